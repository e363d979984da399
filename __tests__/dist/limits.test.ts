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

  test.each(bombs.flatMap(([title, bytes]) => ([20, 22, 24] as const).map((major) => [title, major, bytes] as const)))('%s is exit 2 under Node %i, below 300 MB', (_title, major, bytes) => {
    const node = nodeOf(major);
    if (node === null) return console.warn(`skipped: Node ${major} is not installed here`);
    const { exit, stdout, memory, seconds } = measured(folderWith({ 'a.sarif.gz': bytes }), ['check', 'a.sarif.gz'], node);
    expect(exit).toBe(2);
    expect(stdout).toContain('limits.compressionRatio');
    expect(memory).toBeLessThan(300);
    expect(seconds).toBeLessThan(20);
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
