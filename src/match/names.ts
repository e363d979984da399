// Many patterns of names at once: what stands under patterns in, what stands under those that hold for a name out.

import { lengthOf, remembered } from '../model/remembered.ts';
import { nameTest } from './name.ts';

/** Names for which the answer is remembered. */
const MOST_NAMES = 10_000;

/** @param fold makes one of names that are compared as one @returns what stands under each pattern that holds for the name */
export function nameIndex<T>(
  entries: Iterable<readonly [pattern: string, value: T]>,
  fold: (name: string) => string = (name) => name,
): (name: string) => readonly T[] {
  const named = new Map<string, T[]>();
  const wild = new Map<string, T[]>();
  for (const [pattern, value] of entries) {
    const under = pattern.includes('*') ? wild : named;
    const folded = fold(pattern);
    const known = under.get(folded);
    if (known === undefined) under.set(folded, [value]);
    else known.push(value);
  }
  const byName = (name: string): readonly T[] => named.get(fold(name)) ?? NONE;
  if (wild.size === 0) return byName;
  const patterns = Array.from(wild, ([pattern, found]) => ({ holds: nameTest(pattern), found }));
  const find = (name: string): readonly T[] => {
    const folded = fold(name);
    return [...byName(name), ...patterns.filter(({ holds }) => holds(folded)).flatMap(({ found }) => found)];
  };
  return remembered(MOST_NAMES, find, lengthOf);
}

const NONE: readonly never[] = [];
