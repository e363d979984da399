// What is kept of a finding, once its bytes are gone.

import type { Finding, Location } from '../model/finding.ts';
import type { Problem, Shared } from './common.ts';
import type { Source } from './context.ts';

export const NONE: readonly string[] = [];

type More = Pick<Finding, 'otherPaths' | 'vulnerability' | 'package' | 'clues'>;

/** Of one that says no more of itself. */
export const NO_MORE: More = { otherPaths: NONE, vulnerability: null, package: null, clues: null };

interface Own {
  readonly index: number;
  readonly text: string;
  readonly location: Location;
  readonly more: More;
}

/** A finding that is kept. Hundreds of thousands may be: what it shares with others it holds once for all of them. */
export class ReadFinding implements Finding {
  readonly message: string;
  readonly location: Location;
  private readonly shared: Shared;
  private readonly source: Source;
  private readonly index: number;
  private readonly more: More;

  constructor({ shared }: Problem, source: Source, { index, text, location, more }: Own) {
    this.message = text;
    this.location = location;
    this.shared = shared;
    this.source = source;
    this.index = index;
    this.more = more;
  }

  get at() {
    return { input: this.source.input, run: this.source.run, result: this.index };
  }

  get tool() {
    return this.source.tool;
  }

  get rule() {
    return this.shared.ruleId;
  }

  get kind() {
    return this.shared.kind;
  }

  get claims() {
    return this.shared.claims;
  }

  get cwe() {
    return this.shared.cwe;
  }

  get secret() {
    return this.shared.secret;
  }

  get suppressions() {
    return this.shared.suppressions;
  }

  get security() {
    return this.shared.security || this.more.vulnerability !== null;
  }

  get otherPaths() {
    return this.more.otherPaths;
  }

  get vulnerability() {
    return this.more.vulnerability;
  }

  get package() {
    return this.more.package;
  }

  get clues() {
    return this.more.clues;
  }
}
