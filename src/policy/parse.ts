// Policy text in, what it says out; that and the policy that it extends in, `Policy` out. Where it extends none, the built-in policy
// says what it leaves unsaid. Faults are collected, never first-only.

import { dayOf, daysBetween } from '../model/date.ts';
import { fault, failed, ok, type Fault, type Result } from '../model/fault.ts';
import { LIMIT_NAMES, type Limits } from '../model/limits.ts';
import type { Allowance, Person, Policy, SeverityRule, SignOffRule, Stage, StageRule } from '../model/policy.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';
import { decodeFile } from '../syntax/decode.ts';
import { mistaken } from '../syntax/kind.ts';
import { parseYaml, type Step } from '../syntax/yaml.ts';
import { builtInPolicy, everyDecision } from './built-in.ts';
import { MAX_POLICY_BYTES, policySchema, type PolicyFile } from './schema.ts';
import { toLifecycle } from './sign-off.ts';
import { toVex } from './vex.ts';

/** A gate that only watches must end: the longest time ahead, in days. */
const LONGEST_OBSERVATION = 90;

export type Where = (...path: Step[]) => string;

/** What one file says, sound in itself. What it does not say is undefined: that is taken over. */
export interface Said {
  readonly file: string;
  /** What reports call it. */
  readonly title: string;
  readonly says: PolicyFile;
  /** `file:line:column` of what stands there, or of the nearest thing above it. */
  readonly where: Where;
  /** True where the file says this, or something that this is a part of. */
  readonly has: (path: readonly Step[]) => boolean;
}

/** Text of a policy; positions carry `file`, and reports call it by its `title`. */
export interface PolicyText {
  readonly file: string;
  readonly title: string;
  readonly text: string;
}

/** @param now milliseconds since 1970-01-01T00:00Z */
export function parseSaid({ text, file, title }: PolicyText, now: number): Result<Said> {
  const yaml = parseYaml(text, file, MAX_POLICY_BYTES);
  if (!yaml.ok) return yaml;
  const other = mistaken(yaml.value, 'policy');
  if (other !== null) return failed([other]);
  const decoded = decodeFile(policySchema, yaml.value);
  if (!decoded.ok) return decoded;
  const where: Where = (...path) => yaml.value.where(path);
  const faults = observation(decoded.value, where, now);
  if (faults.length > 0) return failed(faults);
  return ok({ file, title, says: decoded.value, where, has: (path) => stands(path, yaml.value.value) });
}

/** A policy that stands alone. @param file name for positions @param now milliseconds since 1970-01-01T00:00Z */
export function parsePolicy(text: string, file: string, now: number): Result<Policy> {
  const said = parseSaid({ text, file, title: file }, now);
  if (!said.ok) return said;
  if (said.value.says.extends === undefined) return complete(said.value, null);
  const fix = 'write all of it into one file';
  return failed([fault('E_VALUE', said.value.where('extends'), 'extends is not taken here', fix)]);
}

/** What the file says over what it takes over. @param parent the policy that it extends; null for none */
export function complete(said: Said, parent: Policy | null): Result<Policy> {
  const policy = toPolicy(said, parent);
  const faults = [...unknownRoles(said, policy), ...twiceInRole(said, parent)];
  return faults.length > 0 ? failed(faults) : ok(policy);
}

function stands([step, ...below]: readonly Step[], value: unknown): boolean {
  if (step === undefined || typeof value !== 'object' || value === null) return true;
  return Object.hasOwn(value, step) && stands(below, (value as Record<Step, unknown>)[step]);
}

function observation(file: PolicyFile, where: Where, now: number): Fault[] {
  const until = file.gate?.observeUntil;
  if (until === undefined || daysBetween(dayOf(now), until) <= LONGEST_OBSERVATION) return [];
  const what = `observeUntil "${until}" is more than ${LONGEST_OBSERVATION} days ahead`;
  return [fault('E_DATE', where('gate', 'observeUntil'), what, `name a day at most ${LONGEST_OBSERVATION} days ahead`)];
}

