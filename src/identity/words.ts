// One line of any language in, its tokens, words and shape out. No grammar is known: a word is a word, whatever it means.

import { finish, mix, SEED } from './codes.ts';

const TOKEN = /(?:[\w$]|[^\0-\x7f])+|[^\s,;]/g;
const WORD = /(?:[\w$]|[^\0-\x7f])+/g;
const IS_WORD = /^(?:[\w$]|[^\0-\x7f])/;
const QUOTE = /^['`]$/;

/** What a formatter may change is left out: white space, commas, semicolons, and which quotes there are. */
export function tokensOf(text: string): string[] {
  return (text.match(TOKEN) ?? []).map((token) => (QUOTE.test(token) ? '"' : token));
}

export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** Every word becomes its number in order of first appearance: `a = b(a)` and `x = y(x)` have one shape, `x = y(z)` another. */
export function shapeOf(tokens: readonly string[]): string {
  const numbers = new Map<string, number>();
  return tokens
    .map((token) => {
      if (!IS_WORD.test(token)) return token;
      const number = numbers.get(token) ?? numbers.size;
      numbers.set(token, number);
      return `w${number}`;
    })
    .join(' ');
}

const TAB_TO_SPACE = [9, 10, 11, 12, 13, 32, 0x2c, 0x3b, 0xa0, 0xfeff];
const [NOTHING, SIGN, LETTER] = [0, 1, 2];
/** Of each ASCII character: whether it counts for nothing, as a sign, or as part of a word. */
const KINDS = Uint8Array.from({ length: 128 }, (_none, code) => {
  if (TAB_TO_SPACE.includes(code)) return NOTHING;
  return /[\w$]/.test(String.fromCharCode(code)) ? LETTER : SIGN;
});
const QUOTES = [0x27, 0x60];
const GAP = 0x20;

/** 32 bits of a line's tokens; 0 for a line without a word of two characters, which tells nothing about its place. */
export function lineHash(text: string): number {
  let state = SEED;
  let run = 0;
  let longest = 0;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    const kind = code < 128 ? KINDS[code] : LETTER;
    if (kind === LETTER) {
      if (run === 0) state = mix(state, GAP);
      run += 1;
      if (run > longest) longest = run;
    } else run = 0;
    if (kind !== NOTHING) state = mix(state, QUOTES.includes(code) ? 0x22 : code);
  }
  return longest < 2 ? 0 : finish(state) || 1;
}
