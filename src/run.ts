// Gather, judge, publish: it fetches what the gate needs as values (SARIF through evidence.ts), and carries away what the gate
// concludes. Publishing can turn a pass into "could not judge", never a fail into a pass.

import { existsSync } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { NamedSubjects } from './attest.ts';
import { findEvidence, findSarif, type Found, type FoundFile } from './files/find.ts';
import { judgeFiles } from './evidence.ts';
import { fault, type Fault } from './model/fault.ts';
import { clear, discardOwnOnBug, publish, surfacesOf, withVexRemark, type Published } from './publish.ts';
import type { Request } from './request.ts';
import { CUSTOMARY, CUSTOMARY_POLICY } from './rulebook.ts';
import { gatherRules } from './rules.ts';
import type { Delivery, Gathered } from './shipping.ts';
import type { Surroundings } from './surroundings.ts';
import { prepareFor } from './thread.ts';

export async function run(request: Request, surroundings: Surroundings): Promise<Published> {
  const source = resolve(request.source);
  const surfaces = surfacesOf(request);
  const kept = pathsOf([...request.subjects, request.attestationKey]);
  await discardOwnOnBug(surfaces, kept);
  const found = await findAll(request, source);
  prepareFor(found.sarif.files.map(({ path }) => path));
  const beside = surfaces.length === 0 ? [] : await besidePolicy(request, surroundings);
  const cleared = await clear(surfaces, { inputs: [...inputsOf(request, found), ...beside], kept });
  const { rules, known } = await gatherRules(request, surroundings);
  const named = await subjectsOf(request);
  const isRead = ({ path, named: isNamed }: FoundFile): boolean => isNamed || !cleared.paths.includes(path);
  const readable = <F extends Found>(all: F): F => ({ ...all, files: all.files.filter(isRead) });
  const proposed = rules.proposed?.rules.policy ?? null;
  const evidence = readable(found.evidence);
  const { artifact, ...build } = await artifactOf({ source, policy: rules.policy, proposed, found: evidence, digests: named.digests });
  const faults = [
    ...known.faults,
    ...cleared.faults,
    ...named.faults,
    ...(await faultsOfFolders(request)),
    ...(await sameFile(found.sarif, found.baseline)),
    ...build.faults,
  ];
  const skipped = [...found.sarif.skipped, ...found.evidence.skipped];
  const assessment = await judgeFiles(readable({ ...found.sarif, skipped }), {
    request,
    baseline: found.baseline,
    rules: { ...rules, artifact },
    known: { faults, warnings: [...known.warnings, ...build.warnings], digests: { ...known.digests, artifact: named.digest } },
    subjects: named.subjects,
    ...surroundings,
  });
  return publish(await withVexRemark(assessment, request, rules.exceptions), {
    surfaces: cleared.surfaces,
    sources: { attest: named.attest, exceptions: rules.exceptions },
  });
}

interface AllFound {
  readonly sarif: Found;
  /** Null where none is asked for. */
  readonly baseline: Found | null;
  readonly evidence: Found;
}

async function findAll({ sarif, baseline, artifact }: Request, source: string): Promise<AllFound> {
  return {
    sarif: await findSarif(sarif, source),
    baseline: baseline.length === 0 ? null : await findSarif(baseline, source),
    evidence: await findEvidence(artifact, source),
  };
}

/** Most know nothing of the artifact: what reads such evidence is loaded for those who do. */
async function artifactOf(delivery: Delivery): Promise<Gathered> {
  const { found, policy, proposed } = delivery;
  const isSilent = [policy, ...(proposed === null ? [] : [proposed])].every(
    ({ artifact: { exclusions, required } }) => exclusions.length + required.length === 0,
  );
  if (isSilent && found.files.length + found.faults.length === 0) return { artifact: null, faults: [], warnings: [] };
  const { gatherArtifact } = await import('./shipping.ts');
  return gatherArtifact(delivery);
}

/** What named artifacts take is loaded for those who name one. */
async function subjectsOf(request: Request): Promise<NamedSubjects> {
  if (request.subjects.length === 0) return { subjects: [], digest: null, digests: [], attest: null, faults: [] };
  const { namedSubjects } = await import('./attest.ts');
  return namedSubjects(request);
}

/** What is judged, and what it is judged by. */
function inputsOf({ policy, exceptions, vex, source }: Request, { sarif, baseline, evidence }: AllFound): readonly string[] {
  return [
    ...[...sarif.files, ...(baseline?.files ?? []), ...evidence.files].map(({ path }) => path),
    ...pathsOf([policy, exceptions, ...vex]),
    ...CUSTOMARY.map((path) => join(resolve(source), path)),
  ];
}

/** What the policy extends is known once that is read, which is too late for what lies there: so it is looked for before. */
async function besidePolicy({ policy, trustedRef, source }: Request, surroundings: Surroundings): Promise<readonly string[]> {
  // Nothing of the work tree judges: what its policy names is nobody's input.
  if (surroundings.trusted || trustedRef !== null) return [];
  const custom = surroundings.useDefaults ? CUSTOMARY_POLICY.map((path) => join(resolve(source), path)) : [];
  const policies = policy === null ? custom : [resolve(policy)];
  const present = policies.filter((path) => existsSync(path));
  if (present.length === 0) return [];
  const { filesBeside } = await import('./extends.ts');
  return (await Promise.all(present.map(filesBeside))).flat();
}

function pathsOf(given: readonly (string | null)[]): readonly string[] {
  return given.flatMap((path) => (path === null ? [] : [resolve(path)]));
}

/** What is compared with itself is never new. */
async function sameFile(found: Found, baseline: Found | null): Promise<readonly Fault[]> {
  if (baseline === null) return [];
  const realOf = ({ files }: Found): Promise<string[]> => Promise.all(files.map(({ path }) => realpath(path).catch(() => path)));
  const judged = new Set(await realOf(found));
  const before = await realOf(baseline);
  const same = baseline.files.find((_file, index) => judged.has(before[index] ?? ''));
  if (same === undefined) return [];
  return [fault('E_OPTION', same.name, 'the file is judged, and is the baseline too', 'name SARIF of the state before as the baseline')];
}

/** The folders that options name must be there. */
async function faultsOfFolders({ source, baselineSource }: Request): Promise<readonly Fault[]> {
  const faults = [await sourceFault('source', source), await sourceFault('baseline-source', baselineSource)];
  return faults.filter((one) => one !== null);
}

async function sourceFault(option: string, folder: string | null): Promise<Fault | null> {
  if (folder === null) return null;
  const source = resolve(folder);
  const kind = await stat(source).catch(() => null);
  if (kind?.isDirectory()) return null;
  return fault('E_NO_FILE', source, 'the source folder does not exist', `name the checkout with the option ${option}`);
}
