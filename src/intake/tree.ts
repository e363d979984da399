// The files of the source tree in, by their paths; what evidence is held against out: which packages its lockfiles name, and what
// its files of code import. Nothing of it is run, and links are not followed.

import { nameOf } from '../artifact/path.ts';
import { nameInManifest, readLockfile } from '../artifact/lockfile.ts';
import { openSource, type Source } from '../files/source.ts';
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
const MANIFESTS: ReadonlySet<string> = new Set(['package.json']);

/** @param folder absolute path of the source folder @param withTexts true where something rests on what files of code say */
export async function readTree(folder: string, { paths, doubt }: TreeFacts, withTexts: boolean): Promise<ReadTree> {
  const source = await openSource(folder);
  const { packages, workspaces: linked, warnings } = await readLockfiles(named(paths, LOCKFILES), source);
  const texts = withTexts ? await importsOf(folder, paths) : { imports: new Map(), generated: new Set<string>() };
  const known = new Set(packages.map((one) => one.folder));
  const unlinked = withTexts ? await readManifests(named(paths, MANIFESTS), source) : [];
  const workspaces = new Map([...unlinked.filter(([link]) => !known.has(link)), ...linked]);
  return { tree: { paths, doubt, packages, workspaces, ...texts }, warnings };
}

function named(paths: ReadonlySet<string>, names: ReadonlySet<string>): readonly string[] {
  return [...paths].filter((path) => names.has(nameOf(path))).toSorted();
}

interface Lockfiles extends Pick<SourceTree, 'packages' | 'workspaces'> {
  readonly warnings: readonly Warning[];
}

async function readLockfiles(paths: readonly string[], source: Source): Promise<Lockfiles> {
  const packages: KnownPackage[] = [];
  const workspaces = new Map<string, string>();
  const warnings: Warning[] = [];
  for (const path of paths) {
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
  return { packages, workspaces, warnings };
}

/** Packages of the tree, where other tools than npm would link them: their lockfiles are not read. */
async function readManifests(paths: readonly string[], source: Source): Promise<readonly (readonly [string, string])[]> {
  const found: (readonly [string, string])[] = [];
  for (const path of paths) {
    const text = await source.read(path);
    const name = text === null ? null : nameInManifest(text, path);
    const folder = path.slice(0, -nameOf(path).length - 1);
    if (name !== null && folder !== '') found.push([`node_modules/${name}`, folder.normalize('NFC')]);
  }
  return found;
}
