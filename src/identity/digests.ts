// Digests in, a number for each: a table that holds a million of them in 42 MB; a Map of strings takes half as much again, and more to collect.

import type { Digest } from '../model/finding.ts';

export interface Digests {
  /**
   * Sets the number of a digest that has none.
   * @param number from -2³¹ + 1 on
   * @returns the number that it had; null for a digest that was not seen
   */
  add(digest: Digest, number: number): number | null;
}

/** 32-bit words of a digest. */
const WORDS = 4;
const FREE = -(2 ** 31);
/** Whoever writes what is hashed can make digests crowd one slot: that must not cost the square of them. */
const MOST_PROBES = 128;

interface Table {
  slots: number;
  keys: Int32Array;
  numbers: Int32Array;
  size: number;
  /** Numbers of digests that found no place, by their words. */
  readonly crowded: Map<string, number>;
}

export function digestTable(): Digests {
  const table: Table = { ...roomFor(1 << 16), size: 0, crowded: new Map() };
  return {
    add(digest, number) {
      if (table.size * 5 >= table.slots * 4) grow(table);
      const slot = slotOf(table, digest);
      const known = slot === -1 ? FREE : (table.numbers[slot] ?? FREE);
      if (known !== FREE) return known;
      const crowded = table.crowded.size === 0 ? undefined : table.crowded.get(textOf(digest));
      if (crowded !== undefined) return crowded;
      put(table, slot, digest, number);
      return null;
    },
  };
}

/** The same for the same words. */
export function textOf([a, b, c, d]: Digest): string {
  return `${a | 0} ${b | 0} ${c | 0} ${d | 0}`;
}

function roomFor(slots: number): Pick<Table, 'slots' | 'keys' | 'numbers'> {
  return { slots, keys: new Int32Array(slots * WORDS), numbers: new Int32Array(slots).fill(FREE) };
}

/** Where the digest stands, or the free slot where it belongs; -1 where others crowd it. Its own bits say where to look first. */
function slotOf({ slots, keys, numbers }: Table, digest: Digest): number {
  const a = digest[0] | 0;
  const b = digest[1] | 0;
  const c = digest[2] | 0;
  const d = digest[3] | 0;
  let slot = a & (slots - 1);
  for (let probe = 0; probe < MOST_PROBES; probe++) {
    const at = slot * WORDS;
    if (numbers[slot] === FREE || (keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d)) return slot;
    // Ever wider steps: what looks first at neighbouring slots does not run together.
    slot = (slot + probe + 1) & (slots - 1);
  }
  return -1;
}

/** @param slot that is free; -1 for none */
function put(table: Table, slot: number, digest: Digest, number: number): void {
  if (slot === -1) return void table.crowded.set(textOf(digest), number);
  const { keys, numbers } = table;
  const at = slot * WORDS;
  keys[at] = digest[0];
  keys[at + 1] = digest[1];
  keys[at + 2] = digest[2];
  keys[at + 3] = digest[3];
  numbers[slot] = number;
  table.size += 1;
}

function grow(table: Table): void {
  const { slots, keys, numbers } = table;
  Object.assign(table, roomFor(slots * 2), { size: 0 });
  for (let slot = 0; slot < slots; slot++) {
    const number = numbers[slot] ?? FREE;
    if (number === FREE) continue;
    const at = slot * WORDS;
    const digest: Digest = [keys[at] ?? 0, keys[at + 1] ?? 0, keys[at + 2] ?? 0, keys[at + 3] ?? 0];
    put(table, slotOf(table, digest), digest, number);
  }
}
