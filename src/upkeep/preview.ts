// `exceptions preview`: what policy and exceptions as they are here would change for the defects of a verdict, were they merged. Those
// of the base are read from the commit, never from the work tree.

import { realpath } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { parseExceptions } from '../exceptions/parse.ts';
import { findTop } from '../git/find.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { failed, fault, ok, type Result } from '../model/fault.ts';
import type { Told } from '../model/change.ts';
import { builtInPolicy } from '../policy/built-in.ts';
import { parsePolicy } from '../policy/parse.ts';
import { proverOf } from '../proof/sign-offs.ts';
import { plural } from '../report/words.ts';
import { changesBetween, type Side } from './compare.ts';
import { stray, type Given } from './given.ts';
import { groundOf, type Ground } from './ground.ts';
import { orRefused, refused, said, type Outcome } from './outcome.ts';
import { readVerdict } from './verdict.ts';

export async function preview(given: Given): Promise<Outcome> {
  const base = given.needed('base', 'name the branch that the change is to be merged into');
  const file = given.needed('verdict', 'name the verdict that check --output wrote');
  const mistakes = stray(given, 'preview');
  if (given.faults.length > 0 || mistakes.length > 0) return refused([...given.faults, ...mistakes]);
  const verdict = await readVerdict(file, given.folder);
  if (!verdict.ok) return refused(verdict.faults);
  return orRefused(await groundOf(given, { mayBeAbsent: true }), async (ground) => {
    const before = await sideAt(base, ground);
    if (!before.ok) return refused(before.faults);
    const after: Side = { ...ground, exceptions: ground.exceptions.map(({ exception }) => exception) };
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

async function sideAt(base: string, ground: Ground): Promise<Result<Side>> {
  const opened = await openRepository(ground.folder);
  if (!opened.told) return untold(opened);
  try {
    const commit = await opened.value.resolve(base);
    return commit.told ? await sideIn(opened.value, commit.value, ground) : untold(commit);
  } finally {
    await opened.value.close();
  }
}

async function sideIn(repository: Repository, commit: string, { folder, policyPlace, place, now, today }: Ground): Promise<Result<Side>> {
  const real = await realpath(folder);
  const top = (await findTop(real)) ?? real;
  const filesAt = (path: string): ReturnType<Repository['files']> => {
    const below = relative(top, resolve(real, relative(folder, path)));
    return repository.files(commit, below.split(sep).join('/'));
  };
  const [policies, texts] = [await filesAt(policyPlace), await filesAt(place)];
  if (!policies.told) return untold(policies);
  if (!texts.told) return untold(texts);
  const name = (path: string): string => `${path}@${commit.slice(0, 12)}`;
  const [only] = policies.value;
  const policy = only === undefined ? ok(builtInPolicy()) : parsePolicy(only.bytes.toString('utf8'), name(only.path), now);
  const exceptions = parseExceptions(
    texts.value.map(({ path, bytes }) => ({ file: name(path), text: bytes.toString('utf8') })),
    today,
  );
  if (!policy.ok) return policy;
  if (!exceptions.ok) return exceptions;
  const prover = proverOf(policy.value, { today, reviews: new Map() });
  return ok({ policy: policy.value, exceptions: exceptions.value, prover });
}

function untold(answer: Told<unknown>): Result<never> {
  return answer.told ? failed([]) : failed([fault('E_GIT', '--base', answer.why, answer.fix)]);
}
