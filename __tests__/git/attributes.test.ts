// Files that a checkout writes otherwise than their blobs have them.

import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aHistory, asking, changeIn, cloneOf, lines, type Files } from './histories.ts';

const FILES = { 'a.js': lines(9), 'src/a.js': lines(9), 'src/b.js': lines(9), 'docs/a.md': lines(9) };
const ENCODED = 'working-tree-encoding=IBM037\n';

/** The files that are touched as a whole, but for files of attributes. */
async function whole(before: Files, after: Files, below = '.'): Promise<readonly string[]> {
  const history = aHistory({ ...FILES, ...before });
  history.git('config', 'core.autocrlf', 'false');
  history.write(after).git('add', '--all');
  history.git('commit', '--quiet', '--message', 'work');
  const clone = cloneOf(history);
  const { files } = await changeIn(clone, 'origin/main', below);
  const touched = [...files].filter(([path, { lines: of }]) => of === 'all' && !path.endsWith('.gitattributes'));
  return touched.map(([path]) => path).toSorted();
}

describe('a change of attributes', () => {
  test.each<[string, Files, Files, readonly string[]]>([
    ['that decodes a file touches it', {}, { '.gitattributes': `src/a.js ${ENCODED}` }, ['src/a.js']],
    ['that filters files touches them', {}, { '.gitattributes': '*.js filter=x\n' }, ['a.js', 'src/a.js', 'src/b.js']],
    ['that fills in names touches the files', {}, { 'src/.gitattributes': '* ident\n' }, ['src/a.js', 'src/b.js']],
    ['that takes a rule away touches', { '.gitattributes': '*.md filter=x\n' }, { '.gitattributes': null }, ['docs/a.md']],
    ['that takes a rule back touches', { '.gitattributes': '*.md filter=x\n' }, { 'docs/.gitattributes': '*.md !filter\n' }, ['docs/a.md']],
    ['that names another rule touches', { '.gitattributes': '*.md filter=x\n' }, { '.gitattributes': '*.md filter=y\n' }, ['docs/a.md']],
    [
      'that moves a rule touches where it was and where it is',
      { 'src/.gitattributes': 'a* filter=x\n' },
      { 'src/.gitattributes': null, 'docs/.gitattributes': 'a* filter=x\n' },
      ['docs/a.md', 'src/a.js'],
    ],
    [
      'that uses a name for rules touches',
      { '.gitattributes': '[attr]large filter=x\n' },
      { 'src/.gitattributes': 'b.js large\n' },
      ['src/b.js'],
    ],
    ['that holds on a disk that does not tell letters apart touches', {}, { '.gitattributes': `SRC/A.JS ${ENCODED}` }, ['src/a.js']],
    ['that only says where lines end touches nothing', {}, { '.gitattributes': '* text eol=lf\n*.js diff=js -merge\n' }, []],
    [
      'that adds a rule for others touches nothing',
      { '.gitattributes': '*.js filter=x\n' },
      { '.gitattributes': '*.js filter=x\n*.psd filter=x\n' },
      [],
    ],
    [
      'that says the same otherwise touches nothing',
      { '.gitattributes': '*.md filter=x\n' },
      { '.gitattributes': 'docs/* filter=x\n' },
      [],
    ],
  ])('%s', async (_title, before, after, expected) => {
    expect(await whole(before, after)).toEqual(expected);
  });

  test('above the source folder touches what lies in it', async () => {
    expect(await whole({}, { '.gitattributes': '*.js filter=x\n' }, 'src')).toEqual(['a.js', 'b.js']);
  });

  test('in a link touches what git follows it to', async () => {
    const history = aHistory({ ...FILES, 'id.js': '$Id$\n' });
    symlinkSync('*.js ident', join(history.folder, '.gitattributes'));
    history.commit();
    const clone = cloneOf(history);
    const followed = readFileSync(join(clone.folder, 'id.js'), 'utf8') !== '$Id$\n';
    expect((await changeIn(clone, 'origin/main')).files.has('id.js')).toBe(followed);
  });
});

describe('a changed file', () => {
  test.each<[string, Files, Files, readonly string[]]>([
    ['that is filtered is touched as a whole', { '.gitattributes': '*.js filter=x\n' }, { 'a.js': lines(9, { 4: 'x' }) }, ['a.js']],
    ['that is not filtered is touched in its lines', { '.gitattributes': '*.psd filter=x\n' }, { 'a.js': lines(9, { 4: 'x' }) }, []],
    [
      'that was moved from where it was filtered is touched as a whole',
      { 'src/.gitattributes': 'c.js filter=x\n', 'src/c.js': lines(30) },
      { 'src/c.js': null, 'lib/ä.js': lines(30) },
      ['lib/ä.js'],
    ],
  ])('%s', async (_title, before, after, expected) => {
    expect(await whole(before, after)).toEqual(expected);
  });
});

// Other systems have no such names.
test.skipIf(process.platform !== 'linux')('a changed file whose name is no UTF-8 is touched as a whole where it is filtered', async () => {
  const history = aHistory({ '.gitattributes': '*.js filter=x\n' });
  const path = Buffer.concat([Buffer.from(`${history.folder}/`), Buffer.from([0xff]), Buffer.from('.js')]);
  writeFileSync(path, lines(9));
  history.commit();
  history.git('branch', '--force', 'main');
  writeFileSync(path, lines(9, { 4: 'x' }));
  history.commit();
  expect((await changeIn(history)).files.get('\ufffd.js')?.lines).toBe('all');
});

test('attributes that cannot be read leave the change untold', async () => {
  const history = aHistory(FILES);
  history.commit({ '.gitattributes': '# nothing here\n'.repeat(800_000) });
  const change = await asking(history.folder, (repository) => repository.changeSince('main'));
  expect(change).toMatchObject({ told: false, why: 'a .gitattributes is missing or too large' });
});
