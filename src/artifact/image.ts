// What stands in a tar in, once all of it was read; evidence out. An image as `docker save` writes it, an OCI layout, or a plain
// archive such as an npm package. Layers that the gate cannot read hide what they hold, so nothing is denied beside them.

import type { Evidence, NamedRevision, Subject } from '../model/artifact.ts';
import { failed, fault, ok, type Fault, type Result } from '../model/fault.ts';
import { asList, asMap, asString, parseJson, type Json, type JsonObject } from '../syntax/json.ts';
import { addContent, addListed, evidence, sourceClaim, sourceDraft } from './claim.ts';
import { finalFiles, type Layer } from './layer.ts';

/** A file of the tar, by what it holds. */
export type Member =
  | { readonly kind: 'layer'; readonly layer: Layer; readonly isOpen: boolean; readonly digest: string }
  | { readonly kind: 'json'; readonly text: string }
  | { readonly kind: 'broken'; readonly fault: Fault }
  | { readonly kind: 'zstd' | 'other' };

export interface Archive {
  /** By their names, without `./` in front. */
  readonly members: ReadonlyMap<string, Member>;
  /** What links may stand for: read from their own folder, and from the root of the archive. */
  readonly links: ReadonlyMap<string, readonly string[]>;
  /** All entries, read as one layer: what ships where the archive is no image. */
  readonly plain: Layer;
}

interface Reading {
  readonly file: string;
  readonly archive: Archive;
  readonly faults: Fault[];
  readonly remarks: string[];
  readonly digests: string[];
  readonly revisions: NamedRevision[];
  gap: string | null;
}

const AGAIN = 'save the image again, and look at what wrote or carried it';
const MOST_MANIFESTS = 1000;
/** Why a layer cannot be read. */
const WITHOUT = {
  zstd: 'is compressed by zstd, which the gate cannot read',
  absent: 'is not in the archive',
  json: 'is no tar',
  other: 'is no tar',
};

export function readArchive(archive: Archive, file: string): Result<Evidence> {
  const reading: Reading = { file, archive, faults: [], remarks: [], digests: [], revisions: [], gap: null };
  const images = imagesOf(reading);
  if (reading.faults.length > 0) return failed(reading.faults);
  const draft = sourceDraft();
  for (const layers of images ?? [[archive.plain]]) {
    const files = finalFiles(layers);
    for (const [path, index] of files) {
      const kept = addListed(draft, path, images === null ? '' : `/layers/${index}`);
      const content = layers[index]?.contents.get(path);
      if (kept !== null && content !== undefined) addContent(draft, kept, content);
    }
  }
  draft.gap = reading.gap;
  const subjects: Subject[] = reading.digests.length === 0 ? [] : [{ name: null, digests: reading.digests, where: '/index.json' }];
  const { remarks, revisions } = reading;
  return ok(
    evidence(file, images === null ? 'archive' : 'image', { sources: sourceClaim('listing', draft), subjects, revisions, remarks }),
  );
}

/** @returns the layers of every image, or null where it is no image */
function imagesOf(reading: Reading): readonly (readonly (Layer | null)[])[] | null {
  const docker = jsonOf('manifest.json', reading);
  const index = jsonOf('index.json', reading);
  const images = [
    ...(Array.isArray(docker) ? asList(docker).flatMap((image) => dockerImage(asMap(image), reading)) : []),
    ...(index === null || !Array.isArray(asMap(index).get('manifests')) ? [] : manifestsOf(asMap(index), reading, 0)),
  ];
  if (images.length > 0) return images;
  const isImage = Array.isArray(docker) || reading.archive.members.has('oci-layout');
  if (isImage) reading.faults.push(fault('E_EVIDENCE', reading.file, 'it is an image without a manifest that can be read', AGAIN));
  return isImage ? [] : null;
}

function dockerImage(image: JsonObject, reading: Reading): readonly (readonly (Layer | null)[])[] {
  if (!image.has('Config') || !Array.isArray(image.get('Layers'))) return [];
  const diffs = diffsOf(asString(image.get('Config')) ?? '', reading);
  return [asList(image.get('Layers')).map((name, index) => layerOf(asString(name) ?? '', diffs[index] ?? null, reading))];
}

