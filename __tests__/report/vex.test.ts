// The exceptions that hold, as OpenVEX for others: by the schema of its specification, and never more than was decided.

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Exception } from '../../src/model/exception.ts';
import type { Finding } from '../../src/model/finding.ts';
import { DECISIONS } from '../../src/model/policy.ts';
import { renderVex, whyNoVex } from '../../src/report/vex.ts';
import { fault } from '../../src/model/fault.ts';
import { aFinding, anException, aPolicy, exceptionsOf, judge, written as plainly } from '../builders.ts';
import { anOpenVex, APPLICATION, aVulnerable, CVE, documentOf, LODASH, trusting } from '../vex/builders.ts';

const SCHEMA = resolve(import.meta.dirname, '../../../shared/suites/openvex-schema/openvex_json_schema.json');
const REVIEWED = 'signOff: {proof: review, roles: {appsec: {people: [{login: kim}]}}}\n';
const SHOP = aPolicy(`application: {id: shop-api, purl: '${APPLICATION}'}\nvex: {author: Acme PSIRT}\n${REVIEWED}`);

type Json = Record<string, unknown>;

interface Written {
  readonly text: string | null;
  readonly statements: readonly Json[];
  readonly why: string;
}

interface Given {
  readonly policy?: typeof SHOP;
  readonly faults?: boolean;
  /** Who approved every exception. */
  readonly by?: readonly string[];
}

function judged(findings: readonly Finding[], exceptions: readonly Exception[], over: Given = {}): Assessment {
  const approvals = (over.by ?? ['kim']).map((login) => ({ login, teams: [], on: '2026-11-05' }));
  const review = { requesters: ['ana'], approvals, where: 'org/shop#12', why: '' };
  const reviews = new Map(exceptions.map((exception) => [exception, review]));
  const evidence = over.faults === true ? { faults: [fault('E_READ', 'a', 'b', 'c')] } : {};
  return judge(findings, { rules: { exceptions, reviews, policy: over.policy ?? SHOP }, evidence });
}

function written(findings: readonly Finding[], entries: readonly Json[], over: Given = {}): Written {
  const exceptions = exceptionsOf(...entries);
  const assessment = judged(findings, exceptions, over);
  const text = renderVex(assessment, exceptions);
  return {
    text,
    statements: text === null ? [] : (JSON.parse(text) as { statements: Json[] }).statements,
    why: whyNoVex(assessment, exceptions),
  };
}

const FALSE_POSITIVE = anException({ match: { vulnerability: CVE }, decision: 'false-positive', maxMatches: 9 });

test('an exception that holds becomes a statement, and the document says who, when and what', () => {
  const { text } = written([aVulnerable()], [{ ...FALSE_POSITIVE, vex: 'vulnerable_code_not_in_execute_path' }]);
  expect(JSON.parse(text ?? '')).toEqual({
    '@context': 'https://openvex.dev/ns/v0.2.0',
    '@id': expect.stringMatching(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/) as string,
    author: 'Acme PSIRT',
    timestamp: '2026-11-21T12:00:00Z',
    version: 1,
    tooling: 'defect-gate',
    statements: [
      {
        vulnerability: { name: CVE, aliases: ['GHSA-35jh-r3h4-6jhm'] },
        products: [{ '@id': APPLICATION, subcomponents: [{ '@id': LODASH }] }],
        status: 'not_affected',
        justification: 'vulnerable_code_not_in_execute_path',
        status_notes: 'exception EX-1: false-positive through 2027-01-15, signed by kim (appsec, review)',
      },
    ],
  });
});

test('equal runs write equal bytes, and another content has another name', () => {
  const one = written([aVulnerable()], [FALSE_POSITIVE]).text;
  expect(written([aVulnerable()], [FALSE_POSITIVE]).text).toBe(one);
  const other = written([aVulnerable()], [{ ...FALSE_POSITIVE, impact: 'never called' }]).text;
  expect((JSON.parse(other ?? '') as Json)['@id']).not.toBe((JSON.parse(one ?? '') as Json)['@id']);
});

