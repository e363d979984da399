// Patterns of one part of a path, by how what they take begins or ends: of ten thousand a part is held against the few that may
// take it. Those that begin and end with a star are held against every part.

import type { WildPart } from './glob.ts';

export interface Wilds<T> {
  /** @returns what stands under the pattern; made where nothing does */
  under(part: WildPart, make: () => T): T;
  /** Visits what stands under each pattern that takes the text. */
  visit(text: string, take: (value: T) => void): void;
}

interface Wild<T> {
  readonly part: WildPart;
  readonly value: T;
}

export function wilds<T>(): Wilds<T> {
  const known = new Map<string, T>();
  const [heads, tails] = [affixes<T>(), affixes<T>()];
  const others: Wild<T>[] = [];
  return {
    under(part, make) {
      const before = known.get(part.text);
      if (before !== undefined) return before;
      const wild = { part, value: make() };
      known.set(part.text, wild.value);
      const { head, tail } = part;
      if (head === '' && tail === '') others.push(wild);
      else if (head.length >= tail.length) heads.put(head, wild);
      else tails.put(tail, wild);
      return wild.value;
    },
    visit(text, take) {
      visitThose(others, text, take);
      for (const length of heads.lengths) visitThose(heads.at(text.slice(0, length)), text, take);
      for (const length of tails.lengths) visitThose(tails.at(text.slice(-length)), text, take);
    },
  };
}

function visitThose<T>(all: readonly Wild<T>[], text: string, take: (value: T) => void): void {
  for (const { part, value } of all) if (part.holds(text)) take(value);
}

/** Patterns under a beginning, or an end, of a few lengths. */
interface Affixes<T> {
  readonly lengths: readonly number[];
  put(affix: string, wild: Wild<T>): void;
  at(affix: string): readonly Wild<T>[];
}

function affixes<T>(): Affixes<T> {
  const known = new Map<string, Wild<T>[]>();
  const lengths: number[] = [];
  return {
    lengths,
    put(affix, wild) {
      if (!lengths.includes(affix.length)) lengths.push(affix.length);
      const before = known.get(affix);
      if (before === undefined) known.set(affix, [wild]);
      else before.push(wild);
    },
    at: (affix) => known.get(affix) ?? [],
  };
}
