// Files at the tip of a ref as GitHub has them, asked of a real server over a real repository.

import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openGitHub, type GitHub } from '../../src/github/api.ts';
import { filesAt, tipOf, type RemoteFile } from '../../src/github/contents.ts';
import type { Result } from '../../src/model/fault.ts';
import { aHistory, type History } from '../git/histories.ts';
import { aServer, gitHubOf, type Answer, type Server } from './server.ts';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function hosting(answer: (path: string) => Answer, token: string | null = null): Promise<{ github: GitHub; server: Server }> {
  const server = await aServer(answer);
  servers.push(server);
  return { github: openGitHub({ apiUrl: `${server.url}/`, token }), server };
}

function whyNot(result: Result<unknown>): string {
  return result.ok ? 'it was told' : result.faults.map(({ code, where, what }) => `${code} ${where}: ${what}`).join('; ');
}

function textsOf(files: Result<readonly RemoteFile[]>): unknown {
  if (!files.ok) return whyNot(files);
  return files.value.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('utf8')]);
}

const FILES = {
  'policy.yml': 'version: 1\n',
  'empty.txt': '',
  'rules/b.yml': 'b\n',
  'rules/deep/a.yaml': 'é\n',
  'rules/README.md': 'text\n',
  'rules.yml/x.yml': 'x\n',
};

describe('the tip of a ref', () => {
  const tip = async (history: History, ref: string | null): Promise<string> => {
    const { github } = await hosting(gitHubOf(history));
    const found = await tipOf(github, 'acme/shop', ref);
    return found.ok ? found.value.commit : whyNot(found);
  };

  test.each([null, 'main', 'heads/main', 'v1', 'tags/v1', 'light', 'OID'])('%s is a commit', async (ref) => {
    const history = aHistory(FILES);
    const main = history.git('rev-parse', 'main');
    history.git('tag', '--annotate', '--message', 'x', 'v1', 'main');
    history.git('tag', 'light', 'main');
    expect(await tip(history, ref === 'OID' ? main : ref)).toBe(main);
  });

  test('a name that a branch and a tag have is neither, and in full it is the one', async () => {
    const history = aHistory(FILES);
    history.git('tag', 'main', 'work');
    expect(await tip(history, 'main')).toContain('"main" is a branch, and a tag of another commit');
    expect(await tip(history, null)).toBe(history.git('rev-parse', 'refs/heads/main'));
    expect(await tip(history, 'tags/main')).toBe(history.git('rev-parse', 'work'));
  });

  test.each(['none', 'heads/none', '0'.repeat(40), '../../../user', 'a b', 'heads/mai', ''])('%s is a fault', async (ref) => {
    expect(await tip(aHistory(FILES), ref)).toContain('E_GITHUB GitHub acme/shop: ');
  });

  test('a repository that is not there, or is not shown, is a fault', async () => {
    const { github } = await hosting(() => ({ status: 404 }));
    expect(whyNot(await tipOf(github, 'acme/shop', null))).toContain('the repository is not there, or the token may not see it');
  });

  test('an answer for another ref, or of no commit, is none', async () => {
    const other = { ref: 'refs/heads/main-2', object: { sha: 'a'.repeat(40), type: 'commit' } };
    const odd = { ref: 'refs/heads/main', object: { sha: '--upload-pack=x', type: 'commit' } };
    for (const body of [other, odd, [other], {}, null]) {
      const { github } = await hosting(() => ({ status: 200, body }));
      expect(whyNot(await tipOf(github, 'acme/shop', 'heads/main'))).toContain('E_GITHUB');
    }
  });
});

