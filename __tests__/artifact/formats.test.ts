// What readers make of each format: the smallest file of it that says something.

import { describe, expect, test } from 'vitest';
import { readLockfile } from '../../src/artifact/lockfile.ts';
import { cleanPath } from '../../src/artifact/path.ts';
import type { EvidenceFormat } from '../../src/model/artifact.ts';
import { evidenceOf, valueOf } from './builders.ts';

describe('a format is known by its content', () => {
  const statement = {
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'a', digest: { sha256: 'AA' } }],
    predicateType: 'https://slsa.dev/provenance/v1',
  };
  const envelope = {
    payload: Buffer.from(JSON.stringify(statement)).toString('base64'),
    payloadType: 'application/vnd.in-toto+json',
    signatures: [],
  };

  test.each<[EvidenceFormat, string, unknown]>([
    ['esbuild metafile', 'with its inputs and outputs', { inputs: {}, outputs: {} }],
    ['source map', 'of one file', { version: 3, sources: [], mappings: '' }],
    ['source map', 'of sections', { version: 3, sections: [] }],
    ['bundle stats', 'of webpack', { modules: [{ name: './src/a.js', chunks: [1] }] }],
    ['bundle stats', 'of several compilations', { children: [{ modules: [{ name: './src/a.js', chunks: [1] }] }] }],
    ['bundle stats', 'of a visualizer', { nodeMetas: {}, nodeParts: {} }],
    ['bundle stats', 'of an analyzer', { bundleSize: 1, moduleCount: 0, modules: [] }],
    ['bundle stats', 'of chunks', [{ fileName: 'a.js', moduleIds: ['/src/a.ts'] }]],
    ['vite manifest', 'of entries', { 'src/main.ts': { file: 'main.js', isEntry: true } }],
    ['npm pack', 'of one package', [{ name: 'a', version: '1.0.0', files: [] }]],
    ['npm pack', 'by names of packages', { a: { name: 'a', version: '1.0.0', files: [] } }],
    ['file list', 'of one line', 'src/a.ts'],
    ['CycloneDX', '1.4', { bomFormat: 'CycloneDX', specVersion: '1.4' }],
    ['CycloneDX', '1.5', { bomFormat: 'CycloneDX', specVersion: '1.5' }],
    ['CycloneDX', '1.6', { bomFormat: 'CycloneDX', specVersion: '1.6' }],
    ['SPDX', '2.3', { spdxVersion: 'SPDX-2.3' }],
    ['provenance', 'as a statement', statement],
    ['provenance', 'as an older statement', { ...statement, _type: 'https://in-toto.io/Statement/v0.1' }],
    ['provenance', 'in an envelope', envelope],
    ['provenance', 'in a bundle', { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json', dsseEnvelope: envelope }],
    ['provenance', 'line by line', `${JSON.stringify(envelope)}\n${JSON.stringify(statement)}\n`],
  ])('%s, %s', (format, _title, content) => {
    expect(evidenceOf(content).format).toBe(format);
  });
});

