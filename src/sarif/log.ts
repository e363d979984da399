// Events of the scanner in; the log's own members, runs and results out. What a result rests on (rules, base ids, artifacts)
// may stand behind it in the file. Then the file is read a second time, with what the first reading found: see `Prelude`.

import type * as sarif from 'sarif';
import type { Sighting } from '../model/finding.ts';
import type { RunFacts } from '../model/run.ts';
import { openRun, type RunReader } from './run.ts';
import type { Events, Record as ScannedRecord } from './scanner.ts';
import { KIND, type Node } from './shape.ts';
import { isObject, type Untrusted } from './untrusted.ts';

/** What a first reading found, for a second one. */
export interface Prelude {
  /** The log is no SARIF that can be read: none of its results counts. */
  readonly refused: boolean;
  /** Each run without its results. */
  readonly runs: readonly Untrusted<sarif.Run>[];
}

export interface Log {
  readonly members: Untrusted<sarif.Log>;
  readonly runs: readonly RunFacts[];
  /** Index of each run that is no object, and run and index of the first result of each run that is none. */
  readonly strays: readonly { readonly run: number; readonly result: number | null }[];
  /** Runs as far as they were read, for a second reading. */
  readonly preludes: readonly Untrusted<sarif.Run>[];
  /** True when a result rested on something that came after it. */
  readonly late: boolean;
  /** Findings handed over. */
  readonly findings: number;
  /** True once the document turned out to be an object. */
  readonly isObject: boolean;
}

export interface LogOptions {
  readonly input: string;
  readonly roots: readonly string[];
  readonly onFinding: (finding: Sighting) => void;
  /** Hears of every result, whatever it reports, before it is looked at. */
  readonly onResult?: () => void;
  readonly prelude: Prelude | null;
  readonly nodes: readonly Node[];
  /** False once the log is known to be no SARIF that can be read. */
  readonly isReadable: (members: Untrusted<sarif.Log>) => boolean;
}

type Container = Record<string, unknown> | unknown[];

interface Open {
  readonly members: Record<string, unknown>;
  reader: RunReader | null;
  results: number;
  stray: number | null;
}

interface State {
  readonly options: LogOptions;
  readonly members: Record<string, unknown>;
  readonly stack: Container[];
  readonly runs: RunFacts[];
  readonly strays: { run: number; result: number | null }[];
  readonly preludes: Untrusted<sarif.Run>[];
  run: Open | null;
  late: boolean;
  findings: number;
  isObject: boolean;
}

export function readLog(options: LogOptions): Log & { readonly events: Events } {
  const state: State = {
    options,
    members: container(),
    stack: [],
    runs: [],
    strays: [],
    preludes: [],
    run: null,
    late: false,
    findings: 0,
    isObject: false,
  };
  const { nodes } = options;
  return Object.assign(state, {
    events: {
      enter: (id: number) => enter(state, nodes[id] as Node),
      leave: (id: number) => leave(state, nodes[id] as Node),
      take: (id: number, json: string) => take(state, nodes[id] as Node, json),
      record: (_id: number, record: ScannedRecord) => takeResult(state, (reader, index) => reader.readRecord(record, index)),
    },
  });
}

function container(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

function enter(state: State, node: Node): void {
  const opened = state.stack.length === 0 ? state.members : node.kind === KIND.members ? container() : [];
  attach(state, node, opened);
  if (state.stack.length === 0) state.isObject = true;
  if (node.path === 'runs[]') state.run = { members: opened as Record<string, unknown>, reader: null, results: 0, stray: null };
  state.stack.push(opened);
}

function leave(state: State, node: Node): void {
  state.stack.pop();
  if (node.path !== 'runs[]' || state.run === null) return;
  const { members, stray } = state.run;
  if (stray !== null) state.strays.push({ run: state.preludes.length, result: stray });
  state.runs.push(readerOf(state, state.run).close(members));
  state.preludes.push(members);
  state.run = null;
}

function take(state: State, node: Node, json: string): void {
  const value: unknown = JSON.parse(json);
  if (node.path === 'runs[].results[]' && state.run !== null) {
    state.run.stray ??= state.run.results;
    return takeResult(state, (reader, index) => reader.read(value, index, json));
  }
  if (node.path === 'runs[]') {
    state.strays.push({ run: state.preludes.length, result: null });
    state.preludes.push({});
  }
  if (node.path === 'runs[].artifacts[]' && isObject(value) && value['properties'] !== undefined)
    noteLate(state, 'artifact properties', value);
  attach(state, node, value);
}

function takeResult(state: State, read: (reader: RunReader, index: number) => Sighting | null): void {
  const { run, options } = state;
  if (run === null) return;
  options.onResult?.();
  const index = run.results;
  run.results += 1;
  if (options.prelude?.refused || state.late || !options.isReadable(state.members)) return;
  const finding = read(readerOf(state, run), index);
  if (finding === null) return;
  state.findings += 1;
  options.onFinding(finding);
}

function attach(state: State, node: Node, value: unknown): void {
  const above = state.stack.at(-1);
  if (above === state.run?.members && node.name !== null) noteLate(state, node.name, value);
  if (Array.isArray(above)) above.push(value);
  else if (above !== undefined && node.name !== null) above[node.name] = value;
}

function noteLate(state: State, name: string, value: unknown): void {
  if (state.options.prelude === null && state.run?.reader?.restsOn(name, value)) state.late = true;
}

function readerOf({ options, preludes }: State, run: Open): RunReader {
  const known = options.prelude?.runs[preludes.length] ?? run.members;
  run.reader ??= openRun(known, { input: options.input, run: preludes.length }, options.roots);
  return run.reader;
}
