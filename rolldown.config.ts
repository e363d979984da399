// Two entries in one folder that stands alone: no install step. Beside them the licences of what they hold.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig, type Plugin } from 'rolldown';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as { version: string };

/** What @actions/core brings for OIDC, an HTTP client of 700 kB: no run of the gate asks for it. */
const UNUSED = /node_modules\/(?:@actions\/(?:http-client|exec|io)|undici|tunnel)\//;

/**
 * packageurl-js sorts ten names by a collator as soon as it is loaded, for which all of ICU is called up: 8 ms of every start.
 * They are of ASCII letters, and it sorts nothing else.
 */
const collator: Plugin = {
  name: 'collator',
  transform(code, id) {
    if (!id.endsWith('/packageurl-js/src/strings.js')) return null;
    const eager = 'const { compare: localeCompare } = new Intl.Collator()';
    if (!code.includes(eager)) throw new Error(`${id} has changed: look at what it does when it is loaded`);
    return code.replace(eager, 'const localeCompare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)');
  },
};

/** Code of one byte for each character is loaded faster, and takes half the memory. */
const ascii: Plugin = {
  name: 'ascii',
  renderChunk: (code) => code.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
};

/** Gathers the licence of every package that has code in the bundle. */
const licences: Plugin = {
  name: 'licences',
  generateBundle(_options, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) => (chunk.type === 'chunk' ? Object.entries(chunk.modules) : []));
    const used = modules.flatMap(([id, { renderedLength }]) =>
      renderedLength > 0 ? [/^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(id)?.[0] ?? ''] : [],
    );
    const folders = [...new Set(used)].filter((folder) => folder !== '').toSorted();
    const source = folders.map((folder) => `${licenceOf(folder)}\n`).join(`${'-'.repeat(80)}\n\n`);
    this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY-LICENSES.txt', source });
    // So that the files mean the same wherever dist/ is put.
    this.emitFile({ type: 'asset', fileName: 'package.json', source: '{"type":"commonjs"}\n' });
  },
};

function licenceOf(folder: string): string {
  const found = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name: string; version: string; license: string };
  const file = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
  const text =
    file !== undefined && existsSync(join(folder, file))
      ? readFileSync(join(folder, file), 'utf8').trim()
      : '(the package carries no licence file)';
  return `${found.name} ${found.version} (${found.license})\n\n${text}\n`;
}

// What every run needs, what a run that judges needs, and what is needed only where there is a policy, exceptions, a baseline, VEX,
// evidence of the artifact, an attestation or reviews, where git or GitHub is asked, or for the tools around exceptions: in files of
// their own, since loading all of them takes longer than reading most reports.
const groups = [
  { name: 'upkeep', test: /src\/(?:upkeep\/|ssh-keygen|syntax\/(?:edit|lines|render))/ },
  { name: 'json', test: /src\/syntax\/json\.ts/ },
  { name: 'vex', test: /src\/vex\/(?:read|openvex|cyclonedx|shape)\.ts/ },
  {
    name: 'artifact',
    test: /src\/(?:shipping|intake\/|files\/(?:walk|outlet|stream)|artifact\/(?:built-in|bundle-stats|claim|cyclonedx|file-list|image|layer|lockfile|manifest|metafile|npm-pack|provenance|recognise|source-map|spdx|tar|voice))/,
  },
  {
    name: 'yaml',
    test: /node_modules\/yaml\/|src\/(?:syntax\/|extends|match\/decoder|policy\/(?:extends|named|parse|schema|sign-off|artifact|vex)|exceptions\/(?:parse|schema))/,
  },
  { name: 'fault', test: /src\/(?:model\/(?:fault|limits|size)|files\/reason)\.ts/ },
  { name: 'thread', test: /src\/thread\.ts/ },
  {
    name: 'scan',
    test: /src\/(?:scan|sarif\/(?:intake|scanner|scan\.wasm|shape|window|decode)|files\/(?:read|gzip))\.ts/,
  },
  {
    name: 'reviews',
    test: /src\/(?:reviews|bringers|versions|exceptions\/entries|git\/(?:history|brought|side|standing|trunk)|github\/(?:reviews|teams|pulls|pushes|commits|approvals))\.ts/,
  },
  { name: 'pattern', test: /src\/files\/pattern\.ts|node_modules\/(?:minimatch|brace-expansion|balanced-match|@isaacs)\// },
  { name: 'git', test: /src\/git\// },
  { name: 'github', test: /src\/github\// },
  { name: 'trusted', test: /src\/trusted\.ts/ },
  { name: 'source', test: /src\/files\/source\.ts/ },
  {
    name: 'baseline',
    test: /src\/(?:baseline|identity\/(?:follow|source|trace|likeness|candidates|evidence|columns|record|words))\.ts/,
  },
  { name: 'summary', test: /src\/report\/summary\.ts/ },
  { name: 'explain', test: /src\/report\/explain\.ts/ },
  { name: 'vex-report', test: /src\/report\/vex\.ts/ },
  { name: 'inflate', test: /src\/files\/inflate\.ts/ },
  { name: 'keys', test: /src\/keys\// },
  { name: 'attesting', test: /src\/attest\.ts/ },
  { name: 'attestation', test: /src\/(?:deploy|commands\/(?:verify|explain)|attestation\/)/ },
  {
    name: 'common',
    test: /src\/(?:model|report)\/|src\/(?:arguments|bug|files\/bounded|options|request|stdout|version)\.ts|fastest-levenshtein/,
  },
  { name: 'gate', test: /src\/(?!cli|command\.ts|action|scan-worker)|node_modules\/(?!@actions)/ },
];

export default defineConfig({
  input: { cli: 'src/cli.ts', action: 'src/action.ts', 'scan-worker': 'src/scan-worker.ts' },
  platform: 'node',
  plugins: [collator, ascii, licences],
  treeshake: { moduleSideEffects: (id: string) => !UNUSED.test(id) },
  transform: { define: { DEFECT_GATE_VERSION: JSON.stringify(version) }, target: 'node20' },
  output: {
    dir: 'dist',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    codeSplitting: { groups, includeDependenciesRecursively: false },
    // Node begins both threads some 10 ms sooner than with modules of ECMAScript.
    format: 'cjs',
    sourcemap: false,
    minify: false,
  },
});
