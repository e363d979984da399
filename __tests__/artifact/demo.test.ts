// The demo project: what each kind of evidence, made by the real tools, says of its files and packages, held against the truth.

import { readFileSync, cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown, type OutputChunk } from 'rolldown';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Evidence, ShipsAnswer } from '../../src/model/artifact.ts';
import { folderWith } from '../dist/processes.ts';
import { FILES, nameInBuild, PACKAGES, TABLE, wrong, type Letters } from './demo-table.ts';
import { answersFor, aPackage, askPackage, court, DEMO, demoTree, evidenceOf, FIXTURES, readFile, valueOf } from './builders.ts';

async function fixture(name: string): Promise<Evidence> {
  return valueOf(await readFile(join(FIXTURES, name), nameInBuild(name)));
}

function lettersFor(evidences: readonly Evidence[]): Letters {
  const judging = court({ evidences, tree: demoTree() });
  expect(judging.faults).toEqual([]);
  const files = Object.values(answersFor(judging, FILES));
  const packages = Object.entries(PACKAGES).map(([name, version]) => askPackage(judging, aPackage(name, version)).answer);
  return `${files.map(letter).join('')} ${packages.map(letter).join('')}`;
}

function letter(answer: ShipsAnswer): string {
  return answer.charAt(0);
}

describe('the demo project', () => {
  test.each(TABLE)('is told by %s as %s', async (names, letters) => {
    const evidences = await Promise.all(names.split(' ').map(fixture));
    expect([lettersFor(evidences), wrong(letters)]).toEqual([letters, []]);
  });

  test('each evidence says where it says so', async () => {
    const judging = court({ evidences: [await fixture('esbuild.meta.json')], tree: demoTree() });
    const { where, why } = judging.ships([{ paths: ['src/used.ts'], package: null }]);
    const pointer = 'esbuild.meta.json#/outputs/dist~1app.js/inputs/src~1used.ts';
    expect([where, why]).toEqual([pointer, 'esbuild metafile esbuild.meta.json lists it']);
  });

  test('code that an image holds and no evidence traces is said loudly', async () => {
    const { warnings } = court({ evidences: [await fixture('image.docker.tar')], tree: demoTree() });
    expect(warnings.map(({ what }) => what).join('\n')).toContain('no evidence says which sources "app/dist/app.js" was made of');
  });

  test('tests that a later layer of the image takes away are not in it', async () => {
    const { sources } = await fixture('image.docker.tar');
    expect([...(sources?.ships.keys() ?? [])]).toEqual(['app/dist/app.js']);
  });
});

describe('rolldown, run now', () => {
  let chunk: OutputChunk;
  let folder = '';

  beforeAll(async () => {
    const ms = {
      'package.json': { name: 'ms', version: '2.1.3', main: 'index.js' },
      'index.js': 'module.exports = (span) => span.length;',
    };
    folder = mkdtempSync(join(tmpdir(), 'defect-gate-'));
    cpSync(DEMO, folder, { recursive: true });
    cpSync(folderWith(ms), join(folder, 'node_modules/ms'), { recursive: true });
    const bundle = await rolldown({ input: join(folder, 'src/main.ts'), platform: 'node', logLevel: 'silent' });
    const written = await bundle.write({ dir: join(folder, 'dist'), format: 'esm', sourcemap: true });
    chunk = written.output[0];
  });

  test('its source map tells the truth', () => {
    const map = readFileSync(join(folder, 'dist/main.js.map'), 'utf8');
    expect(lettersFor([evidenceOf(map, 'dist/main.js.map')])).toBe('yynnuu yuu');
  });

  test('its chunks, as it returns them, tell the truth by absolute paths', () => {
    const modules = Object.fromEntries(Object.entries(chunk.modules).map(([id, { renderedLength }]) => [id, { renderedLength }]));
    const output = [{ type: chunk.type, fileName: chunk.fileName, modules, moduleIds: chunk.moduleIds }];
    expect([lettersFor([evidenceOf(output)]), lettersFor([evidenceOf({ output })])]).toEqual(['yynnuu yuu', 'yynnuu yuu']);
  });
});
