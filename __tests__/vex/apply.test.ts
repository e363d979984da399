// Which statement accepts which defect: only that of a trusted document, about this product and this package, in its time.

import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import type { JudgedDefect } from '../../src/model/defect.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Policy } from '../../src/model/policy.ts';
import { aClaim, anException, aPolicy, exceptionsOf, judge, NOW } from '../builders.ts';
import {
  aBom,
  anOpenVex,
  APPLICATION,
  aStatement,
  aVulnerability,
  aVulnerable,
  CVE,
  documentOf,
  LODASH,
  shaOf,
  trusting,
} from './builders.ts';

interface Case {
  readonly findings?: readonly Finding[];
  readonly policy?: Policy;
  readonly now?: number;
}

function judgeWith(
  documents: readonly unknown[],
  { findings = [aVulnerable()], policy = trusting(documents), now = NOW }: Case = {},
): Assessment {
  return judge(findings, { rules: { policy, now, vex: documents.map((one, index) => documentOf(one, `vex-${index}.json`)) } });
}

/** "accepted", or why not. */
function told(documents: readonly unknown[], given: Case = {}): string {
  const { defects } = judgeWith(documents, given);
  const [defect] = defects as readonly [JudgedDefect];
  return defect.disposition === 'accepted' ? 'accepted' : (defect.nearMisses[0]?.why ?? 'blocked');
}

const REDUCED = 'VEX by "Acme PSIRT": ';

test("a statement for product A does not silence product B (peers' failure 5)", () => {
  const ofA = anOpenVex([aStatement({ products: [{ '@id': 'pkg:npm/product-a', subcomponents: [{ '@id': LODASH }] }] })]);
  expect(told([ofA])).toBe(`${REDUCED}it speaks of "pkg:npm/product-a", not of this application`);
  const ofB = anOpenVex([aStatement({ products: [{ '@id': 'pkg:npm/product-a' }, { '@id': APPLICATION }] })]);
  expect(told([ofB])).toBe('accepted');
});

test('what accepts is an exception with its provenance', () => {
  const document = anOpenVex();
  const { defects, exceptions, verdict, vex } = judgeWith([document]);
  const id = `VEX:${shaOf(document).slice(0, 12)}:0`;
  expect(verdict).toBe('pass');
  expect(defects[0]).toMatchObject({ disposition: 'accepted', exception: id, nearMisses: [] });
  expect(defects[0]?.why).toEqual([{ what: `exception ${id}, through 2027-11-01`, where: 'vex-0.json#/statements/0' }]);
  expect(exceptions.used).toEqual([
    {
      id,
      where: 'vex-0.json#/statements/0',
      decision: 'false-positive',
      validThrough: '2027-11-01',
      emergency: false,
      signers: [],
      signedBy: ['VEX by Acme PSIRT'],
      vex: 'Acme PSIRT',
      matches: 1,
      why: '',
    },
  ]);
  expect(vex.map(({ sha256 }) => sha256)).toEqual([shaOf(document)]);
});

