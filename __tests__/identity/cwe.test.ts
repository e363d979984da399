// The table of parents, and how near two findings' CWE numbers are.

import { describe, expect, test } from 'vitest';
import { familyOf, nearness, parentsOf, shared } from '../../src/identity/cwe.ts';

describe('direct parents in the research view', () => {
  test.each([
    ['CWE-79', ['CWE-74']],
    ['CWE-121', ['CWE-787', 'CWE-788']],
    ['CWE-798', ['CWE-344', 'CWE-671', 'CWE-1391']],
    // In another view CWE-89 is a child of CWE-74, too.
    ['CWE-89', ['CWE-943']],
    // A pillar has none, a category is in no such relation, a deprecated entry was taken out, and others never were.
    ['CWE-664', []],
    ['CWE-16', []],
    ['CWE-1', []],
    ['CWE-99999', []],
    ['', []],
  ])('%s has %j', (cwe, parents) => {
    expect([...parentsOf(cwe)]).toEqual(parents);
  });
});

describe('nearness', () => {
  test.each([
    ['is 2 for the same number', ['CWE-89'], ['CWE-89'], 2],
    ['is 2 where one of several is the same', ['CWE-119', 'CWE-120'], ['CWE-120', 'CWE-787'], 2],
    ['is 1 for child and parent', ['CWE-564'], ['CWE-89'], 1],
    ['is 1 where one of several is the parent', ['CWE-20', 'CWE-74'], ['CWE-79'], 1],
    ['is 0 for two children of one parent', ['CWE-79'], ['CWE-77'], 0],
    ['is 0 for a grandparent', ['CWE-78'], ['CWE-74'], 0],
    ['is 0 for what is in no relation', ['CWE-89'], ['CWE-798'], 0],
    ['is 0 where one has no number', [], ['CWE-798'], 0],
    ['is 2 among many', Array.from({ length: 900 }, (_none, index) => `CWE-${index}`), ['CWE-1000', 'CWE-899'], 2],
    ['is 1 among many', Array.from({ length: 900 }, (_none, index) => `CWE-${index}`), ['CWE-1004'], 1],
  ] as const)('%s', (_title, one, other, expected) => {
    expect(nearness(one, other)).toBe(expected);
    expect(nearness(other, one)).toBe(expected);
  });

  test('names what is shared, and otherwise the child and its parent', () => {
    expect(shared(['CWE-119', 'CWE-120'], ['CWE-120'])).toEqual(['CWE-120']);
    expect(familyOf(['CWE-20', 'CWE-79'], ['CWE-74'])).toEqual({ child: 'CWE-79', parent: 'CWE-74' });
    expect(familyOf(['CWE-74'], ['CWE-79'])).toBeNull();
  });
});
