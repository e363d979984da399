// Generated SARIF: a log as CodeQL writes them, with flows, and one of many small findings. Written piece by piece, and what
// was written is counted, so that whoever reads it can be held to the count.

import { closeSync, openSync, writeSync } from 'node:fs';
import { noun, prose, randomOf, sourceFiles, type Random } from './random.ts';

export interface Generated {
  readonly path: string;
  readonly bytes: number;
  readonly results: number;
  /** Results by the level they state themselves; "absent" where they state none. */
  readonly levels: Readonly<Record<string, number>>;
}

/** What an exception can name. */
export interface Place {
  readonly rule: string;
  readonly path: string;
}

interface Item {
  readonly level?: string;
  readonly [member: string]: unknown;
}

interface Log {
  readonly tool: string;
  readonly rules: readonly object[];
  readonly files: readonly string[];
  /** @returns null after the last one */
  readonly next: (bytes: number, index: number) => Item | null;
}

const PIECE = 1 << 20;
/** Results of the smallest file: rules alone would fill some. */
const LEAST = 10;

/** As many results as fill the size, about ten locations of flows in each. */
export function writeFlows(path: string, bytes: number): Generated {
  const random = randomOf(1);
  const files = sourceFiles(random, between(20, bytes / 13_000, 5_000));
  const rules = Array.from({ length: between(3, bytes / 30_000, 400) }, (_, index) => flowRule(random, index));
  return writeLog(path, {
    tool: 'CodeQL',
    rules,
    files,
    next: (written, index) => (written < bytes || index < LEAST ? flowResult(random, rules, files) : null),
  });
}

/** One small result for each place. */
export function writePlaces(path: string, places: readonly Place[]): Generated {
  const rules = [...new Set(places.map(({ rule }) => rule))].map((id) => ({ id }));
  const files = [...new Set(places.map((place) => place.path))];
  return writeLog(path, {
    tool: 'bench',
    rules,
    files,
    next: (_bytes, index) => {
      const place = places[index];
      if (place === undefined) return null;
      const region = { startLine: 1 + (index % 2_000) };
      const locations = [{ physicalLocation: { artifactLocation: { uri: place.path }, region } }];
      return { ruleId: place.rule, level: 'error', message: { text: `found as number ${index}` }, locations };
    },
  });
}

function writeLog(path: string, { tool, rules, files, next }: Log): Generated {
  const out = openSync(path, 'w');
  let bytes = 0;
  let pending: Buffer[] = [];
  const flush = (): void => {
    const piece = Buffer.concat(pending);
    for (let at = 0; at < piece.length;) at += writeSync(out, piece, at);
    pending = [];
  };
  const put = (text: string): void => {
    const piece = Buffer.from(text);
    bytes += piece.length;
    pending.push(piece);
    if (pending.length * 4_096 > PIECE) flush();
  };
  const head = {
    tool: { driver: { name: tool, semanticVersion: '1.0.0', rules } },
    invocations: [{ executionSuccessful: true }],
    artifacts: files.map((uri, index) => ({ location: { uri, uriBaseId: '%SRCROOT%', index } })),
  };
  put(
    `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[${JSON.stringify(head).slice(0, -1)},"results":[`,
  );
  const levels: Record<string, number> = {};
  let results = 0;
  for (let result = next(bytes, 0); result !== null; result = next(bytes, results)) {
    put(`${results === 0 ? '' : ','}${JSON.stringify(result)}`);
    results += 1;
    const level = result.level ?? 'absent';
    levels[level] = (levels[level] ?? 0) + 1;
  }
  put('],"columnKind":"utf16CodeUnits"}]}\n');
  flush();
  closeSync(out);
  return { path, bytes, results, levels };
}

interface Rule extends Item {
  readonly id: string;
}

function flowRule(random: Random, index: number): Rule {
  const id = `js/${noun(random)}-${noun(random)}-${index}`;
  const level = random.pick(['error', 'error', 'warning', 'note']);
  const weakness = String(20 + random.int(900)).padStart(3, '0');
  const severity = random.percent(85) ? { 'security-severity': (1 + random.int(90) / 10).toFixed(1) } : {};
  const help = `# ${prose(random, 5)}\n${prose(random, 120)}\n\n\`\`\`js\n${prose(random, 30)}\n\`\`\`\n`;
  return {
    id,
    name: id,
    shortDescription: { text: prose(random, 6) },
    fullDescription: { text: prose(random, 24) },
    defaultConfiguration: { enabled: true, level },
    help: { text: help, markdown: `${help}* CWE-${weakness}\n` },
    properties: {
      id,
      kind: 'path-problem',
      name: prose(random, 6),
      description: prose(random, 24),
      precision: random.pick(['very-high', 'high', 'medium']),
      'problem.severity': level === 'note' ? 'recommendation' : level,
      tags: ['correctness', 'security', `external/cwe/cwe-${weakness}`],
      ...severity,
    },
  };
}

function flowResult(random: Random, rules: readonly Rule[], files: readonly string[]): Item {
  const ruleIndex = random.int(rules.length);
  const ruleId = rules[ruleIndex]?.id ?? '';
  // CodeQL leaves the level to the rule.
  const level = random.percent(5) ? { level: random.pick(['error', 'warning']) } : {};
  const steps = 4 + random.int(13);
  const first = random.percent(70) ? steps : 1 + random.int(steps - 1);
  const flows = [first, steps - first].filter((length) => length > 0);
  return {
    ruleId,
    ruleIndex,
    rule: { id: ruleId, index: ruleIndex },
    ...level,
    message: { text: `What comes from [the ${noun(random)}](1) reaches "${noun(random)}": ${prose(random, 7)}.` },
    locations: [{ physicalLocation: spot(random, files) }],
    partialFingerprints: {
      primaryLocationLineHash: `${random.hex(16)}:1`,
      primaryLocationStartColumnFingerprint: String(random.int(60)),
    },
    codeFlows: flows.map((length) => ({ threadFlows: [{ locations: Array.from({ length }, () => step(random, files)) }] })),
    relatedLocations: [{ id: 1, physicalLocation: spot(random, files), message: { text: `the ${noun(random)}` } }],
  };
}

function step(random: Random, files: readonly string[]): object {
  return { location: { physicalLocation: spot(random, files), message: { text: `${noun(random)} of ${noun(random)}` } } };
}

function spot(random: Random, files: readonly string[]): object {
  const index = random.int(files.length);
  const startColumn = 1 + random.int(70);
  const region = { startLine: 1 + random.int(2_500), startColumn, endColumn: startColumn + 2 + random.int(40) };
  return { artifactLocation: { uri: files[index], uriBaseId: '%SRCROOT%', index }, region };
}

function between(least: number, wanted: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, wanted)));
}
