// Builders for attestations: keys of both kinds, an assessment that passed, and its statement.

import { createHash, generateKeyPairSync } from 'node:crypto';
import { verify, type Answer, type Question } from '../../src/attestation/verify.ts';
import { readPublicKey } from '../../src/attestation/key.ts';
import type { PublicKey } from '../../src/keys/key.ts';
import { readSigningKey, type SigningKey } from '../../src/attestation/signing-key.ts';
import { renderAttestation, toStatement, type About, type Statement } from '../../src/attestation/statement.ts';
import type { Assessment } from '../../src/model/assessment.ts';
import { renderVerdict } from '../../src/report/verdict.ts';
import { aClaim, aFinding, anException, exceptionsOf, judge, NOW, type Judged } from '../builders.ts';

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

export const ARTIFACT = Buffer.from('the bytes that ship');
export const POLICY = `sha256:${sha256('version: 1\n')}`;

/** A pair in PEM, as `openssl genpkey` and `openssl pkey -pubout` write it. */
export function aPair(kind: 'ed25519' | 'p256' = 'ed25519'): { readonly secret: string; readonly open: string } {
  const { privateKey, publicKey } =
    kind === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return {
    secret: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    open: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

export function signing(text: string): SigningKey {
  const key = readSigningKey(text);
  if (!key.ok) throw new Error(key.why);
  return key.value;
}

export function checking(text: string): PublicKey {
  const key = readPublicKey(text);
  if (!key.ok) throw new Error(key.why);
  return key.value;
}

export function aSigner(kind: 'ed25519' | 'p256' = 'ed25519'): SigningKey {
  return signing(aPair(kind).secret);
}

/** Passed: one defect is accepted, one is below the threshold. */
export function aPass({ rules, evidence }: Judged = {}): Assessment {
  const findings = [
    aFinding({ digest: 'accepted' }),
    aFinding({ digest: 'low', rule: 'js/low', claims: [aClaim({ rule: 'js/low', level: 'note' })] }),
  ];
  return judge(findings, {
    rules: { exceptions: exceptionsOf(anException({ maxMatches: 9 })), ...rules },
    evidence: { digests: { policy: POLICY, exceptions: `sha256:${sha256('exceptions')}`, ledger: null, artifact: null }, ...evidence },
  });
}

export function verdictOf(assessment: Assessment): string {
  return [...renderVerdict(assessment, true)].join('');
}

export function aStatement(assessment: Assessment = aPass(), about: Partial<About> = {}): Statement {
  return toStatement(assessment, {
    subjects: [{ name: 'shop.tar', sha256: sha256(ARTIFACT) }],
    verdictFile: `sha256:${sha256(verdictOf(assessment))}`,
    version: '1.2.3',
    commit: null,
    baseCommit: null,
    baseline: null,
    ...about,
  });
}

export const SIGNER = aSigner();
/** Of the artifact, signed. */
export const SEALED = renderAttestation(aStatement(), [SIGNER]);

/** A question that holds, but for what is laid over it. */
export function ask(over: Partial<Question> = {}): Answer {
  return verify({
    subject: { name: null, sha256: sha256(ARTIFACT) },
    attestation: SEALED,
    keys: [SIGNER.public],
    policy: POLICY,
    maxAge: 24 * 3_600_000,
    now: NOW + 3_600_000,
    ...over,
  });
}

/** A statement with something laid over its predicate, signed anew: what a gate with the key would have to say. */
export function resigned(over: Readonly<Record<string, unknown>>): string {
  const statement = aStatement();
  return renderAttestation({ ...statement, predicate: { ...statement.predicate, ...over } }, [SIGNER]);
}

/** 0, 1 or 2. */
export function exitOf(answer: Answer): number {
  if ('unreadable' in answer) return 2;
  return answer.holds ? 0 : 1;
}

/** Every reason, however it was refused. */
export function reasonsOf(answer: Answer): readonly string[] {
  const reasons = 'unreadable' in answer ? answer.unreadable : answer.holds ? [] : answer.reasons;
  return reasons.map(({ what }) => what);
}
