// What holds of any VEX and any findings: words that nobody trusts, or of other products and vulnerabilities, change no verdict; VEX
// only ever accepts; the order of files does not matter; what has ended never holds again.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { DISPOSITIONS } from '../../src/model/defect.ts';
import type { Finding } from '../../src/model/finding.ts';
import { VEX_STATUSES } from '../../src/model/vex.ts';
import { aClaim, judge, NOW } from '../builders.ts';
import { anOpenVex, APPLICATION, aStatement, aVulnerable, AUTHOR, documentOf, trusting } from './builders.ts';

fc.configureGlobal({ numRuns: 300 });

const IDS = ['CVE-2021-0001', 'CVE-2021-0002', 'GHSA-aaaa-bbbb-cccc'];
const OTHER_IDS = ['CVE-2021-00011', 'CVE-2021-000', 'cve', 'CVE-1999-0001'];
const PACKAGES = ['pkg:npm/lodash@4.17.20', 'pkg:npm/lodash@4.17.19', 'pkg:npm/left-pad@1.0.0'];
const OTHERS = [
  'pkg:npm/%40acme/other',
  'pkg:npm/%40acme/shop-api2',
  'pkg:pypi/shop-api',
  'shop',
  'https://acme.example/shop-api',
  'pkg:npm/lodash@4.17.20',
];
const DAY = 86_400_000;

const finding: fc.Arbitrary<Finding> = fc
  .record({
    ids: fc.subarray(IDS, { minLength: 1 }),
    purl: fc.constantFrom(...PACKAGES),
    line: fc.integer({ min: 1, max: 3 }),
    level: fc.constantFrom('error', 'note'),
  })
  .map(({ ids: [id = '', ...aliases], purl, line, level }) => {
    const [name = '', version = ''] = purl.slice('pkg:npm/'.length).split('@');
    const location = { path: 'package-lock.json', display: 'package-lock.json', line, column: null, endLine: line };
    return aVulnerable({
      location,
      rule: id,
      claims: [aClaim({ level })],
      vulnerability: { id, aliases },
      package: { name, version, ecosystem: 'npm', purl, fixed: [] },
    });
  });
const findings = fc.array(finding, { minLength: 1, maxLength: 6 });

const product = (names: readonly string[]): fc.Arbitrary<unknown> =>
  fc.record({
    '@id': fc.constantFrom(...names),
    subcomponents: fc.array(
      fc.constantFrom(...PACKAGES, 'pkg:npm/lodash').map((id) => ({ '@id': id })),
      { maxLength: 2 },
    ),
  });

function statements(ids: readonly string[], names: readonly string[]): fc.Arbitrary<readonly unknown[]> {
  const one = fc
    .record({
      vulnerability: fc.record({ name: fc.constantFrom(...ids), aliases: fc.subarray([...ids]) }),
      products: fc.array(product(names), { maxLength: 2 }),
      status: fc.constantFrom(...VEX_STATUSES, 'not_affected', 'fixed'),
      timestamp: fc.integer({ min: -400, max: 5 }).map((days) => new Date(NOW + days * DAY).toISOString()),
    })
    .map((over) => aStatement(over));
  return fc.array(one, { maxLength: 5 });
}

const ours = statements(IDS, [APPLICATION, 'shop-api', ...OTHERS.slice(0, 2)]).map((all) => anOpenVex(all));

/** All that could change: verdict, sums, and what became of each defect. */
function outcome({ verdict, counts, defects, exceptions }: Assessment): unknown {
  return {
    verdict,
    counts,
    defects: defects.map(({ id, disposition, exception }) => ({ id, disposition, exception })),
    used: exceptions.used,
  };
}

function judged(
  all: readonly Finding[],
  trusted: readonly unknown[],
  more: readonly unknown[] = [],
  now = NOW,
  keepAll = true,
): Assessment {
  const vex = [...trusted, ...more].map((one, index) => documentOf(one, `vex-${index}.json`));
  return judge(all, { rules: { policy: trusting(trusted), vex, now, keepAll } });
}

test('a document that nobody trusts changes nothing, whoever it says to be', () => {
  fc.assert(
    fc.property(findings, ours, ours, fc.constantFrom(AUTHOR, 'Evil'), (all, trusted, other, author) => {
      const untrusted = { ...other, author, tooling: 'other bytes' };
      expect(outcome(judged(all, [trusted], [untrusted]))).toEqual(outcome(judged(all, [trusted])));
    }),
  );
});

test('a trusted document about other products, or other vulnerabilities, changes nothing', () => {
  const foreign = fc.oneof(statements(IDS, OTHERS), statements(OTHER_IDS, [APPLICATION]));
  fc.assert(
    fc.property(findings, ours, foreign, (all, trusted, other) => {
      const more = anOpenVex(other, { '@id': 'urn:other' });
      expect(outcome(judged(all, [trusted, more]))).toEqual(outcome(judged(all, [trusted])));
    }),
  );
});

test('VEX beside none only ever accepts, and what it accepts is of a vulnerability', () => {
  fc.assert(
    fc.property(findings, ours, (all, trusted) => {
      const [without, withVex] = [judged(all, []), judged(all, [trusted])];
      if (without.verdict === 'pass') expect(withVex.verdict).toBe('pass');
      const before = new Map(without.defects.map(({ id, disposition }) => [id, disposition]));
      for (const { id, disposition } of withVex.defects) expect(['accepted', before.get(id)]).toContain(disposition);
      expect(DISPOSITIONS.reduce((sum, name) => sum + withVex.counts.byDisposition[name], 0)).toBe(withVex.counts.defects);
    }),
  );
});

test('the order of documents changes nothing', () => {
  fc.assert(
    fc.property(findings, ours, ours, (all, one, two) => {
      const other = { ...two, '@id': 'urn:two' };
      const [first, second] = [documentOf(one, 'a.json'), documentOf(other, 'b.json')];
      const policy = trusting([one, other]);
      const told = (vex: readonly (typeof first)[]): unknown => outcome(judge(all, { rules: { policy, vex } }));
      expect(told([second, first])).toEqual(told([first, second]));
    }),
  );
});

test('what has ended never holds again', () => {
  fc.assert(
    fc.property(findings, ours, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 400 }), (all, trusted, soon, later) => {
      const at = (days: number): Assessment => judged(all, [trusted], [], NOW + days * DAY);
      const ended = new Set(at(6 + soon).exceptions.expired.map(({ id }) => id));
      for (const { id } of at(6 + soon + later).exceptions.used) expect(ended).not.toContain(id);
    }),
  );
});

test('how much is kept changes no sum', () => {
  fc.assert(
    fc.property(findings, ours, (all, trusted) => {
      const [kept, counted] = [judged(all, [trusted]), judged(all, [trusted], [], NOW, false)];
      expect({ counts: counted.counts, exceptions: counted.exceptions, verdict: counted.verdict }).toEqual({
        counts: kept.counts,
        exceptions: kept.exceptions,
        verdict: kept.verdict,
      });
    }),
  );
});

test('these documents accept and refuse, so that the above says something', () => {
  const fates = fc.sample(fc.tuple(findings, ours), 200).map(([all, trusted]) => judged(all, [trusted]).exceptions);
  expect(fates.filter(({ used }) => used.length > 0).length).toBeGreaterThan(20);
  expect(fates.filter(({ refused }) => refused.length > 0).length).toBeGreaterThan(5);
  expect(fates.filter(({ expired }) => expired.length > 0).length).toBeGreaterThan(3);
});
