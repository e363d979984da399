// What real scanners say of the same sources and lock files, with labels that a person set: which findings are one defect.
// See fixtures/labelled/README.md for how it was made. Of 94 pairs that must be merged, these four are not, because the tools
// name weaknesses that are neither equal nor child and parent:
//
// - memcpy in queue.c:10: Flawfinder says CWE-120, the other rule CWE-805
// - srand in queue.c:15: CWE-327 and CWE-338
// - a path from outside in orders.js:15: CWE-22 and CWE-73
// - a slow pattern in orders.js:23: CWE-1333 and CWE-400

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Members } from '../../src/identity/unit.ts';
import type { Finding } from '../../src/model/finding.ts';
import { aRated, readSarif } from '../builders.ts';
import { mergeAll } from './groups.ts';

const FOLDER = join(import.meta.dirname, 'fixtures/labelled');

interface Labels {
  /** Each a set of findings that are one defect. */
  readonly defects: readonly (readonly string[])[];
  /** Pairs that a person takes for one, of which one side names no weakness: from the files it cannot be told. */
  readonly untold: readonly (readonly [string, string])[];
}

const labels = JSON.parse(readFileSync(join(FOLDER, 'labels.json'), 'utf8')) as Labels;

function keyOf(file: string, { rule, location: { path, line, column }, package: found, vulnerability }: Finding): string {
  const place = [path, line, vulnerability === null ? column : null].filter((part) => part !== null).join(':');
  return `${file} ${rule} ${place}${found === null ? '' : ` ${found.name}@${found.version}`}`;
}

const keys = new Map<Members, string>();
for (const name of readdirSync(join(FOLDER, 'sarif')).toSorted()) {
  const { findings, faults } = readSarif(readFileSync(join(FOLDER, 'sarif', name), 'utf8'));
  if (faults.length > 0) throw new Error(`${name}: ${faults[0]?.what}`);
  for (const finding of findings) keys.set([aRated({ finding })], keyOf(name.replace('.sarif', ''), finding));
}
const groups = [...keys.keys()];
const defectOf = new Map(mergeAll(groups).flatMap(({ members }, index) => members.map((group) => [keys.get(group) ?? '', index] as const)));

function pairsOf(all: readonly string[]): readonly (readonly [string, string])[] {
  return all.flatMap((one, index) => all.slice(index + 1).map((other) => [one, other] as const));
}

const musts = labels.defects.flatMap(pairsOf);
const isMerged = ([one, other]: readonly [string, string]): boolean => defectOf.get(one) === defectOf.get(other);

describe('the labelled set', () => {
  test('has findings of at least three real scanners, and a label for nothing that is not there', () => {
    expect(new Set(groups.map(([{ finding }]) => finding.tool.name)).size).toBeGreaterThanOrEqual(5);
    expect(defectOf.size).toBe(groups.length);
    expect([...labels.defects, ...labels.untold].flat().filter((key) => !defectOf.has(key))).toEqual([]);
  });

  test('every pair that must not be merged is kept apart', () => {
    const may = new Set([...musts, ...labels.untold].flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]));
    const apart = pairsOf([...defectOf.keys()]).filter(([one, other]) => !may.has(`${one} ${other}`));
    expect(apart.length).toBeGreaterThan(5000);
    expect(apart.filter(isMerged)).toEqual([]);
  });

  test('at least nine of ten pairs that must be merged are', () => {
    const missed = musts.filter((pair) => !isMerged(pair));
    console.log(
      [`${musts.length - missed.length} of ${musts.length} pairs merged; missed:`, ...missed.map((pair) => pair.join(' | '))].join('\n  '),
    );
    expect(missed.length).toBe(4);
    expect(missed.length).toBeLessThanOrEqual(musts.length * 0.1);
  });

  test('what names no weakness is not guessed', () => {
    expect(labels.untold.length).toBeGreaterThan(10);
    expect(labels.untold.filter(isMerged)).toEqual([]);
  });
});
