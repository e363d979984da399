// Evidence that is empty, broken, hostile, or of something else: a right answer, none, or a fault; never a wrong no.

import { assert, constantFrom, integer, property } from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readText } from '../../src/artifact/recognise.ts';
import type { Evidence } from '../../src/model/artifact.ts';
import { aMetafile, answersFor, askPath, aTree, codesOf, court, evidenceOf, FIXTURES } from './builders.ts';

describe('text before the JSON of npm pack', () => {
  const json = JSON.stringify([{ name: 'shop', version: '1.0.0', files: [] }], null, 2);

  test.each([
    ['of a script', `\n> shop@1.0.0 prepack\n> node build.js\n\nbuilt in 3s\n${json}\n`],
    ['of one line', `built\n${json}`],
    ['of a word and a colon', `npm notice: built\n${json}\n`],
  ])('is named, with what mends it: %s', (_title, text) => {
    expect(readText(text, 'npm-pack.json')).toMatchObject({
      faults: [
        {
          code: 'E_EVIDENCE',
          where: 'npm-pack.json:1',
          what: 'text stands before the JSON',
          fix: expect.stringContaining('npm pack --json --ignore-scripts') as unknown,
        },
      ],
    });
  });

  test('is not seen in a list of paths with one that is none', () => {
    expect(readText('src/a.ts\n[id].ts\n', 'files.txt')).toMatchObject({
      faults: [{ where: 'files.txt:2', what: expect.stringMatching(/no path$/) as unknown }],
    });
  });
});

describe('a list of lines', () => {
  const tree = aTree(['src/a.ts', 'src/b.ts', 'README.md']);
  const listed = (...lines: string[]): readonly string[] =>
    court({ evidences: [evidenceOf(`${lines.join('\n')}\n`, 'files.txt')], tree }).warnings.map(({ what }) => what);
  const strange = 'no line names a file of this tree: was it made here? for npm pack use --json, for tar use -tf: it keeps nothing';

  test.each<[string, readonly string[], boolean]>([
    [
      'that tar prints for people',
      ['-rw-r--r-- 0/0   24 2026-11-21 12:00 package/dist/app.js', '-rw-r--r-- 0/0 9 2026-11-21 12:00 x'],
      true,
    ],
    ['that npm prints for people', ['npm notice 1.2kB dist/app.js', 'npm notice total files 1'], true],
    ['of another folder', ['lib/x.ts', 'lib/y.ts'], true],
    ['of files of the tree', ['src/a.ts'], false],
    ['with one of them', ['README.md', 'dist/app.js'], false],
  ])('%s is asked about once, or not at all', (_title, lines, isStrange) => {
    const warnings = listed(...lines);
    expect(warnings.filter((what) => what.startsWith(strange))).toHaveLength(isStrange ? 1 : 0);
    if (isStrange) expect(warnings).toHaveLength(1);
  });

  test('that names what a bundle made is one of this build, and what it names beside that denies no script', () => {
    const bundle = evidenceOf(aMetafile(['src/a.ts']), 'meta.json');
    const judged = (text: string): readonly unknown[] => {
      const judging = court({ evidences: [bundle, evidenceOf(text, 'files.txt')], tree });
      return [askPath(judging, 'src/b.ts').answer, judging.warnings.length];
    };
    expect([judged('dist/app.js\n'), judged('other.js\n')]).toEqual([
      ['no', 0],
      ['unknown', 1],
    ]);
  });
});

