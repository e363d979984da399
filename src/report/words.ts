// The sentences that more than one surface says, so that all of them say the same.

import { isShippingMeasured, type Assessment, type Attested, type Counts, type Subject } from '../model/assessment.ts';
import { DISPOSITIONS, type JudgedDefect } from '../model/defect.ts';
import { isCompared } from '../model/past.ts';
import type { ExceptionOutcome } from '../model/exception.ts';
import type { Fault } from '../model/fault.ts';
import type { Signer } from '../model/sign-off.ts';

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** What keeps the build from passing. */
export function isFailing({ disposition }: JudgedDefect): boolean {
  return disposition === 'blocking' || disposition === 'overdue';
}

/** The verdict in one line. What could not be judged is never worded as a vulnerability. */
export function headline(assessment: Assessment): string {
  const { verdict, stage, counts, faults, observed, policy } = assessment;
  const failing = counts.byDisposition.blocking + counts.byDisposition.overdue;
  if (verdict === 'error') {
    const blocking = failing > 0 ? `; of what was read, ${plural(failing, 'defect')} would block` : '';
    return `could not judge: ${plural(faults.length, 'fault')}${blocking}`;
  }
  if (verdict === 'pass') return `passed: ${passed(assessment)}`;
  const goal = isShippingMeasured(assessment) ? 'artifact' : 'release';
  const release = `${failing === 1 ? '1 defect reaches' : `${failing} defects reach`} the ${goal}`;
  const what = stage === 'release' ? release : ofChange(failing, assessment);
  return observed ? `WOULD BLOCK: ${what} (observed only, until ${policy.observeUntil?.day})` : `blocked: ${what}`;
}

function passed(assessment: Assessment): string {
  const { stage, counts, warnings, policy, threshold } = assessment;
  const warned = warnings.length === 0 ? '' : `, with ${plural(warnings.length, 'warning')}`;
  if (counts.results === 0) return `scanned, nothing found${warned}`;
  const elsewhere = counts.byDisposition['not-introduced'];
  const subject = elsewhere === 0 ? 'no' : `${plural(elsewhere, 'defect')} not ${policy.stages[stage].scope} here, and no other`;
  const reached = isShippingMeasured(assessment) ? ' reaches the artifact' : '';
  return `${subject} unaccepted defect at or above ${threshold}${reached}${warned}`;
}

function ofChange(failing: number, { policy, stage, past }: Assessment): string {
  const { scope } = policy.stages[stage];
  const defects = plural(failing, 'defect');
  if (scope === 'all') return `${defects}, old and new`;
  if (!isCompared(past)) return `${defects}, old and new: what this change introduced was not measured`;
  return scope === 'new' ? `${failing === 1 ? '1 defect is' : `${defects} are`} new` : `this change introduced ${defects}`;
}

/** What does not ship, what was there before and is not blocked for it, and what is gone: a word, how many, and what they are. */
export function comparedTo({ counts, past, policy, stage }: Assessment): readonly (readonly [string, number, string])[] {
  const { scope, where } = policy.stages[stage];
  const gone = past.baseline?.absent.length ?? 0;
  const rows = [
    [
      'elsewhere',
      counts.byDisposition['not-introduced'],
      `not ${scope}, and ${stage === 'release' ? 'judged by no gate' : 'left to the release gate'} (${where}); --all-defects lists them in the verdict file`,
    ],
    [
      'unshipped',
      counts.byDisposition['not-shipped'],
      'kept out of the artifact, by what the build or the policy says; the verdict file says why',
    ],
    ['gone', gone, 'in the baseline, and not found any more'],
  ] as const;
  return rows.filter(([, count]) => count > 0);
}

/** Artifacts named at the head of a surface; the verdict file names all. */
const MOST_SUBJECTS = 3;

/**
 * The artifacts that the verdict speaks of: the first ones, and how many more there are.
 * @param show one of them, its name fit for the surface: names are hostile, digests are not
 */
