// The assessment as Markdown for a job summary. GitHub drops a summary of more than 1 MiB whole, so this one is built to
// a budget of bytes: rows are added, worst first, while they fit, and the rest is counted (threats E3, E6).

import { isShippingMeasured, type Assessment } from '../model/assessment.ts';
import type { JudgedDefect } from '../model/defect.ts';
import { isCompared } from '../model/past.ts';
import { adviser, whoSigns, type Advice } from './advice.ts';
import { forMarkdown, forMarkdownCode } from './escape.ts';
import { previewLines } from './preview.ts';
import {
  artifacts,
  attestedIn,
  comparedTo,
  faultLines,
  headline,
  isDeclared,
  isFailing,
  placeOf,
  plural,
  restsOn,
  shipping,
  sums,
  titleOf,
  toolsOf,
} from './words.ts';

/** Bytes of rows that each table may have: in all well below GitHub's limit of 1,048,576 for a step, and no table eats another's. */
const BUDGET = { failing: 450_000, faults: 150_000, accepted: 150_000, notes: 150_000 } as const;
/** Rows of one table: more is no help to a reader. */
const ROWS = 200;

const MARK = { pass: '✅', fail: '⛔', error: '⚠️' } as const;

export function renderSummary(assessment: Assessment): string {
  const blocks = [
    [
      `## ${MARK[assessment.verdict]} ${forMarkdown(headline(assessment))}`,
      `<sub>policy ${forMarkdownCode(assessment.policy.source)}, stage ${assessment.stage}</sub>`,
      ...judged(assessment),
      `**${forMarkdown(sums(assessment.counts), 600)}**`,
    ],
    failing(assessment),
    faults(assessment),
    accepted(assessment),
    notes(assessment),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n\n'))
    .join('\n\n')}\n`;
}

function judged(assessment: Assessment): string[] {
  const { attested, subjects } = assessment;
  const { length } = subjects;
  const named = artifacts(assessment, ({ name, sha256 }) => `${forMarkdownCode(name, 120)} ${forMarkdownCode(`sha256:${sha256}`)}`);
  return [
    ...(length === 0 ? [] : [`<sub>${length === 1 ? 'artifact' : `${length} artifacts:`} ${named}</sub>`]),
    ...(attested === null ? [] : [`<sub>attested ${attestedIn(attested, (file) => forMarkdownCode(file, 160))}</sub>`]),
  ];
}

/** A heading and a table; rows while the budget lasts. @param budget bytes */
function table(heading: string, columns: readonly string[], rows: readonly (() => readonly string[])[], budget: number): string[] {
  if (rows.length === 0) return [];
  let spent = 0;
  const lines = [`| ${columns.join(' | ')} |`, `|${' --- |'.repeat(columns.length)}`];
  for (const row of rows.slice(0, ROWS)) {
    const line = `| ${row().join(' | ')} |`;
    spent += new TextEncoder().encode(line).length + 1;
    if (spent > budget) break;
    lines.push(line);
  }
  const left = rows.length - (lines.length - 2);
  return [
    `### ${heading}`,
    lines.join('\n'),
    ...(left > 0 ? [`… and ${left} more, less urgent: the verdict file lists all of them.`] : []),
  ];
}

function failing(assessment: Assessment): string[] {
  const defects = assessment.defects.filter(isFailing);
  const advice = adviser(assessment);
  const heading = `${assessment.observed ? 'Would block' : 'Blocking'}: ${plural(defects.length, 'defect')}`;
  const measured = { introduced: isCompared(assessment.past), ships: isShippingMeasured(assessment) };
  const rows = defects.map((defect) => () => defectRow(defect, advice, measured));
  const severities = [...new Set(defects.map(({ severity }) => severity))];
  const who = severities.flatMap((severity) => whoSigns(assessment.policy, severity).map((line) => `- ${forMarkdown(line, 500)}`));
  return [
    ...table(heading, ['severity', 'where', 'what', 'because', 'what unblocks it'], rows, BUDGET.failing),
    ...(who.length > 0 ? [who.join('\n')] : []),
    ...defects.slice(0, 1).flatMap((worst) => entryToCopy(worst, advice)),
  ];
}

