// Files of exceptions in: every key heard, dates checked against the calendar, each other and today, ids unique.

import { describe, expect, test } from 'vitest';
import { parseExceptions } from '../../src/exceptions/parse.ts';
import { anException, exceptionsOf, TODAY } from '../builders.ts';

const ARMORED = '-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n';

/** A file with one exception, one key on each line: line 4 is its decision, 5 its match, and so on. */
function aFile(over: Readonly<Record<string, string | null>> = {}): string {
  const keys: Record<string, string | null> = {
    id: 'EX-1',
    decision: 'accepted-risk',
    match: '{rule: js/sql-injection}',
    justification: 'read-only database',
    requested: '{by: ana, on: 2026-11-01}',
    validThrough: '2027-01-15',
    signOffs: '[{by: kim, on: 2026-11-02}]',
    ...over,
  };
  const lines = Object.entries(keys).flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]));
  return `version: 1\nexceptions:\n  - ${lines.join('\n    ')}\n`;
}

function faultsOf(...texts: readonly string[]): readonly string[] {
  const files = texts.map((text, index) => ({ file: index === 0 ? 'exceptions.yml' : `more-${index}.yml`, text }));
  const parsed = parseExceptions(files, TODAY);
  return parsed.ok ? [] : parsed.faults.map(({ where, what, code, fix }) => `${where}: ${what} [${code}] ${fix}`);
}

describe('an exception', () => {
  test('is heard in every key', () => {
    const [exception] = exceptionsOf(
      anException({
        id: 'EX-legacy-report-sqli',
        decision: 'mitigated',
        vex: 'inline_mitigations_already_exist',
        match: { rule: 'js/sql-injection', path: 'src/legacy/report.ts', branches: ['main'] },
        justification: 'Read-only reporting database.',
        controls: [{ id: 'WAF-942100', owner: 'platform', evidence: 'https://x', verifiedOn: TODAY }],
        owner: 'sam',
        ticket: 'SEC-1',
        impact: 'none',
        plan: 'rewrite in Q1',
        notes: 'seen by all',
        maxSeverity: 'high',
        maxMatches: 3,
        requested: { by: 'ana', on: TODAY },
        validThrough: TODAY,
        until: 'fixed-version',
        renews: 'EX-0',
        emergency: true,
        revoked: { by: 'sam', on: TODAY, why: 'found in the field' },
        signOffs: [
          { by: 'kim', role: 'appsec', on: TODAY, signature: ARMORED },
          { by: 'lee', on: TODAY },
        ],
      }),
    );
    expect(exception).toEqual({
      id: 'EX-legacy-report-sqli',
      decision: 'mitigated',
      vex: 'inline_mitigations_already_exist',
      match: { rule: ['js/sql-injection'], path: ['src/legacy/report.ts'], branches: ['main'] },
      justification: 'Read-only reporting database.',
      impact: 'none',
      plan: 'rewrite in Q1',
      controls: [{ id: 'WAF-942100', owner: 'platform', evidence: 'https://x', verifiedOn: TODAY }],
      owner: 'sam',
      maxSeverity: 'high',
      maxMatches: 3,
      requested: { by: 'ana', on: TODAY },
      validThrough: TODAY,
      until: 'fixed-version',
      renews: 'EX-0',
      emergency: true,
      revoked: { by: 'sam', on: TODAY, why: 'found in the field' },
      signOffs: [
        { by: 'kim', role: 'appsec', on: TODAY, signature: ARMORED, where: 'exceptions.yml:1' },
        { by: 'lee', role: null, on: TODAY, signature: null, where: 'exceptions.yml:1' },
      ],
      origin: 'trusted',
      cameWith: null,
      where: 'exceptions.yml:1',
    });
  });

  test('that says only what it must speaks of one defect, of any severity, and is signed by nobody', () => {
    const parsed = parseExceptions([{ file: 'exceptions.yml', text: aFile({ signOffs: null }) }], TODAY);
    expect(parsed).toMatchObject({
      ok: true,
      value: [{ owner: null, maxSeverity: null, maxMatches: 1, signOffs: [], where: 'exceptions.yml:3' }],
    });
  });

  test.each([
    ['no file', [], 0],
    ['a file of none', ['version: 1\nexceptions: []\n'], 0],
    ['two files', [aFile(), aFile({ id: 'EX-2' })], 2],
    ['a file of none beside one', ['version: 1\nexceptions: []\n', aFile()], 1],
  ])('of %s', (_title, texts, count) => {
    const parsed = parseExceptions(
      texts.map((text, index) => ({ file: `${index}.yml`, text })),
      TODAY,
    );
    expect(parsed.ok && parsed.value.length).toBe(count);
  });

  test('stands in the order of files and entries, each with its own place', () => {
    const texts = [aFile(), aFile({ id: 'EX-0' })].map((text, index) => ({ file: `${index}.yml`, text }));
    const parsed = parseExceptions(texts, TODAY);
    expect(parsed.ok && parsed.value.map(({ id, where }) => `${id} ${where}`)).toEqual(['EX-1 0.yml:3', 'EX-0 1.yml:3']);
  });
});

