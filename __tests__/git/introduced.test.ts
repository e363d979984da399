// Whether a change introduced a finding, over real histories. How a finding was followed from the baseline is given here as it is.

import { describe, expect, test } from 'vitest';
import { introducedBy, isSameTool, type Followed, type Introduced } from '../../src/decision/introduced.ts';
import type { Finding, Location, Tool } from '../../src/model/finding.ts';
import { openRepository } from '../../src/git/repository.ts';
import { aFinding } from '../builders.ts';
import { aHistory, changeIn, cloneOf, emptyFolder, History, lines } from './histories.ts';

const STRONG: Followed = { strength: 'strong', by: 'line text and neighbours', suppressions: [], rewritten: false };
const NEW: Followed = { strength: 'none' };
const ANY_VERSION = { aliases: [], id: 'CVE-2021-23337' };

function at(path: string, line: number | null): Location {
  return { path, display: path, line, column: null, endLine: line };
}

interface Given {
  readonly finding: Partial<Finding>;
  readonly followed?: Followed;
  /** The tool of a run of the baseline. */
  readonly before?: Tool;
}

async function judged(history: History, { finding: over, followed = NEW, before }: Given, base = 'main'): Promise<Introduced> {
  const finding = aFinding(over);
  const opened = await openRepository(history.folder);
  const change = opened.told ? await opened.value.changeSince(base).finally(() => opened.value.close()) : opened;
  const sameToolBefore = before !== undefined && isSameTool(before, finding.tool);
  return introducedBy(change)({ finding, followed, sameToolBefore });
}

function aLock(version: string, more: Readonly<Record<string, string>> = {}): string {
  const packages = { lodash: version, ...more };
  return JSON.stringify({ lockfileVersion: 3, packages: Object.entries(packages).map(([name, is]) => ({ name, version: is })) }, null, 1);
}

function vulnerable(version: string): Partial<Finding> {
  const purl = `pkg:npm/lodash@${version}`;
  return {
    vulnerability: ANY_VERSION,
    package: { name: 'lodash', version, ecosystem: 'npm', purl, fixed: [] },
    location: at('package-lock.json', 1),
  };
}

describe('a finding in source', () => {
  test('on a line that the branch wrote is introduced', async () => {
    const history = aHistory({ 'a.js': lines(20) });
    history.commit({ 'a.js': lines(20, { 12: 'eval(x)' }) });
    expect(await judged(history, { finding: { location: at('a.js', 12) } })).toEqual({ answer: 'yes', why: 'the change touches a.js:12' });
    expect((await judged(history, { finding: { location: at('a.js', 18) } })).answer).toBe('no');
  });

  test('on a line that others moved on the base is not', async () => {
    const history = aHistory({ 'a.js': lines(20, { 12: 'eval(x)' }) });
    history.commit({ 'b.js': '1\n' });
    history.checkout('main').commit({ 'a.js': `// by others\n${lines(20, { 12: 'eval(x)' })}` });
    history.checkout('work').git('merge', '--quiet', '--no-edit', 'main');
    expect((await judged(history, { finding: { location: at('a.js', 13) }, followed: STRONG })).answer).toBe('no');
    expect((await judged(history, { finding: { location: at('a.js', 13) } })).answer).toBe('no');
    expect((await judged(history, { finding: { location: at('a.js', 1) } })).answer).toBe('no');
    expect((await judged(history, { finding: { location: at('b.js', 1) } })).answer).toBe('yes');
  });

  test('on a line that the branch itself moved is not, and one that it moved it next to is', async () => {
    const history = aHistory({ 'a.js': lines(20, { 12: 'eval(x)' }) });
    history.commit({ 'a.js': `new\n${lines(20, { 12: 'eval(x)' })}` });
    expect((await judged(history, { finding: { location: at('a.js', 13) } })).answer).toBe('no');
    expect((await judged(history, { finding: { location: at('a.js', 1) } })).answer).toBe('yes');
  });

  test('beside a check that the branch took away is introduced', async () => {
    const history = aHistory({ 'a.js': lines(20, { 11: 'check(x)', 12: 'eval(x)' }) });
    history.commit({ 'a.js': lines(20, { 11: 'check(x)', 12: 'eval(x)' }).replace('check(x)\n', '') });
    expect((await judged(history, { finding: { location: at('a.js', 11) } })).answer).toBe('yes');
  });

  test('in a file that was renamed is not where a run of the base has it; where none looked, or where it was edited too, it is', async () => {
    const history = aHistory({ 'a.js': lines(40) });
    history.git('mv', 'a.js', 'moved.js');
    history.commit({ 'moved.js': lines(40, { 30: 'eval(x)' }) });
    expect((await judged(history, { finding: { location: at('moved.js', 12) }, followed: STRONG })).answer).toBe('no');
    expect((await judged(history, { finding: { location: at('moved.js', 12) } })).answer).toBe('yes');
    expect((await judged(history, { finding: { location: at('moved.js', 30) } })).answer).toBe('yes');
  });

  test('in what is not committed, built or generated is introduced, for it cannot be told', async () => {
    const history = aHistory({ '.gitignore': 'dist\n', 'a.js': '1\n' });
    history.write({ 'dist/a.js': '1\n', 'untracked.js': '1\n' });
    expect((await judged(history, { finding: { location: at('dist/a.js', 1) } })).why).toBe(
      'dist/a.js is no file of the commit, exactly as written',
    );
    expect((await judged(history, { finding: { location: at('untracked.js', 1) } })).why).toBe('the change touches untracked.js:1');
  });
});

