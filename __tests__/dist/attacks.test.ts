// What an attacker got past the gate once, each as a test of the built command line and Action.

import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { aLog, anException, aResult, aSarifRun, logOf } from '../builders.ts';
import { ACTION, cli, CLI, folderWith, readJson } from './processes.ts';

// Processes of a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const BAD = logOf(aResult());
const CLEAN = logOf();
const AT = ['--now', '2026-11-21T12:00:00Z'];

describe('a file that is named like a pattern', () => {
  test.each(['*.sarif', 'a?.sarif', '[ab].sarif'])('does not stand in for what the pattern %s finds', (pattern) => {
    const folder = folderWith({ 'ab.sarif': BAD, 'a.sarif': BAD, [pattern]: CLEAN });
    expect(cli(['check', pattern], { cwd: folder }).exit).toBe(1);
  });

  test('is read, where it is all that there is', () => {
    expect(cli(['check', 'app[1].sarif'], { cwd: folderWith({ 'app[1].sarif': BAD }) }).exit).toBe(1);
  });
});

describe('an output over an input', () => {
  test.each([
    ['a file of the folder', ['.', '--output', 'real.sarif']],
    ['a file of the pattern', ['*.sarif', '--summary', 'real.sarif']],
    ['the named file', ['real.sarif', '--output', './real.sarif']],
    ['the policy', ['real.sarif', '--policy', 'policy.yml', '--output', 'policy.yml']],
    ['the exceptions', ['real.sarif', '--exceptions', 'ex', '--output', 'ex/one.yml']],
  ])('is refused, and nothing is touched: %s', (_title, args) => {
    const files = { 'real.sarif': BAD, 'clean.sarif': CLEAN, 'policy.yml': 'version: 1\n', 'ex/one.yml': 'version: 1\nexceptions: []\n' };
    const folder = folderWith(files);
    const { exit, stdout } = cli(['check', ...args], { cwd: folder });
    expect(exit).toBe(2);
    expect(stdout).toContain('an output is named where an input lies');
    for (const [name, text] of Object.entries(files)) expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
  });

  test('is none where the verdict of an earlier run lies in the folder', () => {
    const folder = folderWith({ 'in/clean.sarif': CLEAN });
    for (let round = 0; round < 2; round++) expect(cli(['check', 'in', '--output', 'in/v.json'], { cwd: folder }).exit).toBe(0);
  });
});

describe('a verdict file never says better than the exit code', () => {
  test('where the summary cannot be written', () => {
    const folder = folderWith({ 'clean.sarif': CLEAN, file: 'x' });
    expect(cli(['check', 'clean.sarif', '--output', 'v.json', '--summary', 'file/s.md'], { cwd: folder }).exit).toBe(2);
    expect(readJson(join(folder, 'v.json'))).toMatchObject({ verdict: 'error', exitCode: 2 });
  });

  test('where an option is wrong: the verdict of an earlier run is gone', () => {
    const folder = folderWith({ 'clean.sarif': CLEAN });
    expect(cli(['check', 'clean.sarif', '--output', 'v.json'], { cwd: folder }).exit).toBe(0);
    expect(cli(['check', 'clean.sarif', '--output', 'v.json', '--now', 'x'], { cwd: folder }).exit).toBe(2);
    expect(existsSync(join(folder, 'v.json'))).toBe(false);
  });

  test.each(['GITHUB_STEP_SUMMARY', 'GITHUB_OUTPUT'])('where the runner cannot take %s', (name) => {
    const folder = folderWith({ 'clean.sarif': CLEAN, 'out.txt': '', 'sum.md': '' });
    const env = {
      PATH: process.env['PATH'],
      GITHUB_WORKSPACE: folder,
      RUNNER_TEMP: folder,
      INPUT_SARIF: 'clean.sarif',
      GITHUB_OUTPUT: join(folder, 'out.txt'),
      GITHUB_STEP_SUMMARY: join(folder, 'sum.md'),
      [name]: join(folder, 'clean.sarif/x'),
    };
    const { status } = spawnSync(process.execPath, [ACTION], { cwd: folder, env });
    expect(status).toBe(2);
    expect(readJson(join(folder, 'defect-gate/verdict.json'))).toMatchObject({ verdict: 'error', exitCode: 2 });
    expect(readFileSync(join(folder, 'out.txt'), 'utf8')).not.toMatch(/^pass$/m);
  });

  test('and an output that was refused stays untouched when the runner fails besides', () => {
    const folder = folderWith({ 'clean.sarif': CLEAN });
    const env = {
      PATH: process.env['PATH'],
      GITHUB_WORKSPACE: folder,
      RUNNER_TEMP: folder,
      INPUT_SARIF: 'clean.sarif',
      INPUT_OUTPUT: 'clean.sarif',
      GITHUB_STEP_SUMMARY: join(folder, 'clean.sarif/x'),
      GITHUB_OUTPUT: join(folder, 'clean.sarif/x'),
    };
    expect(spawnSync(process.execPath, [ACTION], { cwd: folder, env }).status).toBe(2);
    expect(readFileSync(join(folder, 'clean.sarif'), 'utf8')).toBe(CLEAN);
  });

  test('where the report is lost on a full disk', () => {
    if (!existsSync('/dev/full')) return console.warn('skipped: this system has no /dev/full');
    const folder = folderWith({ 'clean.sarif': CLEAN });
    const command = `"${process.execPath}" "${CLI}" check clean.sarif --format json > /dev/full`;
    expect(spawnSync('bash', ['-c', command], { cwd: folder }).status).toBe(2);
  });
});

