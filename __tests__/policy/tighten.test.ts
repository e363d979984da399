// Whatever a file says and is not refused, it judges at least as strictly as the policy that it extends: told by the verdicts of both
// on the same findings, runs and exceptions, and by everything of them that is ordered.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missingSignOffs } from '../../src/exceptions/quorum.ts';
import { exitCodeOf } from '../../src/model/assessment.ts';
import { LIMIT_NAMES } from '../../src/model/limits.ts';
import { DECISIONS, HONOURS, STAGES, type Policy } from '../../src/model/policy.ts';
import { rank, SEVERITIES, THRESHOLDS, type Severity } from '../../src/model/severity.ts';
import { proverOf } from '../../src/proof/sign-offs.ts';
import { aClaim, aFinding, anException, aRun, exceptionsOf, judge, NOW, TODAY } from '../builders.ts';
import { layered } from './layers.ts';

const PEOPLE = ['kim', 'lee', 'sam', 'mallory'];
const ROLES = ['appsec', 'product'];
const TOOLS = ['CodeQL', 'Trivy'];

/** Said, or left unsaid so many times as often. */
function maybe<T>(arbitrary: fc.Arbitrary<T>, unsaid = 1): fc.Arbitrary<T | undefined> {
  return fc.oneof({ arbitrary: fc.constant(undefined), weight: unsaid }, { arbitrary, weight: 1 });
}

const stage = maybe(
  fc.record({ failOn: maybe(fc.constantFrom(...THRESHOLDS)), scope: maybe(fc.constantFrom('introduced', 'new', 'all')) }),
);
const rule = fc
  .tuple(fc.constantFrom('set', 'atLeast', 'atMost'), fc.constantFrom(...SEVERITIES), fc.constantFrom(...TOOLS))
  .map(([kind, to, tool]) => ({ when: { tool }, [kind]: to, reason: 'r' }));
const toleration = fc
  .tuple(fc.constantFrom('executionFailure', 'missingResults', 'errorNotifications'), fc.constantFrom(...TOOLS))
  .map(([what, tool]) => ({ tool, [what]: true, reason: 'r' }));
const role = fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 3 }).map((people) => ({ people: people.map((login) => ({ login })) }));
const honour = maybe(fc.constantFrom(...HONOURS));

/** The worse the more people and the shorter: what is raised is then never signed off more easily. */
const required = fc
  .tuple(
    fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }),
    fc.array(fc.nat(2), { minLength: 5, maxLength: 5 }),
    fc.array(fc.integer({ min: 30, max: 100 }), { minLength: 5, maxLength: 5 }),
  )
  .map(([byRole, people, terms]) => {
    const [most, all, shortest] = [byRole.toSorted((a, b) => b - a), people.toSorted((a, b) => b - a), terms.toSorted((a, b) => a - b)];
    return Object.fromEntries(
      SEVERITIES.map((severity, index) => [
        severity,
        { ...(most[index] ? { roles: { appsec: most[index] } } : {}), people: 1 + (all[index] ?? 0), longest: `${shortest[index]}d` },
      ]),
    );
  });

interface Text {
  readonly signOff?: { readonly roles?: Readonly<Record<string, unknown>> | undefined; readonly required?: object | undefined } | undefined;
}

/** @param unsaid how often what a part says is left out, for once that it is not */
function policy(unsaid: number): fc.Arbitrary<Text> {
  const evidence = fc.record({
    requiredTools: maybe(
      fc.array(
        fc.constantFrom(...TOOLS).map((name) => ({ name })),
        { maxLength: 1 },
      ),
    ),
    tolerate: maybe(fc.array(toleration, { maxLength: 1 })),
    errorNotifications: maybe(fc.constantFrom('warn', 'fault')),
  });
  const days = fc.constantFrom('2026-11-20', '2026-11-21', '2026-12-24');
  const parts = {
    severity: fc.record({ unrated: maybe(fc.constantFrom(...SEVERITIES)), rules: maybe(fc.array(rule, { maxLength: 2 })) }),
    gate: fc.record({ observeUntil: maybe(days, 4), 'pull-request': stage, release: stage }),
    evidence,
    limits: fc.record({ results: maybe(fc.integer({ min: 1, max: 9_000_000 })) }),
    suppressions: fc.record({ inSource: honour, external: honour }),
    signOff: fc.record({ roles: maybe(fc.dictionary(fc.constantFrom(...ROLES), role, { maxKeys: 2 })), required: maybe(required) }),
  };
  const said = Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, maybe<unknown>(part, unsaid)]));
  return fc.record(said).map((text) => JSON.parse(JSON.stringify(text)) as Text);
}

