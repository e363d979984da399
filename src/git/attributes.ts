// Two commits and what changed between them in; the files out that a checkout of either writes otherwise than their blobs have them:
// decoded, filtered, or with names filled in. Their lines are not those that git compares.

import { join } from 'node:path';
import { told, untold, type FileChange, type Told } from '../model/change.ts';
import { readBlobs } from './objects.ts';
import type { Open } from './open.ts';
import { streamGit, type Git } from './process.ts';
import { Records } from './records.ts';

/** The attributes by which git writes something else. Which bytes end a line makes no line another. */
const CONVERTING = ['working-tree-encoding', 'filter', 'ident'];
const WORD = new RegExp(`(?:^|[\\s!-])(?:${CONVERTING.join('|')})(?=[\\s=]|$)`);

const ENTRY = /^\d{6} blob ([\da-f]+)\t(?:.*\/)?\.gitattributes$/s;
const REGULAR = /^100\d{3} blob [\da-f]+\t(.*)$/s;
const NAME = Buffer.from('.gitattributes');

const CONVERTED: FileChange = { status: 'modified', from: null, lines: 'all', modeChanged: false, uncommitted: false };

/** The files of attributes that a commit has, links too; each byte is a character. */
interface Rules {
  readonly commit: string;
  /** Lines of the tree. */
  readonly entries: readonly string[];
  readonly oids: readonly string[];
}

/** What is set for each path for which anything is, as text that is only compared. */
type Settings = ReadonlyMap<string, string>;

/**
 * Files that `to` checks out by other rules than `from` did, and those of the changed ones for which there is any rule.
 * @param from @param to object ids of commits @param changed between these, by path in the repository
 * @returns as touched as a whole, by path in the repository
 */
export async function convertedIn(
  open: Open,
  [from, to]: readonly [from: string, to: string],
  changed: readonly (readonly [string, FileChange])[],
): Promise<Told<readonly (readonly [string, FileChange])[]>> {
  const [before, after] = [await rulesOf(open, from), await rulesOf(open, to)];
  if (!before.told) return before;
  if (!after.told) return after;
  const converts = await anyConverts(open, [...before.value.oids, ...after.value.oids]);
  if (!converts.told) return converts;
  if (!converts.value) return told([]);
  const paths = await pathsIn(open, to);
  if (!paths.told) return paths;
  const origins = new Map(changed.map(([path, change]) => [path, change.from === null ? null : bytesOf(change.from)]));
  const asked = [...new Set([...paths.value, ...[...origins.values()].filter((path) => path !== null)])];
  const [was, is] = [await settingsOf(open, before.value, asked), await settingsOf(open, after.value, asked)];
  if (!was.told) return was;
  if (!is.told) return is;
  const converted = paths.value.flatMap((bytes) => {
    const path = Buffer.from(bytes, 'latin1').toString('utf8');
    const now = is.value.get(bytes);
    const differs = now !== was.value.get(origins.get(path) ?? bytes);
    return differs || (now !== undefined && origins.has(path)) ? [[path, CONVERTED] as const] : [];
  });
  return told(converted);
}

/** Each byte as a character. */
function bytesOf(path: string): string {
  return Buffer.from(path, 'utf8').toString('latin1');
}

/** Of the whole repository. Most entries are passed over unread. */
async function rulesOf({ objects }: Open, commit: string): Promise<Told<Rules>> {
  const [entries, oids]: [string[], string[]] = [[], []];
  const ended = await listTree(objects, [commit], (record) => {
    const start = record.length - NAME.length;
    if (start < 0 || record.compare(NAME, 0, NAME.length, start) !== 0) return;
    const entry = record.toString('latin1');
    const [, oid] = ENTRY.exec(entry) ?? [];
    if (oid === undefined) return;
    entries.push(entry);
    oids.push(oid);
  });
  return ended.told ? told({ commit, entries, oids }) : ended;
}

/** Regular files below the source folder; each byte is a character, so that two paths that are not UTF-8 stay two. */
async function pathsIn({ objects, prefix }: Open, commit: string): Promise<Told<readonly string[]>> {
  const paths: string[] = [];
  const ended = await listTree(objects, prefix === '' ? [commit] : [commit, '--', prefix], (record) => {
    const [, path] = REGULAR.exec(record.toString('latin1')) ?? [];
    if (path !== undefined) paths.push(path);
  });
  return ended.told ? told(paths) : ended;
}

function listTree(git: Git, what: readonly string[], take: (record: Buffer) => void): Promise<Told<unknown>> {
  const records = new Records(take);
  return streamGit(git, ['ls-tree', '-r', '-z', '--full-tree', ...what], { take: (chunk) => records.take(chunk) });
}

/** Most repositories have no such word, and nothing more is asked about them. */
async function anyConverts(open: Open, oids: readonly string[]): Promise<Told<boolean>> {
  const unread = new Set(oids);
  let found = false;
  const read = await readBlobs(open, oids, (oid, content) => {
    unread.delete(oid);
    found ||= WORD.test(content.toString('latin1'));
  });
  if (!read.told) return read;
  if (unread.size > 0) return untold('a .gitattributes is missing or too large', 'check the whole repository out: no partial clone');
  return told(found);
}

/** git itself reads the rules, from an index that has nothing but these. On some disks they hold for names in any case. */
async function settingsOf({ objects }: Open, { commit, entries }: Rules, paths: readonly string[]): Promise<Told<Settings>> {
  const git = { ...objects, place: { ...objects.place, GIT_INDEX_FILE: join(objects.cwd, `attributes-${commit}`) } };
  const made = await streamGit(git, ['update-index', '-z', '--index-info'], { input: inputOf(entries) });
  if (!made.told) return made;
  const settings = new Map<string, string>();
  for (const ignoreCase of [false, true]) {
    const asked = await askSettings(git, { ignoreCase, paths }, (path, setting) => {
      settings.set(path, `${settings.get(path) ?? ''}${ignoreCase} ${setting}\n`);
    });
    if (!asked.told) return asked;
  }
  return told(settings);
}

interface Asked {
  readonly ignoreCase: boolean;
  readonly paths: readonly string[];
}

/** For each path and attribute three records: the path, the name and the value. */
async function askSettings(git: Git, { ignoreCase, paths }: Asked, take: (path: string, setting: string) => void): Promise<Told<null>> {
  let before: string[] = [];
  const records = new Records((record) => {
    const [path, name] = before;
    if (path === undefined || name === undefined) return void before.push(record.toString('latin1'));
    before = [];
    if (CONVERTING.includes(name)) take(path, `${name}=${record.toString('latin1')}`);
  });
  const args = ['-c', `core.ignoreCase=${ignoreCase}`, 'check-attr', '--cached', '--stdin', '-z', '--all'];
  const ended = await streamGit(git, args, { input: inputOf(paths), take: (chunk) => records.take(chunk) });
  return ended.told ? told(null) : ended;
}

function inputOf(records: readonly string[]): Buffer {
  return Buffer.from(records.map((record) => `${record}\0`).join(''), 'latin1');
}
