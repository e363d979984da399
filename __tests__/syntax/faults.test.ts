// Files with more faults, or more of anything, than anybody reads: what is said of them, and that it stays little.

import { describe, expect, test } from 'vitest';
import { parseExceptions } from '../../src/exceptions/parse.ts';
import { parseYaml } from '../../src/syntax/yaml.ts';
import type { Result } from '../../src/model/fault.ts';

const BEGIN = 'version: 1\nexceptions: ';

function saidOf(result: Result<unknown>): readonly string[] {
  return result.ok ? [] : result.faults.map(({ code, what }) => `${what} [${code}]`);
}

function exceptionsIn(text: string): readonly string[] {
  return saidOf(parseExceptions([{ file: 'e.yml', text }], '2026-11-22'));
}

describe('of many faults the first hundred are listed, and the others counted', () => {
  test.each<[string, string, string, string]>([
    ['values that are no entries', `${BEGIN}[${'a,'.repeat(125_000)}a]`, 'exceptions is "a", not a map of keys [E_VALUE]', '124901'],
    ['entries without keys that they need', `${BEGIN}[${'{},'.repeat(1000)}{}]`, '"id" is missing [E_MISSING]', '5906'],
    [
      'unknown keys',
      `version: 1\n${Array.from({ length: 20_000 }, (_, index) => `k${index}:\n`).join('')}exceptions: []\n`,
      'unknown key "k0" [E_KEY]',
      '19900',
    ],
    ['aliases', `${BEGIN}[${'*a,'.repeat(300)}a]`, 'an alias (*name) is not taken [E_SYNTAX]', '200'],
    ['directives', '%a\n'.repeat(5000), 'a YAML directive is not taken [E_SYNTAX]', '49'],
    ['anchors', `${BEGIN}[${'&a 1,'.repeat(1000)}1]`, 'an anchor (&name) is not taken [E_SYNTAX]', '900'],
    ['equal keys', `a: 1\n${'b: 1\n'.repeat(1000)}`, 'the key "b" stands twice [E_SYNTAX]', '899'],
  ])('%s', (_title, text, first, more) => {
    const said = exceptionsIn(text);
    expect(said[0]).toEqual(first);
    expect(said.length).toBeLessThanOrEqual(101);
    if (more !== '') expect(said.at(-1)).toMatch(new RegExp(`^${more}\\d* more faults in this file are not listed \\[E_\\w+\\]$`));
  });
});

describe('what is refused anyway is not read to its end', () => {
  test.each<[string, string, readonly string[]]>([
    ['documents', '---\n'.repeat(1_000_000), expect.arrayContaining(['a second YAML document in the file [E_SYNTAX]']) as string[]],
    ['commas', `[${','.repeat(1_000_000)}`, [expect.stringMatching(/^not YAML: .*,.* \[E_SYNTAX\]$/) as string]],
    ['values', `${BEGIN}[${'a,'.repeat(1_000_000)}a]`, ['the file has more than 1,500,000 keys, values and marks [E_TOO_LARGE]']],
    ['empty maps', `${BEGIN}[${'{},'.repeat(1_000_000)}]`, ['the file has more than 1,500,000 keys, values and marks [E_TOO_LARGE]']],
  ])('%s', (_title, text, expected) => {
    expect(saidOf(parseYaml(text, 'e.yml', 2 ** 24))).toEqual(expected);
  });
});
