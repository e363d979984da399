// The text of a file in; out what its lines are to the findings in it: neighbours, words around a column, place among equal lines.
// What holds for the whole file is worked out once.

import { digestOf, quickHash } from './codes.ts';
import { lineHash, shapeOf, tokensOf, wordsOf } from './words.ts';

export interface Source {
  /** Of its loose lines. "" for an extract. */
  readonly file: string;
  readonly sketch: string;
  /** @param number from 1 @returns null where there is no such line */
  line(number: number): string | null;
  /** 24 bits for each of the next lines that hold words, nearest first. @param step -1 above, 1 below */
  neighbours(number: number, step: 1 | -1): readonly number[];
  /** How many lines above have the same loose text. */
  ordinal(number: number): number;
  around(number: number, column: number | null): Around;
}

export interface Around {
  readonly words: readonly number[];
  readonly anchor: number;
  readonly lead: number;
  readonly trail: number;
}

const NEIGHBOURS = 4;
const WORDS_BEFORE = 6;
const WORDS_AFTER = 10;
/** Lines that are looked through for words around a place. */
const LINES_AROUND = 6;
/** A line longer than this is not written by hand: only what stands near the column is looked at. */
export const LONGEST = 400;
const SAMPLES = 12;

/** @param text of a whole file */
export function sourceOf(text: string): Source {
  const extract = extractOf(text, 1);
  return {
    ...extract.source,
    file: digestOf('file', extract.hashes.filter((hash) => hash !== 0).join(), 8),
    sketch: sketchOf(extract.hashes),
  };
}

/** @param first number of the extract's first line */
export function extractOf(text: string, first: number): { readonly source: Source; readonly hashes: Uint32Array } {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
  const hashes = Uint32Array.from(lines, lineHash);
  const telling = tellingLines(hashes);
  const ordinals = ordinalsOf(hashes);
  const codes = new Map<number, number>();
  const codeOf = (index: number): number => {
    const known = codes.get(index);
    if (known !== undefined) return known;
    const code = (hashes[index] ?? 0) % 2 ** 18;
    const whole = code * 64 + (quickHash(shapeOf(tokensOf((lines[index] ?? '').slice(0, LONGEST)))) & 63);
    codes.set(index, whole);
    return whole;
  };
  const source: Source = {
    file: '',
    sketch: '',
    line: (number) => lines[number - first] ?? null,
    neighbours: (number, step) => telling.near(number - first, step).map(codeOf),
    ordinal: (number) => ordinals[number - first] ?? 0,
    around: (number, column) => around(lines, number - first, column),
  };
  return { source, hashes };
}

/** The last lines before and the first after each line that hold words, found without looking through what lies between. */
function tellingLines(hashes: Uint32Array): { near(index: number, step: 1 | -1): number[] } {
  const places: number[] = [];
  const counts = new Uint32Array(hashes.length + 1);
  hashes.forEach((hash, index) => {
    if (hash !== 0) places.push(index);
    counts[index + 1] = places.length;
  });
  return {
    near: (index, step) =>
      step === 1
        ? places.slice(counts[index + 1], (counts[index + 1] ?? 0) + NEIGHBOURS)
        : places.slice(Math.max(0, (counts[index] ?? 0) - NEIGHBOURS), counts[index]).toReversed(),
  };
}

function ordinalsOf(hashes: Uint32Array): Uint32Array {
  const seen = new Map<number, number>();
  return hashes.map((hash) => {
    const count = seen.get(hash) ?? 0;
    seen.set(hash, count + 1);
    return count;
  });
}

/** The least hash of each of twelve shares of the lines: two files agree in as large a part of them as they share lines. */
function sketchOf(hashes: Uint32Array): string {
  const least = new Float64Array(SAMPLES).fill(Infinity);
  for (const hash of hashes) {
    const share = hash % SAMPLES;
    if (hash !== 0 && hash < (least[share] ?? 0)) least[share] = hash;
  }
  return Array.from(least, (hash) => (hash === Infinity ? '.' : digestOf('sample', `${hash}`, 1))).join('');
}

function around(lines: readonly string[], index: number, column: number | null): Around {
  const line = lines[index] ?? '';
  const at = column === null ? line.length - line.trimStart().length : Math.min(column - 1, line.length);
  const before = wordsOf(line.slice(Math.max(0, at - LONGEST), at)).slice(-WORDS_BEFORE);
  const after = wordsOf(line.slice(at, at + LONGEST)).slice(0, WORDS_AFTER);
  const [lead, trail] = [before.length, after.length];
  for (let step = 1; step <= LINES_AROUND && before.length < WORDS_BEFORE; step++)
    before.unshift(...wordsOf((lines[index - step] ?? '').slice(-LONGEST)).slice(before.length - WORDS_BEFORE));
  for (let step = 1; step <= LINES_AROUND && after.length < WORDS_AFTER; step++)
    after.push(...wordsOf((lines[index + step] ?? '').slice(0, LONGEST)).slice(0, WORDS_AFTER - after.length));
  return { words: [...before, ...after].map((word) => quickHash(word) & 0xfff), anchor: before.length, lead, trail };
}
