// Two traces of one scope in, how alike they are out: one number for each kind of evidence, and nothing decided.

import type { Trace } from '../model/trace.ts';

/** Where the later one stands, seen from the earlier one. */
export type Place = 'same file' | 'renamed file' | 'like file' | 'other file';

export interface Likeness {
  readonly place: Place;
  /** `exact`, but for layout, but for punctuation, but for a renamed word, or only as far as `similarity` says. */
  readonly text: 'exact' | 'loose' | 'words' | 'renamed' | 'differs' | 'unknown';
  /** Share of the words of the two lines that both have, 0 to 1. */
  readonly similarity: number;
  /** Words of the line, of the one that has fewer. */
  readonly size: number;
  /** Share of the neighbouring lines that agree, 0 to 1; null where one of them has none to compare. */
  readonly neighbours: number | null;
  /** How many agree. */
  readonly agreeing: number;
  /** True where lines on both sides agree. */
  readonly embraced: boolean;
  /** True where the nearest lines on both sides agree. */
  readonly adjacent: boolean;
  /** True where the words around the column, across lines, are equal but for one that is another one throughout. */
  readonly oneRenamed: boolean;
  /** Share of the words around the column, across lines, that agree in their place, 0 to 1. */
  readonly window: number;
  /** How many words that is out of. */
  readonly span: number;
  readonly message: 'equal' | 'but for what it quotes' | 'differs';
  readonly logical: boolean;
  readonly component: boolean;
  readonly fingerprint: boolean;
  readonly line: boolean;
  readonly column: boolean;
  readonly ordinal: boolean;
}

/** @param renamedTo hash of the path that the earlier one's file has now, where a rename is known */
export function likenessOf(before: Trace, now: Trace, renamedTo: string | undefined): Likeness {
  const similarity = similarityOf(before, now);
  const around = neighboursOf(before, now);
  return {
    place: placeOf(before, now, renamedTo),
    text: textOf(before, now, similarity),
    similarity,
    size: Math.min(before.lead + before.trail, now.lead + now.trail),
    neighbours: around.neighbours,
    agreeing: around.agreeing,
    embraced: around.embraced,
    adjacent: around.adjacent,
    oneRenamed: isOneRenamed(before, now),
    window: windowOf(before, now),
    span: Math.min(before.words.length, now.words.length),
    message: before.message === now.message ? 'equal' : before.bare === now.bare ? 'but for what it quotes' : 'differs',
    logical: before.logical !== '' && before.logical === now.logical,
    component: before.component !== '' && before.component === now.component,
    fingerprint: before.fingerprints.some((fingerprint) => now.fingerprints.includes(fingerprint)),
    line: before.line === now.line,
    column: before.column === now.column,
    ordinal: before.ordinal === now.ordinal,
  };
}

/** Of twelve samples: files that share less than about half of their lines seldom agree in as many. */
const ALIKE = 8;

function placeOf(before: Trace, now: Trace, renamedTo: string | undefined): Place {
  if (renamedTo === now.path) return 'renamed file';
  if (before.path === now.path) return 'same file';
  if (before.file === '' || now.file === '') return 'other file';
  return before.file === now.file || samplesShared(before.sketch, now.sketch) >= ALIKE ? 'like file' : 'other file';
}

function samplesShared(before: string, now: string): number {
  let shared = 0;
  for (let place = 0; place < before.length; place++)
    if (before.charAt(place) !== '.' && before.charAt(place) === now.charAt(place)) shared += 1;
  return shared;
}

function textOf(before: Trace, now: Trace, similarity: number): Likeness['text'] {
  if (before.exact === '' || now.exact === '') return 'unknown';
  if (before.exact === now.exact) return 'exact';
  if (before.loose === now.loose) return 'loose';
  if (similarity === 1) return 'words';
  return before.shape === now.shape && substituted(before, now) <= MOST_RENAMED ? 'renamed' : 'differs';
}

/** Words of one line that a rename may have changed. */
const MOST_RENAMED = 2;

