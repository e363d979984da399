// VEX through the built command line: what counts, what is said of what does not, and what is written for others.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { statementOf } from '../../src/proof/statement.ts';
import { aLog, anException, aSarifRun, exceptionsOf } from '../builders.ts';
import { aSoftKey, sshsig, type SoftKey } from '../proof/signer.ts';
import { aBom, anOpenVex, APPLICATION, aStatement, CVE, LODASH } from '../vex/builders.ts';
import { cli, folderWith, readJson, STACK_TRACE } from './processes.ts';

// Processes of a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const NOW = ['--now', '2026-11-21T12:00:00Z'];
const RULE = { id: CVE, properties: { 'security-severity': '7.2', purls: [LODASH] } };
const SCAN = aLog([
  aSarifRun([{ ruleId: CVE, ruleIndex: 0, level: 'error', message: { text: 'lodash' } }], {
    tool: { driver: { name: 'Grype', rules: [RULE] } },
  }),
]);

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function policyFor(...documents: readonly unknown[]): string {
  const sha256 = documents.map((one) =>
    createHash('sha256')
      .update(typeof one === 'string' ? one : JSON.stringify(one))
      .digest('hex'),
  );
  const trust = documents.length === 0 ? [] : [{ author: 'Acme PSIRT', sha256 }];
  return `version: 1\napplication: {id: shop-api, purl: '${APPLICATION}'}\nvex: ${JSON.stringify({ trust })}\n`;
}

function folderOf(files: Readonly<Record<string, unknown>>): string {
  const folder = folderWith({ 'scan.sarif': SCAN, 'policy.yml': policyFor(), ...files });
  folders.push(folder);
  return folder;
}

/** With a signature in each sign-off. */
function signed(entry: Record<string, unknown>, key: SoftKey): object {
  const [exception] = exceptionsOf(entry);
  const signOffs = exception?.signOffs.map((signOff) => {
    const bytes = statementOf(exception, 'shop-api', signOff);
    if (!bytes.ok) throw new Error(bytes.why);
    return { by: signOff.by, role: signOff.role, on: signOff.on, signature: sshsig(key, bytes.value) };
  });
  return { ...entry, signOffs };
}

function check(folder: string, ...args: readonly string[]): ReturnType<typeof cli> {
  return cli(['check', 'scan.sarif', '--policy', 'policy.yml', '--output', 'verdict.json', ...NOW, ...args], { cwd: folder });
}

