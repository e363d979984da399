// The files of the source tree in, by their paths; what evidence is held against out: which packages its lockfiles name, and what
// its files of code import. Nothing of it is run, and links are not followed.

import { nameOf } from '../artifact/path.ts';
import { readLockfile } from '../artifact/lockfile.ts';
import { openSource } from '../files/source.ts';
import type { KnownPackage, SourceTree } from '../model/artifact.ts';
import type { Warning } from '../model/fault.ts';
import { importsOf } from './imports.ts';

export interface TreeFacts {
  readonly paths: ReadonlySet<string>;
  readonly doubt: string | null;
}

export interface ReadTree {
  readonly tree: SourceTree;
  readonly warnings: readonly Warning[];
}

const LOCKFILES: ReadonlySet<string> = new Set(['package-lock.json', 'npm-shrinkwrap.json']);

/** @param folder absolute path of the source folder @param withTexts true where something rests on what files of code say */
export async function readTree(folder: string, { paths, doubt }: TreeFacts, withTexts: boolean): Promise<ReadTree> {
  const packages: KnownPackage[] = [];
  const workspaces = new Map<string, string>();
  const warnings: Warning[] = [];
  const source = await openSource(folder);
  for (const path of [...paths].filter((one) => LOCKFILES.has(nameOf(one))).toSorted()) {
    const text = await source.read(path);
    const read = text === null ? null : readLockfile(text, path);
    if (!read?.ok) {
      const why = read === null ? 'it is no file of at most 10 MiB' : (read.faults[0]?.what ?? '');
      warnings.push({ what: `the lockfile cannot be read, so that the packages which it names are not known: ${why}`, where: path });
      continue;
    }
    packages.push(...read.value.packages);
    for (const [link, target] of read.value.workspaces) workspaces.set(link, target);
  }
  const texts = withTexts ? await importsOf(folder, paths) : { imports: new Map(), generated: new Set<string>() };
  return { tree: { paths, doubt, packages, workspaces, ...texts }, warnings };
}
