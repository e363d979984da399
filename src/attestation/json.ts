// JSON text in, its value out; refused where readers could differ in what it says, or where it nests without end (threats D1, D3).

import { hold, quoted, refuse, type Checked } from '../keys/refusal.ts';

const DEEPEST = 64;

export function parseJson(text: string): Checked<unknown> {
  if (nesting(text) > DEEPEST) return refuse(`is nested more than ${DEEPEST} levels deep`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('is not JSON');
  }
  const twice = duplicateKey(text);
  return twice === null ? hold(value) : refuse(`says ${quoted(twice)} twice in one object`);
}

/** What gives JSON its structure, in order: brackets, colons, and strings with their quotes, which are too long for an expression. */
function* tokens(text: string): Generator<string> {
  const marks = /["{}[\]:]/g;
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const end = mark[0] === '"' ? endOfString(text, mark.index) : mark.index;
    // Not JSON, as will be found.
    if (end === -1) return;
    yield text.slice(mark.index, end + 1);
    marks.lastIndex = end + 1;
  }
}

/** @param start of its first quote @returns where its last quote stands, or -1 */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1) {
    let slashes = 0;
    while (text.charAt(end - 1 - slashes) === '\\') slashes++;
    if (slashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return -1;
}

function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const token of tokens(text)) {
    if (token === '{' || token === '[') deepest = Math.max(deepest, ++depth);
    if (token === '}' || token === ']') depth--;
  }
  return deepest;
}

/** @param text JSON @returns the first key that an object has twice, compared after normalisation; or null */
function duplicateKey(text: string): string | null {
  const open: Set<string>[] = [];
  let last = '';
  for (const token of tokens(text)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (token !== ':') last = token;
    else {
      const key = (JSON.parse(last) as string).normalize('NFC');
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return null;
}
