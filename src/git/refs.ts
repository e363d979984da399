// What a caller calls a commit in, its object id out, or why not; and where two commits parted.

import { told, untold, type Told } from '../model/change.ts';
import type { Open } from './open.ts';
import { askGit, callGit, refused } from './process.ts';

export const FETCH_ALL = 'fetch the whole history and all branches (actions/checkout: fetch-depth: 0)';

/** Where a short name may stand. git takes the first; a tag that hides a branch would choose what is compared. */
const PLACES = ['refs/tags/', 'refs/heads/', 'refs/remotes/'];
const OID = /^(?:[\da-f]{40}|[\da-f]{64})$/;
/** Control characters and spaces stand in no name, but `:/text` would search. */
const NAME = /^[^\0-\x20\x7f]{1,1000}$/;

/** @param ref a branch, also of the remote "origin", a tag, an object id, or anything that git takes for a commit */
export async function resolveRef(open: Open, ref: string): Promise<Told<string>> {
  if (!NAME.test(ref)) return untold(`"${ref}" is no name of a commit`, 'name a branch, a tag or a commit');
  const isWhole = ref === 'HEAD' || ref.startsWith('refs/') || OID.test(ref);
  const named = new Set<string>();
  for (const place of isWhole ? [] : PLACES) {
    const found = await commitOf(open, place + ref);
    if (!found.told) return found;
    if (found.value !== null) named.add(found.value);
  }
  if (named.size > 1)
    return untold(`"${ref}" names several commits`, `write the whole name, such as refs/heads/${ref} or refs/remotes/${ref}`);
  const [only] = named;
  return only === undefined ? unnamed(open, ref) : told(only);
}

async function unnamed(open: Open, ref: string): Promise<Told<string>> {
  for (const text of [ref, `refs/remotes/origin/${ref}`]) {
    const found = await commitOf(open, text);
    if (!found.told) return found;
    if (found.value !== null) return told(found.value);
  }
  return untold(`the repository has no commit "${ref}"`, FETCH_ALL);
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
