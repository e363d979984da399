// The text of a file as it once was in; the exceptions that stood in it out, or all that is said in it but for sign-offs. It may be
// older than the rules of today: an entry that is none by these is passed over, and days are not looked at.

import type { Exception } from '../model/exception.ts';
import { byText } from '../model/order.ts';
import { decodeFile } from '../syntax/decode.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { toException } from './parse.ts';
import { exception, MAX_EXCEPTIONS_BYTES } from './schema.ts';

export interface Version {
  readonly entries: readonly Exception[];
  /** All of the file but sign-offs, whether it means anything or not: equal where nothing but these, comments and layout differ. */
  readonly said: string;
}

/** @returns null where it is no YAML that the gate takes: nobody knows then what stood in it */
export function versionIn(text: string): Version | null {
  if (text.split('\n').every((line) => BLANK.test(line))) return { entries: [], said: '' };
  const yaml = parseYaml(text, '', MAX_EXCEPTIONS_BYTES);
  if (!yaml.ok) return null;
  const { value } = yaml.value;
  const listed: unknown = isMap(value) ? value['exceptions'] : null;
  if (!isMap(value) || !Array.isArray(listed)) return { entries: [], said: plainly(value) };
  const entries = listed.flatMap((entry: unknown) => {
    const decoded = decodeFile(exception, { file: '', value: entry, where: () => '' });
    return decoded.ok ? [toException(decoded.value, { origin: 'trusted', cameWith: null })] : [];
  });
  return { entries, said: plainly({ ...value, exceptions: listed.map(unsigned) }) };
}

const BLANK = /^\s*(?:#|$)/;

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unsigned(entry: unknown): unknown {
  return isMap(entry) ? { ...entry, signOffs: null } : entry;
}

/** The order of keys says nothing. */
function plainly(value: unknown): string {
  const sorted = (_key: string, one: unknown): unknown => (isMap(one) ? Object.entries(one).toSorted(([a], [b]) => byText(a, b)) : one);
  return JSON.stringify(value, sorted);
}
