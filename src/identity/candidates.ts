// Traces of before and now in; out which of them are worth comparing. Two that share no key are no match, so nothing is compared with
// everything: of a key that many share, only those at about the same place among them.

import type { Trace } from '../model/trace.ts';
import { bump, columnsOf, groupsOf, rangeOf, type Column, type Columns, type Say } from './columns.ts';
import { SURE } from './evidence.ts';
import { toRecord } from './record.ts';

/** What a trace says that another one of the same defect may say as well. */
const SAYS = {
  scope: ({ trace }) => trace.scope,
  path: ({ path }) => path,
  base: ({ trace }) => trace.base,
  file: ({ trace }) => trace.file,
  content: ({ trace }) => contentOf(trace),
  component: ({ trace }) => trace.component,
  /** Nothing for what is followed by its component. */
  code: ({ trace }) => (trace.component === '' ? 'code' : null),
  loose: ({ trace }) => trace.loose,
  shape: ({ trace }) => trace.shape,
  words: ({ trace }) => String.fromCharCode(...trace.words),
  above: ({ trace }) => nearest(trace.above),
  below: ({ trace }) => nearest(trace.below),
  logical: ({ trace }) => trace.logical,
  /** For what has no text, as the next one. */
  message: ({ trace }) => (trace.exact === '' ? trace.message : null),
  spot: ({ trace }) => (trace.exact === '' ? `${trace.line} ${trace.column}` : null),
} satisfies Readonly<Record<string, Say<Placed>>>;

const nearest = (lines: readonly number[]): number | null => (lines[0] === undefined ? null : lines[0] >>> 6);

/** All that tells a finding from others in its file but where it stands. */
function contentOf({ component, exact, message, logical, line, column, words, above, below }: Trace): string {
  if (component !== '') return `${component} ${message}`;
  if (exact === '') return `${message} ${logical} ${line} ${column}`;
  return `${exact} ${message} ${logical} ${String.fromCharCode(...words)}\uffff${asText(above)}\uffff${asText(below)}`;
}

/** Numbers of 24 bits, two characters each: made much faster than digits. */
function asText(numbers: readonly number[]): string {
  let text = '';
  for (const number of numbers) text += String.fromCharCode(number >>> 12, number & 0xfff);
  return text;
}

type Name = keyof typeof SAYS;
export type Said = Columns<Name>;

export const saidOf = (traces: readonly Placed[]): Said => columnsOf(traces, SAYS);

/** What two traces of one defect have in common: all of it, or they do not share the key. */
export type Key = readonly [Name, ...Name[]];

/** In the same file. */
const AT_HOME = {
  component: ['scope', 'path', 'component'],
  loose: ['scope', 'path', 'loose'],
  shape: ['scope', 'path', 'shape'],
  above: ['scope', 'path', 'above'],
  below: ['scope', 'path', 'below'],
  words: ['scope', 'path', 'words'],
  message: ['scope', 'path', 'message'],
  logical: ['scope', 'path', 'message', 'logical'],
  saidOnLine: ['scope', 'path', 'message', 'spot'],
  file: ['scope', 'path'],
} satisfies Readonly<Record<string, Key>>;

/** In any file. */
const ELSEWHERE = {
  textAbove: ['scope', 'loose', 'above'],
  textBelow: ['scope', 'loose', 'below'],
  textInFile: ['scope', 'loose', 'file'],
  textInName: ['scope', 'loose', 'base'],
  text: ['scope', 'loose'],
  between: ['scope', 'above', 'below'],
  shapeInName: ['scope', 'shape', 'base'],
  shape: ['scope', 'shape'],
  component: ['scope', 'component', 'file'],
  componentAnywhere: ['scope', 'component'],
} satisfies Readonly<Record<string, Key>>;

export const HOME: Key = AT_HOME.file;

export const KEYS: readonly Key[] = [...Object.values(AT_HOME), ...Object.values(ELSEWHERE)];

/** What has its match for certain can be mistaken only for what says nearly the same. */
export const RIVAL_KEYS: readonly Key[] = [AT_HOME.component, AT_HOME.loose, AT_HOME.message, ELSEWHERE.textAbove, ELSEWHERE.textBelow];

/** What is settled before the rest is weighed: nothing else could be better for either side. */
export interface Settling {
  readonly key: Key;
  /** True where a file is looked for that went elsewhere: nothing of the scope stands in its old place now. */
  readonly gone: boolean;
  /** @param before how many share the key there @param now how many here */
  allows(before: number, now: number): boolean;
  /** Points that a match needs. */
  readonly least: number;
}

export const SETTLING: readonly Settling[] = [
  // In a file that was not touched every finding is equal.
  { key: ['scope', 'path', 'content'], gone: false, allows: () => true, least: 0 },
  // The only one of its text in its file, between mostly the same lines.
  { key: ['scope', 'path', 'loose', 'code'], gone: false, allows: (before, now) => before + now === 2, least: SURE },
  // A file that was moved as it is.
  { key: ['scope', 'base', 'file', 'content'], gone: true, allows: (before, now) => before === now, least: 0 },
];

export interface Placed {
  readonly trace: Trace;
  /** Hash of the path where its file is looked for now. */
  readonly path: string;
  /** Among those that were given. */
  readonly place: number;
}

/**
 * By what they say, so that nothing rests on the order in which they came.
 * @param renamed hash of a path to the hash of the path where its file is looked for
 */
export function inOrder(traces: readonly Trace[], renamed: ReadonlyMap<string, string>): readonly Placed[] {
  const records: string[] = [];
  const recordOf = ({ trace, place }: Placed): string => (records[place] ??= toRecord(trace));
  return traces
    .map((trace, place) => ({ trace, path: renamed.get(trace.path) ?? trace.path, place }))
    .toSorted(
      (a, b) =>
        compare(a.trace.path, b.trace.path) ||
        (a.trace.line ?? 0) - (b.trace.line ?? 0) ||
        (a.trace.column ?? 0) - (b.trace.column ?? 0) ||
        compare(recordOf(a), recordOf(b)),
    );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Up to so many on both sides are compared each with each. */
const FEW = 24;
/** Of more, those so many places before and behind, counted from the first and from the last. */
const REACH = 2;

/** Later ones that share a key with an earlier one and are worth comparing with it. */
export type Meet = (earlier: number, take: (later: number) => void) => void;

/** @returns to be asked once for each of the earlier ones, in their order */
export function meetingsOf(earlier: Int32Array, later: Int32Array, column: Column): Meet {
  const { numbers } = column;
  const groups = groupsOf(later, column);
  const counts = new Int32Array(column.end);
  for (const place of earlier) bump(counts, numbers[place] ?? 0);
  const ranks = new Int32Array(column.end);
  return (item, take) => {
    const number = numbers[item] ?? 0;
    if (number === 0) return;
    const { start, size } = rangeOf(groups, number);
    const [count, rank] = [counts[number] ?? 0, bump(ranks, number)];
    const around = (from: number, to: number): void => {
      for (let index = Math.max(start, from); index < Math.min(start + size, to); index++) take(groups.places[index] ?? 0);
    };
    if (size * count <= FEW * FEW) return around(start, start + size);
    const [fromStart, fromEnd] = [start + rank, start + size - (count - rank)];
    around(fromStart - REACH, fromStart + REACH + 1);
    if (fromEnd !== fromStart) around(fromEnd - REACH, fromEnd + REACH + 1);
  };
}
