// Large files are read and scanned by a second thread: what is said of them is what would be said of the same in small, and a
// thread that fails is a bug of ours, never a file that has ended.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { aLog, aResult, aSarifRun } from '../builders.ts';
import { CLI, cli, folderWith, loadedWith, nodeOf, readJson, STACK_TRACE } from './processes.ts';

// Processes of a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const MIB = 1 << 20;
/** More than enough for the second thread. */
const PADDING = ' '.repeat(9 * MIB);

const results = Array.from({ length: 4000 }, (_none, index) =>
  aResult({
    ruleId: `rule-${index % 50}`,
    ruleIndex: index % 50,
    level: undefined,
    message: { text: `größe ${index} "日本" ${'x'.repeat(index % 700)}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: `src/${index % 300}.ts`, index: index % 300 },
          region: { startLine: 1 + (index % 900) },
        },
      },
    ],
  }),
);
const rules = Array.from({ length: 50 }, (_none, index) => ({
  id: `rule-${index}`,
  defaultConfiguration: { level: index % 3 === 0 ? 'error' : 'note' },
}));
const artifacts = Array.from({ length: 300 }, (_none, index) => ({ location: { uri: `src/${index}.ts` } }));
const driver = { name: 'Scanner', version: '1', rules };

/** Without what says how long a file is. */
function told(path: string): object {
  const { inputs, ...rest } = readJson(path) as { inputs: { bytes: number; sha256: string }[] };
  return { ...rest, inputs: inputs.map((input) => ({ ...input, bytes: 0, sha256: '' })) };
}

describe('a file that a second thread scans', () => {
  const early = JSON.stringify(aLog([{ tool: { driver }, artifacts, results }]));
  const late = JSON.stringify(aLog([{ results, artifacts, tool: { driver } }]));
  const few = JSON.stringify(aLog([aSarifRun()]));
  test.each<[string, number, (padding: string) => string, string?]>([
    ['of thousands of results', 1, (padding) => early + padding],
    ['of results in its second half', 1, (padding) => `{${padding}${early.slice(1)}`],
    ['that says at its end what its results rest on, so that it is read twice', 1, (padding) => `${late.slice(0, -1)}${padding}}`],
    ['that is cut short', 2, (padding) => `{${padding}${early.slice(1, -30)}`],
    ['that says one thing twice', 2, (padding) => `${few.slice(0, -1)}${padding},"version":"2.1.0"}`],
    ['that is no UTF-8 at its end', 2, (padding) => `${few}${padding}\u{dc00}`],
    ['with more results than the limit', 2, (padding) => early + padding, 'results: 1000'],
    ['that is no JSON', 2, (padding) => `never ${padding}`],
  ])('%s is judged as it is in small', (_title, exit, content, limits = 'results: 5000') => {
    const folder = folderWith({
      'small/a.sarif': content(' '),
      'large/a.sarif': content(PADDING),
      'policy.yml': `version: 1\nlimits: {${limits}}\n`,
    });
    const outcomes = ['small', 'large'].map((size) => {
      const args = ['check', `${size}/a.sarif`, '--policy', 'policy.yml', '--source', size, '--now', '2026-11-21T12:00:00Z'];
      const ran = cli([...args, '--output', `${size}.json`, '--all-defects', '--quiet'], { cwd: folder });
      const text = JSON.stringify(told(join(folder, `${size}.json`))).replaceAll(/at byte \d+/g, 'at a byte');
      return { exit: ran.exit, text };
    });
    expect(outcomes[0]?.exit).toBe(exit);
    expect(outcomes[1]).toEqual(outcomes[0]);
  });

  test('has the digest of its bytes, beside small ones', () => {
    const folder = folderWith({ 'a.sarif': early, 'b.sarif': few + PADDING, 'c.sarif': early + PADDING });
    expect(cli(['check', '.', '--output', 'v.json'], { cwd: folder }).exit).toBe(1);
    const { inputs } = readJson(join(folder, 'v.json')) as { inputs: { path: string; sha256: string; results: number }[] };
    const digest = (path: string): string =>
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex');
    const counts: Readonly<Record<string, number>> = { 'a.sarif': 4000, 'b.sarif': 1, 'c.sarif': 4000 };
    expect(inputs.map(({ path }) => path).toSorted()).toEqual(Object.keys(counts));
    for (const { path, sha256, results: count } of inputs) expect([sha256, count]).toEqual([digest(path), counts[path]]);
  });

  test.each([20, 22, 24] as const)('is judged under Node %i', (major) => {
    const node = nodeOf(major);
    if (node === null) return console.warn(`skipped: Node ${major} is not installed here`);
    const folder = folderWith({ 'a.sarif': early + PADDING });
    expect(cli(['check', 'a.sarif', '--quiet'], { cwd: folder, node })).toMatchObject({ exit: 1, stderr: '' });
  });
});

describe('a second thread that fails', () => {
  test.each([
    ['ends before it begins', 'process.exit(0);'],
    ['throws', "throw new Error('broken');"],
    ['ends in the middle', "require('node:worker_threads').parentPort.on('message', () => process.exit(0));"],
    ['throws in the middle', "require('node:worker_threads').parentPort.on('message', () => { throw 1; });"],
    ['is not there', null],
  ])('because it %s is our bug, and leaves no verdict', (_title, code) => {
    const folder = folderWith({ 'a.sarif': JSON.stringify(aLog()) + PADDING, 'v.json': '{\n  "schema": "defect-gate/verdict/v1"}' });
    cpSync(dirname(CLI), join(folder, 'dist'), { recursive: true });
    const worker = join(folder, 'dist/scan-worker.js');
    expect(readFileSync(worker, 'utf8')).toContain('parentPort');
    writeFileSync(worker, code ?? 'require("./nowhere.js");');
    const { status, stderr } = spawnSync(process.execPath, [join(folder, 'dist/cli.js'), 'check', 'a.sarif', '--output', 'v.json'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(status).toBe(3);
    expect(stderr).toContain('E_BUG');
    expect(stderr).not.toMatch(STACK_TRACE);
    expect(existsSync(join(folder, 'v.json'))).toBe(false);
  });
});

test('before the second thread nothing is loaded, and beside it no more than most runs need', () => {
  expect(loadedWith('cli.js')).toEqual(['cli.js', 'thread.js']);
  expect(loadedWith('scan-worker.js')).toEqual(['fault.js', 'scan-worker.js', 'scan.js', 'thread.js']);
  const needed = ['command.js', 'common.js', 'fault.js', 'gate.js', 'keys.js', 'rolldown-runtime.js', 'scan.js', 'thread.js'];
  expect(loadedWith('command.js', 'gate.js')).toEqual(needed);
});
