// Inputs made to exhaust the machine (threats B12, D8, D9), against the built command line: exit 2 with a fault, in bounded
// memory and time.

import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { aResult, logOf } from '../builders.ts';
import { cli, CLI, folderWith, nodeOf } from './processes.ts';

// Processes of a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const MIB = 1 << 20;

interface Measured {
  readonly exit: number | null;
  readonly stdout: string;
  /** Largest resident set, in MiB. */
  readonly memory: number;
  readonly seconds: number;
}

/** Runs `dist/cli.js`, and looks at what it took. */
function measured(folder: string, args: readonly string[], node = process.execPath): Measured {
  const notes = join(folder, 'notes');
  const note = `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(notes)}, String(process.resourceUsage().maxRSS)));`;
  writeFileSync(join(folder, 'note.cjs'), note);
  const begin = performance.now();
  const { status, stdout } = spawnSync(node, ['--require', join(folder, 'note.cjs'), CLI, ...args], { cwd: folder, encoding: 'utf8' });
  return { exit: status, stdout, memory: Number(readFileSync(notes, 'utf8')) / 1024, seconds: (performance.now() - begin) / 1000 };
}

describe('a gzip bomb', () => {
  const zeros = gzipSync(Buffer.alloc(64 * MIB));
  const log = logOf(aResult());
  const spaces = gzipSync(`${log.slice(0, -1)}${' '.repeat(128 * MIB)}}`);
  const bombs = [
    ['of zeros', gzipSync(Buffer.alloc(200 * MIB))],
    ['of 6 GiB in many members', Buffer.concat(Array.from({ length: 96 }, () => zeros))],
    ['of white space in a log', spaces],
    ['behind a log', Buffer.concat([gzipSync(log), ...Array.from({ length: 8 }, () => zeros)])],
  ] as const;

  test.each(bombs.flatMap(([title, bytes]) => ([20, 22, 24] as const).map((major) => [title, major, bytes] as const)))(
    '%s is exit 2 under Node %i, below 300 MB',
    (_title, major, bytes) => {
      const node = nodeOf(major);
      if (node === null) return console.warn(`skipped: Node ${major} is not installed here`);
      const { exit, stdout, memory, seconds } = measured(folderWith({ 'a.sarif.gz': bytes }), ['check', 'a.sarif.gz'], node);
      expect(exit).toBe(2);
      expect(stdout).toContain('limits.compressionRatio');
      expect(memory).toBeLessThan(300);
      expect(seconds).toBeLessThan(20);
    },
  );
});

