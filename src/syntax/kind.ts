// What a YAML file says in; out, where it is plainly a file of another kind than the one that was asked for: one fault that says so,
// in the place of one for every key.

import { fault, type Fault } from '../model/fault.ts';
import type { Parsed } from './yaml.ts';

/** Each with the keys that only such a file has. */
const KINDS = {
  policy: [
    'extends',
    'application',
    'contact',
    'trustedRefs',
    'severity',
    'gate',
    'evidence',
    'limits',
    'artifact',
    'suppressions',
    'signOff',
    'vex',
    'allow',
  ],
  'exceptions file': ['exceptions'],
} as const;

type Kind = keyof typeof KINDS;

/** A file with fewer keys may be one that is misspelt. */
const FOREIGN = 3;

/** @returns null where it may be what was asked for, however wrong it is */
export function mistaken({ value, where }: Parsed, wanted: Kind): Fault | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const keys = Object.keys(value);
  const isOf = (kind: Kind): boolean => KINDS[kind].some((key) => keys.includes(key));
  if (isOf(wanted)) return null;
  const other = wanted === 'policy' ? 'exceptions file' : 'policy';
  const fix = `name the ${wanted} instead`;
  if (isOf(other)) return fault('E_VALUE', where([]), `this is ${withArticle(other)}, not ${withArticle(wanted)}`, fix);
  const isForeign = keys.length >= FOREIGN && typeof (value as { version?: unknown }).version !== 'number';
  return isForeign ? fault('E_VALUE', where([]), `this is not ${withArticle(wanted)}: it has none of its keys`, fix) : null;
}

function withArticle(kind: Kind): string {
  return kind === 'policy' ? 'a policy' : 'an exceptions file';
}
