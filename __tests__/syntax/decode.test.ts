// Decoders: every fault of a file is told at once, each with its place and what mends it; nothing unknown passes for absent.

import { describe, expect, test } from 'vitest';
import {
  boolean,
  complain,
  count,
  decodeFile,
  list,
  map,
  must,
  object,
  oneOf,
  oneOrMore,
  optional,
  record,
  shown,
  text,
  type Decoder,
} from '../../src/syntax/decode.ts';
import { day, days, identifier, person } from '../../src/syntax/terms.ts';
import { parseYaml } from '../../src/syntax/yaml.ts';

/** What a decoder makes of YAML text: a value, or `where: what [code] fix` of every fault. */
function decode<T>(decoder: Decoder<T>, yaml: string): T | readonly string[] {
  const parsed = parseYaml(yaml, 'f.yml', 1 << 20);
  const decoded = parsed.ok ? decodeFile(decoder, parsed.value) : parsed;
  return decoded.ok ? decoded.value : decoded.faults.map(({ where, what, code, fix }) => `${where}: ${what} [${code}] ${fix}`);
}

const rule = object({ name: text(20), level: optional(oneOf(['low', 'high'])), most: optional(count(1, 5)) });
const file = object({
  version: oneOf([1]),
  strict: optional(boolean),
  rules: optional(list(rule)),
  tags: optional(oneOrMore(text(10))),
  people: optional(record(identifier, object({ until: optional(day) }))),
});

describe('object', () => {
  test('a file that says what it should is a value, each object with the line it begins on', () => {
    expect(decode(file, 'version: 1\nrules:\n  - name: a\n  -\n    name: b\n    level: high\n')).toEqual({
      where: 'f.yml:1',
      version: 1,
      strict: undefined,
      rules: [
        { where: 'f.yml:3', name: 'a', level: undefined, most: undefined },
        { where: 'f.yml:5', name: 'b', level: 'high', most: undefined },
      ],
      tags: undefined,
      people: undefined,
    });
  });

  test('all faults of a file are collected, each with file:line:column', () => {
    const yaml = 'version: 2\nstrict: yes\nrules:\n  - level: hgih\n    most: 9\n  - name: ""\n    nmae: x\ntags: []\npepole: {}\n';
    expect(decode(file, yaml)).toEqual([
      'f.yml:9:1: unknown key "pepole" [E_KEY] did you mean "people"? Known keys: version, strict, rules, tags, people',
      'f.yml:1:10: version is 2 [E_VALUE] it is 1',
      'f.yml:2:9: strict is "yes" [E_VALUE] it is true or false',
      'f.yml:4:5: "name" is missing [E_MISSING] add "name"',
      'f.yml:4:12: level is "hgih" [E_VALUE] did you mean "high"? It is one of low, high',
      'f.yml:5:11: most is 9 [E_VALUE] write a whole number from 1 to 5',
      'f.yml:7:5: unknown key "nmae" [E_KEY] did you mean "name"? Known keys: name, level, most',
      'f.yml:6:11: name is blank [E_VALUE] say it in a few words',
      'f.yml:8:7: tags is an empty list [E_VALUE] name at least one, or remove the key',
    ]);
  });

  test('several unknown keys in one object are all told', () => {
    expect(decode(file, 'version: 1\nrulez: []\nversoin: 1\nsomething-else: 1\n')).toEqual([
      'f.yml:2:1: unknown key "rulez" [E_KEY] did you mean "rules"? Known keys: version, strict, rules, tags, people',
      'f.yml:3:1: unknown key "versoin" [E_KEY] did you mean "version"? Known keys: version, strict, rules, tags, people',
      'f.yml:4:1: unknown key "something-else" [E_KEY] remove it. Known keys: version, strict, rules, tags, people',
    ]);
  });

  test.each([
    ['with nothing behind it is the rest of a text cut at a comma', 'two words', 'a comma inside {…} ends a value: put the text in quotes'],
    ['with a value is unknown like any other', 'two words: 1', 'remove it. Known keys: name, level, most'],
  ])('a key of two words %s', (_title, written, fix) => {
    expect(decode(rule, `{name: one, ${written}}`)).toEqual([`f.yml:1:13: unknown key "two words" [E_KEY] ${fix}`]);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'where', 'Version', 'version ', ''])(
    'D6: the key %j is unknown, whatever JavaScript thinks',
    (key) => {
      expect(decode(file, `version: 1\n${JSON.stringify(key)}: 1\n`)).toEqual([
        expect.stringContaining(`f.yml:2:1: unknown key ${JSON.stringify(key)} [E_KEY]`),
      ]);
    },
  );

  test('D6: a key of the prototype does not stand in for one that is missing', () => {
    expect(decode(object({ constructor: text(10) }), '{}')).toEqual(['f.yml:1:1: "constructor" is missing [E_MISSING] add "constructor"']);
  });

  test('a key with nothing behind it is not the same as no key', () => {
    expect(decode(file, 'version: 1\nstrict:\nrules: ~\n')).toEqual([
      'f.yml:2:8: strict is nothing [E_VALUE] it is true or false',
      'f.yml:3:8: rules is nothing, not a list [E_VALUE] write a list: each entry on its own line, after "- "',
    ]);
  });

  test.each([
    ['text', 'version', 'the file is "version", not a map of keys'],
    ['a list', '- version: 1', 'the file is a list, not a map of keys'],
    ['nothing', 'null', 'the file is nothing, not a map of keys'],
    ['a number', '1', 'the file is 1, not a map of keys'],
  ])('a file that is %s is no map of keys', (_title, yaml, what) => {
    expect(decode(file, yaml)).toEqual([`f.yml:1:1: ${what} [E_VALUE] write keys below it: version, strict, rules, tags, people`]);
  });

  test('an unknown key as long as a page is named short, and compared with nothing', () => {
    const [fault] = decode(file, `version: 1\n? ${'k'.repeat(500)}\n: 1\n`) as readonly string[];
    expect(fault).toBe(`f.yml:2:3: unknown key "${'k'.repeat(80)}…" [E_KEY] remove it. Known keys: version, strict, rules, tags, people`);
  });
});

