// What is asked where an artifact is deployed, by the names of files: `verify` and `explain`. Files are read within bounds, the
// answer comes from attestation/, and what cannot be read is exit 2.

import { parseAge } from './attestation/age.ts';
import { sayAnswer, sayExplanation, unreadable, type Said } from './attestation/answer.ts';
import { explain } from './attestation/explain.ts';
import { readPublicKey } from './attestation/key.ts';
import { MOST_KEY_CHARACTERS } from './attestation/pem.ts';
import type { PublicKey } from './keys/key.ts';
import { quoted } from './keys/refusal.ts';
import { MAX_ATTESTATION_BYTES } from './attestation/statement.ts';
import { misnamed, parseSubject, TWO_MEANINGS, type AskedSubject } from './attestation/subject.ts';
import { mendedBy, type Reason } from './attestation/reason.ts';
import { verify } from './attestation/verify.ts';
import { isThere, readUtf8, readBytes, sha256Of } from './files/bounded.ts';

export interface VerifyRequest {
  /** A file, or `name@sha256:…`. */
  readonly subject: string;
  readonly attestation: string;
  /** Files with one public key each; one of them must have signed. */
  readonly keys: readonly string[];
  /** The policy that must have judged: a file that extends nothing, or a digest, `sha256:…`; null for any. */
  readonly policy: string | null;
  /** As written, such as `24h`; null for any age. */
  readonly maxAge: string | null;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly now: number;
}

/** Held in memory whole, several times over: with all its defects it is smaller than this but for the largest reports. */
const MOST_VERDICT_BYTES = 64 * 2 ** 20;

export async function verifyFiles({ subject, attestation, keys, policy, maxAge, now }: VerifyRequest): Promise<Said> {
  const missing: Reason[] = [];
  const artifact = await subjectIn(subject, missing);
  const text = orSay(await readUtf8(attestation, MAX_ATTESTATION_BYTES), attestation, missing) ?? '';
  const expected = policy === null ? null : await policyIn(policy, missing);
  const given: PublicKey[] = [];
  for (const file of keys) {
    const key = await keyIn(file, missing);
    if (key !== null) given.push(key);
  }
  const age = maxAge === null ? null : parseAge(maxAge);
  if (maxAge !== null && age === null) missing.push(...mendedBy('write one such as 90m, 24h or 7d', `the age ${quoted(maxAge)} is none`));
  if (missing.length > 0) return unreadable(`could not verify ${attestation}`, missing);
  return sayAnswer(
    verify({
      subject: artifact,
      attestation: text,
      keys: given,
      policy: expected,
      maxAge: age,
      now,
    }),
    attestation,
  );
}

export interface ExplainRequest {
  readonly attestation: string;
  /** The verdict file that it was made with. */
  readonly verdict: string;
  /** A file, or `name@sha256:…`; null for whichever was judged. */
  readonly subject: string | null;
}

export async function explainFiles({ attestation, verdict, subject }: ExplainRequest): Promise<Said> {
  const missing: Reason[] = [];
  const text = orSay(await readUtf8(attestation, MAX_ATTESTATION_BYTES), attestation, missing) ?? '';
  const bytes = orSay(await readBytes(verdict, MOST_VERDICT_BYTES), verdict, missing) ?? Buffer.of();
  const artifact = subject === null ? null : await subjectIn(subject, missing);
  return missing.length > 0
    ? unreadable(`could not explain ${attestation}`, missing)
    : sayExplanation(explain(text, bytes, artifact), attestation);
}

async function subjectIn(text: string, missing: Reason[]): Promise<AskedSubject> {
  const named = parseSubject(text);
  if (named !== null && (await isThere(text))) missing.push(...mendedBy('rename the file', `${quoted(text)} ${TWO_MEANINGS}`));
  if (named !== null) return named;
  const digest = await sha256Of(text);
  const wrong = digest.ok ? null : misnamed(text);
  if (wrong !== null) missing.push(...mendedBy(wrong.fix, `${text} ${wrong.what}`));
  return { name: null, sha256: wrong === null ? (orSay(digest, text, missing) ?? '') : '' };
}

/** One that extends others has a digest that no file of them has: then the digest itself says which one it is. */
async function policyIn(text: string, missing: Reason[]): Promise<string> {
  if (/^sha256:[0-9a-f]{64}$/.test(text)) return text;
  if (!text.startsWith('sha256:')) return `sha256:${orSay(await sha256Of(text), text, missing) ?? ''}`;
  missing.push(...mendedBy('write sha256: and 64 hex digits in lower case', `the digest ${quoted(text)} is none`));
  return text;
}

async function keyIn(file: string, missing: Reason[]): Promise<PublicKey | null> {
  const text = orSay(await readUtf8(file, MOST_KEY_CHARACTERS), file, missing);
  const key = text === null ? null : readPublicKey(text);
  if (key?.ok === false) missing.push(...mendedBy('name a file with one public key, as OpenSSH or PEM', `${file}: ${key.why}`));
  return key?.ok === true ? key.value : null;
}

function orSay<T>(
  read: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string },
  file: string,
  missing: Reason[],
): T | null {
  if (read.ok) return read.value;
  missing.push(...mendedBy('name a file that is there and can be read', `${file} ${read.why}`));
  return null;
}
