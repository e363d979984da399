// What a run says of the commit that it scanned: only a word against the one that is judged counts.

import { describe, expect, test } from 'vitest';
import { weighRevisions } from '../../src/coverage/revision.ts';
import type { Checkout } from '../../src/model/commit.ts';
import { aRun } from '../builders.ts';

const [HEAD, OLD, SIDE, FOREIGN] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(40)) as [string, string, string, string];
const CHECKOUT: Checkout = { head: HEAD, merged: [], known: new Set([HEAD, OLD, SIDE]) };
const MERGE: Checkout = { ...CHECKOUT, merged: [SIDE] };

describe('a run that says that it scanned', () => {
  test.each<[string, readonly string[], Checkout | null, readonly [number, number]]>([
    ['nothing is taken', [], CHECKOUT, [0, 0]],
    ['this commit is taken', [HEAD], CHECKOUT, [0, 0]],
    ['this commit, and one of a submodule, is taken', [FOREIGN, HEAD], CHECKOUT, [0, 0]],
    ['another commit is at fault', [OLD], CHECKOUT, [1, 0]],
    ['another commit, and one of a submodule, is at fault', [FOREIGN, OLD], CHECKOUT, [1, 0]],
    ['what is merged here is taken', [SIDE], MERGE, [0, 0]],
    ['what is merged here is at fault where it is not what is asked about', [SIDE], CHECKOUT, [1, 0]],
    ['a commit that is not at hand is a warning', [FOREIGN], CHECKOUT, [0, 1]],
    ['another commit is taken where none is checked out', [OLD], null, [0, 0]],
  ])('%s', (_title, revisions, checkout, counts) => {
    const { faults, warnings } = weighRevisions([aRun({ revisions })], checkout);
    expect([faults.length, warnings.length]).toEqual(counts);
  });

  test('another commit is named with this one, and where it says so', () => {
    expect(weighRevisions([aRun(), aRun({ run: 1, revisions: [OLD] })], CHECKOUT).faults).toMatchObject([
      {
        code: 'E_REVISION',
        where: 'scan.sarif#/runs/1/versionControlProvenance',
        what: `CodeQL: the run says that it scanned commit ${OLD}, and ${HEAD} is judged`,
        who: 'platform',
      },
    ]);
  });
});
