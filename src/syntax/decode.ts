// Decoders: parsed YAML in, typed values out, with every fault on the way collected, placed and given its fix. The same
// decoders publish the JSON Schema that editors use, so that the two cannot differ.

import { closest, distance } from 'fastest-levenshtein';
import { fault, failed, ok, type Fault, type FaultCode, type Result } from '../model/fault.ts';
import { Faults } from './faults.ts';
import type { Parsed, Step } from './yaml.ts';

export type JsonSchema = { readonly [key: string]: unknown };

export interface Cursor {
  readonly value: unknown;
  readonly path: readonly Step[];
  readonly file: Parsed;
  readonly faults: Faults;
}

export interface Decoder<T> {
  readonly schema: JsonSchema;
  readonly optional?: boolean;
  /** @returns the value, or undefined when a fault was added */
  decode(at: Cursor): T | undefined;
}

type Decoded<F> = { readonly [K in keyof F]: F[K] extends Decoder<infer T> ? T : never } & { readonly where: string };

export interface Complaint {
  readonly code: FaultCode;
  /** Completes `key "value" …`. */
  readonly why: string;
  readonly fix: string;
}

export function decodeFile<T>(decoder: Decoder<T>, file: Parsed): Result<T> {
  const faults = new Faults();
  const value = decoder.decode({ value: file.value, path: [], file, faults });
  return faults.count === 0 && value !== undefined ? ok(value) : failed(faults.end(file.file));
}

export function complain(at: Cursor, code: FaultCode, why: string, fix: string): undefined {
  const name = at.path.findLast((step) => typeof step === 'string');
  const subject = name === undefined ? 'the file' : name;
  at.faults.add(() => fault(code, at.file.where(at.path), `${subject} ${why}`, fix));
  return undefined;
}

/** How a value is named in a complaint: short text in quotes, everything else by its kind. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `"${value.length > 80 ? `${value.slice(0, 80)}…` : value}"`;
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'a map of keys';
}

/** An object with these keys and no others; `where` is the line it begins on. */
export function object<F extends Record<string, Decoder<unknown>>>(fields: F, note?: string): Decoder<Decoded<F>> {
  const names = Object.keys(fields);
  const required = names.filter((name) => fields[name]?.optional !== true);
  return {
    schema: {
      type: 'object',
      ...(note === undefined ? {} : { description: note }),
      properties: Object.fromEntries(names.map((name) => [name, fields[name]?.schema])),
      required,
      additionalProperties: false,
    },
    decode(at) {
      if (!isMap(at.value))
        return complain(at, 'E_VALUE', `is ${shown(at.value)}, not a map of keys`, `write keys below it: ${names.join(', ')}`);
      for (const key of Object.keys(at.value)) if (!Object.hasOwn(fields, key)) at.faults.add(() => unknownKey(at, key, names));
      const value: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
      for (const name of names) value[name] = field(at, at.value, name, fields[name] as Decoder<unknown>);
      value['where'] = lineOf(at);
      return value as Decoded<F>;
    },
  };
}

function field(at: Cursor, holder: Record<string, unknown>, name: string, decoder: Decoder<unknown>): unknown {
  const present = Object.hasOwn(holder, name);
  if (present) return decoder.decode({ ...at, value: holder[name], path: [...at.path, name] });
  if (decoder.optional !== true) complainMissing(at, name);
  return undefined;
}

function complainMissing(at: Cursor, name: string): void {
  at.faults.add(() => fault('E_MISSING', at.file.where(at.path), `"${name}" is missing`, `add "${name}"`));
}

function unknownKey(at: Cursor, key: string, known: readonly string[]): Fault {
  const near = key.length < 64 && known.length > 0 ? closest(key, known) : '';
  const typo = near !== '' && distance(key, near) <= Math.max(2, Math.floor(near.length / 3));
  const isRest = /\s/.test(key) && (at.value as Record<string, unknown>)[key] === null;
  const cut = 'a comma inside {…} ends a value: put the text in quotes';
  const fix = isRest
    ? cut
    : typo
      ? `did you mean "${near}"? Known keys: ${known.join(', ')}`
      : `remove it. Known keys: ${known.join(', ')}`;
  return fault('E_KEY', at.file.where([...at.path, key], 'key'), `unknown key ${shown(key)}`, fix);
}

/** `file:line` of the value. */
export function lineOf(at: Cursor): string {
  return at.file.where(at.path).replace(/:\d+$/, '');
}

export function optional<T>(decoder: Decoder<T>): Decoder<T | undefined> {
  return { ...decoder, optional: true };
}

export function list<T>(entry: Decoder<T>): Decoder<readonly T[]> {
  return {
    schema: { type: 'array', items: entry.schema },
    decode(at) {
      if (!Array.isArray(at.value))
        return complain(at, 'E_VALUE', `is ${shown(at.value)}, not a list`, 'write a list: each entry on its own line, after "- "');
      const values = at.value.map((value: unknown, index) => entry.decode({ ...at, value, path: [...at.path, index] }));
      return values.every((value) => value !== undefined) ? values : undefined;
    },
  };
}

