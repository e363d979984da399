// Bytes in, in chunks of any size; windows out, which say what the table of shapes asks for. Wraps the WebAssembly that does the
// work; see assembly/scan.ts.

import { SCAN_WASM } from './scan.wasm.ts';
import type { Table } from './shape.ts';
import { EVENT, RECORD, type Window } from './window.ts';

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  input(): number;
  events(): number;
  records(): number;
  shapes(): number;
  learn(): void;
  reset(): void;
  seed(a: number, b: number, c: number, d: number): void;
  feed(length: number): number;
  eventsCount(): number;
  recordsCount(): number;
  mainOut(): number;
  mainSize(): number;
  asideOut(): number;
  asideSize(): number;
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

export interface Scanner {
  push(chunk: Uint8Array): void;
  /** @returns null when all bytes together are one valid document */
  end(): { readonly fault: ScanFault; readonly offset: number } | null;
}

/** Bytes that the scanner looks at together; a multiple of 64. */
const WINDOW = 1 << 18;
const BLOCK = 64;
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
  compiled ??= new WebAssembly.Module(Buffer.from(SCAN_WASM, 'base64'));
  return new WebAssembly.Instance(compiled, { env: { abort: () => undefined } }).exports as Exports;
}

/** What was found in the bytes that were fed last; null for nothing. */
function windowOf(wasm: Exports): Window | null {
  const { buffer } = wasm.memory;
  const count = wasm.eventsCount();
  if (count === 0) return null;
  return {
    events: new Uint32Array(buffer, wasm.events(), count * EVENT),
    records: new Uint32Array(buffer, wasm.records(), wasm.recordsCount() * RECORD),
    main: Buffer.from(buffer, wasm.mainOut(), wasm.mainSize()),
    aside: Buffer.from(buffer, wasm.asideOut(), wasm.asideSize()),
  };
}

/** @param secret four words of 32 bits that the writer of the document cannot know; hashes of equal secrets can be compared */
export function scanner(table: Table, secret: Secret, onWindow: (window: Window) => void): Scanner {
  const wasm = instance();
  wasm.seed(...secret);
  const memory = new Uint8Array(wasm.memory.buffer);
  const input = wasm.input();
  memory.set(table.bytes, wasm.shapes());
  wasm.learn();
  const state = { waiting: 0, total: 0, code: 0 };

  const feed = (length: number): void => {
    if (state.code !== 0) return;
    state.code = wasm.feed(length);
    const window = state.code === 0 ? windowOf(wasm) : null;
    if (window !== null) onWindow(window);
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
