// The policy that holds where no file is given, and the values that a file which is silent takes over.

import { LIMITS, LIMIT_NAMES, type Limits } from '../model/limits.ts';
import { DECISIONS, type DecisionKind, type Policy, type SignOffRule } from '../model/policy.ts';
import { SEVERITIES, type Severity } from '../model/severity.ts';

const SOURCE = 'built-in policy';

/** Longest term in days. */
const LONGEST: Readonly<Record<DecisionKind, number>> = { 'accepted-risk': 90, 'false-positive': 365, mitigated: 90 };

/** Days for which a VEX statement holds. */
const LONGEST_VEX = 365;

/** Sign-offs by distinct people; the requester is never one of them. */
const PEOPLE: Readonly<Record<Severity, number>> = { critical: 2, high: 1, medium: 1, low: 1, none: 1 };

function signOffRule(severity: Severity): SignOffRule {
  return { roles: new Map(), people: PEOPLE[severity], longest: LONGEST, where: SOURCE };
}

export function everyDecision(days: number): Readonly<Record<DecisionKind, number>> {
  return Object.fromEntries(DECISIONS.map((decision) => [decision, days])) as Record<DecisionKind, number>;
}

function limits(): Limits {
  return Object.fromEntries(LIMIT_NAMES.map((name) => [name, { most: LIMITS[name].otherwise, where: SOURCE }])) as Limits;
}

/** @param why such as `policy.yml is at fault` */
export function standIn(why: string): Policy {
  return { ...builtInPolicy(), source: `${SOURCE}, since ${why}`, standsIn: true };
}

export function builtInPolicy(): Policy {
  return {
    source: SOURCE,
    standsIn: false,
    application: null,
    contact: null,
    unrated: { to: 'critical', where: SOURCE },
    severityRules: [],
    observeUntil: null,
    stages: {
      'pull-request': { failOn: 'high', scope: 'introduced', where: SOURCE },
      release: { failOn: 'high', scope: 'all', where: SOURCE },
    },
    requiredTools: [],
    tolerate: [],
    errorNotifications: 'warn',
    scannerConfiguration: 'notice',
    trustedRefs: [],
    limits: limits(),
    artifact: { exclusions: [], required: [] },
    suppressions: { inSource: 'ignore', external: 'ignore', where: SOURCE },
    roles: new Map(),
    signOff: Object.fromEntries(SEVERITIES.map((severity) => [severity, signOffRule(severity)])) as Record<Severity, SignOffRule>,
    proof: { mode: 'declared', where: SOURCE },
    lifecycle: { renewals: null, mostAlive: null, emergency: null },
    vex: { trust: [], products: [], longest: LONGEST_VEX, maxSeverity: null, author: null, product: null, where: SOURCE },
    allow: { severityRules: false, tolerate: false, observe: false, artifactExclude: false, vexTrust: false, roles: [] },
  };
}
