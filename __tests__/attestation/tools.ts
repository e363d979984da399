// The real ssh-keygen and openssl, where they are installed, and a folder for the files that they share with us.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

export function installed(tool: 'ssh-keygen' | 'openssl'): boolean {
  return spawnSync(tool, tool === 'openssl' ? ['version'] : ['-?']).error === undefined;
}

/** Gone when the tests of the file are through. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'defect-gate-attestation-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** @returns what it prints; throws what it complains of */
export function ran(tool: 'ssh-keygen' | 'openssl', ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(tool, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${tool} ${args.join(' ')}: ${stderr}`);
  return stdout;
}
