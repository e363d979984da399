// `exceptions prune`: what has ended is named, and on request moved to an archive, with its comments. Nothing is ever deleted: it
// stands in the archive before it is taken from its file. What was taken back stays until its last day has passed: where the word
// is no longer read, a copy of what was signed would hold again.

import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { shapeOf, type Placed } from '../exceptions/parse.ts';
import { nameOf } from '../files/find.ts';
import type { Exception } from '../model/exception.ts';
import { failed, fault, ok, type Fault, type Result } from '../model/fault.ts';
import { plural } from '../report/words.ts';
import { appendTo, cutFrom, type Item } from '../syntax/edit.ts';
import { stray, type Given } from './given.ts';
import { groundOf, type Ground } from './ground.ts';
import { orRefused, refused, said, type Outcome } from './outcome.ts';
import { deskAt, EMPTY, pathOf, type Desk } from './save.ts';

export async function prune(given: Given): Promise<Outcome> {
  const archive = given.text('archive');
  const mistakes = stray(given, 'prune');
  if (mistakes.length > 0) return refused([...given.faults, ...mistakes]);
  return orRefused(await groundOf(given), async (ground) => {
    const over = ground.exceptions.filter(({ exception }) => isOver(exception, ground.today));
    const needed = renewedBy(ground);
    const ended = over.filter(({ exception }) => !needed.has(exception.id.toLowerCase()));
    const lines = over.map(({ exception, idAt }) => {
      const by = needed.get(exception.id.toLowerCase());
      return `${exception.id} ${howEnded(exception)} (${idAt})${by === undefined ? '' : `; it stays, since ${by} renews it`}`;
    });
    const kept = ground.exceptions.filter(({ exception }) => exception.revoked !== null && !isOver(exception, ground.today));
    lines.push(
      ...kept.map(({ exception, idAt }) => `${exception.id} ${howEnded(exception)} (${idAt}); it stays through ${exception.validThrough}`),
    );
    if (archive === null || ended.length === 0) return said([...lines, sums(over, ended, ground)]);
    const path = resolve(given.folder, archive);
    const desk = deskAt(ground.folder);
    const unfit = (await isTaken(path, ground)) ?? (await isOther(path, ground, desk));
    if (unfit !== null) return refused([unfit]);
    const moved = await move(ended, path, ground, desk);
    const faults = moved.ok ? await desk.save() : moved.faults;
    return faults.length > 0
      ? refused(faults)
      : said([...lines, `${plural(ended.length, 'exception')} moved to ${nameOf(path, ground.folder)}`]);
  });
}

function sums(over: readonly Placed[], ended: readonly Placed[], { exceptions, today }: Ground): string {
  const head = `${over.length} of ${plural(exceptions.length, 'exception')} over on ${today}`;
  return ended.length === 0 ? head : `${head}; --archive FILE moves them there`;
}

function isOver({ validThrough }: Exception, today: string): boolean {
  return today > validThrough;
}

function howEnded({ validThrough, revoked }: Exception): string {
  return revoked === null ? `ended ${validThrough}` : `was revoked ${revoked.on}`;
}

/** What is renewed must stand beside its renewals, which count from it. @returns by id in lower case, who needs it */
function renewedBy({ exceptions, extended, today }: Ground): ReadonlyMap<string, string> {
  const all = [...exceptions, ...extended];
  const byId = new Map(all.map(({ exception }) => [exception.id.toLowerCase(), exception]));
  const needed = new Map<string, string>();
  for (const { exception } of all) {
    if (isOver(exception, today) || exception.revoked !== null) continue;
    for (let id = exception.renews?.toLowerCase(); id !== undefined && !needed.has(id); id = byId.get(id)?.renews?.toLowerCase())
      needed.set(id, exception.id);
  }
  return needed;
}

/** What is read as exceptions again was not put away, and the policy is no place for it. */
async function isTaken(path: string, { place, policyPlace, folder }: Ground): Promise<Fault | null> {
  const real = async (one: string): Promise<string> =>
    realpath(one).catch(async () => join(await realpath(dirname(one)).catch(() => dirname(one)), basename(one)));
  const [archive, home, policy] = [await real(path), await real(place), await real(policyPlace)];
  const taken = (what: string): Fault => fault('E_OPTION', '--archive', `${nameOf(path, folder)} is ${what}`, 'name a file elsewhere');
  if (archive === policy) return taken('the policy');
  return archive === home || archive.startsWith(`${home}/`) ? taken('among the exceptions that are read') : null;
}

/** Whatever else stands in a file, entries behind it would spoil it. */
async function isOther(path: string, { folder }: Ground, desk: Desk): Promise<Fault | null> {
  const file = nameOf(path, folder);
  const text = await desk.open(path, EMPTY);
  const shape = text.ok ? shapeOf(text.value, file) : text;
  const [first] = shape.ok ? [] : shape.faults;
  if (first === undefined) return null;
  const what = `${file} is there, and is no exceptions file (${first.where}: ${first.what})`;
  return fault('E_OPTION', '--archive', what, 'name a file that is not there yet, or an archive that prune wrote');
}

async function move(ended: readonly Placed[], archive: string, { folder }: Ground, desk: Desk): Promise<Result<null>> {
  const cut: { readonly path: string; readonly text: string }[] = [];
  const items: Item[] = [];
  for (const file of new Set(ended.map((one) => one.file))) {
    const path = pathOf(file, folder);
    const before = await desk.open(path);
    if (!before.ok) return before;
    const indexes = ended.filter((one) => one.file === file).map(({ index }) => index);
    const edited = cutFrom(before.value, file, ['exceptions'], indexes);
    if (!edited.ok) return edited;
    cut.push({ path, text: edited.value.text });
    items.push(...edited.value.items);
  }
  const before = await desk.open(archive, EMPTY);
  if (!before.ok) return before;
  const after = appendTo(before.value, nameOf(archive, folder), ['exceptions'], items);
  if (!after.ok) return failed(after.faults);
  // The archive first: should the disk fail in between, it stands in both.
  desk.put(archive, after.value);
  for (const { path, text } of cut) desk.put(path, text);
  return ok(null);
}
