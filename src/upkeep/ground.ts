// The options that all commands share in; the policy, the exceptions and where they stand out, or what is wrong with them.

import { resolve } from 'node:path';
import { parsePlaced, type Placed } from '../exceptions/parse.ts';
import { exists, readText, readTexts, type TextFile } from '../files/text.ts';
import { dayOf } from '../model/date.ts';
import { failed, fault, ok, type Result } from '../model/fault.ts';
import type { Policy } from '../model/policy.ts';
import { builtInPolicy } from '../policy/built-in.ts';
import { parsePolicy } from '../policy/parse.ts';
import { proverOf, type Prover } from '../proof/sign-offs.ts';
import type { Given } from './given.ts';

const HOME = '.github/defect-gate';
const USUAL_POLICY = ['policy.yml', 'policy.yaml'];
const USUAL_EXCEPTIONS = ['exceptions.yml', 'exceptions.yaml', 'exceptions'];

/** What every command rests on. */
export interface Ground {
  /** Absolute. Names of files in reports are relative to it. */
  readonly folder: string;
  readonly policy: Policy;
  readonly prover: Prover;
  readonly now: number;
  /** `YYYY-MM-DD` in UTC. */
  readonly today: string;
  readonly exceptions: readonly Placed[];
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
  const place = (await placeOf(folder, given.text('exceptions'), USUAL_EXCEPTIONS)) ?? resolve(folder, HOME, 'exceptions.yml');
  const isAbsent = mayBeAbsent && !(await exists(place));
  const faults = [...given.faults];
  const collect = <T>(result: Result<T>, otherwise: T): T => {
    if (result.ok) return result.value;
    faults.push(...result.faults);
    return otherwise;
  };
  const policyPath = await placeOf(folder, given.text('policy'), USUAL_POLICY);
  const policy = collect(await policyAt(policyPath, folder, given.now), builtInPolicy());
  const texts = isAbsent ? [] : collect(await textsAt(paths.length === 0 ? [place] : paths, folder), []);
  const exceptions = collect(parsePlaced(texts, today), []);
  const prover = proverOf(policy, { today, reviews: new Map() });
  faults.push(...prover.faults);
  const policyPlace = policyPath ?? resolve(folder, HOME, 'policy.yml');
  return faults.length > 0 ? failed(faults) : ok({ folder, policy, prover, now: given.now, today, exceptions, place, policyPlace });
}

async function placeOf(folder: string, chosen: string | null, usual: readonly string[]): Promise<string | null> {
  if (chosen !== null) return resolve(folder, chosen);
  for (const name of usual) {
    const path = resolve(folder, HOME, name);
    if (await exists(path)) return path;
  }
  return null;
}

async function policyAt(path: string | null, folder: string, now: number): Promise<Result<Policy>> {
  if (path === null) return ok(builtInPolicy());
  const read = await readText(path, folder);
  return read.ok ? parsePolicy(read.value.text, read.value.file, now) : read;
}

async function textsAt(paths: readonly string[], folder: string): Promise<Result<readonly TextFile[]>> {
  const files = new Map<string, TextFile>();
  for (const path of paths) {
    const read = await readTexts(resolve(folder, path), folder);
    if (!read.ok) return read;
    for (const one of read.value) files.set(one.file, one);
  }
  return ok([...files.values()]);
}

/** Those of these ids, in their order. */
export function named({ exceptions }: Ground, ids: readonly string[]): Result<readonly Placed[]> {
  const found = ids.map((id) => exceptions.find(({ exception }) => exception.id === id));
  const faults = ids.flatMap((id, index) =>
    found[index] === undefined
      ? [fault('E_OPTION', id, `no exception has the id "${id}"`, 'take it from defect-gate exceptions list')]
      : [],
  );
  return faults.length > 0 ? failed(faults) : ok(found.filter((one) => one !== undefined));
}
