// Whether a change introduced a defect: the table of decision/introduced.ts, row by row, and what always holds.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { introducedBy, introducedDefect, isSameTool, type Followed, type IntroductionFacts } from '../../src/decision/introduced.ts';
import { told, untold, type Change, type FileChange, type Span } from '../../src/model/change.ts';
import type { Location, Package, Suppression } from '../../src/model/finding.ts';

const STRONG: Followed = { strength: 'strong', by: 'line text and neighbours', suppressions: [], rewritten: false };
const WEAK: Followed = { strength: 'weak', by: 'similarity' };
const NONE: Followed = { strength: 'none' };
const ACCEPTED: Suppression = { kind: 'inSource', status: 'accepted' };

function aFileChange(over: Partial<FileChange> = {}): FileChange {
  return { status: 'modified', from: null, lines: [[10, 12]], modeChanged: false, uncommitted: false, ...over };
}

/** The head has what is changed and these files. */
function aChange(
  files: Record<string, Partial<FileChange>>,
  others: readonly string[] = ['src/old.ts', 'package-lock.json', 'Dockerfile'],
): Change {
  const changed = new Map(Object.entries(files).map(([path, over]) => [path, aFileChange(over)]));
  return { base: 'b'.repeat(40), head: 'c'.repeat(40), files: changed, regular: new Set([...changed.keys(), ...others]) };
}

function at(path: string | null, line: number | null = null, endLine: number | null = line): Location {
  return { path, display: path ?? '', line, column: null, endLine };
}

function aPackage(ecosystem: string | null): Package {
  return { name: 'lodash', version: '4.17.20', ecosystem, purl: null, fixed: [] };
}

type Given = Partial<IntroductionFacts['finding']> & Partial<Omit<IntroductionFacts, 'finding'>>;

function facts({ followed = NONE, sameToolBefore = false, ...finding }: Given): IntroductionFacts {
  const usual = { location: at('src/old.ts', 7), otherPaths: [], package: null, vulnerability: null, suppressions: [] };
  return { finding: { ...usual, ...finding }, followed, sameToolBefore };
}

const CHANGE = aChange({
  'src/a.ts': {},
  'src/new.ts': { status: 'added', lines: 'all' },
  'src/moved.ts': { status: 'renamed', from: 'src/b.ts', lines: [] },
});
const VULNERABLE = { vulnerability: { id: 'CVE-2026-1', aliases: [] }, package: aPackage('npm'), location: at('package-lock.json', 1) };

