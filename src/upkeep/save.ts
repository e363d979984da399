// Files of exceptions as they are, every byte of them; and put back whole, or not at all.

import { lstat, realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { MAX_EXCEPTIONS_BYTES } from '../exceptions/schema.ts';
import { readUtf8 } from '../files/bounded.ts';
import { nameOf } from '../files/find.ts';
import { exists } from '../files/text.ts';
import { writeWhole } from '../files/write.ts';
import { findTop, isWithin } from '../git/find.ts';
import { failed, fault, ok, type Fault, type Result } from '../model/fault.ts';

/** A file of exceptions without any. */
export const EMPTY = 'version: 1\nexceptions: []\n';

/** Texts by absolute path: read once, changed in memory, and written together. */
export interface Desk {
  /** @param absent the text of a file that is not there yet @returns the text as edited so far, byte order mark and all */
  open(path: string, absent?: string): Promise<Result<string>>;
  put(path: string, text: string): void;
  /** Writes what was changed, in the order in which it was put. @returns faults of what could not be written; after the first nothing more is */
  save(): Promise<readonly Fault[]>;
}

/** @param folder names in faults are relative to it */
export function deskAt(folder: string): Desk {
  const texts = new Map<string, string>();
  const changed = new Set<string>();
  return {
    async open(path, absent) {
      const known = texts.get(path);
      if (known !== undefined) return ok(known);
      if (absent !== undefined && !(await exists(path))) return ok(absent);
      const read = await readUtf8(path, MAX_EXCEPTIONS_BYTES);
      if (!read.ok)
        return failed([fault('E_READ', nameOf(path, folder), `the file ${read.why}`, 'correct the name, or let the gate read it')]);
      texts.set(path, read.value);
      return ok(read.value);
    },
    put(path, text) {
      texts.set(path, text);
      changed.delete(path);
      changed.add(path);
    },
    async save() {
      const irregular = await Promise.all([...changed].map((path) => irregularity(path, folder)));
      const faults = irregular.filter((one) => one !== null);
      if (faults.length > 0) return faults;
      for (const path of changed) {
        const problem = await writeWhole(path, [texts.get(path) ?? '']);
        if (problem !== null) return [problem];
      }
      return [];
    },
  };
}

export function pathOf(file: string, folder: string): string {
  return resolve(folder, file);
}

/**
 * A link would be replaced by a file, and what it leads to would stay as it was. And a checkout, whoever made it, must not lead
 * elsewhere what is written below it; whoever names a file elsewhere means that.
 */
async function irregularity(path: string, folder: string): Promise<Fault | null> {
  const found = await lstat(path).catch(() => null);
  if (found !== null && !found.isFile())
    return fault('E_WRITE', nameOf(path, folder), 'it exists and is not a regular file', 'name the file itself');
  if (!isWithin(path, folder)) return null;
  const here = await realpath(folder);
  const home = (await findTop(here)) ?? here;
  const real = await realFolder(dirname(path));
  if (isWithin(real, home)) return null;
  return fault('E_WRITE', nameOf(path, folder), `a link on its way leads out of ${home}`, 'name the file where it is');
}

/** Of a folder that is yet to be made, that of the nearest one above it. */
async function realFolder(path: string): Promise<string> {
  return realpath(path).catch(() => realFolder(dirname(path)));
}
