// 100,000 blocking defects with hostile messages of 16 kB (threat E6): every surface for people keeps within its limit and says
// what it left out, worst first; the verdict file leaves out nothing and is never held whole.

import { describe, expect, test, vi } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import type { JudgedDefect } from '../../src/model/defect.ts';
import { fault } from '../../src/model/fault.ts';
import { SEVERITIES, type Severity } from '../../src/model/severity.ts';
import { annotationsOf, MOST, renderAnnotations } from '../../src/report/annotations.ts';
import { PLAIN } from '../../src/report/style.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { renderQuiet, renderText } from '../../src/report/text.ts';
import { renderVerdict } from '../../src/report/verdict.ts';
import { aFinding, aRun, judge, written } from '../builders.ts';
import { render } from './github-markdown.ts';

vi.setConfig({ testTimeout: 60_000 });

const MANY = 100_000;
/** GitHub drops a job summary that is larger, whole. */
const SUMMARY_LIMIT = 1_048_576;
/** Characters that grow most: 20 bytes of Markdown for one of text. */
const HOSTILE = '$<@'.repeat(5462).slice(0, 16_384);

/** Two critical ones before all others, which are high. */
function flood(count: number, message = HOSTILE): Assessment {
  const one = judge([
    aFinding({
      message,
      rule: message,
      location: { path: message, display: message, line: 1, column: 1, endLine: 1 },
      package: { name: message, version: message, ecosystem: null, purl: null, fixed: [message, message, message] },
    }),
  ]);
  const [defect] = one.defects;
  if (defect === undefined) throw new Error('no defect');
  const nearMiss = { exception: message, where: message, why: message, fix: message };
  const because = [{ what: message, where: message }];
  const [{ finding }] = defect.findings;
  const defects = Array.from({ length: count }, (_none, index): JudgedDefect => {
    const severity: Severity = index < 2 ? 'critical' : 'high';
    const id = `d-${String(index).padStart(10, 'x')}`;
    return {
      ...written(defect),
      id,
      severity,
      findings: [{ finding, rating: { severity, because, lowered: null } }],
      nearMisses: [nearMiss, nearMiss, nearMiss],
    };
  });
  const bySeverity = { ...one.counts.bySeverity, critical: 2, high: count - 2 };
  const byDisposition = { ...one.counts.byDisposition, blocking: count };
  return { ...one, defects, counts: { ...one.counts, results: count, defects: count, bySeverity, byDisposition } };
}

const flooded = flood(MANY);
const SUMS = `${MANY} results = ${MANY} defects = ${MANY} blocking`;

/** How many of each severity, in the order in which they are first named. */
function order(text: string): readonly string[] {
  return SEVERITIES.map((severity) => [text.indexOf(severity), severity] as const)
    .filter(([at]) => at >= 0)
    .toSorted(([a], [b]) => a - b)
    .map(([, severity]) => severity);
}

