// What is said while files are read: a line that goes away on a terminal, a line for each input in a log.

import { describe, expect, test } from 'vitest';
import type { Progress, Watch } from '../../src/model/progress.ts';
import { progressLine, progressLog, type Wall } from '../../src/report/progress.ts';
import { NAUGHTY } from './hostile.ts';
import { commandsIn, READINGS } from './runner-commands.ts';

const NAMES = [
  ...(NAUGHTY ?? []),
  'a\n::error::b',
  '##[error]x',
  '\u001b[2Jx',
  'x\r::set-output name=a::b',
  '::error::x',
  '很长的名字',
  '👩‍🚒',
];

interface Seen {
  readonly written: string[];
  /** Lets time pass. */
  wait(milliseconds: number): void;
  readonly watch: Watch;
}

function seen(make: (wall: Wall) => Watch): Seen {
  const written: string[] = [];
  let now = 5000;
  const watch = make({ write: (text) => void written.push(text), clock: () => now });
  return { written, wait: (milliseconds) => (now += milliseconds), watch };
}

function aProgress(over: Partial<Progress> = {}): Progress {
  return { file: 'sarif/codeql.sarif', bytes: 49_800_000, size: 99_645_729, inflated: 49_800_000, results: 14_500, ...over };
}

describe('in a log', () => {
  const whole = { bytes: 99_645_729, inflated: 99_645_729, results: 29_000 };
  test.each([
    ['a file', whole, 410, 'read sarif/codeql.sarif: 99.6 MB, 29,000 results, 0.41 s'],
    [
      'a compressed file',
      { ...whole, bytes: 12_921_049 },
      410,
      'read sarif/codeql.sarif: 12.9 MB (99.6 MB inflated), 29,000 results, 0.41 s',
    ],
    ['one result', { bytes: 870, inflated: 870, results: 1 }, 4, 'read sarif/codeql.sarif: 870 bytes, 1 result, 0.00 s'],
    ['a file that is no evidence', { ...whole, results: null }, 410, 'read sarif/codeql.sarif: 99.6 MB, at fault, 0.41 s'],
    ['a large file', { bytes: 4e9, inflated: 4e9, results: 0 }, 75_230, 'read sarif/codeql.sarif: 4 GB, 0 results, 75.2 s'],
  ])('%s is one line, once it is read', (_title, over, milliseconds, line) => {
    const { watch, wait, written } = seen(progressLog);
    watch.begin('sarif/codeql.sarif');
    for (let step = 0; step < 10; step += 1) {
      wait(milliseconds / 10);
      watch.reading(aProgress());
    }
    watch.end(aProgress(over));
    watch.close();
    expect(written).toEqual([`${line}\n`]);
  });

  test('the time of a file is its own', () => {
    const { watch, wait, written } = seen(progressLog);
    for (const file of ['a', 'b']) {
      wait(3000);
      watch.begin(file);
      wait(500);
      watch.end(aProgress({ file }));
    }
    expect(written.map((line) => line.slice(-8))).toEqual([', 0.50 s\n'.slice(-8), ', 0.50 s\n'.slice(-8)]);
  });

  test('no name of a file is more than text, nor a command to the runner', () => {
    for (const file of NAMES) {
      const { watch, written } = seen(progressLog);
      watch.end(aProgress({ file }));
      expect(written[0]).toMatch(/^read [^\p{Cc}]*\n$/u);
      for (const reading of READINGS) expect(commandsIn(written.join(''), reading)).toEqual([]);
    }
  });
});

describe('on a terminal', () => {
  const line = (columns: number) => (wall: Wall) => progressLine(wall, () => columns);

  test('nothing is said of work that takes less than a second', () => {
    const { watch, wait, written } = seen(line(80));
    watch.begin('a');
    wait(999);
    watch.reading(aProgress());
    watch.end(aProgress());
    watch.close();
    expect(written).toEqual([]);
  });

  test('then one line is written over, at most five times a second, and is gone in the end', () => {
    const { watch, wait, written } = seen(line(120));
    watch.begin('a');
    for (let step = 0; step < 300; step += 1) {
      wait(10);
      watch.reading(aProgress());
    }
    watch.close();
    expect(written.length).toBeGreaterThan(9);
    expect(written.length).toBeLessThanOrEqual(12);
    expect(written[0]).toBe('\rreading sarif/codeql.sarif: 49.8 MB of 99.6 MB (49 %), 14,500 results, 49.8 MB/s\u001b[K');
    expect(written.at(-1)).toBe('\r\u001b[K');
    expect(written.join('')).not.toContain('\n');
  });

  test('several files share the second and the pause', () => {
    const { watch, wait, written } = seen(line(120));
    for (let file = 0; file < 1000; file += 1) {
      watch.begin(`f${file}`);
      wait(2);
      watch.reading(aProgress({ file: `f${file}` }));
      watch.end(aProgress());
    }
    expect(written.length).toBeLessThanOrEqual(6);
  });

  test('without a size there is no share of it', () => {
    const { watch, wait, written } = seen(line(120));
    watch.begin('a');
    wait(2000);
    watch.reading(aProgress({ size: 0 }));
    expect(written[0]).toBe('\rreading sarif/codeql.sarif: 49.8 MB, 14,500 results, 24.9 MB/s\u001b[K');
  });

  test.each([1, 20, 40, 79])('a line fits into %i columns, and is text, whatever the name', (columns) => {
    for (const file of NAMES) {
      const { watch, wait, written } = seen(line(columns));
      wait(2000);
      watch.reading(aProgress({ file: file.repeat(9) }));
      const text = written[0]?.slice(1, -'\u001b[K'.length) ?? '';
      expect(text).not.toMatch(/\p{Cc}/u);
      expect(Array.from(text).length).toBeLessThanOrEqual(Math.max(1, columns - 1));
    }
  });

  test('a long name is cut, not the figures', () => {
    const { watch, wait, written } = seen(line(100));
    watch.begin('a');
    wait(2000);
    watch.reading(aProgress({ file: `${'很长的名字'.repeat(40)}.sarif` }));
    expect(written[0]).toMatch(/^\rreading 很长[^ ]*…: 49\.8 MB of 99\.6 MB \(49 %\), 14,500 results, 24\.9 MB\/s/);
  });
});