describe('--vex', () => {
  test.each([
    ['OpenVEX', anOpenVex()],
    ['CycloneDX', aBom()],
  ])('%s of a trusted author accepts, and every surface names whose word it is', (format, document) => {
    const folder = folderOf({ 'acme.json': document, 'policy.yml': policyFor(document) });
    const { exit, stdout } = check(folder, '--vex', 'acme.json', '--summary', 'summary.md');
    expect(exit).toBe(0);
    expect(stdout).toMatch(/accepted {3}1 {3}VEX:[0-9a-f]{12}:0, false-positive through 2027-11-01, VEX by Acme PSIRT\n/);
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toContain('VEX by Acme PSIRT');
    const sha256 = createHash('sha256').update(JSON.stringify(document)).digest('hex');
    const verdict = readJson(join(folder, 'verdict.json'));
    expect(verdict['vex']).toEqual([{ path: 'acme.json', sha256, format, author: 'Acme PSIRT', statements: 1 }]);
    expect(verdict).toMatchObject({ exceptions: { used: [{ vex: 'Acme PSIRT', signedBy: ['VEX by Acme PSIRT'] }] } });
  });

  test('nobody is trusted by default, and that is said with what to do', () => {
    const folder = folderOf({ 'acme.json': anOpenVex() });
    const { exit, stdout } = check(folder, '--vex', 'acme.json');
    expect(exit).toBe(1);
    expect(stdout).toMatch(
      /warning {4}VEX by "Acme PSIRT": the policy does not trust this author, and its 1 statement accepts nothing \(sha256 [0-9a-f]{64}\) \(acme\.json\)/,
    );
    expect(stdout).toMatch(
      /near miss {2}VEX:[0-9a-f]{12}:0 \(acme\.json#\/statements\/0\) VEX by "Acme PSIRT": the policy does not trust this author; if it is true, /,
    );
  });

  test('a single changed byte is another document', () => {
    const document = JSON.stringify(anOpenVex());
    const folder = folderOf({ 'acme.json': `${document}\n`, 'policy.yml': policyFor(document) });
    const { exit, stdout } = check(folder, '--vex', 'acme.json');
    expect(exit).toBe(1);
    expect(stdout).toContain('the policy trusts other documents of this author (policy.yml:3)');
  });

  test("a statement for product A does not silence product B (peers' failure 5)", () => {
    const document = anOpenVex([aStatement({ products: [{ '@id': 'pkg:npm/product-a', subcomponents: [{ '@id': LODASH }] }] })]);
    const folder = folderOf({ 'acme.json': document, 'policy.yml': policyFor(document) });
    const { exit, stdout } = check(folder, '--vex', 'acme.json');
    expect(exit).toBe(1);
    expect(stdout).toContain('VEX by "Acme PSIRT": it speaks of "pkg:npm/product-a", not of this application');
  });

  test.each<readonly [string, unknown, string]>([
    ['is not there', undefined, 'acme.json: error: the file cannot be read: it does not exist [E_NO_FILE]'],
    ['is no JSON', 'format: vex', 'E_NOT_JSON'],
    ['is cut short', JSON.stringify(anOpenVex()).slice(0, -1), 'E_CUT_SHORT'],
    ['is not UTF-8', new Uint8Array([0x7b, 0xff, 0x7d]), 'E_ENCODING'],
    ['is CSAF', { document: { category: 'csaf_vex' } }, 'acme.json: error: it looks like CSAF, which the gate does not read [E_VEX]'],
    ['says what no status says', anOpenVex([aStatement({ status: 'ok' })]), 'acme.json#/statements/0/status: error: the status is none of'],
  ])('a file that %s is a fault, whoever wrote it', (_title, content, said) => {
    const folder = folderOf(content === undefined ? {} : { 'acme.json': content });
    const { exit, stdout, stderr } = check(folder, '--vex', 'acme.json');
    expect(exit).toBe(2);
    expect(stdout).toContain(said);
    expect(`${stdout}${stderr}`).not.toMatch(STACK_TRACE);
  });

  test('the same bytes under two names are read once, and that is said', () => {
    const document = anOpenVex();
    const folder = folderOf({ 'a.json': document, 'b.json': document, 'policy.yml': policyFor(document) });
    const { exit, stdout } = check(folder, '--vex', 'a.json', '--vex', 'b.json');
    expect(exit).toBe(0);
    expect(stdout).toContain('the file is the same as a.json, and is read once (b.json)');
  });

  test('hostile text in a document reaches no surface as it is', () => {
    const hostile = anOpenVex([aStatement({ products: ['::error::x', '##[error]x'] })], {
      author: '::error::\u001B[31m##[error]<img src=x>',
    });
    const folder = folderOf({ 'acme.json': hostile });
    const { stdout } = check(folder, '--vex', 'acme.json', '--summary', 'summary.md', '--format', 'github');
    expect(stdout).not.toMatch(/^\s*::error::x|##\[error\]x/m);
    expect(stdout).not.toContain('\u001B[31m');
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).not.toMatch(/<img|##\[/);
  });
});

describe('--vex-output', () => {
  const key = aSoftKey();
  const entry = anException({
    decision: 'false-positive',
    match: { vulnerability: CVE },
    signOffs: [{ by: 'kim', role: 'appsec', on: '2026-11-02' }],
  });
  const exceptions = JSON.stringify({ version: 1, exceptions: [signed(entry, key)] });
  const proving = (proof: string): string =>
    `${policyFor()}signOff: {proof: ${proof}, roles: {appsec: {people: [{login: kim, keys: ["${key.line}"]}]}}}\n`;

  test('writes what holds of our exceptions, and another gate that trusts it accepts by it', () => {
    const folder = folderOf({ 'exceptions.yml': exceptions, 'policy.yml': proving('signature') });
    expect(check(folder, '--exceptions', 'exceptions.yml', '--vex-output', 'out/shop.vex.json').exit).toBe(0);
    const text = readFileSync(join(folder, 'out/shop.vex.json'), 'utf8');
    const trust = JSON.stringify({ trust: [{ author: 'shop-api', sha256: createHash('sha256').update(text).digest('hex') }] });
    const downstream = folderOf({
      'shop.vex.json': text,
      'policy.yml': `version: 1\napplication: {id: portal, purl: '${APPLICATION}'}\nvex: ${trust}\n`,
    });
    expect(check(downstream, '--vex', 'shop.vex.json').exit).toBe(0);
  });

  test('tells nothing that rests on the word of the file alone, and says so', () => {
    const folder = folderOf({ 'exceptions.yml': exceptions, 'policy.yml': proving('declared'), 'shop.vex.json': '{}' });
    const { exit, stdout } = check(folder, '--exceptions', 'exceptions.yml', '--vex-output', 'shop.vex.json');
    expect(exit).toBe(0);
    expect(stdout).toContain('no VEX is written: sign-offs are declared, and what nobody proved is not told to others');
    expect(existsSync(join(folder, 'shop.vex.json'))).toBe(false);
  });

  test('leaves no older file where there is nothing to say, and says so', () => {
    const folder = folderOf({ 'policy.yml': proving('signature'), 'shop.vex.json': '{}' });
    const { exit, stdout } = check(folder, '--vex-output', 'shop.vex.json');
    expect(exit).toBe(1);
    expect(stdout).toContain('no VEX is written: no exception holds for all that was found of a vulnerability (shop.vex.json)');
    expect(existsSync(join(folder, 'shop.vex.json'))).toBe(false);
  });

  test('is never what could not be judged', () => {
    const folder = folderOf({ 'exceptions.yml': exceptions, 'b.sarif': '{' });
    expect(check(folder, 'b.sarif', '--exceptions', 'exceptions.yml', '--vex-output', 'shop.vex.json').exit).toBe(2);
    expect(existsSync(join(folder, 'shop.vex.json'))).toBe(false);
  });

  test('is never written over a document that is read', () => {
    const document = anOpenVex();
    const folder = folderOf({ 'acme.json': document, 'policy.yml': policyFor(document) });
    const { exit, stdout } = check(folder, '--vex', 'acme.json', '--vex-output', 'acme.json');
    expect(exit).toBe(2);
    expect(stdout).toContain('an output is named where an input lies');
    expect(readFileSync(join(folder, 'acme.json'), 'utf8')).toBe(JSON.stringify(document));
  });
});
