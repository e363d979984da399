// The artifacts that a verdict is to be about in, with their digests out; and, once there is a verdict, the attestation of it.
// Artifact, key and checkout are read here; what the statement says is decided in attestation/.

import { createHash } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { MOST_KEY_CHARACTERS } from './attestation/pem.ts';
import { readSigningKey, type SigningKey } from './attestation/signing-key.ts';
import { MAX_ATTESTATION_BYTES, renderAttestation, STATEMENT_TYPE, toStatement, type About } from './attestation/statement.ts';
import { misnamed, parseSubject, TWO_MEANINGS } from './attestation/subject.ts';
import { digestsOf, isThere, readUtf8 } from './files/bounded.ts';
import { openRepository } from './git/repository.ts';
import type { Assessment, Attested, Subject } from './model/assessment.ts';
import { failed, fault, ok, type Fault, type Result } from './model/fault.ts';
import { byText } from './model/order.ts';
import { formatSize } from './model/size.ts';
import { renderVerdict } from './report/verdict.ts';
import type { Request } from './request.ts';
import { VERSION } from './version.ts';

export interface AttestRequest extends Pick<About, 'subjects' | 'commit' | 'baseCommit' | 'baseline'> {
  /** Null for a bare statement. */
  readonly key: SigningKey | null;
  /** As the verdict file is written: its digest is attested. */
  readonly allDefects: boolean;
}

/** What will be attested, and how. */
export interface Attesting extends Attested {
  readonly of: (assessment: Assessment) => Result<readonly string[]>;
}

/** The artifacts that a request names. */
export interface NamedSubjects {
  /** Sorted by name; empty where one of them is at fault: the verdict is then about none. */
  readonly subjects: readonly Subject[];
  /** Of one its own; of several, of the list of their names and digests; null for none. */
  readonly digest: string | null;
  /** `algorithm:hex`, by every algorithm that evidence may name them by; empty where there are no subjects. */
  readonly digests: readonly string[];
  /** Null where none is asked for, and where an artifact or the key is at fault: nothing can be attested then. */
  readonly attest: Attesting | null;
  readonly faults: readonly Fault[];
}

/** Reads what an attestation takes before anything is judged, so that no verdict waits for a key that cannot be read. */
export async function namedSubjects(request: Request): Promise<NamedSubjects> {
  const { attestation, attestationKey, allDefects } = request;
  const read = await Promise.all(request.subjects.map(artifactOf));
  const key = attestationKey === null ? ok(null) : await signingKeyIn(attestationKey);
  const artifacts = read.flatMap((one) => (one.ok ? [one.value] : []));
  const subjects = distinct(artifacts.map(({ subject }) => subject));
  const wrong = [...read.flatMap((one) => (one.ok ? [] : one.faults)), ...oneName(subjects)];
  const faults = [...wrong, ...(key.ok ? [] : key.faults)];
  const [first, ...others] = wrong.length > 0 ? [] : subjects;
  const known = first === undefined ? [] : [first, ...others];
  const digests = known.length === 0 ? [] : [...new Set(artifacts.flatMap((one) => one.digests))];
  const named = { subjects: known, digest: jointDigest(known), digests, faults };
  if (attestation === null || first === undefined || !key.ok) return { ...named, attest: null };
  const commit = await commitIn(request.source);
  const about = { subjects: [first, ...others] as const, key: key.value, allDefects, commit };
  const of: Attesting['of'] = (assessment) => {
    const text = attest(assessment, { ...about, ...comparedIn(assessment) });
    return text.ok ? ok([text.value]) : text;
  };
  return { ...named, attest: { file: attestation, signer: key.value?.public.fingerprint ?? null, of } };
}

/** Sorted by name, then digest: their order on a command line means nothing. */
function distinct(subjects: readonly Subject[]): readonly Subject[] {
  const each = new Map(subjects.map((one) => [`${one.sha256} ${one.name}`, one]));
  return [...each.values()].toSorted((a, b) => byText(a.name, b.name) || byText(a.sha256, b.sha256));
}

function jointDigest(subjects: readonly Subject[]): string | null {
  const [first, ...others] = subjects;
  if (first === undefined) return null;
  if (others.length === 0) return `sha256:${first.sha256}`;
  const list = subjects.map(({ name, sha256 }) => `sha256:${sha256}  ${name}\n`).join('');
  return `sha256:${createHash('sha256').update(list).digest('hex')}`;
}

/** Statements tell their subjects apart by name. */
function oneName(subjects: readonly Subject[]): readonly Fault[] {
  const twin = subjects.find(({ name }, index) => subjects[index + 1]?.name === name);
  if (twin === undefined) return [];
  const what = `two artifacts are named "${twin.name}"`;
  return [fault('E_OPTION', 'option subject', what, 'give one of them another name: name@sha256:…')];
}

/** The commit that is checked out; null where that is not known. */
async function commitIn(source: string): Promise<string | null> {
  const repository = await openRepository(resolve(source));
  if (!repository.told) return null;
  const head = await repository.value.resolve('HEAD');
  await repository.value.close();
  return head.told ? head.value : null;
}

function comparedIn({ past: { baseline, change } }: Assessment): Pick<About, 'baseCommit' | 'baseline'> {
  return { baseCommit: change.told ? change.value.base : null, baseline: baseline?.inputs ?? null };
}

/** Those that evidence names artifacts by: npm by SHA-1 and SHA-512, most others by SHA-256. */
const ALGORITHMS = ['sha256', 'sha512', 'sha1'] as const;

export interface Artifact {
  readonly subject: Subject;
  /** `algorithm:hex`; of one that is named by its digest that alone. */
  readonly digests: readonly string[];
}

/** @param text what stands behind --subject: a file, or `name@sha256:…` @returns of a file the last part of its path, and its digests */
export async function artifactOf(text: string): Promise<Result<Artifact>> {
  const named = parseSubject(text);
  if (named !== null && (await isThere(text))) return failed([fault('E_OPTION', text, `it ${TWO_MEANINGS}`, 'rename the file')]);
  if (named !== null) return ok({ subject: named, digests: [`sha256:${named.sha256}`] });
  const read = await digestsOf(text, ALGORITHMS);
  if (!read.ok) return failed([unread(text, read.why)]);
  const digests = ALGORITHMS.map((algorithm) => `${algorithm}:${read.value[algorithm]}`);
  return ok({ subject: { name: basename(resolve(text)), sha256: read.value.sha256 }, digests });
}

function unread(text: string, why: string): Fault {
  const wrong = misnamed(text);
  return wrong === null
    ? fault('E_READ', text, `the artifact ${why}`, 'name the file that is released, or name@sha256:…')
    : fault('E_OPTION', text, `the artifact ${wrong.what}`, wrong.fix);
}

/** @param path a file with one private key; neither it nor anything in it is part of a fault */
export async function signingKeyIn(path: string): Promise<Result<SigningKey>> {
  const where = 'option attestation-key';
  const text = await readUtf8(path, MOST_KEY_CHARACTERS);
  if (!text.ok) return failed([fault('E_READ', where, `the key ${text.why}`, 'name a file with a private key')]);
  const key = readSigningKey(text.value);
  return key.ok ? ok(key.value) : failed([fault('E_OPTION', where, key.why, 'name a file with a key that can sign')]);
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

const BARE = `{"_type":"${STATEMENT_TYPE}"`;
const SEALED = `{"payload":"${Buffer.from(BARE).toString('base64').slice(0, 48)}`;

/** @param head how a file begins @returns true where one that was written here would begin so */
export function looksAttested(head: string): boolean {
  return head.startsWith(BARE) || head.startsWith(SEALED);
}
