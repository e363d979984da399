// Parts of a document that a program writes stand between `<!-- KIND: NAME -->` and `<!-- end -->`.

/** @param opening such as `generated: options` @returns the text with `body` in that place */
export function replaceMarked(text: string, opening: string, body: string): string {
  const [start, end] = markedPlace(text, opening);
  return `${text.slice(0, start)}\n${body}\n${text.slice(end)}`;
}

/** @returns where it begins and ends, without the markers */
export function markedPlace(text: string, opening: string): readonly [number, number] {
  const open = `<!-- ${opening} -->`;
  const start = text.indexOf(open);
  const end = text.indexOf('<!-- end -->', start);
  if (start === -1 || end === -1) throw new Error(`there is no place for "${opening}"`);
  return [start + open.length, end];
}

/** What `npm run bench -- --write` fills: a check asks only that the place is there. */
export const BENCH = 'measured: bench';
