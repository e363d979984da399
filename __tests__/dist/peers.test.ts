// Failures of other gates, seen in their source or by running them: each is a test that this one passes.

import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { aLog, anException, aResult, aSarifRun, logOf } from '../builders.ts';
import { cli, folderWith, readJson, type Ran } from './processes.ts';

// Processes of a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const AT = ['--now', '2026-11-21T12:00:00Z'];

interface Checked extends Ran {
  readonly counts: { readonly defects: number; readonly byDisposition: Readonly<Record<string, number>> };
}

/** Checks `scan.sarif` among these files, and reads the verdict back. */
function check(files: Readonly<Record<string, unknown>>, ...args: readonly string[]): Checked {
  const folder = folderWith(files);
  const ran = cli(['check', 'scan.sarif', '--output', 'v.json', ...AT, ...args], { cwd: folder });
  return { ...ran, counts: readJson(join(folder, 'v.json'))['counts'] as Checked['counts'] };
}

const expiring = (validThrough: string): object => ({ version: 1, exceptions: [anException({ validThrough })] });

describe('peer failure 1: missing input passes', () => {
  test('a missing file is exit 2', () => {
    expect(check({}).exit).toBe(2);
  });

  test('a file with "runs": [] is exit 2', () => {
    expect(check({ 'scan.sarif': aLog([]) }).exit).toBe(2);
  });

  test('a missing file beside a clean one is exit 2', () => {
    expect(check({ 'scan.sarif': logOf() }, 'new.sarif').exit).toBe(2);
  });
});

describe('peer failure 2: security-severity is not read', () => {
  test('a 9.8 without a level blocks', () => {
    const rules = [{ id: 'R', properties: { 'security-severity': '9.8' } }];
    const log = aLog([aSarifRun([aResult({ ruleId: 'R', level: undefined })], { tool: { driver: { name: 'T', rules } } })]);
    expect(check({ 'scan.sarif': log }).exit).toBe(1);
  });
});

describe('peer failure 6: an expiry that never comes', () => {
  test.each(['31 Dec 2020', 'never', '2024-06-31', '0', '99999-01-01'])('validThrough "%s" is exit 2', (validThrough) => {
    expect(check({ 'scan.sarif': logOf(aResult()), 'ex.yml': expiring(validThrough) }, '--exceptions', 'ex.yml').exit).toBe(2);
  });

  test('a missing validThrough is exit 2', () => {
    const { validThrough: _none, ...endless } = anException();
    expect(check({ 'scan.sarif': logOf(aResult()), 'ex.yml': { version: 1, exceptions: [endless] } }, '--exceptions', 'ex.yml').exit).toBe(
      2,
    );
  });
});

describe('peer failure 7: an expiry that is recorded and not read', () => {
  test.each([
    ['2026-11-21', 0],
    ['2026-11-20', 1],
  ])('an exception through %s, on 2026-11-21, exits %i', (validThrough, exit) => {
    expect(check({ 'scan.sarif': logOf(aResult()), 'ex.yml': expiring(validThrough) }, '--exceptions', 'ex.yml').exit).toBe(exit);
  });
});

describe('peer failure 8: the status of a suppression is ignored', () => {
  const honouring = 'version: 1\nsuppressions: {inSource: accept, external: accept}\n';

  test.each([
    ['rejected', 1],
    ['underReview', 1],
    ['accepted', 0],
    [undefined, 0],
  ])('even where the policy honours suppressions, status %s exits %i', (status, exit) => {
    const log = logOf(aResult({ suppressions: [{ kind: 'external', status }] }));
    expect(check({ 'scan.sarif': log, 'p.yml': honouring }, '--policy', 'p.yml').exit).toBe(exit);
  });

  test('none is honoured by default, and a result without a location counts like any other', () => {
    const log = logOf(aResult({ suppressions: [{ kind: 'inSource' }], locations: undefined }));
    expect(check({ 'scan.sarif': log }).exit).toBe(1);
  });
});

describe('peer failure 9: a typo opens the gate', () => {
  test('a misspelt severity in the policy is exit 2, and names the right one', () => {
    const { exit, stdout } = check(
      { 'scan.sarif': logOf(), 'p.yml': 'version: 1\ngate: {release: {failOn: hgih}}\n' },
      '--policy',
      'p.yml',
    );
    expect(exit).toBe(2);
    expect(stdout).toContain('did you mean "high"?');
  });

  test('a policy file that is missing is exit 2', () => {
    expect(check({ 'scan.sarif': logOf() }, '--policy', 'p.yml').exit).toBe(2);
  });
});

describe('peer failure 11: only a part of the file is judged', () => {
  test('a defect in the last of several runs blocks', () => {
    const { exit, counts } = check({
      'scan.sarif': aLog([aSarifRun([]), aSarifRun([aResult({ level: 'note', message: { text: 'another' } })]), aSarifRun([aResult()])]),
    });
    expect({ exit, defects: counts.defects }).toEqual({ exit: 1, defects: 2 });
  });

  test('an unknown severity counts as critical, not as the lowest', () => {
    const { exit, counts } = check({ 'scan.sarif': logOf(aResult({ level: 'note', properties: { 'security-severity': 'Unknown' } })) });
    expect({ exit, blocking: counts.byDisposition['blocking'] }).toEqual({ exit: 1, blocking: 1 });
  });
});

test('exactly 256 blocking defects exit 1, not 0', () => {
  const results = Array.from({ length: 256 }, (_none, index) => aResult({ message: { text: `defect ${index}` } }));
  expect(check({ 'scan.sarif': logOf(...results) })).toMatchObject({ exit: 1, counts: { byDisposition: { blocking: 256 } } });
});