describe('a date', () => {
  const dated = 'write a day of the calendar as YYYY-MM-DD';
  const quoted = 'write text, in quotes if it looks like a number';
  test.each([
    ['2026-02-30', '"2026-02-30" is not a date [E_DATE]', dated],
    ['2027-02-29', '"2027-02-29" is not a date [E_DATE]', dated],
    ['2026-13-01', '"2026-13-01" is not a date [E_DATE]', dated],
    ['99999-01-01', '"99999-01-01" is not a date [E_DATE]', dated],
    ["'0'", '"0" is not a date [E_DATE]', dated],
    ['never', '"never" is not a date [E_DATE]', dated],
    ['31 Dec 2020', '"31 Dec 2020" is not a date [E_DATE]', dated],
    ['2027-01-15T00:00:00Z', '"2027-01-15T00:00:00Z" is not a date [E_DATE]', dated],
    ['2027/01/15', '"2027/01/15" is not a date [E_DATE]', dated],
    ['2027-1-15', '"2027-1-15" is not a date [E_DATE]', dated],
    ['90d', '"90d" is not a date [E_DATE]', dated],
    ['0', 'is 0, not text [E_VALUE]', quoted],
    ['2027', 'is 2027, not text [E_VALUE]', quoted],
    ['20270115', 'is 20270115, not text [E_VALUE]', quoted],
    ['.inf', 'is Infinity, not text [E_VALUE]', quoted],
    ['.nan', 'is NaN, not text [E_VALUE]', quoted],
    ['true', 'is true, not text [E_VALUE]', quoted],
    ['[2027-01-15]', 'is a list, not text [E_VALUE]', quoted],
    ["''", 'is blank [E_VALUE]', 'say it in a few words'],
  ])('D7, failure 6: an exception that holds through %s is a fault', (written, what, fix) => {
    expect(faultsOf(aFile({ validThrough: written }))).toEqual([`exceptions.yml:8:19: validThrough ${what} ${fix}`]);
  });

  test('D7: an exception without an end is a fault', () => {
    expect(faultsOf(aFile({ validThrough: null }))).toEqual([
      'exceptions.yml:3:5: "validThrough" is missing [E_MISSING] add "validThrough"',
    ]);
    expect(faultsOf(aFile({ validThrough: '' }))).toEqual([
      expect.stringMatching(/^exceptions\.yml:8:\d+: validThrough is nothing, not text \[E_VALUE\]/),
    ]);
  });

  const happened = 'write the day it happened; today is 2026-11-21 in UTC';
  test.each([
    ['requested tomorrow', { requested: '{by: ana, on: 2026-11-22}' }, '7:30: requested.on "2026-11-22" is in the future', happened],
    ['signed tomorrow', { signOffs: '[{by: kim, on: 2026-11-22}]' }, '9:30: on "2026-11-22" is in the future', happened],
    [
      'signed tomorrow by the second',
      { signOffs: '[{by: kim, on: 2026-11-21}, {by: lee, on: 9999-12-31}]' },
      '9:57: on "9999-12-31" is in the future',
      happened,
    ],
    [
      'with a control that is verified tomorrow',
      { controls: '[{id: WAF, verifiedOn: 2026-11-22}]' },
      '10:38: verifiedOn "2026-11-22" is in the future',
      happened,
    ],
    [
      'over before it was requested',
      { validThrough: '2026-10-31' },
      '8:19: validThrough "2026-10-31" is before requested.on "2026-11-01"',
      'name the last day on which it holds',
    ],
  ])('D7: an exception %s is a fault', (_title, over: Record<string, string>, what, fix) => {
    expect(faultsOf(aFile(over))).toEqual([`exceptions.yml:${what} [E_DATE] ${fix}`]);
  });

  test.each([
    [
      'requested, signed and verified today',
      { requested: `{by: ana, on: ${TODAY}}`, signOffs: `[{by: kim, on: ${TODAY}}]`, controls: `[{id: W, verifiedOn: ${TODAY}}]` },
    ],
    ['for one day', { requested: `{by: ana, on: ${TODAY}}`, validThrough: TODAY, signOffs: null }],
    ['that is over', { requested: '{by: ana, on: 2020-01-01}', validThrough: '2020-01-31', signOffs: null }],
    ['with a term that no policy allows, which is refused where it is used', { validThrough: '9999-12-31' }],
    ['that is signed before it was requested, which does not count', { signOffs: '[{by: kim, on: 2020-01-01}]' }],
  ])('an exception %s is no fault', (_title, over: Record<string, string | null>) => {
    expect(faultsOf(aFile(over))).toEqual([]);
  });

  test('all dates of all exceptions are told at once', () => {
    const entry = anException({
      requested: { by: 'ana', on: '2026-12-01' },
      validThrough: '2026-11-30',
      signOffs: [{ by: 'kim', on: '2026-12-02' }],
    });
    const text = JSON.stringify({ version: 1, exceptions: [entry, { ...entry, id: 'EX-2' }] });
    expect(faultsOf(text)).toHaveLength(6);
  });
});

