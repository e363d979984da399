// Text in, short hashes out, and numbers in base 64 and back. Records outlive this program: what these functions give never changes.

import { hash } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** First characters of the SHA-256 in base64url, 6 bits each. @param kind keeps equal text of two kinds apart */
export function digestOf(kind: string, text: string, characters: number): string {
  return hash('sha256', `trace/1\0${kind}\0${text}`, 'base64url').slice(0, characters);
}

/** 32 bits, for what is only counted as agreeing: FNV-1a over UTF-16 code units with the last step of MurmurHash3. */
export function quickHash(text: string): number {
  let state = SEED;
  for (let place = 0; place < text.length; place++) state = mix(state, text.charCodeAt(place));
  return finish(state);
}

/** FNV-1a's offset basis. */
export const SEED = 0x811c9dc5;

export function mix(state: number, code: number): number {
  return Math.imul(state ^ code, 0x01000193);
}

/** Spreads what differs over all 32 bits. */
export function finish(state: number): number {
  let bits = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** @param width characters for each number, 6 bits each */
export function pack(numbers: readonly number[], width: number): string {
  return numbers.map((number) => packOne(number, width)).join('');
}

function packOne(number: number, width: number): string {
  let text = '';
  for (let shift = (width - 1) * 6; shift >= 0; shift -= 6) text += ALPHABET.charAt((number >>> shift) & 63);
  return text;
}

/** @returns null where the text is not of that form */
export function unpack(text: string, width: number): number[] | null {
  if (text.length % width !== 0 || !/^[\w-]*$/.test(text)) return null;
  return Array.from({ length: text.length / width }, (_none, index) => {
    let number = 0;
    for (let place = index * width; place < (index + 1) * width; place++) number = number * 64 + ALPHABET.indexOf(text.charAt(place));
    return number;
  });
}
