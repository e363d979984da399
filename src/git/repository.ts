// A folder in; what git knows of it out: commits, files as they were, and what a change did. Whatever cannot be told is a value
// that says why: nothing here stops a verdict.

import { bothOf, told, untold, type Change, type FileChange, type Told } from '../model/change.ts';
import { convertedIn } from './attributes.ts';
import { differenceOf } from './difference.ts';
import { readBlobs } from './objects.ts';
import { fromSource, openOn, type Open } from './open.ts';
import { FETCH_ALL, hasCommit, isShallow, mergeBases, resolveRef } from './refs.ts';
import { treeOf, type Tree } from './tree.ts';
import { wholeFiles, type Shelf, type WholeFile } from './whole.ts';
import { uncommitted } from './work-tree.ts';

export interface Repository {
  /** @returns the object id of a commit */
  readonly resolve: (ref: string) => Promise<Told<string>>;
  /** The latest commit that both descend from; null where there is none. @param a @param b object ids */
  readonly mergeBase: (a: string, b: string) => Promise<Told<string | null>>;
  /** Regular files of a commit, relative to the source folder, in NFC, with the ids of the objects that hold them. @param commit an object id */
  readonly objectsOf: (commit: string) => Promise<Told<ReadonlyMap<string, string>>>;
  /** What is no regular file of a commit: links, submodules. @param commit an object id */
  readonly linksOf: (commit: string) => Promise<Told<ReadonlySet<string>>>;
  readonly isShallow: () => Promise<Told<boolean>>;
  /** What stands in the work tree and not where HEAD left the base. @param base as `resolve` takes it */
  readonly changeSince: (base: string) => Promise<Told<Change>>;
  /**
   * Hands over the text of regular files of a commit and the bytes that it was decoded from, in no order; others, those over 10 MiB, and links never.
   * @param commit an object id
   * @param paths relative to the source folder, each once
   */
  readonly blobs: (commit: string, paths: Iterable<string>, take: TakeText) => Promise<Told<null>>;
  /** True where the commit is at hand, whatever is missing behind it. @param commit an object id */
  readonly has: (commit: string) => Promise<boolean>;
  /** As they stand in the commit, whole; see `wholeFiles`. @param commit an object id @param path from the root of the repository */
  readonly files: (commit: string, path: string) => Promise<Told<readonly WholeFile[]>>;
  /** Ends the use of the repository; what it made beside it is gone. */
  readonly close: () => Promise<void>;
}

type TakeText = (path: string, text: string, bytes: number) => void;

const NAME_TARGET = 'name the branch that the change is to be merged into, as it was before';
/** Histories that cross each other more often are not looked at. */
const MOST_BASES = 8;

/** @param folder the source folder, in a work tree of the repository */
export async function openRepository(folder: string): Promise<Told<Repository>> {
  const opened = await openOn(folder);
  if (!opened.told) return opened;
  const open = opened.value;
  const shelf: Shelf = { listings: new Map(), contents: new Map() };
  return told({
    resolve: (ref) => resolveRef(open, ref),
    mergeBase: async (a, b) => {
      const bases = await mergeBases(open, a, b);
      return bases.told ? told(bases.value[0] ?? null) : bases;
    },
    objectsOf: async (commit) => {
      const tree = await treeOf(open, commit);
      return tree.told ? told(objectsOf(tree.value)) : tree;
    },
    linksOf: async (commit) => {
      const tree = await treeOf(open, commit);
      return tree.told ? told(new Set([...tree.value].flatMap(([path, oid]) => (oid === null ? [path] : [])))) : tree;
    },
    isShallow: () => isShallow(open),
    changeSince: (base) => changeSince(open, base),
    blobs: (commit, paths, take) => blobs(open, commit, paths, take),
    has: (commit) => hasCommit(open, commit),
    files: (commit, path) => wholeFiles(open, shelf, commit, path),
    close: open.close,
  });
}

async function changeSince(open: Open, ref: string): Promise<Told<Change>> {
  const [tip, head] = [await resolveRef(open, ref), await resolveRef(open, 'HEAD')];
  if (!tip.told) return tip;
  if (!head.told) return head;
  const bases = await basesOf(open, tip.value, head.value);
  if (!bases.told) return bases;
  const [base = ''] = bases.value;
  const tree = await treeOf(open, head.value);
  if (!tree.told) return tree;
  const changed = await allChanged(open, bases.value, head.value);
  if (!changed.told) return changed;
  return told({ base, head: head.value, files: changed.value, regular: regularOf(tree.value) });
}

/** Where histories crossed there are several bases: what any of them lacks is touched. */
async function allChanged(open: Open, bases: readonly string[], head: string): Promise<Told<ReadonlyMap<string, FileChange>>> {
  const files = new Map<string, FileChange>();
  for (const base of bases) {
    const found = await differenceOf(open, base, head);
    if (!found.told) return found;
    addTo(files, found.value, open);
    const converted = await convertedIn(open, [base, head], found.value);
    if (!converted.told) return converted;
    addTo(files, converted.value, open);
  }
  const found = await uncommitted(open, head);
  if (!found.told) return found;
  addTo(files, found.value, open);
  return told(files);
}

/** @returns at least one */
async function basesOf(open: Open, tip: string, head: string): Promise<Told<readonly string[]>> {
  const bases = await mergeBases(open, tip, head);
  const shallow = await isShallow(open);
  if (!bases.told) return bases;
  if (!shallow.told) return shallow;
  const isAncestor = bases.value.length === 1 && bases.value[0] === tip;
  // A later common commit may be among those that are missing.
  if (shallow.value && !isAncestor) return untold('the clone is shallow: where HEAD left the base is not in it', FETCH_ALL);
  if (bases.value.length === 0) return untold('HEAD and the base have no commit in common', 'name the branch that HEAD was made from');
  // An empty change would clear everything: more likely the wrong ref was named.
  if (bases.value.includes(head)) return untold('the base already holds HEAD, so that there is no change to see', NAME_TARGET);
  if (bases.value.length > MOST_BASES) return untold(`HEAD left the base in ${bases.value.length} places`, 'merge the base into HEAD');
  return bases;
}

function addTo(files: Map<string, FileChange>, found: readonly (readonly [string, FileChange])[], open: Open): void {
  for (const [path, change] of found) {
    const key = fromSource(open, path);
    const from = change.from === null ? null : fromSource(open, change.from);
    const before = files.get(key);
    files.set(key, before === undefined ? { ...change, from } : bothOf(before, { ...change, from }));
  }
}

function regularOf(tree: Tree): ReadonlySet<string> {
  return new Set([...tree].flatMap(([path, oid]) => (oid === null ? [] : [path])));
}

function objectsOf(tree: Tree): ReadonlyMap<string, string> {
  return new Map([...tree].flatMap(([path, oid]) => (oid === null ? [] : [[path, oid] as const])));
}

async function blobs(open: Open, commit: string, paths: Iterable<string>, take: TakeText): Promise<Told<null>> {
  const tree = await treeOf(open, commit);
  if (!tree.told) return tree;
  const wanted = new Map<string, string[]>();
  for (const path of paths) {
    const oid = tree.value.get(path.normalize('NFC')) ?? null;
    if (oid !== null) wanted.set(oid, [...(wanted.get(oid) ?? []), path]);
  }
  return readBlobs(open, wanted.keys(), (oid, content) => {
    const text = content.toString('utf8');
    for (const path of wanted.get(oid) ?? []) take(path, text, content.length);
  });
}
