// What files of the tree may import, read from the disk: names only, and never through a link.

import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mentioned } from '../../src/artifact/mentions.ts';
import { importsOf } from '../../src/intake/imports.ts';
import { folderWith } from '../dist/processes.ts';

const FILES = {
  'src/main.ts': "import { a } from './a.ts';",
  'src/a.ts': "export * from '../lib';",
  'lib/index.ts': "export { Level } from './levels.js';",
  'lib/levels.ts': 'export enum Level { High }',
  'src/dead.ts': "import './main.ts';",
  'bundle.js': 'var a = __commonJS({});',
  'README.md': 'see src/dead.ts',
};

describe('the files that others import', () => {
  test('are found through files that only pass them on', async () => {
    const paths = new Set(Object.keys(FILES));
    const { imports, generated } = await importsOf(folderWith(FILES), paths);
    expect([...generated]).toEqual(['bundle.js']);
    expect([...imports.keys()].toSorted()).toEqual([...paths].filter((path) => path !== 'README.md').toSorted());
    expect([...mentioned(['src/main.ts'], { paths, packages: [], imports, workspaces: new Map() }).files].toSorted()).toEqual([
      'lib/index.ts',
      'lib/levels.ts',
      'src/a.ts',
      'src/main.ts',
    ]);
  });

  test('are not known where one of them was not read', async () => {
    const folder = folderWith({ 'secret.ts': "import './dead.ts'", 'tree/main.ts': "import './link.ts'", 'tree/dead.ts': '' });
    symlinkSync(join(folder, 'secret.ts'), join(folder, 'tree/link.ts'));
    const paths = new Set(['main.ts', 'link.ts', 'gone.ts', 'dead.ts']);
    const { imports, generated } = await importsOf(join(folder, 'tree'), paths);
    expect([...generated]).toEqual(['link.ts', 'gone.ts']);
    expect([[...imports.keys()], mentioned(['main.ts'], { paths, packages: [], imports, workspaces: new Map() }).unread]).toEqual([
      ['main.ts', 'dead.ts'],
      'link.ts',
    ]);
  });
});
