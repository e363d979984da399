// The assessment of an artifact in, an in-toto Statement v1 about it out: what was judged, by what, when, and what came of it.
// Equal assessments give equal bytes. The predicate is documented in docs/attestation.md.

import { exitCodeOf, type Assessment, type Counts, type Input, type Subject, type Verdict } from '../model/assessment.ts';
import { formatInstant } from '../model/date.ts';
import type { ExceptionOutcome } from '../model/exception.ts';
import { byText } from '../model/order.ts';
import type { Stage } from '../model/policy.ts';
import type { Severity } from '../model/severity.ts';
import type { Signer } from '../model/sign-off.ts';
import { forJson } from '../report/escape.ts';
import { seal } from './dsse.ts';
import type { SigningKey } from './signing-key.ts';

/** https://github.com/in-toto/attestation, spec/v1/statement.md. */
export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';

/** A name of ours (RFC 4151): it says which predicate it is, and nothing is ever fetched from it. */
export const PREDICATE_TYPE = 'tag:defect-gate,2026:verdict/v1';

/** An attestation is never larger, written or read: as much as GitHub's attest action takes of a predicate. */
export const MAX_ATTESTATION_BYTES = 16 * 2 ** 20;

export interface UsedException extends Pick<ExceptionOutcome, 'id' | 'decision' | 'validThrough'> {
  readonly signedBy: readonly string[];
  /** Those who count, and how each sign-off is known: missing, as the rest, in what earlier gates wrote. */
  readonly signers?: readonly Signer[];
  /** One sign-off may do, for three days at most. */
  readonly emergency?: boolean;
  /** Author of the VEX in which it stands, where it does: then nobody signed. */
  readonly vex?: string;
}

export interface Predicate {
  readonly verdict: Verdict;
  readonly exitCode: 0 | 1 | 2;
  readonly observed: boolean;
  readonly stage: Stage;
  /** The moment as of which it was judged, `2026-11-21T12:00:00Z`. */
  readonly at: string;
  readonly gate: { readonly name: 'defect-gate'; readonly version: string };
  readonly application: string | null;
  readonly failOn: Severity;
  readonly counts: Counts;
  /** Digests are `sha256:` and hex digits, as in the verdict file; null of the built-in policy. */
  readonly policy: { readonly source: string; readonly digest: string | null };
  readonly exceptions: { readonly digest: string | null; readonly used: readonly UsedException[] };
  readonly ledger: { readonly digest: string | null };
  /** The SARIF that was read, sorted by digest, then path. */
  readonly inputs: readonly (Pick<Input, 'path' | 'sha256'> & { readonly tools: readonly string[] })[];
  /** Of the verdict file, byte for byte. */
  readonly verdictFile: { readonly digest: string };
  readonly commit?: string;
  readonly baseCommit?: string;
  readonly baseline?: readonly Pick<Input, 'path' | 'sha256'>[];
}

export interface Statement {
  readonly _type: typeof STATEMENT_TYPE;
  readonly subject: readonly { readonly name: string; readonly digest: { readonly sha256: string } }[];
  readonly predicateType: typeof PREDICATE_TYPE;
  readonly predicate: Predicate;
}

/** What the assessment does not know of itself. */
export interface About {
  readonly subjects: readonly [Subject, ...Subject[]];
  /** `sha256:` and hex digits, of the verdict file as it was written. */
  readonly verdictFile: string;
  /** Of the gate. */
  readonly version: string;
  /** What was judged, and what it was compared with, as far as it is known; full hex digits. */
  readonly commit: string | null;
  readonly baseCommit: string | null;
  readonly baseline: readonly Pick<Input, 'path' | 'sha256'>[] | null;
}

export function toStatement(assessment: Assessment, about: About): Statement {
  return {
    _type: STATEMENT_TYPE,
    subject: about.subjects.map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    predicateType: PREDICATE_TYPE,
    predicate: toPredicate(assessment, about),
  };
}

/** @param keys every one signs; without any it is a bare statement @returns one line of JSON */
export function renderAttestation(statement: Statement, keys: readonly SigningKey[]): string {
  const payload = forJson(statement);
  return keys.length === 0 ? `${payload}\n` : seal(new TextEncoder().encode(payload), keys);
}

function toPredicate(assessment: Assessment, about: About): Predicate {
  const { verdict, observed, stage, now, policy, threshold, counts, exceptions, digests } = assessment;
  return {
    verdict,
    exitCode: exitCodeOf(assessment),
    observed,
    stage,
    at: formatInstant(now),
    gate: { name: 'defect-gate', version: about.version },
    application: policy.application,
    failOn: threshold,
    counts,
    policy: { source: policy.source, digest: digests.policy },
    exceptions: { digest: digests.exceptions, used: usedOf(exceptions.used) },
    ledger: { digest: digests.ledger },
    inputs: inputsOf(assessment),
    verdictFile: { digest: about.verdictFile },
    ...(about.commit === null ? {} : { commit: about.commit }),
    ...(about.baseCommit === null ? {} : { baseCommit: about.baseCommit }),
    ...(about.baseline === null ? {} : { baseline: about.baseline.map(({ path, sha256 }) => ({ path, sha256 })) }),
  };
}

function usedOf(used: readonly ExceptionOutcome[]): readonly UsedException[] {
  return used
    .map(({ id, decision, validThrough, emergency, signers, signedBy, vex }) => ({
      id,
      decision,
      validThrough,
      emergency,
      signers,
      signedBy,
      ...(vex === undefined ? {} : { vex }),
    }))
    .toSorted((a, b) => byText(a.id, b.id));
}

function inputsOf({ inputs, runs }: Pick<Assessment, 'inputs' | 'runs'>): Predicate['inputs'] {
  const tools = new Map(inputs.map(({ path }) => [path, new Set<string>()]));
  for (const { input, tool } of runs) tools.get(input)?.add(tool.name);
  return inputs.map(({ path, sha256 }) => ({ path, sha256, tools: [...(tools.get(path) ?? [])].toSorted() }));
}
