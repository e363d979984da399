// A request and its surroundings in; the place out that policy and exceptions are trusted at: the tip of a protected branch as it
// is now, never the work tree, and never where the change left that branch, which its author chooses (threats A1, A2). Beside it
// what the change itself would put there.

import { resolve } from 'node:path';
import { openRepository, type Repository } from './git/repository.ts';
import { openGitHub, type GitHub } from './github/api.ts';
import { defaultBranchOf, tipOf, type Tip } from './github/contents.ts';
import { nameTest } from './match/name.ts';
import { fault, failed, ok, type Fault, type Result, type Warning } from './model/fault.ts';
import type { Policy } from './model/policy.ts';
import { commitPlace, type Holders, type Place } from './place.ts';
import type { Request } from './request.ts';
import type { Hosted, Surroundings } from './surroundings.ts';

export interface Trusted {
  readonly place: Place;
  readonly tip: Tip;
  /** Null where what is judged brings nothing that the trusted place lacks. */
  readonly head: Head | null;
  readonly warnings: readonly Warning[];
  /** Ends the use of the places. */
  readonly close: () => Promise<void>;
}

/** What is judged, as a commit: whatever its author wrote. */
export interface Head {
  readonly place: Place;
  readonly commit: string;
  /** Where it left the trusted branch; null where that cannot be told. */
  readonly base: Place | null;
}

/** Policy at a place: which other branches are trusted stands in it. */
export type PolicyAt = (place: Place) => Promise<Policy>;

const TOKEN = 'hand over the input token, or name trusted-ref with the branch fetched (actions/checkout: fetch-depth: 0)';
/** Events that are about what a branch already holds: any other may be about what somebody wants to put there. */
const SETTLED: readonly string[] = ['push', 'schedule', 'workflow_dispatch', 'repository_dispatch'];

export async function openTrusted(request: Request, surroundings: Surroundings, policyAt: PolicyAt): Promise<Result<Trusted>> {
  const opened = await openRepository(resolve(request.source));
  const repository = opened.told ? opened.value : null;
  const close = async (): Promise<void> => repository?.close();
  const found = surroundings.trusted
    ? await hostedTip(request.trustedRef, { hosted: surroundings.hosted, repository }, policyAt)
    : await localTip(request.trustedRef ?? 'HEAD', repository, opened.told ? '' : opened.why);
  if (!found.ok) {
    await close();
    return found;
  }
  const { tip, holders, warnings, isSettled } = found.value;
  const merge = surroundings.hosted?.event === 'pull_request' ? surroundings.hosted.commit : null;
  const head = isSettled || repository === null ? null : await headOf(repository, tip, merge);
  return ok({ place: commitPlace(tip, holders), tip, head, warnings, close });
}

interface Located {
  readonly tip: Tip;
  readonly holders: Holders;
  readonly warnings: readonly Warning[];
  /** True where what is judged is the trusted branch itself. */
  readonly isSettled: boolean;
}

/** Whoever writes the command line chooses, and nobody else is asked. */
async function localTip(ref: string, repository: Repository | null, why: string): Promise<Result<Located>> {
  if (repository === null) return failed([noRef(ref, why, 'check the repository out with git')]);
  const commit = await repository.resolve(ref);
  if (!commit.told) return failed([noRef(ref, commit.why, commit.fix)]);
  const tip = { repository: '', ref, commit: commit.value };
  return ok({ tip, holders: { repository, github: null }, warnings: [], isSettled: false });
}

interface Known {
  readonly hosted: Hosted | null;
  readonly repository: Repository | null;
}

/** The default branch, or one that its policy lists. */
async function hostedTip(ref: string | null, { hosted, repository }: Known, policyAt: PolicyAt): Promise<Result<Located>> {
  if (hosted === null) return failed([untrusted('the repository is not known: GITHUB_REPOSITORY is not set', TOKEN)]);
  const github = hosted.access.token === null ? null : openGitHub(hosted.access);
  const main = await mainBranch(hosted, github);
  if (!main.ok) return main;
  const branch = ref === null ? main.value : branchIn(ref);
  if (branch === null) return failed([noRef(ref ?? '', 'it is no branch', 'write the name of a protected branch')]);
  const desk = { hosted, repository, github, isNamed: ref !== null };
  const trusted = await tipOfBranch(main.value, desk);
  if (!trusted.ok || branch === main.value) return trusted;
  const { trustedRefs, source } = await policyAt(commitPlace(trusted.value.tip, trusted.value.holders));
  if (trustedRefs.some((pattern) => nameTest(pattern)(branch))) return tipOfBranch(branch, desk);
  const listed = trustedRefs.length === 0 ? 'lists none' : `lists ${trustedRefs.join(', ')}`;
  const why = `the policy of the default branch does not trust "${branch}": it ${listed} (${source})`;
  return failed([noRef(ref ?? '', why, `name ${main.value}, or let its policy list the branch below trustedRefs`)]);
}

