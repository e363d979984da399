// Events of the scanner in; the log's own members, runs and results out. What a result rests on (rules, base ids, artifacts)
// may stand behind it in the file. Then the file is read a second time, with what the first reading found: see `Prelude`.

import type * as sarif from 'sarif';
import type { Sighting } from '../model/finding.ts';
import type { RunFacts } from '../model/run.ts';
import { UnreadArtifact } from './artifact.ts';
import { hasOddRules } from './rules.ts';
import { openRun, type RunReader } from './run.ts';
import type { Events, Record as ScannedRecord } from './window.ts';
import { KIND, type Node } from './shape.ts';
import { SIZE_OF_CONTAINER, sizeOf, sizeOfFacts, sizeOfText } from './size.ts';
import type { Secret } from './scanner.ts';
import { isObject, type Untrusted } from './untrusted.ts';

/** What a first reading found, for a second one. */
export interface Prelude {
  /** The log is no SARIF that can be read: none of its results counts. */
  readonly refused: boolean;
  /** Runs whose results rest on what comes after them, without their results; null for all others. */
  readonly runs: readonly (Untrusted<sarif.Run> | null)[];
  /** Bytes that these take in memory, by estimate: a second reading does not count them again. */
  readonly kept: number;
}

export const REFUSED: Prelude = { refused: true, runs: [], kept: 0 };

export interface Log {
  readonly members: Untrusted<sarif.Log>;
  readonly runs: readonly RunFacts[];
  /** Index of each run that is no object, and run and index of the first result of each run that is none. */
  readonly strays: readonly { readonly run: number; readonly result: number | null }[];
  /** Indices of runs with rules that are not a list. */
  readonly odd: readonly number[];
  /** For a second reading. */
  readonly preludes: Prelude['runs'];
  /** Bytes that runs take in memory beside their results, by estimate: those which were read and the one that is being read. */
  readonly kept: number;
  /** The most that it ever was: what exceeded a limit once must not be forgotten when a run ends. */
  readonly mostKept: number;
  /** True when a result rested on something that came after it. */
  readonly late: boolean;
  /** Results so far, whatever they report. */
  readonly results: number;
  /** Findings handed over. */
  readonly findings: number;
  /** True once the document turned out to be an object. */
  readonly isObject: boolean;
}

export interface LogOptions {
  readonly input: string;
  readonly roots: readonly string[];
  readonly onFinding: (finding: Sighting) => void;
  readonly toFollow?: boolean;
  readonly nextKin: () => number;
  readonly secret: Secret;
  readonly prelude: Prelude | null;
  readonly nodes: readonly Node[];
  /** False once the log is known to be no SARIF that can be read. */
  readonly isReadable: (members: Untrusted<sarif.Log>) => boolean;
}

type Container = Record<string, unknown> | unknown[];

interface Open {
  readonly members: Record<string, unknown>;
  /** All of it, as an earlier reading found it: then nothing of it needs to be kept again. */
  readonly known: Untrusted<sarif.Run> | null;
  /** True where its results count, as far as that is known before them. */
  readonly counts: boolean;
  /** What was kept when it began. */
  readonly keptBefore: number;
  reader: RunReader | null;
  results: number;
  stray: number | null;
  /** True when a member stands behind results. */
  behind: boolean;
}

