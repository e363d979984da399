// The files of the source tree in, by their paths, and a way to their texts; what evidence is held against out: which packages its
// lockfiles name, and what its files of code import and how large they are. Nothing of it is run.

import { nameOf } from '../artifact/path.ts';
import type { SourceTree } from '../model/artifact.ts';
import type { Warning } from '../model/fault.ts';
import { importing, isCode } from './imports.ts';
import { isLockfile, MANIFEST, readLocks } from './locks.ts';

/** Reads some files, each once, in any order, and hands over the text of those that are there, and the bytes that it was decoded from. */
export type ReadTexts = (paths: readonly string[], take: (path: string, text: string, bytes: number) => void) => Promise<void>;

export interface TreeFacts {
  readonly paths: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  /** Ids of the objects that hold them, where git knows them. */
  readonly blobs: SourceTree['blobs'];
  readonly doubt: string | null;
  readonly texts: ReadTexts;
}

export interface ReadTree {
  readonly tree: SourceTree;
  readonly warnings: readonly Warning[];
}

/** @param withCode true where something rests on what files of code say */
export async function readTree({ paths, links, blobs, doubt, texts }: TreeFacts, withCode: boolean): Promise<ReadTree> {
  const all = [...paths].toSorted();
  const code = withCode ? all.filter(isCode) : [];
  const kept = new Map<string, string>();
  const imports = importing(code);
  await texts([...all.filter((path) => isLockfile(path) || nameOf(path) === MANIFEST), ...code], (path, text, bytes) => {
    if (isCode(path)) imports.take(path, text, bytes);
    else kept.set(path, text);
  });
  const { manifests, warnings, ...locks } = readLocks(all, kept);
  const { imports: ofCode, generated, sizes } = imports.end();
  const named = new Map([...ofCode, ...[...manifests].map(([path, manifest]) => [path, manifest.imports] as const)]);
  const names = new Map([...manifests].map(([path, { name }]) => [path.slice(0, -MANIFEST.length), name]));
  return { tree: { paths, links, blobs, doubt, ...locks, manifests: names, imports: named, generated, sizes }, warnings };
}
