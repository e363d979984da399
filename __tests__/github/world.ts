// A repository that is both a real git history and on GitHub, and people who push, open, review and merge there.

import { rmSync } from 'node:fs';
import { History, emptyFolder, type Files } from '../git/histories.ts';
import { call, PEOPLE, type Emulator, type Login } from './emulator.ts';
import { activityOf, type Front, type Known } from './front.ts';

export type Method = 'merge' | 'squash' | 'rebase';

const NOBODY = '0'.repeat(40);

export class World {
  readonly repository: string;
  readonly history = new History(emptyFolder());
  readonly #url: string;
  readonly #emulator: string;
  readonly #known: Known;
  readonly #there = new Set<string>();
  #seconds = 0;

  private constructor(emulator: Emulator, name: string) {
    this.#emulator = emulator.url;
    this.repository = `founder/${name}`;
    this.#url = `${emulator.url}/repos/${this.repository}`;
    this.#known = { history: this.history, branches: new Map(), activity: [], pulls: new Map() };
  }

  /** Branch "main", with one commit by its founder. */
  static async begun(emulator: Emulator, front: Front, name: string): Promise<World> {
    const world = new World(emulator, name);
    front.repositories.set(world.repository, world.#known);
    await call(`${emulator.url}/user/repos`, 'founder', { name });
    for (const login of PEOPLE)
      if (login !== 'founder')
        await call(`${world.#url}/collaborators/${encodeURIComponent(login)}`, 'founder', { permission: 'push' }, 'PUT');
    world.history.git('init', '--quiet', '--initial-branch', 'main');
    world.history.as('founder').commit({ 'a.js': '1\n' }, 'first');
    await world.push('founder', 'main');
    return world;
  }

  end(): void {
    rmSync(this.history.folder, { recursive: true, force: true });
  }

  /** From where "main" is. */
  branch(name: string, from = 'main'): this {
    this.history.checkout(from).branch(name);
    return this;
  }

  commit(author: string, files: Files, message = 'work'): string {
    return this.history.as(author).commit(files, message);
  }

  get tip(): string {
    return this.history.git('rev-parse', 'main');
  }

  async push(login: Login, branch: string): Promise<void> {
    const after = this.history.git('rev-parse', branch);
    for (const commit of this.history.git('rev-list', '--reverse', '--topo-order', after).split('\n')) await this.#upload(commit);
    const before = this.#known.branches.get(branch) ?? NOBODY;
    if (before === NOBODY) await call(`${this.#url}/git/refs`, login, { ref: `refs/heads/${branch}`, sha: after });
    else await call(`${this.#url}/git/refs/heads/${branch}`, login, { sha: after, force: true }, 'PATCH');
    this.#known.branches.set(branch, after);
    const isForced = before !== NOBODY && this.history.git('rev-list', '--count', `${after}..${before}`) !== '0';
    const pushed = { login, branch, before, after, at: this.#tick(), isForced };
    this.#known.activity.unshift(activityOf(pushed, await call(`${this.#emulator}/users/${login}`, login)));
    for (const state of this.#known.pulls.values()) if (state.branch === branch && state.became.length === 0) state.head = after;
  }

  /** The branch is set back by one commit and forth again, so many times. */
  async waver(login: Login, branch: string, times: number): Promise<void> {
    const user = await call(`${this.#emulator}/users/${login}`, login);
    const [tip = '', before = ''] = this.history.git('rev-list', '--max-count=2', branch).split('\n');
    for (let time = 0; time < times; time++) {
      const back = { login, branch, before: tip, after: before, at: this.#tick(), isForced: true };
      const forth = { login, branch, before, after: tip, at: this.#tick(), isForced: false };
      this.#known.activity.unshift(activityOf(forth, user), activityOf(back, user));
    }
  }

  /** A second passes with each push and merge. */
  #tick(): string {
    return `${new Date(Date.UTC(2026, 10, 21, 12, 0, (this.#seconds += 1))).toISOString().slice(0, 19)}Z`;
  }

  /** Where a commit is made of the same, it is the same. */
  async #upload(commit: string): Promise<void> {
    if (this.#there.has(commit)) return;
    this.#there.add(commit);
    const entries = this.history.git('ls-tree', '-r', commit).split('\n');
    const tree = await Promise.all(
      entries.map(async (entry) => {
        const [mode = '', type = '', sha = '', path = ''] = entry.split(/[ \t]/);
        const content = Buffer.from(`${this.history.git('cat-file', 'blob', sha)}\n`).toString('base64');
        if (!this.#there.has(sha)) await call(`${this.#url}/git/blobs`, 'founder', { content, encoding: 'base64' });
        this.#there.add(sha);
        return { path, mode, type, sha };
      }),
    );
    const made = (await call(`${this.#url}/git/trees`, 'founder', { tree })) as { readonly sha: string };
    const [author, authorMail, committer, committerMail, parents = '', ...message] = this.history
      .git('log', '-1', '--format=%an%n%ae%n%cn%n%ce%n%P%n%B', commit)
      .split('\n');
    const date = '2026-11-21T12:00:00Z';
    const uploaded = (await call(`${this.#url}/git/commits`, 'founder', {
      message: message.join('\n').trimEnd(),
      tree: made.sha,
      parents: parents.split(' ').filter(Boolean),
      author: { name: author, email: authorMail, date },
      committer: { name: committer, email: committerMail, date },
    })) as { readonly sha: string };
    if (uploaded.sha !== commit) throw new Error(`${commit} is ${uploaded.sha} there`);
  }

  /** Pushes the branch, and opens a pull request from it. */
  async open(login: Login, branch: string, base = 'main'): Promise<number> {
    if (this.#known.branches.get(branch) !== this.history.git('rev-parse', branch)) await this.push(login, branch);
    const pull = (await call(`${this.#url}/pulls`, login, { title: branch, head: branch, base })) as { readonly number: number };
    const from = this.history.git('rev-parse', base);
    this.#known.pulls.set(pull.number, { branch, from, head: this.history.git('rev-parse', branch), became: [], mergedAt: '' });
    return pull.number;
  }

  async review(login: Login, number: number, event: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT' = 'APPROVE'): Promise<number> {
    const body = { event, body: 'read', commit_id: this.#pull(number).head };
    const review = (await call(`${this.#url}/pulls/${number}/reviews`, login, body)) as { readonly id: number };
    return review.id;
  }

  async dismiss(login: Login, number: number, review: number): Promise<void> {
    await call(`${this.#url}/pulls/${number}/reviews/${review}/dismissals`, login, { message: 'no longer' }, 'PUT');
  }

  /** With what is laid over a merge. */
  async merge(login: Login, number: number, method: Method = 'merge', files: Files = {}): Promise<void> {
    const state = this.#pull(number);
    const base = state.from;
    this.history.checkout('main').as(login);
    if (method === 'merge') this.history.merge(state.branch, files);
    else if (method === 'squash') this.#squash(login, state.branch, base);
    else this.history.git('cherry-pick', '--allow-empty', `${base}..${state.branch}`);
    await this.push(login, 'main');
    state.mergedAt = this.#tick();
    const count = method === 'rebase' ? this.history.git('rev-list', '--count', `${base}..${state.branch}`) : '1';
    state.became = this.history.git('rev-list', '--first-parent', `--max-count=${count}`, 'main').split('\n');
  }

  /** GitHub names the first author, and all others as co-authors. */
  #squash(login: Login, branch: string, base: string): void {
    const authors = [...new Set(this.history.git('log', '--reverse', '--format=%an <%ae>', `${base}..${branch}`).split('\n'))];
    const [first = '', ...others] = authors;
    this.history.git('merge', '--quiet', '--squash', branch);
    const trailers = others.map((one) => `Co-authored-by: ${one}`).join('\n');
    this.history.as(/<(.*)>/.exec(first)?.[1] ?? '', login).commit({}, `squashed\n\n${trailers}`);
  }

  #pull(number: number): NonNullable<ReturnType<Known['pulls']['get']>> {
    const state = this.#known.pulls.get(number);
    if (state === undefined) throw new Error(`no pull request ${number}`);
    return state;
  }
}
