// A finding and its file's source in, its trace out. Without source the snippet serves, then message and logical location.

import type { Basis, Clues, Subject, Trace } from '../model/trace.ts';
import { digestOf } from './codes.ts';
import { LONGEST, extractOf, type Around, type Source } from './source.ts';
import { shapeOf, tokensOf } from './words.ts';

const NO_CLUES: Clues = { snippet: null, context: null, fingerprints: [], logical: null };

/** @param source of the subject's file; null where it cannot be read */
export function traceOf(subject: Subject, source: Source | null): Trace {
  const { tool, rule, path, line, column, endLine, message, vulnerability, package: found } = subject;
  const clues = subject.clues ?? NO_CLUES;
  const component = vulnerability === null || found === null ? null : JSON.stringify([vulnerability, found]);
  return {
    scope: digestOf('scope', JSON.stringify([tool.toLowerCase(), component === null ? rule : null]), 10),
    path: pathHash(path),
    base: digestOf('base', (path ?? '').split('/').at(-1) ?? '', 4),
    message: digestOf('message', message, 8),
    bare: digestOf('bare', bareOf(message), 6),
    logical: clues.logical === null ? '' : digestOf('logical', clues.logical, 6),
    component: component === null ? '' : digestOf('component', component, 10),
    ...fileOf(source),
    fingerprints: fingerprintsOf(clues),
    ...textOf(subject, clues, source),
    line,
    column,
    endLine,
  };
}

function fileOf(source: Source | null): Pick<Trace, 'file' | 'sketch'> {
  return source === null ? { file: '', sketch: '' } : { file: source.file, sketch: source.sketch };
}

/** What a trace says of a path: to be compared with `Trace.path`. */
export function pathHash(path: string | null): string {
  return digestOf('path', path ?? '\0', 10);
}

const MOST_FINGERPRINTS = 3;

/** The same ones wherever there are more than are remembered. */
function fingerprintsOf({ fingerprints }: Clues): string[] {
  const hashes = fingerprints.map((fingerprint) => digestOf('fingerprint', fingerprint, 6));
  return [...new Set(hashes)].toSorted().slice(0, MOST_FINGERPRINTS);
}

const QUOTED = /'[^']*'|"[^"]*"|`[^`]*`|‘[^’]*’|“[^”]*”|\d+/g;

/** What a tool says of a rule, without what it quotes of the code: names change, and numbers count lines and versions. */
function bareOf(message: string): string {
  return message.replace(QUOTED, '_');
}

type Text = Pick<Trace, 'basis' | 'exact' | 'loose' | 'shape' | 'above' | 'below' | 'ordinal' | keyof Around>;

const NO_TEXT: Text = {
  basis: 'message',
  exact: '',
  loose: '',
  shape: '',
  above: [],
  below: [],
  ordinal: 0,
  words: [],
  anchor: 0,
  lead: 0,
  trail: 0,
};

function textOf({ line, column }: Subject, { context, snippet }: Clues, source: Source | null): Text {
  if (line !== null && holds(source, line)) return textIn(source, line, column, 'source');
  const extract = context === null ? null : extractOf(context.text, context.line).source;
  if (line !== null && holds(extract, line)) return textIn(extract, line, column, 'snippet');
  // An extract without its surroundings: whether it begins where its line does is not known, so the column says nothing of it.
  if (snippet !== null && snippet.trim() !== '') return textIn(extractOf(snippet.trimStart(), 1).source, 1, null, 'snippet');
  return NO_TEXT;
}

function holds(source: Source | null, line: number): source is Source {
  return source !== null && source.line(line) !== null;
}

function textIn(source: Source, line: number, column: number | null, basis: Basis): Text {
  const whole = source.line(line) ?? '';
  const from = whole.length <= LONGEST ? 0 : Math.max(0, (column ?? 1) - 1);
  const text = whole.slice(from, from + LONGEST).trim();
  const tokens = tokensOf(text);
  return {
    basis,
    exact: digestOf('exact', text, 10),
    loose: digestOf('loose', tokens.join(' '), 10),
    shape: digestOf('shape', shapeOf(tokens), 6),
    above: source.neighbours(line, -1),
    below: source.neighbours(line, 1),
    ordinal: source.ordinal(line),
    ...source.around(line, column),
  };
}
