// Running the built gate as its users do: as a process, in a folder of its own.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';

export const ROOT = resolve(import.meta.dirname, '../..');
export const CLI = join(ROOT, 'dist/cli.js');
export const ACTION = join(ROOT, 'dist/action.js');

export interface Ran {
  readonly exit: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly node?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string | Uint8Array;
}

/** A line of a stack trace, which no user should see. */
export const STACK_TRACE = /^\s+at .*:\d+:\d+\)?$/m;

/** A new folder with these files in it; objects are written as JSON. */
export function folderWith(files: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'defect-gate-'));
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  }
  return folder;
}

/** Runs `dist/cli.js` with these arguments. */
export function cli(args: readonly string[], { cwd = ROOT, node = process.execPath, env = process.env, input = '' }: RunOptions = {}): Ran {
  const { status, stdout, stderr } = spawnSync(node, [CLI, ...args], { cwd, env, input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { exit: status, stdout, stderr };
}

/** Files of dist/ that are loaded with these, and not only once something asks for them. */
export function loadedWith(...names: readonly string[]): readonly string[] {
  const loaded = new Set(names);
  // What is added on the way is walked, too.
  for (const name of loaded) {
    const text = readFileSync(join(ROOT, 'dist', name), 'utf8');
    for (const [, other = ''] of text.matchAll(/^const \w+ = require\("\.\/([^"]+)"\)/gm)) loaded.add(other);
  }
  return [...loaded].toSorted();
}

/** The Node of another major version that the lockfile brings, or null where it is absent. */
export function nodeOf(major: 20 | 22 | 24): string | null {
  const path = join(ROOT, 'node_modules', major === 24 ? 'node' : `node-${major}`, 'bin/node');
  return existsSync(path) ? path : null;
}

const isVerdict = new Ajv2020({ strict: false, allErrors: true }).compile(
  JSON.parse(readFileSync(join(ROOT, 'schemas/verdict.v1.schema.json'), 'utf8')) as object,
);

/** A JSON file; a verdict among them must be one by its published schema. */
export function readJson(path: string): Record<string, unknown> {
  const value = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
  if (String(value['schema']).startsWith('defect-gate/verdict') && !isVerdict(value)) throw new Error(JSON.stringify(isVerdict.errors));
  return value;
}