describe('values', () => {
  test.each([
    ['text', text(5), 'abc', 'abc'],
    ['text as long as may be', text(5), 'abcde', 'abcde'],
    ['a number in quotes', text(5), '"12"', '12'],
    ['a count at its least', count(1, 3), '1', 1],
    ['a count at its most', count(1, 3), '3', 3],
    ['a count written another way', count(1, 3), '2.0', 2],
    ['true', boolean, 'true', true],
    ['one of some words', oneOf(['a', 'b']), 'b', 'b'],
    ['one of some numbers', oneOf([1]), '1', 1],
    ['one entry', oneOrMore(text(5)), 'a', ['a']],
    ['a list of entries', oneOrMore(text(5)), '[a, b]', ['a', 'b']],
    ['an empty list', list(text(5)), '[]', []],
    ['a day', day, '2026-11-21', '2026-11-21'],
    ['a term', days, '30d', 30],
    ['a login', person, 'kim-lee', 'kim-lee'],
    ['an e-mail address', person, 'kim.lee+x@example.com', 'kim.lee+x@example.com'],
    ['a name', identifier, 'EX-1.a_b', 'EX-1.a_b'],
  ])('%s', (_title, decoder: Decoder<unknown>, yaml, value) => {
    expect(decode(object({ key: decoder }), `key: ${yaml}\n`)).toMatchObject({ key: value });
  });

  test.each([
    ['a number', text(5), '12', 'key is 12, not text'],
    ['true', text(5), 'true', 'key is true, not text'],
    ['a list', text(5), '[a]', 'key is a list, not text'],
    ['a map', text(5), '{a: b}', 'key is a map of keys, not text'],
    ['blank text', text(5), '" \\t"', 'key is blank'],
    ['text too long', text(5), 'abcdef', 'key is longer than 5 characters'],
    ['a count too low', count(1, 3), '0', 'key is 0'],
    ['a count too high', count(1, 3), '4', 'key is 4'],
    ['half a count', count(1, 3), '1.5', 'key is 1.5'],
    ['no number', count(1, 3), '.nan', 'key is NaN'],
    ['an endless number', count(1, 3), '.inf', 'key is Infinity'],
    ['a count in quotes', count(1, 3), '"2"', 'key is "2"'],
    ['a word for true', boolean, 'yes', 'key is "yes"'],
    ['a number for true', boolean, '1', 'key is 1'],
    ['a word in capitals', oneOf(['high']), 'HIGH', 'key is "HIGH"'],
    ['a word with white space', oneOf(['high']), '"high "', 'key is "high "'],
    ['the number as text', oneOf([1]), '"1"', 'key is "1"'],
    ['a list where one is asked for', oneOf(['a']), '[a]', 'key is a list'],
    ['one where a list is asked for', list(text(5)), 'a', 'key is "a", not a list'],
    ['an entry of another type', list(text(5)), '[a, 1]', 'key is 1, not text'],
    ['an empty list of at least one', oneOrMore(text(5)), '[]', 'key is an empty list'],
    ['a list for a record', record(identifier, text(5)), '[a]', 'key is a list, not a map of names'],
    ['a login in other letters', person, 'kіm', 'key "kіm" is not a login'],
    ['two logins', person, 'kim lee', 'key "kim lee" is not a login'],
    ['a team', person, '"@org/team"', 'key "@org/team" is not a login'],
    ['a name of other letters', identifier, 'EX/1', 'key "EX/1" is not a name'],
    ['a name of the prototype', identifier, '__proto__', 'key "__proto__" is not a name'],
    ['no term', days, '30', 'key is 30, not text'],
    ['a term of weeks', days, '4w', 'key "4w" is not a term'],
    ['a day that never was', day, '2026-02-30', 'key "2026-02-30" is not a date'],
  ])('%s is refused', (_title, decoder: Decoder<unknown>, yaml, what) => {
    expect(decode(object({ key: decoder }), `key: ${yaml}\n`)).toEqual([expect.stringContaining(`: ${what} [`)]);
  });

  test.each([
    ['hgih', 'did you mean "high"? It is one of high, low'],
    ['hihg', 'did you mean "high"? It is one of high, low'],
    ['severe', 'it is one of high, low'],
    ['x'.repeat(100), 'it is one of high, low'],
  ])('failure 9: the typo "%s" is refused with the words that would do', (typo, fix) => {
    expect(decode(object({ level: oneOf(['high', 'low']) }), `level: ${typo}\n`)).toEqual([
      expect.stringMatching(`E_VALUE\\] ${fix}$`.replace('?', '\\?')),
    ]);
  });
});

