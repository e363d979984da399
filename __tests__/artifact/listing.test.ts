// Lists of the artifact's files: what is no file of the source tree may have been made of any, whatever it is called.

import { describe, expect, test } from 'vitest';
import type { Evidence, SourceTree } from '../../src/model/artifact.ts';
import {
  aMetafile,
  anImage,
  aPackage,
  askPackage,
  askPath,
  aTar,
  aTree,
  blobsOf,
  court,
  evidenceOf,
  installed,
  readBytes,
  sizesOf,
  valueOf,
} from './builders.ts';

const TEXTS = {
  'package.json': '{}',
  'index.js': 'the entry',
  'util.js': 'more of it',
  'src/index.js': 'another entry',
  'src/bad.js': 'bad',
  'app.py': 'python',
  'logo.svg': '<svg/>',
  'dist/old.js': 'a bundle that is committed',
};
const TREE = aTree(TEXTS, { blobs: blobsOf(TEXTS), sizes: sizesOf(TEXTS), manifests: new Map([['', 'shop']]) });
const BASE = ['package.json', 'index.js', 'util.js'];

const pack = (files: readonly string[], name = 'shop', sizes: Readonly<Record<string, number>> = {}): Evidence =>
  evidenceOf([{ name, version: '1.0.0', files: files.map((path) => ({ path, size: sizes[path] })) }], 'npm-pack.json');
const list = (...files: readonly string[]): Evidence => evidenceOf(files.join('\n'), 'files.txt');
const tarOf = async (files: Readonly<Record<string, string>>): Promise<Evidence> =>
  valueOf(await readBytes(aTar(Object.entries(files).map(([name, content]) => ({ name, content })))));
const forBad = (evidences: readonly Evidence[], tree: SourceTree = TREE): string =>
  askPath(court({ evidences, tree }), 'src/bad.js').answer;

describe('a list of sources alone', () => {
  test('denies others, by npm, as lines and as a tar', async () => {
    const tar = await tarOf({ 'package/package.json': '{}', 'package/index.js': 'the entry', 'package/util.js': 'more of it' });
    expect([pack(BASE), list(...BASE), list(...BASE.map((path) => `srv/shop/${path}`)), tar].map((one) => forBad([one]))).toEqual([
      'no',
      'no',
      'no',
      'no',
    ]);
  });
});

describe('no source is denied beside', () => {
  test.each([
    ['a bundle that is called as its entry is', 'dist/index.js'],
    ['one in a folder of another name', 'lib/index.js'],
    ['one in a folder that bundlers name', 'webpack/app.js'],
    ['one with a letter that begins a query', 'out/app?1.js'],
    ['one with a letter that begins a fragment', 'out/app#1.js'],
    ['one with a letter that ends a loader', 'out/x!index.js'],
    ['one with a blank at its end', 'out/app.js '],
    ['one without an ending', 'bin/t'],
    ['a page', 'index.html'],
    ['a picture that can hold a script', 'a.svg'],
    ['a style sheet', 'app.css'],
    ['a source map of nothing that is listed', 'app.js.map'],
    ['a bundle that is committed', 'dist/old.js'],
    ...['wasm', 'node', 'jsc', 'hbc', 'jsbundle', 'exe', 'js.gz', 'js.br', 'dll', 'so', 'es6', 'vue', 'bin'].map((ending) => [
      `a file in .${ending}`,
      `x/app.${ending}`,
    ]),
  ])('%s', (_title, path) => {
    const evidence = evidenceOf([{ name: 'shop', version: '1.0.0', files: [...BASE, path].map((one) => ({ path: one })) }], 'np.json');
    expect(forBad([evidence])).toBe('unknown');
  });

  test.each(['a.png', 'a.woff2', 'README.md', 'LICENSE', 'data.json', 'index.d.ts', 'index.js.map', 'NOTICE.txt'])(
    'but %s may be there, which holds no code that runs',
    (path) => {
      expect(forBad([pack([...BASE, path])])).toBe('no');
    },
  );

  test('a file of the size that another one has', () => {
    const size = TEXTS['index.js'].length;
    expect([size, size + 1].map((bytes) => forBad([pack(BASE, 'shop', { 'index.js': bytes })]))).toEqual(['no', 'unknown']);
  });

  test('a path that no file can have', () => {
    expect(forBad([pack([...BASE, `${'x'.repeat(5000)}.js`])])).toBe('unknown');
  });

  test('bytes of others by the name of a source, in a tar and in an image', async () => {
    const renamed = { 'app/package.json': '{}', 'app/index.js': 'bundled', 'app/util.js': 'more of it' };
    const image = valueOf(await readBytes(anImage([aTar(Object.entries(renamed).map(([name, content]) => ({ name, content })))])));
    expect([await tarOf(renamed), image].map((one) => forBad([one]))).toEqual(['unknown', 'unknown']);
  });

  test('one of two files of one name in a tar', async () => {
    const files = ['the entry', 'bundled', 'the entry'].map((content) => ({ name: 'index.js', content }));
    expect(forBad([valueOf(await readBytes(aTar([...files, { name: 'util.js', content: 'more of it' }])))])).toBe('unknown');
  });
});

