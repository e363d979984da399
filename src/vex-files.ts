// Names of VEX files and the policy in, documents out, and what is wrong with them. What nobody trusts is read all the same, and
// said: a file that is named must not be passed over in silence.

import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { readBytes } from './files/bounded.ts';
import { nameOf } from './files/find.ts';
import { exists } from './files/text.ts';
import { fault, failed, type Fault, type Result, type Warning } from './model/fault.ts';
import type { VexDocument, VexRules } from './model/vex.ts';
import { trustOf } from './vex/trust.ts';

/** Larger documents are refused. */
export const MAX_VEX_BYTES = 64 * 1024 * 1024;

export interface VexRead {
  /** Sorted by digest, each once. */
  readonly documents: readonly VexDocument[];
  readonly faults: readonly Fault[];
  readonly warnings: readonly Warning[];
}

/** @param source absolute path of the source folder */
export async function readVexFiles(paths: readonly string[], source: string, rules: VexRules): Promise<VexRead> {
  const read: Result<VexDocument>[] = [];
  // One after the other: each may be large.
  for (const path of paths) read.push(await readOne(resolve(path), source));
  const all = read.flatMap((one) => (one.ok ? [one.value] : []));
  const bySha = new Map<string, VexDocument>();
  const again: Warning[] = [];
  for (const document of all) {
    const known = bySha.get(document.sha256);
    if (known === undefined) bySha.set(document.sha256, document);
    else again.push({ what: `the file is the same as ${known.file}, and is read once`, where: document.file });
  }
  const documents = [...bySha.values()].toSorted((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  return { documents, faults: read.flatMap((one) => (one.ok ? [] : one.faults)), warnings: [...again, ...untrusted(documents, rules)] };
}

async function readOne(path: string, source: string): Promise<Result<VexDocument>> {
  const name = nameOf(path, source);
  const bytes = await readBytes(path, MAX_VEX_BYTES);
  if (!bytes.ok) {
    const code = (await exists(path)) ? 'E_READ' : 'E_NO_FILE';
    return failed([fault(code, name, `the file ${bytes.why}`, 'correct the name, or leave it out')]);
  }
  const text = decoded(bytes.value);
  if (text === null) return failed([fault('E_ENCODING', name, 'the file is not UTF-8', 'save it as UTF-8')]);
  // What reads JSON is loaded for those who have some.
  const { readVex } = await import('./vex/read.ts');
  return readVex(text, name, createHash('sha256').update(bytes.value).digest('hex'));
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function untrusted(documents: readonly VexDocument[], rules: VexRules): readonly Warning[] {
  const trustIn = trustOf(documents, rules);
  return documents.flatMap((document) => {
    const trusted = trustIn(document);
    if (trusted.line !== null) return [];
    const { author, statements, sha256 } = document;
    const number = `${statements.length} ${statements.length === 1 ? 'statement accepts' : 'statements accept'}`;
    return [{ what: `VEX by "${author}": ${trusted.why}, and its ${number} nothing (sha256 ${sha256})`, where: document.file }];
  });
}
