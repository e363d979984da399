// Keys that look like others (threat D6): what a reader of the file would take for a key that counts is refused, with its place.

import { describe, expect, test } from 'vitest';
import { parseExceptions } from '../../src/exceptions/parse.ts';
import { parsePolicy } from '../../src/policy/parse.ts';
import { NOW, TODAY } from '../builders.ts';

const EXCEPTION = `version: 1
exceptions:
  - id: EX-1
    decision: accepted-risk
    match: {rule: js/x}
    justification: x
    maxSeverity: low
    maxMatches: 1
    requested: {by: ana, on: 2026-11-01}
    validThrough: 2027-01-15
    signOffs: [{by: kim, on: 2026-11-02}]
`;
const POLICY = `version: 1
application: {id: shop}
severity: {unrated: critical}
gate: {release: {failOn: high}}
signOff: {roles: {appsec: {people: [{login: kim}]}}, required: {high: {roles: {appsec: 1}}}}
`;

/** Cyrillic, Greek, fullwidth and combined letters that many fonts draw alike. */
const ALIKE: Readonly<Record<string, string>> = {
  a: 'а',
  c: 'с',
  e: 'е',
  i: 'і',
  o: 'ο',
  p: 'р',
  s: 'ѕ',
  x: 'х',
  y: 'у',
  m: 'ｍ',
  g: 'ɡ',
  l: 'ӏ',
};

function keysOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/([A-Za-z]+):(?= |\n)/g)].map(([, key = '']) => key))].filter((key) => key !== 'appsec');
}

/** The key with one letter that looks the same. */
function lookAlike(key: string): string {
  const at = key.split('').findIndex((letter) => letter in ALIKE);
  return at === -1 ? `${key}\u0307` : key.slice(0, at) + (ALIKE[key.charAt(at)] ?? '') + key.slice(at + 1);
}

function faultsOf(kind: 'policy' | 'exceptions', text: string): readonly string[] {
  const parsed = kind === 'policy' ? parsePolicy(text, 'f.yml', NOW) : parseExceptions([{ file: 'f.yml', text }], TODAY);
  return parsed.ok ? [] : parsed.faults.map(({ where, what }) => `${where}: ${what}`);
}

const CASES = (['policy', 'exceptions'] as const).flatMap((kind) => {
  const text = kind === 'policy' ? POLICY : EXCEPTION;
  return keysOf(text).map((key) => ({ kind, key, text, twin: lookAlike(key) }));
});

describe('D6: look-alike keys', () => {
  test('the files are taken with the keys as they are', () => {
    expect([...faultsOf('policy', POLICY), ...faultsOf('exceptions', EXCEPTION)]).toEqual([]);
    expect(CASES.length).toBeGreaterThan(20);
  });

  test.each(CASES)('$kind: one that looks like "$key" in its place is refused', ({ kind, key, text, twin }) => {
    expect(twin).not.toBe(key);
    const faults = faultsOf(kind, text.replace(`${key}:`, `${twin}:`));
    expect(faults.join('\n')).toMatch(/^f\.yml:\d+:\d+: unknown key/m);
  });

  test.each(['{rule: js/x, rulе: y}', '{rule: js/x, "rule\u0301": y}', '{rule: js/x, ｒule: y}'])(
    'beside the one that counts: %s',
    (match) => {
      expect(faultsOf('exceptions', EXCEPTION.replace('{rule: js/x}', match)).join('\n')).toMatch(/^f\.yml:5:\d+: unknown key/m);
    },
  );
});
