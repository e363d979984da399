// What an explanation needs of a verdict file: less than its schema says, so that a later version 1 can be read too.

import { VERDICTS, type Verdict } from '../model/assessment.ts';
import { SHIPS_ANSWERS, type ShipsAnswer } from '../model/artifact.ts';
import { DISPOSITIONS, type Disposition } from '../model/defect.ts';
import { DECISIONS, type DecisionKind } from '../model/policy.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';
import { VERDICT_SCHEMA } from '../report/verdict.ts';
import { constant, count, flag, list, object, oneOf, optional, orNull, text, type Shape } from './shape.ts';

export interface WrittenDefect {
  readonly id: string;
  readonly disposition: Disposition;
  readonly severity: Severity;
  readonly rule: string;
  readonly tools: readonly string[];
  readonly message: string;
  readonly location: { readonly display: string; readonly line: number | null };
  readonly exception: string | null;
  /** Missing where the gate that wrote it did not ask. */
  readonly ships?: { readonly answer: ShipsAnswer; readonly why: string; readonly where: string };
}

export interface WrittenOutcome {
  readonly id: string;
  readonly where: string;
  readonly decision: DecisionKind;
  readonly validThrough: string;
  /** Missing in what earlier gates wrote. */
  readonly emergency?: boolean;
  readonly signedBy: readonly string[];
  readonly matches: number;
  readonly why: string;
}

export interface WrittenVerdict {
  readonly schema: typeof VERDICT_SCHEMA;
  readonly verdict: Verdict;
  readonly at: string;
  readonly evidence?: readonly { readonly path: string; readonly sha256: string; readonly format: string }[];
  readonly defects: readonly WrittenDefect[];
  readonly exceptions: {
    readonly used: readonly WrittenOutcome[];
    readonly expired: readonly WrittenOutcome[];
    readonly refused: readonly WrittenOutcome[];
  };
  readonly reductions: readonly { readonly where: string; readonly reason: string; readonly defects: number | null }[];
  readonly faults: readonly { readonly what: string; readonly where: string }[];
  readonly warnings: readonly { readonly what: string; readonly where: string }[];
  readonly notMeasured: readonly string[];
}

const outcomes = list(
  object<WrittenOutcome>({
    id: text,
    where: text,
    decision: oneOf(DECISIONS),
    validThrough: text,
    emergency: optional(flag),
    signedBy: list(text),
    matches: count,
    why: text,
  }),
);
const remarks = list(object({ what: text, where: text }));

export const verdictShape: Shape<WrittenVerdict> = object<WrittenVerdict>({
  schema: constant(VERDICT_SCHEMA),
  verdict: oneOf(VERDICTS),
  at: text,
  evidence: optional(list(object({ path: text, sha256: text, format: text }))),
  defects: list(
    object<WrittenDefect>({
      id: text,
      disposition: oneOf(DISPOSITIONS),
      severity: oneOf(SEVERITIES),
      rule: text,
      tools: list(text),
      message: text,
      location: object<WrittenDefect['location']>({ display: text, line: orNull(count) }),
      exception: orNull(text),
      ships: optional(object({ answer: oneOf(SHIPS_ANSWERS), why: text, where: text })),
    }),
  ),
  exceptions: object<WrittenVerdict['exceptions']>({ used: outcomes, expired: outcomes, refused: outcomes }),
  reductions: list(object({ where: text, reason: text, defects: orNull(count) })),
  faults: remarks,
  warnings: remarks,
  notMeasured: list(text),
});
