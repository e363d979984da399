// Faults of one file in, as they are found; the first of them out, and how many more there are. A hostile file has a million.

import { fault, type Fault } from '../model/fault.ts';

/** Nobody reads more of one file. */
const MOST = 100;

export class Faults {
  readonly #first: Fault[] = [];
  #count = 0;

  /** How many there are, shown or not. */
  get count(): number {
    return this.#count;
  }

  /** @param make not called for those that are not shown: to find their place takes time */
  add(make: () => Fault): void {
    this.#count += 1;
    if (this.#count <= MOST) this.#first.push(make());
  }

  /** @param file the name that positions carry */
  end(file: string): readonly Fault[] {
    const more = this.#count - this.#first.length;
    const last = this.#first.at(-1);
    if (more === 0 || last === undefined) return this.#first;
    return [...this.#first, fault(last.code, file, `${more} more faults in this file are not listed`, 'mend those above, and run again')];
  }
}

/** As many of them as are shown. */
export function shownOf(faults: readonly Fault[], file: string): readonly Fault[] {
  const shown = new Faults();
  for (const one of faults) shown.add(() => one);
  return shown.end(file);
}
