// Bytes of JSON in, in windows; the values that a table of shapes asks for out, as compact JSON, with events that say what
// they are. Every byte is validated (RFC 8259, UTF-8), kept or not. AssemblyScript, compiled to WebAssembly with SIMD.
//
// A value whose shape is marked `record` comes in parts: what many of them have in common, and aside from it what tells one
// from another. Equal parts get equal numbers, so that a caller need not look at the same text twice.
//
// Two passes over each window. `index` tells, 64 bytes at a time, what each byte is: one bit a byte in a mask for each class. It
// validates encoding and the inside of strings. The second pass checks the grammar. `walk` follows the tokens one by one and
// copies what is kept. Most of a report lies in values that are skipped: of those `pass` takes whole blocks, without looking at
// single tokens. It takes only what it knows to be right; everything else goes to `walk`, so that faults have one place.
// All state outlives a window, so that windows can begin and end anywhere.

// ---- memory -------------------------------------------------------------------------------------------------------------

export const WINDOW: u32 = 1 << 18;
const IN: usize = 1024;
const MASKS: usize = IN + WINDOW + 64;
/** Bytes that are told of one block; see `index`. */
const MASKS_SIZE: u32 = 80;
const EVENTS: usize = MASKS + (WINDOW / 64 + 1) * MASKS_SIZE;
const RECORDS: usize = EVENTS + (WINDOW + 64) * 16;
/** Bytes of one record; the smallest one, with its comma, takes three bytes of the window. */
const RECORD_SIZE: u32 = 80;
const OUT: usize = RECORDS + (WINDOW / 3 + 64) * RECORD_SIZE;
/** Longest compact form of one kept value. */
export const LONGEST_VALUE: u32 = 1 << 23;
const OUT_SIZE: u32 = LONGEST_VALUE + WINDOW * 2;
const ASIDE: usize = OUT + OUT_SIZE;
const STACK: usize = ASIDE + OUT_SIZE;
/** Deepest nesting, anywhere. */
export const DEEPEST: u32 = 1000;
/** Deepest nesting inside a kept value. */
export const DEEPEST_KEPT: u32 = 64;
const FRAME: u32 = 16;
const KEY: usize = STACK + (DEEPEST + 8) * FRAME;
const KEY_SIZE: u32 = 4096;
/** A key as written, and behind it as decoded, which is never longer. */
const HASHES: usize = KEY + KEY_SIZE * 2 + 64;
const HASHES_MOST: u32 = 1 << 16;
/** Most members of one object that is read. */
export const MOST_MEMBERS: u32 = 10000;
const SHAPES: usize = HASHES + HASHES_MOST * 8;
export const SHAPES_SIZE: u32 = 1 << 14;
/** See `learn`. A name takes nine bytes of the shapes at least, so that never half of the slots are filled. */
const NAMES: usize = SHAPES + SHAPES_SIZE;
const NAMES_SLOTS: u32 = 4096;
/** Bytes of a record that is hashed in blocks, and that did not fill one in the last window; then the key of the hash. */
const CARRY: usize = NAMES + NAMES_SLOTS * 4;
/** Texts that were numbered: what records have in common, and their places. */
const HASH_BLOCK: u32 = 256;
const HASH_KEY: usize = CARRY + HASH_BLOCK + 16;
const COMMON: usize = HASH_KEY + HASH_BLOCK + 32;
const COMMON_SLOTS: u32 = 1 << 15;
const COMMON_BYTES: u32 = 1 << 22;
const PLACES: usize = COMMON + COMMON_SLOTS * 8 + COMMON_BYTES;
const PLACES_SLOTS: u32 = 1 << 18;
const PLACES_BYTES: u32 = 1 << 24;

export function input(): usize { return IN; }
export function events(): usize { return EVENTS; }
export function records(): usize { return RECORDS; }
export function shapes(): usize { return SHAPES; }
export function mainOut(): usize { return OUT; }
export function asideOut(): usize { return ASIDE; }

// ---- faults -------------------------------------------------------------------------------------------------------------

const OK: i32 = 0;
const SYNTAX: i32 = 1;
const UTF8: i32 = 2;
const DUPLICATE: i32 = 3;
const DEEP: i32 = 4;
const DEEP_KEPT: i32 = 5;
const MEMBERS: i32 = 6;
const VALUE_SIZE: i32 = 7;

let fault: i32 = OK;
/** Bytes before this window. */
let base: u64 = 0;
let faultAt: u64 = 0;
export function faultOffset(): f64 { return <f64>faultAt; }

@inline function fail(code: i32, at: u32): i32 {
  fault = code;
  faultAt = base + at;
  return code;
}

// ---- pass 1: index ------------------------------------------------------------------------------------------------------

let inString: u64 = 0;      // all ones while inside a string at the edge of two blocks
let escapedNext: u64 = 0;   // 1 when the first byte of the next block is escaped
let scalarBefore: u64 = 0;  // 1 when the last byte was part of a scalar
let hexPending: i32 = 0;    // hex digits of \u that are still to come
let utfError: v128 = i8x16.splat(0);
let utfBefore: v128 = i8x16.splat(0);
let utfIncomplete: v128 = i8x16.splat(0);
let isAscii: bool = true;   // of the last block

@inline function bits(a: v128, b: v128, c: v128, d: v128): u64 {
  return <u64><u32>(i8x16.bitmask(a) | (i8x16.bitmask(b) << 16)) | (<u64><u32>(i8x16.bitmask(c) | (i8x16.bitmask(d) << 16)) << 32);
}

/** Where `v` is white space: blank, tab, line feed, carriage return. */
@inline function blanks(v: v128): v128 {
  const table = i8x16(32, -1, -1, -1, -1, -1, -1, -1, -1, 9, 10, -1, -1, 13, -1, -1);
  return i8x16.eq(v, i8x16.swizzle(table, v128.and(v, i8x16.splat(15))));
}

/** Where `v` is a digit: 0x30 to 0x39 become 0x76 to 0x7f, the greatest signed numbers. */
@inline function digits(v: v128): v128 {
  return i8x16.gt_s(i8x16.add(v, i8x16.splat(0x46)), i8x16.splat(0x75));
}

/** Highest bit: of brackets, where `v` is `{` or `}`; of digits, where it is zero. It means nothing elsewhere. */
@inline function curlyOrZero(v: v128): v128 {
  return i16x8.shl(i8x16.sub(v, i8x16.splat(49)), 1);
}

/** Where one of four vectors is this byte. */
@inline function bitsOf(a: v128, b: v128, c: v128, d: v128, byte: u8): u64 {
  const wanted = i8x16.splat(byte);
  return bits(i8x16.eq(a, wanted), i8x16.eq(b, wanted), i8x16.eq(c, wanted), i8x16.eq(d, wanted));
}

/** Every other bit, from the second one on. */
const ODD_BITS: u64 = 0xaaaaaaaaaaaaaaaa;

@inline function isHex(c: u8): bool { return (c >= 48 && c <= 57) || ((c | 32) >= 97 && (c | 32) <= 102); }

/** One vector of UTF-8 (Keiser and Lemire, "Validating UTF-8 in less than one instruction per byte", 2021). */
@inline function utf8(v: v128): void {
  const before1 = i8x16.shuffle(utfBefore, v, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30);
  const before2 = i8x16.shuffle(utfBefore, v, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29);
  const before3 = i8x16.shuffle(utfBefore, v, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28);
  // Each bit of a table entry is one kind of error; a pair of bytes is wrong when all three tables agree on a bit.
  // 1 too short, 2 too long, 4 overlong 3, 8 too large, 16 surrogate, 32 overlong 2, 64 too large or overlong 4, 128 two continuations
  const high1 = i8x16.swizzle(i8x16(2, 2, 2, 2, 2, 2, 2, 2, -128, -128, -128, -128, 33, 1, 21, 73), i8x16.shr_u(before1, 4));
  const low1 = i8x16.swizzle(i8x16(-25, -93, -125, -125, -117, -53, -53, -53, -53, -53, -53, -53, -53, -37, -53, -53), v128.and(before1, i8x16.splat(15)));
  const high2 = i8x16.swizzle(i8x16(1, 1, 1, 1, 1, 1, 1, 1, -26, -82, -70, -70, 1, 1, 1, 1), i8x16.shr_u(v, 4));
  const special = v128.and(v128.and(high1, low1), high2);
  const third = i8x16.sub_sat_u(before2, i8x16.splat(-33));  // 1110____ two before
  const fourth = i8x16.sub_sat_u(before3, i8x16.splat(-17)); // 11110___ three before
  const must = v128.and(i8x16.gt_u(v128.or(third, fourth), i8x16.splat(0)), i8x16.splat(-128));
  utfError = v128.or(utfError, v128.xor(must, special));
}

