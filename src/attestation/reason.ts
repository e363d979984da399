// Why something is refused, or cannot be read, with what mends it; as lines.

import { forTerminal } from '../report/escape.ts';

export interface Reason {
  /** A sentence in lower case without a final period; what it quotes is hostile until escaped. */
  readonly what: string;
  /** What mends it; "" where another one says so. */
  readonly fix: string;
}

/** @returns one for each, by the same fix */
export function mendedBy(fix: string, ...all: readonly string[]): readonly Reason[] {
  return all.map((what) => ({ what, fix }));
}

/** A fix that mends several, one after the other, is said once. */
export function reasonLines(head: string, all: readonly Reason[]): readonly string[] {
  const lines = all.flatMap(({ what, fix }, index) => {
    const isSaid = fix === '' || all[index + 1]?.fix === fix;
    return [`  ${forTerminal(what, 600)}`, ...(isSaid ? [] : [`    fix: ${forTerminal(fix, 600)}`])];
  });
  return [forTerminal(head, 300), ...lines];
}
