// What the emulator lacks, in front of it: which pull requests brought a commit, who pushed, heads that move while a pull request is
// open, merges of every kind, and whose account an address belongs to. What is made up here is checked against the schema that
// GitHub publishes.

import { Ajv } from 'ajv';
import { createServer, type Server } from 'node:http';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import type { History } from '../git/histories.ts';
import { call, PEOPLE, type Emulator, type Login } from './emulator.ts';

type Fields = Record<string, unknown>;

export interface Known {
  readonly history: History;
  /** What each branch points at, as it was pushed. */
  readonly branches: Map<string, string>;
  readonly activity: Fields[];
  readonly pulls: Map<number, PullState>;
}

export interface PullState {
  readonly branch: string;
  /** Where it began, and its last commit. */
  from: string;
  head: string;
  /** All that it became on the other branch, the last one first; none where it is not merged. */
  became: readonly string[];
  /** When; "" where it is not merged. */
  mergedAt: string;
}

/** Part of a list, and the number of what follows it. */
class Page {
  readonly items: readonly unknown[];
  readonly next: number | null;

  constructor(all: readonly unknown[], from: number, most: number) {
    this.items = all.slice(from, from + most);
    this.next = from + most < all.length ? from + most : null;
  }
}

export class Front {
  readonly repositories = new Map<string, Known>();
  /** How often GitHub was asked for each path. */
  readonly asked = new Map<string, number>();
  /** Paths that are answered with a status of their own. */
  readonly refusals = new Map<RegExp, number>();
  /** By repository, what is laid over its pull requests. */
  readonly laid = new Map<string, Fields>();
  /** Said of pushes instead of what is known of them. */
  tells: unknown = undefined;
  /** What went wrong here, and is no answer of GitHub. */
  readonly troubles: string[] = [];
  readonly #emulator: Emulator;
  readonly #server: Server;

