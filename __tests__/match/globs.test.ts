// Many patterns of paths at once: those that reach a path are those which the glob library says reach it, each by itself.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { globIndex } from '../../src/match/globs.ts';
import { pathProblem } from '../../src/match/path.ts';
import { plainPathTest } from '../exceptions/plain.ts';

const names = fc.constantFrom('a', 'b', 'ab', 'aba', '.a', 'a.ts', 'b.ts', 'A.ts', '[id]', 'a?', 'caf\u00e9', '\u{1f389}b', '...');
const path = fc.array(names, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));

const part = fc.oneof(
  names,
  fc.constantFrom('**', '*'),
  fc.constantFrom('**', '**', '*', '?', '*.ts', 'a*', '*b', 'a*b', '*b*', '?b', 'a?', '??', '.*', '***', 'cafe\u0301', 'caf?'),
  fc.constantFrom(String.raw`\[id\]`, String.raw`a\?`, String.raw`\**`, String.raw`*\?`),
);
const pattern = fc
  .array(part, { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join('/'))
  .filter((text) => pathProblem(text) === null);

const listed = <T>(all: readonly T[]): { readonly all: readonly T[] } => ({ all });

describe('globIndex', () => {
  test('what stands under patterns is found where each of them reaches, however many there are', () => {
    let reached = 0;
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 4, maxLength: 20, size: 'max' }),
        fc.array(path, { minLength: 1, maxLength: 6 }),
        (patterns, paths) => {
          const find = globIndex(
            patterns.map((text, index) => [text, index] as const),
            listed,
          );
          // Asked twice, it says what it said before.
          for (const one of [...paths, ...paths]) {
            const plainly = [...patterns.keys()].filter((index) => plainPathTest(patterns[index] ?? '', one));
            expect(
              find(one).all.toSorted((a, b) => a - b),
              JSON.stringify([patterns, one]),
            ).toEqual(plainly);
            reached += plainly.length;
          }
        },
      ),
      { numRuns: 3000 },
    );
    expect(reached).toBeGreaterThan(3000);
  });

  test('what stands under one pattern several times comes as often', () => {
    const find = globIndex(
      [
        ['src/*.ts', 'one'],
        ['src/a.ts', 'two'],
        ['src/*.ts', 'three'],
      ],
      listed,
    );
    expect(find('src/a.ts').all).toEqual(['two', 'one', 'three']);
    expect(find('src/b.ts').all).toEqual(['one', 'three']);
    expect(find('src').all).toEqual([]);
    expect(find('').all).toEqual([]);
  });

  test.each([
    ['many double stars', Array.from({ length: 32 }, (_none, index) => `${'**/a/'.repeat(index)}b`), `${'a/'.repeat(2_000)}c`],
    ['many stars in one part', [`${'*a'.repeat(32)}b`, `**/${'*a'.repeat(31)}b`], 'a'.repeat(5_000)],
    ['many beginnings', Array.from({ length: 5_000 }, (_none, index) => `**/a${index}*.ts`), `${'a/'.repeat(2_000)}b.ts`],
  ])('of %s ends', (_title, patterns, candidate) => {
    const find = globIndex(
      patterns.map((text) => [text, text] as const),
      listed,
    );
    expect(find(candidate).all).toEqual([]);
  });
});
