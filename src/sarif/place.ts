// The file that a result points at, worked out once for all results that write it alike.

import type * as sarif from 'sarif';
import { artifactProperties } from './artifact.ts';
import type { Digest } from '../model/finding.ts';
import type { RunContext } from './context.ts';
import { fileOf, NOWHERE, type Place } from './location.ts';
import type { Record } from './window.ts';
import { asIndex, asObject, asText } from './untrusted.ts';

export function placeOf(record: Record, run: RunContext): Place {
  if (!record.hasPlace) return NO_PLACE;
  const { place: number } = record;
  const known = number === null ? undefined : run.seen[number];
  if (known) return known;
  const artifactLocation: unknown = JSON.parse(record.placeText());
  const { path, display } = fileOf(artifactLocation, run.places) ?? NOWHERE;
  const { index, uri } = asObject<sarif.ArtifactLocation>(artifactLocation);
  const listed = asIndex(index);
  const properties = listed === null ? undefined : artifactProperties(run.tables.artifacts, listed);
  const place = {
    path,
    display,
    named: asText(uri) !== null || display !== '',
    described: properties !== undefined,
    // What the bytes of a result say for themselves needs no more to be told from what others say.
    salt: display === uri ? NO_SALT : run.placeSaltOf(display),
  };
  if (number !== null) run.seen[number] = place;
  return place;
}

const NO_SALT: Digest = [0, 0, 0, 0];
const NO_PLACE: Place = { path: null, display: '', named: false, described: false, salt: NO_SALT };
