// Files that hold the same result, byte for byte, which is minor in one and not in the other: both are told as one defect,
// whichever file is read first, and however late it says what its results rest on.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, test } from 'vitest';
import { judgeFiles } from '../src/evidence.ts';
import { findSarif } from '../src/files/find.ts';
import type { Assessment } from '../src/model/assessment.ts';
import { UNWATCHED } from '../src/model/progress.ts';
import { builtInPolicy } from '../src/policy/built-in.ts';
import { renderVerdict } from '../src/report/verdict.ts';
import { aLog, aResult, NOW } from './builders.ts';
import { aRequest } from './judging.ts';

const SOURCE = mkdtempSync(join(tmpdir(), 'defect-gate-'));
afterAll(() => rmSync(SOURCE, { recursive: true }));

const NAMES = ['a.sarif', 'b.sarif'];

/** Writes them as `a.sarif` and `b.sarif`, and judges them in this order. */
async function judged(logs: readonly object[], keepAll = false): Promise<Assessment> {
  for (const [index, log] of logs.entries()) writeFileSync(join(SOURCE, NAMES[index] ?? ''), JSON.stringify(log));
  const paths = NAMES.slice(0, logs.length).map((name) => join(SOURCE, name));
  const found = await findSarif(paths, SOURCE);
  const digests = { policy: null, exceptions: null, ledger: null, artifact: null };
  return judgeFiles(found, {
    request: aRequest({ sarif: paths, source: SOURCE, allDefects: keepAll }),
    baseline: null,
    rules: {
      policy: builtInPolicy(),
      exceptions: [],
      vex: [],
      reviews: new Map(),
      stage: 'release',
      failOn: null,
      now: NOW,
      branch: null,
      keepAll,
      proposed: null,
      artifact: null,
    },
    known: { faults: [], warnings: [], digests },
    subjects: [],
    stdin: Readable.from([]),
    watch: UNWATCHED,
  });
}

interface Told {
  readonly verdict: string;
  readonly defects: readonly {
    readonly severity: string;
    readonly results: readonly { readonly input: number; readonly result: number }[];
  }[];
  readonly inputs: readonly { readonly path: string }[];
}

/** Of each defect its severity and where its results stand, as `file#number`. */
function told(assessment: Assessment, allDefects = false): { verdict: string; defects: readonly (readonly [string, readonly string[]])[] } {
  const { verdict, defects, inputs } = JSON.parse([...renderVerdict(assessment, allDefects)].join('')) as Told;
  const name = ({ input, result }: { input: number; result: number }): string => `${inputs[input]?.path}#${result}`;
  return { verdict, defects: defects.map(({ severity, results }) => [severity, results.map(name).toSorted()]) };
}

const RESULT = aResult({ ruleId: 'r', level: undefined, provenance: { invocationIndex: 0 } });
const FILLER = aResult({ ruleId: 'quiet', level: 'note', message: { text: 'something else' } });
const rule = (over: object = {}): object => ({ tool: { driver: { name: 'Scanner', rules: [{ id: 'r', ...over }] } } });
const level = (name: string): object => rule({ defaultConfiguration: { level: name } });
const override = (name: string): object => ({
  invocations: [{ executionSuccessful: true, ruleConfigurationOverrides: [{ descriptor: { index: 0 }, configuration: { level: name } }] }],
});
const results = { results: [FILLER, RESULT, FILLER] };

describe('a result that is minor in one file and not in the other', () => {
  test.each<[string, object, object, string]>([
    ['the default of its rule', { ...level('note'), ...results }, { ...level('error'), ...results }, 'high'],
    ['an override of its invocation', { ...level('error'), ...override('note'), ...results }, { ...level('error'), ...results }, 'high'],
    ['an override that makes it worse', { ...level('note'), ...results }, { ...level('note'), ...override('error'), ...results }, 'high'],
    [
      'an override behind the results',
      { ...level('error'), ...results, ...override('note') },
      { ...level('error'), ...results, ...override('error') },
      'high',
    ],
    ['its rule, behind the results', { ...results, ...level('note') }, { ...results, ...level('error') }, 'high'],
    [
      'the security-severity of its rule',
      { ...rule({ properties: { 'security-severity': '2.0' } }), ...results },
      { ...rule({ properties: { 'security-severity': '9.9' } }), ...results },
      'critical',
    ],
  ])('by %s is one defect with both places', async (_title, minor, blocking, severity) => {
    for (const [files, worse] of [
      [[minor, blocking], 'b'],
      [[blocking, minor], 'a'],
    ] as const) {
      const assessment = await judged(files.map((run) => aLog([run])));
      const [first] = assessment.defects;
      expect(told(assessment)).toEqual({ verdict: 'fail', defects: [[severity, ['a.sarif#1', 'b.sarif#1']]] });
      // The one that makes it what it is speaks for it.
      expect(first?.findings[0].finding.at.input).toBe(`${worse}.sarif`);
      expect(assessment.counts).toMatchObject({ results: 6, defects: 2, merged: 4, byDisposition: { blocking: 1, 'below-threshold': 1 } });
      const whole = await judged(
        files.map((run) => aLog([run])),
        true,
      );
      expect(whole.counts).toEqual(assessment.counts);
      expect(told(whole)).toEqual(told(assessment));
    }
  });

  test('or in one run of a file, is one defect too', async () => {
    const runs = [
      { ...level('note'), ...results },
      { ...level('error'), ...results },
    ];
    for (const all of [runs, runs.toReversed()]) {
      const assessment = await judged([aLog(all)]);
      expect(told(assessment)).toEqual({ verdict: 'fail', defects: [['high', ['a.sarif#1', 'a.sarif#1']]] });
      expect(assessment.defects[0]?.findings.map(({ finding: { at } }) => at.run).toSorted((a, b) => a - b)).toEqual([0, 1]);
    }
  });

  test('and one that is minor in both is counted once', async () => {
    const run = { ...level('note'), ...results };
    const assessment = await judged([aLog([run]), aLog([run])]);
    expect(told(assessment)).toEqual({ verdict: 'pass', defects: [] });
    expect(assessment.counts).toMatchObject({ results: 6, defects: 2, merged: 4 });
    const { defects } = told(await judged([aLog([run]), aLog([run])], true), true);
    expect(new Set(defects)).toEqual(
      new Set([
        ['low', ['a.sarif#0', 'a.sarif#2', 'b.sarif#0', 'b.sarif#2']],
        ['low', ['a.sarif#1', 'b.sarif#1']],
      ]),
    );
  });
});