/** An index may list indexes, and images whose files are not here. */
function manifestsOf(index: JsonObject, reading: Reading, depth: number): readonly (readonly (Layer | null)[])[] {
  const listed = asList(index.get('manifests'));
  if (listed.length > MOST_MANIFESTS || depth > 3) {
    reading.faults.push(fault('E_EVIDENCE', reading.file, 'its index is too large or too deep', AGAIN));
    return [];
  }
  return listed.flatMap((descriptor) => {
    const digest = asString(asMap(descriptor).get('digest')) ?? '';
    reading.digests.push(digest);
    const manifest = asMap(jsonOf(blobOf(digest), reading));
    if (Array.isArray(manifest.get('manifests'))) return manifestsOf(manifest, reading, depth + 1);
    if (Array.isArray(manifest.get('layers'))) return [ociImage(manifest, reading)];
    reading.gap = `the manifest ${digest.slice(0, 26)} is not in the archive`;
    return [];
  });
}

function ociImage(manifest: JsonObject, reading: Reading): readonly (Layer | null)[] {
  const config = asString(asMap(manifest.get('config')).get('digest')) ?? '';
  reading.digests.push(config);
  const diffs = diffsOf(blobOf(config), reading);
  // Attestations stand beside images as images whose layers are statements.
  const layers = asList(manifest.get('layers')).filter((layer) => !/in-toto/.test(asString(asMap(layer).get('mediaType')) ?? ''));
  return layers.map((layer, index) => layerOf(blobOf(asString(asMap(layer).get('digest')) ?? ''), diffs[index] ?? null, reading));
}

function blobOf(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}

/** @param diff digest of the layer as the settings of the image name it: with it nothing is missing at its end */
function layerOf(name: string, diff: string | null, reading: Reading): Layer | null {
  const member = find(name, reading.archive);
  const short = name.replace(/^blobs\//, '').slice(0, 40);
  if (member?.kind === 'layer') {
    if (diff !== null && diff !== member.digest)
      reading.faults.push(fault('E_EVIDENCE', `${reading.file}#/${name}`, 'the layer is another one than the image names', AGAIN));
    if (diff === null && member.isOpen) reading.gap = `layer ${short} has no proper end`;
    return member.layer;
  }
  if (member?.kind === 'broken') reading.faults.push(member.fault);
  else {
    reading.gap = `layer ${short} ${WITHOUT[member?.kind ?? 'absent']}`;
    reading.remarks.push(reading.gap);
  }
  return null;
}

function find(name: string, { members, links }: Archive): Member | undefined {
  const plain = plainName(name);
  const target = links.get(plain)?.find((one) => members.has(one));
  return members.get(plain) ?? (target === undefined ? undefined : members.get(target));
}

/** `./a/../b` as `b`. */
export function plainName(name: string): string {
  const parts: string[] = [];
  for (const part of name.split('/'))
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  return parts.join('/');
}

function jsonOf(name: string, reading: Reading): Json {
  const member = find(name, reading.archive);
  if (member?.kind === 'broken') reading.faults.push(member.fault);
  if (member?.kind !== 'json') return null;
  const value = parseJson(member.text, `${reading.file}#/${name}`);
  if (value.ok) return value.value;
  reading.faults.push(...value.faults);
  return null;
}

/** Digests of its layers; the commit that it says it was built of is noted (OCI annotations, org.opencontainers.image.revision). */
function diffsOf(name: string, reading: Reading): readonly (string | null)[] {
  const settings = asMap(jsonOf(name, reading));
  const revision = asString(asMap(asMap(settings.get('config')).get('Labels')).get('org.opencontainers.image.revision'));
  if (revision !== null && /^[0-9a-f]{40,64}$/i.test(revision))
    reading.revisions.push({ revision: revision.toLowerCase(), where: `/${name}` });
  return asList(asMap(settings.get('rootfs')).get('diff_ids')).map(asString);
}
