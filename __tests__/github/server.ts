// GitHub's REST API over a real git repository, on loopback: refs, trees and blobs as the API hands them out, and whatever a test
// lays over that. It remembers what it was asked.

import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { History } from '../git/histories.ts';

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Asked {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Server {
  readonly url: string;
  readonly asked: Asked[];
  close(): Promise<void>;
}

/** @param answer by path with its query, as it was asked */
export async function aServer(answer: (path: string) => Answer): Promise<Server> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers });
    send(response, answer(request.url ?? ''));
  });
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

function send(response: ServerResponse, { status, body, headers }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body));
}

const MISSING: Answer = { status: 404, body: { message: 'Not Found' } };

/** @param over answers that go before those of the repository; null for none */
export function gitHubOf(
  history: History,
  repository = 'acme/shop',
  over: (path: string) => Answer | null = () => null,
): (path: string) => Answer {
  const git = (...args: readonly string[]): string | null => {
    try {
      return history.git(...args);
    } catch {
      return null;
    }
  };
  return (asked) => {
    const special = over(asked);
    if (special !== null) return special;
    const root = `/repos/${repository}`;
    if (asked === root) return { status: 200, body: { default_branch: 'main' } };
    const [, kind = '', rest = ''] = /^\/git\/(ref|tags|commits|trees|blobs)\/(.*)$/.exec(asked.slice(root.length)) ?? [];
    if (!asked.startsWith(`${root}/`)) return MISSING;
    return API[kind]?.(git, decodeURIComponent(rest)) ?? MISSING;
  };
}

type Git = (...args: readonly string[]) => string | null;

const API: Readonly<Record<string, (git: Git, name: string) => Answer | null>> = {
  ref(git, name) {
    const sha = git('rev-parse', '--verify', '--quiet', `refs/${name}`);
    return sha === null ? null : { status: 200, body: { ref: `refs/${name}`, object: { sha, type: git('cat-file', '-t', sha) } } };
  },
  tags(git, name) {
    const sha = git('rev-parse', '--verify', '--quiet', `${name}^{commit}`);
    return sha === null ? null : { status: 200, body: { sha: name, object: { sha, type: 'commit' } } };
  },
  commits(git, name) {
    const sha = git('rev-parse', '--verify', '--quiet', `${name}^{commit}`);
    return sha === null ? null : { status: 200, body: { sha } };
  },
  trees(git, asked) {
    const [name = '', how] = asked.split('?');
    const listed = git('ls-tree', '-z', '-l', ...(how === 'recursive=1' ? ['-r', '-t'] : []), name);
    if (listed === null) return null;
    const tree = listed
      .split('\0')
      .filter(Boolean)
      .map((line) => {
        const [, mode, type, sha, size, path] = /^(\d+) (\w+) ([\da-f]+) +(\S+)\t(.*)$/s.exec(line) ?? [];
        return { path, mode, type, sha, ...(type === 'blob' ? { size: Number(size) } : {}) };
      });
    return { status: 200, body: { sha: name, tree, truncated: false } };
  },
  blobs(git, name) {
    const size = git('cat-file', '-s', name);
    if (size === null) return null;
    const padding = '\n'.repeat(Number(size));
    const bytes = Buffer.from(`${git('cat-file', 'blob', name)}${padding}`).subarray(0, Number(size));
    const content = bytes.toString('base64').replaceAll(/.{60}/g, '$&\n');
    return { status: 200, body: { sha: name, size: Number(size), encoding: 'base64', content } };
  },
};
