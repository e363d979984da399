// Bytes in, in chunks of any size; pieces of the document out, as events: what was entered, what was left, and the values
// that the table of shapes asks for, as JSON text. Wraps the WebAssembly that does the work; see assembly/scan.ts.

import { SCAN_WASM } from './scan.wasm.ts';
import type { Table } from './shape.ts';

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  input(): number;
  events(): number;
  records(): number;
  shapes(): number;
  reset(): void;
  seed(a: number, b: number, c: number, d: number): void;
  feed(length: number): number;
  eventsCount(): number;
  faultOffset(): number;
  isComplete(): number;
}

/** The slice of the WebAssembly API that is used (W3C WebAssembly JavaScript Interface, §5). */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

/** Why a document is refused. */
export type ScanFault = 'syntax' | 'encoding' | 'duplicate' | 'deep' | 'deep where read' | 'members' | 'value size' | 'cut short';

/** As numbered by the scanner. */
const FAULTS: readonly ScanFault[] = ['syntax', 'syntax', 'encoding', 'duplicate', 'deep', 'deep where read', 'members', 'value size'];

export type Secret = readonly [number, number, number, number];

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
  /** Equal for equal common parts within a document; null once there are too many to tell. */
  readonly common: number | null;
  /** Equal for equal places within a document; null once there are too many to tell. */
  readonly place: number | null;
  readonly hasPlace: boolean;
  /** As written, 0 where it is not. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  /** True when place and numbers are not all that the part aside says of locations. */
  readonly odd: boolean;
  /** @returns sixteen characters that stand for its bytes as written and for two salts: 128 bits, equal for equal ones */
  hash(salt: Uint32Array, other: Uint32Array): string;
  /** JSON of the common part; of the place; of the message, "" without one; of everything. */
  commonText(): string;
  placeText(): string;
  messageText(): string;
  /** First byte of a message that is written as `{"text":"`…; 0 for any other one, and without one. */
  messageLetter(): number;
  text(): string;
}

export interface Scanner {
  push(chunk: Uint8Array): void;
  /** @returns null when all bytes together are one valid document */
  end(): { readonly fault: ScanFault; readonly offset: number } | null;
}

/** Bytes that the scanner looks at together; a multiple of 64. */
const WINDOW = 1 << 18;
const BLOCK = 64;
const [ENTER, LEAVE] = [1, 2];
/** Numbers of 32 bits in one event: what, start, end, record; and in one record. */
const EVENT = 4;
const RECORD = 20;
const NONE = 0xffffffff;
const SPACE = 0x20;

let compiled: object | null = null;
/** Instances that have ended their document: large, so they are used again. */
const idle: Exports[] = [];

function instance(): Exports {
  const used = idle.pop();
  if (used) {
    used.reset();
    return used;
  }
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(SCAN_WASM), (char) => char.charCodeAt(0)));
  return new WebAssembly.Instance(compiled, { env: { abort: () => undefined } }).exports as Exports;
}

const PLAIN = '{"text":"';

/** The record that a cursor stands on, in the scanner's memory. */
class Cursor implements Record {
  private readonly words: Uint32Array;
  private readonly bytes: Buffer;
  private at = 0;
  private readonly mixed = new Uint32Array(4);
  private readonly mixedBytes = Buffer.from(this.mixed.buffer);

  constructor(memory: ArrayBuffer) {
    this.words = new Uint32Array(memory);
    this.bytes = Buffer.from(memory);
  }