async function mainBranch({ defaultBranch, repository }: Hosted, github: GitHub | null): Promise<Result<string>> {
  if (defaultBranch !== null) return ok(defaultBranch);
  if (github !== null) return defaultBranchOf(github, repository);
  return failed([untrusted('the event does not say which branch is the default one, and GitHub cannot be asked without a token', TOKEN)]);
}

interface Desk {
  readonly hosted: Hosted;
  readonly repository: Repository | null;
  readonly github: GitHub | null;
  /** True where an option names a ref. */
  readonly isNamed: boolean;
}

/**
 * As GitHub has it now. Without a token the commit of an event that is about that very branch; or, where the workflow names a ref
 * and so says that it was fetched, what the checkout knows of the remote.
 */
async function tipOfBranch(branch: string, { hosted, repository, github, isNamed }: Desk): Promise<Result<Located>> {
  const name = hosted.repository;
  const isSettled = SETTLED.includes(hosted.event) && hosted.ref === `refs/heads/${branch}`;
  const located = (commit: string, warnings: readonly Warning[] = []): Result<Located> =>
    ok({ tip: { repository: name, ref: branch, commit }, holders: { repository, github }, warnings, isSettled });
  if (github !== null) {
    const tip = await tipOf(github, name, `heads/${branch}`);
    return tip.ok ? located(tip.value.commit) : tip;
  }
  if (isSettled && hosted.commit !== '') return located(hosted.commit);
  if (!isNamed) return failed([untrusted(`the tip of "${branch}" is not known: GitHub cannot be asked without a token`, TOKEN)]);
  const ref = `refs/remotes/origin/${branch}`;
  const commit = await repository?.resolve(ref);
  if (commit?.told !== true) return failed([noRef(ref, commit?.why ?? 'the source folder is in no git repository', TOKEN)]);
  const what = `policy and exceptions are read from ${ref} as the checkout has it, which may be older than the branch`;
  return located(commit.value, [{ what, where: 'option trusted-ref' }]);
}

/** Only branches can be protected well: no tag, no commit, and nothing that counts back from one. */
function branchIn(ref: string): string | null {
  const name = ref.replace(/^refs\/(?:heads|remotes\/origin)\//, '');
  return /^(?:refs\/|-)|\.\.|[\0-\x20\x7f~^:?*[\\]|@\{|^(?:HEAD|@)$/.test(name) || name === '' ? null : name;
}

/** @param merge what GitHub made of the pull request and the branch that it goes to; null for none */
async function headOf(repository: Repository, tip: Tip, merge: string | null): Promise<Head | null> {
  const head = await repository.resolve('HEAD');
  if (!head.told || head.value === tip.commit) return null;
  const common = await repository.mergeBase(tip.commit, head.value);
  if (common.told && common.value === head.value) return null;
  const base = head.value === merge ? await parentOf(repository, merge) : await forkOf(repository, common.told ? common.value : null);
  const place = (commit: string): Place => commitPlace({ repository: '', ref: 'HEAD', commit }, { repository, github: null });
  return { place: place(head.value), commit: head.value, base: base === null ? null : place(base) };
}

/** The branch that the pull request goes to, which need not be the trusted one. */
async function parentOf(repository: Repository, merge: string): Promise<string | null> {
  const parent = await repository.resolve(`${merge}^1`);
  return parent.told ? parent.value : null;
}

/** Of a shallow clone the last common commit may be missing, and another one found. */
async function forkOf(repository: Repository, common: string | null): Promise<string | null> {
  const shallow = await repository.isShallow();
  return shallow.told && !shallow.value ? common : null;
}

function noRef(ref: string, why: string, fix: string): Fault {
  return fault('E_GIT', `trusted-ref ${ref}`, `policy and exceptions cannot be read there: ${why}`, fix);
}

function untrusted(why: string, fix: string): Fault {
  return fault('E_GIT', 'option trusted-ref', `there is no trusted place for policy and exceptions: ${why}`, fix);
}