describe('more results than the limit', () => {
  const POLICY = 'version: 1\nlimits: {results: 3}\n';
  const some = (count: number, over: object = {}): string =>
    logOf(...Array.from({ length: count }, (_none, line) => aResult({ message: { text: `m${line}` }, ...over })));
  const none = { kind: 'pass', level: 'none' };

  test.each([
    ['as many as the limit', { 'a.sarif': some(3) }, 1, '3 results'],
    [
      'one more in a file',
      { 'a.sarif': some(4) },
      2,
      'a.sarif: error: it brings the results of all inputs to at least 4, and the limit is 3 (limits.results, policy.yml:2) [E_TOO_LARGE]',
    ],
    [
      'one more over all files',
      { 'a.sarif': some(2), 'b.sarif': some(2) },
      2,
      'b.sarif: error: it brings the results of all inputs to at least 4',
    ],
    ['results that are no defects', { 'a.sarif': some(4, none) }, 2, 'at least 4'],
    ['results that are no objects', { 'a.sarif': logOf(1, 2, 3, 4) }, 2, 'at least 4'],
    [
      'results before the tool that they rest on',
      { 'a.sarif': JSON.stringify({ version: '2.1.0', runs: [{ results: [{}, {}, {}, {}], tool: { driver: { name: 't' } } }] }) },
      2,
      'at least 4',
    ],
    ['a compressed file', { 'a.sarif': gzipSync(some(4)) }, 2, 'at least 4'],
  ])('%s', (_title, files, exit, said) => {
    const ran = cli(['check', '.', '--policy', 'policy.yml'], { cwd: folderWith({ ...files, 'policy.yml': POLICY }) });
    expect(ran.exit).toBe(exit);
    expect(ran.stdout).toContain(said);
  });

  test('a file that is too much is left out whole, the others are judged, and the sums hold', () => {
    const folder = folderWith({ 'a.sarif': some(2), 'b.sarif': some(900), 'c.sarif': some(1, { ruleId: 'c' }), 'policy.yml': POLICY });
    const { exit, stdout } = cli(['check', '.', '--policy', 'policy.yml'], { cwd: folder });
    expect(exit).toBe(2);
    expect(stdout).toContain('of what was read, 3 defects would block');
    expect(stdout.match(/E_TOO_LARGE/g)).toHaveLength(1);
    expect(stdout).toContain(
      'fix: look at what wrote it; if it is right, let the policy allow more, such as limits: {results: 1804} (platform)',
    );
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('3 results = 3 defects = 3 blocking');
  });

  test('a file that cannot be read takes nothing from the others', () => {
    const folder = folderWith({ 'a.sarif': some(3).slice(0, -1), 'b.sarif': some(3), 'policy.yml': POLICY });
    const { stdout } = cli(['check', '.', '--policy', 'policy.yml'], { cwd: folder });
    expect(stdout).not.toContain('E_TOO_LARGE');
    expect(stdout).toContain('3 results = 3 defects = 3 blocking');
  });

  test('ten million of them end in a fault, with the built-in limits (B12)', () => {
    const folder = folderWith({ 'a.sarif': `${logOf().slice(0, -4)}${Array(1e7).fill('{}').join(',')}]}]}` });
    const { exit, stdout, seconds } = measured(folder, ['check', 'a.sarif']);
    expect(exit).toBe(2);
    expect(stdout).toContain('and the limit is 5,000,000 (limits.results, built-in policy) [E_TOO_LARGE]');
    expect(seconds).toBeLessThan(60);
  });
});

