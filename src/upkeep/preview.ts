// `exceptions preview`: what policy and exceptions as they are here would change for the defects of a verdict, were they merged. Those
// of the base are read from the commit, never from the work tree.

import { realpath } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { findTop } from '../git/find.ts';
import { openRepository } from '../git/repository.ts';
import type { GitHub } from '../github/api.ts';
import { failed, fault, ok, type Result } from '../model/fault.ts';
import type { Told } from '../model/change.ts';
import { commitPlace, type Place } from '../place.ts';
import { proverOf, type Prover } from '../proof/sign-offs.ts';
import { plural } from '../report/words.ts';
import { changesBetween, type Side } from './compare.ts';
import { stray, type Given } from './given.ts';
import { groundOf, type Ground } from './ground.ts';
import { orRefused, refused, said, type Outcome } from './outcome.ts';
import { understand, type Understood } from './rules.ts';
import { readVerdict } from './verdict.ts';

export async function preview(given: Given): Promise<Outcome> {
  const base = given.needed('base', 'name the branch that the change is to be merged into');
  const file = given.needed('verdict', 'name the verdict that check --output wrote');
  const mistakes = stray(given, 'preview');
  if (given.faults.length > 0 || mistakes.length > 0) return refused([...given.faults, ...mistakes]);
  const verdict = await readVerdict(file, given.folder);
  if (!verdict.ok) return refused(verdict.faults);
  return orRefused(await groundOf(given, { mayBeAbsent: true }), async (ground) => {
    const before = await sideAt(base, ground, given.github);
    if (!before.ok) return refused(before.faults);
    const after = sideOf(ground, ground.prover);
    const defects = verdict.value.defects.map(({ defect }) => defect);
    const changes = changesBetween(before.value, after, defects, { today: ground.today, branch: branchIn(base) });
    const head = `of the ${plural(defects.length, 'defect')} that ${file} lists, against ${base}${changes.length === 0 ? ': nothing would change' : ''}`;
    return said([head, ...changes]);
  });
}

/** Exceptions that name branches speak of the one that is merged into. */
function branchIn(base: string): string {
  return base.replace(/^(?:refs\/heads\/|refs\/remotes\/origin\/|origin\/)/, '');
}

async function sideAt(base: string, ground: Ground, github: GitHub | null): Promise<Result<Side>> {
  const opened = await openRepository(ground.folder);
  if (!opened.told) return untold(opened);
  const repository = opened.value;
  try {
    const commit = await repository.resolve(base);
    if (!commit.told) return untold(commit);
    const tip = { repository: '', ref: base, commit: commit.value };
    return await sideIn(commitPlace(tip, { repository, github: null }), ground, github);
  } finally {
    await repository.close();
  }
}

/** What the base extends is read as it is now, as it would be without the change. */
async function sideIn(place: Place, ground: Ground, github: GitHub | null): Promise<Result<Side>> {
  const { now, today } = ground;
  const pathOf = await pathsIn(ground.folder);
  const path = pathOf(ground.policyPlace);
  const [policy, texts] = [await place.file(path), await place.files(pathOf(ground.place))];
  if (!policy.ok) return policy;
  if (!texts.ok) return texts;
  const understood = await understand({ policy: policy.value, path, exceptions: texts.value ?? [] }, { place, github, only: null, now });
  return understood.ok ? ok(sideOf(understood.value, proverOf(understood.value.policy, { today, reviews: new Map() }))) : understood;
}

function sideOf({ policy, exceptions, extended }: Understood, prover: Prover): Side {
  return { policy, exceptions: [...exceptions, ...extended].map(({ exception }) => exception), prover };
}

/** @returns turns the name of a file into its path from the root of the repository, wherever the folder lies in that */
async function pathsIn(folder: string): Promise<(file: string) => string> {
  const real = await realpath(folder);
  const top = (await findTop(real)) ?? real;
  return (file) =>
    relative(top, resolve(real, relative(folder, file)))
      .split(sep)
      .join('/');
}

function untold(answer: Told<unknown>): Result<never> {
  return answer.told ? failed([]) : failed([fault('E_GIT', '--base', answer.why, answer.fix)]);
}
