// Defects that are only counted: what is passed over changes nothing that is said of the rest, in no order of findings, and
// whatever a later one turns out to be the twin of.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_LESSONS, openGate, type Rules } from '../src/gate.ts';
import type { Assessment } from '../src/model/assessment.ts';
import type { Exception } from '../src/model/exception.ts';
import type { Finding } from '../src/model/finding.ts';
import { THRESHOLDS } from '../src/model/severity.ts';
import { adviser } from '../src/report/advice.ts';
import { aClaim, aFinding, anException, aPolicy, exceptionsOf, judge, NOW, sighted, written } from './builders.ts';

const RULES = ['sqli', 'xss', 'eval'];
const PATHS = ['src/a.ts', 'test/b.ts', 'lib/c.ts'];
const OUTSIDE = 'file:///home/runner/elsewhere/d.ts';
const INPUTS = ['scan.sarif', 'other.sarif'].map((path, index) => ({ path, sha256: String(index).repeat(64), bytes: 1 }));

const policy = fc
  .record({
    failOn: fc.constantFrom(...THRESHOLDS),
    inSource: fc.constantFrom('ignore', 'accept'),
    external: fc.constantFrom('ignore', 'accept'),
    unrated: fc.constantFrom('critical', 'low'),
    rules: fc.subarray([
      '{when: {path: "test/**"}, atMost: low, reason: tests do not ship}',
      '{when: {rule: eval, path: "src/**"}, set: critical, reason: never here}',
      '{when: {rule: xss}, atMost: medium, reason: behind a login}',
      '{when: {tool: Semgrep}, atLeast: high, reason: speaks of nothing}',
    ]),
  })
  .map(({ failOn, inSource, external, unrated, rules }) =>
    aPolicy(
      `severity: {unrated: ${unrated}, rules: [${rules.join(', ')}]}\ngate: {release: {failOn: ${failOn}}}\n` +
        `suppressions: {inSource: ${inSource}, external: ${external}}\n`,
    ),
  );

const securitySeverity = fc.oneof(
  fc.constant({ kind: 'absent' } as const),
  fc.constantFrom(9.8, 7, 5, 1).map((score) => ({ kind: 'score', score }) as const),
  fc.constant({ kind: 'unrated', text: '9,8' } as const),
);

/** A finding of one of few digests: those of one digest have one rule, message and file, and differ in all that a run may say. */
const finding: fc.Arbitrary<Finding> = fc
  .record({
    twin: fc.oneof({ weight: 2, arbitrary: fc.integer({ min: 0, max: 3 }) }, { weight: 3, arbitrary: fc.integer({ min: 4, max: 200 }) }),
    level: fc.constantFrom('error', 'warning', 'note', 'none'),
    securitySeverity,
    input: fc.constantFrom('scan.sarif', 'other.sarif'),
    otherPaths: fc.constantFrom([], [], [], ['lib/c.ts']),
    cwe: fc.constantFrom([], ['CWE-79'], ['CWE-89']),
    suppressions: fc.oneof(
      { weight: 3, arbitrary: fc.constant([]) },
      {
        weight: 2,
        arbitrary: fc.array(
          fc.record({ kind: fc.constantFrom('inSource', 'external'), status: fc.constantFrom('accepted', 'accepted', 'underReview') }),
          { minLength: 1, maxLength: 2 },
        ),
      },
    ),
  })
  .map(({ twin, level, securitySeverity: claimed, input, ...over }) => {
    const path = [...PATHS, null][twin % (PATHS.length + 1)] ?? null;
    const rule = RULES[twin % RULES.length] ?? '';
    const made = aFinding({
      ...over,
      rule,
      claims: [aClaim({ rule, level, securitySeverity: claimed })],
      location: { path, display: path ?? OUTSIDE, line: 1 + (twin % 7), column: 1, endLine: null },
      digest: `digest-${twin}`,
      message: `message ${twin}`,
    });
    return { ...made, at: { ...made.at, input } };
  });

const findings = fc.array(finding, { maxLength: 14, size: 'max' });

const match = fc.oneof(
  fc.record({ rule: fc.constantFrom(...RULES, '*s*') }),
  fc.record({ path: fc.constantFrom(...PATHS, 'src/*') }),
  fc.record({ rule: fc.constantFrom(...RULES), path: fc.constantFrom(...PATHS, 'src/**') }),
  fc.record({ rule: fc.constantFrom(...RULES), cwe: fc.constantFrom('CWE-79', 'CWE-1') }),
  fc.record({ rule: fc.constantFrom('sqli', 'nothing'), branches: fc.constantFrom('main', 'release/*') }),
);

