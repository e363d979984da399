// A folder in; the files below it out, by their paths. Links are not followed, and what git or a package manager keeps is left out.

import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const LEFT_OUT: readonly string[] = ['.git', 'node_modules'];

/**
 * @param most bytes that paths may take in memory, by estimate
 * @returns paths relative to the folder, `/` between parts, as the disk spells them; null where they are too many
 */
export async function pathsBelow(folder: string, most: number): Promise<readonly string[] | null> {
  const paths: string[] = [];
  let size = 0;
  const walk = async (at: string): Promise<boolean> => {
    // What cannot be read holds no file that anybody could have scanned.
    for (const entry of await readdir(join(folder, at), { withFileTypes: true }).catch(() => [])) {
      const path = at === '' ? entry.name : `${at}/${entry.name}`;
      size += 2 * path.length + 100;
      if (size > most) return false;
      if (entry.isFile()) paths.push(path);
      else if (entry.isDirectory() && !LEFT_OUT.includes(entry.name) && !(await walk(path))) return false;
    }
    return true;
  };
  return (await walk('')) ? paths : null;
}
