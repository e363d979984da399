// Traces of before and now in; out which of them are worth comparing. Two that share no key are no match, so nothing is compared with
// everything: of a key that many share, only those at about the same place among them.

import type { Trace } from '../model/trace.ts';
import { SURE } from './evidence.ts';
import { toRecord } from './record.ts';

/** What two traces of one defect have in common. `path` is where the earlier one's file is looked for. */
export type Key = (trace: Trace, path: string) => string | null;

const nearest = (lines: readonly number[]): number | null => (lines[0] === undefined ? null : lines[0] >>> 6);
/** @returns null where a part is missing */
function join(...parts: readonly (string | number | null)[]): string | null {
  let key = '';
  for (const part of parts) {
    if (part === null || part === '') return null;
    key += ` ${part}`;
  }
  return key;
}

/** In the same file. */
const AT_HOME = {
  component: ({ component }, path) => join(path, component),
  loose: ({ loose }, path) => join(path, loose),
  shape: ({ shape }, path) => join(path, shape),
  above: ({ above }, path) => join(path, 'above', nearest(above)),
  below: ({ below }, path) => join(path, 'below', nearest(below)),
  words: ({ words }, path) => join(path, words.join()),
  message: ({ exact, message }, path) => (exact === '' ? join(path, message) : null),
  logical: ({ exact, message, logical }, path) => (exact === '' ? join(path, message, logical) : null),
  saidOnLine: ({ exact, message, line, column }, path) => (exact === '' ? `${path} ${message} ${line} ${column}` : null),
  file: (_trace, path) => join(path),
} satisfies Readonly<Record<string, Key>>;

/** In any file. */
const ELSEWHERE = {
  textAbove: ({ loose, above }) => join(loose, 'above', nearest(above)),
  textBelow: ({ loose, below }) => join(loose, 'below', nearest(below)),
  textInFile: ({ loose, file }) => join(loose, file),
  textInName: ({ loose, base }) => join(loose, base),
  text: ({ loose }) => join(loose),
  between: ({ above, below }) => join('between', nearest(above), nearest(below)),
  shapeInName: ({ shape, base }) => join(shape, base),
  shape: ({ shape }) => join(shape),
  component: ({ component, file }) => join(component, file),
  componentAnywhere: ({ component }) => join(component),
} satisfies Readonly<Record<string, Key>>;

const scoped = (keys: readonly Key[]): readonly Key[] =>
  keys.map((key) => (trace, path) => {
    const own = key(trace, path);
    return own === null ? null : trace.scope + own;
  });

export const KEYS = scoped([...Object.values(AT_HOME), ...Object.values(ELSEWHERE)]);

/** What has its match for certain can be mistaken only for what says nearly the same. */
export const RIVAL_KEYS = scoped([AT_HOME.component, AT_HOME.loose, AT_HOME.message, ELSEWHERE.textAbove, ELSEWHERE.textBelow]);

/** All that tells a finding from others in its file but where it stands. */
function contentOf(trace: Trace, file: string): string {
  const { scope, component, exact, message, logical, words, above, below } = trace;
  if (component !== '') return `${scope} ${file} ${component} ${message}`;
  const text = exact === '' ? `${trace.line} ${trace.column}` : `${words.join()} ${above.join()} ${below.join()}`;
  return `${scope} ${file} ${exact} ${message} ${logical} ${text}`;
}

/** What is settled before the rest is weighed: nothing else could be better for either side. */
export interface Settling {
  readonly key: Key;
  /** True where a file is looked for that went elsewhere: nothing of the scope stands in its old place now. */
  readonly gone: boolean;
  /** @param before how many share the key there @param now how many here @param points of one match */
  allows(before: number, now: number, points: number): boolean;
}

export const SETTLING: readonly Settling[] = [
  // In a file that was not touched every finding is equal.
  { key: contentOf, gone: false, allows: () => true },
  // The only one of its text in its file, between mostly the same lines.
  {
    key: ({ scope, loose, component }, path) => (component === '' ? join(scope, path, loose) : null),
    gone: false,
    allows: (before, now, points) => before + now === 2 && points >= SURE,
  },
  // A file that was moved as it is.
  {
    key: (trace) => (trace.file === '' ? null : contentOf(trace, `${trace.base} ${trace.file}`)),
    gone: true,
    allows: (before, now) => before === now,
  },
];

/** @returns places of the traces, by what they say, so that nothing rests on the order in which they came */
export function inOrder(traces: readonly Trace[]): readonly number[] {
  const records: string[] = [];
  const recordOf = (index: number, trace: Trace): string => (records[index] ??= toRecord(trace));
  return traces
    .map((trace, index) => ({ trace, index }))
    .toSorted(
      (a, b) =>
        compare(a.trace.path, b.trace.path) ||
        (a.trace.line ?? 0) - (b.trace.line ?? 0) ||
        (a.trace.column ?? 0) - (b.trace.column ?? 0) ||
        compare(recordOf(a.index, a.trace), recordOf(b.index, b.trace)),
    )
    .map(({ index }) => index);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Traces that share a key, in order. */
export type Groups = ReadonlyMap<string, readonly number[]>;

export function groupsOf(items: readonly number[], keyOf: (item: number) => string | null): Groups {
  const groups = new Map<string, number[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** Up to so many on both sides are compared each with each. */
const FEW = 24;
/** Of more, those so many places before and behind, counted from the first and from the last. */
const REACH = 2;

/** @param rank place of the earlier one among those that share the key, `count` in all */
export function worthComparing(group: readonly number[], rank: number, count: number): readonly number[] {
  if (group.length * count <= FEW * FEW) return group;
  const around = (place: number): readonly number[] => group.slice(Math.max(0, place - REACH), Math.max(0, place + REACH + 1));
  const fromEnd = rank + group.length - count;
  return fromEnd === rank ? around(rank) : [...around(rank), ...around(fromEnd)];
}
