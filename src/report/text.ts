// The assessment for a person at a terminal: what blocks first, and what would unblock it; then all that was decided
// otherwise; at the end the sums. Only this surface is cut: the verdict file has everything.

import { isShippingMeasured, type Assessment } from '../model/assessment.ts';
import type { JudgedDefect } from '../model/defect.ts';
import type { ExceptionOutcome } from '../model/exception.ts';
import { isCompared } from '../model/past.ts';
import { adviser, whoSigns, type Advice } from './advice.ts';
import { forTerminal } from './escape.ts';
import { previewLines } from './preview.ts';
import type { Style } from './style.ts';
import {
  artifacts,
  attestedIn,
  comparedTo,
  faultLines,
  headline,
  isFailing,
  placeOf,
  plural,
  restsOn,
  shipping,
  sums,
  termOf,
  titleOf,
  toolsOf,
} from './words.ts';

/** Defects listed one by one in each section; the rest are counted. */
const SHOWN = 50;
const LABEL = 11;

export function renderText(assessment: Assessment, style: Style): string {
  const sections = [
    [title(assessment, style), ...judged(assessment)],
    failing(assessment, style),
    faults(assessment, style),
    accepted(assessment),
    exceptionNotes(assessment, style),
    compared(assessment),
    (assessment.preview === null ? [] : previewLines(assessment.preview)).map((line) => row('preview', null, line)),
    remarks(assessment, style),
    [sums(assessment.counts)],
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** The verdict alone, and what is at fault: what `--quiet` leaves. */
export function renderQuiet(assessment: Assessment, style: Style): string {
  return `${[title(assessment, style), ...faults(assessment, style)].join('\n')}\n`;
}

function title(assessment: Assessment, style: Style): string {
  const colour = assessment.verdict === 'pass' ? style.green : style.red;
  const digest = assessment.digests.policy?.slice(0, 'sha256:'.length + 7);
  const policy = `policy ${forTerminal(assessment.policy.source)}${digest === undefined ? '' : ` ${digest}`}`;
  return `${style.bold(colour(headline(assessment)))}   ${style.dim(policy)}`;
}

function judged(assessment: Assessment): string[] {
  const { attested, subjects } = assessment;
  const named = artifacts(assessment, ({ name, sha256 }) => `${forTerminal(name, 120)} sha256:${sha256}`);
  return [
    ...(subjects.length === 0 ? [] : [`  ${'artifact'.padEnd(LABEL)}${subjects.length === 1 ? '' : `${subjects.length}   `}${named}`]),
    ...(attested === null ? [] : [`  ${'attested'.padEnd(LABEL)}${attestedIn(attested, (file) => forTerminal(file, 160))}`]),
  ];
}

function failing(assessment: Assessment, style: Style): string[] {
  const defects = assessment.defects.filter(isFailing);
  const [worst] = defects;
  if (worst === undefined) return [];
  const advice = adviser(assessment);
  const measured = { introduced: isCompared(assessment.past), ships: isShippingMeasured(assessment) };
  const lines = listed(defects, 'defects, less urgent', (defect) => defectLines(defect, advice, measured, style).join('\n'));
  const severities = [...new Set(defects.map(({ severity }) => severity))];
  return [
    ...lines,
    ...(assessment.policy.standsIn ? [] : ['']),
    ...severities.flatMap((severity) => whoSigns(assessment.policy, severity).map((line) => `  ${forTerminal(line, 500)}`)),
    ...advice.asking(worst).map((line) => `  ${line}`),
    ...advice.template(worst).map((line) => `    ${/^ */.exec(line)?.[0]}${forTerminal(line, 500)}`),
  ];
}

interface Measured {
  /** True where it was looked at what the change introduced. */
  readonly introduced: boolean;
  readonly ships: boolean;
}

function defectLines(defect: JudgedDefect, advice: Advice, measured: Measured, style: Style): string[] {
  const [{ finding, rating }] = defect.findings;
  const rule = finding.rule === '' ? [] : [forTerminal(finding.rule, 120)];
  const source = [...rule, ...toolsOf(defect).map((tool) => forTerminal(tool, 60)), defect.id].join(' · ');
  return [
    `  ${style.red(defect.severity.padEnd(9))} ${style.bold(forTerminal(placeOf(defect), 160))}   ${forTerminal(titleOf(defect), 160)}   ${style.dim(source)}`,
    ...rating.because.map((fact) => labelled('because', forTerminal(fact.what), style)),
    ...defect.merged.map((why) => labelled('merged', forTerminal(why, 300), style)),
    ...(measured.ships ? [labelled('ships', forTerminal(shipping(defect.ships), 300), style)] : []),
    ...(measured.introduced
      ? [labelled('introduced', forTerminal(`${defect.introduced.answer}: ${defect.introduced.why}`, 300), style)]
      : []),
    labelled('unblock', forTerminal(advice.unblock(defect), 500), style),
    ...defect.nearMisses
      .slice(0, 3)
      .map((miss) => labelled('near miss', forTerminal(`${miss.exception} (${miss.where}) ${miss.why}; ${miss.fix}`, 500), style)),
  ];
}

function labelled(label: string, text: string, style: Style): string {
  return `            ${style.dim(label.padEnd(LABEL - 1))} ${text}`;
}

function faults(assessment: Assessment, style: Style): string[] {
  return listed(assessment.faults, 'faults', (fault) => {
    const [what, fix] = faultLines(fault, assessment.policy.contact);
    return `  ${style.red(forTerminal(what, 500))}\n    ${forTerminal(fix, 500)}`;
  });
}

/** The first ones, and how many more there are. */
function listed<T>(all: readonly T[], noun: string, line: (item: T) => string): string[] {
  const more = all.length - SHOWN;
  return [
    ...all.slice(0, SHOWN).map(line),
    ...(more > 0 ? [`  … and ${more} more ${noun}: the verdict file (--output) lists all of them`] : []),
  ];
}

function accepted(assessment: Assessment): string[] {
  const { defects, exceptions } = assessment;
  const bySuppression = defects.filter(({ disposition, exception }) => disposition === 'accepted' && exception === null).length;
  const lines = listed(exceptions.used, 'exceptions', (used) => {
    const covered = defects.filter(({ exception }) => exception === used.id).length;
    return row('accepted', covered, `${used.id}, ${termOf(used)}, ${restsOn(used)}`);
  });
  if (bySuppression > 0) lines.push(row('accepted', bySuppression, 'suppressed where they were found, which the policy honours'));
  return lines;
}

function exceptionNotes({ exceptions }: Assessment, style: Style): string[] {
  const note = (label: string, list: readonly ExceptionOutcome[], why: (outcome: ExceptionOutcome) => string): string[] =>
    listed(
      list,
      label,
      (outcome) => `  ${style.yellow(label.padEnd(LABEL))}${forTerminal(`${outcome.id} (${outcome.where}): ${why(outcome)}`, 400)}`,
    );
  const partly = exceptions.used.filter(({ why }) => why !== '');
  return [
    ...note('refused', exceptions.refused, ({ why }) => why),
    ...note('partly', partly, ({ why }) => `holds for some of what it matches: ${why}`),
    ...note(
      'expired',
      exceptions.expired,
      ({ validThrough, matches }) =>
        `ended ${validThrough}${matches === 0 ? '; matches nothing: remove it' : `, still matches ${plural(matches, 'defect')}`}`,
    ),
    ...note('unused', exceptions.unused, ({ why }) => `matches nothing: ${why}; remove it, or correct its match`),
  ];
}

function compared(assessment: Assessment): string[] {
  return comparedTo(assessment).map(([kind, count, what]) => row(kind, count, what));
}

function remarks({ reductions, warnings, runs, skipped, notMeasured }: Assessment, style: Style): string[] {
  const clean = [...new Set(runs.filter(({ hasResults, counts }) => hasResults && counts.results === 0).map(({ tool }) => tool.name))];
  const unproven = runs.filter(({ outcome }) => outcome === 'unproven').length;
  const passedOver = skipped.slice(0, 3).map(({ path, why }) => `${path} (${why})`);
  return [
    ...listed(reductions, 'reductions', ({ defects, reason, where }) => row('reduced', defects, `${reason} (${where})`)),
    ...listed(
      warnings,
      'warnings',
      ({ what, where }) => `  ${style.yellow('warning'.padEnd(LABEL))}${forTerminal(`${what} (${where})`, 400)}`,
    ),
    ...listed(clean, 'clean scans', (tool) => row('scanned', null, `${tool}: nothing found`)),
    ...(skipped.length > 0 ? [row('skipped', skipped.length, passedOver.join(', '))] : []),
    ...(unproven > 0 ? [row('unproven', unproven, `${unproven === 1 ? 'run does' : 'runs do'} not say whether the scan finished`)] : []),
    ...(notMeasured.length > 0 ? [row('limits', null, notMeasured.join('; '))] : []),
  ];
}

function row(label: string, count: number | null, text: string): string {
  return `  ${label.padEnd(LABEL)}${count === null ? '' : `${count}   `}${forTerminal(text, 400)}`;
}
