// Files of the artifact as lists name them, and files that bundles say they made, in; which of them are the same out.

import { nameOf } from './path.ts';

/** @returns pairs of equal paths, and else the one pair of which one path ends with the other */
export function samePaths<L extends { readonly path: string }, M extends { readonly path: string }>(
  listed: readonly L[],
  made: readonly M[],
): readonly (readonly [L, M])[] {
  const byName = new Map<string, L[]>();
  for (const one of listed) {
    const known = byName.get(nameOf(one.path));
    if (known) known.push(one);
    else byName.set(nameOf(one.path), [one]);
  }
  return made.flatMap((output) => {
    const ends = (byName.get(nameOf(output.path)) ?? []).filter(({ path }) => endsAs(path, output.path));
    const exact = ends.filter(({ path }) => path === output.path);
    const meant = exact.length > 0 || ends.length > 1 ? exact : ends;
    return meant.map((one) => [one, output] as const);
  });
}

function endsAs(one: string, other: string): boolean {
  return one === other || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);
}
