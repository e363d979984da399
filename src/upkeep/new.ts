// `exceptions new`: defects of a verdict in, a complete entry for each at the end of the exceptions file out, as narrow as it can
// be. It is signed by nobody yet. What is written was read back, and means those defects.

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parsePlaced, type Placed } from '../exceptions/parse.ts';
import { nameOf } from '../files/find.ts';
import { compile } from '../match/criteria.ts';
import { dayOf } from '../model/date.ts';
import { failed, fault, ok, type Fault, type Result } from '../model/fault.ts';
import { DECISIONS, type DecisionKind } from '../model/policy.ts';
import { requirement } from '../model/requirement.ts';
import { worse, type Severity } from '../model/severity.ts';
import { plural } from '../report/words.ts';
import { appendTo, itemOf } from '../syntax/edit.ts';
import { stray, type Given } from './given.ts';
import { groundOf, named, type Ground } from './ground.ts';
import { scopeOf, speaksOf, type Scope } from './narrow.ts';
import { orRefused, refused, said, type Outcome } from './outcome.ts';
import { deskAt, EMPTY, type Desk } from './save.ts';
import { readVerdict, type WrittenDefect, type WrittenVerdict } from './verdict.ts';

const DAY_MS = 86_400_000;
/** Of a rule, in an id. */
const LONGEST_NAME = 40;

/** What the caller decides. */
interface Wish {
  readonly by: string;
  readonly decision: DecisionKind;
  readonly justification: string;
  /** Null to have one made. */
  readonly id: string | null;
  /** Id of the exception that it goes on from. */
  readonly renews: string | null;
  readonly isEmergency: boolean;
}

/** @param login of whoever runs this; "" where it is not known */
export async function add(given: Given, login: string): Promise<Outcome> {
  const file = given.needed('verdict', 'name the verdict that check --output wrote');
  const justification = given.needed('justification', 'say in a sentence why the risk may stand');
  const decision = given.among('decision', DECISIONS) ?? 'accepted-risk';
  const by = given.text('by') ?? login;
  const ids = [...new Set(given.texts('defect'))];
  const mistakes = [...stray(given, 'new'), ...unsaid(by, ids, given.text('id'))];
  if (given.faults.length > 0 || mistakes.length > 0) return refused([...given.faults, ...mistakes]);
  const verdict = await readVerdict(file, given.folder);
  if (!verdict.ok) return refused(verdict.faults);
  const wish = { by, decision, justification, id: given.text('id'), renews: given.text('renews'), isEmergency: given.has('emergency') };
  return orRefused(await groundOf(given, { mayBeAbsent: true }), (ground) => {
    const renewed = named(ground, wish.renews === null ? [] : [wish.renews]);
    return orRefused(renewed, () => write(ground, verdict.value, { ids, file }, wish));
  });
}

function unsaid(by: string, ids: readonly string[], id: string | null): readonly Fault[] {
  const faults: Fault[] = [];
  if (by === '') faults.push(fault('E_OPTION', '--by', 'it is not known who asks for the exception', 'name yourself with --by LOGIN'));
  if (ids.length === 0) faults.push(fault('E_OPTION', '--defect', 'no defect is named', 'take its id from a report: --defect d-…'));
  if (ids.length > 1 && id !== null) faults.push(fault('E_OPTION', '--id', 'one id cannot be that of several exceptions', 'leave it out'));
  return faults;
}

interface Asked {
  readonly ids: readonly string[];
  /** Name of the verdict file. */
  readonly file: string;
}

async function write(ground: Ground, verdict: WrittenVerdict, asked: Asked, wish: Wish): Promise<Outcome> {
  const chosen = choose(verdict, asked);
  if (wish.isEmergency && ground.policy.lifecycle.emergency === null)
    return refused([
      fault(
        'E_OPTION',
        '--emergency',
        'the policy does not say who is on call',
        'leave it out, or let the policy say it (signOff.emergency)',
      ),
    ]);
  if (!chosen.ok) return refused(chosen.faults);
  const desk = deskAt(ground.folder);
  const isFolder = (await stat(ground.place).catch(() => null))?.isDirectory() === true;
  const taken = new Set([...ground.exceptions, ...ground.extended].map(({ exception }) => exception.id.toLowerCase()));
  const written: Placed[] = [];
  for (const { scope, defects } of chosen.value) {
    const id = wish.id ?? freeId(defects, taken);
    taken.add(id.toLowerCase());
    const path = isFolder ? join(ground.place, `${id}.yml`) : ground.place;
    const entry = await append(desk, path, entryOf(id, scope, wish, ground), ground);
    if (!entry.ok) return refused(entry.faults);
    const problem = wrongWith(entry.value, defects, ground, wish);
    if (problem !== null) return refused([problem]);
    written.push(entry.value);
  }
  const faults = await desk.save();
  return faults.length > 0 ? refused(faults) : said([...written.flatMap((one) => report(one, ground)), ...unlisted(verdict)]);
}

interface Chosen {
  readonly scope: Scope;
  readonly defects: readonly WrittenDefect[];
}

