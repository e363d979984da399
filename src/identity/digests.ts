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

export function digestTable(): Digests {
  let slots = 1 << 10;
  let keys = new Uint32Array(slots * WORDS);
  let numbers = new Int32Array(slots).fill(FREE);
  let size = 0;
  const key = new Uint32Array(WORDS);
  const crowded = new Map<string, number>();

  /** Slot of `key`, or the free one where it belongs; null where others crowd it. Its own bits say where to look first. */
  const find = (): number | null => {
    let slot = (key[0] ?? 0) & (slots - 1);
    for (let probe = 0; probe < MOST_PROBES; probe++) {
      if (numbers[slot] === FREE || holds(keys, slot, key)) return slot;
      slot = (slot + 1) & (slots - 1);
    }
    return null;
  };
  const put = (number: number): void => {
    const slot = find();
    if (slot === null) return void crowded.set(key.join(' '), number);
    if (numbers[slot] === FREE) size += 1;
    keys.set(key, slot * WORDS);
    numbers[slot] = number;
  };
  const grow = (): void => {
    const [oldKeys, oldNumbers] = [keys, numbers];
    slots *= 2;
    keys = new Uint32Array(slots * WORDS);
    numbers = new Int32Array(slots).fill(FREE);
    size = 0;
    for (let slot = 0; slot < oldNumbers.length; slot++) {
      const number = oldNumbers[slot] ?? FREE;
      if (number === FREE) continue;
      key.set(oldKeys.subarray(slot * WORDS, (slot + 1) * WORDS));
      put(number);
    }
  };
  return {
    get(digest) {
      wordsOf(digest, key);
      const slot = find();
      const number = slot === null ? FREE : (numbers[slot] ?? FREE);
      if (number !== FREE) return number;
      return crowded.size === 0 ? null : (crowded.get(key.join(' ')) ?? null);
    },
    set(digest, number) {
      if (size * 5 >= slots * 4) grow();
      wordsOf(digest, key);
      if (crowded.size > 0) crowded.delete(key.join(' '));
      put(number);
    },
  };
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
