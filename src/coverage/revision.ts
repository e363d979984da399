// The commits that runs say they scanned, and the checkout that is judged, in; faults and warnings out. What says nothing of its
// commit is taken: only a word against this one counts (SARIF 2.1.0 §3.14.22; threat B6).

import { fault, type Fault, type Warning } from '../model/fault.ts';
import type { Checkout } from '../model/commit.ts';
import type { RunFacts } from '../model/run.ts';

interface Weighed {
  readonly faults: readonly Fault[];
  readonly warnings: readonly Warning[];
}

/** @param checkout null where it is not known: then nothing is compared */
export function weighRevisions(runs: readonly RunFacts[], checkout: Checkout | null): Weighed {
  if (checkout === null) return { faults: [], warnings: [] };
  const others = runs.filter(({ revisions }) => revisions.length > 0 && !revisions.some((one) => isJudged(one, checkout)));
  const contradicts = ({ revisions }: RunFacts): boolean => revisions.some((one) => checkout.known.has(one));
  return {
    faults: others.filter(contradicts).map((run) => stale(run, checkout)),
    warnings: others.filter((run) => !contradicts(run)).map(strange),
  };
}

function isJudged(revision: string, { head, merged }: Checkout): boolean {
  return revision === head || merged.includes(revision);
}

function stale(run: RunFacts, { head, known }: Checkout): Fault {
  const scanned = run.revisions.find((one) => known.has(one)) ?? '';
  const what = `${run.tool.name}: the run says that it scanned commit ${scanned}, and ${head} is judged`;
  return fault(
    'E_REVISION',
    placeOf(run),
    what,
    'pass the SARIF of a scan of this commit, or name the checkout that was scanned with --source',
  );
}

/** It may be of another repository, such as a submodule, or of a commit that a shallow clone lacks. */
function strange(run: RunFacts): Warning {
  const what = `${run.tool.name}: the run says that it scanned commit ${run.revisions[0] ?? ''}, which this clone does not hold`;
  return { what, where: placeOf(run) };
}

function placeOf({ input, run }: RunFacts): string {
  return `${input}#/runs/${run}/versionControlProvenance`;
}
