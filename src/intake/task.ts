// One file of evidence while it is read: its name, the limits, and what was used of them.

import type { Evidence } from '../model/artifact.ts';
import type { Fault, Result } from '../model/fault.ts';
import { exceeded, type Limits } from '../model/limits.ts';
import { formatSize } from '../model/size.ts';
import type { Outlet, Spent } from '../files/outlet.ts';

export interface Task {
  readonly name: string;
  readonly limits: Limits;
  readonly spent: Spent;
  /** Bytes that names take in memory, by estimate. */
  kept: number;
}

/** An outlet that knows at its end what it was given. */
export interface Intake extends Outlet {
  result(): Result<Evidence>;
}

/** What mends a file that is broken. */
export const AGAIN = 'write the file again, and look at what wrote or carried it';

/** Counts a name that is kept. @returns a fault where they are too many */
export function keep(task: Task, name: string): Fault | null {
  task.kept += 2 * name.length + 200;
  const { memory } = task.limits;
  if (task.kept <= memory.most) return null;
  return exceeded('memory', memory, task.name, {
    what: `the names that it lists take at least ${formatSize(task.kept)}`,
    found: task.kept,
  });
}
