// JSON text in (RFC 8259), values out, or one fault. Strict where readers differ: a member that is said twice is refused, nesting
// is bounded, and objects are Maps, so that no name of a member is ever looked up in a prototype (threats D1, D3 to D5).

import { fault, failed, ok, type Fault, type Result } from '../model/fault.ts';
import { exceeded, type Limit } from '../model/limits.ts';
import { formatSize } from '../model/size.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = ReadonlyMap<string, Json>;

const DEEPEST = 64;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20];

/** Bytes that values take, by estimate. */
const COSTS = { object: 200, member: 60, list: 60, item: 8, string: 40 };

export interface JsonOptions {
  /** Names of members whose values are large and not wanted: they are checked, and null stands in their place. */
  readonly unread?: ReadonlySet<string>;
  /** What the text and its values may take; null for as much as they need. */
  readonly memory?: Limit | null;
}

/** Where reading stands, and what is passed over. */
interface Reader {
  readonly text: string;
  readonly unread: ReadonlySet<string>;
  readonly memory: Limit | null;
  at: number;
  /** Bytes that the text and its values take, by estimate. */
  kept: number;
}

/** Ends the reading of one text; never leaves this file. */
class Refusal extends Error {
  readonly fault: Fault;
  constructor(refused: Fault) {
    super(refused.what);
    this.fault = refused;
  }
}

/** @param file names the text in faults */
export function parseJson(text: string, file: string, { unread = new Set(), memory = null }: JsonOptions = {}): Result<Json> {
  const reader = { text, unread, memory, at: 0, kept: text.length };
  try {
    const value = valueAt(reader, 0);
    skipSpace(reader);
    if (reader.at < text.length) refuse(reader, 'E_NOT_JSON', 'something follows the JSON value');
    return ok(value);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return failed([{ ...error.fault, where: `${file}${error.fault.where}` }]);
  }
}

function refuse(reader: Reader, code: 'E_NOT_JSON' | 'E_CUT_SHORT' | 'E_DUPLICATE_KEY', what: string): never {
  const cut = reader.at >= reader.text.length && code === 'E_NOT_JSON';
  const where = cut ? '' : ` (at character ${reader.at})`;
  const said = cut ? 'the file ends before its JSON does' : `${what}${where}`;
  throw new Refusal(fault(cut ? 'E_CUT_SHORT' : code, '', said, 'write the file again, and look at what wrote or carried it'));
}

function valueAt(reader: Reader, depth: number): Json {
  skipSpace(reader);
  const letter = reader.text.charAt(reader.at);
  if (letter === '{') return objectAt(reader, depth + 1);
  if (letter === '[') return arrayAt(reader, depth + 1);
  if (letter === '"') return stringAt(reader);
  if (letter === 't') return word(reader, 'true', true);
  if (letter === 'f') return word(reader, 'false', false);
  if (letter === 'n') return word(reader, 'null', null);
  return numberAt(reader);
}

function objectAt(reader: Reader, depth: number): JsonObject {
  const members = new Map<string, Json>();
  keep(reader, COSTS.object);
  begin(reader, depth);
  if (isAt(reader, '}')) return members;
  do {
    skipSpace(reader);
    if (reader.text.charCodeAt(reader.at) !== QUOTE) refuse(reader, 'E_NOT_JSON', 'the name of a member is no string');
    const name = stringAt(reader).normalize('NFC');
    keep(reader, COSTS.member);
    if (members.has(name)) refuse(reader, 'E_DUPLICATE_KEY', `an object says "${name.slice(0, 60)}" twice`);
    if (!isAt(reader, ':')) refuse(reader, 'E_NOT_JSON', 'a member without ":"');
    const { kept } = reader;
    const value = valueAt(reader, depth);
    const isUnread = reader.unread.has(name);
    if (isUnread) reader.kept = kept;
    members.set(name, isUnread ? null : value);
  } while (isAt(reader, ','));
  if (!isAt(reader, '}')) refuse(reader, 'E_NOT_JSON', 'neither "," nor "}" behind a member');
  return members;
}

