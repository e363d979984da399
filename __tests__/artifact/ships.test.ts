// Whether a defect ships: which word counts before which, and what evidence cannot say.

import { array, assert, constantFrom, property, subarray } from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence, Exclusion, KnownPackage, SourceTree } from '../../src/model/artifact.ts';
import { aMetafile, aPackage, askPackage, askPath, aTree, court, evidenceOf, installed } from './builders.ts';

const TREE = aTree(['src/a.ts', 'src/b.ts', 'src/c.ts', '__tests__/a.test.ts', 'lib/x.py', 'lib/y.py', 'Dockerfile', 'docs/a.md']);
const exclude = (path: string): Exclusion => ({ path, reason: 'not packed', where: 'policy.yml:9' });
const bundleOf = (...sources: string[]): Evidence => evidenceOf(aMetafile(sources), 'meta.json');
const anSbom = (components: readonly unknown[], over: Record<string, unknown> = {}, file = 'sbom.cdx.json'): Evidence =>
  evidenceOf({ bomFormat: 'CycloneDX', specVersion: '1.6', components, ...over }, file);
const component = (name: string, version = '1.0.0', over: Record<string, unknown> = {}): unknown => ({
  type: 'library',
  name,
  version,
  purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
  ...over,
});

describe('a source file', () => {
  const answer = (path: string | null, evidences: readonly Evidence[], exclusions: readonly Exclusion[] = []): string =>
    askPath(court({ evidences, exclusions, tree: TREE }), path).answer;

  test.each<[string, string, string | null, readonly Evidence[], readonly Exclusion[]]>([
    ['ships without evidence, for nobody can tell', 'unknown', 'src/a.ts', [], []],
    ['ships where a bundle holds it', 'yes', 'src/a.ts', [bundleOf('src/a.ts')], []],
    ['does not where a bundle was made without it', 'no', 'src/c.ts', [bundleOf('src/a.ts', 'src/b.ts')], []],
    ['ships where one bundle holds it and another does not', 'yes', 'src/c.ts', [bundleOf('src/a.ts'), bundleOf('src/c.ts')], []],
    ['does not where the policy excludes it', 'no', 'src/c.ts', [], [exclude('src/c.ts')]],
    ['ships where the policy excludes it and a bundle holds it', 'yes', 'src/a.ts', [bundleOf('src/a.ts')], [exclude('src/**')]],
    ['that is no code may shape the artifact', 'unknown', 'Dockerfile', [bundleOf('src/a.ts', 'src/b.ts')], []],
    ['that is no code can be excluded', 'no', 'docs/a.md', [bundleOf('src/a.ts')], [exclude('docs/**')]],
    ['of another language is not covered by a bundle', 'unknown', 'lib/x.py', [bundleOf('src/a.ts', 'src/b.ts')], []],
    ['that is not in the tree is no file of it, excluded or not', 'unknown', 'src/z.ts', [bundleOf('src/a.ts')], [exclude('src/**')]],
    ['that a finding does not name may be any', 'unknown', null, [bundleOf('src/a.ts')], [exclude('src/**')]],
    ['that differs in case from one that is listed may be it', 'unknown', 'src/A.ts', [bundleOf('src/a.ts')], []],
    ['is not denied by packages', 'unknown', 'src/c.ts', [anSbom([component('ms')])], []],
    ['of a bundle ships by the name of its output', 'yes', 'dist/app.js', [bundleOf('src/a.ts')], []],
  ])('%s', (_title, expected, path, evidences, exclusions) => {
    expect(answer(path, evidences, exclusions)).toBe(expected);
  });

  test('that nobody could speak of is not said to be of a kind', () => {
    const why = (evidences: readonly Evidence[], path: string): string => askPath(court({ evidences, tree: TREE }), path).why;
    expect(why([], 'src/a.ts')).toBe('there is no artifact evidence');
    expect(why([anSbom([component('ms')])], 'src/a.ts')).toBe('no evidence speaks of things of its kind');
  });

  test('is excluded by an exclusion that the answer names', () => {
    const [first] = [exclude('src/*')];
    const { exclusions, where } = askPath(court({ exclusions: first === undefined ? [] : [first], tree: TREE }), 'src/c.ts');
    expect([exclusions, where]).toEqual([[first], 'policy.yml:9']);
  });

  test('of a defect with several findings ships if one of them does, and does not only if none does', () => {
    const { ships } = court({ evidences: [bundleOf('src/a.ts', 'src/b.ts')], tree: TREE });
    const ask = (...paths: (string | null)[]): string => ships(paths.map((path) => ({ paths: [path], package: null }))).answer;
    expect([ask('src/c.ts', 'src/a.ts'), ask('src/c.ts', null), ask('src/c.ts', '__tests__/a.test.ts')]).toEqual(['yes', 'unknown', 'no']);
  });

  test('is not denied where a link may lead to what is listed', () => {
    const tree = { ...TREE, links: new Set(['src/ln']) };
    const judging = court({ evidences: [bundleOf('src/a.ts', 'src/b.ts', 'src/ln/z.ts')], tree });
    expect([askPath(judging, 'src/a.ts').answer, askPath(judging, 'src/c.ts').answer]).toEqual(['yes', 'unknown']);
  });

  test('is not denied by modules of which one is no file of the tree, and may import it', () => {
    const map = evidenceOf({ version: 3, sources: ['../src/a.ts', '../src/b.ts', '../src/made.ts'], mappings: '' }, 'dist/app.js.map');
    expect([answer('src/a.ts', [map]), answer('src/c.ts', [map])]).toEqual(['yes', 'unknown']);
  });

  test('that is only read is not denied by another bundle', () => {
    const reading = evidenceOf({
      inputs: { 'src/a.ts': {}, 'src/c.ts': {} },
      outputs: { 'o.js': { inputs: { 'src/a.ts': { bytesInOutput: 1 } } } },
    });
    expect([answer('src/c.ts', [reading]), answer('src/c.ts', [reading, bundleOf('src/a.ts', 'src/b.ts')])]).toEqual([
      'unknown',
      'unknown',
    ]);
  });

  test('whose name a tool may write in two ways is never denied', () => {
    const odd = ['src/a b.ts', 'src/a%20b.ts', 'src/a#b.ts', 'src/a?b.ts', 'src/a!b.ts', 'src/a\\b.ts'];
    const judging = court({ evidences: [bundleOf('src/a.ts', 'src/b.ts')], tree: aTree(['src/a.ts', 'src/b.ts', ...odd]) });
    expect(odd.map((path) => askPath(judging, path).answer)).toEqual(['no', ...odd.slice(1).map(() => 'unknown')]);
  });
});

