// The built command line, as a stranger meets it: the README's commands, options, inputs, exit codes.

import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { aLog, anException, aResult, aSarifRun, logOf } from '../builders.ts';
import { cli, CLI, folderWith, nodeOf, readJson, ROOT } from './processes.ts';

// Processes of a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const FIRST = ['check', 'examples/sarif', '--policy', 'examples/policy.yml', '--exceptions', 'examples/exceptions.yml'];
const AT = ['--now', '2026-11-21T12:00:00Z'];
const LOW = logOf(aResult({ level: 'note' }));
const HIGH = logOf(aResult());

describe("README's first command", () => {
  test('prints what README shows', () => {
    const { stdout, exit } = cli([...FIRST, ...AT]);
    expect(exit).toBe(1);
    const today = stdout.replace(/^ {2}warning {4}judged as of .*\n/m, '');
    expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(today);
  });

  test.each([20, 22, 24] as const)('says the same under Node %i, without any package', (major) => {
    const node = nodeOf(major);
    if (node === null) return console.warn(`skipped: Node ${major} is not installed here`);
    const folder = folderWith({});
    for (const name of ['dist', 'examples']) symlinkSync(join(ROOT, name), join(folder, name));
    const { stdout, exit } = cli([...FIRST, ...AT], { cwd: folder, node });
    expect({ exit, stdout }).toEqual({ exit: 1, stdout: cli([...FIRST, ...AT]).stdout });
  });

  test.each(['', '2027-02-01T00:00:00Z', '2035-06-01T00:00:00Z', '2099-12-31T23:59:59Z'])(
    'has something blocked and something accepted at "%s"',
    (now) => {
      const folder = folderWith({});
      const { exit } = cli([...FIRST, '--output', join(folder, 'v.json'), ...(now === '' ? [] : ['--now', now])]);
      const { byDisposition } = readJson(join(folder, 'v.json'))['counts'] as { byDisposition: Record<string, number> };
      expect(exit).toBe(1);
      expect(byDisposition['blocking']).toBeGreaterThan(0);
      expect(byDisposition['accepted']).toBeGreaterThan(0);
    },
  );

  test('runs under the Node that the lockfile pins', () => {
    expect(process.version).toMatch(/^v24\./);
  });
});

describe('exit codes', () => {
  test.each([
    ['nothing at or above the threshold', LOW, 0, 'passed: no unaccepted defect at or above high'],
    ['a clean scan', logOf(), 0, 'passed: scanned, nothing found'],
    ['a defect at the threshold', HIGH, 1, 'blocked: 1 defect reaches the release'],
    ['an empty file', '', 2, 'could not judge: 1 fault'],
    ['a file cut short', HIGH.slice(0, -1), 2, 'E_CUT_SHORT'],
  ])('%s', (_title, text, exit, said) => {
    const folder = folderWith({ 'scan.sarif': text });
    const ran = cli(['check', 'scan.sarif'], { cwd: folder });
    expect(ran.exit).toBe(exit);
    expect(ran.stdout).toContain(said);
    expect(ran.stderr).toMatch(/^read scan\.sarif: \d[^\n]* s\n$/);
  });

  test('exactly 256 blocking defects exit 1', () => {
    const results = Array.from({ length: 256 }, (_, line) => aResult({ message: { text: `defect ${line}` } }));
    const folder = folderWith({ 'scan.sarif': logOf(...results) });
    const { exit, stdout } = cli(['check', 'scan.sarif'], { cwd: folder });
    expect(exit).toBe(1);
    expect(stdout).toContain('blocked: 256 defects');
  });

  test('blocking defects and a fault exit 2, and the blocking ones come first', () => {
    const folder = folderWith({ 'a.sarif': HIGH, 'b.sarif': '{' });
    const { exit, stdout } = cli(['check', 'a.sarif', 'b.sarif'], { cwd: folder });
    expect(exit).toBe(2);
    expect(stdout.indexOf('query built')).toBeGreaterThan(-1);
    expect(stdout.indexOf('query built')).toBeLessThan(stdout.indexOf('E_CUT_SHORT'));
  });

  test('observed only: says WOULD BLOCK and exits 0; a fault still exits 2', () => {
    const policy = 'version: 1\ngate: {observeUntil: 2026-12-24}\n';
    const folder = folderWith({ 'scan.sarif': HIGH, 'broken.sarif': '', 'policy.yml': policy });
    const watched = cli(['check', 'scan.sarif', '--policy', 'policy.yml', ...AT], { cwd: folder });
    expect(watched.exit).toBe(0);
    expect(watched.stdout).toContain('WOULD BLOCK');
    expect(cli(['check', 'scan.sarif', '--policy', 'policy.yml', '--now', '2026-12-25T00:00:00Z'], { cwd: folder }).exit).toBe(1);
    expect(cli(['check', 'broken.sarif', '--policy', 'policy.yml', ...AT], { cwd: folder }).exit).toBe(2);
  });
});

