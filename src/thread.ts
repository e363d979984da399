// The second thread, which scans large files: one for the whole process, started when it is first asked for.

import { statSync } from 'node:fs';
import { extname, join } from 'node:path';
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

/** Beside this file, as it is built or, in tests, as it is written. */
const CODE = join(import.meta.dirname, `scan-worker${extname(import.meta.filename)}`);

export interface Thread {
  readonly worker: Worker;
  /** Rejected once it cannot answer any more, whenever that happens and whoever listens. */
  readonly failure: Promise<never>;
}

let current: Thread | null = null;

/** It keeps no process alive but while it is told to (`ref`). */
export function thread(): Thread {
  if (current !== null) return current;
  // It prints nothing; to be heard by this process's own output would take that before it is needed.
  const worker = new Worker(CODE, { stdout: true, stderr: true });
  worker.unref();
  const failure = new Promise<never>((_resolve, reject) => {
    worker.on('error', reject);
    worker.on('messageerror', reject);
    worker.on('exit', () => reject(new Error('the thread that scans has ended')));
  });
  // Heard by who waits for an answer.
  failure.catch(() => undefined);
  current = { worker, failure };
  return current;
}

/** Begins it early where one of the files is large. Where that fails it is told once there is something to scan. */
export function prepareFor(paths: readonly string[]): void {
  try {
    if (paths.some(isLarge)) thread();
  } catch {
    current = null;
  }
}

/** Gives back what it takes in memory, while this thread goes on; what is large after that gets another one. */
export function endThread(): void {
  void current?.worker.terminate();
  current = null;
}
