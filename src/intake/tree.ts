// The files of the source tree in, by their paths, and a way to their texts; what evidence is held against out: which packages its
// lockfiles name, and what its files of code import and how large they are. Nothing of it is run.

import { nameOf } from '../artifact/path.ts';
import { readLockfile } from '../artifact/lockfile.ts';
import { readManifest, type Manifest } from '../artifact/manifest.ts';
import type { KnownPackage, SourceTree } from '../model/artifact.ts';
import type { Warning } from '../model/fault.ts';
import { importing, isCode } from './imports.ts';

/** Reads some files, each once, in any order, and hands over the text of those that are there, and the bytes that it was decoded from. */
export type ReadTexts = (paths: readonly string[], take: (path: string, text: string, bytes: number) => void) => Promise<void>;

export interface TreeFacts {
  readonly paths: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly doubt: string | null;
  readonly texts: ReadTexts;
}

export interface ReadTree {
  readonly tree: SourceTree;
  readonly warnings: readonly Warning[];
}

const LOCKFILES: ReadonlySet<string> = new Set(['package-lock.json', 'npm-shrinkwrap.json']);
const MANIFEST = 'package.json';

/** @param withCode true where something rests on what files of code say */
export async function readTree({ paths, links, doubt, texts }: TreeFacts, withCode: boolean): Promise<ReadTree> {
  const all = [...paths].toSorted();
  const lockfiles = all.filter((path) => LOCKFILES.has(nameOf(path)));
  const manifests = withCode ? all.filter((path) => nameOf(path) === MANIFEST) : [];
  const code = withCode ? all.filter(isCode) : [];
  const kept = new Map<string, string>();
  const imports = importing(code);
  await texts([...lockfiles, ...manifests, ...code], (path, text, bytes) => {
    if (isCode(path)) imports.take(path, text, bytes);
    else kept.set(path, text);
  });
  const { packages, workspaces: linked, warnings } = readLockfiles(lockfiles, kept);
  const known = new Set(packages.map(({ folder }) => folder));
  const read = new Map(manifests.map((path) => [path, readManifest(kept.get(path) ?? '', path)]));
  const unlinked = foldersOf(read).filter(([link]) => !known.has(link));
  const { imports: ofCode, generated } = imports.end();
  const named = new Map([...ofCode, ...[...read].map(([path, manifest]) => [path, manifest.imports] as const)]);
  const workspaces = new Map([...unlinked, ...linked]);
  return { tree: { paths, links, doubt, packages, workspaces, imports: named, generated }, warnings };
}

interface Lockfiles extends Pick<SourceTree, 'packages' | 'workspaces'> {
  readonly warnings: readonly Warning[];
}

function readLockfiles(paths: readonly string[], texts: ReadonlyMap<string, string>): Lockfiles {
  const packages: KnownPackage[] = [];
  const workspaces = new Map<string, string>();
  const warnings: Warning[] = [];
  for (const path of paths) {
    const text = texts.get(path);
    const read = text === undefined ? null : readLockfile(text, path);
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

/** Packages of the tree by where other tools than npm would link them: their lockfiles are not read. */
function foldersOf(manifests: ReadonlyMap<string, Manifest>): readonly (readonly [string, string])[] {
  return [...manifests].flatMap(([path, { name }]) => {
    const folder = path.slice(0, -MANIFEST.length - 1);
    return name === null || folder === '' ? [] : [[`node_modules/${name}`, folder] as const];
  });
}