describe('files at a tip', () => {
  const at = async (history: History, path: string, over?: (asked: string) => Answer | null): Promise<unknown> => {
    const { github } = await hosting(gitHubOf(history, 'acme/shop', over));
    const tip = { repository: 'acme/shop', ref: 'main', commit: history.git('rev-parse', 'refs/heads/main') };
    return textsOf(await filesAt(github, tip, path));
  };

  test.each([
    ['a file is that file', 'policy.yml', [['policy.yml', 'version: 1\n']]],
    ['an empty one too', 'empty.txt', [['empty.txt', '']]],
    [
      'a folder is its YAML files, at any depth, by name',
      'rules',
      [
        ['rules/b.yml', 'b\n'],
        ['rules/deep/a.yaml', 'é\n'],
      ],
    ],
    ['a folder named like a file is a folder', 'rules.yml', [['rules.yml/x.yml', 'x\n']]],
    ['what is not there is nothing', 'none.yml', []],
    ['nor is what would lie below a file', 'policy.yml/x', []],
  ])('%s', async (_title, path, expected) => {
    expect(await at(aHistory(FILES), path)).toEqual(expected);
  });

  test.each(['link.yml', 'linked/a.yml', 'folder', 'sub', 'sub/a.yml'])('C2: %s, a link or a submodule, is a fault', async (path) => {
    const history = aHistory({ 'folder/a.yml': 'a\n' });
    history.checkout('main');
    symlinkSync('/etc/passwd', join(history.folder, 'link.yml'));
    symlinkSync('folder', join(history.folder, 'linked'));
    symlinkSync('a.yml', join(history.folder, 'folder/b.txt'));
    history.git('update-index', '--add', '--cacheinfo', `160000,${history.git('rev-parse', 'HEAD')},sub`);
    history.git('add', 'link.yml', 'linked', 'folder');
    history.git('commit', '--quiet', '--message', 'links');
    expect(await at(history, path)).toContain('is no regular file');
  });

  test.each([
    ['a list that is not whole', /trees/, { truncated: true, tree: [] }, 'cannot be listed whole'],
    ['a list that is none', /trees/, { tree: 'x' }, 'cannot be listed whole'],
    ['a list that is not understood', /trees/, { tree: [{ path: 'policy.yml' }] }, 'is not understood'],
    ['a file that did not come whole', /blobs/, { content: 'dmVy', encoding: 'base64', size: 11 }, 'did not come whole'],
    ['a file in another coding', /blobs/, { content: 'version', encoding: 'utf-8', size: 7 }, 'cannot be read'],
    ['a file without content', /blobs/, {}, 'cannot be read'],
  ])('%s is a fault', async (_title, path, body, said) => {
    expect(await at(aHistory(FILES), 'policy.yml', (asked) => (path.test(asked) ? { status: 200, body } : null))).toContain(said);
  });

  test('a file that says it is too large is not asked for', async () => {
    const sha = 'a'.repeat(40);
    const tree = [{ path: 'policy.yml', mode: '100644', sha, size: 2 ** 30 }];
    const answer = await at(aHistory(FILES), 'policy.yml', (asked) => (asked.includes('trees') ? { status: 200, body: { tree } } : null));
    expect(answer).toContain('is larger than 16 MiB');
  });
});

describe('asking GitHub', () => {
  test('the token goes to that server alone, and stands in no message', async () => {
    const elsewhere = await hosting(() => ({ status: 200, body: {} }));
    const { github, server } = await hosting(() => ({ status: 302, headers: { location: elsewhere.server.url } }), 'secret-token');
    expect(whyNot(await github.get('/repos/a/b?x=secret'))).toBe('E_GITHUB GitHub /repos/a/b: it points elsewhere (302)');
    expect(server.asked.map(({ headers }) => headers.authorization)).toEqual(['Bearer secret-token']);
    expect(elsewhere.server.asked).toEqual([]);
  });

  test.each([
    [{ status: 401 }, 1, 'it does not accept the token (401)'],
    [{ status: 403 }, 1, 'the token may not read this (403)'],
    [{ status: 403, headers: { 'x-ratelimit-remaining': '0' } }, 1, 'too much was asked of it (403)'],
    [{ status: 429 }, 1, 'too much was asked of it (429)'],
    [{ status: 500 }, 3, 'it answers 500'],
    [{ status: 200, body: 'no JSON' }, 3, 'the answer is no JSON'],
  ])('%o is asked for %d times, and then a fault', async (answer, times, said) => {
    const { github, server } = await hosting(() => answer);
    expect(whyNot(await github.get('/x'))).toContain(said);
    expect(server.asked).toHaveLength(times);
  });

  test('what fails once is asked for again', async () => {
    let first = true;
    const { github } = await hosting(() => {
      const answer = first ? { status: 502 } : { status: 200, body: { ok: true } };
      first = false;
      return answer;
    });
    expect(await github.get('/x')).toEqual({ ok: true, value: { ok: true } });
  });

  test('a server that is not there is a fault', async () => {
    const { github, server } = await hosting(() => ({ status: 200 }));
    await server.close();
    expect(whyNot(await github.get('/x'))).toContain('it cannot be reached (ECONNREFUSED)');
  });

  test('a list is all of its pages', async () => {
    const all = Array.from({ length: 205 }, (_, index) => index);
    const { github, server } = await hosting((path) => {
      const page = Number(/&page=(\d+)/.exec(path)?.[1]);
      return { status: 200, body: all.slice((page - 1) * 100, page * 100) };
    });
    expect(await github.list('/x?state=all')).toEqual({ ok: true, value: all });
    expect(server.asked.map(({ path }) => path)[2]).toBe('/x?state=all&per_page=100&page=3');
  });
});
