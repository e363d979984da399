// Units in; out, which of them are one weakness on one line, as different tools see it: of one CWE number, or one number the
// direct parent of the other. What one tool reports twice is two defects. Where more than one reading is possible, columns
// decide, and where they do not, nothing is merged.

import { familyOf, nearness, parentsOf, shared } from './cwe.ts';
import { disjointSets, entry, shelves } from './sets.ts';
import type { Cluster } from './same-vulnerability.ts';
import type { Unit } from './unit.ts';

/** What is paired on one line. Nobody tells more of a kind apart by their line, and columns are asked at once. */
const MOST_ALIKE = 24;

/** One unit, or several that are one defect. */
interface Node {
  readonly units: readonly Unit[];
  readonly tools: ReadonlySet<string>;
}

/** How well two nodes fit; null where they are not of a kind, or share a tool. */
interface Fit {
  readonly isEqual: boolean;
  /** True where all begin in one column. */
  readonly isThere: boolean;
}

const FITS = [false, true].map((isEqual) => [false, true].map((isThere): Fit => ({ isEqual, isThere })));

/** Linear in the number of units. @returns clusters that share no unit */
export function sameWeakness(units: readonly Unit[]): readonly Cluster[] {
  const lines = shelves<Unit>();
  for (const unit of units) {
    const { location, vulnerability } = unit.finding;
    if (unit.isAlone) continue;
    const isPlaced = unit.isPlain && location.path !== null && location.line !== null;
    if (isPlaced && vulnerability === null && unit.cwe.length > 0) lines.put(location.display, location.line, unit);
  }
  return lines.all().flatMap(kinds).flatMap(pair).map(clusterOf);
}

/** Units of one line by what they could have in common; only those that fit one of another tool. */
function kinds(units: readonly Unit[]): readonly (readonly Unit[])[] {
  if (!areOfTwoTools(units)) return [];
  const fitting = fittingOf(units);
  const familyNumber = families(fitting);
  const alike = new Map<number, Unit[]>();
  for (const unit of fitting) entry(alike, familyNumber(unit.cwe[0] ?? ''), () => []).push(unit);
  return [...alike.values()];
}

/** Others must not count, as they are not always known: a finding that meets none need not be kept. */
function fittingOf(units: readonly Unit[]): readonly Unit[] {
  const toolsBy = new Map<string, Set<string>>();
  const note = (name: string, tool: string): unknown => entry(toolsBy, name, () => new Set<string>()).add(tool);
  for (const { tool, cwe } of units)
    for (const one of cwe) {
      note(one, tool);
      for (const parent of parentsOf(one)) note(`below ${parent}`, tool);
    }
  const hasOther = (name: string, tool: string): boolean => {
    const tools = toolsBy.get(name);
    return tools !== undefined && tools.size > (tools.has(tool) ? 1 : 0);
  };
  return units.filter(({ tool, cwe }) => cwe.some((one) => [one, `below ${one}`, ...parentsOf(one)].some((name) => hasOther(name, tool))));
}

/** Numbers that a unit has together, or that are parent and child, are one family. */
function families(units: readonly Unit[]): (cwe: string) => number {
  const numbers = new Map<string, number>();
  for (const { cwe } of units) for (const one of cwe) entry(numbers, one, () => numbers.size);
  const numberOf = (cwe: string): number => numbers.get(cwe) ?? 0;
  const sets = disjointSets(numbers.size);
  for (const { cwe } of units) for (const one of cwe) sets.join(numberOf(one), numberOf(cwe[0] ?? ''));
  for (const one of numbers.keys())
    for (const parent of parentsOf(one)) if (numbers.has(parent)) sets.join(numberOf(one), numberOf(parent));
  return (cwe) => sets.find(numberOf(cwe));
}

function areOfTwoTools(units: readonly Unit[]): boolean {
  return units.some(({ tool }) => tool !== units[0]?.tool);
}

function pair(units: readonly Unit[]): readonly Node[] {
  if (units.length <= MOST_ALIKE) return paired(units);
  const columns = new Map<number, Unit[]>();
  for (const unit of units) {
    const { column } = unit.finding.location;
    if (column !== null) entry(columns, column, () => []).push(unit);
  }
  return [...columns.values()].filter((here) => here.length <= MOST_ALIKE).flatMap(paired);
}

/** Equal numbers first: a parent's number says less, and joins what they have made. */
function paired(units: readonly Unit[]): readonly Node[] {
  const single = units.map((unit): Node => ({ units: [unit], tools: new Set([unit.tool]) }));
  const equal = unite(single, ({ isEqual }) => isEqual);
  return unite(equal, () => true).filter(({ tools }) => tools.size > 1);
}

