// A folder in; what the history of its repository says of statements in files out: which commits brought them, who made these,
// and what a commit did. The trusted half of a proof by review; the other half is what GitHub says of those commits.

import type { CommitText } from '../model/commit.ts';
import { told, untold, type Told } from '../model/change.ts';
import { broughtBy, type Brought } from './brought.ts';
import { readBlobs } from './objects.ts';
import { openOn, type Open } from './open.ts';
import { askGit, callGit, refused } from './process.ts';
import { FETCH_ALL, isShallow } from './refs.ts';
import type { Search } from './standing.ts';
import { filesOf } from './trunk.ts';

export type { Brought } from './brought.ts';

export interface History {
  /** @returns for each wanted statement the commits that brought it, one or more; untold in a shallow clone */
  readonly broughtBy: (search: Search) => Promise<Told<ReadonlyMap<string, readonly Brought[]>>>;
  /** @param commit an object id that the repository has */
  readonly textOf: (commit: string) => Promise<Told<CommitText>>;
  /** @returns null where the repository does not have the commit */
  readonly changeOf: (commit: string) => Promise<Told<CommitChange | null>>;
  /** Texts of the regular files at the paths; null where the repository lacks the commit, or one is larger than 10 MiB. */
  readonly textsAt: (commit: string, paths: readonly string[]) => Promise<Told<readonly string[] | null>>;
  /** True where the merge, or the last of `count` commits in a row, is what brought the commit to the branch of `tip`. */
  readonly merged: (merge: Merge, commit: string) => Promise<Told<boolean>>;
  /** Ends the use of the repository. */
  readonly close: () => Promise<void>;
}

export interface CommitChange {
  readonly parents: readonly string[];
  /** Whatever differs from the first parent, from the root of the repository. */
  readonly paths: readonly string[];
}

export interface Merge {
  readonly tip: string;
  /** What the pull request became on the branch: a merge, or the last commit of it. */
  readonly commit: string;
  /** How many commits the pull request had. */
  readonly count: number;
}

const OID = /^(?:[\da-f]{40}|[\da-f]{64})$/;

/** @param folder in a work tree of the repository */
export async function openHistory(folder: string): Promise<Told<History>> {
  const opened = await openOn(folder);
  if (!opened.told) return opened;
  const open = opened.value;
  return told({
    broughtBy: async (search) => {
      const [shallow, has] = [await isShallow(open), await hasCommit(open, search.tip)];
      if (!shallow.told) return shallow;
      if (!has.told) return has;
      if (shallow.value) return untold('the clone is shallow: who brought an exception is not in it', FETCH_ALL);
      return has.value ? broughtBy(open, search) : untold(`the repository has no commit "${search.tip}"`, FETCH_ALL);
    },
    textOf: (commit) => textOf(open, commit),
    changeOf: (commit) => changeOf(open, commit),
    textsAt: (commit, paths) => textsAt(open, commit, paths),
    merged: (merge, commit) => merged(open, merge, commit),
    close: open.close,
  });
}

async function textOf({ objects }: Open, commit: string): Promise<Told<CommitText>> {
  const answer = await askGit(objects, ['log', '-1', '--pretty=tformat:%ae%x00%ce%x00%B', commit, '--']);
  if (!answer.told) return answer;
  const [author = '', committer = '', message = ''] = answer.value.split('\0');
  return told({ author, committer, message });
}

async function changeOf(open: Open, commit: string): Promise<Told<CommitChange | null>> {
  const has = await hasCommit(open, commit);
  if (!has.told) return has;
  if (!has.value) return told(null);
  const listed = await askGit(open.objects, ['rev-list', '-1', '--parents', commit, '--']);
  if (!listed.told) return listed;
  const [, ...parents] = listed.value.trim().split(' ');
  const [first] = parents;
  if (first === undefined) return told({ parents, paths: [] });
  const names = await askGit(open.objects, ['diff-tree', '-r', '-z', '--name-only', '--no-renames', '--no-ext-diff', first, commit]);
  return names.told ? told({ parents, paths: names.value.split('\0').filter(Boolean) }) : names;
}

async function textsAt(open: Open, commit: string, paths: readonly string[]): Promise<Told<readonly string[] | null>> {
  const has = await hasCommit(open, commit);
  if (!has.told) return has;
  if (!has.value) return told(null);
  const files = await filesOf(open, commit, paths);
  if (!files.told) return files;
  const oids = new Set(files.value.values());
  const texts: string[] = [];
  const read = await readBlobs(open, oids, (_oid, content) => void texts.push(content.toString('utf8')));
  if (!read.told) return read;
  return told(texts.length === oids.size ? texts : null);
}

async function merged(open: Open, { tip, commit: last, count }: Merge, commit: string): Promise<Told<boolean>> {
  const has = await hasCommit(open, last);
  if (!has.told || !has.value) return has;
  const isIn = await isAncestor(open, last, tip);
  if (!isIn.told || !isIn.value || last === commit) return isIn;
  const listed = await askGit(open.objects, ['rev-list', '-1', '--parents', last, '--']);
  if (!listed.told) return listed;
  const [, first, ...others] = listed.value.trim().split(' ');
  const range = others.length > 0 ? [last, `^${first}`] : ['--first-parent', `--max-count=${count}`, last];
  const brought = await askGit(open.objects, ['rev-list', ...range, '--']);
  return brought.told ? told(brought.value.split('\n').includes(commit)) : brought;
}

async function hasCommit({ objects }: Open, commit: string): Promise<Told<boolean>> {
  if (!OID.test(commit)) return told(false);
  const ended = await callGit(objects, ['cat-file', '-e', `${commit}^{commit}`]);
  return ended.told ? told(ended.value.code === 0) : ended;
}

async function isAncestor({ objects }: Open, commit: string, of: string): Promise<Told<boolean>> {
  const args = ['merge-base', '--is-ancestor', commit, of];
  const ended = await callGit(objects, args);
  if (!ended.told) return ended;
  return ended.value.code > 1 ? refused(args, ended.value) : told(ended.value.code === 0);
}
