// JSON as RFC 8259 has it, and what the gate refuses beyond: the same member twice, deep nesting, numbers that are none.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMap, parseJson, pointer, type Json } from '../../src/syntax/json.ts';

const SUITE = resolve(import.meta.dirname, '../../../shared/suites/JSONTestSuite');

/** As `JSON.parse` gives it. */
function plain(value: Json): unknown {
  if (isMap(value)) return Object.fromEntries([...value].map(([name, inner]) => [name, plain(inner)]));
  return Array.isArray(value) ? (value as readonly Json[]).map(plain) : value;
}

function codeOf(text: string): string | null {
  const read = parseJson(text, 'a.json');
  return read.ok ? null : `${read.faults[0]?.code} ${read.faults[0]?.where}`;
}

describe('JSON', () => {
  test.each<[string, string | null]>([
    ['{"a": 1, "a": 2}', 'E_DUPLICATE_KEY a.json'],
    ['{"a": 1, "\\u0061": 2}', 'E_DUPLICATE_KEY a.json'],
    ['{"\u00e9": 1, "e\u0301": 2}', 'E_DUPLICATE_KEY a.json'],
    [`${'['.repeat(64)}${']'.repeat(64)}`, null],
    [`${'['.repeat(65)}${']'.repeat(65)}`, 'E_NOT_JSON a.json'],
    ['[1e400]', 'E_NOT_JSON a.json'],
    ['[1', 'E_CUT_SHORT a.json'],
    ['"a', 'E_CUT_SHORT a.json'],
    ['"\\u00', 'E_CUT_SHORT a.json'],
    ['tru', 'E_CUT_SHORT a.json'],
    ['', 'E_CUT_SHORT a.json'],
    ['{"a" 1}', 'E_NOT_JSON a.json'],
    ['[1] 2', 'E_NOT_JSON a.json'],
    ['[01]', 'E_NOT_JSON a.json'],
    ['"\n"', 'E_NOT_JSON a.json'],
    ['{"__proto__": {"x": 1}}', null],
    ['[{"a": [{"b": {}, "b": []}]}]', 'E_DUPLICATE_KEY a.json'],
    [String.raw`{"a": "x\":", "b": "a", "a": 1}`, 'E_DUPLICATE_KEY a.json'],
    ['[{"a": 1}, {"a": 1}, {"b": {"a": 1}, "a": 1}]', null],
    [String.raw`{"a": "\"b\":1,\"b\":2", "b": "{[:"}`, null],
    [String.raw`{"a\\": 1, "a": "\\\"", "b": "\\"}`, null],
    ['{}//', 'E_NOT_JSON a.json'],
    ['[NaN]', 'E_NOT_JSON a.json'],
    ['[]]', 'E_NOT_JSON a.json'],
    ['\ufeff{}', 'E_NOT_JSON a.json'],
    ['['.repeat(1_000_000), 'E_NOT_JSON a.json'],
  ])('%j: %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  test.each([
    ['one string', `{"a":"${'A'.repeat(16 << 20)}"}`],
    ['one string of escapes', `{"a":"${String.raw`\"`.repeat(8 << 20)}"}`],
    ['one string of backslashes', `{"a":"${String.raw`\\`.repeat(8 << 20)}"}`],
    ['a list of strings', `[${'"\\"",'.repeat(2 << 20)}0]`],
  ])('16 MiB are read in time: %s', (_title, text) => {
    expect(codeOf(text)).toBeNull();
  });

  test('is read as JSON.parse reads it', () => {
    assert(
      property(jsonValue(), (value) => {
        const read = parseJson(JSON.stringify(value), 'a.json');
        expect(read.ok && JSON.stringify(plain(read.value))).toBe(JSON.stringify(value));
      }),
    );
  });

  test('is checked and not kept where nobody asks for it', () => {
    const unread = new Set(['code']);
    const read = parseJson('{"a": {"code": "x".}}', 'a.json', { unread });
    const kept = parseJson('{"a": {"code": ["x"], "b": 1}}', 'a.json', { unread });
    expect([read.ok, kept.ok && plain(kept.value)]).toEqual([false, { a: { code: null, b: 1 } }]);
  });

  test('pointers escape what they must', () => {
    expect(pointer(pointer('/outputs', 'dist/a~b.js'), 3)).toBe('/outputs/dist~1a~0b.js/3');
  });
});

describe.skipIf(!existsSync(SUITE))('JSONTestSuite', () => {
  const folder = existsSync(join(SUITE, 'test_parsing')) ? join(SUITE, 'test_parsing') : SUITE;
  const files = existsSync(SUITE) ? readdirSync(folder).filter((name) => /^[ny]_.*\.json$/.test(name)) : [];

  test('is there', () => {
    expect(files.length).toBeGreaterThan(250);
  });

  test.each(files)('%s', (name) => {
    let text: string;
    try {
      text = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(folder, name)));
    } catch {
      expect(name).toMatch(/^n_/);
      return;
    }
    const expected = name.startsWith('y_') && !/duplicated_key/.test(name);
    expect(codeOf(text) === null).toBe(expected);
  });
});
