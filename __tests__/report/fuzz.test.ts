// Hostile text through every surface (threats E1, E3; promise 11): no line of it is obeyed by the runner, drawn by a terminal,
// linked, mentioned or loaded by GitHub, and the verdict file gives back every character. FUZZ_RUNS=100000 runs it long.

import { assert, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { reasonsFor } from '../../src/model/defect.ts';
import { annotationsOf, renderAnnotations } from '../../src/report/annotations.ts';
import { COLOURED, PLAIN } from '../../src/report/style.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { renderQuiet, renderText } from '../../src/report/text.ts';
import { renderVerdict } from '../../src/report/verdict.ts';
import { comesAlive, render } from './github-markdown.ts';
import { hostileAssessment, hostileText, hostileTexts, NAUGHTY, SLOTS } from './hostile.ts';
import { commandsIn, READINGS } from './runner-commands.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 500);
const TIMEOUT = 30_000 + RUNS * 60;

/** Controls, format characters (bidirectional, zero-width), line separators, lone surrogates: what no reader sees or expects. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** What is left when everything is dropped that a surface may show otherwise: white space, the unseen, and its own mark of a cut. */
function essence(text: string): string {
  return text.replaceAll(/[\s\u0085\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, '').replace(/…$/, '');
}

const OUR_COLOURS = new RegExp(String.raw`\u001B\[(?:1|2|22|31|32|33|39)m`, 'g');

function checkLog(assessment: Assessment): void {
  const json = [...renderVerdict(assessment, true)].join('');
  const surfaces = [renderText(assessment, PLAIN), renderQuiet(assessment, PLAIN), json];
  for (const text of surfaces) {
    expect(UNSEEN.exec(text.replaceAll('\n', ''))?.[0]).toBeUndefined();
    for (const reading of READINGS) expect(commandsIn(text, reading)).toEqual([]);
  }
  const coloured = renderText(assessment, COLOURED).replaceAll(OUR_COLOURS, '');
  expect(UNSEEN.exec(coloured.replaceAll('\n', ''))?.[0]).toBeUndefined();
}

function checkAnnotations(assessment: Assessment): void {
  const intended = annotationsOf(assessment);
  const log = renderAnnotations(intended);
  expect(UNSEEN.exec(log.replaceAll('\n', ''))?.[0]).toBeUndefined();
  for (const reading of READINGS) {
    const obeyed = commandsIn(log, reading);
    expect(obeyed.map(({ syntax, name }) => `${syntax}${name}`)).toEqual(intended.map(({ level }) => `::${level}`));
    for (const [index, { properties, data }] of obeyed.entries()) {
      const { title, text, file, line } = intended[index] ?? {};
      expect(properties['file']).toBe(file ?? undefined);
      expect(properties['line']).toBe(line === null || file === null ? undefined : String(line));
      expect(spaced(title)).toContain(spaced(properties['title']));
      expect(spaced(text)).toContain(spaced(data));
    }
  }
}

/** A broken `##[` has a blank in it, a cut is marked: both go, and so does all else that is not text. */
function spaced(text: string | undefined): string {
  return essence(text ?? '');
}

const TAGS = ['h2', 'h3', 'p', 'sub', 'strong', 'code', 'br', 'wbr', 'span', 'table', 'thead', 'tbody', 'tr', 'th', 'td'];

function checkSummary(assessment: Assessment): void {
  const markdown = renderSummary(assessment);
  const [title = '', ...rest] = markdown.split('\n');
  // The sign of "could not judge" is ours, and has a variation selector.
  const invisible = UNSEEN.exec([title.replace('⚠️', ''), ...rest].join('').replaceAll('\u2060', ''));
  expect(invisible?.[0]).toBeUndefined();
  const rendered = render(markdown);
  expect(rendered.elements.filter((element) => !TAGS.includes(element))).toEqual(intendedList(assessment));
  expect(rendered.comments).toBe(0);
  expect(comesAlive(rendered)).toEqual([]);
  const shape = rendered.tables.map(
    ({ heading, rows }) => `${heading}: ${rows.length - 1} x ${[...new Set(rows.map((row) => row.length))].join()}`,
  );
  expect(shape).toEqual(intendedTables(assessment));
}

/** One list, of who signs, an entry for each severity that fails; one exception to copy; and nothing that a text brought with it. */
function intendedList({ defects }: Assessment): readonly string[] {
  const severities = new Set(defects.filter(({ disposition }) => disposition === 'blocking').map(({ severity }) => severity));
  return severities.size === 0 ? [] : ['ul', ...Array<string>(severities.size).fill('li'), 'pre'];
}

function intendedTables({ defects, faults, exceptions, reductions, warnings, notMeasured, observed }: Assessment): readonly string[] {
  const failing = defects.filter(({ disposition }) => disposition === 'blocking').length;
  const { used, refused, expired, unused } = exceptions;
  const notes = warnings.length + reductions.length + refused.length + expired.length + unused.length + notMeasured.length;
  return [
    failing > 0 ? `${observed ? 'Would block' : 'Blocking'}: ${failing} defect${failing === 1 ? '' : 's'}: ${failing} x 5` : '',
    faults.length > 0 ? `Why it could not be judged: ${faults.length} x 2` : '',
    used.length > 0 ? `Accepted (sign-offs declared, not proved): ${used.length} x 5` : '',
    `Beside the verdict: ${notes} x 2`,
  ].filter((line) => line !== '');
}

function checkVerdict(assessment: Assessment): void {
  const verdict = JSON.parse([...renderVerdict(assessment, true)].join('')) as Record<string, unknown>;
  expect(verdict).toMatchObject({
    policy: assessment.policy.source,
    application: assessment.policy.application,
    exceptions: assessment.exceptions,
    reductions: assessment.reductions,
    faults: assessment.faults,
    warnings: assessment.warnings,
    skipped: assessment.skipped,
    defects: assessment.defects.map((defect) => {
      const { rule, message, location, package: found, vulnerability } = defect.findings[0].finding;
      return { rule, message, location, package: found, vulnerability, because: reasonsFor(defect), nearMisses: defect.nearMisses };
    }),
    inputs: assessment.inputs.map(({ path }) => ({ path, tools: assessment.runs.map(({ tool }) => tool.name) })),
  });
}

/** With faults, without, and under a policy that only observes. */
const VARIANTS = [{}, { faults: false }, { observed: true, faults: false }] as const;

function checkAll(texts: readonly string[], variant: number): void {
  const assessment = hostileAssessment(texts, VARIANTS[variant % VARIANTS.length]);
  checkLog(assessment);
  checkAnnotations(assessment);
  checkSummary(assessment);
  checkVerdict(assessment);
}

const anyVariant = nat({ max: VARIANTS.length - 1 });

describe('hostile text', () => {
  test.skipIf(NAUGHTY === null)('the big list of naughty strings, one string in every place at once', { timeout: 120_000 }, () => {
    expect(NAUGHTY?.length).toBeGreaterThan(500);
    for (const [index, naughty] of (NAUGHTY ?? []).entries()) checkAll([naughty], index);
  });

  test.skipIf(NAUGHTY === null)('the big list of naughty strings, neighbours beside each other', { timeout: 120_000 }, () => {
    const all = NAUGHTY ?? [];
    for (let start = 0; start < all.length; start += 5) checkAll(all.slice(start, start + SLOTS), start / 5);
  });

  test('random text, one in every place at once', { timeout: TIMEOUT }, () => {
    assert(
      property(hostileText, anyVariant, (text, variant) => checkAll([text], variant)),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  });

  test('random texts beside each other', { timeout: TIMEOUT }, () => {
    assert(property(hostileTexts, anyVariant, checkAll), { numRuns: RUNS });
  });
});
