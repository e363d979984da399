// What parsed JSON takes in memory, by estimate, from its text: in Node an empty object takes twenty times the bytes of `{}`, so
// that the size of a file bounds nothing.

import type { RunFacts } from '../model/run.ts';

/** An object or list that is filled piece by piece. */
export const SIZE_OF_CONTAINER = 200;
const SIZE_OF_FACTS = 1400;
/** An empty object, a number in a list, a short text: with the place that it takes in what holds it. */
const SIZE_OF_VALUE = 48;

/** @param json compact text of a value */
export function sizeOf(json: string): number {
  // Those in texts count too: to tell them apart would cost more than they do.
  const inner = countOf(',', json) + countOf('[', json) + countOf('{', json);
  return sizeOfText(json) + inner * SIZE_OF_VALUE;
}

/** Looked for by Node itself: help texts are long, and hold few. */
function countOf(character: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count += 1;
  return count;
}

/** A text that is kept as it is: two bytes for each character at most. */
export function sizeOfText(text: string): number {
  return SIZE_OF_VALUE + 2 * text.length;
}

/** What is left of a run once it was read. */
export function sizeOfFacts({ tool, failure, errorNotifications, externalDecisive, externalOther }: RunFacts): number {
  const texts = [tool.name, tool.version, tool.category, failure, ...errorNotifications, ...externalDecisive, ...externalOther];
  return texts.reduce((size, text) => size + 2 * (text?.length ?? 0), SIZE_OF_FACTS);
}