describe('the decision', () => {
  test.each<readonly [string, Json, Json]>([
    ['a false positive', { decision: 'false-positive' }, { status: 'not_affected', impact_statement: 'read-only database' }],
    [
      'a false positive with an impact for others to read',
      { decision: 'false-positive', impact: 'never called' },
      { status: 'not_affected', impact_statement: 'never called' },
    ],
    [
      'a mitigation within the product',
      { decision: 'mitigated', vex: 'inline_mitigations_already_exist' },
      { status: 'not_affected', justification: 'inline_mitigations_already_exist' },
    ],
    [
      'a mitigation where we run it',
      { decision: 'mitigated', controls: [{ id: 'WAF-1' }] },
      { status: 'affected', action_statement: 'mitigated where we run it (WAF-1), through 2027-01-15' },
    ],
    ['an accepted risk', { decision: 'accepted-risk' }, { status: 'affected', action_statement: 'risk accepted, through 2027-01-15' }],
    [
      'an accepted risk with a plan',
      { decision: 'accepted-risk', plan: 'update in January' },
      { status: 'affected', action_statement: 'update in January' },
    ],
    [
      'an accepted risk that claims a justification',
      { decision: 'accepted-risk', vex: 'component_not_present' },
      { status: 'affected', action_statement: 'risk accepted, through 2027-01-15' },
    ],
  ])('%s', (_title, over, said) => {
    const [statement = {}] = written([aVulnerable()], [{ ...FALSE_POSITIVE, ...over }]).statements;
    const { status, justification, impact_statement, action_statement } = statement;
    expect(
      Object.fromEntries(
        Object.entries({ status, justification, impact_statement, action_statement }).filter(([, value]) => value !== undefined),
      ),
    ).toEqual(said);
  });
});

describe('nothing is said', () => {
  const elsewhere = aVulnerable({ location: { path: 'b.json', display: 'b.json', line: 1, column: null, endLine: 1 } });
  const here = aVulnerable({ location: { path: 'a.json', display: 'a.json', line: 1, column: null, endLine: 1 } });
  const narrow = { ...FALSE_POSITIVE, match: { vulnerability: CVE, path: 'a.json' } };
  const NOTHING = 'no exception holds for all that was found of a vulnerability';

  test.each<readonly [string, () => Written, string]>([
    ['of what no exception covers', () => written([aVulnerable()], []), NOTHING],
    ['of what is no vulnerability', () => written([aFinding()], [anException()]), NOTHING],
    ['by an exception that does not hold', () => written([aVulnerable()], [FALSE_POSITIVE], { by: [] }), NOTHING],
    ['where the same package has the vulnerability elsewhere, undecided', () => written([here, elsewhere], [narrow]), NOTHING],
    [
      'where it is undecided elsewhere under another name',
      () => written([here, { ...elsewhere, vulnerability: { id: 'GHSA-35jh-r3h4-6jhm', aliases: [] } }], [narrow]),
      NOTHING,
    ],
    ['where it is undecided in a package without a name', () => written([here, { ...elsewhere, package: null }], [narrow]), NOTHING],
    [
      'by what could not be judged',
      () => written([aVulnerable()], [FALSE_POSITIVE], { faults: true }),
      'what could not be judged is not told to others',
    ],
    [
      'by what the file alone says was signed',
      () => written([aVulnerable()], [FALSE_POSITIVE], { policy: aPolicy('application: {id: shop-api}\n') }),
      'sign-offs are declared, and what nobody proved is not told to others: let the policy ask for another proof (signOff.proof, built-in policy)',
    ],
    [
      'of an application that the policy does not name',
      () => written([aVulnerable()], [FALSE_POSITIVE], { policy: aPolicy() }),
      'the policy does not name the application (application.id)',
    ],
  ])('%s', (_title, run, why) => {
    expect(run()).toEqual({ text: null, statements: [], why });
  });

  test('in our name of what a supplier says', () => {
    const document = anOpenVex();
    const assessment = judge([aVulnerable()], { rules: { policy: trusting([document]), vex: [documentOf(document)] } });
    expect(assessment.defects[0]?.disposition).toBe('accepted');
    expect(renderVex(assessment, [])).toBeNull();
  });
});

test('what is said of one package is not said of another, and where a package has no purl, of the whole application', () => {
  const other = { name: 'lodash-es', version: '4.17.20', ecosystem: 'npm', purl: 'pkg:npm/lodash-es@4.17.20', fixed: [] };
  const products = (findings: readonly Finding[], match: Json): unknown =>
    written(findings, [{ ...FALSE_POSITIVE, match }]).statements.map((one) => one['products']);
  expect(products([aVulnerable(), aVulnerable({ package: other })], { vulnerability: CVE, package: 'lodash' })).toEqual([
    [{ '@id': APPLICATION, subcomponents: [{ '@id': LODASH }] }],
  ]);
  expect(products([aVulnerable(), aVulnerable({ package: null })], { vulnerability: CVE })).toEqual([[{ '@id': APPLICATION }]]);
});

