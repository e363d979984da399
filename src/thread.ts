// The second thread, which scans large files: one for the whole process, started when it is first asked for.

import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** From this size on it is worth what it costs: 10 MB, and 30 ms of the other processor. */
const LARGE = 8 * 2 ** 20;

/** False for what is no file that can be looked at: that is told when it is read. */
export function isLarge(path: string): boolean {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size >= LARGE;
  } catch {
    return false;
  }
}

let worker: Worker | null = null;

/** It keeps no process alive but while it is told to (`ref`). */
export function thread(): Worker {
  if (worker !== null) return worker;
  worker = new Worker(new URL('./scan-worker.js', import.meta.url));
  worker.unref();
  return worker;
}

/** Gives back what it takes in memory; what is large after that gets another one. */
export async function endThread(): Promise<void> {
  const ended = worker?.removeAllListeners();
  worker = null;
  await ended?.terminate();
}
