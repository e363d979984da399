// Decoders for the words that policy and exceptions share: days, terms, people, criteria.

import { parseSize } from '../model/size.ts';
import { isDay, parseDays } from '../model/date.ts';
import { complain, count, map, must, shown, text, type Cursor, type Decoder } from './decode.ts';

export const day: Decoder<string> = must(
  text(64),
  (value) => (isDay(value) ? null : { code: 'E_DATE', why: 'is not a date', fix: 'write a day of the calendar as YYYY-MM-DD' }),
  { pattern: String.raw`^\d{4}-\d{2}-\d{2}$` },
);

/** A term such as `30d`, in days. */
export const days: Decoder<number> = map(
  must(
    text(16),
    (value) => (parseDays(value) === null ? { code: 'E_VALUE', why: 'is not a term', fix: 'write days, from 1d to 36525d' } : null),
    {
      pattern: String.raw`^\d{1,5}d$`,
    },
  ),
  (value) => parseDays(value) ?? undefined,
);

const bytes = count(1, Number.MAX_SAFE_INTEGER);

/** Bytes, as a whole number or in a unit. */
export const size: Decoder<number> = {
  schema: { anyOf: [bytes.schema, { type: 'string', pattern: '^\\d{1,16} ?(KiB|MiB|GiB|TiB)$' }] },
  decode(at: Cursor) {
    if (typeof at.value === 'number') return bytes.decode(at);
    const parsed = typeof at.value === 'string' ? parseSize(at.value) : null;
    if (parsed !== null && parsed > 0) return parsed;
    return complain(at, 'E_VALUE', `is ${shown(at.value)}, not a size`, 'write bytes, or a size such as 512 MiB or 2 GiB');
  },
};

/** A login or an e-mail address: plain characters, so that two people cannot look like one, nor one like two. */
export const person: Decoder<string> = must(
  text(100),
  (value) =>
    /^[A-Za-z0-9][A-Za-z0-9._@+-]*$/.test(value)
      ? null
      : { code: 'E_VALUE', why: 'is not a login', fix: 'write a login or an e-mail address in plain letters, digits and . _ @ + -' },
  { pattern: '^[A-Za-z0-9][A-Za-z0-9._@+-]*$' },
);

/** A name that reports quote: an exception, a role. */
export const identifier: Decoder<string> = must(
  text(100),
  (value) =>
    /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(value)
      ? null
      : { code: 'E_VALUE', why: 'is not a name', fix: 'write letters, digits and . _ -, beginning with a letter or digit' },
  { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' },
);
