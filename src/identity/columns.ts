// What each of many traces says in; out columns of numbers, so that what is compared often is a number and not text: two that say the
// same have the same number, counted from 1 on, and 0 is nothing said. Making a column takes time by its length alone, however alike
// the traces are.

export interface Column {
  /** By the place of the trace. */
  readonly numbers: Int32Array;
  /** More than any of them. */
  readonly end: number;
}

/** What one of them says; null or "" where that is nothing. */
export type Say<Item> = (item: Item) => string | number | null;

/** What the named ones say together; 0 where one of them says nothing. */
export type Columns<Name extends string> = (first: Name, ...others: readonly Name[]) => Column;

/** Each column is made when it is first asked for, and those whose names begin alike share what they have in common. */
export function columnsOf<Item, Name extends string>(items: readonly Item[], says: Readonly<Record<Name, Say<Item>>>): Columns<Name> {
  const made = new Map<string, Column>();
  const places = allOf(items);
  const columns: Columns<Name> = (first, ...others) => {
    const key = [first, ...others].join();
    const known = made.get(key);
    if (known) return known;
    const last = others.at(-1);
    const column = last === undefined ? columnOf(items, says[first]) : pair(places, columns(first, ...others.slice(0, -1)), columns(last));
    made.set(key, column);
    return column;
  };
  return columns;
}

function columnOf<Item>(items: readonly Item[], say: Say<Item>): Column {
  const known = new Map<string | number | null, number>([
    [null, 0],
    ['', 0],
  ]);
  const numbers = new Int32Array(items.length);
  let end = 1;
  let [last, number]: [string | number | null, number] = [null, 0];
  for (const [place, item] of items.entries()) {
    const said = say(item);
    // Next to each other many say the same.
    if (said !== last) {
      number = known.get(said) ?? end;
      if (number === end) {
        known.set(said, number);
        end += 1;
      }
      last = said;
    }
    numbers[place] = number;
  }
  return { numbers, end };
}

function pair(places: Int32Array, one: Column, other: Column): Column {
  const numbers = new Int32Array(places.length);
  if (isEmpty(one) || isEmpty(other)) return { numbers, end: 1 };
  // Those of one number of the first come one after the other, so of each number of the second only the last meeting counts.
  const metUnder = new Int32Array(other.end);
  const given = new Int32Array(other.end);
  let end = 1;
  for (const place of groupsOf(places, one).places) {
    const [first, second] = [one.numbers[place] ?? 0, other.numbers[place] ?? 0];
    if (first === 0 || second === 0) continue;
    if (metUnder[second] !== first) {
      metUnder[second] = first;
      given[second] = end;
      end += 1;
    }
    numbers[place] = given[second] ?? 0;
  }
  return { numbers, end };
}

/** Whether none of them says it. */
export function isEmpty({ end }: Column): boolean {
  return end === 1;
}

/** The place of each. */
export function allOf({ length }: ArrayLike<unknown>): Int32Array {
  const places = new Int32Array(length);
  for (let place = 0; place < length; place++) places[place] = place;
  return places;
}

/** Traces by their number in a column. */
export interface Groups {
  /** Those of one number next to each other, in the order in which they came. */
  readonly places: Int32Array;
  /** Where those of each number begin; they end where those of the next number begin. */
  readonly starts: Int32Array;
}

export function groupsOf(places: Int32Array, { numbers, end }: Column): Groups {
  const starts = new Int32Array(end + 1);
  for (const place of places) bump(starts, (numbers[place] ?? 0) + 1);
  for (let number = 1; number < starts.length; number++) starts[number] = (starts[number] ?? 0) + (starts[number - 1] ?? 0);
  const next = starts.slice();
  const grouped = new Int32Array(places.length);
  for (const place of places) grouped[bump(next, numbers[place] ?? 0)] = place;
  return { places: grouped, starts };
}

/** Where those of a number are. */
export function rangeOf({ starts }: Groups, number: number): { readonly start: number; readonly size: number } {
  const start = starts[number] ?? 0;
  return { start, size: (starts[number + 1] ?? 0) - start };
}

/** Adds one. @returns what it was */
export function bump(counts: Int32Array, index: number): number {
  const count = counts[index] ?? 0;
  counts[index] = count + 1;
  return count;
}