/** How many different words of the line have another one in their place. */
function substituted(before: Trace, now: Trace): number {
  const count = before.lead + before.trail;
  if (count !== now.lead + now.trail) return Infinity;
  const [from, to] = [before.anchor - before.lead, now.anchor - now.lead];
  let different = 0;
  for (let place = 0; place < count; place++) {
    const word = before.words[from + place];
    if (word === now.words[to + place]) continue;
    const first = before.words.indexOf(word ?? 0, from);
    if (first === from + place) different += 1;
  }
  return different;
}

/** Twice the words that both lines have, by the words of both (Dice); order does not count. */
function similarityOf(before: Trace, now: Trace): number {
  const [count, others] = [before.lead + before.trail, now.lead + now.trail];
  if (count + others === 0) return before.loose === now.loose ? 1 : 0;
  const [from, to] = [before.anchor - before.lead, now.anchor - now.lead];
  let shared = 0;
  let taken = 0;
  for (let place = 0; place < count; place++) {
    const word = before.words[from + place];
    for (let other = 0; other < others; other++) {
      if (now.words[to + other] !== word || (taken & (1 << other)) !== 0) continue;
      taken |= 1 << other;
      shared += 1;
      break;
    }
  }
  return (2 * shared) / (count + others);
}

function windowOf(before: Trace, now: Trace): number {
  const size = Math.max(before.words.length, now.words.length);
  if (size === 0) return 0;
  const shift = now.anchor - before.anchor;
  let shared = 0;
  for (let place = 0; place < before.words.length; place++) if (before.words[place] === now.words[place + shift]) shared += 1;
  return shared / size;
}

function isOneRenamed(before: Trace, now: Trace): boolean {
  if (before.anchor !== now.anchor || before.words.length !== now.words.length || before.words.length < ENOUGH) return false;
  const place = before.words.findIndex((word, index) => word !== now.words[index]);
  const [from, to] = [before.words[place], now.words[place]];
  return place >= 0 && before.words.every((word, index) => (word === from ? to : word) === now.words[index]);
}

/** Words that a place is known by. */
export const ENOUGH = 10;

type Around = Pick<Likeness, 'neighbours' | 'agreeing' | 'embraced' | 'adjacent'>;

function neighboursOf(before: Trace, now: Trace): Around {
  const possible = Math.max(before.above.length, now.above.length) + Math.max(before.below.length, now.below.length);
  const isBare = (trace: Trace): boolean => trace.above.length + trace.below.length === 0;
  if (isBare(before) || isBare(now)) {
    // A file of one line has no neighbours; of an extract they are not known.
    const known = before.basis === 'source' && now.basis === 'source';
    return { neighbours: known ? (possible === 0 ? 1 : 0) : null, agreeing: 0, embraced: false, adjacent: false };
  }
  const above = linesShared(before.above, now.above);
  const below = linesShared(before.below, now.below);
  return {
    neighbours: (above + below) / possible,
    agreeing: above + below,
    embraced: above > 0 && below > 0,
    adjacent: isSame(before.above, now.above) && isSame(before.below, now.below),
  };
}

/** Whether the nearest of the lines is the same. */
function isSame([before]: readonly number[], [now]: readonly number[]): boolean {
  return before !== undefined && now !== undefined && before >>> 6 === now >>> 6;
}

const SHAPE = 64;

/** Lines that both have, wherever they stand, count one; lines of one shape in the same place count half. */
function linesShared(before: readonly number[], now: readonly number[]): number {
  let sum = 0;
  let taken = 0;
  let found = 0;
  for (let place = 0; place < before.length; place++) {
    const line = before[place] ?? 0;
    for (let other = 0; other < now.length; other++) {
      if ((taken & (1 << other)) !== 0 || (line ^ (now[other] ?? 0)) >>> 6 !== 0) continue;
      taken |= 1 << other;
      found |= 1 << place;
      sum += 1;
      break;
    }
  }
  for (let place = 0; place < Math.min(before.length, now.length); place++) {
    const [line, other] = [before[place] ?? 0, now[place] ?? 0];
    if (((taken | found) & (1 << place)) === 0 && line % SHAPE === other % SHAPE) sum += 0.5;
  }
  return sum;
}
