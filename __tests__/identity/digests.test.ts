// The table of digests against a Map: whatever is set is found again, nothing else is, however often the table grows and
// however its keys crowd one place.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestTable } from '../../src/identity/digests.ts';

const byte = fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code));
/** Few bytes, so that keys are often equal, or nearly. */
const fewBytes = fc.constantFrom('\0', '\u0001', '\u0080', '\u00ff', 'a');

const key = fc.oneof(
  fc.string({ unit: byte, minLength: 16, maxLength: 16 }),
  fc.string({ unit: fewBytes, minLength: 16, maxLength: 16 }),
  // Equal but for one of their four words.
  fc.tuple(fc.nat(3), fc.string({ unit: byte, minLength: 4, maxLength: 4 })).map(([word, own]) => {
    const words = ['aaaa', 'bbbb', 'cccc', 'dddd'];
    return words.with(word, own).join('');
  }),
  fc.string({ unit: fewBytes, maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => text.length !== 16),
  fc.constantFrom('', 'a'.repeat(15), 'a'.repeat(17), 'a'.repeat(43), '__proto__'),
);
const number = fc.oneof(fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 }), fc.constantFrom(0, -1, 1, -(2 ** 31) + 1, 2 ** 31 - 1));

function agree(steps: Iterable<readonly [string, number | null]>): void {
  const table = digestTable();
  const model = new Map<string, number>();
  for (const [digest, value] of steps) {
    // Every call here counts: `expect` for each of a hundred thousand would take the time of the test.
    if (table.get(digest) !== (model.get(digest) ?? null))
      expect(table.get(digest), JSON.stringify(digest)).toBe(model.get(digest) ?? null);
    if (value === null) continue;
    table.set(digest, value);
    model.set(digest, value);
  }
  for (const [digest, value] of model) if (table.get(digest) !== value) expect(table.get(digest), JSON.stringify(digest)).toBe(value);
}

describe('a table of digests', () => {
  test('answers as a Map does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.option(number)), { maxLength: 200, size: 'max' }), (steps) => {
        agree(steps);
      }),
      { numRuns: 300 },
    );
  });

  test.each<[string, (index: number) => string]>([
    ['spread evenly', (index) => pack(index * 2_654_435_761, index ^ 0x5bd1e995, index, 7)],
    ['in one row', (index) => pack(index, 0, 0, 0)],
    ['that look first at the last slot', (index) => pack(0xffffffff, index, 0, 0)],
    ['that are told apart by the last word alone', (index) => pack(1, 2, 3, index)],
    ['of forty-three characters', (index) => `${index}`.padStart(43, '-')],
  ])('finds keys %s again, through every growth', (_title, keyOf) => {
    agree(
      Array.from({ length: 6000 }, (_none, index): [string, number | null][] => [
        [keyOf(index), index % 3 === 0 ? -index - 1 : index],
        [keyOf(index >> 1), null],
        [keyOf(index + 1), null],
        ...(index % 5 === 0 ? [[keyOf(index >> 2), 5] as [string, number]] : []),
      ]).flat(),
    );
  });

  test('keeps apart a hundred thousand keys', () => {
    agree(Array.from({ length: 100_000 }, (_none, index) => [pack(Math.imul(index, 0x9e3779b1), index, 0, 0), index] as const));
  });
});

/** Sixteen characters of one byte each, as the scanner gives them. */
function pack(...words: readonly [number, number, number, number]): string {
  return Buffer.from(Uint32Array.from(words).buffer).toString('latin1');
}

test('digests that crowd one slot are told apart, and none takes the time of all', () => {
  const table = digestTable();
  const crowd = Array.from({ length: 20_000 }, (_none, index) => `\0\0\0\0${index.toString(16).padStart(12, '0')}`);
  for (const [place, digest] of crowd.entries()) table.set(digest, place);
  expect(crowd.map((digest) => table.get(digest))).toEqual(crowd.map((_digest, place) => place));
  for (const digest of crowd) table.set(digest, 7);
  expect(new Set(crowd.map((digest) => table.get(digest)))).toEqual(new Set([7]));
  expect(table.get('\0\0\0\0another one!')).toBe(null);
});
