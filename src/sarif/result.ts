// One SARIF result in, the finding that it is out; null where it reports no problem. What it has in common with others is
// worked out once; a result that says no more of its places than a file and a line is never parsed as a whole.

import { createHash } from 'node:crypto';
import type * as sarif from 'sarif';
import type { Finding, Location, Package } from '../model/finding.ts';
import { count, readCommon, type Common, type Problem, type RawResult } from './common.ts';
import type { RunContext } from './context.ts';
import { linesOf, locate, NOWHERE, otherPaths, type Place } from './location.ts';
import { messageIn, messageOf } from './message.ts';
import { packageOf } from './package.ts';
import type { Record } from './scanner.ts';
import { WITHHELD } from './secret.ts';
import { asArray, asIndex, asObject, asText, member } from './untrusted.ts';
import { opensWithIdentifier, textOf, vulnerabilityOf } from './vulnerability.ts';

/** @param value a result, as found @param content equal for byte-identical results */
export function readResult(value: unknown, index: number, content: string, run: RunContext): Finding | null {
  const result: RawResult = asObject(value);
  const common = readCommon(result, run);
  count(common, run);
  const { problem } = common;
  if (problem === null) return null;
  const digest = createHash('sha256').update(`${run.tool.name}\0${problem.ruleId}\0`).update(content).digest('base64url');
  return readWhole(result, problem, { index, digest }, run);
}

export function readRecord(record: Record, index: number, run: RunContext): Finding | null {
  const common = commonOf(record, run);
  count(common, run);
  const { problem } = common;
  if (problem === null) return null;
  const digest = record.hash(problem.salt);
  const json = record.messageText();
  const message = messageIn(json, problem.rule, run.sharedMessages);
  if (record.odd || message.identified) return readWhole(asObject(JSON.parse(record.text())), problem, { index, digest }, run);
  const place = placeOf(record, run);
  const finding = toFinding(problem, run, {
    index,
    digest,
    message: message.text,
    location: locationOf(place, record),
    otherPaths: NONE,
    vulnerability: problem.vulnerability,
    package: null,
  });
  return problem.packaged || place.described ? withPackage(finding, record.text(), problem, run) : finding;
}

const NONE: readonly string[] = [];

function readWhole(result: RawResult, problem: Problem, { index, digest }: { index: number; digest: string }, run: RunContext): Finding {
  const identified = opensWithIdentifier(textOf(result.message));
  const vulnerability = identified ? vulnerabilityOf(result, problem.rule, problem.traits.identifiers) : problem.vulnerability;
  const location = locate(result.locations, run.places);
  return toFinding(problem, run, {
    index,
    digest,
    message: messageOf(result.message, problem.rule, run.sharedMessages),
    location,
    otherPaths: otherPaths(result.locations, location, run.places),
    vulnerability,
    package: packageOf(result, problem.rule, { vulnerability, run: run.tables, ofRule: problem.traits.packages }),
  });
}

type Own = Pick<Finding, 'message' | 'location' | 'otherPaths' | 'vulnerability' | 'package' | 'digest'> & { readonly index: number };

function toFinding(problem: Problem, run: RunContext, own: Own): Finding {
  return {
    at: { input: run.input, run: run.run, result: own.index },
    tool: run.tool,
    rule: problem.ruleId,
    kind: problem.kind,
    claims: problem.claims,
    message: problem.secret ? WITHHELD : own.message,
    location: own.location,
    otherPaths: own.otherPaths,
    cwe: problem.cwe,
    vulnerability: own.vulnerability,
    package: own.package,
    security: problem.security || own.vulnerability !== null,
    secret: problem.secret,
    suppressions: problem.suppressions,
    digest: own.digest,
  };
}

/** Most findings are never asked for their package: it is read when one is, once. */
function withPackage(finding: Finding, json: string, problem: Problem, run: RunContext): Finding {
  let unread: { readonly json: string; readonly problem: Problem; readonly run: RunContext } | null = { json, problem, run };
  let found: Package | null = null;
  return {
    ...finding,
    get package() {
      if (unread === null) return found;
      const { rule, traits, vulnerability } = unread.problem;
      const result: RawResult = asObject(JSON.parse(unread.json));
      found = packageOf(result, rule, { vulnerability, run: unread.run.tables, ofRule: traits.packages });
      unread = null;
      return found;
    },
  };
}

function commonOf(record: Record, run: RunContext): Common {
  const known = record.common === null ? undefined : run.commons.get(record.common);
  if (known) return known;
  const common = readCommon(asObject(JSON.parse(record.commonText())), run);
  if (record.common !== null) run.commons.set(record.common, common);
  return common;
}

function placeOf(record: Record, run: RunContext): Place {
  if (!record.hasPlace) return NO_PLACE;
  const known = record.place === null ? undefined : run.seen.get(record.place);
  if (known) return known;
  const artifactLocation: unknown = JSON.parse(record.placeText());
  const { path, display } = locate([{ physicalLocation: { artifactLocation } }], run.places);
  const { index, uri } = asObject<sarif.ArtifactLocation>(artifactLocation);
  const listed = asIndex(index);
  const properties = listed === null ? undefined : member(asArray(run.tables.artifacts)[listed], 'properties');
  const place = { path, display, named: asText(uri) !== null || display !== '', described: properties !== undefined };
  if (record.place !== null) run.seen.set(record.place, place);
  return place;
}

const NO_PLACE: Place = { path: null, display: '', named: false, described: false };

function locationOf({ path, display, named }: Place, { line, column, endLine }: Record): Location {
  if (!named) return NOWHERE;
  const lines = linesOf(line, column, endLine);
  return { path, display, line: lines.line, column: lines.column, endLine: lines.endLine };
}
