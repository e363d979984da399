// How alike two traces are in; out whether that makes them one defect, on what evidence, how sure it is, and how many points it has
// against others. The table below is the whole of it, from strong to weak: the first row that holds gives the match its name.

import type { Match } from '../model/trace.ts';
import { ENOUGH, type Likeness } from './likeness.ts';

export type Evidence = Pick<Match, 'by' | 'strength'>;

interface Row extends Evidence {
  holds(likeness: Likeness): boolean;
}

const STRONG: readonly Row[] = [
  row('strong', 'vulnerability and package', (one) => one.component && one.place !== 'other file'),
  row('strong', 'line text and neighbours', (one) => isHome(one) && sameText(one) && near(one) >= (one.size < 2 ? 0.5 : 0.25)),
  row('strong', 'words around it', (one) => isHome(one) && one.window === 1 && one.span >= ENOUGH),
  row('strong', 'line text in a like file', (one) => one.place === 'like file' && sameText(one) && near(one) >= 0.5),
  row('strong', 'snippet and message', (one) => isHome(one) && sameText(one) && one.neighbours === null && says(one) && one.size >= 2),
  row('strong', 'punctuation changed', (one) => isHome(one) && one.text === 'words' && one.size >= 3 && near(one) >= 0.5),
  row('strong', 'word renamed', (one) => isHome(one) && one.text === 'renamed' && one.oneRenamed),
  row('strong', 'line edited', (one) => isHome(one) && one.similarity >= 0.7 && one.size >= 3 && one.adjacent && held(one, 0.6)),
  row('strong', 'line moved with its neighbours', (one) => sameText(one) && one.size >= 2 && held(one, 0.6)),
  row('strong', 'message and line', (one) => isHome(one) && one.text === 'unknown' && says(one) && one.line && one.column),
  row('strong', 'message and logical location', (one) => isHome(one) && one.text === 'unknown' && says(one) && one.logical),
  row('strong', "message and the tool's fingerprint", (one) => isHome(one) && one.text === 'unknown' && says(one) && one.fingerprint),
];

const WEAK: readonly Row[] = [
  row('weak', 'line text', (one) => isKnown(one) && sameText(one) && (near(one) > 0 || one.window >= 0.5 || one.size >= 5)),
  row('weak', 'word renamed', (one) => isKnown(one) && one.text === 'renamed' && (near(one) >= 0.25 || one.window >= 0.5)),
  row('weak', 'similar line', (one) => isKnown(one) && one.similarity >= 0.5 && near(one) >= 0.3),
  row('weak', 'similar line', (one) => isHome(one) && one.similarity >= 0.75 && one.size >= 4 && one.message !== 'differs'),
  row('weak', 'similar line between the same neighbours', (one) => isKnown(one) && one.similarity >= 0.3 && held(one, 0.6)),
  row('weak', 'line text in another file', (one) => sameText(one) && (one.size >= 4 ? one.agreeing >= 1 : held(one, 0.25))),
  row('weak', 'word renamed in another file', (one) => one.text === 'renamed' && one.similarity >= 0.3 && held(one, 0.5)),
  row('weak', 'similar line in another file', (one) => one.similarity >= 0.6 && one.size >= 3 && held(one, 0.5)),
  row('weak', 'message', (one) => isHome(one) && one.text === 'unknown' && says(one)),
];

const ROWS = [...STRONG, ...WEAK];

function row(strength: Match['strength'], by: string, holds: Row['holds']): Row {
  return { strength, by, holds };
}

const isHome = ({ place }: Likeness): boolean => place === 'same file' || place === 'renamed file';
const isKnown = ({ place }: Likeness): boolean => place !== 'other file';
const sameText = ({ text }: Likeness): boolean => text === 'exact' || text === 'loose';
const near = ({ neighbours }: Likeness): number => neighbours ?? 0;
const held = ({ neighbours, embraced }: Likeness, share: number): boolean => embraced && (neighbours ?? 0) >= share;
const says = ({ message }: Likeness): boolean => message === 'equal';

/** @returns null where two traces are not taken for one defect */
export function evidenceOf(likeness: Likeness): Evidence | null {
  return ROWS.find(({ holds }) => holds(likeness)) ?? null;
}

const TEXT: Readonly<Record<Likeness['text'], number>> = { exact: 10, loose: 9.6, words: 9, renamed: 5, differs: 0, unknown: 0 };
const PLACE: Readonly<Record<Likeness['place'], number>> = { 'same file': 9, 'renamed file': 9, 'like file': 4, 'other file': 0 };
const SAID: Readonly<Record<Likeness['message'], number>> = { equal: 2, 'but for what it quotes': 1, differs: 0 };

/** What one piece of evidence is worth against another; of two matches for one finding the one with more points holds. */
export function pointsOf(likeness: Likeness): number {
  const { text, similarity, neighbours, window, message, logical, component, fingerprint, line, column, ordinal, place } = likeness;
  const told = Math.max(TEXT[text], 8 * similarity);
  // Of one vulnerability in one package only what the tool says of them, such as a version, tells two from each other.
  const said = (component ? 3 : 1) * SAID[message];
  const own = told + 8 * (neighbours ?? 0.5) + 2 * window + said + PLACE[place] + (logical ? 1 : 0) + (component ? 10 : 0);
  return own + (line && column ? LINE : 0) + (ordinal ? ORDINAL : 0) + (fingerprint ? FINGERPRINT : 0);
}

// What only decides between equals: the tool's word comes last, since whoever writes the file can forge it (threat B8).
const LINE = 0.3;
const ORDINAL = 0.2;
const FINGERPRINT = 0.1;

/** What is decided by less than this is decided by the tool's word, and is in doubt. */
export const FORGED = 0.15;

/** Same file, same text, most neighbours: of 31.3. */
export const SURE = 27;

/** More than any match has. */
export const MOST_POINTS = 64;

/** About two neighbouring lines: two matches that lie no further apart cannot be told from each other. */
export const MARGIN = 2;
