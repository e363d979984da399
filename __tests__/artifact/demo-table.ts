// The demo project's truth, and what each kind of evidence, made by the real tools, says of it.
//
//   src/main.ts, src/used.ts     bundled                       ms            bundled
//   src/dead.ts                  no file of src imports it     isexe         a dependency that nothing imports
//   __tests__/check.ts           only a test                   picocolors    only tests import it
//   src/levels.ts                an enum: its value ships, and bundlers then say nothing of the file
//   src/shaken.ts                imported for nothing: no byte of it ships, which bundlers do not tell from levels.ts

export const FILES = ['src/main.ts', 'src/used.ts', 'src/dead.ts', '__tests__/check.ts', 'src/levels.ts', 'src/shaken.ts'];
export const PACKAGES = { ms: '2.1.3', isexe: '3.1.1', picocolors: '1.1.1' };

/** One letter for each file and package: y(es), n(o), u(nknown). */
export type Letters = string;
export const TRUTH: Letters = 'yynnyn ynn';

/** The name that it would have in a build, by the name of its fixture. */
const NAMES: Readonly<Record<string, string>> = { 'esbuild.app.js.map': 'dist/app.js.map', 'webpack.main.js.map': 'dist/main.js.map' };

export function nameInBuild(fixture: string): string {
  return NAMES[fixture] ?? fixture;
}

const ALONE: readonly (readonly [string, Letters])[] = [
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

/** Names of fixtures, and the answers that they give together. */
export const TABLE = [...ALONE, ...TOGETHER];

/** What ships, and is said not to. */
export function wrong(letters: Letters): readonly string[] {
  const asked = [...FILES, '', ...Object.keys(PACKAGES)];
  return asked.filter((_name, index) => TRUTH.charAt(index) === 'y' && letters.charAt(index) === 'n');
}
