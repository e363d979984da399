// A commit in; the statements that stand in it, and whether it changed any, out: from git, or from GitHub where the clone does not
// have the commit, as it has none that was squashed or rebased.

import { entriesIn } from './exceptions/entries.ts';
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
  /** True for a commit that touched exceptions alone, and left every statement as it was; what cannot be told is false. */
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
  const entries = entriesIn(text);
  // Who takes a revocation away brings the statement anew.
  return entries === null ? null : new Set(entries.flatMap((entry) => (entry.revoked === null ? (entryText(entry) ?? []) : [])));
}

export function versionsFrom(sources: Sources): Versions {
  const known = new Map<string, Promise<Result<ReadonlySet<string> | null>>>();
  const statementsAt = (commit: string): Promise<Result<ReadonlySet<string> | null>> => {
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
    return areEqual(await statementsAt(parent), await statementsAt(commit));
  };
  return { statementsAt, bringsNothing };
}

async function readAt(sources: Sources, commit: string): Promise<Result<ReadonlySet<string> | null>> {
  const local = (await sources.history?.textsAt(commit, sources.paths)) ?? null;
  if (local?.told === false) return failed([fault('E_GIT', `commit ${commit}`, local.why, local.fix)]);
  const texts = local?.value ? ok(local.value) : await remoteTexts(sources, commit);
  if (!texts.ok) return texts;
  const all = new Set<string>();
  for (const text of texts.value) {
    const statements = statementsIn(text);
    if (statements === null) return ok(null);
    for (const one of statements) all.add(one);
  }
  return ok(all);
}

async function remoteTexts({ github, repository, paths }: Sources, commit: string): Promise<Result<readonly string[]>> {
  const texts: string[] = [];
  for (const path of paths) {
    const files = await filesAt(github, { repository, ref: commit, commit }, path);
    if (!files.ok) return files;
    const named = files.value.filter((file) => isNamed(file.path, paths));
    texts.push(...named.map(({ bytes }) => new TextDecoder().decode(bytes)));
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

function areEqual(before: Result<ReadonlySet<string> | null>, after: Result<ReadonlySet<string> | null>): boolean {
  if (!before.ok || !after.ok || before.value === null || after.value === null) return false;
  const [a, b] = [before.value, after.value];
  return a.size === b.size && [...a].every((statement) => b.has(statement));
}
