// Progress in, text for whoever waits out: one line on a terminal that is written over and goes away, or one line in a log for
// each input. The clock and the place to write to come in as values.

import type { Progress, Watch } from '../model/progress.ts';
import { formatCount } from '../model/size.ts';
import { forTerminal } from './escape.ts';

export interface Wall {
  write(text: string): void;
  /** Milliseconds of a clock that never goes back. */
  clock(): number;
}

/** Shorter work says nothing. */
const PATIENCE = 1000;
/** Between two lines on a terminal. */
const PAUSE = 200;
const NAME = 10;
/** ECMA-48: erase to the end of the line. */
const ERASE = '\u001b[K';

/** For a log: one line for each input, once it is read. */
export function progressLog({ write, clock }: Wall): Watch {
  let begun = 0;
  return {
    begin: () => (begun = clock()),
    reading: () => undefined,
    end: (progress) => write(`${logLine(progress, clock() - begun)}\n`),
    close: () => undefined,
  };
}

/** For a terminal: after a second of work a line, written over at most five times a second. @param columns of the terminal, as it is now */
export function progressLine({ write, clock }: Wall, columns: () => number): Watch {
  const start = clock();
  let begun = start;
  let last = Number.NEGATIVE_INFINITY;
  return {
    begin: () => (begun = clock()),
    reading(progress) {
      const now = clock();
      if (now - start < PATIENCE || now - last < PAUSE) return;
      last = now;
      write(`\r${terminalLine(progress, now - begun, columns() - 1)}${ERASE}`);
    },
    end: () => undefined,
    close() {
      if (last > start) write(`\r${ERASE}`);
    },
  };
}

/** `read sarif/codeql.sarif: 99.6 MB, 29,000 results, 0.41 s`. */
function logLine({ file, bytes, inflated, results }: Progress, milliseconds: number): string {
  const whole = inflated <= bytes ? '' : ` (${amount(inflated)} inflated)`;
  const seconds = milliseconds / 1000;
  return `read ${forTerminal(file)}: ${amount(bytes)}${whole}, ${found(results)}, ${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
}

/** `reading sarif/codeql.sarif: 1.2 GB of 4 GB (30 %), 350,000 results, 240 MB/s`, with a name that lets the rest stand. */
function terminalLine({ file, bytes, size, results }: Progress, milliseconds: number, width: number): string {
  const part = size >= bytes && size > 0 ? ` of ${amount(size)} (${Math.floor((100 * bytes) / size)} %)` : '';
  const figures = `: ${amount(bytes)}${part}, ${found(results)}, ${amount((1000 * bytes) / Math.max(milliseconds, 1))}/s`;
  const room = Math.max(NAME, width - 'reading '.length - figures.length);
  return fit(`reading ${fit(forTerminal(file), room)}${figures}`, width);
}

function found(results: number | null): string {
  return results === null ? 'at fault' : `${formatCount(results)} result${results === 1 ? '' : 's'}`;
}

/** In units of a thousand, as the rates of disks and networks are: `99.6 MB`. */
function amount(bytes: number): string {
  const step = bytes < 1000 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3));
  return `${Number((bytes / 1000 ** step).toFixed(1))} ${['bytes', 'kB', 'MB', 'GB', 'TB'][step]}`;
}

/** No wider than the terminal, since a line that wraps cannot be written over. Whatever may be two columns wide is. */
function fit(text: string, width: number): string {
  const characters = Array.from(text);
  let used = 0;
  const cut = characters.findIndex((char) => (used += char < '\u0300' ? 1 : 2) > width);
  return cut === -1 ? text : `${characters.slice(0, Math.max(0, cut - 1)).join('')}…`;
}
