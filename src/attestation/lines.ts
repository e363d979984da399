// Lines of an answer: a word of ours in a column, and behind it text that is escaped.

import { forTerminal } from '../report/escape.ts';

const COLUMN = 16;

/** @param label short @param cells text of anybody, each cut where it is longer than anybody reads */
export function row(label: string, ...cells: readonly string[]): string {
  const seen = cells.filter((cell) => cell !== '').map((cell) => forTerminal(cell, 500));
  return `  ${label.padEnd(COLUMN)}${seen.join('   ')}`;
}
