// The published schema against verdicts: what the gate writes validates, whatever it met; what is mutilated does not; and
// every key that the design promises is there, of the promised type.

import { Ajv2020 } from 'ajv/dist/2020.js';
import { array, assert, boolean, constantFrom, integer, option, property, record, string, subarray, type Arbitrary } from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { told } from '../../src/model/change.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Past } from '../../src/model/past.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { FAULT_CODES, fault, type FaultCode } from '../../src/model/fault.ts';
import { STAGES } from '../../src/model/policy.ts';
import { LEVELS, THRESHOLDS } from '../../src/model/severity.ts';
import { verdictJsonSchema } from '../../src/report/verdict-schema.ts';
import { renderVerdict } from '../../src/report/verdict.ts';
import { aClaim, aFinding, anException, aPolicy, aRun, exceptionsOf, judge } from '../builders.ts';
import { aTree } from '../artifact/builders.ts';
import { hostileAssessment, hostileTexts } from './hostile.ts';

vi.setConfig({ testTimeout: 60_000 });

const validate = new Ajv2020({ strict: true, strictTypes: true, allowUnionTypes: true, allErrors: true }).compile(verdictJsonSchema);

type Verdict = Record<string, unknown>;

function verdictOf(assessment: Assessment): Verdict {
  return JSON.parse([...renderVerdict(assessment, true)].join('')) as Verdict;
}

