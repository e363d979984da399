// Files as evidence lists them, and how they were placed, in; why some of them may be other files of the tree than their paths say,
// or hand on others, out.

import type { Reach, SourceTree } from '../model/artifact.ts';
import { familyOf, nameOf, npmPackageOf } from './path.ts';
import type { Placement } from './place.ts';

export interface Listed {
  readonly paths: Iterable<string>;
  readonly placement: Placement;
  readonly reach: Reach;
  /** True for files that others made. */
  readonly foreign: (path: string) => boolean;
}

/** What rolldown adds to every bundle. */
const RUNTIME = /(?:^|\/)rolldown\/runtime\.js$/;

/** @returns why nobody knows which files of the tree are listed; null where that is known */
export function detourOf(
  { paths, placement, reach, foreign }: Listed,
  { links, unclear }: Pick<SourceTree, 'links' | 'unclear'>,
): string | null {
  const names = new Set([...links].map(nameOf));
  const placed = new Set(placement.at.values());
  for (const path of paths) {
    const linked = npmPackageOf(path);
    if (linked !== null && (unclear.has(linked.folder) || unclear.has(`node_modules/${linked.name}`)))
      return `several folders of this source tree may be ${linked.folder}`;
    if (placed.has(path) || foreign(path)) continue;
    if (path.split('/').some((part) => names.has(part))) return `a link of this source tree may lead to ${path}`;
    // A file that the build wrote may import files of the tree, and values of them may have been copied into it.
    if (reach === 'modules' && familyOf(path) !== null && !RUNTIME.test(path))
      return `what ${path} imports, which is no file of this source tree, is not known`;
  }
  return null;
}
