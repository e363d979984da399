// Evidence of another build: its sizes are not those of the source tree, or not those that other evidence gives.

import { describe, expect, test } from 'vitest';
import type { Evidence, FileSize } from '../../src/model/artifact.ts';
import { aMetafile, answersFor, aPackage, askPackage, aTree, court, evidenceOf, installed } from './builders.ts';

const SIZES: Readonly<Record<string, FileSize>> = {
  'src/a.ts': { bytes: 100, lineFeeds: 4 },
  'src/b.ts': { bytes: 50, lineFeeds: 1 },
  'src/dead.ts': { bytes: 10, lineFeeds: 1 },
};
const sizes = new Map(Object.entries(SIZES));
const TREE = aTree(Object.keys(SIZES), { sizes, packages: [installed('ms'), installed('left-pad')] });
const SOURCES = ['src/a.ts', 'src/b.ts', 'node_modules/ms/index.js'];

const meta = (own: Readonly<Record<string, number>>, over: Record<string, unknown> = {}): Evidence =>
  evidenceOf(aMetafile(SOURCES, over, own), 'meta.json');
const packed = (files: Readonly<Record<string, number>>, file = 'npm-pack.json'): Evidence => {
  const listed = Object.entries(files).map(([path, size]) => ({ path, size }));
  return evidenceOf([{ name: 'shop', version: '1.0.0', files: listed }], file);
};

/** Of what ships, of what does not, and of a package that is not bundled; and what is said loudly. */
function heard(evidences: readonly Evidence[], tree = TREE): readonly [string, readonly string[]] {
  const judging = court({ evidences, tree });
  const answers = Object.values(answersFor(judging, [...tree.paths]));
  const said = judging.warnings.map(({ what }) => what.replace(/: it keeps nothing .*/, ''));
  return [[...answers, askPackage(judging, aPackage('left-pad')).answer].join(' '), said];
}

const READ = 'the build read other sources than those judged:';

describe('a bundle that read', () => {
  test.each<[string, Readonly<Record<string, number>>, string, readonly string[]]>([
    ['files of the sizes that are judged denies what it does not hold', { 'src/a.ts': 100, 'src/b.ts': 50 }, 'yes yes no no', []],
    ['them with line ends of two bytes does, too', { 'src/a.ts': 104, 'src/b.ts': 51 }, 'yes yes no no', []],
    ['files of sizes that it does not say does, too', {}, 'yes yes no no', []],
    [
      'one of another size denies nothing',
      { 'src/a.ts': 100, 'src/b.ts': 51 + 1 },
      'yes yes unknown unknown',
      [`${READ} src/b.ts (52 bytes, and 50 here)`],
    ],
    ['files of packages of any size is of these sources', { 'node_modules/ms/index.js': 7 }, 'yes yes no no', []],
  ])('%s', (_title, own, answers, said) => {
    expect(heard([meta(own)])).toEqual([answers, said]);
  });

  test('many others names the first of them', () => {
    const names = ['a', 'b', 'c', 'd', 'e'].map((name) => `src/${name}.ts`);
    const tree = aTree(names, { sizes: new Map(names.map((name) => [name, { bytes: 1, lineFeeds: 0 }])) });
    const of = Object.fromEntries(names.map((name) => [name, 2]));
    const [, said] = heard([evidenceOf(aMetafile(names, {}, of))], tree);
    const each = (name: string): string => `src/${name}.ts (2 bytes, and 1 here)`;
    expect(said).toEqual([`${READ} ${['a', 'b', 'c'].map(each).join(', ')} and 2 more`]);
  });

  test('a file of a workspace by its link is held against that workspace', () => {
    const tree = aTree(['packages/cart/a.ts', 'packages/cart/b.ts', 'src/main.ts'], {
      sizes: new Map([['packages/cart/a.ts', { bytes: 5, lineFeeds: 0 }]]),
      workspaces: new Map([['node_modules/@shop/cart', 'packages/cart']]),
    });
    const bundle = (bytes: number): Evidence =>
      evidenceOf(aMetafile(['src/main.ts', 'node_modules/@shop/cart/a.ts'], {}, { 'node_modules/@shop/cart/a.ts': bytes }));
    expect([heard([bundle(5)], tree)[0], heard([bundle(6)], tree)[0]]).toEqual(['yes no yes unknown', 'yes unknown yes unknown']);
  });

  test('a file that may be one of two is of these sources if one of them fits', () => {
    const names = ['one/src/a.ts', 'one/src/b.ts', 'two/src/a.ts', 'two/src/b.ts'];
    const tree = aTree(names, { sizes: new Map(names.map((name, index) => [name, { bytes: index, lineFeeds: 0 }])) });
    const bundle = (bytes: number): Evidence => evidenceOf(aMetafile(['src/a.ts', 'src/b.ts'], {}, { 'src/a.ts': bytes }));
    expect([heard([bundle(0)], tree)[1], heard([bundle(2)], tree)[1], heard([bundle(9)], tree)[1]]).toEqual([
      [],
      [],
      [`${READ} one/src/a.ts (9 bytes, and 0 here)`],
    ]);
  });

  test('other sources leaves open what a list of the artifact was made of', () => {
    const list = packed({ 'dist/app.js': 99, 'src/a.ts': 100 });
    const [fresh, stale] = [heard([meta({}), list]), heard([meta({ 'src/a.ts': 1 }), list])];
    expect([fresh[0], stale[0]]).toEqual(['yes yes no no', 'yes yes unknown unknown']);
    expect(stale[1]).toEqual([
      `${READ} src/a.ts (1 bytes, and 100 here)`,
      `no evidence says which sources "dist/app.js" was made of, so nothing counts as left out: give its source map, or the bundler's own evidence`,
    ]);
  });
});

