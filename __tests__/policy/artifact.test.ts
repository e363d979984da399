// What a policy says of the artifact: what it cannot mean is refused.

import { describe, expect, test } from 'vitest';
import { builtInPolicy } from '../../src/policy/built-in.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { aPolicy, NOW } from '../builders.ts';

describe('the artifact', () => {
  test('has neither exclusions nor required evidence where the policy is silent', () => {
    const nothing = { exclusions: [], required: [] };
    expect([aPolicy('artifact: {}').artifact, aPolicy('contact: a').artifact, builtInPolicy().artifact]).toEqual([
      nothing,
      nothing,
      nothing,
    ]);
  });

  test.each<[string, string, string]>([
    ['a key that there is not', '{excludes: []}', '2:12: unknown key "excludes" [E_KEY]'],
    [
      'an exclusion of what braces would mean',
      '{exclude: [{path: "src/{a,b}.ts", reason: x}]}',
      '2:29: path "src/{a,b}.ts" has alternatives in braces, which are not taken [E_PATTERN]',
    ],
    [
      'an exclusion outside of the source folder',
      '{exclude: [{path: "/etc/**", reason: x}]}',
      '2:29: path "/etc/**" is not relative to the source folder [E_PATTERN]',
    ],
  ])('refuses %s', (_title, yaml, expected) => {
    const parsed = parsePolicy(`version: 1\nartifact: ${yaml}\n`, 'policy.yml', NOW);
    expect(parsed.ok ? [] : parsed.faults.map(({ where, what, code }) => `${where}: ${what} [${code}]`)).toEqual([
      `policy.yml:${expected}`,
    ]);
  });
});