describe('a finding', () => {
  test.each<[string, Given, 'yes' | 'no', string]>([
    [
      '1 known before, whose suppression is new, is introduced',
      { followed: STRONG, suppressions: [ACCEPTED] },
      'yes',
      'it was known before, and its suppression was not',
    ],
    ['2 known before is not', { followed: STRONG }, 'no', 'known before: matched by line text and neighbours'],
    [
      '2 known before with its suppression is not',
      { followed: { ...STRONG, suppressions: [ACCEPTED] }, suppressions: [ACCEPTED] },
      'no',
      'known before: matched by line text and neighbours',
    ],
    [
      '2 known before is not, even on touched lines',
      { followed: STRONG, location: at('src/a.ts', 11) },
      'no',
      'known before: matched by line text and neighbours',
    ],
    ['4 on a touched line is', { location: at('src/a.ts', 11) }, 'yes', 'the change touches src/a.ts:11'],
    ['4 with a touched line among its own is', { location: at('src/a.ts', 5, 10) }, 'yes', 'the change touches src/a.ts:5-10'],
    ['4 in a new file is', { location: at('src/new.ts', 900) }, 'yes', 'the change touches src/new.ts:900'],
    ['4 without a line in a touched file is', { location: at('src/a.ts') }, 'yes', 'the change touches src/a.ts'],
    [
      '4 with another place that is touched is',
      { otherPaths: ['src/moved.ts', 'src/a.ts'] },
      'yes',
      'the change touches src/a.ts, another place of it',
    ],
    [
      '4 matched by weak evidence on a touched line is',
      { followed: WEAK, location: at('src/a.ts', 11) },
      'yes',
      'the change touches src/a.ts:11 (like one that was known before, by similarity: too weak to count)',
    ],
    ['6 without a place is', { location: at(null) }, 'yes', 'it names no place'],
    [
      '6 in what is no file is',
      { location: { ...at(null), display: 'alpine:3.20' } },
      'yes',
      '"alpine:3.20" is no file of the source folder',
    ],
    [
      '6 in a file that the head lacks is',
      { location: at('dist/a.js', 3) },
      'yes',
      'dist/a.js is no file of the commit, exactly as written',
    ],
    [
      '6 in a file that is written otherwise is',
      { location: at('SRC/old.ts', 3) },
      'yes',
      'SRC/old.ts is no file of the commit, exactly as written',
    ],
    ['6 with another place that is no file is', { otherPaths: [''] }, 'yes', '"", another place of it, is no file of the commit'],
    [
      '6 in a file that was moved, with no baseline, is',
      { location: at('src/moved.ts', 3), followed: { strength: 'no baseline' } },
      'yes',
      'the change moved src/b.ts to src/moved.ts, and without a run of the same tool on the base nobody knows whether it was found there',
    ],
    [
      '6 in a file that was moved, which the same tool did not look at before, is',
      { location: at('src/moved.ts', 3) },
      'yes',
      'the change moved src/b.ts to src/moved.ts, and without a run of the same tool on the base nobody knows whether it was found there',
    ],
    [
      '7 in a file that was moved, where the same tool looked before, is',
      { location: at('src/moved.ts', 3), sameToolBefore: true },
      'yes',
      'the same version of the tool did not find it on the base',
    ],
    [
      '7 that the same tool did not find on the base is',
      { sameToolBefore: true },
      'yes',
      'the same version of the tool did not find it on the base',
    ],
    ['8 elsewhere is not', {}, 'no', 'new, and it stands where the change did nothing'],
    ['8 elsewhere in a touched file is not', { location: at('src/a.ts', 13) }, 'no', 'new, and it stands where the change did nothing'],
    [
      '8 without a line in an untouched file is not',
      { location: at('src/old.ts') },
      'no',
      'new, and it stands where the change did nothing',
    ],
    ['8 elsewhere, with no baseline, is not', { followed: { strength: 'no baseline' } }, 'no', 'it stands where the change did nothing'],
    ['8 matched by weak evidence elsewhere is not', { followed: WEAK }, 'no', 'new, and it stands where the change did nothing'],
    ['8 of a vulnerability, in an untouched lock file, is not', VULNERABLE, 'no', 'new, and it stands where the change did nothing'],
    [
      '8 of a vulnerability that the same tool did not know is not',
      { ...VULNERABLE, sameToolBefore: true },
      'no',
      'new to the database of the tool: the change touches nothing that brings packages',
    ],
  ])('%s', (_title, given, answer, why) => {
    expect(introducedBy(told(CHANGE))(facts(given))).toEqual({ answer, why });
  });

  test('3 is introduced where the change cannot be told, with what would tell', () => {
    const judge = introducedBy(untold('the clone is shallow', 'fetch-depth: 0'));
    expect(judge(facts({}))).toEqual({
      answer: 'yes',
      why: 'what the change touches cannot be told: the clone is shallow; fetch-depth: 0',
    });
    expect(judge(facts({ followed: STRONG })).answer).toBe('no');
  });
});