function arrayAt(reader: Reader, depth: number): readonly Json[] {
  const items: Json[] = [];
  keep(reader, COSTS.list);
  begin(reader, depth);
  if (isAt(reader, ']')) return items;
  do {
    keep(reader, COSTS.item);
    items.push(valueAt(reader, depth));
  } while (isAt(reader, ','));
  if (!isAt(reader, ']')) refuse(reader, 'E_NOT_JSON', 'neither "," nor "]" behind an entry');
  return items;
}

/** Values that nobody asks for are gone once they are read, so that they are counted only while they are. */
function keep(reader: Reader, bytes: number): void {
  reader.kept += bytes;
  const { kept, memory } = reader;
  if (memory === null || kept <= memory.most) return;
  throw new Refusal(exceeded('memory', memory, '', { what: `it and its values take at least ${formatSize(kept)}`, found: kept }));
}

function begin(reader: Reader, depth: number): void {
  if (depth > DEEPEST) refuse(reader, 'E_NOT_JSON', `the file nests deeper than ${DEEPEST} levels`);
  reader.at += 1;
}

/** True where this letter comes next, and is passed. */
function isAt(reader: Reader, letter: string): boolean {
  skipSpace(reader);
  if (reader.text.charAt(reader.at) !== letter) return false;
  reader.at += 1;
  return true;
}

function skipSpace(reader: Reader): void {
  for (;;) {
    const code = reader.text.charCodeAt(reader.at);
    if (code !== SPACE && code !== 0x0a && code !== 0x0d && code !== 0x09) return;
    reader.at += 1;
  }
}

function word<T extends Json>(reader: Reader, text: string, value: T): T {
  if (!reader.text.startsWith(text, reader.at)) {
    if (text.startsWith(reader.text.slice(reader.at))) reader.at = reader.text.length;
    refuse(reader, 'E_NOT_JSON', 'the file is not JSON');
  }
  reader.at += text.length;
  return value;
}

function numberAt(reader: Reader): number {
  NUMBER.lastIndex = reader.at;
  const [digits] = NUMBER.exec(reader.text) ?? [];
  if (digits === undefined) refuse(reader, 'E_NOT_JSON', 'the file is not JSON');
  const number = Number(digits);
  if (!Number.isFinite(number)) refuse(reader, 'E_NOT_JSON', 'a number that is too large');
  reader.at += digits.length;
  return number;
}

/** Most strings hold no escape and are one slice of the text. */
function stringAt(reader: Reader): string {
  const { text } = reader;
  let [from, parts] = [reader.at + 1, ''];
  for (let at = from; ; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      reader.at = at + 1;
      keep(reader, COSTS.string);
      return parts + text.slice(from, at);
    }
    if (Number.isNaN(code) || code < SPACE) {
      reader.at = at;
      refuse(reader, 'E_NOT_JSON', 'a control character in a string');
    }
    if (code !== BACKSLASH) continue;
    const { value, length } = escapeAt(reader, at);
    parts += text.slice(from, at) + value;
    at += length - 1;
    from = at + 1;
  }
}

function escapeAt(reader: Reader, at: number): { readonly value: string; readonly length: number } {
  const letter = reader.text.charAt(at + 1);
  if (Object.hasOwn(ESCAPES, letter)) return { value: ESCAPES[letter] ?? '', length: 2 };
  const digits = reader.text.slice(at + 2, at + 6);
  if (letter === 'u' && /^[0-9a-f]{4}$/i.test(digits)) return { value: String.fromCharCode(Number.parseInt(digits, 16)), length: 6 };
  reader.at = reader.text.length - at < 6 ? reader.text.length : at;
  return refuse(reader, 'E_NOT_JSON', 'an escape that JSON does not know');
}

const NO_MEMBERS: JsonObject = new Map();

export function isMap(value: Json | undefined): value is JsonObject {
  return value instanceof Map;
}

/** The object, or an empty one. */
export function asMap(value: Json | undefined): JsonObject {
  return isMap(value) ? value : NO_MEMBERS;
}

/** The list, or an empty one. */
export function asList(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** The string when it is not empty. */
export function asString(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** A JSON pointer (RFC 6901) one step further. */
export function pointer(base: string, step: string | number): string {
  return `${base}/${typeof step === 'number' ? step : step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
