// The built command line, told what there was before: a baseline, a git history, or both. Real files, real histories.

import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { aLog, anException, aResult, aSarifRun, logOf } from '../builders.ts';
import { aHistory, cloneOf, emptyFolder, type History } from '../git/histories.ts';
import { cli, folderWith, readJson, type Ran } from './processes.ts';

// Processes of a busy machine.
vi.setConfig({ testTimeout: 120_000 });

interface Shown {
  readonly id: string;
  readonly disposition: string;
  readonly severity: string;
  readonly state: string;
  readonly introduced: { readonly answer: string; readonly why: string };
  readonly results: readonly { readonly matched: { readonly result: number; readonly by: string; readonly strength: string } | null }[];
  readonly merged: readonly string[];
  readonly tools: readonly string[];
}

interface Checked extends Ran {
  readonly defects: readonly Shown[];
  readonly verdict: Readonly<Record<string, unknown>>;
}

function check(cwd: string, ...args: readonly string[]): Checked {
  const out = join(emptyFolder(), 'v.json');
  const ran = cli(['check', ...args, '--output', out, '--all-defects'], { cwd });
  const verdict = readJson(out);
  return { ...ran, verdict, defects: verdict['defects'] as readonly Shown[] };
}

const CODE = Array.from({ length: 40 }, (_none, index) => `const value${index} = read(${index});`);
const SINK = 'db.query("select * from t where id = " + request.id);';

function at(line: number, path = 'src/a.ts'): Record<string, unknown> {
  return { locations: [{ physicalLocation: { artifactLocation: { uri: path }, region: { startLine: line } } }] };
}

function inserted(lines: readonly string[], index: number, ...more: readonly string[]): readonly string[] {
  return [...lines.slice(0, index), ...more, ...lines.slice(index)];
}

const text = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
const BEFORE = inserted(CODE, 20, SINK);

