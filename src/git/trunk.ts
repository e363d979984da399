// The tip of a branch in; its own line of commits out, merge by merge as the branch moved, with what each did to some files. Of a
// merge that is all that it brought to the branch.

import { told, untold, type Told } from '../model/change.ts';
import type { Open } from './open.ts';
import { streamGit } from './process.ts';
import { Records } from './records.ts';

/** Files by their paths from the root of the repository. */
export type Files = ReadonlyMap<string, string>;

export interface Step {
  readonly commit: string;
  readonly parents: readonly string[];
  readonly changes: readonly Change[];
}

interface Change {
  readonly path: string;
  /** Objects that held the file with this commit, and before it; null for no file. */
  readonly now: string | null;
  readonly before: string | null;
}

/** A history that is longer is not read. */
export const MOST_VERSIONS = 5000;

const REGULAR = /^100(?:644|755|664)$/;
const META = /^\n?:(\d{6}) (\d{6}) ([\da-f]+) ([\da-f]+) [A-Z]\d*$/;
const ENTRY = /^(\d{6}) blob ([\da-f]+)\t(.*)$/s;
const YAML = /\.ya?ml$/i;

/** True for a named path, and for YAML below a named folder. @param paths from the root of the repository */
export function isNamed(path: string, paths: readonly string[]): boolean {
  return paths.some((named) => path === named || (YAML.test(path) && path.startsWith(`${named}/`)));
}

/** Regular files that stand at the paths. @param commit an object id */
export async function filesOf({ objects }: Open, commit: string, paths: readonly string[]): Promise<Told<Files>> {
  const files = new Map<string, string>();
  const records = new Records((record) => {
    const [, mode = '', oid = '', path = ''] = ENTRY.exec(record.toString('utf8')) ?? [];
    if (REGULAR.test(mode) && isNamed(path, paths)) files.set(path, oid);
  });
  const args = ['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...paths];
  const ended = await streamGit(objects, args, { take: (chunk) => records.take(chunk) });
  return ended.told ? told(files) : ended;
}

/** @param tip an object id @returns the commits that changed anything at the paths, the latest first */
export async function trunkOf({ objects }: Open, tip: string, paths: readonly string[]): Promise<Told<readonly Step[]>> {
  const reader = new LogReader(paths);
  const records = new Records((record) => reader.take(record.toString('utf8')));
  const how = ['-z', '-m', '--first-parent', '--raw', '--root', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv'];
  const what = [`--max-count=${MOST_VERSIONS + 1}`, '--pretty=tformat:%H%x00%P', tip, '--', ...paths];
  const ended = await streamGit(objects, ['log', ...how, ...what], { take: (chunk) => records.take(chunk) });
  if (!ended.told) return ended;
  return reader.steps.length > MOST_VERSIONS ? tooLong() : told(reader.steps);
}

export function tooLong(): Told<never> {
  return untold(
    `the exceptions have more than ${MOST_VERSIONS} versions`,
    'begin a new file for exceptions, or prove sign-offs by signature',
  );
}

/** A commit, its parents, and for each changed file what changed and its path: five or more records. */
class LogReader {
  readonly steps: (Step & { readonly changes: Change[] })[] = [];
  readonly #paths: readonly string[];
  #commit: string | null = null;
  #meta: readonly string[] | null = null;

  constructor(paths: readonly string[]) {
    this.#paths = paths;
  }

  take(record: string): void {
    if (this.#meta !== null) return this.#takePath(record, this.#meta);
    if (this.#commit !== null) return this.#takeParents(record, this.#commit);
    this.#meta = META.exec(record);
    if (this.#meta === null) this.#commit = record;
  }

  #takeParents(record: string, commit: string): void {
    this.steps.push({ commit, parents: record.split(' ').filter(Boolean), changes: [] });
    this.#commit = null;
  }

  #takePath(path: string, [, modeBefore = '', modeNow = '', before = '', now = '']: readonly string[]): void {
    this.#meta = null;
    if (!isNamed(path, this.#paths)) return;
    const change = { path, now: REGULAR.test(modeNow) ? now : null, before: REGULAR.test(modeBefore) ? before : null };
    this.steps.at(-1)?.changes.push(change);
  }
}