describe('a file of evidence', () => {
  const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
  const statement = (over: object): string =>
    JSON.stringify({ _type: 'https://in-toto.io/Statement/v1', predicateType: 'x', predicate: {}, ...over });
  const envelope = (payload: string, type = 'application/vnd.in-toto+json'): string =>
    JSON.stringify({ payload: Buffer.from(payload).toString('base64'), payloadType: type, signatures: [] });

  test.each<[string, string, string]>([
    ['that is empty', '', 'E_CUT_SHORT'],
    ['of blanks', ' \n\n', 'E_CUT_SHORT'],
    ['of an empty object', '{}', 'E_EVIDENCE'],
    ['of an empty list', '[]', 'E_EVIDENCE'],
    ['that is cut short', '{"inputs": {}, "outputs": {"a": ', 'E_CUT_SHORT'],
    ['that is no JSON', '{"inputs": nothing}', 'E_NOT_JSON'],
    ['that says one thing twice', '{"inputs": {}, "outputs": {}, "inputs": {}}', 'E_DUPLICATE_KEY'],
    [
      'that lists one file twice',
      '{"inputs": {}, "outputs": {"o": {"inputs": {"a": {"bytesInOutput": 0}, "a": {"bytesInOutput": 1}}}}}',
      'E_DUPLICATE_KEY',
    ],
    ['of 65 levels', deep(65), 'E_NOT_JSON'],
    ['of 100,000 levels', deep(100_000), 'E_NOT_JSON'],
    ['of XML', '<?xml version="1.0"?>\n<bom/>', 'E_EVIDENCE'],
    ['of SPDX tags', 'SPDXVersion: SPDX-2.3\nPackageName: a\n', 'E_EVIDENCE'],
    ['of a web page', '<!doctype html><html></html>', 'E_EVIDENCE'],
    ['of another CycloneDX', '{"bomFormat": "CycloneDX", "specVersion": "1.1"}', 'E_EVIDENCE'],
    ['of another SPDX', '{"spdxVersion": "SPDX-3.0"}', 'E_EVIDENCE'],
    ['of another source map', '{"version": 2, "sources": ["a.ts"], "mappings": ""}', 'E_EVIDENCE'],
    ['whose section has no map', '{"version": 3, "sections": [{"offset": {}}]}', 'E_EVIDENCE'],
    ['whose section has sections', '{"version": 3, "sections": [{"map": {"version": 3, "sections": []}}]}', 'E_EVIDENCE'],
    ['whose bytes are a text', '{"inputs": {}, "outputs": {"o": {"inputs": {"a.ts": {"bytesInOutput": "9"}}}}}', 'E_EVIDENCE'],
    ['whose bytes are negative', '{"inputs": {}, "outputs": {"o": {"inputs": {"a.ts": {"bytesInOutput": -9}}}}}', 'E_EVIDENCE'],
    ['of a statement without a subject', statement({ subject: [] }), 'E_EVIDENCE'],
    ['of a statement of another version', statement({ _type: 'https://in-toto.io/Statement/v9', subject: [] }), 'E_EVIDENCE'],
    ['of an envelope with something else', envelope('{}', 'text/plain'), 'E_EVIDENCE'],
    ['of an envelope in an envelope', envelope(envelope(statement({}))), 'E_EVIDENCE'],
    ['of an envelope that is no base64', '{"payload": "%%%", "payloadType": "application/vnd.in-toto+json"}', 'E_EVIDENCE'],
    ['of a policy', 'version: 1\ngate: {}\n', 'E_EVIDENCE'],
  ])('%s is a fault', (_title, text, code) => {
    expect(codesOf(readText(text, 'evidence'))).toEqual([code]);
  });

  test('of names that objects inherit is read as any other', () => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
    const listed = JSON.parse(
      `{"inputs": {}, "outputs": {"__proto__": {"inputs": {${names.map((name) => `"${name}": {"bytesInOutput": 1}`).join()}}}}}`,
    ) as unknown;
    const { sources } = evidenceOf(JSON.stringify(listed));
    expect([...(sources?.ships.keys() ?? [])]).toEqual(names);
    expect(
      (Object.create(null) as Record<string, unknown>)['bytesInOutput'] ?? ({} as Record<string, unknown>)['bytesInOutput'],
    ).toBeUndefined();
  });

  test('with the line in front that keeps a source map from being run is a source map', () => {
    expect(evidenceOf(`)]}'\n{"version": 3, "sources": ["a.ts"], "mappings": ""}`).format).toBe('source map');
  });
});

