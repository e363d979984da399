// Which files may be imported from one, by its text: more than are, never fewer.

import { describe, expect, test } from 'vitest';
import { importsIn, looksMade, mentioned } from '../../src/artifact/mentions.ts';

const LINKS = new Set(['src/linked', 'src/alias.ts']);
const LEVELS = ['app/levels.py', 'src/levels.ts', 'test/levels.ts'];
const PATHS = new Set([
  'src/main.ts',
  'src/levels.ts',
  'src/main.css',
  'src/_vars.scss',
  'src/App.vue',
  'src/lib/index.ts',
  'src/lib/core.ts',
  'src/lib/util.ts',
  'src/kit/package.json',
  'other/kit.ts',
  'src/lib/deep/other.ts',
  'test/levels.ts',
  'test/lib/check.ts',
  'packages/cart/src/start.ts',
  'packages/cart/package.json',
  'app/main.py',
  'app/levels.py',
]);

function reached(text: string, from: string): readonly string[] {
  const imports = new Map([...PATHS].map((path) => [path, new Set<string>()]));
  imports.set('src/kit/package.json', new Set(['../../other/kit.ts']));
  const own = importsIn(text, from);
  if (own === null) imports.delete(from);
  else imports.set(from, new Set(own));
  const workspaces = new Map([['node_modules/@shop/cart', 'packages/cart']]);
  const { files, unread } = mentioned([from], { paths: PATHS, imports, workspaces, unclear: new Set(), links: LINKS });
  return unread === null ? [...files].filter((path) => path !== from).toSorted() : [`not known: ${unread}`];
}

