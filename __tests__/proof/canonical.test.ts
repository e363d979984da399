// One value has one sequence of bytes (RFC 8785).

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, type Json } from '../../src/proof/canonical.ts';

const SUITE = resolve(import.meta.dirname, '../../../shared/suites/jcs-rfc8785/testdata');

function textOf(value: Json): string {
  const bytes = canonicalJson(value);
  if (!bytes.ok) throw new Error(bytes.why);
  return new TextDecoder().decode(bytes.value);
}

describe('the canonical form', () => {
  test.each<[string, Json, string]>([
    ['no white space', { a: [1, { b: 2 }] }, '{"a":[1,{"b":2}]}'],
    [
      'keys in the order of UTF-16 code units',
      { '\u{1F600}': 1, '\uFB33': 2, b: 3, a: 4, B: 5 },
      '{"B":5,"a":4,"b":3,"\u{1F600}":1,"\uFB33":2}',
    ],
    ['keys that look like numbers among them', { 10: 'a', 9: 'b', '': 'c' }, '{"":"c","10":"a","9":"b"}'],
    [
      'numbers as ECMAScript writes them',
      [1e21, 1e20, 1e-7, 0.1, 333333333.3333333],
      '[1e+21,100000000000000000000,1e-7,0.1,333333333.3333333]',
    ],
    ['no negative zero', [-0, 0], '[0,0]'],
    ['only what must be escaped is', '\u0000\b\t\n\f\r"\\/\u007f€\u2028', '"\\u0000\\b\\t\\n\\f\\r\\"\\\\/\u007f€\u2028"'],
    ['text as it is written, composed or not', ['\u00e9', 'e\u0301'], '["\u00e9","e\u0301"]'],
    ['a key that objects inherit', JSON.parse('{"__proto__":1,"constructor":2}') as Json, '{"__proto__":1,"constructor":2}'],
    ['nothing', [null, {}, []], '[null,{},[]]'],
  ])('has %s', (_title, value, text) => {
    expect(textOf(value)).toBe(text);
  });

  test.each<[string, Json]>([
    ['half of a surrogate pair', 'a\ud800b'],
    ['the other half', ['\udfff']],
    ['half of a pair in a key', { '\ud83d': 1 }],
    ['two halves in the wrong order', '\udc00\ud800'],
    ['a number that is none', Number.NaN],
    ['a number without end', [Number.POSITIVE_INFINITY]],
  ])('is refused to %s', (_title, value) => {
    expect(canonicalJson(value)).toMatchObject({ ok: false, why: expect.stringContaining('it has no canonical form: ') });
  });

  const json = fc.jsonValue({ noUnicodeString: false, stringUnit: 'binary' }) as fc.Arbitrary<Json>;

  test('says what the value says, and is its own canonical form', () => {
    fc.assert(
      fc.property(json, (value) => {
        const text = textOf(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(textOf(JSON.parse(text) as Json)).toBe(text);
      }),
    );
  });

  test('does not tell in which order an object came to have its keys', () => {
    const shuffled = fc
      .uniqueArray(fc.tuple(fc.string({ unit: 'binary' }), fc.integer()), { selector: ([key]) => key, maxLength: 8 })
      .chain((members) => fc.tuple(fc.constant(members), fc.shuffledSubarray(members, { minLength: members.length })));
    fc.assert(
      fc.property(shuffled, ([members, others]) => {
        expect(textOf(Object.fromEntries(members))).toBe(textOf(Object.fromEntries(others)));
      }),
    );
  });

  test('a hundred thousand levels are no trouble', () => {
    let value: Json = 1;
    for (let depth = 0; depth < 100_000; depth += 1) value = [value];
    expect(canonicalJson(value)).toMatchObject({ ok: true, value: { length: 200_001 } });
  });
});

describe.skipIf(!existsSync(SUITE))('someone’s test data for RFC 8785 (skipped where ../shared/suites is absent)', () => {
  const names = existsSync(SUITE) ? readdirSync(join(SUITE, 'input')) : [];

  test.each(names)('%s is written byte for byte', (name) => {
    const bytes = canonicalJson(JSON.parse(readFileSync(join(SUITE, 'input', name), 'utf8')) as Json);
    const hex = readFileSync(join(SUITE, 'outhex', name.replace('.json', '.txt')), 'utf8').replaceAll(/\s+/g, '');
    expect(bytes.ok && Buffer.from(bytes.value).toString('hex')).toBe(hex);
    expect(bytes.ok && Buffer.from(bytes.value).toString('utf8')).toBe(readFileSync(join(SUITE, 'output', name), 'utf8').trimEnd());
  });
});