export function artifacts({ subjects }: Assessment, show: (one: Subject) => string): string {
  const more = subjects.length - MOST_SUBJECTS;
  return `${subjects.slice(0, MOST_SUBJECTS).map(show).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** `in FILE, signed by SHA256:…`. @param show the name of a file, fit for the surface */
export function attestedIn({ file, signer }: Attested, show: (file: string) => string): string {
  const by = signer === null ? 'unsigned: verify will refuse it unless something else signs it' : `signed by ${signer}`;
  return `in ${show(file)}, ${by}`;
}

/** `yes: dist/meta.json#/outputs/…`, or why not. */
export function shipping({ answer, why, where }: JudgedDefect['ships']): string {
  if (answer === 'unknown') return `unknown: ${why}, so it counts as shipped`;
  return answer === 'yes' ? `yes: ${where}` : `no: ${why} (${where})`;
}

/** `41 results − 1 not defects − 2 merged = 38 defects = 2 blocking + 1 accepted + 35 below threshold`. */
export function sums(counts: Counts): string {
  const parts = DISPOSITIONS.filter((name) => counts.byDisposition[name] > 0).map(
    (name) => `${counts.byDisposition[name]} ${name.replaceAll('-', ' ')}`,
  );
  const notDefects = counts.notDefects > 0 ? ` − ${counts.notDefects} not defects` : '';
  const merged = counts.merged > 0 ? ` − ${counts.merged} merged` : '';
  return `${plural(counts.results, 'result')}${notDefects}${merged} = ${plural(counts.defects, 'defect')}${parts.length > 0 ? ` = ${parts.join(' + ')}` : ''}`;
}

/** The two lines of a fault: `where: error: what [CODE]`, and what mends it. */
export function faultLines(fault: Fault, contact: string | null): readonly [string, string] {
  const who = fault.who === 'security team' && contact !== null ? `${fault.who}, ${contact}` : fault.who;
  return [`${fault.where}: error: ${fault.what} [${fault.code}]`, `fix: ${fault.fix} (${who})`];
}

/** What an exception rests on: who signed it, or whose VEX it is. */
export function restsOn(outcome: ExceptionOutcome): string {
  return outcome.vex === undefined ? `signed by ${signedBy(outcome)}` : `VEX by ${outcome.vex}`;
}

/** `kim (appsec, signature), lee (appsec, review)`; what rests on the word of the file alone is said to. */
function signedBy({ signers, signedBy: names }: ExceptionOutcome): string {
  return names.length === 0 ? 'nobody' : `${names.join(', ')}${signers.some(isDeclared) ? ' (declared, not proved)' : ''}`;
}

/** `accepted-risk through 2027-01-31`, and loudly what holds by one sign-off. */
export function termOf({ decision, validThrough, emergency }: ExceptionOutcome): string {
  return `${emergency ? 'EMERGENCY, ' : ''}${decision} through ${validThrough}`;
}

export function isDeclared({ proof }: Signer): boolean {
  return proof === 'declared';
}

/** `src/a.ts:41`, `lodash 4.17.20`, or what else says where it is. */
export function placeOf(defect: JudgedDefect): string {
  const { location, package: found } = defect.findings[0].finding;
  const line = location.line === null || location.path === null ? '' : `:${location.line}`;
  if (location.display !== '') return `${location.display}${line}`;
  return found === null ? '(no location)' : packageName(defect);
}

/** `lodash 4.17.20`, or "". */
export function packageName(defect: JudgedDefect): string {
  const found = defect.findings[0].finding.package;
  return found === null ? '' : `${found.name}${found.version === null ? '' : ` ${found.version}`}`;
}

/** Names of the tools that found it, sorted, each once. */
export function toolsOf(defect: JudgedDefect): readonly string[] {
  if (defect.findings.length === 1) return [defect.findings[0].finding.tool.name];
  return [...new Set(defect.findings.map(({ finding }) => finding.tool.name))].toSorted((a, b) => (a < b ? -1 : 1));
}

/** What the defect is: the vulnerability and its package where it has them, else the scanner's message. */
export function titleOf(defect: JudgedDefect): string {
  const { finding } = defect.findings[0];
  const subject = [packageName(defect), finding.vulnerability?.id ?? ''].filter((text) => text !== '').join(', ');
  return subject === '' ? finding.message : `${subject}: ${finding.message}`;
}
