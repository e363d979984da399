// What a caller calls a commit in, its object id out, or why not; and where two commits parted.

import { told, untold, type Told } from '../model/change.ts';
import type { Open } from './open.ts';
import { askGit, callGit, refused } from './process.ts';

export const FETCH_ALL = 'fetch the whole history and all branches (actions/checkout: fetch-depth: 0)';

/** Not looked for among branches and tags: HEAD and what counts back from it, whole names, and object ids. */
const WHOLE = /^(?:(?:HEAD|@)(?=$|[~^@])|refs\/|(?:[\da-f]{40}|[\da-f]{64})$)/;
const OID = /^(?:[\da-f]{40}|[\da-f]{64})$/;
/** Control characters and spaces stand in no name. */
const NAME = /^[^\0-\x20\x7f]{1,1000}$/;

/** @param ref a branch, also of the remote "origin", a tag, an object id, or anything that git takes for a commit */
export async function resolveRef(open: Open, ref: string): Promise<Told<string>> {
  if (!NAME.test(ref)) return untold(`"${ref}" is no name of a commit`, 'name a branch, a tag or a commit');
  const named = WHOLE.test(ref) ? told(new Set<string>()) : await commitsNamed(open, ref);
  if (!named.told) return named;
  if (named.value.size > 1)
    return untold(`"${ref}" names several commits`, `write the whole name, such as refs/heads/${ref} or refs/remotes/${ref}`);
  const [only] = named.value;
  if (only !== undefined) return told(only);
  const found = await commitOf(open, ref);
  if (!found.told) return found;
  if (found.value !== null) return told(found.value);
  const head = await commitOf(open, 'HEAD');
  // Where there are commits, the name is the first thing that may be wrong.
  const fix = head.told && head.value !== null ? `correct the name, or ${FETCH_ALL}` : FETCH_ALL;
  return untold(`the repository has no commit "${ref}"`, fix);
}

/** What a short name stands for. git would take the tag: whoever can push one would choose what is compared. */
async function commitsNamed(open: Open, ref: string): Promise<Told<ReadonlySet<string>>> {
  const branches = await commitsIn(open, ref, ['refs/heads/', 'refs/remotes/']);
  if (!branches.told) return branches;
  const more = branches.value.length > 0 ? ['refs/tags/'] : ['refs/tags/', 'refs/remotes/origin/'];
  const others = await commitsIn(open, ref, more);
  return others.told ? told(new Set([...branches.value, ...others.value])) : others;
}

async function commitsIn(open: Open, ref: string, places: readonly string[]): Promise<Told<readonly string[]>> {
  const commits: string[] = [];
  for (const place of places) {
    const found = await commitOf(open, place + ref);
    if (!found.told) return found;
    if (found.value !== null) commits.push(found.value);
  }
  return told(commits);
}

/** Names are read where they stand: in the repository itself. */
async function commitOf({ own }: Open, text: string): Promise<Told<string | null>> {
  const chunks: Buffer[] = [];
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${text}^{commit}`];
  const ended = await callGit(own, args, { take: (chunk) => void chunks.push(chunk) });
  if (!ended.told) return ended;
  const oid = Buffer.concat(chunks).toString('latin1').trim();
  return told(ended.value.code === 0 && OID.test(oid) ? oid : null);
}

/** @param oid anything else is not at hand */
export async function hasCommit({ objects }: Open, oid: string): Promise<boolean> {
  const ended = OID.test(oid) ? await callGit(objects, ['cat-file', '-e', `${oid}^{commit}`]) : null;
  return ended !== null && ended.told && ended.value.code === 0;
}

/** The latest commits that both descend from: none, one, or several where the histories crossed. @param a @param b object ids */
export async function mergeBases({ objects }: Open, a: string, b: string): Promise<Told<readonly string[]>> {
  const chunks: Buffer[] = [];
  const args = ['merge-base', '--all', a, b];
  const ended = await callGit(objects, args, { take: (chunk) => void chunks.push(chunk) });
  if (!ended.told) return ended;
  if (ended.value.code > 1) return refused(args, ended.value);
  return told(Buffer.concat(chunks).toString('latin1').split('\n').filter(Boolean));
}

/** True where commits are missing behind some that are here. */
export async function isShallow({ own }: Open): Promise<Told<boolean>> {
  const answer = await askGit(own, ['rev-parse', '--is-shallow-repository']);
  return answer.told ? told(answer.value.trim() !== 'false') : answer;
}
