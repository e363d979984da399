// Columns of numbers against what they stand for: comparing numbers is comparing what was said.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allOf, columnsOf, groupsOf, rangeOf } from '../../src/identity/columns.ts';

interface Item {
  readonly a: string;
  readonly b: string | null;
  readonly c: number | null;
}

const items = fc.array(
  fc.record<Item>({
    a: fc.constantFrom('', 'x', 'y', 'z'),
    b: fc.constantFrom(null, 'x', 'xy'),
    c: fc.constantFrom(null, 0, 1, 2 ** 24),
  }),
  { maxLength: 30 },
);
const NAMES = ['a', 'b', 'c'] as const;
const SAYS = { a: (item: Item) => item.a, b: (item: Item) => item.b, c: (item: Item) => item.c };

describe('columns', () => {
  test('numbers are equal where all of it is said and equal, and 0 where a part is not said', () => {
    const names = fc.shuffledSubarray([...NAMES], { minLength: 1 });
    fc.assert(
      fc.property(items, names, (list, [first = 'a', ...others]) => {
        const { numbers, end } = columnsOf(list, SAYS)(first, ...others);
        const said = list.map((item) => [first, ...others].map((name) => item[name]));
        const texts = said.map((parts) => (parts.some((part) => part === null || part === '') ? null : JSON.stringify(parts)));
        for (const [one, text] of texts.entries()) {
          expect(numbers[one] === 0).toBe(text === null);
          expect(numbers[one]).toBeLessThan(end);
          for (const [other, otherText] of texts.entries()) expect(numbers[one] === numbers[other]).toBe(text === otherText);
        }
      }),
    );
  });

  test('a column that was asked for is the same one when it is asked for again', () => {
    const columns = columnsOf([{ a: 'x', b: 'y', c: 0 }], SAYS);
    expect(columns('a', 'b')).toBe(columns('a', 'b'));
    expect(columns('a', 'b')).not.toBe(columns('a', 'c'));
  });

  test('groups hold each place once, those of one number together and in order', () => {
    fc.assert(
      fc.property(items, (list) => {
        const column = columnsOf(list, SAYS)('a');
        const groups = groupsOf(allOf(list), column);
        const found = Array.from({ length: column.end }, (_none, number) => {
          const { start, size } = rangeOf(groups, number);
          return [...groups.places.subarray(start, start + size)];
        });
        expect(found).toEqual(found.map((_none, number) => [...column.numbers.keys()].filter((place) => column.numbers[place] === number)));
        expect(found.flat().length).toBe(list.length);
      }),
    );
  });
});