describe('evidence of one very long line', () => {
  const LONG = 10_000_000;

  test.each<[string, string]>([
    ['of letters', 'a'.repeat(LONG)],
    ['of blanks', `${' '.repeat(LONG)}x`],
    ['of folders', 'a/'.repeat(LONG / 2)],
    ['that ends as a name of a policy does', `${'a'.repeat(LONG)}: 1`],
  ])('%s is a fault', (_title, line) => {
    for (const text of [line, `src/a.ts\n${line}\n`, `src/a.ts\0${line}\0`])
      expect(codesOf(readText(text, 'long.txt'))).toEqual(['E_EVIDENCE']);
  });

  test('is one path of a bundle, which no file has', () => {
    const long = 'a'.repeat(LONG);
    const { sources } = evidenceOf({ version: 3, sourceRoot: long, sources: [long, 'src/a.ts'], mappings: '' });
    expect([...(sources?.ships.keys() ?? [])]).toEqual([]);
  });
});

describe('evidence of more names than memory may hold', () => {
  const memory = { most: 2 ** 20, where: 'policy.yml:2' };
  const names = Array.from({ length: 10_000 }, (_, index) => `src/f${index}.ts`);

  test.each<[string, string]>([
    ['as lines', names.join('\n')],
    ['in a metafile', JSON.stringify(aMetafile(names))],
    ['in a source map', JSON.stringify({ version: 3, sources: [...names, ...names], mappings: '' })],
  ])('is a fault %s, and is read where the policy allows for it', (_title, text) => {
    expect([codesOf(readText(text, 'evidence', memory)), readText(text, 'evidence', { ...memory, most: 2 ** 30 }).ok]).toEqual([
      ['E_TOO_LARGE'],
      true,
    ]);
  });

  test('counts no texts that nobody asks for', () => {
    const text = JSON.stringify({ version: 3, sources: ['src/a.ts'], sourcesContent: names, names: names, mappings: '' });
    expect(readText(text, 'dist/app.js.map', { ...memory, most: 2000 }).ok).toBe(false);
    expect(readText(text, 'dist/app.js.map', memory).ok).toBe(true);
  });
});

