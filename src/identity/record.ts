// A trace in, one line of text out, and back. Remembered records are read for years: a form that was once written stays readable,
// and a new one gets a new number.

import { BASES, type Trace } from '../model/trace.ts';
import { pack, unpack } from './codes.ts';

const VERSION = '1';

/** Printable ASCII without spaces, 250 characters at most. */
export function toRecord(trace: Trace): string {
  const { scope, path, base, message, bare, exact, loose, shape, component, logical, file, sketch } = trace;
  const hashes = `${scope}${path}${base}${message}${bare}`;
  const text = `${exact}${loose}${shape}`;
  const numbers = [trace.line, trace.column, trace.endLine, trace.ordinal, trace.anchor, trace.lead, trace.trail];
  return [
    VERSION,
    `${BASES.indexOf(trace.basis)}${hashes}`,
    text,
    component,
    logical,
    `${file}${sketch}`,
    trace.fingerprints.join(''),
    pack(trace.words, 2),
    pack(trace.above, 4),
    pack(trace.below, 4),
    numbers.map((number) => (number === null ? '' : number.toString(36))).join('.'),
  ].join(':');
}

const HASH = '[\\w-]';
const FORM = new RegExp(
  `^1:([0-2])(${HASH}{10})(${HASH}{10})(${HASH}{4})(${HASH}{8})(${HASH}{6})` +
    `:(?:(${HASH}{10})(${HASH}{10})(${HASH}{6}))?:(${HASH}{10})?:(${HASH}{6})?:(?:(${HASH}{8})([\\w.-]{12}))?` +
    `:((?:${HASH}{6}){0,3}):([\\w-]{0,32}):([\\w-]{0,16}):([\\w-]{0,16})` +
    `:([0-9a-z]{0,11})\\.([0-9a-z]{0,11})\\.([0-9a-z]{0,11})\\.([0-9a-z]{1,11})\\.([0-9a-z])\\.([0-9a-z])\\.([0-9a-z])$`,
);

/** @returns null for text that is no record, and for a version that is not known */
export function fromRecord(record: string): Trace | null {
  const parts = FORM.exec(record);
  if (parts === null) return null;
  const part = (index: number): string => parts[index] ?? '';
  const [words, above, below] = [unpack(part(15), 2), unpack(part(16), 4), unpack(part(17), 4)];
  const basis = BASES[Number(part(1))];
  if (words === null || above === null || below === null || basis === undefined) return null;
  return {
    basis,
    scope: part(2),
    path: part(3),
    base: part(4),
    message: part(5),
    bare: part(6),
    exact: part(7),
    loose: part(8),
    shape: part(9),
    component: part(10),
    logical: part(11),
    file: part(12),
    sketch: part(13),
    fingerprints: part(14).match(/.{6}/g) ?? [],
    words,
    above,
    below,
    line: numberOf(part(18)),
    column: numberOf(part(19)),
    endLine: numberOf(part(20)),
    ordinal: numberOf(part(21)) ?? 0,
    anchor: numberOf(part(22)) ?? 0,
    lead: numberOf(part(23)) ?? 0,
    trail: numberOf(part(24)) ?? 0,
  };
}

function numberOf(text: string): number | null {
  return text === '' ? null : Number.parseInt(text, 36);
}
