// What was assessed, and the artifact that it was assessed for, in; the text of an attestation out. The artifact and the key are
// read here; what the statement says is decided in attestation/.

import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { MOST_KEY_CHARACTERS } from './attestation/pem.ts';
import { readSigningKey, type SigningKey } from './attestation/signing-key.ts';
import { MAX_ATTESTATION_BYTES, renderAttestation, toStatement, type About, type Subject } from './attestation/statement.ts';
import { parseSubject } from './attestation/subject.ts';
import { readUtf8, sha256Of } from './files/bounded.ts';
import type { Assessment } from './model/assessment.ts';
import { failed, fault, ok, type Result } from './model/fault.ts';
import { formatSize } from './model/size.ts';
import { renderVerdict } from './report/verdict.ts';
import { VERSION } from './version.ts';

export interface AttestRequest extends Pick<About, 'subjects' | 'commit' | 'baseCommit' | 'baseline'> {
  /** Null for a bare statement. */
  readonly key: SigningKey | null;
  /** As the verdict file is written: its digest is attested. */
  readonly allDefects: boolean;
}

/** @param text what stands behind --subject: a file, or `name@sha256:…` @returns of a file the last part of its path, and its digest */
export async function subjectOf(text: string): Promise<Result<Subject>> {
  const named = parseSubject(text);
  if (named !== null) return ok(named);
  const digest = await sha256Of(text);
  if (!digest.ok) return failed([fault('E_READ', text, `the artifact ${digest.why}`, 'name the file that is released, or name@sha256:…')]);
  return ok({ name: basename(resolve(text)), sha256: digest.value });
}

/** @param path a file with one private key */
export async function signingKeyIn(path: string): Promise<Result<SigningKey>> {
  const text = await readUtf8(path, MOST_KEY_CHARACTERS);
  if (!text.ok) return failed([fault('E_READ', path, `the key ${text.why}`, 'name a file with a private key')]);
  const key = readSigningKey(text.value);
  return key.ok ? ok(key.value) : failed([fault('E_OPTION', path, key.why, 'name a file with a key that can sign')]);
}

/** @param assessment as it is published: an attestation of anything else would not name the verdict file */
export function attest(assessment: Assessment, { key, allDefects, ...about }: AttestRequest): Result<string> {
  const hash = createHash('sha256');
  for (const piece of renderVerdict(assessment, allDefects)) hash.update(piece);
  const statement = toStatement(assessment, { ...about, verdictFile: `sha256:${hash.digest('hex')}`, version: VERSION });
  const text = renderAttestation(statement, key === null ? [] : [key]);
  if (text.length <= MAX_ATTESTATION_BYTES) return ok(text);
  const what = `the attestation would be larger than ${formatSize(MAX_ATTESTATION_BYTES)}`;
  return failed([fault('E_WRITE', about.subjects[0].name, what, 'judge fewer inputs in one run')]);
}