describe('record', () => {
  test('names are the writer’s choice, and keep their order', () => {
    const decoded = decode(object({ people: record(identifier, count(1, 9)) }), 'people: {zoe: 1, al: 2, constructor: 3}\n');
    expect([...(decoded as { people: ReadonlyMap<string, number> }).people]).toEqual([
      ['zoe', 1],
      ['al', 2],
      ['constructor', 3],
    ]);
  });

  test('D6: __proto__ is no name, and faults of names and values are told where they stand', () => {
    expect(decode(object({ people: record(identifier, count(1, 9)) }), 'people:\n  __proto__: 1\n  "a b": 1\n  al: 0\n')).toEqual([
      'f.yml:2:3: people "__proto__" is not a name [E_VALUE] write letters, digits and . _ -, beginning with a letter or digit',
      'f.yml:3:3: people "a b" is not a name [E_VALUE] write letters, digits and . _ -, beginning with a letter or digit',
      'f.yml:4:7: al is 0 [E_VALUE] write a whole number from 1 to 9',
    ]);
  });
});

describe('must and map', () => {
  const even = must(count(1, 9), (value) => (value % 2 === 0 ? null : { code: 'E_VALUE', why: 'is odd', fix: 'add one' }));
  const pair = map(object({ a: optional(even), b: optional(even) }), (value, at) =>
    value.a === undefined && value.b === undefined ? complain(at, 'E_MISSING', 'has neither a nor b', 'add one') : [value.a, value.b],
  );

  test('a value that passes is given on, in its other form', () => {
    expect(decode(object({ key: pair }), 'key: {a: 2}\n')).toMatchObject({ key: [2, undefined] });
  });

  test('a value that fails is told, with what it is', () => {
    expect(decode(object({ key: even }), 'key: 3\n')).toEqual(['f.yml:1:6: key 3 is odd [E_VALUE] add one']);
  });

  test('what is missing is told where the object begins', () => {
    expect(decode(object({ key: pair }), 'key: {}\n')).toEqual(['f.yml:1:6: key has neither a nor b [E_MISSING] add one']);
  });

  test('what has faults within is not blamed a second time for what they took away', () => {
    expect(decode(object({ key: pair }), 'key: {a: 3}\n')).toEqual(['f.yml:1:10: a 3 is odd [E_VALUE] add one']);
  });
});

describe('shown', () => {
  test.each([
    ['x', '"x"'],
    ['', '""'],
    ['x'.repeat(81), `"${'x'.repeat(80)}…"`],
    [1, '1'],
    [Number.NaN, 'NaN'],
    [false, 'false'],
    [null, 'nothing'],
    [undefined, 'nothing'],
    [[1], 'a list'],
    [{}, 'a map of keys'],
  ])('%j is shown as %s', (value, words) => {
    expect(shown(value)).toBe(words);
  });
});

describe('the JSON Schema', () => {
  test('says what the decoder says: closed objects, required keys, allowed values', () => {
    expect(file.schema).toEqual({
      type: 'object',
      required: ['version'],
      additionalProperties: false,
      properties: {
        version: { enum: [1] },
        strict: { type: 'boolean' },
        rules: {
          type: 'array',
          items: {
            type: 'object',
            required: ['name'],
            additionalProperties: false,
            properties: {
              name: { type: 'string', minLength: 1, maxLength: 20 },
              level: { enum: ['low', 'high'] },
              most: { type: 'integer', minimum: 1, maximum: 5 },
            },
          },
        },
        tags: {
          anyOf: [
            { type: 'string', minLength: 1, maxLength: 10 },
            { type: 'array', items: { type: 'string', minLength: 1, maxLength: 10 }, minItems: 1 },
          ],
        },
        people: {
          type: 'object',
          additionalProperties: {
            type: 'object',
            required: [],
            additionalProperties: false,
            properties: { until: { type: 'string', minLength: 1, maxLength: 64, pattern: String.raw`^\d{4}-\d{2}-\d{2}$` } },
          },
        },
      },
    });
  });
});
