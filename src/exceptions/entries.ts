// The text of a file as it once was in; the exceptions that stood in it out. It may be older than the rules of today: an entry that
// is none by these is passed over, and days are not looked at.

import type { Exception } from '../model/exception.ts';
import { decodeFile } from '../syntax/decode.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { toException } from './parse.ts';
import { exception, MAX_EXCEPTIONS_BYTES } from './schema.ts';

/** @returns null where it is no YAML that the gate takes: nobody knows then what stood in it */
export function entriesIn(text: string): readonly Exception[] | null {
  if (text.split('\n').every((line) => BLANK.test(line))) return [];
  const yaml = parseYaml(text, '', MAX_EXCEPTIONS_BYTES);
  if (!yaml.ok) return null;
  const { value } = yaml.value;
  const entries = typeof value === 'object' && value !== null && 'exceptions' in value ? value.exceptions : null;
  if (!Array.isArray(entries)) return [];
  return entries.flatMap((entry: unknown) => {
    const decoded = decodeFile(exception, { file: '', value: entry, where: () => '' });
    return decoded.ok ? [toException(decoded.value, { origin: 'trusted', cameWith: null })] : [];
  });
}

const BLANK = /^\s*(?:#|$)/;
