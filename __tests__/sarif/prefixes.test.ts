// Which names another one begins with, part by part: the same as by looking at every `/`, in bounded time.

import { array, assert, constantFrom, property, uniqueArray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { prefixes } from '../../src/sarif/prefixes.ts';

const numbered = (names: readonly string[]): ReadonlyMap<string, number> => new Map(names.map((name, index) => [name, index]));

/** As SARIF 2.1.0 §3.5.4 says it: "A/B/C", else "A/B", else "A". */
function oneByOne(names: readonly string[], name: string): readonly number[] {
  const found: number[] = [];
  for (let end = name.length; end > 0; end = name.lastIndexOf('/', end - 1)) found.push(names.indexOf(name.slice(0, end)));
  return found.filter((index) => index !== -1);
}

describe('the names that a name begins with', () => {
  const NAMES = ['A', 'A/B', 'A-x', 'A/B-x', 'A/', 'B//', 'C/D/E'];

  test.each<[string, string | undefined, string | undefined]>([
    ['A', 'A', 'A'],
    ['A/B', 'A/B', 'A'],
    ['A/B/C', 'A/B', 'A'],
    ['A/C', 'A', 'A'],
    ['A//', 'A/', 'A'],
    ['A-y', undefined, undefined],
    ['A-x/y', 'A-x', 'A-x'],
    ['B/', undefined, undefined],
    ['B///', 'B//', 'B//'],
    ['C/D', undefined, undefined],
    ['', undefined, undefined],
    ['/', undefined, undefined],
  ])('of %j the longest is %j, the first %j', (name, longest, first) => {
    const { longest: longestOf, least } = prefixes(numbered(NAMES));
    expect([longestOf(name), least(name)]).toEqual([longest, first].map((one) => (one === undefined ? undefined : NAMES.indexOf(one))));
  });

  test('are those that stand at each slash of it', () => {
    const name = array(constantFrom('a', 'b', '/', '-', 'é'), { minLength: 1, maxLength: 8 }).map((letters) => letters.join(''));
    assert(
      property(uniqueArray(name, { maxLength: 12 }), array(name, { maxLength: 10 }), (names, asked) => {
        const found = prefixes(numbered(names));
        for (const one of asked) {
          const all = oneByOne(names, one);
          expect(found.longest(one)).toBe(all[0]);
          expect(found.least(one)).toBe(all.length === 0 ? undefined : Math.min(...all));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test.each<[string, readonly string[], string]>([
    ['slashes alone', ['/'], '/'.repeat(100_000)],
    [
      'slashes, and one of many names of slashes',
      Array.from({ length: 2000 }, (_none, index) => '/'.repeat(index + 1)),
      '/'.repeat(100_000),
    ],
    ['one long name more', [`${'a/'.repeat(50_000)}a`], 'a/'.repeat(60_000)],
  ])('are found at once where it is %s', (_title, names, name) => {
    const { longest, least } = prefixes(numbered(names));
    const started = performance.now();
    for (let round = 0; round < 100; round++) {
      expect(longest(name)).toBe(names.length - 1);
      expect(least(name)).toBe(0);
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
