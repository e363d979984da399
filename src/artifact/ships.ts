// Evidence of the artifact, the source tree and the policy's word in; for each question whether it ships out, with what spoke, and
// what is wrong with the evidence itself. One yes beats every no and every exclusion; what nobody answers ships.

import { NOT_ASKED, type Exclusion, type Ships, type ShippingGrounds, type ShipsQuestion, type SourceTree } from '../model/artifact.ts';
import type { Fault, Warning } from '../model/fault.ts';
import { pathTest } from '../match/path.ts';
import { packageVoices, type PackageVoice } from './packages.ts';
import { nameOfFinding } from './purl.ts';
import { sourceVoices, type SourceVoices } from './sources.ts';
import type { Voice } from './voice.ts';
import { faultsIn, warningsOn } from './weigh.ts';

export interface Shipping {
  /** Of a defect, one question for each of its findings: it ships if any of them does, and does not only if none does. */
  ships(questions: readonly ShipsQuestion[]): Ships;
  readonly faults: readonly Fault[];
  readonly warnings: readonly Warning[];
}

interface Court {
  /** Why nobody answers where none of the evidence does. */
  readonly silence: string;
  /** Answers for paths that were asked before: findings share files, and there may be a source map for each file. */
  readonly known: Map<string, Ships>;
  readonly tree: SourceTree;
  readonly sources: SourceVoices;
  readonly packages: readonly PackageVoice[];
  readonly exclusions: readonly { readonly exclusion: Exclusion; readonly matches: (path: string) => boolean }[];
}

export function shipping(grounds: ShippingGrounds): Shipping {
  const { evidences, tree, exclusions } = grounds;
  const sources = sourceVoices(evidences, tree);
  const packages = packageVoices(evidences, sources, tree);
  const excluding = exclusions.map((exclusion) => ({ exclusion, matches: pathTest(exclusion.path) }));
  const silence = evidences.length === 0 ? NOT_ASKED.why : 'no evidence speaks of things of its kind';
  const court: Court = { silence, tree, sources, packages, exclusions: excluding, known: new Map() };
  return {
    ships: (questions) => together(questions.map((question) => answer(question, court))),
    faults: faultsIn(grounds),
    warnings: warningsOn(grounds, sources, packages),
  };
}

function answer({ paths, package: found }: ShipsQuestion, court: Court): Ships {
  if (found !== null) return ofPackage(nameOfFinding(found), paths, court);
  if (paths.length === 0) return unlocated();
  return together(paths.map((path) => (path ? knownOr(path.normalize('NFC'), court) : unlocated())));
}

function unlocated(): Ships {
  return { answer: 'unknown', why: 'it names no file of the source folder', where: '', exclusions: [] };
}

function ofPackage(wanted: ReturnType<typeof nameOfFinding>, paths: ShipsQuestion['paths'], { packages, silence }: Court): Ships {
  return decided(
    packages.map((voice) => voice.ask(wanted, paths)),
    silence,
  );
}

function knownOr(path: string, court: Court): Ships {
  const known = court.known.get(path) ?? ofSource(path, court);
  court.known.set(path, known);
  return known;
}

function ofSource(path: string, { tree, sources, exclusions, silence }: Court): Ships {
  const voices = sources.all.map((voice) => voice.ask(path));
  const yes = voices.find(({ word }) => word === 'yes');
  if (yes) return decided([yes], silence);
  if (!tree.paths.has(path)) return { ...unlocated(), why: 'its path is no file of the source tree' };
  const excluding = exclusions.find(({ matches }) => matches(path));
  if (excluding) {
    const { exclusion } = excluding;
    return {
      answer: 'no',
      why: `the policy excludes "${exclusion.path}": ${exclusion.reason}`,
      where: exclusion.where,
      exclusions: [exclusion],
    };
  }
  return decided(voices, silence);
}

/** Evidence that may mean it keeps others from denying it. */
function decided(voices: readonly Voice[], silence: string): Ships {
  const strongest = (['yes', 'maybe', 'no', 'silent'] as const).flatMap((word) => voices.filter((voice) => voice.word === word))[0];
  if (strongest === undefined) return { ...NOT_ASKED, why: silence };
  const { word, why, where } = strongest;
  return { answer: word === 'yes' || word === 'no' ? word : 'unknown', why, where, exclusions: [] };
}

function together(all: readonly Ships[]): Ships {
  const found = all.find(({ answer: one }) => one === 'yes') ?? all.find(({ answer: one }) => one === 'unknown');
  if (found !== undefined || all.length <= 1) return found ?? all[0] ?? unlocated();
  // What rests on the word of the policy is said before what rests on evidence.
  const exclusions = [...new Set(all.flatMap((one) => one.exclusions))];
  return { ...(all.find((one) => one.exclusions.length > 0) ?? all[0] ?? unlocated()), exclusions };
}