describe('the command line', () => {
  test.each([
    ['an unknown option', ['--polcy', 'x'], 'did you mean "policy"?'],
    ['a short option', ['-q'], 'unknown option "q"'],
    ['an option of a later day', ['--ledger', 'x'], 'unknown option "ledger"'],
    ['a repeated option', ['--stage', 'release', '--stage', 'release'], 'given twice'],
    ['an option without its value', ['--policy'], 'has no value'],
    ['a flag with a value', ['--quiet=yes'], 'takes no value'],
    ['a stage that does not exist', ['--stage', 'relase'], 'is not one of pull-request, release'],
    ['a moment that is none', ['--now', '2026-02-30T00:00:00Z'], 'is not a moment'],
    ['a moment without a zone', ['--now', '2026-02-20T00:00:00'], 'is not a moment'],
    ['a prototype name', ['--constructor', 'x'], 'unknown option "constructor"'],
  ])('%s is exit 2', (_title, args, said) => {
    const { exit, stderr } = cli(['check', 'examples/sarif', ...args]);
    expect(exit).toBe(2);
    expect(stderr).toContain(said);
    expect(stderr).toContain('fix: ');
  });

  test('says every mistake at once', () => {
    const { stderr } = cli(['check', 'x', '--polcy', 'a', '--stage', 'b', '--now', 'c']);
    expect(stderr.match(/\[E_OPTION\]/g)).toHaveLength(3);
  });

  test.each([
    ['no command', [], 2],
    ['an unknown command', ['chekc'], 2],
    ['--help', ['--help'], 0],
    ['--version', ['--version'], 0],
    ['no SARIF named', ['check'], 2],
  ])('%s', (_title, args, exit) => {
    expect(cli(args).exit).toBe(exit);
  });

  test('--fail-on tightens, and refuses to loosen', () => {
    const folder = folderWith({ 'scan.sarif': LOW });
    expect(cli(['check', 'scan.sarif', '--fail-on', 'low'], { cwd: folder }).exit).toBe(1);
    const loose = cli(['check', 'scan.sarif', '--fail-on', 'critical'], { cwd: folder });
    expect(loose.exit).toBe(2);
    expect(loose.stdout).toContain('laxer');
  });

  test('--quiet leaves the verdict and what is at fault', () => {
    const folder = folderWith({ 'scan.sarif': HIGH });
    expect(cli(['check', 'scan.sarif', '--quiet'], { cwd: folder }).stdout).toBe(
      'blocked: 1 defect reaches the release   policy built-in policy\n',
    );
    expect(cli(['check', 'none.sarif', '--quiet'], { cwd: folder }).stdout).toContain(
      'none.sarif: error: the file does not exist [E_NO_FILE]',
    );
  });

  test('mentions a policy and exceptions that lie in their usual place and are not named', () => {
    const folder = folderWith({ 'scan.sarif': LOW, '.github/defect-gate/policy.yml': 'version: 1\n' });
    expect(cli(['check', 'scan.sarif'], { cwd: folder }).stdout).toContain('is not used, since no option names it');
  });

  test('a reader that goes away changes nothing about the verdict', () => {
    const folder = folderWith({ 'scan.sarif': HIGH });
    const script = `"${process.execPath}" "${CLI}" check scan.sarif | true; exit \${PIPESTATUS[0]}`;
    expect(spawnSync('bash', ['-c', script], { cwd: folder }).status).toBe(1);
  });
});

