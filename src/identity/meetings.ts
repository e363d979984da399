// Findings in, as they come, kept or not; out, where two of them stood that may be one defect, so that a second reading keeps
// both. A compact table of hashes: nothing that may be merged is missed, and hardly anything else is taken for it.

import type { Sighting } from '../model/finding.ts';
import { rememberedByKin } from '../model/remembered.ts';
import { hasher } from './hash.ts';
import { nameOf } from './same-vulnerability.ts';
import { ANY, NAMED, stances, UNNAMED, type Stances } from './stances.ts';
import { isExact } from './unit.ts';

/** What a finding may be merged by. */
export type Meeting = Pick<Sighting, 'tool' | 'rule' | 'location' | 'cwe' | 'vulnerability' | 'package' | 'kin'>;

export interface Meetings {
  /** @returns what is good until the next call: one object for all findings */
  of(finding: Meeting): Encounter;
  /** What is to be expected when everything is read again, beside what was expected this time; empty where nothing is missed. */
  missed(): ReadonlySet<number>;
}

export interface Encounter {
  /** True where an earlier reading found that it meets another, so that it is to be kept. */
  isExpected(): boolean;
  /** To be called once for each finding. */
  note(how: Noted): void;
}

export interface Noted {
  /** False where it is only counted: where two meet that are kept, nothing is missed. */
  readonly isKept: boolean;
  /** Its digest was seen before: that it repeats another is known. */
  readonly isTwin: boolean;
}

/**
 * Ten bytes a slot, and two keys at most for a finding without a vulnerability: 27 MB for a million of them. A key has 64 bits: with
 * 32 two of a hundred thousand findings would be taken for one another, and all would be read again for nothing.
 * @param secret 32 random bits, the same for every reading: who does not know them cannot make keys crowd one place
 * @param expected what earlier readings missed
 */
export function meetings(secret: number, expected: ReadonlySet<number> = new Set()): Meetings {
  const known = stances();
  const { keys, checks, stanceAt, fill } = keysOf(secret, known);
  const whole = (index: number): number => ((keys[index] ?? 0) >>> 0) * 2 ** 21 + ((checks[index] ?? 0) >>> 11);
  const table = meetingTable(known.mayMeet);
  const missed = new Set<number>();
  const isKnown = (place: number): boolean => missed.has(place) || expected.has(place);
  let [count, own] = [0, 0];
  const encounter: Encounter = {
    isExpected() {
      if (expected.size === 0) return false;
      for (let index = 0; index < count; index++) if (expected.has(whole(index))) return true;
      return false;
    },
    note({ isKept, isTwin }) {
      // What it has in common with those that it repeats comes first.
      for (let index = isTwin ? own : 0; index < count; index++) {
        // Once a place is known, who else comes to it does not matter.
        if (missed.size + expected.size > 0 && isKnown(whole(index))) continue;
        if (table.meets(keys[index] ?? 0, checks[index] ?? 0, stanceAt[index] ?? 0, isKept)) missed.add(whole(index));
      }
    },
  };
  return {
    of(finding) {
      count = fill(finding);
      own = isExact(finding.location, false) ? 1 : 0;
      return encounter;
    },
    missed: () => missed,
  };
}

interface Keys {
  /** Hashes of what findings that may be merged have in common. They are written over for each finding. */
  readonly keys: number[];
  /** As many bits more of each, of the same in another order. */
  readonly checks: number[];
  /** Which stance the finding takes at each of them. */
  readonly stanceAt: number[];
  /** First, where its place is exact, what it has in common with those that it repeats. @returns how many are valid now */
  fill(finding: Meeting): number;
}

/** What a finding has in common with its kin. */
interface Kin {
  /** Stands for tool and rule. */
  readonly source: number;
  /** By its weaknesses; 0 where it names none. */
  readonly stance: number;
}

