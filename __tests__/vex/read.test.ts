// VEX documents as files: what is read of them, in either format, and what is refused.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseInstant } from '../../src/model/date.ts';
import type { VexDocument } from '../../src/model/vex.ts';
import { aBom, anOpenVex, APPLICATION, aStatement, AUTHOR, aVulnerability, CVE, documentOf, faultsOf, LODASH } from './builders.ts';

const SUITE = resolve(import.meta.dirname, '../../../shared/suites/openvex-go-vex/pkg');

/** Each statement as one line: names, status, why, moment, products. */
function told({ statements }: VexDocument): readonly string[] {
  return statements.map(({ vulnerability, status, why, moment, products }) => {
    const about = products.map(
      ({ names, parts }) => `${names.join('=')}${parts.length === 0 ? '' : ` [${parts.map((part) => part.join('=')).join(', ')}]`}`,
    );
    return [vulnerability.join('='), status, why, moment === null ? 'no moment' : new Date(moment).toISOString(), ...about].join(' | ');
  });
}

const GIT = 'pkg:apk/wolfi/git@2.39.0-r1?arch=armv7 | pkg:apk/wolfi/git@2.39.0-r1?arch=x86_64';
const ALPINE =
  'pkg:oci/alpine@sha256%3A124c7d2707904eea7431fffe91522a01e5a861a624ee31d03372cc1d138a3126 [pkg:apk/alpine/libssl3@3.0.8-r3, pkg:apk/alpine/libcrypto3@3.0.8-r3]';
const REMOVED = 'vulnerable_code_not_present | 2023-07-18T00:28:47.696Z';

describe.skipIf(!existsSync(SUITE))('the twelve documents of go-vex', () => {
  test.each<readonly [string, string, readonly string[]]>([
    ['vex/testdata/v0.0.1.json', 'Wolfi J Inkinson', [`CVE-2023-12345 | fixed |  | 2023-01-09T00:02:03.647Z | ${GIT}`]],
    ['vex/testdata/v0.0.1-noversion.json', 'Wolfi J Inkinson', [`CVE-2023-12345 | fixed |  | 2023-01-09T00:02:03.647Z | ${GIT}`]],
    [
      'vex/testdata/v001-1.vex.json',
      'John Doe',
      ['CVE-1234-5678 | under_investigation |  | 2022-12-22T21:36:43.000Z | pkg:apk/wolfi/bash@1.0.0'],
    ],
    ['vex/testdata/v001-2.vex.json', 'John Doe', ['CVE-1234-5678 | fixed |  | 2022-12-23T01:56:05.000Z | pkg:apk/wolfi/bash@1.0.0']],
    [
      'vex/testdata/v020-1.vex.json',
      'John Doe',
      ['CVE-9876-54321 | under_investigation |  | 2022-12-22T21:36:43.000Z | pkg:apk/wolfi/bash@1.0.0'],
    ],
    [
      'vex/testdata/v020-2.vex.json',
      'John Doe',
      ['CVE-1234-5678 | under_investigation |  | 2022-12-22T21:36:43.000Z | pkg:apk/wolfi/git@2.41.0-1'],
    ],
    [
      'vex/testdata/v0.2.0.json',
      'The OpenVEX Project <openvex@openssf.org>',
      [
        `CVE-2023-1255 | fixed |  | 2023-07-18T00:28:47.696Z | ${ALPINE}`,
        `CVE-2023-2650 | fixed |  | 2023-07-18T00:28:47.696Z | ${ALPINE}`,
        `CVE-2023-2975 | fixed |  | 2023-07-18T00:28:47.696Z | ${ALPINE}`,
        `CVE-2023-3446 | not_affected | ${REMOVED} | ${ALPINE}`,
        `CVE-2023-3817 | not_affected | ${REMOVED} | ${ALPINE}`,
      ],
    ],
    [
      'csaf/testdata/openvex.json',
      'Wolfi J Inkinson',
      [
        'CVE-2014-123456 | fixed |  | 2023-01-09T00:02:03.647Z | pkg:apk/distro/git@2.39.0-r1?arch=armv7 | pkg:apk/distro/git@2.39.0-r1?arch=x86_64',
      ],
    ],
  ])('%s is of %s', (name, author, statements) => {
    const document = documentOf(readFileSync(join(SUITE, name), 'utf8'));
    expect(document).toMatchObject({ format: 'OpenVEX', author });
    expect(told(document)).toEqual(statements);
  });

  test.each([
    ['csaf/testdata/csaf.json', 'E_VEX acme.json: it looks like CSAF, which the gate does not read'],
    ['csaf/testdata/rhsa-2020_1358.json', 'E_VEX acme.json: it looks like CSAF, which the gate does not read'],
    ['vex/testdata/csaf.json', 'E_VEX acme.json: it looks like CSAF, which the gate does not read'],
    ['vex/testdata/vex.yaml', 'E_NOT_JSON acme.json: the file is not JSON (at character 0)'],
  ])('%s is none of the formats that are read, and refused', (name, fault) => {
    expect(faultsOf(readFileSync(join(SUITE, name), 'utf8'))).toEqual([fault]);
  });
});

