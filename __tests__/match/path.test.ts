// Patterns of paths: what `*`, `**` and `?` reach, what is refused and how to write it instead, and the time it takes
// (threats C3, C4).

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathProblem, pathTest } from '../../src/match/path.ts';
import { plainPathTest } from '../exceptions/plain.ts';

describe('pathTest', () => {
  test.each([
    ['src/a.ts', 'src/a.ts'],
    ['src/*.ts', 'src/a.ts'],
    ['src/**', 'src/a.ts'],
    ['src/**', 'src/a/b/c.ts'],
    ['src/**/c.ts', 'src/c.ts'],
    ['src/**/c.ts', 'src/a/b/c.ts'],
    ['**/c.ts', 'c.ts'],
    ['**/c.ts', 'a/b/c.ts'],
    ['src/?.ts', 'src/a.ts'],
    ['src/a*', 'src/a'],
    ['src/*/x', 'src/a b/x'],
    ['a+b/@c/$d', 'a+b/@c/$d'],
    ['a|b', 'a|b'],
    ['a.b', 'a.b'],
    ['app/@modal/page.tsx', 'app/@modal/page.tsx'],
    ['a/...', 'a/...'],
    ['~/x', '~/x'],
    ['docs/#a', 'docs/#a'],
    ['docs/!x', 'docs/!x'],
    ['cafe\u0301/x', 'caf\u00e9/x'],
  ])('"%s" reaches "%s"', (pattern, path) => {
    expect(pathProblem(pattern)).toBe(null);
    expect(pathTest(pattern)(path)).toBe(true);
  });

  test.each([
    ['**/*.js', '.github/x.js'],
    ['**/*.js', 'a/.x.js'],
    ['**/*.js', '.js'],
    ['src/*', 'src/.env'],
    ['src/**', 'src/.a/.b'],
    ['.github/**', '.github/x'],
    ['**/x', 'a\nb/x'],
    ['src/*', 'src/a\nb'],
    ['src/**', 'src/a\n/b'],
    ['src/a?b', 'src/a\nb'],
  ])('C3: "%s" reaches %j', (pattern, path) => {
    expect(pathTest(pattern)(path)).toBe(true);
  });

  test.each([
    ['src/a.ts', 'src/a.ts2'],
    ['src/a.ts', 'xsrc/a.ts'],
    ['src/a.ts', 'src/A.ts'],
    ['src/a.ts', 'lib/src/a.ts'],
    ['SRC/a.ts', 'src/a.ts'],
    ['src/*.ts', 'src/a/b.ts'],
    ['src/**', 'src'],
    ['src/**', 'srcx/a.ts'],
    ['src', 'src/a.ts'],
    ['a.b', 'axb'],
    ['src/?.ts', 'src/ab.ts'],
    ['src/?', 'src/'],
    ['src/*', 'src/'],
    ['a/*/b', 'a/b'],
    ['a/*/b', 'a//b'],
    ['src/a.ts', 'src/a.ts\n'],
    ['a+', 'aa'],
    ['a|b', 'a'],
    ['src/**.ts', 'src/a/b.ts'],
  ])('"%s" does not reach %j', (pattern, path) => {
    expect(pathTest(pattern)(path)).toBe(false);
  });

  test.each([
    ['!x', '!x', 'y'],
    ['#a', '#a', 'a'],
    ['{a,b}', '{a,b}', 'a'],
    ['+(a|b)', '+(a|b)', 'a'],
    ['!(a)', '!(a)', 'b'],
  ])('C3: "%s" means itself even where nobody refused it', (pattern, itself, other) => {
    expect(pathTest(pattern)(itself)).toBe(true);
    expect(pathTest(pattern)(other)).toBe(false);
  });

  test('it agrees with the regular expression that the pattern stands for', () => {
    const segment = fc.oneof(
      fc.constant('**'),
      fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '.', '+', '|'), minLength: 1, maxLength: 4 }),
    );
    const part = fc.string({ unit: fc.constantFrom('a', 'b', '.', '+', '|', '#', ' '), minLength: 1, maxLength: 4 });
    const segments = fc
      .array(segment, { minLength: 1, maxLength: 4 })
      .filter((all) => all.every((one) => one === '**' || !one.includes('**')));
    const parts = fc.array(
      part.filter((one) => one !== '.' && one !== '..'),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(segments, parts, (wanted, found) => {
        fc.pre(pathProblem(wanted.join('/')) === null);
        expect(pathTest(wanted.join('/'))(found.join('/'))).toBe(reference(wanted).test(found.join('/')));
      }),
      { numRuns: 5000 },
    );
  });
});