/** The text of a policy without its first line. */
function textOf(text: Text): string {
  return Object.entries(text)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join('\n');
}

/** With every role that it asks for. */
function whole(text: Text): Text {
  if (text.signOff?.required === undefined) return text;
  return { ...text, signOff: { ...text.signOff, roles: { appsec: { people: [{ login: 'ana' }] }, ...text.signOff.roles } } };
}

const finding = fc
  .record({
    tool: fc.constantFrom(...TOOLS),
    level: fc.constantFrom('error', 'warning', 'note', 'none'),
    score: fc.constantFrom('absent', 'unrated', 9.5, 5),
    suppressed: fc.constantFrom(null, 'inSource', 'external'),
  })
  .map(({ tool, level, score, suppressed }) =>
    aFinding({
      tool: { name: tool, version: '1', category: null },
      claims: [
        aClaim({
          level: level as 'error',
          securitySeverity:
            score === 'absent'
              ? { kind: 'absent' }
              : score === 'unrated'
                ? { kind: 'unrated', text: '?' }
                : { kind: 'score', score: Number(score) },
        }),
      ],
      suppressions: suppressed === null ? [] : [{ kind: suppressed, status: 'accepted' }],
    }),
  );

const facts = fc
  .record({ tool: fc.constantFrom(...TOOLS), failed: fc.nat(5), bare: fc.nat(5), errors: fc.nat(5) })
  .map(({ tool, failed, bare, errors }) =>
    aRun({
      tool: { name: tool, version: '1', category: null },
      ...(failed === 0 ? { outcome: 'failed' as const, failure: 'x' } : {}),
      hasResults: bare > 0,
      errorNotifications: errors === 0 ? ['x'] : [],
    }),
  );

const signOffs = fc
  .uniqueArray(fc.record({ by: fc.constantFrom(...PEOPLE), role: fc.constantFrom(undefined, ...ROLES, 'ops') }), {
    maxLength: 4,
    selector: ({ by }) => by,
  })
  .map((all) => all.map((one) => ({ ...one, on: '2026-11-02' })));

const exception = fc
  .record({
    decision: fc.constantFrom(...DECISIONS),
    days: fc.constantFrom('2026-12-01', '2026-12-20', '2027-01-20'),
    all: signOffs,
  })
  .map(({ decision, days, all }) => anException({ decision, validThrough: days, maxMatches: 9, signOffs: all }));

describe('what a file says and is not refused', () => {
  test('never ends better than what it extends', () => {
    const seen = { accepted: 0, stricter: 0, passed: 0 };
    const scene = fc.tuple(
      fc.array(finding, { minLength: 1, maxLength: 3 }),
      fc.array(facts, { maxLength: 2 }),
      exception,
      fc.constantFrom(...STAGES),
    );
    fc.assert(
      fc.property(policy(2), policy(1), fc.array(scene, { minLength: 4, maxLength: 4 }), (own, given, scenes) => {
        const [parent, layer] = [layered([textOf(whole(given))]), layered([textOf(own), textOf(whole(given))])];
        if (!parent.ok || !layer.ok) return;
        seen.accepted += 1;
        expectAsStrict(layer.value.policy, parent.value.policy);
        for (const [findings, runs, entry, at] of scenes) {
          const [mine, theirs] = [layer.value.policy, parent.value.policy].map((one) =>
            exitCodeOf(
              judge(findings, {
                rules: {
                  policy: one,
                  stage: at,
                  now: NOW,
                  exceptions: exceptionsOf(JSON.parse(JSON.stringify(entry)) as Record<string, unknown>),
                },
                evidence: { runs },
              }),
            ),
          );
          if (theirs !== 0) expect(mine).not.toBe(0);
          if (theirs === 2) expect(mine).toBe(2);
          if (mine !== theirs) seen.stricter += 1;
          if (mine === 0) seen.passed += 1;
        }
      }),
      { numRuns: 1000 },
    );
    expect(seen.accepted).toBeGreaterThan(100);
    expect(seen.stricter).toBeGreaterThan(20);
    expect(seen.passed).toBeGreaterThan(20);
  });
});

