// What bundlers and their plugins write of the modules of a bundle in, evidence out: webpack's stats and the shape that other
// bundlers give them, raw data of rollup-plugin-visualizer, rollup-plugin-analyzer, and chunks as rollup and rolldown return them.

import type { Evidence, Reach } from '../model/artifact.ts';
import { ok, type Result } from '../model/fault.ts';
import { asList, asMap, asString, isMap, pointer, type Json, type JsonObject } from '../syntax/json.ts';
import { addTo, byFiles, evidence, malformed, sourceClaim, sourceDraft, type SourceDraft } from './claim.ts';

const OUTSIDE = 'it does not say what is used and not bundled';

function stats(file: string, reach: Reach, draft: SourceDraft): Result<Evidence> {
  return ok(evidence(file, 'bundle stats', { sources: sourceClaim(reach, draft), packages: byFiles(OUTSIDE) }));
}

export function isVisualizer(root: JsonObject): boolean {
  return isMap(root.get('nodeMetas')) && isMap(root.get('nodeParts'));
}

/** A module is part of the files that its `moduleParts` name, by the length that is left of it. */
export function readVisualizer(root: JsonObject, file: string): Result<Evidence> {
  const draft = sourceDraft();
  const parts = asMap(root.get('nodeParts'));
  for (const [uid, meta] of asMap(root.get('nodeMetas'))) {
    const at = pointer('/nodeMetas', uid);
    const id = asString(asMap(meta).get('id'));
    if (id === null) return malformed(`${file}#${at}`, 'data of rollup-plugin-visualizer', 'a module has no id');
    const own = [...asMap(asMap(meta).get('moduleParts'))];
    for (const [name] of own) addTo(draft.made, name, at);
    const isLeft = own.some(([, part]) => asMap(parts.get(asString(part) ?? '')).get('renderedLength') !== 0);
    addTo(isLeft ? draft.ships : draft.read, id, at);
  }
  return stats(file, 'graph', draft);
}

export function isAnalyzer(root: JsonObject): boolean {
  return Array.isArray(root.get('modules')) && root.has('moduleCount') && root.has('bundleSize');
}

export function readAnalyzer(root: JsonObject, file: string): Result<Evidence> {
  const draft = sourceDraft();
  for (const [index, module] of asList(root.get('modules')).entries()) {
    const at = `/modules/${index}`;
    const id = asString(asMap(module).get('id'));
    if (id === null) return malformed(`${file}#${at}`, 'an analysis of rollup-plugin-analyzer', 'a module has no id');
    addTo(asMap(module).get('size') === 0 ? draft.read : draft.ships, id, at);
  }
  return stats(file, 'modules', draft);
}

export function isRollupOutput(root: Json): boolean {
  return chunksOf(root).some(
    ({ chunk }) => chunk.has('fileName') && (isMap(chunk.get('modules')) || Array.isArray(chunk.get('moduleIds'))),
  );
}

function chunksOf(root: Json): readonly { readonly chunk: JsonObject; readonly at: string }[] {
  const [list, at] = isMap(root) ? [root.get('output'), '/output'] : [root, ''];
  return asList(list).map((chunk, index) => ({ chunk: asMap(chunk), at: `${at}/${index}` }));
}

export function readRollupOutput(root: Json, file: string): Result<Evidence> {
  const draft = sourceDraft();
  for (const { chunk, at } of chunksOf(root)) {
    addTo(draft.made, asString(chunk.get('fileName')) ?? '', `${at}/fileName`);
    const modules = asMap(chunk.get('modules'));
    for (const [id, module] of modules)
      addTo(asMap(module).get('renderedLength') === 0 ? draft.read : draft.ships, id, pointer(`${at}/modules`, id));
    for (const [index, id] of asList(chunk.get('moduleIds')).entries())
      if (!modules.has(asString(id) ?? '')) addTo(draft.ships, asString(id) ?? '', `${at}/moduleIds/${index}`);
  }
  return stats(file, 'modules', draft);
}

export function isWebpackStats(root: JsonObject): boolean {
  const modules = [...asList(root.get('modules')), ...asList(root.get('children')).flatMap((child) => asList(asMap(child).get('modules')))];
  return modules.some((module) => asMap(module).has('chunks') && asMap(module).has('name'));
}

/** Only webpack itself names modules that it read and left out. */
export function readWebpackStats(root: JsonObject, file: string): Result<Evidence> {
  const draft = sourceDraft();
  const seen = { own: false };
  addCompilation(root, '', draft, seen);
  return stats(file, seen.own ? 'graph' : 'modules', draft);
}

function addCompilation(root: JsonObject, at: string, draft: SourceDraft, seen: { own: boolean }): void {
  const folder = asString(root.get('outputPath'));
  for (const [index, asset] of asList(root.get('assets')).entries()) {
    const name = asString(asMap(asset).get('name'));
    if (name !== null) addTo(draft.made, folder === null ? name : `${folder}/${name}`, `${at}/assets/${index}`);
  }
  noteFiltered(root, draft);
  for (const [index, entry] of asList(root.get('modules')).entries()) {
    seen.own ||= asMap(entry).has('identifier');
    const chunks = asMap(entry).get('chunks');
    addModule(asMap(entry), `${at}/modules/${index}`, !Array.isArray(chunks) || chunks.length > 0, draft);
  }
  for (const [index, child] of asList(root.get('children')).entries()) addCompilation(asMap(child), `${at}/children/${index}`, draft, seen);
}

/** Modules that were joined stand below the one that they were joined into. @param ships it is in a chunk */
function addModule(module: JsonObject, at: string, ships: boolean, draft: SourceDraft): void {
  const inner = asList(module.get('modules'));
  noteFiltered(module, draft);
  // A joined module is named after its first part, which stands among its parts too.
  const name = asString(module.get('nameForCondition')) ?? asString(module.get('name'));
  if (name !== null) addTo(ships ? draft.ships : draft.read, name, at);
  for (const [index, part] of inner.entries()) addModule(asMap(part), `${at}/modules/${index}`, ships, draft);
}

/** webpack shortens its lists, and says by how much. */
function noteFiltered(holder: JsonObject, draft: SourceDraft): void {
  for (const name of ['filteredModules', 'filteredChildren']) {
    const left = holder.get(name);
    if (typeof left === 'number' && left > 0) draft.gap = 'webpack left modules out of the list (use --stats=detailed)';
  }
}

export function isViteManifest(root: JsonObject): boolean {
  const entries = [...root.values()];
  return entries.length > 0 && entries.every((entry) => asString(asMap(entry).get('file')) !== null);
}

/** Only entries, dynamic imports and assets: what they import is not said. */
export function readViteManifest(root: JsonObject, file: string): Result<Evidence> {
  const draft = sourceDraft();
  for (const [key, entry] of root) {
    addTo(draft.ships, asString(asMap(entry).get('src')) ?? key, pointer('', key));
    addTo(draft.made, asString(asMap(entry).get('file')) ?? '', pointer('', key));
  }
  return ok(evidence(file, 'vite manifest', { sources: sourceClaim('entries', draft) }));
}
