// A request in; the policy and exceptions of the place that is trusted out, and those that the change would put in their place.

import { join, resolve } from 'node:path';
import type { TextFile } from './files/text.ts';
import type { Tip } from './github/contents.ts';
import { fault, failed, ok, type Fault, type Result, type Warning } from './model/fault.ts';
import type { ChangedFile } from './model/preview.ts';
import { folderPlace, type Place } from './place.ts';
import { standIn } from './policy/built-in.ts';
import type { Request } from './request.ts';
import { DEFAULT_EXCEPTIONS, readRulebook, type Rulebook, type Sought } from './rulebook.ts';
import type { Surroundings } from './surroundings.ts';
import type { Head } from './trusted.ts';

export interface Books {
  readonly trusted: Rulebook;
  /** What the change would put in its place; null where it brings nothing of its own. */
  readonly head: Rulebook | null;
  /** Null where they were read from a folder, which has no history. */
  readonly shelf: Shelf | null;
  readonly warnings: readonly Warning[];
}

/** Where in a repository the exceptions stand. */
export interface Shelf {
  readonly tip: Tip;
  /** The commit that is judged; null where it brings nothing of its own. */
  readonly head: string | null;
  /** From the root of the repository: files, or folders. */
  readonly paths: readonly string[];
}

export async function booksOf(request: Request, surroundings: Surroundings, now: number): Promise<Books> {
  const { hosted, trusted } = surroundings;
  const github = hosted === null ? null : (await import('./github/api.ts')).openGitHub(hosted.access);
  return trusted || request.trustedRef !== null
    ? booksOfCommits(request, surroundings, { github, now })
    : bookOfFolder(request, surroundings, { github, now });
}

type Means = Pick<Sought, 'github' | 'now'>;

async function bookOfFolder(request: Request, { useDefaults }: Surroundings, means: Means): Promise<Books> {
  const source = resolve(request.source);
  const [policy = null, exceptions = null] = [request.policy, request.exceptions].map((path) => (path === null ? null : resolve(path)));
  const custom = (path: string): string => join(source, path);
  const place = folderPlace(source);
  const trusted = await readRulebook({ ...means, place, policy, exceptions, custom, useDefaults, origin: 'trusted', only: null });
  return { trusted, head: null, shelf: null, warnings: useDefaults ? [UNTRUSTED] : [] };
}

async function booksOfCommits(request: Request, surroundings: Surroundings, means: Means): Promise<Books> {
  const paths = pathsIn(request);
  if (!paths.ok) return { trusted: emptyBook(paths.faults), head: null, shelf: null, warnings: [] };
  const common = { ...means, ...paths.value, custom: (path: string) => path, useDefaults: true };
  const readTrusted = (place: Place): Promise<Rulebook> => readRulebook({ ...common, place, origin: 'trusted', only: null });
  const { openTrusted } = await import('./trusted.ts');
  const found = await openTrusted(request, surroundings, async (place) => (await readTrusted(place)).policy);
  if (!found.ok) return { trusted: emptyBook(found.faults), head: null, shelf: null, warnings: [] };
  const { place, tip, head, warnings, close } = found.value;
  try {
    const trusted = await readTrusted(place);
    const only = new Set(trusted.asked);
    const own = head === null ? null : await ownBook(head, (at) => readRulebook({ ...common, place: at, origin: 'head', only }));
    const named = paths.value.exceptions === null ? DEFAULT_EXCEPTIONS : [paths.value.exceptions];
    const shelf = { tip, head: own === null ? null : (head?.commit ?? null), paths: [...named, ...trusted.beside] };
    return { trusted, head: own, shelf, warnings };
  } finally {
    await close();
  }
}

const UNTRUSTED: Warning = {
  what: 'no event of GitHub is known, so that policy and exceptions are read from the source folder, whoever wrote them there',
  where: 'option trusted-ref',
};

/** Paths of a commit: from the root of the repository, and never out of it. */
function pathsIn({ policy, exceptions }: Request): Result<Pick<Sought, 'policy' | 'exceptions'>> {
  const clean = (path: string | null): string | null => path?.replace(/^(?:\.\/+)+/, '').replace(/\/+$/, '') ?? null;
  const paths = { policy: clean(policy), exceptions: clean(exceptions) };
  const faults = Object.entries(paths).flatMap(([name, path]) => {
    if (path === null || path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')) return [];
    const what = `"${path}" is no path within the repository, and is read from its trusted ref`;
    return [fault('E_OPTION', name, what, 'write it from the root of the repository, such as .github/defect-gate/policy.yml')];
  });
  return faults.length > 0 ? failed(faults) : ok(paths);
}

/** What cannot be read judges nothing better: no exception holds, and the verdict is an error. */
function emptyBook(faults: readonly Fault[]): Rulebook {
  const policy = standIn('there is no trusted place to read one from');
  return { policy, exceptions: [], faults, warnings: [], digests: { policy: null, exceptions: null }, files: [], beside: [], asked: [] };
}

/** Files that stand as they did where the change left the trusted branch are not its own, whatever that branch did since. */
async function ownBook({ place, base }: Head, read: (place: Place) => Promise<Rulebook>): Promise<Rulebook | null> {
  const own = await read(place);
  const before = base === null ? null : await read(base);
  const isUntouched = before !== null && own.faults.length === before.faults.length && changedFiles(before.files, own.files).length === 0;
  return isUntouched ? null : own;
}

export function changedFiles(before: readonly TextFile[], after: readonly TextFile[]): readonly ChangedFile[] {
  const [was, is] = [before, after].map((files) => new Map(files.map(({ path, digest }) => [path, digest])));
  return [...new Set([...before, ...after].map(({ path }) => path))].flatMap((path) => {
    const [old, now] = [was?.get(path), is?.get(path)];
    if (old === now) return [];
    return [{ path, change: old === undefined ? 'added' : now === undefined ? 'removed' : 'changed' }];
  });
}