describe('the job summary', () => {
  const markdown = renderSummary(flooded);

  test('keeps below the limit, with verdict, sums and the number of what is left out', () => {
    expect(Buffer.byteLength(markdown)).toBeLessThan(SUMMARY_LIMIT);
    expect(markdown).toMatch(/^## ⛔ blocked/);
    const { tables, texts } = render(markdown);
    const text = texts.map((one) => one.text).join('');
    expect(text.replaceAll('\u2060', '')).toContain(SUMS);
    const shown = (tables[0]?.rows.length ?? 0) - 1;
    expect(shown).toBeGreaterThan(5);
    expect(text).toContain(`${MANY - shown} more`);
  });

  test('lists the worst first', () => {
    const severities =
      render(markdown)
        .tables[0]?.rows.slice(1)
        .map(([severity]) => severity) ?? [];
    expect(severities.slice(0, 3)).toEqual(['critical', 'critical', 'high']);
  });

  test('no table takes the place of another: faults, exceptions and notes are still there', () => {
    const faults = Array.from({ length: 1000 }, () => fault('E_READ', HOSTILE, HOSTILE, HOSTILE));
    const warnings = Array.from({ length: 1000 }, () => ({ what: HOSTILE, where: HOSTILE }));
    const outcome = {
      id: HOSTILE,
      where: HOSTILE,
      decision: 'mitigated',
      validThrough: '2027-01-01',
      emergency: true,
      signers: [{ by: HOSTILE, roles: [HOSTILE], on: '2026-11-02', proof: 'declared' }],
      signedBy: [HOSTILE],
      matches: 1,
      why: '',
    } as const;
    const outcomes = Array.from({ length: 1000 }, () => outcome);
    const exceptions = { used: outcomes, unused: outcomes, expired: outcomes, refused: outcomes };
    const full = renderSummary({ ...flooded, verdict: 'error', faults, warnings, exceptions });
    expect(Buffer.byteLength(full)).toBeLessThan(SUMMARY_LIMIT);
    const { tables } = render(full);
    expect(tables).toHaveLength(4);
    for (const { rows } of tables) expect(rows.length).toBeGreaterThan(4);
  });
});

describe('annotations', () => {
  test('are at most ten of a level, the worst first, and the last says how many more', () => {
    const annotations = annotationsOf(flooded);
    expect(annotations).toHaveLength(MOST);
    expect(annotations[0]?.title).toMatch(/^blocks: critical/);
    expect(annotations.at(-1)?.text).toMatch(new RegExp(`^${MANY - (MOST - 1)} more annotations:`));
    expect(Buffer.byteLength(renderAnnotations(annotations))).toBeLessThan(64 * 1024);
  });

  test('count right at the border: ten are shown, of eleven nine and "2 more"', () => {
    expect(annotationsOf(flood(10, 'x')).map(({ title }) => title.slice(0, 6))).toEqual(Array(10).fill('blocks'));
    const eleven = annotationsOf(flood(11, 'x'));
    expect(eleven).toHaveLength(10);
    expect(eleven.at(-1)?.text).toMatch(/^2 more annotations/);
  });

  test('of both levels, faults seen in spite of the flood', () => {
    const faults = Array.from({ length: 20 }, (_none, index) => fault('E_READ', `f${index}`, 'cannot be read', 'let it'));
    const warnings = Array.from({ length: 20 }, (_none, index) => ({ what: `w${index}`, where: 'x' }));
    const annotations = annotationsOf({ ...flooded, verdict: 'error', faults, warnings });
    const errors = annotations.filter(({ level }) => level === 'error');
    expect(errors.map(({ title }) => title.split(':')[0])).toEqual([
      ...Array(6).fill('blocks'),
      ...Array(3).fill('could not judge'),
      'defect-gate',
    ]);
    expect(errors.at(-1)?.text).toMatch(new RegExp(`^${MANY + 20 - 9} more`));
    const others = annotations.filter(({ level }) => level === 'warning');
    expect(others).toHaveLength(MOST);
    expect(others.at(-1)?.text).toMatch(/^11 more/);
  });

  test('under a policy that observes they are warnings, and still ten', () => {
    const annotations = annotationsOf({ ...flooded, observed: true, warnings: [{ what: 'w', where: 'x' }] });
    expect(annotations.map(({ level }) => level)).toEqual(Array(MOST).fill('warning'));
    expect(annotations[0]?.title).toMatch(/^would block: critical/);
    expect(annotations.at(-1)?.text).toMatch(new RegExp(`^${MANY + 1 - 9} more`));
  });
});

describe('the text', () => {
  const text = renderText(flooded, PLAIN);

  test('is bounded, worst first, with the number of what is left out and the sums at the end', () => {
    expect(text.split('\n').length).toBeLessThan(600);
    expect(text.length).toBeLessThan(256 * 1024);
    expect(text).toContain(`${MANY - 50} more`);
    expect(order(text).slice(0, 2)).toEqual(['critical', 'high']);
    expect(text.trimEnd().split('\n').at(-1)).toBe(SUMS);
  });

  test('is bounded by whatever there are 10,000 of', () => {
    const many = <T>(make: (index: number) => T): readonly T[] => Array.from({ length: 10_000 }, (_none, index) => make(index));
    const full: Assessment = {
      ...flooded,
      verdict: 'error',
      faults: many(() => fault('E_READ', 'x', 'x', 'x')),
      warnings: many(() => ({ what: 'x', where: 'x' })),
      reductions: many(() => ({ kind: 'severity rule', where: 'x', reason: 'x', defects: 1 }) as const),
      skipped: many(() => ({ path: 'x', why: 'x' })),
      runs: many((index) => aRun({ tool: { name: `t${index}`, version: null, category: null } })),
    };
    expect(renderText(full, PLAIN).split('\n').length).toBeLessThan(1200);
    expect(renderQuiet(full, PLAIN).split('\n').length).toBeLessThan(200);
  });
});

describe('the verdict file', () => {
  test('comes in pieces, one for each defect, and is complete', () => {
    const small = flood(MANY, 'x');
    const ids: string[] = [];
    let longest = 0;
    let whole = '';
    for (const piece of renderVerdict(small, false)) {
      longest = Math.max(longest, piece.length);
      whole += piece;
      const id = /"id":"(d-[^"]+)"/.exec(piece)?.[1];
      if (id !== undefined) ids.push(id);
    }
    expect(longest).toBeLessThan(4096);
    expect(ids).toEqual(small.defects.map(({ id }) => id));
    const verdict = JSON.parse(whole) as { defects: unknown[]; counts: { byDisposition: { blocking: number } } };
    expect(verdict.defects).toHaveLength(MANY);
    expect(verdict.counts.byDisposition.blocking).toBe(MANY);
  });

  test('holds messages of 16 kB whole', () => {
    const verdict = JSON.parse([...renderVerdict(flood(100), false)].join('')) as { defects: { message: string }[] };
    expect(verdict.defects.map(({ message }) => message)).toEqual(Array(100).fill(HOSTILE));
  });

  test('leaves out what is below the threshold unless all are asked for, and never what blocks', () => {
    const dispositions = ['blocking', 'below-threshold', 'not-introduced'] as const;
    const [defect] = flood(1, 'x').defects;
    const mixed = dispositions.flatMap((disposition) => (defect ? [{ ...written(defect), disposition }] : []));
    const listed = (all: boolean): number =>
      (JSON.parse([...renderVerdict({ ...flooded, defects: mixed }, all)].join('')) as { defects: unknown[] }).defects.length;
    expect([listed(false), listed(true)]).toEqual([1, 3]);
  });
});
