// `exceptions new`: an entry as narrow as it can be, that really means its defect, and every other byte as it was.

import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { compile } from '../../src/match/criteria.ts';
import { parseExceptions } from '../../src/exceptions/parse.ts';
import { aClaim, aFinding, applyExceptions, aRated, aPolicy, judge, TODAY } from '../builders.ts';
import { aShop, EXCEPTIONS, POLICY, type Ran, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = aShop();
});
afterEach(() => shop.remove());

const SQL = aFinding({ location: { path: 'src/a [1].ts', display: 'src/a [1].ts', line: 3, column: 1, endLine: 3 } });
const LODASH = aFinding({
  tool: { name: 'Trivy', version: null, category: null },
  rule: 'CVE-2021-23337',
  location: { path: 'package-lock.json', display: 'package-lock.json', line: 1, column: 1, endLine: 1 },
  vulnerability: { id: 'CVE-2021-23337', aliases: ['GHSA-35jh-r3h4-6jhm'] },
  package: { name: 'lodash', version: '4.17.20', ecosystem: 'npm', purl: 'pkg:npm/lodash@4.17.20', fixed: ['4.17.21'] },
});

function add(id: string, ...more: readonly string[]): Promise<Ran> {
  return shop.run('new', '--verdict', 'verdict.json', '--defect', id, '--by', 'ana', '--justification', 'read-only database', ...more);
}

