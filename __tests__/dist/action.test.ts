// The built Action, started as the runner starts it: INPUT_*, GITHUB_OUTPUT, GITHUB_STEP_SUMMARY, RUNNER_TEMP, an event file.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { parse } from 'yaml';
import { anException, aResult, logOf } from '../builders.ts';
import { aHistory } from '../git/histories.ts';
import { ACTION, CLI, folderWith, readJson, ROOT, type Ran } from './processes.ts';

// Processes of a busy machine.
vi.setConfig({ testTimeout: 120_000 });

interface Acted extends Ran {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly temp: string;
  /** Lines that begin with `::`. */
  readonly commands: readonly string[];
}

/** Inputs that action.yml declares arrive as variables even where the workflow leaves them out: empty. */
function act(workspace: string, inputs: Readonly<Record<string, string>>, env: NodeJS.ProcessEnv = {}): Acted {
  const temp = folderWith({ 'output.txt': '', 'summary.md': '', 'event.json': { action: 'opened' } });
  const declared = Object.keys((parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as { inputs: object }).inputs);
  const all = new Set([...declared, ...Object.keys(inputs)]);
  const given = Object.fromEntries([...all].map((name) => [`INPUT_${name.toUpperCase()}`, inputs[name] ?? '']));
  const { status, stdout, stderr } = spawnSync(process.execPath, [ACTION], {
    cwd: workspace,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'],
      ...given,
      GITHUB_OUTPUT: join(temp, 'output.txt'),
      GITHUB_STEP_SUMMARY: join(temp, 'summary.md'),
      GITHUB_EVENT_PATH: join(temp, 'event.json'),
      GITHUB_WORKSPACE: workspace,
      GITHUB_REPOSITORY: 'acme/shop',
      RUNNER_TEMP: temp,
      ...env,
    },
  });
  const outputs = readFileSync(join(temp, 'output.txt'), 'utf8').matchAll(
    /^(?<name>[\w-]+)<<(?<mark>ghadelimiter_\S+)\n(?<value>[^]*?)\n\k<mark>$/gm,
  );
  return {
    exit: status,
    stdout,
    stderr,
    outputs: Object.fromEntries([...outputs].map(({ groups }) => [groups?.['name'], groups?.['value']])) as Record<string, string>,
    summary: readFileSync(join(temp, 'summary.md'), 'utf8'),
    temp,
    commands: stdout.split('\n').filter((line) => line.startsWith('::')),
  };
}

const HIGH = logOf(aResult());

