// Files that a list of the artifact names, and the source tree, in; which of them are files of the tree as they are, and which may hold
// code that was made of others, out. A name alone excuses none: a bundle may be called as its entry is.

import type { SourceClaim, SourceTree } from '../model/artifact.ts';
import { canBeMade, familyOf, isArchive, isFolderOfMade, isHarmless, nameOf } from './path.ts';
import type { Placement } from './place.ts';
import { isOf } from './stale.ts';

/** What one list says. Paths are those of a claim. */
export interface Listed {
  readonly claim: SourceClaim;
  /** Files that it lists, but for those of packages and of the system. */
  readonly own: readonly string[];
  readonly placement: Placement;
  readonly isMade: (path: string) => boolean;
}

export interface Listing {
  /** Files that may hold code, and are none of the tree. */
  readonly code: readonly string[];
  /** Listed files by those of the tree that they surely are. */
  readonly sources: ReadonlyMap<string, string>;
  /** Listed files by those of the tree that they must be, if they are of this build: sizes tell. */
  readonly expected: ReadonlyMap<string, string>;
}

const MANIFEST = 'package.json';
/** What git calls an empty file. */
const EMPTY = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';
/** Files of the tree that share a name: more of them say little about where folders stand. */
const COMMON = 32;

export function listingOf(listed: Listed, tree: SourceTree): Listing {
  const { claim, own, isMade } = listed;
  const filesOf = claim.contents.size > 0 ? byContent(listed, tree) : byFolder(listed, tree);
  const [sources, expected] = [new Map<string, string>(), new Map<string, string>()];
  const folders = foldersOf(own);
  // What was copied into a package is still that source.
  if (claim.contents.size > 0) for (const path of claim.ships.keys()) for (const file of filesOf(path).files) sources.set(file, path);
  const isLink = (path: string): boolean => claim.contents.size > 0 && !claim.contents.has(path);
  const code = own.filter((path) => {
    const { files, meant } = filesOf(path);
    for (const file of files) sources.set(file, path);
    for (const file of meant) if (!isMade(file)) expected.set(file, path);
    if (files.some((file) => !isMade(file) && !isArchive(file))) return false;
    const isEmpty = claim.contents.get(path) === EMPTY;
    return !isEmpty && !isHarmless(path) && !isLink(path) && !folders.has(path) && !isOfAnother(path, claim);
  });
  return { code, sources, expected };
}

/** Some lists name folders, too. */
function foldersOf(paths: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const path of paths) for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) folders.add(path.slice(0, end));
  return folders;
}

/** A source map holds what the file beside it does, which is looked at; so does byte code of Python, which may be what any source was. */
function isOfAnother(path: string, { ships }: SourceClaim): boolean {
  return (/\.map$/i.test(path) && ships.has(path.slice(0, -4))) || /\.py[co]$/i.test(path);
}

/** Files of the tree that a listed file is, and those whose paths it has. */
interface Found {
  readonly files: readonly string[];
  readonly meant: readonly string[];
}

type FilesOf = (path: string) => Found;

/** Equal bytes are the same file, whatever it is called. */
function byContent({ claim }: Listed, { blobs }: SourceTree): FilesOf {
  const byBlob = new Map<string, string[]>();
  for (const [file, oid] of blobs) {
    const known = byBlob.get(oid);
    if (known) known.push(file);
    else if (oid !== EMPTY) byBlob.set(oid, [file]);
  }
  return (path) => ({ files: byBlob.get(claim.contents.get(path) ?? '') ?? [], meant: [] });
}

/** Where only paths are known, a file is that of the same path below the folder of its package. */
function byFolder(listed: Listed, tree: SourceTree): FilesOf {
  const { claim } = listed;
  const isThere = (path: string, file: string): boolean => {
    const [bytes, size] = [claim.sizes.get(path), tree.sizes.get(file)];
    if (!tree.paths.has(file) || bytes === null) return false;
    return bytes === undefined || size === undefined || isOf(bytes, size);
  };
  const inPackage = packageFolders(tree.manifests);
  const inList = listedFolders(listed, tree);
  return (path) => {
    const owners = claim.owners.get(path) ?? [];
    const known = owners.flatMap((name) => inPackage.get(name) ?? []);
    const [from, folders] = known.length === owners.length && owners.length > 0 ? ['', known] : inList(path);
    const meant = folders.map((folder) => folder + path.slice(from.length));
    return { files: meant.every((file) => isThere(path, file)) ? meant : [], meant };
  };
}