describe('a vulnerability of a package', () => {
  test('that the branch brings by its lock file is introduced', async () => {
    const history = aHistory({ 'package-lock.json': aLock('4.17.21') });
    history.commit({ 'package-lock.json': aLock('4.17.20') });
    expect((await judged(history, { finding: vulnerable('4.17.20') })).answer).toBe('yes');
  });

  test('that stays while the branch bumps another package is not: it was known before', async () => {
    const history = aHistory({ 'package-lock.json': aLock('4.17.20', { semver: '7.5.1' }) });
    history.commit({ 'package-lock.json': aLock('4.17.20', { semver: '7.5.2' }) });
    const followed: Followed = { strength: 'strong', by: 'vulnerability and package', suppressions: [], rewritten: false };
    expect(await judged(history, { finding: vulnerable('4.17.20'), followed })).toEqual({
      answer: 'no',
      why: 'known before: matched by vulnerability and package',
    });
  });

  test('that was published this morning is not, where the branch leaves the packages alone', async () => {
    const history = aHistory({ 'package-lock.json': aLock('4.17.20'), 'a.js': '1\n' });
    history.commit({ 'a.js': '2\n' });
    const tool = { name: 'Trivy', version: '0.57.0', category: null };
    const finding = { ...vulnerable('4.17.20'), tool };
    expect((await judged(history, { finding, before: tool })).why).toBe(
      'new to the database of the tool: the change touches nothing that brings packages',
    );
    history.commit({ 'package.json': '{}' });
    expect((await judged(history, { finding, before: tool })).answer).toBe('yes');
  });

  test('of an image is introduced where its definition is touched', async () => {
    const history = aHistory({ 'deploy/Dockerfile': 'FROM alpine:3.19\n', 'a.js': '1\n' });
    history.commit({ 'deploy/Dockerfile': 'FROM alpine:3.20\n' });
    const found = { name: 'openssl', version: '3', ecosystem: 'apk', purl: null, fixed: [] };
    const finding = { vulnerability: ANY_VERSION, package: found, location: { ...at('', null), path: null, display: 'shop:latest' } };
    expect((await judged(history, { finding })).why).toBe('the change touches deploy/Dockerfile, which can bring the package');
  });
});

describe('a tool', () => {
  const NOW: Tool = { name: 'CodeQL', version: '2.20.0', category: '/language:js' };
  const OLD = { location: at('a.js', 3), tool: NOW };

  test.each<[string, Tool | undefined, 'yes' | 'no']>([
    ['that was updated finds old things by new rules: not introduced', { ...NOW, version: '2.19.4' }, 'no'],
    ['that is new finds old things: not introduced', undefined, 'no'],
    ['that was the same under another category finds what was not there: introduced', { ...NOW, category: '/language:go' }, 'yes'],
    ['that was the same before finds what was not there: introduced', { ...NOW, name: 'codeql' }, 'yes'],
  ])('%s', async (_title, before, answer) => {
    const history = aHistory({ 'a.js': lines(9), 'b.js': '1\n' });
    history.commit({ 'b.js': 'export const input = read();\n' });
    expect((await judged(history, { finding: OLD, ...(before && { before }) })).answer).toBe(answer);
  });
});