describe('more memory than the limit', () => {
  const POLICY = 'version: 1\nlimits: {memory: 256 KiB}\n';
  const driver = (rules: number): unknown => ({ name: 't', rules: Array.from({ length: rules }, (_none, index) => ({ id: `r${index}` })) });
  const log = (rules: number, ...over: object[]): string =>
    JSON.stringify({
      version: '2.1.0',
      runs: [{}, ...over].map((members) => ({ tool: { driver: driver(rules) }, results: [aResult()], ...members })),
    });
  const late = (rules: number): string =>
    JSON.stringify({ version: '2.1.0', runs: [{ results: [aResult()], tool: { driver: driver(rules) } }] });
  const findings = (count: number): string =>
    logOf(...Array.from({ length: count }, (_none, line) => aResult({ message: { text: `m${line}` } })));

  test.each([
    ['rules within it', { 'a.sarif': log(1000) }, 1, '1 result = '],
    ['rules beyond it', { 'a.sarif': log(10_000) }, 2, 'a.sarif: error: it brings what is kept of all inputs to at least'],
    [
      'rules beyond it in the first of several runs',
      { 'a.sarif': `${log(10_000).slice(0, -2)},${log(1).slice(27, -2)}]}` },
      2,
      '[E_TOO_LARGE]',
    ],
    ['runs that are together beyond it, one after the other', { 'a.sarif': log(1000, {}, {}, {}, {}, {}) }, 1, '6 results'],
    [
      'files that are together beyond it, one after the other',
      { 'a.sarif': log(2000), 'b.sarif': log(2000), 'c.sarif': log(2000) },
      1,
      '3 results',
    ],
    ['rules behind results within it', { 'a.sarif': late(2000) }, 1, '1 result = '],
    [
      'rules behind results, in files that are together beyond it',
      { 'a.sarif': late(2000), 'b.sarif': late(2000), 'c.sarif': late(2000) },
      2,
      '[E_TOO_LARGE]',
    ],
    [
      'empty runs beyond it',
      { 'a.sarif': JSON.stringify({ version: '2.1.0', runs: Array.from({ length: 1000 }, () => ({ results: [] })) }) },
      2,
      '(limits.memory, policy.yml:2)',
    ],
    ['findings within it', { 'a.sarif': findings(100) }, 1, '100 results'],
    ['findings beyond it', { 'a.sarif': findings(1000) }, 2, '(limits.memory, policy.yml:2)'],
    [
      'minor findings, which are not kept',
      { 'a.sarif': logOf(...Array.from({ length: 1000 }, (_none, line) => aResult({ level: 'note', ruleId: `r${line}` }))) },
      0,
      '1000 results',
    ],
  ])('%s', (_title, files, exit, said) => {
    const ran = cli(['check', '.', '--policy', 'policy.yml'], { cwd: folderWith({ ...files, 'policy.yml': POLICY }) });
    expect(ran.stdout).toContain(said);
    expect(ran.exit).toBe(exit);
  });

  test('what is read after it is left out whole, what was read before is judged', () => {
    const folder = folderWith({ 'a.sarif': findings(50), 'b.sarif': findings(1000), 'c.sarif': findings(1), 'policy.yml': POLICY });
    const { exit, stdout } = cli(['check', '.', '--policy', 'policy.yml'], { cwd: folder });
    expect(exit).toBe(2);
    expect(stdout).toContain('b.sarif: error: it brings what is kept of all inputs to at least');
    expect(stdout).toContain('c.sarif: error: it is not judged: an input before it was too much');
    expect(stdout).toContain('of what was read, 50 defects would block');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('50 results = 50 defects = 50 blocking');
  });
});

describe('a broken gzip file', () => {
  test('beside a good one: what the good one holds is listed, and the verdict is an error', () => {
    const log = logOf(aResult());
    const folder = folderWith({ 'good.sarif': log, 'more.sarif.gz': Buffer.concat([gzipSync(log), Buffer.alloc(1), gzipSync(log)]) });
    const { exit, stdout } = cli(['check', '.'], { cwd: folder });
    expect(exit).toBe(2);
    expect(stdout).toContain('of what was read, 1 defect would block');
    expect(stdout).toContain('E_GZIP');
    expect(stdout).toContain('1 result = 1 defect');
  });
});

describe('standard input', () => {
  test('may be gzip data', () => {
    expect(cli(['check', '-'], { input: gzipSync(logOf(aResult())) }).exit).toBe(1);
    expect(cli(['check', '-'], { input: gzipSync(logOf(aResult())).subarray(0, -9) }).stdout).toContain('E_CUT_SHORT');
  });

  test('that cannot be put aside is a fault', () => {
    const { exit, stdout } = cli(['check', '-'], { input: logOf(), env: { ...process.env, TMPDIR: '/nonexistent' } });
    expect(exit).toBe(2);
    expect(stdout).toContain('-: error: standard input cannot be put aside in a file: it does not exist [E_WRITE]');
  });
});

describe('a file larger than the limit', () => {
  test('is known by its size, and not read', () => {
    const folder = folderWith({});
    const file = openSync(join(folder, 'a.sarif'), 'w');
    writeSync(file, '}', 64 * 2 ** 30);
    closeSync(file);
    const { exit, stdout, seconds } = measured(folder, ['check', 'a.sarif']);
    expect(exit).toBe(2);
    expect(stdout).toContain('it is at least 64 GiB, and the limit is 16 GiB (limits.inputSize, built-in policy) [E_TOO_LARGE]');
    expect(seconds).toBeLessThan(20);
  });
});