/** The folder of a package, the highest where several have its name. */
function packageFolders(manifests: SourceTree['manifests']): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const [folder, name] of [...manifests].toSorted(([a], [b]) => a.length - b.length))
    if (name !== null && !folders.has(name)) folders.set(name, folder);
  return folders;
}

/** @returns for a listed file, the folder of the list that a package stands in, and all folders of the tree that this may be */
function listedFolders({ own, placement }: Listed, tree: SourceTree): (path: string) => readonly [string, readonly string[]] {
  const manifests = own.filter((path) => nameOf(path) === MANIFEST).map((path) => path.slice(0, -MANIFEST.length));
  const strict = new Set(manifests.length > 0 ? manifests : ['']);
  // No tool writes files of other languages into a folder of the same shape.
  const loose = new Set([...strict, ...placement.roots]);
  const rootOf = (path: string): string | null => rootAmong(path, familyOf(path) === null || canBeMade(path) ? strict : loose);
  const meant = meantBy(own, rootOf, tree);
  return (path) => {
    const root = rootOf(path);
    return root === null ? ['', []] : [root, meant.get(root) ?? []];
  };
}

/** The deepest of the folders that the file stands in. */
function rootAmong(path: string, roots: ReadonlySet<string>): string | null {
  for (let end = path.lastIndexOf('/'); end !== -1; end = path.lastIndexOf('/', end - 1)) {
    const folder = path.slice(0, end + 1);
    if (roots.has(folder)) return isFolderOfMade(folder) ? null : folder;
    if (end === 0) break;
  }
  return roots.has('') ? '' : null;
}

/** Folders of packages, and the source folder, that hold at least half as many of the files below a root as the best of them. */
function meantBy(
  own: readonly string[],
  rootOf: (path: string) => string | null,
  tree: SourceTree,
): ReadonlyMap<string, readonly string[]> {
  const byName = namesOf(tree.paths);
  const votes = new Map<string, Map<string, number>>();
  for (const path of own) {
    const root = rootOf(path);
    if (root === null) continue;
    const rest = path.slice(root.length);
    const counts = votes.get(root) ?? new Map<string, number>();
    votes.set(root, counts);
    const folders = new Set(['', root, ...(byName.get(nameOf(path)) ?? []).map((file) => file.slice(0, -rest.length))]);
    for (const folder of folders) {
      const isOne = tree.paths.has(folder + rest) && (folder === '' || tree.manifests.has(folder));
      if (isOne) counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
  }
  const roots = [...votes.keys()];
  return new Map([...votes].map(([root, counts]) => [root, ownFolder(root, roots, tree) ?? best(root, counts, roots)]));
}

/** A package that stands below another one as it does in the tree is that one. */
function ownFolder(root: string, roots: readonly string[], { manifests }: SourceTree): readonly string[] | null {
  const above = roots.find((one) => one !== root && root.startsWith(one) && manifests.has(root.slice(one.length)));
  return above === undefined ? null : [root.slice(above.length)];
}

/** But for folders that have one of their own in the list. */
function best(root: string, counts: ReadonlyMap<string, number>, roots: readonly string[]): readonly string[] {
  const most = [...counts.values()].reduce((one, other) => Math.max(one, other), 0);
  return [...counts].flatMap(([folder, count]) => (count * 2 >= most && (folder === '' || !roots.includes(root + folder)) ? [folder] : []));
}

function namesOf(paths: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  for (const path of paths) byName.set(nameOf(path), [...(byName.get(nameOf(path)) ?? []), path].slice(0, COMMON + 1));
  return new Map([...byName].filter(([, files]) => files.length <= COMMON));
}
