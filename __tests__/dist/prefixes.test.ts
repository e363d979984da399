// B4: a file that is cut short is never judged, wherever it ends. Every prefix of ten files that scanners wrote goes through the
// reader, a sample of them through the built command line: a scanner that was killed must not look like one that found less.

import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { aResult, logOf, readSarif } from '../builders.ts';
import { cli, folderWith, ROOT, STACK_TRACE } from './processes.ts';

// 70,000 readings, and processes of a busy machine.
vi.setConfig({ testTimeout: 300_000 });

/** Of a larger file, the prefixes are many and long: time grows with the square, and another tool's small file shows more. */
const LARGEST = 20_000;
// The examples, see examples/README.md, and what oxlint 1.89.0 wrote of the same shop (of its src/ for restriction, of its
// tests/ for style): oxlint --no-ignore -A all -D CATEGORY -f sarif examples/shop
const FOLDERS = ['examples/sarif', '__tests__/sarif/fixtures'];
const FILES = FOLDERS.flatMap((folder) => readdirSync(join(ROOT, folder)).map((name) => join(ROOT, folder, name)))
  .filter((path) => path.endsWith('.sarif'))
  .map((path): [string, Buffer] => [basename(path), readFileSync(path)])
  .filter(([, bytes]) => bytes.length < LARGEST);
const [SMALLEST = Buffer.alloc(0)] = FILES.map(([, bytes]) => bytes).toSorted((a, b) => a.length - b.length);

/** How many bytes there are up to the last that is no white space: a shorter file is not the whole one. */
function wholeLength(bytes: Uint8Array): number {
  return bytes.findLastIndex((byte) => !' \t\r\n'.includes(String.fromCodePoint(byte))) + 1;
}

/** What the reader says of a prefix: the codes of its faults; and whether anything is left of what it had found by then. */
function saidOf(prefix: Uint8Array): string {
  const { faults, findings, runs } = readSarif(prefix);
  return faults.map(({ code }) => code).join() + (findings.length + runs.length > 0 ? ', and yet judged' : '');
}

/** How often each thing is said of the prefixes that are not the whole. */
function tallied(bytes: Uint8Array): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (let length = 0; length < wholeLength(bytes); length++) {
    const said = saidOf(bytes.subarray(0, length));
    counts[said] = (counts[said] ?? 0) + 1;
  }
  return counts;
}

test('there are ten files, and each is judged when it is whole', () => {
  expect(FILES).toHaveLength(10);
  for (const [name, bytes] of FILES) {
    expect(saidOf(bytes), name).toBe(', and yet judged');
    expect(saidOf(bytes.subarray(0, wholeLength(bytes))), name).toBe(', and yet judged');
  }
});

describe('every prefix, to the reader,', () => {
  test.each(FILES)('of %s is cut short, and nothing that was found in it stays', (_name, bytes) => {
    expect(tallied(bytes)).toEqual({ E_CUT_SHORT: wholeLength(bytes) });
  });

  test.each<[string, string]>([
    ['UTF-8', 'utf8'],
    ['UTF-16', 'utf16le'],
  ])('of %s with a BOM is cut short, or ends inside a character', (_name, encoding) => {
    const bytes = Buffer.from(`\ufeff${logOf(aResult({ message: { text: 'é€😀' } }))}`, encoding as BufferEncoding);
    const { E_CUT_SHORT = 0, E_ENCODING = 0, ...others } = tallied(bytes);
    expect(others).toEqual({});
    expect(E_CUT_SHORT + E_ENCODING).toBe(wholeLength(bytes));
    expect(E_CUT_SHORT).toBeGreaterThan(bytes.length / 3);
  });
});

describe('a prefix, to the command line,', () => {
  /** Three of each file, spread over its length: one of them lacks the last byte only. */
  const sampled = FILES.flatMap(([name, bytes], index) => {
    const length = wholeLength(bytes);
    const places = [Math.floor((length * index) / 20), Math.floor((length * (index + 10)) / 20), length - 1];
    return places.map((place): [string, number, Uint8Array] => [name, place, bytes.subarray(0, place)]);
  });

  test.each(sampled)('of %s is exit 2 after %i bytes', (name, _length, bytes) => {
    const { exit, stdout, stderr } = cli(['check', name], { cwd: folderWith({ [name]: bytes }) });
    expect({ exit, stderr }).toEqual({ exit: 2, stderr: expect.stringMatching(/^(?:read [^\n]*\n)?$/) as unknown });
    expect(stdout).toContain('[E_CUT_SHORT]');
    expect(stdout).not.toMatch(STACK_TRACE);
  });

  const packed = gzipSync(SMALLEST);

  test.each([1, 2, 10, packed.length >> 1, packed.length - 8, packed.length - 1])('of gzip is exit 2 after %i bytes', (length) => {
    const { exit, stdout, stderr } = cli(['check', 'scan.sarif.gz'], { cwd: folderWith({ 'scan.sarif.gz': packed.subarray(0, length) }) });
    expect({ exit, stderr }).toEqual({ exit: 2, stderr: expect.stringMatching(/^(?:read [^\n]*\n)?$/) as unknown });
    expect(stdout).not.toMatch(STACK_TRACE);
  });
});