// The masks of a block, in the order in which they stand. The lowest bit is the first byte.
const INSIDE: usize = 0;   // of strings, from the opening quote on, without the closing one
const QUOTES: usize = 8;   // that open or close a string
const OPENS: usize = 16;   // `{` and `[`
const CLOSES: usize = 24;  // `}` and `]`
const CURLY: usize = 32;   // see `curlyOrZero`
const COMMAS: usize = 40;
const COLONS: usize = 48;
const SCALARS: usize = 56; // where a number or literal begins, or what should be one
const UNSURE: usize = 64;  // bytes by which a scalar is more than a whole number that ends in this block
const WHITE: usize = 72;   // white space outside strings

/** Tells of each block of the window what its bytes are. @returns a fault when a string or the encoding is wrong */
function index(length: u32): i32 {
  let masks = MASKS;
  for (let at: u32 = 0; at < length; at += 64) {
    const p = IN + at;
    const a = v128.load(p), b = v128.load(p, 16), c = v128.load(p, 32), d = v128.load(p, 48);
    // Encoding. A block of ASCII only needs no unfinished sequence before it.
    if (v128.any_true(v128.and(v128.or(v128.or(a, b), v128.or(c, d)), i8x16.splat(-128)))) {
      utf8(a); utfBefore = a; utf8(b); utfBefore = b; utf8(c); utfBefore = c; utf8(d); utfBefore = d;
      utfIncomplete = i8x16.sub_sat_u(d, i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -17, -33, -65));
      if (v128.any_true(utfError)) return fail(UTF8, at);
      isAscii = false;
    } else if (!isAscii) {
      if (v128.any_true(utfIncomplete)) return fail(UTF8, at);
      utfBefore = i8x16.splat(0);
      isAscii = true;
    }
    // Strings.
    // Of a row of backslashes, and what stands behind it, every other byte is escaped, from the second one on. Added to its own first
    // bit, a row that begins at an odd bit is cleared and carried to the bit behind it; the others stay (Langdale and Lemire, "Parsing
    // gigabytes of JSON per second", 2019).
    const slashes = bitsOf(a, b, c, d, 92), marks = bitsOf(a, b, c, d, 34);
    const row = slashes & ~escapedNext;
    const behind = (row << 1) | escapedNext;
    const carried = row + (row & ~behind & ODD_BITS);
    escapedNext = <u64>(carried < row);
    const escaped = behind & (~ODD_BITS ^ (carried << 1));
    const quotes = marks & ~escaped;
    let inside = quotes;
    inside ^= inside << 1; inside ^= inside << 2; inside ^= inside << 4;
    inside ^= inside << 8; inside ^= inside << 16; inside ^= inside << 32;
    inside ^= inString;
    inString = <u64>(<i64>inside >> 63);
    // White space. Nearly always there are blanks only; control characters are white space, or wrong in strings.
    let white: u64;
    const least = i8x16.min_u(i8x16.min_u(a, b), i8x16.min_u(c, d));
    if (v128.any_true(i8x16.lt_u(least, i8x16.splat(32)))) {
      const space = i8x16.splat(32);
      const control = bits(i8x16.lt_u(a, space), i8x16.lt_u(b, space), i8x16.lt_u(c, space), i8x16.lt_u(d, space)) & inside;
      if (control) return fail(SYNTAX, at + <u32>ctz(control));
      white = bits(blanks(a), blanks(b), blanks(c), blanks(d));
    } else white = bitsOf(a, b, c, d, 32);
    // Nearly always a quote or a backslash is escaped, which is right.
    if (hexPending > 0 || (escaped & inside & ~(marks | slashes))) { if (!escapes(at, escaped & inside)) return fault; }
    // Brackets: of each pair, one differs from the other by 0x20.
    const bit5 = i8x16.splat(32);
    const lowA = v128.or(a, bit5), lowB = v128.or(b, bit5), lowC = v128.or(c, bit5), lowD = v128.or(d, bit5);
    const opens = bitsOf(lowA, lowB, lowC, lowD, 123) & ~inside;
    const closes = bitsOf(lowA, lowB, lowC, lowD, 125) & ~inside;
    const curly = bits(curlyOrZero(a), curlyOrZero(b), curlyOrZero(c), curlyOrZero(d));
    const commas = bitsOf(a, b, c, d, 44) & ~inside;
    const colons = bitsOf(a, b, c, d, 58) & ~inside;
    // Scalars: what is left. One that does not end here, or begins with a zero that is not all of it, is not sure to be right.
    const scalar = ~(opens | closes | commas | colons | white | inside | quotes);
    const starts = scalar & ~((scalar << 1) | scalarBefore);
    scalarBefore = scalar >> 63;
    const zero = (starts & curly) << 1;
    const plain = bits(digits(a), digits(b), digits(c), digits(d)) & ~(<u64>1 << 63);
    store<u64>(masks, inside, INSIDE);
    store<u64>(masks, quotes, QUOTES);
    store<u64>(masks, opens, OPENS);
    store<u64>(masks, closes, CLOSES);
    store<u64>(masks, curly, CURLY);
    store<u64>(masks, commas, COMMAS);
    store<u64>(masks, colons, COLONS);
    store<u64>(masks, starts, SCALARS);
    store<u64>(masks, scalar & (zero | ~plain), UNSURE);
    store<u64>(masks, white & ~inside, WHITE);
    masks += MASKS_SIZE;
  }
  return OK;
}

/** Every escaped byte of the block must be one that JSON knows; after `u` come four hex digits. */
function escapes(at: u32, escaped: u64): bool {
  let p: u32 = at;
  while (hexPending > 0 && p < at + 64) {
    if (!isHex(load<u8>(IN + p))) { fail(SYNTAX, p); return false; }
    p++; hexPending--;
  }
  while (escaped) {
    const bit = <u32>ctz(escaped);
    escaped &= escaped - 1;
    const c = load<u8>(IN + at + bit);
    if (c == 117) {
      let digit: u32 = 1;
      while (digit <= 4) {
        if (bit + digit == 64) break;
        if (!isHex(load<u8>(IN + at + bit + digit))) { fail(SYNTAX, at + bit); return false; }
        digit++;
      }
      hexPending = 5 - digit;
    } else if (c != 34 && c != 92 && c != 47 && c != 98 && c != 102 && c != 110 && c != 114 && c != 116) {
      fail(SYNTAX, at + bit);
      return false;
    }
  }
  return true;
}

// ---- shapes -------------------------------------------------------------------------------------------------------------
// A node: kind u8, mark u8, then (arrays: element node u16) or the number of children u8 and for each: length u8, bytes, node
// u16. Offsets of nodes come first: u16 each.

const SKIP: u32 = 0;      // validated, not kept
const WHOLE: u32 = 1;     // kept as it is
const OBJECT: u32 = 2;    // kept, only these members
const ARRAY: u32 = 3;     // kept, elements of one shape
const INTO_OBJECT: u32 = 4; // entered: members become values of their own
const INTO_ARRAY: u32 = 5;  // entered: elements become values of their own

