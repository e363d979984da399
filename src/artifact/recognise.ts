// Text of one file of evidence in; what it says out. What it is follows from its content, never from its name.

import type { Evidence } from '../model/artifact.ts';
import { failed, fault, type Result } from '../model/fault.ts';
import type { Limit } from '../model/limits.ts';
import { isMap, parseJson, type Json, type JsonObject } from '../syntax/json.ts';
import {
  isAnalyzer,
  isRollupOutput,
  isViteManifest,
  isVisualizer,
  isWebpackStats,
  readAnalyzer,
  readRollupOutput,
  readViteManifest,
  readVisualizer,
  readWebpackStats,
} from './bundle-stats.ts';
import { isCycloneDx, readCycloneDx } from './cyclonedx.ts';
import { readFileList } from './file-list.ts';
import { isMetafile, readMetafile } from './metafile.ts';
import { isNpmPack, readNpmPack } from './npm-pack.ts';
import { isProvenance, readProvenance } from './provenance.ts';
import { isSourceMap, readSourceMap } from './source-map.ts';
import { isSpdx, readSpdx } from './spdx.ts';

/** Large, and nothing that the gate asks for: the texts of sources and of modules. */
const UNREAD: ReadonlySet<string> = new Set(['sourcesContent', 'mappings', 'names', 'source', 'code', 'reasons', 'licenses']);
const AGAIN = 'let the tool write it again, and look at its log';

type ReadObject = (root: JsonObject, file: string) => Result<Evidence>;

/** The first that fits. Those that say what they are come before those that are known by their shape. */
const OBJECTS: readonly (readonly [(root: JsonObject) => boolean, ReadObject])[] = [
  [isCycloneDx, readCycloneDx],
  [isSpdx, readSpdx],
  [isProvenance, (root, file) => readProvenance([root], file)],
  [isSourceMap, readSourceMap],
  [isVisualizer, readVisualizer],
  [isMetafile, readMetafile],
  [isAnalyzer, readAnalyzer],
  [isWebpackStats, readWebpackStats],
  [isRollupOutput, readRollupOutput],
  [isNpmPack, readNpmPack],
  [isViteManifest, readViteManifest],
];

/** @param file its name, as reports give it @param memory what its values may take; null for as much as they need */
export function readText(text: string, file: string, memory: Limit | null = null): Result<Evidence> {
  // A source map may begin with a line that keeps it from being run as a script (ECMA-426 §9).
  const body = text.startsWith(")]}'") ? text.slice(text.indexOf('\n') + 1) : text;
  if (text.trim() === '') return failed([fault('E_CUT_SHORT', file, 'the file is empty: nothing was written', AGAIN)]);
  if (!/^[{[]/.test(body.trimStart())) return readFileList(text, file, memory);
  const root = parseJson(body, file, { unread: UNREAD, memory });
  if (root.ok) return readJson(root.value, file);
  return readLines(body, file) ?? root;
}

function readJson(root: Json, file: string): Result<Evidence> {
  if (isMap(root)) {
    const found = OBJECTS.find(([isIt]) => isIt(root));
    if (found) return found[1](root, file);
  } else if (isNpmPack(root)) return readNpmPack(root, file);
  else if (isRollupOutput(root)) return readRollupOutput(root, file);
  return failed([
    fault('E_EVIDENCE', file, 'it is JSON, but no evidence that the gate knows', 'see docs/release-gate.md for what it reads'),
  ]);
}

/** Statements stand one a line in files of attestations. @returns null where the text is nothing of the kind */
function readLines(text: string, file: string): Result<Evidence> | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const roots: JsonObject[] = [];
  for (const line of lines) {
    const root = parseJson(line, file);
    if (!root.ok || !isMap(root.value) || !isProvenance(root.value)) return null;
    roots.push(root.value);
  }
  return roots.length === 0 ? null : readProvenance(roots, file);
}
