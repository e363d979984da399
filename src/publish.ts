// An assessment in, the files that a request asks for out: cleared before anything is judged, written when it is, and written anew
// where something that became known later makes them untrue. Never to something better.

import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { NamedSubjects } from './attest.ts';
import { discardOnBug } from './bug.ts';
import { headOf } from './files/text.ts';
import { removeOld, writeWhole } from './files/write.ts';
import { withFaults, type Assessment } from './model/assessment.ts';
import type { Exception } from './model/exception.ts';
import { fault, ok, type Fault, type Result } from './model/fault.ts';
import { renderVerdict, VERDICT_HEAD } from './report/verdict.ts';
import type { Request } from './request.ts';

/** What was concluded and written, and the way to take it back: never to something better. */
export interface Published {
  readonly assessment: Assessment;
  /** Where an attestation of it lies; null where none does. */
  readonly attestation: string | null;
  /** Says on every file that was written what became known after it was. */
  correct(faults: readonly Fault[]): Promise<Published>;
}

export interface Surface {
  readonly path: string;
  /** True for what says to others what the verdict was. */
  readonly attests: boolean;
  /** @returns the text; null for nothing to write */
  readonly render: (assessment: Assessment, sources: Sources) => Result<Iterable<string> | null> | Promise<Result<Iterable<string> | null>>;
}

/** What some of them say besides the verdict. */
export interface Sources {
  readonly attest: NamedSubjects['attest'];
  readonly exceptions: readonly Exception[];
}

export function surfacesOf({ output, summary, vexOutput, attestation, allDefects }: Request): readonly Surface[] {
  const surface = (path: string | null, attests: boolean, render: Surface['render']): readonly Surface[] =>
    path === null ? [] : [{ path: resolve(path), attests, render }];
  return [
    ...surface(output, false, (assessment) => ok(renderVerdict(assessment, allDefects))),
    ...surface(summary, false, async (assessment) => ok([(await import('./report/summary.ts')).renderSummary(assessment)])),
    ...surface(vexOutput, false, async (assessment, { exceptions }) => {
      const text = (await import('./report/vex.ts')).renderVex(assessment, exceptions);
      return ok(text === null ? null : [text]);
    }),
    ...surface(attestation, true, (assessment, { attest }) => attest?.of(assessment) ?? ok(null)),
  ];
}

/** A file that others wait for, and that does not come, is said. */
export async function withVexRemark(assessment: Assessment, { vexOutput }: Request, exceptions: readonly Exception[]): Promise<Assessment> {
  if (vexOutput === null) return assessment;
  const { whyNoVex } = await import('./report/vex.ts');
  const why = whyNoVex(assessment, exceptions);
  if (why === '') return assessment;
  return { ...assessment, warnings: [...assessment.warnings, { what: `no VEX is written: ${why}`, where: vexOutput }] };
}

export interface Occupied {
  /** What is judged, and what it is judged by. */
  readonly inputs: readonly string[];
  /** What no run of the gate can have written: the artifact and the key. */
  readonly kept: readonly string[];
}

interface Cleared {
  /** Those that can be written. */
  readonly surfaces: readonly Surface[];
  /** Of all that were not refused. */
  readonly paths: readonly string[];
  readonly faults: readonly Fault[];
}

/** What is found to be of an earlier run goes even where this one ends before it has cleared its own way. */
export async function discardOwnOnBug(surfaces: readonly Surface[], kept: Occupied['kept']): Promise<void> {
  for (const { path } of surfaces) if (!kept.includes(path) && (await isOwn(path))) discardOnBug(path);
}

/** Nothing of an earlier run is left where this one writes, whatever becomes of it. */
export async function clear(surfaces: readonly Surface[], occupied: Occupied): Promise<Cleared> {
  const refused = await Promise.all(surfaces.map((surface) => unwritable(surface, surfaces, occupied)));
  const usable = surfaces.filter((_surface, index) => refused[index] === null);
  for (const { path } of usable) discardOnBug(path);
  const removed = await Promise.all(usable.map(({ path }) => removeOld(path)));
  return {
    surfaces: usable.filter((_surface, index) => removed[index] === null),
    paths: usable.map(({ path }) => path),
    faults: [...refused, ...removed].filter((one) => one !== null),
  };
}

