// A commit in; its regular files out, with the objects that hold them. Links and submodules are no files (threats C1, C2).

import { told, type Told } from '../model/change.ts';
import type { Open } from './open.ts';
import { streamGit } from './process.ts';
import { Records } from './records.ts';

/** Object ids by path relative to the source folder, in NFC; null where two files of the tree differ only in how they are composed. */
export type Tree = ReadonlyMap<string, string | null>;

const ENTRY = /^100(?:644|664|755) blob ([\da-f]+)\t(.*)$/s;

/** @param commit an object id */
export async function treeOf({ objects, prefix }: Open, commit: string): Promise<Told<Tree>> {
  const files = new Map<string, string | null>();
  const records = new Records((record) => {
    const [, oid, path] = ENTRY.exec(record.toString('utf8')) ?? [];
    if (oid === undefined || path === undefined) return;
    const key = path.slice(prefix.length).normalize('NFC');
    files.set(key, files.has(key) ? null : oid);
  });
  const only = prefix === '' ? [] : ['--', prefix];
  const ended = await streamGit(objects, ['ls-tree', '-r', '-z', '--full-tree', commit, ...only], { take: (chunk) => records.take(chunk) });
  return ended.told ? told(files) : ended;
}
