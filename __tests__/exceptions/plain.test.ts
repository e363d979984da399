// The indexed way of applying exceptions against the plain one, over every kind of criterion: what covers what, what is said
// of a defect, and what became of each exception must be the same.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { statementsOf, type Circumstances } from '../../src/exceptions/apply.ts';
import type { Defect } from '../../src/model/defect.ts';
import type { Exception } from '../../src/model/exception.ts';
import type { Finding, Package } from '../../src/model/finding.ts';
import { DECISIONS, type Criteria } from '../../src/model/policy.ts';
import { SEVERITIES, THRESHOLDS } from '../../src/model/severity.ts';
import { aFinding, anException, aPolicy, aRated, exceptionsOf, provingUnder, TODAY } from '../builders.ts';
import { plainApply, plainlySpeaksOf } from './plain.ts';

const DEFECTS = 7;

const TOOLS = ['CodeQL', 'Trivy', 'trivy', 'Semgrep OSS'];
const RULES = ['sqli', 'sqli-2', 'xss', '', 'a*b', '__proto__', 'constructor', 'CVE-2021-23337'];
const PATHS = ['src/a.ts', 'src/b.ts', 'src/sub/a.ts', 'SRC/a.ts', 'lib/.c.ts', 'app/[id]/page.tsx', 'caf\u00e9/x.ts', 'a/b/a/b/c.ts'];
const PATTERNS = [
  'src/a.ts',
  'src/b.ts',
  'src/**',
  '**/*.ts',
  '*rc/*.ts',
  '**/b/**',
  '**/b/*.ts',
  '**/a*',
  'lib/*',
  'src/?.ts',
  'nowhere/**',
  'cafe\u0301/x.ts',
  'cafe\u0301/*',
  String.raw`app/\[id\]/page.tsx`,
  String.raw`app/\[id\]/*`,
  'app/[id]/page.tsx',
];
const CWES = ['CWE-79', 'CWE-89', 'CWE-20'];
const IDS = ['CVE-2021-23337', 'GHSA-35jh-r3h4-6jhm', 'CVE-2024-1111', 'GO-2024-2222'];

const npm = (name: string, version: string | null): Package => ({
  name,
  version,
  ecosystem: 'npm',
  purl: version === null ? null : `pkg:npm/${name}@${version}`,
  fixed: [],
});
const PACKAGES: readonly Package[] = [
  npm('lodash', '4.17.20'),
  npm('lodash', '4.17.21'),
  npm('lodash', null),
  { name: 'org.x:y', version: '1.0', ecosystem: 'maven', purl: 'pkg:maven/org.x/y@1.0', fixed: [] },
  { name: 'zlib', version: '1.2', ecosystem: null, purl: null, fixed: ['1.3'] },
];

const finding: fc.Arbitrary<Finding> = fc
  .record({
    tool: fc.constantFrom(...TOOLS),
    rule: fc.constantFrom(...RULES),
    path: fc.option(fc.constantFrom(...PATHS), { freq: 6 }),
    otherPaths: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray([...PATHS, '']) }),
    cwe: fc.subarray(CWES),
    vulnerability: fc.option(
      fc
        .subarray(IDS, { minLength: 1, maxLength: 3 })
        .chain((ids) => fc.shuffledSubarray(ids, { minLength: ids.length }))
        .map(([id = '', ...aliases]) => ({ id, aliases: aliases.toSorted() })),
    ),
    package: fc.option(fc.constantFrom(...PACKAGES)),
    security: fc.boolean(),
  })
  .map(({ tool, path, ...over }) =>
    aFinding({
      ...over,
      tool: { name: tool, version: null, category: null },
      location: { path, display: path ?? '/elsewhere/x.ts', line: 1, column: null, endLine: null },
    }),
  );

const defects: fc.Arbitrary<readonly Defect[]> = fc
  .array(
    fc.record({
      severity: fc.constantFrom(...SEVERITIES),
      first: finding,
      second: fc.option(fc.oneof(finding, fc.constant('twin' as const)), { freq: 3 }),
      // Ids that two defects have in common are rare, and must be told.
      id: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constant('d-0') }),
    }),
    { maxLength: DEFECTS, size: 'max' },
  )
  .map((all) =>
    all.map(({ severity, first, second, id }, index) => {
      const rating = { severity, because: [], lowered: null };
      const more = second === null ? [] : [aRated({ finding: second === 'twin' ? first : second, rating })];
      return { id: id ?? `d-${index}`, severity, findings: [aRated({ finding: first, rating }), ...more], merged: [], hasTwin: false };
    }),
  );

