// A source map (ECMA-426, version 3; also one of sections) in, evidence out: the sources of a generated file. What it lists ships.
// Of a file of which only a value was copied it says nothing.

import type { Evidence } from '../model/artifact.ts';
import { ok, type Result } from '../model/fault.ts';
import { asList, asMap, asString, isMap, type Json, type JsonObject } from '../syntax/json.ts';
import { addTo, byFiles, evidence, malformed, sourceClaim, sourceDraft, type SourceDraft } from './claim.ts';
import { joinPaths } from './path.ts';

const WHAT = 'a source map';

export function isSourceMap(root: JsonObject): boolean {
  return root.has('version') && (Array.isArray(root.get('sections')) || (Array.isArray(root.get('sources')) && root.has('mappings')));
}

/** @param file its name; without `.map` it is usually that of the file that was generated */
export function readSourceMap(root: JsonObject, file: string): Result<Evidence> {
  if (root.get('version') !== 3) return malformed(`${file}#/version`, WHAT, 'its version is not 3');
  const draft = sourceDraft();
  const sections = root.get('sections');
  if (sections === undefined) addSources(root, '', draft);
  else {
    for (const [index, section] of asList(sections).entries()) {
      const at = `/sections/${index}`;
      const odd = addSection(section, at, draft);
      if (odd !== null) return malformed(`${file}#${at}`, WHAT, odd);
    }
  }
  if (/\.map$/i.test(file)) addTo(draft.made, file.slice(0, -4), '');
  return ok(
    evidence(file, 'source map', {
      sources: sourceClaim('modules', draft),
      packages: byFiles('a source map does not say what is used and not bundled'),
    }),
  );
}

/** @returns why it is no section, or null */
function addSection(section: Json, at: string, draft: SourceDraft): string | null {
  const map = asMap(section).get('map');
  if (isMap(map) && !map.has('sections')) addSources(map, `${at}/map`, draft);
  else if (asString(asMap(section).get('url')) !== null) draft.gap = 'a section stands in another file';
  else return 'a section has no map of its own';
  return null;
}

function addSources(map: JsonObject, at: string, draft: SourceDraft): void {
  const root = asString(map.get('sourceRoot')) ?? '';
  for (const [index, source] of asList(map.get('sources')).entries()) {
    const path = asString(source);
    if (path === null) draft.gap = 'it does not name all of its sources';
    else addTo(draft.ships, joinPaths(root, path), `${at}/sources/${index}`);
  }
}
