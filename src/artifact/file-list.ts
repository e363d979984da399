// A plain list in, one path a line (or one between NULs, as -print0 and -z write it); evidence out.

import type { Evidence } from '../model/artifact.ts';
import { failed, fault, ok, type Fault, type Result } from '../model/fault.ts';
import { exceeded, type Limit } from '../model/limits.ts';
import { formatSize } from '../model/size.ts';
import { addListed, evidence, sourceClaim, sourceDraft } from './claim.ts';
import { LONGEST, listedPath } from './path.ts';

const FORMATS =
  'an esbuild metafile, source map, bundle stats, npm pack --json, CycloneDX or SPDX as JSON, provenance, a tar, or one path a line';
/** Bytes that an entry takes beside its name, by estimate. */
const ENTRY = 200;

/** @param memory what it may take; null for as much as it needs */
export function readFileList(text: string, file: string, memory: Limit | null): Result<Evidence> {
  const draft = sourceDraft();
  let [at, number, kept] = [0, 0, 0];
  const isNul = text.includes('\0');
  while (at < text.length) {
    const { line, next } = lineAt(text, at, isNul);
    [at, number] = [next, number + 1];
    if (line === '' && (at >= text.length || !isNul)) continue;
    const odd = whyNoPath(line);
    if (odd !== null) return failed([isTalked(text) ? talked(file) : noPath(`${file}:${number}`, odd)]);
    kept += 2 * line.length + ENTRY;
    if (memory !== null && kept > memory.most) return failed([tooLarge(file, kept, memory)]);
    // A folder, as tools write it that list them, too.
    if (!line.endsWith('/')) addListed(draft, line.replaceAll('\\', '/'), `/${number}`);
  }
  if (draft.ships.size === 0)
    return failed([
      fault('E_EVIDENCE', file, 'the file is empty: no evidence was written', 'look at the tool that should have written it'),
    ]);
  return ok(evidence(file, 'file list', { sources: sourceClaim('listing', draft) }));
}

/** True for lines of text with JSON behind them: what scripts of a package print goes where npm writes. */
function isTalked(text: string): boolean {
  return /\n[{[]/.test(text) && /[}\]]$/.test(text.slice(-100).trimEnd());
}

function talked(file: string): Fault {
  const fix =
    'keep what scripts print out of the file: npm pack --json --ignore-scripts after the build, or let them print to standard error';
  return fault('E_EVIDENCE', `${file}:1`, 'text stands before the JSON', fix);
}

function lineAt(text: string, at: number, isNul: boolean): { readonly line: string; readonly next: number } {
  const end = text.indexOf(isNul ? '\0' : '\n', at);
  const line = text.slice(at, end === -1 ? text.length : end);
  return { line: isNul ? line : line.replace(/\r$/, ''), next: end === -1 ? text.length : end + 1 };
}

/** Patterns are held against no more of a line than a path may have. */
function whyNoPath(line: string): string | null {
  if (line.length > LONGEST) return `this line is longer than the ${LONGEST} characters that a path may have`;
  const isOdd = /[\p{Cc}]|^\s|\s$|^[<{[]|^[\w-]+:\s/u.test(line) || listedPath(line) === null;
  return isOdd ? 'this line is no path' : null;
}

function noPath(where: string, why: string): Fault {
  return fault('E_EVIDENCE', where, `it is no evidence that the gate knows, and ${why}`, `give ${FORMATS}`);
}

function tooLarge(file: string, kept: number, memory: Limit): Fault {
  return exceeded('memory', memory, file, { what: `the names that it lists take at least ${formatSize(kept)}`, found: kept });
}
