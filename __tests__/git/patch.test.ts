// Reading what git prints: in whatever pieces it comes, and whatever the files hold.

import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PatchReader } from '../../src/git/patch.ts';
import { unquoted } from '../../src/git/quoted.ts';
import { aHistory } from './histories.ts';

describe('a patch', () => {
  test('means the same in whatever pieces it comes', () => {
    const history = aHistory({ 'a b.js': 'one\ntwo\nthree', 'ü.js': '1\n2\n', 'gone.js': 'x\n' });
    history.commit({
      'a b.js': '+++ b/ü.js\n@@ -1 +1 @@\n\\ three\nfour\n',
      'ü.js': `1\n${'long '.repeat(30_000)}\n3`,
      'gone.js': null,
      'new.js': 'n',
    });
    const printed = execFileSync('git', ['diff-tree', '-r', '--raw', '--no-abbrev', '-p', '-U0', 'main', 'work'], { cwd: history.folder });
    const whole = read([printed]);
    expect(Object.fromEntries([...whole].map(([path, { spans }]) => [path, spans]))).toEqual({
      'a b.js': [[1, 4]],
      'Ã¼.js': [[2, 3]],
      'gone.js': [],
      'new.js': [[1, 1]],
    });
    fc.assert(
      fc.property(fc.array(fc.nat(printed.length), { maxLength: 60 }), (cuts) => {
        const ends = [...cuts, printed.length].toSorted((a, b) => a - b);
        expect(read(ends.map((end, index) => printed.subarray(ends[index - 1] ?? 0, end)))).toEqual(whole);
      }),
    );
    expect(read([...printed.subarray(0, 1500)].map((byte) => Buffer.from([byte])))).toEqual(read([printed.subarray(0, 1500)]));
  });

  function read(chunks: readonly Buffer[]): PatchReader['files'] {
    const reader = new PatchReader();
    // A chunk is good only until it was taken.
    for (const chunk of chunks) {
      const own = Buffer.from(chunk);
      reader.take(own);
      own.fill(0);
    }
    return reader.files;
  }
});

describe('a printed path', () => {
  test.each([
    ['plain.js', 'plain.js'],
    ['with space.js', 'with space.js'],
    ['"\\303\\244.js"', 'ä.js'],
    ['"a\\tb\\nc\\\\d\\"e"', 'a\tb\nc\\d"e'],
    ['"\\001\\177"', '\u0001\u007f'],
    ['"\\377"', '\ufffd'],
  ])('%s stands for what it says', (printed, path) => {
    expect(unquoted(printed).toString('utf8')).toBe(path);
  });
});
