// YAML text in, plain values that remember their position out. YAML 1.2 core schema and no more: one document, plain string
// keys, no anchors, aliases, tags, merge keys or directives (threat D6). The only reader of YAML; edit.ts and
// render.ts, which write it, have what they wrote read here.

import {
  Composer,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  Parser,
  visit,
  type CST,
  type Document,
  type Node,
} from 'yaml';
import { fault, failed, ok, type Fault, type Result } from '../model/fault.ts';
import { formatCount } from '../model/size.ts';
import { Faults } from './faults.ts';

/** Keys, values and marks of one file; each takes up to a kilobyte of memory. */
export const MOST_PARTS = 1_500_000;
/** Aliases, directives, and commas with nothing before them: each is a fault, and takes more memory than any value. */
const MOST_REFUSED = 400;
const OPEN: ReadonlySet<string> = new Set([',', '[', '{']);
/** As the lexer says that a document begins, and that a value follows. */
const DOCUMENT = '\u0002';
const VALUE = '\u001f';
/** White space, and what the lexer says of the value that follows. */
const isSilent = (lexeme: string): boolean => lexeme === VALUE || lexeme.trim() === '';

export type Step = string | number;

export interface Parsed {
  readonly file: string;
  /** Maps as objects without a prototype, lists as arrays, scalars as string, number, boolean or null. */
  readonly value: unknown;
  /**
   * `file:line:column` of what stands at `path`, or of the nearest thing above it that exists.
   * @param path keys and indexes from the root @param of the value, or the key that introduces it
   */
  where(path: readonly Step[], of?: 'value' | 'key'): string;
}

const PLAIN = 'write plain YAML: one document of keys, lists and values';
const QUOTE = 'indent with spaces, and put text in quotes that holds ": ", " #", a leading @ or `, or a comma or bracket inside {…}';

