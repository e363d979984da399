// What is attested: complete, equal for equal assessments, valid by the published schema and by in-toto's rules, and read back
// by us only where the schema would take it.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { attestationJsonSchema, statementShape } from '../../src/attestation/statement-shape.ts';
import { renderAttestation, toStatement, type Statement } from '../../src/attestation/statement.ts';
import { readJson } from '../../src/attestation/json.ts';
import { readAttestation } from '../../src/attestation/read.ts';
import { fault } from '../../src/model/fault.ts';
import { aFinding, anException, aPolicy, aRun, exceptionsOf, judge } from '../builders.ts';
import { hostileAssessment, hostileTexts } from '../report/hostile.ts';
import { anOpenVex, aVulnerable, documentOf, trusting } from '../vex/builders.ts';
import { ajv, complaints, inToto } from './in-toto.ts';
import { aPass, ARTIFACT, aSigner, aStatement, POLICY, sha256, verdictOf } from './builders.ts';

const ours = ajv.compile(attestationJsonSchema);

function parsed(text: string): Record<string, unknown> {
  return JSON.parse(text) as Record<string, unknown>;
}

const full = aStatement(
  judge([aFinding(), aFinding({ rule: 'other' })], {
    rules: {
      policy: { ...aPolicy('application: {id: shop-api}'), source: 'policy.yml' },
      exceptions: exceptionsOf(anException({ id: 'EX-2', match: { rule: 'other' } }), anException()),
    },
    evidence: {
      digests: { policy: POLICY, exceptions: `sha256:${sha256('e')}`, ledger: `sha256:${sha256('l')}`, artifact: null },
      inputs: [
        { path: 'a.sarif', sha256: sha256('a'), bytes: 1 },
        { path: 'b.sarif', sha256: sha256('b'), bytes: 1 },
      ],
      runs: [
        aRun({ input: 'b.sarif', tool: { name: 'Trivy', version: null, category: null } }),
        aRun({ input: 'b.sarif', run: 1 }),
        aRun({ input: 'b.sarif', run: 2 }),
      ],
    },
  }),
  { commit: 'c'.repeat(40), baseCommit: 'd'.repeat(64), baseline: [{ path: 'base.sarif', sha256: sha256('base') }] },
);

