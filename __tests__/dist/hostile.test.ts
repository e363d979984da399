// D3, D8, D9, B12: files made to exhaust the gate. Each ends in exit 2 with a fault, or in the right verdict, within a minute and
// 1 GB of memory. A default run takes them in small: a tenth of the size or less. In full size they are 3 GB in all, one after
// the other in the temporary folder, and what each of them took is printed:
//
//   HOSTILE=full npx vitest run __tests__/dist/hostile.test.ts

import { spawn, spawnSync } from 'node:child_process';
import { createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { aResult, logOf } from '../builders.ts';
import { FLOODS, gathered, SQUARES, type Hostile, type Outcome } from './hostile-files.ts';
import { CLI, folderWith, STACK_TRACE } from './processes.ts';

const FULL = process.env['HOSTILE'] === 'full';
const MOST_SECONDS = 60;
const MOST_KILOBYTES = 1_000_000;
const TIME = '/usr/bin/time';
const canMeasure = spawnSync(TIME, ['-q', '-f', '%M', 'true']).status === 0;
if (!canMeasure) console.warn('memory is not measured: GNU time is not on this machine');

// A large file takes time to make, too.
vi.setConfig({ testTimeout: 300_000 });

interface Measured {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly seconds: number;
  /** Peak of the resident set; null where it is not measured. */
  readonly kilobytes: number | null;
}

/** Runs `dist/cli.js check` in this folder, and kills it when it is late. */
async function check(cwd: string, ...args: readonly string[]): Promise<Measured> {
  const command = [process.execPath, CLI, 'check', ...args];
  const [file = '', ...rest] = canMeasure ? [TIME, '-q', '-f', '%M', ...command] : command;
  const started = performance.now();
  const child = spawn(file, rest, { cwd, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  // To the group; GNU time does not heed an interrupt, and measures the gate to its end.
  const stop = (): unknown => child.pid !== undefined && process.kill(-child.pid, canMeasure ? 'SIGINT' : 'SIGKILL');
  const late = setTimeout(stop, MOST_SECONDS * 1000);
  const said = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => (said[stream] += text));
  const exit = await new Promise<number | null>((resolve, reject) => void child.on('close', resolve).on('error', reject));
  clearTimeout(late);
  const seconds = (performance.now() - started) / 1000;
  const peak = canMeasure ? /(\d+)\n$/.exec(said.stderr) : null;
  return {
    exit,
    stdout: said.stdout,
    stderr: said.stderr.slice(0, peak?.index ?? said.stderr.length),
    seconds,
    kilobytes: peak === null ? null : Number(peak[1]),
  };
}

const took: Record<string, string | number | null>[] = [];

function record(title: string, size: number, { exit, seconds, kilobytes }: Measured): void {
  took.push({ case: title, size, exit, seconds: Number(seconds.toFixed(1)), MB: kilobytes === null ? null : Math.round(kilobytes / 1000) });
}

/** What holds for every one of them, whatever it is. */
function expectBounded({ stdout, stderr, seconds, kilobytes }: Measured): void {
  expect(stderr.replaceAll(/^read [^\n]*\n/gm, '')).toBe('');
  expect(stdout).not.toMatch(STACK_TRACE);
  expect(seconds).toBeLessThan(MOST_SECONDS);
  expect(kilobytes ?? 0).toBeLessThan(MOST_KILOBYTES);
}

function expectOutcome({ exit, stdout }: Measured, wanted: Outcome): void {
  expect({ exit, said: stdout.slice(-2000) }).toMatchObject({ exit: 'fault' in wanted ? 2 : 1 });
  if ('fault' in wanted) expect(stdout).toContain(`[${wanted.fault}]`);
  else expect(stdout).toMatch(new RegExp(`^${wanted.results} results? [=−] `, 'm'));
}

afterAll(() => {
  if (FULL) console.table(took);
});

/** Writes the file, has it checked, and takes it away. */
async function face({ title, sizes, pieces, outcome, orFault, gzip = false }: Hostile): Promise<void> {
  const size = sizes[FULL ? 1 : 0];
  const folder = folderWith({});
  try {
    const name = gzip ? 'scan.sarif.gz' : 'scan.sarif';
    await pipeline(Readable.from(gathered(pieces(size))), gzip ? createGzip() : new PassThrough(), createWriteStream(join(folder, name)));
    const ran = await check(folder, name);
    record(title, size, ran);
    const isOther = orFault !== undefined && ran.stdout.includes(`[${orFault}]`);
    expectOutcome(ran, isOther ? { fault: orFault } : outcome(size));
    expectBounded(ran);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const SIZE = FULL ? '' : ', in small';

describe(`a flood is refused or judged${SIZE}`, () => {
  test.each(FLOODS)('$title', face);

  test.each<[string, (index: number) => string, Outcome]>([
    ['files', (index) => logOf(aResult({ message: { text: `${index}` } })), { results: FULL ? 1000 : 100 }],
    [
      'files, the last of which is cut short',
      (index) => logOf(aResult()).slice(0, index === (FULL ? 999 : 99) ? -1 : undefined),
      { fault: 'E_CUT_SHORT' },
    ],
    ['files, none of which is JSON', (index) => `[${index}`, { fault: 'E_CUT_SHORT' }],
  ])('%s', async (title, text, outcome) => {
    const size = FULL ? 1000 : 100;
    const folder = folderWith(
      Object.fromEntries(Array.from({ length: size }, (_none, index) => [`${String(index).padStart(4, '0')}.sarif`, text(index)])),
    );
    try {
      const ran = await check(folder, '.');
      record(title, size, ran);
      expectOutcome(ran, outcome);
      expectBounded(ran);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe(`what is multiplied is judged all the same${SIZE}`, () => {
  test.each(SQUARES)('$title', face);
});
