// The SARIF files that the caller names, through the gate: read in chunks, handed over finding by finding, judged at the end.
// Where a file says after its results what they rest on, all files are read again with that, and so they are where a finding
// was passed over that a later one makes matter: a verdict never rests on half.

import { randomFillSync } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { checkoutOf } from './checkout.ts';
import type { Found, FoundFile } from './files/find.ts';
import type { Extent } from './files/read.ts';
import { spooled } from './files/spool.ts';
import { heapKeeper } from './heap.ts';
import { openGate, type Evidence, type Gate, type Lessons, type Rules } from './gate.ts';
import type { Assessment, Input, Skipped, Subject } from './model/assessment.ts';
import { fault, type Fault, type Warning } from './model/fault.ts';
import { exceeded, type Limits } from './model/limits.ts';
import { UNWATCHED, type Watch } from './model/progress.ts';
import { sizeOf, type Finding } from './model/finding.ts';
import { byText } from './model/order.ts';
import { formatCount, formatSize } from './model/size.ts';
import type { RunFacts } from './model/run.ts';
import type { Before } from './baseline.ts';
import { pastOf } from './past.ts';
import type { Request } from './request.ts';
import { REFUSED, type Prelude } from './sarif/log.ts';
import { counter, windowReader, type WindowReader } from './sarif/read.ts';
import type { Secret } from './sarif/scanner.ts';
import { scanFile } from './scan.ts';
import { endThread } from './thread.ts';

/** Findings are told apart by hashes that begin with it, so that no file can be made in which two have the same. */
const SECRET = [...randomFillSync(new Uint32Array(4))] as unknown as Secret;

/** What is known before the first file is read. */
export type Known = Pick<Evidence, 'faults' | 'warnings' | 'digests'>;

interface Reading {
  readonly input: Input;
  /** Of every kind; none where the file is no evidence. */
  readonly results: number;
  /** Bytes that its runs take in memory, by estimate; infinite where it exceeds the limit, so that all after it do, too. */
  readonly kept: number;
  readonly runs: readonly RunFacts[];
  readonly faults: readonly Fault[];
  /** True for a searched file that is no SARIF. */
  readonly passedOver: boolean;
  /** Not null when its findings must be taken back, and what it is to be read again with. */
  readonly again: Prelude | null;
}

export interface Case {
  readonly request: Request;
  /** The SARIF to compare with; null where none is named. */
  readonly baseline: Found | null;
  readonly rules: Rules;
  readonly known: Known;
  /** The artifacts that are judged, sorted by name. */
  readonly subjects: readonly Subject[];
  readonly stdin: Readable;
  readonly watch: Watch;
}

export async function judgeFiles(found: Found, { request, baseline, rules, known, subjects, stdin, watch }: Case): Promise<Assessment> {
  const roots = await rootsOf(resolve(request.source));
  const { limits } = rules.policy;
  const spool = await spooled(found.files, stdin, limits.inputSize.most);
  const desk = { roots, limits, watch, toFollow: baseline !== null };
  try {
    const before = baseline === null ? null : await readBaseline(baseline, request, desk);
    const held = before?.kept ?? 0;
    const { taker: gate, readings } = await readUntilItStands(spool.files, (lessons) => openGate(rules, lessons), { ...desk, held });
    const search = { args: request.sarif, skipped: found.skipped, faults: [...found.faults, ...spool.faults] };
    const evidence = evidenceOf(readings, search);
    const tools = evidence.runs.map(({ tool }) => tool);
    endThread();
    return gate.judge({
      ...evidence,
      faults: [...known.faults, ...(before?.faults ?? []), ...evidence.faults],
      warnings: [...known.warnings, ...sameBytes(evidence.inputs, before)],
      digests: known.digests,
      subjects,
      past: await pastOf(gate.findings, tools, before, request),
      checkout: await checkoutOf(resolve(request.source), evidence.runs, request.stage),
    });
  } finally {
    watch.close();
    await spool.remove();
  }
}

/** A scan of the base that ran in the wrong folder says just what is judged. */
function sameBytes(inputs: readonly Input[], before: Before | null): readonly Warning[] {
  const known = new Set(before?.inputs.map(({ sha256 }) => sha256));
  const what = 'the baseline has a file of the same bytes: see to it that the base was scanned, and not the change';
  return inputs.filter(({ sha256 }) => known.has(sha256)).map(({ path }) => ({ what, where: path }));
}