describe('with a baseline', () => {
  function compared(now: readonly string[], results: readonly Record<string, unknown>[], ...args: readonly string[]): Checked {
    const folder = folderWith({
      'before/src/a.ts': text(BEFORE),
      'now/src/a.ts': text(now),
      'before.sarif': logOf(aResult(at(21))),
      'now.sarif': logOf(...results.map((one) => aResult(one))),
    });
    const from = ['--baseline', 'before.sarif', '--baseline-source', 'before', '--source', 'now'];
    return check(folder, 'now.sarif', '--stage', 'pull-request', ...from, ...args);
  }

  test('a defect whose line moved is the same, and does not block a pull request', () => {
    const moved = inserted(BEFORE, 3, '// a comment', '');
    const { exit, defects } = compared(moved, [at(23)]);
    expect({ exit, defects }).toMatchObject({
      exit: 0,
      defects: [
        {
          disposition: 'not-introduced',
          state: 'unchanged',
          introduced: { answer: 'no' },
          results: [{ matched: { result: 0, strength: 'strong' } }],
        },
      ],
    });
  });

  test('one whose line was rewritten is known, and introduced: what made it harmless may have gone', () => {
    const rewritten = BEFORE.map((line) => (line === SINK ? SINK.replace('request.id', 'request.body.id') : line));
    const { exit, defects, stdout } = compared(rewritten, [at(21)]);
    expect({ exit, defects }).toMatchObject({ exit: 1, defects: [{ state: 'updated', disposition: 'blocking' }] });
    expect(stdout).toContain('its line was rewritten');
  });

  test('one whose line was only formatted anew is not', () => {
    const formatted = BEFORE.map((line) => `  ${line.replaceAll('"', "'")}`);
    expect(compared(formatted, [at(21)]).defects).toMatchObject([{ state: 'updated', disposition: 'not-introduced' }]);
  });

  test('absolute paths below the baseline source are understood', () => {
    const folder = folderWith({ 'base/src/a.ts': text(BEFORE), 'now/src/a.ts': text(BEFORE), 'now.sarif': logOf(aResult(at(21))) });
    writeFileSync(join(folder, 'before.sarif'), logOf(aResult(at(21, `file://${folder}/base/src/a.ts`))));
    const from = ['--baseline', 'before.sarif', '--baseline-source', 'base', '--source', 'now'];
    expect(check(folder, 'now.sarif', ...from).defects[0]?.state).toBe('unchanged');
  });

  test('one of the same bytes is warned of, and a run that did not finish is a fault', () => {
    const failed = { invocations: [{ executionSuccessful: false }] };
    const folder = folderWith({ 'now.sarif': logOf(), 'same.sarif': logOf(), 'failed.sarif': aLog([aSarifRun([], failed)]) });
    expect(check(folder, 'now.sarif', '--baseline', 'same.sarif').stdout).toContain('a file of the same bytes');
    expect(check(folder, 'now.sarif', '--baseline', 'failed.sarif').exit).toBe(2);
  });

  test('peer failure 3: one more of a known rule is new, and blocks', () => {
    const more = [...BEFORE, 'db.run("delete from u where name = " + request.name);'];
    const { exit, defects } = compared(more, [at(21), at(42)]);
    expect(exit).toBe(1);
    expect(defects.map(({ state, disposition }) => `${state} ${disposition}`).toSorted()).toEqual([
      'new blocking',
      'unchanged not-introduced',
    ]);
  });

  test('peer failure 4: the same in another file, while the old one stays, is new, and blocks', () => {
    const { exit, defects } = compared(BEFORE, [at(21), at(21, 'src/b.ts')]);
    expect(exit).toBe(1);
    expect(defects.filter(({ state }) => state === 'new')).toHaveLength(1);
  });

  test('what is gone is listed', () => {
    const { verdict, stdout, exit } = compared(CODE, []);
    expect(exit).toBe(0);
    expect(verdict['absent']).toMatchObject([
      { rule: 'js/sql-injection', location: { path: 'src/a.ts', line: 21 }, result: { result: 0 } },
    ]);
    expect(stdout).toContain('gone       1');
  });

  test('a release judges old ones too', () => {
    const folder = folderWith({ 'a.sarif': logOf(aResult()), 'b.sarif': logOf(aResult()) });
    expect(check(folder, 'a.sarif', '--baseline', 'b.sarif').exit).toBe(1);
  });

  test('without any source, snippets serve, and the report says that the evidence is weaker', () => {
    const snippet = (line: number): Record<string, unknown> => ({
      locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a.ts' }, region: { startLine: line, snippet: { text: SINK } } } }],
    });
    const folder = folderWith({ 'now.sarif': logOf(aResult(snippet(30))), 'before.sarif': logOf(aResult(snippet(21))) });
    const { stdout, defects } = check(folder, 'now.sarif', '--baseline', 'before.sarif');
    expect(defects[0]?.results[0]?.matched).toMatchObject({ result: 0 });
    expect(stdout).toContain('followed without the text of their file');
  });

  test('a source file that is a link is not read (threat C2)', () => {
    const folder = folderWith({ 'secret.txt': text(BEFORE), 'now.sarif': logOf(aResult(at(21))), 'before.sarif': logOf(aResult(at(21))) });
    mkdirSync(join(folder, 'src'));
    cpSync(join(folder, 'secret.txt'), join(folder, 'src/b.ts'));
    expect(check(folder, 'now.sarif', '--baseline', 'before.sarif').stdout).toContain(
      '2 findings, of before and of now, were followed without',
    );
  });

  test.each<[string, string, string]>([
    ['is missing', '', 'E_NO_FILE'],
    ['is cut short', logOf(aResult()).slice(0, -2), 'E_CUT_SHORT'],
    ['has no runs', '{"version":"2.1.0","runs":[]}', 'E_NO_RUNS'],
  ])('one that %s cannot be compared with: exit 2', (_title, content, code) => {
    const folder = folderWith({ 'now.sarif': logOf(), ...(content === '' ? {} : { 'before.sarif': content }) });
    const { exit, stdout } = check(folder, 'now.sarif', '--baseline', 'before.sarif');
    expect({ exit, code: stdout.includes(code) }).toEqual({ exit: 2, code: true });
  });

  test('what is judged is never its own baseline, whatever it is called', () => {
    const folder = folderWith({ 'now.sarif': logOf(aResult()) });
    const { exit, stdout } = check(folder, 'now.sarif', '--baseline', './././now.sarif');
    expect({ exit, said: stdout.includes('is the baseline too') }).toEqual({ exit: 2, said: true });
  });

  test('several may be named, each once', () => {
    const folder = folderWith({
      'now.sarif': logOf(aResult(), aResult(at(9, 'src/z.ts'))),
      'a.sarif': logOf(aResult()),
      'b.sarif': logOf(aResult(at(9, 'src/z.ts'))),
    });
    const { defects } = check(folder, 'now.sarif', '--baseline', 'a.sarif', '--baseline', 'b.sarif');
    expect(defects.map(({ state }) => state)).toEqual(['unchanged', 'unchanged']);
  });

  test('suppressions that were there before are honoured where the policy says so, and new ones are not', () => {
    const suppressed = { ...at(21), suppressions: [{ kind: 'inSource', status: 'accepted' }] };
    const folder = folderWith({
      'src/a.ts': text(BEFORE),
      'now.sarif': logOf(aResult(suppressed)),
      'known.sarif': logOf(aResult(suppressed)),
      'new.sarif': logOf(aResult(at(21))),
      'p.yml': 'version: 1\nsuppressions: {inSource: accept-known}\n',
    });
    const run = (baseline: string, stage: string): Checked =>
      check(folder, 'now.sarif', '--baseline', baseline, '--baseline-source', '.', '--policy', 'p.yml', '--stage', stage);
    expect(run('known.sarif', 'release').exit).toBe(0);
    expect(run('new.sarif', 'release').exit).toBe(1);
    expect(run('new.sarif', 'pull-request').defects[0]?.introduced).toMatchObject({ answer: 'yes' });
    expect(check(folder, 'now.sarif', '--policy', 'p.yml').exit).toBe(1);
  });
});