describe('a package', () => {
  const known = aTree(['src/a.ts', 'src/b.ts'], { packages: ['ms', 'yaml', '@shop/cart', 'left-pad'].map((name) => installed(name)) });
  const bundle = bundleOf('src/a.ts', 'node_modules/ms/index.js');
  const all = anSbom([component('ms'), component('yaml'), component('@shop/cart')]);

  test.each<[string, string, Parameters<typeof aPackage>, readonly Evidence[]]>([
    ['ships where an inventory lists it', 'yes', ['ms'], [all]],
    ['ships under its scope', 'yes', ['@shop/cart'], [all]],
    ['does not where an inventory lists others', 'no', ['left-pad'], [all]],
    ['ships where a bundle holds a file of it', 'yes', ['ms'], [bundle]],
    ['does not where a bundle holds files of others', 'no', ['yaml'], [bundle]],
    ['ships by one word of two', 'yes', ['yaml'], [bundle, all]],
    ['of another version does not ship', 'no', ['ms', '2.0.0'], [all]],
    ['of an equal version written otherwise ships', 'yes', ['ms', 'v1.0.0'], [all]],
    ['of a version that nobody can compare may ship', 'unknown', ['ms', 'latest'], [all]],
    ['without a version ships', 'yes', ['ms', null], [all]],
    ['of another ecosystem is not covered', 'unknown', ['ms', '1.0.0', 'pypi'], [all]],
    ['of an ecosystem that is not listed is not covered', 'unknown', ['requests', '1.0.0', 'pypi'], [all]],
    ['of no ecosystem may be any', 'unknown', ['left-pad', '1.0.0', null], [all]],
    ['whose name looks like one that is listed may be it', 'unknown', ['left_pad'], [anSbom([component('ms'), component('left-pad')])]],
    ['is the same in any case, as purls of npm are', 'yes', ['MS'], [all]],
    [
      'of a distribution has more names than one',
      'unknown',
      ['openssl', '3.0', 'deb'],
      [anSbom([{ name: 'x', purl: 'pkg:deb/debian/libssl3@3.0' }])],
    ],
    [
      'that is excluded by its scope does not ship',
      'no',
      ['ms'],
      [anSbom([component('ms', '1.0.0', { scope: 'excluded' }), component('yaml')])],
    ],
    ['that is optional may ship', 'unknown', ['ms'], [anSbom([component('ms', '1.0.0', { scope: 'optional' }), component('yaml')])]],
    ['inside another component ships', 'yes', ['ms'], [anSbom([component('yaml', '1.0.0', { components: [component('ms')] })])]],
    ['is not denied by an inventory without components', 'unknown', ['ms'], [anSbom([])]],
    [
      'is not denied by an inventory of another project',
      'unknown',
      ['ms'],
      [anSbom([component('react'), component('vue'), component('yaml')])],
    ],
    [
      'is not denied by an inventory that calls itself incomplete',
      'unknown',
      ['left-pad'],
      [anSbom([component('ms')], { compositions: [{ aggregate: 'incomplete' }] })],
    ],
    [
      'is denied by an inventory that calls itself complete',
      'no',
      ['left-pad'],
      [anSbom([component('ms')], { compositions: [{ aggregate: 'complete' }] })],
    ],
    ['is not denied by a list of files', 'unknown', ['left-pad'], [evidenceOf('src/a.ts\nsrc/b.ts\n', 'files.txt')]],
    [
      'that is used and not bundled ships',
      'yes',
      ['yaml'],
      [evidenceOf(aMetafile(['src/a.ts'], { imports: [{ path: 'yaml', external: true }] }))],
    ],
    [
      'beside one that is used and not bundled may ship',
      'unknown',
      ['left-pad'],
      [evidenceOf(aMetafile(['src/a.ts'], { imports: [{ path: 'yaml', external: true }] }))],
    ],
    [
      'beside a module of Node.js does not',
      'no',
      ['left-pad'],
      [evidenceOf(aMetafile(['src/a.ts'], { imports: [{ path: 'fs/promises', external: true }] }))],
    ],
  ])('%s', (_title, expected, wanted, evidences) => {
    expect(askPackage(court({ evidences, tree: known }), aPackage(...wanted)).answer).toBe(expected);
  });

  test('that is installed under another name is found by the lockfile', () => {
    const tree = aTree(['src/a.ts'], { packages: [installed('lodash', '4.0.0', 'node_modules/my-lodash')] });
    const judging = court({ evidences: [bundleOf('src/a.ts', 'node_modules/my-lodash/index.js')], tree });
    expect(askPackage(judging, aPackage('lodash', '4.0.0')).answer).toBe('yes');
  });

  test('that a lockfile calls by another name than its folder is either', () => {
    const tree = { ...known, packages: [...known.packages, installed('zz', '1.0.0', 'node_modules/left-pad')] };
    const judging = court({ evidences: [bundleOf('src/a.ts', 'node_modules/left-pad/index.js')], tree });
    expect([askPackage(judging, aPackage('zz')).answer, askPackage(judging, aPackage('yaml')).answer]).toEqual(['yes', 'no']);
    const lying = { ...tree, packages: tree.packages.filter(({ name }) => name !== 'left-pad') };
    expect(
      askPackage(court({ evidences: [bundleOf('src/a.ts', 'node_modules/left-pad/index.js')], tree: lying }), aPackage('left-pad')).answer,
    ).toBe('unknown');
  });

  test('that a bundle lacks is not denied where no lockfile says what is installed', () => {
    const tree = aTree(['src/a.ts'], { packages: [installed('lodash', '4.0.0', null)] });
    expect(askPackage(court({ evidences: [bundle], tree }), aPackage('lodash')).answer).toBe('unknown');
  });

  test('that two packages of the tree have in folders of one name is any of them', () => {
    const packages = [installed('ms', '1.0.0'), { ...installed('ms', '2.0.0'), folder: 'node_modules/ms' }, installed('ms', '3.0.0', null)];
    const judging = court({ evidences: [bundle], tree: aTree(['src/a.ts', 'src/b.ts'], { packages }) });
    expect(['1.0.0', '2.0.0', '3.0.0'].map((version) => askPackage(judging, aPackage('ms', version)).answer)).toEqual(['yes', 'yes', 'no']);
  });

  const spdx = evidenceOf({
    spdxVersion: 'SPDX-2.3',
    packages: ['ms', 'yaml', '@shop/cart'].map((name) => ({
      name,
      versionInfo: '1.0.0',
      externalRefs: [{ referenceType: 'purl', referenceLocator: `pkg:npm/${name.replace('@', '%40')}@1.0.0` }],
    })),
  });
  const second = (over: Partial<KnownPackage>): SourceTree => ({
    ...known,
    packages: [...known.packages, { ...installed('x'), lockfile: 'be/package-lock.json', ...over }],
  });

  test.each<[string, SourceTree, string | null, string]>([
    ['in its lockfile', known, 'package-lock.json', 'no'],
    ['in a lockfile of another tool', known, 'be/yarn.lock', 'unknown'],
    ['in another package.json', known, 'be/package.json', 'unknown'],
    ['nowhere', known, null, 'unknown'],
    ['where yarn installs, too', { ...known, unlocked: 'be/yarn.lock' }, 'package-lock.json', 'unknown'],
    ['where another lockfile names others', second({}), 'package-lock.json', 'no'],
    ['where another lockfile names it, too', second({ name: 'left-pad' }), 'package-lock.json', 'unknown'],
    ['where another lockfile names one that looks like it', second({ name: 'left_pad' }), 'package-lock.json', 'unknown'],
  ])('found %s', (_title, tree, path, expected) => {
    const answers = [all, spdx, bundle].map(
      (evidence) => askPackage(court({ evidences: [evidence], tree }), aPackage('left-pad'), path).answer,
    );
    expect(answers).toEqual([expected, expected, expected]);
  });

  test.each<[string, string, string, string]>([
    ['in its repository, of this version', 'pkg:github/vercel/left-pad@1.0.0', '1.0.0', 'unknown'],
    ['in its repository, of a revision', 'pkg:github/vercel/left-pad@0a1b2c3', '0a1b2c3', 'unknown'],
    ['in its repository, of another version', 'pkg:github/vercel/left-pad@2.0.0', '2.0.0', 'no'],
    ['of another name in npm', 'pkg:npm/%40other/left-pad@1.0.0', '1.0.0', 'no'],
  ])('is listed %s', (_title, purl, version, expected) => {
    const beside = anSbom([
      component('ms'),
      component('yaml'),
      component('@shop/cart'),
      { type: 'library', name: 'left-pad', version, purl },
    ]);
    expect(askPackage(court({ evidences: [beside], tree: known }), aPackage('left-pad')).answer).toBe(expected);
  });

  test('is not denied by a bundle that holds folders which its lockfile does not know, whatever another one says', () => {
    const decoy = { ...installed('foo'), lockfile: 'docs/package-lock.json' };
    const judging = court({
      evidences: [bundleOf('src/a.ts', 'node_modules/foo/index.js')],
      tree: { ...known, packages: [...known.packages, decoy] },
    });
    expect(askPackage(judging, aPackage('left-pad')).answer).toBe('unknown');
  });

  test('of the source tree itself is not denied by a bundle', () => {
    expect(askPackage(court({ evidences: [bundle], tree: known }), aPackage('@shop/main')).answer).toBe('unknown');
  });

  test('is told from another version of it by the folder that was bundled', () => {
    const packages = [installed('ms', '1.0.0'), installed('ms', '2.0.0', 'node_modules/a/node_modules/ms')];
    const judging = court({ evidences: [bundle], tree: aTree(['src/a.ts', 'src/b.ts'], { packages }) });
    expect([askPackage(judging, aPackage('ms', '1.0.0')).answer, askPackage(judging, aPackage('ms', '2.0.0')).answer]).toEqual([
      'yes',
      'no',
    ]);
  });

  test('is asked for by its name alone, wherever its lockfile stands', () => {
    const judging = court({ evidences: [all], exclusions: [exclude('package-lock.json')], tree: known });
    expect(askPackage(judging, aPackage('ms')).answer).toBe('yes');
    expect(askPackage(court({ exclusions: [exclude('package-lock.json')], tree: known }), aPackage('ms')).answer).toBe('unknown');
  });
});

