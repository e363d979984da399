// An attestation and the verdict file that it names in, what was known when the artifact was judged out: what was open then, and
// who signed what off. Lines are fit for a terminal. Whether the signature holds is not asked here.

import { createHash } from 'node:crypto';
import { DISPOSITIONS, type Disposition } from '../model/defect.ts';
import { forTerminal } from '../report/escape.ts';
import { plural, sums } from '../report/words.ts';
import { decodeJson } from './json.ts';
import { row } from './lines.ts';
import { readAttestation, type Attestation, type Reading } from './read.ts';
import { mendedBy, type Reason } from './reason.ts';
import { anotherSubject, type AskedSubject } from './subject.ts';
import { verdictShape, type WrittenDefect, type WrittenOutcome, type WrittenVerdict } from './verdict-shape.ts';

export type Explanation =
  | { readonly holds: true; readonly lines: readonly string[] }
  | { readonly holds: false; readonly reasons: readonly Reason[] }
  | { readonly unreadable: readonly Reason[] };

/** Of a kind, as many as a person reads; the verdict file has all of them. */
const MOST_LISTED = 100;
const SAME_RUN = 'name the file that the same run wrote with --output, as it was written';

/** @param attestation its text @param verdict the bytes of the verdict file @param subject the artifact in question; null for whichever was judged */
export function explain(attestation: string, verdict: Uint8Array, subject: AskedSubject | null = null): Explanation {
  const read = readAttestation(attestation);
  if (!read.ok) return { unreadable: read.reasons };
  const { statement } = read.value;
  const { predicate } = statement;
  const another = subject === null ? [] : anotherSubject(statement, subject);
  if (another.length > 0) return { holds: false, reasons: another };
  const digest = `sha256:${createHash('sha256').update(verdict).digest('hex')}`;
  if (digest !== predicate.verdictFile.digest)
    return {
      holds: false,
      reasons: mendedBy(
        SAME_RUN,
        `the verdict file is not the one that was attested: it is ${digest}, and that was ${predicate.verdictFile.digest}`,
      ),
    };
  const parsed = readVerdict(verdict);
  if (!parsed.ok) return { unreadable: parsed.reasons };
  const written = parsed.value;
  if (written.verdict !== predicate.verdict || written.at !== predicate.at) {
    const [one, other] = [`${predicate.verdict} at ${predicate.at}`, `${written.verdict} at ${written.at}`];
    return { holds: false, reasons: mendedBy(SAME_RUN, `the attestation says ${one}, and the verdict file ${other}`) };
  }
  const lines = [...head(read.value, written), ...open(written), ...signedOff(written), ...caveats(written)];
  return { holds: true, lines };
}

function readVerdict(bytes: Uint8Array): Reading<WrittenVerdict> {
  const json = decodeJson(bytes, 'the verdict file');
  if (!json.ok) return { ok: false, reasons: mendedBy(SAME_RUN, json.why) };
  const wrong: string[] = [];
  const verdict = verdictShape.read(json.value, '', wrong);
  if (verdict !== undefined && wrong.length === 0) return { ok: true, value: verdict };
  return { ok: false, reasons: mendedBy(SAME_RUN, ...wrong.slice(0, 5).map((one) => `in the verdict file, ${one}`)) };
}

