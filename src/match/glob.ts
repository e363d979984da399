// Globs of `*`, `**` and `?` in time that grows with the path: what minimatch says of them (with `dot`, and without braces,
// extended globs and comments), at a fraction of its cost. A property test holds the two together.

import { piecesTest, type Test } from './name.ts';

/** One part of a pattern. */
export type Part =
  /** `**`: any number of parts of a path. */
  | { readonly kind: 'any number' }
  /** That part of a path, and no other one. */
  | { readonly kind: 'literal'; readonly text: string }
  | WildPart;

/** One with stars or question marks. */
export interface WildPart {
  readonly kind: 'wild';
  /** As written. */
  readonly text: string;
  /** How all begins that it takes. */
  readonly head: string;
  /** How all ends that it takes. */
  readonly tail: string;
  readonly holds: Test;
}

/** @returns true for the paths that the pattern reaches; `\` takes the next character as it is */
export function globTest(pattern: string): Test {
  const tests = partsOf(pattern).map(testOf);
  return (path) => reaches(tests, path.split('/'));
}

export function partsOf(pattern: string): readonly Part[] {
  const parts = pattern.split('/').filter((part, index, all) => part !== '**' || all[index - 1] !== '**');
  // At the end it stands for one part at least.
  if (parts.at(-1) === '**') parts.push('*');
  return parts.map((part) => (part === '**' ? ANY_NUMBER : partOf(part)));
}

const ANY_NUMBER: Part = { kind: 'any number' };

function partOf(text: string): Part {
  const tokens = tokensOf(text);
  const wild = tokens.findIndex(({ kind }) => kind !== 'character');
  if (wild === -1 && text !== '') return { kind: 'literal', text: textOf(tokens) };
  const last = tokens.findLastIndex(({ kind }) => kind !== 'character');
  const [head, tail] = [textOf(tokens.slice(0, Math.max(wild, 0))), textOf(tokens.slice(last + 1))];
  return { kind: 'wild', text, head, tail, holds: unlessEmpty(tokensTest(tokens)) };
}

function textOf(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => text).join('');
}

/** Null for any number of parts. */
function testOf(part: Part): Test | null {
  switch (part.kind) {
    case 'any number':
      return null;
    case 'literal':
      return (text) => text === part.text;
    case 'wild':
      return part.holds;
  }
}

/** The earliest place for what stands between two `**` leaves the most room for the rest. */
function reaches(parts: readonly (Test | null)[], path: readonly string[]): boolean {
  let [part, at] = [0, 0];
  let [behindStars, from] = [-1, 0];
  while (at < path.length) {
    const test = parts[part];
    if (test === null) {
      part += 1;
      [behindStars, from] = [part, at];
    } else if (test?.(path[at] ?? '')) {
      part += 1;
      at += 1;
    } else if (behindStars === -1) return false;
    else {
      from += 1;
      [part, at] = [behindStars, from];
    }
  }
  return part === parts.length;
}

/** Each token is one character as it is, `*` or `?`. */
interface Token {
  readonly kind: 'character' | '*' | '?';
  readonly text: string;
}

/** A star stands for some part, if for none of its characters. */
function unlessEmpty(test: Test): Test {
  return (text) => text !== '' && test(text);
}

function tokensTest(tokens: readonly Token[]): Test {
  return tokens.some(({ kind }) => kind === '?') ? (text) => matches(tokens, Array.from(text)) : piecesTest(piecesOf(tokens));
}

function tokensOf(part: string): readonly Token[] {
  const tokens: Token[] = [];
  const characters = Array.from(part);
  for (let index = 0; index < characters.length; index++) {
    const text = characters[index] ?? '';
    if (text === '\\') {
      index += 1;
      tokens.push({ kind: 'character', text: characters[index] ?? '\\' });
    } else tokens.push({ kind: text === '*' || text === '?' ? text : 'character', text });
  }
  return tokens;
}

/** What stands between the stars. */
function piecesOf(tokens: readonly Token[]): readonly string[] {
  const pieces = [''];
  for (const { kind, text } of tokens)
    if (kind === '*') pieces.push('');
    else pieces.push(`${pieces.pop() ?? ''}${text}`);
  return pieces;
}

function matches(tokens: readonly Token[], text: readonly string[]): boolean {
  let [token, at] = [0, 0];
  let [behindStar, from] = [-1, 0];
  while (at < text.length) {
    const wanted = tokens[token];
    if (wanted?.kind === '*') {
      token += 1;
      [behindStar, from] = [token, at];
    } else if (wanted !== undefined && (wanted.kind === '?' || wanted.text === text[at])) {
      token += 1;
      at += 1;
    } else if (behindStar === -1) return false;
    else {
      from += 1;
      [token, at] = [behindStar, from];
    }
  }
  return tokens.slice(token).every(({ kind }) => kind === '*');
}