/** Unites nodes that are each other's only choice, all of them with all others. */
function unite(nodes: readonly Node[], counts: (fit: Fit) => boolean): readonly Node[] {
  if (nodes.length < 2) return nodes;
  const rivals = nodes.map((node) => nodes.flatMap((other, place) => (other !== node && sharesTool(node, other) ? [place] : [])));
  const fits = nodes.map((a) => nodes.map((b) => fitOf(a, b)));
  const at = (a: number, b: number): Fit | null => fits[a]?.[b] ?? null;
  const isChoice = (a: number, b: number): boolean => rivals[b]?.every((other) => isBetter(at(a, b), at(a, other))) ?? true;
  const isChosen = (a: number, b: number): boolean => {
    const fit = at(a, b);
    return fit !== null && counts(fit) && isChoice(a, b) && isChoice(b, a);
  };
  const isThere = (a: number, b: number): boolean => (at(a, b)?.isThere ?? false) && isChosen(a, b);
  const all = components([...nodes.keys()], isChosen).flatMap((one) =>
    isWhole(one, isChosen) ? [one] : components(one, isThere).flatMap((some) => whole(some, isThere)),
  );
  return all.map((indices) => joined(indices.flatMap((index) => nodes[index] ?? [])));
}

type Relation = (a: number, b: number) => boolean;

function components(indices: readonly number[], related: Relation): readonly (readonly number[])[] {
  const sets = disjointSets(indices.length);
  indices.forEach((a, one) => indices.forEach((b, other) => other > one && related(a, b) && sets.join(one, other)));
  return sets.all().map((set) => set.flatMap((place) => indices[place] ?? []));
}

/** Each related to each: a parent between two of its children is no bridge. */
function isWhole(indices: readonly number[], related: Relation): boolean {
  return indices.every((a) => indices.every((b) => a === b || related(a, b)));
}

function whole(indices: readonly number[], related: Relation): readonly (readonly number[])[] {
  return isWhole(indices, related) ? [indices] : indices.map((index) => [index]);
}

function joined(nodes: readonly Node[]): Node {
  const [first] = nodes;
  if (first !== undefined && nodes.length === 1) return first;
  return { units: nodes.flatMap(({ units }) => units), tools: new Set(nodes.flatMap(({ tools }) => [...tools])) };
}

function sharesTool(a: Node, b: Node): boolean {
  for (const tool of a.tools) if (b.tools.has(tool)) return true;
  return false;
}

function fitOf(a: Node, b: Node): Fit | null {
  if (a === b || sharesTool(a, b)) return null;
  let [isEqual, isThere] = [true, true];
  for (const one of a.units)
    for (const other of b.units) {
      const near = nearness(one.cwe, other.cwe);
      if (near === 0 || areFarApart(one, other)) return null;
      isEqual &&= near === 2;
      isThere &&= isSameColumn(one, other);
    }
  return FITS[Number(isEqual)]?.[Number(isThere)] ?? null;
}

/** On one line of a minified file there is room for many. Tools differ in where a call begins, not by more than that. */
const FAR = 80;

function areFarApart({ finding: a }: Unit, { finding: b }: Unit): boolean {
  return a.location.column !== null && b.location.column !== null && Math.abs(a.location.column - b.location.column) > FAR;
}

function isSameColumn({ finding: a }: Unit, { finding: b }: Unit): boolean {
  return a.location.column !== null && a.location.column === b.location.column;
}

/** As good in both, and better in one. */
function isBetter(one: Fit | null, other: Fit | null): boolean {
  if (one === null || other === null) return other === null;
  const [number, column] = [Number(one.isEqual) - Number(other.isEqual), Number(one.isThere) - Number(other.isThere)];
  return number >= 0 && column >= 0 && number + column > 0;
}

function clusterOf({ units }: Node): Cluster {
  const { display, line } = units[0]?.finding.location ?? { display: '', line: null };
  const common = units.reduce<readonly string[]>((all, { cwe }) => shared(all, cwe), units[0]?.cwe ?? []);
  const where = `at ${display}:${line}`;
  if (common.length > 0) return { units, why: [`${[...common].sort(byNumber).join(', ')} ${where}`] };
  const found = units.flatMap((one) => units.flatMap((other) => familyOf(one.cwe, other.cwe) ?? []));
  const words = found.map(({ child, parent }) => `${child}, a kind of ${parent}, ${where}`);
  return { units, why: [...new Set(words)].sort() };
}

function byNumber(a: string, b: string): number {
  return Number(a.slice('CWE-'.length)) - Number(b.slice('CWE-'.length));
}
