// The text of a result's message (SARIF 2.1.0 §3.11): given in place, or by id in its rule or tool component.

import type * as sarif from 'sarif';
import { asArray, asObject, asText, member } from './untrusted.ts';
import type { Rule } from './rules.ts';

/** Messages longer than this are cut, saying so. */
const LONGEST = 16_384;
const PLACEHOLDER = /\{\{|\}\}|\{(\d{1,4})\}/g;

/** @param json text of the message, "" where there is none; most are nothing but a plain text */
export function messageIn(json: string, rule: Rule | null, shared: unknown): string {
  const text = json.length < LONGEST && json.startsWith(PLAIN) && !json.includes('\\') ? json.slice(PLAIN.length, -2) : '';
  if (text !== '' && !text.includes('"')) return text;
  return messageOf(json === '' ? undefined : JSON.parse(json), rule, shared);
}

/**
 * False where a message cannot open with the identifier of a vulnerability: `Name:`, `Vulnerability ID:`, `CVE:`.
 * @param letter first byte of a message that is written as nothing but a text; 0 for any other message
 */
export function mayBeginWithIdentifier(letter: number): boolean {
  return letter <= SPACE || letter === BACKSLASH || BEGINNINGS.includes(letter | LOWER_CASE);
}

const [SPACE, BACKSLASH, LOWER_CASE] = [0x20, 0x5c, 0x20];
/** In lower case; of bytes beyond ASCII the first ones of white space. */
const BEGINNINGS = [0x6e, 0x76, 0x63, 0xe2, 0xe1, 0xe3, 0xef];
const PLAIN = '{"text":"';

/** @param shared the driver's `globalMessageStrings`, as found */
export function messageOf(message: unknown, rule: Rule | null, shared: unknown): string {
  const own = asObject<sarif.Message>(message);
  const text = asText(own.text) ?? byId(asText(own.id), rule, shared) ?? asText(own.markdown) ?? described(rule);
  // What nobody would see is not looked at either: one text of a rule may be filled for each of a million results.
  const filled = fill(text.slice(0, LONGEST + 1), asArray(own.arguments));
  const isCut = Math.max(text.length, filled.length) > LONGEST;
  return isCut ? `${filled.slice(0, LONGEST)}… (cut at ${LONGEST} characters)` : filled;
}

function byId(id: string | null, rule: Rule | null, shared: unknown): string | null {
  if (id === null) return null;
  const string = member(rule?.messageStrings, id) ?? member(shared, id);
  return asText(asObject<sarif.MultiformatMessageString>(string).text);
}

function described(rule: Rule | null): string {
  for (const text of [rule?.shortDescription, rule?.fullDescription]) {
    const found = asText(asObject<sarif.MultiformatMessageString>(text).text);
    if (found !== null) return found;
  }
  return asText(rule?.name) ?? '';
}

/**
 * `{0}` stands for the first argument, `{{` and `}}` for braces (§3.11.5). Ends once the text is longer than any that is
 * kept: a long argument that is named thousands of times would not fit into memory (threat D9).
 */
function fill(text: string, values: readonly unknown[]): string {
  if (values.length === 0) return text;
  let filled = '';
  let from = 0;
  for (const { 0: whole, 1: index, index: at } of text.matchAll(PLACEHOLDER)) {
    if (filled.length > LONGEST) return filled;
    const value = index === undefined ? whole.charAt(0) : values[Number(index)];
    filled += text.slice(from, at) + (typeof value === 'string' ? value : whole);
    from = at + whole.length;
  }
  return filled + text.slice(from);
}