describe('a history', () => {
  test('that was pushed by force is compared by where it left the base now', async () => {
    const history = aHistory({ 'a.js': lines(20) });
    const lost = history.commit({ 'a.js': lines(20, { 3: 'eval(x)' }) });
    history.git('reset', '--quiet', '--hard', 'main');
    history.commit({ 'a.js': lines(20, { 15: 'eval(y)' }) });
    expect((await judged(history, { finding: { location: at('a.js', 15) } })).answer).toBe('yes');
    expect((await judged(history, { finding: { location: at('a.js', 3) } })).answer).toBe('no');
    // What was pushed before is in no clone.
    const clone = cloneOf(history);
    const answer = await judged(clone, { finding: { location: at('a.js', 3) } }, lost);
    expect(answer.answer).toBe('yes');
    expect(answer.why).toContain(`the repository has no commit "${lost}"`);
  });

  test('that ends in the merge of a pull request into the base holds what the pull request brings', async () => {
    const history = aHistory({ 'a.js': lines(20), 'b.js': lines(20) });
    history.commit({ 'a.js': lines(20, { 5: 'eval(x)' }) });
    history.checkout('main').commit({ 'b.js': lines(20, { 5: 'eval(y)' }) });
    history.git('checkout', '--quiet', '--detach', 'main');
    history.git('merge', '--quiet', '--no-ff', '--no-edit', 'work');
    history.git('update-ref', 'refs/remotes/pull/7/merge', 'HEAD');
    for (const base of ['main', 'HEAD^1']) {
      expect((await judged(history, { finding: { location: at('a.js', 5) } }, base)).answer).toBe('yes');
      expect((await judged(history, { finding: { location: at('b.js', 5) } }, base)).answer).toBe('no');
    }
  });

  test('that merges the base holds nothing of the base but how its conflicts were settled', async () => {
    const history = aHistory({ 'a.js': lines(20) });
    history.commit({ 'a.js': lines(20, { 5: 'mine' }) });
    history.checkout('main').commit({ 'a.js': lines(20, { 5: 'theirs', 15: 'eval(y)' }) });
    history.checkout('work');
    expect(() => history.git('merge', '--quiet', '--no-edit', 'main')).toThrow();
    history.commit({ 'a.js': lines(20, { 5: 'eval(settled)', 15: 'eval(y)' }) });
    expect((await judged(history, { finding: { location: at('a.js', 5) } })).answer).toBe('yes');
    expect((await judged(history, { finding: { location: at('a.js', 15) } })).answer).toBe('no');
  });

  test('whose base went on does not hold what the base brings', async () => {
    const history = aHistory({ 'a.js': lines(20) });
    history.commit({ 'b.js': '1\n' });
    history.checkout('main').commit({ 'a.js': lines(20, { 5: 'fixed' }), 'c.js': '1\n' });
    history.checkout('work');
    expect([...(await changeIn(history)).files.keys()]).toEqual(['b.js']);
    expect((await judged(history, { finding: { location: at('a.js', 5) } })).answer).toBe('no');
  });

  test('that is shallow cannot tell: introduced, said so, with what would tell', async () => {
    const history = aHistory({ 'a.js': lines(20) });
    history.commit({ 'b.js': '1\n' });
    history.checkout('main').commit({ 'c.js': '1\n' });
    history.checkout('work');
    const clone = cloneOf(history, '--depth', '1', '--no-single-branch');
    expect(await judged(clone, { finding: { location: at('a.js', 5) } }, 'origin/main')).toEqual({
      answer: 'yes',
      why: 'what the change touches cannot be told: the clone is shallow: where HEAD left the base is not in it; fetch the whole history and all branches (actions/checkout: fetch-depth: 0)',
    });
    expect((await judged(clone, { finding: { location: at('a.js', 5) }, followed: STRONG }, 'origin/main')).answer).toBe('no');
  });

  test('that is none cannot tell: introduced', async () => {
    const folder = new History(emptyFolder()).write({ 'a.js': '1\n' });
    expect((await judged(folder, { finding: { location: at('a.js', 1) } })).why).toContain('in no git repository');
  });
});
