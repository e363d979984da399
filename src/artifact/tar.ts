// Bytes of a tar in, in chunks of any size; its entries and their bytes out, in order. POSIX ustar and pax, GNU long names, and old
// ones without a magic number. Nothing is unpacked, and memory does not grow with what an entry holds.

export interface TarEntry {
  /** As written, pax and GNU names applied. */
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly size: number;
  /** What a hard or symbolic link points at; null for others. */
  readonly target: string | null;
}

export type TarEvent =
  | { readonly kind: 'entry'; readonly entry: TarEntry }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'close' };

/** `open`: it stops behind an entry, without the two empty blocks that end a tar. Some tools write layers like that. */
export type TarEnd = 'whole' | 'empty' | 'open' | 'cut short';

export interface TarReader {
  /** @returns what the chunk completes; `bytes` are good as long as the chunk is */
  push(chunk: Uint8Array): readonly TarEvent[];
  end(): TarEnd;
  /** Why it is no tar, once that is known; nothing is read from then on. */
  readonly broken: string | null;
}

/** Entries stand in blocks of so many bytes. */
export const BLOCK = 512;
const MOST_META = 1 << 20;
/** A name that is no UTF-8 gets letters that no path here has. */
const DECODER = new TextDecoder();
/** Kinds that never have bytes of their own, whatever their size says. */
const BARE = new Set(['1', '2', '3', '4', '5', '6']);
const KINDS: Readonly<Record<string, TarEntry['kind']>> = {
  '1': 'link',
  '2': 'link',
  '3': 'other',
  '4': 'other',
  '5': 'folder',
  '6': 'other',
};
/** Entries about entries: pax for the next, pax for all, GNU name, GNU link target. */
const META = new Set(['x', 'g', 'L', 'K']);

/** What entries about entries said of the next one. */
interface Said {
  name?: string;
  target?: string;
  size?: number;
}

interface State {
  /** Bytes of a block, or of an entry about entries, that are not complete. */
  held: Uint8Array[];
  heldLength: number;
  /** Of the entry that is being read. */
  left: number;
  padding: number;
  /** Its kind where it is about other entries; "" where its bytes are handed on; null between entries. */
  meta: string | null;
  said: Said;
  zeros: number;
  blocks: number;
  broken: string | null;
}

export function tarReader(): TarReader {
  const state: State = { held: [], heldLength: 0, left: 0, padding: 0, meta: null, said: {}, zeros: 0, blocks: 0, broken: null };
  return {
    push(chunk) {
      const events: TarEvent[] = [];
      for (let at = 0; at < chunk.length && state.broken === null;) at += step(state, chunk.subarray(at), events);
      return events;
    },
    end() {
      if (state.zeros >= 2) return 'whole';
      if (state.meta !== null || state.heldLength > 0 || state.zeros > 0) return 'cut short';
      return state.blocks === 0 ? 'empty' : 'open';
    },
    get broken() {
      return state.broken;
    },
  };
}

/** Whether these first bytes are the header of a tar, or its empty end. */
export function isTar(head: Uint8Array): boolean {
  return head.length >= BLOCK && (isEmpty(head.subarray(0, BLOCK)) || hasChecksum(head.subarray(0, BLOCK)));
}

/** @returns how many bytes it took */
function step(state: State, chunk: Uint8Array, events: TarEvent[]): number {
  if (state.meta !== null && state.left > 0) return takeBytes(state, chunk, events);
  if (state.padding > 0) {
    const skipped = Math.min(state.padding, chunk.length);
    state.padding -= skipped;
    return skipped;
  }
  return takeHeader(state, chunk, events);
}

function takeBytes(state: State, chunk: Uint8Array, events: TarEvent[]): number {
  const bytes = chunk.subarray(0, state.left);
  state.left -= bytes.length;
  if (state.meta === '') events.push({ kind: 'bytes', bytes });
  else hold(state, bytes);
  if (state.left === 0) close(state, events);
  return bytes.length;
}

function close(state: State, events: TarEvent[]): void {
  if (state.meta === '') events.push({ kind: 'close' });
  else if (state.meta !== null) state.broken ??= applyMeta(state, state.meta, drain(state));
  state.meta = null;
}

function hold(state: State, bytes: Uint8Array): void {
  state.held.push(bytes.slice());
  state.heldLength += bytes.length;
}

function drain(state: State): Uint8Array {
  const all = new Uint8Array(state.heldLength);
  let at = 0;
  for (const part of state.held) {
    all.set(part, at);
    at += part.length;
  }
  state.held = [];
  state.heldLength = 0;
  return all;
}

function takeHeader(state: State, chunk: Uint8Array, events: TarEvent[]): number {
  if (state.heldLength === 0 && state.zeros > 1 && !chunk.some((byte) => byte !== 0)) return chunk.length;
  if (state.heldLength === 0 && chunk.length >= BLOCK) {
    state.broken ??= readHeader(state, chunk.subarray(0, BLOCK), events);
    return BLOCK;
  }
  const taken = Math.min(BLOCK - state.heldLength, chunk.length);
  hold(state, chunk.subarray(0, taken));
  if (state.heldLength === BLOCK) state.broken ??= readHeader(state, drain(state), events);
  return taken;
}