describe('what ships and what was read', () => {
  const readOf = (content: unknown): readonly (readonly string[])[] => {
    const { sources } = evidenceOf(content);
    return [[...(sources?.ships.keys() ?? [])], [...(sources?.read ?? [])], [...(sources?.made.keys() ?? [])]];
  };

  test.each<[string, unknown, readonly (readonly string[])[]]>([
    [
      'esbuild: bytes ship, and no bytes were read',
      {
        inputs: { 'a.ts': {}, 'b.ts': {}, 'c.ts': {} },
        outputs: { 'o.js': { inputs: { 'a.ts': { bytesInOutput: 1 }, 'b.ts': { bytesInOutput: 0 } } } },
      },
      [['a.ts'], ['b.ts', 'c.ts'], ['o.js']],
    ],
    [
      'webpack: a module of a chunk ships with all that is joined to it; one of no chunk was read',
      {
        outputPath: '/srv/dist',
        assets: [{ name: 'main.js' }],
        modules: [
          {
            name: './a.js + 1 modules',
            identifier: 'x',
            chunks: [1],
            modules: [
              { name: './a.js', chunks: [] },
              { name: './b.js', chunks: [] },
            ],
          },
          { name: './b.js', identifier: 'y', chunks: [], orphan: true },
          { name: './c.js', identifier: 'z', chunks: [], orphan: true },
          { name: 'external "fs"', identifier: 'external', chunks: [1] },
        ],
      },
      [['a.js', 'b.js'], ['c.js'], ['srv/dist/main.js']],
    ],
    [
      'a visualizer: what is left of a module ships',
      {
        nodeParts: { p1: { renderedLength: 9 }, p2: { renderedLength: 0 } },
        nodeMetas: {
          m1: { id: '/a.ts', moduleParts: { 'o.js': 'p1' } },
          m2: { id: '/b.ts', moduleParts: { 'o.js': 'p2' } },
          m3: { id: '/c.ts', moduleParts: {} },
        },
      },
      [['a.ts'], ['b.ts', 'c.ts'], ['o.js']],
    ],
    [
      'chunks: what is left of a module ships',
      [{ fileName: 'o.js', modules: { '/a.ts': { renderedLength: 1 }, '/b.ts': { renderedLength: 0 } } }],
      [['a.ts'], ['b.ts'], ['o.js']],
    ],
  ])('%s', (_title, content, expected) => {
    expect(readOf(content)).toEqual(expected);
  });

  test('webpack says when it leaves modules out', () => {
    expect(evidenceOf({ filteredModules: 3, modules: [{ name: './a.js', chunks: [1] }] }).sources?.gap).toContain('left modules out');
  });
});

describe('packages', () => {
  test('of SPDX are those with a purl, and others by their names; what is for development is left open', () => {
    const purl = (referenceLocator: string): unknown => ({ referenceCategory: 'PACKAGE-MANAGER', referenceType: 'purl', referenceLocator });
    const { packages } = evidenceOf({
      spdxVersion: 'SPDX-2.3',
      packages: [
        { SPDXID: 'a', name: 'a', versionInfo: '1.0', externalRefs: [purl('pkg:npm/%40scope/a@1.0')] },
        { SPDXID: 'b', name: 'b', versionInfo: '2.0', externalRefs: [purl('not a purl')] },
        { SPDXID: 'c', name: 'c', versionInfo: '3.0', externalRefs: [purl('pkg:pypi/C_c')] },
        { SPDXID: 'd', name: 'd' },
      ],
      relationships: [
        { spdxElementId: 'b', relationshipType: 'DEV_DEPENDENCY_OF', relatedSpdxElement: 'a' },
        { spdxElementId: 'd', relationshipType: 'TEST_DEPENDENCY_OF', relatedSpdxElement: 'a' },
        { spdxElementId: 'a', relationshipType: 'DEPENDS_ON', relatedSpdxElement: 'd' },
      ],
    });
    expect(packages?.packages).toEqual([
      { type: 'npm', name: '@scope/a', version: '1.0', standing: 'ships', where: '/packages/0' },
      { type: null, name: 'b', version: '2.0', standing: 'open', where: '/packages/1' },
      { type: 'pypi', name: 'c-c', version: '3.0', standing: 'ships', where: '/packages/2' },
      { type: null, name: 'd', version: null, standing: 'ships', where: '/packages/3' },
    ]);
  });

  test('of CycloneDX are components with a purl or a name, but for files and other things', () => {
    const { packages, subjects } = evidenceOf({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      metadata: {
        component: {
          type: 'container',
          name: 'shop',
          purl: `pkg:oci/shop@sha256%3A${'ab'.repeat(32)}`,
          hashes: [{ alg: 'SHA-512', content: 'CD' }],
        },
      },
      components: [
        { type: 'file', name: 'src/a.ts' },
        { type: 'library', group: 'org.x', name: 'y', version: '1' },
        { type: 'library', name: 'z', purl: 'pkg:maven/org.x/z@2' },
      ],
    });
    expect(packages?.packages.map(({ type, name, version }) => [type, name, version])).toEqual([
      ['oci', 'shop', `sha256:${'ab'.repeat(32)}`],
      [null, 'org.x/y', '1'],
      ['maven', 'org.x/z', '2'],
    ]);
    expect(subjects[0]?.digests).toEqual(['sha512:cd', `sha256:${'ab'.repeat(32)}`]);
  });

  test('of package-lock.json are named as they are, not as they are installed', () => {
    const entries = {
      '': { name: 'root' },
      'packages/cart': { name: '@shop/cart' },
      'node_modules/@shop/cart': { resolved: 'packages/cart', link: true },
      'node_modules/my-lodash': { name: 'lodash', version: '4.0.0' },
      'node_modules/a/node_modules/@s/b': { version: '1.0.0' },
      'packages/cart/node_modules/c': { version: '2.0.0' },
    };
    const { packages, workspaces } = valueOf(readLockfile(JSON.stringify({ lockfileVersion: 3, packages: entries }), 'package-lock.json'));
    expect(packages.map(({ name, version, folder }) => `${name}@${version} ${folder}`)).toEqual([
      'lodash@4.0.0 node_modules/my-lodash',
      '@s/b@1.0.0 node_modules/a/node_modules/@s/b',
      'c@2.0.0 node_modules/c',
    ]);
    expect([...workspaces]).toEqual([['node_modules/@shop/cart', 'packages/cart']]);
  });
});

