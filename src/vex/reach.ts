// What a statement says it is about, and a finding in; whether it speaks of this finding in this application out, else why not. The
// name of a vulnerability alone never suffices.

import { OTHER_NAME, purlMismatch, purlOf, readPurl, type Purl } from '../match/purl.ts';
import type { Package } from '../model/finding.ts';
import type { VexNames, VexProduct, VexSubject } from '../model/vex.ts';

/** Tells whether products speak of a finding. */
export interface Reach {
  /** @returns "" when one of them does, else why the last one does not */
  mismatch(products: readonly VexProduct[], found: Package | null, about: readonly VexSubject[]): string;
  /** True where one of them may, whatever version, bytes or circumstances it names: so a word of guilt is heard. */
  mayMean(products: readonly VexProduct[], found: Package | null, about: readonly VexSubject[]): boolean;
}

/** What names are compared with; each is read once. */
interface Desk {
  /** Names of the application, from the policy. */
  readonly application: VexNames;
  readonly purls: readonly Purl[];
  readonly purlsOf: (names: VexNames) => readonly Purl[];
}

/** @param application names under which statements may mean it, from the policy */
export function reachOf(application: VexNames): Reach {
  const purlsOf = remembered((names: VexNames) => names.flatMap((name) => readPurl(name) ?? []));
  const desk = { application, purls: purlsOf(application), purlsOf };
  return {
    mismatch(products, found, about) {
      let why = 'it names no product';
      for (const product of products) {
        const whys = about.map((subject) => product.unread || SUBJECTS[subject](product, found, desk));
        if (whys.includes('')) return '';
        why = whys[0] ?? why;
      }
      return why;
    },
    mayMean: (products, found, about) => products.some((product) => about.some((subject) => NEARLY[subject](product, found, desk))),
  };
}

type Mismatch = (product: VexProduct, found: Package | null, desk: Desk) => string;

const SUBJECTS: Readonly<Record<VexSubject, Mismatch>> = {
  application(product, found, desk) {
    const why = applicationMismatch(product, desk);
    if (why !== '' || product.parts.length === 0) return why;
    const whys = product.parts.map((part) => packageMismatch(part, found, desk));
    return whys.includes('') ? '' : `it speaks of "${shown(product.parts[0] ?? [])}" in the product, not of this package`;
  },
  // What is said of a part of a package, or of certain bytes, is not said of the package wherever it is used.
  packages: ({ names, hashes, parts }, found, desk) =>
    hashes.length > 0 || parts.length > 0 ? notThis(names) : packageMismatch(names, found, desk),
};

type Nearly = (product: VexProduct, found: Package | null, desk: Desk) => boolean;

const NEARLY: Readonly<Record<VexSubject, Nearly>> = {
  application({ names, parts }, found, desk) {
    const isOurs = desk.purlsOf(names).some((purl) => desk.purls.some((own) => isSameName(purl, own)));
    if (!isOurs && !names.some((name) => desk.application.includes(name))) return false;
    return parts.length === 0 || parts.some((part) => mayBePackage(part, found, desk));
  },
  packages: ({ names }, found, desk) => desk.purlsOf(names).length > 0 && mayBePackage(names, found, desk),
};

/** What has no purl may be any package. */
function mayBePackage(names: VexNames, found: Package | null, { purlsOf }: Desk): boolean {
  const [thing, purls] = [found === null ? null : purlOf(found), purlsOf(names)];
  return thing === null || purls.length === 0 || purls.some((purl) => isSameName(purl, thing));
}

function isSameName(one: Purl, other: Purl): boolean {
  return one.type === other.type && one.name === other.name;
}

function applicationMismatch({ names, hashes }: VexProduct, { application, purls: own, purlsOf }: Desk): string {
  if (application.length === 0) return 'the policy does not say which product is judged';
  if (hashes.length > 0)
    return hashes.some((hash) => application.includes(hash)) ? '' : 'it speaks of certain bytes, whose hash the policy does not list';
  const purls = purlsOf(names);
  if (purls.length === 0) return names.some((name) => application.includes(name)) ? '' : notThis(names);
  // Names that contradict each other mean nobody knows what: all must hold.
  for (const purl of purls) {
    const whys = own.map((one) => purlMismatch(purl, one));
    if (!whys.includes(''))
      return notThis(
        names,
        whys.findLast((why) => why !== OTHER_NAME),
      );
  }
  return '';
}

function packageMismatch(names: VexNames, found: Package | null, { purlsOf }: Desk): string {
  if (found === null) return 'the finding names no package';
  const thing = purlOf(found);
  if (thing === null) return 'the finding does not name its package by a purl';
  const purls = purlsOf(names);
  const why = purls.length === 0 ? OTHER_NAME : purls.map((purl) => purlMismatch(purl, thing)).find((one) => one !== '');
  return why === undefined ? '' : `it speaks of "${shown(names)}", not of this package`;
}

function notThis(names: VexNames, detail?: string): string {
  return `it speaks of "${shown(names)}", not of this application${detail === undefined ? '' : ` (of ${detail})`}`;
}

function shown(names: VexNames): string {
  return (names[0] ?? '').slice(0, 120);
}

/** Documents live as long as the run: what is known of their parts may, too. */
function remembered<K extends object, V>(work: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const found = known.get(key) ?? { value: work(key) };
    known.set(key, found);
    return found.value;
  };
}
