// What a caller brings beside the request: its clock, its input, who listens, and what hosts it.

import type { Readable } from 'node:stream';
import type { Access } from './github/api.ts';
import type { Watch } from './model/progress.ts';

/** GitHub, as a run on it knows it: nothing here can be set by what is judged. */
export interface Hosted {
  readonly access: Access;
  /** `owner/name`. */
  readonly repository: string;
  /** Null where the event does not say. */
  readonly defaultBranch: string | null;
  readonly pullRequest: {
    readonly number: number;
    /** Object id of its last commit, as of the event. */
    readonly head: string;
    /** Logins of who opened it and, where the event is of a push to it, of who pushed; as far as the event says. */
    readonly people: readonly string[];
  } | null;
  /** Such as `push`; "" where no event is named. */
  readonly event: string;
  /** The ref that the event is about, such as `refs/heads/main`; "" for none. */
  readonly ref: string;
  /** The commit that the event is about; "" for none. */
  readonly commit: string;
}

/** What the caller's surroundings provide. */
export interface Surroundings {
  readonly stdin: Readable;
  /** Milliseconds since 1970-01-01T00:00Z. */
  readonly clock: () => number;
  /** Branch that is judged; null to read it from the checkout. */
  readonly branch: string | null;
  /** Where policy and exceptions lie by custom; used where `useDefaults` says so, and in a trusted place. */
  readonly useDefaults: boolean;
  /** True where policy and exceptions are never read from the work tree, even if no option names another place. */
  readonly trusted: boolean;
  /** Null where nothing hosts the run. */
  readonly hosted: Hosted | null;
  /** Hears how far the reading has come. */
  readonly watch: Watch;
}