describe('OpenVEX', () => {
  test('a statement has the moment of its last update, else its own, else that of its document', () => {
    const at = (statement: object, document: object = {}): string | undefined => {
      const moment = documentOf(anOpenVex([aStatement({ ...statement })], { ...document })).statements[0]?.moment ?? null;
      return moment === null ? 'none' : new Date(moment).toISOString().slice(0, 10);
    };
    const [one, two] = ['2026-10-01T00:00:00Z', '2026-10-02T00:00:00+02:00'];
    expect(at({ timestamp: one, last_updated: two })).toBe('2026-10-01');
    expect(at({ timestamp: one })).toBe('2026-10-01');
    expect(at({})).toBe('2026-11-01');
    expect(at({}, { last_updated: '2026-11-05T00:00:00Z' })).toBe('2026-11-05');
    expect(at({}, { timestamp: undefined })).toBe('none');
  });

  test('a product has its identifier, its purl, its hashes and its parts', () => {
    const product = {
      '@id': 'https://acme.example/shop',
      identifiers: { purl: APPLICATION, cpe23: 'cpe:2.3:a:acme:shop:*:*:*:*:*:*:*:*' },
      hashes: { 'sha-256': 'AB'.repeat(32), md5: 'c'.repeat(32) },
      subcomponents: [{ identifiers: { purl: LODASH } }],
    };
    expect(documentOf(anOpenVex([aStatement({ products: [product] })])).statements[0]?.products).toEqual([
      {
        names: ['https://acme.example/shop', APPLICATION, 'cpe:2.3:a:acme:shop:*:*:*:*:*:*:*:*'],
        hashes: [`sha256:${'ab'.repeat(32)}`, `md5:${'c'.repeat(32)}`],
        parts: [[LODASH]],
        unread: '',
      },
    ]);
  });

  test('parts that an old statement names beside its products are parts of each of them', () => {
    const old = aStatement({ vulnerability: CVE, products: [APPLICATION, 'pkg:npm/other'], subcomponents: [LODASH] });
    expect(told(documentOf(anOpenVex([old], { '@context': 'https://openvex.dev/ns', version: '2' })))).toEqual([
      `${CVE} | not_affected | vulnerable_code_not_in_execute_path | 2026-11-01T10:00:00.000Z | ${APPLICATION} [${LODASH}] | pkg:npm/other [${LODASH}]`,
    ]);
  });

  test.each<readonly [string, unknown, string]>([
    [
      'of another version',
      anOpenVex([], { '@context': 'https://openvex.dev/ns/v0.3.0' }),
      '#/@context: it is OpenVEX of a version other than 0.0.1 and 0.2.0',
    ],
    ['without statements', anOpenVex([], { statements: undefined }), '#: "statements" is missing'],
    ['whose statements are no list', anOpenVex([], { statements: {} }), '#/statements: it is no list'],
    ['with a statement that is text', anOpenVex(['fixed']), '#/statements/0: it is no object'],
    ['without an author', anOpenVex([], { author: ' ' }), '#: "author" is missing'],
    ['whose author is no text', anOpenVex([], { author: ['Acme'] }), '#/author: it is no text'],
    ['whose author is long', anOpenVex([], { author: 'A'.repeat(201) }), '#/author: it is longer than 200 characters'],
    ['without a vulnerability', anOpenVex([aStatement({ vulnerability: null })]), '#/statements/0: "vulnerability" is missing'],
    ['whose vulnerability is a number', anOpenVex([aStatement({ vulnerability: 7 })]), '#/statements/0/vulnerability: it is no text'],
    [
      'whose vulnerability has no name',
      anOpenVex([aStatement({ vulnerability: { '@id': CVE } })]),
      '#/statements/0/vulnerability: "name" is missing',
    ],
    [
      'with an alias that is no text',
      anOpenVex([aStatement({ vulnerability: { name: CVE, aliases: [{}] } })]),
      '#/statements/0/vulnerability/aliases/0: it is no text',
    ],
    ['without a status', anOpenVex([aStatement({ status: undefined })]), '#/statements/0: "status" is missing'],
    [
      'of an unknown status',
      anOpenVex([aStatement({ status: 'Fixed' })]),
      '#/statements/0/status: the status is none of not_affected, affected, fixed, under_investigation',
    ],
    [
      'of a status that objects have',
      anOpenVex([aStatement({ status: 'constructor' })]),
      '#/statements/0/status: the status is none of not_affected, affected, fixed, under_investigation',
    ],
    ['with a product without a name', anOpenVex([aStatement({ products: [{}] })]), '#/statements/0/products/0: a product has no name'],
    ['with a product that is a number', anOpenVex([aStatement({ products: [1] })]), '#/statements/0/products/0: it is no text'],
    [
      'whose day does not exist',
      anOpenVex([aStatement({ timestamp: '2026-02-30T00:00:00Z' })]),
      '#/statements/0/timestamp: it is no moment, such as 2026-11-21T12:00:00Z',
    ],
    [
      'whose moment has no zone',
      anOpenVex([], { timestamp: '2026-02-03T00:00:00' }),
      '#/timestamp: it is no moment, such as 2026-11-21T12:00:00Z',
    ],
    ['of half a version', anOpenVex([], { version: 1.5 }), '#/version: the version is no whole number'],
  ])('a document %s is refused', (_title, document, fault) => {
    expect(faultsOf(document)).toContain(`E_VEX acme.json${fault}`);
  });

  test('an unknown justification is refused', () => {
    const [first] = faultsOf(anOpenVex([aStatement({ justification: 'trust_me' })]));
    expect(first).toContain('#/statements/0/justification: the justification is none of component_not_present,');
  });
});

