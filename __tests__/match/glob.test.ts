// Our globs and minimatch's are the same, for patterns that the gate takes and paths that it has.

import fc from 'fast-check';
import { minimatch } from 'minimatch';
import { describe, expect, test } from 'vitest';
import { globTest } from '../../src/match/glob.ts';

const OPTIONS = { dot: true, nonegate: true, nocomment: true, noext: true, nobrace: true, platform: 'linux' } as const;

const letter = fc.constantFrom('a', 'b', '.', 'é', '😀', '+', '@', '!', '$', '|', '^');
const part = fc
  .array(letter, { minLength: 1, maxLength: 4 })
  .map((letters) => letters.join(''))
  .filter((text) => text !== '.' && text !== '..');
const path = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join('/'));
const wild = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: letter },
    fc.constantFrom('*', '**', '?', String.raw`\*`, String.raw`\?`, String.raw`\[`, String.raw`\a`),
  ),
  {
    minLength: 1,
    maxLength: 4,
  },
);
const patternPart = fc.oneof(
  { weight: 2, arbitrary: fc.constant('**') },
  { weight: 1, arbitrary: fc.constant('*') },
  { weight: 3, arbitrary: wild.map((tokens) => tokens.join('')) },
  { weight: 2, arbitrary: part },
);
const pattern = fc
  .array(patternPart, { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join('/'))
  .filter((text) => !/(?:^|\/)\.{1,2}(?:\/|$)|^[!#]/.test(text));

/** Paths that the pattern is likely to reach: its wild parts filled in. */
const reached = (text: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      ...text
        .split('/')
        .map((one) =>
          one === '**'
            ? fc.array(part, { maxLength: 2 }).map((parts) => parts.join('/'))
            : fc
                .tuple(part, part)
                .map(([a, b]) =>
                  one.replaceAll(
                    /\\(.)|\*+|\?/g,
                    (match, literal: string | undefined) => literal ?? (match === '?' ? (Array.from(a)[0] ?? 'a') : b),
                  ),
                ),
        ),
    )
    .map((parts) => parts.filter((one) => one !== '').join('/'));

describe('a glob', () => {
  test('reaches what minimatch says it reaches', () => {
    let hits = 0;
    fc.assert(
      fc.property(
        pattern.chain((text) => fc.tuple(fc.constant(text), fc.oneof(path, reached(text)))),
        ([text, candidate]) => {
          fc.pre(candidate !== '' && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(candidate));
          const expected = minimatch(candidate, text, OPTIONS);
          if (expected) hits += 1;
          expect(globTest(text)(candidate)).toBe(expected);
        },
      ),
      { numRuns: 20_000 },
    );
    expect(hits).toBeGreaterThan(2_000);
  });

  test.each([
    ['many stars in one part', `${'*a'.repeat(32)}b`, 'a'.repeat(5_000)],
    ['many double stars', `${'**/a/'.repeat(16)}b`, `${'a/'.repeat(2_000)}c`],
    ['many question marks', `${'*?'.repeat(16)}b`, 'a'.repeat(5_000)],
  ])('of %s ends', (_title, text, candidate) => {
    expect(globTest(text)(candidate)).toBe(false);
  });
});