describe('inputs', () => {
  const tree = {
    'out/a.sarif': LOW,
    'out/deep/b.SARIF.json': LOW,
    'out/c.sarif.gz': gzipSync(LOW),
    'out/results.json': LOW,
    'out/other.json': { name: 'not sarif' },
    'out/notes.txt': 'x',
    'out/node_modules/p/d.sarif': LOW,
  };

  test('a folder is searched; what was passed over is listed', () => {
    const folder = folderWith(tree);
    symlinkSync(join(folder, 'out/a.sarif'), join(folder, 'out/link.sarif'));
    expect(cli(['check', 'out', '--output', 'v.json'], { cwd: folder }).exit).toBe(0);
    const verdict = readJson(join(folder, 'v.json'));
    const paths = (verdict['inputs'] as { path: string }[]).map(({ path }) => path).toSorted();
    expect(paths).toEqual(['out/a.sarif', 'out/c.sarif.gz', 'out/deep/b.SARIF.json', 'out/results.json']);
    const skipped = (verdict['skipped'] as { path: string }[]).map(({ path }) => path);
    expect(skipped).toEqual(['out', 'out/link.sarif', 'out/node_modules', 'out/other.json']);
  });

  test.each([
    ['a pattern', ['out/*.sarif'], 1],
    ['a deep pattern', ['out/**/*.{sarif,SARIF}*'], 3],
    ['a file named twice is read once', ['out/a.sarif', './out/../out/a.sarif', 'out/*.sarif'], 1],
    ['a named file is read whatever its suffix', ['out/results.json'], 1],
  ])('%s', (_title, args, files) => {
    const folder = folderWith(tree);
    cli(['check', ...args, '--output', 'v.json'], { cwd: folder });
    expect((readJson(join(folder, 'v.json'))['counts'] as { files: number }).files).toBe(files);
  });

  test.each([
    ['a missing file', ['none.sarif'], 'the file does not exist'],
    ['a missing file beside a good one', ['out/a.sarif', 'none.sarif'], 'the file does not exist'],
    ['a pattern that matches nothing', ['out/*.nope'], 'no SARIF file is there'],
    ['an empty folder', ['empty'], 'no SARIF file is there'],
    ['a named JSON file that is no SARIF', ['out/other.json'], 'E_NOT_SARIF'],
    ['a folder of JSON that is no SARIF', ['plain'], 'no file there is SARIF'],
    ['an empty .json in a folder', ['crashed'], 'E_CUT_SHORT'],
    ['a broken .json in a folder that looks like SARIF', ['torn'], 'E_CUT_SHORT'],
    ['a cut gzip file', ['torn.sarif.gz'], 'E_CUT_SHORT'],
    ['a missing policy', ['out/a.sarif', '--policy', 'none.yml'], 'none.yml: error: the file cannot be read: it does not exist'],
    ['missing exceptions', ['out/a.sarif', '--exceptions', 'none.yml'], 'none.yml: error: the file cannot be read: it does not exist'],
    ['a folder without exceptions', ['out/a.sarif', '--exceptions', 'empty'], 'holds no .yml or .yaml file'],
  ])('%s is exit 2', (_title, args, said) => {
    const folder = folderWith({
      ...tree,
      'plain/x.json': { a: 1 },
      'crashed/x.json': '',
      'crashed/y.sarif': LOW,
      'torn/x.json': LOW.slice(0, 60),
      'torn/y.sarif': LOW,
      'torn.sarif.gz': gzipSync(LOW).subarray(0, 40),
    });
    mkdirSync(join(folder, 'empty'));
    const { exit, stdout } = cli(['check', ...args], { cwd: folder });
    expect(exit).toBe(2);
    expect(stdout).toContain(said);
  });

  test('standard input is "-"', () => {
    expect(cli(['check', '-'], { input: HIGH }).exit).toBe(1);
    expect(cli(['check', '-'], { input: '' }).exit).toBe(2);
  });

  test('a folder of exceptions is read whole', () => {
    const entry = (id: string, path: string): string =>
      JSON.stringify({ version: 1, exceptions: [anException({ id, match: { rule: 'r', path } })] });
    const at = (uri: string): object => aResult({ ruleId: 'r', locations: [{ physicalLocation: { artifactLocation: { uri } } }] });
    const folder = folderWith({
      'scan.sarif': logOf(at('a.ts'), at('b.ts')),
      'ex/one.yml': entry('EX-1', 'a.ts'),
      'ex/sub/two.yaml': entry('EX-2', 'b.ts'),
    });
    expect(cli(['check', 'scan.sarif', '--exceptions', 'ex', ...AT], { cwd: folder }).exit).toBe(0);
  });
});