describe('trust', () => {
  const document = anOpenVex();
  const sha256 = shaOf(document);
  const policyOf = (trust: object): Policy =>
    aPolicy(`application: {id: shop-api, purl: '${APPLICATION}'}\nvex: ${JSON.stringify({ trust: [trust] })}`);

  test.each<readonly [string, Policy, string]>([
    ['the author and these bytes', policyOf({ author: 'Acme PSIRT', sha256 }), 'accepted'],
    ['the author and these bytes, written otherwise', policyOf({ author: 'Acme PSIRT', sha256: [`sha256:${sha256}`] }), 'accepted'],
    [
      'these bytes together with others, which are not given',
      policyOf({ author: 'Acme PSIRT', sha256: [sha256, '0'.repeat(64)] }),
      `${REDUCED}the policy trusts it together with another document, which is not given: sha256 ${'0'.repeat(64)} (policy.yml:3)`,
    ],
    [
      'other bytes of the author',
      policyOf({ author: 'Acme PSIRT', sha256: '0'.repeat(64) }),
      `${REDUCED}the policy trusts other documents of this author (policy.yml:3)`,
    ],
    [
      'these bytes as the word of another',
      policyOf({ author: 'Acme', sha256 }),
      `${REDUCED}the policy trusts these bytes as the word of "Acme" (policy.yml:3)`,
    ],
    [
      'the author in another case',
      policyOf({ author: 'ACME PSIRT', sha256: '0'.repeat(64) }),
      `${REDUCED}the policy does not trust this author`,
    ],
    [
      'packages alone',
      policyOf({ author: 'Acme PSIRT', sha256, about: 'packages' }),
      `${REDUCED}it speaks of "${APPLICATION}", not of this application`,
    ],
  ])('in %s', (_title, policy, answer) => {
    expect(told([document], { policy })).toBe(answer);
  });

  test('is in nobody by default', () => {
    expect(told([document], { policy: aPolicy('application: {id: shop-api}') })).not.toBe('accepted');
    expect(told([anOpenVex([aStatement({ products: ['shop-api'] })])], { policy: aPolicy('application: {id: shop-api}') })).toBe(
      `${REDUCED}the policy does not trust this author`,
    );
  });

  test('leaving out a document, or changing a byte of it, brings back no earlier word', () => {
    const later = anOpenVex([aStatement({ status: 'affected', action_statement: 'update', timestamp: '2026-11-09T00:00:00Z' })], {
      '@id': 'urn:2',
    });
    const policy = trusting([document, later]);
    expect(told([document, later], { policy })).not.toBe('accepted');
    expect(told([document], { policy })).toContain('together with another document, which is not given');
    expect(told([document, { ...later, tooling: 'x' }], { policy })).not.toBe('accepted');
  });

  test('a near miss says how to trust what nobody trusts yet', () => {
    const { defects } = judgeWith([document], { policy: policyOf({ author: 'B', sha256: '0'.repeat(64) }) });
    expect(defects[0]?.nearMisses[0]?.fix).toBe(
      `if it is true, let the policy trust it: vex.trust with author "Acme PSIRT" and sha256 ${sha256}`,
    );
  });
});

test.each([
  [
    'has no purl of its own',
    'application: {id: shop-api}\n',
    'say in the policy what is judged, as its author names it (application.purl, or vex.products), or ask its author',
  ],
  ['has one', `application: {id: shop-api, purl: "${APPLICATION}"}\n`, 'ask its author'],
])('a near miss on another product says what unblocks where the policy %s', (_title, yaml, fix) => {
  const { defects } = judgeWith([anOpenVex([aStatement({ products: ['pkg:npm/product-a'] })])], { policy: aPolicy(yaml) });
  expect(defects[0]?.nearMisses[0]?.fix.startsWith(fix)).toBe(true);
});