/** Defects that the same criteria mean share an entry. */
function choose({ defects }: WrittenVerdict, { ids, file }: Asked): Result<readonly Chosen[]> {
  const faults: Fault[] = [];
  const chosen = new Map<string, { scope: Scope; defects: WrittenDefect[] }>();
  for (const id of ids) {
    const found = defects.find(({ defect }) => defect.id === id);
    if (found === undefined) {
      const fix = 'take the id from its report; a defect below the threshold is in it only with check --all-defects';
      faults.push(fault('E_OPTION', '--defect', `${file} lists no defect "${id}"`, fix));
      continue;
    }
    const scope = scopeOf(found, defects);
    const key = JSON.stringify(scope.match);
    const known = chosen.get(key) ?? { scope, defects: [] };
    known.defects.push(found);
    chosen.set(key, known);
  }
  return faults.length > 0 ? failed(faults) : ok([...chosen.values()]);
}

type Entry = Parameters<typeof itemOf>[0];

function entryOf(
  id: string,
  { match, seen }: Scope,
  { by, decision, justification, renews, isEmergency }: Wish,
  { policy, now, today }: Ground,
): Entry {
  const severity = worstOf(seen);
  return {
    id,
    decision,
    match,
    justification,
    // A severity that no policy fails on needs no bound above it.
    maxSeverity: severity === 'none' ? 'low' : severity,
    maxMatches: Math.max(seen.length, 1),
    ...(renews === null ? {} : { renews }),
    ...(isEmergency ? { emergency: true } : {}),
    requested: { by, on: today },
    validThrough: dayOf(now + policy.signOff[severity].longest[decision] * DAY_MS),
  };
}

function worstOf(defects: readonly WrittenDefect[]): Severity {
  return defects.reduce<Severity>((worst, { defect }) => worse(worst, defect.severity), 'none');
}

/** Speaks of what it is about, and ends like the id of the defect. */
function freeId(defects: readonly WrittenDefect[], taken: ReadonlySet<string>): string {
  const [{ defect }] = defects as readonly [WrittenDefect];
  const { rule, vulnerability } = defect.findings[0].finding;
  const name = (vulnerability?.id ?? rule).replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  // The end of a long name tells more than its beginning.
  const words = name.length <= LONGEST_NAME ? name : name.slice(-LONGEST_NAME).replace(/^[^-]*-/, '');
  const id = ['EX', ...(words === '' ? [] : [words]), defect.id.slice(2, 8)].join('-');
  for (let number = 1; ; number++) {
    const free = number === 1 ? id : `${id}-${number}`;
    if (!taken.has(free.toLowerCase())) return free;
  }
}

async function append(desk: Desk, path: string, entry: Entry, { folder, today }: Ground): Promise<Result<Placed>> {
  const before = await desk.open(path, EMPTY);
  if (!before.ok) return before;
  const file = nameOf(path, folder);
  const text = appendTo(before.value, file, ['exceptions'], [itemOf(entry)]);
  if (!text.ok) return text;
  const parsed = parsePlaced([{ file, text: text.value }], today);
  if (!parsed.ok) return parsed;
  desk.put(path, text.value);
  const last = parsed.value.at(-1);
  return last === undefined ? failed([fault('E_SYNTAX', file, 'the entry did not come through', 'please report it')]) : ok(last);
}

/** What is written must mean the defects that were named, and be the only one that says so. */
function wrongWith({ exception, idAt }: Placed, defects: readonly WrittenDefect[], ground: Ground, wish: Wish): Fault | null {
  const matcher = compile(exception.match);
  const missed = defects.find(({ defect }) => !speaksOf(matcher, defect));
  if (missed !== undefined)
    return fault('E_PATTERN', idAt, `nothing that can be written here means ${missed.defect.id}`, 'write the exception by hand');
  const match = JSON.stringify(exception.match);
  const known = [...ground.exceptions, ...ground.extended];
  const twin = known.find(({ exception: one }) => JSON.stringify(one.match) === match && one.validThrough >= ground.today);
  if (twin === undefined || wish.id !== null || wish.renews !== null) return null;
  const what = `${twin.exception.id} means the same, through ${twin.exception.validThrough}`;
  return fault(
    'E_DUPLICATE',
    twin.idAt,
    what,
    'sign that one, let the new one go on from it with --renews, or give it an id of your own with --id',
  );
}

function report({ exception, idAt }: Placed, { policy }: Ground): readonly string[] {
  const { id, maxMatches, maxSeverity, validThrough, decision, emergency } = exception;
  const signers = requirement(policy, maxSeverity ?? 'critical', decision);
  const onCall = emergency ? policy.lifecycle.emergency : null;
  const needed = onCall === null ? signers : `1 of ${onCall.role}, and goes on if within ${plural(onCall.days, 'day')} it is by ${signers}`;
  return [
    `${id} is written at ${idAt}: ${plural(maxMatches, 'defect')} up to ${maxSeverity}, through ${validThrough}`,
    `  it holds once signed by ${needed}: defect-gate exceptions sign ${id} --key FILE`,
  ];
}

function unlisted({ isComplete }: WrittenVerdict): readonly string[] {
  if (isComplete) return [];
  return ['note: the verdict does not list all defects; maxMatches counts those below the threshold, too, which check --all-defects lists'];
}
