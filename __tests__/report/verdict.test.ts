// The verdict file against what is promised of it: the keys of the design, the exit code, the sums that always hold, and the
// words for what could not be judged, on every surface.

import { array, assert, constantFrom, property, record, type Arbitrary } from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { exitCodeOf, withFaults, type Assessment } from '../../src/model/assessment.ts';
import { DISPOSITIONS } from '../../src/model/defect.ts';
import { FAULT_CODES, fault, type FaultCode } from '../../src/model/fault.ts';
import type { Finding } from '../../src/model/finding.ts';
import { noResults } from '../../src/model/run.ts';
import { LEVELS } from '../../src/model/severity.ts';
import { annotationsOf, renderAnnotations } from '../../src/report/annotations.ts';
import { PLAIN } from '../../src/report/style.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { renderQuiet, renderText } from '../../src/report/text.ts';
import { renderVerdict } from '../../src/report/verdict.ts';
import { aClaim, aFinding, anException, aPolicy, aRun, exceptionsOf, judge } from '../builders.ts';
import { render } from './github-markdown.ts';

vi.setConfig({ testTimeout: 60_000 });

interface Verdict {
  readonly exitCode: number;
  readonly counts: { readonly byDisposition: Record<string, number>; readonly bySeverity: Record<string, number> } & Record<string, number>;
  readonly defects: readonly { readonly disposition: string; readonly results: readonly unknown[] }[];
}

function verdictOf(assessment: Assessment): Verdict {
  return JSON.parse([...renderVerdict(assessment, true)].join('')) as Verdict;
}

const fact = { what: '', where: '' };
const outcome = { id: '', where: '', decision: '', validThrough: '', signers: [], signedBy: [], matches: 1, why: '' };

/** The sample of design.md §4, as it stands there: values of the promised types, null where it says null. */
const SAMPLE = {
  schema: 'defect-gate/verdict/v1',
  verdict: 'fail',
  exitCode: 1,
  stage: 'release',
  observed: false,
  at: '2026-11-21T12:00:00Z',
  counts: {
    files: 2,
    runs: 3,
    results: 41,
    byLevel: { error: 3, warning: 30, note: 8, none: 0 },
    bySecuritySeverity: { critical: 1, high: 2, medium: 0, low: 0 },
    notDefects: 1,
    merged: 2,
    defects: 38,
    bySeverity: { critical: 1, high: 2, medium: 29, low: 6, none: 0 },
    byDisposition: { blocking: 2, overdue: 0, accepted: 1, 'not-shipped': 0, 'not-introduced': 0, 'within-sla': 0, 'below-threshold': 35 },
  },
  defects: [
    {
      id: '',
      disposition: 'blocking',
      severity: 'critical',
      because: [fact],
      rule: '',
      tools: [''],
      message: '',
      location: { path: '', line: 1 },
      results: [{ input: 0, run: 0, result: 12, matched: null }],
      cwe: ['CWE-89'],
      vulnerability: null,
      package: null,
      state: 'new',
      introduced: { answer: 'yes', why: '' },
      firstSeen: null,
      due: null,
      ships: { answer: 'unknown', why: '' },
      exception: null,
      nearMisses: [],
    },
  ],
  absent: [],
  exceptions: { used: [], unused: [outcome], expired: [], refused: [] },
  reductions: [{ kind: 'severity rule', where: '', reason: '', defects: 3 }],
  faults: [],
  warnings: [fact],
  inputs: [{ path: '', sha256: '', bytes: 1, runs: 1, results: 41, tools: [''] }],
  digests: { policy: 'sha256:', exceptions: null, ledger: null, artifact: null },
};

/** Where `actual` lacks a key of `promised`, or has another type there; lists are compared by their first entry. */
function differences(promised: unknown, actual: unknown, at = ''): readonly string[] {
  if (promised === null) return actual === null ? [] : [`${at} is not null`];
  if (Array.isArray(promised)) {
    if (!Array.isArray(actual)) return [`${at} is no list`];
    return promised.length === 0 ? [] : differences(promised[0], actual[0], `${at}[0]`);
  }
  if (typeof promised !== typeof actual || actual === null) return [`${at} is ${actual === null ? 'null' : typeof actual}`];
  if (typeof promised !== 'object') return [];
  const members = actual as Record<string, unknown>;
  return Object.entries(promised).flatMap(([key, value]) => differences(value, members[key], `${at}.${key}`));
}

test("the design's sample: every key that it names is there, of its type", () => {
  const assessment = judge([aFinding(), aFinding({ rule: 'low' })], {
    rules: {
      policy: aPolicy('severity: {rules: [{when: {rule: low}, atMost: low, reason: it is}]}'),
      exceptions: exceptionsOf(anException({ match: { rule: 'nowhere' } })),
    },
    evidence: {
      warnings: [{ what: 'a', where: 'b' }],
      digests: { policy: 'sha256:', exceptions: null, ledger: null, artifact: null },
    },
  });
  expect(differences(SAMPLE, verdictOf(assessment))).toEqual([]);
  const { schema, verdict, exitCode, stage, observed, at } = SAMPLE;
  expect(verdictOf(assessment)).toMatchObject({ schema, verdict, exitCode, stage, observed, at });
});

