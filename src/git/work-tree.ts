// A commit in; the files that the work tree has otherwise out. Such a file counts as touched as a whole: its lines are no longer
// those of the commit. A scan and a gate in a fresh checkout meet none.

import { told, type FileChange, type Told } from '../model/change.ts';
import type { Open } from './open.ts';
import { callGit, refused, streamGit } from './process.ts';
import { Records } from './records.ts';

const CHANGED: FileChange = { status: 'modified', from: null, lines: 'all', modeChanged: false, uncommitted: true };

/** @param commit an object id @returns by path in the repository */
export async function uncommitted(open: Open, commit: string): Promise<Told<readonly (readonly [string, FileChange])[]>> {
  const refresh = ['update-index', '-q', '--ignore-submodules', '--really-refresh'];
  // Contents are compared where times and sizes differ: a checkout that was copied is not all changed. 1 says that some are.
  const refreshed = await callGit(open.workTree, refresh);
  if (!refreshed.told) return refreshed;
  if (refreshed.value.code > 1) return refused(refresh, refreshed.value);
  const tracked = await pathsOf(open, ['diff-index', '--name-only', '-z', '--no-renames', '--ignore-submodules=all', commit]);
  if (!tracked.told) return tracked;
  const only = open.prefix === '' ? [] : ['--', open.prefix];
  const others = await pathsOf(open, ['ls-files', '--others', '--exclude-standard', '-z', ...only]);
  if (!others.told) return others;
  return told([
    ...tracked.value.map((path) => [path, CHANGED] as const),
    ...others.value.map((path) => [path, { ...CHANGED, status: 'untracked' as const }] as const),
  ]);
}

async function pathsOf({ workTree }: Open, args: readonly string[]): Promise<Told<readonly string[]>> {
  const paths: string[] = [];
  const records = new Records((record) => void paths.push(record.toString('utf8')));
  const ended = await streamGit(workTree, args, { take: (chunk) => records.take(chunk) });
  return ended.told ? told(paths) : ended;
}
