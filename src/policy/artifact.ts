// What the policy says of the artifact: which paths do not ship, and which evidence must be there. Text of the policy in, decoded.

import type { ArtifactPolicy } from '../model/artifact.ts';
import { pathPattern } from '../match/decoder.ts';
import { lineOf, list, map, object, oneOf, optional, text, type Decoder } from '../syntax/decode.ts';

const exclusion = map(object({ path: pathPattern, reason: text(500) }), ({ path, reason, where }) => ({ path, reason, where }));

const requirement = map(pathPattern, (name, at) => ({ name, where: lineOf(at) }));

/** What nobody can tell ships: the key is there to be read, and knows no other value. */
const file = object({
  exclude: optional(list(exclusion)),
  require: optional(list(requirement)),
  unknown: optional(oneOf(['shipped'])),
});

export const artifactPolicy: Decoder<ArtifactPolicy> = map(file, ({ exclude, require }) => ({
  exclusions: exclude ?? [],
  required: require ?? [],
}));
