// What a file says and the policy that it extends in; both as one policy out, or a fault for everything in which it would be laxer,
// naming both lines. Every key of a policy has a rule here, by which it may be tightened: without one, this does not compile.

import { fault, failed, ok, type Fault, type Result } from '../model/fault.ts';
import { LIMIT_NAMES, type Limit, type Limits } from '../model/limits.ts';
import {
  DECISIONS,
  HONOURS,
  type Honour,
  type Lifecycle,
  type Policy,
  type SeverityRule,
  type SignOffRule,
  type StageRule,
} from '../model/policy.ts';
import type { VexRules } from '../model/vex.ts';
import { rank, SEVERITIES, type Severity } from '../model/severity.ts';
import type { ProofMode } from '../model/sign-off.ts';
import { nameTest } from '../match/name.ts';
import type { Step } from '../syntax/yaml.ts';
import { complete, type Said } from './parse.ts';

/** A policy, and where each part of it was said. */
export interface Layer {
  readonly policy: Policy;
  /** `file:line:column` in the nearest file that says it; where none does, the name of the one that extends nothing. */
  readonly whereOf: (path: Path) => string;
}

/** @param parent null where it extends none: then it may change whatever the built-in policy says */
export function layerOver(said: Said, parent: Layer | null): Result<Layer> {
  const completed = complete(said, parent?.policy ?? null);
  if (!completed.ok) return completed;
  const policy = completed.value;
  const laxities = parent === null ? [] : Object.values(RULES).flatMap((rule) => rule(policy, parent.policy));
  if (parent !== null && laxities.length > 0) return failed(laxities.map((laxity) => tooLax(laxity, said, parent)));
  return ok({ policy, whereOf: (path) => placeIn(said, path) ?? parent?.whereOf(path) ?? said.file });
}

/** Keys from the root of a file. */
type Path = readonly Step[];

/** Something in which a policy is laxer than the one that it extends. */
interface Laxity {
  /** Where it is said in the file; for an entry of a list its place. */
  readonly at: Path | string;
  readonly what: string;
  /** Where the policy that is extended says otherwise. */
  readonly against: Path;
  readonly fix: string;
}

type Rule = (own: Policy, given: Policy) => readonly Laxity[];

/** What one part may be, given what it is in the policy that is extended. */
type Compare<T> = (own: T, given: T, path: Path) => readonly Laxity[];

const free: Rule = () => [];
/** Entries of the policy that is extended stay, and any that are added ask for more. */
const addsOnly: Rule = free;

const isAsSevere = (own: Severity, given: Severity): boolean => rank(own) <= rank(given);
const isAsLow = (own: Severity, given: Severity): boolean => rank(own) >= rank(given);
const isAtMost = (own: number, given: number): boolean => own <= given;
const isAtLeast = (own: number, given: number): boolean => own >= given;

function ordered<T extends string | number>(isAsStrict: (own: T, given: T) => boolean): Compare<T> {
  return (own, given, path) => (isAsStrict(own, given) ? [] : [laxer(path, own, given)]);
}

/** Part by part; `where` is no part. */
function parts<T extends object>(rules: { readonly [K in Exclude<keyof T, 'where'>]-?: Compare<T[K]> }): Compare<T> {
  const keys = Object.keys(rules) as Exclude<keyof T, 'where'>[];
  return (own, given, path) => keys.flatMap((key) => rules[key](own[key], given[key], [...path, String(key)]));
}

function alike<K extends string, T>(keys: readonly K[], compare: Compare<T>): Compare<Readonly<Record<K, T>>> {
  return (own, given, path) => keys.flatMap((key) => compare(own[key], given[key], [...path, key]));
}

const stage = parts<StageRule>({
  failOn: ordered(isAsLow),
  // What is introduced need not be new, nor the other way round: neither scope holds all of the other.
  scope: ordered((own, given) => own === given || own === 'all'),
});

const honour = ordered<Honour>((own, given) => HONOURS.indexOf(own) <= HONOURS.indexOf(given));

const toFault = ordered<string>((own, given) => own === given || own === 'fault');

/** One of two is less than either, and neither of them is more than the other. */
function isAsSure(own: ProofMode, given: ProofMode): boolean {
  return own === given || given === 'declared' || (given === 'signature-or-review' && own !== 'declared');
}