function unknownRoles({ says, where }: Said, { roles }: Policy): Fault[] {
  const known = [...roles.keys()];
  const asked = SEVERITIES.flatMap((severity) =>
    [...(says.signOff?.required?.[severity]?.roles?.keys() ?? [])].map((role) => ({
      role,
      at: where('signOff', 'required', severity, 'roles', role),
    })),
  );
  const { emergency } = says.signOff ?? {};
  const onCall = emergency === undefined ? [] : [{ role: emergency.role, at: where('signOff', 'emergency', 'role') }];
  const fix = known.length > 0 ? `name one of ${known.join(', ')}, or add the role` : 'add the role below signOff.roles';
  return [...asked, ...onCall]
    .filter(({ role }) => !known.includes(role))
    .map(({ role, at }) => fault('E_VALUE', at, `role "${role}" is not below signOff.roles`, fix));
}

/** Two entries of one person could differ in `until`, and nobody could say which one holds. */
function twiceInRole({ says, where }: Said, parent: Policy | null): Fault[] {
  return [...(says.signOff?.roles ?? [])].flatMap(([role, { people }]) => {
    const given = parent?.roles.get(role) ?? [];
    const logins = [...given, ...people].map(({ login }) => login.toLowerCase());
    return people.flatMap(({ login }, index) => {
      if (logins.indexOf(login.toLowerCase()) === given.length + index) return [];
      const at = where('signOff', 'roles', role, 'people', index, 'login');
      return [fault('E_DUPLICATE', at, `login "${login}" stands twice in role "${role}"`, 'keep one of them')];
    });
  });
}

/** What is not the file's own is that of the basis: the very same value, by which it is known as taken over. */
function toPolicy({ says: file, title }: Said, parent: Policy | null): Policy {
  const basis = parent ?? builtInPolicy();
  return {
    ...basis,
    source: parent === null ? title : `${title}, extends ${parent.source}`,
    // Never taken over: what was signed for one application would hold for all that extend one policy.
    application: file.application?.id ?? null,
    trustedRefs: file.trustedRefs ?? basis.trustedRefs,
    contact: file.contact ?? basis.contact,
    ...toSeverity(file, basis),
    ...toEvidence(file, basis),
    observeUntil: toObservation(file, basis),
    stages: { 'pull-request': toStage(file, 'pull-request', basis), release: toStage(file, 'release', basis) },
    limits: toLimits(file, basis),
    artifact: toArtifact(file, basis),
    proof: file.signOff?.proof ?? basis.proof,
    lifecycle: toLifecycle(file.signOff, basis),
    suppressions: toSuppressions(file, basis),
    roles: toRoles(file, basis),
    signOff: toSignOff(file, parent),
    vex: toVex(file, basis),
    allow: toAllowance(file, basis),
  };
}

function toSeverity({ severity }: PolicyFile, basis: Policy): Pick<Policy, 'unrated' | 'severityRules'> {
  const unrated = severity?.unrated === undefined ? basis.unrated : { to: severity.unrated, where: severity.where };
  return { unrated, severityRules: inOrder(severity?.rules ?? [], basis.severityRules) };
}

/**
 * The first rule that matches speaks. What makes something critical can lower nothing, and stands before what is extended; what else a
 * file says stands behind it, for what that does not speak of.
 */
function inOrder(own: readonly SeverityRule[], given: readonly SeverityRule[]): readonly SeverityRule[] {
  const first = given.length === 0 ? [] : own.filter(({ change }) => change.kind !== 'atMost' && change.to === 'critical');
  return [...first, ...given, ...own.filter((rule) => !first.includes(rule))];
}

