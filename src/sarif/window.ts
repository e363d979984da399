// What the scanner found in one window of a document: events and records as numbers, and the bytes that they point into. It is
// told to whoever listens, in the thread that scanned it or, as a copy, in another one.

import type { Digest } from '../model/finding.ts';

/** Numbers of 32 bits in one event: what, start, end, record; and in one record. See assembly/scan.ts. */
export const EVENT = 4;
export const RECORD = 20;
const [ENTER, LEAVE] = [1, 2];
const NONE = 0xffffffff;

/** Good until the next one is asked for. */
export interface Window {
  readonly events: Uint32Array;
  readonly records: Uint32Array;
  /** Texts of values and of common parts; texts that stand aside. Events and records say where in them. */
  readonly main: Buffer;
  readonly aside: Buffer;
}

export interface Events {
  enter(node: number): void;
  leave(node: number): void;
  /** @param json text of one JSON value */
  take(node: number, json: string): void;
  /** @param record an object that came in parts */
  record(node: number, record: Record): void;
}

/**
 * An object that the table marks as a record, in parts. One such object is used for all of them: what it says holds until the
 * call that hands it over returns.
 */
export interface Record {
  /** Equal for equal common parts within a document; null where there are too many to tell, or too many alike. */
  readonly common: number | null;
  /** Equal for equal places within a document; null where there are too many to tell, or too many alike. */
  readonly place: number | null;
  readonly hasPlace: boolean;
  /** As written, 0 where it is not. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** True when place and numbers are not all that the part aside says of locations. */
  readonly odd: boolean;
  /** @param digest is made to stand for its bytes as written and for two salts: equal for equal ones */
  digest(digest: number[], salt: Digest, other: Digest): void;
  /** JSON of the common part; of the place; of the message, "" without one; of everything. */
  commonText(): string;
  placeText(): string;
  messageText(): string;
  /** First byte of a message that is written as `{"text":"`…; 0 for any other one, and without one. */
  messageLetter(): number;
  text(): string;
}

const PLAIN = '{"text":"';

/** The record that a cursor stands on. */
class Cursor implements Record {
  private readonly window: Window;
  private at = 0;

  constructor(window: Window) {
    this.window = window;
  }

  /** @param at first word of the record */
  moveTo(at: number): this {
    this.at = at;
    return this;
  }

  get common(): number | null {
    return numberOrNull(this.word(2));
  }

  get place(): number | null {
    return numberOrNull(this.word(5));
  }

  get hasPlace(): boolean {
    return this.word(7) > this.word(6);
  }

  get line(): number {
    return this.word(8);
  }

  get column(): number {
    return this.word(9);
  }

  get endLine(): number {
    return this.word(10);
  }

  get odd(): boolean {
    return this.word(13) === 1;
  }

  digest(digest: number[], salt: Digest, other: Digest): void {
    digest[0] = salt[0] ^ other[0] ^ this.word(14);
    digest[1] = salt[1] ^ other[1] ^ this.word(15);
    digest[2] = salt[2] ^ other[2] ^ this.word(16);
    digest[3] = salt[3] ^ other[3] ^ this.word(17);
  }

  commonText(): string {
    return this.mainText(this.word(0), this.word(1));
  }

  placeText(): string {
    return this.asideText(this.word(6), this.word(7));
  }

  messageText(): string {
    return this.asideText(this.word(11), this.word(12));
  }

  messageLetter(): number {
    const { aside } = this.window;
    const start = this.word(11);
    for (let index = 0; index < PLAIN.length; index++) if (aside[start + index] !== PLAIN.charCodeAt(index)) return 0;
    return this.word(12) > start ? (aside[start + PLAIN.length] ?? 0) : 0;
  }

  text(): string {
    const common = this.commonText();
    const aside = this.asideText(this.word(3), this.word(4));
    return common === '{}' ? `{${aside.slice(1)}}` : `${common.slice(0, -1)}${aside}}`;
  }

  /** Valid UTF-8: the scanner has seen to that. */
  mainText(start: number, end: number): string {
    return this.window.main.toString('utf8', start, end);
  }

  private asideText(start: number, end: number): string {
    return this.window.aside.toString('utf8', start, end);
  }

  private word(index: number): number {
    return this.window.records[this.at + index] ?? 0;
  }
}

function numberOrNull(word: number): number | null {
  return word === NONE ? null : word;
}

/** Tells all that was found, in order. */
export function deliver(window: Window, events: Events): void {
  const { events: list } = window;
  const cursor = new Cursor(window);
  for (let at = 0; at < list.length; at += EVENT) {
    const what = list[at] ?? 0;
    const node = what & 0xffff;
    const record = list[at + 3] ?? NONE;
    if (record !== NONE) events.record(node, cursor.moveTo(record * RECORD));
    else if (what >>> 16 === ENTER) events.enter(node);
    else if (what >>> 16 === LEAVE) events.leave(node);
    else events.take(node, cursor.mainText(list[at + 1] ?? 0, list[at + 2] ?? 0));
  }
}

/** Where a window stands in memory that two threads share: its first byte, and how many each part takes. */
export interface Parcel {
  readonly from: number;
  readonly sizes: readonly [events: number, records: number, main: number, aside: number];
}

/** Memory that windows are copied into, to be read by another thread. It grows as needed. */
export class Shelf {
  memory = new SharedArrayBuffer(1 << 18);
  parcels: Parcel[] = [];
  /** Bytes that were put. */
  filled = 0;

  /** What was put before is forgotten. */
  clear(): void {
    this.parcels = [];
    this.filled = 0;
  }

  put({ events, records, main, aside }: Window): void {
    const parts = [events, records, main, aside].map(
      ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
    );
    const sizes = parts.map(({ length }) => length) as unknown as Parcel['sizes'];
    const from = this.filled;
    const end = sizes.reduce((sum, size) => sum + size, from);
    if (end > this.memory.byteLength) this.grow(end);
    const bytes = new Uint8Array(this.memory);
    let at = from;
    for (const part of parts) {
      bytes.set(part, at);
      at += part.length;
    }
    this.parcels.push({ from, sizes });
    // Words of 32 bits stand at multiples of their size.
    this.filled = Math.ceil(end / 4) * 4;
  }

  private grow(least: number): void {
    const before = new Uint8Array(this.memory, 0, this.filled);
    this.memory = new SharedArrayBuffer(least + (least >>> 2));
    new Uint8Array(this.memory).set(before);
  }
}

export function unpacked(memory: SharedArrayBuffer, { from, sizes: [events, records, main, aside] }: Parcel): Window {
  const texts = from + events + records;
  return {
    events: new Uint32Array(memory, from, events / 4),
    records: new Uint32Array(memory, from + events, records / 4),
    main: Buffer.from(memory, texts, main),
    aside: Buffer.from(memory, texts + main, aside),
  };
}
