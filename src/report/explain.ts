// One defect on its whole way through the gate, for a person at a terminal: what was found, how bad it is and why, whether it
// was there before, whom it is merged with, what became of every exception that speaks of it, and what would change the verdict.

import type { Assessment } from '../model/assessment.ts';
import { reasonsFor, pointerOf, type JudgedDefect } from '../model/defect.ts';
import type { Finding } from '../model/finding.ts';
import { isCompared } from '../model/past.ts';
import { adviser, whoSigns } from './advice.ts';
import { forTerminal } from './escape.ts';
import type { Style } from './style.ts';
import { headline, isFailing, placeOf, restsOn, shipping, termOf, titleOf } from './words.ts';

const LABEL = 17;

/** @returns null where no defect of the assessment has this id */
export function renderExplanation(id: string, assessment: Assessment, style: Style): string | null {
  const defect = assessment.defects.find((one) => one.id === id);
  if (defect === undefined) return null;
  const sections = [
    [
      `${style.bold(defect.id)}   ${style.red(defect.severity)}   ${forTerminal(placeOf(defect), 200)}   ${forTerminal(titleOf(defect), 300)}`,
    ],
    found(defect, style),
    rated(defect, style),
    before(defect, isCompared(assessment.past) || assessment.stage === 'pull-request', style),
    excepted(defect, assessment, style),
    decided(defect, assessment, style),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function found({ findings, merged }: JudgedDefect, style: Style): string[] {
  const all = findings.map(({ finding }) => finding);
  return [
    ...all.flatMap((finding) => lead(finding, style).concat(facts(finding, style))),
    ...merged.map((why) => row('merged', why, style)),
  ];
}

function lead(finding: Finding, style: Style): string[] {
  const rule = finding.rule === '' ? '(no rule)' : finding.rule;
  return [row('found by', `${toolOf(finding)}   ${rule}   ${pointerOf(finding)}`, style)];
}

function toolOf({ tool }: Finding): string {
  return [tool.name, tool.version, tool.category === null ? null : `(${tool.category})`].filter((part) => part !== null).join(' ');
}

/** What the gate knows of it beside its message. */
function facts(finding: Finding, style: Style): readonly string[] {
  const { cwe, vulnerability, package: dependency, suppressions, location, otherPaths } = finding;
  const known = [
    ...(location.path === null && location.display !== ''
      ? [`${location.display} is no file of the source folder: no path pattern matches`]
      : []),
    ...(otherPaths.length > 0 ? [`also at ${otherPaths.map((path) => path || 'a place that is no file').join(', ')}`] : []),
    ...(cwe.length > 0 ? [cwe.join(', ')] : []),
    ...(vulnerability === null ? [] : [[vulnerability.id, ...vulnerability.aliases].join(', ')]),
    ...(dependency === null ? [] : [dependency.purl ?? `${dependency.name} ${dependency.version ?? ''}`.trimEnd()]),
    ...suppressions.map(({ kind, status }) => `suppressed by its author (${kind}, ${status})`),
  ];
  return known.map((fact) => row('', fact, style));
}

function rated({ findings, severity }: JudgedDefect, style: Style): string[] {
  const lines = findings.flatMap(({ finding, rating }) =>
    rating.because.map(({ what, where }) => `${rating.severity}: ${what} (${where ?? pointerOf(finding)})`),
  );
  return [
    ...[...new Set(lines)].map((line, index) => row(index === 0 ? 'severity' : '', line, style)),
    ...(findings.length > 1 ? [row('', `${severity}: the worst of ${findings.length} findings`, style)] : []),
  ];
}

/** @param isMeasured true where there was something to compare with */
function before({ state, introduced, earlier, findings, ships }: JudgedDefect, isMeasured: boolean, style: Style): string[] {
  const matches = earlier.flatMap((one, index) => {
    const own = findings[index]?.finding;
    if (own === undefined) return [];
    const after = findings.length > 1 ? `${pointerOf(own)} ` : '';
    return one === null ? [`${after}has nothing before it`] : [`${after}was ${pointerOf(one.finding)}, by ${one.by} (${one.strength})`];
  });
  return [
    row('state', state, style),
    ...(state === 'new' && earlier.every((one) => one === null) ? [] : matches.map((match) => row('', match, style))),
    ...(isMeasured ? [row('introduced', `${introduced.answer}: ${introduced.why}`, style)] : []),
    row('ships', shipping(ships), style),
  ];
}

function excepted({ exception, nearMisses }: JudgedDefect, { exceptions }: Assessment, style: Style): string[] {
  const used = exceptions.used.find(({ id }) => id === exception);
  const covering = used === undefined ? [] : [row('accepted by', `${used.id} (${used.where}), ${termOf(used)}, ${restsOn(used)}`, style)];
  const misses = nearMisses.map((miss) => row('near miss', `${miss.exception} (${miss.where}) ${miss.why}; ${miss.fix}`, style));
  return covering.length + misses.length > 0 ? [...covering, ...misses] : [row('exceptions', 'none speaks of it', style)];
}

function decided(defect: JudgedDefect, assessment: Assessment, style: Style): string[] {
  const why = reasonsFor(defect).slice(-defect.why.length);
  const lines = why.map(({ what, where }) => row(defect.disposition, `${what} (${where})`, style));
  const unblock = isFailing(defect)
    ? [
        row('unblock', adviser(assessment).unblock(defect), style),
        ...whoSigns(assessment.policy, defect.severity).map((line) => row('', line, style)),
      ]
    : [];
  return [...lines, ...unblock, row('verdict', headline(assessment), style)];
}

function row(label: string, text: string, style: Style): string {
  return `  ${style.dim(label.padEnd(LABEL))}${forTerminal(text, 500)}`;
}