@inline function nodeAt(node: u32): usize { return SHAPES + load<u16>(SHAPES + (node << 1)); }
@inline function kindOf(node: u32): u32 { return load<u8>(nodeAt(node)); }
@inline function markOf(node: u32): u32 { return load<u8>(nodeAt(node), 1); }
@inline function elementOf(node: u32): u32 { return load<u16>(nodeAt(node) + 2); }

// Marks: what a value is to the record that it belongs to.
const RECORD: u32 = 1;
const ASIDE_: u32 = 2;   // goes aside
const MESSAGE: u32 = 3;  // goes aside, and where it stands is told
const ONLY: u32 = 4;     // an element that makes the record odd where it is not the only one
const PLACE: u32 = 5;    // an object that is numbered
const LINE: u32 = 6, COLUMN: u32 = 7, END_LINE: u32 = 8; // whole numbers that are told
const ODD: u32 = 9;      // makes the record odd

/**
 * All names of the table, by hash: for each slot the node and, from SHAPES on, where the name stands there; 0 where there is none.
 * The caller puts the shapes into memory, and then calls this.
 */
export function learn(): void {
  memory.fill(NAMES, 0, NAMES_SLOTS * 4);
  const nodes = <u32>load<u16>(SHAPES) >> 1; // the first node stands behind the offsets of all
  for (let node: u32 = 0; node < nodes; node++) {
    const kind = kindOf(node);
    if (kind != OBJECT && kind != INTO_OBJECT) continue;
    let p = nodeAt(node) + 3;
    for (let children = <u32>load<u8>(nodeAt(node), 2); children > 0; children--) {
      const size = <u32>load<u8>(p);
      let slot = slotOf(node, hashOf(p + 1, size));
      while (load<u32>(NAMES + (slot << 2)) != 0) slot = (slot + 1) & (NAMES_SLOTS - 1);
      store<u16>(NAMES + (slot << 2), <u16>node);
      store<u16>(NAMES + (slot << 2), <u16>(p - SHAPES), 2);
      p += 3 + size;
    }
  }
}

@inline function slotOf(node: u32, hash: u64): u32 { return (<u32>(hash >> 40) ^ (node * 37)) & (NAMES_SLOTS - 1); }

/** The child with this key; 0 where the shape has none. */
function childOf(node: u32, hash: u64, key: usize, size: u32): u32 {
  let slot = slotOf(node, hash);
  let name = load<u32>(NAMES + (slot << 2));
  while (name != 0) {
    const p = SHAPES + (name >> 16);
    if ((name & 0xffff) == node && <u32>load<u8>(p) == size && isSame(p + 1, key, size)) return load<u16>(p + 1 + size);
    slot = (slot + 1) & (NAMES_SLOTS - 1);
    name = load<u32>(NAMES + (slot << 2));
  }
  return 0;
}

// ---- pass 2: walk -------------------------------------------------------------------------------------------------------

// What is expected next.
const VALUE: u32 = 0, FIRST_KEY: u32 = 1, NEXT_KEY: u32 = 2, COLON: u32 = 3, AFTER: u32 = 4, FIRST_VALUE: u32 = 5, DONE: u32 = 6;
// Events: what << 16 | node, and where in the output.
const ENTER: u32 = 1, LEAVE: u32 = 2, TAKE: u32 = 3;
// What the walk was in the middle of when the window ended.
const NOTHING: u32 = 0, SCALAR: u32 = 1, STRING: u32 = 2, KEY_STRING: u32 = 3;

let expect: u32 = VALUE;
let depth: i32 = 0;
/** While the depth is greater, everything is skipped; -1 when nothing is. */
let skipTo: i32 = -1;
/** While the depth is greater, a value is being taken; -1 when none is. */
let takeTo: i32 = -1;
let takeNode: u32 = 0;
/** Where the value that is being taken begins in the output. */
let valueStart: usize = OUT;
/** Where the next byte goes, and where it would go in the other output. */
let out: usize = OUT;
let parked: usize = ASIDE;
let inAside: bool = false;
let eventCount: u32 = 0;
let recordCount: u32 = 0;
let mainEnd: u32 = 0;
let asideEnd: u32 = 0;
let middle: u32 = NOTHING;
let scalarState: u32 = 0;
let scalarKept: bool = false;
/** Node of the value that comes next. */
let nextNode: u32 = 4;
let hashCount: u32 = 0;
// What is known so far of the record that is being taken. Offsets are from where its part aside begins.
let recording: bool = false;
/** True when the numbers and places told of it are not all there is to say: its text must be read. */
let odd: bool = false;
let asideStart: usize = ASIDE;
let messageFrom: u32 = 0;
let messageEnd: u32 = 0;
let inMessage: bool = false;
let only: u32 = 0;
let placeFrom: u32 = 0;
let placeEnd: u32 = 0;
let placeDepth: i32 = -1;
let line: u32 = 0;
let column: u32 = 0;
let endLine: u32 = 0;
/** Mark of the number that is being read, and where its digits begin. */
let numberMark: u32 = 0;
let numberFrom: u32 = 0;
/** Where hashes begin: nobody who writes a file knows it, so that none can make two records of one hash. */
let seedA: u64 = 0;
let seedB: u64 = 0;
export function seed(a: u32, b: u32, c: u32, d: u32): void {
  seedA = (<u64>a << 32) | b;
  seedB = (<u64>c << 32) | d;
  hashFirst();
  for (let key = HASH_KEY; key < COMMON; key += 16) {
    absorb(i64x2.splat(key));
    absorbNothing(3);
    v128.store(key, digest());
  }
}
/** Of all its bytes, as written, kept or not. */
let hash0: v128 = i8x16.splat(0);
let hash1: v128 = i8x16.splat(0);
let hash2: v128 = i8x16.splat(0);
let hash3: v128 = i8x16.splat(0);
let hashed: u32 = 0;
/** Where in this window its bytes begin that are not in the hash yet. */
let rawFrom: u32 = 0;
let keyLength: u32 = 0;
let stringCut: bool = false;
let stringStart: usize = 0;
/** Longest kept string, in bytes as written; the rest of a longer one is validated and left out. */
const LONGEST_STRING: u32 = 1 << 17;

// A frame: isObject u8, filled u8 (something was emitted), node u16, first hash u32.
@inline function frame(level: u32): usize { return STACK + level * FRAME; }

@inline function emit(byte: u8): void { store<u8>(out, byte); out++; }

/** From one output to the other. */
@inline function turn(): void {
  const other = parked;
  parked = out;
  out = other;
  inAside = !inAside;
}

@inline function event(what: u32, node: u32, start: usize, record: u32): void {
  const p = EVENTS + eventCount * 16;
  store<u32>(p, (what << 16) | node);
  store<u32>(p, <u32>(start - OUT), 4);
  mainEnd = <u32>(out - OUT);
  store<u32>(p, mainEnd, 8);
  store<u32>(p, record, 12);
  eventCount++;
}

export function eventsCount(): u32 { return eventCount; }
export function recordsCount(): u32 { return recordCount; }
/** Bytes of the outputs that events and records point into, from `mainOut()` and `asideOut()` on. */
export function mainSize(): u32 { return mainEnd; }
export function asideSize(): u32 { return asideEnd; }

/** Scalar grammar (RFC 8259 §3, §6) as states: see `scalarStep`. */
const S_BAD: u32 = 255;
const S_ZERO: u32 = 1, S_INT: u32 = 2, S_MINUS: u32 = 3, S_DOT: u32 = 4, S_FRACTION: u32 = 5, S_E: u32 = 6, S_SIGN: u32 = 7, S_EXPONENT: u32 = 8;
const S_TRUE: u32 = 16, S_FALSE: u32 = 24, S_NULL: u32 = 32;
const TRUE_: u32 = 0x65757274, NULL_: u32 = 0x6c6c756e; // little-endian "true", "null"

