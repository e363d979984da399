// Which rule a result follows (SARIF 2.1.0 §3.27.5 to §3.27.7, §3.52): by index, guid, id, hierarchical id, in the driver
// or in the extension that the result names. Where index and id name different rules both are given back.

import type * as sarif from 'sarif';
import { prefixes, type Prefixes } from './prefixes.ts';
import { asArray, asIndex, asObject, asText, isObject, member, type Untrusted } from './untrusted.ts';

export type Rule = Untrusted<sarif.ReportingDescriptor>;

export interface RuleRef {
  /** Stands for the rule within its run: "component/index". There is one reference to each rule. */
  readonly key: string;
  readonly rule: Rule;
}

export interface RuleLookup {
  /** What the specification says to follow: the index where it is given. */
  readonly rule: RuleRef | null;
  /** Another rule that the id (or a second index, id or guid) names. */
  readonly contradiction: RuleRef | null;
  /** Other rules of the same id, where nothing but the id says which is meant. */
  readonly twins: readonly RuleRef[];
  /** The id as the result gives it, else the id of the rule, else "". */
  readonly id: string;
}

export interface RuleTable {
  find(reference: unknown, ruleIndex?: unknown, ruleId?: unknown): RuleLookup;
}

/** A table, or a list of extensions, that repeats an id more often than this says nothing more by it. */
const MOST_TWINS = 20;

interface Component {
  readonly key: string;
  readonly rules: readonly unknown[];
  /** References to them that were made before, by index. */
  readonly refs: RuleRef[];
  readonly byId: ReadonlyMap<string, number>;
  /** "A/B/C" names rule "A/B/C", else "A/B", else "A" (§3.5.4). */
  readonly within: Prefixes;
  /** Further places of an id that stands more than once. */
  readonly again: ReadonlyMap<string, readonly number[]>;
  readonly byGuid: ReadonlyMap<string, number>;
}

/** All components of a tool, each table of which is made once: results may be as many as extensions. */
interface Components {
  readonly driver: Component;
  readonly extensions: readonly Component[];
  /** The first of a name, and of a guid, the driver before the others. */
  readonly byName: ReadonlyMap<string, Component>;
  readonly byGuid: ReadonlyMap<string, Component>;
  /** The first extension that has a rule of this id, and the others. */
  readonly byRule: ReadonlyMap<string, number>;
  readonly again: ReadonlyMap<string, readonly number[]>;
  readonly within: Prefixes;
}

/** @param tool the `tool` member of a run, as found */
export function ruleTable(tool: unknown): RuleTable {
  const all = componentsOf(tool);
  return {
    find(reference, ruleIndex, ruleId) {
      const ref = asObject<sarif.ReportingDescriptorReference>(reference);
      const id = asText(ref.id) ?? asText(ruleId);
      const home = referenced(ref.toolComponent, all);
      if (home === null) return { rule: null, contradiction: null, twins: [], id: id ?? '' };
      const exact = [at(home, asIndex(ref.index)), at(home, asIndex(ruleIndex)), findByGuid(home, ref.guid)].filter(
        (found) => found !== null,
      );
      const byId = [findById(home, id), findById(home, asText(ruleId))].filter((found) => found !== null);
      // In the order in which SARIF says to follow them.
      const named = [...exact, ...byId];
      const [rule = null] = named;
      const elsewhere = namesComponent(ref.toolComponent) ? null : all;
      const contradiction = named.find((other) => contradicts(rule, other)) ?? (rule ? null : unreferenced(elsewhere, id));
      const twins = exact.length === 0 ? twinsOf(rule, home, elsewhere) : [];
      return { rule, contradiction, twins, id: id ?? asText(rule?.rule.id) ?? '' };
    },
  };
}

/** What the shape of a tool hides must not go unheard: rules or extensions that are not a list. */
export function hasOddRules(tool: unknown): boolean {
  const { driver, extensions } = asObject<sarif.Tool>(tool);
  if (Array.isArray(tool) || Array.isArray(driver)) return true;
  const lists = [extensions, ...[driver, ...asArray(extensions)].map((one) => member(one, 'rules'))];
  return lists.some((list) => list !== undefined && list !== null && !Array.isArray(list));
}

function namesComponent(reference: unknown): boolean {
  const ref = asObject<sarif.ToolComponentReference>(reference);
  return asIndex(ref.index) !== null || asText(ref.guid) !== null || asText(ref.name) !== null;
}

/** @param elsewhere where else the id may stand, when the result names no component */
function twinsOf(rule: RuleRef | null, home: Component, elsewhere: Components | null): readonly RuleRef[] {
  const id = asText(rule?.rule.id);
  if (id === null) return [];
  const here = (home.again.get(id) ?? []).map((index) => at(home, index));
  const there = elsewhere === null ? [] : placesOf(id, elsewhere.byRule, elsewhere.again).map((index) => inExtension(elsewhere, index, id));
  return [...here, ...there].filter((found) => found !== null);
}