describe('what stderr says', () => {
  const files = { 'in/a.sarif': LOW, 'in/b.sarif.gz': gzipSync(HIGH), 'in/c.sarif': LOW.slice(0, -1), 'in/other.json': { a: 1 } };

  test('one line for each input, in a log', () => {
    const { stderr } = cli(['check', 'in'], { cwd: folderWith(files) });
    expect(stderr.replaceAll(/\d+\.\d\d s/g, 'T').split('\n')).toEqual([
      `read in/a.sarif: ${LOW.length} bytes, 1 result, T`,
      `read in/b.sarif.gz: ${gzipSync(HIGH).length} bytes (${HIGH.length} bytes inflated), 1 result, T`,
      `read in/c.sarif: ${LOW.length - 1} bytes, at fault, T`,
      '',
    ]);
  });

  test('one line for a file that must be read twice', () => {
    const late = JSON.stringify({ version: '2.1.0', runs: [{ results: [aResult()], tool: { driver: { name: 't' } } }] });
    const { stderr, exit } = cli(['check', '.'], { cwd: folderWith({ 'a.sarif': late, 'b.sarif': late }) });
    expect(exit).toBe(1);
    expect(stderr.match(/^read .*$/gm)).toHaveLength(2);
  });

  test('nothing with --quiet', () => {
    expect(cli(['check', 'in', '--quiet'], { cwd: folderWith(files) }).stderr).toBe('');
  });

  test('is of no account: a reader that went away changes nothing about the verdict', () => {
    const script = `"${process.execPath}" "${CLI}" check a.sarif 2>&1 >/dev/null | true; exit \${PIPESTATUS[0]}`;
    expect(spawnSync('bash', ['-c', script], { cwd: folderWith({ 'a.sarif': HIGH }) }).status).toBe(1);
    expect(
      spawnSync('bash', ['-c', `"${process.execPath}" "${CLI}" check a.sarif 2>&-`], { cwd: folderWith({ 'a.sarif': HIGH }) }).status,
    ).toBe(1);
  });
});