describe('a workspace package', () => {
  const tree = aTree(['packages/cart/src/a.ts', 'packages/cart/src/b.ts', 'packages/shop/src/main.ts'], {
    workspaces: new Map([['node_modules/@shop/cart', 'packages/cart']]),
  });

  test('is found below node_modules, where it is linked', () => {
    const judging = court({ evidences: [bundleOf('packages/shop/src/main.ts', 'node_modules/@shop/cart/src/a.ts')], tree });
    expect([askPath(judging, 'packages/cart/src/a.ts').answer, askPath(judging, 'packages/cart/src/b.ts').answer]).toEqual(['yes', 'no']);
  });

  test('is found in the store of another tool', () => {
    const stored = 'node_modules/.pnpm/@shop+cart@file+packages+cart/node_modules/@shop/cart/src/a.ts';
    const judging = court({ evidences: [bundleOf('packages/shop/src/main.ts', stored)], tree });
    expect([askPath(judging, 'packages/cart/src/a.ts').answer, askPath(judging, 'packages/cart/src/b.ts').answer]).toEqual(['yes', 'no']);
  });

  test('that may stand in several folders leaves all of them unknown', () => {
    const unclear = new Set(['node_modules/@shop/cart']);
    const judging = court({
      evidences: [bundleOf('packages/shop/src/main.ts', 'packages/cart/src/b.ts', 'node_modules/@shop/cart/src/a.ts')],
      tree: { ...tree, workspaces: new Map(), unclear },
    });
    expect(askPath(judging, 'packages/cart/src/a.ts').answer).toBe('unknown');
  });

  test('is found from the folder of another one', () => {
    const judging = court({ evidences: [bundleOf('src/main.ts', '../cart/src/a.ts')], tree });
    expect([...tree.paths].map((path) => askPath(judging, path).answer)).toEqual(['yes', 'no', 'yes']);
  });
});

