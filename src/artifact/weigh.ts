// What is wrong with the evidence itself: faults where it is missing or speaks of something else, warnings where it says less than
// whoever gave it will think.

import type { Evidence, Exclusion, Judged, RequiredEvidence, ShippingGrounds, SourceTree, Subject } from '../model/artifact.ts';
import { fault, type Fault, type Warning } from '../model/fault.ts';
import { pathTest } from '../match/path.ts';
import { otherPackages } from './about.ts';
import type { PackageVoice } from './packages.ts';
import type { SourceVoice, SourceVoices, Untraced } from './sources.ts';

const SAME_BUILD = 'give the evidence that the build of this artifact wrote, and judge the commit that it was built of';

export function faultsIn({ evidences, required, judged, tree }: ShippingGrounds): readonly Fault[] {
  return [
    ...required.filter(({ name }) => !evidences.some(({ file }) => isNamed(file, name))).map((one) => missing(one, evidences)),
    ...evidences.flatMap((evidence) => [
      ...otherArtifact(evidence, judged),
      ...otherRevision(evidence, judged),
      ...otherPacked(evidence, tree),
    ]),
  ];
}

/** A name without a folder means the file wherever it stands. */
function isNamed(file: string, name: string): boolean {
  return pathTest(name)(file.normalize('NFC')) || (!name.includes('/') && pathTest(`**/${name}`)(file.normalize('NFC')));
}

function missing({ name, where }: RequiredEvidence, evidences: readonly Evidence[]): Fault {
  const given = evidences.map(({ file }) => file).slice(0, 5);
  const shown = given.length === 0 ? 'none is given' : `given: ${given.join(', ')}`;
  return fault(
    'E_EVIDENCE_ABSENT',
    where,
    `the evidence "${name}" that the policy requires is missing`,
    `let the build write it, and pass it; ${shown}`,
  );
}

/** Digests of different algorithms cannot contradict each other; of one that a subject is named by twice, either will do. */
function otherArtifact({ file, subjects }: Evidence, { digests }: Judged): readonly Fault[] {
  const known = new Set(digests.map(algorithmOf));
  const comparable = subjects.filter((subject) => subject.digests.some((digest) => known.has(algorithmOf(digest))));
  const strangers = comparable.map((subject) => strangerIn(subject, digests));
  const [first] = strangers;
  if (first === undefined || strangers.includes(null)) return [];
  const where = `${file}#${comparable[0]?.where ?? ''}`;
  const own = digests.find((digest) => algorithmOf(digest) === algorithmOf(first ?? '')) ?? '';
  const what = `it speaks of another artifact: of ${first?.slice(0, 80) ?? ''}${comparable.length > 1 ? ' and others' : ''}`;
  return [fault('E_EVIDENCE_OTHER', where, `${what}, and ${own.slice(0, 80)} is judged`, SAME_BUILD)];
}

/** @returns a digest of it by an algorithm by which it is none of those that are judged; null where it is one of them by all */
function strangerIn({ digests: named }: Subject, digests: readonly string[]): string | null {
  const algorithms = [...new Set(named.map(algorithmOf))].filter((algorithm) => digests.some((own) => algorithmOf(own) === algorithm));
  const isOther = (algorithm: string): boolean => !named.some((digest) => algorithmOf(digest) === algorithm && digests.includes(digest));
  const odd = algorithms.find(isOther);
  return odd === undefined ? null : (named.find((digest) => algorithmOf(digest) === odd) ?? null);
}

function algorithmOf(digest: string): string {
  return digest.slice(0, digest.indexOf(':'));
}

function otherRevision({ file, revisions }: Evidence, { revision }: Judged): readonly Fault[] {
  const [first] = revisions;
  if (revision === null || first === undefined || revisions.some((one) => one.revision === revision.toLowerCase())) return [];
  const what = `it speaks of an artifact that was built of revision ${first.revision.slice(0, 64)}, and ${revision} is judged`;
  return [fault('E_EVIDENCE_OTHER', `${file}#${first.where}`, what, SAME_BUILD)];
}

