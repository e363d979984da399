// A folder in; the repository that it is in out, in three ways of asking.
//
// The configuration of a repository can name programs: filters, drivers, helpers, monitors. Only `own` reads it, and is asked for
// nothing but what names stand for, which runs nothing. The others are an empty repository in a folder of ours that borrows the
// objects: `objects` has nothing beside them, and `workTree` has the files and a copy of the index.

import { copyFile, mkdir, mkdtemp, realpath, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix, relative, resolve, sep } from 'node:path';
import { told, untold, type Told } from '../model/change.ts';
import { findGit, findTop } from './find.ts';
import { askGit, type Git } from './process.ts';

export interface Open {
  readonly own: Git;
  readonly objects: Git;
  readonly workTree: Git;
  /** The source folder below the repository: "", or a path with `/` between parts and at its end. */
  readonly prefix: string;
  /** Takes our folder away. */
  readonly close: () => Promise<void>;
}

/** Named so that `objects` does not find it: what an index says of a file would be believed, and the file read for the object. */
const INDEX = 'index-of-work-tree';

export async function openOn(folder: string): Promise<Told<Open>> {
  const source = await realpath(folder).catch(() => null);
  const top = source === null ? null : await findTop(source);
  if (source === null || top === null) return untold('the source folder is in no git repository', 'check the repository out with git');
  const program = await findGit(top);
  if (program === null) return untold('there is no git on PATH outside the checkout', 'install git on the machine that runs the gate');
  // Named outright, it may belong to another user, as it does in containers.
  const own = { program, cwd: top, place: { GIT_DIR: join(top, '.git'), GIT_WORK_TREE: top } };
  const layout = await layoutOf(own);
  if (!layout.told) return layout;
  const scratch = await furnished(layout.value).catch(() => null);
  if (scratch === null) return untold('no folder can be made for temporary files', `let the gate write to ${tmpdir()}`);
  const place = { GIT_DIR: scratch, GIT_OBJECT_DIRECTORY: join(layout.value.common, 'objects') };
  const below = relative(top, source).split(sep).join('/');
  return told({
    own,
    objects: { program, cwd: scratch, place },
    workTree: { program, cwd: top, place: { ...place, GIT_WORK_TREE: top, GIT_INDEX_FILE: join(scratch, INDEX) } },
    prefix: below === '' ? '' : `${below}/`,
    close: () => rm(scratch, { recursive: true, force: true }),
  });
}

interface Layout {
  /** Of this work tree. */
  readonly folder: string;
  /** Of all work trees of the repository. */
  readonly common: string;
  readonly format: string;
}

async function layoutOf(own: Git): Promise<Told<Layout>> {
  const answer = await askGit(own, ['rev-parse', '--absolute-git-dir', '--git-common-dir', '--show-object-format']);
  if (!answer.told) return answer;
  const [folder = '', common = '', format = '', ...more] = answer.value.split('\n');
  if (!/^sha\d+$/.test(format) || more.length !== 1)
    return untold('git does not say where the repository is kept', 'use a newer git, or a path without line breaks');
  return told({ folder, common: resolve(own.cwd, common), format });
}

/** What git wants of a repository, and no more. */
async function furnished({ folder, common, format }: Layout): Promise<string> {
  const scratch = await mkdtemp(join(await realpath(tmpdir()), 'defect-gate-'));
  const version = format === 'sha1' ? '0' : `1\n[extensions]\n\tobjectFormat = ${format}`;
  // A mode that only the work tree has is no change, and some file systems know none.
  await writeFile(join(scratch, 'config'), `[core]\n\tfileMode = false\n\trepositoryFormatVersion = ${version}\n`);
  await writeFile(join(scratch, 'HEAD'), 'ref: refs/heads/none\n');
  await mkdir(join(scratch, 'refs'));
  await copyIndex(join(folder, 'index'), join(scratch, INDEX)).catch(() => undefined);
  // Most repositories have none.
  await copyFile(join(common, 'shallow'), join(scratch, 'shallow')).catch(() => undefined);
  return scratch;
}

/**
 * Of a file that is not older than the index git compares the contents: it may have been written once more within the same tick
 * of the clock. So the copy must not look younger than what it is a copy of. Without an index, nothing counts as committed.
 */
async function copyIndex(from: string, to: string): Promise<void> {
  const { mtimeMs } = await stat(from);
  await copyFile(from, to);
  const second = Math.floor(mtimeMs / 1000);
  await utimes(to, second, second);
}

/** A path of the repository, relative to the source folder, in NFC. */
export function fromSource({ prefix }: Pick<Open, 'prefix'>, path: string): string {
  const found = prefix === '' || path.startsWith(prefix) ? path.slice(prefix.length) : posix.relative(`/${prefix}`, `/${path}`);
  return found.normalize('NFC');
}
