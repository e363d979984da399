// `exceptions sign`: exceptions and a key in, a signature in each out. Who signs, and in which role, is found from the policy by the
// key. Nobody is asked to sign what would not count, and nothing is written that was not verified.

import { parsePlaced, type Placed } from '../exceptions/parse.ts';
import { failed, fault, ok, type Result } from '../model/fault.ts';
import { personOf } from '../model/person.ts';
import { requirement } from '../model/requirement.ts';
import { judgeSigners, type Occasion } from '../proof/people.ts';
import { checkSignatures } from '../proof/signed.ts';
import { STATEMENT_TYPE, statementOf } from '../proof/statement.ts';
import { openKey } from '../ssh-keygen.ts';
import { appendTo, cutFrom, itemOf } from '../syntax/edit.ts';
import type { Given } from './given.ts';
import { groundOf, named, type Ground } from './ground.ts';
import { orRefused, refused, said, type Outcome } from './outcome.ts';
import { deskAt, pathOf, type Desk } from './save.ts';
import { signerOf, wouldNotCount, type Signer } from './signer.ts';
import { holds, standingsIn } from './standing.ts';
import { addsNothing } from './worth.ts';

export async function sign(given: Given): Promise<Outcome> {
  const file = given.needed('key', 'name a key of ssh: --key FILE');
  const ids = [...new Set(given.words)];
  const mistakes =
    ids.length === 0 ? [fault('E_OPTION', 'sign', 'no exception is named', 'take its id from defect-gate exceptions list')] : [];
  if (given.faults.length > 0 || mistakes.length > 0) return refused([...given.faults, ...mistakes]);
  return orRefused(await groundOf(given), async (ground) => {
    const placed = named(ground, ids);
    if (!placed.ok) return refused(placed.faults);
    const key = await openKey(file, given.folder);
    if (!key.ok) return refused(key.faults);
    const signer = signerOf(key.value, given, ground);
    return signer.ok ? signAll(placed.value, signer.value, ground) : refused(signer.faults);
  });
}

/** All of them, or none. */
async function signAll(placed: readonly Placed[], signer: Signer, ground: Ground): Promise<Outcome> {
  const refusals = placed.flatMap(({ exception, idAt }) => {
    const why = objectionTo(exception, signer, ground);
    return why === '' ? [] : [wouldNotCount(idAt, why)];
  });
  if (refusals.length > 0) return refused(refusals);
  const desk = deskAt(ground.folder);
  const signed: Placed[] = [];
  for (const one of placed) {
    const after = await signOne(one, signer, ground, desk);
    if (!after.ok) return refused(after.faults);
    signed.push(after.value);
  }
  const faults = await desk.save();
  return faults.length > 0 ? refused(faults) : said(signed.flatMap((one) => report(one, signer, ground)));
}

/** Before anybody is asked for a passphrase or a touch. */
function objectionTo(exception: Placed['exception'], { by, role, publicKey, roster, application }: Signer, ground: Ground): string {
  const { today } = ground;
  if (today > exception.validThrough) return `it ended ${exception.validThrough}`;
  if (exception.revoked !== null) return `it was revoked on ${exception.revoked.on}`;
  const occasion = occasionOf(exception, today);
  const before = checkSignatures(exception, application, roster, occasion).signers;
  if (before.some((one) => personOf(one.by) === personOf(by))) return `${by} has signed already`;
  return (judgeSigners([{ by, role, on: today, key: publicKey }], roster, occasion)[0]?.why ?? '') || addsNothing(exception, role, ground);
}

function occasionOf({ requested, origin }: Placed['exception'], today: string): Occasion {
  return { today, requestedOn: requested.on, requesters: [requested.by], origin };
}

async function signOne({ exception, file, index, idAt }: Placed, signer: Signer, ground: Ground, desk: Desk): Promise<Result<Placed>> {
  const { by, role, key, roster, application } = signer;
  const { today, folder } = ground;
  const path = pathOf(file, folder);
  const statement = statementOf(exception, application, { by, role, on: today, signature: null, where: idAt });
  if (!statement.ok) return failed([wouldNotCount(idAt, statement.why)]);
  const signature = await key.sign(statement.value, STATEMENT_TYPE);
  if (!signature.ok) return signature;
  const before = await desk.open(path);
  if (!before.ok) return before;
  const list = ['exceptions', index, 'signOffs'];
  const item = itemOf({ by, role, on: today, signature: signature.value });
  const text = appendTo(withoutVoid(before.value, exception, by, { file, list }), file, list, [item]);
  if (!text.ok) return text;
  const parsed = parsePlaced([{ file, text: text.value }], today);
  if (!parsed.ok) return parsed;
  const after = parsed.value[index];
  // The text may have changed since it was parsed: what counts is what stands there now.
  if (after === undefined || after.exception.id !== exception.id) return failed([wouldNotCount(idAt, 'the file changed meanwhile')]);
  const checks = checkSignatures(after.exception, application, roster, occasionOf(after.exception, today));
  const counts = checks.signers.some((one) => one.by === by && one.on === today && one.roles.includes(role));
  if (!counts) return failed([wouldNotCount(idAt, checks.refused.find((one) => one.by === by)?.why ?? 'it does not come through')]);
  desk.put(path, text.value);
  return ok(after);
}

interface Spot {
  readonly file: string;
  /** Of the sign-offs. */
  readonly list: readonly (string | number)[];
}

/** Whoever signs again had signed what does not count any more: it would only be refused beside the new one. */
function withoutVoid(text: string, { signOffs }: Placed['exception'], by: string, { file, list }: Spot): string {
  const indexes = signOffs.flatMap((one, index) => (personOf(one.by) === personOf(by) ? [index] : []));
  const cut = indexes.length === 0 ? null : cutFrom(text, file, list, indexes);
  // Where it is written so that it cannot be taken out alone, it stays.
  return cut?.ok === true ? cut.value.text : text;
}

function report(placed: Placed, { by, role, publicKey }: Signer, ground: Ground): readonly string[] {
  const { exception, idAt } = placed;
  const others = ground.exceptions.filter((one) => one.exception.id !== exception.id);
  const standing = standingsIn({ ...ground, exceptions: [...others, placed] })(exception);
  const upTo = exception.maxSeverity ?? standing.severities[0] ?? 'critical';
  const { owed } = standing;
  const through = owed === null ? exception.validThrough : `${owed.by} only, unless by then ${owed.missing} sign`;
  const next = holds(exception, standing)
    ? `it holds up to ${upTo}, through ${through}`
    : `it does not hold yet: ${standing.objection?.why ?? ''}; ${upTo} needs ${requirement(ground.policy, upTo, exception.decision)}`;
  return [`${exception.id} (${idAt}) is signed by ${by} for ${role} with ${publicKey.fingerprint}`, `  ${next}`];
}
