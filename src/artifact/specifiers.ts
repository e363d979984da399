// The text of a script in; what it imports, as it writes that, out. No code is parsed: a word that could import counts wherever it
// stands, in comments and texts too, and one whose name is not written out letter by letter leaves all of it unknown.

/** `require` may be written with escapes; `import` and `from` may not (ECMA-262, keywords and terminal symbols). */
const REQUIRE = Array.from('require', (letter) => `(?:${letter}|\\\\u(?:00|\\{0*)${letter.charCodeAt(0).toString(16)}\\}?)`).join('');
const WORDS = new RegExp(`(?<![\\w$])(?:(from|import)|${REQUIRE})(?![\\w$])`, 'g');
/** Up to the end of a text, or to what is escaped in it. */
const LITERALS: ReadonlyMap<string, RegExp> = new Map([
  ["'", /'([^'\n\r\\]*)(['\\])/y],
  ['"', /"([^"\n\r\\]*)(["\\])/y],
  ['`', /`([^`\\]*)([`\\])/y],
]);
/** `import.defer`, `require.resolve`; `require?.(`. */
const MEMBER = /\??\.\s{0,99}(\w*)/y;
/** Members that import what fits a pattern. */
const PATTERN = /\.\s{0,99}(?:context\b|meta\s{0,99}\.\s{0,99}(?:glob|globEager|webpackContext)\b)/y;
/** What stands behind the word where it is handed on, to be called by another name or in another type. */
const HANDED_ON = /[)!<[]|(?:as|satisfies)\s/y;
/** Of what tools read in more than one way: escapes, values that are put in, what is no name. */
const UNCLEAR = /[\\%]|\$\{|^data:/i;
const LONGEST = 4096;

/** @returns null where it imports something whose name it does not write out */
export function specifiersIn(text: string): ReadonlySet<string> | null {
  const found = new Set<string>();
  const skip = gapsIn(text);
  for (const { 0: word, 1: plain, index } of text.matchAll(WORDS)) {
    const at = skip(index + word.length);
    const specifier = plain === 'from' ? literalAt(text, at) : calledAt({ text, index, skip, isImport: plain === 'import' }, at);
    if (specifier === null) continue;
    if (specifier === UNKNOWN || UNCLEAR.test(specifier) || specifier.length > LONGEST) return null;
    found.add(specifier);
  }
  return found;
}

const UNKNOWN = '\\';

/** One place of `import` or `require`. */
interface Place {
  readonly text: string;
  readonly index: number;
  readonly skip: (from: number) => number;
  readonly isImport: boolean;
}

/** @returns what is imported; null where nothing is, or where that stands behind `from` */
function calledAt(place: Place, at: number): string | null {
  const { text, index, skip, isImport } = place;
  if (matchAt(PATTERN, text, at) !== null) return UNKNOWN;
  const member = matchAt(MEMBER, text, at);
  const next = member === null ? at : skip(at + member[0].length);
  if (text[next] === '(') return argumentAt(place, skip(next + 1), member?.[1] ?? '');
  const literal = member === null ? literalAt(text, at) : null;
  if (literal !== null || isImport || member !== null) return literal;
  const isTaken = text
    .slice(Math.max(0, index - 20), index)
    .trimEnd()
    .endsWith('=');
  return isTaken || matchAt(HANDED_ON, text, at) !== null ? UNKNOWN : null;
}

/** Methods of other things are called so, too; of a method's own argument nothing is known, and nothing needs to be. */
function argumentAt({ text, index, skip, isImport }: Place, at: number, member: string): string | null {
  const literal = literalAt(text, at);
  const next = literal === null ? at : skip(at + literal.length + 2);
  if (literal !== null && (text[next] === ')' || text[next] === ',')) return literal;
  const isMethod = isImport && text[index - 1] === '.' && text[index - 2] !== '.';
  const isOther = member !== '' && !/^(?:defer|source)$/.test(member);
  return text[next] === ')' || isMethod || isOther ? literal : UNKNOWN;
}

function literalAt(text: string, at: number): string | null {
  const pattern = LITERALS.get(text[at] ?? '');
  const [, literal = null, end] = pattern === undefined ? [] : (matchAt(pattern, text, at) ?? []);
  return end === UNKNOWN ? UNKNOWN : literal;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** @returns a way past white space and comments, that looks at no place of a text again and again */
function gapsIn(text: string): (from: number) => number {
  const lineEnd = nextIn(text, /[\n\r\u2028\u2029]/g);
  const commentEnd = nextIn(text, /\*\//g);
  let walk = { marks: new Set<number>(), end: 0 };
  return (from) => {
    const marks = new Set<number>();
    let at = pastSpace(text, from);
    while (text[at] === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
      if (walk.marks.has(at)) return walk.end;
      marks.add(at);
      const end = text[at + 1] === '/' ? lineEnd(at + 2) : commentEnd(at + 2) + 2;
      at = pastSpace(text, Math.min(end, text.length));
    }
    if (marks.size > 0) walk = { marks, end: at };
    return at;
  };
}

const SPACE = /\s*/y;

function pastSpace(text: string, from: number): number {
  return from + (matchAt(SPACE, text, from)?.[0].length ?? 0);
}

/** @returns the next place of a pattern, remembered as long as it lies ahead; the end of the text where there is none */
function nextIn(text: string, pattern: RegExp): (from: number) => number {
  let known = { from: 0, at: -1 };
  return (from) => {
    if (from < known.from || from > known.at) known = { from, at: matchAt(pattern, text, from)?.index ?? text.length };
    return known.at;
  };
}