function head({ statement, envelope }: Attestation, { evidence = [] }: WrittenVerdict): readonly string[] {
  const { predicate, subject } = statement;
  const { verdict, at, stage, failOn, gate, policy, exceptions, inputs, counts } = predicate;
  const keys = envelope?.signatures.map(({ keyid }) => keyid || 'a key without a name') ?? [];
  const watched = predicate.observed ? ', observed only' : '';
  return [
    forTerminal(`${verdict} at ${at}, as a ${stage}, failing on ${failOn}${watched}, by ${gate.name} ${gate.version}`),
    ...subject.slice(0, MOST_LISTED).map(({ name, digest }) => row('artifact', name, `sha256:${digest.sha256}`)),
    ...more(subject.length, 'artifact'),
    ...(predicate.commit === undefined ? [] : [row('commit', predicate.commit)]),
    row('policy', policy.source, policy.digest ?? ''),
    row('exceptions', exceptions.digest ?? 'none'),
    ...inputs.slice(0, MOST_LISTED).map(({ path, sha256, tools }) => row('read', path, `sha256:${sha256}`, tools.join(', '))),
    ...more(inputs.length, 'input'),
    ...evidence.slice(0, MOST_LISTED).map(({ path, sha256, format }) => row('evidence', path, `sha256:${sha256}`, format)),
    ...more(evidence.length, 'file'),
    row('signed', keys.length === 0 ? 'by nobody' : `${keys.join(', ')}, as it says: "defect-gate verify" checks that`),
    row('known', sums(counts)),
  ];
}

/** What was open, worst first as in the file, and what was accepted. */
function open({ defects }: WrittenVerdict): readonly string[] {
  return DISPOSITIONS.flatMap((disposition) => {
    const those = defects.filter((defect) => defect.disposition === disposition);
    return listed(HEADINGS[disposition], those, 'defect', defectLine);
  });
}

/** @returns nothing for none */
function listed<T>(heading: string, those: readonly T[], noun: string, line: (one: T) => string): readonly string[] {
  const first = those.slice(0, MOST_LISTED).map(line);
  return those.length === 0 ? [] : ['', `${heading}: ${plural(those.length, noun)}`].concat(first, more(those.length, noun));
}

const HEADINGS: Readonly<Record<Disposition, string>> = {
  blocking: 'open, and blocking',
  overdue: 'open, and overdue',
  accepted: 'accepted',
  'not-shipped': 'open, and not shipped',
  'not-introduced': 'open, and not introduced by the change',
  'within-sla': 'open, and within the time that the policy gives',
  'below-threshold': 'open, and below the threshold',
};

function defectLine({ severity, location, message, rule, tools, id, exception, ships }: WrittenDefect): string {
  const place = location.display === '' ? '(no location)' : `${location.display}${location.line === null ? '' : `:${location.line}`}`;
  const kept = ships?.answer === 'no' ? `does not ship: ${ships.why} (${ships.where})` : '';
  return row(severity, place, message, `${rule} · ${tools.join(', ')} · ${id}`, exception ?? kept);
}

function signedOff({ exceptions: { used, expired, refused } }: WrittenVerdict): readonly string[] {
  return [
    ...listed('signed off', used, 'exception', outcomeLine),
    ...listed('signed off once, and ended', expired, 'exception', outcomeLine),
    ...listed('asked for, and refused', refused, 'exception', outcomeLine),
  ];
}

function outcomeLine({ id, where, decision, validThrough, emergency = false, signedBy, matches, why }: WrittenOutcome): string {
  const signers = signedBy.length === 0 ? 'by nobody' : `by ${signedBy.join(', ')}`;
  const term = `${emergency ? 'EMERGENCY, ' : ''}through ${validThrough}`;
  return row(decision, `${id} (${where})`, `${term}, ${signers}, of ${plural(matches, 'defect')}`, why);
}

function caveats({ reductions, faults, warnings, notMeasured }: WrittenVerdict): readonly string[] {
  const lines = [
    ...faults.map(({ what, where }) => row('fault', what, `(${where})`)),
    ...warnings.map(({ what, where }) => row('warning', what, `(${where})`)),
    ...reductions.map(({ defects, reason, where }) =>
      row('reduced', defects === null ? '' : plural(defects, 'defect'), reason, `(${where})`),
    ),
    ...notMeasured.map((what) => row('limit', what)),
  ];
  return listed('not known, or counted for less', lines, 'remark', (line) => line);
}

function more(count: number, noun: string): readonly string[] {
  return count > MOST_LISTED ? [`  and ${plural(count - MOST_LISTED, noun)} more`] : [];
}
