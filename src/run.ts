// Gather, judge, publish: it fetches what the gate needs as values (SARIF through evidence.ts), and carries away what the gate
// concludes. Publishing can turn a pass into "could not judge", never a fail into a pass.

import { createHash } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { discardOnBug } from './bug.ts';
import { branchOf } from './files/branch.ts';
import { findSarif, nameOf, type Found } from './files/find.ts';
import { exists, headOf, readText, readTexts, type TextFile } from './files/text.ts';
import { removeOld, writeWhole } from './files/write.ts';
import { judgeFiles, type Known } from './evidence.ts';
import type { Rules } from './gate.ts';
import { withFaults, type Assessment } from './model/assessment.ts';
import { dayOf, formatInstant } from './model/date.ts';
import { fault, type Fault, type Result, type Warning } from './model/fault.ts';
import type { Policy } from './model/policy.ts';
import type { Watch } from './model/progress.ts';
import { rank } from './model/severity.ts';
import { builtInPolicy } from './policy/built-in.ts';
import { renderSummary } from './report/summary.ts';
import { renderVerdict, VERDICT_HEAD } from './report/verdict.ts';
import type { Request } from './request.ts';

/** What the caller's surroundings provide. */
export interface Surroundings {
  readonly stdin: Readable;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly clock: () => number;
  /** Branch that is judged; null to read it from the checkout. */
  readonly branch: string | null;
  /** Where the policy and exceptions lie by custom, below the source folder; used only where `useDefaults` says so. */
  readonly useDefaults: boolean;
  /** Hears how far the reading has come. */
  readonly watch: Watch;
}

const HOME = '.github/defect-gate';
const DEFAULT_POLICY = [`${HOME}/policy.yml`, `${HOME}/policy.yaml`];
const DEFAULT_EXCEPTIONS = [`${HOME}/exceptions.yml`, `${HOME}/exceptions.yaml`, `${HOME}/exceptions`];

/** What was concluded and written, and the way to take it back: never to something better. */
export interface Published {
  readonly assessment: Assessment;
  /** Says on every file that was written what became known after it was. */
  correct(faults: readonly Fault[]): Promise<Published>;
}

export async function run(request: Request, surroundings: Surroundings): Promise<Published> {
  const source = resolve(request.source);
  const { rules, known } = await gatherRules(request, surroundings);
  const found = await findSarif(request.sarif, source);
  const baseline = request.baseline.length === 0 ? null : await findSarif(request.baseline, source);
  const surfaces = surfacesOf(request);
  const inputs = [
    ...[...found.files, ...(baseline?.files ?? [])].map(({ path }) => path),
    ...[request.policy, request.exceptions].flatMap((path) => (path === null ? [] : [resolve(path)])),
    ...[...DEFAULT_POLICY, ...DEFAULT_EXCEPTIONS].map((path) => join(source, path)),
  ];
  const refused = await Promise.all(surfaces.map(({ path }) => unwritable(path, inputs)));
  const usable = surfaces.filter((_surface, index) => refused[index] === null);
  for (const { path } of usable) discardOnBug(path);
  const removed = await Promise.all(usable.map(({ path }) => removeOld(path)));
  const faults = [
    ...refused,
    ...removed,
    await sourceFault('source', source),
    await sourceFault('baseline-source', request.baselineSource),
    baseline && (await sameFile(found, baseline)),
  ].filter((one) => one !== null);
  const writable = usable.filter((_surface, index) => removed[index] === null);
  const files = found.files.filter(({ path, named }) => named || !usable.some((surface) => surface.path === path));
  const all = { ...known, faults: [...known.faults, ...faults] };
  const assessment = await judgeFiles({ ...found, files }, { request, baseline, rules, known: all, ...surroundings });
  return published(await publish(assessment, writable), writable);
}

function published(assessment: Assessment, surfaces: readonly Surface[]): Published {
  return {
    assessment,
    async correct(faults) {
      const corrected = withFaults(assessment, faults);
      return corrected === assessment ? this : published(await publish(corrected, surfaces), surfaces);
    },
  };
}

