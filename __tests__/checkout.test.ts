// The commits that runs name, in real repositories: which is judged, and which of the others are at hand.

import { join } from 'node:path';
import { rmSync, writeFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { checkoutOf } from '../src/checkout.ts';
import { aRun, aResult, logOf } from './builders.ts';
import { aHistory, emptyFolder } from './git/histories.ts';
import { cli } from './dist/processes.ts';

const FOREIGN = 'd'.repeat(40);
const history = aHistory({ 'src/app.ts': 'one\n' });
const FIRST = history.git('rev-parse', 'HEAD');
history.branch('side');
const SIDE = history.commit({ 'src/side.ts': 'side\n' });
history.checkout('work');
const BASE = history.commit({ 'src/app.ts': 'two\n' });
const MERGE = history.merge('side');
const { folder } = history;

afterAll(() => rmSync(folder, { recursive: true }));

function asked(source: string, stage: 'release' | 'pull-request', ...revisions: readonly string[]): ReturnType<typeof checkoutOf> {
  return checkoutOf(source, [aRun({ revisions })], stage);
}

describe('the checkout', () => {
  test('knows its commits, and no others', async () => {
    expect(await asked(folder, 'release', FIRST, FOREIGN, MERGE)).toEqual({ head: MERGE, merged: [], known: new Set([FIRST, MERGE]) });
  });

  test('of a merge is that of what it merges in a pull request, and never that of its base', async () => {
    expect(await asked(folder, 'pull-request', SIDE, BASE)).toEqual({ head: MERGE, merged: [SIDE], known: new Set([SIDE, BASE]) });
  });

  test('is asked for nothing where no run names a commit, and says nothing where there is none', async () => {
    const bare = emptyFolder();
    expect([await asked(folder, 'release'), await asked(bare, 'release', FIRST)]).toEqual([null, null]);
    rmSync(bare, { recursive: true });
  });
});

describe('the command', () => {
  const judged = (revisionId: string, ...args: readonly string[]): readonly [number | null, string] => {
    const log = JSON.parse(logOf(aResult({ level: 'note' }))) as { runs: Record<string, unknown>[] };
    for (const run of log.runs) run['versionControlProvenance'] = [{ repositoryUri: 'https://example.org/shop', revisionId }];
    writeFileSync(join(folder, 'scan.sarif'), JSON.stringify(log));
    const { exit, stdout, stderr } = cli(['check', 'scan.sarif', ...args], { cwd: folder });
    return [exit, stdout + stderr];
  };

  test.each<[string, string, readonly string[], number, string]>([
    ['takes a scan of this commit', MERGE, [], 0, 'passed'],
    ['takes it in upper case', MERGE.toUpperCase(), [], 0, 'passed'],
    ['takes what is no object id', 'main', [], 0, 'passed'],
    [
      'refuses a scan of an earlier commit',
      FIRST,
      [],
      2,
      `the run says that it scanned commit ${FIRST}, and ${MERGE} is judged [E_REVISION]`,
    ],
    [
      'takes a scan of a commit that it does not know, with a warning',
      FOREIGN,
      [],
      0,
      `scanned commit ${FOREIGN}, which this clone does not hold`,
    ],
    ['takes a scan of what a pull request merges', SIDE, ['--stage', 'pull-request'], 0, 'passed'],
    ['refuses a scan of the base of a pull request', BASE, ['--stage', 'pull-request'], 2, 'E_REVISION'],
    ['refuses a scan of a branch that was merged into a release', SIDE, [], 2, 'E_REVISION'],
  ])('%s', (_title, revision, args, exit, said) => {
    const [exited, text] = judged(revision, ...args);
    expect(text).toContain(said);
    expect(exited).toBe(exit);
  });
});
