// What ships, through the whole gate, as properties: what must hold for any findings, evidence and exclusions.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shipping } from '../src/artifact/ships.ts';
import type { Evidence, ShippingGrounds } from '../src/model/artifact.ts';
import { exitCodeOf, type Assessment } from '../src/model/assessment.ts';
import { DISPOSITIONS } from '../src/model/defect.ts';
import type { Finding } from '../src/model/finding.ts';
import { aClaim, aFinding, anException, aPolicy, exceptionsOf, judge } from './builders.ts';
import { aMetafile, aPackage, aTree, evidenceOf, installed } from './artifact/builders.ts';

const PATHS = ['src/a.ts', 'src/b.ts', 'src/c.ts', '__tests__/a.test.ts', 'Dockerfile'];
const NAMES = ['ms', 'react', 'tape'];
// Findings of packages point anywhere: one lockfile locks what all of them mean.
const TREE = aTree(PATHS, {
  packages: NAMES.map((name) => installed(name)),
  projects: new Map(PATHS.map((path) => [path, 'package-lock.json'])),
});

function sbomOf(...names: readonly string[]): unknown {
  const components = names.map((name) => ({ type: 'library', name, version: '1.0.0', purl: `pkg:npm/${name}@1.0.0` }));
  return { bomFormat: 'CycloneDX', specVersion: '1.5', version: 1, components };
}

const SOURCES: readonly Evidence[] = [
  evidenceOf(aMetafile(['src/a.ts', 'src/b.ts']), 'meta.json'),
  evidenceOf(aMetafile(['src/c.ts', 'src/b.ts', 'node_modules/ms/index.js']), 'other.json'),
  evidenceOf(aMetafile(['lib/x.ts', 'lib/y.ts']), 'strange.json'),
  evidenceOf({ version: 3, sources: ['../src/a.ts', '../src/c.ts'], mappings: '' }, 'dist/app.js.map'),
  evidenceOf('src/a.ts\nsrc/b.ts\n', 'files.txt'),
];
const PACKAGES: readonly Evidence[] = [evidenceOf(sbomOf('ms'), 'sbom.json'), evidenceOf(sbomOf('ms', 'react'), 'more.json')];
/** It names entries, and so says yes only. */
const ENTRIES = evidenceOf(
  { 'src/a.ts': { file: 'a.js', src: 'src/a.ts', isEntry: true }, 'src/c.ts': { file: 'c.js', src: 'src/c.ts', isEntry: true } },
  'manifest.json',
);
const ALL = [...SOURCES, ...PACKAGES, ENTRIES];

const exclusions = fc.subarray(
  ['__tests__/**', 'src/b.ts', 'src/*'].map((path, index) => ({ path, reason: 'not packed', where: `policy.yml:${index + 3}` })),
);

const finding: fc.Arbitrary<Finding> = fc
  .record({
    path: fc.constantFrom(...PATHS, 'src/unknown.ts', null),
    other: fc.option(fc.constantFrom(...PATHS, '')),
    name: fc.option(fc.constantFrom(...NAMES), { freq: 3 }),
    level: fc.constantFrom('error' as const, 'warning' as const, 'note' as const),
    twin: fc.option(fc.integer({ min: 0, max: 2 })),
    tool: fc.constantFrom('CodeQL', 'Semgrep'),
    line: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ path, other, name, level, twin, tool, line }) => {
    const made = aFinding({
      claims: [aClaim({ level })],
      tool: { name: tool, version: null, category: null },
      location: { path, display: path ?? '', line, column: 1, endLine: line },
      otherPaths: other === null ? [] : [other],
      package: name === null ? null : aPackage(name),
      vulnerability: name === null ? null : { id: 'CVE-2021-23337', aliases: [] },
    });
    if (twin === null) return made;
    // Those of one digest have one rule, message and place.
    const own = PATHS[twin] ?? '';
    const location = { path: own, display: own, line: 9, column: 1, endLine: 9 };
    return { ...made, location, digest: `twin-${twin}-${name}-${tool}`, message: 'twin' };
  });

const findings = fc.array(finding, { maxLength: 12, size: 'max' });
const grounds = fc
  .record({ evidences: fc.subarray([...ALL]), exclusions })
  .map((given): ShippingGrounds => ({ ...given, tree: TREE, required: [], judged: { digests: [], revision: null } }));

