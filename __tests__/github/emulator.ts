// A GitHub on loopback: the emulator, as a process of its own, with these people in it.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const MODULES = resolve(import.meta.dirname, '../../node_modules');
/** The emulator needs this one. */
const NODE = join(MODULES, 'node/bin/node');
const PROGRAM = join(MODULES, 'emulate/dist/index.js');

export const canEmulate = existsSync(NODE) && existsSync(PROGRAM);

export const PEOPLE = ['founder', 'ana', 'kim', 'lee', 'sam', 'renovate[bot]'] as const;
export type Login = (typeof PEOPLE)[number];

export interface Emulator {
  readonly url: string;
  readonly stop: () => void;
}

/** What somebody says to it, and how it answers. */
export async function call(
  url: string,
  login: Login | null,
  body?: object,
  method = body === undefined ? 'GET' : 'POST',
): Promise<unknown> {
  const headers = login === null ? {} : { authorization: `Bearer token-${login}` };
  const response = await fetch(url, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${text}`);
  return text === '' ? null : JSON.parse(text);
}

export async function startEmulator(): Promise<Emulator> {
  const folder = mkdtempSync(join(tmpdir(), 'defect-gate-test-'));
  const seed = join(folder, 'seed.json');
  const tokens = Object.fromEntries(PEOPLE.map((login) => [`token-${login}`, { login, scopes: ['repo', 'user', 'admin:org'] }]));
  const users = PEOPLE.map((login) => ({ login }));
  const members = PEOPLE.map((login) => ({ login, role: login === 'founder' ? 'admin' : 'member' }));
  writeFileSync(seed, JSON.stringify({ tokens, github: { users, orgs: [{ login: 'org', members }] } }));
  const port = await freePort();
  const child = spawn(NODE, [PROGRAM, 'start', '--service', 'github', '--seed', seed, '--port', `${port}`], { stdio: 'ignore' });
  const stop = (): void => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 300; attempt++) {
    if (
      await call(`${url}/user`, 'founder').then(
        () => true,
        () => false,
      )
    )
      return { url, stop };
    await new Promise((done) => setTimeout(done, 200));
  }
  stop();
  throw new Error('the emulator did not start');
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer().on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? done(address.port) : fail(new Error('no port'))));
    });
  });
}