function scalarStep(state: u32, c: u32): u32 {
  if (state == 0) {
    if (c == 48) return S_ZERO;
    if (c >= 49 && c <= 57) return S_INT;
    if (c == 45) return S_MINUS;
    if (c == 116) return S_TRUE + 1;
    if (c == 102) return S_FALSE + 1;
    if (c == 110) return S_NULL + 1;
    return S_BAD;
  }
  const digit = c >= 48 && c <= 57;
  if (state < 16) {
    switch (state) {
      case S_ZERO: return c == 46 ? S_DOT : (c | 32) == 101 ? S_E : S_BAD;
      case S_INT: return digit ? S_INT : c == 46 ? S_DOT : (c | 32) == 101 ? S_E : S_BAD;
      case S_MINUS: return c == 48 ? S_ZERO : digit ? S_INT : S_BAD;
      case S_DOT: return digit ? S_FRACTION : S_BAD;
      case S_FRACTION: return digit ? S_FRACTION : (c | 32) == 101 ? S_E : S_BAD;
      case S_E: return digit ? S_EXPONENT : c == 43 || c == 45 ? S_SIGN : S_BAD;
      default: return digit ? S_EXPONENT : S_BAD;
    }
  }
  if (state >= S_NULL) { const k = state - S_NULL; return k < 4 && c == ((NULL_ >> (k << 3)) & 255) ? state + 1 : S_BAD; }
  if (state >= S_FALSE) {
    const k = state - S_FALSE; // "false"
    const want: u32 = k == 1 ? 97 : k == 2 ? 108 : k == 3 ? 115 : k == 4 ? 101 : 0;
    return want != 0 && c == want ? state + 1 : S_BAD;
  }
  const k = state - S_TRUE;
  return k < 4 && c == ((TRUE_ >> (k << 3)) & 255) ? state + 1 : S_BAD;
}

@inline function scalarDone(state: u32): bool {
  return state == S_ZERO || state == S_INT || state == S_FRACTION || state == S_EXPONENT || state == S_TRUE + 4 || state == S_FALSE + 5 || state == S_NULL + 4;
}

/** True for white space, `"`, `,`, `:` and brackets. */
@inline function endsScalar(c: u8): bool {
  return c < 64 ? ((ENDS >> c) & 1) != 0 : (c | 32) == 123 || (c | 32) == 125;
}

/** Bits 9, 10, 13, 32, 34, 44, 58: those of them below 64. */
const ENDS: u64 = 0x0400100500002600;

/** Of a number or literal, one byte more; nearly always a digit. */
@inline function scalarNext(state: u32, c: u32): u32 {
  return state == S_INT && c - 48 < 10 ? S_INT : scalarStep(state, c);
}

// ---- records ------------------------------------------------------------------------------------------------------------
// A record, in words of 32 bits: where its common part begins and ends, its number; where its part aside begins and ends; the
// number of its place, where that begins and ends; line, column, last line; where its message begins and ends; odd; four of a
// hash of its bytes as written.

const NO_RECORD: u32 = 0xffffffff;
/** Where there is no such text, or too many to number. */
const NO_NUMBER: u32 = 0xffffffff;

function openRecord(at: u32): void {
  recording = true;
  odd = false;
  asideStart = parked;
  messageFrom = 0; messageEnd = 0; inMessage = false;
  only = 0; placeFrom = 0; placeEnd = 0; placeDepth = -1;
  line = 0; column = 0; endLine = 0; numberMark = 0;
  hashFirst();
  rawFrom = at;
}

function closeRecord(): void {
  hashLast();
  const p = RECORDS + recordCount * RECORD_SIZE;
  const hasPlace = placeEnd > placeFrom;
  const aside = <u32>(asideStart - ASIDE);
  asideEnd = <u32>(parked - ASIDE);
  store<u32>(p, <u32>(valueStart - OUT));
  store<u32>(p, <u32>(out - OUT), 4);
  store<u32>(p, shortHash(valueStart, <u32>(out - valueStart)), 8);
  store<u32>(p, aside, 12);
  store<u32>(p, asideEnd, 16);
  store<u32>(p, hasPlace ? shortHash(asideStart + placeFrom, placeEnd - placeFrom) : 0, 20);
  store<u32>(p, aside + placeFrom, 24);
  store<u32>(p, aside + placeEnd, 28);
  store<u32>(p, line, 32);
  store<u32>(p, column, 36);
  store<u32>(p, endLine, 40);
  store<u32>(p, aside + messageFrom, 44);
  store<u32>(p, aside + messageEnd, 48);
  store<u32>(p, odd ? 1 : 0, 52);
  v128.store(p, digest(), 56);
  event(TAKE, takeNode, valueStart, recordCount);
  recordCount++;
  recording = false;
}

/** A member of a record is about to be written: @returns true where it goes aside, and turns there. */
function goesAside(node: u32): bool {
  const mark = markOf(node);
  if (mark == ODD) odd = true;
  if (mark != ASIDE_ && mark != MESSAGE && mark != ODD) return false;
  inMessage = mark == MESSAGE;
  turn();
  return true;
}

function leaveAside(): void {
  if (inMessage) messageEnd = <u32>(out - asideStart);
  inMessage = false;
  turn();
}

/** A value of this mark that is a string, or an object or list, is not what the record could tell. */
function isMisplaced(node: u32, isObject: bool): bool {
  const mark = markOf(node);
  if (mark == ONLY) { only++; return !isObject || only > 1; }
  if (mark == PLACE) return !isObject || placeEnd != 0;
  return mark >= LINE;
}

function markContainer(node: u32, isObject: u8): void {
  if (isMisplaced(node, isObject == 1)) odd = true;
  else if (markOf(node) == PLACE) { placeFrom = <u32>(out - asideStart); placeDepth = depth; }
}

function markScalar(node: u32): void {
  const mark = markOf(node);
  numberMark = 0;
  if (mark == LINE || mark == COLUMN || mark == END_LINE) { numberMark = mark; numberFrom = <u32>(out - asideStart); }
  else if (isMisplaced(node, false)) odd = true;
}

/** The scalar that ended, where it was marked: digits only, of a number that is in no doubt. */
function tellNumber(): void {
  if (!recording || numberMark == 0) return;
  const mark = numberMark;
  numberMark = 0;
  const from = asideStart + numberFrom;
  let number: u32 = 0;
  if (out - from > 8) { odd = true; return; }
  for (let p = from; p < out; p++) {
    const c = <u32>load<u8>(p);
    if (c < 48 || c > 57) { odd = true; return; }
    number = number * 10 + (c - 48);
  }
  if (mark == LINE) line = number;
  else if (mark == COLUMN) column = number;
  else endLine = number;
}

/** Whoever writes the texts can make them crowd one slot: that must cost him, not us. */
const MOST_PROBES: i32 = 32;
const K1: u64 = 0x9e3779b97f4a7c15, K2: u64 = 0xc2b2ae3d27d4eb4f;

// The hash of a record. Blocks of 256 bytes become 16 bytes by NH (UMAC, RFC 4418 §5.2.2), once for each half and with another part
// of the key; these go into SipHash-1-3 (Aumasson and Bernstein, 2012), two of them side by side. Who does not know the seed cannot
// make two records of one hash but by chance, 1 in 2^64 for each pair.

/** Both lanes rotated to the left. */
@inline function rotated(v: v128, by: i32): v128 { return v128.or(i64x2.shl(v, by), i64x2.shr_u(v, 64 - by)); }

/** One round of SipHash, in two lanes. */
function absorb(word: v128): void {
  let v0 = hash0, v1 = hash1, v2 = hash2, v3 = v128.xor(hash3, word);
  v0 = i64x2.add(v0, v1); v1 = v128.xor(rotated(v1, 13), v0); v0 = rotated(v0, 32);
  v2 = i64x2.add(v2, v3); v3 = v128.xor(rotated(v3, 16), v2);
  v0 = i64x2.add(v0, v3); v3 = v128.xor(rotated(v3, 21), v0);
  v2 = i64x2.add(v2, v1); v1 = v128.xor(rotated(v1, 17), v2); v2 = rotated(v2, 32);
  hash0 = v128.xor(v0, word); hash1 = v1; hash2 = v2; hash3 = v3;
}

