// Which files may be imported from one, by its text: more than are, never fewer.

import { describe, expect, test } from 'vitest';
import { installed } from './builders.ts';
import { importsIn, looksMade, mentioned } from '../../src/artifact/mentions.ts';

const PATHS = new Set([
  'src/main.ts',
  'src/levels.ts',
  'src/main.css',
  'src/_vars.scss',
  'src/App.vue',
  'src/lib/index.ts',
  'src/lib/core.ts',
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
  const own = importsIn(text, from);
  if (own === null) imports.delete(from);
  else imports.set(from, new Set(own));
  const workspaces = new Map([['node_modules/@shop/cart', 'packages/cart']]);
  const { files, unread } = mentioned([from], { paths: PATHS, packages: [installed('levels-kit')], imports, workspaces });
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
    ['src/main.ts', "import a from './lib'", ['src/lib/core.ts', 'src/lib/index.ts']],
    ['src/main.ts', "import a from './lib/'", ['src/lib/core.ts', 'src/lib/index.ts']],
    ['src/lib/core.ts', "import a from '..'", ['src/App.vue', 'src/_vars.scss', 'src/levels.ts', 'src/main.css', 'src/main.ts']],
    ['src/lib/core.ts', "import a from '../levels'", ['src/levels.ts']],
    ['src/main.ts', "import a from '/src/levels'", ['src/levels.ts']],
    ['src/main.ts', "import a from 'levels-kit/levels'; import 'node:test/levels'", []],
    ['src/main.ts', "// it's\nimport './lib/core';\nconst a = '\\\\r';", ['src/lib/core.ts']],
    ['src/main.ts', "import a from '@/levels'", ['src/levels.ts', 'test/levels.ts', 'app/levels.py'].toSorted()],
    ['src/main.ts', "import a from '#levels'", ['src/levels.ts', 'test/levels.ts', 'app/levels.py'].toSorted()],
    ['src/main.ts', "import a from 'app/lib'", ['src/lib/index.ts']],
    ['src/main.ts', "import a from '@shop/cart'", ['packages/cart/package.json', 'packages/cart/src/start.ts']],
    ['src/main.ts', "import a from '@shop/cart/start'", ['packages/cart/package.json', 'packages/cart/src/start.ts']],
    ['src/main.ts', "import a from './le\\x76els'", ['not known: src/main.ts']],
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

  test('what those import that it imports', () => {
    const imports = new Map([
      ['src/main.ts', new Set(['./lib/index.ts'])],
      ['src/lib/index.ts', new Set(['../levels'])],
      ['src/levels.ts', new Set<string>()],
    ]);
    const { files } = mentioned(['src/main.ts'], { paths: PATHS, packages: [], imports, workspaces: new Map() });
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
