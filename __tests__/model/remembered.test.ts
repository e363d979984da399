// Answers that are worked out once, and no more of them than said.

import { expect, test } from 'vitest';
import { lengthOf, remembered } from '../../src/model/remembered.ts';

test('an answer is worked out once, and again when there were too many others', () => {
  const asked: string[] = [];
  const sizeOf = remembered(2, (text: string) => {
    asked.push(text);
    return text.length;
  });
  expect(['a', 'a', 'bb', 'a', 'ccc', 'ccc', 'a'].map(sizeOf)).toEqual([1, 1, 2, 1, 3, 3, 1]);
  expect(asked).toEqual(['a', 'bb', 'ccc', 'a']);
});

test('null is an answer like any other', () => {
  let asked = 0;
  const nothing = remembered(10, (_text: string) => {
    asked += 1;
    return null;
  });
  expect([nothing('a'), nothing('a'), asked]).toEqual([null, null, 1]);
});

test('a long list counts for several', () => {
  let asked = 0;
  const lists = remembered(
    4,
    (length: number) => {
      asked += 1;
      return Array.from({ length }, () => 0);
    },
    lengthOf,
  );
  for (const length of [0, 8, 0, 8, 16, 0]) expect(lists(length)).toHaveLength(length);
  expect(asked).toBe(4);
});
