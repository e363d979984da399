// Documents in, their statements by what they name out: each with whether it is trusted, what it would accept, and until when.

import { dayOf } from '../model/date.ts';
import type { Policy } from '../model/policy.ts';
import type { VexDocument, VexStatement, VexSubject } from '../model/vex.ts';
import { trustOf, type Trusted } from './trust.ts';

const DAY_MS = 86_400_000;

/** A statement that may speak of findings. */
export interface Speaker {
  /** Short and unlike any name that an exception can have. */
  readonly id: string;
  /** File and JSON pointer. */
  readonly where: string;
  readonly document: VexDocument;
  readonly statement: VexStatement;
  /** "" when it counts, else why it does not. */
  readonly untrusted: string;
  /** What would make it count; "" where it does. */
  readonly remedy: string;
  readonly about: readonly VexSubject[];
  /** True for what may accept: a `not_affected` that says why, a `fixed`, from a moment that has been. */
  readonly clears: boolean;
  /** Last day on which it holds, UTC; "" where it says no moment. */
  readonly validThrough: string;
  readonly hasEnded: boolean;
  /** A later version of its document; "" for none. */
  readonly replacedBy: string;
  /** Why it holds for nothing, now or ever; "" where it may. */
  readonly void: string;
}

export interface Speakers {
  /** @param names of one vulnerability @returns the trusted ones that name it, each once */
  trusted(names: readonly string[]): readonly Speaker[];
  /** Of the others as many as help anybody: a document that nobody trusts must not cost more than that. */
  others(names: readonly string[]): readonly Speaker[];
}

/** Statements of one name that nobody trusts and that are looked at. */
const MOST_OTHERS = 100;

/** @param now milliseconds since 1970-01-01T00:00Z */
export function speakersOf(documents: readonly VexDocument[], policy: Policy, now: number): Speakers {
  const trustIn = trustOf(documents, policy.vex);
  const newest = newestVersions(documents, trustIn);
  const all = documents.flatMap((document) => {
    const trusted = trustIn(document);
    const untrusted = trusted.line === null ? trusted.why : '';
    const newer = untrusted === '' ? newest.get(nameOf(document)) : undefined;
    const replaced = newer !== undefined && newer.version > document.version ? `version ${newer.version} replaces it (${newer.file})` : '';
    const about: readonly VexSubject[] = trusted.line?.about ?? ['application', 'packages'];
    return document.statements.map((statement, index) => ({
      id: `VEX:${document.sha256.slice(0, 12)}:${index}`,
      where: `${document.file}#${statement.at}`,
      document,
      statement,
      untrusted,
      remedy: trusted.line === null ? trusted.fix : '',
      about,
      replacedBy: replaced,
      ...standing(statement, policy, now, replaced),
    }));
  });
  return {
    trusted: shelfOf(
      all.filter(({ untrusted }) => untrusted === ''),
      Number.POSITIVE_INFINITY,
    ),
    others: shelfOf(
      all.filter(({ untrusted }) => untrusted !== ''),
      MOST_OTHERS,
    ),
  };
}

function standing(
  statement: VexStatement,
  { vex }: Policy,
  now: number,
  replaced: string,
): Pick<Speaker, 'clears' | 'validThrough' | 'hasEnded' | 'void'> {
  const odd = unusable(statement, now);
  const validThrough = statement.moment === null ? '' : dayOf(statement.moment + vex.longest * DAY_MS);
  const hasEnded = odd === '' && dayOf(now) > validThrough;
  const end = hasEnded ? `ended ${validThrough}: it holds for ${vex.longest} days (${vex.where})` : '';
  return { clears: odd === '', validThrough, hasEnded, void: replaced || odd || end };
}

/** Why it could accept nothing whenever it was asked; "" where it could. */
function unusable({ status, why, moment }: VexStatement, now: number): string {
  if (status === 'affected' || status === 'under_investigation') return `it says "${status}", which accepts nothing`;
  if (moment === null) return 'it does not say since when';
  if (moment > now) return 'it speaks from the future';
  return status === 'not_affected' && why === '' ? 'it says "not_affected", and not why' : '';
}

/** Of trusted documents that have the same name and author, the one of the highest version. */
function newestVersions(documents: readonly VexDocument[], trustIn: (document: VexDocument) => Trusted): ReadonlyMap<string, VexDocument> {
  const newest = new Map<string, VexDocument>();
  for (const document of documents) {
    const known = newest.get(nameOf(document));
    if (document.id === null || trustIn(document).line === null) continue;
    if (known === undefined || document.version > known.version) newest.set(nameOf(document), document);
  }
  return newest;
}

function nameOf({ id, author }: VexDocument): string {
  return JSON.stringify([id, author]);
}

/** @param most statements that are kept of one name */
function shelfOf(all: readonly Speaker[], most: number): (names: readonly string[]) => readonly Speaker[] {
  const shelf = new Map<string, Speaker[]>();
  for (const speaker of all)
    for (const name of new Set(speaker.statement.vulnerability.map(folded))) {
      const known = shelf.get(name);
      if (known === undefined) shelf.set(name, [speaker]);
      else if (known.length < most) known.push(speaker);
    }
  return (names) => [...new Set(names.flatMap((name) => shelf.get(folded(name)) ?? []))];
}

function folded(name: string): string {
  return name.toUpperCase();
}
