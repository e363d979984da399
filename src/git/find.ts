// A folder in; the repository that it is in, and the git program to ask about it, out. Nothing of a checkout is ever run
// (threat A6).

import { constants } from 'node:fs';
import { access, lstat, realpath, stat } from 'node:fs/promises';
import { delimiter, dirname, isAbsolute, join, relative, sep } from 'node:path';

/** The git on PATH. @param checkout real path of a folder */
export function findGit(checkout: string): Promise<string | null> {
  return findProgram('git', checkout);
}

/**
 * The first program of this name on PATH, as an absolute path with its links resolved, so that nothing can be put in its place later.
 * @param checkout real path of a folder: neither a folder of PATH nor the program may lie in it
 */
export async function findProgram(name: string, checkout: string): Promise<string | null> {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    if (!isAbsolute(folder)) continue;
    const program = await programAt(join(folder, file));
    const place = await realpath(folder).catch(() => folder);
    if (program !== null && !isWithin(program, checkout) && !isWithin(place, checkout)) return program;
  }
  return null;
}

async function programAt(path: string): Promise<string | null> {
  try {
    const real = await realpath(path);
    await access(real, constants.X_OK);
    return (await stat(real)).isFile() ? real : null;
  } catch {
    return null;
  }
}

/** The nearest folder with a `.git`, from the given one upwards; null where there is none. @param folder real path */
export async function findTop(folder: string): Promise<string | null> {
  const entry = await lstat(join(folder, '.git')).catch(() => null);
  if (entry !== null) return folder;
  const above = dirname(folder);
  return above === folder ? null : findTop(above);
}

/** True for the folder itself, too. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
