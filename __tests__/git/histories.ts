// Real git histories in folders of their own. Nothing depends on the configuration of whoever runs the tests.

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, vi } from 'vitest';
import type { Change, Told, Untold } from '../../src/model/change.ts';
import { openRepository, type Repository } from '../../src/git/repository.ts';

// A history is dozens of processes, which a busy machine starts slowly.
vi.setConfig({ testTimeout: 60_000 });

const ENVIRONMENT = { PATH: process.env['PATH'], GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };

function nameOf(role: 'AUTHOR' | 'COMMITTER', name: string): Record<string, string> {
  const email = name.includes('@') ? name : `${name.toLowerCase()}@example.org`;
  return { [`GIT_${role}_NAME`]: name, [`GIT_${role}_EMAIL`]: email, [`GIT_${role}_DATE`]: '2026-11-21T12:00:00Z' };
}

export type Files = Readonly<Record<string, string | Uint8Array | null>>;

export class History {
  readonly folder: string;
  /** Whose commits follow. */
  person: { readonly author: string; readonly committer: string } = { author: 'Ana', committer: 'Ana' };

  constructor(folder = emptyFolder()) {
    this.folder = folder;
  }

  /** Output without the last line break. */
  git(...args: readonly string[]): string {
    const output = execFileSync('git', ['-c', 'protocol.file.allow=always', ...args], {
      cwd: this.folder,
      env: { ...ENVIRONMENT, ...nameOf('AUTHOR', this.person.author), ...nameOf('COMMITTER', this.person.committer) },
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return output.replace(/\n$/, '');
  }

  /** Null takes a file away. */
  write(files: Files): this {
    for (const [name, content] of Object.entries(files)) {
      const path = join(this.folder, name);
      mkdirSync(dirname(path), { recursive: true });
      if (content === null) rmSync(path);
      else writeFileSync(path, content);
    }
    return this;
  }

  /** @param author a name, or a mail address */
  as(author: string, committer = author): this {
    this.person = { author, committer };
    return this;
  }

  /** All of the work tree, with what is laid over it. @returns the commit */
  commit(files: Files = {}, message = 'work'): string {
    this.write(files).git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', message);
    return this.git('rev-parse', 'HEAD');
  }

  /** A new branch from where we are. */
  branch(name: string): this {
    this.git('checkout', '--quiet', '-b', name);
    return this;
  }

  checkout(name: string): this {
    this.git('checkout', '--quiet', name);
    return this;
  }

  /** With a commit of its own, and with what is laid over it. @returns the merge */
  merge(name: string, files: Files = {}): string {
    this.git('merge', '--quiet', '--no-ff', '--no-commit', '--strategy-option', 'theirs', name);
    return this.commit(files, `merge ${name}`);
  }
}

export function emptyFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'defect-gate-test-')));
}

/** A repository whose branch "main" has these files, and whose HEAD is a branch "work" with an empty commit from there. */
export function aHistory(files: Files, ...options: readonly string[]): History {
  const history = new History();
  history.git('init', '--quiet', '--initial-branch', 'main', ...options);
  history.commit(files);
  history.branch('work').commit();
  return history;
}

/** A clone with its own work tree. */
export function cloneOf(history: History, ...options: readonly string[]): History {
  const folder = emptyFolder();
  history.git('clone', '--quiet', ...options, `file://${history.folder}`, folder);
  return new History(folder);
}

/** Lines "1" to "n", some of them others. */
export function lines(count: number, others: Readonly<Record<number, string>> = {}): string {
  return Array.from({ length: count }, (_, index) => `${others[index + 1] ?? index + 1}\n`).join('');
}

export function valueOf<T>(answer: Told<T>): T {
  if (!answer.told) throw new Error(`untold: ${answer.why}`);
  return answer.value;
}

export function whyNot(answer: Told<unknown>): Omit<Untold, 'told'> {
  if (answer.told) throw new Error('it was told');
  return { why: answer.why, fix: answer.fix };
}

/** Asks a repository, and sees that nothing is left behind. */
export async function asking<T>(folder: string, ask: (repository: Repository) => Promise<T>): Promise<T> {
  const repository = valueOf(await openRepository(folder));
  return ask(repository).finally(() => repository.close());
}

export async function changeIn(history: History, base = 'main', below = '.'): Promise<Change> {
  return valueOf(await asking(join(history.folder, below), (repository) => repository.changeSince(base)));
}

/** A file that appears when something is run. */
export class Alarm {
  readonly path = join(emptyFolder(), 'ran');
  /** A command that raises it. */
  readonly command = `touch ${this.path}`;

  script(): string {
    return `#!/bin/sh\n${this.command}\ncat\n`;
  }

  expectSilence(): void {
    expect(existsSync(this.path)).toBe(false);
  }

  expectRaised(): void {
    expect(existsSync(this.path)).toBe(true);
  }
}
