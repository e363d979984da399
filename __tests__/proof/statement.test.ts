// What a sign-off is a signature over: every key of the exceptions file is signed, or free by decision (threat F3).

import { describe, expect, test } from 'vitest';
import type { Exception, SignOff } from '../../src/model/exception.ts';
import { exceptionsSchema } from '../../src/exceptions/schema.ts';
import { parseExceptions } from '../../src/exceptions/parse.ts';
import { parsePublicKey } from '../../src/keys/key.ts';
import { verify } from '../../src/proof/sshsig.ts';
import { STATEMENT_TYPE, statementOf } from '../../src/proof/statement.ts';
import { exceptionsOf, TODAY } from '../builders.ts';
import { aSoftKey, sshsig } from './signer.ts';

type Entry = Record<string, unknown>;

const FULL: Entry = {
  id: 'EX-legacy-report-sqli',
  decision: 'mitigated',
  vex: 'inline_mitigations_already_exist',
  match: {
    tool: 'CodeQL',
    rule: ['js/sql-injection', 'js/xss'],
    path: 'src/legacy/**',
    cwe: 'CWE-89',
    vulnerability: 'CVE-2021-23337',
    package: 'lodash',
    defect: 'd-7f3k2q9wxa',
    branches: 'main',
  },
  justification: 'Read-only reporting database; “query” rewritten in Q1.',
  controls: [{ id: 'WAF-942100', owner: 'platform', evidence: 'https://waf.example/942100', verifiedOn: '2026-11-01' }],
  owner: 'sam',
  ticket: 'SEC-1',
  impact: 'The names of reports could leak.',
  plan: 'Rewrite in Q1.',
  notes: 'Seen by all.',
  maxSeverity: 'high',
  maxMatches: 2,
  requested: { by: 'ana', on: '2026-11-02' },
  validThrough: '2027-01-31',
  until: 'fixed-version',
  renews: 'EX-0',
  emergency: true,
  revoked: { by: 'max', on: '2026-11-20', why: 'Found in the field.' },
  signOffs: [{ by: 'kim', role: 'appsec', on: '2026-11-03', signature: 'it is no part of what it signs' }],
};

/** Every key of the format: whether a signature covers it, and another value that it could be given. */
const KEYS: Readonly<Record<string, readonly ['signed' | 'free', unknown]>> = {
  id: ['signed', 'EX-other'],
  decision: ['signed', 'accepted-risk'],
  vex: ['signed', 'component_not_present'],
  'match.tool': ['signed', 'Semgrep'],
  'match.rule': ['signed', ['js/xss', 'js/sql-injection']],
  'match.path': ['signed', 'src/**'],
  'match.cwe': ['signed', 'CWE-79'],
  'match.vulnerability': ['signed', 'CVE-2021-23338'],
  'match.package': ['signed', 'lodash@<4.17.21'],
  'match.defect': ['signed', 'd-7f3k2q9wxb'],
  'match.branches': ['signed', ['main', 'release']],
  justification: ['signed', 'Read-only reporting database; "query" rewritten in Q1.'],
  'controls.id': ['signed', 'WAF-942101'],
  'controls.owner': ['signed', 'security'],
  'controls.evidence': ['signed', 'https://waf.example/other'],
  'controls.verifiedOn': ['signed', '2026-11-02'],
  owner: ['signed', 'lee'],
  ticket: ['free', 'SEC-2'],
  impact: ['signed', 'None.'],
  plan: ['signed', 'None.'],
  notes: ['free', 'Read again.'],
  maxSeverity: ['signed', 'critical'],
  maxMatches: ['signed', 3],
  'requested.by': ['signed', 'lee'],
  'requested.on': ['signed', '2026-11-01'],
  validThrough: ['signed', '2027-02-01'],
  until: ['signed', undefined],
  renews: ['signed', 'EX-1'],
  emergency: ['signed', false],
  'revoked.by': ['free', 'kim'],
  'revoked.on': ['free', '2026-11-19'],
  'revoked.why': ['free', 'Not needed any more.'],
  'signOffs.by': ['signed', 'lee'],
  'signOffs.role': ['signed', 'product'],
  'signOffs.on': ['signed', '2026-11-04'],
  'signOffs.signature': ['free', 'of another time'],
};

