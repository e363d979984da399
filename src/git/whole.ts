// A commit and a path in; the regular file that stands there, or the YAML files below a folder, out. Unlike what scanners are
// compared with, nothing is passed over: a link, a submodule, or what is missing or too large is told (threats A6, C2).

import { told, untold, type Told } from '../model/change.ts';
import { formatSize } from '../model/size.ts';
import { readSized } from './objects.ts';
import type { Open } from './open.ts';
import { streamGit } from './process.ts';
import { Records } from './records.ts';

export interface WholeFile {
  /** From the root of the repository, `/` between parts. */
  readonly path: string;
  readonly bytes: Buffer;
}

/** Larger ones are told, and so are more of them: who makes a commit must not fill the memory of who reads it. */
export const LARGEST_WHOLE = 16 * 2 ** 20;
const LARGEST_TOGETHER = 64 * 2 ** 20;
const MOST_FILES = 1000;

interface Entry {
  readonly mode: string;
  readonly oid: string;
  /** Bytes; null of what is no file, and of what the clone does not have. */
  readonly size: number | null;
  /** Path from the root. */
  readonly name: string;
}

const ENTRY = /^(\d{6}) \w+ ([\da-f]+) +(\S+)\t(.*)$/s;
const FOLDER = '040000';
const REGULAR: readonly string[] = ['100644', '100664', '100755'];
const YAML = /\.ya?ml$/i;
const CLONE = 'check the whole repository out: no partial clone';

/** What was read of commits before: none of it can change. */
export interface Shelf {
  /** By commit and folder. */
  readonly listings: Map<string, ReadonlyMap<string, Entry>>;
  /** By object id. */
  readonly contents: Map<string, Buffer>;
}

/** @param commit an object id @param path from the root of the repository @returns by name; none where nothing stands */
export async function wholeFiles(open: Open, shelf: Shelf, commit: string, path: string): Promise<Told<readonly WholeFile[]>> {
  const parts = path.split('/');
  const listed = await listingOf(open, shelf, commit, parts[0] ?? '');
  if (!listed.told) return listed;
  const prefixes = parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
  // A link on the way leads elsewhere; a file on the way leads nowhere.
  const end = prefixes.map((prefix) => listed.value.get(prefix)).find((entry) => entry?.mode !== FOLDER);
  if (end !== undefined) return end.name === path || !REGULAR.includes(end.mode) ? contentsOf(open, shelf, [end]) : told([]);
  if (!listed.value.has(path)) return told([]);
  const below = [...listed.value.values()].filter(({ name, mode }) => mode !== FOLDER && name.startsWith(`${path}/`));
  return contentsOf(
    open,
    shelf,
    below.filter(({ name, mode }) => YAML.test(name) || !REGULAR.includes(mode)),
  );
}

/** All below the first folder of a path, and that itself: one call for all that lies by custom. */
async function listingOf({ objects }: Open, { listings }: Shelf, commit: string, top: string): Promise<Told<ReadonlyMap<string, Entry>>> {
  const key = `${commit} ${top}`;
  const known = listings.get(key);
  if (known !== undefined) return told(known);
  const entries = new Map<string, Entry>();
  const records = new Records((record) => {
    const [, mode = '', oid = '', size = '', name = ''] = ENTRY.exec(record.toString('utf8')) ?? [];
    entries.set(name, { mode, oid, size: /^\d+$/.test(size) ? Number(size) : null, name });
  });
  const args = ['ls-tree', '-r', '-t', '-l', '-z', '--full-tree', commit, '--', top];
  const ended = await streamGit(objects, args, { take: (chunk) => records.take(chunk) });
  if (!ended.told) return ended;
  listings.set(key, entries);
  return told(entries);
}

async function contentsOf(open: Open, { contents }: Shelf, entries: readonly Entry[]): Promise<Told<readonly WholeFile[]>> {
  const refused = refusalOf(entries);
  if (refused !== null) return refused;
  const unread = entries.map(({ oid }) => oid).filter((oid) => !contents.has(oid));
  const read = await readSized(open, unread, LARGEST_WHOLE, (oid, content) => void contents.set(oid, content));
  if (!read.told) return read;
  const files = entries.flatMap(({ oid, name, size }) => {
    const bytes = contents.get(oid);
    return bytes === undefined || bytes.length !== size ? [] : [{ path: name, bytes }];
  });
  return files.length === entries.length ? told(files) : untold('a file did not come whole', CLONE);
}

function refusalOf(entries: readonly Entry[]): Told<never> | null {
  if (entries.length > MOST_FILES) return untold(`there are more than ${MOST_FILES} files`, 'write fewer, larger ones');
  const odd = entries.find(({ mode }) => !REGULAR.includes(mode));
  if (odd !== undefined) return untold(`${odd.name} is no regular file`, 'put the file itself there: no link, no submodule');
  const missing = entries.find(({ size }) => size === null);
  if (missing !== undefined) return untold(`${missing.name} is not in the clone`, CLONE);
  const large = entries.find(({ size }) => (size ?? 0) > LARGEST_WHOLE);
  if (large !== undefined) return untold(`${large.name} is larger than ${formatSize(LARGEST_WHOLE)}`, 'split it, or remove what has ended');
  const together = entries.reduce((sum, { size }) => sum + (size ?? 0), 0);
  return together > LARGEST_TOGETHER
    ? untold(`they are larger than ${formatSize(LARGEST_TOGETHER)} together`, 'remove what has ended')
    : null;
}