function absorbNothing(rounds: i32): void { for (; rounds > 0; rounds--) absorb(i64x2.splat(0)); }

@inline function digest(): v128 { return v128.xor(v128.xor(hash0, hash1), v128.xor(hash2, hash3)); }

function hashFirst(): void {
  const lanes = i64x2(0, 1);
  const a = v128.xor(i64x2.splat(seedA), lanes), b = v128.xor(i64x2.splat(seedB), lanes);
  hash0 = v128.xor(a, i64x2.splat(0x736f6d6570736575)); hash1 = v128.xor(b, i64x2.splat(0x646f72616e646f6d));
  hash2 = v128.xor(a, i64x2.splat(0x6c7967656e657261)); hash3 = v128.xor(b, i64x2.splat(0x7465646279746573));
  hashed = 0;
}

function hashBlock(p: usize): void {
  let one = i64x2.splat(0), two = i64x2.splat(0);
  for (let k: u32 = 0; k < HASH_BLOCK; k += 32) {
    const x = v128.load(p + k), y = v128.load(p + k, 16), key = HASH_KEY + k;
    const x1 = i32x4.add(x, v128.load(key)), y1 = i32x4.add(y, v128.load(key, 16));
    const x2 = i32x4.add(x, v128.load(key, 32)), y2 = i32x4.add(y, v128.load(key, 48));
    one = i64x2.add(one, i64x2.add(i64x2.extmul_low_i32x4_u(x1, y1), i64x2.extmul_high_i32x4_u(x1, y1)));
    two = i64x2.add(two, i64x2.add(i64x2.extmul_low_i32x4_u(x2, y2), i64x2.extmul_high_i32x4_u(x2, y2)));
  }
  absorb(i64x2.add(v128.shuffle<u64>(one, two, 0, 2), v128.shuffle<u64>(one, two, 1, 3)));
}

/** Takes the bytes up to `end` of this window into the hash of the record: the same, wherever windows end. */
function hashTo(end: u32): void {
  let p: usize = IN + rawFrom;
  const last: usize = IN + end;
  const waiting = hashed & (HASH_BLOCK - 1);
  hashed += end - rawFrom;
  if (waiting != 0) {
    const size = min<u32>(HASH_BLOCK - waiting, end - rawFrom);
    memory.copy(CARRY + waiting, p, size);
    if (waiting + size < HASH_BLOCK) return;
    hashBlock(CARRY);
    p += size;
  }
  for (; p + HASH_BLOCK <= last; p += HASH_BLOCK) hashBlock(p);
  copy(CARRY, p, <u32>(last - p));
}

/** Behind the last bytes come zeros; then their number, and three rounds more. */
function hashLast(): void {
  memory.fill(CARRY + (hashed & (HASH_BLOCK - 1)), 0, HASH_BLOCK - (hashed & (HASH_BLOCK - 1)));
  hashBlock(CARRY);
  absorb(i64x2.splat(hashed));
  hash2 = v128.xor(hash2, i64x2.splat(0xff));
  absorbNothing(3);
}

/** Slots in use at first: most documents need few, and memory that was never touched is none. */
const FEW_SLOTS: u32 = 1 << 12;
let commonSlots: u32 = FEW_SLOTS;
let placesSlots: u32 = FEW_SLOTS;
let commonCount: u32 = 0;
let placesCount: u32 = 0;
let commonUsed: u32 = 0;
let placesUsed: u32 = 0;

/** Texts that were numbered belong to one document. */
function forget(): void {
  clear(COMMON + COMMON_SLOTS * 8, commonUsed);
  clear(PLACES + PLACES_SLOTS * 8, placesUsed);
  commonCount = 0; placesCount = 0; commonUsed = 0; placesUsed = 0; commonSlots = FEW_SLOTS; placesSlots = FEW_SLOTS;
}

/** Only slots that were filled: they are few in a small document. */
function clear(texts: usize, used: u32): void {
  for (let p = texts; p < texts + used; p += ENTRY + load<u32>(p, 4)) store<u64>(load<u32>(p, 8), 0);
}

/** Before each text: its number, its size, its slot. */
const ENTRY: u32 = 12;

/**
 * Numbers what the records of this window have in common, and their places, of which closeRecord left hashes. The tables are large,
 * and which part of them is needed cannot be foreseen: looked up one by one, each number waits twice for memory. So first everything
 * is touched that will be needed, where nothing waits for what was touched before.
 */
function numberRecords(): void {
  const end = RECORDS + recordCount * RECORD_SIZE;
  let seen: u32 = 0;
  for (let p = RECORDS; p < end; p += RECORD_SIZE) {
    seen ^= load<u32>(slotAt(COMMON, commonSlots, load<u32>(p, 8)), 4) ^ load<u32>(slotAt(PLACES, placesSlots, load<u32>(p, 20)), 4);
  }
  for (let p = RECORDS; p < end; p += RECORD_SIZE) {
    const common = load<u32>(slotAt(COMMON, commonSlots, load<u32>(p, 8)), 4);
    const place = load<u32>(slotAt(PLACES, placesSlots, load<u32>(p, 20)), 4);
    seen ^= load<u32>(COMMON + COMMON_SLOTS * 8 + common) ^ load<u32>(PLACES + PLACES_SLOTS * 8 + place);
  }
  touched = seen;
  for (let p = RECORDS; p < end; p += RECORD_SIZE) {
    const from = load<u32>(p), placeFrom = load<u32>(p, 24), placeEnd = load<u32>(p, 28);
    store<u32>(p, numberOf(COMMON, load<u32>(p, 8), OUT + from, load<u32>(p, 4) - from), 8);
    store<u32>(p, placeEnd > placeFrom ? numberOf(PLACES, load<u32>(p, 20), ASIDE + placeFrom, placeEnd - placeFrom) : NO_NUMBER, 20);
  }
}

/** Of no meaning: what is loaded for nothing is not loaded. */
let touched: u32 = 0;

@inline function slotAt(table: usize, slots: u32, hash: u32): usize { return table + ((hash & (slots - 1)) << 3); }

/**
 * The number of a text: equal texts have equal ones, compared byte by byte. A table: slots (hash, and where in the texts it stands,
 * plus 1, or 0), then the texts, each behind its entry. NO_NUMBER once one of its parts is full, or where texts crowd one
 * slot.
 */
function numberOf(table: usize, hash: u32, text: usize, size: u32): u32 {
  const common = table == COMMON;
  const count = common ? commonCount : placesCount;
  const used = common ? commonUsed : placesUsed;
  const slots = common ? commonSlots : placesSlots;
  const most = common ? COMMON_SLOTS : PLACES_SLOTS;
  const texts = table + most * 8;
  let slot = slotAt(table, slots, hash);
  for (let probe = 0; ; probe++) {
    if (probe == MOST_PROBES) return NO_NUMBER;
    const found = load<u32>(slot, 4);
    if (found == 0) break;
    const entry = texts + found - 1;
    if (load<u32>(slot) == hash && load<u32>(entry, 4) == size && isSame(entry + ENTRY, text, size)) return load<u32>(entry);
    slot += 8;
    if (slot == table + slots * 8) slot = table;
  }
  if (count >= slots / 2 || used + size + 32 > (common ? COMMON_BYTES : PLACES_BYTES)) return NO_NUMBER;
  const entry = texts + used;
  store<u32>(entry, count);
  store<u32>(entry, size, 4);
  store<u32>(entry, <u32>slot, 8);
  copy(entry + ENTRY, text, size);
  store<u32>(slot, hash);
  store<u32>(slot, used + 1, 4);
  if (common) { commonCount++; commonUsed += ENTRY + size; } else { placesCount++; placesUsed += ENTRY + size; }
  // A quarter: fuller ones crowd by chance.
  if (count + 1 == slots / 4 && most > slots) spread(table, slots * 2, used + ENTRY + size);
  return count;
}

