// The bench measures what it says, at a size that takes seconds. How fast anything is, no test asks.

import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { gaugeHere, measure, measureRounds, type Gauge, type Subject } from '../../bench/measure.ts';
import { ABSENT } from '../../bench/peers.ts';
import { writeFlows } from '../../bench/sarif.ts';
import { median } from '../../bench/table.ts';
import { folderWith, ROOT } from '../dist/processes.ts';

const folder = folderWith({});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nothing: Subject = { label: 'nothing', argv: [process.execPath, '-e', '0'], exits: [0], problem: () => '' };

function bench(...args: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [join(ROOT, 'bench/bench.ts'), ...args], { cwd: folder, encoding: 'utf8' });
}

describe('npm run bench', () => {
  test('has a line with positive figures for everything that it measures', { timeout: 120_000 }, () => {
    const { status, stdout, stderr } = bench('--size', '0.2', '--rounds', '1');
    expect(status, stderr).toBe(0);
    const rows = stdout
      .split('\n')
      .filter((line) => /^\| [^*]/.test(line))
      .slice(2)
      .map((line) => line.slice(2, -2).split(' | '));
    const peers = ['jq', 'sarif-multitool'].filter((name) => !ABSENT.includes(name));
    const file = ['`JSON.parse`, which judges nothing', '`dist/cli.js check`', ...peers];
    const exceptions = ['`dist/cli.js check`, no exceptions', '`dist/cli.js check`, 20 exceptions'];
    const start = ['`node -e 0`', '`dist/cli.js --version`'];
    const reading = ['`JSON.parse` of the text', '`sarifReader`, findings thrown away'];
    const expected = [...start, ...file, ...reading, ...file, ...exceptions, ...exceptions];
    expect(rows.map(([label = '']) => label.replace(/^(jq|sarif-multitool) .*/, '$1'))).toEqual(expected);
    for (const [label, seconds, , , peak, speed, memory] of rows) {
      expect(
        [seconds, peak, speed, memory].every((cell) => Number(cell) > 0 || (peers.some((name) => label?.startsWith(name)) && cell === '')),
        label,
      ).toBe(true);
    }
    expect(stdout.includes(`not measured: ${ABSENT.join(', ')}.`)).toBe(ABSENT.length > 0);
  });

  test.each([
    ['--size', '0'],
    ['--size', '501'],
    ['--rounds', 'many'],
    ['--findings', ''],
    ['--exceptions', '1'],
  ])('refuses %s %s', (option, value) => {
    const { status, stdout, stderr } = bench(option, value);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`${option} ${value} is not from`);
  });
});

describe('measure', () => {
  const gauges: readonly Gauge[] = gaugeHere() === 'time' ? ['time', 'preload'] : ['preload'];

  test.each(gauges)('sees the memory of the process and not of the one that starts it, by %s', (gauge) => {
    const ballast = Buffer.alloc(300e6, 1);
    const { seconds, peak } = measure(nothing, folder, gauge);
    expect(ballast).toHaveLength(300e6);
    expect(seconds).toBeGreaterThan(0);
    expect(peak).toBeGreaterThan(10e6);
    expect(peak).toBeLessThan(250e6);
  });

  test.each<[string, Partial<Subject>, RegExp]>([
    ['exits otherwise', { argv: [process.execPath, '-e', 'process.exit(2)'] }, /nothing .*it exits 2/],
    ['is not there', { argv: [join(folder, 'absent')] }, /nothing .*(?:it exits 127|ENOENT)/],
    ['did other work', { problem: () => 'it read half' }, /nothing .*it read half/],
  ])('takes no figures of a command that %s', (_what, other, message) => {
    expect(() => measure({ ...nothing, ...other }, folder, gaugeHere())).toThrow(message);
  });
});

describe('measureRounds', () => {
  const [a, b] = [nothing, { ...nothing, label: 'other' }];

  test('takes turns, and begins each round with another one', () => {
    const order: string[] = [];
    const samples = measureRounds([a, b], 3, ({ label }) => ({ seconds: order.push(label), peak: null }));
    expect(order).toEqual(['nothing', 'other', 'other', 'nothing', 'nothing', 'other']);
    expect(samples.map((of) => of.map(({ seconds }) => seconds))).toEqual([
      [1, 4, 5],
      [2, 3, 6],
    ]);
  });

  test('runs a command once that takes more than a minute', () => {
    const samples = measureRounds([a, b], 3, ({ label }) => ({ seconds: label === 'other' ? 61 : 1, peak: null }));
    expect(samples.map(({ length }) => length)).toEqual([3, 1]);
  });
});

test('the generated file is SARIF of about the size that was asked for, equal bytes each time', () => {
  const [one, two] = ['one', 'two'].map((name) => writeFlows(join(folder, name), 300_000));
  const text = readFileSync(join(folder, 'one'), 'utf8');
  expect(readFileSync(join(folder, 'two'), 'utf8')).toBe(text);
  expect({ ...two, path: '' }).toEqual({ ...one, path: '' });
  expect(one?.bytes).toBe(Buffer.byteLength(text));
  expect(Math.abs(text.length - 300_000)).toBeLessThan(10_000);
  const [run] = (JSON.parse(text) as { runs: { results: object[]; artifacts: object[] }[] }).runs;
  expect(run?.results).toHaveLength(one?.results ?? 0);
  const indexes = [...text.matchAll(/"uriBaseId":"%SRCROOT%","index":(\d+)/g)].map(([, index]) => Number(index));
  expect(Math.max(...indexes)).toBeLessThan(run?.artifacts.length ?? 0);
});

test.each([
  [[3, 1, 2], 2],
  [[4, 1, 2, 3], 2.5],
  [[7], 7],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected);
});