describe('a list of what was packed', () => {
  test('names sources of another size, and denies nothing', () => {
    const tree = aTree(Object.keys(SIZES), { sizes });
    expect(heard([packed({ 'src/a.ts': 100, 'src/b.ts': 50 })], tree)[0]).toBe('yes yes no unknown');
    expect(heard([packed({ 'src/a.ts': 100, 'src/b.ts': 49 })], tree)).toEqual([
      'yes yes unknown unknown',
      [
        `${READ} src/b.ts (49 bytes, and 50 here)`,
        `no evidence says which sources "src/b.ts" was made of, so nothing counts as left out: give its source map, or the bundler's own evidence`,
      ],
    ]);
  });

  test('may name files that the build wrote over those of the tree', () => {
    const tree = aTree([...TREE.paths, 'dist/app.js'], {
      ...TREE,
      paths: new Set([...TREE.paths, 'dist/app.js']),
      sizes: new Map([...sizes, ['dist/app.js', { bytes: 1, lineFeeds: 0 }]]),
    });
    expect(heard([meta({}), packed({ 'dist/app.js': 99 })], tree)).toEqual(['yes yes no yes no', []]);
  });

  test('and a bundle that differ about a file are not of one build, and neither denies anything', () => {
    const [answers, said] = heard([meta({}), packed({ 'dist/app.js': 98, 'src/a.ts': 100 })]);
    expect(answers).toBe('yes yes unknown unknown');
    expect(said.slice(0, 2)).toEqual([
      'they are not of one build: dist/app.js has 99 bytes by meta.json and 98 by npm-pack.json',
      'they are not of one build: dist/app.js has 98 bytes by npm-pack.json and 99 by meta.json',
    ]);
  });

  test('agrees with one of several bundles: the others are of another build', () => {
    const other = evidenceOf(aMetafile(['src/dead.ts', 'src/b.ts'], { bytes: 7 }), 'old.json');
    const [answers, said] = heard([meta({}), other, packed({ 'dist/app.js': 99 })]);
    expect([answers, said]).toEqual([
      'yes yes yes no',
      ['they are not of one build: dist/app.js has 7 bytes by old.json and 99 by npm-pack.json'],
    ]);
  });

  test('of several packages that names files alike says nothing of their sizes', () => {
    const two = ['one', 'two'].map((name, index) => ({ name, version: '1.0.0', files: [{ path: 'dist/app.js', size: index }] }));
    expect(heard([meta({}), evidenceOf(two, 'npm-pack.json')])).toEqual(['yes yes no no', []]);
  });
});
