// The text of a YAML file and an edit in, the edited text out: every other byte is kept, comments, order and line ends too. What
// comes out is read again, and must say what the file said before but for the edit; else nothing comes out.

import { isMap, isScalar, isSeq, parseDocument, type Node, type YAMLMap, type YAMLSeq } from 'yaml';
import { fault, failed, ok, type Fault, type Result } from '../model/fault.ts';
import { breakAt, columnOf, endWithComments, isBlankAbove, lineStart, nextLine, skipBlank, startWithComments } from './lines.ts';
import { blockLines, flowText, type Value } from './render.ts';
import { parseYaml, type Parsed, type Step } from './yaml.ts';

/** An entry of a list, and how it is written. */
export interface Item {
  readonly value: Value;
  /** In block style, with the comments that go with it; its dash stands in column 0. */
  readonly lines: readonly string[];
}

/** What stood between two places, and what stands there now. */
interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A map, and what stands in it below a key: null where the key does not. */
interface Place {
  readonly holder: YAMLMap;
  readonly key: string;
  readonly list: YAMLSeq | null;
}

const STEP = 2;

export function itemOf(value: Value): Item {
  return { value, lines: blockLines(value).map((line, index) => (index === 0 ? `- ${line}` : line === '' ? '' : `  ${line}`)) };
}

/**
 * Adds entries at the end of a list; the list too, where its key is missing.
 * @param text as YAML that `parseYaml` takes
 * @param path of the list: its last step is a key
 */
export function appendTo(text: string, file: string, path: readonly Step[], items: readonly Item[]): Result<string> {
  const before = parseYaml(text, file, Number.MAX_SAFE_INTEGER);
  if (!before.ok) return before;
  const unreadable = items.flatMap(({ lines }) => faultsIn(lines.join('\n'), file));
  if (unreadable.length > 0) return failed(unreadable);
  const place = placeOf(text, path);
  if (place === null) return failed([unfit(before.value, path, 'the list cannot be found')]);
  const edited = spliced(text, splicesFor(text, place, items));
  const values = items.map(({ value }) => value);
  const expected = changed(before.value.value as Value, path, (list) => [...list, ...values]);
  return checked(edited, expected, before.value, path);
}

/**
 * Takes entries out of a list in block style, with the comments within them, directly above them and indented below them, and the
 * blank lines that follow.
 * @param indexes of the entries, ascending
 */
export function cutFrom(
  text: string,
  file: string,
  path: readonly Step[],
  indexes: readonly number[],
): Result<{ readonly text: string; readonly items: readonly Item[] }> {
  const before = parseYaml(text, file, Number.MAX_SAFE_INTEGER);
  if (!before.ok) return before;
  const place = placeOf(text, path);
  const list = place?.list ?? null;
  if (place === null || list === null || list.flow === true)
    return failed([unfit(before.value, path, 'entries inside [ ] cannot be taken out with their comments')]);
  const spans = indexes.map((index) => spanOf(text, list, index));
  const isAll = indexes.length === list.items.length;
  const splices = [...(isAll ? [emptied(text, place)] : []), ...spans.map(({ from, to }) => ({ from, to, text: '' }))];
  const cut = new Set(indexes);
  const expected = changed(before.value.value as Value, path, (all) => all.filter((_one, index) => !cut.has(index)));
  const edited = checked(spliced(text, splices), expected, before.value, path);
  if (!edited.ok) return edited;
  const values = entriesAt(before.value.value as Value, path);
  const items = spans.map((span, index) => ({ value: values[indexes[index] ?? -1] ?? null, lines: linesOf(text, span) }));
  return ok({ text: edited.value, items });
}

function placeOf(text: string, path: readonly Step[]): Place | null {
  const { contents } = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false, merge: false, keepSourceTokens: true });
  const holder = path.slice(0, -1).reduce<unknown>((node, step) => below(node, step), contents);
  const key = path.at(-1);
  if (!isMap(holder) || typeof key !== 'string') return null;
  const list = below(holder, key);
  if (list !== undefined && !isSeq(list)) return null;
  return { holder, key, list: list ?? null };
}

function below(node: unknown, step: Step): unknown {
  if (isSeq(node)) return node.items[Number(step)];
  return isMap(node) ? node.items.find(({ key }) => isScalar(key) && key.value === step)?.value : undefined;
}

function splicesFor(text: string, place: Place, items: readonly Item[]): readonly Splice[] {
  const { holder, key, list } = place;
  const flow = items.map(({ value }) => flowText(value)).join(', ');
  const indent = columnOf(text, startOf(holder));
  if (list === null) {
    if (holder.flow === true) return [put(lastIn(holder), `, ${key}: [${flow}]`)];
    return [putLines(text, endWithComments(text, endOf(holder), indent), [`${pad(indent)}${key}:`, ...indented(items, indent + STEP)])];
  }
  if (list.flow !== true) return [afterLast(text, list, items)];
  if (list.items.length > 0) return [put(endOf(list.items.at(-1)), `, ${flow}`)];
  const [from, to] = [startOf(list), list.range?.[1] ?? 0];
  if (holder.flow === true || !/^\[ *\]$/.test(text.slice(from, to))) return [put(from + 1, flow)];
  const blank = / *$/.exec(text.slice(0, from))?.[0].length ?? 0;
  return [{ from: from - blank, to, text: '' }, putLines(text, nextLine(text, to), indented(items, indent + STEP))];
}