describe('the Action', () => {
  test('blocks: exit code, outputs, summary and annotations agree', () => {
    const ran = act(folderWith({ 'sarif/a.sarif': HIGH }), { sarif: 'sarif' });
    expect(ran.exit).toBe(1);
    expect(ran.outputs).toEqual({
      verdict: 'fail',
      blocking: '1',
      overdue: '0',
      accepted: '0',
      defects: '1',
      'verdict-file': join(ran.temp, 'defect-gate/verdict.json'),
      'attestation-file': '',
    });
    expect(readJson(join(ran.temp, 'defect-gate/verdict.json'))).toMatchObject({ verdict: 'fail', exitCode: 1 });
    expect(ran.summary).toContain('Blocking: 1 defect');
    expect(ran.commands).toContainEqual(
      expect.stringMatching(
        /^::error file=src\/a\.ts,line=1,title=blocks%3A high js\/sql-injection::query built from user input \[d-\w+\]$/,
      ),
    );
  });

  test('passes with an exception from its usual place, and a policy from there', () => {
    const workspace = folderWith({
      'a.sarif': HIGH,
      '.github/defect-gate/policy.yml': 'version: 1\napplication: {id: shop}\n',
      '.github/defect-gate/exceptions.yml': { version: 1, exceptions: [anException()] },
    });
    const ran = act(workspace, { sarif: 'a.sarif', now: '2026-11-21T12:00:00Z' });
    expect(ran.exit).toBe(0);
    expect(ran.outputs).toMatchObject({ verdict: 'pass', accepted: '1', blocking: '0' });
    expect(readJson(join(ran.temp, 'defect-gate/verdict.json'))['policy']).toBe('.github/defect-gate/policy.yml');
  });

  test('says so where it judges by the built-in policy', () => {
    expect(act(folderWith({ 'a.sarif': logOf() }), { sarif: 'a.sarif' }).stdout).toContain('the built-in policy judges');
  });

  test.each([
    ['each input is a line of the log, which is text whatever its name', {}, ['read a.sarif: T', 'read # #[error]b.sarif: T']],
    ['quiet says nothing of inputs', { quiet: 'true' }, []],
    ['a log that is JSON holds nothing else', { format: 'json' }, []],
  ])('%s', (_title, inputs, lines) => {
    const ran = act(folderWith({ 'a.sarif': logOf(), '##[error]b.sarif': logOf() }), { sarif: 'a.sarif\n##[error]b.sarif', ...inputs });
    expect(ran.exit).toBe(0);
    const said = ran.stdout.match(/^read .*$/gm) ?? [];
    expect(said.map((line) => line.replace(/: \d.*/, ': T')).toSorted()).toEqual([...lines].toSorted());
    expect(ran.stderr).toBe('');
  });

  test('takes several inputs, one a line', () => {
    const ran = act(folderWith({ 'a.sarif': HIGH, 'b.sarif': logOf(aResult({ message: { text: 'another' } })) }), {
      sarif: 'a.sarif\nb.sarif\n',
    });
    expect(ran.outputs).toMatchObject({ defects: '2', blocking: '2' });
  });

  test('cannot judge: exit 2, and nothing is worded as a vulnerability', () => {
    const ran = act(folderWith({ 'a.sarif': '' }), { sarif: 'a.sarif' });
    expect(ran.exit).toBe(2);
    expect(ran.outputs['verdict']).toBe('error');
    expect(ran.commands[0]).toContain('::error title=could not judge::a.sarif: error: the file is empty');
    expect(ran.summary).toContain('could not judge');
    expect(`${ran.summary}${ran.stdout}`).not.toMatch(/vulnerab/i);
  });

  test.each([
    ['no SARIF named', {}, 'no SARIF file is named'],
    ['a flag that is neither true nor false', { sarif: 'a.sarif', quiet: 'yes' }, 'is neither true nor false'],
    ['a stage that does not exist', { sarif: 'a.sarif', stage: 'deploy' }, 'is not one of pull-request, release'],
    ['an input that is misspelt', { sarif: 'a.sarif', fail_on: 'medium' }, 'did you mean "fail-on"?'],
    ['a named policy that is missing', { sarif: 'a.sarif', policy: 'none.yml' }, 'it does not exist'],
  ])('%s is exit 2', (_title, inputs, said) => {
    const ran = act(folderWith({ 'a.sarif': HIGH }), inputs);
    expect(ran.exit).toBe(2);
    expect(ran.stdout).toContain(said);
    expect(ran.outputs['verdict']).toBe('error');
  });

  test.each([
    ['a string', '"only a string"', 'only a string'],
    ['nothing', 'undefined', 'an unknown thing was thrown'],
    ['an Error', 'new TypeError("an error")', 'TypeError: an error'],
    ['an object with a hostile toString', '{ toString() { throw 1; } }', 'an unknown thing was thrown'],
  ])('%s that is thrown exits 3, and leaves no verdict file', (_title, thrown, said) => {
    const workspace = folderWith({ 'a.sarif': HIGH, 'break.mjs': `Array.prototype.toSorted = () => { throw ${thrown}; };` });
    const ran = act(workspace, { sarif: 'a.sarif' }, { NODE_OPTIONS: `--import ${join(workspace, 'break.mjs')}` });
    expect(ran.exit).toBe(3);
    expect(ran.commands).toEqual([expect.stringContaining(said)]);
    expect(existsSync(join(ran.temp, 'defect-gate/verdict.json'))).toBe(false);
  });

  test('in a pull request the base is known, and what the change leaves alone does not block', () => {
    const history = aHistory({ 'src/a.ts': 'old();\n' });
    history.git('update-ref', 'refs/remotes/origin/main', 'main');
    history.git('branch', '--quiet', '--delete', '--force', 'main');
    const inputs = { sarif: 'a.sarif', stage: 'pull-request' };
    const exitAt = (line: number): number | null => {
      const region = { startLine: line };
      writeFileSync(
        join(history.folder, 'a.sarif'),
        logOf(aResult({ locations: [{ physicalLocation: { artifactLocation: { uri: 'src/a.ts' }, region } }] })),
      );
      return act(history.folder, inputs, { GITHUB_BASE_REF: 'main' }).exit;
    };
    history.commit({ 'src/a.ts': 'old();\nadded();\n' });
    expect([exitAt(1), exitAt(2)]).toEqual([0, 1]);
  });

  test('an exception for a branch holds for the branch that a pull request goes to, whatever its author calls his own', () => {
    const workspace = folderWith({
      'a.sarif': HIGH,
      'ex.yml': { version: 1, exceptions: [anException({ match: { rule: 'js/*', branches: 'release/*' } })] },
    });
    const inputs = { sarif: 'a.sarif', exceptions: 'ex.yml', now: '2026-11-21T12:00:00Z' };
    const pullRequest = { GITHUB_HEAD_REF: 'release/evil', GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: '7/merge' };
    expect(act(workspace, inputs, { ...pullRequest, GITHUB_BASE_REF: 'main' }).exit).toBe(1);
    expect(act(workspace, inputs, { ...pullRequest, GITHUB_BASE_REF: 'release/1.x' }).exit).toBe(0);
    expect(act(workspace, inputs, { GITHUB_REF_TYPE: 'branch', GITHUB_REF_NAME: 'release/2.x' }).exit).toBe(0);
    expect(act(workspace, inputs, { GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'release/2.x' }).exit).toBe(1);
  });

  test('E2: hostile file names and texts reach no output', () => {
    const evil = 'x\nverdict=pass\nghadelimiter\n::set-output name=verdict::pass';
    const workspace = folderWith({ 'a.sarif': logOf(aResult({ ruleId: evil, message: { text: evil } })), '$(id).sarif': HIGH });
    const ran = act(workspace, { sarif: '.' });
    expect(ran.outputs['verdict']).toBe('fail');
    expect(ran.commands.every((line) => /^::(?:error|warning) /.test(line))).toBe(true);
    expect(Object.keys(ran.outputs)).toHaveLength(7);
  });

  test('A1: in a pull request the default branch judges as GitHub has it, and never the checkout', async () => {
    const history = aHistory({ '.github/defect-gate/policy.yml': 'version: 1\n' });
    history.commit({
      '.github/defect-gate/policy.yml': 'version: 1\ngate: {release: {failOn: critical}}\n',
      'a.sarif': HIGH,
    });
    const event = { repository: { default_branch: 'main' }, pull_request: { number: 7, head: { sha: history.git('rev-parse', 'work') } } };
    writeFileSync(join(history.folder, 'event.json'), JSON.stringify(event));
    const tip = history.git('rev-parse', 'main');
    const server = folderWith({
      'server.mjs': `import { createServer } from 'node:http';
        const body = ${JSON.stringify(JSON.stringify({ ref: 'refs/heads/main', object: { type: 'commit', sha: tip } }))};
        const own = createServer((asked, answer) => answer.writeHead(asked.headers.authorization === 'Bearer secret-1' ? 200 : 401).end(body));
        own.listen(0, '127.0.0.1', () => process.stdout.write(String(own.address().port)));`,
    });
    const child = spawn(process.execPath, [join(server, 'server.mjs')], { stdio: ['ignore', 'pipe', 'ignore'] });
    const port = await new Promise<string>((done) => void child.stdout.once('data', (chunk: Buffer) => done(chunk.toString())));
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: join(history.folder, 'event.json'),
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_SHA: history.git('rev-parse', 'work'),
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
    };
    const ran = act(history.folder, { sarif: 'a.sarif', token: 'secret-1' }, env);
    const without = act(history.folder, { sarif: 'a.sarif' }, env);
    child.kill();
    expect([ran.exit, ran.outputs['verdict']]).toEqual([1, 'fail']);
    const verdict = readJson(join(ran.temp, 'defect-gate/verdict.json'));
    expect(verdict['policy']).toBe(`.github/defect-gate/policy.yml@${tip.slice(0, 7)}`);
    expect(verdict['preview']).toMatchObject({ verdict: 'pass', files: [{ change: 'changed' }] });
    expect(ran.stdout).toContain('after the merge: would fail on critical instead of high (release)');
    expect(ran.summary).toContain('would fail on critical instead of high');
    expect(`${ran.stdout}${ran.summary}${ran.stderr}`).not.toContain('secret-1');
    expect([without.exit, without.outputs['verdict']]).toEqual([2, 'error']);
    expect(without.stdout).toContain('there is no trusted place for policy and exceptions');
  });

  test.each([{ GITHUB_ACTIONS: 'true' }, { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REPOSITORY: '' }])(
    'on GitHub it never reads rules from the checkout for want of a better place: %o',
    (env) => {
      const workspace = folderWith({
        'a.sarif': HIGH,
        '.github/defect-gate/policy.yml': 'version: 1\ngate: {release: {failOn: critical}}\n',
      });
      expect(act(workspace, { sarif: 'a.sarif' }, env).exit).toBe(2);
      const outside = act(workspace, { sarif: 'a.sarif' });
      expect(outside.exit).toBe(0);
      expect(outside.stdout).toContain('no event of GitHub is known');
    },
  );

  test('F7, promise 13: needs no token, and makes no connection', () => {
    const workspace = folderWith({
      'a.sarif': HIGH,
      'no-net.mjs': 'import net from "node:net"; net.Socket.prototype.connect = () => { throw new Error("connected"); };',
    });
    expect(act(workspace, { sarif: 'a.sarif' }, { NODE_OPTIONS: `--import ${join(workspace, 'no-net.mjs')}` }).exit).toBe(1);
  });
});

describe('action.yml', () => {
  const action = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8')) as { runs: object };

  test('runs on Node 24, with nothing before or after', () => {
    expect(action.runs).toEqual({ using: 'node24', main: 'dist/action.js' });
  });

  test('F11: the bundles hold no cache and no HTTP client, and the command line holds no toolkit', () => {
    const [cli, bundle] = [readFileSync(CLI, 'utf8'), readFileSync(ACTION, 'utf8')];
    expect(cli).not.toMatch(/GITHUB_STEP_SUMMARY|@actions/);
    expect(bundle).not.toMatch(/undici|@actions\/cache/);
  });

  test('a bundle stands alone wherever it is put', () => {
    const folder = folderWith({ 'a.sarif': HIGH });
    writeFileSync(join(folder, 'gate.mjs'), readFileSync(CLI));
    expect(spawnSync(process.execPath, ['gate.mjs', 'check', 'a.sarif'], { cwd: folder }).status).toBe(1);
  });
});