function complaints(verdict: unknown): readonly string[] {
  return validate(verdict) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const anyFinding: Arbitrary<Finding> = record({
  level: constantFrom(...LEVELS),
  rule: constantFrom('', 'a', 'js/sql-injection', 'low'),
  message: string(),
  line: option(integer({ min: 1, max: 1e7 }), { nil: null }),
  path: option(constantFrom('src/a.ts', 'src/b.ts'), { nil: null }),
  cwe: subarray(['CWE-79', 'CWE-89']),
  vulnerable: boolean(),
  packaged: boolean(),
  suppressed: boolean(),
  twin: boolean(),
}).map(({ level, rule, message, line, path, cwe, vulnerable, packaged, suppressed, twin }) =>
  aFinding({
    rule,
    message,
    cwe,
    claims: [aClaim({ level, rule })],
    location: { path, display: path ?? '', line, column: line, endLine: line },
    vulnerability: vulnerable ? { id: 'CVE-2021-23337', aliases: ['GHSA-35jh-r3h4-6jhm'] } : null,
    package: packaged ? { name: 'lodash', version: null, ecosystem: 'npm', purl: null, fixed: ['4.17.21'] } : null,
    suppressions: suppressed ? [{ kind: 'inSource', status: 'accepted' }] : [],
    ...(twin ? { digest: 'twin' } : {}),
  }),
);

const anyCase = record({
  findings: array(anyFinding, { maxLength: 12 }),
  codes: subarray(Object.keys(FAULT_CODES) as FaultCode[], { maxLength: 3 }),
  excused: boolean(),
  observed: boolean(),
  honoured: boolean(),
  stage: constantFrom(...STAGES),
  failOn: option(constantFrom(...THRESHOLDS), { nil: null }),
});

function anyAssessment({
  findings,
  codes,
  excused,
  observed,
  honoured,
  stage,
  failOn,
}: typeof anyCase extends Arbitrary<infer T> ? T : never): Assessment {
  const policy = aPolicy(
    [
      'severity: {rules: [{when: {rule: low}, atMost: low, reason: it is}]}',
      honoured ? 'suppressions: {inSource: accept, external: accept}' : '',
      observed ? 'gate: {observeUntil: 2027-01-31}' : '',
    ].join('\n'),
  );
  const exceptions = exceptionsOf(
    anException({ maxMatches: 100 }),
    anException({ id: 'EX-2', match: { rule: 'a' }, validThrough: '2026-11-10' }),
    anException({ id: 'EX-3', match: { rule: 'a' }, signOffs: [] }),
    anException({ id: 'EX-4', match: { rule: 'nowhere' } }),
  );
  return judge(findings, {
    rules: { policy, stage, failOn, exceptions: excused ? exceptions : [] },
    evidence: { faults: codes.map((code) => fault(code, 'a:1:1', 'b', 'c')), skipped: [{ path: 'x.json', why: 'JSON, but not SARIF' }] },
  });
}

describe('the verdict schema', () => {
  test('is valid itself, and takes every verdict that the gate can write', () => {
    const seen = new Set<string>();
    assert(
      property(anyCase, (one) => {
        const verdict = verdictOf(anyAssessment(one));
        seen.add(`${String(verdict['verdict'])} ${String(verdict['exitCode'])}`);
        expect(complaints(verdict)).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect([...seen].toSorted()).toEqual(['error 2', 'fail 0', 'fail 1', 'pass 0']);
  });

  test('takes hostile text anywhere', () => {
    assert(
      property(hostileTexts, (texts) => {
        expect(complaints(verdictOf(hostileAssessment(texts)))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

/** A verdict in which every list has an entry. */
function fullVerdict(): Verdict {
  const twin = { digest: 'twin' };
  const known = aFinding();
  const assessment = judge(
    [
      aFinding({
        ...twin,
        rule: 'a',
        vulnerability: { id: 'CVE-2021-23337', aliases: ['GHSA-35jh-r3h4-6jhm'] },
        package: { name: 'lodash', version: '4.17.20', ecosystem: 'npm', purl: 'pkg:npm/lodash@4.17.20', fixed: ['4.17.21'] },
      }),
      aFinding({ ...twin, rule: 'a' }),
      known,
      aFinding({ location: known.location, tool: { name: 'Semgrep', version: null, category: null } }),
      aFinding({ rule: 'low' }),
      aFinding({ rule: 'other', location: { ...known.location, path: 'docs/a.js', display: 'docs/a.js' } }),
    ],
    {
      rules: {
        artifact: {
          evidences: [],
          tree: aTree(['docs/a.js']),
          exclusions: [{ path: 'docs/**', reason: 'not packed', where: 'policy.yml:3' }],
          required: [],
          judged: { digests: [], revision: null },
          files: [{ path: 'meta.json', sha256: 'd'.repeat(64), bytes: 9, format: 'esbuild metafile' }],
        },
        policy: aPolicy('severity: {rules: [{when: {rule: low}, atMost: low, reason: it is}]}'),
        exceptions: exceptionsOf(
          anException(),
          anException({ id: 'EX-2', match: { rule: 'a' }, validThrough: '2026-11-10' }),
          anException({ id: 'EX-3', match: { rule: 'a' }, signOffs: [] }),
          anException({ id: 'EX-4', match: { rule: 'nowhere' } }),
        ),
        vex: [{ file: 'vex.json', sha256: 'd'.repeat(64), format: 'OpenVEX', id: null, version: 1, author: 'Acme', statements: [] }],
      },
      evidence: {
        faults: [fault('E_READ', 'a.sarif', 'b', 'c')],
        warnings: [{ what: 'a', where: 'b' }],
        skipped: [{ path: 'x.json', why: 'JSON, but not SARIF' }],
        runs: [aRun({ counts: { ...aRun().counts, results: 6 } })],
        past: aPast(known),
        digests: { policy: `sha256:${'a'.repeat(64)}`, exceptions: `sha256:${'b'.repeat(64)}`, ledger: null, artifact: null },
        subjects: [{ name: 'shop.tar', sha256: 'c'.repeat(64) }],
      },
    },
  );
  return verdictOf(assessment);
}

function aPast(finding: Finding): Past {
  const earlier = { finding, before: 0, by: 'line text', strength: 'strong', changed: false, rewritten: false } as const;
  const [base, head] = ['a'.repeat(40), 'b'.repeat(40)];
  return {
    baseline: {
      inputs: [{ path: 'scan.sarif', sha256: 'c'.repeat(64), bytes: 1 }],
      tools: [finding.tool],
      earlier: new Map([[finding, earlier]]),
      absent: [aFinding()],
      unmeasured: 1,
      unsourced: 1,
    },
    change: told({ base, head, files: new Map(), regular: new Set() }),
  };
}

type Path = readonly (string | number)[];

/** Where every member and every element stands, but below maps with free keys there are none. */
function pathsOf(value: unknown, at: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, inner]) => {
    const here = at.concat(key);
    return [here].concat(pathsOf(inner, here));
  });
}

function mutated(verdict: Verdict, path: Path, change: (holder: Record<string | number, unknown>, key: string | number) => void): Verdict {
  const copy = structuredClone(verdict);
  let holder = copy as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>;
  const last = path.at(-1);
  if (last !== undefined) change(holder, last);
  return copy;
}

describe('mutations', () => {
  const verdict = fullVerdict();
  const paths = pathsOf(verdict);
  const members = paths.filter((path) => typeof path.at(-1) === 'string');

  test('the verdict they start from is valid, and has an entry in nearly every list', () => {
    expect(complaints(verdict)).toEqual([]);
    const empty = paths.filter((path) => {
      const value = path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], verdict);
      return Array.isArray(value) && value.length === 0;
    });
    const names = new Set(empty.map((path) => path.filter((key) => typeof key === 'string').join('.')));
    expect([...names].toSorted()).toEqual([
      'defects.merged',
      'defects.nearMisses',
      'exceptions.expired.signers.roles',
      'exceptions.refused.signedBy',
      'exceptions.refused.signers',
      'exceptions.unused.signedBy',
      'exceptions.unused.signers',
      'exceptions.used.signers.roles',
    ]);
    expect(members.length).toBeGreaterThan(150);
  });

  test('no key can be missing', () => {
    const without = members.filter((path) => complaints(mutated(verdict, path, (holder, key) => void delete holder[key])).length === 0);
    expect(without.map((path) => path.join('.'))).toEqual([]);
  });

  test('no value can be of another type', () => {
    const other = paths.filter((path) => complaints(mutated(verdict, path, (holder, key) => (holder[key] = { not: 'this' }))).length === 0);
    expect(other.map((path) => path.join('.'))).toEqual([]);
  });

  const words =
    /^(?:schema|verdict|stage|failOn|at|defects\.\d+\.(?:disposition|severity|state|id)|defects\.\d+\.(?:introduced|ships)\.answer|.*\.decision|.*\.validThrough|reductions\.\d+\.kind|faults\.\d+\.(?:code|who)|(?:inputs|subjects)\.\d+\.sha256|digests\..*|.*\.cwe\.\d+)$/;

  test('no word can be one that the model does not know', () => {
    const coded = paths.filter((path) => words.test(path.join('.')));
    expect(coded.length).toBeGreaterThan(25);
    const taken = coded.filter((path) => complaints(mutated(verdict, path, (holder, key) => (holder[key] = 'Blocked'))).length === 0);
    expect(taken.map((path) => path.join('.'))).toEqual([]);
  });

  test('no count can be negative or a fraction, and no scale has another step', () => {
    const counted = members.filter((path) => path[0] === 'counts' && path.length > (String(path[1]).startsWith('by') ? 2 : 1));
    for (const value of [-1, 0.5])
      for (const path of counted) expect(complaints(mutated(verdict, path, (holder, key) => (holder[key] = value)))).not.toEqual([]);
    const scale = ['counts', 'byDisposition', 'blocking'];
    expect(complaints(mutated(verdict, scale, (holder) => (holder['ignored'] = 1)))).not.toEqual([]);
  });

  test.each([
    ['an error without a fault', { faults: [] }],
    ['an error that exits 0', { exitCode: 0 }],
    ['an error that exits 1', { exitCode: 1 }],
    ['a pass with a fault', { verdict: 'pass', exitCode: 0 }],
    ['a fail with a fault', { verdict: 'fail', exitCode: 1 }],
    ['a fail without a defect', { verdict: 'fail', exitCode: 1, faults: [], defects: [] }],
    ['a fail that exits 0 unobserved', { verdict: 'fail', exitCode: 0, faults: [] }],
    ['an observed fail that exits 1', { verdict: 'fail', exitCode: 1, faults: [], observed: true }],
  ])('is refused: %s', (_name, over) => {
    expect(complaints({ ...verdict, ...over })).not.toEqual([]);
  });

  test('version 1 may gain keys', () => {
    expect(complaints({ ...verdict, more: 1 })).toEqual([]);
  });
});
