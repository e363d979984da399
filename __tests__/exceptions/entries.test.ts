// Files of exceptions as they once were: what stood in them, by the rules of today.

import { describe, expect, test } from 'vitest';
import { versionIn } from '../../src/exceptions/entries.ts';
import { entryText } from '../../src/proof/statement.ts';
import { anException } from '../builders.ts';

const ENTRY = anException();

function fileOf(...entries: readonly unknown[]): string {
  return JSON.stringify({ version: 1, exceptions: entries });
}

function ids(text: string): readonly string[] | null {
  return versionIn(text)?.entries.map(({ id }) => id) ?? null;
}

describe('of an old version', () => {
  test.each<[string, string, readonly string[] | null]>([
    ['each entry counts', fileOf(ENTRY, anException({ id: 'EX-2' })), ['EX-1', 'EX-2']],
    [
      'an entry of which the rules have changed is passed over',
      fileOf({ ...ENTRY, until: 'fixed' }, anException({ id: 'EX-2' })),
      ['EX-2'],
    ],
    ['an entry without an end is passed over', fileOf({ ...ENTRY, validThrough: undefined }, anException({ id: 'EX-2' })), ['EX-2']],
    ['days may lie in the future of anybody', fileOf(anException({ requested: { by: 'ana', on: '2999-01-01' } })), ['EX-1']],
    ['the version may be another', JSON.stringify({ version: 2, more: 1, exceptions: [ENTRY] }), ['EX-1']],
    ['nothing stands in an empty file', '', []],
    ['nothing stands in comments', '# none\n\n  # yet', []],
    ['nothing stands in a file without the key', 'version: 1', []],
    ['nothing stands in a list that is none', 'version: 1\nexceptions:\n', []],
    ['nothing stands in a file that is a word', 'exceptions', []],
    ['nobody knows what stands in what is no YAML', 'exceptions: [', null],
    ['nobody knows what stands behind an alias', 'a: &x 1\nexceptions: [*x]', null],
  ])('%s', (_title, text, expected) => {
    expect(ids(text)).toEqual(expected);
  });
});

function textOf(over: Record<string, unknown>): string | null {
  const [entry] = versionIn(fileOf(anException(over)))?.entries ?? [];
  return entry === undefined ? null : entryText(entry);
}

describe('two entries say the same', () => {
  test.each<[string, Record<string, unknown>]>([
    ['whoever signed them', { signOffs: [{ by: 'lee', on: '2026-11-03' }] }],
    ['unsigned', { signOffs: undefined }],
    ['with notes and a ticket', { notes: 'read', ticket: 'T-1' }],
    ['with what would hold anyway', { maxMatches: 1 }],
    ['with a list of one', { match: { rule: ['js/sql-injection'] } }],
  ])('%s', (_title, over) => {
    expect(textOf(over)).toBe(textOf({}));
  });
});

describe('two entries do not say the same', () => {
  test.each<[string, Record<string, unknown>]>([
    ['with another id', { id: 'EX-2' }],
    ['with another decision', { decision: 'false-positive' }],
    ['with another match', { match: { rule: 'js/xss' } }],
    ['for a branch', { match: { rule: 'js/sql-injection', branches: 'main' } }],
    ['for another reason', { justification: 'another' }],
    ['for more', { maxMatches: 2 }],
    ['for longer', { validThrough: '2027-01-16' }],
    ['asked for by another', { requested: { by: 'sam', on: '2026-11-01' } }],
    ['owned', { owner: 'sam' }],
    ['with a control', { controls: [{ id: 'WAF' }] }],
  ])('%s', (_title, over) => {
    expect(textOf(over)).not.toBe(textOf({}));
  });
});