  constructor(emulator: Emulator) {
    this.#emulator = emulator;
    this.#server = createServer((request, response) => {
      const url = request.url ?? '';
      this.asked.set(url, (this.asked.get(url) ?? 0) + 1);
      const refusal = [...this.refusals].find(([pattern]) => pattern.test(url));
      if (refusal !== undefined) return void response.writeHead(refusal[1]).end('{}');
      this.#answer(url).then(
        (answer) => {
          if (answer instanceof Page) response.setHeader('link', linkOf(request.headers.host ?? '', url, answer));
          return response.writeHead(answer === null ? 404 : 200).end(JSON.stringify(answer instanceof Page ? answer.items : answer));
        },
        (error: unknown) => {
          this.troubles.push(`${url}: ${String(error)}`);
          response.writeHead(500).end();
        },
      );
    });
  }

  async open(): Promise<string> {
    await new Promise<void>((done) => this.#server.listen(0, '127.0.0.1', done));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    await new Promise((done) => this.#server.close(done));
  }

  async #answer(url: string): Promise<unknown> {
    const { pathname, searchParams } = new URL(url, this.#emulator.url);
    const [, owner, name, ...rest] = pathname.slice(1).split('/').map(decodeURIComponent);
    const repository = `${owner}/${name}`;
    const known = this.repositories.get(repository);
    const path = rest.join('/').replaceAll(/[\da-f]{40}|\d+/g, (id) => (id.length === 40 ? 'SHA' : 'N'));
    const id = rest[1] ?? '';
    const isFirst = (searchParams.get('page') ?? '1') === '1';
    if (known !== undefined && path === 'pulls/N') return valid('pull-request', await this.#pull(repository, known, Number(id)));
    if (known !== undefined && path === 'pulls/N/commits') return isFirst ? this.#commits(repository, known, Number(id)) : [];
    if (known !== undefined && path === 'commits/SHA/pulls') return isFirst ? this.#pullsWith(repository, known, id) : [];
    if (known !== undefined && path === 'commits/SHA') return this.#commit(repository, known, id);
    if (known !== undefined && path === 'activity') return this.tells ?? activityAt(known, searchParams);
    return call(this.#emulator.url + url, 'founder').catch(() => null);
  }

  async #pull(repository: string, { pulls, history }: Known, number: number): Promise<Fields> {
    const pull = (await call(`${this.#emulator.url}/repos/${repository}/pulls/${number}`, 'founder')) as Fields;
    const state = pulls.get(number);
    if (state === undefined) throw new Error(`no pull request ${number}`);
    const [merge] = state.became;
    return {
      ...pull,
      ...(merge === undefined ? {} : { merged: true, state: 'closed', merged_at: state.mergedAt, merge_commit_sha: merge }),
      head: { ...(pull['head'] as Fields), sha: state.head },
      commits: commitsIn(history, state).length,
      ...this.laid.get(repository),
      author_association: 'MEMBER',
      auto_merge: null,
      _links: Object.fromEntries(
        ['comments', 'commits', 'statuses', 'html', 'issue', 'review_comments', 'review_comment', 'self'].map((key) => [
          key,
          { href: String(pull['url']) },
        ]),
      ),
    };
  }

  async #commits(repository: string, known: Known, number: number): Promise<readonly unknown[]> {
    const state = known.pulls.get(number);
    const shas = state === undefined ? [] : commitsIn(known.history, state);
    return Promise.all(shas.map((sha) => this.#commit(repository, known, sha)));
  }

  async #commit(repository: string, { history }: Known, sha: string): Promise<unknown> {
    const commit = (await call(`${this.#emulator.url}/repos/${repository}/commits/${sha}`, 'founder')) as Fields;
    const text = commit['commit'] as { readonly author: Fields; readonly committer: Fields };
    const names = history.git('diff-tree', '-r', '--root', '--no-commit-id', '--name-only', '-m', '--first-parent', sha).split('\n');
    const file = { sha, status: 'modified', additions: 1, deletions: 1, changes: 2, blob_url: '', raw_url: '', contents_url: '' };
    return valid('commit', {
      ...commit,
      commit: { ...text, tree: { sha, url: '' } },
      author: await this.#account(String(text.author['email'])),
      committer: await this.#account(String(text.committer['email'])),
      files: names.filter(Boolean).map((filename) => ({ ...file, filename })),
    });
  }

  /** Everybody has one address that GitHub knows. */
  async #account(email: string): Promise<unknown> {
    const login = PEOPLE.find((one) => email === `${one}@example.org`);
    return login === undefined ? null : call(`${this.#emulator.url}/users/${login}`, 'founder');
  }

  /** Those that brought it to a branch; without any, those that are open and have it. */
  async #pullsWith(repository: string, known: Known, sha: string): Promise<readonly unknown[]> {
    const having = [...known.pulls].filter(([, state]) => state.became.includes(sha) || commitsIn(known.history, state).includes(sha));
    const merged = having.filter(([, { became }]) => became.length > 0);
    const numbers = (merged.length > 0 ? merged : having).map(([number]) => number);
    return Promise.all(numbers.map(async (number) => valid('pull-request-simple', await this.#pull(repository, known, number))));
  }
}

/** The latest first, unless it is asked for otherwise. */
function activityAt({ activity }: Known, search: URLSearchParams): Page {
  const all = activity.filter(({ ref }) => ref === search.get('ref')).map((one) => valid('activity', one));
  const ordered = search.get('direction') === 'asc' ? all.toReversed() : all;
  return new Page(ordered, Number(search.get('after') ?? 0), Number(search.get('per_page') ?? 30));
}

function linkOf(host: string, url: string, { next }: Page): string {
  const at = new URL(url, `http://${host}`);
  const first = `<${at.href}>; rel="first"`;
  if (next === null) return first;
  at.searchParams.set('after', String(next));
  return `<${at.href}>; rel="next", ${first}`;
}

function commitsIn(history: History, { from, head }: PullState): readonly string[] {
  return history.git('rev-list', '--reverse', head, `^${from}`).split('\n').filter(Boolean);
}

const SCHEMA = createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json');
let published: Ajv | null = null;

/** OpenAPI 3.0 says "nullable" also where JSON Schema has no word for it. */
function plain(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('nullable' in value) || 'type' in value) return value;
  const { nullable, ...rest } = value;
  return nullable === true ? { anyOf: [rest, { enum: [null] }] } : rest;
}

/** The same value, which GitHub could have answered. */
export function valid<T>(name: string, value: T): T {
  published ??= new Ajv({ strict: false, validateFormats: false }).addSchema(JSON.parse(readFileSync(SCHEMA, 'utf8'), plain), 'github');
  const check = published.getSchema(`github#/components/schemas/${name}`);
  if (check === undefined) throw new Error(`GitHub publishes no schema "${name}"`);
  if (check(value) !== true) throw new Error(`no ${name}: ${published.errorsText(check.errors)}`);
  return value;
}

export interface Pushed {
  readonly login: Login;
  readonly branch: string;
  readonly before: string;
  readonly after: string;
  readonly at: string;
  readonly isForced: boolean;
}

/** As GitHub tells of a push. */
export function activityOf({ login, branch, before, after, at, isForced }: Pushed, user: unknown): Fields {
  const type = /^0+$/.test(before) ? 'branch_creation' : isForced ? 'force_push' : 'push';
  return { id: 1, node_id: login, before, after, ref: `refs/heads/${branch}`, timestamp: at, activity_type: type, actor: user };
}
