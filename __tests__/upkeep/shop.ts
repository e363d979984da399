// A folder of a team: policy, exceptions, a verdict, and keys that ssh-keygen made; and the commands run in it.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { exceptions } from '../../src/upkeep/exceptions.ts';
import type { Finding } from '../../src/model/finding.ts';
import { renderVerdict } from '../../src/report/verdict.ts';
import { judge, NOW } from '../builders.ts';

export const POLICY = '.github/defect-gate/policy.yml';
export const EXCEPTIONS = '.github/defect-gate/exceptions.yml';

export interface Ran {
  readonly exit: number;
  readonly out: string;
  /** `where: what` of each fault. */
  readonly faults: readonly string[];
}

export interface Shop {
  readonly folder: string;
  /** Runs `defect-gate exceptions` with these words. */
  run(...words: readonly string[]): Promise<Ran>;
  write(name: string, text: string): void;
  read(name?: string): string;
  /** @returns the public line of a new key, without its comment */
  key(name: string, ...options: readonly string[]): string;
  /** Writes verdict.json on these findings, with all defects, and answers their ids. */
  verdict(...findings: readonly Finding[]): readonly string[];
  remove(): void;
}

export function aShop(env: Readonly<Record<string, string>> = {}): Shop {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'defect-gate-')));
  const write = (name: string, text: string): void => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  return {
    folder,
    async run(...words) {
      const { exitCode, text, faults } = await exceptions(words, { clock: NOW, env, folder });
      return { exit: exitCode, out: text.join(''), faults: faults.map(({ where, what }) => `${where}: ${what}`) };
    },
    write,
    read: (name = EXCEPTIONS) => readFileSync(join(folder, name), 'utf8'),
    key(name, ...options) {
      const made = spawnSync('ssh-keygen', ['-q', '-N', '', '-C', name, '-f', join(folder, name), ...options], { encoding: 'utf8' });
      if (made.status !== 0) throw new Error(made.stderr);
      return readFileSync(join(folder, `${name}.pub`), 'utf8')
        .trim()
        .split(' ')
        .slice(0, 2)
        .join(' ');
    },
    verdict(...findings) {
      const assessment = judge(findings);
      write('verdict.json', [...renderVerdict(assessment, true)].join(''));
      return findings.map((one) => assessment.defects.find((defect) => defect.findings.some(({ finding }) => finding === one))?.id ?? '');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** People of appsec by login, each with a key. */
export function policyWith(keys: Readonly<Record<string, string>>, proof = 'signature'): string {
  const people = Object.entries(keys).map(([login, key]) => `        - {login: ${login}, keys: ["${key}"]}\n`);
  return `version: 1
application: {id: shop}
signOff:
  proof: ${proof}
  roles:
    appsec:
      people:
${people.join('')}  required:
    critical: {roles: {appsec: 2}, longest: 30d}
    high: {roles: {appsec: 2}, longest: 90d}
`;
}
