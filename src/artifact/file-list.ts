// A plain list in, one path a line (or one between NULs, as -print0 and -z write it); evidence out.

import type { Evidence } from '../model/artifact.ts';
import { failed, fault, ok, type Fault, type Result } from '../model/fault.ts';
import { addTo, evidence, sourceClaim, sourceDraft } from './claim.ts';
import { cleanPath } from './path.ts';

const FORMATS =
  'an esbuild metafile, source map, bundle stats, npm pack --json, CycloneDX or SPDX as JSON, provenance, a tar, or one path a line';

export function readFileList(text: string, file: string): Result<Evidence> {
  const lines = text.includes('\0') ? text.split('\0') : text.split('\n').map((line) => line.replace(/\r$/, ''));
  const draft = sourceDraft();
  for (const [index, line] of lines.entries()) {
    if (line === '' && (index === lines.length - 1 || !text.includes('\0'))) continue;
    if (/[\p{Cc}]|^\s|\s$|^[<{[]|^[\w-]+:\s/u.test(line) || cleanPath(line) === null)
      return failed([isTalked(text) ? talked(file) : notPath(`${file}:${index + 1}`)]);
    addTo(draft.ships, line, `/${index + 1}`);
  }
  if (draft.ships.size === 0)
    return failed([
      fault('E_EVIDENCE', file, 'the file is empty: no evidence was written', 'look at the tool that should have written it'),
    ]);
  return ok(evidence(file, 'file list', { sources: sourceClaim('listing', draft) }));
}

function notPath(where: string): Fault {
  return fault('E_EVIDENCE', where, 'it is no evidence that the gate knows, and this line is no path', `give ${FORMATS}`);
}

/** True for lines of text with JSON behind them: what scripts of a package print goes where npm writes. */
function isTalked(text: string): boolean {
  return /\n[{[]/.test(text) && /[}\]]\s*$/.test(text);
}

function talked(file: string): Fault {
  const fix =
    'keep what scripts print out of the file: npm pack --json --ignore-scripts after the build, or let them print to standard error';
  return fault('E_EVIDENCE', `${file}:1`, 'text stands before the JSON', fix);
}
