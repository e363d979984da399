// Policy text in, `Policy` out: what the file says over what the built-in policy says. Faults are collected, never first-only.

import { dayOf, daysBetween } from '../model/date.ts';
import { fault, failed, ok, type Fault, type Result } from '../model/fault.ts';
import { LIMIT_NAMES, type Limits } from '../model/limits.ts';
import type { Person, Policy, SignOffRule, Stage, StageRule } from '../model/policy.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';
import { decodeFile } from '../syntax/decode.ts';
import { parseYaml, type Step } from '../syntax/yaml.ts';
import { builtInPolicy, everyDecision, signOffRule } from './built-in.ts';
import { MAX_POLICY_BYTES, policySchema, type PolicyFile } from './schema.ts';
import { toLifecycle } from './sign-off.ts';
import { toVex } from './vex.ts';

/** A gate that only watches must end: the longest time ahead, in days. */
const LONGEST_OBSERVATION = 90;

/** @param file name for positions @param now milliseconds since 1970-01-01T00:00Z */
export function parsePolicy(text: string, file: string, now: number): Result<Policy> {
  const yaml = parseYaml(text, file, MAX_POLICY_BYTES);
  if (!yaml.ok) return yaml;
  const decoded = decodeFile(policySchema, yaml.value);
  if (!decoded.ok) return decoded;
  const where = (...path: Step[]): string => yaml.value.where(path);
  const faults = [...observation(decoded.value, where, now), ...unknownRoles(decoded.value, where), ...twiceInRole(decoded.value, where)];
  return faults.length > 0 ? failed(faults) : ok(toPolicy(decoded.value, file));
}

type Where = (...path: Step[]) => string;

function observation(file: PolicyFile, where: Where, now: number): Fault[] {
  const until = file.gate?.observeUntil;
  if (until === undefined || daysBetween(dayOf(now), until) <= LONGEST_OBSERVATION) return [];
  const what = `observeUntil "${until}" is more than ${LONGEST_OBSERVATION} days ahead`;
  return [fault('E_DATE', where('gate', 'observeUntil'), what, `name a day at most ${LONGEST_OBSERVATION} days ahead`)];
}

function unknownRoles(file: PolicyFile, where: Where): Fault[] {
  const known = [...(file.signOff?.roles?.keys() ?? [])];
  const asked = SEVERITIES.flatMap((severity) =>
    [...(file.signOff?.required?.[severity]?.roles?.keys() ?? [])].map((role) => ({
      role,
      at: where('signOff', 'required', severity, 'roles', role),
    })),
  );
  const { emergency } = file.signOff ?? {};
  const onCall = emergency === undefined ? [] : [{ role: emergency.role, at: where('signOff', 'emergency', 'role') }];
  const fix = known.length > 0 ? `name one of ${known.join(', ')}, or add the role` : 'add the role below signOff.roles';
  return [...asked, ...onCall]
    .filter(({ role }) => !known.includes(role))
    .map(({ role, at }) => fault('E_VALUE', at, `role "${role}" is not below signOff.roles`, fix));
}

/** Two entries of one person could differ in `until`, and nobody could say which one holds. */
function twiceInRole(file: PolicyFile, where: Where): Fault[] {
  return [...(file.signOff?.roles ?? [])].flatMap(([role, { people }]) => {
    const logins = people.map(({ login }) => login.toLowerCase());
    return people.flatMap(({ login }, index) => {
      if (logins.indexOf(login.toLowerCase()) === index) return [];
      const at = where('signOff', 'roles', role, 'people', index, 'login');
      return [fault('E_DUPLICATE', at, `login "${login}" stands twice in role "${role}"`, 'keep one of them')];
    });
  });
}

function toPolicy(file: PolicyFile, source: string): Policy {
  const basis = builtInPolicy();
  const { signOff } = file;
  return {
    ...basis,
    source,
    application: file.application?.id ?? null,
    contact: file.contact ?? null,
    trustedRefs: file.trustedRefs ?? [],
    ...toSeverity(file, basis),
    ...toEvidence(file, basis),
    observeUntil: toObservation(file, source),
    stages: { 'pull-request': toStage(file, 'pull-request', basis), release: toStage(file, 'release', basis) },
    limits: toLimits(file, basis),
    artifact: file.artifact ?? basis.artifact,
    suppressions: toSuppressions(file, source, basis),
    roles: toRoles(file),
    signOff: Object.fromEntries(SEVERITIES.map((name) => [name, toSignOff(signOff, name, source)])) as Policy['signOff'],
    proof: signOff?.proof ?? basis.proof,
    lifecycle: toLifecycle(signOff, basis),
    vex: toVex(file, source),
  };
}

function toSeverity({ severity }: PolicyFile, basis: Policy): Pick<Policy, 'unrated' | 'severityRules'> {
  const unrated = severity?.unrated === undefined ? basis.unrated : { to: severity.unrated, where: severity.where };
  return { unrated, severityRules: severity?.rules ?? [] };
}

function toEvidence(
  { evidence }: PolicyFile,
  basis: Policy,
): Pick<Policy, 'requiredTools' | 'tolerate' | 'errorNotifications' | 'scannerConfiguration'> {
  return {
    requiredTools: (evidence?.requiredTools ?? []).map(({ name, category, where }) => ({ name, category: category ?? null, where })),
    tolerate: evidence?.tolerate ?? [],
    errorNotifications: evidence?.errorNotifications ?? basis.errorNotifications,
    scannerConfiguration: evidence?.scannerConfiguration ?? basis.scannerConfiguration,
  };
}

function toObservation({ gate }: PolicyFile, source: string): Policy['observeUntil'] {
  return gate?.observeUntil === undefined ? null : { day: gate.observeUntil, where: gate.where || source };
}

function toLimits({ limits }: PolicyFile, basis: Policy): Limits {
  if (limits === undefined) return basis.limits;
  const own = LIMIT_NAMES.flatMap((name) => (limits[name] === undefined ? [] : [[name, { most: limits[name], where: limits.where }]]));
  return { ...basis.limits, ...(Object.fromEntries(own) as Partial<Limits>) };
}

function toSuppressions({ suppressions }: PolicyFile, source: string, basis: Policy): Policy['suppressions'] {
  const { inSource, external } = basis.suppressions;
  return {
    inSource: suppressions?.inSource ?? inSource,
    external: suppressions?.external ?? external,
    where: suppressions?.where ?? source,
  };
}

function toStage(file: PolicyFile, stage: Stage, basis: Policy): StageRule {
  const own = file.gate?.[stage];
  const from = basis.stages[stage];
  return { failOn: own?.failOn ?? from.failOn, scope: own?.scope ?? from.scope, where: own?.where ?? from.where };
}

function toRoles(file: PolicyFile): ReadonlyMap<string, readonly Person[]> {
  const roles = [...(file.signOff?.roles ?? [])];
  return new Map(roles.map(([role, { people }]) => [role, people]));
}

function toSignOff(signOff: PolicyFile['signOff'], severity: Severity, source: string): SignOffRule {
  const own = signOff?.required?.[severity];
  const basis = signOffRule(severity, source);
  if (own === undefined) return basis;
  const byRole = [...(own.roles?.values() ?? [])].reduce((sum, number) => sum + number, 0);
  const { longest } = own;
  return {
    roles: own.roles ?? new Map(),
    people: Math.max(own.people ?? (byRole > 0 ? 0 : basis.people), byRole),
    longest: typeof longest === 'number' ? everyDecision(longest) : { ...basis.longest, ...defined(longest) },
    where: own.where,
  };
}

function defined(terms: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(terms ?? {}).filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
}