describe('paths', () => {
  const TREE = aTree(['src/used.ts', 'src/other.ts', 'src/third.ts', 'src/dead.ts', 'packages/a/src/index.ts', 'packages/b/src/index.ts']);
  const mapOf = (sources: readonly (string | null)[], over: object = {}): Evidence =>
    evidenceOf({ version: 3, sources, mappings: '', ...over }, 'dist/app.js.map');
  const [used, dead] = ['src/used.ts', 'src/dead.ts'];

  test.each<[string, Evidence, string, string]>([
    ['relative to the map', mapOf(['../src/used.ts', '../src/other.ts']), 'yes', 'no'],
    ['below a source root', mapOf(['used.ts', 'other.ts'], { sourceRoot: '../src/' }), 'yes', 'no'],
    ['below a source root that is a URL', mapOf(['src/used.ts', 'src/other.ts'], { sourceRoot: 'webpack://shop/' }), 'yes', 'no'],
    ['absolute', mapOf(['/home/ci/work/shop/src/used.ts', '/home/ci/work/shop/src/other.ts']), 'yes', 'no'],
    ['absolute, of Windows', mapOf(['C:\\work\\shop\\src\\used.ts', 'C:\\work\\shop\\src\\other.ts']), 'yes', 'no'],
    ['as file URLs', mapOf(['file:///work/shop/src/used.ts', 'file:///work/shop/src/other.ts']), 'yes', 'no'],
    [
      'of webpack',
      mapOf(['webpack://shop/./src/used.ts', 'webpack:///./src/other.ts?a1b2', 'webpack://shop/webpack/bootstrap']),
      'yes',
      'no',
    ],
    ['of webpack with a scope', mapOf(['webpack://@shop/app/./src/used.ts', 'webpack://@shop/app/./src/other.ts']), 'yes', 'no'],
    ['with a query', mapOf(['../src/used.ts?vue&type=script', '../src/other.ts']), 'yes', 'no'],
    ['with escapes', mapOf(['../%73rc/used.ts', '../src/other.ts']), 'yes', 'no'],
    ['with detours', mapOf(['.././lib/../src/./used.ts', '..//src/other.ts']), 'yes', 'no'],
    [
      'in sections',
      evidenceOf({ version: 3, sections: [{ map: { version: 3, sources: ['../src/used.ts', '../src/other.ts'], mappings: '' } }] }),
      'yes',
      'no',
    ],
    [
      'in a section that stands elsewhere',
      evidenceOf({ version: 3, sections: [{ url: 'a.map' }, { map: { version: 3, sources: ['../src/used.ts'], mappings: '' } }] }),
      'yes',
      'unknown',
    ],
    ['of which one is not named', mapOf(['../src/used.ts', '../src/other.ts', null]), 'yes', 'unknown'],
    ['in other case', mapOf(['../src/USED.ts', '../src/third.ts', '../src/other.ts']), 'unknown', 'unknown'],
    ['in full width', mapOf(['../src/ｕｓｅｄ.ts', '../src/third.ts', '../src/other.ts']), 'unknown', 'unknown'],
    ['in letters of another script', mapOf(['../src/usеd.ts', '../src/third.ts', '../src/other.ts']), 'unknown', 'unknown'],
    ['with an accent', mapOf(['../src/ÜSED.ts', '../src/third.ts', '../src/other.ts']), 'unknown', 'unknown'],
    ['of another project', mapOf(['../lib/cart.ts', '../lib/pay.ts']), 'unknown', 'unknown'],
    ['of another project that has one in common', mapOf(['../src/used.ts', '../src/cart.ts', '../src/pay.ts']), 'yes', 'unknown'],
    ['of which only the name is the same', mapOf(['../lib/used.ts']), 'yes', 'unknown'],
    ['that are none', mapOf([]), 'unknown', 'unknown'],
    ['that are made up', mapOf(['<define:x>', '\0virtual', 'webpack/bootstrap', 'data:text/javascript,1']), 'unknown', 'unknown'],
  ])('%s', (_title, evidence, forUsed, forDead) => {
    const judging = court({ evidences: [evidence], tree: TREE });
    expect(Object.values(answersFor(judging, [used, dead]))).toEqual([forUsed, forDead]);
  });

  test('are compared as Unicode composes them', () => {
    const judging = court({
      evidences: [evidenceOf(aMetafile(['src/cafe\u0301.ts', 'src/b.ts']))],
      tree: aTree(['src/caf\u00e9.ts', 'src/b.ts', 'src/c.ts']),
    });
    expect([askPath(judging, 'src/cafe\u0301.ts').answer, askPath(judging, 'src/c.ts').answer]).toEqual(['yes', 'no']);
  });

  test('from the folder of one package do not speak of another with files of the same names', () => {
    const judging = court({ evidences: [evidenceOf(aMetafile(['src/index.ts']))], tree: TREE });
    expect(Object.values(answersFor(judging, ['packages/a/src/index.ts', 'packages/b/src/index.ts']))).toEqual(['yes', 'yes']);
  });

  test('copied from the folder of one package are not taken for those of the root', () => {
    const tree = aTree(['index.py', 'lib/util.py', 'setup.py', 'a.py', 'pkg/index.py', 'pkg/lib/util.py']);
    const list = evidenceOf(['app/index.py', 'app/lib/util.py', 'app/setup.py', 'app/a.py'].join('\n'), 'files.txt');
    expect(answersFor(court({ evidences: [list], tree }), ['index.py', 'pkg/index.py', 'pkg/lib/util.py'])).toEqual({
      'index.py': 'yes',
      'pkg/index.py': 'yes',
      'pkg/lib/util.py': 'yes',
    });
  });
});

