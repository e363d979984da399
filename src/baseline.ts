// Findings of a baseline and of now, and the source of both in; which of them were there before, out. With evidence.ts and run.ts
// one of the files that see both worlds. Source text is read file by file, and only hashes of it stay.

import { resolve } from 'node:path';
import { openSource } from './files/source.ts';
import type { Repository } from './git/repository.ts';
import { follow } from './identity/follow.ts';
import { entry } from './identity/sets.ts';
import { sourceOf } from './identity/source.ts';
import { traceOf } from './identity/trace.ts';
import type { Input } from './model/assessment.ts';
import { untold, type Change, type Told } from './model/change.ts';
import type { Finding, Tool } from './model/finding.ts';
import type { Baseline, Earlier } from './model/past.ts';
import type { Subject, Trace } from './model/trace.ts';
import type { Request } from './request.ts';

/** A baseline as it was read. */
export interface Before {
  readonly findings: readonly Finding[];
  readonly inputs: readonly Input[];
  readonly tools: readonly Tool[];
}

interface Comparison {
  readonly before: Before;
  readonly now: readonly Finding[];
  /** Of the runs that are judged. */
  readonly tools: readonly Tool[];
  readonly change: Told<Change>;
}

/** @param repository null where no base is named */
export async function baselineOf(
  { before, now, tools, change }: Comparison,
  request: Request,
  repository: Told<Repository> | null,
): Promise<Baseline> {
  const sides = { now: repeated(now), before: repeated(before.findings) };
  const earlier = await tracesOf(firstsOf(sides.before), await oldText(request, repository));
  const later = await tracesOf(firstsOf(sides.now), await openSource(resolve(request.source)).then(({ read }) => oneByOne(read)));
  return followed({ ...sides, baseline: before, tools }, { earlier, later }, renamesOf(change));
}

/** Reads some files, each once, and hands over the text of those that are there. */
type ReadText = (paths: ReadonlySet<string>, take: (path: string, text: string) => void) => Promise<void>;

function oneByOne(read: (path: string) => Promise<string | null>): ReadText {
  return async (paths, take) => {
    for (const path of paths) {
      const text = await read(path);
      if (text !== null) take(path, text);
    }
  };
}

async function oldText({ baselineSource, baseRef }: Request, repository: Told<Repository> | null): Promise<ReadText> {
  if (baselineSource !== null) return oneByOne((await openSource(resolve(baselineSource))).read);
  const commit = repository?.told ? await repository.value.resolve(baseRef ?? '') : untold('', '');
  return async (paths, take) => {
    if (repository?.told && commit.told) await repository.value.blobs(commit.value, paths, take);
  };
}

/** Findings that repeat one another, in one run or in several. */
type Repeated = readonly [Finding, ...Finding[]];

/** What says the same of the same place is followed once: else what was said twice would be known twice. */
function repeated(findings: readonly Finding[]): readonly Repeated[] {
  const alike = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const { tool, ...subject } = subjectOf(finding);
    const key = JSON.stringify([tool.toLowerCase(), { ...subject, clues: null }, finding.location.display]);
    const known = alike.get(key);
    if (known) known.push(finding);
    else alike.set(key, [finding]);
  }
  return [...alike.values()];
}

function firstsOf(all: readonly Repeated[]): readonly Finding[] {
  return all.map(([first]) => first);
}

interface Traced {
  readonly trace: Trace;
  /** True where the result shows another line than its file has: it is believed in neither. */
  readonly isContradicted: boolean;
}

/** @returns for each finding, in their order */
async function tracesOf(findings: readonly Finding[], readText: ReadText): Promise<readonly Traced[]> {
  const byPath = new Map<string, number[]>();
  for (const [index, { location }] of findings.entries()) {
    if (location.path !== null) entry(byPath, location.path, () => []).push(index);
  }
  const traces = new Map<number, Traced>();
  await readText(new Set(byPath.keys()), (path, text) => {
    const source = sourceOf(text);
    const lines = text.split(/\r\n?|\n/);
    for (const index of byPath.get(path) ?? []) {
      const finding = findings[index] as Finding;
      const subject = subjectOf(finding);
      const isContradicted = !agrees(finding, lines);
      const trace = isContradicted ? traceOf({ ...subject, clues: null }, null) : traceOf(subject, source);
      traces.set(index, { trace, isContradicted });
    }
  });
  return findings.map((finding, index) => traces.get(index) ?? { trace: traceOf(subjectOf(finding), null), isContradicted: false });
}

/** False where the file is not the one that was scanned: its line is not what the result shows of it. */
function agrees({ location: { line }, clues }: Finding, lines: readonly string[]): boolean {
  const [shown = ''] = (clues?.snippet ?? '').split(/\r\n?|\n/);
  return line === null || (lines[line - 1] ?? '').includes(shown.trim());
}

function subjectOf({ tool, rule, location, message, vulnerability, package: found, clues }: Finding): Subject {
  const { path, line, column, endLine } = location;
  return {
    tool: tool.name,
    rule,
    path,
    line,
    column,
    endLine,
    message,
    vulnerability: vulnerability?.id ?? null,
    package: found === null ? null : (found.purl?.replace(/@[^@/]*$/, '') ?? found.name),
    clues,
  };
}

function renamesOf(change: Told<Change>): ReadonlyMap<string, string> {
  if (!change.told) return new Map();
  return new Map([...change.value.files].flatMap(([path, { from }]) => (from === null ? [] : [[from, path] as const])));
}

/** Null where the text of one of them is not known. Not for packages: what is said of one stands in a lock file, or nowhere. */
function isRewritten({ trace: before }: Traced, { trace: now, isContradicted }: Traced): boolean | null {
  if (before.component !== '') return false;
  if (isContradicted) return true;
  return before.loose === '' || now.loose === '' ? null : before.loose !== now.loose;
}

interface Sides {
  readonly now: readonly Repeated[];
  readonly before: readonly Repeated[];
  readonly baseline: Before;
  /** Of now. */
  readonly tools: readonly Tool[];
}

function followed(
  { now, before, baseline, tools }: Sides,
  { earlier: old, later }: { readonly earlier: readonly Traced[]; readonly later: readonly Traced[] },
  renames: ReadonlyMap<string, string>,
): Baseline {
  const earlier = new Map<Finding, Earlier>();
  const continued = new Set<number>();
  const matches = follow(
    old.map(({ trace }) => trace),
    later.map(({ trace }) => trace),
    renames,
  );
  for (const [index, match] of matches.entries()) {
    const finding = match === null ? undefined : before[match.before]?.[0];
    const [from, to] = [match === null ? undefined : old[match.before], later[index]];
    if (match === null || finding === undefined || from === undefined || to === undefined) continue;
    continued.add(match.before);
    for (const own of now[index] ?? []) earlier.set(own, { ...match, finding, rewritten: isRewritten(from, to) });
  }
  const running = new Set(tools.map(({ name }) => name.toLowerCase()));
  const gone = before.flatMap(([first], index) => (continued.has(index) ? [] : [first]));
  return {
    inputs: baseline.inputs,
    tools: baseline.tools,
    earlier,
    absent: gone.filter(({ tool }) => running.has(tool.name.toLowerCase())),
    unmeasured: gone.filter(({ tool }) => !running.has(tool.name.toLowerCase())).length,
    unsourced: [...old, ...later].filter(({ trace }) => trace.basis !== 'source').length,
  };
}
