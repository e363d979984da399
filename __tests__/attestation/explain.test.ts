// What was known of a shipped artifact, whole, and only from the verdict file that was attested.

import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explain, type Explanation } from '../../src/attestation/explain.ts';
import { sayExplanation, type Said } from '../../src/attestation/answer.ts';
import { renderAttestation, type Statement } from '../../src/attestation/statement.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { fault } from '../../src/model/fault.ts';
import { aMetafile, aTree, evidenceOf } from '../artifact/builders.ts';
import { aClaim, aFinding, anException, aPolicy, aRun, exceptionsOf, judge } from '../builders.ts';
import { hostileAssessment, hostileTexts } from '../report/hostile.ts';
import { aPass, aStatement, POLICY, sha256, signing, verdictOf } from './builders.ts';

/** RFC 8032 §7.1, test 1, as PKCS #8: its fingerprint stands in the golden file. */
const KEY = signing(
  '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpe3JpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n',
);

function explained(assessment: Assessment, over: Partial<Statement['predicate']> = {}): Explanation {
  const statement = aStatement(assessment);
  const attestation = renderAttestation({ ...statement, predicate: { ...statement.predicate, ...over } }, [KEY]);
  return explain(attestation, Buffer.from(verdictOf(assessment)));
}

function finding(name: string, line: number, over: Parameters<typeof aFinding>[0] = {}): ReturnType<typeof aFinding> {
  const location = { path: 'src/shop.ts', display: 'src/shop.ts', line, column: 1, endLine: line };
  return aFinding({
    at: { input: 'scan.sarif', run: 0, result: 0 },
    digest: name,
    rule: name,
    message: `about ${name}`,
    location,
    ...over,
  });
}

const WATCHED = judge(
  [
    finding('js/xss', 3),
    finding('js/old', 4),
    finding('js/sql', 5),
    finding('js/lowered', 6),
    finding('js/minor', 7, { claims: [aClaim({ level: 'note' })] }),
  ],
  {
    rules: {
      policy: {
        ...aPolicy('gate: {observeUntil: 2027-01-31}\nseverity: {rules: [{when: {rule: js/lowered}, atMost: low, reason: never reached}]}'),
        source: 'policy.yml',
      },
      exceptions: exceptionsOf(
        anException({ id: 'EX-xss', match: { rule: 'js/xss' } }),
        anException({ id: 'EX-old', match: { rule: 'js/old' }, validThrough: '2026-11-10' }),
        anException({ id: 'EX-sql', match: { rule: 'js/sql' }, signOffs: [] }),
      ),
    },
    evidence: {
      runs: [aRun({ counts: { ...aRun().counts, results: 5 } })],
      warnings: [{ what: 'a warning', where: 'scan.sarif' }],
      digests: { policy: POLICY, exceptions: `sha256:${sha256('exceptions')}`, ledger: null, artifact: null },
    },
  },
);

function said(answer: Explanation): Said {
  return sayExplanation(answer, 'a.json');
}

