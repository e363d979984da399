// What a change would make of policy and exceptions, once it is merged: shown, and part of no verdict.

import type { Verdict } from './assessment.ts';

/** The same thing as it is, and as the change would make it. */
export interface Compared<T> {
  readonly now: T;
  readonly after: T;
}

/** A file of policy or exceptions that the change has otherwise than the trusted place. */
export interface ChangedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly change: 'added' | 'changed' | 'removed';
}

export interface Preview {
  readonly files: readonly ChangedFile[];
  /** The verdict of the same findings by the rules of the change. */
  readonly verdict: Verdict;
  /** What would be otherwise, each in words behind `would`; empty where nothing would. */
  readonly effects: readonly string[];
}
