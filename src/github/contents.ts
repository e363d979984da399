// A repository and a ref in, files as they stand at the tip of it out: of exactly one commit, however it moves meanwhile. Only
// regular files are files: of a link nobody knows where it leads (threat C2).

import { fault, failed, ok, type Fault, type Result } from '../model/fault.ts';
import { formatSize } from '../model/size.ts';
import { byText } from '../model/order.ts';
import { textAt, valueAt } from './answer.ts';
import type { GitHub } from './api.ts';

/** What a ref pointed at when it was asked. */
export interface Tip {
  /** `owner/name`. */
  readonly repository: string;
  /** Name of the branch or tag, or the commit. */
  readonly ref: string;
  /** Its object id. */
  readonly commit: string;
}

export interface RemoteFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Larger ones are a fault, and so are more of them: no rules of a gate need it. */
export const LARGEST_FILE = 16 * 2 ** 20;
export const MOST_FILES = 1000;

const OID = /^(?:[\da-f]{40}|[\da-f]{64})$/;
/** What git takes for a branch, and a path of the API cannot be bent by. */
const REF = /^(?!.*\.\.)[^\0-\x20\x7f~^:?*[\\]{1,500}$/;
const FOLDER = '040000';
const REGULAR: readonly string[] = ['100644', '100755'];
const YAML = /\.ya?ml$/i;

/**
 * @param ref `heads/…`, `tags/…`, a commit, or the name of a branch or tag; null for the default branch. A name that both a branch
 * and a tag have, of different commits, is a fault: whoever can push tags would choose
 */
export async function tipOf(github: GitHub, repository: string, ref: string | null): Promise<Result<Tip>> {
  const named = ref === null ? await defaultBranchOf(github, repository) : ok(ref);
  if (!named.ok) return named;
  const name = ref === null ? `heads/${named.value}` : named.value;
  if (!REF.test(name)) return failed([missing(repository, `"${name}" is no name of a branch`)]);
  const commit = await onlyCommit(github, repository, name);
  return commit.ok ? ok({ repository, ref: named.value, commit: commit.value }) : commit;
}

async function onlyCommit(github: GitHub, repository: string, name: string): Promise<Result<string>> {
  const isWhole = OID.test(name) || /^(?:heads|tags)\//.test(name);
  const commits = new Set<string>();
  for (const place of isWhole ? [name] : [`heads/${name}`, `tags/${name}`]) {
    const found = await commitAt(github, repository, place);
    if (!found.ok) return found;
    if (found.value !== null) commits.add(found.value);
  }
  const [commit] = commits;
  if (commit === undefined) return failed([missing(repository, `there is no "${name}"`)]);
  if (commits.size === 1) return ok(commit);
  return failed([missing(repository, `"${name}" is a branch, and a tag of another commit: say heads/${name} or tags/${name}`)]);
}

export async function defaultBranchOf(github: GitHub, repository: string): Promise<Result<string>> {
  const answer = await github.get(`/repos/${repository}`);
  if (!answer.ok) return answer;
  const branch = textAt(answer.value, 'default_branch');
  return branch === null ? failed([missing(repository, 'the repository is not there, or the token may not see it')]) : ok(branch);
}

/** @param place `heads/…`, `tags/…` or a commit @returns null where there is none */
async function commitAt(github: GitHub, repository: string, place: string): Promise<Result<string | null>> {
  if (OID.test(place)) {
    const commit = await github.get(`/repos/${repository}/git/commits/${place}`);
    return commit.ok ? ok(textAt(commit.value, 'sha') === place ? place : null) : commit;
  }
  const answer = await github.get(`/repos/${repository}/git/ref/${encodeURIComponent(place)}`);
  if (!answer.ok) return answer;
  // Of a name that is not there some servers answer those which begin with it.
  if (textAt(answer.value, 'ref') !== `refs/${place}`) return ok(null);
  const object = valueAt(answer.value, 'object');
  return textAt(object, 'type') === 'tag' ? commitOfTag(github, repository, textAt(object, 'sha')) : commitIn(repository, place, object);
}

/** A tag with a text of its own. */
async function commitOfTag(github: GitHub, repository: string, tag: string | null): Promise<Result<string | null>> {
  const answer = await github.get(`/repos/${repository}/git/tags/${tag}`);
  return answer.ok ? commitIn(repository, `tag ${tag}`, valueAt(answer.value, 'object')) : answer;
}

function commitIn(repository: string, place: string, object: unknown): Result<string> {
  const [type, sha] = [textAt(object, 'type'), textAt(object, 'sha')];
  return type === 'commit' && sha !== null && OID.test(sha) ? ok(sha) : failed([missing(repository, `"${place}" is no commit`)]);
}

/**
 * @param path of a file or folder, from the root of the repository
 * @returns the file, or the YAML files below a folder, by name; none where nothing stands. A link or submodule there is a fault
 */
export async function filesAt(github: GitHub, tip: Tip, path: string): Promise<Result<readonly RemoteFile[]>> {
  const parts = path.split('/');
  let sha = tip.commit;
  for (const [index, part] of parts.entries()) {
    const folder = await treeOf(github, tip, sha);
    if (!folder.ok) return folder;
    const entry = folder.value.find(({ name }) => name === part);
    if (entry === undefined) return ok([]);
    const isLast = index === parts.length - 1;
    if (entry.mode !== FOLDER && (isLast || !REGULAR.includes(entry.mode))) return blobs(github, tip, [{ ...entry, name: path }]);
    if (entry.mode !== FOLDER) return ok([]);
    sha = entry.sha;
  }
  const folder = await treeOf(github, tip, sha, '?recursive=1');
  if (!folder.ok) return folder;
  const wanted = folder.value.filter(({ name, mode }) => mode !== FOLDER && (YAML.test(name) || !REGULAR.includes(mode)));
  return blobs(
    github,
    tip,
    wanted.map(({ name, mode, sha: at, size }) => ({ name: `${path}/${name}`, mode, sha: at, size })),
  );
}

interface Entry {
  readonly name: string;
  readonly mode: string;
  readonly sha: string;
  /** Bytes. */
  readonly size: number;
}

/** @param sha of a tree, or of a commit */
async function treeOf(github: GitHub, { repository }: Tip, sha: string, how = ''): Promise<Result<readonly Entry[]>> {
  const answer = await github.get(`/repos/${repository}/git/trees/${sha}${how}`);
  if (!answer.ok) return answer;
  const listed = valueAt(answer.value, 'tree');
  if (!Array.isArray(listed) || valueAt(answer.value, 'truncated') === true)
    return failed([missing(repository, 'its files cannot be listed whole')]);
  const entries = (listed as unknown[]).map((one) => entryOf(one));
  // What is not understood could be the very file that is looked for.
  if (entries.includes(null)) return failed([missing(repository, 'its list of files is not understood')]);
  return ok(entries.filter((entry) => entry !== null));
}

function entryOf(one: unknown): Entry | null {
  const [name, mode, sha, size] = [textAt(one, 'path'), textAt(one, 'mode'), textAt(one, 'sha'), valueAt(one, 'size')];
  return name === null || mode === null || sha === null || !OID.test(sha)
    ? null
    : { name, mode, sha, size: typeof size === 'number' ? size : 0 };
}

async function blobs(github: GitHub, tip: Tip, entries: readonly Entry[]): Promise<Result<readonly RemoteFile[]>> {
  if (entries.length > MOST_FILES) return failed([missing(tip.repository, `there are more than ${MOST_FILES} files`)]);
  const files: RemoteFile[] = [];
  const faults: Fault[] = [];
  for (const entry of entries.toSorted((a, b) => byText(a.name, b.name))) {
    const blob = await blobOf(github, tip, entry);
    if (blob.ok) files.push({ path: entry.name, bytes: blob.value });
    else faults.push(...blob.faults);
  }
  return faults.length > 0 ? failed(faults) : ok(files);
}

async function blobOf(github: GitHub, { repository }: Tip, { name, mode, sha, size }: Entry): Promise<Result<Uint8Array>> {
  const refuse = (what: string): Result<Uint8Array> => failed([missing(repository, `${name} ${what}`)]);
  if (!REGULAR.includes(mode)) return refuse('is no regular file');
  if (size > LARGEST_FILE) return refuse(`is larger than ${formatSize(LARGEST_FILE)}`);
  const answer = await github.get(`/repos/${repository}/git/blobs/${sha}`);
  if (!answer.ok) return answer;
  // Of an empty file it is "", which is no text elsewhere.
  const content = valueAt(answer.value, 'content');
  if (typeof content !== 'string' || textAt(answer.value, 'encoding') !== 'base64') return refuse('cannot be read');
  const bytes = Buffer.from(content, 'base64');
  // Half a file of rules may well be one.
  return valueAt(answer.value, 'size') === bytes.length ? ok(bytes) : refuse('did not come whole');
}

function missing(repository: string, what: string): Fault {
  return fault('E_GITHUB', `GitHub ${repository}`, what, 'look at the name, and at what the token may read');
}
