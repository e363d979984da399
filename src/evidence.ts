// The SARIF files that the caller names, through the gate: read in chunks, handed over finding by finding, judged at the end.
// Where a file says after its results what they rest on, all files are read again with that, and so they are where a finding
// was passed over that a later one makes matter: a verdict never rests on half.

import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import type { Found, FoundFile } from './files/find.ts';
import { readChunks, spooled } from './files/read.ts';
import { openGate, type Evidence, type Gate, type Rules } from './gate.ts';
import type { Assessment, Input, Skipped } from './model/assessment.ts';
import { fault, type Fault } from './model/fault.ts';
import type { RunFacts } from './model/run.ts';
import type { Request } from './request.ts';
import type { Prelude } from './sarif/log.ts';
import { sarifReader } from './sarif/read.ts';

/** What is known before the first file is read. */
export type Known = Pick<Evidence, 'faults' | 'warnings' | 'digests'>;

interface Reading {
  readonly input: Input;
  readonly runs: readonly RunFacts[];
  readonly faults: readonly Fault[];
  /** True for a searched file that is no SARIF. */
  readonly passedOver: boolean;
  readonly again: Prelude | null;
}

export interface Case {
  readonly request: Request;
  readonly rules: Rules;
  readonly known: Known;
  readonly stdin: Readable;
}

export async function judgeFiles(found: Found, { request, rules, known, stdin }: Case): Promise<Assessment> {
  const source = resolve(request.source);
  const roots = await rootsOf(source);
  const spool = await spooled(found.files, stdin);
  const preludes = new Map<string, Prelude>();
  const missed = new Set<string>();
  try {
    for (;;) {
      const gate = openGate(rules, missed);
      const readings: Reading[] = [];
      for (const file of spool.files) readings.push(await read(file, roots, gate, preludes.get(file.name) ?? null));
      const again = readings.flatMap(({ input, again: prelude }) => (prelude === null ? [] : [[input.path, prelude] as const]));
      if (again.length === 0 && gate.missed().size === 0) return gate.judge(evidenceOf(readings, known, { ...found, args: request.sarif }));
      again.forEach(([path, prelude]) => preludes.set(path, prelude));
      gate.missed().forEach((digest) => missed.add(digest));
    }
  } finally {
    await spool.remove();
  }
}

async function read(file: FoundFile, roots: readonly string[], gate: Gate, prelude: Prelude | null): Promise<Reading> {
  let taken = 0;
  const reader = sarifReader({
    input: file.name,
    roots,
    prelude,
    onFinding(finding) {
      taken += 1;
      gate.take(finding);
    },
  });
  const { sha256, bytes, fault: unread } = await readChunks(file, reader.push);
  const input = { path: file.name, sha256, bytes };
  if (unread) return { input, runs: [], faults: [unread], passedOver: false, again: taken > 0 ? { refused: true, runs: [] } : null };
  const { runs, faults, isSarif, again } = reader.end();
  return { input, runs, faults, passedOver: !file.named && !isSarif, again };
}

interface Search {
  readonly args: readonly string[];
  readonly faults: readonly Fault[];
  readonly skipped: readonly Skipped[];
}

/** Everything in an order that rests on the bytes and names of the files alone. */
function evidenceOf(readings: readonly Reading[], known: Known, { args, faults: unfound, skipped }: Search): Evidence {
  const used = readings
    .filter(({ passedOver }) => !passedOver)
    .toSorted((a, b) => compare(`${a.input.sha256} ${a.input.path}`, `${b.input.sha256} ${b.input.path}`));
  const passed = readings.filter(({ passedOver }) => passedOver).map(({ input }) => ({ path: input.path, why: 'JSON, but not SARIF' }));
  const expected = 'let the scanner step run first and look at its log, or correct the name';
  const nothing = unfound.length === 0 && used.length === 0 ? [fault('E_NO_FILE', args.join(' '), 'no file there is SARIF', expected)] : [];
  return {
    inputs: used.map(({ input }) => input),
    runs: used.flatMap(({ runs }) => runs),
    skipped: [...skipped, ...passed].toSorted((a, b) => compare(a.path, b.path)),
    faults: [...known.faults, ...unfound, ...used.flatMap(({ faults }) => faults), ...nothing],
    warnings: known.warnings,
    digests: known.digests,
  };
}

/** The source folder as the caller names it, and as it is once links are followed; `/` between parts. */
async function rootsOf(source: string): Promise<readonly string[]> {
  const real = await realpath(source).catch(() => source);
  return [...new Set([source, real])].map((path) =>
    path
      .replaceAll('\\', '/')
      .replace(/^([a-z]:)/i, '/$1')
      .replace(/\/$/, ''),
  );
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
