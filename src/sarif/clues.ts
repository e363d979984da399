// What a result says that helps to know it again: texts of its lines, the tool's own fingerprints, the name of its place.

import type * as sarif from 'sarif';
import type { Clues } from '../model/finding.ts';
import type { RawResult } from './common.ts';
import { asArray, asIndex, asObject, asText } from './untrusted.ts';

/** Characters that are kept of one text: what a person would call a line or a few. */
const LONGEST = 4000;
/** Fingerprints of one result that are kept. */
const MOST = 20;

/** @param result with the members that `LOG_TO_FOLLOW` adds */
export function readClues(result: RawResult): Clues {
  const places = asArray(result.locations).map((entry) => asObject<sarif.Location>(entry));
  const physical = places.map(({ physicalLocation }) => asObject<sarif.PhysicalLocation>(physicalLocation));
  const place = physical.find(({ artifactLocation }) => artifactLocation !== undefined);
  const line = asIndex(asObject<sarif.Region>(place?.contextRegion).startLine);
  const text = snippetOf(place?.contextRegion);
  return {
    snippet: snippetOf(place?.region),
    context: text === null || line === null || line === 0 ? null : { text, line },
    fingerprints: [...fingerprints(result.fingerprints), ...fingerprints(result.partialFingerprints)].toSorted().slice(0, MOST),
    logical: places.map(logicalName).find((name) => name !== null) ?? null,
  };
}

function snippetOf(region: unknown): string | null {
  const { text } = asObject<sarif.ArtifactContent>(asObject<sarif.Region>(region).snippet);
  return asText(text)?.slice(0, LONGEST) ?? null;
}

function fingerprints(all: unknown): readonly string[] {
  return Object.entries(asObject(all)).flatMap(([name, value]) => {
    const text = asText(value);
    return text === null || text === '' || text.length > LONGEST ? [] : [`${name}\0${text}`];
  });
}

function logicalName({ logicalLocations }: { readonly logicalLocations?: unknown }): string | null {
  const [first] = asArray(logicalLocations);
  const { fullyQualifiedName, name } = asObject<sarif.LogicalLocation>(first);
  return (asText(fullyQualifiedName) ?? asText(name))?.slice(0, LONGEST) ?? null;
}