/** What findings are handed to. */
type Taker = Pick<Gate, 'take' | 'kept' | 'missed'>;

/** Findings of the baseline, all of them, and what is wrong with it: what is compared with a part of it is not judged. */
async function readBaseline(
  found: Found,
  { baseline: args, baselineSource }: Request,
  desk: Omit<Desk, 'taker' | 'nextKin' | 'before' | 'held'>,
): Promise<Before & { readonly kept: number; readonly faults: readonly Fault[] }> {
  const own = baselineSource === null ? [] : await rootsOf(resolve(baselineSource));
  const { taker, readings } = await readUntilItStands(found.files, heap, { ...desk, roots: [...own, ...desk.roots], held: 0 });
  const { inputs, runs, faults } = evidenceOf(readings, { args, skipped: [], faults: found.faults });
  const unfinished = runs.filter(({ outcome, hasResults }) => outcome === 'failed' || !hasResults).map(unfinishedRun);
  return { findings: taker.findings, inputs, tools: runs.map(({ tool }) => tool), kept: taker.kept(), faults: [...faults, ...unfinished] };
}

/** What such a run lacks would count as new. */
function unfinishedRun({ input, run, tool }: RunFacts): Fault {
  const what = `the baseline's run of ${tool.name} did not finish, or says nothing of results`;
  return fault('E_EXECUTION_FAILED', `${input}#/runs/${run}`, what, 'scan the base again, or leave it out of the baseline');
}

/** Keeps every finding, and asks for nothing again. */
function heap(): Taker & { readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  let kept = 0;
  return {
    findings,
    take(sighting) {
      const finding = sighting.whole();
      kept += sizeOf(finding, true);
      findings.push(finding);
    },
    kept: () => kept,
    missed: () => null,
  };
}

/** Reads all files, and again until nothing has to be taken back. */
async function readUntilItStands<T extends Taker>(
  files: readonly FoundFile[],
  open: (lessons: Lessons) => T,
  desk: Omit<Desk, 'taker' | 'nextKin' | 'before'>,
): Promise<{ readonly taker: T; readonly readings: readonly Reading[] }> {
  const earlier = new Map<string, Reading>();
  const [digests, meetings] = [new Set<string>(), new Set<number>()];
  for (let first = true; ; first = false) {
    const taker = open({ seed: SECRET[0], missed: { digests, meetings } });
    const nextKin = counter();
    const heard = first ? desk.watch : { ...desk.watch, end: UNWATCHED.end };
    const readings = await readAll(files, earlier, { ...desk, taker, nextKin, watch: heard });
    const missed = taker.missed();
    if (readings.every(({ again }) => again === null) && missed === null) return { taker, readings };
    missed?.digests.forEach((digest) => digests.add(digest));
    missed?.meetings.forEach((place) => meetings.add(place));
  }
}

interface Desk {
  readonly roots: readonly string[];
  readonly limits: Limits;
  /** True where what it takes to know findings again is read, too. */
  readonly toFollow: boolean;
  /** Null once this round cannot stand: the rest is read to know what the next round needs. */
  readonly taker: Taker | null;
  /** For what this taker takes: see `Sighting.kin`. */
  readonly nextKin: () => number;
  readonly watch: Watch;
  /** Bytes that are held already. */
  readonly held: number;
  /** Results of the files before, and bytes that their runs take. */
  readonly before: Pick<Reading, 'results' | 'kept'>;
}

/** @param earlier by path, the last reading of each file that could not stand; those of this round are added */
async function readAll(
  files: readonly FoundFile[],
  earlier: Map<string, Reading>,
  desk: Omit<Desk, 'before'>,
): Promise<readonly Reading[]> {
  const readings: Reading[] = [];
  let { taker } = desk;
  // What is to be read again stays in memory all the while.
  let before = { results: 0, kept: [...earlier.values()].reduce((sum, { again }) => sum + (again?.kept ?? 0), desk.held) };
  for (const file of files) {
    const last = earlier.get(file.path);
    // What is no evidence does not become one by being read again.
    const refused = last?.again?.refused ? { ...last, kept: 0, again: null } : null;
    const reading = refused ?? (await read(file, last?.again ?? null, { ...desk, taker, before }));
    if (reading.again) earlier.set(file.path, reading);
    if (reading.again) taker = null;
    before = { results: before.results + reading.results, kept: before.kept + reading.kept };
    readings.push(reading);
  }
  return readings;
}

/** Findings that are taken before it is asked again how many there are. */
const FEW = 64;