/** What YAML forbids (1.2.2 §5.1), and what readers disagree on: line breaks but LF and CR LF, and turns of the direction. */
const UNREADABLE =
  /[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|\r(?!\n)|[\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** @param file the name that positions carry @param maxBytes larger text is refused unread */
export function parseYaml(text: string, file: string, maxBytes: number): Result<Parsed> {
  if (new TextEncoder().encode(text).length > maxBytes) {
    return failed([fault('E_TOO_LARGE', file, `the file is larger than ${maxBytes} bytes`, 'split it, or remove what has ended')]);
  }
  const lines = new LineCounter();
  const documents = read(text, lines);
  if (documents === null) return failed([tooMany(file)]);
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
  };
  const [document] = documents;
  const faults = new Faults();
  unreadable(text, at, faults);
  directives(text, at, faults);
  for (const one of documents) problems(one, at, faults);
  extraDocuments(documents, at, faults);
  if (faults.count > 0) return failed(faults.end(file));
  if (!document || isEmpty(document.contents))
    return failed([
      fault('E_SYNTAX', `${file}:1:1`, 'the file is empty', 'write at least "version: 1", and "exceptions: []" in a file of exceptions'),
    ]);
  return ok({ file, value: toValue(document.contents), where: (path, of = 'value') => at(offsetOf(document, path, of)) });
}

/**
 * What is refused anyway is not read to its end: more documents, and what is no plain value.
 * @returns null where there is too much of it
 */
function read(text: string, lines: LineCounter): readonly (Document.Parsed | Document)[] | null {
  const parser = new Parser(lines.addNewLine);
  const tokens: CST.Token[] = [];
  lines.addNewLine(0);
  const seen = { parts: 0, refused: 0, mark: '', before: '' };
  for (const lexeme of new Lexer().lex(text)) {
    const isValue = seen.before === VALUE;
    seen.refused += isValue ? 0 : refusedBy(lexeme, seen.mark);
    if (!isSilent(lexeme)) [seen.parts, seen.mark] = [seen.parts + 1, lexeme];
    seen.before = lexeme;
    if (seen.parts > MOST_PARTS) return null;
    if (seen.refused > MOST_REFUSED) break;
    for (const token of parser.next(lexeme)) tokens.push(token);
  }
  for (const token of parser.end()) tokens.push(token);
  // "twins" finds equal keys, in linear time.
  return [...new Composer({ version: '1.2', schema: 'core', uniqueKeys: false, strict: true, merge: false }).compose(tokens)];
}

/** @param mark the one before it @returns how much of what is refused anyway it adds */
function refusedBy(lexeme: string, mark: string): number {
  if (lexeme === '---' || lexeme === DOCUMENT) return MOST_REFUSED / 4;
  return /^[*%]/.test(lexeme) || (lexeme === ',' && OPEN.has(mark)) ? 1 : 0;
}

function tooMany(file: string): Fault {
  const what = `the file has more than ${formatCount(MOST_PARTS)} keys, values and marks`;
  return fault('E_TOO_LARGE', file, what, 'split it, or remove what has ended');
}

type At = (offset: number) => string;

function isEmpty(contents: Node | null): boolean {
  return contents === null || (isScalar(contents) && contents.source === '' && contents.value === null);
}

/** The first one only: a file of another kind is full of them. */
function unreadable(text: string, at: At, faults: Faults): void {
  const found = UNREADABLE.exec(text);
  if (found === null) return;
  const name = `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  faults.add(() => fault('E_SYNTAX', at(found.index), `the character ${name} is not taken`, 'remove it; lines end with LF or CR LF'));
}

function directives(text: string, at: At, faults: Faults): void {
  for (const { index } of text.matchAll(/^\ufeff?%.*/gm))
    faults.add(() => fault('E_SYNTAX', at(index), 'a YAML directive is not taken', 'remove the line'));
}

function extraDocuments(documents: readonly Document[], at: At, faults: Faults): void {
  for (const extra of documents.slice(1))
    faults.add(() => fault('E_SYNTAX', at(extra.range?.[0] ?? 0), 'a second YAML document in the file', PLAIN));
}

function problems(document: Document.Parsed | Document, at: At, faults: Faults): void {
  // The first one only: the others follow from it.
  const [error] = document.errors;
  if (error) return faults.add(() => fault('E_SYNTAX', at(error.pos[0]), `not YAML: ${oneLine(error.message)}`, QUOTE));
  // Tags are refused below, wherever they stand.
  for (const warning of document.warnings.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED'))
    faults.add(() => fault('E_SYNTAX', at(warning.pos[0]), `not plain YAML: ${oneLine(warning.message)}`, PLAIN));
  visit(document, (_key, node) => {
    if (isPair(node)) {
      if (!isScalar(node.key) || typeof node.key.value !== 'string') faults.add(() => noKey(at(startOf(node.key))));
      return;
    }
    const refused = refusal(node);
    if (refused !== null) faults.add(() => fault('E_SYNTAX', at(startOf(node)), `${refused} is not taken`, 'write the value itself'));
    if (isMap(node)) twins(node, at, faults);
  });
}

function noKey(where: string): Fault {
  return fault('E_SYNTAX', where, 'a key that is not a plain string', 'write a plain key, in quotes if it looks like a number');
}

function refusal(node: unknown): string | null {
  if (isAlias(node)) return 'an alias (*name)';
  if (!isScalar(node) && !isCollection(node)) return null;
  if (node.anchor !== undefined) return 'an anchor (&name)';
  const written = (node as { tag?: string; srcToken?: unknown }).tag;
  return written === undefined ? null : 'a tag (!name)';
}

/** Keys that are equal once normalised, though their bytes differ: no reader could tell them apart. */
function twins(map: { items: readonly { key: unknown }[] }, at: At, faults: Faults): void {
  const seen = new Set<string>();
  for (const { key } of map.items) {
    if (!isScalar(key) || typeof key.value !== 'string') continue;
    const name = key.value.normalize('NFC');
    if (key.value === '<<')
      faults.add(() => fault('E_SYNTAX', at(startOf(key)), 'a merge key (<<) is not taken', 'write the keys themselves'));
    else if (seen.has(name)) faults.add(() => fault('E_SYNTAX', at(startOf(key)), `the key "${name}" stands twice`, 'keep one of them'));
    seen.add(name);
  }
}

function toValue(node: unknown): unknown {
  if (isMap(node)) {
    const object = Object.create(null) as Record<string, unknown>;
    for (const { key, value } of node.items) object[String(isScalar(key) ? key.value : key)] = toValue(value);
    return object;
  }
  if (isSeq(node)) return node.items.map(toValue);
  return isScalar(node) ? node.value : null;
}

function offsetOf(document: Document, path: readonly Step[], of: 'value' | 'key'): number {
  let node: unknown = document.contents;
  let offset = startOf(node);
  for (const [index, step] of path.entries()) {
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === step) : undefined;
    const next: unknown = isSeq(node) ? node.items[Number(step)] : pair?.value;
    const keyOnly = pair !== undefined && (of === 'key' || next === null) && index === path.length - 1;
    if (pair === undefined && next === undefined) return offset;
    offset = startOf(keyOnly ? pair.key : next);
    node = next;
  }
  return offset;
}

function startOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
