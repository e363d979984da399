// The walk-through of docs/exceptions.md, run: each command with what it really prints, in a folder of its own. What differs from run
// to run (keys, signatures) is cut; nothing else is.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const CLI = resolve('dist/cli.js');
const HOME = '.github/defect-gate';
const DAY_ONE = '2026-11-21T12:00:00Z';
const LATER = '2027-02-10T12:00:00Z';

/** False where there is no ssh-keygen or no git: then there is nothing to show. */
export function canWalk(): boolean {
  return ['ssh-keygen', 'git'].every((program) => spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined);
}

/** @returns what stands between the markers of docs/exceptions.md, by name */
export function walk(): Readonly<Record<string, string>> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'walk-')));
  try {
    return walkIn(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function walkIn(folder: string): Readonly<Record<string, string>> {
  const at = (name: string): string => join(folder, name);
  const run = (program: string, ...args: readonly string[]): string => {
    const { stdout, stderr, error } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
    if (error) throw error;
    return stdout + stderr;
  };
  /** One command of the gate, and how it ends. */
  const gate = (line: string, expected: number, now = DAY_ONE): string => {
    const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, ...words(line), '--now', now], { cwd: folder, encoding: 'utf8' });
    if (status !== expected) throw new Error(`defect-gate ${line}: exit ${status}, not ${expected}\n${stdout}${stderr}`);
    return `$ defect-gate ${line}\n${stdout}${stderr}`;
  };
  const show = (name: string): string => `$ cat ${name}\n${readFileSync(at(name), 'utf8')}`;
  cpSync('examples', at('examples'), { recursive: true });
  const keys = ['kim', 'lee', 'max'].map((name) => {
    run('ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', at(name));
    return readFileSync(at(`${name}.pub`), 'utf8')
      .split(' ')
      .slice(0, 2)
      .join(' ');
  });
  mkdirSync(at(HOME), { recursive: true });
  const policy = readFileSync('docs/exceptions.md', 'utf8').match(/^```yaml\n# policy\.yml\n([^]*?)^```/m)?.[1] ?? '';
  writeFileSync(
    at(`${HOME}/policy.yml`),
    policy.replaceAll('ssh-ed25519 AAAA…', () => keys.shift() ?? ''),
  );
  run('git', 'init', '-q', '-b', 'main');
  run('git', 'add', HOME);
  run('git', '-c', 'user.name=kim', '-c', 'user.email=kim@localhost', 'commit', '-q', '-m', 'policy');
  const file = `${HOME}/exceptions.yml`;
  const check = `check examples/sarif --policy ${HOME}/policy.yml --exceptions ${file} --quiet`;
  const first = gate(`check examples/sarif --policy ${HOME}/policy.yml --output verdict.json --all-defects --quiet`, 1);
  const [defect = '', other = ''] = vulnerable(at('verdict.json'));
  const path = at(file);
  const reason = '"The shop passes no text of its visitors to lodash."';
  const added = gate(`exceptions new --verdict verdict.json --defect ${defect} --by ana --justification ${reason}`, 0);
  const id = /EX-\S+/.exec(added)?.[0] ?? '';
  const parts = {
    first: [first, added, show(file), gate('exceptions lint', 1)],
    sign: [gate(`exceptions sign ${id} --key kim`, 0), gate(`exceptions sign ${id} --key lee`, 0), show(file), gate('exceptions lint', 0)],
    preview: [gate('exceptions preview --base main --verdict verdict.json', 0)],
    accepted: [gate(check, 1)],
    refused: undone(path, () => [forged(gate, path)]),
    audit: [gate('exceptions list', 0), gate('exceptions list --format json', 0)],
    renew: undone(path, () => [
      gate('exceptions list --expiring 14d', 0, LATER),
      gate(`exceptions new --verdict verdict.json --defect ${defect} --renews ${id} --by ana --justification ${reason}`, 0, LATER),
    ]),
    emergency: undone(path, () => {
      const text = gate(`exceptions new --verdict verdict.json --defect ${other} --emergency --by ana --justification "Shop is down."`, 0);
      return [text, gate(`exceptions sign ${/EX-\S+/.exec(text)?.[0] ?? ''} --key max`, 0), gate('exceptions lint', 0)];
    }),
    prune: [
      gate('exceptions prune', 0, '2027-03-01T12:00:00Z'),
      gate('exceptions prune --archive exceptions-2027.yml', 0, '2027-03-01T12:00:00Z'),
      show(file),
    ],
  };
  return Object.fromEntries(Object.entries(parts).map(([name, texts]) => [name, `\`\`\`\n${texts.map(cut).join('\n')}\`\`\``]));
}

/** What lint says of an exception that somebody widened after it was signed. */
function forged(gate: (line: string, expected: number) => string, path: string): string {
  writeFileSync(path, readFileSync(path, 'utf8').replace('maxMatches: 1', 'maxMatches: 9'));
  return `$ sed -i 's/maxMatches: 1/maxMatches: 9/' ${HOME}/exceptions.yml\n${gate('exceptions lint', 1)}`;
}

/** The file is afterwards as it was. */
function undone(path: string, work: () => readonly string[]): readonly string[] {
  const text = readFileSync(path, 'utf8');
  const shown = work();
  writeFileSync(path, text);
  return shown;
}

/** Ids of defects that are vulnerabilities and block, the worst first. */
function vulnerable(path: string): readonly string[] {
  const { defects } = JSON.parse(readFileSync(path, 'utf8')) as {
    defects: { id: string; disposition: string; vulnerability: { id: string } | null }[];
  };
  return defects
    .filter(({ disposition, vulnerability }) => disposition === 'blocking' && vulnerability?.id.startsWith('CVE-'))
    .map(({ id }) => id);
}

/** As a shell parts them, as far as quotes go. */
function words(line: string): readonly string[] {
  return [...line.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
}

function cut(text: string): string {
  return text
    .replaceAll(/SHA256:[A-Za-z0-9+/]{43}/g, 'SHA256:…')
    .replaceAll(/(?<=policy\.yml sha256:)[0-9a-f]{7}/g, '…')
    .replaceAll(
      /(-----BEGIN SSH SIGNATURE-----\n)[^-]*(-----END)/g,
      (_all, begin: string, end: string) => `${begin}          …\n          ${end}`,
    )
    .replaceAll(/^ {2}warning {4}judged as of .*\n/gm, '');
}