const limit: Compare<Limit> = (own, given, path) => ordered(isAtMost)(own.most, given.most, path);

const signOff = parts<SignOffRule>({
  roles: (own, given, path) => [...given].flatMap(([role, needed]) => ordered(isAtLeast)(own.get(role) ?? 0, needed, [...path, role])),
  people: ordered(isAtLeast),
  longest: alike(DECISIONS, ordered(isAtMost)),
});

/** Without a bound anything goes; without an emergency nothing does. */
const bound: Compare<Lifecycle['renewals']> = (own, given, path) =>
  own === null || given === null ? [] : ordered(isAtMost)(own.most, given.most, path);

const lifecycle = parts<Lifecycle>({
  renewals: bound,
  mostAlive: bound,
  emergency: (own, given, path) => {
    if (own === null || (given !== null && own.role === given.role && own.days <= given.days)) return [];
    const what = `an emergency that ${own.role} begins for ${own.days === 1 ? 'a day' : `${own.days} days`} is laxer than the policy that it extends`;
    return [{ at: path, what, against: path, fix: 'take over what that policy says of emergencies by leaving it out, or shorten it' }];
  },
});

const vex = parts<Omit<VexRules, 'trust'>>({
  products: () => [],
  longest: ordered(isAtMost),
  // What is trusted up to low is trusted less than up to critical.
  maxSeverity: (own, given, path) => (own === null || given === null ? [] : ordered<Severity>(isAsLow)(own, given, path)),
  author: () => [],
  product: () => [],
});

const allowance = parts<Policy['allow']>({
  severityRules: permission,
  tolerate: permission,
  observe: permission,
  artifactExclude: permission,
  vexTrust: permission,
  roles: (own, given, path) =>
    own.filter((role) => !given.includes(role)).map((role) => notAllowed(path, `role "${role}"`, 'roles', `[${role}]`)),
});

const RULES: Readonly<Record<keyof Policy, Rule>> = {
  source: free,
  standsIn: free,
  application: free,
  contact: free,
  unrated: (own, given) => ordered(isAsSevere)(own.unrated.to, given.unrated.to, ['severity', 'unrated']),
  severityRules: (own, given) =>
    given.allow.severityRules
      ? []
      : added(own.severityRules, given.severityRules)
          .filter(mayLower)
          .map(({ change, where }) => notAllowed(where, `a rule that may lower to ${change.to}`, 'severityRules')),
  observeUntil: observation,
  stages: (own, given) => parts<Policy['stages']>({ 'pull-request': stage, release: stage })(own.stages, given.stages, ['gate']),
  requiredTools: addsOnly,
  tolerate: (own, given) =>
    given.allow.tolerate ? [] : added(own.tolerate, given.tolerate).map(({ where }) => notAllowed(where, 'a toleration', 'tolerate')),
  errorNotifications: (own, given) => toFault(own.errorNotifications, given.errorNotifications, ['evidence', 'errorNotifications']),
  scannerConfiguration: (own, given) => toFault(own.scannerConfiguration, given.scannerConfiguration, ['evidence', 'scannerConfiguration']),
  trustedRefs,
  limits: (own, given) => alike<keyof Limits, Limit>(LIMIT_NAMES, limit)(own.limits, given.limits, ['limits']),
  artifact: ({ artifact: own }, { artifact: given, allow }) =>
    allow.artifactExclude
      ? []
      : added(own.exclusions, given.exclusions).map(({ where }) =>
          notAllowed(where, 'excluding a path from the artifact', 'artifactExclude'),
        ),
  suppressions: (own, given) =>
    parts<Policy['suppressions']>({ inSource: honour, external: honour })(own.suppressions, given.suppressions, ['suppressions']),
  roles,
  signOff: (own, given) => alike(SEVERITIES, signOff)(own.signOff, given.signOff, ['signOff', 'required']),
  proof: ({ proof: own }, { proof: given }) => ordered(isAsSure)(own.mode, given.mode, ['signOff', 'proof']),
  lifecycle: (own, given) => lifecycle(own.lifecycle, given.lifecycle, ['signOff']),
  vex: (own, given) => [
    ...vex(own.vex, given.vex, ['vex']),
    ...(given.allow.vexTrust ? [] : added(own.vex.trust, given.vex.trust)).map(({ where }) =>
      notAllowed(where, 'trusting VEX of others', 'vexTrust'),
    ),
  ],
  allow: (own, given) => allowance(own.allow, given.allow, ['allow']),
};

