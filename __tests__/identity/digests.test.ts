// The table of digests against a Map: whatever is set is found again, nothing else is, however often the table grows and
// however its keys crowd one place.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestTable } from '../../src/identity/digests.ts';
import type { Digest } from '../../src/model/finding.ts';

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 });
/** Few words, so that digests are often equal, or nearly. */
const fewWords = fc.constantFrom(0, 1, -1, 2 ** 31, -(2 ** 31), 2 ** 32 - 1);

const key: fc.Arbitrary<Digest> = fc.oneof(
  fc.tuple(word, word, word, word),
  fc.tuple(fewWords, fewWords, fewWords, fewWords),
  // Equal but for one of their four words.
  fc.tuple(fc.nat(3), word).map(([place, own]) => [7, 7, 7, 7].with(place, own) as unknown as Digest),
);
const number = fc.oneof(fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }), fc.constantFrom(0, -1, 1, -(2 ** 31) + 1, 2 ** 31 - 1));

function agree(steps: Iterable<readonly [Digest, number]>): void {
  const table = digestTable();
  const model = new Map<string, number>();
  const add = (digest: Digest, value: number): void => {
    const name = Int32Array.from(digest).join();
    const before = model.get(name) ?? null;
    const known = table.add(digest, value);
    // Every call here counts: `expect` for each of a hundred thousand would take the time of the test.
    if (known !== before) expect(known, name).toBe(before);
    if (before === null) model.set(name, value);
  };
  const all = [...steps];
  for (const [digest, value] of all) add(digest, value);
  for (const [digest] of all) add(digest, 1);
}

describe('a table of digests', () => {
  test('answers as a Map does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, number), { maxLength: 200, size: 'max' }), (steps) => {
        agree(steps);
      }),
      { numRuns: 300 },
    );
  });

  test.each<[string, (index: number) => Digest]>([
    ['spread evenly', (index) => [index * 2_654_435_761, index ^ 0x5bd1e995, index, 7]],
    ['in one row', (index) => [index, 0, 0, 0]],
    ['that look first at the last slot', (index) => [0xffffffff, index, 0, 0]],
    ['that are told apart by the last word alone', (index) => [1, 2, 3, index]],
  ])('finds keys %s again, through every growth', (_title, keyOf) => {
    agree(
      Array.from({ length: 60_000 }, (_none, index): [Digest, number][] => [
        [keyOf(index), index % 3 === 0 ? -index - 1 : index],
        [keyOf(index >> 1), 3],
        ...(index % 5 === 0 ? [[keyOf(index >> 2), 5] as [Digest, number]] : []),
      ]).flat(),
    );
  });

  test('keeps apart two hundred thousand keys', () => {
    agree(Array.from({ length: 200_000 }, (_none, index) => [[Math.imul(index, 0x9e3779b1), index, 0, 0], index] as const));
  });
});

test('digests that crowd one slot are told apart, and none takes the time of all', () => {
  const table = digestTable();
  const crowd = Array.from({ length: 40_000 }, (_none, index): Digest => [0, index, 0, 0]);
  for (const [place, digest] of crowd.entries()) table.add(digest, place);
  expect(crowd.map((digest) => table.add(digest, -7))).toEqual(crowd.map((_digest, place) => place));
  expect(table.add([0, 0, 0, 1], 7)).toBe(null);
  expect(table.add([0, 0, 0, 1], 8)).toBe(7);
});