describe('the product', () => {
  const about = (...products: readonly unknown[]): unknown => anOpenVex([aStatement({ products })]);
  const notOurs = (name: string, more = ''): string => `${REDUCED}it speaks of "${name}", not of this application${more}`;

  test.each<readonly [string, unknown, string]>([
    ['its purl', about(APPLICATION), 'accepted'],
    ['its id in the policy', about('shop-api'), 'accepted'],
    ['the name that we write', about('urn:defect-gate:application:shop-api'), 'accepted'],
    ['its purl, escaped otherwise', about('pkg:NPM/@acme/shop-api'), 'accepted'],
    [
      'a version of it, which the policy does not know',
      about(`${APPLICATION}@2.1.0`),
      notOurs(`${APPLICATION}@2.1.0`, ' (of version "2.1.0", and no version is known here)'),
    ],
    ['a package of the same name of another kind', about('pkg:pypi/%40acme/shop-api'), notOurs('pkg:pypi/%40acme/shop-api')],
    ['a package whose name only begins so', about(`${APPLICATION}-admin`), notOurs(`${APPLICATION}-admin`)],
    ['its id in another case', about('Shop-API'), notOurs('Shop-API')],
    [
      'a build of it for one machine',
      about(`${APPLICATION}?arch=arm`),
      notOurs(`${APPLICATION}?arch=arm`, ' (of arch=arm, which is not known to be so here)'),
    ],
    ['a file in it', about(`${APPLICATION}#lib`), notOurs(`${APPLICATION}#lib`, ' (of "lib" in it)')],
    ['nothing', about(), `${REDUCED}it names no product`],
    ['a CPE', about({ identifiers: { cpe23: 'cpe:2.3:a:acme:shop' } }), notOurs('cpe:2.3:a:acme:shop')],
    ['two purls that contradict each other', about({ '@id': APPLICATION, identifiers: { purl: 'pkg:npm/other' } }), notOurs(APPLICATION)],
    [
      'certain bytes',
      about({ '@id': APPLICATION, hashes: { 'sha-256': 'ab' } }),
      `${REDUCED}it speaks of certain bytes, whose hash the policy does not list`,
    ],
    ['the vulnerable package itself', about(LODASH), notOurs(LODASH)],
    [
      'another part of it',
      about({ '@id': APPLICATION, subcomponents: [{ '@id': 'pkg:npm/left-pad' }] }),
      `${REDUCED}it speaks of "pkg:npm/left-pad" in the product, not of this package`,
    ],
    [
      'another version of the part',
      about({ '@id': APPLICATION, subcomponents: [{ '@id': 'pkg:npm/lodash@4.17.19' }] }),
      `${REDUCED}it speaks of "pkg:npm/lodash@4.17.19" in the product, not of this package`,
    ],
    ['the part in any version', about({ '@id': APPLICATION, subcomponents: [{ '@id': 'pkg:npm/lodash' }] }), 'accepted'],
    ['a part among others', about({ '@id': APPLICATION, subcomponents: [{ '@id': 'pkg:npm/left-pad' }, { '@id': LODASH }] }), 'accepted'],
    [
      'a part that is a range of versions',
      about({ '@id': APPLICATION, subcomponents: [{ '@id': 'pkg:npm/lodash@%5E4' }] }),
      `${REDUCED}it speaks of "pkg:npm/lodash@%5E4" in the product, not of this package`,
    ],
  ])('that a statement names as %s', (_title, document, answer) => {
    expect(told([document])).toBe(answer);
  });

  test.each([
    ['a version that the policy has, too', `${APPLICATION}@2.1.0`, 'accepted'],
    ['a version that is written otherwise and is the same', `${APPLICATION}@v2.1.0`, 'accepted'],
    ['a version that is another', `${APPLICATION}@2.1.1`, notOurs(`${APPLICATION}@2.1.1`, ' (of version "2.1.1", not of "2.1.0")')],
    ['a build that the policy has, too', 'pkg:oci/shop@sha256%3Aab?repository_url=ghcr.io%2Facme%2Fshop', 'accepted'],
    ['an address that the policy lists', 'https://acme.example/shop', 'accepted'],
  ])('may be %s', (_title, product, answer) => {
    const products = [
      `${APPLICATION}@2.1.0`,
      'https://acme.example/shop',
      'pkg:oci/shop@sha256%3Aab?repository_url=ghcr.io%2Facme%2Fshop&tag=2',
    ];
    expect(told([about(product)], { policy: trusting([about(product)], { products }) })).toBe(answer);
  });

  test('may be known by a hash that the policy lists', () => {
    const document = about({ '@id': 'pkg:oci/shop', hashes: { 'sha-256': 'AB' } });
    expect(told([document], { policy: trusting([document], { products: ['sha256:ab'] }) })).toBe('accepted');
  });

  test('is not known where the policy names no application', () => {
    const policy = aPolicy(`vex: ${JSON.stringify({ trust: [{ author: 'Acme PSIRT', sha256: shaOf(anOpenVex()) }] })}`);
    expect(told([anOpenVex()], { policy })).toBe(`${REDUCED}the policy does not say which product is judged`);
  });

  test('a finding without a package is meant by what is said of the whole product alone', () => {
    const findings = [aVulnerable({ package: null })];
    expect(told([anOpenVex()], { findings })).toContain('in the product, not of this package');
    expect(told([about(APPLICATION)], { findings })).toBe('accepted');
  });

  test('a statement on a package itself counts where the policy says so: about this version, and no part of it', () => {
    const policy = (document: unknown): Policy => trusting([document], { about: ['packages'] });
    const answer = (...products: readonly unknown[]): string => told([about(...products)], { policy: policy(about(...products)) });
    expect(answer(LODASH)).toBe('accepted');
    expect(answer('pkg:npm/lodash@4.17.19')).not.toBe('accepted');
    expect(answer({ '@id': LODASH, subcomponents: [{ '@id': LODASH }] })).not.toBe('accepted');
    expect(answer({ '@id': LODASH, hashes: { 'sha-256': 'ab' } })).not.toBe('accepted');
    expect(answer('lodash')).not.toBe('accepted');
  });

  test.each([
    ['git', 'pkg:apk/wolfi/git@2.39.0-r1?arch=x86_64', 'accepted'],
    ['git for another machine', 'pkg:apk/wolfi/git@2.39.0-r1?arch=armv7', 'not'],
    ['git of another distribution', 'pkg:apk/alpine/git@2.39.0-r1', 'not'],
  ])('packages of distributions are compared with all that is said of them: %s', (_title, name, answer) => {
    const purl = 'pkg:apk/wolfi/git@2.39.0-r1?arch=x86_64&distro=wolfi';
    const findings = [aVulnerable({ package: { name: 'git', version: '2.39.0-r1', ecosystem: 'apk', purl, fixed: [] } })];
    const document = anOpenVex([aStatement({ products: [name], status: 'fixed' })]);
    const said = told([document], { findings, policy: trusting([document], { about: ['packages'] }) });
    expect(said === 'accepted' ? said : 'not').toBe(answer);
  });
});