function mayLower({ change: { kind, to } }: SeverityRule): boolean {
  return kind !== 'atLeast' && to !== 'critical';
}

function observation({ observeUntil: own }: Policy, { observeUntil: given, allow }: Policy): readonly Laxity[] {
  if (own === null || allow.observe || (given !== null && own.day <= given.day)) return [];
  const path = ['gate', 'observeUntil'];
  return [given === null ? notAllowed(path, 'observing', 'observe') : laxer(path, own.day, given.day)];
}

/** What a pattern takes whole, with its own asterisks, takes all that it takes. */
function trustedRefs({ trustedRefs: own }: Policy, { trustedRefs: given }: Policy): readonly Laxity[] {
  const more = own.filter((pattern) => !given.some((trusted) => nameTest(trusted)(pattern)));
  const path = ['trustedRefs'];
  const fix = 'remove it, or let that policy list it below trustedRefs';
  return more.map((name) => ({ at: path, what: `branch "${name}" is not trusted by the policy that it extends`, against: path, fix }));
}

/** Who is added to a role, or to a new one that can stand in for it, signs what only others could sign. */
function roles(own: Policy, given: Policy): readonly Laxity[] {
  const changed = [...own.roles].filter(([role, people]) => given.roles.get(role) !== people && !given.allow.roles.includes(role));
  return changed.flatMap(([role]) => {
    const at = ['signOff', 'roles', role];
    if (given.roles.has(role)) return [{ ...notAllowed(at, `adding people to role "${role}"`, 'roles', `[${role}]`), against: at }];
    const open = SEVERITIES.find((severity) => canStandIn(own.signOff[severity], given.signOff[severity], given.roles));
    if (open === undefined) return [];
    const what = `role "${role}" is new, and could sign off ${open} where only roles of the policy that it extends can`;
    const fix = `name those below signOff.required.${open}.roles, or let that policy say "allow: {roles: [${role}]}"`;
    return [{ at, what, against: ['signOff', 'required', open, 'people'], fix }];
  });
}

/** Where roles are named at all, people of any of them are asked for beside those of some: a new role must not be one of "any". */
function canStandIn(own: SignOffRule, given: SignOffRule, known: Policy['roles']): boolean {
  const ofKnown = [...own.roles].reduce((sum, [role, needed]) => sum + (known.has(role) ? needed : 0), 0);
  return known.size > 0 && ofKnown < given.people;
}

function permission(own: boolean, given: boolean, path: Path): readonly Laxity[] {
  const name = String(path.at(-1)) as keyof Policy['allow'];
  return own && !given ? [notAllowed(path, `allowing ${name}`, name)] : [];
}

/** What says the same again adds nothing, wherever it stands. */
function added<T extends object>(own: readonly T[], given: readonly T[]): readonly T[] {
  const text = (entry: T): string => JSON.stringify({ ...entry, where: '' });
  const known = new Set(given.map(text));
  return own.filter((entry) => !known.has(text(entry)));
}

function laxer(path: Path, own: string | number, given: string | number): Laxity {
  const what = `${path.join('.')} ${shown(own)} is laxer than ${shown(given)} of the policy that it extends`;
  return { at: path, what, against: path, fix: `make it as strict as ${shown(given)}, or take it over by leaving it out` };
}

function notAllowed(at: Path | string, subject: string, permit: keyof Policy['allow'], value = 'true'): Laxity {
  const what = `${subject} is not allowed by the policy that it extends`;
  return { at, what, against: ['allow', permit], fix: `remove it, or let that policy say "allow: {${permit}: ${value}}"` };
}

function tooLax({ at, what, against, fix }: Laxity, said: Said, parent: Layer): Fault {
  return fault('E_TIGHTEN', typeof at === 'string' ? at : said.where(...at), `${what} (${parent.whereOf(against)})`, fix);
}

/** Of a part that is not said by itself the place of what holds it. */
function placeIn({ has, where }: Said, path: Path): string | null {
  return has(path) || (path.length > 2 && has(path.slice(0, -1))) ? where(...path) : null;
}

function shown(value: string | number): string {
  return typeof value === 'number' ? String(value) : `"${value}"`;
}