/** Finds slots anew for all texts, among more of them: none stands farther from where it is looked for than before. */
function spread(table: usize, slots: u32, used: u32): void {
  const common = table == COMMON;
  if (common) commonSlots = slots; else placesSlots = slots;
  const texts = table + (common ? COMMON_SLOTS : PLACES_SLOTS) * 8;
  clear(texts, used);
  for (let entry = texts; entry < texts + used; entry += ENTRY + load<u32>(entry, 4)) {
    const hash = shortHash(entry + ENTRY, load<u32>(entry, 4));
    let slot = slotAt(table, slots, hash);
    while (load<u32>(slot, 4) != 0) slot = slot + 8 == table + slots * 8 ? table : slot + 8;
    store<u32>(slot, hash);
    store<u32>(slot, <u32>(entry - texts) + 1, 4);
    store<u32>(entry, <u32>slot, 8);
  }
}

function isSame(p: usize, q: usize, size: u32): bool {
  let k: u32 = 0;
  for (; k + 16 <= size; k += 16) if (v128.any_true(v128.xor(v128.load(p + k), v128.load(q + k)))) return false;
  for (; k < size; k += 8) if (wordOf(p + k, size - k) != wordOf(q + k, size - k)) return false;
  return true;
}

/** Eight bytes, or `left` and zeros. Reads up to seven more, which is memory everywhere. */
@inline function wordOf(p: usize, left: u32): u64 {
  const word = load<u64>(p);
  return left >= 8 ? word : word & ((<u64>1 << (left << 3)) - 1);
}

/** 32 bits that differ for most texts; equality is never concluded from it. */
function shortHash(p: usize, size: u32): u32 {
  let h: u64 = K1 ^ size;
  for (let k: u32 = 0; k < size; k += 8) { h = (h ^ wordOf(p + k, size - k)) * K2; h ^= h >> 32; }
  return <u32>(h ^ (h >> 15));
}

/** A value ended: what may follow. */
@inline function ended(): void {
  expect = depth == 0 ? DONE : AFTER;
  if (inAside && depth == takeTo + 1) leaveAside();
  if (takeTo == depth) {
    if (recording) closeRecord();
    else event(TAKE, takeNode, valueStart, NO_RECORD);
    takeTo = -1;
  }
}

/** A value that is not skipped begins: begins to take it, or goes on taking; writes the comma that it needs. */
@inline function begin(node: u32): void {
  if (takeTo < 0) {
    takeTo = depth;
    takeNode = node;
    valueStart = out;
    return;
  }
  const f = frame(depth);
  if (load<u8>(f) == 1) return; // in an object the key wrote it
  if (load<u8>(f, 1) == 1) emit(44);
  store<u8>(f, 1, 1);
}

/** `{` or `[`. */
function open(c: u8, at: u32): i32 {
  if (expect != VALUE && expect != FIRST_VALUE) return fail(SYNTAX, at);
  const isObject: u8 = c == 123 ? 1 : 0;
  const node = nextNode;
  if (<u32>depth >= DEEPEST) return fail(DEEP, at);
  if (skipTo < 0) {
    if (node == 0) skipTo = depth;
    else {
      if (<u32>depth >= DEEPEST_KEPT) return fail(DEEP_KEPT, at);
      const kind = kindOf(node);
      let within: u32 = node;
      if (takeTo < 0 && kind == (isObject ? INTO_OBJECT : INTO_ARRAY)) event(ENTER, node, out, NO_RECORD);
      else {
        if (takeTo < 0 && isObject && markOf(node) == RECORD) openRecord(at);
        begin(node);
        if (recording) markContainer(node, isObject);
        emit(c);
        // Of another type than the shape says: nothing in it is kept.
        if (kind != WHOLE && kind != (isObject ? OBJECT : ARRAY)) { within = isObject ? 2 : 3; odd = true; }
      }
      depth++;
      const f = frame(depth);
      store<u8>(f, isObject);
      store<u8>(f, 0, 1);
      store<u16>(f, <u16>within, 2);
      store<u32>(f, hashCount, 4);
      nextNode = isObject ? 0 : inArray(within);
      expect = isObject ? FIRST_KEY : FIRST_VALUE;
      return OK;
    }
  }
  depth++;
  store<u8>(frame(depth), isObject);
  expect = isObject ? FIRST_KEY : FIRST_VALUE;
  return OK;
}

@inline function inArray(node: u32): u32 { return kindOf(node) == WHOLE ? node : elementOf(node); }

/** `}` or `]`. */
function close(c: u8, at: u32): i32 {
  const f = frame(depth);
  const isObject = load<u8>(f) == 1;
  if (depth == 0 || isObject != (c == 125) || (expect != AFTER && expect != (isObject ? FIRST_KEY : FIRST_VALUE))) return fail(SYNTAX, at);
  if (skipTo >= 0) {
    depth--;
    expect = depth == 0 ? DONE : AFTER;
    if (depth == skipTo) skipTo = -1;
    return OK;
  }
  hashCount = load<u32>(f, 4);
  if (takeTo >= 0) emit(c); else event(LEAVE, load<u16>(f, 2), out, NO_RECORD);
  depth--;
  if (depth == placeDepth) { placeEnd = <u32>(out - asideStart); placeDepth = -1; }
  if (recording && takeTo == depth) hashTo(at + 1);
  ended();
  return OK;
}

@inline function masksOf(block: u32): usize { return MASKS + block * MASKS_SIZE; }

// Blocks of a skipped value, whole. What a token may be follows from the one before it, and from whether an object or a list is
// around it. So each token gets its bit in one of five masks, by what stands before it:
//
//   before it           it may be
//   `{` or `[`          name, value, closing bracket
//   `,`                 name, value
//   `:`                 value
//   name                `:` in an object; in a list `,` or `]`
//   another value       `,`, closing bracket
//
// A name is a string behind `{`, `[` or `,`. In a list that is a value, hence the two cases; any other value behind these three
// must be in a list. Whether an object is around a byte is a mask, too, which changes at brackets.

/** Each bit that stands in white space goes to the end of it, which may be out of the block: a sum carries it there. */
@inline function over(white: u64, bit: u64): u64 { return (bit | ((bit & white) + white)) & ~white; }

/** 1 where that is out of the block, otherwise 0. */
@inline function isOut(white: u64, bit: u64): u64 { return <u64>((bit & white) + white < white); }