describe('CycloneDX', () => {
  test.each<readonly [string, unknown, boolean]>([
    ['a part of the application', aBom(), true],
    ['the application', aBom([aVulnerability({ affects: [{ ref: 'shop' }] })]), true],
    ['a package that stands in no BOM', aBom([aVulnerability({ affects: [{ ref: LODASH }] })]), false],
    ['some versions', aBom([aVulnerability({ affects: [{ ref: 'lodash', versions: [{ range: 'vers:npm/<5' }] }] })]), false],
    [
      'a BOM of another product',
      aBom([aVulnerability()], {
        metadata: {
          timestamp: '2026-11-01T10:00:00Z',
          authors: [{ name: 'Acme PSIRT' }],
          component: { 'bom-ref': 'x', name: 'x', purl: 'pkg:npm/x' },
        },
      }),
      false,
    ],
  ])('%s', (_title, bom, accepts) => {
    expect(told([bom]) === 'accepted').toBe(accepts);
  });
});

describe('the status', () => {
  test.each<readonly [string, Record<string, unknown>, string]>([
    ['fixed', { status: 'fixed', justification: undefined }, 'accepted'],
    ['not_affected, and why', {}, 'accepted'],
    ['not_affected, and why in a sentence', { justification: undefined, impact_statement: 'the function is never called' }, 'accepted'],
    ['not_affected, and not why', { justification: undefined }, `${REDUCED}it says "not_affected", and not why`],
    ['affected', { status: 'affected', action_statement: 'update' }, `${REDUCED}it says "affected", which accepts nothing`],
    ['under_investigation', { status: 'under_investigation' }, `${REDUCED}it says "under_investigation", which accepts nothing`],
  ])('%s', (_title, over, answer) => {
    expect(told([anOpenVex([aStatement(over)])])).toBe(answer);
  });

  test('what mitigations within the product keep away is mitigated, anything else false', () => {
    const decisionOf = (over: Record<string, unknown>): string | undefined =>
      judgeWith([anOpenVex([aStatement(over)])]).exceptions.used[0]?.decision;
    expect(decisionOf({ justification: 'inline_mitigations_already_exist' })).toBe('mitigated');
    expect(decisionOf({ status: 'fixed' })).toBe('false-positive');
  });
});