describe('an explanation', () => {
  test('says what was known, what was open, and who signed what off', async () => {
    const { exitCode, lines } = said(explained(WATCHED));
    expect(exitCode).toBe(0);
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('goldens/explanation.txt');
  });

  test('names the evidence, and says why something did not ship', () => {
    const location = { path: 'src/dead.ts', display: 'src/dead.ts', line: 2, column: 1, endLine: 2 };
    const evidences = [evidenceOf(aMetafile(['src/a.ts', 'src/b.ts']), 'meta.json')];
    const files = [{ path: 'meta.json', sha256: 'e'.repeat(64), bytes: 1, format: 'esbuild metafile' as const }];
    const tree = aTree(['src/a.ts', 'src/b.ts', 'src/dead.ts']);
    const artifact = { evidences, files, tree, exclusions: [], required: [], judged: { digests: [], revision: null } };
    const { lines } = said(explained(judge([aFinding({ location })], { rules: { artifact } })));
    expect(lines).toContain(`  evidence        meta.json   sha256:${'e'.repeat(64)}   esbuild metafile`);
    const [, line] = lines.slice(lines.indexOf('open, and not shipped: 1 defect'));
    expect(line).toMatch(/ {3}does not ship: it is not among the 2 source files of this tree that meta.json lists \(meta.json\)$/);
  });

  test('names the commit', () => {
    const [assessment, commit] = [aPass(), 'c0ffee'.padEnd(40, '0')];
    const statement = aStatement(assessment);
    const known = { ...statement, predicate: { ...statement.predicate, commit } };
    const { lines } = said(explain(renderAttestation(known, [KEY]), Buffer.from(verdictOf(assessment))));
    expect(lines).toContain(`  commit          ${commit}`);
  });

  test('is made of a verdict file that says nothing of evidence, too', () => {
    const assessment = judge([aFinding()]);
    const { evidence: _evidence, ...verdict } = JSON.parse(verdictOf(assessment)) as { evidence: unknown; defects: { ships?: unknown }[] };
    for (const defect of verdict.defects) delete defect.ships;
    const bytes = JSON.stringify(verdict);
    const statement = aStatement(assessment);
    const predicate = { ...statement.predicate, verdictFile: { digest: `sha256:${sha256(bytes)}` } };
    expect(said(explain(renderAttestation({ ...statement, predicate }, [KEY]), Buffer.from(bytes)))).toMatchObject({ exitCode: 0 });
  });

  test('says why nothing could be judged, too', () => {
    const answer = explained(judge([], { evidence: { faults: [fault('E_READ', 'a.sarif', 'it is gone', 'c')] } }));
    expect(said(answer)).toMatchObject({
      exitCode: 0,
      lines: expect.arrayContaining(['  fault           it is gone   (a.sarif)']) as string[],
    });
  });

  test('lists a hundred of a kind, and says how many more there are', () => {
    const answer = explained(judge(Array.from({ length: 103 }, () => aFinding())));
    const { lines } = said(answer);
    expect(lines).toContain('open, and blocking: 103 defects');
    expect(lines).toContain('  and 3 defects more');
  });

  test('says of a bare statement that nobody signed it', () => {
    const assessment = aPass();
    const { exitCode, lines } = said(explain(renderAttestation(aStatement(assessment), []), Buffer.from(verdictOf(assessment))));
    expect(exitCode).toBe(0);
    expect(lines).toContain('  signed          by nobody');
  });

  test('is fit for a terminal and a log, whatever it quotes', () => {
    assert(
      property(hostileTexts, (texts) => {
        const { exitCode, lines } = said(explained(hostileAssessment(texts)));
        expect(exitCode).toBe(0);
        for (const line of lines) expect(line).not.toMatch(/^\s*::|##\[|[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 50 },
    );
  });
});

test('an emergency is as loud as anywhere else', () => {
  const policy = aPolicy('signOff: {emergency: {role: on-call}, roles: {on-call: {people: [{login: eve}]}}}');
  const requested = { by: 'ana', on: '2026-11-20' };
  const urgent = anException({ emergency: true, requested, signOffs: [{ by: 'eve', role: 'on-call', on: '2026-11-21' }] });
  const { lines } = said(explained(judge([aFinding()], { rules: { policy, exceptions: exceptionsOf(urgent) } })));
  expect(lines.join('\n')).toContain('EX-1 (exceptions.yml:1)   EMERGENCY, through 2027-01-15, by eve (on-call), of 1 defect');
});

describe('no explanation', () => {
  const assessment = aPass();
  const verdict = Buffer.from(verdictOf(assessment));
  const attestation = renderAttestation(aStatement(assessment), [KEY]);

  /** An attestation of exactly these bytes. */
  function attesting(bytes: string | Uint8Array): Explanation {
    const statement = aStatement(assessment);
    const predicate = { ...statement.predicate, verdictFile: { digest: `sha256:${sha256(bytes)}` } };
    return explain(renderAttestation({ ...statement, predicate }, [KEY]), Buffer.from(bytes));
  }

  test('comes from a verdict file of which one bit is another', () => {
    assert(
      property(integer({ min: 0, max: verdict.length * 8 - 1 }), (bit) => {
        const copy = Buffer.from(verdict);
        copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(said(explain(attestation, copy))).toMatchObject({
          exitCode: 1,
          lines: [
            'a.json does not hold',
            expect.stringContaining('is not the one that was attested') as string,
            '    fix: name the file that the same run wrote with --output, as it was written',
          ],
        });
      }),
    );
  });

  test.each([
    [
      'an attestation that contradicts it',
      () => explained(assessment, { verdict: 'fail' }),
      1,
      /the attestation says fail at .*, and the verdict file pass/,
    ],
    [
      'an attestation of another moment',
      () => explained(assessment, { at: '2026-11-21T12:00:01Z' }),
      1,
      /12:00:01Z, and the verdict file pass at/,
    ],
    ['no attestation', () => explain('', verdict), 2, /the attestation is not taken: the file ends before its JSON does/],
    ['what is not UTF-8', () => attesting(Buffer.of(0xff)), 2, /the verdict file is not UTF-8/],
    ['what is not JSON', () => attesting('{'), 2, /the verdict file is not taken: the file ends before its JSON does/],
    ['what says one thing twice', () => attesting('{"a":1,"a":1}'), 2, /the verdict file is not taken: an object says "a" twice/],
    ['SARIF', () => attesting('{"version":"2.1.0","runs":[]}'), 2, /in the verdict file, \/schema is missing/],
    [
      'a verdict of another version',
      () => attesting(verdict.toString().replace('verdict/v1', 'verdict/v2')),
      2,
      /\/schema is not "defect-gate/,
    ],
    ['a verdict without defects', () => attesting(verdict.toString().replace('"defects": [', '"d": [')), 2, /\/defects is missing/],
  ])('comes from %s', (_title, answer, exitCode, reason) => {
    const { exitCode: exited, lines } = said(answer());
    expect(exited).toBe(exitCode);
    expect(lines[1]).toMatch(reason);
    expect(lines.at(-1)).toMatch(/^    fix: name the file that /);
  });
});
