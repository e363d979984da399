// Files as evidence lists them, and the source tree in; which of them are files of the tree out. A tool writes paths from where it
// ran, an image from where the files were copied to. So the folders that correspond are found by the files that both have; then
// paths are compared exactly, and what only looks like a file of the tree is told apart from what is one (threat C1).

import { familyOf, folded, isOfPackage, lookAlike, nameOf } from './path.ts';

export interface TreeIndex {
  readonly paths: ReadonlySet<string>;
  readonly byName: ReadonlyMap<string, readonly string[]>;
  /** How many files stand in a folder, at any depth; folders with a trailing `/`. */
  readonly below: ReadonlyMap<string, number>;
}

export interface Placement {
  /** Files of the tree, each with how the evidence writes it. */
  readonly at: ReadonlyMap<string, string>;
  /** Listed files of code, and how many of them are in the tree. */
  readonly code: number;
  readonly placed: number;
  /** False where all that fits is a name or two that any project has. */
  readonly isSolid: boolean;
  /** Folders of the evidence that correspond to folders of the tree, with a trailing `/`. */
  readonly roots: readonly string[];
  /** True where the evidence may mean this file of the tree, though it does not write its path. */
  mayMean(path: string): boolean;
}

/** Two folders that correspond, each "" or with a trailing `/`. */
interface Alignment {
  readonly from: string;
  readonly to: string;
  /** Files that both have. */
  count: number;
  /** A file with its folder was the same in both. */
  deep: boolean;
  /** It holds most of what the folder of the tree holds. */
  most: boolean;
}

/** Files of the tree that share a name: more of them say little about where folders stand. */
const COMMON = 32;
const MOST_VOTES = 500_000;
const MOST_ALIGNMENTS = 32;
const MOST_ODD = 1000;

export function indexOf(paths: ReadonlySet<string>): TreeIndex {
  const byName = new Map<string, string[]>();
  const below = new Map<string, number>();
  for (const path of paths) {
    const name = nameOf(path);
    const known = byName.get(name);
    if (known) known.push(path);
    else byName.set(name, [path]);
    for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1)) {
      const folder = path.slice(0, end + 1);
      below.set(folder, (below.get(folder) ?? 0) + 1);
    }
  }
  return { paths, byName, below: below.set('', paths.size) };
}

/**
 * @param listed cleaned paths; those of packages are passed over
 * @param foreign files that others made: they may be files of the tree, and are not expected to be
 */
export function place(listed: Iterable<string>, tree: TreeIndex, foreign: (path: string) => boolean): Placement {
  const own = [...listed].filter((path) => !isOfPackage(path));
  const alignments = alignmentsOf(own, tree);
  const solid = alignments.filter(isSolid);
  const at = new Map<string, string>();
  const near = nearMisses();
  let [code, placed] = [0, 0];
  for (const path of own) {
    const isCode = familyOf(path) !== null && !foreign(path);
    const found = filesOf(path, alignments, tree);
    code += isCode ? 1 : 0;
    placed += isCode && found.length > 0 ? 1 : 0;
    for (const file of found) if (!at.has(file)) at.set(file, path);
    if (found.length > 0 || !foreign(path)) note(near, path, found, solid);
  }
  const used = solid.filter(({ from, to }) => [...at].some(([file, path]) => path === from + file.slice(to.length) && file.startsWith(to)));
  return {
    at,
    code,
    placed,
    isSolid: used.length > 0,
    roots: [...new Set(used.map(({ from }) => from))],
    mayMean: (path) => !at.has(path) && isNear(near, path),
  };
}

function isSolid({ from, to, count, deep }: Alignment): boolean {
  return deep || count > 1 || (from === '' && to === '');
}

/** The best ones, which hold the most files first. */
function alignmentsOf(own: readonly string[], tree: TreeIndex): readonly Alignment[] {
  const all = new Map<string, Alignment>();
  let votes = vote(own, tree, { all, votes: 0, common: false });
  if (all.size === 0) votes = vote(own, tree, { all, votes, common: true });
  const best = [...all.values()]
    .toSorted((a, b) => b.count - a.count || (a.from + a.to < b.from + b.to ? -1 : 1))
    .slice(0, MOST_ALIGNMENTS);
  for (const alignment of best) alignment.most = alignment.count * 2 >= (tree.below.get(alignment.to) ?? 0);
  return best;
}

interface Poll {
  readonly all: Map<string, Alignment>;
  readonly votes: number;
  /** True to ask names that many files share. */
  readonly common: boolean;
}

function vote(own: readonly string[], tree: TreeIndex, { all, votes, common }: Poll): number {
  let cast = votes;
  for (const path of own) {
    const files = tree.byName.get(nameOf(path)) ?? [];
    if (!common && files.length > COMMON) continue;
    for (const file of files) {
      if (cast === MOST_VOTES) return cast;
      cast += 1;
      const { from, to, depth } = commonEnd(path, file);
      const key = `${from}\0${to}`;
      const known = all.get(key) ?? { from, to, count: 0, deep: false, most: false };
      known.count += 1;
      known.deep ||= depth > 1;
      all.set(key, known);
    }
  }
  return cast;
}

/** What stands before the parts that two paths have in common at their ends. */
function commonEnd(path: string, file: string): { readonly from: string; readonly to: string; readonly depth: number } {
  let [left, right, depth] = [path.length, file.length, 0];
  while (left > 0 && right > 0) {
    const [before, behind] = [path.lastIndexOf('/', left - 2) + 1, file.lastIndexOf('/', right - 2) + 1];
    if (path.slice(before, left) !== file.slice(behind, right)) break;
    [left, right, depth] = [before, behind, depth + 1];
  }
  return { from: path.slice(0, left), to: file.slice(0, right), depth };
}

/** By the best alignment that has it, by its equals, and by those that hold most of a folder of the tree. */
function filesOf(path: string, alignments: readonly Alignment[], { paths }: TreeIndex): readonly string[] {
  const found: string[] = [];
  let best = 0;
  for (const { from, to, count, most } of alignments) {
    if (!path.startsWith(from)) continue;
    const file = to + path.slice(from.length);
    if (!paths.has(file)) continue;
    if (found.length > 0 && count < best && !most) continue;
    best = Math.max(best, count);
    found.push(file);
  }
  return found;
}

interface NearMisses {
  /** Names of listed files that stand in no folder that corresponds to one of the tree. */
  readonly loose: Set<string>;
  /** What files would be called in the tree, folded. */
  readonly folded: Set<string>;
  /** The same of those that hold letters outside ASCII. */
  readonly odd: (readonly string[])[];
}

function nearMisses(): NearMisses {
  return { loose: new Set(), folded: new Set(), odd: [] };
}

function note(near: NearMisses, path: string, found: readonly string[], solid: readonly Alignment[]): void {
  for (const file of found) near.folded.add(folded(file));
  if (found.length > 0) return;
  const within = solid.filter(({ from }) => path.startsWith(from));
  if (within.length === 0) near.loose.add(folded(nameOf(path)));
  for (const { from, to } of within) {
    const file = to + path.slice(from.length);
    near.folded.add(folded(file));
    if (/[^\0-\x7f]/.test(file) && near.odd.length <= MOST_ODD) near.odd.push(Array.from(folded(file)));
  }
}

function isNear({ loose, folded: all, odd }: NearMisses, path: string): boolean {
  if (all.has(folded(path)) || loose.has(folded(nameOf(path))) || odd.length > MOST_ODD) return true;
  if (odd.length === 0) return false;
  const letters = Array.from(folded(path));
  return odd.some((file) => lookAlike(file, letters));
}