describe('the time', () => {
  const on = (timestamp: string | undefined): unknown => anOpenVex([aStatement()], { timestamp });

  test.each([
    ['2025-11-21T23:59:59Z', 'accepted'],
    ['2025-11-20T23:59:59Z', `${REDUCED}ended 2026-11-20: it holds for 365 days (policy.yml:3)`],
    ['2026-11-21T12:00:00Z', 'accepted'],
    ['2026-11-21T12:00:01Z', `${REDUCED}it speaks from the future`],
    ['9999-12-31T00:00:00Z', `${REDUCED}it speaks from the future`],
    [undefined, `${REDUCED}it does not say since when`],
  ])('a statement of %s', (timestamp, answer) => {
    expect(told([on(timestamp)])).toBe(answer);
  });

  test('a term is as long as the policy says', () => {
    const document = on('2026-11-01T00:00:00Z');
    const policy = trusting([document], { longest: '10d' });
    expect(told([document], { policy, now: Date.UTC(2026, 10, 11, 23) })).toBe('accepted');
    const late = judgeWith([document], { policy, now: Date.UTC(2026, 10, 12) });
    expect(late.exceptions.expired).toMatchObject([
      { validThrough: '2026-11-11', matches: 1, why: `${REDUCED}ended 2026-11-11: it holds for 10 days (policy.yml:3)` },
    ]);
  });

  const [before, after] = ['2026-11-02T00:00:00Z', '2026-11-03T00:00:00Z'];
  const affected = { status: 'affected', action_statement: 'update' };

  test.each<readonly [string, readonly object[], string]>([
    [
      'a later "affected"',
      [{ timestamp: before }, { ...affected, timestamp: after }],
      `${REDUCED}a later statement stands against it (vex-0.json#/statements/1): it says "affected", which accepts nothing`,
    ],
    ['an earlier "affected"', [{ timestamp: after }, { ...affected, timestamp: before }], 'accepted'],
    [
      'an "affected" of the same moment',
      [{ timestamp: before }, { ...affected, timestamp: before }],
      `${REDUCED}a later statement stands against it (vex-0.json#/statements/1): it says "affected", which accepts nothing`,
    ],
    [
      'a later "affected" of another part',
      [{ timestamp: before }, { ...affected, timestamp: after, products: [{ '@id': APPLICATION, subcomponents: ['pkg:npm/x'] }] }],
      'accepted',
    ],
    [
      'a later "affected" of the whole product',
      [{ timestamp: before }, { ...affected, timestamp: after, products: [APPLICATION] }],
      `${REDUCED}a later statement stands against it (vex-0.json#/statements/1): it says "affected", which accepts nothing`,
    ],
    [
      'a later "affected" under another name',
      [{ timestamp: before }, { ...affected, timestamp: after, vulnerability: 'ghsa-35JH-r3h4-6jhm' }],
      `${REDUCED}a later statement stands against it (vex-0.json#/statements/1): it says "affected", which accepts nothing`,
    ],
  ])('%s', (_title, statements, answer) => {
    expect(told([anOpenVex(statements.map((one) => aStatement({ ...one })))])).toBe(answer);
  });

  test('a later version of a document replaces all of the earlier one, whoever is named first', () => {
    const [one, two] = [anOpenVex(), anOpenVex([], { version: 2 })];
    for (const documents of [
      [one, two],
      [two, one],
    ])
      expect(told(documents)).toContain('version 2 replaces it (vex-');
    expect(told([one, anOpenVex([], { version: 2, '@id': 'https://acme.example/vex/2' })])).toBe('accepted');
  });

  test('a later version or word that nobody trusts changes nothing', () => {
    const one = anOpenVex();
    const policy = trusting([one]);
    for (const other of [anOpenVex([], { version: 2 }), anOpenVex([aStatement({ ...affected, timestamp: after })], { author: 'Evil' })])
      expect(told([one, other], { policy })).toBe('accepted');
  });
});

