// What parsed JSON takes in memory, by estimate, from its text: in Node an empty object takes twenty times the bytes of `{}`, so
// that the size of a file bounds nothing.

import type { RunFacts } from '../model/run.ts';

/** An object or list that is filled piece by piece. */
export const SIZE_OF_CONTAINER = 200;
const SIZE_OF_FACTS = 1400;
/** An empty object, a number in a list, a short text: with the place that it takes in what holds it. */
const SIZE_OF_VALUE = 48;

const [COMMA, BRACKET, BRACE, LATIN] = [0x2c, 0x5b, 0x7b, 0xff];

/** @param json compact text of a value */
export function sizeOf(json: string): number {
  let values = 1;
  let isWide = false;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    // Those in texts count too: to tell them apart would cost more than they do.
    if (code === COMMA || code === BRACKET || code === BRACE) values += 1;
    else if (code > LATIN) isWide = true;
  }
  return values * SIZE_OF_VALUE + json.length * (isWide ? 2 : 1);
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