/** A list, or what may be one, of no more entries: what comes from anybody must not take long to read. @param fix what to do where it is longer */
export function atMost<T>(most: number, decoder: Decoder<T>, fix: string): Decoder<T> {
  return {
    ...decoder,
    schema: { ...decoder.schema, maxItems: most },
    decode(at) {
      if (!Array.isArray(at.value) || at.value.length <= most) return decoder.decode(at);
      return complain(at, 'E_VALUE', `has ${at.value.length} entries, more than ${most}`, fix);
    },
  };
}

/** One entry, or a list of at least one. */
export function oneOrMore<T>(entry: Decoder<T>): Decoder<readonly T[]> {
  const many = list(entry);
  return {
    schema: { anyOf: [entry.schema, { ...many.schema, minItems: 1 }] },
    decode(at) {
      if (Array.isArray(at.value) && at.value.length === 0)
        return complain(at, 'E_VALUE', 'is an empty list', 'name at least one, or remove the key');
      if (Array.isArray(at.value)) return many.decode(at);
      const value = entry.decode(at);
      return value === undefined ? undefined : [value];
    },
  };
}

/** Names of the writer's choice, each with the same kind of value. */
export function record<T>(name: Decoder<string>, entry: Decoder<T>): Decoder<ReadonlyMap<string, T>> {
  return {
    schema: { type: 'object', additionalProperties: entry.schema },
    decode(at) {
      if (!isMap(at.value)) return complain(at, 'E_VALUE', `is ${shown(at.value)}, not a map of names`, 'write names below it');
      const values = new Map<string, T>();
      for (const [key, value] of Object.entries(at.value)) {
        const path = [...at.path, key];
        const file = { ...at.file, where: () => at.file.where(path, 'key') };
        const named = name.decode({ ...at, value: key, file }) !== undefined;
        const decoded = named ? entry.decode({ ...at, value, path }) : undefined;
        if (decoded !== undefined) values.set(key, decoded);
      }
      return values;
    },
  };
}

export function oneOf<const T extends readonly (string | number)[]>(values: T): Decoder<T[number]> {
  return {
    schema: { enum: values },
    decode(at) {
      if (values.some((value) => value === at.value)) return at.value as T[number];
      const names = values.filter((value) => typeof value === 'string');
      const near = typeof at.value === 'string' && at.value.length < 64 && names.length > 0 ? closest(at.value, names) : '';
      const hint = near !== '' && distance(String(at.value), near) <= 2 ? `did you mean "${near}"? It` : 'it';
      const allowed = values.length === 1 ? `is ${values[0]}` : `is one of ${values.join(', ')}`;
      return complain(at, 'E_VALUE', `is ${shown(at.value)}`, `${hint} ${allowed}`);
    },
  };
}

/** Text that is not blank. */
export function text(longest: number): Decoder<string> {
  return {
    schema: { type: 'string', minLength: 1, maxLength: longest },
    decode(at) {
      if (typeof at.value !== 'string')
        return complain(at, 'E_VALUE', `is ${shown(at.value)}, not text`, 'write text, in quotes if it looks like a number');
      if (at.value.trim() === '') return complain(at, 'E_VALUE', 'is blank', 'say it in a few words');
      if (at.value.length > longest) return complain(at, 'E_VALUE', `is longer than ${longest} characters`, 'shorten it');
      return at.value;
    },
  };
}

export const boolean: Decoder<boolean> = {
  schema: { type: 'boolean' },
  decode: (at) => (typeof at.value === 'boolean' ? at.value : complain(at, 'E_VALUE', `is ${shown(at.value)}`, 'it is true or false')),
};

export function count(least: number, most: number): Decoder<number> {
  return {
    schema: { type: 'integer', minimum: least, maximum: most },
    decode(at) {
      const fits = typeof at.value === 'number' && Number.isInteger(at.value) && at.value >= least && at.value <= most;
      return fits ? at.value : complain(at, 'E_VALUE', `is ${shown(at.value)}`, `write a whole number from ${least} to ${most}`);
    },
  };
}

/** A decoder whose values must pass one more test. */
export function must<T>(decoder: Decoder<T>, problem: (value: T) => Complaint | null, schema?: JsonSchema): Decoder<T> {
  return {
    ...decoder,
    schema: { ...decoder.schema, ...schema },
    decode(at) {
      const value = decoder.decode(at);
      const complaint = value === undefined ? null : problem(value);
      return complaint === null ? value : complain(at, complaint.code, `${shown(at.value)} ${complaint.why}`, complaint.fix);
    },
  };
}

/** Another form of what was decoded whole; the cursor says where it stood. What has faults already is not judged again. */
export function map<A, B>(decoder: Decoder<A>, to: (value: A, at: Cursor) => B | undefined): Decoder<B> {
  return {
    ...decoder,
    decode(at) {
      const before = at.faults.count;
      const value = decoder.decode(at);
      return value === undefined || at.faults.count > before ? undefined : to(value, at);
    },
  };
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
