// What a caller brings beside the request: its clock, its input, and who listens.

import type { Readable } from 'node:stream';
import type { Watch } from './model/progress.ts';

/** What the caller's surroundings provide. */
export interface Surroundings {
  readonly stdin: Readable;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly clock: () => number;
  /** Branch that is judged; null to read it from the checkout. */
  readonly branch: string | null;
  /** Where the policy and exceptions lie by custom, below the source folder; used only where `useDefaults` says so. */
  readonly useDefaults: boolean;
  /** Hears how far the reading has come. */
  readonly watch: Watch;
}
