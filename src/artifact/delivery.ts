// Findings and defects in, whether they ship out: each is asked about by all places that it names.

import { NOT_ASKED, type Ships, type ShippingGrounds, type ShipsQuestion } from '../model/artifact.ts';
import type { Defect } from '../model/defect.ts';
import type { Fault, Warning } from '../model/fault.ts';
import type { Finding, Sighting } from '../model/finding.ts';
import { shipping } from './ships.ts';

export interface Delivery {
  readonly ofSighting: (sighting: Sighting) => Ships;
  readonly ofDefect: (defect: Defect) => Ships;
  readonly faults: readonly Fault[];
  readonly warnings: readonly Warning[];
}

const NOTHING_KNOWN: Delivery = { ofSighting: () => NOT_ASKED, ofDefect: () => NOT_ASKED, faults: [], warnings: [] };

/** @param grounds null where nothing is known of the artifact: then nobody asks, and everything ships */
export function deliveryOf(grounds: ShippingGrounds | null): Delivery {
  if (grounds === null) return NOTHING_KNOWN;
  const { ships, faults, warnings } = shipping(grounds);
  return {
    ofSighting: (sighting) => ships([questionOf(sighting)]),
    ofDefect: ({ findings }) => ships(findings.map(({ finding }) => questionOf(finding))),
    faults,
    warnings,
  };
}

function questionOf({ location, otherPaths, package: found }: Pick<Finding, 'location' | 'otherPaths' | 'package'>): ShipsQuestion {
  return { paths: [location.path, ...otherPaths], package: found };
}
