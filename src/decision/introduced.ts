// Findings and a change in; out, for each, whether the change introduced it, and why. Only what is shown not to come from the change
// is not introduced: what cannot be told is.
//
//   1  its suppressions are not those that it had before                               yes
//   2  it was there before, by strong evidence, but its line was rewritten
//      where the change touches it, or where what the change is cannot be told         yes
//      otherwise                                                                       no
//   3  what the change is cannot be told                                               yes
//   4  the change touches its lines, or a file that is another place of it             yes
//   5  the change touches a manifest, a lock file or an image definition of its package
//      of its kind, in any folder: one may include another, wherever that stands       yes
//   6  its place, or another place of it, is no file of the commit that is judged,
//      or the change moved its file, and no run of the same tool and version on the
//      base says whether it was found there                                            yes
//   7  a run of the same tool and version on the base lacks it                         yes
//      (but for a vulnerability of a package, when the change touches no such file:
//      then it is the tool's database that has changed)
//   8  otherwise: it is new, and stands where the change did nothing                   no

import { isInHead, isTouched, touches, type Change, type Told, type Untold } from '../model/change.ts';
import type { Finding, Suppression, Tool } from '../model/finding.ts';
import { manifestsOf } from './manifests.ts';

export interface Introduced {
  readonly answer: 'yes' | 'no';
  /** One line; may hold paths, so that it is escaped before it is shown. */
  readonly why: string;
}

/** How a finding was followed from the baseline. */
export type Followed =
  | {
      readonly strength: 'strong';
      readonly by: string;
      readonly suppressions: readonly Suppression[];
      /** Its line says something else than it did; null where that is not known. */
      readonly rewritten: boolean | null;
    }
  | { readonly strength: 'weak'; readonly by: string }
  | { readonly strength: 'none' }
  | { readonly strength: 'no baseline' };

export interface IntroductionFacts {
  readonly finding: Pick<Finding, 'location' | 'otherPaths' | 'package' | 'vulnerability' | 'suppressions'>;
  readonly followed: Followed;
  /** A run of the baseline is of the same tool, as `isSameTool` says. */
  readonly sameToolBefore: boolean;
}

/**
 * Name (in any case) and version are the same. A version that neither names may be the same, too. What a run calls its category has
 * no say: whoever writes the configuration of a scan could name it anew, and have no tool that was there before.
 */
export function isSameTool(a: Tool, b: Tool): boolean {
  return nameOf(a) === nameOf(b) && versionOf(a) === versionOf(b);
}

function nameOf({ name }: Tool): string {
  return name.trim().toLowerCase();
}

function versionOf({ version }: Tool): string {
  return version?.trim() ?? '';
}

/** @param change what is judged, or why that cannot be told @returns the answer for one finding after the other */
export function introducedBy(change: Told<Change>): (facts: IntroductionFacts) => Introduced {
  const judge = change.told ? judgeOf(change.value) : untellable(change);
  return (facts) => (facts.followed.strength === 'strong' ? knownBefore(facts.finding, facts.followed, change) : judge(facts));
}

/** Introduced where any of its findings is; the first such speaks. */
export function introducedDefect(findings: readonly [Introduced, ...Introduced[]]): Introduced {
  return findings.find(({ answer }) => answer === 'yes') ?? findings[0];
}

type Judge = (facts: IntroductionFacts) => Introduced;

function knownBefore(finding: IntroductionFacts['finding'], before: Followed & { strength: 'strong' }, change: Told<Change>): Introduced {
  if (hasOthers(finding.suppressions, before.suppressions)) return yes('it was known before, and its suppression was not');
  // What made it harmless may have gone.
  const { path, line, endLine } = finding.location;
  if (before.rewritten && (!change.told || path === null || touches(change.value, path, line, endLine)))
    return yes(`known before (${before.by}), and its line was rewritten`);
  if (before.rewritten === null && change.told && path !== null && touches(change.value, path, null, null))
    return yes(`known before (${before.by}), and the change touches its file, whose text is not known`);
  return no(`known before: matched by ${before.by}`);
}

