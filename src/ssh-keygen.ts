// A message and the name of a key in, what `ssh-keygen` makes of them out. The private key never comes here: it stays where it is,
// in a file, an agent, or a device, and whoever runs this is asked for its passphrase or a touch by ssh-keygen itself.

import { spawn, type StdioOptions } from 'node:child_process';
import { mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readUtf8 } from './files/bounded.ts';
import { findProgram, findTop } from './git/find.ts';
import { failed, fault, ok, type Result } from './model/fault.ts';

/** A private key of rsa with 16,384 bits is shorter. */
const MOST_CHARACTERS = 65_536;
const PUBLIC = /^(?:ssh|ecdsa|sk)-[a-z0-9@.-]+[ \t]+[A-Za-z0-9+/]+={0,2}(?:[ \t][^\r\n]*)?\r?\n?$/;
const LOOK = 'look at what ssh-keygen says; the key must be one that it can sign with';

export interface SshKey {
  /** As in a `.pub` file. */
  readonly line: string;
  /** @returns the armored signature; its lines end with LF */
  sign(message: Uint8Array, namespace: string): Promise<Result<string>>;
}

/** @param file a private key, or the public one of a key that an agent holds @param folder where it is called */
export async function openKey(file: string, folder: string): Promise<Result<SshKey>> {
  const path = resolve(folder, file);
  const program = await findProgram('ssh-keygen', await checkout(folder));
  if (program === null)
    return failed([fault('E_OPTION', '--key', 'there is no ssh-keygen on PATH outside the checkout', 'install OpenSSH, 8.2 or newer')]);
  const line = await lineOf(path, file, program);
  if (!line.ok) return line;
  return ok({ line: line.value, sign: (message, namespace) => signed(program, path, message, namespace) });
}

/** Nothing of a checkout is run. */
async function checkout(folder: string): Promise<string> {
  const here = await realpath(folder);
  return (await findTop(here)) ?? here;
}

/** Beside a private key its public one mostly lies; else ssh-keygen works it out. */
async function lineOf(path: string, file: string, program: string): Promise<Result<string>> {
  const own = await readUtf8(path, MOST_CHARACTERS);
  if (!own.ok) return failed([fault('E_READ', file, `the file ${own.why}`, 'name a key of ssh')]);
  if (PUBLIC.test(own.value)) return ok(own.value.trim());
  const beside = await readUtf8(`${path}.pub`, MOST_CHARACTERS);
  if (beside.ok && PUBLIC.test(beside.value)) return ok(beside.value.trim());
  const asked = await run(program, ['-y', '-f', path], ['inherit', 'pipe', 'inherit']);
  return asked.code === 0 && PUBLIC.test(asked.stdout)
    ? ok(asked.stdout.trim())
    : failed([fault('E_READ', file, 'ssh-keygen cannot read the key', LOOK)]);
}

/** The message goes through a folder that is ours alone: standard input stays with whoever is asked for a passphrase. */
async function signed(program: string, key: string, message: Uint8Array, namespace: string): Promise<Result<string>> {
  const folder = await mkdtemp(join(await realpath(tmpdir()), 'defect-gate-'));
  try {
    const file = join(folder, 'statement');
    await writeFile(file, message, { mode: 0o600 });
    const { code } = await run(program, ['-Y', 'sign', '-q', '-n', namespace, '-f', key, file], ['inherit', 'ignore', 'inherit']);
    const signature = code === 0 ? await readFile(`${file}.sig`, 'latin1').catch(() => null) : null;
    return signature === null
      ? failed([fault('E_OPTION', '--key', `ssh-keygen did not sign${code === 0 ? '' : ` (exit ${code})`}`, LOOK)])
      : ok(signature.replaceAll('\r\n', '\n'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Ended {
  /** Null where it could not be started, or was stopped. */
  readonly code: number | null;
  readonly stdout: string;
}

/** Without a shell; the environment goes along, since it names the agent. */
function run(program: string, args: readonly string[], stdio: StdioOptions): Promise<Ended> {
  return new Promise((settle) => {
    const child = spawn(program, args, { stdio, shell: false });
    const chunks: Buffer[] = [];
    child.stdout?.on('data', (chunk: Buffer) => void chunks.push(chunk));
    child.on('error', () => settle({ code: null, stdout: '' }));
    child.on('close', (code) => settle({ code, stdout: Buffer.concat(chunks).toString('latin1') }));
  });
}