describe('CycloneDX', () => {
  test('speaks of parts of what the BOM describes', () => {
    expect(told(documentOf(aBom()))).toEqual([
      `${CVE} | not_affected | code_not_reachable | 2026-11-01T10:00:00.000Z | ${APPLICATION} [${LODASH}]`,
    ]);
  });

  test.each([
    ['resolved', 'fixed'],
    ['resolved_with_pedigree', 'fixed'],
    ['false_positive', 'not_affected'],
    ['not_affected', 'not_affected'],
    ['exploitable', 'affected'],
    ['in_triage', 'under_investigation'],
  ])('the state %s is read as %s', (state, status) => {
    expect(documentOf(aBom([aVulnerability({}, { state })])).statements[0]?.status).toBe(status);
  });

  test('equal vulnerabilities of other sources are names of the same, and an analysis has its own moments', () => {
    const references = [{ id: 'GHSA-35jh-r3h4-6jhm', source: { name: 'GitHub' } }];
    const analysed = aVulnerability({ references }, { firstIssued: '2026-09-01T00:00:00Z', lastUpdated: '2026-10-01T00:00:00Z' });
    const [statement] = documentOf(aBom([analysed])).statements;
    expect(statement?.vulnerability).toEqual([CVE, 'GHSA-35jh-r3h4-6jhm']);
    expect(statement?.moment).toBe(parseInstant('2026-10-01T00:00:00Z'));
  });

  test.each<readonly [string, unknown, string]>([
    ['the described component', aBom([aVulnerability({ affects: [{ ref: 'shop' }] })]), APPLICATION],
    [
      'a part, by a link to this BOM',
      aBom([aVulnerability({ affects: [{ ref: 'urn:cdx:3e671687-395b-41f5-a30f-a58921a69b79/1#lodash' }] })]),
      `${APPLICATION} [${LODASH}]`,
    ],
    [
      'another BOM',
      aBom([aVulnerability({ affects: [{ ref: 'urn:cdx:00000000-395b-41f5-a30f-a58921a69b79/1#lodash' }] })]),
      'urn:cdx:00000000-395b-41f5-a30f-a58921a69b79/1#lodash',
    ],
    [
      'a part of a part, by name and version where it has no purl',
      aBom([aVulnerability({ affects: [{ ref: 'inner' }] })], {
        components: [{ name: 'outer', components: [{ 'bom-ref': 'inner', group: 'org', name: 'inner', version: '2' }] }],
      }),
      `${APPLICATION} [org/inner@2]`,
    ],
    [
      'a part whose version stands beside its purl',
      aBom([aVulnerability()], {
        components: [{ 'bom-ref': 'lodash', name: 'lodash', version: '4.17.20', purl: 'pkg:npm/lodash?vcs_url=x%401' }],
      }),
      `${APPLICATION} [pkg:npm/lodash@4.17.20?vcs_url=x%401]`,
    ],
  ])('it may speak of %s', (_title, bom, about) => {
    expect(told(documentOf(bom))[0]?.split(' | ').at(-1)).toBe(about);
  });

  test.each<readonly [string, unknown, string]>([
    [
      'a component that is not in the BOM',
      aBom([aVulnerability({ affects: [{ ref: LODASH }] })]),
      `"${LODASH}" is no component of its BOM`,
    ],
    [
      'a component of a BOM that describes nothing',
      aBom([aVulnerability()], { metadata: { timestamp: '2026-11-01T10:00:00Z', authors: [{ name: AUTHOR }] } }),
      'its BOM does not say what product it describes',
    ],
    [
      'versions',
      aBom([aVulnerability({ affects: [{ ref: 'lodash', versions: [{ version: '4.17.20' }] }] })]),
      'it lists versions, which the gate does not compare',
    ],
  ])('what is said of %s cannot be compared', (_title, bom, unread) => {
    expect(documentOf(bom).statements[0]?.products[0]?.unread).toBe(unread);
  });

  test('a vulnerability that nobody analysed says nothing', () => {
    expect(
      documentOf(
        aBom([
          { id: CVE, affects: [{ ref: 'lodash' }] },
          { id: CVE, analysis: { detail: 'hm' } },
        ]),
      ).statements,
    ).toEqual([]);
  });

  test.each([
    ['manufacturer', { manufacturer: { name: 'Maker' }, authors: [{ name: 'Ana' }], supplier: { name: 'Shop' } }, 'Maker'],
    ['authors', { authors: [{ name: 'Ana' }, { name: 'Ben' }], supplier: { name: 'Shop' } }, 'Ana, Ben'],
    ['supplier', { supplier: { name: 'Shop' } }, 'Shop'],
  ])('its author is the %s, where nobody comes before', (_title, metadata, author) => {
    expect(documentOf(aBom([], { metadata })).author).toBe(author);
  });

  test.each<readonly [string, unknown, string]>([
    ['of another version', aBom([], { specVersion: '1.3' }), '#/specVersion: it is CycloneDX of a version other than 1.4, 1.5, 1.6'],
    [
      'without vulnerabilities',
      aBom([], { vulnerabilities: undefined }),
      '#: the BOM says nothing of vulnerabilities: "vulnerabilities" is missing',
    ],
    ['of nobody', aBom([], { metadata: {} }), '#/metadata: it names neither manufacturer, authors nor supplier'],
    [
      'of an unknown state',
      aBom([aVulnerability({}, { state: 'fixed' })]),
      '#/vulnerabilities/0/analysis/state: the state is none of resolved, resolved_with_pedigree, false_positive, not_affected, exploitable, in_triage',
    ],
    ['with a vulnerability without an id', aBom([aVulnerability({ id: '' })]), '#/vulnerabilities/0: "id" is missing'],
    ['with a reference to nothing', aBom([aVulnerability({ affects: [{}] })]), '#/vulnerabilities/0/affects/0: "ref" is missing'],
    [
      'with two components of one reference',
      aBom([], { components: [{ 'bom-ref': 'a' }, { 'bom-ref': 'a' }] }),
      '#/components/1/bom-ref: the bom-ref "a" stands twice',
    ],
  ])('a BOM %s is refused', (_title, bom, fault) => {
    expect(faultsOf(bom)).toContain(`E_VEX acme.json${fault}`);
  });
});

