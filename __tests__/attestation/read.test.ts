// The small readers: JSON that says each thing once, ages, and artifacts by name.

import { assert, jsonValue, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAge } from '../../src/attestation/age.ts';
import { parseJson } from '../../src/attestation/json.ts';
import { parseSubject } from '../../src/attestation/subject.ts';

describe('JSON', () => {
  test('is read as JSON.parse reads it, whatever it says', () => {
    assert(
      property(jsonValue({ maxDepth: 5 }), (value) => {
        const text = JSON.stringify(value);
        const read = parseJson(text);
        // Keys that are one after normalisation are refused.
        if (read.ok) expect(JSON.stringify(read.value)).toBe(JSON.stringify(JSON.parse(text)));
        else expect(read.why).toMatch(/twice/);
      }),
    );
  });

  test.each([
    ['a key twice', '{"a":1,"a":1}', /says "a" twice/],
    ['a key twice, once escaped', String.raw`{"a":1,"\u0061":1}`, /says "a" twice/],
    ['a key in two forms of Unicode', '{"\u00e9":1,"e\u0301":1}', /twice/],
    ['a key twice, deep inside', '[{"a":[{"b":{},"b":[]}]}]', /says "b" twice/],
    ['a key twice behind a value that looks like one', '{"a":"x\\":","b":"a","a":1}', /says "a" twice/],
    ['nothing', '', /is not JSON/],
    ['a comment', '{}//', /is not JSON/],
    ['a NaN', '[NaN]', /is not JSON/],
    ['an end too many', '[]]', /is not JSON/],
    ['65 levels', '['.repeat(65) + ']'.repeat(65), /more than 64 levels/],
    ['a million levels', '['.repeat(1_000_000), /more than 64 levels/],
  ])('is refused: %s', (_title, text, reason) => {
    expect(parseJson(text)).toMatchObject({ ok: false, why: expect.stringMatching(reason) as string });
  });

  test.each([
    ['64 levels', '['.repeat(64) + ']'.repeat(64)],
    ['one key in two objects', '[{"a":1},{"a":1},{"b":{"a":1},"a":1}]'],
    ['text that looks like keys', '{"a":"\\"b\\":1,\\"b\\":2","b":"{[:"}'],
    ['a backslash before a quote', String.raw`{"a\\":1,"a":"\\\"","b":"\\"}`],
    ['keys of prototypes', '{"__proto__":{"a":1},"constructor":1,"toString":2}'],
  ])('is taken: %s', (_title, text) => {
    expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
});

test.each([
  ['one string', `{"a":"${'A'.repeat(16 << 20)}"}`],
  ['one string of escapes', `{"a":"${String.raw`\"`.repeat(8 << 20)}"}`],
  ['one string of backslashes', `{"a":"${String.raw`\\`.repeat(8 << 20)}"}`],
  ['a list of strings', `[${'"\\"",'.repeat(2 << 20)}0]`],
])('16 MiB of JSON are read in time: %s', (_title, text) => {
  expect(parseJson(text).ok).toBe(true);
});

describe('an age', () => {
  test.each([
    ['1m', 60_000],
    ['90m', 5_400_000],
    ['24h', 86_400_000],
    ['7d', 604_800_000],
    ['99999d', 8_639_913_600_000],
  ])('is read: %s', (text, ms) => {
    expect(parseAge(text)).toBe(ms);
  });

  test.each(['', '0h', '24', 'h', '24H', '24 h', '-1h', '+1h', '1.5h', '1e3h', '100000d', '24hours', '1w', '1s', '01h', '24h\n', '٢h'])(
    'is refused: %j',
    (text) => {
      expect(parseAge(text)).toBeNull();
    },
  );
});

describe('a subject', () => {
  const digest = '0123456789abcdef'.repeat(4);

  test.each([
    ['shop', `shop@sha256:${digest}`],
    ['registry.example:5000/shop:1.2', `registry.example:5000/shop:1.2@sha256:${digest}`],
    ['@scope/name@1.0.0', `@scope/name@1.0.0@sha256:${digest}`],
  ])('is an artifact by name: %s', (name, text) => {
    expect(parseSubject(text)).toEqual({ name, sha256: digest });
  });

  test.each([
    ['a file', 'dist/shop.tar'],
    ['nothing', ''],
    ['no name', `@sha256:${digest}`],
    ['half a digest', `shop@sha256:${digest.slice(1)}`],
    ['a digest in capitals', `shop@sha256:${digest.toUpperCase()}`],
    ['another digest', `shop@sha512:${digest}`],
    ['two lines', `a\nb@sha256:${digest}`],
    ['a line end behind it', `shop@sha256:${digest}\n`],
  ])('is a file: %s', (_title, text) => {
    expect(parseSubject(text)).toBeNull();
  });
});
