// Commands in; wall seconds and peak memory of each round out. A command that did not do what it is there for is no
// measurement: it stops the bench.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface Subject {
  readonly label: string;
  readonly argv: readonly [string, ...string[]];
  /** Exit codes of a run that did its work. */
  readonly exits: readonly number[];
  /** @returns what is wrong with the work it did, or "" */
  readonly problem: (stdout: string) => string;
  /** For a process that times a part of itself: these seconds, from its output. */
  readonly ownSeconds?: (stdout: string) => number;
}

export interface Sample {
  readonly seconds: number;
  /** Peak resident memory in bytes; null where nothing here can tell. */
  readonly peak: number | null;
}

/** Where rounds are as long as this one, one has to do. */
const LONG = 60;
const GNU_TIME = '/usr/bin/time';

/** Every command once in each round, and each round begins with another one. @returns the samples of each, by round */
export function measureRounds(
  subjects: readonly Subject[],
  rounds: number,
  measureOne: (subject: Subject) => Sample,
): readonly (readonly Sample[])[] {
  const samples: Sample[][] = subjects.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const offset of subjects.keys()) {
      const at = (round + offset) % subjects.length;
      const [subject, taken] = [subjects[at], samples[at]];
      const isLong = (taken?.at(-1)?.seconds ?? 0) > LONG;
      if (subject !== undefined && !isLong) taken?.push(measureOne(subject));
    }
  }
  return samples;
}

/** How the peak memory of a process is learnt. */
export type Gauge = 'time' | 'preload';

export function gaugeHere(): Gauge {
  return existsSync(GNU_TIME) && spawnSync(GNU_TIME, ['-q', '-f', '%M', 'true']).status === 0 ? 'time' : 'preload';
}

/** @param folder where a file may stand for a moment */
export function measure(subject: Subject, folder: string, gauge: Gauge): Sample {
  const note = join(folder, 'peak');
  rmSync(note, { force: true });
  const [file, ...args] = gauge === 'time' ? underTime(subject.argv, note) : withPreload(subject.argv);
  const start = performance.now();
  const { status, stdout, stderr, error } = spawnSync(file, args, {
    encoding: 'utf8',
    env: { ...process.env, BENCH_PEAK: note },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 1 << 26,
  });
  const seconds = (performance.now() - start) / 1000;
  const isDone = error === undefined && status !== null && subject.exits.includes(status);
  const problem = isDone ? subject.problem(stdout) : (error?.message ?? `it exits ${status}: ${(stderr || stdout).slice(0, 1000)}`);
  if (problem !== '') throw new Error(`${subject.label} (${subject.argv.join(' ')}): ${problem}`);
  return { seconds: subject.ownSeconds?.(stdout) ?? seconds, peak: peakIn(note) };
}

type Argv = Subject['argv'];

/**
 * `time` stands between: memory of whoever starts a process counts as its own until it runs its program, and this process
 * is larger than a Node that does nothing.
 */
function underTime(argv: Argv, note: string): Argv {
  return [GNU_TIME, '-q', '-f', '%M', '-o', note, ...argv];
}

/** Without `time` a Node tells it itself when it ends, by what Linux says of the program alone where it does. */
const PRELOAD = `import { readFileSync, writeFileSync } from 'node:fs';
process.on('exit', () => {
  let peak = process.resourceUsage().maxRSS;
  try { peak = Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]); } catch {}
  writeFileSync(process.env.BENCH_PEAK, String(peak));
});`;

function withPreload([file, ...args]: Argv): Argv {
  return file === process.execPath ? [file, '--import', `data:text/javascript,${encodeURIComponent(PRELOAD)}`, ...args] : [file, ...args];
}

/** Both write kibibytes. */
function peakIn(note: string): number | null {
  return existsSync(note) ? Number(readFileSync(note, 'utf8')) * 1024 : null;
}