const STRANGE = 'no line names a file of this tree: was it made here? for npm pack use --json, for tar use -tf';
function otherPacked(evidence: Evidence, tree: SourceTree): readonly Fault[] {
  if (evidence.format !== 'npm pack') return [];
  return otherPackages(evidence, tree).map(({ name, where }) => {
    const what = `it lists the files of "${name.slice(0, 80)}", and no package.json of the source tree has that name`;
    return fault('E_EVIDENCE_OTHER', `${evidence.file}#${where}`, what, SAME_BUILD);
  });
}

const KEEPS_NOTHING = 'it keeps nothing from counting as shipped';

export function warningsOn(
  { evidences, exclusions, tree, judged }: ShippingGrounds,
  { all, untraced }: SourceVoices,
  packages: readonly PackageVoice[],
): readonly Warning[] {
  const compared = judged.digests.length > 0 || judged.revision !== null;
  const loose = compared ? [] : evidences.filter(({ format }) => format === 'provenance');
  return [
    ...exclusions.filter(({ path }) => isIdle(path, tree.paths)).map(onExclusion),
    ...evidences.flatMap(({ file, remarks }) => remarks.map((what) => ({ what, where: file }))),
    ...all.flatMap(onSources),
    ...all.flatMap(onMade),
    ...packages.flatMap((voice) => onPackages(voice, tree)),
    ...(untraced === null || all.some((voice) => voice.evidence.file === untraced.file && isStrangeList(voice))
      ? []
      : [onUntraced(untraced)]),
    ...loose.map(({ file }) => ({ what: 'no artifact and no revision is judged that its provenance could be held against', where: file })),
  ];
}

function isIdle(pattern: string, paths: ReadonlySet<string>): boolean {
  return ![...paths].some(pathTest(pattern));
}

/** It may be misspelt. */
function onExclusion({ path, where }: Exclusion): Warning {
  return { what: `the excluded path "${path}" is no file of the source tree`, where };
}

/** Its lines are no paths of this tree: what tools print for people looks like a list, too. */
function isStrangeList({ evidence: { format }, traced, placement }: SourceVoice): boolean {
  return format === 'file list' && traced === 0 && placement.at.size === 0;
}

function onSources(voice: SourceVoice): readonly Warning[] {
  const { evidence, traced, placement, stale, silent } = voice;
  const [{ file, sources }, { code, placed }] = [evidence, placement];
  if (isStrangeList(voice)) return [{ what: `${STRANGE}: ${KEEPS_NOTHING}`, where: file }];
  if (silent !== null && silent === stale) return [{ what: `${stale}: ${KEEPS_NOTHING}`, where: file }];
  if (silent !== null && traced === 0) return [{ what: `${silent}: ${KEEPS_NOTHING}`, where: file }];
  if (silent !== null || placed === code || sources?.reach === 'listing') return [];
  return [{ what: `${code - placed} of the source files that it lists are not in this source tree`, where: file }];
}

function onMade({ evidence: { file }, madeSources: [first, ...more] }: SourceVoice): readonly Warning[] {
  if (first === undefined) return [];
  const what = `${first}${more.length === 0 ? '' : ` and ${more.length} more`} ships and looks as if it was made of other files`;
  return [{ what: `${what}: those count as shipped only if evidence of that step lists them (its source map)`, where: file }];
}

function onPackages({ evidence, named, known }: PackageVoice, tree: SourceTree): readonly Warning[] {
  const { file, packages } = evidence;
  const [other] = packages?.from === 'list' ? otherPackages(evidence, tree) : [];
  if (other !== undefined)
    return [{ what: `it is about "${other.name}", which is no package of the source tree: ${KEEPS_NOTHING}`, where: file }];
  if (packages?.from !== 'list' || known > 0) return [];
  const what = named === 0 ? 'it lists no package' : 'no package that it lists is known here';
  return [{ what: `${what}: ${KEEPS_NOTHING}`, where: file }];
}

function onUntraced({ file, path }: Untraced): Warning {
  const what = `no evidence says which sources "${path}" was made of, so nothing counts as left out`;
  return { what: `${what}: give its source map, or the bundler's own evidence`, where: file };
}