describe('a file imports', () => {
  test.each<[string, string, readonly string[]]>([
    ['src/main.ts', 'import { a } from "./levels.ts";', ['src/levels.ts']],
    ['src/main.ts', "export * from './levels.js'", ['src/levels.ts']],
    ['src/main.ts', "export{a}from'./levels'", ['src/levels.ts']],
    ['src/main.ts', '/* don\'t */ import "./levels"', ['src/levels.ts']],
    ['src/main.ts', 'const a = await import(`./levels`)', ['src/levels.ts']],
    ['src/main.ts', "import(\n  /* webpackChunkName: 'a' */\n  './levels'\n)", ['src/levels.ts']],
    ['src/main.ts', "import a from // why\n  './levels'", ['src/levels.ts']],
    ['src/main.ts', "const a = require('./levels?raw')", ['src/levels.ts']],
    ['src/main.ts', "import a from './Levels'", ['src/levels.ts']],
    ['src/main.ts', "import a from './lib'", ['src/lib/core.ts', 'src/lib/index.ts', 'src/lib/util.ts']],
    ['src/main.ts', "import a from './lib/'", ['src/lib/core.ts', 'src/lib/index.ts', 'src/lib/util.ts']],
    ['src/lib/core.ts', "import a from '..'", ['src/App.vue', 'src/_vars.scss', 'src/levels.ts', 'src/main.css', 'src/main.ts']],
    ['src/lib/core.ts', "import a from '../levels'", ['src/levels.ts']],
    ['src/main.ts', "import a from '/src/levels'", LEVELS],
    ['src/main.ts', "import a from '/home/ci/shop/src/levels.ts'", LEVELS],
    ['src/main.ts', "import a from 'file:///home/ci/shop/src/levels.ts'", LEVELS],
    ['src/main.ts', "import 'node:test/levels'; import 'fs/promises'", []],
    ['src/main.ts', "import a from 'levels-kit/levels'", LEVELS],
    ['src/main.ts', "import a from 'levels'", LEVELS],
    ['src/main.ts', "import { inspect } from 'util'", ['src/lib/util.ts']],
    ['src/main.ts', "// it's\nimport './lib/core';\nconst a = '\\\\r';", ['src/lib/core.ts']],
    ['src/main.ts', "import a from '@/levels'", LEVELS],
    ['src/main.ts', "import a from '#levels'", LEVELS],
    ['src/main.ts', "import a from 'app/lib'", ['src/lib/index.ts']],
    ['src/main.ts', "import a from '@shop/cart'", ['packages/cart/package.json', 'packages/cart/src/start.ts']],
    ['src/main.ts', "import a from '@shop/cart/start'", ['packages/cart/package.json', 'packages/cart/src/start.ts']],
    ['src/main.ts', "import a from './lib/core'; const re = 'a b\\\\n';", ['src/lib/core.ts']],
    ['src/main.ts', "import /* it isn't, you can't */ './levels';", ['src/levels.ts']],
    ['src/main.ts', "import a from './lib/core'; const b = 'levels', c = 'levels';", ['src/lib/core.ts']],
    ['src/main.ts', "const levels = 'levels';", []],
    ['src/main.css', "@use 'vars';", ['src/_vars.scss']],
    ['src/main.css', '@import url(./vars.scss);', ['src/_vars.scss']],
    ['src/App.vue', "<script>import './levels'</script><style>@import './vars'</style>", ['src/_vars.scss', 'src/levels.ts']],
    ['app/main.py', 'from app.levels import a', ['app/levels.py', 'src/App.vue', 'src/levels.ts', 'test/levels.ts']],
  ])('%s: %s', (from, text, expected) => {
    expect(reached(text, from)).toEqual(expected);
  });

  test.each<[string, string, readonly string[]]>([
    ['in a comment of 2,000 letters', `import a from /* ${'x '.repeat(1000)}*/ './levels'`, ['src/levels.ts']],
    ['behind many apostrophes', "import a from /* don't can't won't shan't */ // isn't\n './levels'", ['src/levels.ts']],
    ['behind a comment that a carriage return ends', "import a from // why\r'./levels'", ['src/levels.ts']],
    ['behind a comment that a line separator ends', "import a from // why\u2028'./levels'", ['src/levels.ts']],
    ['behind a space that does not break', "import a from\u00a0'./levels'", ['src/levels.ts']],
    ['by a path of 1,000 detours', `import a from './${'./'.repeat(1000)}levels'`, ['src/levels.ts']],
    ['by an attribute', "import a from './levels' with { type: 'x' }", ['src/levels.ts']],
    ['by require of TypeScript', "import a = require('./levels')", ['src/levels.ts']],
    ['by require.resolve', "require.resolve('./levels')", ['src/levels.ts']],
    ['late', "import.defer('./levels')", ['src/levels.ts']],
    ['by a folder whose package.json names it', "import a from './kit'", ['other/kit.ts', 'src/kit/package.json']],
    ['in a template', 'import(`./levels`)', ['src/levels.ts']],
    ['that is a method, nothing', 'books.import(entry); Array.from(entries); ', []],
    ['of which only a word is there, nothing', 'const from = 1; // what we import from there, we require', []],
  ])('%s', (_title, text, expected) => {
    expect(reached(text, 'src/main.ts')).toEqual(expected);
  });

  test.each<[string, string]>([
    ['an escape', "import a from './le\\x76els'"],
    ['an escape in braces', "import a from './le\\u{76}els'"],
    ['a line that goes on', "import a from './le\\\nvels'"],
    ['a line that goes on behind CRLF', "import a from './le\\\r\nvels'"],
    ['require in escapes', "requ\\u0069re('./le' + 'vels')"],
    ['a sum', "require('./le' + 'vels')"],
    ['a sum with a comment', "require('./le' /* ' */ + 'vels')"],
    ['a variable', 'import(levels)'],
    ['a choice', "require(a ? './levels' : './lib')"],
    ['a value in a template', 'import(`./${levels}`)'],
    ['a pattern of vite', "import.meta.glob('./*.ts')"],
    ['a pattern of webpack', "require.context('./lib', true)"],
    ['another name of require', "const load = require; load('./levels')"],
    ['require of another type', "(require as any)('./levels')"],
    ['a percent sign', "import a from './l%65vels.ts'"],
    ['a path of 5,000 letters', `import a from './${'./'.repeat(2500)}levels'`],
    ['text that is code', "import 'data:text/javascript;base64,aW1wb3J0'"],
    ['a link to a folder', "import a from './linked/levels'"],
    ['a link to a file', "import a from './alias'"],
    ['a link by the end that it is written with', "import a from './alias.js'"],
    ['a link by its name alone', "import a from 'linked/levels'"],
  ])('nobody knows what, where there is %s', (_title, text) => {
    expect(reached(text, 'src/main.ts')).toEqual(['not known: src/main.ts']);
  });

  test.each<[string, string]>([
    ['src/main.css', '@import "a.css", "vars.scss";'],
    ['src/main.css', "@import /* why */ 'vars.scss';"],
    ['src/App.vue', '<style lang="scss">@use "./vars" as *</style>'],
    ['src/App.vue', '<style src="./vars.scss"></style>'],
  ])('%s: %s', (from, text) => {
    expect(reached(text, from)).toEqual(['src/_vars.scss']);
  });

  test.each(['@import "v\\61rs"', '@use "#{$theme}"', '@import "@{theme}"'])('nobody knows what, where a style sheet has %s', (text) => {
    expect(reached(text, 'src/main.css')).toEqual(['not known: src/main.css']);
  });

  test('what its own package.json puts in the place of another', () => {
    const paths = new Set(['package.json', 'src/main.ts', 'src/roles.ts', 'src/dead.ts']);
    const imports = new Map([
      ['package.json', new Set(['./src/roles.ts'])],
      ['src/main.ts', new Set(['#adm'])],
      ['src/roles.ts', new Set<string>()],
      ['src/dead.ts', new Set<string>()],
    ]);
    const { files } = mentioned(['src/main.ts'], { paths, imports, workspaces: new Map(), unclear: new Set(), links: new Set() });
    expect([...files]).toEqual(['src/main.ts', 'package.json', 'src/roles.ts']);
  });

  test('what those import that it imports', () => {
    const imports = new Map([
      ['src/main.ts', new Set(['./lib/index.ts'])],
      ['src/lib/index.ts', new Set(['../levels'])],
      ['src/levels.ts', new Set<string>()],
    ]);
    const { files } = mentioned(['src/main.ts'], { paths: PATHS, imports, workspaces: new Map(), unclear: new Set(), links: new Set() });
    expect([...files]).toEqual(['src/main.ts', 'src/lib/index.ts', 'src/levels.ts']);
  });
});

describe('a script looks made', () => {
  test.each<[string, boolean]>([
    ['import a from "./a.js";\nexport const b = a;\n', false],
    ['var require_a = __commonJS({});', true],
    ['(() => { // webpackBootstrap', true],
    ['//#region src/a.ts\nvar a;', true],
    ['a;\n//# sourceMappingURL=a.js.map', true],
    ['Object.defineProperty(exports, "__esModule", { value: true });', true],
    [`a(${'b,'.repeat(2000)});`, true],
  ])('%#: %s', (text, expected) => {
    expect(looksMade(text)).toBe(expected);
  });
});
