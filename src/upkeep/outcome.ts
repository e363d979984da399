// What a command ends with: lines for standard output, faults for standard error, and an exit code.

import type { Fault, Result } from '../model/fault.ts';
import { forTerminal } from '../report/escape.ts';

export interface Outcome {
  /** 0 done, or holds; 1 does not hold; 2 could not be done, or read. */
  readonly exitCode: 0 | 1 | 2;
  /** Pieces of text, fit for a terminal. */
  readonly text: readonly string[];
  readonly faults: readonly Fault[];
}

/** @param lines hostile until here: each is escaped, but for the blanks that it begins with */
export function said(lines: readonly string[], exitCode: 0 | 1 = 0): Outcome {
  return { exitCode, text: lines.map((line) => `${line.slice(0, blanks(line))}${forTerminal(line, LONGEST)}\n`), faults: [] };
}

export function refused(faults: readonly Fault[]): Outcome {
  return { exitCode: 2, text: [], faults };
}

/** What was found, or why nothing could be. */
export async function orRefused<T>(result: Result<T>, go: (value: T) => Outcome | Promise<Outcome>): Promise<Outcome> {
  return result.ok ? go(result.value) : refused(result.faults);
}

const LONGEST = 1000;

function blanks(line: string): number {
  return line.length - line.trimStart().length;
}
