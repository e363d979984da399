// A commit in; its regular files out, with the objects that hold them. Links and submodules are no files, and stand there without an
// object (threats C1, C2).

import { told, type Told } from '../model/change.ts';
import type { Open } from './open.ts';
import { streamGit } from './process.ts';
import { Records } from './records.ts';

/** Object ids by path relative to the source folder, in NFC; null for what is no regular file, and where two differ only in how they are composed. */
export type Tree = ReadonlyMap<string, string | null>;

const ENTRY = /^(\d+) \w+ ([\da-f]+)\t(.*)$/s;
const REGULAR = /^100(?:644|664|755)$/;

/** @param commit an object id */
export async function treeOf({ objects, prefix }: Open, commit: string): Promise<Told<Tree>> {
  const files = new Map<string, string | null>();
  const records = new Records((record) => {
    const [, mode, oid, path] = ENTRY.exec(record.toString('utf8')) ?? [];
    if (mode === undefined || oid === undefined || path === undefined) return;
    const key = path.slice(prefix.length).normalize('NFC');
    files.set(key, files.has(key) || !REGULAR.test(mode) ? null : oid);
  });
  const only = prefix === '' ? [] : ['--', prefix];
  const ended = await streamGit(objects, ['ls-tree', '-r', '-z', '--full-tree', commit, ...only], { take: (chunk) => records.take(chunk) });
  return ended.told ? told(files) : ended;
}