describe('5 a finding of a package', () => {
  test.each<[string, string | null, string, string, 'yes' | 'no']>([
    ['whose lock file is touched elsewhere is introduced', 'npm', 'package-lock.json', 'package-lock.json', 'yes'],
    ['whose manifest beside the lock file is touched is introduced', 'npm', 'package.json', 'package-lock.json', 'yes'],
    ['whose workspace above is touched is introduced', 'npm', 'package.json', 'packages/a/package-lock.json', 'yes'],
    ['whose workspace above the source folder is touched is introduced', 'npm', '../../pnpm-lock.yaml', 'package-lock.json', 'yes'],
    ['whose neighbour is touched is introduced', 'npm', 'packages/b/package.json', 'packages/a/package-lock.json', 'yes'],
    ['whose workspace below is touched is introduced', 'npm', 'packages/a/package.json', 'package-lock.json', 'yes'],
    ['whose neighbour beside the source folder is touched is introduced', 'npm', '../b/package.json', 'package-lock.json', 'yes'],
    ['of one kind is not introduced by another kind', 'npm', 'go.mod', 'package-lock.json', 'no'],
    ['of an unknown kind is introduced by any', null, 'go.mod', 'package-lock.json', 'yes'],
    ['of a kind that the gate does not know is introduced by any', 'opam', 'Cargo.lock', 'x.opam', 'yes'],
    ['of a kind with a treacherous name is introduced by any', 'constructor', 'Cargo.lock', 'x', 'yes'],
    ['of an operating system is introduced by an image definition', 'deb', 'Dockerfile', 'image.txt', 'yes'],
    [
      'of an operating system is introduced by an image definition for one stage',
      'apk',
      'build/release.Dockerfile',
      'build/image.txt',
      'yes',
    ],
    ['of an operating system is introduced by a compose file', 'rpm', 'compose.prod.yaml', 'image.txt', 'yes'],
    ['of an operating system is not introduced by a lock file', 'deb', 'package-lock.json', 'image.txt', 'no'],
    ['of Python is introduced by any requirements', 'pypi', 'requirements/prod.txt', 'requirements.lock', 'yes'],
    ['of Python is introduced by requirements of another name', 'pypi', 'dev-requirements.txt', 'poetry.lock', 'yes'],
    ['of Java is introduced by a catalogue of versions', 'maven', 'gradle/libs.versions.toml', 'app/gradle.lockfile', 'yes'],
    ['of Java is introduced by a build script', 'maven', 'build.gradle.kts', 'app/gradle.lockfile', 'yes'],
    ['of .NET is introduced by its project file in any case', 'nuget', 'App.CsProj', 'packages.lock.json', 'yes'],
    ['of .NET is introduced by an import from elsewhere', 'nuget', 'eng/Versions.props', 'src/App/App.csproj', 'yes'],
    ['of .NET is introduced by its central versions', 'nuget', 'Directory.Packages.props', 'src/App/App.csproj', 'yes'],
    ['of .NET is introduced by targets', 'nuget', 'build/Common.targets', 'src/App/App.csproj', 'yes'],
    ['of Java is introduced by a parent beside it', 'maven', 'build/parent/pom.xml', 'app/pom.xml', 'yes'],
    ['of Java is introduced by the sources of its build', 'maven', 'buildSrc/src/main/kotlin/V.kt', 'app/build.gradle', 'yes'],
    ['of Java is introduced by anything in the folder of its build', 'maven', 'gradle/x/deps.groovy', 'app/build.gradle', 'yes'],
    ['of Java is not introduced by a folder whose name ends alike', 'maven', 'upgradle/x.groovy', 'app/build.gradle', 'no'],
    ['of Python is introduced by a list in a folder of such', 'pypi', 'deps/prod.lst', 'requirements.txt', 'yes'],
    ['of Python is introduced by constraints', 'pypi', 'ci/constraints-3.12.txt', 'requirements.txt', 'yes'],
    ['of Python is not introduced by any text', 'pypi', 'docs/notes.txt', 'requirements.txt', 'no'],
    ['of a workflow is introduced by an action', 'github', '.github/actions/x/action.yml', '.github/workflows/ci.yml', 'yes'],
    ['of a workflow is introduced by an action elsewhere', 'github', 'tools/x/action.yml', '.github/workflows/ci.yml', 'yes'],
    ['of a workflow is not introduced by a lock file', 'github', 'package-lock.json', '.github/workflows/ci.yml', 'no'],
    ['of an operating system is introduced by what a build reads', 'deb', '.env', 'Dockerfile', 'yes'],
    ['of an operating system is introduced by what a build runs', 'oci', 'install.sh', 'Dockerfile', 'yes'],
    ['of Go is introduced by its vendored list', 'golang', 'vendor/modules.txt', 'go.mod', 'yes'],
    ['of Rust is introduced by its workspace', 'cargo', 'Cargo.toml', 'crates/a/Cargo.lock', 'yes'],
    ['is not introduced by a file whose name holds that of a manifest', 'npm', 'package.json.md', 'package-lock.json', 'no'],
  ])('%s', (_title, ecosystem, touched, path, answer) => {
    const change = aChange({ [touched]: {} }, [path]);
    expect(introducedBy(told(change))(facts({ package: aPackage(ecosystem), location: at(path, 1) })).answer).toBe(answer);
  });

  test.each<[string, Partial<FileChange>, string]>([
    ['was only renamed', { status: 'renamed', from: 'x.json', lines: [] }, 'package.json'],
    ['was renamed to something else', { status: 'renamed', from: 'package.json', lines: [] }, 'x.json'],
    ['was taken away', { status: 'deleted', lines: [] }, 'package.json'],
  ])('whose manifest %s is introduced', (_title, over, path) => {
    const change = aChange({ [path]: over });
    expect(introducedBy(told(change))(facts(VULNERABLE)).answer).toBe('yes');
  });

  test('without a file is introduced by any manifest of its kind, which is named', () => {
    const judge = introducedBy(told(aChange({ 'deploy/Dockerfile': {} })));
    expect(judge(facts({ package: aPackage('deb'), location: { ...at(null), display: 'alpine:3.20' } })).why).toBe(
      'the change touches deploy/Dockerfile, which can bring the package',
    );
  });

  test('that the same tool did not find before is introduced when any manifest of its kind is touched', () => {
    const change = aChange({ 'bom/pom.xml': {} }, ['app/pom.xml']);
    const given = { vulnerability: { id: 'CVE-2026-1', aliases: [] }, package: aPackage('maven'), location: at('app/pom.xml', 1) };
    expect(introducedBy(told(change))(facts({ ...given, sameToolBefore: true })).answer).toBe('yes');
    expect(introducedBy(told(change))(facts({ ...given, followed: { strength: 'no baseline' } })).answer).toBe('yes');
  });
});