  /** @param address of the record, in bytes */
  moveTo(address: number): this {
    this.at = address >>> 2;
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

  hash(salt: Uint32Array, other: Uint32Array): string {
    for (let index = 0; index < 4; index++) this.mixed[index] = (salt[index] ?? 0) ^ (other[index] ?? 0) ^ this.word(14 + index);
    return this.mixedBytes.toString('latin1');
  }

  commonText(): string {
    return this.decode(this.word(0), this.word(1));
  }

  placeText(): string {
    return this.decode(this.word(6), this.word(7));
  }

  messageText(): string {
    return this.decode(this.word(11), this.word(12));
  }

  messageLetter(): number {
    const start = this.word(11);
    for (let index = 0; index < PLAIN.length; index++) if (this.bytes[start + index] !== PLAIN.charCodeAt(index)) return 0;
    return this.word(12) > start ? (this.bytes[start + PLAIN.length] ?? 0) : 0;
  }

  text(): string {
    const common = this.commonText();
    const aside = this.decode(this.word(3), this.word(4));
    return common === '{}' ? `{${aside.slice(1)}}` : `${common.slice(0, -1)}${aside}}`;
  }

  /** Valid UTF-8: the scanner has seen to that. */
  decode(start: number, end: number): string {
    return this.bytes.toString('utf8', start, end);
  }

  private word(index: number): number {
    return this.words[this.at + index] ?? 0;
  }
}

function numberOrNull(word: number): number | null {
  return word === NONE ? null : word;
}

/** What the scanner found in the window that it was fed last. */
function deliver(wasm: Exports, cursor: Cursor, events: Events): void {
  const list = new Uint32Array(wasm.memory.buffer, wasm.events(), wasm.eventsCount() * EVENT);
  const records = wasm.records();
  for (let at = 0; at < list.length; at += EVENT) {
    const [what = 0, start = 0, end = 0, record = NONE] = [list[at], list[at + 1], list[at + 2], list[at + 3]];
    const node = what & 0xffff;
    if (what >>> 16 === ENTER) events.enter(node);
    else if (what >>> 16 === LEAVE) events.leave(node);
    else if (record === NONE) events.take(node, cursor.decode(start, end));
    else events.record(node, cursor.moveTo(records + record * RECORD * 4));
  }
}

/** @param secret four words of 32 bits that the writer of the document cannot know; hashes of equal secrets can be compared */
export function scanner(table: Table, secret: Secret, events: Events): Scanner {
  const wasm = instance();
  wasm.seed(...secret);
  const memory = new Uint8Array(wasm.memory.buffer);
  const input = wasm.input();
  const cursor = new Cursor(wasm.memory.buffer);
  memory.set(table.bytes, wasm.shapes());
  const state = { waiting: 0, total: 0, code: 0 };

  const feed = (length: number): void => {
    if (state.code !== 0) return;
    state.code = wasm.feed(length);
    if (state.code === 0) deliver(wasm, cursor, events);
    memory.copyWithin(input, input + length, input + state.waiting);
    state.waiting -= length;
  };
  return {
    push(chunk) {
      state.total += chunk.length;
      for (let from = 0; from < chunk.length && state.code === 0;) {
        const size = Math.min(chunk.length - from, WINDOW - state.waiting);
        memory.set(chunk.subarray(from, from + size), input + state.waiting);
        state.waiting += size;
        from += size;
        if (state.waiting === WINDOW) feed(WINDOW);
      }
    },
    end() {
      idle.push(wasm);
      const tail = memory.slice(input + Math.max(0, state.waiting - 3), input + state.waiting);
      // One blank at least: a number or literal ends where something else begins.
      const padded = Math.ceil((state.waiting + 1) / BLOCK) * BLOCK;
      memory.fill(SPACE, input + state.waiting, input + padded);
      state.waiting = padded;
      feed(padded);
      const { code, total } = state;
      if (code === 0 && wasm.isComplete() === 1) return null;
      const offset = code === 0 ? total : wasm.faultOffset();
      const short = code === 0 || offset >= total || (FAULTS[code] === 'encoding' && endsInside(tail));
      return { fault: short ? 'cut short' : (FAULTS[code] ?? 'syntax'), offset: Math.min(offset, total) };
    },
  };
}

/** True when the last bytes begin a character of UTF-8 that is not finished. */
function endsInside(tail: Uint8Array): boolean {
  const lead = tail.findLastIndex((byte) => byte >= 0xc2 && byte <= 0xf4);
  if (lead === -1) return false;
  const byte = tail[lead] ?? 0;
  return tail.length - lead < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2);
}
