// A repository and a ref in, files as they stand at the tip of it out: of exactly one commit, however it moves meanwhile. Only
// regular files are files: of a link nobody knows where it leads (threat C2).

import { fault, failed, ok, type Fault, type Result } from '../model/fault.ts';
import { byText } from '../model/order.ts';
import type { GitHub } from './api.ts';

/** What a ref pointed at when it was asked. */
export interface Tip {
  /** `owner/name`. */
  readonly repository: string;
  /** Name of the branch or tag. */
  readonly ref: string;
  readonly commit: string;
}

export interface RemoteFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** @param ref a branch, tag or commit; null for the default branch */
export async function tipOf(github: GitHub, repository: string, ref: string | null): Promise<Result<Tip>> {
  const named = ref === null ? await defaultBranch(github, repository) : ok(ref);
  if (!named.ok) return named;
  const answer = await github.get(`/repos/${repository}/commits/${encodeURIComponent(named.value)}`);
  if (!answer.ok) return answer;
  const commit = textAt(answer.value, 'sha');
  return commit === null ? failed([missing(repository, `there is no "${named.value}"`)]) : ok({ repository, ref: named.value, commit });
}

/** @returns the file, or the regular files right in a folder, by name; nothing where nothing is. A link there is a fault */
export async function filesAt(github: GitHub, tip: Tip, path: string): Promise<Result<readonly RemoteFile[]>> {
  const parts = path.split('/');
  let sha = tip.commit;
  for (const [index, part] of parts.entries()) {
    const folder = await treeOf(github, tip, sha);
    if (!folder.ok) return folder;
    const entry = folder.value.find(({ name }) => name === part);
    if (entry === undefined) return ok([]);
    if (entry.mode !== FOLDER) return index < parts.length - 1 ? ok([]) : blobs(github, tip, [{ ...entry, name: path }]);
    sha = entry.sha;
  }
  const folder = await treeOf(github, tip, sha);
  if (!folder.ok) return folder;
  const files = folder.value.filter(({ mode }) => mode !== FOLDER);
  return blobs(
    github,
    tip,
    files.map(({ name, mode, sha: at }) => ({ name: `${path}/${name}`, mode, sha: at })),
  );
}

const FOLDER = '040000';
const REGULAR: readonly string[] = ['100644', '100755'];

interface Entry {
  readonly name: string;
  readonly mode: string;
  readonly sha: string;
}

async function defaultBranch(github: GitHub, repository: string): Promise<Result<string>> {
  const answer = await github.get(`/repos/${repository}`);
  if (!answer.ok) return answer;
  const branch = textAt(answer.value, 'default_branch');
  return branch === null ? failed([missing(repository, 'the repository is not there, or the token may not see it')]) : ok(branch);
}

/** @param sha of a tree, or of a commit */
async function treeOf(github: GitHub, { repository }: Tip, sha: string): Promise<Result<readonly Entry[]>> {
  const answer = await github.get(`/repos/${repository}/git/trees/${sha}`);
  if (!answer.ok) return answer;
  const listed = valueAt(answer.value, 'tree');
  if (!Array.isArray(listed) || valueAt(answer.value, 'truncated') === true)
    return failed([missing(repository, 'its files cannot be listed whole')]);
  return ok(
    (listed as unknown[]).flatMap((one) => {
      const [name, mode, at] = [textAt(one, 'path'), textAt(one, 'mode'), textAt(one, 'sha')];
      return name === null || mode === null || at === null ? [] : [{ name, mode, sha: at }];
    }),
  );
}

async function blobs(github: GitHub, tip: Tip, entries: readonly Entry[]): Promise<Result<readonly RemoteFile[]>> {
  const files: RemoteFile[] = [];
  const faults: Fault[] = [];
  for (const { name, mode, sha } of entries.toSorted((a, b) => byText(a.name, b.name))) {
    const answer = REGULAR.includes(mode) ? await github.get(`/repos/${tip.repository}/git/blobs/${sha}`) : null;
    if (answer?.ok === false) faults.push(...answer.faults);
    const content = textAt(answer?.ok ? answer.value : null, 'content');
    if (answer === null) faults.push(missing(tip.repository, `${name} is no regular file`));
    else if (content !== null) files.push({ path: name, bytes: Buffer.from(content, 'base64') });
    else if (answer.ok) faults.push(missing(tip.repository, `${name} cannot be read`));
  }
  return faults.length > 0 ? failed(faults) : ok(files);
}

function missing(repository: string, what: string): Fault {
  return fault('E_GITHUB', `GitHub ${repository}`, what, 'look at the name, and at what the token may read');
}

function valueAt(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}

function textAt(value: unknown, key: string): string | null {
  const found = valueAt(value, key);
  return typeof found === 'string' ? found : null;
}
