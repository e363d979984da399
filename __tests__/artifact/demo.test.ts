// The demo project: what each kind of evidence, made by the real tools, says of its files and packages, held against the truth.
//
//   src/main.ts, src/used.ts     bundled                       ms            bundled
//   src/dead.ts                  no file of src imports it     isexe         a dependency that nothing imports
//   __tests__/check.ts       only a test                   picocolors    only tests import it
//   src/levels.ts                an enum: its value ships, and bundlers then say nothing of the file
//   src/shaken.ts                imported for nothing: no byte of it ships, which bundlers do not tell from levels.ts

import { readFileSync, cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown, type OutputChunk } from 'rolldown';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Evidence, ShipsAnswer } from '../../src/model/artifact.ts';
import { folderWith } from '../dist/processes.ts';
import { answersFor, aPackage, askPackage, court, DEMO, demoTree, evidenceOf, FIXTURES, readFile, valueOf } from './builders.ts';

const FILES = ['src/main.ts', 'src/used.ts', 'src/dead.ts', '__tests__/check.ts', 'src/levels.ts', 'src/shaken.ts'];
const PACKAGES = { ms: '2.1.3', isexe: '3.1.1', picocolors: '1.1.1' };

type Letters = string;
/** One letter for each file and package: y(es), n(o), u(nknown). */
const TRUTH: Letters = 'yynnyn ynn';

/** The name that it would have in a build, by the name of its fixture. */
const NAMES: Readonly<Record<string, string>> = { 'esbuild.app.js.map': 'dist/app.js.map', 'webpack.main.js.map': 'dist/main.js.map' };

async function fixture(name: string): Promise<Evidence> {
  return valueOf(await readFile(join(FIXTURES, name), NAMES[name] ?? name));
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

function wrong(letters: Letters): readonly string[] {
  const asked = [...FILES, '', ...Object.keys(PACKAGES)];
  return asked.filter((_name, index) => TRUTH.charAt(index) === 'y' && letters.charAt(index) === 'n');
}

const TABLE: readonly (readonly [string, Letters])[] = [
  ['esbuild.meta.json', 'yynnuu ynn'],
  ['esbuild.app.js.map', 'yynnuu yuu'],
  ['webpack-stats.json', 'yynnyu yuu'],
  ['webpack.main.js.map', 'yynnyu yuu'],
  ['visualizer.json', 'yynnuu yuu'],
  ['rollup-webpack-stats.json', 'yynnuu yuu'],
  ['rollup-analyzer.json', 'yynnyu uuu'],
  ['vite-manifest.json', 'yuuuuu uuu'],
  ['npm-pack.json', 'uuuuuu uuu'],
  ['image.docker.tar', 'uuuuuu uuu'],
  ['image.oci.tar', 'uuuuuu uuu'],
  // What is declared ships, by the word of an inventory; what is for development may have been bundled, and is left open.
  ['npm-sbom.cdx.json', 'uuuuuu yyu'],
  ['npm-sbom.spdx.json', 'uuuuuu yyu'],
  ['cyclonedx-npm.cdx.json', 'uuuuuu yyu'],
  ['npm-sbom.omit-dev.cdx.json', 'uuuuuu yyn'],
];

const TOGETHER: readonly (readonly [string, Letters])[] = [
  ['npm-pack.json esbuild.meta.json', 'yynnuu ynn'],
  ['npm-pack.json esbuild.app.js.map', 'yynnuu yuu'],
  ['image.docker.tar esbuild.meta.json', 'yynnuu ynn'],
  ['image.oci.tar esbuild.app.js.map npm-sbom.omit-dev.cdx.json', 'yynnuu yyn'],
  ['esbuild.app.js.map npm-sbom.cdx.json', 'yynnuu yyu'],
  // The file that webpack makes is not the one that is packed.
  ['npm-pack.json webpack.main.js.map', 'yyuuyu yuu'],
];

describe('the demo project', () => {
  test.each([...TABLE, ...TOGETHER])('is told by %s as %s', async (names, letters) => {
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