describe('what is not understood does not pass', () => {
  const rule = (over: object): object =>
    aLog([aSarifRun([aResult({ ruleId: 'R', level: undefined })], { tool: { driver: { name: 'T', ...over } } })]);

  test.each<[string, object, number]>([
    ['invocations that are no list', aLog([aSarifRun([], { invocations: { executionSuccessful: false } })]), 2],
    ['success that is no boolean', aLog([aSarifRun([], { invocations: [{ executionSuccessful: 'false' }] })]), 2],
    ['external properties that are a list', aLog([aSarifRun([], { externalPropertyFileReferences: [{ results: 1 }] })]), 2],
    ['a level in capitals', aLog([aSarifRun([aResult({ level: 'ERROR' })])]), 1],
    ['a level of another scale', aLog([aSarifRun([aResult({ level: 'critical' })])]), 1],
    ['a default level in capitals', rule({ rules: [{ id: 'R', defaultConfiguration: { level: 'Error' } }] }), 1],
    ['rules that are no list', rule({ rules: { R: { id: 'R', properties: { 'security-severity': '9.8' } } } }), 2],
    [
      'two rules of one id, the milder first',
      rule({
        rules: [
          { id: 'R', defaultConfiguration: { level: 'note' } },
          { id: 'R', properties: { 'security-severity': '9.8' } },
        ],
      }),
      1,
    ],
    [
      'a rating of the result below that of its rule',
      aLog([
        aSarifRun([aResult({ ruleId: 'R', level: 'note', properties: { 'security-severity': '1.0' } })], {
          tool: { driver: { name: 'T', rules: [{ id: 'R', properties: { 'security-severity': '9.8' } }] } },
        }),
      ]),
      1,
    ],
    ['a rule id that is no text', aLog([aSarifRun([aResult({ ruleId: { a: 1 }, level: undefined })])]), 1],
  ])('%s', (_title, log, exit) => {
    expect(cli(['check', 'scan.sarif'], { cwd: folderWith({ 'scan.sarif': log }) }).exit).toBe(exit);
  });

  test('a source folder that does not exist', () => {
    expect(cli(['check', 'c.sarif', '--source', 'nope'], { cwd: folderWith({ 'c.sarif': CLEAN }) }).exit).toBe(2);
  });

  test('an empty argument', () => {
    expect(cli(['check', ''], { cwd: folderWith({ 'c.sarif': CLEAN }) }).exit).toBe(2);
  });

  test('something that is named like SARIF and is no regular file', () => {
    const folder = folderWith({ 'in/c.sarif': CLEAN });
    if (spawnSync('mkfifo', [join(folder, 'in/pipe.sarif')]).status !== 0) return console.warn('skipped: no mkfifo here');
    expect(cli(['check', 'in'], { cwd: folder }).exit).toBe(2);
    expect(cli(['check', 'in/pipe.sarif'], { cwd: folder }).exit).toBe(2);
  });

  test('150,000 runs are judged', () => {
    const runs = Array.from({ length: 150_000 }, () => aSarifRun([]));
    expect(cli(['check', 'r.sarif', '--quiet'], { cwd: folderWith({ 'r.sarif': aLog(runs) }) }).exit).toBe(0);
  });
});

describe('an exception', () => {
  const accepted = (log: string, exception: object): number | null => {
    const folder = folderWith({ 'scan.sarif': log, 'ex.yml': { version: 1, exceptions: [exception] } });
    return cli(['check', 'scan.sarif', '--exceptions', 'ex.yml', ...AT], { cwd: folder }).exit;
  };

  test('does not cover a second place that it does not name', () => {
    const at = (uri: string): object => ({ physicalLocation: { artifactLocation: { uri } } });
    const log = logOf(aResult({ locations: [at('src/a.ts'), at('src/evil.ts')] }));
    expect(accepted(log, anException({ match: { rule: 'js/*', path: 'src/a.ts' } }))).toBe(1);
    expect(accepted(log, anException({ match: { rule: 'js/*', path: ['src/a.ts', 'src/evil.ts'] } }))).toBe(0);
  });

  test.each([
    ['ana@corp.example', 'ana'],
    ['ana', 'ana@corp.example'],
    ['ana.', 'Ana'],
    ['ana+work@corp.example', 'ana'],
  ])('is not signed off by who asked for it under another spelling: %s, %s', (by, signer) => {
    const exception = anException({ requested: { by, on: '2026-11-01' }, signOffs: [{ by: signer, on: '2026-11-02' }] });
    expect(accepted(BAD, exception)).toBe(1);
  });

  test('is not listed for every defect that it nearly matches: near misses are bounded', () => {
    const exceptions = Array.from({ length: 50 }, (_none, index) =>
      anException({ id: `EX-${index}`, match: { rule: 'js/sql-injection', path: `src/x${index}.ts` } }),
    );
    const folder = folderWith({ 'scan.sarif': BAD, 'ex.yml': { version: 1, exceptions } });
    const { stdout } = cli(['check', 'scan.sarif', '--exceptions', 'ex.yml', '--format', 'json', ...AT], { cwd: folder });
    const { defects } = JSON.parse(stdout) as { defects: { nearMisses: unknown[] }[] };
    expect(defects[0]?.nearMisses).toHaveLength(5);
  });
});