function toEvidence(
  { evidence }: PolicyFile,
  basis: Policy,
): Pick<Policy, 'requiredTools' | 'tolerate' | 'errorNotifications' | 'scannerConfiguration'> {
  const required = (evidence?.requiredTools ?? []).map(({ name, category, where }) => ({ name, category: category ?? null, where }));
  return {
    requiredTools: [...basis.requiredTools, ...required],
    tolerate: [...basis.tolerate, ...(evidence?.tolerate ?? [])],
    errorNotifications: evidence?.errorNotifications ?? basis.errorNotifications,
    scannerConfiguration: evidence?.scannerConfiguration ?? basis.scannerConfiguration,
  };
}

function toArtifact({ artifact }: PolicyFile, { artifact: given }: Policy): Policy['artifact'] {
  return {
    exclusions: [...given.exclusions, ...(artifact?.exclusions ?? [])],
    required: [...given.required, ...(artifact?.required ?? [])],
  };
}

function toObservation({ gate }: PolicyFile, basis: Policy): Policy['observeUntil'] {
  return gate?.observeUntil === undefined ? basis.observeUntil : { day: gate.observeUntil, where: gate.where };
}

function toLimits({ limits }: PolicyFile, basis: Policy): Limits {
  if (limits === undefined) return basis.limits;
  const own = LIMIT_NAMES.flatMap((name) => (limits[name] === undefined ? [] : [[name, { most: limits[name], where: limits.where }]]));
  return { ...basis.limits, ...(Object.fromEntries(own) as Partial<Limits>) };
}

function toSuppressions({ suppressions }: PolicyFile, basis: Policy): Policy['suppressions'] {
  const { inSource, external, where } = basis.suppressions;
  return {
    inSource: suppressions?.inSource ?? inSource,
    external: suppressions?.external ?? external,
    where: suppressions?.where ?? where,
  };
}

function toStage(file: PolicyFile, stage: Stage, basis: Policy): StageRule {
  const own = file.gate?.[stage];
  const from = basis.stages[stage];
  return { failOn: own?.failOn ?? from.failOn, scope: own?.scope ?? from.scope, where: own?.where ?? from.where };
}

function toRoles(file: PolicyFile, basis: Policy): ReadonlyMap<string, readonly Person[]> {
  const own = [...(file.signOff?.roles ?? [])].map(([role, { people }]): [string, readonly Person[]] => [
    role,
    [...(basis.roles.get(role) ?? []), ...people],
  ]);
  return new Map([...basis.roles, ...own]);
}

function toSignOff(file: PolicyFile, parent: Policy | null): Policy['signOff'] {
  return Object.fromEntries(SEVERITIES.map((name) => [name, toSignOffRule(file, name, parent)])) as Policy['signOff'];
}

function toSignOffRule(file: PolicyFile, severity: Severity, parent: Policy | null): SignOffRule {
  const own = file.signOff?.required?.[severity];
  const basis = (parent ?? builtInPolicy()).signOff[severity];
  if (own === undefined) return basis;
  const roles = new Map([...basis.roles, ...(own.roles ?? [])]);
  const byRole = [...roles.values()].reduce((sum, number) => sum + number, 0);
  // Roles stand for the people that the built-in policy asks for, but never for those that a policy asks for which is extended.
  const otherwise = parent === null && byRole > 0 ? 0 : basis.people;
  const { longest } = own;
  return {
    roles,
    people: Math.max(own.people ?? otherwise, byRole),
    longest: typeof longest === 'number' ? everyDecision(longest) : { ...basis.longest, ...defined(longest) },
    where: own.where,
  };
}

function toAllowance({ allow }: PolicyFile, { allow: given }: Policy): Allowance {
  const { severityRules, tolerate, observe, artifactExclude, vexTrust, roles } = { ...given, ...stated(allow ?? {}) };
  return { severityRules, tolerate, observe, artifactExclude, vexTrust, roles };
}

function defined(terms: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(terms ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
}

/** Without what is there and undefined. */
function stated<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
