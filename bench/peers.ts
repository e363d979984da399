// Other programs that read a SARIF file and count results in it: each where it is installed, and held to the right count.

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Subject } from './measure.ts';
import type { Generated } from './sarif.ts';

const PEERS: Readonly<Record<string, (program: string, title: string, sarif: Generated) => Subject>> = {
  jq: (program, title, { path, levels }) => ({
    label: `${title}, results by level`,
    // Without brackets round what "//" stands for, jq would leave out results that state no level.
    argv: [program, '-c', '-S', '[.runs[].results[] | (.level // "absent")] | group_by(.) | map({(.[0]): length}) | add', path],
    exits: [0],
    problem: (stdout) => (stdout.trim() === JSON.stringify(levels, Object.keys(levels).toSorted()) ? '' : `it counts ${stdout}`),
  }),
  'sarif-multitool': (program, title, { path, levels, results }) => ({
    label: `${title} \`query\`, results of one level`,
    // Quoted twice: its start script hands the words to a shell.
    argv: [program, 'query', `"${path}"`, '-e', `"Level == 'Error'"`],
    exits: [0],
    problem: (stdout) => {
      const said = stdout.replaceAll(/(?<=\d)\D(?=\d{3})/g, '');
      return said.includes(`${levels['error'] ?? 0} of ${results} results`) ? '' : `it says ${stdout}`;
    },
  }),
};

interface Installed {
  readonly name: string;
  readonly program: string;
  readonly title: string;
}

const installed = Object.keys(PEERS).flatMap(find);

export const ABSENT: readonly string[] = Object.keys(PEERS).filter((name) => !installed.some((peer) => peer.name === name));

export function peersOn(sarif: Generated): readonly Subject[] {
  return installed.flatMap(({ name, program, title }) => PEERS[name]?.(program, title, sarif) ?? []);
}

function find(name: string): readonly Installed[] {
  const brought = join(import.meta.dirname, '../node_modules/.bin', name);
  const program = existsSync(brought) ? brought : name;
  const { status, stdout, stderr } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  const version = /\d+(?:\.\d+)+/.exec(`${stdout}${stderr}`)?.[0] ?? '';
  return status === 0 ? [{ name, program, title: `${name} ${version}`.trim() }] : [];
}
