// What was given on the command line in, values out, every mistake collected.

import { textIn, textsIn, type Arguments } from '../arguments.ts';
import { openGitHub, type GitHub } from '../github/api.ts';
import { accessIn } from '../hosted.ts';
import { fault, type Fault } from '../model/fault.ts';
import { momentOf } from '../request.ts';

/** What the caller's surroundings provide. */
export interface Caller {
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly clock: number;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Absolute: where it is called. */
  readonly folder: string;
}

export interface Given {
  readonly words: readonly string[];
  text(name: string): string | null;
  /** As `text`, with a fault where it is missing. */
  needed(name: string, fix: string): string;
  texts(name: string): readonly string[];
  has(flag: string): boolean;
  /** @returns one of the words, or null where none is given */
  among<T extends string>(name: string, allowed: readonly T[]): T | null;
  /** Absolute: names of files are relative to it. */
  readonly folder: string;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
  /** Asked for policies that are extended; null without a token in the environment. */
  readonly github: GitHub | null;
  /** Of all that was asked for so far. */
  readonly faults: readonly Fault[];
}

export function givenBy({ words, given, faults: found }: Arguments, { clock, env, folder }: Caller): Given {
  const faults = [...found];
  const text = (name: string): string | null => textIn(given, name);
  const token = env['GITHUB_TOKEN'] || null;
  const now = momentOf(text('now'), '--now', faults);
  return {
    words,
    folder,
    text,
    needed(name, fix) {
      const value = text(name);
      if (value === null) faults.push(fault('E_OPTION', `--${name}`, 'it is not given', fix));
      return value ?? '';
    },
    texts: (name) => textsIn(given, name),
    has: (flag) => given.get(flag) === true,
    among(name, allowed) {
      const value = text(name);
      const one = allowed.find((word) => word === value) ?? null;
      const list = allowed.join(', ');
      if (value !== null && one === null)
        faults.push(fault('E_OPTION', `--${name}`, `"${value}" is not one of ${list}`, `write one of ${list}`));
      return one;
    },
    now: now ?? clock,
    github: token === null ? null : openGitHub(accessIn(env, token)),
    faults,
  };
}

/** Words where a command takes none. */
export function stray({ words }: Given, command: string): readonly Fault[] {
  return words.map((word) =>
    fault('E_OPTION', word, `${command} takes options only`, 'leave it out, or write the option that it belongs to'),
  );
}
