// esbuild's metafile (https://esbuild.github.io/api/#metafile) in, evidence out. What an output holds bytes of ships. What was read
// and left no bytes may still have given values: esbuild copies enums and constants into the files that use them, and then lists no
// bytes of the file that they stand in. So such a file is neither shipped nor absent.

import type { ClaimedPackage, Evidence } from '../model/artifact.ts';
import { ok, type Result } from '../model/fault.ts';
import { asList, asMap, asString, isMap, pointer, type Json, type JsonObject } from '../syntax/json.ts';
import { isBuiltIn } from './built-in.ts';
import { addSize, addTo, byFiles, evidence, malformed, sourceClaim, sourceDraft, type SourceDraft } from './claim.ts';
import { cleanPath, npmPackageOf } from './path.ts';

export function isMetafile(root: JsonObject): boolean {
  return isMap(root.get('inputs')) && isMap(root.get('outputs'));
}

export function readMetafile(root: JsonObject, file: string): Result<Evidence> {
  const draft = sourceDraft();
  const outside = new Map<string, ClaimedPackage>();
  for (const [name, input] of asMap(root.get('inputs'))) {
    addTo(draft.read, name, '');
    addSize(draft, cleanPath(name), asMap(input).get('bytes'));
  }
  for (const [name, output] of asMap(root.get('outputs'))) {
    const at = pointer('/outputs', name);
    addTo(draft.made, name, at);
    addSize(draft, cleanPath(name), asMap(output).get('bytes'));
    const odd = addInputs(output, at, draft);
    if (odd !== null) return malformed(`${file}#${odd}`, 'a metafile of esbuild', 'bytesInOutput is not a number of bytes');
    addImports(output, at, draft, outside);
  }
  const gap = outside.size === 0 ? null : `${[...outside.keys()].slice(0, 3).join(', ')} are used and not bundled`;
  return ok(
    evidence(file, 'esbuild metafile', {
      sources: sourceClaim('graph', draft),
      packages: byFiles(gap, [...outside.values()]),
    }),
  );
}

/** @returns where it is no metafile, or null */
function addInputs(output: Json, at: string, draft: SourceDraft): string | null {
  for (const [name, input] of asMap(asMap(output).get('inputs'))) {
    const where = pointer(`${at}/inputs`, name);
    const bytes = asMap(input).get('bytesInOutput');
    if (typeof bytes !== 'number' || bytes < 0) return where;
    addTo(bytes > 0 ? draft.ships : draft.read, name, where);
  }
  return null;
}

/** What the output still imports when it runs. (A list in `inputs` names even imports that are only types.) */
function addImports(output: Json, at: string, draft: SourceDraft, outside: Map<string, ClaimedPackage>): void {
  for (const [index, entry] of asList(asMap(output).get('imports')).entries()) {
    const path = asString(asMap(entry).get('path'));
    if (asMap(entry).get('external') !== true || path === null || /^(?:https?:|data:|#)/.test(path)) continue;
    const where = `${at}/imports/${index}`;
    const name = isBuiltIn(path) || /^[./\\]|^[a-z]:[\\/]/i.test(path) ? null : npmPackageOf(`node_modules/${path}`)?.name;
    if (name) outside.set(name, { type: 'npm', name, version: null, standing: 'ships', where });
    else if (!isBuiltIn(path)) draft.gap = `"${path.slice(0, 80)}" is used and not bundled`;
  }
}