/** The same in words of regular expressions; the generator never makes it slow. */
function reference(segments: readonly string[]): RegExp {
  const last = segments.length - 1;
  const written = segments.map((segment, index) => {
    if (segment === '**') return index === last ? '[^]+' : '(?:[^/]+/)*';
    const one = segment
      .replaceAll(/[.+|]/g, String.raw`\$&`)
      .replaceAll('*', '[^/]*')
      .replaceAll('?', '[^/]');
    return `(?=[^/])${one}${index === last ? '' : '/'}`;
  });
  return new RegExp(`^${written.join('')}$`);
}

test('what is tested before the glob library changes nothing that it says', () => {
  const segment = fc.oneof(
    fc.constantFrom('**', '*', '?', '*.ts', '.*', '...', String.raw`\*`, String.raw`\[id\]`, String.raw`a\?`, '***', '*a*', '?b'),
    fc.string({
      unit: fc.constantFrom('a', 'b', '*', '?', '.', '\u00e9', 'e\u0301', '\u{1f389}', String.raw`\[`, String.raw`\*`),
      minLength: 1,
      maxLength: 5,
    }),
  );
  const part = fc.oneof(
    fc.constantFrom('a', 'ab', '.a', '...', '*', '[id]', 'a?', 'a.ts'),
    fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '.', '[', '\u00e9', '\u{1f389}', '\n', '\\'), minLength: 1, maxLength: 4 }),
  );
  const pattern = fc
    .array(segment, { minLength: 1, maxLength: 4 })
    .map((all) => all.join('/'))
    .filter((text) => pathProblem(text) === null);
  // What a finding has for a path is normalized: no empty part, no "." and no "..".
  const path = fc.array(
    part.filter((one) => one !== '.' && one !== '..'),
    { minLength: 1, maxLength: 4 },
  );
  let reached = 0;
  fc.assert(
    fc.property(pattern, path, fc.boolean(), (wanted, found, likeIt) => {
      // Random paths hardly ever meet a pattern: half of them are made from it.
      const file = likeIt ? madeFrom(wanted, found) : found.join('/');
      fc.pre(!file.split('/').some((one) => ['', '.', '..'].includes(one)));
      const reaches = plainPathTest(wanted, file);
      expect(pathTest(wanted)(file), JSON.stringify([wanted, file])).toBe(reaches);
      if (reaches) reached += 1;
    }),
    { numRuns: 6000 },
  );
  expect(reached).toBeGreaterThan(300);
});

/** A path that the pattern may well reach. */
function madeFrom(pattern: string, parts: readonly string[]): string {
  let next = 0;
  const one = (): string => parts[next++ % parts.length] ?? 'a';
  return pattern
    .normalize('NFC')
    .replaceAll(/\\(.)|\*+|\?/gsu, (written, escaped: string | undefined) => escaped ?? (written === '?' ? one().charAt(0) : one()));
}

