// Versions of files in; which statements stand in them out. What a statement is, only the reader that comes in knows.

import { untold, type Told } from '../model/change.ts';
import { readBlobs } from './objects.ts';
import type { Open } from './open.ts';

export interface Search {
  /** Object id of the commit from which to look back. */
  readonly tip: string;
  /** Files, and folders of files, from the root of the repository. */
  readonly paths: readonly string[];
  /** Statements that stand at the tip. */
  readonly wanted: ReadonlySet<string>;
  /** @returns the statements of a file; null where it cannot be read */
  readonly read: (text: string) => ReadonlySet<string> | null;
}

/** More is not read: nobody would wait for it. */
const MOST_BYTES = 256 * 2 ** 20;

/** A version that is larger than so many times all that stands at the tip is no version of it. */
const TIMES = 4;
/** However little stands at the tip. */
const LEAST_BYTES = 512 * 2 ** 10;

/** What is known of files by the objects that hold them: which wanted statements they have, or null where they cannot be read. */
export class Texts {
  readonly #open: Open;
  readonly #search: Pick<Search, 'wanted' | 'read'>;
  readonly #known = new Map<string, ReadonlySet<string> | null>();
  #bytes = 0;
  #largest = Number.POSITIVE_INFINITY;

  constructor(open: Open, search: Pick<Search, 'wanted' | 'read'>) {
    this.#open = open;
    this.#search = search;
  }

  /** As `load`, of what stands at the tip; anything much larger cannot be read from then on. */
  async loadTip(oids: Iterable<string>): Promise<Told<null>> {
    const ended = await this.load(oids);
    this.#largest = Math.max(LEAST_BYTES, TIMES * this.#bytes);
    return ended;
  }

  /** Each object is read once. One that is missing, or too large, cannot be read. */
  async load(oids: Iterable<string>): Promise<Told<null>> {
    const unread = [...new Set(oids)].filter((oid) => !this.#known.has(oid));
    for (const oid of unread) this.#known.set(oid, null);
    const ended = await readBlobs(this.#open, unread, (oid, content) => {
      if (content.length > this.#largest) return;
      this.#bytes += content.length;
      if (this.#bytes > MOST_BYTES) return;
      const found = this.#search.read(content.toString('utf8'));
      this.#known.set(oid, found === null ? null : new Set([...found].filter((statement) => this.#search.wanted.has(statement))));
    });
    if (this.#bytes <= MOST_BYTES) return ended;
    return untold(
      'the versions of the exceptions that have to be compared are larger than 256 MiB together',
      'spread the exceptions over several files, or prove sign-offs by signature',
    );
  }

  of(oid: string): ReadonlySet<string> | null {
    return this.#known.get(oid) ?? null;
  }
}

/** One version of all files, which can be moved to the one before it. */
export class Standing {
  readonly #texts: Texts;
  readonly #counts = new Map<string, number>();
  #unread = 0;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /** True where some file cannot be read: a statement may stand in it. */
  get isUnclear(): boolean {
    return this.#unread > 0;
  }

  stands(statement: string): boolean {
    return (this.#counts.get(statement) ?? 0) > 0;
  }

  /** @returns the statements that it may have touched */
  add(oid: string): Iterable<string> {
    return this.#count(oid, 1);
  }

  remove(oid: string): Iterable<string> {
    return this.#count(oid, -1);
  }

  #count(oid: string, by: 1 | -1): Iterable<string> {
    const statements = this.#texts.of(oid);
    if (statements === null) this.#unread += by;
    for (const one of statements ?? []) this.#counts.set(one, (this.#counts.get(one) ?? 0) + by);
    return statements ?? [];
  }
}