function keysOf(secret: number, { toolNumber, of }: Stances): Keys {
  const { text, mix } = hasher(secret);
  const keys: number[] = [];
  const checks: number[] = [];
  const stanceAt: number[] = [];
  const kinOf = rememberedByKin(({ tool, rule, cwe }: Meeting): Kin => ({
    source: mix(toolNumber(tool), text(rule)),
    stance: cwe.length > 0 ? of(tool, cwe) : 0,
  }));
  let count = 0;
  const add = (key: number, check: number, stance: number): void => {
    keys[count] = key;
    checks[count] = check;
    stanceAt[count] = stance;
    count += 1;
  };
  const repeated = ({ location, vulnerability, package: found }: Meeting, source: number, place: number): void => {
    const lines = mix(location.line ?? 0, mix(location.column ?? 0, location.endLine ?? 0));
    const subject = vulnerability === null ? 0 : mix(text(vulnerability.id), text(found?.name ?? ''));
    add(mix(mix(1, source), mix(mix(place, lines), subject)), mix(mix(place, source), mix(subject, lines)), ANY);
  };
  const vulnerable = (id: string, { location: { path, line }, package: found }: Meeting, place: number): void => {
    const name = text(id);
    const named = found === null ? 0 : text(nameOf(found));
    if (found !== null) add(mix(mix(2, name), mix(place, named)), mix(mix(named, name), place), ANY);
    if (path !== null && line !== null)
      add(mix(mix(3, name), mix(place, line)), mix(mix(line, name), place), found === null ? UNNAMED : NAMED);
  };
  return {
    keys,
    checks,
    stanceAt,
    fill(finding) {
      count = 0;
      const { location, vulnerability } = finding;
      const { path, display, line } = location;
      const { source, stance } = kinOf(finding);
      const place = mix(path === null ? 1 : 0, text(display));
      if (isExact(location, false)) repeated(finding, source, place);
      if (vulnerability !== null) for (const id of [vulnerability.id, ...vulnerability.aliases]) vulnerable(id, finding, place);
      else if (path !== null && line !== null && stance !== 0) add(mix(4, mix(place, line)), mix(line, place), stance);
      return count;
    },
  };
}

/** Times 1.5 whenever three of four are taken: 2.7 million of them, in 27 MB, hold two keys for each of a million findings. */
const FIRST_SLOTS = 1 << 17;
/** Slots that are looked at for one key. Whoever finds no room among them is taken to meet another. */
const MOST_PROBES = 512;
/** Beside a stance: of findings that are kept. */
const KEPT = 1 << 15;

interface MeetingTable {
  /** True where the key was seen with a stance that may meet this one, and one of the two findings is not kept. */
  meets(key: number, check: number, stance: number, isKept: boolean): boolean;
}

/** Keys with stances, each pair once for what is kept and once for what is not. A stance of 0 marks a free slot. */
function meetingTable(mayMeet: Stances['mayMeet']): MeetingTable {
  let keys = new Int32Array(FIRST_SLOTS);
  let checks = new Int32Array(FIRST_SLOTS);
  let stanceAt = new Uint16Array(FIRST_SLOTS);
  let size = 0;
  const home = (key: number): number => Math.floor(((key >>> 0) / 2 ** 32) * keys.length);
  const after = (slot: number): number => (slot + 1 === keys.length ? 0 : slot + 1);
  const put = (slot: number, key: number, check: number, stance: number): void => {
    keys[slot] = key;
    checks[slot] = check;
    stanceAt[slot] = stance;
    size += 1;
  };
  const stands = (slot: number, key: number, check: number): boolean => keys[slot] === key && checks[slot] === check;
  const grow = (): void => {
    const [oldKeys, oldChecks, oldStances] = [keys, checks, stanceAt];
    const slots = Math.ceil(keys.length * 1.5);
    [keys, checks, stanceAt, size] = [new Int32Array(slots), new Int32Array(slots), new Uint16Array(slots), 0];
    for (let old = 0; old < oldKeys.length; old++) {
      const stance = oldStances[old] ?? 0;
      if (stance === 0) continue;
      const key = oldKeys[old] ?? 0;
      let slot = home(key);
      while (stanceAt[slot] !== 0) slot = after(slot);
      put(slot, key, oldChecks[old] ?? 0, stance);
    }
  };
  return {
    meets(key, check, stance, isKept) {
      if (size * 4 >= keys.length * 3) grow();
      const own = isKept ? stance | KEPT : stance;
      for (let slot = home(key), probe = 0; probe < MOST_PROBES; slot = after(slot), probe++) {
        const found = stanceAt[slot] ?? 0;
        if (found === 0) {
          put(slot, key, check, own);
          return false;
        }
        if (!stands(slot, key, check)) continue;
        const areKept = (own & found & KEPT) !== 0;
        if (!areKept && mayMeet(stance, found & ~KEPT)) return true;
        // Whoever came after it has met it.
        if (found === own) return false;
      }
      return true;
    },
  };
}