describe('a pattern with brackets, braces or parentheses', () => {
  test.each([
    ['app/[id]/page.tsx', String.raw`app/\[id\]/page.tsx`, 'app/[id]/page.tsx'],
    ['app/[[...slug]]/page.tsx', String.raw`app/\[\[...slug\]\]/page.tsx`, 'app/[[...slug]]/page.tsx'],
    ['app/(group)/page.tsx', String.raw`app/\(group\)/page.tsx`, 'app/(group)/page.tsx'],
    ['a/{b}.ts', String.raw`a/\{b\}.ts`, 'a/{b}.ts'],
    ['app/**/[id].ts', String.raw`app/**/\[id\].ts`, 'app/x/[id].ts'],
  ])('C3: %s is refused with the escaped form, which reaches just that file', (pattern, written, path) => {
    expect(pathProblem(pattern)).toEqual({
      why: 'has brackets, braces or parentheses, which globs read in different ways',
      fix: `to mean the characters themselves write '${written}', in single quotes`,
    });
    expect(pathProblem(written)).toBe(null);
    expect(pathTest(written)(path)).toBe(true);
    expect(pathTest(written)(path.replace(/[[({].*[\])}]/, 'i'))).toBe(false);
  });

  test.each(['src/[ab].ts', '+(a|b)', '*(a)', '@(a)', '?(a)', 'a/[!b]', '[[:alpha:]]', 'a]', 'a)', String.raw`\[a]`])(
    'C3: %s is refused',
    (pattern) => {
      expect(pathProblem(pattern)?.why).toBe('has brackets, braces or parentheses, which globs read in different ways');
    },
  );
});

describe('a pattern that is refused', () => {
  test.each([
    [
      '#a',
      'begins with "#", which looks like a negation or a comment',
      String.raw`to mean the character itself write '\#a', in single quotes`,
    ],
    [
      '!x',
      'begins with "!", which looks like a negation or a comment',
      String.raw`to mean the character itself write '\!x', in single quotes`,
    ],
    [
      '!(x)',
      'begins with "!", which looks like a negation or a comment',
      String.raw`to mean the character itself write '\!\(x\)', in single quotes`,
    ],
    [
      'src/{a,b}.ts',
      'has alternatives in braces, which are not taken',
      'write a list, of which any entry will do: [src/legacy/report.ts, src/new/report.ts]',
    ],
    ['/src/a.ts', 'is not relative to the source folder', 'write it like "src/legacy/report.ts"'],
    ['C:/src/a.ts', 'is not relative to the source folder', 'write it like "src/legacy/report.ts"'],
    ['../a.ts', 'is not relative to the source folder', 'write it like "src/legacy/report.ts"'],
    ['src/../a.ts', 'is not relative to the source folder', 'write it like "src/legacy/report.ts"'],
    ['src/..', 'is not relative to the source folder', 'write it like "src/legacy/report.ts"'],
    ['./src/a.ts', 'is not relative to the source folder', 'write it like "src/legacy/report.ts"'],
    ['src/./a.ts', 'is not relative to the source folder', 'write it like "src/legacy/report.ts"'],
    ['src//a.ts', 'is not relative to the source folder', 'write it like "src/legacy/report.ts"'],
    ['src/', 'ends with "/", as no file does', 'write "src/**"'],
    ['**', 'matches every file', 'name a folder or a file; without "path" the rule is the same and says so'],
    ['*', 'matches every file', 'name a folder or a file; without "path" the rule is the same and says so'],
    ['**/*', 'matches every file', 'name a folder or a file; without "path" the rule is the same and says so'],
    ['**/**/***', 'matches every file', 'name a folder or a file; without "path" the rule is the same and says so'],
    ['a'.repeat(257), 'is longer than 256 characters', 'name a folder with "/**" behind it'],
    ['*a'.repeat(33), 'has more than 32 stars', 'name a folder with "/**" behind it'],
    [String.raw`src\legacy\a.ts`, 'has a backslash before a character that needs none', 'write "/" between folders'],
    [String.raw`src\\[ab]`, 'has a backslash before a character that needs none', 'write "/" between folders'],
    ['src\\', 'has a backslash before a character that needs none', 'write "/" between folders'],
    [' src/a.ts', 'begins or ends with white space', 'remove it'],
    ['src/a.ts\u00a0', 'begins or ends with white space', 'remove it'],
  ])('C3: %s', (pattern, why, fix) => {
    expect(pathProblem(pattern)).toEqual({ why, fix });
  });

  test.each([
    ['!x', String.raw`\!x`],
    ['#a', String.raw`\#a`],
    ['a*b', String.raw`a\*b`],
    ['a?b', String.raw`a\?b`],
    ['+x', String.raw`\+x`],
    ['@x', String.raw`\@x`],
  ])('C3: escaped, %s reaches itself and nothing else', (path, pattern) => {
    expect(pathProblem(pattern)).toBe(null);
    expect(pathTest(pattern)(path)).toBe(true);
    expect(pathTest(pattern)('axb')).toBe(false);
  });

  test.each(['a'.repeat(256), `src/${'*a'.repeat(32)}`, 'a..b', 'a/..b', '.a', 'C', 'ab:c', 'src/a b.ts'])('%s is taken', (pattern) => {
    expect(pathProblem(pattern)).toBe(null);
  });
});