describe('a list of the files of the artifact', () => {
  const TREE = aTree([
    'index.js',
    'lib/a.js',
    'test/a.test.js',
    'src/main.go',
    'src/other.go',
    'src/x.ts',
    'dist/bundle.js',
    'app.py',
    'util.py',
    'tests/app.py',
    'tests/test_util.py',
  ]);
  const pack = (...files: string[]): Evidence =>
    evidenceOf([{ name: 'shop', version: '1.0.0', files: files.map((path) => ({ path })) }], 'npm-pack.json');
  const list = (...files: string[]): Evidence => evidenceOf(files.join('\n'), 'files.txt');

  test.each<[string, Evidence, string, string]>([
    ['denies a script where all scripts in it are sources', pack('index.js', 'lib/a.js', 'package.json'), 'test/a.test.js', 'no'],
    ['denies no script where one was made of others', pack('index.js', 'lib/a.js', 'dist/app.js'), 'test/a.test.js', 'unknown'],
    [
      'denies no script where one that is committed looks made',
      pack('index.js', 'lib/a.js', 'dist/bundle.js'),
      'test/a.test.js',
      'unknown',
    ],
    ['denies no script that must be compiled', pack('index.js', 'lib/a.js'), 'src/x.ts', 'unknown'],
    ['denies no file of a compiled language', pack('index.js', 'src/main.go'), 'src/other.go', 'unknown'],
    ['denies a file of a compiled language where it lists sources alone', list('src/main.go', 'index.js'), 'src/other.go', 'no'],
    ['denies no file of a language that it does not list', pack('index.js', 'lib/a.js'), 'tests/test_util.py', 'unknown'],
    ['denies a file of another language', list('srv/shop/app.py', 'srv/shop/util.py', 'srv/shop/README.md'), 'tests/test_util.py', 'no'],
    ['says yes for a file that a folder of another name holds', list('srv/shop/app.py', 'srv/shop/util.py'), 'app.py', 'yes'],
    [
      'denies nothing where most of it is strange',
      list('srv/shop/app.py', 'srv/shop/util.py', ...['a', 'b', 'c', 'd'].map((name) => `srv/shop/${name}.py`)),
      'tests/test_util.py',
      'unknown',
    ],
    ['of lines that end as Windows ends them is read', evidenceOf('index.js\r\nlib/a.js\r\n'), 'test/a.test.js', 'no'],
    ['with NULs is read', evidenceOf('index.js\0lib/a.js\0'), 'test/a.test.js', 'no'],
  ])('%s', (_title, evidence, path, expected) => {
    expect(askPath(court({ evidences: [evidence], tree: TREE }), path).answer).toBe(expected);
  });

  test('shows whether maps of files that were compiled one by one are all there', () => {
    const tree = aTree(['src/a.ts', 'src/b.ts', 'src/c.ts']);
    const mapOf = (name: string): Evidence =>
      evidenceOf({ version: 3, sources: [`../src/${name}.ts`], mappings: '' }, `dist/${name}.js.map`);
    const answer = (...evidences: Evidence[]): string => askPath(court({ evidences, tree }), 'src/c.ts').answer;
    const [a, b] = [mapOf('a'), mapOf('b')];
    expect([answer(a, b), answer(a, b, pack('dist/a.js', 'dist/b.js')), answer(a, pack('dist/a.js', 'dist/b.js'))]).toEqual([
      'unknown',
      'no',
      'unknown',
    ]);
    expect(answer(a, b, pack('dist/a.js', 'dist/b.js', 'dist/a.d.ts', 'dist/a.js.map', 'README.md'))).toBe('no');
  });

  test('of bundles that are part of the source tree denies none of them: evidence names sources', () => {
    const tree = aTree(['src/a.ts', 'src/b.ts', 'dist/app.js', 'dist/part.js', 'app.js', 'other.js'], { generated: new Set(['app.js']) });
    const judging = court({ evidences: [evidenceOf(aMetafile(['src/a.ts', 'src/b.ts']))], tree });
    expect(Object.values(answersFor(judging, [...tree.paths]))).toEqual(['yes', 'yes', 'yes', 'unknown', 'unknown', 'no']);
  });

  test('of a source that looks made is said loudly', () => {
    const tree = aTree(['src/a.ts', 'src/wasm.ts'], { generated: new Set(['src/wasm.ts']) });
    const { warnings } = court({ evidences: [evidenceOf(aMetafile(['src/a.ts', 'src/wasm.ts']), 'meta.json')], tree });
    expect(warnings.map(({ what }) => what.slice(0, 67))).toEqual(['src/wasm.ts ships and looks as if it was made of other files: those']);
  });

  test('of packages that are part of the source tree says which ship, and denies none', () => {
    const tree = aTree(['src/a.ts', 'src/b.ts', 'node_modules/x/a.js', 'node_modules/x/b.js']);
    const judging = court({ evidences: [evidenceOf(aMetafile(['src/a.ts', 'src/b.ts', 'node_modules/x/a.js']))], tree });
    expect(Object.values(answersFor(judging, [...tree.paths]))).toEqual(['yes', 'yes', 'yes', 'unknown']);
  });

  test('denies no script where one that is committed is made of others, wherever it stands', () => {
    const ask = (generated: readonly string[]): string =>
      askPath(court({ evidences: [pack('index.js', 'lib/a.js')], tree: { ...TREE, generated: new Set(generated) } }), 'test/a.test.js')
        .answer;
    expect([ask([]), ask(['index.js'])]).toEqual(['no', 'unknown']);
  });

  test.each<[string, readonly string[], string]>([
    ['an archive for scripts', ['index.js', 'lib/a.js', 'app.asar'], 'test/a.test.js'],
    ['an archive', ['srv/app.py', 'srv/util.py', 'srv/shop.whl'], 'tests/test_util.py'],
    ['byte code of that name', ['srv/app.py', 'srv/util.py', 'srv/test_util.cpython-311.pyc'], 'tests/test_util.py'],
  ])('denies nothing beside %s', (_title, files, path) => {
    const asked = [files, files.slice(0, 2)].map((given) => askPath(court({ evidences: [list(...given)], tree: TREE }), path).answer);
    expect(asked).toEqual(['unknown', 'no']);
  });

  test('keeps a bundle from denying what another file may hold', () => {
    const tree = aTree(['src/a.ts', 'src/b.ts', 'src/c.ts']);
    const bundle = evidenceOf(aMetafile(['src/a.ts', 'src/b.ts']), 'meta.json');
    const other = evidenceOf(
      [{ name: 'shop', version: '1.0.0', files: [{ path: 'dist/app.js' }, { path: 'dist/worker.js' }] }],
      'npm-pack.json',
    );
    expect([
      askPath(court({ evidences: [bundle], tree }), 'src/c.ts').answer,
      askPath(court({ evidences: [bundle, other], tree }), 'src/c.ts').answer,
    ]).toEqual(['no', 'unknown']);
  });
});

describe('the evidence of the demo project', () => {
  const texts = readdirSync(FIXTURES)
    .filter((name) => /\.(?:json|map)$/.test(name))
    .map((name) => [name, readFileSync(join(FIXTURES, name), 'utf8')] as const);

  test.each(texts)('%s, cut anywhere, is a fault', (_name, text) => {
    assert(
      property(integer({ min: 0, max: text.trimEnd().length - 1 }), (end) => !readText(text.slice(0, end), 'cut').ok),
      { numRuns: 60 },
    );
  });

  test.each(texts)('%s, with one character changed, is read or refused', (_name, text) => {
    const letters = constantFrom('0', 'x', '/', '"', '{', '[', '\\', '\u0000', '\u0430', '.');
    assert(
      property(integer({ min: 0, max: text.length - 1 }), letters, (at, letter) => {
        const read = readText(text.slice(0, at) + letter + text.slice(at + 1), 'dist/app.js.map');
        return read.ok ? read.value.file === 'dist/app.js.map' : read.faults.length > 0;
      }),
      { numRuns: 100 },
    );
  });
});
