// The options that all commands share in; the policy, the exceptions and where they stand out, or what is wrong with them.

import { resolve } from 'node:path';
import type { Placed } from '../exceptions/parse.ts';
import { nameOf } from '../files/find.ts';
import { exists, readText, readTexts, type TextFile } from '../files/text.ts';
import { dayOf } from '../model/date.ts';
import { failed, fault, ok, type Fault, type Result } from '../model/fault.ts';
import { folderPlace } from '../place.ts';
import { proverOf, type Prover } from '../proof/sign-offs.ts';
import type { Given } from './given.ts';
import { understand, type Understood } from './rules.ts';

const HOME = '.github/defect-gate';
const USUAL_POLICY = ['policy.yml', 'policy.yaml'];
const USUAL_EXCEPTIONS = ['exceptions.yml', 'exceptions.yaml', 'exceptions'];

/** What every command rests on. */
export interface Ground extends Understood {
  /** Absolute. Names of files in reports are relative to it. */
  readonly folder: string;
  readonly prover: Prover;
  readonly now: number;
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  /** Absolute: the file of exceptions or the folder of them, there or not. */
  readonly place: string;
  /** Absolute: the policy file, there or not. */
  readonly policyPlace: string;
}

export interface Reading {
  /** Files and folders of exceptions; where there are none, that of the option or the usual one. */
  readonly paths?: readonly string[];
  /** No file is no exceptions. */
  readonly mayBeAbsent?: boolean;
}

export async function groundOf(given: Given, { paths = [], mayBeAbsent = false }: Reading = {}): Promise<Result<Ground>> {
  const { folder } = given;
  const today = dayOf(given.now);
  const place = (await placeOf(folder, given.text('exceptions'), USUAL_EXCEPTIONS)) ?? usualPlace(folder);
  const isAbsent = mayBeAbsent && !(await exists(place));
  const faults = [...given.faults];
  const collect = <T>(result: Result<T>, otherwise: T): T => {
    if (result.ok) return result.value;
    for (const one of result.faults) faults.push(one);
    return otherwise;
  };
  const policyPath = await placeOf(folder, given.text('policy'), USUAL_POLICY);
  const policyPlace = policyPath ?? resolve(folder, HOME, 'policy.yml');
  const policy = policyPath === null ? null : collect<TextFile | null>(await readText(policyPath, folder), null);
  const texts = isAbsent ? [] : collect(await textsAt(paths.length === 0 ? [place] : paths, folder), []);
  const sources = { place: folderPlace(folder), github: given.github, only: null, now: given.now };
  const understood = await understand({ policy, path: policyPlace, exceptions: texts }, sources);
  if (!understood.ok) return failed([...faults, ...understood.faults]);
  const prover = proverOf(understood.value.policy, { today, reviews: new Map() });
  faults.push(...prover.faults);
  return faults.length > 0 ? failed(faults) : ok({ ...understood.value, folder, prover, now: given.now, today, place, policyPlace });
}

/** Where exceptions are looked for at last, and written first. */
function usualPlace(folder: string): string {
  return resolve(folder, HOME, 'exceptions.yml');
}

function noneYet(place: string, folder: string): Fault {
  const fix = 'write the first one with defect-gate exceptions new, or name the file with --exceptions';
  return fault('E_NO_FILE', nameOf(place, folder), 'there is no exceptions file yet', fix);
}

async function placeOf(folder: string, chosen: string | null, usual: readonly string[]): Promise<string | null> {
  if (chosen !== null) return resolve(folder, chosen);
  for (const name of usual) {
    const path = resolve(folder, HOME, name);
    if (await exists(path)) return path;
  }
  return null;
}

async function textsAt(paths: readonly string[], folder: string): Promise<Result<readonly TextFile[]>> {
  const files = new Map<string, TextFile>();
  for (const path of paths) {
    const at = resolve(folder, path);
    if (at === usualPlace(folder) && !(await exists(at))) return failed([noneYet(at, folder)]);
    const read = await readTexts(at, folder);
    if (!read.ok) return read;
    for (const one of read.value) files.set(one.file, one);
  }
  return ok([...files.values()]);
}

/** Those of these ids, in their order. */
export function named({ exceptions, extended }: Ground, ids: readonly string[]): Result<readonly Placed[]> {
  const found = ids.map((id) => exceptions.find(({ exception }) => exception.id === id));
  const missing = ids.filter((_id, index) => found[index] === undefined);
  const faults = missing.map((id) => {
    const beside = extended.find(({ exception }) => exception.id === id);
    return beside === undefined
      ? fault('E_OPTION', id, `no exception has the id "${id}"`, 'take it from defect-gate exceptions list')
      : fault('E_OPTION', id, `it stands beside a policy that is extended (${beside.idAt})`, 'run the command where that policy is');
  });
  return faults.length > 0 ? failed(faults) : ok(found.filter((one) => one !== undefined));
}
