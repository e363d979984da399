// Real scanner files, against counts that an independent reader made of them (../shared/corpus). Skipped where they are not.

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { weighRuns } from '../../src/coverage/weigh.ts';
import { tally } from '../../src/decision/tally.ts';
import { aPolicy, readSarif } from '../builders.ts';

interface Expected {
  readonly error?: string;
  readonly version_ok?: boolean;
  readonly runs?: number;
  readonly results: number;
  readonly runs_execution_failed?: number;
  readonly runs_without_results?: number;
  readonly levels_all: Counted;
  readonly bands_all: Counted;
  /** What changes where an id is believed rather than an index. */
  readonly alt_id_wins?: { readonly levels_all?: Counted; readonly bands_all?: Counted };
  readonly levels_lenient_overrides?: Counted;
}

type Counted = Readonly<Record<string, number>>;

const CORPUS = resolve(import.meta.dirname, '../../../shared/corpus');
const LIST = join(CORPUS, 'expected.json');
const isHere = existsSync(LIST);
const expected = isHere ? (JSON.parse(readFileSync(LIST, 'utf8')) as Record<string, Expected>) : {};
const files = Object.entries(expected).filter(([name]) => existsSync(join(CORPUS, name)));

function isUndecidable(want: Expected): boolean {
  return want.error !== undefined || !want.version_ok || !want.runs || Boolean(want.runs_execution_failed || want.runs_without_results);
}

function present(counts: Counted, names: readonly string[] = Object.keys(counts)): Counted {
  return Object.fromEntries(names.flatMap((name) => (counts[name] ? [[name, counts[name]]] : [])));
}

describe.skipIf(!isHere)(isHere ? 'the corpus' : `no corpus at ${CORPUS}: nothing to compare with`, () => {
  test('is there', () => {
    expect(files.length).toBeGreaterThan(0);
  });

  test.each(files)('%s reads as the reference says', (name, want) => {
    const { runs, faults } = readSarif(readFileSync(join(CORPUS, name)));
    const all = [...faults, ...weighRuns(runs, aPolicy()).faults];
    if (isUndecidable(want)) expect(all).not.toEqual([]);
    else expect(all).toEqual([]);
    if (want.error !== undefined || !want.version_ok) return;
    const counts = tally(1, runs, { judged: [], minor: [] });
    expect(counts.results).toBe(want.results);
    const levels = [want.levels_all, want.alt_id_wins?.levels_all, want.levels_lenient_overrides].filter((one) => one !== undefined);
    expect(levels.map((one) => present(one))).toContainEqual(present(counts.byLevel));
    const bands = [want.bands_all, want.alt_id_wins?.bands_all].filter((one) => one !== undefined);
    const named = ['critical', 'high', 'medium', 'low'];
    expect(bands.map((one) => present(one, named))).toContainEqual(present(counts.bySecuritySeverity, named));
  });

  test('gives a finding for every result that reports a problem, and none with a path outside the source folder', () => {
    for (const [name] of files) {
      const { findings, runs } = readSarif(readFileSync(join(CORPUS, name)));
      const { results, notDefects } = tally(1, runs, { judged: [], minor: [] });
      expect(findings.length, name).toBe(results - notDefects);
      for (const { location } of findings) {
        expect(location.path ?? '', name).not.toMatch(/(?:^|\/)\.\.(?:\/|$)|^\/|\/\/|\\/);
      }
    }
  });
});