/** Apart by a blank line where the last two are. */
function afterLast(text: string, list: YAMLSeq, items: readonly Item[]): Splice {
  const column = columnOf(text, startOf(list));
  const end = endWithComments(text, endOf(list), column + 1);
  const apart = list.items.length > 1 && isBlankAbove(text, startWithComments(text, lineStart(text, dashOf(list, -1)), column));
  return putLines(
    text,
    end,
    items.flatMap((item) => [...(apart ? [''] : []), ...indented([item], column)]),
  );
}

function indented(items: readonly Item[], column: number): readonly string[] {
  return items.flatMap(({ lines }) => lines.map((line) => (line === '' ? '' : pad(column) + line)));
}

function pad(column: number): string {
  return ' '.repeat(column);
}

function put(place: number, text: string): Splice {
  return { from: place, to: place, text };
}

/** @param place the beginning of a line, or the end of a text without a last line break */
function putLines(text: string, place: number, lines: readonly string[]): Splice {
  const end = breakAt(text, place);
  const isOpen = place > 0 && text.charAt(place - 1) !== '\n';
  return put(place, `${isOpen ? end : ''}${lines.map((line) => line + end).join('')}`);
}

interface Span {
  readonly from: number;
  readonly to: number;
  /** Where the blank lines begin that go with it. */
  readonly end: number;
  readonly column: number;
}

function spanOf(text: string, list: YAMLSeq, index: number): Span {
  const dash = dashOf(list, index);
  const column = columnOf(text, dash);
  const from = startWithComments(text, lineStart(text, dash), column);
  const end = endWithComments(text, Math.max(endOf(list.items[index]), dash + 1), column + 1);
  return { from, end, to: skipBlank(text, end), column };
}

function linesOf(text: string, { from, end, column }: Span): readonly string[] {
  const lines = text
    .slice(from, end)
    .replace(/\r?\n$/, '')
    .split(/\r?\n/);
  return lines.map((line) => line.replace(new RegExp(`^ {0,${column}}`), ''));
}

/** What a list says in which nothing is left. */
function emptied(text: string, { holder, key }: Place): Splice {
  const pair = holder.items.find((item) => isScalar(item.key) && item.key.value === key);
  return put(text.indexOf(':', endOf(pair?.key)) + 1, ' []');
}

/** @param index from the end where it is negative */
function dashOf(list: YAMLSeq, index: number): number {
  const token = list.srcToken?.type === 'block-seq' ? list.srcToken.items.filter(({ start }) => start.some(isDash)).at(index) : undefined;
  return token?.start.find(isDash)?.offset ?? startOf(list);
}

function isDash({ type }: { type: string }): boolean {
  return type === 'seq-item-ind';
}

function startOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}

/** Where a value ends, without what stands behind it: a block ends where its last value does. */
function endOf(node: unknown): number {
  if (isSeq(node) && node.flow !== true && node.items.length > 0) return endOf(node.items.at(-1));
  if (isMap(node) && node.flow !== true && node.items.length > 0) return lastIn(node);
  return (node as Node | null | undefined)?.range?.[1] ?? 0;
}

function lastIn({ items }: YAMLMap): number {
  const last = items.at(-1);
  return Math.max(endOf(last?.key), endOf(last?.value));
}

function spliced(text: string, splices: readonly Splice[]): string {
  return splices.toSorted((a, b) => b.from - a.from).reduce((all, one) => all.slice(0, one.from) + one.text + all.slice(one.to), text);
}

/** The value with another list at the path. */
function changed(value: Value, path: readonly Step[], to: (list: readonly Value[]) => readonly Value[]): Value {
  const [step, ...rest] = path;
  if (step === undefined) return to(Array.isArray(value) ? (value as readonly Value[]) : []);
  if (Array.isArray(value)) return value.map((one: Value, index) => (index === step ? changed(one, rest, to) : one));
  const map = value as { readonly [key: string]: Value };
  return { ...map, [step]: changed(Object.hasOwn(map, step) ? (map[step] ?? null) : null, rest, to) };
}

function entriesAt(value: Value, path: readonly Step[]): readonly Value[] {
  let found: readonly Value[] = [];
  changed(value, path, (list) => (found = list));
  return found;
}

function checked(text: string, expected: Value, before: Parsed, path: readonly Step[]): Result<string> {
  const after = parseYaml(text, before.file, Number.MAX_SAFE_INTEGER);
  if (after.ok && JSON.stringify(after.value.value) === JSON.stringify(expected)) return ok(text);
  return failed([unfit(before, path, 'the file is written in a way that cannot be edited without changing more')]);
}

/** Of text that no YAML file may hold: it stands nowhere yet. */
function faultsIn(text: string, file: string): readonly Fault[] {
  const parsed = parseYaml(text, file, Number.MAX_SAFE_INTEGER);
  return parsed.ok ? [] : parsed.faults.map(({ code, what, fix }) => fault(code, file, `in what is to be written, ${what}`, fix));
}

function unfit({ where }: Parsed, path: readonly Step[], what: string): Fault {
  return fault(
    'E_SYNTAX',
    where(path, 'key'),
    what,
    'write each entry on lines of its own, after "- ", and end the file with a line break',
  );
}