test('the Action does not judge by the built-in policy where the policy has the other ending, or is a link to nowhere', () => {
  const folder = folderWith({ 'c.sarif': BAD, '.github/defect-gate/policy.yaml': 'version: 1\ngate: {release: {failOn: critical}}\n' });
  mkdirSync(join(folder, 'temp'));
  writeFileSync(join(folder, 'out.txt'), '');
  const env = {
    PATH: process.env['PATH'],
    GITHUB_WORKSPACE: folder,
    RUNNER_TEMP: join(folder, 'temp'),
    INPUT_SARIF: 'c.sarif',
    GITHUB_OUTPUT: join(folder, 'out.txt'),
  };
  expect(spawnSync(process.execPath, [ACTION], { cwd: folder, env }).status).toBe(0);
  spawnSync('ln', ['-s', 'nowhere', join(folder, '.github/defect-gate/policy.yml')]);
  expect(spawnSync(process.execPath, [ACTION], { cwd: folder, env }).status).toBe(2);
});

describe('a scanner that reads in parts', () => {
  const long = String.raw`\/${'k'.repeat(4094)}`;

  test.each([
    ['a level, a key that grows when it is decoded, and another level', `"level":"error","${long}":0,"level":"note"`],
    ['a kind, such a key, and another kind', `"kind":"fail","${long}":0,"kind":"pass"`],
  ])('refuses %s', (_title, members) => {
    const text = `{"version":"2.1.0","runs":[{"tool":{"driver":{"name":"T"}},"results":[{"ruleId":"R",${members},"message":{"text":"m"}}]}]}`;
    const { exit, stdout } = cli(['check', 'a.sarif'], { cwd: folderWith({ 'a.sarif': text }) });
    expect([exit, stdout.includes('E_DUPLICATE_KEY')]).toEqual([2, true]);
  });

  test('tells results of equal bytes apart where their runs mean different files', () => {
    const location = { physicalLocation: { artifactLocation: { uri: 'index.js', uriBaseId: 'PKG' } } };
    const run = (uri: string): object => aSarifRun([aResult({ locations: [location] })], { originalUriBaseIds: { PKG: { uri } } });
    const log = JSON.stringify(aLog([run('packages/a/'), run('packages/b/')]));
    const { stdout } = cli(['check', 'a.sarif'], { cwd: folderWith({ 'a.sarif': log }) });
    expect(stdout).toContain('2 results = 2 defects = 2 blocking');
  });

  test('takes no path from a URI of which it may have left out the end', () => {
    const uri = `tests/x/${'./'.repeat(70_000)}../../src/evil.js`;
    const locations = [{ physicalLocation: { artifactLocation: { uri } } }];
    const policy = 'version: 1\nseverity: {unrated: high, rules: [{when: {path: "tests/**"}, atMost: low, reason: tests}]}\n';
    const folder = folderWith({ 'a.sarif': logOf(aResult({ locations })), 'policy.yml': policy });
    expect(cli(['check', 'a.sarif', '--policy', 'policy.yml'], { cwd: folder }).exit).toBe(1);
  });

  test.each([
    ['a tool that is a list', [{ driver: { name: 'T', rules: [{ id: 'R', defaultConfiguration: { level: 'error' } }] } }]],
    ['a driver that is a list', { driver: [{ name: 'T', rules: [{ id: 'R', defaultConfiguration: { level: 'error' } }] }] }],
  ])('refuses %s', (_title, tool) => {
    const log = JSON.stringify(aLog([aSarifRun([aResult({ ruleId: 'R', level: undefined })], { tool })]));
    const { exit, stdout } = cli(['check', 'a.sarif'], { cwd: folderWith({ 'a.sarif': log }) });
    expect([exit, stdout.includes('E_NOT_SARIF')]).toEqual([2, true]);
  });

  test('leaves an output alone that is no regular file', () => {
    const folder = folderWith({ 'a.sarif': CLEAN });
    if (spawnSync('mkfifo', [join(folder, 'pipe')]).status !== 0) return console.warn('skipped: no mkfifo here');
    expect(cli(['check', 'a.sarif', '--output', 'pipe'], { cwd: folder }).exit).toBe(2);
    expect(lstatSync(join(folder, 'pipe')).isFIFO()).toBe(true);
  });
});