/** @returns the first block, from this one on, that is not sure to be right or not sure to be skipped; all state is that before it */
function pass(from: u32, count: u32, length: u32): u32 {
  if (depth - skipTo > 60) return from;
  // What is around: 1 for an object, 0 for a list, innermost lowest, above all a 1 for where skipping ends.
  let nest: u64 = 1;
  for (let level = skipTo + 1; level <= depth; level++) nest = (nest << 1) | load<u8>(frame(level));
  const first = masksOf(from);
  const isInString = (load<u64>(first, INSIDE) ^ load<u64>(first, QUOTES)) & 1;
  // What stood before this block, or in which name it begins.
  let opened: u64 = expect == FIRST_KEY || expect == FIRST_VALUE ? 1 : 0;
  let comma: u64 = expect == NEXT_KEY || (expect == VALUE && (nest & 1) == 0) ? 1 : 0;
  let colon: u64 = expect == VALUE && (nest & 1) == 1 ? 1 : 0;
  let inName: u64 = expect == COLON ? isInString : 0;
  let named: u64 = expect == COLON ? 1 - isInString : 0;
  let block = from;
  for (; block < count; block++) {
    const masks = masksOf(block);
    const inside = load<u64>(masks, INSIDE), quotes = load<u64>(masks, QUOTES), white = load<u64>(masks, WHITE);
    const opens = load<u64>(masks, OPENS), closes = load<u64>(masks, CLOSES), curly = load<u64>(masks, CURLY);
    const commas = load<u64>(masks, COMMAS), colons = load<u64>(masks, COLONS), scalars = load<u64>(masks, SCALARS);
    // The bits of `nest` must suffice.
    if (clz(nest) < popcnt(opens)) break;
    let inner = nest;
    let around: u64 = 0 - (inner & 1);
    let isObject = around;
    let left = opens | closes;
    while (left) {
      const bracket = left & (0 - left);
      left ^= bracket;
      inner = opens & bracket ? (inner << 1) | <u64>((curly & bracket) != 0) : inner >> 1;
      if (inner == 1) break;
      const then: u64 = 0 - (inner & 1);
      isObject ^= (then ^ around) & (0 - (bracket << 1));
      around = then;
    }
    if (inner == 1) break;
    const strings = quotes & inside;
    let behindOpen = (opens << 1) | opened, behindComma = (commas << 1) | comma, behindColon = (colons << 1) | colon;
    let openedNext = opens >> 63, commaNext = commas >> 63, colonNext = colons >> 63;
    if (white) {
      openedNext |= isOut(white, behindOpen); commaNext |= isOut(white, behindComma); colonNext |= isOut(white, behindColon);
      behindOpen = over(white, behindOpen); behindComma = over(white, behindComma); behindColon = over(white, behindColon);
    }
    // Added at its opening quote, a bit is carried to the closing quote of a name.
    const carried = inside + ((strings & (behindOpen | behindComma)) | inName);
    const nameEnds = carried & quotes & ~inside;
    let behindName = (nameEnds << 1) | named;
    let namedNext = nameEnds >> 63;
    if (white) { namedNext |= isOut(white, behindName); behindName = over(white, behindName); }
    const notStrings = scalars | opens;
    const separators = commas | colons;
    const values = strings | notStrings;
    const behindValue = (values | separators | closes) & ~(behindOpen | behindComma | behindColon | behindName);
    const inObject = behindName & colons;
    const inList = (behindName & (commas | closes)) | ((behindOpen | behindComma) & notStrings);
    const wrong =
      (behindOpen & separators) | ((behindComma | behindColon) & (separators | closes)) | (behindName & values) |
      (behindValue & (values | colons)) | (inObject & ~isObject) | (inList & isObject) | (closes & (curly ^ isObject));
    if (wrong) break;
    if (load<u64>(masks, UNSURE) && !areScalars(block << 6, scalars, length)) break;
    nest = inner;
    inName = <u64>(carried < inside);
    opened = openedNext; comma = commaNext; colon = colonNext; named = namedNext;
  }
  const isObject = (nest & 1) == 1;
  expect = opened ? (isObject ? FIRST_KEY : FIRST_VALUE) : comma ? (isObject ? NEXT_KEY : VALUE) : colon ? VALUE : (named | inName) && isObject ? COLON : AFTER;
  depth = skipTo + 63 - <i32>clz(nest);
  for (let level = depth; level > skipTo; level--) { store<u8>(frame(level), <u8>(nest & 1)); nest >>= 1; }
  return block;
}

/** True when all scalars that begin in this block are right, and end in this window. */
function areScalars(at: u32, starts: u64, length: u32): bool {
  while (starts) {
    let p = at + <u32>ctz(starts);
    starts &= starts - 1;
    let state: u32 = 0;
    for (; p < length; p++) {
      const c = load<u8>(IN + p);
      if (endsScalar(c)) break;
      state = scalarNext(state, c);
      if (state == S_BAD) return false;
    }
    if (p == length || !scalarDone(state)) return false;
  }
  return true;
}

/** A number or literal, from `at` on. */
function scalar(at: u32, length: u32): i32 {
  let state = scalarState;
  let p = at;
  while (p < length) {
    const c = load<u8>(IN + p);
    if (endsScalar(c)) break;
    state = scalarNext(state, c);
    if (state == S_BAD) return fail(SYNTAX, p);
    p++;
  }
  scalarState = state;
  if (scalarKept) {
    copy(out, IN + at, p - at);
    out += p - at;
  }
  if (p == length) { middle = SCALAR; return OK; }
  middle = NOTHING;
  return scalarDone(state) ? OK : fail(SYNTAX, p);
}

/** Where the string ends that goes on at `at`: its closing quote, or `length` where that is in a later window. */
function endOfString(at: u32, length: u32): u32 {
  if (at == length) return length;
  let block = at >> 6;
  let masks = masksOf(block);
  let ends = load<u64>(masks, QUOTES) & ~load<u64>(masks, INSIDE) & (<u64>-1 << (at & 63));
  while (ends == 0) {
    block++;
    if (block << 6 >= length) return length;
    masks += MASKS_SIZE;
    ends = load<u64>(masks, QUOTES) & ~load<u64>(masks, INSIDE);
  }
  return (block << 6) + <u32>ctz(ends);
}

/** Copies by 16 bytes: reads and writes up to 15 more, for which there is room everywhere. */
@inline function copy(to: usize, from: usize, size: u32): void {
  for (let k: u32 = 0; k < size; k += 16) v128.store(to + k, v128.load(from + k));
}

/** The rest of a kept string, from `at` on, with its closing quote. */
function string(at: u32, length: u32): void {
  const end = endOfString(at, length);
  if (!stringCut) {
    copy(out, IN + at, end - at);
    out += end - at;
    if (out - stringStart > LONGEST_STRING) cut();
  }
  if (end == length) { middle = STRING; return; }
  emit(34);
  middle = NOTHING;
}

/** Ends an overlong string where neither an escape nor a character is parted. */
function cut(): void {
  stringCut = true;
  const limit = stringStart + LONGEST_STRING;
  let p = stringStart + 1;
  while (p < limit) {
    const c = load<u8>(p);
    const size: u32 = c == 92 ? (load<u8>(p + 1) == 117 ? 6 : 2) : c < 0xc0 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
    if (p + size > limit) break;
    p += size;
  }
  out = p;
}

/** The rest of a key, from `at` on; what it says is known once its closing quote is there. */
function key(at: u32, length: u32): i32 {
  const end = endOfString(at, length);
  const size = end - at;
  if (keyLength + size > KEY_SIZE) return fail(MEMBERS, at + KEY_SIZE - keyLength);
  copy(KEY + keyLength, IN + at, size);
  keyLength += size;
  if (end == length) { middle = KEY_STRING; return OK; }
  middle = NOTHING;
  expect = COLON;
  return keyed(end);
}

/** True when one of `size` bytes, or of a few behind them, is this one. */
@inline function has(p: usize, size: u32, byte: u8): bool {
  let found = i8x16.splat(0);
  for (let k: u32 = 0; k < size; k += 16) found = v128.or(found, i8x16.eq(v128.load(p + k), i8x16.splat(byte)));
  return v128.any_true(found);
}

function keyed(at: u32): i32 {
  const f = frame(depth);
  const node = <u32>load<u16>(f, 2);
  const kind = kindOf(node);
  const raw = keyLength;
  const hasEscape = has(KEY, raw, 92);
  // The decoded key stands behind the raw one.
  const plain = hasEscape ? KEY + raw : KEY;
  const size = hasEscape ? decode(KEY, raw, plain) : raw;
  const hash = hashOf(plain, size);
  if (kind != OBJECT || node != 2) {
    const first = load<u32>(f, 4);
    for (let k = first; k < hashCount; k++) if (load<u64>(HASHES + (<usize>k << 3)) == hash) return fail(DUPLICATE, at);
    if (hashCount - first >= MOST_MEMBERS || hashCount >= HASHES_MOST) return fail(MEMBERS, at);
    store<u64>(HASHES + (<usize>hashCount << 3), hash);
    hashCount++;
  }
  nextNode = kind == WHOLE ? node : childOf(node, hash, plain, size);
  if (nextNode == 0 || takeTo < 0) return OK;
  if (recording && depth == takeTo + 1 && goesAside(nextNode)) emit(44);
  else {
    if (load<u8>(f, 1) == 1) emit(44);
    store<u8>(f, 1, 1);
  }
  emit(34);
  copy(out, KEY, raw);
  out += raw;
  emit(34);
  emit(58);
  if (inMessage && depth == takeTo + 1) messageFrom = <u32>(out - asideStart);
  return OK;
}