test('who cannot sign by what is extended cannot sign by what a file says over it', () => {
  const seen = { accepted: 0, sufficient: 0 };
  const asked = fc.record({
    roles: maybe(fc.dictionary(fc.constantFrom(...ROLES), fc.integer({ min: 1, max: 2 }))),
    people: maybe(fc.integer({ min: 1, max: 3 })),
  });
  const text = fc.record({
    roles: maybe(fc.dictionary(fc.constantFrom(...ROLES, 'ops'), role), 2),
    required: maybe(fc.record(Object.fromEntries(SEVERITIES.map((severity) => [severity, maybe(asked, 2)])))),
  });
  fc.assert(
    fc.property(text, text, fc.array(signOffs, { minLength: 8, maxLength: 8 }), (own, given, all) => {
      const [mine, theirs] = [own, given].map((signOff) => textOf(JSON.parse(JSON.stringify({ signOff })) as Text));
      const [parent, layer] = [layered([theirs ?? '']), layered([mine ?? '', theirs ?? ''])];
      if (!parent.ok || !layer.ok) return;
      seen.accepted += 1;
      for (const entry of all) {
        const [statement] = exceptionsOf(JSON.parse(JSON.stringify(anException({ signOffs: entry }))) as Record<string, unknown>);
        if (statement === undefined) throw new Error('no exception');
        const missing = (policyOf: Policy, severity: Severity): string =>
          missingSignOffs(proverOf(policyOf, { today: TODAY, reviews: new Map() }).signOffsOf(statement).signers, {
            ...policyOf.signOff[severity],
            others: null,
          });
        for (const severity of SEVERITIES) {
          if (missing(layer.value.policy, severity) !== '') continue;
          seen.sufficient += 1;
          expect(missing(parent.value.policy, severity)).toBe('');
        }
      }
    }),
    { numRuns: 1500 },
  );
  expect(seen.accepted).toBeGreaterThan(100);
  expect(seen.sufficient).toBeGreaterThan(100);
});

function expectAsStrict(own: Policy, given: Policy): void {
  for (const stageOf of STAGES) {
    expect(rank(own.stages[stageOf].failOn)).toBeGreaterThanOrEqual(rank(given.stages[stageOf].failOn));
    expect([given.stages[stageOf].scope, 'all']).toContain(own.stages[stageOf].scope);
  }
  for (const severity of SEVERITIES) {
    const [mine, theirs] = [own.signOff[severity], given.signOff[severity]];
    expect(mine.people).toBeGreaterThanOrEqual(theirs.people);
    for (const [name, needed] of theirs.roles) expect(mine.roles.get(name)).toBeGreaterThanOrEqual(needed);
    for (const decision of DECISIONS) expect(mine.longest[decision]).toBeLessThanOrEqual(theirs.longest[decision]);
  }
  for (const name of LIMIT_NAMES) expect(own.limits[name].most).toBeLessThanOrEqual(given.limits[name].most);
  for (const { name } of given.requiredTools) expect(own.requiredTools.map((tool) => tool.name)).toContain(name);
  expect(rank(own.unrated.to)).toBeLessThanOrEqual(rank(given.unrated.to));
}
