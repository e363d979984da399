// Entries of `run.artifacts`, which may be as many as results: kept as text until a result asks for one.

import type * as sarif from 'sarif';
import { asArray, asObject, member, type Untrusted } from './untrusted.ts';

/** An entry that nobody has read so far. */
export class UnreadArtifact {
  private readonly json: string;

  constructor(json: string) {
    this.json = json;
  }

  read(): unknown {
    return JSON.parse(this.json);
  }

  /** Most have none, and nothing that looks like it; a name may be written with escapes. */
  get properties(): unknown {
    const mayBe = this.json.includes('"properties"') || this.json.includes('\\');
    return mayBe ? member(this.read(), 'properties') : undefined;
  }
}

/** @param artifacts `run.artifacts`: unread, or as found */
export function artifactAt(artifacts: unknown, index: number): Untrusted<sarif.Artifact> {
  const entry = asArray(artifacts)[index];
  return asObject(entry instanceof UnreadArtifact ? entry.read() : entry);
}

export function artifactProperties(artifacts: unknown, index: number): unknown {
  const entry = asArray(artifacts)[index];
  return entry instanceof UnreadArtifact ? entry.properties : member(entry, 'properties');
}