describe('the exit code', () => {
  test.each([0, 1, 255, 256, 257, 512])('of %s blocking defects is never a count', (count) => {
    const assessment = judge(Array.from({ length: count }, () => aFinding()));
    expect(assessment.counts.byDisposition.blocking).toBe(count);
    expect(exitCodeOf(assessment)).toBe(count === 0 ? 0 : 1);
    expect(verdictOf(assessment).exitCode).toBe(count === 0 ? 0 : 1);
  });

  test.each([0, 1, 256])('of %s faults is 2, with blocking defects and without, observed or not', (count) => {
    const faults = Array.from({ length: count }, () => fault('E_READ', 'a', 'b', 'c'));
    const policies = ['', 'gate: {observeUntil: 2027-01-31}'].map(aPolicy);
    const codes = [[], [aFinding()]].flatMap((findings) =>
      policies.map((policy) => verdictOf(withFaults(judge(findings, { rules: { policy } }), faults)).exitCode),
    );
    expect(codes).toEqual(count === 0 ? [0, 0, 1, 0] : [2, 2, 2, 2]);
  });
});

const anyFinding: Arbitrary<Finding> = record({
  level: constantFrom(...LEVELS),
  rule: constantFrom('a', 'b', 'excused'),
  digest: constantFrom('1', '2', '3', '4', '5', '6', '7', '8', '9'),
}).map(({ level, rule, digest }) => aFinding({ rule, digest: `${rule} ${level} ${digest}`, claims: [aClaim({ level })] }));

/** The last line of text and the bold line of the summary, as numbers by the words behind them. */
function parsed(sums: string): ReadonlyMap<string, number> {
  return new Map(
    [...sums.matchAll(/(\d+) ([a-z-]+(?: [a-z]+)*)/g)].map(([, number, words = '']) => [words.replace(/s$/, ''), Number(number)]),
  );
}

test('sums: results - not defects - merged = defects = all dispositions = all severities, and every surface says the same', () => {
  assert(
    property(array(anyFinding, { maxLength: 30 }), constantFrom(0, 1, 7), (findings, notDefects) => {
      const counts = { ...noResults(), results: findings.length + notDefects, notDefects };
      const assessment = judge(findings, {
        rules: { exceptions: exceptionsOf(anException({ match: { rule: 'excused' }, maxMatches: 100 })) },
        evidence: { runs: [aRun({ counts })] },
      });
      const { counts: said, defects } = verdictOf(assessment);
      const total = (tally: Record<string, number>): number => Object.values(tally).reduce((sum, one) => sum + one, 0);
      expect((said['results'] ?? 0) - (said['notDefects'] ?? 0) - (said['merged'] ?? 0)).toBe(said['defects']);
      expect([total(said.byDisposition), total(said.bySeverity), defects.length]).toEqual(Array(3).fill(said['defects']));
      expect(defects.flatMap(({ results }) => results)).toHaveLength(findings.length);
      const lines = [
        renderText(assessment, PLAIN).trimEnd().split('\n').at(-1) ?? '',
        render(renderSummary(assessment)).texts.find(({ text }) => /\d results? =|\d results? −/.test(text))?.text ?? '',
      ];
      for (const line of lines) {
        const numbers = parsed(line);
        expect(numbers.get('result')).toBe(said['results']);
        expect(numbers.get('defect') ?? 0).toBe(said['defects']);
        for (const name of DISPOSITIONS) expect(numbers.get(name.replaceAll('-', ' ')) ?? 0).toBe(said.byDisposition[name]);
      }
    }),
    { numRuns: 300 },
  );
});

/** Words that would send a developer to look for a flaw in the code. */
const ACCUSATION = /vulnerab|insecure|unsafe|attack|\bfail(?:s|ed)?\b|\bblocked\b|reach(?:es)? the release|introduces/i;

describe('what could not be judged', () => {
  const codes = Object.keys(FAULT_CODES) as FaultCode[];

  test.each(codes)('is not worded as a vulnerability: %s', (code) => {
    const assessment = judge([], {
      evidence: { faults: [fault(code, 'scan.sarif', 'the file is not JSON', 'let the scanner run first')] },
    });
    const surfaces = [
      renderText(assessment, PLAIN),
      renderQuiet(assessment, PLAIN),
      renderAnnotations(annotationsOf(assessment)),
      renderSummary(assessment),
    ];
    for (const surface of surfaces) {
      expect(surface).toContain('could not');
      expect(surface.replace(/\bE(?:_|&#95;)[A-Z_&#0-9;]+/, 'the code')).not.toMatch(ACCUSATION);
    }
    expect(annotationsOf(assessment).map(({ title }) => title)).toEqual(['could not judge']);
    expect(FAULT_CODES[code].means).not.toMatch(/vulnerab/i);
  });

  test('comes first where defects block too, and both are told apart', () => {
    const assessment = judge([aFinding()], {
      evidence: { faults: [fault('E_NOT_JSON', 'b.sarif', 'the file is not JSON', 'run it again')] },
    });
    const [headline = ''] = renderText(assessment, PLAIN).split('\n');
    expect(headline).toMatch(/^could not judge: 1 fault; of what was read, 1 defect would block/);
    expect(headline).not.toMatch(ACCUSATION);
    const [title = ''] = renderSummary(assessment).split('\n');
    expect(title).toMatch(/^## ⚠️ could not judge/);
    expect(annotationsOf(assessment).map((annotation) => annotation.title.split(':')[0])).toEqual(['blocks', 'could not judge']);
    const text = renderText(assessment, PLAIN);
    expect(text.indexOf('src/a.ts')).toBeLessThan(text.indexOf('b.sarif'));
  });
});