/** As text that a browser copies as it is, and that no Markdown can begin in. */
function entryToCopy(worst: JudgedDefect, advice: Advice): readonly string[] {
  const lines = advice.template(worst).map((line) => `${/^ */.exec(line)?.[0]}${forMarkdownCode(line, 500)}`);
  if (lines.length === 0) return [];
  return [...advice.asking(worst).map((line) => forMarkdown(line, 500)), `<pre>\n${lines.join('\n')}\n</pre>`];
}

interface Measured {
  /** True where it was looked at what the change introduced. */
  readonly introduced: boolean;
  readonly ships: boolean;
}

function defectRow(defect: JudgedDefect, advice: Advice, measured: Measured): readonly string[] {
  const [{ finding, rating }] = defect.findings;
  const ships = measured.ships ? [`ships: ${shipping(defect.ships)}`] : [];
  const introduced = measured.introduced ? [`introduced: ${defect.introduced.answer}, ${defect.introduced.why}`] : [];
  const merged = defect.merged.map((why) => `merged: ${why}`);
  const because = [...rating.because.map(({ what }) => what), ...ships, ...introduced, ...merged]
    .map((what) => forMarkdown(what))
    .join('<br>');
  const misses = defect.nearMisses
    .slice(0, 3)
    .map((miss) => `<br>near miss ${forMarkdownCode(miss.exception)}: ${forMarkdown(`${miss.why}; ${miss.fix}`)}`)
    .join('');
  const source = [finding.rule, ...toolsOf(defect)]
    .filter((text) => text !== '')
    .map((text) => forMarkdown(text, 120))
    .join(' · ');
  return [
    defect.severity,
    forMarkdownCode(placeOf(defect)),
    `${forMarkdown(titleOf(defect))}<br><sub>${source} · ${forMarkdownCode(defect.id)}</sub>`,
    because,
    `${forMarkdownCode(advice.unblock(defect), 500)}${misses}`,
  ];
}

function faults({ faults: all, policy }: Assessment): string[] {
  const rows = all.map((fault) => () => {
    const [what, fix] = faultLines(fault, policy.contact);
    return [forMarkdown(what, 500), forMarkdown(fix, 500)];
  });
  return table('Why it could not be judged', ['fault', 'what mends it'], rows, BUDGET.faults);
}

function accepted({ exceptions }: Assessment): string[] {
  const rows = exceptions.used.map((used) => () => [
    forMarkdownCode(used.id),
    `${used.emergency ? '**EMERGENCY** ' : ''}${used.decision}`,
    used.validThrough,
    forMarkdown(used.vex === undefined ? used.signedBy.join(', ') : restsOn(used)),
    String(used.matches),
  ]);
  const declared = exceptions.used.some(({ signers }) => signers.some(isDeclared));
  return table(
    `Accepted${declared ? ' (sign-offs declared, not proved)' : ''}`,
    ['exception', 'decision', 'through', 'signed by', 'defects'],
    rows,
    BUDGET.accepted,
  );
}

function notes(assessment: Assessment): string[] {
  const { exceptions, reductions, warnings, notMeasured } = assessment;
  const said = [
    ...(assessment.preview === null ? [] : previewLines(assessment.preview)).map((line) => ['preview', line]),
    ...comparedTo(assessment).map(([kind, count, what]) => [kind, `${plural(count, 'defect')}: ${what}`]),
    ...warnings.map(({ what, where }) => ['warning', `${what} (${where})`]),
    ...reductions.map(({ reason, where, defects }) => [
      'reduced',
      `${defects === null ? '' : `${plural(defects, 'defect')}: `}${reason} (${where})`,
    ]),
    ...exceptions.refused.map(({ id, where, why }) => ['refused', `${id} (${where}): ${why}`]),
    ...exceptions.expired.map(({ id, where, validThrough }) => ['expired', `${id} (${where}): ended ${validThrough}`]),
    ...exceptions.unused.map(({ id, where, why }) => ['unused', `${id} (${where}) matches nothing: ${why}`]),
    ...notMeasured.map((what) => ['limits', what]),
  ];
  const rows = said.map(([kind = '', text = '']) => () => [kind, forMarkdown(text, 400)]);
  return table('Beside the verdict', ['', ''], rows, BUDGET.notes);
}