describe('with a git history', () => {
  function against(history: History, results: readonly Record<string, unknown>[], ...args: readonly string[]): Checked {
    const sarif = join(emptyFolder(), 'now.sarif');
    writeFileSync(sarif, logOf(...results.map((one) => aResult(one))));
    return check(history.folder, sarif, '--stage', 'pull-request', '--base-ref', 'main', ...args);
  }
  const start = (): History => aHistory({ 'src/a.ts': text(BEFORE), 'package-lock.json': '{"lodash": "4.17.20"}\n' });
  const answers = ({ defects }: Checked): readonly string[] => defects.map(({ introduced }) => introduced.answer);

  test('a line that the change touches blocks, and one that it does not is left to the release', () => {
    const history = start();
    history.commit({ 'src/a.ts': text(inserted(BEFORE, 2, 'eval(request.body);')) });
    const touched = against(history, [at(3), at(22)]);
    expect(touched.exit).toBe(1);
    expect(touched.stdout).toContain('blocked: this change introduced 1 defect');
    expect(touched.stdout).toContain('the change touches src/a.ts:3');
    expect(touched.defects.map(({ disposition }) => disposition)).toEqual(['blocking', 'not-introduced']);
    expect(touched.verdict['change']).toMatchObject({ head: history.git('rev-parse', 'HEAD') });
  });

  test('a file that was renamed brings nothing', () => {
    const history = start();
    history.git('mv', 'src/a.ts', 'src/b.ts');
    history.commit();
    const before = join(emptyFolder(), 'before.sarif');
    writeFileSync(before, logOf(aResult(at(21))));
    const { exit, defects } = against(history, [at(21, 'src/b.ts')], '--baseline', before);
    expect({ exit, defects }).toMatchObject({ exit: 0, defects: [{ state: 'unchanged', introduced: { answer: 'no' } }] });
  });

  test('a vulnerability of a package is introduced where its lock file is touched, unless it was there before', () => {
    const vulnerable = { ruleId: 'CVE-2021-23337', ...at(1, 'package-lock.json'), properties: { purl: 'pkg:npm/lodash@4.17.20' } };
    const history = start();
    history.commit({ 'package-lock.json': '{"lodash": "4.17.20", "ms": "2.0.0"}\n' });
    expect(answers(against(history, [vulnerable]))).toEqual(['yes']);
    const before = join(emptyFolder(), 'before.sarif');
    writeFileSync(before, logOf(aResult(vulnerable)));
    expect(answers(against(history, [vulnerable], '--baseline', before))).toEqual(['no']);
  });

  test('a shallow clone cannot tell: everything counts as introduced, said with what would tell', () => {
    const history = start();
    history.commit({ 'src/other.ts': 'x\n' });
    const shallow = cloneOf(history, '--depth', '1', '--branch', 'work');
    const { exit, stdout, defects } = against(shallow, [at(21)]);
    expect({ exit, answer: defects[0]?.introduced.answer }).toEqual({ exit: 1, answer: 'yes' });
    expect(stdout).toContain('fetch-depth: 0');
  });

  test('a folder that is no repository cannot tell either', () => {
    const folder = folderWith({ 'now.sarif': logOf(aResult()) });
    const { exit, stdout } = check(folder, 'now.sarif', '--stage', 'pull-request', '--base-ref', 'main');
    expect({ exit, said: stdout.includes('cannot be told') }).toEqual({ exit: 1, said: true });
  });

  test('the policy may block all of it, or what is new', () => {
    const history = start();
    history.commit({ 'src/other.ts': 'x\n' });
    const policy = (scope: string): string => {
      const path = join(emptyFolder(), 'p.yml');
      writeFileSync(path, `version: 1\ngate: {pull-request: {scope: ${scope}}}\n`);
      return path;
    };
    const exits = ['introduced', 'new', 'all'].map((scope) => against(history, [at(21)], '--policy', policy(scope)).exit);
    expect(exits).toEqual([0, 1, 1]);
  });
});

