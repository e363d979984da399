// Gather, judge, publish: it fetches what the gate needs as values (SARIF through evidence.ts), and carries away what the gate
// concludes. Publishing can turn a pass into "could not judge", never a fail into a pass.

import { realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { discardOnBug } from './bug.ts';
import { findEvidence, findSarif, type Found, type FoundFile } from './files/find.ts';
import { headOf } from './files/text.ts';
import { removeOld, writeWhole } from './files/write.ts';
import { judgeFiles } from './evidence.ts';
import { withFaults, type Assessment } from './model/assessment.ts';
import { fault, type Fault } from './model/fault.ts';
import { renderSummary } from './report/summary.ts';
import { renderVerdict, VERDICT_HEAD } from './report/verdict.ts';
import type { Request } from './request.ts';
import { CUSTOMARY } from './rulebook.ts';
import { gatherRules } from './rules.ts';
import type { Delivery, Gathered } from './shipping.ts';
import type { Surroundings } from './surroundings.ts';

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
  const evidence = await findEvidence(request.artifact, source);
  const surfaces = surfacesOf(request);
  const inputs = [
    ...[...found.files, ...(baseline?.files ?? []), ...evidence.files].map(({ path }) => path),
    ...[request.policy, request.exceptions].flatMap((path) => (path === null ? [] : [resolve(path)])),
    ...CUSTOMARY.map((path) => join(source, path)),
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
  const isRead = ({ path, named }: FoundFile): boolean => named || !usable.some((surface) => surface.path === path);
  const readable = <F extends Found>(all: F): F => ({ ...all, files: all.files.filter(isRead) });
  const { artifact, ...build } = await artifactOf({ source, policy: rules.policy, found: readable(evidence), digests: [] });
  const assessment = await judgeFiles(readable({ ...found, skipped: [...found.skipped, ...evidence.skipped] }), {
    request,
    baseline,
    rules: { ...rules, artifact },
    known: { ...known, faults: [...known.faults, ...faults, ...build.faults], warnings: [...known.warnings, ...build.warnings] },
    ...surroundings,
  });
  return published(await publish(assessment, writable), writable);
}

/** Most know nothing of the artifact: what reads such evidence is loaded for those who do. */
async function artifactOf(delivery: Delivery): Promise<Gathered> {
  const { found, policy } = delivery;
  const given = found.files.length + found.faults.length + policy.artifact.exclusions.length + policy.artifact.required.length;
  if (given === 0) return { artifact: null, faults: [], warnings: [] };
  const { gatherArtifact } = await import('./shipping.ts');
  return gatherArtifact(delivery);
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
