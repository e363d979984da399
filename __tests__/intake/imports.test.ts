// What files of the tree may import: names only.

import { describe, expect, test } from 'vitest';
import { mentioned } from '../../src/artifact/mentions.ts';
import { importing, isCode } from '../../src/intake/imports.ts';

const FILES = {
  'src/main.ts': "import { a } from './a.ts';",
  'src/a.ts': "export * from '../lib';",
  'lib/index.ts': "export { Level } from './levels.js';",
  'lib/levels.ts': 'export enum Level { High }',
  'src/dead.ts': "import './main.ts';",
  'bundle.js': 'var a = __commonJS({});',
  'README.md': 'see src/dead.ts',
};

function importsOf(files: Readonly<Record<string, string>>, paths: Iterable<string>): ReturnType<ReturnType<typeof importing>['end']> {
  const reading = importing([...paths].filter(isCode));
  for (const [path, text] of Object.entries(files)) if (isCode(path)) reading.take(path, text, Buffer.byteLength(text));
  return reading.end();
}

describe('the files that others import', () => {
  test('are found through files that only pass them on', () => {
    const paths = new Set(Object.keys(FILES));
    const { imports, generated } = importsOf(FILES, paths);
    expect([...generated]).toEqual(['bundle.js']);
    expect([...imports.keys()].toSorted()).toEqual([...paths].filter((path) => path !== 'README.md').toSorted());
    expect(
      [...mentioned(['src/main.ts'], { paths, imports, workspaces: new Map(), unclear: new Set(), links: new Set() }).files].toSorted(),
    ).toEqual(['lib/index.ts', 'lib/levels.ts', 'src/a.ts', 'src/main.ts']);
  });

  test('are as large as they were read, with their line feeds', () => {
    const { sizes } = importsOf({ 'a.ts': '// ä\n\n', 'b.ts': '' }, ['a.ts', 'b.ts', 'gone.ts']);
    expect([...sizes]).toEqual([
      ['a.ts', { bytes: 7, lineFeeds: 2 }],
      ['b.ts', { bytes: 0, lineFeeds: 0 }],
    ]);
  });

  test('are not known where one of them was not read, which counts as made of others', () => {
    const paths = new Set(['main.ts', 'link.ts', 'gone.ts', 'dead.ts']);
    const { imports, generated } = importsOf({ 'main.ts': "import './link.ts'", 'dead.ts': '' }, paths);
    expect([...generated]).toEqual(['link.ts', 'gone.ts']);
    expect([
      [...imports.keys()],
      mentioned(['main.ts'], { paths, imports, workspaces: new Map(), unclear: new Set(), links: new Set() }).unread,
    ]).toEqual([['main.ts', 'dead.ts'], 'link.ts']);
  });
});
