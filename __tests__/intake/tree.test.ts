// The source tree: packages by every lockfile, workspaces by lockfiles and manifests, and what cannot be read.

import { afterAll, describe, expect, test } from 'vitest';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mentioned } from '../../src/artifact/mentions.ts';
import { pathsBelow } from '../../src/files/walk.ts';
import { readTree, type ReadTexts, type ReadTree } from '../../src/intake/tree.ts';
import { folderWith } from '../dist/processes.ts';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function aFolder(files: Readonly<Record<string, unknown>>): string {
  const folder = folderWith(files);
  folders.push(folder);
  return folder;
}

function read(files: Readonly<Record<string, unknown>>, withCode = true): Promise<ReadTree> {
  const texts: ReadTexts = async (paths, take) => {
    for (const path of paths) {
      const text = typeof files[path] === 'string' ? files[path] : JSON.stringify(files[path]);
      take(path, text, Buffer.byteLength(text));
    }
  };
  return readTree({ paths: new Set(Object.keys(files)), links: new Set(), blobs: new Map(), doubt: null, texts }, withCode);
}

const NEEDS = { dependencies: { ms: '1.0.0' } };
const lock = (packages: object): object => ({ lockfileVersion: 3, packages });

describe('the source tree', () => {
  test('has the packages of every lockfile in it', async () => {
    const { tree, warnings } = await read({
      'package-lock.json': lock({ '': {}, 'node_modules/ms': { version: '2.1.3' } }),
      'site/npm-shrinkwrap.json': lock({ 'node_modules/react': { version: '19.0.0' } }),
    });
    expect([tree.packages.map(({ name, version }) => `${name} ${version}`), warnings]).toEqual([['ms 2.1.3', 'react 19.0.0'], []]);
  });

  test('says of a lockfile that it cannot read', async () => {
    const { tree, warnings } = await read({ 'package-lock.json': '{"packages": ', 'site/package-lock.json': lock({}) });
    expect(tree.packages).toEqual([]);
    expect(warnings).toEqual([
      {
        what: expect.stringContaining('the lockfile cannot be read, so that the packages which it names are not known') as string,
        where: 'package-lock.json',
      },
    ]);
  });

  test('has workspace packages by their lockfile, and else by their manifests', async () => {
    const { tree } = await read({
      'package.json': { name: 'shop' },
      'package-lock.json': lock({
        'node_modules/@shop/cart': { link: true, resolved: 'packages/cart' },
        'node_modules/ms': { version: '2.1.3' },
      }),
      'packages/cart/package.json': { name: '@shop/cart' },
      'packages/pay/package.json': { name: '@shop/pay' },
      'fixtures/ms/package.json': { name: 'ms' },
      'fixtures/broken/package.json': '{',
    });
    expect([...tree.workspaces]).toEqual([
      ['node_modules/@shop/cart', 'packages/cart'],
      ['node_modules/@shop/pay', 'packages/pay'],
    ]);
  });

  test('knows what is imported from a workspace package, also where its lockfile stands in a folder', async () => {
    const files = {
      'site/package-lock.json': lock({ 'node_modules/@shop/cart': { link: true, resolved: 'cart' } }),
      'site/main.ts': "import { High } from '@shop/cart';",
      'site/cart/src/levels.ts': 'export const High = 1;',
      'site/other.ts': '',
    };
    const { tree } = await read(files);
    expect([...mentioned(['site/main.ts'], tree).files]).toEqual(['site/main.ts', 'site/cart/src/levels.ts']);
  });

  test.each<[string, Readonly<Record<string, unknown>>, string | null]>([
    [
      'its lockfile, and those of its workspaces',
      { 'package-lock.json': lock({ '': {}, be: {} }), 'package.json': NEEDS, 'be/package.json': NEEDS },
      null,
    ],
    ['a lockfile of another tool', { 'package-lock.json': lock({ '': {} }), 'be/yarn.lock': '' }, 'be/yarn.lock'],
    ['an older lockfile', { 'package-lock.json': { lockfileVersion: 1, dependencies: {} } }, 'package-lock.json'],
    ['a lockfile that is broken', { 'package-lock.json': '{' }, 'package-lock.json'],
    ['a package.json that no lockfile names', { 'docs/package-lock.json': lock({ '': {} }), 'package.json': NEEDS }, 'package.json'],
    ['one that needs nothing', { 'docs/package-lock.json': lock({ '': {} }), 'package.json': { name: 'x' } }, null],
  ])('knows whether all packages of npm are locked: %s', async (_title, files, unlocked) => {
    expect((await read(files)).tree.unlocked).toBe(unlocked);
  });

  test('knows which lockfile locks what a finding points at, if only one does', async () => {
    const { tree } = await read({
      'package-lock.json': lock({ '': {}, be: {}, '../out': {} }),
      'fe/package-lock.json': lock({ '': {} }),
      'be/npm-shrinkwrap.json': lock({ '': {} }),
    });
    expect(Object.fromEntries(tree.projects)).toEqual({
      'package-lock.json': 'package-lock.json',
      'package.json': 'package-lock.json',
      'fe/package-lock.json': 'fe/package-lock.json',
      'fe/package.json': 'fe/package-lock.json',
      'be/npm-shrinkwrap.json': 'be/npm-shrinkwrap.json',
    });
  });

  test('has packages that are copied from folders, and none of which several folders may be meant', async () => {
    const { tree } = await read({
      'package-lock.json': lock({
        '': {},
        'node_modules/@a/lib': { version: '1.0.0', resolved: 'file:lib' },
        'node_modules/@a/kit': { resolved: 'kit', link: true },
        'node_modules/ms': { version: '2.1.3', resolved: 'file:vendor/ms-2.1.3.tgz' },
      }),
      'docs/package-lock.json': lock({ '': {}, 'node_modules/@a/kit': { resolved: 'kit', link: true } }),
      'packages/pay/package.json': { name: '@a/pay' },
      'old/pay/package.json': { name: '@a/pay' },
    });
    expect([[...tree.workspaces], [...tree.unclear]]).toEqual([
      [['node_modules/@a/lib', 'lib']],
      ['node_modules/@a/kit', 'node_modules/@a/pay'],
    ]);
  });

  test('reads no texts of code where nothing rests on them', async () => {
    const { tree } = await read({ 'a.ts': "import './b.ts'", 'x/package.json': { name: 'x' } }, false);
    expect([tree.imports.size, tree.generated.size, tree.workspaces.size, tree.paths.size]).toEqual([1, 0, 1, 2]);
  });
});

describe('the files below a folder', () => {
  test('are those that no link leads to, without what git and package managers keep', async () => {
    const folder = aFolder({ 'a.ts': '', 'src/b.ts': '', '.git/HEAD': '', 'src/node_modules/x/c.js': '', '.github/d.yml': '' });
    symlinkSync(join(folder, 'a.ts'), join(folder, 'src/link.ts'));
    symlinkSync(folder, join(folder, 'src/loop'));
    expect((await pathsBelow(folder, 2 ** 20))?.toSorted()).toEqual(['.github/d.yml', 'a.ts', 'src/b.ts']);
  });

  test('are none where they are too many', async () => {
    const folder = aFolder({});
    mkdirSync(join(folder, 'src'));
    for (let index = 0; index < 50; index++) writeFileSync(join(folder, 'src', `${index}.ts`), '');
    expect([await pathsBelow(folder, 5000), (await pathsBelow(folder, 50_000))?.length]).toEqual([null, 50]);
  });
});
