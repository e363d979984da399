// One SARIF run in: its results as findings, one at a time, and at its end what it says of itself. What results ask of their
// run is noted, so that a member which comes too late is seen.

import type * as sarif from 'sarif';
import type { Sighting, Tool } from '../model/finding.ts';
import { remembered } from '../model/remembered.ts';
import { noResults, type RunFacts } from '../model/run.ts';
import { count, digestOf } from './common.ts';
import { traitsByRule, type RunContext } from './context.ts';
import { readExecution, readExternal } from './execution.ts';
import { readOverrides, type Overrides } from './level.ts';
import { declaredRoots, rootsOf, type Places } from './location.ts';
import { readRecord, readResult, RecordSighting } from './result.ts';
import { ruleTable } from './rules.ts';
import type { Record } from './window.ts';
import type { Secret } from './scanner.ts';
import { isSecretTool, WITHHELD } from './secret.ts';
import { asArray, asIndex, asObject, asText, member, type Untrusted } from './untrusted.ts';
import type { ComponentName } from './weakness.ts';

/** Reads the results of one run, as they come, and at its end what the run says of itself. */
export interface RunReader {
  /** @param value a result, as found @param content equal for byte-identical results @returns null where it reports no problem */
  read(value: unknown, index: number, content: string): Sighting | null;
  /** The same for a result that the scanner took apart; what is handed out stands for it until the next call. */
  readRecord(record: Record, index: number): Sighting | null;
  /** @param members all members of the run but its results */
  close(members: Untrusted<sarif.Run>): RunFacts;
  /** True when a result that was read would have been read otherwise, had this member of the run stood before it. */
  restsOn(name: string, value: unknown): boolean;
}

/** Which run it is, and what its findings are for. */
export interface At {
  readonly input: string;
  readonly run: number;
  readonly toFollow: boolean;
  readonly nextKin: () => number;
  readonly secret: Secret;
}

/** What results asked of their run. */
type Asked = Set<'bases' | 'artifacts' | 'tables' | 'roots' | 'overrides' | 'taxonomies'>;

/** Rules whose salt is remembered. */
const MOST_REMEMBERED = 10_000;

/** @param run members that stand before the results @param roots absolute paths of the source folder */
export function openRun(run: Untrusted<sarif.Run>, at: At, roots: readonly string[]): RunReader {
  const asked: Asked = new Set();
  const context = contextOf(run, at, roots, asked);
  const sighting = new RecordSighting(context);
  return {
    read: (value, index, content) => readResult(value, index, content, context),
    readRecord: (record, index) => readRecord(record, index, context, sighting),
    close: (members) => factsOf(members, context),
    restsOn(name, value) {
      if (context.counts.results + context.counted.length === 0) return false;
      switch (name) {
        case 'tool':
          return true;
        case 'originalUriBaseIds':
          return asked.has('bases') || asked.has('roots');
        case 'versionControlProvenance':
          return asked.has('roots');
        case 'artifacts':
          return asked.has('artifacts');
        case 'artifact properties':
        case 'logicalLocations':
          return asked.has('tables');
        case 'invocations':
          return asked.has('overrides');
        case 'taxonomies':
          return asked.has('taxonomies') && value !== null;
        default:
          return false;
      }
    },
  };
}

function factsOf(run: Untrusted<sarif.Run>, context: RunContext): RunFacts {
  const { source, counts, contradictions, secretTool } = context;
  const { input, run: index, tool } = source;
  const { outcome, failure, errors } = readExecution(run.invocations);
  const external = readExternal(run);
  for (const { common, results } of context.counted) count(common, results, context);
  // The category may stand behind the results; nothing that was said of a finding so far rests on it.
  Object.assign(tool, { category: categoryOf(run) });
  return {
    input,
    run: index,
    tool,
    hasResults: Array.isArray(run.results),
    counts,
    contradictions,
    outcome,
    failure,
    errorNotifications: secretTool ? errors.map(() => WITHHELD) : errors,
    externalDecisive: external.decisive,
    externalOther: external.other,
    revisions: revisionsOf(run.versionControlProvenance),
  };
}

