// A defect: one or more findings that are the same thing, with what each stage said of it.

import type { Exclusion, Ships } from './artifact.ts';
import type { NearMiss } from './exception.ts';
import type { Finding } from './finding.ts';
import type { Earlier } from './past.ts';
import type { Severity } from './severity.ts';

/** A fact that spoke, and where it stands. */
export interface Fact {
  readonly what: string;
  /** `file:line`, or a SARIF file with a JSON pointer behind `#`. */
  readonly where: string;
}

/** Of a rating, which many findings may share: it stands in the result itself where `where` is null. */
export interface RatingFact {
  readonly what: string;
  readonly where: string | null;
}

/** What made a severity lower than the tool says. */
export interface Lowering {
  readonly where: string;
  readonly reason: string;
  readonly kind: 'severity rule' | 'unrated';
}

export interface Rating {
  readonly severity: Severity;
  /** Why, in the order in which it was decided. */
  readonly because: readonly RatingFact[];
  /** Null when nothing made it lower. */
  readonly lowered: Lowering | null;
}

export interface RatedFinding {
  readonly finding: Finding;
  readonly rating: Rating;
}

export interface Defect {
  /** Short, stable, printable: `d-` and 24 characters. */
  readonly id: string;
  /** The first one speaks for the defect: it is among the most severe. */
  readonly findings: readonly [RatedFinding, ...RatedFinding[]];
  /** The worst of its findings. */
  readonly severity: Severity;
  /** Why they are one defect, in words; empty where they are byte-identical, or only one. */
  readonly merged: readonly string[];
  /** True where others say just the same on other lines, so that its id rests on their order. */
  readonly hasTwin: boolean;
}

/**
 * Defects that are alike, below the threshold, and of which no statement speaks: most of a large report. They are counted, and
 * not kept one by one.
 */
export interface MinorDefects {
  readonly severity: Severity;
  readonly lowered: Lowering | null;
  /** Suppressed where it was found, which the policy does not honour. */
  readonly suppressed: boolean;
  /** It points at a file outside the source folder. */
  readonly outside: boolean;
  /** The exclusions that keep them out of the artifact: none where evidence alone does. Null where they ship. */
  readonly unshipped: readonly Exclusion[] | null;
  readonly defects: number;
  /** At least as many: byte-identical ones are one defect. */
  readonly findings: number;
  /** Ids of the rules that they follow, as far as there are not too many. */
  readonly rules: ReadonlySet<string>;
}

/** How alike minor defects are told from others. */
export type MinorKind = Pick<MinorDefects, 'severity' | 'lowered' | 'suppressed' | 'outside' | 'unshipped'>;

/** In the order in which reports list them. */
export const DISPOSITIONS = ['blocking', 'overdue', 'accepted', 'not-shipped', 'not-introduced', 'within-sla', 'below-threshold'] as const;
export type Disposition = (typeof DISPOSITIONS)[number];

/** What time has done to a defect; what is gone is listed apart. */
export const STATES = ['new', 'unchanged', 'updated', 'reopened'] as const;
export type State = (typeof STATES)[number];

/** A question that is answered with its reason; what cannot be told counts as the worse one. */
export interface Answer {
  readonly answer: 'yes' | 'no';
  readonly why: string;
}

export interface JudgedDefect extends Defect {
  /** New unless each of its findings strongly matches an earlier one. */
  readonly state: State;
  /** Whether this change brought it. */
  readonly introduced: Answer;
  /** For each of its findings, in their order, the same one before; empty where there is no baseline. */
  readonly earlier: readonly (Earlier | null)[];
  /** Whether it reaches the artifact. */
  readonly ships: Ships;
  readonly disposition: Disposition;
  /** The exception that it is accepted by; null also when an honoured suppression is what accepts it. */
  readonly exception: string | null;
  readonly nearMisses: readonly NearMiss[];
  /** What the disposition rests on, beside the severity. */
  readonly why: readonly Fact[];
}

/** Every defect of a run: those that were judged one by one, and counts of the others. */
export interface AllDefects {
  readonly judged: readonly JudgedDefect[];
  readonly minor: readonly MinorDefects[];
}

/** Every fact that spoke, in order: of its severity, then of its disposition. */
export function reasonsFor({ findings: [{ finding, rating }], why }: JudgedDefect): readonly Fact[] {
  return [...rating.because.map(({ what, where }) => ({ what, where: where ?? pointerOf(finding) })), ...why];
}

/** `file#/runs/0/results/12`: RFC 6901 behind the name of the file. */
export function pointerOf({ at: { input, run, result } }: Finding): string {
  return `${pointerIn(input)}${run}/results/${result}`;
}

/** How pointers into an input begin: the number of a run comes next. */
export function pointerIn(input: string): string {
  return `${input}#/runs/`;
}