function untellable({ why, fix }: Untold): Judge {
  return ({ followed }) => yes(withMatch(`what the change touches cannot be told: ${why}; ${fix}`, followed));
}

function judgeOf(change: Change): Judge {
  const manifests = manifestsOf(change);
  return ({ finding, followed, sameToolBefore }) => {
    const touched = touchedPlace(finding, change) ?? touchedManifest(finding, change, manifests);
    if (touched !== null) return yes(withMatch(touched, followed));
    const unknown = unknownPlace(finding, change) ?? (sameToolBefore ? null : unfollowed(finding, change));
    if (unknown !== null) return yes(withMatch(unknown, followed));
    const database = finding.vulnerability !== null && finding.package !== null && manifests(finding.package.ecosystem) === null;
    if (sameToolBefore && !database) return yes(withMatch('the same version of the tool did not find it on the base', followed));
    if (sameToolBefore) return no('new to the database of the tool: the change touches nothing that brings packages');
    return no(
      followed.strength === 'no baseline' ? 'it stands where the change did nothing' : 'new, and it stands where the change did nothing',
    );
  };
}

function touchedPlace({ location, otherPaths }: IntroductionFacts['finding'], change: Change): string | null {
  const { path, line, endLine } = location;
  if (path !== null && touches(change, path, line, endLine)) return `the change touches ${placeOf(path, line, endLine)}`;
  const other = otherPaths.find((each) => touches(change, each, null, null));
  return other === undefined ? null : `the change touches ${other}, another place of it`;
}

function placeOf(path: string, line: number | null, endLine: number | null): string {
  if (line === null) return path;
  return endLine === null || endLine === line ? `${path}:${line}` : `${path}:${line}-${endLine}`;
}

function touchedManifest(
  { location: { path }, package: found }: IntroductionFacts['finding'],
  change: Change,
  manifests: ReturnType<typeof manifestsOf>,
): string | null {
  if (found === null) return null;
  if (path !== null && isTouched(change, path)) return `the change touches ${path}, which names the package`;
  const manifest = manifests(found.ecosystem);
  return manifest === null ? null : `the change touches ${manifest}, which can bring the package`;
}

function unknownPlace({ location, otherPaths }: IntroductionFacts['finding'], change: Change): string | null {
  const { path, display } = location;
  if (path === null) return display === '' ? 'it names no place' : `"${display}" is no file of the source folder`;
  if (!isInHead(change, path)) return `${path} is no file of the commit, exactly as written`;
  const other = otherPaths.find((each) => !isInHead(change, each));
  return other === undefined ? null : `"${other}", another place of it, is no file of the commit`;
}

/** It may have stood where no tool looked. */
function unfollowed({ location: { path } }: IntroductionFacts['finding'], change: Change): string | null {
  const from = path === null ? null : (change.files.get(path)?.from ?? null);
  if (from === null) return null;
  return `the change moved ${from} to ${path}, and without a run of the same tool on the base nobody knows whether it was found there`;
}

/** A suppression that it did not have, or has lost, where it still has one. */
function hasOthers(now: readonly Suppression[], before: readonly Suppression[]): boolean {
  const [present, past] = [namesOf(now), namesOf(before)];
  return present.size > 0 && (present.size !== past.size || [...present].some((name) => !past.has(name)));
}

function namesOf(suppressions: readonly Suppression[]): ReadonlySet<string> {
  return new Set(suppressions.map(({ kind, status }) => `${kind} ${status}`));
}

function withMatch(why: string, followed: Followed): string {
  return followed.strength === 'weak' ? `${why} (like one that was known before, by ${followed.by}: too weak to count)` : why;
}

function yes(why: string): Introduced {
  return { answer: 'yes', why };
}

function no(why: string): Introduced {
  return { answer: 'no', why };
}