function revisionsOf(provenance: unknown): readonly string[] {
  const named = asArray(provenance).map((entry) => asText(member(entry, 'revisionId'))?.toLowerCase() ?? '');
  return [...new Set(named.filter((id) => /^(?:[\da-f]{40}|[\da-f]{64})$/.test(id)))];
}

function contextOf(
  run: Untrusted<sarif.Run>,
  { toFollow, nextKin, secret, ...at }: At,
  roots: readonly string[],
  asked: Asked,
): RunContext {
  const { driver } = asObject<sarif.Tool>(run.tool);
  const { name, version, semanticVersion, globalMessageStrings } = asObject<sarif.ToolComponent>(driver);
  const tool: Tool = {
    name: asText(name) ?? '(unnamed tool)',
    version: asText(semanticVersion) ?? asText(version),
    category: categoryOf(run),
  };
  const rules = ruleTable(run.tool);
  const componentName = taxonomyNames(run, asked);
  let overrides: Overrides | null = null;
  return {
    source: { ...at, tool },
    rules,
    overrides() {
      asked.add('overrides');
      return (overrides ??= readOverrides(run.invocations, rules));
    },
    places: placesOf(run, roots, asked),
    tables: {
      get artifacts() {
        asked.add('tables');
        return run.artifacts;
      },
      get logicalLocations() {
        asked.add('tables');
        return run.logicalLocations;
      },
    },
    sharedMessages: globalMessageStrings,
    componentName,
    traits: traitsByRule(componentName),
    secretTool: isSecretTool(tool.name),
    toFollow,
    nextKin,
    counts: noResults(),
    contradictions: { rule: 0, level: 0, kind: 0 },
    saltOf: remembered(MOST_REMEMBERED, (ruleId: string) => digestOf(`${secret.join()}\0rule\0${tool.name}\0${ruleId}`)),
    placeSaltOf: (display) => digestOf(`${secret.join()}\0place\0${display}`),
    commons: [],
    counted: [],
    seen: [],
  };
}

function categoryOf(run: Untrusted<sarif.Run>): string | null {
  const { id } = asObject<sarif.RunAutomationDetails>(run.automationDetails);
  const text = asText(id);
  if (text === null) return null;
  let end = text.length;
  while (text[end - 1] === '/') end -= 1;
  return text.slice(0, end);
}

function placesOf(run: Untrusted<sarif.Run>, roots: readonly string[], asked: Asked): Places {
  const all = rootsOf([...roots.map(composed), ...declaredRoots(run)]);
  return {
    get artifacts() {
      asked.add('artifacts');
      return asArray(run.artifacts);
    },
    get bases() {
      asked.add('bases');
      return run.originalUriBaseIds;
    },
    get roots() {
      asked.add('roots');
      return all;
    },
  };
}

/** Paths of findings are in NFC. */
function composed(root: string): string {
  return root.normalize('NFC');
}

/** Names of taxonomies, by name, index or guid (SARIF 2.1.0 §3.54). */
function taxonomyNames(run: Untrusted<sarif.Run>, asked: Asked): ComponentName {
  let known: Taxonomies | null = null;
  const taxonomies = (): Taxonomies => {
    asked.add('taxonomies');
    return (known ??= taxonomiesOf(run));
  };
  return (reference) => {
    const ref = asObject<sarif.ToolComponentReference>(reference);
    const [index, guid] = [asIndex(ref.index), asText(ref.guid)];
    if (asText(ref.name) !== null || (index === null && guid === null)) return asText(ref.name);
    const { list, byGuid } = taxonomies();
    const found = (guid === null ? undefined : byGuid.get(guid)) ?? (index === null ? undefined : list[index]);
    return asText(member(found, 'name'));
  };
}

interface Taxonomies {
  readonly list: readonly unknown[];
  /** The first of each guid. */
  readonly byGuid: ReadonlyMap<string, unknown>;
}

function taxonomiesOf(run: Untrusted<sarif.Run>): Taxonomies {
  const list = asArray(run.taxonomies);
  const byGuid = new Map<string, unknown>();
  for (const entry of list) {
    const guid = asText(member(entry, 'guid'));
    if (guid !== null && !byGuid.has(guid)) byGuid.set(guid, entry);
  }
  return { list, byGuid };
}