describe('a statement', () => {
  test('says all of this, and nothing else', () => {
    expect(full).toEqual({
      _type: 'https://in-toto.io/Statement/v1',
      subject: [{ name: 'shop.tar', digest: { sha256: sha256(ARTIFACT) } }],
      predicateType: 'tag:defect-gate,2026:verdict/v1',
      predicate: {
        verdict: 'pass',
        exitCode: 0,
        observed: false,
        stage: 'release',
        at: '2026-11-21T12:00:00Z',
        gate: { name: 'defect-gate', version: '1.2.3' },
        application: 'shop-api',
        failOn: 'high',
        counts: expect.objectContaining({ files: 2, runs: 3, defects: 2 }) as unknown,
        policy: { source: 'policy.yml', digest: POLICY },
        exceptions: {
          digest: `sha256:${sha256('e')}`,
          used: ['EX-1', 'EX-2'].map((id) => ({
            id,
            decision: 'accepted-risk',
            validThrough: '2027-01-15',
            emergency: false,
            signers: [{ by: 'kim', roles: [], on: '2026-11-02', proof: 'declared' }],
            signedBy: ['kim'],
          })),
        },
        ledger: { digest: `sha256:${sha256('l')}` },
        inputs: [
          { path: 'a.sarif', sha256: sha256('a'), tools: [] },
          { path: 'b.sarif', sha256: sha256('b'), tools: ['CodeQL', 'Trivy'] },
        ],
        verdictFile: { digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as unknown },
        commit: 'c'.repeat(40),
        baseCommit: 'd'.repeat(64),
        baseline: [{ path: 'base.sarif', sha256: sha256('base') }],
      },
    });
  });

  test('names as such an exception of an emergency, and the author of VEX', () => {
    const policy = aPolicy('signOff: {emergency: {role: on-call}, roles: {on-call: {people: [{login: eve}]}}}');
    const [requested, on] = [{ by: 'ana', on: '2026-11-20' }, '2026-11-21'];
    const urgent = anException({ emergency: true, requested, signOffs: [{ by: 'eve', role: 'on-call', on }] });
    const held = judge([aFinding()], { rules: { policy, exceptions: exceptionsOf(urgent) } });
    expect(aStatement(held).predicate.exceptions.used).toMatchObject([
      { id: 'EX-1', emergency: true, signers: [{ by: 'eve', roles: ['on-call'], on, proof: 'declared' }] },
    ]);
    const document = anOpenVex();
    const told = judge([aVulnerable()], { rules: { policy: trusting([document]), vex: [documentOf(document)] } });
    expect(aStatement(told).predicate.exceptions.used).toMatchObject([{ emergency: false, signers: [], vex: 'Acme PSIRT' }]);
    for (const assessment of [held, told]) expect(complaints(ours, aStatement(assessment))).toEqual([]);
  });

  test('of an earlier gate, which said less of exceptions, is taken too', () => {
    const used = [{ id: 'EX-1', decision: 'accepted-risk', validThrough: '2027-01-15', signedBy: ['kim'] }] as const;
    const { predicate } = full;
    const earlier = { ...full, predicate: { ...predicate, exceptions: { ...predicate.exceptions, used } } };
    expect(readAttestation(renderAttestation(earlier, []))).toMatchObject({ ok: true, value: { statement: earlier } });
    expect(complaints(ours, earlier)).toEqual([]);
  });

  test('leaves out what is not known of commits and baseline', () => {
    expect(Object.keys(aStatement().predicate)).not.toEqual(expect.arrayContaining(['commit']));
    expect(complaints(ours, aStatement())).toEqual([]);
  });

  test('names the verdict file by its bytes, and the exit code by the verdict', () => {
    const assessment = aPass();
    expect(aStatement(assessment).predicate.verdictFile.digest).toBe(`sha256:${sha256(verdictOf(assessment))}`);
    const failed = judge([aFinding()], { rules: { policy: aPolicy('gate: {observeUntil: 2027-01-31}') } });
    expect(aStatement(failed).predicate).toMatchObject({ verdict: 'fail', exitCode: 0, observed: true, policy: { digest: null } });
    const broken = judge([aFinding()], { evidence: { faults: [fault('E_READ', 'a', 'b', 'c')] } });
    expect(aStatement(broken).predicate).toMatchObject({ verdict: 'error', exitCode: 2 });
  });

  test('is the same bytes for the same assessment, in an envelope by ed25519 too', () => {
    const [assessment, key] = [aPass(), aSigner()];
    const texts = Array.from({ length: 20 }, () => renderAttestation(aStatement(assessment), []));
    expect(new Set(texts).size).toBe(1);
    const sealed = Array.from({ length: 20 }, () => renderAttestation(aStatement(assessment), [key]));
    expect(new Set(sealed).size).toBe(1);
  });

  test('is one line of plain characters, whatever it quotes, and says the same when it is read back', () => {
    assert(
      property(hostileTexts, (texts) => {
        const statement = toStatement(hostileAssessment(texts), {
          subjects: [{ name: texts[0] ?? '', sha256: sha256('a') }],
          verdictFile: `sha256:${sha256('b')}`,
          version: '1',
          commit: null,
          baseCommit: null,
          baseline: null,
        });
        const bare = renderAttestation(statement, []);
        expect(bare.slice(0, -1)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|##\[/u);
        expect(bare.endsWith('}\n')).toBe(true);
        expect(parsed(bare)).toEqual(statement);
        expect([...complaints(ours, parsed(bare)), ...complaints(inToto, parsed(bare))]).toEqual([]);
        expect(readAttestation(bare)).toEqual({ ok: true, value: { statement, envelope: null } });
      }),
      { numRuns: 50 },
    );
  });
});

describe('the schema', () => {
  test('is published as it is', () => {
    const published = parsed(readFileSync(join(import.meta.dirname, '../../schemas/attestation.v1.schema.json'), 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify({ ...published, ...attestationJsonSchema })));
    expect(published['$id']).toBe('defect-gate/attestation/v1');
  });

  test("takes a full statement, as in-toto's rules do", () => {
    expect(complaints(ours, full)).toEqual([]);
    expect(complaints(inToto, full)).toEqual([]);
  });

  test('and the reader agree on everything that is changed, but for counts, days and moments that cannot be', () => {
    const reads = (value: unknown): boolean => {
      const wrong: string[] = [];
      const json = readJson(JSON.stringify(value), 'it');
      return json.ok && statementShape.read(json.value, '', wrong) !== undefined && wrong.length === 0;
    };
    const paths = pathsOf(full);
    expect(paths.length).toBeGreaterThan(70);
    const values = ['', 'pass', 'sha256:', 0, -1, 0.5, true, null, [], {}, [1], '2026-11-21', '2026-11-21T12:00:00Z', undefined];
    assert(
      property(integer({ min: 0, max: paths.length - 1 }), constantFrom(...values), (index, value) => {
        const copy = changed(full, paths[index] ?? [], value);
        expect(reads(copy)).toBe(ours(JSON.parse(JSON.stringify(copy))));
      }),
      { numRuns: 2000 },
    );
    expect(reads(changed(full, ['predicate', 'counts', 'runs'], 1e300))).toBe(false);
    expect(reads(changed(full, ['predicate', 'at'], '2026-02-30T12:00:00Z'))).toBe(false);
    expect(reads(changed(full, ['predicate', 'exceptions', 'used', '0', 'validThrough'], '2026-02-30'))).toBe(false);
  });

  test('no member can be missing but those that say so', () => {
    const without = pathsOf(full).filter((path) => ours(JSON.parse(JSON.stringify(changed(full, path, undefined)))));
    expect(without.map((path) => path.join('.')).filter((path) => !/\.\d+$/.test(path))).toEqual([
      ...[0, 1].flatMap((place) => ['emergency', 'signers'].map((name) => `predicate.exceptions.used.${place}.${name}`)),
      'predicate.commit',
      'predicate.baseCommit',
      'predicate.baseline',
    ]);
  });
});

/** Where every member and element stands. */
function pathsOf(value: unknown, at: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...at, key], ...pathsOf(inner, [...at, key])]);
}

/** A copy with another value there; of undefined, without the member. */
function changed(statement: Statement, path: readonly string[], to: unknown): unknown {
  const copy = structuredClone(statement) as unknown as Record<string, unknown>;
  let holder = copy;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  const last = path.at(-1) ?? '';
  if (to === undefined && !Array.isArray(holder)) delete holder[last];
  else holder[last] = to;
  return copy;
}