/** An output is never written over what is read, nor over another one. */
async function unwritable(surface: Surface, all: readonly Surface[], { inputs, kept }: Occupied): Promise<Fault | null> {
  const { path } = surface;
  const real = (one: string): Promise<string> => realpath(one).catch(() => one);
  const own = await real(path);
  const liesIn = async (files: readonly string[]): Promise<boolean> =>
    (await Promise.all(files.map(real))).some((file) => file === own || own.startsWith(`${file}/`));
  const refused = (what: string): Fault => fault('E_OPTION', path, what, 'name another file for the output');
  if (await liesIn(all.slice(0, all.indexOf(surface)).map((other) => other.path))) return refused('two outputs are named alike');
  const isTaken = (await liesIn(kept)) || ((await liesIn(inputs)) && !(await isOwn(path)));
  return isTaken ? refused('an output is named where an input lies') : null;
}

/** What an earlier run wrote must not be taken for that of a run which could not begin. @param paths of outputs */
export async function discardOld(paths: readonly string[]): Promise<void> {
  for (const path of paths) if (await isOwn(path)) await removeOld(path);
}

/** A verdict or an attestation of an earlier run, such as one that lies in the folder which is searched. */
async function isOwn(path: string): Promise<boolean> {
  const head = await headOf(path);
  if (!head.startsWith('{')) return false;
  if (head.startsWith(VERDICT_HEAD)) return true;
  const { looksAttested } = await import('./attest.ts');
  return looksAttested(head);
}

interface Outlets {
  readonly surfaces: readonly Surface[];
  readonly sources: Sources;
}

/** What is attested is written last, when everything else says the same; what cannot be attested is no pass, anywhere. */
export async function publish(assessment: Assessment, outlets: Outlets): Promise<Published> {
  const attesting = { ...outlets, surfaces: outlets.surfaces.filter(({ attests }) => attests) };
  const others = { ...outlets, surfaces: outlets.surfaces.filter(({ attests }) => !attests) };
  // What was attested before is not true of what is written now.
  const left = present(await Promise.all(attesting.surfaces.map(({ path }) => removeOld(path))));
  const { attest } = outlets.sources;
  const [surface] = attesting.surfaces;
  const isAttesting = attest !== null && surface !== undefined && left.length === 0;
  const attested = isAttesting ? { file: attest.file, signer: attest.signer } : null;
  const told = await tell({ ...withFaults(assessment, left), attested }, others);
  const failures = left.length > 0 ? [] : present(await writeAll(told, attesting));
  const final = failures.length === 0 ? told : await tell({ ...withFaults(told, failures), attested: null }, others);
  return {
    assessment: final,
    attestation: final.attested === null ? null : (surface?.path ?? null),
    async correct(faults) {
      return faults.length === 0 ? this : publish(withFaults(final, faults), outlets);
    },
  };
}

/** Writes every file. When one fails all are taken away and written anew: none may say more than is true, or be left from before. */
async function tell(assessment: Assessment, outlets: Outlets): Promise<Assessment> {
  const failures = present(await writeAll(assessment, outlets));
  if (failures.length === 0) return assessment;
  const corrected = withFaults(assessment, failures);
  await Promise.all(outlets.surfaces.map(({ path }) => removeOld(path)));
  await writeAll(corrected, outlets);
  return corrected;
}

function writeAll(assessment: Assessment, { surfaces, sources }: Outlets): Promise<readonly (Fault | null)[]> {
  return Promise.all(
    surfaces.map(async ({ path, render }) => {
      const text = await render(assessment, sources);
      if (!text.ok) return text.faults[0] ?? null;
      return text.value === null ? removeOld(path) : writeWhole(path, text.value);
    }),
  );
}

function present(faults: readonly (Fault | null)[]): readonly Fault[] {
  return faults.filter((one) => one !== null);
}
