// The answer to a question about an artifact in, its exit code and the lines that say it out, fit for a terminal.

import { forTerminal } from '../report/escape.ts';
import { plural } from '../report/words.ts';
import type { Explanation } from './explain.ts';
import { row } from './lines.ts';
import { reasonLines, type Reason } from './reason.ts';
import type { Answer } from './verify.ts';

export interface Said {
  /** 0 holds, 1 well-formed and does not hold, 2 unreadable or missing. */
  readonly exitCode: 0 | 1 | 2;
  readonly lines: readonly string[];
}

/** @param file with the attestation */
export function sayAnswer(answer: Answer, file: string): Said {
  if ('unreadable' in answer) return unreadable(`could not verify ${file}`, answer.unreadable);
  if (!answer.holds) {
    const head = `${file} does not hold, for ${plural(answer.reasons.length, 'reason')}`;
    return { exitCode: 1, lines: reasonLines(head, answer.reasons) };
  }
  const { statement, signer, remarks } = answer.facts;
  const { at, stage, failOn, gate, policy } = statement.predicate;
  const head = `holds: pass at ${at}, as a ${stage}, failing on ${failOn}, by ${gate.name} ${gate.version}`;
  const lines = [
    forTerminal(head),
    ...statement.subject.map(({ name, digest }) => row('artifact', name, `sha256:${digest.sha256}`)),
    row('policy', policy.source, policy.digest ?? ''),
    row('signed', signer),
    ...remarks.map((remark) => row('note', remark)),
  ];
  return { exitCode: 0, lines };
}

/** @param file with the attestation */
export function sayExplanation(explanation: Explanation, file: string): Said {
  if ('unreadable' in explanation) return unreadable(`could not explain ${file}`, explanation.unreadable);
  if (explanation.holds) return { exitCode: 0, lines: explanation.lines };
  return { exitCode: 1, lines: reasonLines(`${file} does not hold`, explanation.reasons) };
}

export function unreadable(head: string, reasons: readonly Reason[]): Said {
  return { exitCode: 2, lines: reasonLines(head, reasons) };
}
