// What a change brings in exceptions of its own, and what that is worth before it is merged.

import { describe, expect, test } from 'vitest';
import { ownOf } from '../../src/exceptions/own.ts';
import { parseExceptions } from '../../src/exceptions/parse.ts';
import type { Exception } from '../../src/model/exception.ts';
import { aFinding, anException, exceptionsOf, judge, TODAY } from '../builders.ts';

function inHead(...entries: readonly Record<string, unknown>[]): readonly Exception[] {
  const text = JSON.stringify({ version: 1, exceptions: entries }, null, 3);
  const parsed = parseExceptions([{ file: 'other.yml', text }], TODAY, 'head');
  return parsed.ok ? parsed.value : [];
}

describe('exceptions of a change', () => {
  test('one that stands in the trusted place is not its own, wherever it stands in its file', () => {
    const trusted = exceptionsOf(anException(), anException({ id: 'EX-2' }));
    expect(ownOf(inHead(anException({ id: 'EX-2' }), anException({ id: 'EX-3' }), anException()), trusted).map(({ id }) => id)).toEqual([
      'EX-3',
    ]);
  });

  test.each([
    ['a field', { owner: 'sam' }],
    ['a match', { match: { rule: 'js/*' } }],
    [
      'a sign-off more',
      {
        signOffs: [
          { by: 'kim', on: '2026-11-02' },
          { by: 'lee', on: '2026-11-02' },
        ],
      },
    ],
  ])('one that differs in %s is its own', (_title, over) => {
    expect(ownOf(inHead(anException(over)), exceptionsOf(anException()))).toHaveLength(1);
  });

  test('A1: one whose sign-offs are declared covers nothing, and says what to do', () => {
    const finding = aFinding();
    const { verdict, defects, exceptions } = judge([finding], { rules: { exceptions: inHead(anException()) } });
    expect(verdict).toBe('fail');
    expect(defects[0]?.nearMisses).toMatchObject([
      {
        exception: 'EX-1',
        why: expect.stringContaining('this change brings it, and what is signed by the word of the file alone counts once it is merged'),
        fix: expect.any(String),
      },
    ]);
    expect(exceptions.refused).toHaveLength(1);
  });

  test('A1: one of the id of a trusted one takes nothing away from that', () => {
    const exceptions = [...exceptionsOf(anException()), ...inHead(anException({ maxMatches: 7, validThrough: '2026-11-22' }))];
    expect(judge([aFinding()], { rules: { exceptions } }).verdict).toBe('pass');
  });
});
