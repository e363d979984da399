// Names with `/` between their parts in; out, which of them another name begins with: "A/B" and "A" of "A/B/C". As much work as
// the name is long, however many `/` it has and however many names there are.

export interface Prefixes {
  /** What stands for the longest of them; undefined where there is none. */
  longest(name: string): number | undefined;
  /** The least of what stands for any of them. */
  least(name: string): number | undefined;
}

interface Chain {
  /** In order, so that all beginnings of a name stand before it. */
  readonly names: readonly string[];
  /** For each name the place of the longest other one that it begins with, letter by letter; -1 where there is none. */
  readonly above: Int32Array;
}

/** @param numbers what stands for each name, to be filled before the first question */
export function prefixes(numbers: ReadonlyMap<string, number>): Prefixes {
  let chain: Chain | null = null;
  function* beginnings(name: string): Generator<number, undefined> {
    const same = numbers.get(name);
    if (same !== undefined) yield same;
    if (name.includes('/')) yield* properOf(name, (chain ??= chained(numbers)), numbers);
  }
  return {
    longest: (name) => numbers.get(name) ?? beginnings(name).next().value,
    least(name) {
      let least: number | undefined;
      for (const number of beginnings(name)) if (least === undefined || number < least) least = number;
      return least;
    },
  };
}

/** From the longest on. */
function* properOf(name: string, { names, above }: Chain, numbers: ReadonlyMap<string, number>): Generator<number> {
  let place = before(names, name);
  const shared = sharedLength(names[place] ?? '', name);
  for (; place >= 0; place = above[place] ?? -1) {
    const found = names[place] ?? '';
    if (found.length <= shared && name[found.length] === '/') yield numbers.get(found) ?? 0;
  }
}

function chained(numbers: ReadonlyMap<string, number>): Chain {
  const names = [...numbers.keys()].sort();
  const above = new Int32Array(names.length);
  for (const [place, name] of names.entries()) {
    let one = place - 1;
    while (one >= 0 && !name.startsWith(names[one] ?? '')) one = above[one] ?? -1;
    above[place] = one;
  }
  return { names, above };
}

/** Place of the last name that is not behind this one; -1 where all are. */
function before(names: readonly string[], name: string): number {
  let [low, high] = [0, names.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((names[middle] ?? '') <= name) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
  return length;
}
