// The scanner against the slow reader: the same findings from the same bytes, or both refuse. Over whole files, every cut of
// some, and mutations; FUZZ_RUNS says how many (a few by default).

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readSarif } from '../builders.ts';
import { referenceRead } from './reference.ts';

vi.setConfig({ testTimeout: 3_600_000 });

const ROOT = resolve(import.meta.dirname, '../..');
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 400);
const LARGEST = 60_000;

function filesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.sarif'))
    .toSorted()
    .map((name) => join(folder, name));
}

const OWN = filesBelow(join(ROOT, 'examples/sarif'));
const CORPUS = filesBelow(join(ROOT, '../shared/corpus/dev'));
if (CORPUS.length === 0) console.warn('the corpus is not here: only the files of examples/ are compared');

/** @returns whether both take it */
function compare(bytes: Uint8Array, what: string, chunk?: number): boolean {
  const wanted = referenceRead(bytes);
  const { findings, faults, runs } = readSarif(bytes, ['/checkout'], chunk);
  const refused = runs.length === 0 && faults.length > 0;
  if (wanted.findings === null) {
    expect(refused, `${what}: the slow reader refuses it, the scanner does not`).toBe(true);
    return false;
  }
  expect(refused ? faults : [], `${what}: the slow reader takes it`).toEqual([]);
  expect(
    runs.reduce((sum, { counts }) => sum + counts.results, 0),
    what,
  ).toBe(wanted.results);
  expect(findings, what).toEqual(wanted.findings);
  return true;
}

/** A generator of numbers below `n` that is the same for the same seed (xorshift32). */
function random(seed: number): (n: number) => number {
  let state = seed | 1;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
}

const TOKENS = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '"',
  '\\',
  '\\u0041',
  '\\ud83d',
  '\\"',
  '0',
  '-',
  '1e5',
  '.5',
  'true',
  'nul',
  ' ',
  '\n',
  '\u0000',
  'é',
  '"level":"none"',
  '"results":[],',
  'null',
];

function mutate(bytes: Uint8Array, seed: number): Uint8Array {
  const pick = random(seed);
  let out = bytes;
  for (let times = pick(3); times >= 0; times--) {
    const at = pick(out.length + 1);
    const size = pick(4) === 0 ? pick(2000) : pick(6);
    const rest = out.subarray(Math.min(out.length, at + ([0, 1, size][pick(3)] ?? 0)));
    const from = pick(out.length + 1);
    const piece =
      [new TextEncoder().encode(TOKENS[pick(TOKENS.length)]), Uint8Array.of(pick(256)), out.subarray(from, from + size), new Uint8Array(0)][
        pick(4)
      ] ?? out;
    const next = new Uint8Array(at + piece.length + rest.length);
    next.set(out.subarray(0, at));
    next.set(piece, at);
    next.set(rest, at + piece.length);
    out = next;
  }
  return out;
}

describe('the scanner and the slow reader', () => {
  test.each([1, 7, 65_536, 1 << 20])('agree on every file, in chunks of %i bytes', (chunk) => {
    for (const file of [...OWN, ...CORPUS]) {
      const bytes = readFileSync(file);
      if (chunk > 1 || bytes.length < LARGEST * 4) compare(bytes, file, chunk);
    }
  });

  test('agree on every cut of a file', () => {
    const file = readFileSync(OWN.find((name) => name.endsWith('clang-label.sarif')) ?? '');
    for (let length = 0; length < file.length; length += 1) compare(file.subarray(0, length), `cut at ${length}`);
  });

  test('agree on mutated files', () => {
    const small = [...OWN, ...CORPUS].map((file) => ({ file, bytes: readFileSync(file) })).filter(({ bytes }) => bytes.length < LARGEST);
    let taken = 0;
    for (let run = 0; run < RUNS; run++) {
      const seed = run * 2_654_435 + 17;
      const { file, bytes } = small[random(seed * 31)(small.length)] ?? { file: '', bytes: new Uint8Array(0) };
      if (compare(mutate(bytes, seed), `${file}, seed ${seed}`)) taken += 1;
    }
    // A mutation that is always refused, or never, would show nothing.
    expect(taken).toBeGreaterThan(RUNS / 20);
    expect(taken).toBeLessThan(RUNS * 0.9);
  });
});