/** 64 bits that differ for different keys of one object, but for chance: a false alarm refuses a file, and accepts none. */
function hashOf(p: usize, size: u32): u64 {
  let h: u64 = K1 ^ size;
  for (let k: u32 = 0; k < size; k += 8) { h = (h ^ wordOf(p + k, size - k)) * K2; h ^= h >> 29; }
  return h;
}

@inline function hexValue(c: u32): u32 { return c <= 57 ? c - 48 : (c | 32) - 87; }

/** Escapes of a valid string resolved, as UTF-8; a lone surrogate becomes the three bytes of its number. @returns the length */
function decode(from: usize, length: u32, to: usize): u32 {
  let q = to;
  let k: u32 = 0;
  let lead: u32 = 0;
  while (k < length) {
    let c = <u32>load<u8>(from + k);
    if (c != 92) { store<u8>(q++, <u8>c); k++; lead = 0; continue; }
    c = load<u8>(from + k + 1);
    k += 2;
    if (c != 117) {
      store<u8>(q++, <u8>(c == 98 ? 8 : c == 102 ? 12 : c == 110 ? 10 : c == 114 ? 13 : c == 116 ? 9 : c));
      lead = 0;
      continue;
    }
    let u: u32 = 0;
    for (let d: u32 = 0; d < 4; d++) u = (u << 4) | hexValue(load<u8>(from + k + d));
    k += 4;
    if (lead != 0 && u >= 0xdc00 && u <= 0xdfff) {
      q -= 3;
      u = 0x10000 + ((lead - 0xd800) << 10) + (u - 0xdc00);
      store<u8>(q++, <u8>(0xf0 | (u >> 18)));
      store<u8>(q++, <u8>(0x80 | ((u >> 12) & 63)));
      store<u8>(q++, <u8>(0x80 | ((u >> 6) & 63)));
      store<u8>(q++, <u8>(0x80 | (u & 63)));
      lead = 0;
      continue;
    }
    lead = u >= 0xd800 && u <= 0xdbff ? u : 0;
    if (u < 0x80) store<u8>(q++, <u8>u);
    else if (u < 0x800) { store<u8>(q++, <u8>(0xc0 | (u >> 6))); store<u8>(q++, <u8>(0x80 | (u & 63))); }
    else { store<u8>(q++, <u8>(0xe0 | (u >> 12))); store<u8>(q++, <u8>(0x80 | ((u >> 6) & 63))); store<u8>(q++, <u8>(0x80 | (u & 63))); }
  }
  return <u32>(q - to);
}

/** Goes on with what the last window ended in the middle of. */
function resume(length: u32): i32 {
  if (middle == STRING) { string(0, length); if (middle == NOTHING) ended(); return OK; }
  if (middle == KEY_STRING) return key(0, length);
  const kept = scalarKept;
  if (scalar(0, length) != OK) return fault;
  if (middle == NOTHING && kept) { tellNumber(); ended(); }
  return OK;
}

/** Checks the grammar, token by token where it must, and copies what is kept. */
function walk(length: u32): i32 {
  if (middle != NOTHING && resume(length) != OK) return fault;
  const count = length >> 6;
  for (let block: u32 = 0; block < count; block++) {
    if (skipTo >= 0) block = pass(block, count, length);
    if (block == count) break;
    const masks = masksOf(block);
    let tokens = load<u64>(masks, OPENS) | load<u64>(masks, CLOSES) | load<u64>(masks, COMMAS) | load<u64>(masks, COLONS)
      | load<u64>(masks, SCALARS) | (load<u64>(masks, QUOTES) & load<u64>(masks, INSIDE));
    while (tokens) {
      if (token((block << 6) + <u32>ctz(tokens), length) != OK) return fault;
      tokens &= tokens - 1;
    }
  }
  return OK;
}

@inline function token(at: u32, length: u32): i32 {
  const c = load<u8>(IN + at);
  switch (c) {
    case 34: {
      if (expect == FIRST_KEY || expect == NEXT_KEY) {
        if (skipTo >= 0) { expect = COLON; return OK; }
        keyLength = 0;
        return key(at + 1, length);
      }
      if (expect != VALUE && expect != FIRST_VALUE) return fail(SYNTAX, at);
      if (nextNode == 0) { ended(); return OK; }
      begin(nextNode);
      if (recording && isMisplaced(nextNode, false)) odd = true;
      stringStart = out; stringCut = false;
      emit(34);
      string(at + 1, length);
      if (middle == NOTHING) ended();
      return OK;
    }
    case 58: {
      if (expect != COLON) return fail(SYNTAX, at);
      expect = VALUE;
      return OK;
    }
    case 44: {
      if (expect != AFTER) return fail(SYNTAX, at);
      const f = frame(depth);
      if (load<u8>(f) == 1) expect = NEXT_KEY;
      else { expect = VALUE; nextNode = skipTo >= 0 ? 0 : inArray(load<u16>(f, 2)); }
      return OK;
    }
    case 123: case 91: return open(c, at);
    case 125: case 93: return close(c, at);
    default: {
      if (expect != VALUE && expect != FIRST_VALUE) return fail(SYNTAX, at);
      scalarState = 0;
      scalarKept = nextNode != 0;
      if (scalarKept) {
        begin(nextNode);
        if (recording) markScalar(nextNode);
      } else expect = depth == 0 ? DONE : AFTER;
      if (scalar(at, length) != OK) return fault;
      if (middle == NOTHING && scalarKept) { tellNumber(); ended(); }
      return OK;
    }
  }
}

/** Judges `length` bytes of the window: a multiple of 64. What was taken stands in the output until the next call. */
export function feed(length: u32): i32 {
  if (fault != OK) return fault;
  eventCount = 0;
  recordCount = 0;
  mainEnd = 0;
  asideEnd = 0;
  moveToFront();
  if (index(length) != OK) return fault;
  if (walk(length) != OK) return fault;
  numberRecords();
  if (takeTo >= 0) {
    if (recording) { hashTo(length); rawFrom = 0; }
    if (taken() > LONGEST_VALUE) return fail(VALUE_SIZE, length);
  }
  base += length;
  return OK;
}

/** Bytes of the value that is being taken. */
function taken(): usize {
  const main = inAside ? parked : out;
  const aside = inAside ? out : parked;
  return main - valueStart + (recording ? aside - asideStart : 0);
}

/** What was handed over is forgotten; of the value that is being taken, what there is moves to the front of the outputs. */
function moveToFront(): void {
  const turned = inAside;
  if (turned) turn();
  const mainSize = takeTo >= 0 ? out - valueStart : 0;
  const asideSize = takeTo >= 0 && recording ? parked - asideStart : 0;
  if (mainSize > 0) memory.copy(OUT, valueStart, mainSize);
  if (asideSize > 0) memory.copy(ASIDE, asideStart, asideSize);
  stringStart -= turned ? asideStart - ASIDE : valueStart - OUT;
  valueStart = OUT;
  asideStart = ASIDE;
  out = OUT + mainSize;
  parked = ASIDE + asideSize;
  if (turned) turn();
}

/** Forgets everything but the shapes: the next byte is the first of another document. */
export function reset(): void {
  fault = OK; base = 0; faultAt = 0;
  inString = 0; escapedNext = 0; scalarBefore = 0; hexPending = 0;
  utfError = i8x16.splat(0); utfBefore = i8x16.splat(0); utfIncomplete = i8x16.splat(0); isAscii = true;
  expect = VALUE; depth = 0; skipTo = -1; takeTo = -1; takeNode = 0; eventCount = 0; recordCount = 0;
  valueStart = OUT; out = OUT; parked = ASIDE; inAside = false; asideStart = ASIDE;
  middle = NOTHING; scalarState = 0; scalarKept = false; nextNode = 4; hashCount = 0; keyLength = 0;
  stringCut = false; stringStart = OUT;
  recording = false; odd = false; inMessage = false; placeDepth = -1; numberMark = 0;
  forget();
}

/** True when the bytes so far are one JSON document, and only white space may follow. */
export function isComplete(): bool {
  return fault == OK && expect == DONE && middle == NOTHING && inString == 0;
}
