// Digests in, a number for each: a table that holds a million of them in 42 MB; a Map of strings takes half as much again, and more to collect.

import { hash } from 'node:crypto';

export interface Digests {
  /** @returns the number that was set for the digest; null for one that was not seen */
  get(digest: string): number | null;
  /** @param number from -2³¹ + 1 on */
  set(digest: string, number: number): void;
}

/** 32-bit words of a digest. */
const WORDS = 4;
const FREE = -(2 ** 31);
/** Whoever writes what is hashed can make digests crowd one slot: that must not cost the square of them. */
const MOST_PROBES = 128;

interface Table {
  slots: number;
  keys: Uint32Array;
  numbers: Int32Array;
  size: number;
  /** Numbers of digests that found no place, by their words. */
  readonly crowded: Map<string, number>;
}

export function digestTable(): Digests {
  const table: Table = { ...roomFor(1 << 10), size: 0, crowded: new Map() };
  const key = new Uint32Array(WORDS);
  return {
    get(digest) {
      wordsOf(digest, key);
      const slot = slotOf(table, key);
      const number = slot === null ? FREE : (table.numbers[slot] ?? FREE);
      if (number !== FREE) return number;
      return table.crowded.size === 0 ? null : (table.crowded.get(key.join(' ')) ?? null);
    },
    set(digest, number) {
      if (table.size * 5 >= table.slots * 4) grow(table);
      wordsOf(digest, key);
      if (table.crowded.size > 0) table.crowded.delete(key.join(' '));
      put(table, key, number);
    },
  };
}

function roomFor(slots: number): Pick<Table, 'slots' | 'keys' | 'numbers'> {
  return { slots, keys: new Uint32Array(slots * WORDS), numbers: new Int32Array(slots).fill(FREE) };
}

/** Where the key stands, or the free slot where it belongs; null where others crowd it. Its own bits say where to look first. */
function slotOf({ slots, keys, numbers }: Table, key: Uint32Array): number | null {
  let slot = (key[0] ?? 0) & (slots - 1);
  for (let probe = 0; probe < MOST_PROBES; probe++) {
    if (numbers[slot] === FREE || holds(keys, slot, key)) return slot;
    // Ever wider steps: what looks first at neighbouring slots does not run together.
    slot = (slot + probe + 1) & (slots - 1);
  }
  return null;
}

function put(table: Table, key: Uint32Array, number: number): void {
  const slot = slotOf(table, key);
  if (slot === null) return void table.crowded.set(key.join(' '), number);
  if (table.numbers[slot] === FREE) table.size += 1;
  table.keys.set(key, slot * WORDS);
  table.numbers[slot] = number;
}

function grow(table: Table): void {
  const { slots, keys, numbers } = table;
  Object.assign(table, roomFor(slots * 2), { size: 0 });
  const key = new Uint32Array(WORDS);
  for (let slot = 0; slot < slots; slot++) {
    const number = numbers[slot] ?? FREE;
    if (number === FREE) continue;
    for (let word = 0; word < WORDS; word++) key[word] = keys[slot * WORDS + word] ?? 0;
    put(table, key, number);
  }
}

function holds(keys: Uint32Array, slot: number, key: Uint32Array): boolean {
  for (let word = 0; word < WORDS; word++) if (keys[slot * WORDS + word] !== key[word]) return false;
  return true;
}

/** Sixteen characters of one byte each are 128 bits as they are; of anything else the first 128 bits of its SHA-256. */
function wordsOf(digest: string, key: Uint32Array): void {
  const bytes = digest.length === WORDS * 4 ? digest : hash('sha256', digest, 'binary');
  for (let word = 0; word < WORDS; word++) {
    const at = word * 4;
    key[word] =
      bytes.charCodeAt(at) | (bytes.charCodeAt(at + 1) << 8) | (bytes.charCodeAt(at + 2) << 16) | (bytes.charCodeAt(at + 3) << 24);
  }
}