describe('the defect', () => {
  test('is accepted where each of the findings merged into it is', () => {
    const location = { path: 'package-lock.json', display: 'package-lock.json', line: 1, column: null, endLine: 1 };
    const grype = { name: 'Grype', version: null, category: null };
    const findings = [
      aVulnerable({ location }),
      aVulnerable({ location, tool: grype, vulnerability: { id: 'GHSA-35jh-r3h4-6jhm', aliases: [] } }),
    ];
    const only = judgeWith([anOpenVex()], { findings });
    expect(only.defects).toMatchObject([{ disposition: 'blocking', findings: { length: 2 } }]);
    expect(only.exceptions.refused).toMatchObject([
      {
        matches: 1,
        why: `${REDUCED}it speaks of some of the findings that are this defect, and not of all: GHSA-35JH-R3H4-6JHM is another vulnerability`,
      },
    ]);
    expect(told([anOpenVex([aStatement({ vulnerability: { name: CVE, aliases: ['GHSA-35jh-r3h4-6jhm'] } })])], { findings })).toBe(
      'accepted',
    );
    expect(told([anOpenVex([aStatement(), aStatement({ vulnerability: 'GHSA-35jh-r3h4-6jhm' })])], { findings })).toBe('accepted');
  });

  test('is not accepted above the severity that the policy names', () => {
    const policy = trusting([anOpenVex()], { maxSeverity: 'high' });
    const critical = aVulnerable({ claims: [aClaim({ securitySeverity: { kind: 'score', score: 9.8 } })] });
    expect(told([anOpenVex()], { policy })).toBe('accepted');
    expect(told([anOpenVex()], { policy, findings: [critical] })).toBe(
      `${REDUCED}the defect is critical, and the policy lets VEX accept high at most (policy.yml:3)`,
    );
  });

  test('may be covered by an exception of our own, too, which comes first', () => {
    const exceptions = exceptionsOf(anException({ match: { vulnerability: CVE } }));
    const document = anOpenVex();
    const { defects } = judge([aVulnerable()], { rules: { exceptions, policy: trusting([document]), vex: [documentOf(document)] } });
    expect(defects[0]).toMatchObject({ disposition: 'accepted', exception: 'EX-1' });
  });

  test('that is no vulnerability is never meant', () => {
    expect(told([anOpenVex()], { findings: [aVulnerable({ vulnerability: null })] })).toBe('blocked');
  });

  test('lists at most five near misses, those about this product first', () => {
    const others = Array.from({ length: 9 }, (_, index) => aStatement({ products: [`pkg:npm/p${index}`] }));
    const { defects } = judgeWith([anOpenVex([...others, aStatement({ status: 'under_investigation' })])]);
    expect(defects[0]?.nearMisses).toHaveLength(5);
    expect(defects[0]?.nearMisses[0]?.why).toBe(`${REDUCED}it says "under_investigation", which accepts nothing`);
  });
});

describe('a later word of guilt stands against an earlier, wider one that clears', () => {
  const clearing = aStatement({ products: [{ '@id': APPLICATION }] });
  const accusing = (product: Record<string, unknown>, over: Record<string, unknown> = {}): unknown =>
    aStatement({ products: [product], status: 'affected', action_statement: 'update', timestamp: '2026-11-10T00:00:00Z', ...over });

  test.each<[string, Record<string, unknown>, Record<string, unknown>, boolean]>([
    ['of one version', { '@id': `${APPLICATION}@1.0.0` }, {}, true],
    ['of one platform', { '@id': `${APPLICATION}?os=linux` }, {}, true],
    ['of certain bytes', { '@id': APPLICATION, hashes: { 'sha-256': 'ab'.repeat(32) } }, {}, true],
    ['of another version of the package', { '@id': APPLICATION, subcomponents: [{ '@id': 'pkg:npm/lodash@4.17.19' }] }, {}, true],
    ['that is still looked into', { '@id': `${APPLICATION}@1.0.0` }, { status: 'under_investigation' }, true],
    [
      'by another name of the vulnerability',
      { '@id': `${APPLICATION}@1.0.0` },
      { vulnerability: { name: 'GHSA-1', aliases: [CVE] } },
      true,
    ],
    ['of another package', { '@id': APPLICATION, subcomponents: [{ '@id': 'pkg:npm/other@1.0.0' }] }, {}, false],
    ['of another product', { '@id': 'pkg:npm/product-a@1.0.0' }, {}, false],
    ['that is older', { '@id': `${APPLICATION}@1.0.0` }, { timestamp: '2026-10-01T00:00:00Z' }, false],
    ['of another vulnerability', { '@id': `${APPLICATION}@1.0.0` }, { vulnerability: { name: 'CVE-2020-1' } }, false],
  ])('%s', (_title, product, over, stands) => {
    const said = told([anOpenVex([clearing, accusing(product, over)])]);
    if (stands) expect(said).toContain('a later statement stands against it (vex-0.json#/statements/1): it says ');
    else expect(said).toBe('accepted');
  });

  test('only if it is trusted', () => {
    const documents = [
      anOpenVex([clearing]),
      anOpenVex([accusing({ '@id': `${APPLICATION}@1.0.0` })], { '@id': 'https://acme.example/2' }),
    ];
    expect(told(documents, { policy: trusting(documents.slice(0, 1)) })).toBe('accepted');
  });
});
