// Records, as they are remembered: compact, without a word of the source, and readable as long as defects are.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { follow } from '../../src/identity/follow.ts';
import { fromRecord, toRecord } from '../../src/identity/record.ts';
import { sourceOf } from '../../src/identity/source.ts';
import { traceOf } from '../../src/identity/trace.ts';
import type { Subject, Trace } from '../../src/model/trace.ts';
import { aSubject } from './marked.ts';

const CODE = `import { pool } from './pool.js';

export async function find(name, limit) {
  const secret = 'correct horse battery staple';
  const connection = await pool.connect(secret);
  const query = "select * from people where name = '" + name + "' limit " + limit;
  const { rows } = await connection.query(query, { timeout: 500, retries: 3, name: 'find-people' });
  connection.release();
  return rows.map(({ id, email }) => ({ id, email }));
}
`;

const SNIPPET = { snippet: 'eval(text)', context: null, fingerprints: ['a/v1\0x', 'b/v1\0y'], logical: 'shop.Cart.total' };
const PACKAGE = { vulnerability: 'CVE-2021-44906', package: 'pkg:npm/minimist', path: 'package-lock.json', line: 12_345 };

/** What was remembered when the form was new: never to be made again. */
const SUBJECTS: readonly (readonly [Partial<Subject>, string | null])[] = [
  [{ line: 7, column: 26, endLine: 7, clues: SNIPPET }, CODE],
  [{ line: 4, message: "A secret is assigned to 'secret'." }, CODE],
  [{ line: 9, clues: SNIPPET, rule: 'eval' }, null],
  [{ line: 3, path: null, rule: 'no-place' }, null],
  [{ line: null, rule: 'whole-file' }, CODE],
  [{ ...PACKAGE, message: 'minimist 1.2.5' }, null],
];

const tracesNow = (): Trace[] => SUBJECTS.map(([over, text]) => traceOf(aSubject(over), text === null ? null : sourceOf(text)));
const frozen = readFileSync(join(import.meta.dirname, 'fixtures/records-1.txt'), 'utf8')
  .trimEnd()
  .split('\n');

describe('a record', () => {
  test('of version 1 is made today as it was made first', () => {
    expect(tracesNow().map(toRecord)).toEqual(frozen);
  });

  test('of version 1 is followed to code that has changed since', () => {
    const edited = CODE.replace('  connection.release();', '  await connection.release();').replace('import', '// People.\nimport');
    const now = SUBJECTS.map(([over, text]) => {
      const line = over.line === undefined || over.line === null || text === null ? (over.line ?? null) : over.line + 1;
      return traceOf(aSubject({ ...over, line }), text === null ? null : sourceOf(edited));
    });
    const matches = follow(
      frozen.map((record) => fromRecord(record) as Trace),
      now,
    );
    expect(matches.map((match) => `${match?.before} ${match?.strength}`)).toEqual(SUBJECTS.map((_one, place) => `${place} strong`));
  });

  test('is short, and holds nothing of what it was made from', () => {
    for (const record of frozen) {
      expect(record.length).toBeLessThanOrEqual(250);
      expect(record).toMatch(/^1:[\w.:-]+$/);
      expect(record).not.toMatch(/secret|horse|query|people|minimist|CVE|eval|shop/i);
    }
  });

  test.each([
    ['another version', `2${frozen[0]?.slice(1)}`],
    ['no version', frozen[0]?.slice(2) ?? ''],
    ['what is cut off', frozen[0]?.slice(0, -2) ?? ''],
    ['what goes on', `${frozen[0]}\n`],
    ['another basis', frozen[0]?.replace(/^1:./, '1:7') ?? ''],
    ['other text', 'select * from people'],
    ['nothing', ''],
  ])('is none: %s', (_title, text) => {
    expect(fromRecord(text)).toBeNull();
  });
});
