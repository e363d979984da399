// The real ssh-keygen, in a folder of its own. Where there is none its tests are skipped.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NAMESPACE } from './signer.ts';

export const HAS_SSH_KEYGEN = spawnSync('ssh-keygen', ['-?'], { stdio: 'ignore' }).error === undefined;

export interface SshKeygen {
  /** @returns the line of the `.pub` file */
  generate(name: string, ...options: readonly string[]): string;
  /** @returns the certificate of a key that was generated, signed by another one */
  certify(authority: string, name: string): string;
  /** As `ssh-keygen -l` prints it. */
  fingerprint(line: string): string;
  /** @returns the armoured signature */
  sign(name: string, message: Uint8Array, ...options: readonly string[]): string;
  /** @returns for each case, whether `ssh-keygen -Y verify` takes it from one of the keys */
  verify(cases: readonly SignedCase[], lines: readonly string[]): readonly boolean[];
  remove(): void;
}

export interface SignedCase {
  readonly message: Uint8Array;
  readonly signature: string;
}

export function sshKeygen(): SshKeygen {
  const folder = HAS_SSH_KEYGEN ? mkdtempSync(join(tmpdir(), 'proof-')) : '';
  const at = (name: string): string => join(folder, name);
  const run = (args: readonly string[], input: Uint8Array | string = ''): string => {
    const { status, stdout, stderr } = spawnSync('ssh-keygen', args, { input, encoding: 'utf8' });
    if (status !== 0) throw new Error(`ssh-keygen ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  return {
    generate(name, ...options) {
      run(['-q', '-N', '', '-C', 'kim laptop', '-f', at(name), ...options]);
      return readFileSync(at(`${name}.pub`), 'utf8').trim();
    },
    certify(authority, name) {
      run(['-q', '-s', at(authority), '-I', 'kim', at(`${name}.pub`)]);
      return readFileSync(at(`${name}-cert.pub`), 'utf8').trim();
    },
    fingerprint: (line) => run(['-l', '-f', '-'], `${line}\n`).split(' ')[1] ?? '',
    sign(name, message, ...options) {
      writeFileSync(at('message'), message);
      rmSync(at('message.sig'), { force: true });
      run(['-Y', 'sign', '-q', '-n', NAMESPACE, '-f', at(name), ...options, at('message')]);
      return readFileSync(at('message.sig'), 'utf8');
    },
    verify(cases, lines) {
      writeFileSync(at('allowed'), lines.map((line) => `kim ${line}\n`).join(''));
      for (const [index, { message, signature }] of cases.entries()) {
        writeFileSync(at(`${index}.message`), message);
        writeFileSync(at(`${index}.signature`), signature);
      }
      const one = `ssh-keygen -Y verify -f allowed -I kim -n ${NAMESPACE} -s $i.signature <$i.message >/dev/null 2>&1`;
      const script = `i=0; while [ $i -lt ${cases.length} ]; do ${one}; echo $?; i=$((i+1)); done`;
      const { stdout } = spawnSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8' });
      return stdout
        .trim()
        .split('\n')
        .map((status) => status === '0');
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}
