// One call of git: arguments in, its output as it comes and how it ended out. The call sees no shell, no environment but the one
// made here, no configuration outside the repository, no network, no prompt and no hook (threat A6).

import { spawn } from 'node:child_process';
import { devNull } from 'node:os';
import { dirname } from 'node:path';
import { told, untold, type Told } from '../model/change.ts';

export interface Git {
  /** Absolute path of the program. */
  readonly program: string;
  /** Absolute path of the folder to stand in. */
  readonly cwd: string;
  /** Added to the environment: which repository is meant. */
  readonly place: Readonly<Record<string, string>>;
}

export interface Ended {
  readonly code: number;
  /** The first line of what git complained of. */
  readonly complaint: string;
}

export interface Streams {
  readonly input?: string | Buffer;
  /** Gets the output in order; a chunk is good until this returns. */
  readonly take?: (chunk: Buffer) => void;
}

const LONGEST = 300_000;
/** Of the largest changes, as text; a repository may be made so that it says more. */
const LARGEST = 8 * 2 ** 30;
const COMPLAINT = 4096;

/** What a command-line option can turn off. */
const SETTINGS = [
  `core.hooksPath=${devNull}`,
  'core.fsmonitor=false',
  'core.untrackedCache=false',
  `core.attributesFile=${devNull}`,
  `core.excludesFile=${devNull}`,
  // A file beside the commits that says who their parents are.
  'core.commitGraph=false',
  // Larger files are binary: they count as touched as a whole.
  'core.bigFileThreshold=64m',
  'core.quotePath=true',
  'protocol.allow=never',
  'credential.helper=',
];

const OPTIONS = ['--no-pager', '--no-replace-objects', '--literal-pathspecs', ...SETTINGS.flatMap((setting) => ['-c', setting])];

const OWN: Readonly<Record<string, string>> = {
  LC_ALL: 'C',
  HOME: devNull,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_SYSTEM: devNull,
  GIT_CONFIG_GLOBAL: devNull,
  GIT_ATTR_NOSYSTEM: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_NO_LAZY_FETCH: '1',
  // Older versions fetch missing objects whatever the line before says. No configuration can allow what this does not list.
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
};

/** Nothing is inherited but where Windows keeps itself. */
function environmentOf({ program, place }: Git): Record<string, string> {
  const root = process.env['SYSTEMROOT'];
  return { ...OWN, ...(root === undefined ? {} : { SYSTEMROOT: root }), PATH: dirname(program), ...place };
}

/** @returns how it ended, whatever its exit code; untold where it did not end by itself */
export function callGit(git: Git, args: readonly string[], { input = '', take = () => undefined }: Streams = {}): Promise<Told<Ended>> {
  return new Promise((resolve, reject) => {
    const child = spawn(git.program, [...OPTIONS, ...args], {
      cwd: git.cwd,
      env: environmentOf(git),
      shell: false,
      windowsHide: true,
      timeout: LONGEST,
      killSignal: 'SIGKILL',
    });
    let size = 0;
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      try {
        if (size <= LARGEST) take(chunk);
        else child.kill('SIGKILL');
      } catch (error) {
        child.kill('SIGKILL');
        reject(error);
      }
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(0, COMPLAINT);
    });
    // It may end before it has read everything.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => resolve(untold(`git cannot be run: ${error.message}`, 'install git on the machine that runs the gate')));
    child.on('close', (code) => {
      if (code === null) resolve(untold(`git ${args[0]} did not come to its end (${sizeOrTime(size)})`, 'judge a smaller change'));
      else resolve(told({ code, complaint: complaint.split('\n')[0] ?? '' }));
    });
    child.stdin.end(input);
  });
}

function sizeOrTime(size: number): string {
  return size > LARGEST ? `more than ${LARGEST} bytes` : `it was stopped, after ${LONGEST / 1000} seconds at most`;
}

/** Its whole output as text, in UTF-8. @returns untold also where it failed */
export async function askGit(git: Git, args: readonly string[]): Promise<Told<string>> {
  const chunks: Buffer[] = [];
  const ended = await streamGit(git, args, { take: (chunk) => void chunks.push(chunk) });
  return ended.told ? told(Buffer.concat(chunks).toString('utf8')) : ended;
}

/** @returns untold also where it failed */
export async function streamGit(git: Git, args: readonly string[], streams: Streams): Promise<Told<Ended>> {
  const ended = await callGit(git, args, streams);
  return ended.told && ended.value.code !== 0 ? refused(args, ended.value) : ended;
}

export function refused(args: readonly string[], { code, complaint }: Ended): Told<never> {
  return untold(
    `git ${args[0]} ended with ${code}: ${complaint || 'it did not say why'}`,
    'check the whole repository out: no partial clone, and nothing taken away from .git',
  );
}