describe('1 a suppression', () => {
  test.each<[string, readonly Suppression[], readonly Suppression[], 'yes' | 'no']>([
    ['that was there before is none of the change', [ACCEPTED], [ACCEPTED], 'no'],
    ['that is there twice now is none of the change', [ACCEPTED], [ACCEPTED, ACCEPTED], 'no'],
    ['that is new is one of the change', [], [ACCEPTED], 'yes'],
    ['that was taken away is none of the change', [ACCEPTED], [], 'no'],
    ['of another kind is one of the change', [{ ...ACCEPTED, kind: 'external' }], [ACCEPTED], 'yes'],
    ['that was rejected before is one of the change', [{ ...ACCEPTED, status: 'rejected' }], [ACCEPTED], 'yes'],
    ['whose rejection was taken away is one of the change', [ACCEPTED, { ...ACCEPTED, status: 'rejected' }], [ACCEPTED], 'yes'],
  ])('%s', (_title, before, now, answer) => {
    expect(introducedBy(told(CHANGE))(facts({ followed: { ...STRONG, suppressions: before }, suppressions: now })).answer).toBe(answer);
  });

  test('of a finding on touched lines does not keep it from being introduced', () => {
    expect(introducedBy(told(CHANGE))(facts({ location: at('src/a.ts', 11), suppressions: [ACCEPTED] })).answer).toBe('yes');
  });
});

