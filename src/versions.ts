// A commit in; the statements that stand in it, and whether it changed any, out: from git, or from GitHub where the clone does not
// have the commit, as it has none that was squashed or rebased.

import { createHash } from 'node:crypto';
import { versionIn, type Version } from './exceptions/entries.ts';
import type { History } from './git/history.ts';
import { isNamed } from './git/trunk.ts';
import type { GitHub } from './github/api.ts';
import { commitAt } from './github/commits.ts';
import { filesAt } from './github/contents.ts';
import { fault, failed, ok, type Result } from './model/fault.ts';
import { entryText } from './proof/statement.ts';

export interface Versions {
  /** @returns what `entryText` makes of each entry; null where a file cannot be read */
  readonly statementsAt: (commit: string) => Promise<Result<ReadonlySet<string> | null>>;
  /** True for a commit that touched exceptions alone, and nothing of these but sign-offs; what cannot be told is false. */
  readonly bringsNothing: (commit: string) => Promise<boolean>;
}

export interface Sources {
  /** Null where there is no repository at hand. */
  readonly history: History | null;
  readonly github: GitHub;
  /** `owner/name`. */
  readonly repository: string;
  /** Where exceptions lie, from the root of the repository. */
  readonly paths: readonly string[];
}

/** Each answer costs several requests: a pull request that is longer than this has its people count as they are. */
const MOST_ASKED = 50;

/** @returns null where the text is no YAML that the gate takes */
export function statementsIn(text: string): ReadonlySet<string> | null {
  const version = versionIn(text);
  return version === null ? null : new Set(statementsOf(version));
}

function statementsOf({ entries }: Version): readonly string[] {
  // Who takes a revocation away brings the statement anew.
  return entries.flatMap((entry) => (entry.revoked === null ? (entryText(entry) ?? []) : []));
}

/** Of all files as they stood at a commit. */
interface Standing {
  readonly statements: ReadonlySet<string>;
  /** A digest of all that they say, but for sign-offs. */
  readonly said: string;
}

export function versionsFrom(sources: Sources): Versions {
  const known = new Map<string, Promise<Result<Standing | null>>>();
  const standingAt = (commit: string): Promise<Result<Standing | null>> => {
    const found = known.get(commit) ?? readAt(sources, commit);
    known.set(commit, found);
    return found;
  };
  let asked = 0;
  const bringsNothing = async (commit: string): Promise<boolean> => {
    const change = (await sources.history?.changeOf(commit)) ?? null;
    const local = change?.told === true ? change.value : null;
    if (local === null && asked++ >= MOST_ASKED) return false;
    const { parents, paths } = local ?? (await remoteChange(sources, commit));
    const [parent, ...others] = parents;
    if (parent === undefined || others.length > 0 || paths.length === 0) return false;
    if (!paths.every((path) => isNamed(path, sources.paths))) return false;
    return areEqual(await standingAt(parent), await standingAt(commit));
  };
  const statementsAt = async (commit: string): Promise<Result<ReadonlySet<string> | null>> => {
    const standing = await standingAt(commit);
    return standing.ok ? ok(standing.value?.statements ?? null) : standing;
  };
  return { statementsAt, bringsNothing };
}

async function readAt(sources: Sources, commit: string): Promise<Result<Standing | null>> {
  const local = (await sources.history?.textsAt(commit, sources.paths)) ?? null;
  if (local?.told === false) return failed([fault('E_GIT', `commit ${commit}`, local.why, local.fix)]);
  const texts = local?.value ? ok(local.value) : await remoteTexts(sources, commit);
  if (!texts.ok) return texts;
  const statements = new Set<string>();
  const said = createHash('sha256');
  for (const text of texts.value) {
    const version = versionIn(text);
    if (version === null) return ok(null);
    for (const one of statementsOf(version)) statements.add(one);
    said.update(`${version.said}\n`);
  }
  return ok({ statements, said: said.digest('hex') });
}

async function remoteTexts({ github, repository, paths }: Sources, commit: string): Promise<Result<readonly string[]>> {
  const texts: string[] = [];
  for (const path of paths) {
    const files = await filesAt(github, { repository, ref: commit, commit }, path);
    if (!files.ok) return files;
    const named = files.value.filter((file) => isNamed(file.path, paths));
    for (const { bytes } of named) texts.push(new TextDecoder().decode(bytes));
  }
  return ok(texts);
}

async function remoteChange(
  { github, repository }: Sources,
  commit: string,
): Promise<{ readonly parents: readonly string[]; readonly paths: readonly string[] }> {
  const answer = await commitAt(github, repository, commit);
  return answer.ok && answer.value?.paths ? { parents: answer.value.parents, paths: answer.value.paths } : { parents: [], paths: [] };
}

function areEqual(before: Result<Standing | null>, after: Result<Standing | null>): boolean {
  if (!before.ok || !after.ok || before.value === null || after.value === null) return false;
  return before.value.said === after.value.said;
}