function run(all: readonly Finding[], known: ShippingGrounds | null, over: Record<string, unknown> = {}): Assessment {
  const files = known?.evidences.map(({ file, format }) => ({ path: file, sha256: '0'.repeat(64), bytes: 1, format })) ?? [];
  return judge(all, { rules: { artifact: known === null ? null : { ...known, files }, ...over } });
}

function blockingIn({ counts }: Assessment): number {
  return counts.byDisposition.blocking;
}

/** By the pointers of their findings. */
function answersIn({ defects }: Assessment): ReadonlyMap<string, string> {
  return new Map(
    defects.map((defect) => [
      defect.findings
        .map(({ finding: { at } }) => at.result)
        .toSorted((a, b) => a - b)
        .join(' '),
      defect.ships.answer,
    ]),
  );
}

describe('with evidence of the artifact', () => {
  test('dispositions partition defects, the sums hold, and what does not ship is just what is answered no', () => {
    let unshipped = 0;
    fc.assert(
      fc.property(findings, grounds, (all, known) => {
        const { counts, defects } = run(all, known);
        expect(Object.values(counts.byDisposition).reduce((a, b) => a + b, 0)).toBe(counts.defects);
        expect(counts.results - counts.notDefects - counts.merged).toBe(counts.defects);
        for (const name of DISPOSITIONS)
          expect(counts.byDisposition[name]).toBe(defects.filter(({ disposition }) => disposition === name).length);
        for (const { ships, disposition, exception } of defects) {
          expect(disposition === 'not-shipped').toBe(ships.answer === 'no');
          if (ships.answer === 'no') expect([exception, ships.where]).toEqual([null, expect.stringMatching(/./)]);
        }
        unshipped += counts.byDisposition['not-shipped'];
      }),
      { numRuns: 300 },
    );
    expect(unshipped).toBeGreaterThan(5);
  });

  test('a defect does not ship only if none of its findings does', () => {
    let merged = 0;
    fc.assert(
      fc.property(findings, grounds, (all, known) => {
        const { ships } = shipping(known);
        for (const defect of run(all, known).defects) {
          const answers = defect.findings.map(({ finding: { location, otherPaths, package: found } }) =>
            [location.path, ...otherPaths].map((path) => ships([{ paths: [path], package: found }]).answer),
          );
          expect(defect.ships.answer === 'no').toBe(answers.flat().every((answer) => answer === 'no'));
          merged += answers.length > 1 ? 1 : 0;
        }
      }),
      { numRuns: 300 },
    );
    expect(merged).toBeGreaterThan(5);
  });

  test('what is only counted has the same sums and reductions as what is kept', () => {
    let [minor, excluded] = [0, 0];
    fc.assert(
      fc.property(findings, grounds, (all, known) => {
        const [full, brief] = [run(all, known), run(all, known, { keepAll: false })];
        expect(brief.counts).toEqual(full.counts);
        expect(brief.reductions).toEqual(full.reductions);
        expect(brief.warnings).toEqual(full.warnings);
        minor += full.defects.length - brief.defects.length;
        excluded += full.reductions.length;
      }),
      // A third as many met too few exclusions once in twenty times.
      { numRuns: 900 },
    );
    expect([minor > 50, excluded > 20]).toEqual([true, true]);
  });

  test('each exclusion that a defect rests on is listed, with how many', () => {
    fc.assert(
      fc.property(findings, grounds, (all, known) => {
        const { defects, reductions } = run(all, known);
        for (const { where, path } of known.exclusions) {
          const resting = defects.filter(({ ships }) => ships.exclusions.some((one) => one.path === path)).length;
          const told = reductions.filter((one) => one.kind === 'excluded path' && one.where === where);
          expect(told.map((one) => one.defects)).toEqual(resting === 0 ? [] : [resting]);
        }
      }),
    );
  });

  test('adding a finding never turns fail into pass', () => {
    fc.assert(
      fc.property(findings, finding, grounds, (all, extra, known) => {
        fc.pre(run(all, known).verdict === 'fail');
        expect(run([...all, extra], known).verdict).toBe('fail');
      }),
    );
  });

  test('removing an exception never turns fail into pass', () => {
    const known = exceptionsOf(anException({ match: { path: 'src/*' }, maxMatches: 9 }));
    fc.assert(
      fc.property(findings, grounds, (all, given) => {
        fc.pre(run(all, given, { exceptions: known }).verdict === 'fail');
        expect(run(all, given).verdict).toBe('fail');
      }),
    );
  });

  test('no order of findings or evidence changes anything', () => {
    fc.assert(
      fc.property(findings, grounds, fc.nat(), (all, known, seed) => {
        const shuffled = all.toSorted((a, b) => ((a.at.result * 7919 + seed) % 101) - ((b.at.result * 7919 + seed) % 101));
        expect(run(shuffled, known).counts).toEqual(run(all, known).counts);
        const turned = { ...known, evidences: known.evidences.toReversed() };
        expect(answersIn(run(all, turned))).toEqual(answersIn(run(all, known)));
      }),
    );
  });
});

