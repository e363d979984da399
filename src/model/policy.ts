// The policy as the stages use it: every fact that a report may quote carries the place where it was said.

import type { ArtifactPolicy } from './artifact.ts';
import type { Limits } from './limits.ts';
import type { Severity, Threshold } from './severity.ts';
import type { ProofMode } from './sign-off.ts';
import type { VexRules } from './vex.ts';

export const STAGES = ['pull-request', 'release'] as const;
export type Stage = (typeof STAGES)[number];

export const SCOPES = ['introduced', 'new', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

export const DECISIONS = ['accepted-risk', 'false-positive', 'mitigated'] as const;
export type DecisionKind = (typeof DECISIONS)[number];

/** What a finding must be for a rule or an exception to speak of it. All given keys must hold; of a list, any entry. */
export interface Criteria {
  /** Exact without case; `*` stands for any run of characters. */
  readonly tool?: readonly string[];
  /** Exact; `*` stands for any run of characters. */
  readonly rule?: readonly string[];
  /** Glob of `*`, `**` and `?`. */
  readonly path?: readonly string[];
  readonly cwe?: readonly string[];
  /** Any name of the vulnerability. */
  readonly vulnerability?: readonly string[];
  /** `name`, `name@range`, `pkg:type/name` or `pkg:type/name@range`. */
  readonly package?: readonly string[];
  readonly security?: boolean;
  readonly defect?: readonly string[];
  readonly branches?: readonly string[];
}

export interface SeverityRule {
  readonly when: Criteria;
  readonly change: { readonly kind: 'set' | 'atLeast' | 'atMost'; readonly to: Severity };
  readonly reason: string;
  readonly where: string;
}

export interface StageRule {
  readonly failOn: Threshold;
  readonly scope: Scope;
  readonly where: string;
}

export interface RequiredTool {
  readonly name: string;
  readonly category: string | null;
  readonly where: string;
}

export const TOLERABLE = ['executionFailure', 'missingResults', 'externalProperties', 'errorNotifications'] as const;
export type Tolerable = (typeof TOLERABLE)[number];

export interface Toleration {
  readonly tool: string;
  readonly category: string | null;
  readonly what: readonly Tolerable[];
  readonly reason: string;
  readonly where: string;
}

/** What a suppression is worth: nothing, something where the state before had it already, or everything. */
export const HONOURS = ['ignore', 'accept-known', 'accept'] as const;
export type Honour = (typeof HONOURS)[number];

/** A key in which somebody signs. */
export interface ListedKey {
  /** As in a `.pub` file. */
  readonly text: string;
  /** Day since which somebody else may have it: it voids whatever it signed, at any time. */
  readonly compromised: string | null;
  /** Day on which it was taken out of use: it voids likewise. */
  readonly removed: string | null;
  /** `file:line:column`. */
  readonly where: string;
}

/** Somebody in a role. */
export interface Person {
  /** A login or a mail address; `@org/team` stands for whoever GitHub says is in the team. */
  readonly login: string;
  /** First day of the membership. */
  readonly from: string | null;
  /** Last day of the membership. */
  readonly until: string | null;
  readonly keys: readonly ListedKey[];
}

/** How exceptions may begin in haste, go on, and be many; null where the policy sets no bound, or knows no emergency. */
export interface Lifecycle {
  /** Renewals, one of the other, that ask for no more than the first exception did. */
  readonly renewals: { readonly most: number; readonly where: string } | null;
  /** Exceptions that may be alive at once. */
  readonly mostAlive: { readonly most: number; readonly where: string } | null;
  /** Whose sign-off is enough for how many days, the day of the request among them. */
  readonly emergency: { readonly role: string; readonly days: number; readonly where: string } | null;
}

/** What makes an exception for a defect of one severity hold. */
export interface SignOffRule {
  /** Sign-offs by role; empty when any named person will do. */
  readonly roles: ReadonlyMap<string, number>;
  /** How many people in all, when no role is asked for. */
  readonly people: number;
  /** Longest term in days, by decision. */
  readonly longest: Readonly<Record<DecisionKind, number>>;
  readonly where: string;
}

/** What a policy lets those do that extend it: without it they may only tighten. */
export interface Allowance {
  /** Severity rules that may lower, for what its own rules do not speak of. */
  readonly severityRules: boolean;
  readonly tolerate: boolean;
  /** To only watch, or for longer. */
  readonly observe: boolean;
  /** Paths that do not ship. */
  readonly artifactExclude: boolean;
  /** VEX documents that they trust beside those that it trusts. */
  readonly vexTrust: boolean;
  /** Roles to which they may add people: of its own, or new ones. */
  readonly roles: readonly string[];
}

export interface Policy {
  /** The file, with what it extends; or "built-in policy". */
  readonly source: string;
  /** True where it stands in for one that cannot be read: then nothing of it is anybody's will. */
  readonly standsIn: boolean;
  readonly application: string | null;
  /** Who can mend what a developer cannot. */
  readonly contact: string | null;
  readonly unrated: { readonly to: Severity; readonly where: string };
  readonly severityRules: readonly SeverityRule[];
  readonly observeUntil: { readonly day: string; readonly where: string } | null;
  readonly stages: Readonly<Record<Stage, StageRule>>;
  readonly requiredTools: readonly RequiredTool[];
  readonly tolerate: readonly Toleration[];
  readonly errorNotifications: 'warn' | 'fault';
  /** What becomes of a change that touches the configuration of a scanner. */
  readonly scannerConfiguration: 'notice' | 'fault';
  /** Branches, beside the default one, from which policy and exceptions may be read: names, in which `*` stands for anything. */
  readonly trustedRefs: readonly string[];
  readonly limits: Limits;
  readonly artifact: ArtifactPolicy;
  readonly suppressions: { readonly inSource: Honour; readonly external: Honour; readonly where: string };
  /** Empty when the policy names none: then any name counts. */
  readonly roles: ReadonlyMap<string, readonly Person[]>;
  readonly signOff: Readonly<Record<Severity, SignOffRule>>;
  /** What is taken for a sign-off. */
  readonly proof: { readonly mode: ProofMode; readonly where: string };
  readonly lifecycle: Lifecycle;
  readonly vex: VexRules;
  readonly allow: Allowance;
}