/** @returns why it is none, or null */
function readHeader(state: State, block: Uint8Array, events: TarEvent[]): string | null {
  state.blocks += 1;
  if (isEmpty(block)) {
    state.zeros += 1;
    return null;
  }
  if (state.zeros > 0) return state.zeros > 1 ? 'something follows its end' : 'an empty block stands between entries';
  if (!hasChecksum(block)) return 'the checksum of a header is wrong';
  return begin(state, block, events);
}

function begin(state: State, block: Uint8Array, events: TarEvent[]): string | null {
  const type = String.fromCharCode(block[156] ?? 0);
  const size = sizeOf(block, type, state.said);
  if (size === null) return 'the size of an entry is no number';
  if (META.has(type) && size > MOST_META) return 'a name is longer than 1 MiB';
  if (type === 'S' && block[482] === 1) return 'it holds a sparse file of the old GNU kind';
  state.left = size;
  state.padding = (BLOCK - (size % BLOCK)) % BLOCK;
  state.meta = META.has(type) ? type : '';
  if (state.meta === '') {
    events.push({ kind: 'entry', entry: entryOf(block, type, size, state.said) });
    state.said = {};
  }
  if (size === 0) close(state, events);
  return null;
}

/** What a pax header says of it holds before what the header itself says, but for entries about entries. */
function sizeOf(block: Uint8Array, type: string, said: Said): number | null {
  if (BARE.has(type)) return 0;
  return said.size !== undefined && !META.has(type) ? said.size : numberAt(block, 124, 12);
}

function entryOf(block: Uint8Array, type: string, size: number, said: Said): TarEntry {
  const isPosix = textAt(block, 257, 6) === 'ustar' && block[262] === 0;
  const prefix = isPosix ? textAt(block, 345, 155) : '';
  const own = textAt(block, 0, 100);
  const name = said.name ?? (prefix === '' ? own : `${prefix}/${own}`);
  const written = KINDS[type] ?? 'file';
  const kind = written === 'file' && name.endsWith('/') ? 'folder' : written;
  return { name, kind, size, target: kind === 'link' ? (said.target ?? textAt(block, 157, 100)) : null };
}

function applyMeta(state: State, type: string, bytes: Uint8Array): string | null {
  if (type === 'L') state.said.name = textAt(bytes, 0, bytes.length);
  else if (type === 'K') state.said.target = textAt(bytes, 0, bytes.length);
  else if (type === 'x') return readPax(bytes, state.said);
  // What holds for all entries is not used for names by any tool, and could rename all of them.
  else return readPax(bytes, {}) ?? (/\d+ (?:path|size)=/.test(textAt(bytes, 0, bytes.length)) ? 'a global header renames entries' : null);
  return null;
}

/** Records of `LENGTH NAME=VALUE\n`, the length in bytes (POSIX pax). @returns why it is broken, or null */
function readPax(bytes: Uint8Array, said: Said): string | null {
  for (let at = 0; at < bytes.length && bytes[at] !== 0;) {
    const space = bytes.indexOf(0x20, at);
    const length = Number(textAt(bytes, at, Math.max(space - at, 0)) || 'none');
    const record = bytes.subarray(space + 1, at + length - 1);
    const equals = record.indexOf(0x3d);
    if (!Number.isSafeInteger(length) || length < 5 || at + length > bytes.length || equals < 1) return 'a pax header is broken';
    const why = take(textAt(record, 0, equals), DECODER.decode(record.subarray(equals + 1)), said);
    if (why !== null) return why;
    at += length;
  }
  return null;
}

function take(name: string, value: string, said: Said): string | null {
  if (name === 'path' || name === 'GNU.sparse.name') said.name = value;
  else if (name === 'linkpath') said.target = value;
  else if (name === 'size') {
    if (!/^\d{1,15}$/.test(value)) return 'the size of an entry is no number';
    said.size = Number(value);
  }
  return null;
}

function isEmpty(block: Uint8Array): boolean {
  return block[0] === 0 && block.every((byte) => byte === 0);
}

/** The sum of all bytes, its own eight taken as spaces; some old tools add up signed bytes. */
function hasChecksum(block: Uint8Array): boolean {
  const wanted = numberAt(block, 148, 8);
  let [plain, signed] = [0, 0];
  for (let index = 0; index < block.length; index++) {
    const value = index >= 148 && index < 156 ? 0x20 : (block[index] ?? 0);
    plain += value;
    signed += value > 127 ? value - 256 : value;
  }
  return wanted !== null && (wanted === plain || wanted === signed);
}

/** Octal digits, or GNU's base 256. */
function numberAt(block: Uint8Array, from: number, length: number): number | null {
  const first = block[from] ?? 0;
  if (first === 0x80) {
    let number = 0;
    for (const byte of block.subarray(from + 1, from + length)) number = number * 256 + byte;
    return Number.isSafeInteger(number) ? number : null;
  }
  const digits = textAt(block, from, length).trim();
  return /^[0-7]*$/.test(digits) ? Number.parseInt(digits || '0', 8) : null;
}

/** To the first NUL. */
function textAt(bytes: Uint8Array, from: number, length: number): string {
  const field = bytes.subarray(from, from + length);
  const end = field.indexOf(0);
  return DECODER.decode(end === -1 ? field : field.subarray(0, end));
}