/** An output is never written over what is judged, nor over what it is judged by. */
async function unwritable(path: string, inputs: readonly string[]): Promise<Fault | null> {
  const real = (one: string): Promise<string> => realpath(one).catch(() => one);
  const [own, all] = [await real(path), await Promise.all(inputs.map(real))];
  const isInput = all.some((input) => input === own || own.startsWith(`${input}/`));
  if (!isInput || (await isOwnVerdict(path))) return null;
  return fault('E_OPTION', path, 'an output is named where an input lies', 'name another file for the output');
}

/** A verdict of an earlier run must not be taken for that of a run which could not begin. */
export async function discardVerdict(path: string): Promise<void> {
  if (await isOwnVerdict(path)) await removeOld(path);
}

/** A verdict file of an earlier run that lies in the folder which is searched. */
async function isOwnVerdict(path: string): Promise<boolean> {
  return (await headOf(path)).startsWith(VERDICT_HEAD);
}

/** What is compared with itself is never new. */
async function sameFile(found: Found, baseline: Found): Promise<Fault | null> {
  const realOf = ({ files }: Found): Promise<string[]> => Promise.all(files.map(({ path }) => realpath(path).catch(() => path)));
  const judged = new Set(await realOf(found));
  const before = await realOf(baseline);
  const same = baseline.files.find((_file, index) => judged.has(before[index] ?? ''));
  if (same === undefined) return null;
  return fault('E_OPTION', same.name, 'the file is judged, and is the baseline too', 'name SARIF of the state before as the baseline');
}

async function sourceFault(option: string, folder: string | null): Promise<Fault | null> {
  if (folder === null) return null;
  const source = resolve(folder);
  const kind = await stat(source).catch(() => null);
  return kind?.isDirectory()
    ? null
    : fault('E_NO_FILE', source, 'the source folder does not exist', `name the checkout with the option ${option}`);
}

async function gatherRules(request: Request, surroundings: Surroundings): Promise<{ rules: Rules; known: Known }> {
  const source = resolve(request.source);
  const now = request.now ?? surroundings.clock();
  const faults: Fault[] = [];
  const warnings: Warning[] = [];
  const chosen = async (named: string | null, usual: readonly string[], noun: string): Promise<string | null> => {
    if (named !== null) return resolve(named);
    const found = await presentOf(usual.map((path) => join(source, path)));
    const [first] = found;
    if (found.length > 1)
      faults.push(fault('E_OPTION', usual.join(' and '), `both exist, and the ${noun} can only be one of them`, 'keep one, or name one'));
    if (first === undefined && surroundings.useDefaults)
      warnings.push({
        what: `there is no ${noun} file at ${usual.join(' or ')}: ${noun === 'policy' ? 'the built-in policy judges' : 'no exception is known'}`,
        where: usual[0] ?? '',
      });
    if (first !== undefined && !surroundings.useDefaults)
      warnings.push({ what: `a ${noun} file lies here and is not used, since no option names it`, where: usual[0] ?? '' });
    return surroundings.useDefaults ? (first ?? null) : null;
  };
  const collect = <T>(result: Result<T>, otherwise: T): T => {
    if (result.ok) return result.value;
    faults.push(...result.faults);
    return otherwise;
  };
  const policyPath = await chosen(request.policy, DEFAULT_POLICY, 'policy');
  const exceptionsPath = await chosen(request.exceptions, DEFAULT_EXCEPTIONS, 'exceptions');
  const policyFile = policyPath === null ? null : collect<TextFile | null>(await readText(policyPath, source), null);
  const exceptionFiles = exceptionsPath === null ? [] : collect<readonly TextFile[]>(await readTexts(exceptionsPath, source), []);
  const standIn: Policy =
    policyPath === null
      ? builtInPolicy()
      : { ...builtInPolicy(), source: `built-in policy, since ${nameOf(policyPath, source)} is at fault` };
  // What reads YAML is half of all code: it is loaded for those who have a policy or exceptions.
  const policy: Policy =
    policyFile === null
      ? standIn
      : collect((await import('./policy/parse.ts')).parsePolicy(policyFile.text, policyFile.file, now), standIn);
  const exceptions =
    exceptionFiles.length === 0 ? [] : collect((await import('./exceptions/parse.ts')).parseExceptions(exceptionFiles, dayOf(now)), []);
  faults.push(...laxerThan(policy, request));
  warnings.push(...aboutTime(policy, request, now, surroundings.clock()));
  const branch = surroundings.branch ?? (await branchOf(source));
  const digests = { policy: policyFile?.digest ?? null, exceptions: digestOf(exceptionFiles), ledger: null, artifact: null };
  const { stage, failOn } = request;
  // What may be known from before is looked at, however minor.
  const keepAll = request.allDefects || request.baseline.length > 0;
  return { rules: { policy, exceptions, stage, failOn, now, branch, keepAll }, known: { faults, warnings, digests } };
}

