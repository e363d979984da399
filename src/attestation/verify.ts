// An artifact and what was attested of it in, whether it may be deployed out: only where this artifact is the one that was judged,
// nothing blocked, by the expected policy, said by whoever holds the expected key, and not too long ago. Every reason is given.

import { exitCodeOf } from '../model/assessment.ts';
import { dayOf, formatInstant, parseInstant } from '../model/date.ts';
import { signerOf } from './dsse.ts';
import type { PublicKey } from '../keys/key.ts';
import { readAttestation, type Attestation } from './read.ts';
import { quoted } from '../keys/refusal.ts';
import type { Predicate, Statement } from './statement.ts';
import { mendedBy, type Reason } from './reason.ts';
import { anotherSubject, type AskedSubject } from './subject.ts';

export interface Question {
  readonly subject: AskedSubject;
  /** The text of the attestation. */
  readonly attestation: string;
  /** One of these must have signed. */
  readonly keys: readonly PublicKey[];
  /** `sha256:` and hex digits of the policy that must have judged; null for any. */
  readonly policy: string | null;
  /** Milliseconds; null for any age. */
  readonly maxAge: number | null;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
}

export interface Facts {
  readonly statement: Statement;
  /** Fingerprint of the key that signed. */
  readonly signer: string;
  /** What was not asked for, and what has changed since: no reason to refuse, but worth a line each. */
  readonly remarks: readonly string[];
}

export type Answer =
  | { readonly holds: true; readonly facts: Facts }
  | { readonly holds: false; readonly reasons: readonly Reason[] }
  | { readonly unreadable: readonly Reason[] };

/** Clocks of two machines differ by less. */
const MOST_AHEAD = 5 * 60_000;

export function verify(question: Question): Answer {
  const read = readAttestation(question.attestation);
  const missing = question.keys.length === 0 ? mendedBy('name a public key with --key', 'there is no key to check the signature with') : [];
  if (!read.ok || missing.length > 0) return { unreadable: [...missing, ...(read.ok ? [] : read.reasons)] };
  const { statement, envelope } = read.value;
  const signer = signatureOf(envelope, question.keys);
  const reasons = [
    ...signer.reasons,
    ...anotherSubject(statement, question.subject),
    ...aboutVerdict(statement.predicate),
    ...aboutPolicy(statement.predicate, question),
    ...aboutAge(statement.predicate, question),
  ];
  if (reasons.length > 0 || signer.fingerprint === null) return { holds: false, reasons };
  return { holds: true, facts: { statement, signer: signer.fingerprint, remarks: remarksOn(statement.predicate, question) } };
}

function signatureOf(
  envelope: Attestation['envelope'],
  keys: Question['keys'],
): { readonly fingerprint: string | null; readonly reasons: readonly Reason[] } {
  if (envelope === null) return { fingerprint: null, reasons: mendedBy(SIGN, 'it is a bare statement, which nobody signed') };
  const signer = signerOf(envelope, keys);
  return signer.ok ? { fingerprint: signer.value.fingerprint, reasons: [] } : { fingerprint: null, reasons: mendedBy(TRUST, signer.why) };
}

const SIGN = 'sign it in the build: give defect-gate check --attestation-key, or seal it in a DSSE envelope by a signer of your own';
const TRUST = 'name the public half of the key that signs your releases with --key; if you did, do not trust this file, and fetch it again';
const LIE = 'do not deploy it, and ask whoever holds the key what it signs';

function aboutVerdict(predicate: Predicate): readonly Reason[] {
  const { verdict, exitCode, observed, stage, counts } = predicate;
  const failing = counts.byDisposition.blocking + counts.byDisposition.overdue;
  return [
    ...(verdict === 'pass'
      ? []
      : mendedBy('"defect-gate explain --attestation FILE --verdict FILE" says why', `the verdict is ${verdict}, not pass`)),
    ...(observed ? mendedBy('judge by a policy without observeUntil', 'the policy only observed: nothing could fail') : []),
    ...(stage === 'release' ? [] : mendedBy('judge it with --stage release', `it was judged as a ${stage}, not as a release`)),
    ...(exitCode === exitCodeOf(predicate)
      ? []
      : mendedBy(LIE, `it contradicts itself: the verdict is ${verdict}, and the exit code ${exitCode}`)),
    ...(verdict === 'pass' && failing > 0
      ? mendedBy(LIE, `it contradicts itself: the verdict is pass, and ${failing} of its defects block`)
      : []),
  ];
}

function aboutPolicy({ policy }: Predicate, { policy: expected }: Question): readonly Reason[] {
  if (expected === null || policy.digest === expected) return [];
  const fix = 'name the policy as it was in the judged commit, byte for byte; if that is the one that you named, judge again by it';
  return mendedBy(fix, `another policy judged: ${quoted(policy.source)} ${policy.digest ?? 'without a digest'}, not ${expected}`);
}

function aboutAge({ at }: Predicate, { maxAge, now }: Question): readonly Reason[] {
  const judged = parseInstant(at) ?? Number.NaN;
  // A moment that is none compares as neither: it is refused.
  if (!(judged <= now + MOST_AHEAD))
    return mendedBy('set the clocks right, here or where it was judged', `it was judged at ${at}, which is yet to come by the clock here`);
  if (maxAge === null || now <= judged + maxAge) return [];
  const fix = 'judge the artifact again, with what scanners know today, and attest that';
  return mendedBy(fix, `it is too old: it was judged at ${at}, and that held until ${formatInstant(judged + maxAge)}`);
}

function remarksOn({ policy, exceptions }: Predicate, question: Question): readonly string[] {
  const today = dayOf(question.now);
  const lapsed = exceptions.used.filter(({ validThrough }) => validThrough < today);
  return [
    ...(question.policy === null
      ? [`which policy judged was not asked: it was ${quoted(policy.source)} ${policy.digest ?? ''}`.trimEnd()]
      : []),
    ...(question.maxAge === null ? ['how old it may be was not asked'] : []),
    ...exceptions.used
      .filter(({ emergency = false }) => emergency)
      .map(
        ({ id, signedBy }) => `EMERGENCY: the exception ${quoted(id)}, which it rests on, was signed by ${signedBy.join(', ') || 'nobody'}`,
      ),
    ...lapsed.map(({ id, validThrough }) => `the exception ${quoted(id)}, which it rests on, has ended: it held through ${validThrough}`),
  ];
}
