// Builds dist/ anew and compares it with what was there: exits 1 when a file differs, is missing or is left over, or when what was
// built does not run. A module that does not load ends in exit code 1, as a build that the gate blocks does: nothing in it can tell.

import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

function snapshot(): ReadonlyMap<string, string> {
  const names = existsSync('dist') ? readdirSync('dist') : [];
  return new Map(names.map((name) => [name, readFileSync(join('dist', name), 'latin1')]));
}

const before = snapshot();
rmSync('dist', { recursive: true, force: true });
execFileSync('npm', ['run', '--silent', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] });
const after = snapshot();

const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
const stale = names.filter((name) => before.get(name) !== after.get(name));
if (stale.length > 0 || after.size === 0) {
  process.stderr.write(`dist/ was not what src/ builds: ${stale.join(', ')}. It is now: commit it\n`);
  process.exit(1);
}
/** What begins a process of its own when it is loaded. */
const ENTRIES = ['cli.js', 'action.js', 'scan-worker.js'];
const folder = mkdtempSync(join(tmpdir(), 'defect-gate-'));
const chunks = names.filter((name) => name.endsWith('.js') && !ENTRIES.includes(name));
const loading = chunks.map((name) => `await import('./dist/${name}');`).join('');
const EXAMPLES = ['check', 'examples/sarif', '--policy', 'examples/policy.yml', '--exceptions', 'examples/exceptions.yml'];
/** What is run, how it must end, and what it must say. */
const RUNS: readonly (readonly [readonly string[], number, RegExp])[] = [
  [['--input-type=module', '--eval', loading], 0, /^$/],
  [['dist/cli.js', '--version'], 0, /^\d+\.\d+\.\d+\n$/],
  [['dist/cli.js', ...EXAMPLES], 1, /^blocked: \d+ defects reach the release/],
  [['dist/action.js'], 2, /^could not judge: 1 fault/m],
];
const broken = RUNS.flatMap(([words, exit, says]) => {
  const env = { PATH: process.env['PATH'], RUNNER_TEMP: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { env, encoding: 'utf8' });
  return status === exit && says.test(stdout) ? [] : [`node ${words.join(' ')} exits ${status}, not ${exit}:\n${stdout}${stderr}\n`];
});
rmSync(folder, { recursive: true });
if (broken.length > 0) {
  process.stderr.write(broken.join(''));
  process.exit(1);
}
process.stdout.write(`dist/ is fresh, and runs: ${names.length} files\n`);