/** A moment that is not the clock's, and an observation that has ended: both are easily forgotten. */
function aboutTime(policy: Policy, { now: chosen }: Request, now: number, clock: number): Warning[] {
  const until = policy.observeUntil;
  const ended = until !== null && dayOf(now) > until.day;
  return [
    ...(chosen !== null && dayOf(chosen) !== dayOf(clock)
      ? [{ what: `judged as of ${formatInstant(now)}, not of today`, where: 'option now' }]
      : []),
    ...(ended ? [{ what: `observation ended ${until.day}: what blocks fails the build`, where: until.where }] : []),
  ];
}

async function presentOf(paths: readonly string[]): Promise<readonly string[]> {
  const present = await Promise.all(paths.map(exists));
  return paths.filter((_path, index) => present[index]);
}

function laxerThan({ stages }: Policy, { failOn, stage }: Request): Fault[] {
  const own = stages[stage];
  if (failOn === null || rank(failOn) >= rank(own.failOn)) return [];
  return [
    fault(
      'E_OPTION',
      'fail-on',
      `"${failOn}" is laxer than "${own.failOn}", on which the policy fails (${own.where})`,
      'the option may only tighten; change the policy instead',
    ),
  ];
}

/** Of one file its own digest; of several, of the list of their names and digests. */
function digestOf(files: readonly TextFile[]): string | null {
  const [only] = files;
  if (only === undefined || files.length === 1) return only?.digest ?? null;
  const list = files.map(({ file, digest }) => `${digest}  ${file}\n`).join('');
  return `sha256:${createHash('sha256').update(list).digest('hex')}`;
}

interface Surface {
  readonly path: string;
  render(assessment: Assessment): Iterable<string>;
}

function surfacesOf({ output, summary, allDefects }: Request): readonly Surface[] {
  return [
    ...(output === null ? [] : [{ path: resolve(output), render: (assessment: Assessment) => renderVerdict(assessment, allDefects) }]),
    ...(summary === null ? [] : [{ path: resolve(summary), render: (assessment: Assessment) => [renderSummary(assessment)] }]),
  ];
}

/** Writes every file. When one fails all are taken away and written anew: none may say more than is true, or be left from before. */
async function publish(assessment: Assessment, surfaces: readonly Surface[]): Promise<Assessment> {
  const failures = (await writeAll(assessment, surfaces)).filter((one) => one !== null);
  if (failures.length === 0) return assessment;
  const corrected = withFaults(assessment, failures);
  await Promise.all(surfaces.map(({ path }) => removeOld(path)));
  await writeAll(corrected, surfaces);
  return corrected;
}

function writeAll(assessment: Assessment, surfaces: readonly Surface[]): Promise<readonly (Fault | null)[]> {
  return Promise.all(surfaces.map(({ path, render }) => writeWhole(path, render(assessment))));
}
