// A path of the source folder in, the text of the file out, or null. No part of the way is a link, also when somebody puts one
// there while we look (threats C1, C2). Nothing is kept.

import { constants, type Stats } from 'node:fs';
import { lstat, open, readlink, realpath, type FileHandle } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** Larger files are not read. */
const LARGEST = 10 * 2 ** 20;
/** Not to wait for whoever writes to a pipe. Windows knows neither. */
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

export interface Source {
  /** As UTF-8, other bytes replaced. @param path relative, `/` between parts, as the disk spells it @returns null for what is no such file */
  readonly read: (path: string) => Promise<string | null>;
  /** True for a regular file that is there exactly as written. */
  readonly has: (path: string) => Promise<boolean>;
}

/** @param root the source folder; itself it may be a link */
export async function openSource(root: string): Promise<Source> {
  const real = await realpath(root).catch(() => null);
  const place = (path: string): string | null => (real === null || !isPlain(path) ? null : join(real, ...path.split('/')));
  return {
    read: async (path) => {
      const full = place(path);
      return full === null ? null : readAt(full).catch(absent);
    },
    has: async (path) => {
      const full = place(path);
      return full !== null && (await regularAt(full).catch(absent)) !== null;
    },
  };
}

/** Relative, with no part that goes up, stands still, or means something else on this machine. */
function isPlain(path: string): boolean {
  if (path.includes('\0') || (sep === '\\' && /[\\:]/.test(path))) return false;
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}

/** What the disk says no to is no file; anything else is our own bug. */
function absent(error: unknown): null {
  if (typeof error === 'object' && error !== null && 'code' in error) return null;
  throw error;
}

/** The way is real when it leads to itself: no link in it, and every letter as the disk has it. */
async function regularAt(full: string): Promise<Stats | null> {
  if ((await realpath(full)) !== full) return null;
  const stats = await lstat(full);
  return stats.isFile() ? stats : null;
}

async function readAt(full: string): Promise<string | null> {
  const seen = await regularAt(full);
  if (seen === null) return null;
  const handle = await open(full, FLAGS);
  try {
    const opened = await handle.stat();
    if (!opened.isFile() || opened.ino !== seen.ino || opened.dev !== seen.dev || opened.size > LARGEST) return null;
    if ((await placeOf(handle, full)) !== full) return null;
    return await textOf(handle, opened.size);
  } finally {
    await handle.close();
  }
}

/** Where that which was opened stands. Linux says it of the open file; elsewhere the way is looked at once more. */
async function placeOf({ fd }: FileHandle, full: string): Promise<string> {
  return readlink(`/proc/self/fd/${fd}`).catch(() => realpath(full));
}

/** A file that grows meanwhile is read as far as it went. */
async function textOf(handle: FileHandle, size: number): Promise<string> {
  const bytes = Buffer.allocUnsafe(size);
  let filled = 0;
  while (filled < size) {
    const { bytesRead } = await handle.read(bytes, filled, size - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.toString('utf8', 0, filled);
}
