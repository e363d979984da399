// Build provenance in, evidence out: of which artifact it speaks, and of which revision that was built. An in-toto Statement (v1, or
// v0.1 as npm writes it) with SLSA provenance (v1, v0.2), bare, in a DSSE envelope or in a sigstore bundle. Its signature is not
// checked here.

import type { Evidence, NamedRevision, Subject } from '../model/artifact.ts';
import { failed, ok, type Fault, type Result } from '../model/fault.ts';
import { asList, asMap, asString, isMap, parseJson, type Json, type JsonObject } from '../syntax/json.ts';
import { evidence, malformed } from './claim.ts';

const WHAT = 'an in-toto statement';
const STATEMENT = /^https:\/\/in-toto\.io\/Statement\/v(?:0\.1|1)$/;
const PAYLOAD = 'application/vnd.in-toto+json';

export function isProvenance(root: Json): boolean {
  return isMap(root) && ((asString(root.get('_type')) ?? '').startsWith('https://in-toto.io/Statement/') || envelopeOf(root) !== null);
}

function envelopeOf(root: JsonObject): JsonObject | null {
  const inner = root.get('dsseEnvelope');
  const envelope = isMap(inner) ? inner : root;
  return asString(envelope.get('payload')) !== null && asString(envelope.get('payloadType')) !== null ? envelope : null;
}

/** @param roots one statement or envelope each: several stand one a line in a file */
export function readProvenance(roots: readonly JsonObject[], file: string): Result<Evidence> {
  const subjects: (readonly Subject[])[] = [];
  const revisions: (readonly NamedRevision[])[] = [];
  const remarks: string[] = [];
  const faults: (readonly Fault[])[] = [];
  for (const [index, root] of roots.entries()) {
    const at = roots.length === 1 ? '' : `/${index}`;
    const statement = statementOf(root, `${file}#${at}`);
    if (!statement.ok) faults.push(statement.faults);
    else {
      subjects.push(subjectsOf(statement.value, at));
      revisions.push(revisionsOf(statement.value, at));
      if (!isSlsa(statement.value))
        remarks.push(`it is no build provenance (${(asString(statement.value.get('predicateType')) ?? 'without a type').slice(0, 80)})`);
    }
  }
  if (faults.length > 0) return failed(faults.flat());
  if (subjects.flat().length === 0) return malformed(file, WHAT, 'it names no subject by a digest');
  return ok(evidence(file, 'provenance', { subjects: subjects.flat(), revisions: revisions.flat(), remarks }));
}

function isSlsa(statement: JsonObject): boolean {
  return /^https:\/\/slsa\.dev\/provenance\/v(?:0\.2|1)(?:[./]|$)/.test(asString(statement.get('predicateType')) ?? '');
}

function statementOf(root: JsonObject, where: string): Result<JsonObject> {
  const envelope = envelopeOf(root);
  if (envelope === null) {
    return STATEMENT.test(asString(root.get('_type')) ?? '')
      ? ok(root)
      : malformed(where, WHAT, 'it is of a version that the gate does not know');
  }
  if (envelope.get('payloadType') !== PAYLOAD) return malformed(where, 'a DSSE envelope', 'what it holds is no in-toto statement');
  const text = decoded(asString(envelope.get('payload')) ?? '');
  if (text === null) return malformed(where, 'a DSSE envelope', 'its payload is no base64 of UTF-8');
  const inner = parseJson(text, where);
  if (!inner.ok) return inner;
  return isMap(inner.value) && !inner.value.has('payload')
    ? statementOf(inner.value, where)
    : malformed(where, WHAT, 'it is not an object');
}

function decoded(base64: string): string | null {
  try {
    const bytes = Uint8Array.from(atob(base64.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function subjectsOf(statement: JsonObject, at: string): readonly Subject[] {
  return asList(statement.get('subject')).flatMap((entry, index) => {
    const digests = digestsOf(asMap(entry).get('digest'));
    return digests.length === 0 ? [] : [{ name: asString(asMap(entry).get('name')), digests, where: `${at}/subject/${index}` }];
  });
}

function digestsOf(set: Json | undefined): readonly string[] {
  return [...asMap(set)].flatMap(([algorithm, value]) =>
    typeof value === 'string' ? [`${algorithm.toLowerCase()}:${value.toLowerCase()}`] : [],
  );
}

/** The source is among what the build rested on; SLSA v0.2 calls it materials, and the digest of a commit sha1. */
function revisionsOf(statement: JsonObject, at: string): readonly NamedRevision[] {
  const predicate = asMap(statement.get('predicate'));
  const current = asList(asMap(predicate.get('buildDefinition')).get('resolvedDependencies'));
  const [list, path] =
    current.length > 0 ? [current, 'buildDefinition/resolvedDependencies'] : [asList(predicate.get('materials')), 'materials'];
  return list.flatMap((entry, index) => {
    const digest = asMap(asMap(entry).get('digest'));
    const isGit = (asString(asMap(entry).get('uri')) ?? '').startsWith('git');
    const commit = asString(digest.get('gitCommit')) ?? (isGit ? asString(digest.get('sha1')) : null);
    return commit === null ? [] : [{ revision: commit.toLowerCase(), where: `${at}/predicate/${path}/${index}` }];
  });
}
