// What a result needs to know of its run, and the counts that it adds to. What rests on a rule alone is worked out once.

import type * as sarif from 'sarif';
import type { Common } from './common.ts';
import type { Digest, SecuritySeverity, Tool } from '../model/finding.ts';
import { remembered } from '../model/remembered.ts';
import type { Contradictions, ResultCounts } from '../model/run.ts';
import type { Overrides } from './level.ts';
import type { Place, Places } from './location.ts';
import { namesPurl, packagesOfRule, type RulePackages } from './package.ts';
import type { Rule, RuleRef, RuleTable } from './rules.ts';
import { isSecretRule } from './secret.ts';
import { readSecuritySeverity, scoreOf, securitySeverityOf } from './security-severity.ts';
import { asObject, asTexts, type Untrusted } from './untrusted.ts';
import { identifiersOf } from './vulnerability.ts';
import { weaknessesOfRule, type ComponentName } from './weakness.ts';

/** Where findings come from. */
export interface Source {
  readonly input: string;
  readonly run: number;
  readonly tool: Tool;
}

export interface RunContext {
  readonly source: Source;
  readonly rules: RuleTable;
  /** Read when first asked for. */
  readonly overrides: () => Overrides;
  readonly places: Places;
  /** The run's tables of artifacts and logical locations, as found. */
  readonly tables: Pick<Untrusted<sarif.Run>, 'artifacts' | 'logicalLocations'>;
  readonly sharedMessages: unknown;
  readonly componentName: ComponentName;
  readonly traits: TraitsOf;
  readonly secretTool: boolean;
  /** True where findings are followed. */
  readonly toFollow: boolean;
  /** A number for `Sighting.kin` that was not given before. */
  readonly nextKin: () => number;
  readonly counts: ResultCounts;
  readonly contradictions: Contradictions;
  /** For tool and rule: see `Problem`; and for a place: see `Place`. Nobody who writes a file can know them. */
  readonly saltOf: (ruleId: string) => Digest;
  readonly placeSaltOf: (display: string) => Digest;
  /** What was worked out before, by the scanner's numbers. */
  readonly commons: Numbered[];
  /** The same ones, without gaps: the numbers are those of the document. */
  readonly counted: Numbered[];
  readonly seen: Place[];
}

export interface Numbered {
  readonly common: Common;
  readonly kin: number;
  /** That have it in common. */
  results: number;
}

/** What a rule says of all its results. */
export interface Traits {
  readonly identifiers: readonly string[];
  readonly packages: RulePackages;
  readonly weaknesses: readonly string[];
  /** True when a tag says that it is about security. */
  readonly security: boolean;
  /** True when it is about secrets, as far as id, name and tags say. */
  readonly secret: boolean;
  /** True where it names a package by its purl. */
  readonly purl: boolean;
  /** Its `security-severity`, and that as a number. */
  readonly severity: SecuritySeverity;
  readonly score: number | null;
}

export type TraitsOf = (ref: RuleRef | null) => Traits;

/** A tool with more rules than that pays for them in time, not in memory. */
const MOST_KNOWN = 10_000;

export function traitsByRule(componentName: ComponentName): TraitsOf {
  const none = traitsOf(null, componentName);
  const ofRule = remembered(MOST_KNOWN, ({ rule }: RuleRef) => traitsOf(rule, componentName));
  return (ref) => (ref === null ? none : ofRule(ref));
}

function traitsOf(rule: Rule | null, componentName: ComponentName): Traits {
  let packages: RulePackages | null = null;
  return {
    identifiers: identifiersOf(rule),
    // Of most rules nobody asks.
    get packages() {
      return (packages ??= packagesOfRule(rule));
    },
    weaknesses: weaknessesOfRule(rule, componentName),
    security: hasSecurityTag(rule),
    secret: isSecretRule(rule),
    purl: namesPurl(rule),
    severity: readSecuritySeverity(securitySeverityOf(rule)),
    score: scoreOf(securitySeverityOf(rule)),
  };
}

export function hasSecurityTag(holder: { readonly properties?: unknown } | null): boolean {
  const { tags } = asObject<{ tags: unknown }>(holder?.properties);
  return asTexts(tags).some((tag) => /\b(?:security|vulnerability)\b/i.test(tag));
}