describe('what is wrong with evidence', () => {
  const [sha1, integrity] = ['a'.repeat(40), Buffer.alloc(64, 0xbb).toString('base64')];
  const packed = evidenceOf(
    [{ name: 'shop', version: '1.0.0', files: [], shasum: sha1, integrity: `sha512-${integrity}` }],
    'npm-pack.json',
  );
  const provenance = (commit: string, sha256: string): Evidence =>
    evidenceOf(
      {
        _type: 'https://in-toto.io/Statement/v1',
        subject: [{ name: 'app.tgz', digest: { sha256 } }],
        predicateType: 'https://slsa.dev/provenance/v1',
        predicate: {
          buildDefinition: {
            resolvedDependencies: [{ uri: 'git+https://example.org/shop@refs/heads/main', digest: { gitCommit: commit } }],
          },
        },
      },
      'provenance.json',
    );

  test.each<[string, readonly string[], readonly Evidence[], Partial<{ digests: readonly string[]; revision: string }>]>([
    ['nothing, where all agrees', [], [provenance('c1', 'aa')], { digests: ['sha256:aa'], revision: 'c1' }],
    ['nothing, where digests are of different kinds', [], [provenance('c1', 'aa')], { digests: ['sha512:bb'] }],
    ['another artifact', ['E_EVIDENCE_OTHER'], [provenance('c1', 'aa')], { digests: ['sha256:bb'] }],
    ['another revision', ['E_EVIDENCE_OTHER'], [provenance('c1', 'aa')], { revision: 'c2' }],
    ['nothing, where npm packed this artifact', [], [packed], { digests: [`sha1:${sha1}`, `sha512:${'bb'.repeat(64)}`, 'sha256:cc'] }],
    ['nothing, where only a digest that npm does not name is known', [], [packed], { digests: ['sha256:cc'] }],
    ['another package', ['E_EVIDENCE_OTHER'], [packed], { digests: [`sha1:${'c'.repeat(40)}`, `sha512:${'cc'.repeat(64)}`] }],
    [
      'another package, made to have the same weak digest',
      ['E_EVIDENCE_OTHER'],
      [packed],
      { digests: [`sha1:${sha1}`, `sha512:${'cc'.repeat(64)}`] },
    ],
    ['both', ['E_EVIDENCE_OTHER', 'E_EVIDENCE_OTHER'], [provenance('c1', 'aa')], { digests: ['sha256:bb'], revision: 'c2' }],
    [
      'another image',
      ['E_EVIDENCE_OTHER'],
      [anSbom([], { metadata: { component: { name: 'demo', version: 'sha256:aa' } } })],
      { digests: ['sha256:bb'] },
    ],
  ])('is a fault: %s', (_title, codes, evidences, judged) => {
    expect(court({ evidences, judged: { digests: [], revision: null, ...judged } }).faults.map(({ code }) => code)).toEqual(codes);
  });

  test.each([
    ['sbom.cdx.json', 'build/sbom.cdx.json', []],
    ['build/*.cdx.json', 'build/sbom.cdx.json', []],
    ['build/sbom.cdx.json', 'sbom.cdx.json', ['E_EVIDENCE_ABSENT']],
    ['SBOM.cdx.json', 'sbom.cdx.json', ['E_EVIDENCE_ABSENT']],
  ])('the policy requires %s, and %s is given: %j', (name, file, codes) => {
    const required = [{ name, where: 'policy.yml:3' }];
    const { faults } = court({ evidences: [anSbom([component('ms')], {}, file)], required });
    expect(faults.map(({ code }) => code)).toEqual(codes);
  });

  test('evidence that overlaps with nothing is said loudly', () => {
    const { warnings } = court({ evidences: [bundleOf('lib/other.ts'), anSbom([component('react')])] });
    expect(warnings.map(({ what }) => what)).toEqual([
      'no source file that meta.json lists is in this source tree: it keeps nothing from counting as shipped',
      'no package that it lists is known here: it keeps nothing from counting as shipped',
    ]);
  });
});