describe('a file of a tar', () => {
  test('is the source whose bytes it has, whatever it is called', async () => {
    const tar = await tarOf({ 'app/index.js': 'bad', 'app/util.js': 'more of it' });
    expect(askPath(court({ evidences: [tar], tree: TREE }), 'src/bad.js')).toMatchObject({ answer: 'yes', where: 'evidence.tar' });
  });

  test('is that source in a folder of packages, too', async () => {
    const tar = await tarOf({ 'index.js': 'the entry', 'util.js': 'more of it', 'node_modules/@shop/lib/x.js': 'bad' });
    expect(forBad([tar])).toBe('yes');
  });

  test('of a workspace package that is other than at HEAD may hold any source', async () => {
    const tree = { ...TREE, workspaces: new Map([['node_modules/@shop/lib', 'lib']]) };
    const rest = { 'index.js': 'the entry', 'util.js': 'more of it' };
    expect([forBad([await tarOf(rest)], tree), forBad([await tarOf({ ...rest, 'node_modules/@shop/lib/x.js': 'bundled' })], tree)]).toEqual(
      ['no', 'unknown'],
    );
  });

  test('that is empty, or a link to another one, holds nothing of its own', async () => {
    const tar = aTar([
      { name: 'index.js', content: 'the entry' },
      { name: 'util.js', content: 'more of it' },
      { name: 'empty', content: '' },
      { name: 'bin/t', type: '2', target: '../index.js' },
    ]);
    expect(forBad([valueOf(await readBytes(tar))])).toBe('no');
  });
});

describe('a package of several', () => {
  const files = [
    'package.json',
    'index.js',
    'bad.js',
    'packages/a/package.json',
    'packages/a/util.js',
    'packages/a/README.md',
    'README.md',
  ];
  const manifests = new Map([
    ['', 'shop'],
    ['packages/a/', '@shop/a'],
  ]);
  const tree = aTree(files, { manifests });
  const answer = (evidence: Evidence): string => askPath(court({ evidences: [evidence], tree }), 'bad.js').answer;

  test('is held against its own folder, not against that of another one', () => {
    const made = ['package.json', 'README.md', 'index.js'];
    expect([pack(made), pack(made, '@shop/a'), list(...made)].map(answer)).toEqual(['no', 'unknown', 'unknown']);
    expect(answer(pack(['package.json', 'util.js'], '@shop/a'))).toBe('no');
  });

  test('is known in a list of all', () => {
    expect(answer(list(...files.filter((path) => path !== 'bad.js')))).toBe('no');
  });
});

describe('evidence that is about', () => {
  const tree = { ...TREE, packages: [installed('ms'), installed('left-pad')] };
  const bomOf = (name: string | null): Evidence =>
    evidenceOf(
      {
        bomFormat: 'CycloneDX',
        specVersion: '1.6',
        metadata: name === null ? {} : { component: { type: 'application', name, version: '1.0.0', purl: `pkg:npm/${name}@1.0.0` } },
        components: [{ name: 'ms', purl: 'pkg:npm/ms@1.0.0' }],
      },
      'sbom.cdx.json',
    );

  test.each([
    ['a package of the tree is taken', 'shop', []],
    ['another one is a fault', 'other', ['E_EVIDENCE_OTHER']],
    ['another one of a scope is a fault', '@other/shop', ['E_EVIDENCE_OTHER']],
  ])('%s, where npm packed it', (_title, name, codes) => {
    expect(court({ evidences: [pack(BASE, name)], tree }).faults.map(({ code }) => code)).toEqual(codes);
  });

  test.each<[string, string | null, SourceTree, string, number]>([
    ['a package of the tree denies others', 'shop', tree, 'no', 0],
    ['nothing denies others', null, tree, 'no', 0],
    ['another package denies none, and says so', 'other', tree, 'unknown', 1],
    ['a package of a tree that gives itself no name denies others', 'other', { ...tree, manifests: new Map([['', null]]) }, 'no', 0],
  ])('%s, as an inventory', (_title, name, given, answer, warnings) => {
    const judging = court({ evidences: [bomOf(name)], tree: given });
    expect([askPackage(judging, aPackage('left-pad')).answer, judging.warnings.length]).toEqual([answer, warnings]);
  });
});

describe('a package', () => {
  const tree = { ...TREE, packages: [installed('ms'), installed('left-pad')] };
  const inventory = evidenceOf({ bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ name: 'ms', purl: 'pkg:npm/ms@1.0.0' }] });
  const bundle = evidenceOf(aMetafile(['src/index.js', 'node_modules/ms/index.js']), 'meta.json');
  const answer = (...evidences: readonly Evidence[]): string => askPackage(court({ evidences, tree }), aPackage('left-pad')).answer;

  test('is denied by a bundle or an inventory only where a list shows nothing that was made of others', () => {
    expect([bundle, inventory].map((one) => answer(one, pack([...BASE, 'dist/app.js', 'bin/t'])))).toEqual(['unknown', 'unknown']);
    expect([answer(bundle, pack([...BASE, 'dist/app.js'])), answer(inventory, pack(BASE))]).toEqual(['no', 'no']);
  });
});