/** Of three runs the shortest, in milliseconds: what the machine does beside is not the pattern's fault. */
function timeOf(run: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe('time', () => {
  test.each([
    ['CVE-2026-26996: stars in a row', `${'*'.repeat(32)}X`, 'a'.repeat(5000)],
    ['CVE-2026-26996: more stars in a row', `${'*'.repeat(200)}X`, 'a'.repeat(5000)],
    ['CVE-2026-27904: an extglob in an extglob', '*(*(*(a|b)))', 'a'.repeat(60)],
    ['stars between letters, against letters', `${'*a'.repeat(25)}b`, 'a'.repeat(60)],
    ['stars between letters, against more letters', `${'*a'.repeat(31)}b`, 'a'.repeat(5000)],
    ['stars between letters, one of them at the end', `${'*a'.repeat(30)}b*`, `${'a'.repeat(5000)}c`],
    ['stars and question marks', `${'*?'.repeat(31)}b`, 'a'.repeat(5000)],
    ['braces beside braces', '{a,b}'.repeat(24), 'ab'.repeat(12)],
    ['deep folders, against deep folders', `${'**/a/'.repeat(16)}b`, `${'a/'.repeat(1000)}c`],
    ['deep folders that end alike', `${'**/a/'.repeat(15)}**/b/*`, `${'a/'.repeat(1000)}b`],
    ['stars in deep folders', `${'**/*a/'.repeat(10)}b`, `${'aaaa/'.repeat(500)}a`],
    ['classes in classes', `${'[a-'.repeat(60)}]`, 'a'.repeat(60)],
  ])('C4: %s take less than 50 ms, or are refused', (_title, pattern, path) => {
    if (pathProblem(pattern) !== null) return;
    const reaches = pathTest(pattern);
    expect(reaches(path)).toBe(false);
    expect(timeOf(() => reaches(path))).toBeLessThan(50);
  });

  test('C4: no pattern that is taken makes 4000 characters of path take 50 ms', () => {
    const pattern = fc
      .array(fc.constantFrom('*', '**', '/', 'a', '?', '**/', '*a', 'b'), { minLength: 5, maxLength: 40 })
      .map((all) => all.join(''));
    const path = fc.constantFrom('a'.repeat(4000), 'a/'.repeat(2000), `${'a/'.repeat(1000)}b`, `${'aab/'.repeat(1000)}c`);
    fc.assert(
      fc.property(pattern, path, (wanted, found) => {
        fc.pre(pathProblem(wanted) === null);
        const reaches = pathTest(wanted);
        expect(timeOf(() => reaches(found))).toBeLessThan(50);
      }),
      { numRuns: 1000 },
    );
  });
});