describe('what evidence speaks of', () => {
  test('npm pack names the digests of the tarball', () => {
    const entry = {
      name: 'a',
      version: '1.0.0',
      files: [],
      shasum: 'AB'.repeat(20),
      integrity: `sha512-${Buffer.alloc(64, 1).toString('base64')}`,
    };
    expect(evidenceOf([entry]).subjects).toEqual([
      { name: 'a@1.0.0', digests: [`sha1:${'ab'.repeat(20)}`, `sha512:${'01'.repeat(64)}`], where: '/0' },
    ]);
  });

  test('provenance names the commit, of v1 and of v0.2', () => {
    const base = { _type: 'https://in-toto.io/Statement/v1', subject: [{ digest: { sha256: 'aa' } }] };
    const dependencies = [
      { uri: 'git+https://example.org/a', digest: { gitCommit: 'C1' } },
      { uri: 'https://example.org/image', digest: { sha1: 'no' } },
    ];
    const first = evidenceOf({
      ...base,
      predicateType: 'https://slsa.dev/provenance/v1',
      predicate: { buildDefinition: { resolvedDependencies: dependencies } },
    });
    const second = evidenceOf({
      ...base,
      predicateType: 'https://slsa.dev/provenance/v0.2',
      predicate: { materials: [{ uri: 'git+https://example.org/a', digest: { sha1: 'c2' } }] },
    });
    expect([first.revisions, second.revisions]).toEqual([
      [{ revision: 'c1', where: '/predicate/buildDefinition/resolvedDependencies/0' }],
      [{ revision: 'c2', where: '/predicate/materials/0' }],
    ]);
  });

  test('provenance names any number of artifacts', () => {
    const subject = Array.from({ length: 200_000 }, (_none, index) => ({ digest: { sha256: String(index) } }));
    const predicateType = 'https://slsa.dev/provenance/v1';
    expect(evidenceOf({ _type: 'https://in-toto.io/Statement/v1', predicateType, subject }).subjects).toHaveLength(200_000);
  });
});

describe('a path', () => {
  test.each<[string, string | null]>([
    ['./src/a.ts', 'src/a.ts'],
    ['../../src//a.ts', '../../src/a.ts'],
    ['src/../lib/./a.ts', 'lib/a.ts'],
    ['/srv/shop/src/a.ts', 'srv/shop/src/a.ts'],
    ['C:\\shop\\src\\a.ts', 'C:/shop/src/a.ts'],
    ['file:///srv/a%20b.ts', 'srv/a b.ts'],
    ['webpack:///./src/a.ts?1f2e', 'src/a.ts'],
    ['webpack-internal:///(rsc)/./src/a.ts', '(rsc)/src/a.ts'],
    ['./loader.js!./src/a.ts', 'src/a.ts'],
    ['./src/a.ts + 12 modules', 'src/a.ts'],
    ['\0/srv/a.js?commonjs-proxy', 'srv/a.js'],
    ['\0virtual', null],
    ['<define:process.env>', null],
    ['(disabled):util', null],
    ['external "fs"', null],
    ['data:text/javascript,1', null],
    ['https://example.org/a.js', null],
    ['', null],
    ['..', null],
    ['src/%zz.ts', 'src/%zz.ts'],
  ])('%j is %j', (written, path) => {
    expect(cleanPath(written)).toBe(path);
  });
});