async function read(
  file: FoundFile,
  prelude: Prelude | null,
  { roots, limits, toFollow, taker, nextKin, watch, before }: Desk,
): Promise<Reading> {
  // None of it ever becomes less: a finding that was passed over leads to a fault, wherever the chunk ends.
  const kept = (): number => before.kept + reader.mostKept() + (taker?.kept() ?? 0);
  const results = (): number => before.results + reader.results();
  const isTooMuch = (): boolean => results() > limits.results.most || kept() > limits.memory.most;
  const flood = (): Fault | null => (isTooMuch() ? floodFault(file, limits, results(), kept()) : null);
  let isFull = false;
  const reader: WindowReader = windowReader({
    input: file.name,
    roots,
    prelude,
    toFollow,
    nextKin,
    secret: SECRET,
    onFinding(finding) {
      if (reader.findings() % FEW === 0) isFull = isTooMuch();
      if (!isFull) taker?.take(finding);
    },
  });
  watch.begin(file.name);
  const keepHeapSmall = heapKeeper();
  const chunk = ({ bytes, size, inflated }: Extent): Fault | null => {
    watch.reading({ file: file.name, bytes, size, inflated, results: reader.results() });
    keepHeapSmall();
    return flood();
  };
  const done = await scanFile({ file, limits, secret: SECRET, toFollow }, { window: reader.take, chunk });
  const facts = reader.end(done.scanned);
  const unread = done.fault ?? flood();
  const input = { path: file.name, sha256: done.sha256, bytes: done.bytes };
  const passedOver = unread === null && !file.named && !facts.isSarif;
  const stands = unread === null && facts.runs.length > 0;
  if (!passedOver) watch.end({ ...done, file: file.name, results: stands ? reader.results() : null });
  if (stands) return { ...facts, input, passedOver, results: reader.results(), kept: reader.kept() };
  const isOver = kept() > limits.memory.most;
  return {
    input,
    passedOver,
    results: 0,
    kept: isOver ? Infinity : 0,
    runs: [],
    faults: unread ? [unread] : facts.faults,
    again: reader.findings() > 0 || isOver ? REFUSED : null,
  };
}

function floodFault({ name }: FoundFile, limits: Limits, results: number, kept: number): Fault {
  if (results > limits.results.most) {
    const what = `it brings the results of all inputs to at least ${formatCount(results)}`;
    return exceeded('results', limits.results, name, { what, found: results });
  }
  if (!Number.isFinite(kept))
    return exceeded('memory', limits.memory, name, { what: 'it is not judged: an input before it was too much', found: 0 });
  return exceeded('memory', limits.memory, name, {
    what: `it brings what is kept of all inputs to at least ${formatSize(kept)}`,
    found: kept,
  });
}

interface Search {
  readonly args: readonly string[];
  readonly faults: readonly Fault[];
  readonly skipped: readonly Skipped[];
}

/** Everything in an order that rests on the bytes and names of the files alone. */
function evidenceOf(
  readings: readonly Reading[],
  { args, faults: unfound, skipped }: Search,
): Pick<Evidence, 'inputs' | 'runs' | 'skipped' | 'faults'> {
  const used = readings
    .filter(({ passedOver }) => !passedOver)
    .toSorted((a, b) => byText(`${a.input.sha256} ${a.input.path}`, `${b.input.sha256} ${b.input.path}`));
  const passed = readings.filter(({ passedOver }) => passedOver).map(({ input }) => ({ path: input.path, why: 'JSON, but not SARIF' }));
  const expected = 'let the scanner step run first and look at its log, or correct the name';
  const nothing = unfound.length === 0 && used.length === 0 ? [fault('E_NO_FILE', args.join(' '), 'no file there is SARIF', expected)] : [];
  return {
    inputs: used.map(({ input }) => input),
    runs: used.flatMap(({ runs }) => runs),
    skipped: [...skipped, ...passed].toSorted((a, b) => byText(a.path, b.path)),
    faults: [...unfound, ...used.flatMap(({ faults }) => faults), ...nothing],
  };
}

/** The source folder as the caller names it, and as it is once links are followed; `/` between parts. */
async function rootsOf(source: string): Promise<readonly string[]> {
  const real = await realpath(source).catch(() => source);
  return [...new Set([source, real])].map((path) =>
    path
      .replaceAll('\\', '/')
      .replace(/^([a-z]:)/i, '/$1')
      .replace(/\/$/, ''),
  );
}