/** Some tools keep their rules in an extension that their results do not name: what such a rule says must not go unheard. */
function unreferenced(elsewhere: Components | null, id: string | null): RuleRef | null {
  const first = elsewhere === null || id === null ? undefined : elsewhere.within.least(id);
  const extension = first === undefined ? undefined : elsewhere?.extensions[first];
  return extension ? findById(extension, id) : null;
}

function inExtension({ extensions }: Components, index: number, id: string): RuleRef | null {
  const extension = extensions[index];
  return extension ? at(extension, extension.byId.get(id)) : null;
}

function findById(home: Component, id: string | null): RuleRef | null {
  return id === null ? null : at(home, home.within.longest(id));
}

function findByGuid(home: Component, guid: unknown): RuleRef | null {
  return typeof guid === 'string' ? at(home, home.byGuid.get(guid.toLowerCase())) : null;
}

/** A duplicate of the same id elsewhere in the table is no contradiction. */
function contradicts(rule: RuleRef | null, other: RuleRef | null): boolean {
  if (!rule || !other || other === rule) return false;
  return asText(rule.rule.id) === null || rule.rule.id !== other.rule.id;
}

function componentsOf(tool: unknown): Components {
  const { driver: main, extensions: others } = asObject<sarif.Tool>(tool);
  const driver = component('driver', main);
  const extensions = asArray(others).map((extension, index) => component(String(index), extension));
  const byRule = new Map<string, number>();
  const again = new Map<string, number[]>();
  for (const [index, { byId }] of extensions.entries()) for (const id of byId.keys()) note(id, index, byRule, again);
  const [byName, byGuid] = [new Map<string, Component>(), new Map<string, Component>()];
  const all = [driver, ...extensions];
  for (const [index, value] of [main, ...asArray(others)].entries()) {
    const { name, guid } = asObject<sarif.ToolComponent>(value);
    const own = all[index] as Component;
    setFirst(byName, asText(name), own);
    setFirst(byGuid, asText(guid)?.toLowerCase() ?? null, own);
  }
  return { driver, extensions, byName, byGuid, byRule, again, within: prefixes(byRule) };
}

const NO_RULES: Omit<Component, 'key'> = {
  rules: [],
  refs: [],
  byId: new Map(),
  within: prefixes(new Map()),
  again: new Map(),
  byGuid: new Map(),
};

function component(key: string, value: unknown): Component {
  const rules = asArray(asObject<sarif.ToolComponent>(value).rules);
  if (rules.length === 0) return { ...NO_RULES, key };
  const byId = new Map<string, number>();
  const byGuid = new Map<string, number>();
  const again = new Map<string, number[]>();
  for (const [index, entry] of rules.entries()) {
    const rule = asObject<sarif.ReportingDescriptor>(entry);
    const id = asText(rule.id);
    if (id !== null) note(id, index, byId, again);
    setFirst(byGuid, asText(rule.guid)?.toLowerCase() ?? null, index);
  }
  return { key, rules, refs: [], byId, within: prefixes(byId), again, byGuid };
}

/** The first place of an id, and the next ones that are worth knowing. */
function note(id: string, place: number, first: Map<string, number>, again: Map<string, number[]>): void {
  if (!first.has(id)) return void first.set(id, place);
  const more = again.get(id);
  if (more === undefined) again.set(id, [place]);
  else if (more.length < MOST_TWINS) more.push(place);
}

function placesOf(id: string, first: ReadonlyMap<string, number>, again: ReadonlyMap<string, readonly number[]>): readonly number[] {
  const place = first.get(id);
  return place === undefined ? [] : [place, ...(again.get(id) ?? [])];
}

function setFirst<T>(map: Map<string, T>, key: string | null, value: T): void {
  if (key !== null && !map.has(key)) map.set(key, value);
}

/** The component that a toolComponentReference names (§3.54); the driver where there is none; null where it dangles. */
function referenced(reference: unknown, { driver, extensions, byName, byGuid }: Components): Component | null {
  const ref = asObject<sarif.ToolComponentReference>(reference);
  const index = asIndex(ref.index);
  if (index !== null) return extensions[index] ?? null;
  const guid = asText(ref.guid)?.toLowerCase() ?? null;
  if (guid !== null) return byGuid.get(guid) ?? null;
  const name = asText(ref.name);
  if (name !== null) return byName.get(name) ?? null;
  return driver;
}

function at(home: Component, index: number | null | undefined): RuleRef | null {
  if (index === undefined || index === null) return null;
  const known = home.refs[index];
  if (known !== undefined) return known;
  const rule = home.rules[index];
  return isObject(rule) ? (home.refs[index] = { key: `${home.key}/${index}`, rule }) : null;
}