const some = <T>(...values: readonly T[]): fc.Arbitrary<T[]> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...values).map((value) => [value]) },
    { weight: 1, arbitrary: fc.shuffledSubarray([...values], { minLength: 2, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(fc.constantFrom(...values), { minLength: 2, maxLength: 3 }) },
  );

/** What most exceptions are: a rule and a file, both by name. */
const fileOfRule: fc.Arbitrary<Criteria> = fc.record({
  rule: some('sqli', 'xss', 'a*b', 'CVE-2021-23337'),
  path: some('src/a.ts', 'src/b.ts', 'cafe\u0301/x.ts'),
});

/** Up to three criteria, in any order. */
const anything: fc.Arbitrary<Criteria> = fc
  .record(
    {
      tool: some('codeql', 'TRIVY', 'tri*', '*e*', 'nothing'),
      rule: some('sqli', 'sqli*', '*s*', 'xss', 'a*b', '__proto__', 'cve-2021-23337', 'CVE-2021-23337', 'nothing'),
      path: some(...PATTERNS),
      cwe: some('CWE-79', 'CWE-89', 'cwe-20', 'CWE-1'),
      vulnerability: some('CVE-2021-23337', 'cve-2024-1111', 'ghsa-35JH-r3h4-6jhm', 'GO-2024-2222', 'CVE-1999-0001'),
      package: some('lodash', 'lodash@<4.17.21', 'pkg:npm/lodash@4.17.21', 'pkg:maven/org.x/y', 'org.x:y', 'zlib@1.2', 'pkg:npm/zlib'),
      security: fc.boolean(),
      defect: some(...Array.from({ length: DEFECTS }, (_none, index) => `d-${index}`), 'd-none'),
      branches: some('main', 'release/*', 'ma*'),
    },
    { requiredKeys: [] },
  )
  .chain((all) => {
    const keys = Object.keys(all);
    const few = fc.shuffledSubarray(keys, { minLength: Math.min(1, keys.length), maxLength: Math.min(3, keys.length) });
    return few.map((chosen) => Object.fromEntries(chosen.map((key) => [key, all[key as keyof Criteria]])) as Criteria);
  });

const match = fc.oneof({ weight: 4, arbitrary: anything }, { weight: 1, arbitrary: fileOfRule });

const signOff = fc.record({
  by: fc.constantFrom('kim', 'lee', 'sam', 'ana', 'Kim'),
  role: fc.option(fc.constantFrom('appsec', 'product'), { freq: 4 }),
  on: fc.constantFrom('2026-10-30', '2026-11-02', '2026-11-03'),
  signature: fc.constant(null),
  where: fc.constant('exceptions.yml:9'),
});

const exception: fc.Arbitrary<Omit<Exception, 'id' | 'where'>> = fc.record({
  decision: fc.constantFrom(...DECISIONS),
  vex: fc.constant(null),
  match,
  justification: fc.constant('read-only database'),
  impact: fc.constant(null),
  plan: fc.constant(null),
  controls: fc.constant([]),
  owner: fc.constant(null),
  maxSeverity: fc.option(fc.constantFrom(...THRESHOLDS), { freq: 2 }),
  maxMatches: fc.constantFrom(1, 2, 2, 4, 8),
  requested: fc.constant({ by: 'ana', on: '2026-11-01' }),
  validThrough: fc.constantFrom('2026-11-20', TODAY, '2026-12-24', '2027-01-15', '2027-01-15', '2027-10-30'),
  signOffs: fc.array(signOff, { minLength: 1, maxLength: 3, size: 'max' }),
  until: fc.constant(null),
  renews: fc.constant(null),
  emergency: fc.constant(false),
  revoked: fc.constant(null),
  origin: fc.constant('trusted'),
  cameWith: fc.constant(null),
});

/** Some say that they speak of the very same. */
const exceptions: fc.Arbitrary<readonly Exception[]> = fc
  .array(fc.record({ one: exception, as: fc.option(fc.nat(8), { freq: 3 }) }), { maxLength: 9, size: 'max' })
  .map((all) =>
    all.map(({ one, as }, index) => ({
      ...one,
      match: (as === null ? undefined : all[as])?.one.match ?? one.match,
      id: `EX-${(index * 7) % 10}`,
      where: `exceptions.yml:${index}`,
    })),
  );

const circumstances: fc.Arbitrary<Circumstances> = fc.record({
  policy: fc.constantFrom(
    aPolicy(),
    aPolicy(
      'signOff: {roles: {appsec: {people: [{login: kim}, {login: lee}]}}, required: {high: {roles: {appsec: 1}}, low: {people: 2}}}\n',
    ),
  ),
  today: fc.constant(TODAY),
  branch: fc.constantFrom('main', 'release/1', null),
});

test('what covers what, what is said of each defect, and what became of each exception', () => {
  const told = { covered: 0, nearMisses: 0, used: 0, unused: 0, expired: 0, refused: 0 };
  fc.assert(
    fc.property(defects, exceptions, fc.array(finding, { maxLength: 4 }), circumstances, (all, known, noted, at) => {
      const statements = statementsOf(known, at, provingUnder(at));
      for (const one of noted) statements.note(one);
      const { covered, nearMissesOf, outcomes } = statements.apply(all);
      const plain = plainApply(known, all, noted, at);
      expect([...covered].toSorted(byFirst)).toEqual([...plain.covered].toSorted(byFirst));
      expect(all.map(nearMissesOf)).toEqual(plain.nearMisses);
      expect(outcomes).toEqual(plain.outcomes);
      for (const standing of ['used', 'unused', 'expired', 'refused'] as const) told[standing] += outcomes[standing].length;
      told.covered += covered.size;
      told.nearMisses += plain.nearMisses.flat().length;
    }),
    { numRuns: 2500 },
  );
  // What hardly ever happens is hardly tested.
  for (const [what, times] of Object.entries(told)) expect(times, what).toBeGreaterThan(50);
});

test('a finding of which an exception speaks is one to keep, whatever its defect turns out to be', () => {
  let kept = 0;
  fc.assert(
    fc.property(fc.array(finding, { minLength: 1, maxLength: 6 }), exceptions, circumstances, (all, known, at) => {
      const statements = statementsOf(known, at, provingUnder(at));
      for (const one of all) {
        const isKept = statements.note(one);
        if (known.some((each) => plainlySpeaksOf(each, one, at.branch))) expect(isKept).toBe(true);
        if (isKept) kept += 1;
      }
    }),
    { numRuns: 1500 },
  );
  expect(kept).toBeGreaterThan(300);
});

test('defects of which no exception speaks may be left out, once their findings were seen', () => {
  fc.assert(
    fc.property(defects, exceptions, circumstances, (all, known, at) => {
      const statements = statementsOf(known, at, provingUnder(at));
      const kept = all.filter(({ findings }) => findings.map(({ finding: one }) => statements.note(one)).includes(true));
      const { covered, outcomes } = statements.apply(kept);
      const plain = plainApply(known, all, [], at);
      const shared = new Set(all.map(({ id }) => id)).size < all.length;
      if (!shared) expect(new Set(covered)).toEqual(new Set(plain.covered));
      if (!shared) expect(outcomes).toEqual(plain.outcomes);
    }),
    { numRuns: 1000 },
  );
});

test('an exception that names one thing twice speaks of each defect once', () => {
  const one = anException({ match: { rule: ['sqli', 'sqli'], path: ['caf\u00e9.ts', 'cafe\u0301.ts'] }, maxMatches: 1 });
  const location = { path: 'caf\u00e9.ts', display: 'caf\u00e9.ts', line: 1, column: null, endLine: null };
  const rated = aRated({ finding: aFinding({ rule: 'sqli', location }) });
  const at = { policy: aPolicy(), today: TODAY, branch: null };
  const { outcomes } = statementsOf(exceptionsOf(one), at, provingUnder(at)).apply([
    { id: 'd-0', severity: 'high', findings: [rated], merged: [], hasTwin: false },
  ]);
  expect(outcomes).toMatchObject({ used: [{ matches: 1, why: '' }], refused: [] });
});

function byFirst([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