const statement = fc.record({
  match,
  maxMatches: fc.constantFrom(1, 2, 4, 20),
  maxSeverity: fc.option(fc.constantFrom(...THRESHOLDS), { nil: undefined, freq: 2 }),
  decision: fc.constantFrom('accepted-risk', 'false-positive'),
  validThrough: fc.constantFrom('2026-11-20', '2026-12-24', '2027-01-15', '2027-10-30'),
  signOffs: fc.constantFrom(
    [{ by: 'kim', on: '2026-11-02' }],
    ['kim', 'lee'].map((by) => ({ by, on: '2026-11-02' })),
  ),
});

const exceptions: fc.Arbitrary<readonly Exception[]> = fc
  .array(statement, { maxLength: 4 })
  .map((all) => exceptionsOf(...all.map((one, index) => anException({ ...one, id: `EX-${index}` }))));

type Given = Pick<Rules, 'policy' | 'exceptions'>;

function run(all: readonly Finding[], rules: Given, keepAll: boolean): Assessment {
  return judge(all, { rules: { ...rules, keepAll, branch: 'main' }, evidence: { inputs: INPUTS } });
}

/** What is equal however much is kept: everything but the list of defects, and the example that a warning points at. */
function sums({ defects: _defects, minorRules: _minorRules, warnings, ...rest }: Assessment): unknown {
  return { ...rest, warnings: warnings.map(({ what }) => what) };
}

function inWords({ defects }: Assessment): readonly unknown[] {
  return defects.map(written);
}

