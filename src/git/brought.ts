// Statements that stand at the tip of a branch in; the commits that brought them there to stay out. One that was taken out and put
// back counts from its last return. Between versions that cannot be read a statement counts as standing, so that whoever mends a
// file brings nothing that stood in it before; where it did not stand before, those who broke the file brought it as well.

import { told, type Told } from '../model/change.ts';
import type { Open } from './open.ts';
import { writersIn } from './side.ts';
import { Standing, Texts, type Search } from './standing.ts';
import { filesOf, trunkOf, type Step } from './trunk.ts';

export interface Brought {
  /** The commit of the branch's own line with which it came. */
  readonly arrival: string;
  /** Those that wrote it: the same one, or commits that were merged with it. */
  readonly commits: readonly string[];
}

/** So many steps are read at once. */
const STRIDE = 64;

/** @returns for each wanted statement that stands at the tip, at least one; more where several have to answer for it */
export async function broughtBy(open: Open, search: Search): Promise<Told<ReadonlyMap<string, readonly Brought[]>>> {
  const steps = await trunkOf(open, search.tip, search.paths);
  const files = await filesOf(open, search.tip, search.paths);
  if (!steps.told) return steps;
  if (!files.told) return files;
  const texts = new Texts(open, search);
  const read = await texts.loadTip(files.value.values());
  if (!read.told) return read;
  const walk = new Walk(search.wanted, texts, files.value.values());
  for (let at = 0; at < steps.value.length && !walk.isDone; at += STRIDE) {
    const stride = steps.value.slice(at, at + STRIDE);
    const loaded = await texts.load(stride.flatMap(({ changes }) => changes.flatMap(({ before }) => before ?? [])));
    if (!loaded.told) return loaded;
    for (const step of stride) walk.takeBack(step);
  }
  return writersOf(open, search, walk.end());
}

/** Moves back along the line, and keeps for each statement the steps that may have brought it. */
class Walk {
  readonly #standing: Standing;
  readonly #sought: Set<string>;
  /** Statements that stand no longer, or stand perhaps in what cannot be read: the steps since they surely stood. */
  readonly #loose = new Map<string, Step[]>();
  readonly #arrivals = new Map<string, readonly Step[]>();

  constructor(wanted: ReadonlySet<string>, texts: Texts, oids: Iterable<string>) {
    this.#standing = new Standing(texts);
    for (const oid of oids) this.#standing.add(oid);
    this.#sought = new Set([...wanted].filter((statement) => this.#standing.stands(statement)));
  }

  get isDone(): boolean {
    return this.#sought.size === 0;
  }

  takeBack(step: Step): void {
    for (const steps of this.#loose.values()) steps.push(step);
    const touched = new Set<string>();
    for (const { now, before } of step.changes) {
      if (now !== null) for (const one of this.#standing.remove(now)) touched.add(one);
      if (before !== null) for (const one of this.#standing.add(before)) touched.add(one);
    }
    for (const one of touched) this.#note(one, step);
    if (!this.#standing.isUnclear) this.#settle();
  }

  #note(statement: string, step: Step): void {
    if (!this.#sought.has(statement)) return;
    if (this.#standing.stands(statement)) this.#loose.delete(statement);
    else if (!this.#loose.has(statement)) this.#loose.set(statement, [step]);
  }

  /** Before what was taken back last, all is clear. */
  #settle(): void {
    for (const [statement, steps] of this.#loose) {
      this.#arrivals.set(statement, steps);
      this.#sought.delete(statement);
    }
    this.#loose.clear();
  }

  end(): ReadonlyMap<string, readonly Step[]> {
    this.#settle();
    return this.#arrivals;
  }
}

/** What came with a merge was written in what was merged. */
async function writersOf(
  open: Open,
  search: Search,
  arrivals: ReadonlyMap<string, readonly Step[]>,
): Promise<Told<ReadonlyMap<string, readonly Brought[]>>> {
  const byStep = new Map<Step, Set<string>>();
  for (const [statement, steps] of arrivals) for (const step of steps) byStep.set(step, (byStep.get(step) ?? new Set()).add(statement));
  const brought = new Map<string, Brought[]>();
  for (const [step, statements] of byStep) {
    const writers = await writersIn(open, step, { ...search, wanted: statements });
    if (!writers.told) return writers;
    for (const statement of statements) {
      const commits = writers.value.get(statement) ?? [step.commit];
      brought.set(statement, [...(brought.get(statement) ?? []), { arrival: step.commit, commits }]);
    }
  }
  return told(brought);
}