describe('the same tool', () => {
  const tool = { name: 'Trivy', version: '0.57.0', category: null };
  test.each([
    ['has the same name in any case', { name: 'trivy' }, true],
    ['has not another version', { version: '0.58.0' }, false],
    ['has not an unknown version', { version: null }, false],
    ['may have another category', { category: 'image' }, true],
    ['may have spaces around its name and version', { name: ' Trivy', version: '0.57.0 ' }, true],
  ])('%s', (_title, over, same) => {
    expect(isSameTool(tool, { ...tool, ...over })).toBe(same);
  });

  test('may be one whose version neither run names', () => {
    expect(isSameTool({ ...tool, version: null }, { ...tool, version: null })).toBe(true);
  });
});

describe('a merged defect', () => {
  const [yes, no] = [
    { answer: 'yes', why: 'touched' },
    { answer: 'no', why: 'known' },
  ] as const;
  test.each([
    ['is not introduced when no finding is', [no, no] as const, no],
    ['is introduced when one finding is, which says why', [no, yes] as const, yes],
  ])('%s', (_title, findings, expected) => {
    expect(introducedDefect(findings)).toEqual(expected);
  });
});

describe('always', () => {
  const PATHS = ['src/a.ts', 'src/old.ts', 'package-lock.json', 'package.json', 'Dockerfile', '../package.json'];
  const span = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.nat(5)).map(([first, more]): Span => [first, first + more]);
  const aFile = fc.record({
    path: fc.constantFrom(...PATHS),
    lines: fc.oneof(fc.constant('all' as const), fc.array(span, { maxLength: 1 })),
  });
  const files = fc.array(aFile, { maxLength: 4 });
  const given: fc.Arbitrary<Given> = fc.record({
    followed: fc.constantFrom<Followed>(WEAK, NONE, { strength: 'no baseline' }),
    sameToolBefore: fc.boolean(),
    location: fc.tuple(fc.constantFrom(...PATHS, null), fc.option(fc.integer({ min: 1, max: 40 }))).map(([path, line]) => at(path, line)),
    otherPaths: fc.subarray([...PATHS, ''], { maxLength: 2 }),
    package: fc.constantFrom(null, aPackage('npm'), aPackage('deb'), aPackage(null)),
    vulnerability: fc.constantFrom(null, { id: 'CVE-2026-1', aliases: [] }),
  });
  const changed = (list: readonly { path: string; lines: FileChange['lines'] }[]): Change =>
    aChange(Object.fromEntries(list.map(({ path, lines }) => [path, { lines }])), PATHS);

  test('touching more makes nothing less introduced', () => {
    fc.assert(
      fc.property(files, aFile, given, (list, more, each) => {
        const before = introducedBy(told(changed(list)))(facts(each)).answer;
        const kept = list.some(({ path }) => path === more.path) ? list : [...list, more];
        expect([before, introducedBy(told(changed(kept)))(facts(each)).answer]).not.toEqual(['yes', 'no']);
      }),
      { numRuns: 2000 },
    );
  });

  test('a run on the base that lacks it makes nothing less introduced, nor does a change that cannot be told', () => {
    fc.assert(
      fc.property(files, given, (list, each) => {
        const judge = introducedBy(told(changed(list)));
        const [without, within] = [false, true].map((sameToolBefore) => judge(facts({ ...each, sameToolBefore })).answer);
        expect([without, within]).not.toEqual(['yes', 'no']);
        expect(introducedBy(untold('x', 'y'))(facts(each)).answer).toBe('yes');
      }),
      { numRuns: 2000 },
    );
  });

  test('what is not introduced was known before, or names a file of the head', () => {
    fc.assert(
      fc.property(files, given, (list, each) => {
        const { answer } = introducedBy(told(changed(list)))(facts(each));
        expect(answer === 'no' && (each.location?.path ?? null) === null).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });
});
