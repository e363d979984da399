// `npm pack --json` in, evidence out: the files of the package as they stand in it. What was bundled into them it cannot say.

import type { Evidence, Subject } from '../model/artifact.ts';
import { ok, type Result } from '../model/fault.ts';
import { asList, asMap, asString, isMap, pointer, type Json, type JsonObject } from '../syntax/json.ts';
import { addListed, addSize, evidence, malformed, sourceClaim, sourceDraft } from './claim.ts';

/** npm 7 to 11 write a list; others have written an object by the names of the packages. */
function packagesIn(root: Json): readonly { readonly entry: JsonObject; readonly at: string }[] {
  const entries = isMap(root) ? [...root] : asList(root).map((entry, index) => [index, entry] as const);
  return entries.map(([step, entry]) => ({ entry: asMap(entry), at: pointer('', step) }));
}

export function isNpmPack(root: Json): boolean {
  const all = packagesIn(root);
  return all.length > 0 && all.every(({ entry }) => Array.isArray(entry.get('files')) && entry.has('name') && entry.has('version'));
}

export function readNpmPack(root: Json, file: string): Result<Evidence> {
  const draft = sourceDraft();
  const subjects: Subject[] = [];
  for (const { entry, at } of packagesIn(root)) {
    const name = asString(entry.get('name')) ?? '';
    subjects.push({ name: `${name}@${asString(entry.get('version'))}`, digests: digestsOf(entry), where: at });
    for (const [index, listed] of asList(entry.get('files')).entries()) {
      const [path, size] = [asString(asMap(listed).get('path')), asMap(listed).get('size')];
      if (path === null) return malformed(`${file}#${at}/files/${index}`, 'a list of npm pack', 'a file has no path');
      const kept = addListed(draft, path, `${at}/files/${index}`);
      addSize(draft, kept, size);
      if (kept !== null) draft.owners.set(kept, [...(draft.owners.get(kept) ?? []), name]);
    }
  }
  return ok(evidence(file, 'npm pack', { sources: sourceClaim('listing', draft), subjects }));
}

function digestsOf(entry: JsonObject): readonly string[] {
  const digests: string[] = [];
  const shasum = asString(entry.get('shasum'));
  const [, algorithm, base64] = /^(sha\d+)-([A-Za-z0-9+/]+=*)$/.exec(asString(entry.get('integrity')) ?? '') ?? [];
  if (shasum !== null && /^[0-9a-f]{40}$/i.test(shasum)) digests.push(`sha1:${shasum.toLowerCase()}`);
  if (algorithm !== undefined && base64 !== undefined && base64.length % 4 === 0) digests.push(`${algorithm}:${hexOf(base64)}`);
  return digests;
}

function hexOf(base64: string): string {
  return Array.from(atob(base64), (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}