test('what is affected at one place is affected', () => {
  const at = (path: string): Finding => aVulnerable({ location: { path, display: path, line: 1, column: null, endLine: 1 } });
  const entry = (id: string, path: string, decision: string): Json => ({
    ...FALSE_POSITIVE,
    id,
    decision,
    match: { vulnerability: CVE, path },
  });
  const { statements } = written(
    [at('a.json'), at('b.json')],
    [entry('EX-A', 'a.json', 'false-positive'), entry('EX-B', 'b.json', 'accepted-risk')],
  );
  expect(statements).toMatchObject([{ status: 'affected' }]);
  expect(statements[0]?.['status_notes']).toMatch(/^exception EX-A: .*; exception EX-B: /);
});

test('without a purl the application has a name made of its id, which the gate reads back', () => {
  const policy = aPolicy(`application: {id: shop-api}\n${REVIEWED}`);
  const { statements, text } = written([aVulnerable()], [FALSE_POSITIVE], { policy });
  expect(statements[0]?.['products']).toEqual([{ '@id': 'urn:defect-gate:application:shop-api', subcomponents: [{ '@id': LODASH }] }]);
  const trusted = trusting([text], {}, 'shop-api');
  const { defects } = judge([aVulnerable()], { rules: { policy: trusted, vex: [documentOf(text)] } });
  expect(defects[0]?.disposition).toBe('accepted');
});

test.skipIf(!existsSync(SCHEMA))('whatever is written is OpenVEX by its schema', () => {
  const isVex = new Ajv2020({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(SCHEMA, 'utf8')) as object);
  const finding = fc
    .record({
      id: fc.constantFrom('CVE-2021-1', 'CVE-2021-2', 'GHSA-x'),
      aliases: fc.subarray(['CVE-2021-1', 'OSV-1']),
      named: fc.boolean(),
      purl: fc.constantFrom(LODASH, 'pkg:npm/x@1', null),
      line: fc.nat(9),
    })
    .map(({ id, aliases, named, purl, line }) =>
      aVulnerable({
        vulnerability: { id, aliases },
        location: { path: 'a.json', display: 'a.json', line, column: null, endLine: line },
        package: named ? { name: 'lodash', version: '1', ecosystem: null, purl, fixed: [] } : null,
      }),
    );
  const entry = fc.record(
    {
      decision: fc.constantFrom(...DECISIONS),
      vex: fc.constantFrom('component_not_present', 'inline_mitigations_already_exist'),
      impact: fc.constantFrom('never called', '"quoted" ##[error]'),
      plan: fc.constant('update'),
      match: fc.constantFrom({ vulnerability: 'CVE-2021-1' }, { vulnerability: ['CVE-2021-2', 'GHSA-x'] }, { package: 'lodash' }),
    },
    { requiredKeys: ['decision', 'match'] },
  );
  let documents = 0;
  fc.assert(
    fc.property(fc.array(finding, { minLength: 1, maxLength: 6 }), fc.array(entry, { minLength: 1, maxLength: 3 }), (findings, entries) => {
      const { text } = written(
        findings,
        entries.map((one, index) => anException({ ...one, id: `EX-${index}`, maxMatches: 9 })),
      );
      if (text === null) return;
      documents += 1;
      isVex(JSON.parse(text));
      expect(isVex.errors ?? []).toEqual([]);
    }),
    { numRuns: 300 },
  );
  expect(documents).toBeGreaterThan(50);
});

test('what holds as an emergency alone is not told, and what is not shipped stands in no way', () => {
  const exceptions = exceptionsOf(FALSE_POSITIVE);
  const assessment = judged([aVulnerable(), aVulnerable({ location: aFinding().location })], exceptions);
  const emergencies = exceptions.map((one) => ({ ...one, emergency: true }));
  expect(renderVex(assessment, exceptions)).not.toBeNull();
  expect(renderVex(assessment, emergencies)).toBeNull();
  const [first, ...others] = assessment.defects.map(plainly);
  const unshipped = { ...assessment, defects: [first, ...others.map((one) => ({ ...one, disposition: 'not-shipped', exception: null }))] };
  expect(renderVex(unshipped as Assessment, exceptions)).not.toBeNull();
});