interface State {
  readonly options: LogOptions;
  readonly members: Record<string, unknown>;
  readonly stack: Container[];
  readonly runs: RunFacts[];
  readonly strays: { run: number; result: number | null }[];
  readonly odd: number[];
  readonly preludes: (Untrusted<sarif.Run> | null)[];
  run: Open | null;
  kept: number;
  mostKept: number;
  late: boolean;
  results: number;
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
    odd: [],
    preludes: [],
    run: null,
    kept: 0,
    mostKept: 0,
    late: false,
    results: 0,
    findings: 0,
    isObject: false,
  };
  const { nodes } = options;
  return Object.assign(state, {
    events: {
      enter: (id: number) => enter(state, nodes[id] as Node),
      leave: (id: number) => leave(state, nodes[id] as Node),
      take: (id: number, json: string) => take(state, nodes[id] as Node, json),
      record: (_id: number, record: ScannedRecord) => takeRecord(state, record),
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
  if (node.path === 'runs[]') state.run = opening(state, opened as Record<string, unknown>);
  else if (!state.run?.known) keep(state, SIZE_OF_CONTAINER);
  state.stack.push(opened);
}

function opening({ options, members: ofLog, preludes, kept }: State, members: Record<string, unknown>): Open {
  const known = options.prelude?.runs[preludes.length] ?? null;
  const counts = !(options.prelude?.refused ?? false) && options.isReadable(ofLog);
  return { members, known, counts, keptBefore: kept, reader: null, results: 0, stray: null, behind: false };
}

function leave(state: State, node: Node): void {
  state.stack.pop();
  if (node.path !== 'runs[]' || state.run === null) return;
  const { run, preludes } = state;
  const members = run.known ?? run.members;
  if (run.stray !== null) state.strays.push({ run: preludes.length, result: run.stray });
  if (hasOddRules(members.tool)) state.odd.push(preludes.length);
  const facts = readerOf(state, run).close(members);
  // Once one run is late the results of the next ones are not read: they may be late, too.
  const isNeeded = state.late && run.behind;
  if (!isNeeded) state.kept = run.keptBefore;
  keep(state, sizeOfFacts(facts));
  state.runs.push(facts);
  preludes.push(isNeeded ? run.members : null);
  state.run = null;
}

function take(state: State, node: Node, json: string): void {
  if (node.path === 'runs[].results[]' && state.run !== null) {
    const result: unknown = JSON.parse(json);
    if (!isObject(result)) state.run.stray ??= state.run.results;
    const run = runOfResult(state);
    return run === null ? undefined : handOver(state, readerOf(state, run).read(result, run.results - 1, json));
  }
  if (state.run?.known) return;
  if (node.path === 'runs[]') {
    state.strays.push({ run: state.preludes.length, result: null });
    state.preludes.push(null);
    keep(state, SIZE_OF_CONTAINER);
    return attach(state, node, null);
  }
  if (node.path === 'runs[].artifacts[]') return takeArtifact(state, node, json);
  keep(state, sizeOf(json));
  attach(state, node, JSON.parse(json));
}

function takeArtifact(state: State, node: Node, json: string): void {
  const artifact = new UnreadArtifact(json);
  const isDescribed = artifact.properties !== undefined;
  if (isDescribed) noteLate(state, 'artifact properties', artifact);
  // Behind results of which none asked for it nobody will, however often they are read.
  const isKept = isDescribed || state.late || !state.run?.reader;
  if (isKept) keep(state, sizeOfText(json));
  attach(state, node, isKept ? artifact : null);
}

function keep(state: State, bytes: number): void {
  state.kept += bytes;
  state.mostKept = Math.max(state.mostKept, state.kept);
}

function takeRecord(state: State, record: ScannedRecord): void {
  const run = runOfResult(state);
  if (run !== null) handOver(state, (run.reader ?? readerOf(state, run)).readRecord(record, run.results - 1));
}

/** The result counts, whatever becomes of it. @returns null where it is not to be read */
function runOfResult(state: State): Open | null {
  const { run } = state;
  if (run === null) return null;
  state.results += 1;
  run.results += 1;
  return run.counts && !state.late ? run : null;
}

function handOver(state: State, finding: Sighting | null): void {
  if (finding === null) return;
  state.findings += 1;
  state.options.onFinding(finding);
}

function attach(state: State, node: Node, value: unknown): void {
  if (state.run?.known) return;
  const above = state.stack.at(-1);
  if (state.run !== null && above === state.run.members && node.name !== null) {
    if (state.run.results > 0) state.run.behind = true;
    noteLate(state, node.name, value);
  }
  // Of runs it is enough to know that they are there.
  if (Array.isArray(above)) above.push(node.path === 'runs[]' ? null : value);
  else if (above !== undefined && node.name !== null) above[node.name] = value;
}

function noteLate(state: State, name: string, value: unknown): void {
  if (state.options.prelude === null && state.run?.reader?.restsOn(name, value)) state.late = true;
}

function readerOf({ options, preludes }: State, run: Open): RunReader {
  run.reader ??= openRun(
    run.known ?? run.members,
    { input: options.input, run: preludes.length, toFollow: options.toFollow ?? false, nextKin: options.nextKin, secret: options.secret },
    options.roots,
  );
  return run.reader;
}
