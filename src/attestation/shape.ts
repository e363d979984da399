// What JSON must be, said once: each shape publishes its JSON Schema, and reads a value as a new one of known members.
// Members that a shape does not name are passed over, so that a version may gain some.

import type { JsonSchema } from '../report/verdict-schema.ts';
import { isMap, type Json } from '../syntax/json.ts';

export interface Shape<T> {
  readonly schema: JsonSchema;
  /** Of a member that may be missing. */
  readonly optional?: true;
  /** @param at JSON pointer (RFC 6901) @param wrong gets a clause for what is not as it must be @returns undefined where it got one */
  read(value: Json, at: string, wrong: string[]): T | undefined;
}

type Members<T> = { readonly [K in keyof T]-?: Shape<Exclude<T[K], undefined>> };

export function object<T extends object>(members: Members<T>, description?: string): Shape<T> {
  const entries = Object.entries(members) as [string, Shape<unknown>][];
  return {
    schema: {
      type: 'object',
      ...(description === undefined ? {} : { description }),
      required: entries.filter(([, member]) => member.optional !== true).map(([name]) => name),
      properties: Object.fromEntries(entries.map(([name, { schema }]) => [name, schema])),
    },
    read(value, at, wrong) {
      if (!isMap(value)) return complain(wrong, at, 'is no object');
      const read: Record<string, unknown> = {};
      for (const [name, member] of entries) {
        const inner = value.get(name);
        if (inner !== undefined) read[name] = member.read(inner, `${at}/${name}`, wrong);
        else if (member.optional !== true) complain(wrong, `${at}/${name}`, 'is missing');
      }
      return read as T;
    },
  };
}

export function optional<T>(shape: Shape<T>): Shape<T> {
  return { ...shape, optional: true };
}

/** @param least 0, or 1 where it must not be empty */
export function list<T>(entry: Shape<T>, least: 0 | 1 = 0): Shape<readonly T[]> {
  return {
    schema: { type: 'array', items: entry.schema, ...(least === 0 ? {} : { minItems: least }) },
    read(value, at, wrong) {
      if (!Array.isArray(value)) return complain(wrong, at, 'is no list');
      if (value.length < least) return complain(wrong, at, 'is empty');
      const entries: T[] = [];
      const before = wrong.length;
      for (const [index, one] of (value as readonly Json[]).entries()) {
        const read = entry.read(one, `${at}/${index}`, wrong);
        // One wrong entry says enough: a hostile list is long.
        if (read === undefined || wrong.length > before) return undefined;
        entries.push(read);
      }
      return entries;
    },
  };
}

/** A value for each word, and for no other. */
export function tally<W extends string>(words: readonly W[], description: string): Shape<Record<W, number>> {
  const members = object<Record<W, number>>(
    Object.fromEntries(words.map((word) => [word, count])) as unknown as Members<Record<W, number>>,
  );
  return { ...members, schema: { ...members.schema, description, additionalProperties: false } };
}

export function oneOf<const T extends readonly (string | number)[]>(words: T): Shape<T[number]> {
  return {
    schema: { enum: words },
    read: (value, at, wrong) => words.find((word) => word === value) ?? complain(wrong, at, `is none of ${words.join(', ')}`),
  };
}

export function constant<const T extends string>(word: T): Shape<T> {
  return { schema: { const: word }, read: (value, at, wrong) => (value === word ? word : complain(wrong, at, `is not "${word}"`)) };
}

export const text: Shape<string> = {
  schema: { type: 'string' },
  read: (value, at, wrong) => (typeof value === 'string' ? value : complain(wrong, at, 'is no text')),
};

export const flag: Shape<boolean> = {
  schema: { type: 'boolean' },
  read: (value, at, wrong) => (typeof value === 'boolean' ? value : complain(wrong, at, 'is neither true nor false')),
};

export const count: Shape<number> = {
  schema: { type: 'integer', minimum: 0 },
  read: (value, at, wrong) =>
    typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : complain(wrong, at, 'is no count'),
};

/** Text of one form. @param form an anchored expression @param noun what it is, such as `a day` */
export function formed(form: RegExp, noun: string): Shape<string> {
  return {
    schema: { type: 'string', pattern: form.source },
    read: (value, at, wrong) => (typeof value === 'string' && form.test(value) ? value : complain(wrong, at, `is not ${noun}`)),
  };
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return {
    schema: { anyOf: [shape.schema, { type: 'null' }] },
    read: (value, at, wrong) => (value === null ? null : shape.read(value, at, wrong)),
  };
}

export function described<T>(shape: Shape<T>, description: string): Shape<T> {
  return { ...shape, schema: { ...shape.schema, description } };
}

function complain(wrong: string[], at: string, what: string): undefined {
  wrong.push(`${at === '' ? 'it' : at} ${what}`);
  return undefined;
}