describe('whatever the evidence', () => {
  const POOL: readonly Evidence[] = [
    bundleOf('src/a.ts', 'src/b.ts'),
    bundleOf('src/c.ts'),
    bundleOf('other/z.ts'),
    evidenceOf('src/a.ts\nsrc/b.ts\n', 'files.txt'),
    evidenceOf({ version: 3, sources: ['../src/b.ts'], mappings: '' }, 'dist/app.js.map'),
    anSbom([component('ms')]),
    anSbom([component('react')]),
    evidenceOf([{ name: 'shop', version: '1.0.0', files: [{ path: 'dist/app.js' }] }], 'npm-pack.json'),
  ];
  const paths = [...TREE.paths];
  const RANK = { no: 0, unknown: 1, yes: 2 } as const;
  const answersOf = (evidences: readonly Evidence[], exclusions: readonly Exclusion[] = []): readonly (keyof typeof RANK)[] =>
    paths.map((path) => askPath(court({ evidences, exclusions, tree: TREE }), path).answer);

  test('a yes stands, whatever else is given', () => {
    const exclusions = array(constantFrom(...['src/**', 'lib/**', '__tests__/**'].map(exclude)), { maxLength: 2 });
    assert(
      property(subarray([...POOL]), subarray([...POOL]), exclusions, (some, more, excluded) => {
        const [before, after] = [answersOf(some), answersOf([...some, ...more], excluded)];
        return before.every((answer, index) => answer !== 'yes' || after[index] === 'yes');
      }),
    );
  });

  test('the order of evidence changes no answer', () => {
    assert(
      property(subarray([...POOL]), (some) => {
        expect(answersOf(some.toReversed())).toEqual(answersOf(some));
      }),
    );
  });

  test('evidence of packages changes nothing for source files', () => {
    const [sboms, others] = [POOL.filter(({ sources }) => sources === null), POOL.filter(({ sources }) => sources !== null)];
    assert(
      property(subarray(others), (some) => {
        expect(answersOf([...some, ...sboms])).toEqual(answersOf(some));
      }),
    );
  });
});