describe('hostile text (threats D1 to D5)', () => {
  test.each([
    [
      'a status that is said twice',
      '{"@context":"https://openvex.dev/ns/v0.2.0","author":"A","statements":[{"vulnerability":"V","status":"affected","status":"fixed"}]}',
      'E_DUPLICATE_KEY',
    ],
    ['what is cut short', JSON.stringify(anOpenVex()).slice(0, -1), 'E_CUT_SHORT'],
    ['two documents', `${JSON.stringify(anOpenVex())}{}`, 'E_NOT_JSON'],
    ['nesting', '['.repeat(100_000), 'E_NOT_JSON'],
    ['an empty file', '', 'E_CUT_SHORT'],
    ['a list', '[]', 'E_VEX'],
    ['a BOM of nothing', '{"bomFormat":"CycloneDX"}', 'E_VEX'],
    ['names that objects have', '{"__proto__":{"@context":"https://openvex.dev/ns"},"constructor":1}', 'E_VEX'],
  ])('%s is refused', (_title, text, code) => {
    expect(faultsOf(text).map((fault) => fault.split(' ')[0])).toEqual([code]);
  });

  test('a document that is cut anywhere is refused', () => {
    const text = JSON.stringify(anOpenVex());
    for (let length = 0; length < text.length; length++) expect(faultsOf(text.slice(0, length))).toHaveLength(1);
  });
});
