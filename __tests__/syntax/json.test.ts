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
  ])('%j: %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
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
    const read = parseJson('{"a": {"code": "x".}}', 'a.json', unread);
    const kept = parseJson('{"a": {"code": ["x"], "b": 1}}', 'a.json', unread);
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
