// The policy that holds where no file is given: every value is a promise (design.md §4).

import { describe, expect, test } from 'vitest';
import { SEVERITIES } from '../../src/model/severity.ts';
import { builtInPolicy } from '../../src/policy/built-in.ts';
import { aPolicy } from '../builders.ts';

const policy = builtInPolicy();
const terms = { 'accepted-risk': 90, 'false-positive': 365, mitigated: 90 };

describe('the built-in policy', () => {
  test('fails on high in both stages: what a pull request introduced, all of a release', () => {
    expect(policy.stages).toEqual({
      'pull-request': { failOn: 'high', scope: 'introduced', where: 'built-in policy' },
      release: { failOn: 'high', scope: 'all', where: 'built-in policy' },
    });
  });

  test.each([
    ['critical', 2],
    ['high', 1],
    ['medium', 1],
    ['low', 1],
    ['none', 1],
  ] as const)('asks for sign-offs of a %s defect by %i, of no role, for 90 days or 365 for a false positive', (severity, people) => {
    expect(policy.signOff[severity]).toEqual({ roles: new Map(), people, longest: terms, where: 'built-in policy' });
  });

  test('takes an unrated finding for critical, honours no suppression, tolerates nothing, requires no tool, observes nothing', () => {
    expect(policy).toMatchObject({
      source: 'built-in policy',
      application: null,
      contact: null,
      unrated: { to: 'critical', where: 'built-in policy' },
      severityRules: [],
      observeUntil: null,
      requiredTools: [],
      tolerate: [],
      errorNotifications: 'warn',
      scannerConfiguration: 'notice',
      trustedRefs: [],
      suppressions: { inSource: 'ignore', external: 'ignore' },
      roles: new Map(),
    });
  });

  test('reads 16 GiB of an input, inflated 200 times, and a million results', () => {
    const where = 'built-in policy';
    expect(policy.limits).toEqual({
      inputSize: { most: 16 * 2 ** 30, where },
      compressionRatio: { most: 200, where },
      memory: { most: 512 * 2 ** 20, where },
      results: { most: 5_000_000, where },
    });
  });

  test('has an answer for every severity', () => {
    expect(Object.keys(policy.signOff).toSorted()).toEqual(SEVERITIES.toSorted());
  });
});

test('a file that says only its version is the built-in policy under another name', () => {
  const named = JSON.parse(JSON.stringify(policy).replaceAll('built-in policy', 'policy.yml')) as unknown;
  const own = JSON.parse(JSON.stringify(aPolicy('contact: x\n')).replaceAll('built-in policy', 'policy.yml')) as object;
  expect({ ...own, contact: null }).toEqual(named);
});
