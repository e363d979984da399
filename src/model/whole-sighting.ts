// A finding that is known as a whole, handed over as one that is at hand.

import type { Digest, Finding, Sighting } from './finding.ts';

/** Asks the finding: nothing of it is held twice. */
class WholeSighting implements Sighting {
  readonly digest: Digest;
  readonly kin = null;
  private readonly finding: Finding;

  constructor(finding: Finding, digest: Digest) {
    this.finding = finding;
    this.digest = digest;
  }

  whole(): Finding {
    return this.finding;
  }

  get tool() {
    return this.finding.tool;
  }

  get rule() {
    return this.finding.rule;
  }

  get kind() {
    return this.finding.kind;
  }

  get claims() {
    return this.finding.claims;
  }

  get location() {
    return this.finding.location;
  }

  get otherPaths() {
    return this.finding.otherPaths;
  }

  get cwe() {
    return this.finding.cwe;
  }

  get vulnerability() {
    return this.finding.vulnerability;
  }

  get package() {
    return this.finding.package;
  }

  get security() {
    return this.finding.security;
  }

  get suppressions() {
    return this.finding.suppressions;
  }

  get clues() {
    return this.finding.clues;
  }
}

export function sightingOf(finding: Finding, digest: Digest): Sighting {
  return new WholeSighting(finding, digest);
}
