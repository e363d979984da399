// Values that nobody asks for are checked 64 bytes at a time where they fill such blocks, and token by token elsewhere: both ways
// take what JSON.parse takes, and find the same fault in the same place.

import { describe, expect, test } from 'vitest';
import { scanner } from '../../src/sarif/scanner.ts';
import { compile, LOG } from '../../src/sarif/shape.ts';

const TABLE = compile(LOG);
const BLOCK = 64;

function faultOf(text: string): { readonly fault: string; readonly offset: number } | null {
  const { push, end } = scanner(TABLE, [1, 2, 3, 4], () => undefined);
  push(Buffer.from(text));
  return end();
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** `value` where a skipped list begins, and in the midst of one, which fills blocks around it. */
function compare(value: string, shift: number): boolean {
  const open = '{"x":[';
  const filler = `"${' '.repeat(BLOCK * 2 + (shift % BLOCK))}"`;
  const [before, behind] = [`${open}${filler},`, `,${filler}]}`];
  const near = faultOf(`${open}${value}${behind}`);
  const far = faultOf(`${before}${value}${behind}`);
  const wanted = isJson(`[${value}]`);
  if ((near === null) !== wanted || (far === null) !== wanted) expect.fail(`${value} is ${wanted ? '' : 'not '}JSON`);
  if (near === null || far === null) return true;
  expect(far.fault, value).toBe(near.fault);
  // Of a wrong escape it is told where the block ends that it is in, where it goes on in the next one.
  if (!value.includes('\\')) expect(far.offset - before.length, value).toBe(near.offset - open.length);
  return false;
}

/** Every sequence of so many. */
function sequences(tokens: readonly string[], length: number): readonly string[][] {
  if (length === 0) return [[]];
  return sequences(tokens, length - 1).flatMap((before) => tokens.map((token) => [...before, token]));
}

describe('a skipped value', () => {
  test('is judged as JSON.parse judges it where rows of backslashes stand in it, wherever they begin and end', () => {
    const rows = [1, 2, 3, 4, 5, 63, 64, 65, 128, 129].map((length) => '\\'.repeat(length));
    const values = rows.flatMap((row) => ['"', 'n', 'x', 'u0041', `a${row}"`, `"${row}`].map((behind) => `"${row}${behind}"`));
    for (let shift = 0; shift < BLOCK; shift++) {
      const taken = values.filter((value) => compare(value, shift));
      expect(taken.length).toBeGreaterThan(10);
    }
  });

  test.each([
    ['a list', '', (inner: string) => `[${inner}]`],
    ['a list with blanks', ' \n', (inner: string) => `[${inner}]`],
    ['an object', '', (inner: string) => `{${inner}}`],
    ['an object with blanks', '\t ', (inner: string) => `{${inner}}`],
  ])('is judged as JSON.parse judges it, for every five tokens in %s', (_in, between, within) => {
    const taken = sequences(['{', '}', '[', ']', ',', ':', '"a"', '1'], 5).filter((tokens, index) =>
      compare(within(tokens.join(between)), index),
    );
    expect(taken.length).toBeGreaterThan(3);
  });

  test.each([
    '0',
    '-0',
    '10',
    '1.5',
    '0.5',
    '1e5',
    '1E+05',
    '-1.25e-10',
    'true',
    'false',
    'null',
    '123456789012345678901234567890',
    '00',
    '01',
    '-',
    '+1',
    '1.',
    '.5',
    '1e',
    '1e+',
    '0x1',
    '1a',
    'tru',
    'truee',
    'nul',
    'nulll',
    'fals',
    'True',
    'é',
    '1\u0000',
    '\u0001',
    '--1',
    '-a',
    '1-',
    '"a"',
    '""',
    '"\\u00e9"',
    '"\\\\"',
    '"\\""',
    '"\\u00"',
    '"\\x"',
    '"\t"',
    '"a""b"',
    '"a"1',
    '1"a"',
    '"',
    'true1',
    '[]1',
    '1[]',
    '{}{}',
  ])('is judged as JSON.parse judges it, wherever a block ends in it: %j', (value) => {
    for (let shift = 0; shift < BLOCK; shift++)
      for (const text of [value, `[${value}]`, `{"k":${value}}`, `{"k" : ${value} }`, `[1, ${value} ,2]`]) compare(text, shift);
  });

  test.each([50, 59, 60, 61, 62, 63, 64, 65, 70, 130, 500, 996])('is judged the same %i deep', (depth) => {
    for (const [open, close, wrong] of [
      ['[', ']', '}'],
      ['{"a":', '}', ']'],
    ] as const) {
      const nested = (end: string): string => `${open.repeat(depth)}[]${end}`;
      expect(compare(nested(close.repeat(depth)), depth)).toBe(true);
      expect(compare(nested(close.repeat(depth - 1) + wrong), depth)).toBe(false);
      expect(compare(nested(close.repeat(depth + 1)), depth)).toBe(false);
    }
  });
});