describe('outputs', () => {
  test('an older verdict file is not taken for this one', () => {
    const folder = folderWith({ 'v.json': '{"verdict":"pass"}', 'scan.sarif': '' });
    expect(cli(['check', 'scan.sarif', '--output', 'v.json'], { cwd: folder }).exit).toBe(2);
    expect(readJson(join(folder, 'v.json'))['verdict']).toBe('error');
  });

  test('a surface that cannot be written turns a pass into "could not judge" on all of them', () => {
    const folder = folderWith({ 'scan.sarif': LOW, 'taken/x': '' });
    const ran = cli(['check', 'scan.sarif', '--output', 'v.json', '--summary', 'taken'], { cwd: folder });
    expect(ran.exit).toBe(2);
    expect(ran.stdout).toContain('E_WRITE');
    const blocked = cli(['check', 'scan.sarif', '--output', 'v.json', '--summary', 'scan.sarif/s.md'], { cwd: folder });
    expect(blocked.exit).toBe(2);
    expect(readJson(join(folder, 'v.json'))['verdict']).toBe('error');
  });

  test('--format json prints the verdict file', () => {
    const folder = folderWith({ 'scan.sarif': HIGH });
    const { stdout } = cli(['check', 'scan.sarif', '--format', 'json', '--output', 'v.json', ...AT], { cwd: folder });
    expect(stdout).toBe(readFileSync(join(folder, 'v.json'), 'utf8'));
  });

  test('--all-defects lists what is below the threshold too', () => {
    const folder = folderWith({ 'scan.sarif': LOW });
    const list = (...args: string[]): unknown[] =>
      (JSON.parse(cli(['check', 'scan.sarif', '--format', 'json', ...args], { cwd: folder }).stdout) as { defects: unknown[] }).defects;
    expect(list()).toHaveLength(0);
    expect(list('--all-defects')).toHaveLength(1);
  });

  test('a file that may not be read is a fault, with no stack trace', () => {
    if (process.getuid?.() === 0) return console.warn('skipped: root may read everything');
    const folder = folderWith({ 'scan.sarif': LOW });
    chmodSync(join(folder, 'scan.sarif'), 0);
    expect(cli(['check', 'scan.sarif'], { cwd: folder }).exit).toBe(2);
  });
});

describe('a bug of ours', () => {
  test('exits 3, in one line, and leaves no verdict file', () => {
    const folder = folderWith({ 'scan.sarif': HIGH, 'break.mjs': 'Array.prototype.toSorted = () => { throw "a thrown string"; };' });
    const ran = cli(['check', 'scan.sarif', '--output', 'v.json'], {
      cwd: folder,
      env: { ...process.env, NODE_OPTIONS: `--import ${join(folder, 'break.mjs')}` },
    });
    expect(ran.exit).toBe(3);
    expect(ran.stderr).toBe('defect-gate: bug: a thrown string [E_BUG]; no verdict was reached: please report it\n');
    expect(existsSync(join(folder, 'v.json'))).toBe(false);
  });
});

describe('equal inputs give equal bytes', () => {
  test('over 20 runs with files shuffled, and other TZ, LANG, working folder and umask', () => {
    const names = ['c', 'a', 'e', 'b', 'd'];
    const files = Object.fromEntries(
      names.map((name) => [`in/${name}.sarif`, aLog([aSarifRun([aResult({ message: { text: name } }), aResult()])])]),
    );
    const folder = folderWith(files);
    writeFileSync(join(folder, 'in/a.sarif'), readFileSync(join(folder, 'in/b.sarif')));
    const verdicts = Array.from({ length: 20 }, (_, round) => {
      const rotated = [...names.slice(round % 5), ...names.slice(0, round % 5)].map((name) => join(folder, 'in', `${name}.sarif`));
      const env = {
        ...process.env,
        TZ: ['UTC', 'Asia/Kathmandu', 'America/St_Johns'][round % 3],
        LANG: ['C', 'tr_TR.UTF-8', 'de_DE.UTF-8'][round % 3],
      };
      const cwd = round % 2 === 0 ? folder : ROOT;
      process.umask(round % 2 === 0 ? 0o22 : 0o77);
      return cli(
        ['check', ...(round % 3 === 0 ? rotated.toReversed() : rotated), '--source', folder, '--format', 'json', '--all-defects', ...AT],
        { cwd, env },
      ).stdout;
    });
    process.umask(0o22);
    expect(verdicts[0]).toContain('"verdict": "fail"');
    expect(new Set(verdicts).size).toBe(1);
  });
});