/** Required in the file: a statement without them is no statement. */
const REQUIRED = new Set([
  'id',
  'decision',
  'justification',
  'controls.id',
  'requested.by',
  'requested.on',
  'validThrough',
  'revoked.by',
  'revoked.on',
  'revoked.why',
  'signOffs.by',
  'signOffs.on',
]);

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** Dotted paths of all keys that hold no others; lists count as their entries. */
function keysOf(schema: Schema, path: readonly string[] = []): readonly string[] {
  const { properties, items } = schema;
  if (properties) return Object.entries(properties).flatMap(([key, inner]) => keysOf(inner, [...path, key]));
  return items?.properties ? keysOf(items, path) : [path.join('.')];
}

/** @param value undefined to leave the key out */
function changed(entry: Entry, path: string, value: unknown): Entry {
  const [key = '', ...below] = path.split('.');
  if (below.length > 0) {
    const inner = entry[key];
    const change = (one: unknown): Entry => changed(one as Entry, below.join('.'), value);
    return { ...entry, [key]: Array.isArray(inner) ? inner.map(change) : change(inner) };
  }
  const { [key]: _old, ...others } = entry;
  return value === undefined ? others : { ...others, [key]: value };
}

function read(entry: Entry): [Exception, SignOff] {
  const [exception] = exceptionsOf(entry);
  const signOff = exception?.signOffs[0];
  if (exception === undefined || signOff === undefined) throw new Error('no sign-off');
  return [exception, signOff];
}

function statement(entry: Entry, application = 'shop-api'): Uint8Array {
  const bytes = statementOf(read(entry)[0], application, read(entry)[1]);
  if (!bytes.ok) throw new Error(bytes.why);
  return bytes.value;
}

function textOf(entry: Entry): string {
  return new TextDecoder().decode(statement(entry));
}

describe('a statement', () => {
  // A contract with everybody who signs: if this text changes, every signature is void.
  test('is these bytes', () => {
    expect(textOf(FULL)).toBe(
      [
        '{"application":"shop-api","branches":["main"],',
        '"controls":[{"evidence":"https://waf.example/942100","id":"WAF-942100","owner":"platform","verifiedOn":"2026-11-01"}],',
        '"decision":"mitigated","emergency":true,"id":"EX-legacy-report-sqli","impact":"The names of reports could leak.",',
        '"justification":"Read-only reporting database; “query” rewritten in Q1.",',
        '"match":{"cwe":["CWE-89"],"defect":["d-7f3k2q9wxa"],"package":["lodash"],"path":["src/legacy/**"],',
        '"rule":["js/sql-injection","js/xss"],"tool":["CodeQL"],"vulnerability":["CVE-2021-23337"]},',
        '"maxMatches":2,"maxSeverity":"high","owner":"sam","plan":"Rewrite in Q1.","renews":"EX-0","requested":{"by":"ana","on":"2026-11-02"},',
        '"signOff":{"by":"kim","on":"2026-11-03","role":"appsec"},"type":"defect-gate.exception.v1",',
        '"until":"fixed-version","validThrough":"2027-01-31","vex":"inline_mitigations_already_exist"}',
      ].join(''),
    );
  });

  test('of an exception that says only what it must is these', () => {
    const least = { ...FULL, match: { rule: 'js/xss' }, signOffs: [{ by: 'kim', on: '2026-11-03' }] };
    const keys = [
      'until',
      'renews',
      'emergency',
      'revoked',
      'vex',
      'controls',
      'owner',
      'ticket',
      'impact',
      'plan',
      'notes',
      'maxSeverity',
      'maxMatches',
    ];
    const entry = keys.reduce<Entry>((rest, key) => changed(rest, key, undefined), { ...least, justification: 'none' });
    expect(textOf(entry)).toBe(
      '{"application":"shop-api","decision":"mitigated","id":"EX-legacy-report-sqli","justification":"none","match":{"rule":["js/xss"]},' +
        '"maxMatches":1,"requested":{"by":"ana","on":"2026-11-02"},"signOff":{"by":"kim","on":"2026-11-03"},' +
        '"type":"defect-gate.exception.v1","validThrough":"2027-01-31"}',
    );
  });

  test('has a decision for every key of the format', () => {
    const { exceptions } = (exceptionsSchema.schema as Schema).properties ?? {};
    expect(keysOf(exceptions?.items ?? {}).toSorted()).toEqual(Object.keys(KEYS).toSorted());
  });
});