describe('an exception for a defect', () => {
  test('is a complete entry in a file of its own', async () => {
    const [id = ''] = shop.verdict(SQL);
    const { exit, out, faults } = await add(id);
    expect([exit, faults]).toEqual([0, []]);
    expect(shop.read()).toBe(`version: 1
exceptions:
  - id: EX-js-sql-injection-${id.slice(2, 8)}
    decision: accepted-risk
    match: {tool: CodeQL, rule: js/sql-injection, path: "src/a \\\\[1\\\\].ts"}
    justification: read-only database
    maxSeverity: high
    maxMatches: 1
    requested: {by: ana, on: ${TODAY}}
    validThrough: 2027-02-19
`);
    expect(out).toContain(`is written at ${EXCEPTIONS}:3:9: 1 defect up to high, through 2027-02-19`);
    expect(out).toContain('1 person other than the requester, at most 90 days');
  });

  test('names vulnerability, package and version where there are any', async () => {
    const [id = ''] = shop.verdict(LODASH);
    await add(id);
    expect(shop.read()).toContain(
      'match: {tool: Trivy, rule: CVE-2021-23337, path: package-lock.json, vulnerability: CVE-2021-23337, package: pkg:npm/lodash@4.17.20}',
    );
  });

  test('covers that defect once it is signed, and no other', async () => {
    const other = aFinding({ location: { path: 'src/a 1.ts', display: '', line: 3, column: 1, endLine: 3 } });
    const [id = ''] = shop.verdict(SQL, other);
    await add(id);
    const text = `${shop.read()}    signOffs: [{by: kim, on: ${TODAY}}]\n`;
    const parsed = parseExceptions([{ file: 'e', text }], TODAY);
    const { defects } = judge([SQL, other], { rules: { exceptions: parsed.ok ? parsed.value : [] } });
    const fates = defects.map(({ disposition, findings: [{ finding }] }) => `${finding.location.path} ${disposition}`);
    expect(fates.toSorted()).toEqual(['src/a 1.ts blocking', 'src/a [1].ts accepted']);
  });

  test('says how many were seen, and the worst of them', async () => {
    const place = { path: 'src/b.ts', display: 'src/b.ts', line: 1, column: 1, endLine: 1 };
    const critical = aClaim({ securitySeverity: { kind: 'score', score: 9.8 } });
    const [id = ''] = shop.verdict(
      aFinding({ location: place, claims: [critical] }),
      aFinding({ location: { ...place, line: 2 } }),
      aFinding({ location: { ...place, line: 9 }, rule: 'js/other' }),
    );
    await add(id);
    expect(shop.read()).toContain('    maxSeverity: critical\n    maxMatches: 2\n');
    expect(shop.read()).toContain('validThrough: 2027-02-19');
  });

  test('does not reach worse ones that its criteria would mean too', async () => {
    const place = { path: 'src/b.ts', display: 'src/b.ts', line: 1, column: 1, endLine: 1 };
    const critical = aClaim({ securitySeverity: { kind: 'score', score: 9.8 } });
    const [, id = ''] = shop.verdict(aFinding({ location: place, claims: [critical] }), aFinding({ location: { ...place, line: 2 } }));
    await add(id);
    expect(shop.read()).toContain(`match: {tool: CodeQL, rule: js/sql-injection, path: src/b.ts, defect: ${id}}`);
    expect(shop.read()).toContain('    maxSeverity: high\n    maxMatches: 1\n');
  });

  test('is for two defects of one place together, and apart for others', async () => {
    const place = { path: 'src/b.ts', display: 'src/b.ts', line: 1, column: 1, endLine: 1 };
    const ids = shop.verdict(aFinding({ location: place }), aFinding({ location: { ...place, line: 2 } }), SQL);
    const { exit } = await add(ids[0] ?? '', '--defect', ids[1] ?? '', '--defect', ids[2] ?? '');
    expect(exit).toBe(0);
    expect(shop.read().match(/maxMatches: \d/g)).toEqual(['maxMatches: 2', 'maxMatches: 1']);
  });

  test('names the defect alone where several findings are one', async () => {
    const trivy = aFinding({ ...LODASH, tool: { name: 'Grype', version: null, category: null }, digest: 'grype' });
    const [id = ''] = shop.verdict(LODASH, trivy);
    await add(id);
    expect(shop.read()).toContain(`match: {defect: ${id}}`);
  });

  test('gets its term from the policy, by decision', async () => {
    const [id = ''] = shop.verdict(SQL);
    await add(id, '--decision', 'false-positive');
    expect(shop.read()).toContain('decision: false-positive');
    expect(shop.read()).toContain('validThrough: 2027-11-21');
  });

  test('keeps every other byte of the file', async () => {
    const before =
      '\ufeff# ours\r\nversion: 1\r\nexceptions:   # two\r\n- {id: A, decision: mitigated, match: {rule: x}, justification: y, requested: {by: ana, on: 2026-11-01}, validThrough: 2026-12-01} # one\r\n\r\n# the end\r\n';
    shop.write(EXCEPTIONS, before);
    const [id = ''] = shop.verdict(SQL);
    const { exit } = await add(id, '--id', 'B');
    const after = shop.read();
    const at = after.indexOf('- id: B');
    const length = after.length - before.length;
    expect(exit).toBe(0);
    expect(after.slice(0, at) + after.slice(at + length)).toBe(before);
    expect(after.slice(at, at + length).replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('gets a file of its own in a folder', async () => {
    shop.write('exceptions/a.yml', 'version: 1\nexceptions: []\n');
    const [id = ''] = shop.verdict(SQL);
    await add(id, '--exceptions', 'exceptions', '--id', 'EX-7');
    expect(shop.read('exceptions/EX-7.yml')).toContain('- id: EX-7\n');
    expect(shop.read('exceptions/a.yml')).toBe('version: 1\nexceptions: []\n');
  });

  test('is asked for by whom the environment names', async () => {
    const [id = ''] = shop.verdict(SQL);
    const before = shop;
    shop = aShop({ GITHUB_ACTOR: 'lee' });
    shop.write('verdict.json', before.read('verdict.json'));
    before.remove();
    await shop.run('new', '--verdict', 'verdict.json', '--defect', id, '--justification', 'none: "quoted" # all of it\nand more');
    expect(shop.read()).toContain('requested: {by: lee, on');
    expect(shop.read()).toContain('    justification: |-\n      none: "quoted" # all of it\n      and more\n');
  });

  test('is written once: whoever repeats it is told which one there is', async () => {
    const [id = ''] = shop.verdict(SQL);
    await add(id);
    const before = shop.read();
    const { exit, faults } = await add(id);
    expect([exit, shop.read()]).toEqual([2, before]);
    expect(faults).toEqual([`${EXCEPTIONS}:3:9: EX-js-sql-injection-${id.slice(2, 8)} means the same, through 2027-02-19`]);
    expect((await add(id, '--id', 'EX-again')).exit).toBe(0);
  });
});

test('a renewal names what it goes on from', async () => {
  const [id = ''] = shop.verdict(SQL);
  await add(id, '--id', 'EX-1');
  expect((await add(id, '--renews', 'EX-0')).faults).toEqual(['EX-0: no exception has the id "EX-0"']);
  const { exit, out } = await add(id, '--renews', 'EX-1');
  expect([exit, out]).toEqual([0, expect.stringContaining(`EX-js-sql-injection-${id.slice(2, 8)} is written at`)]);
  expect(shop.read().match(/renews: .*/g)).toEqual(['renews: EX-1']);
});

describe('an emergency', () => {
  test('is one of the policy, and says who is due', async () => {
    const [id = ''] = shop.verdict(SQL);
    expect((await add(id, '--emergency')).faults).toEqual(['--emergency: the policy does not say who is on call']);
    shop.write(POLICY, 'version: 1\nsignOff: {roles: {duty: {people: [{login: max}]}}, emergency: {role: duty, longest: 48h}}\n');
    const { exit, out } = await add(id, '--emergency');
    expect([exit, shop.read()]).toEqual([0, expect.stringContaining('    emergency: true\n')]);
    expect(out).toContain('it holds once signed by 1 of duty, and goes on if within 2 days it is by 1 person other than the requester');
  });

  test('holds by one sign-off, and lint says until when', async () => {
    const [id = ''] = shop.verdict(SQL);
    shop.write(
      POLICY,
      'version: 1\nsignOff: {roles: {duty: {people: [{login: max}]}}, emergency: {role: duty}, required: {high: {people: 2}}}\n',
    );
    await add(id, '--emergency', '--id', 'EX-1');
    shop.write(EXCEPTIONS, `${shop.read()}    signOffs: [{by: max, role: duty, on: ${TODAY}}]\n`);
    const now = await shop.run('lint');
    expect([now.exit, now.out]).toEqual([
      0,
      expect.stringContaining('EX-1 holds through 2026-11-23 only, unless by then 1 more person sign'),
    ]);
    const later = await shop.run('lint', '--now', '2026-11-24T00:00:00Z');
    expect([later.exit, later.out]).toEqual([1, expect.stringContaining('EX-1 does not hold: its emergency ended 2026-11-23')]);
  });
});

describe('nothing is written', () => {
  test.each<[string, (id: string) => readonly string[], string]>([
    ['without a reason', (id) => ['--defect', id, '--by', 'ana'], '--justification: it is not given'],
    ['where nobody asks', (id) => ['--defect', id, '--justification', 'x'], '--by: it is not known who asks for the exception'],
    ['for no defect', () => ['--by', 'ana', '--justification', 'x'], '--defect: no defect is named'],
    [
      'for a defect that is not there',
      () => ['--by', 'ana', '--justification', 'x', '--defect', 'd-x'],
      '--defect: verdict.json lists no defect "d-x"',
    ],
    ['for a blank reason', (id) => ['--defect', id, '--by', 'ana', '--justification', ' '], `${EXCEPTIONS}:6:20: justification is blank`],
    [
      'for a name that is no login',
      (id) => ['--defect', id, '--by', 'a b', '--justification', 'x'],
      `${EXCEPTIONS}:9:21: by "a b" is not a login`,
    ],
    [
      'for text that turns around',
      (id) => ['--defect', id, '--by', 'ana', '--justification', 'x\u202e'],
      `${EXCEPTIONS}: in what is to be written, the character U+202E is not taken`,
    ],
    [
      'with an unknown decision',
      (id) => ['--defect', id, '--by', 'ana', '--justification', 'x', '--decision', 'wontfix'],
      '--decision: "wontfix" is not one of',
    ],
    ['with a word too many', (id) => ['--defect', id, '--by', 'ana', '--justification', 'x', 'y'], 'y: new takes options only'],
  ])('%s', async (_title, words, why) => {
    const [id = ''] = shop.verdict(SQL);
    const { exit, faults } = await shop.run('new', '--verdict', 'verdict.json', ...words(id));
    expect(exit).toBe(2);
    expect(faults.join('\n')).toContain(why);
    expect(() => shop.read()).toThrow('ENOENT');
  });

  describe('by way of a link', () => {
    let elsewhere = '';
    beforeEach(() => {
      elsewhere = realpathSync(mkdtempSync(join(tmpdir(), 'defect-gate-')));
      writeFileSync(join(elsewhere, 'a.yml'), 'version: 1\nexceptions: []\n');
    });
    afterEach(() => rmSync(elsewhere, { recursive: true }));

    test.each<[string, string, readonly string[]]>([
      ['that is the usual folder of exceptions', '.github/defect-gate/exceptions', []],
      ['that is the usual folder', '.github/defect-gate', []],
      ['above it', '.github', []],
      ['in a path that is named', 'link', ['--exceptions', 'link/new/exceptions.yml']],
    ])('that leads out of the folder, %s', async (_title, link, words) => {
      const [id = ''] = shop.verdict(SQL);
      mkdirSync(dirname(join(shop.folder, link)), { recursive: true });
      symlinkSync(elsewhere, join(shop.folder, link));
      const { exit, faults } = await add(id, ...words);
      expect([exit, faults.join()]).toEqual([2, expect.stringContaining(`a link on its way leads out of ${shop.folder}`)]);
      expect(readdirSync(elsewhere)).toEqual(['a.yml']);
    });

    test('but where it stays within the repository, or a file elsewhere is named', async () => {
      const [id = ''] = shop.verdict(SQL);
      mkdirSync(join(shop.folder, 'gate'));
      symlinkSync(join(shop.folder, 'gate'), join(shop.folder, '.github'));
      expect((await add(id)).exit).toBe(0);
      expect((await add(id, '--exceptions', join(elsewhere, 'mine.yml'))).exit).toBe(0);
      expect([readdirSync(join(shop.folder, 'gate')), readdirSync(elsewhere)]).toEqual([['defect-gate'], ['a.yml', 'mine.yml']]);
    });
  });

  const DEFECT = {
    id: `d-${'a'.repeat(24)}`,
    severity: 'high',
    rule: 'r',
    tools: ['t'],
    cwe: [],
    merged: [],
    location: { path: 'a.ts' },
    vulnerability: null,
    package: null,
    exception: null,
  };
  const file = (over: object = {}, defect: object = {}): string =>
    JSON.stringify({ schema: 'defect-gate/verdict/v1', counts: { defects: 1 }, defects: [{ ...DEFECT, ...defect }], ...over });

  test.each([
    ['is not there', null, 'verdict.json: the file cannot be read: it does not exist'],
    ['is that of a scanner', '{"version": "2.1.0", "runs": []}', 'verdict.json: this is what a scanner found, and no verdict on it'],
    ['is no JSON', 'x', 'verdict.json: the file is not JSON'],
    ['is cut short', file().slice(0, -1), 'verdict.json: the file ends before its JSON does'],
    ['says something twice', file().replace('{', '{"schema":1,'), 'verdict.json: an object says "schema" twice'],
    ['nests without end', '['.repeat(100_000), 'verdict.json: the file nests deeper than 64 levels'],
    ['is not UTF-8', '\ud800', 'verdict.json'],
    ['is of another version', file({ schema: 'defect-gate/verdict/v2' }), 'verdict.json#/schema: it is not "defect-gate/verdict/v1"'],
    ['has no defects', file({ defects: {} }), 'verdict.json#/defects: it is no list'],
    ['has a defect of no object', file({ defects: [7] }), 'verdict.json#/defects/0: it has no id'],
    ['has a defect with another id', file({}, { id: '../../x' }), 'verdict.json#/defects/0: it has no id'],
    ['has a severity of its own', file({}, { severity: '__proto__' }), 'verdict.json#/defects/0: it has no severity'],
    ['has a defect of no tool', file({}, { tools: [] }), 'verdict.json#/defects/0: it names no tools'],
    ['has a tool that is no text', file({}, { tools: [{}] }), 'verdict.json#/defects/0: it names no tools'],
    ['has a package of another shape', file({}, { package: { name: 1 } }), 'verdict.json#/defects/0: it has no rule, location'],
    ['has no location', file({}, { location: null }), 'verdict.json#/defects/0: it has no rule, location'],
  ])('from a verdict that %s', async (_title, text, why) => {
    if (text !== null) shop.write('verdict.json', text);
    const { exit, faults } = await add(DEFECT.id);
    expect(exit).toBe(2);
    expect(faults.join('\n')).toContain(why);
    expect(() => shop.read()).toThrow('ENOENT');
  });

  test.each([
    ['a star in the rule', { rule: '*' }, `{defect: ${DEFECT.id}}`],
    ['a star in the rule of a vulnerability', { rule: 'a*', vulnerability: { id: 'CVE-2020-1', aliases: [] } }, `{defect: ${DEFECT.id}}`],
    ['a star in the tool', { tools: ['*'] }, `{rule: r, path: a.ts, defect: ${DEFECT.id}}`],
    ['a path that is too long', { location: { path: `src/${'a/'.repeat(100)}a.ts` } }, `{tool: t, rule: r, defect: ${DEFECT.id}}`],
    ['a path that is none', { location: { path: '../a.ts' } }, `{tool: t, rule: r, defect: ${DEFECT.id}}`],
    ['a path that is a pattern', { location: { path: '**/{a,b}' } }, String.raw`{tool: t, rule: r, path: "\\*\\*/\\{a,b\\}"}`],
    [
      'a package that is a pattern',
      { package: { name: 'a@*', version: '*', ecosystem: null, purl: null, fixed: [] } },
      `{tool: t, rule: r, path: a.ts, defect: ${DEFECT.id}}`,
    ],
    ['text that looks like YAML', { rule: 'x}, path: "a" # b' }, `{tool: t, rule: 'x}, path: "a" # b', path: a.ts}`],
    ['a vulnerability that is none', { vulnerability: { id: '] }', aliases: [] } }, `{tool: t, rule: r, path: a.ts, defect: ${DEFECT.id}}`],
    ['no place at all', { location: { path: null } }, `{tool: t, rule: r, defect: ${DEFECT.id}}`],
  ])('that means more than the defect: %s', async (_title, over, match) => {
    shop.write('verdict.json', file({}, over));
    await add(DEFECT.id);
    expect(shop.read()).toContain(`    match: ${match}\n`);
    const parsed = parseExceptions([{ file: 'e', text: shop.read() }], TODAY);
    const [exception] = parsed.ok ? parsed.value : [];
    const matcher = compile(exception?.match ?? {});
    expect(
      matcher.holds({ finding: aFinding({ rule: 'z', tool: { name: 'z', version: null, category: null } }), defect: 'd-b', branch: null }),
    ).toBe(false);
  });
});

test('what is written is what the gate applies', async () => {
  const [id = ''] = shop.verdict(LODASH);
  await add(id);
  const parsed = parseExceptions([{ file: 'e', text: `${shop.read()}    signOffs: [{by: kim, on: ${TODAY}}]\n` }], TODAY);
  const defect = { id, findings: [aRated({ finding: LODASH })] as const, severity: 'high' as const, merged: [], hasTwin: false };
  const { covered } = applyExceptions([defect], parsed.ok ? parsed.value : [], { policy: aPolicy(), today: TODAY, branch: null });
  expect([...covered.keys()]).toEqual([id]);
});