describe('a fault', () => {
  const keys =
    'id, decision, vex, match, justification, controls, owner, ticket, impact, plan, notes, maxSeverity, maxMatches, requested, validThrough, until, renews, emergency, revoked, signOffs';
  test.each([
    ['a key that is misspelt', { maxMatch: '1' }, `10:5: unknown key "maxMatch" [E_KEY] did you mean "maxMatches"? Known keys: ${keys}`],
    ['a renewal of no name', { renews: '" "' }, '10:13: renews is blank [E_VALUE] say it in a few words'],
    ['an end that the gate does not know', { until: 'fixed' }, '10:12: until is "fixed" [E_VALUE] it is fixed-version'],
    ['an emergency in words', { emergency: 'very' }, '10:16: emergency is "very" [E_VALUE] it is true or false'],
    ['a revocation without a reason', { revoked: '{by: kim, on: 2026-11-20}' }, '10:14: "why" is missing [E_MISSING] add "why"'],
    [
      'a revocation to come',
      { revoked: '{by: kim, on: 2026-11-22, why: found}' },
      '10:28: revoked.on "2026-11-22" is in the future [E_DATE] write the day it happened; today is 2026-11-21 in UTC',
    ],
    ['the word of another tool: expires', { expires: '2027-01-01' }, `10:5: unknown key "expires" [E_KEY] remove it. Known keys: ${keys}`],
    [
      'a signature that is longer than any',
      { signOffs: `[{by: kim, on: 2026-11-02, signature: ${'x'.repeat(8193)}}]` },
      '9:53: signature is longer than 8192 characters [E_VALUE] shorten it',
    ],
    [
      'more sign-offs than anybody asks for',
      { signOffs: `[${Array.from({ length: 51 }, () => '{by: kim, on: 2026-11-02}').join(', ')}]` },
      '9:15: signOffs has 51 entries, more than 50 [E_VALUE] keep those that are asked for',
    ],
    [
      'more controls than anybody names',
      { controls: `[${Array.from({ length: 101 }, () => '{id: c}').join(', ')}]` },
      '10:15: controls has 101 entries, more than 100 [E_VALUE] name the controls that this rests on',
    ],
    [
      'more patterns of one key than anybody signs',
      { match: `{path: [${Array.from({ length: 1001 }, (_, index) => `src/${index}.ts`).join(', ')}]}` },
      '5:19: path has 1001 entries, more than 1000 [E_VALUE] let a "*" stand for many, or write several entries',
    ],
    [
      'an unknown decision',
      { decision: 'accepted' },
      '4:15: decision is "accepted" [E_VALUE] it is one of accepted-risk, false-positive, mitigated',
    ],
    [
      'failure 9: a severity that is misspelt',
      { maxSeverity: 'hgih' },
      '10:18: maxSeverity is "hgih" [E_VALUE] did you mean "high"? It is one of critical, high, medium, low',
    ],
    ['a ceiling of none', { maxSeverity: 'none' }, '10:18: maxSeverity is "none" [E_VALUE] it is one of critical, high, medium, low'],
    ['B9: no number of matches', { maxMatches: '0' }, '10:17: maxMatches is 0 [E_VALUE] write a whole number from 1 to 1000000'],
    [
      'B9: an endless number of matches',
      { maxMatches: '.inf' },
      '10:17: maxMatches is Infinity [E_VALUE] write a whole number from 1 to 1000000',
    ],
    ['B9: a star of matches', { maxMatches: "'*'" }, '10:17: maxMatches is "*" [E_VALUE] write a whole number from 1 to 1000000'],
    ['no justification', { justification: "' '" }, '6:20: justification is blank [E_VALUE] say it in a few words'],
    [
      'a match of nothing',
      { match: '{}' },
      '5:12: match names nothing to match [E_MISSING] name at least one of rule, tool, path, cwe, vulnerability, package',
    ],
    [
      'a match of a branch alone',
      { match: '{branches: main}' },
      '5:12: match names nothing to match [E_MISSING] name at least one of rule, tool, path, cwe, vulnerability, package',
    ],
    [
      'a match of everything',
      { match: '{rule: "*"}' },
      '5:19: rule "*" matches everything [E_PATTERN] write the exact name; "*" stands for any run of characters',
    ],
    ['an empty list of rules', { match: '{rule: []}' }, '5:19: rule is an empty list [E_VALUE] name at least one, or remove the key'],
    [
      'an id with a space',
      { id: 'EX 1' },
      '3:9: id "EX 1" is not a name [E_VALUE] write letters, digits and . _ -, beginning with a letter or digit',
    ],
    ['an id that is a number', { id: '7' }, '3:9: id is 7, not text [E_VALUE] write text, in quotes if it looks like a number'],
    [
      'F2: a signer in letters that look like others',
      { signOffs: '[{by: k\u0456m, on: 2026-11-02}]' },
      '9:21: by "k\u0456m" is not a login [E_VALUE] write a login or an e-mail address in plain letters, digits and . _ @ + -',
    ],
    [
      'F2: a signer with an invisible letter',
      { signOffs: '[{by: kim\u200b, on: 2026-11-02}]' },
      '9:21: by "kim\u200b" is not a login [E_VALUE] write a login or an e-mail address in plain letters, digits and . _ @ + -',
    ],
    ['F1: nobody who requested it', { requested: '{on: 2026-11-01}' }, '7:16: "by" is missing [E_MISSING] add "by"'],
    ['a signer without a day', { signOffs: '[{by: kim}]' }, '9:16: "on" is missing [E_MISSING] add "on"'],
    [
      'sign-offs that are a word',
      { signOffs: 'kim' },
      '9:15: signOffs is "kim", not a list [E_VALUE] write a list: each entry on its own line, after "- "',
    ],
    [
      'a justification that OpenVEX does not know',
      { vex: 'not_affected' },
      '10:10: vex is "not_affected" [E_VALUE] it is one of component_not_present, vulnerable_code_not_present, vulnerable_code_not_in_execute_path, vulnerable_code_cannot_be_controlled_by_adversary, inline_mitigations_already_exist',
    ],
  ])('%s', (_title, over: Record<string, string>, fault) => {
    expect(faultsOf(aFile(over))).toEqual([`exceptions.yml:${fault}`]);
  });

  test.each([
    ['no version', 'exceptions: []\n', '1:1: "version" is missing [E_MISSING] add "version"'],
    ['no exceptions', 'version: 1\n', '1:1: "exceptions" is missing [E_MISSING] add "exceptions"'],
    [
      'nothing behind exceptions',
      'version: 1\nexceptions:\n',
      '2:12: exceptions is nothing, not a list [E_VALUE] write a list: each entry on its own line, after "- "',
    ],
    [
      'exceptions by name',
      'version: 1\nexceptions: {EX-1: {}}\n',
      '2:13: exceptions is a map of keys, not a list [E_VALUE] write a list: each entry on its own line, after "- "',
    ],
    ['another version', 'version: 2\nexceptions: []\n', '1:10: version is 2 [E_VALUE] it is 1'],
    ['an empty file', '', '1:1: the file is empty [E_SYNTAX] write at least "version: 1", and "exceptions: []" in a file of exceptions'],
  ])('a file with %s', (_title, text, fault) => {
    expect(faultsOf(text)).toEqual([`exceptions.yml:${fault}`]);
  });

  test('D6: a file of more than 16 MiB is refused unread', () => {
    expect(faultsOf(`#${'x'.repeat(16 * 1024 * 1024)}`)).toEqual([
      'exceptions.yml: the file is larger than 16777216 bytes [E_TOO_LARGE] split it, or remove what has ended',
    ]);
  });

  test('one file at fault is enough, and the faults of all files are told', () => {
    expect(faultsOf(aFile({ decision: 'x' }), aFile({ id: 'EX-2' }), '').map((fault) => fault.split(': ')[0])).toEqual([
      'exceptions.yml:4:15',
      'more-2.yml:1:1',
    ]);
  });
});

describe('an id', () => {
  const own = 'give each exception an id of its own';
  test.each([
    [
      'in one file',
      [`${aFile()}${aFile({}).split('\n').slice(2).join('\n')}`],
      'exceptions.yml:10:9: the id "EX-1" stands at exceptions.yml:3 too',
    ],
    ['in two files', [aFile(), aFile()], 'more-1.yml:3:9: the id "EX-1" stands at exceptions.yml:3 too'],
    ['in another case', [aFile(), aFile({ id: 'ex-1' })], 'more-1.yml:3:9: the id "ex-1" stands at exceptions.yml:3 too'],
  ])('that stands twice %s is a fault', (_title, texts, what) => {
    expect(faultsOf(...texts)).toEqual([`${what} [E_DUPLICATE] ${own}`]);
  });

  test('that stands three times is told twice', () => {
    expect(faultsOf(aFile(), aFile(), aFile())).toHaveLength(2);
  });
});