describe('F3: a signature', () => {
  const key = aSoftKey();
  const parsed = parsePublicKey(key.line);
  const keys = parsed.ok ? [parsed.value] : [];
  const signature = sshsig(key, statement(FULL));
  const holds = (entry: Entry, application?: string): boolean => verify(statement(entry, application), signature, keys, STATEMENT_TYPE).ok;

  test('holds for what was signed', () => {
    expect(holds(FULL)).toBe(true);
  });

  test.each(Object.entries(KEYS).filter(([, [what]]) => what === 'signed'))('is void once %s is changed', (path, [, value]) => {
    expect(holds(changed(FULL, path, value))).toBe(false);
  });

  test.each(Object.entries(KEYS).filter(([path, [what]]) => what === 'signed' && !REQUIRED.has(path)))(
    'is void once %s is taken away',
    (path) => {
      expect(holds(changed(FULL, path, undefined))).toBe(false);
    },
  );

  test.each(Object.entries(KEYS).filter(([, [what]]) => what === 'free'))('holds when %s is changed or taken away', (path, [, value]) => {
    const [whole = ''] = path.split('.');
    const gone = REQUIRED.has(path) ? whole : path;
    expect([holds(changed(FULL, path, value)), holds(changed(FULL, gone, undefined))]).toEqual([true, true]);
  });

  test('for one application says nothing of another', () => {
    expect(holds(FULL, 'shop')).toBe(false);
  });

  test('holds when others sign beside it', () => {
    expect(holds({ ...FULL, signOffs: [...(FULL['signOffs'] as unknown[]), { by: 'lee', role: 'product', on: '2026-11-05' }] })).toBe(true);
  });

  test('of text that only looks the same is another', () => {
    const composed = changed(FULL, 'plan', 'caf\u00e9');
    const made = sshsig(key, statement(composed));
    expect(verify(statement(changed(FULL, 'plan', 'cafe\u0301')), made, keys, STATEMENT_TYPE).ok).toBe(false);
  });
});

describe('how an exception is written', () => {
  const of = (yaml: string): string => {
    const parsed = parseExceptions([{ file: 'exceptions.yml', text: yaml }], TODAY);
    const [exception] = parsed.ok ? parsed.value : [];
    const [signOff] = exception?.signOffs ?? [];
    if (exception === undefined || signOff === undefined) throw new Error(JSON.stringify(parsed));
    const bytes = statementOf(exception, 'shop-api', signOff);
    return bytes.ok ? new TextDecoder().decode(bytes.value) : bytes.why;
  };
  const PLAIN = `version: 1
exceptions:
  - id: EX-1
    decision: accepted-risk
    match: {rule: js/xss, cwe: CWE-79}
    justification: Static site, without sessions.
    requested: {by: ana, on: 2026-11-02}
    validThrough: 2027-01-31
    signOffs: [{by: kim, role: appsec, on: 2026-11-03}]
`;

  test.each([
    ['comments', PLAIN.replace('EX-1', 'EX-1 # as agreed')],
    ['quotes', PLAIN.replace('EX-1', '"EX-1"').replace('2027-01-31', "'2027-01-31'")],
    ['a list of one', PLAIN.replace('rule: js/xss', 'rule: [js/xss]')],
    ['the case of a CWE, which the gate does not heed', PLAIN.replace('CWE-79', 'cwe-79')],
    ['what would hold anyway', PLAIN.replace('    validThrough', '    maxMatches: 1\n    validThrough')],
    ['an empty list of controls', PLAIN.replace('    validThrough', '    controls: []\n    validThrough')],
    [
      'the order of keys',
      PLAIN.replace('{by: ana, on: 2026-11-02}', '{on: 2026-11-02, by: ana}').replace(
        '{rule: js/xss, cwe: CWE-79}',
        '{cwe: CWE-79, rule: js/xss}',
      ),
    ],
    ['text over several lines', PLAIN.replace('Static site, without sessions.', 'Static site,\n      without sessions.')],
    ['other ends of lines', PLAIN.replaceAll('\n', '\r\n')],
    ['another exception behind it', PLAIN + PLAIN.split('exceptions:\n')[1]?.replace('EX-1', 'EX-2')],
  ])('makes no difference: %s', (_title, yaml) => {
    expect(of(yaml)).toBe(of(PLAIN));
  });

  test('half a character cannot be signed', () => {
    expect(of(PLAIN.replace('Static site, without sessions.', String.raw`"half \uD83D"`))).toMatch(/^it has no canonical form: /);
  });
});
