// Many patterns of paths at once: what stands under patterns in, what stands under those that reach a path out. Patterns that
// begin alike are walked along together, and a path is looked at part by part, so that ten thousand cost little more than one.

import { lengthOf, remembered } from '../model/remembered.ts';
import { partsOf, type Part } from './glob.ts';
import { isLiteral } from './path.ts';
import { wilds, type Wilds } from './wilds.ts';

/** Where patterns stand that are equal up to a part. */
interface Place<T> {
  /** By the part that follows. */
  named: Map<string, Place<T>> | null;
  /** The same where that has stars or question marks. */
  wild: Wilds<Place<T>> | null;
  /** Behind `**`, which any number of parts leave where it is. */
  beyond: Place<T> | null;
  /** True for what is behind `**`. */
  readonly stays: boolean;
  /** What stands under the patterns that end here. */
  readonly found: T[];
  /** Number of the step that came here last. */
  step: number;
}

/** Paths for which the answer is remembered. */
const MOST_PATHS = 50_000;

/** @returns what is made of what stands under each pattern that reaches the path; what stands under several may come as often */
export function globIndex<T, Made extends { readonly all: readonly T[] }>(
  entries: Iterable<readonly [pattern: string, value: T]>,
  made: (all: readonly T[]) => Made,
): (path: string) => Made {
  const files = new Map<string, T[]>();
  const root = placeOf<T>(false);
  for (const [pattern, value] of entries) {
    const composed = pattern.normalize('NFC');
    if (isLiteral(composed)) put(files, composed, value);
    else placeAt(root, partsOf(composed)).found.push(value);
  }
  const walk = walker(root);
  const find = (path: string): readonly T[] => {
    const [named, reached] = [files.get(path), walk(path)];
    return named === undefined ? reached : reached.length === 0 ? named : [...named, ...reached];
  };
  return remembered(
    MOST_PATHS,
    (path) => made(find(path)),
    ({ all }) => lengthOf(all),
  );
}

function put<T>(under: Map<string, T[]>, name: string, value: T): void {
  const known = under.get(name);
  if (known === undefined) under.set(name, [value]);
  else known.push(value);
}

function placeOf<T>(stays: boolean): Place<T> {
  return { named: null, wild: null, beyond: null, stays, found: [], step: 0 };
}

function placeAt<T>(root: Place<T>, parts: readonly Part[]): Place<T> {
  let place = root;
  for (const part of parts) {
    if (part.kind === 'any number') place = place.beyond ??= placeOf(true);
    else if (part.kind === 'wild') place = (place.wild ??= wilds()).under(part, () => placeOf(false));
    else place = placeNamed((place.named ??= new Map<string, Place<T>>()), part.text);
  }
  return place;
}

function placeNamed<T>(known: Map<string, Place<T>>, name: string): Place<T> {
  const found = known.get(name) ?? placeOf(false);
  known.set(name, found);
  return found;
}

/** Of all places at once, since `**` can mean few parts or many. */
function walker<T>(root: Place<T>): (path: string) => readonly T[] {
  let step = 0;
  let next: Place<T>[] = [];
  const enter = (place: Place<T>): void => {
    if (place.step === step) return;
    place.step = step;
    next.push(place);
    if (place.beyond !== null) enter(place.beyond);
  };
  const begin = (): void => {
    step += 1;
    next = [];
  };
  return (path) => {
    begin();
    enter(root);
    for (let from = 0; next.length > 0 && from <= path.length;) {
      const slash = path.indexOf('/', from);
      const end = slash === -1 ? path.length : slash;
      const part = path.slice(from, end);
      const places = next;
      begin();
      for (const place of places) {
        if (place.stays) enter(place);
        const named = place.named?.get(part);
        if (named !== undefined) enter(named);
        place.wild?.visit(part, enter);
      }
      from = end + 1;
    }
    return foundAt(next);
  };
}

function foundAt<T>(places: readonly Place<T>[]): readonly T[] {
  const ends = places.filter(({ found }) => found.length > 0);
  return ends.length < 2 ? (ends[0]?.found ?? []) : ends.flatMap(({ found }) => found);
}