const shuffled = <T>(items: readonly T[], seed: number): readonly T[] =>
  items
    .map((item, index) => ({ item, key: Math.sin(seed + index * 7.3) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);

/** Takes all findings as often as the gate asks for it. @returns what the last gate has missed, after how many */
function taken(all: readonly Finding[], rules: Given): { readonly missed: readonly number[] } {
  const missed: number[] = [];
  const [digests, meetings] = [new Set<string>(), new Set<number>()];
  do {
    const at = {
      vex: [],
      stage: 'release',
      failOn: null,
      now: NOW,
      branch: 'main',
      keepAll: false,
      proposed: null,
      artifact: null,
      reviews: new Map(),
    } as const;
    const gate = openGate({ ...at, ...rules }, { seed: 0, missed: { digests, meetings } });
    for (const one of all) gate.take(sighted(one));
    const more = gate.missed() ?? NO_LESSONS.missed;
    more.digests.forEach((digest) => digests.add(digest));
    more.meetings.forEach((place) => meetings.add(place));
    missed.push(more.digests.size + more.meetings.size);
  } while (missed.at(-1) !== 0 && missed.length < 5);
  return { missed };
}

describe('defects that are only counted', () => {
  test('change nothing that is said of the others', () => {
    const told = { passed: 0, accepted: 0, blocking: 0, merged: 0 };
    fc.assert(
      fc.property(findings, policy, exceptions, (all, under, known) => {
        const rules = { policy: under, exceptions: known };
        const [full, brief] = [run(all, rules, true), run(all, rules, false)];
        // Verdict, counts, what became of each exception, reductions, faults, inputs.
        expect(sums(brief)).toEqual(sums(full));
        // What is kept is word for word the same, in the same order.
        const kept = new Set(brief.defects.map(({ id }) => id));
        expect(inWords(brief)).toEqual(inWords({ ...full, defects: full.defects.filter(({ id }) => kept.has(id)) }));
        // What is not is below the threshold, no exception covers it, and its findings are rated alike.
        for (const { id, disposition, exception, findings: members } of full.defects) {
          if (kept.has(id)) continue;
          expect([disposition, exception]).toEqual(['below-threshold', null]);
          expect(new Set(members.map(({ rating: { severity, lowered } }) => `${severity} ${lowered?.where}`)).size).toBe(1);
        }
        told.passed += full.defects.length - brief.defects.length;
        told.accepted += brief.counts.byDisposition.accepted;
        told.blocking += brief.counts.byDisposition.blocking;
        told.merged += brief.counts.merged;
      }),
      { numRuns: 1200 },
    );
    for (const [what, times] of Object.entries(told)) expect(times, what).toBeGreaterThan(10);
  });

  test('have the ids by which an exception names them, whichever else are kept', () => {
    const told = { used: 0, unused: 0 };
    // Of equal content, so that only their places tell them apart.
    const alike = findings.map((all) =>
      all.map((one) => ({ ...one, rule: 'sqli', message: 'alike', location: { ...one.location, path: 'src/a.ts', display: 'src/a.ts' } })),
    );
    const byId = fc.array(fc.tuple(fc.nat(13), fc.constantFrom({}, { cwe: 'CWE-79' }, { path: 'src/*' }, { rule: 'xss' })), {
      maxLength: 3,
    });
    fc.assert(
      fc.property(alike, policy, byId, (all, under, named) => {
        const ids = run(all, { policy: under, exceptions: [] }, true).defects.map(({ id }) => id);
        const known = named.flatMap(([which, more], index) => {
          const defect = ids[which % ids.length];
          return defect === undefined ? [] : [anException({ id: `EX-${index}`, match: { ...more, defect }, decision: 'false-positive' })];
        });
        const rules = { policy: under, exceptions: exceptionsOf(...known) };
        const [full, brief] = [run(all, rules, true), run(all, rules, false)];
        expect(sums(brief)).toEqual(sums(full));
        told.used += brief.exceptions.used.length;
        told.unused += brief.exceptions.unused.length;
      }),
      { numRuns: 500 },
    );
    for (const [what, times] of Object.entries(told)) expect(times, what).toBeGreaterThan(5);
  });

  test('are the same ones in every order of findings and exceptions', () => {
    fc.assert(
      fc.property(findings, policy, exceptions, fc.nat(1000), (all, under, known, seed) => {
        const straight = run(all, { policy: under, exceptions: known }, false);
        const otherwise = run(shuffled(all, seed), { policy: under, exceptions: known.toReversed() }, false);
        expect(otherwise.warnings).toEqual(straight.warnings);
        expect(sums(otherwise)).toEqual(sums(straight));
        expect(inWords(otherwise)).toEqual(inWords(straight));
      }),
      { numRuns: 700 },
    );
  });

  test('are told from the others after a second reading at the latest', () => {
    let seconds = 0;
    fc.assert(
      fc.property(findings, policy, exceptions, (all, under, known) => {
        const { missed } = taken(all, { policy: under, exceptions: known });
        expect(missed.length).toBeLessThan(3);
        if (missed.length === 2) seconds += 1;
      }),
      { numRuns: 700 },
    );
    expect(seconds).toBeGreaterThan(5);
  });

  test.each<[string, Partial<Finding>, Partial<Finding>, Partial<Given>]>([
    ['another severity', { claims: [aClaim({ level: 'note' })] }, { claims: [aClaim()] }, {}],
    [
      'a path of which an exception speaks',
      { claims: [aClaim({ level: 'note' })] },
      { claims: [aClaim({ level: 'note' })], location: { path: 'lib/c.ts', display: 'lib/c.ts', line: 1, column: null, endLine: null } },
      { exceptions: exceptionsOf(anException({ match: { path: 'lib/*' } })) },
    ],
    [
      'a suppression that is honoured',
      { claims: [aClaim({ level: 'note' })] },
      { claims: [aClaim({ level: 'note' })], suppressions: [{ kind: 'external', status: 'accepted' }] },
      { policy: aPolicy('suppressions: {external: accept}') },
    ],
  ])('do not hide a twin with %s, whichever comes first', (_title, one, other, rules) => {
    const twins = [one, other].map((over) => aFinding({ digest: 'twin', ...over }));
    const filler = aFinding({ claims: [aClaim({ level: 'note' })] });
    const given = { policy: aPolicy(), exceptions: [], ...rules };
    for (const all of [
      [...twins, filler],
      [filler, ...twins.toReversed()],
    ]) {
      const { counts, defects } = run(all, given, false);
      expect([counts.defects, counts.merged, defects.length]).toEqual([2, 1, 1]);
      expect(defects[0]?.findings.length).toBe(2);
      expect(taken(all, given).missed.length).toBe(all[0] === filler ? 1 : 2);
    }
  });
});

test('a rule that minor defects follow, too, makes the advice say that maxMatches counts them', () => {
  const location = { path: 'a.js', display: 'a.js', line: 1, column: null, endLine: null };
  const note = aFinding({ rule: 'r', location: { ...location, line: 2 }, claims: [aClaim({ level: 'note' })] });
  const assessment = judge([aFinding({ rule: 'r', location }), note], { rules: { keepAll: false } });
  const { unblock, template } = adviser(assessment);
  const [defect] = assessment.defects;
  expect(assessment.defects).toHaveLength(1);
  expect(defect && unblock(defect)).toContain('maxMatches counts those below the threshold, too');
  expect(defect && template(defect)).toContain('  maxMatches: 1   # and as many more as it matches below the threshold');
});