describe('evidence', () => {
  test('that the policy requires cannot be taken away: exit 2', () => {
    const names = fc.subarray(ALL.map(({ file }) => file));
    fc.assert(
      fc.property(findings, grounds, names, (all, known, wanted) => {
        const required = wanted.map((name) => ({ name, where: 'policy.yml:2' }));
        const missing = wanted.filter((name) => !known.evidences.some(({ file }) => file === name));
        const assessment = run(all, { ...known, required });
        expect(exitCodeOf(assessment) === 2).toBe(missing.length > 0);
        expect(assessment.faults.map(({ code }) => code)).toEqual(missing.map(() => 'E_EVIDENCE_ABSENT'));
      }),
    );
  });

  test('that says yes never helps a verdict', () => {
    fc.assert(
      fc.property(findings, grounds, (all, known) => {
        fc.pre(!known.evidences.some(({ file }) => file === ENTRIES.file));
        const more = { ...known, evidences: [...known.evidences, ENTRIES] };
        const [before, after] = [run(all, known), run(all, more)];
        expect(blockingIn(after)).toBeGreaterThanOrEqual(blockingIn(before));
        if (before.verdict === 'fail') expect(after.verdict).toBe('fail');
      }),
    );
  });

  test('of any kind helps no defect that it says yes to', () => {
    let told = 0;
    fc.assert(
      fc.property(findings, grounds, fc.constantFrom(...ALL), (all, known, one) => {
        const alone = answersIn(run(all, { ...known, evidences: [one], exclusions: [] }));
        const after = answersIn(run(all, { ...known, evidences: [...new Set([...known.evidences, one])] }));
        for (const [defect, answer] of alone) {
          if (answer !== 'yes') continue;
          expect(after.get(defect)).toBe('yes');
          told += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(told).toBeGreaterThan(100);
  });

  test('of one kind never answers for the other', () => {
    const inSources = findings.map((all) => all.filter(({ package: found }) => found === null));
    const inPackages = findings.map((all) => all.filter(({ package: found }) => found !== null));
    const lists = [...PACKAGES, ENTRIES];
    // A bundle knows its packages by their files; a list of files knows none.
    const files = SOURCES.filter(({ packages }) => packages === null);
    fc.assert(
      fc.property(inSources, inPackages, fc.subarray([...SOURCES]), (some, others, given) => {
        const at = { tree: TREE, exclusions: [], required: [], judged: { digests: [], revision: null } };
        expect(answersIn(run(some, { ...at, evidences: [...given, ...PACKAGES] }))).toEqual(
          answersIn(run(some, { ...at, evidences: given })),
        );
        expect(answersIn(run(others, { ...at, evidences: [...lists, ...files] }))).toEqual(
          answersIn(run(others, { ...at, evidences: lists })),
        );
        const apart = answersIn(run(some, { ...at, evidences: PACKAGES }));
        expect([...apart.values()].filter((answer) => answer !== 'unknown')).toEqual([]);
      }),
    );
  });

  test('that is not there answers as if there were none', () => {
    fc.assert(
      fc.property(findings, (all) => {
        const nothing = { evidences: [], tree: TREE, exclusions: [], required: [], judged: { digests: [], revision: null } };
        expect(run(all, nothing).counts).toEqual(run(all, null).counts);
      }),
    );
  });

  test('changes nothing about what a severity rule lowers', () => {
    const policy = aPolicy('severity: {rules: [{when: {path: "src/**"}, atMost: low, reason: it is}]}');
    fc.assert(
      fc.property(findings, grounds, (all, known) => {
        const kind = ({ reductions }: Assessment): unknown => reductions.filter((one) => one.kind === 'severity rule');
        expect(kind(run(all, known, { policy }))).toEqual(kind(run(all, null, { policy })));
      }),
    );
  });
});
