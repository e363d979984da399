// What the environment of a run on GitHub says of it.

import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hostedBy } from '../src/hosted.ts';
import { folderWith } from './dist/processes.ts';

const ENV = { GITHUB_REPOSITORY: 'acme/shop', GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge', GITHUB_SHA: 'abc' };

describe('a run on GitHub', () => {
  test('is known by its environment and its event', async () => {
    const event = { repository: { default_branch: 'trunk' }, pull_request: { number: 7, head: { sha: 'def' } } };
    const path = join(folderWith({ 'event.json': event }), 'event.json');
    expect(await hostedBy({ ...ENV, GITHUB_EVENT_PATH: path, GITHUB_API_URL: 'https://ghe.acme/api/v3' }, 'token')).toEqual({
      access: { apiUrl: 'https://ghe.acme/api/v3', token: 'token' },
      repository: 'acme/shop',
      defaultBranch: 'trunk',
      pullRequest: { number: 7, head: 'def', people: [] },
      event: 'pull_request',
      ref: 'refs/pull/7/merge',
      commit: 'abc',
    });
  });

  test.each<[string, object, readonly string[]]>([
    ['opened it', { action: 'opened', sender: { login: 'ana' } }, ['ana']],
    ['pushed to it', { action: 'synchronize', sender: { login: 'sam' } }, ['ana', 'sam']],
    ['labelled it, who brings nothing,', { action: 'labeled', sender: { login: 'kim' } }, ['ana']],
    ['reviewed it, who brings nothing,', { action: 'submitted', sender: { login: 'kim' } }, ['ana']],
    ['is named by no text', { action: 'synchronize', sender: { login: 7 } }, ['ana']],
  ])('knows its people where the event is of who %s', async (_title, over, people) => {
    const event = { pull_request: { number: 7, head: { sha: 'def' }, user: { login: 'ana' } }, ...over };
    const path = join(folderWith({ 'event.json': event }), 'event.json');
    expect((await hostedBy({ ...ENV, GITHUB_EVENT_PATH: path }, null))?.pullRequest?.people).toEqual(people);
  });

  test.each(['', 'null', '[]', '{', '{"repository": null, "pull_request": {"number": "7"}}', '{"__proto__": {"repository": 1}}'])(
    'says nothing by the event %j',
    async (event) => {
      const path = join(folderWith({ 'event.json': event }), 'event.json');
      const hosted = await hostedBy({ ...ENV, GITHUB_EVENT_PATH: path }, null);
      expect(hosted).toMatchObject({ access: { apiUrl: 'https://api.github.com', token: null }, defaultBranch: null, pullRequest: null });
    },
  );

  test.each([undefined, '', 'acme', 'acme/shop/x', '../x?', 'acme/shop\n'])('is none in the repository %j', async (repository) => {
    expect(await hostedBy({ ...ENV, GITHUB_REPOSITORY: repository }, null)).toBeNull();
  });
});