describe('across tools', () => {
  const run = (name: string, ruleId: string, over: Record<string, unknown> = {}): Record<string, unknown> =>
    aSarifRun([aResult({ ruleId, ...at(21), ...over })], {
      tool: { driver: { name, rules: [{ id: ruleId, properties: { tags: ['external/cwe/cwe-089', 'security'] } }] } },
    });

  test('one weakness on one line is one defect of both, as bad as the worse says', () => {
    const folder = folderWith({ 'a.sarif': aLog([run('CodeQL', 'js/sqli', { level: 'note' }), run('Semgrep', 'sql-concat')]) });
    const { defects, verdict, stdout } = check(folder, 'a.sarif');
    expect(defects).toMatchObject([{ severity: 'high', tools: ['CodeQL', 'Semgrep'], merged: ['CWE-89 at src/a.ts:21'] }]);
    expect(verdict['counts']).toMatchObject({ results: 2, merged: 1, defects: 1 });
    expect(stdout).toContain('merged');
  });

  test('counts are the same, however minor the findings are', () => {
    const minor = { level: 'note' };
    const log = aLog([
      run('CodeQL', 'js/sqli', minor),
      run('Semgrep', 'sql-concat', minor),
      run('ESLint', 'no-eval', { ...minor, ...at(9) }),
    ]);
    const folder = folderWith({ 'a.sarif': log });
    const out = join(folder, 'v.json');
    expect(cli(['check', 'a.sarif', '--output', out], { cwd: folder }).exit).toBe(0);
    expect(readJson(out)['counts']).toEqual(check(folder, 'a.sarif').verdict['counts']);
    expect(readJson(out)['counts']).toMatchObject({ merged: 1, defects: 2 });
  });

  test('an exception covers it when it holds for both, and says so when it holds for one', () => {
    const exceptions = (match: Record<string, unknown>): string => JSON.stringify({ version: 1, exceptions: [anException({ match })] });
    const folder = folderWith({
      'a.sarif': aLog([run('CodeQL', 'js/sqli'), run('Semgrep', 'sql-concat')]),
      'both.yml': exceptions({ cwe: 'CWE-89', path: 'src/a.ts' }),
      'one.yml': exceptions({ rule: 'sql-concat' }),
    });
    const now = ['--now', '2026-11-21T12:00:00Z'];
    expect(check(folder, 'a.sarif', '--exceptions', 'both.yml', ...now).exit).toBe(0);
    const { exit, stdout } = check(folder, 'a.sarif', '--exceptions', 'one.yml', ...now);
    expect({ exit, told: stdout.includes('near miss  EX-1') }).toEqual({ exit: 1, told: true });
  });
});

