// Values of a JSON document in, text, lists and moments out; what has another shape than it must have is a fault, with its place.

import { parseInstant } from '../model/date.ts';
import { fault, type Fault } from '../model/fault.ts';
import { isMap, pointer, type Json, type JsonObject } from '../syntax/json.ts';

/** Longest name of an author, a vulnerability, a status: reports quote them. */
export const LONGEST_NAME = 200;
/** Longest purl or other identifier. */
export const LONGEST_ID = 2000;

/** One document while it is read. */
export interface Desk {
  readonly file: string;
  readonly faults: Fault[];
}

/** An object, and the JSON pointer to it. */
export interface Place {
  readonly value: JsonObject;
  readonly at: string;
}

export function refuse(desk: Desk, at: string, what: string): null {
  desk.faults.push(fault('E_VEX', `${desk.file}#${at}`, what, 'let its author write the document again, or leave it out'));
  return null;
}

/** Text that may be missing: null, "" and blank count as missing. */
export function textIn(desk: Desk, { value, at }: Place, name: string, longest: number): string | null {
  return asText(desk, value.get(name), pointer(at, name), longest);
}

export function requiredText(desk: Desk, place: Place, name: string, longest: number): string | null {
  const before = desk.faults.length;
  const text = textIn(desk, place, name, longest);
  return text === null && desk.faults.length === before ? refuse(desk, place.at, `"${name}" is missing`) : text;
}

export function asText(desk: Desk, value: Json | undefined, at: string, longest: number): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string') return refuse(desk, at, 'it is no text');
  if (value.length > longest) return refuse(desk, at, `it is longer than ${longest} characters`);
  return value.trim() === '' ? null : value;
}

/** Entries of a list that may be missing, each with its pointer. */
export function listIn(desk: Desk, { value, at }: Place, name: string): readonly { readonly value: Json; readonly at: string }[] {
  const list = value.get(name) ?? [];
  const own = pointer(at, name);
  if (!Array.isArray(list)) {
    refuse(desk, own, 'it is no list');
    return [];
  }
  return (list as readonly Json[]).map((entry, index) => ({ value: entry, at: pointer(own, index) }));
}

/** Objects of a list that may be missing. */
export function objectsIn(desk: Desk, place: Place, name: string): readonly Place[] {
  return listIn(desk, place, name).flatMap(({ value, at }) => asPlace(desk, value, at) ?? []);
}

/** An object that may be missing. */
export function objectIn(desk: Desk, { value, at }: Place, name: string): Place | null {
  const found = value.get(name);
  return found === undefined || found === null ? null : asPlace(desk, found, pointer(at, name));
}

function asPlace(desk: Desk, value: Json, at: string): Place | null {
  return isMap(value) ? { value, at } : refuse(desk, at, 'it is no object');
}

/** A moment that may be missing (RFC 3339); what is finer than a millisecond is cut. @returns milliseconds since 1970-01-01T00:00Z */
export function momentIn(desk: Desk, place: Place, name: string): number | null {
  const text = textIn(desk, place, name, 64);
  if (text === null) return null;
  const moment = parseInstant(text.replace(/(\.\d{3})\d+/, '$1'));
  return moment ?? refuse(desk, pointer(place.at, name), 'it is no moment, such as 2026-11-21T12:00:00Z');
}

/** The version of a document: a whole number, which older ones write as text; 0 where there is none. */
export function versionIn(desk: Desk, { value, at }: Place): number {
  const version = value.get('version') ?? 0;
  const number = typeof version === 'string' && /^\d{1,15}$/.test(version) ? Number(version) : version;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number;
  refuse(desk, pointer(at, 'version'), 'the version is no whole number');
  return 0;
}
