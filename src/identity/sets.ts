// Keys in, what is filed under them out; numbers in, which of them belong together out.

/** The value of a key; made, and kept, where there is none. */
export function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

export interface Shelves<V> {
  put(path: string, line: number, value: V): void;
  /** What was put at one place, in the order in which it came. */
  all(): readonly (readonly V[])[];
}

/** Things by path and line: a number beside a path costs less than a text of both. */
export function shelves<V>(): Shelves<V> {
  const paths = new Map<string, Map<number, V[]>>();
  return {
    put(path, line, value) {
      const lines = entry(paths, path, () => new Map<number, V[]>());
      entry(lines, line, () => []).push(value);
    },
    all() {
      const places: V[][] = [];
      for (const lines of paths.values()) for (const values of lines.values()) places.push(values);
      return places;
    },
  };
}

export interface DisjointSets {
  join(a: number, b: number): void;
  find(a: number): number;
  /** Each in order, and the sets in the order of their first. */
  all(): readonly (readonly number[])[];
}

/** Numbers from 0 below `size`, each alone at first. */
export function disjointSets(size: number): DisjointSets {
  const parent = new Uint32Array(size);
  for (let index = 0; index < size; index++) parent[index] = index;
  const up = (index: number): number => parent[index] ?? index;
  const find = (start: number): number => {
    let index = start;
    while (up(index) !== index) {
      parent[index] = up(up(index));
      index = up(index);
    }
    return index;
  };
  return {
    find,
    // The smaller number leads, so that the outcome does not rest on the order of joining.
    join(a, b) {
      const [one, other] = [find(a), find(b)];
      parent[Math.max(one, other)] = Math.min(one, other);
    },
    all() {
      const sets = new Map<number, number[]>();
      for (let index = 0; index < size; index++) {
        const first = find(index);
        if (first === index) sets.set(index, [index]);
        else sets.get(first)?.push(index);
      }
      return [...sets.values()];
    },
  };
}