describe('an attacker', () => {
  const AT = ['--now', '2026-11-21T12:00:00Z'];
  const EVAL = { ...at(21), message: { text: 'eval' } };
  const put = (folder: string, name: string, content: unknown): string => {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    return name;
  };
  const naming = (id: string): object => ({ version: 1, exceptions: [anException({ match: { defect: id } })] });
  const tool = (name: string, over: Record<string, unknown>, tags = ['external/cwe/cwe-089', 'security']): Record<string, unknown> => {
    const rules = [{ id: `${name}-rule`, properties: { tags } }];
    return aSarifRun([aResult({ ruleId: `${name}-rule`, ...over })], { tool: { driver: { name, version: '1', rules } } });
  };

  test('who adds the same above a signed-off defect does not take over its id', () => {
    const folder = folderWith({ 'before.sarif': logOf(aResult(EVAL)), 'now.sarif': logOf(aResult({ ...EVAL, ...at(10) }), aResult(EVAL)) });
    const [accepted] = check(folder, 'before.sarif').defects;
    put(folder, 'ex.yml', naming(accepted?.id ?? ''));
    expect(check(folder, 'before.sarif', '--exceptions', 'ex.yml', ...AT).exit).toBe(0);
    const { exit, stdout } = check(folder, 'now.sarif', '--exceptions', 'ex.yml', ...AT);
    expect({ exit, said: stdout.includes('only their order tells them apart') }).toEqual({ exit: 1, said: true });
  });

  test('what another tool adds to a signed-off defect is not covered by its id', () => {
    const folder = folderWith({ 'x.sarif': aLog([tool('X', at(21))]) });
    put(folder, 'ex.yml', naming(check(folder, 'x.sarif').defects[0]?.id ?? ''));
    for (let index = 0; index < 8; index++) {
      put(folder, 'y.sarif', aLog([tool('Y', { ...at(21), message: { text: `another ${index}` } })]));
      expect(check(folder, 'x.sarif', 'y.sarif', '--exceptions', 'ex.yml', ...AT).exit).toBe(1);
    }
  });

  test('what the baseline says twice is known once', () => {
    const twice = [...BEFORE, ...BEFORE.slice(17, 24)];
    const folder = folderWith({ 'base/src/a.ts': text(BEFORE), 'now/src/a.ts': text(twice) });
    put(folder, 'before.sarif', logOf(aResult(EVAL), aResult(EVAL), aResult({ ...EVAL, guid: 'another' })));
    put(folder, 'now.sarif', logOf(aResult(EVAL), aResult({ ...EVAL, ...at(45) })));
    const from = ['--baseline', 'before.sarif', '--baseline-source', 'base', '--source', 'now'];
    expect(check(folder, 'now.sarif', '--stage', 'pull-request', ...from).exit).toBe(1);
  });

  test('a finding that is moved to where it weighs more is introduced', () => {
    const folder = folderWith({ 'base/tests/a.ts': text(BEFORE), 'now/src/a.ts': text(BEFORE) });
    put(folder, 'before.sarif', logOf(aResult({ ...EVAL, ...at(21, 'tests/a.ts') })));
    put(folder, 'now.sarif', logOf(aResult(EVAL)));
    put(folder, 'p.yml', 'version: 1\nseverity: {rules: [{when: {path: "tests/**"}, atMost: low, reason: never ships}]}\n');
    const from = ['--baseline', 'before.sarif', '--baseline-source', 'base', '--source', 'now', '--policy', 'p.yml'];
    const { exit, defects } = check(folder, 'now.sarif', '--stage', 'pull-request', ...from);
    expect({ exit, why: defects[0]?.introduced.why }).toEqual({ exit: 1, why: 'known before in tests/a.ts, where it was low' });
  });

  test('a snippet that its file contradicts is no evidence', () => {
    const shown = (snippet: string): Record<string, unknown> => {
      const region = { startLine: 21, snippet: { text: snippet } };
      return { ...EVAL, locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a.ts' }, region } }] };
    };
    const other = BEFORE.map((line) => (line === SINK ? 'unrelated(request.everything, forever);' : `${line} // changed`));
    const folder = folderWith({ 'base/src/a.ts': text(BEFORE), 'now/src/a.ts': text(other) });
    put(folder, 'before.sarif', logOf(aResult(shown(SINK))));
    put(folder, 'now.sarif', logOf(aResult(shown(SINK))));
    const from = ['--baseline', 'before.sarif', '--baseline-source', 'base', '--source', 'now'];
    const [defect] = check(folder, 'now.sarif', '--stage', 'pull-request', ...from).defects;
    expect(defect?.introduced.answer).toBe('yes');
  });

  test('far apart on one long line are two defects, and one that names more weaknesses joins none', () => {
    const on = (column: number): Record<string, unknown> => ({
      locations: [{ physicalLocation: { artifactLocation: { uri: 'a.js' }, region: { startLine: 1, startColumn: column } } }],
    });
    const folder = folderWith({ 'far.sarif': aLog([tool('X', on(1)), tool('Y', on(4990))]) });
    expect(check(folder, 'far.sarif').defects).toHaveLength(2);
    const [xss, both] = [['external/cwe/cwe-079'], ['external/cwe/cwe-079', 'external/cwe/cwe-089']];
    put(folder, 'apart.sarif', aLog([tool('X', on(1), xss), tool('Y', on(1))]));
    put(folder, 'joins.sarif', aLog([tool('X', on(1), both)]));
    expect(check(folder, 'apart.sarif').defects).toHaveLength(2);
    expect(check(folder, 'apart.sarif', 'joins.sarif').defects).toHaveLength(2);
  });
});

describe('explain', () => {
  const folder = folderWith({ 'a.sarif': logOf(aResult({ level: 'note' }), aResult({ ...at(7), message: { text: 'another' } })) });
  const [worst, minor] = check(folder, 'a.sarif').defects as readonly [Shown, Shown];

  test.each([
    ['one that blocks', worst.id, ['blocking', 'unblock', 'severity         high: level error']],
    ['one that is only counted otherwise', minor.id, ['below-threshold', 'severity         low: level note']],
  ])('tells the whole way of %s, and exits 0', (_title, id, said) => {
    const { exit, stdout } = cli(['explain', id, 'a.sarif'], { cwd: folder });
    expect(exit).toBe(0);
    for (const part of [id, 'state            new', 'a.sarif#/runs/0/results/', ...said]) expect(stdout).toContain(part);
  });

  test.each<[string, readonly string[], string]>([
    ['an id that is not there', [`d-${'a'.repeat(24)}`, 'a.sarif'], 'no defect here is'],
    ['what is no id', ['a.sarif'], 'is no id of a defect'],
    ['no id at all', [], 'is no id of a defect'],
    ['an output', [worst.id, 'a.sarif', '--output', 'x.json'], 'it writes no file'],
    ['another format', [worst.id, 'a.sarif', '--format', 'json'], 'text only'],
    ['an unknown option', [worst.id, 'a.sarif', '--why'], 'unknown option "why"'],
  ])('%s is exit 2', (_title, args, said) => {
    const { exit, stderr } = cli(['explain', ...args], { cwd: folder });
    expect({ exit, said: stderr.includes(said) }).toEqual({ exit: 2, said: true });
  });

  test('an id that an exception names is the one that reports print', () => {
    const file = join(folder, 'ex.yml');
    writeFileSync(file, JSON.stringify({ version: 1, exceptions: [anException({ match: { defect: worst.id } })] }));
    expect(check(folder, 'a.sarif', '--exceptions', file, '--now', '2026-11-21T12:00:00Z').exit).toBe(0);
  });
});
