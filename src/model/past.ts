// What was there before, as far as somebody named it: which finding is which earlier one, what is gone, and what changed since.

import type { Input } from './assessment.ts';
import { untold, type Change, type Told } from './change.ts';
import type { Finding, Tool } from './finding.ts';
import type { Match } from './trace.ts';

/** The same finding before. */
export interface Earlier extends Pick<Match, 'by' | 'strength' | 'changed'> {
  /** The `input` that it points at is a path among the baseline's own inputs. */
  readonly finding: Finding;
  /** True where the text of its line is another one: white space, quotes and commas apart. Null where that is not known. */
  readonly rewritten: boolean | null;
}

/** A baseline that was read. */
export interface Baseline {
  /** Sorted by digest, then path. */
  readonly inputs: readonly Input[];
  /** One for each run. */
  readonly tools: readonly Tool[];
  /** By finding of now; one that is not in it has nothing before it. */
  readonly earlier: ReadonlyMap<Finding, Earlier>;
  /** Findings of before that no finding of now continues, of tools that ran. */
  readonly absent: readonly Finding[];
  /** Findings of before whose tool did not run now. */
  readonly unmeasured: number;
  /** Findings, before and now, that were followed without the text of their file. */
  readonly unsourced: number;
}

export interface Past {
  /** Null when none was named. */
  readonly baseline: Baseline | null;
  /** What the change did, or why that cannot be told. */
  readonly change: Told<Change>;
}

/** True where something was named to compare with, and could be. */
export function isCompared({ baseline, change }: Past): boolean {
  return baseline !== null || change.told;
}

export const NOTHING_TO_COMPARE = untold('no commit is named that the change is against', 'name it with the option base-ref');

export const NO_PAST: Past = { baseline: null, change: NOTHING_TO_COMPARE };
