// `defect-gate exceptions` as its users run it: a process, its output and its exit code.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, loadedWith, ROOT, STACK_TRACE } from './processes.ts';

const FILES = ['--policy', 'examples/policy.yml', '--exceptions', 'examples/exceptions.yml', '--now', '2026-11-21T12:00:00Z'];

describe('defect-gate exceptions', () => {
  test('lint says where what does not hold stands, and exits 1', () => {
    const { exit, stdout, stderr } = cli(['exceptions', 'lint', ...FILES]);
    expect([exit, stderr]).toEqual([1, '']);
    expect(stdout).toContain(
      'examples/exceptions.yml:31:9: EX-legacy-report does not hold: sign-offs missing: 1 more person (kim requested it, and cannot sign it off)\n  fix: low needs 1 person other than the requester, at most 90 days\n',
    );
  });

  test.each<[string, readonly string[], string]>([
    ['an unknown option', ['lint', '--polcy', 'x'], '--polcy: error: unknown option "polcy" [E_OPTION]'],
    ['an unknown command', ['lnt'], 'exceptions: error: "lnt" is none of its commands [E_OPTION]'],
    ['a file that is not there', ['lint', 'none.yml'], 'none.yml: error: the file cannot be read: it does not exist [E_NO_FILE]'],
  ])('says what to do about %s on stderr, and exits 2', (_title, words, line) => {
    const { exit, stdout, stderr } = cli(['exceptions', ...words]);
    expect([exit, stdout]).toEqual([2, '']);
    expect(stderr).toContain(`${line}\n  fix: `);
    expect(stderr).not.toMatch(STACK_TRACE);
  });

  test('says what there is', () => {
    const { exit, stdout } = cli(['exceptions', '--help']);
    expect(exit).toBe(0);
    for (const name of ['lint', 'new', 'sign', 'list', 'prune', 'preview']) expect(stdout).toContain(`defect-gate exceptions ${name}`);
    expect(cli(['exceptions', 'sign', '--help']).stdout).toContain('--key FILE');
  });

  test('is not loaded by who does not ask for it', () => {
    expect(loadedWith('cli.js', 'command.js', 'gate.js', 'yaml.js', 'action.js')).not.toContain('upkeep.js');
    expect(readFileSync(join(ROOT, 'dist/command.js'), 'utf8')).toContain('require("./upkeep.js")');
  });
});
