// What people do to code between two scans, by hand: before and now, and what became of each finding. Marks that are equal are one
// defect. A defect that is taken for new is a nuisance; a new one that a strong match takes for an old one gets through.

import { describe, expect, test } from 'vitest';
import { marked, outcome, type Files } from './marked.ts';

const ORDERS = `import { db } from './db.js';
import { log } from './log.js';

export function findOrder(id, user) {
  log.info('looking for an order', id);
  const owner = user.name ?? 'nobody';
  const rows = ¤1db.query('select * from orders where id = ' + id + ' and owner = ' + owner);
  if (rows.length === 0) {
    log.warn('no such order', id);
    return null;
  }
  return rows[0];
}

export function removeOrder(id) {
  const found = findOrder(id, { name: 'admin' });
  if (found === null) throw new Error('nothing to remove');
  ¤2db.query('delete from orders where id = ' + id);
  log.info('removed an order', id);
  return found;
}

export function countOrders(state) {
  const sums = db.prepare('select count(*) from orders where state = ?');
  return sums.get(state);
}
`;

const PATH = 'src/orders.js';
const lineWith = (text: string, part: string): string => text.split('\n').find((line) => line.includes(part)) ?? '';
const without = (text: string, part: string): string =>
  text
    .split('\n')
    .filter((line) => !line.includes(part))
    .join('\n');
const [QUERY, REMOVAL] = [lineWith(ORDERS, '¤1'), lineWith(ORDERS, '¤2')];
const FUNCTION = ORDERS.slice(ORDERS.indexOf('export function removeOrder'), ORDERS.indexOf('export function countOrders'));

const BOTH = { 1: '1 strong', 2: '2 strong' };

/** Title, the file now, what becomes of the marks. */
const IN_ONE_FILE: readonly (readonly [string, string, Record<string, string>])[] = [
  ['nothing', ORDERS, BOTH],
  ['a licence header is added', `/*\n * Copyright 2026 The Authors\n * All rights reserved\n */\n\n${ORDERS}`, BOTH],
  ['line ends become those of Windows', ORDERS.replaceAll('\n', '\r\n'), BOTH],
  ['tabs take the place of spaces', ORDERS.replaceAll('  ', '\t'), BOTH],
  ['a byte order mark is added', `\ufeff${ORDERS}`, BOTH],
  [
    'a formatter changes quotes and semicolons',
    ORDERS.replaceAll("'", '"').replaceAll(';', ''),
    { 1: '1 strong changed', 2: '2 strong changed' },
  ],
  [
    'a formatter breaks a long line',
    ORDERS.replace(
      QUERY,
      "  const rows = ¤1db.query(\n    'select * from orders where id = ' +\n      id +\n      ' and owner = ' +\n      owner,\n  );",
    ),
    { 1: '1 strong changed', 2: '2 strong' },
  ],
  ['a comment next to it changes', ORDERS.replace("  log.info('looking for an order', id);", '  // Looks for it, says so.'), BOTH],
  ['lines are added right above', ORDERS.replace(QUERY, `  audit(user);\n  audit(id);\n${QUERY}`), BOTH],
  ['it is wrapped in a condition', ORDERS.replace(REMOVAL, `  if (mayRemove(id)) {\n  ${REMOVAL}\n  } else {\n    deny(id);\n  }`), BOTH],
  [
    'a word of it becomes another one in its place',
    ORDERS.replace('delete from orders', 'delete from carts'),
    { 1: '1 strong', 2: '2 strong changed' },
  ],
  ['a comment is added to its line', ORDERS.replace(QUERY, `${QUERY} // see #12`), { 1: '1 strong changed', 2: '2 strong' }],
  ['an argument is added', ORDERS.replace("' + id);", "' + id, { timeout: 5 });"), { 1: '1 strong', 2: '2 strong changed' }],
  ['a variable is renamed', ORDERS.replaceAll(/\bid\b/g, 'orderId'), { 1: '1 strong changed', 2: '2 strong changed' }],
  ['a function moves to the end', `${ORDERS.replace(FUNCTION, '')}\n${FUNCTION}`, BOTH],
  ['the first one is mended', ORDERS.replace(QUERY, '  const rows = lookUp.get(id, owner);'), { 2: '2 strong' }],
  ['the first one is removed', without(ORDERS, '¤1'), { 2: '2 strong' }],
  [
    'one is mended, and an unlike one is added in its place',
    ORDERS.replace(QUERY, '  const rows = lookUp.get(id);\n  const total = ¤nsums.execute(`update totals set seen = ${when}`);'),
    { n: 'new', 2: '2 strong' },
  ],
  [
    'an unlike one is added next to it',
    ORDERS.replace(QUERY, `${QUERY}\n  ¤naudit.raw('insert into trail values (' + user + ')');`),
    { ...BOTH, n: 'new' },
  ],
  [
    'a like one is added in another function',
    ORDERS.replace('  return sums.get(state);', "  return sums.get(state) + ¤ndb.query('delete from orders where state = ' + state);"),
    { ...BOTH, n: 'new' },
  ],
];

describe('a defect is followed in its file when', () => {
  test.each(IN_ONE_FILE)('%s', (_title, now, expected) => {
    expect(outcome(marked({ [PATH]: ORDERS }), marked({ [PATH]: now }))).toEqual(expected);
  });
});

const OTHER = `import { render } from './render.js';

export function page(name) {
  const title = 'Orders of ' + name;
  return render(title);
}
`;

const UNKNOWN: ReadonlyMap<string, string> = new Map();

/** Title, files before, files now, what becomes of the marks, and the renames that git knows. */
const ACROSS: readonly (readonly [string, Files, Files, Record<string, string>, ReadonlyMap<string, string>])[] = [
  ['a file is renamed as it is', { [PATH]: ORDERS }, { 'lib/order-store.js': ORDERS }, BOTH, UNKNOWN],
  [
    'a file is renamed and edited, which git knows',
    { [PATH]: ORDERS },
    { 'lib/store.js': ORDERS.replace(QUERY, `${QUERY} // see #12`) },
    { 1: '1 strong changed', 2: '2 strong' },
    new Map([[PATH, 'lib/store.js']]),
  ],
  [
    'a folder is moved',
    { 'a/x/orders.js': ORDERS, 'a/x/page.js': OTHER },
    { 'b/x/orders.js': ORDERS, 'b/x/page.js': OTHER },
    BOTH,
    UNKNOWN,
  ],
  [
    'a function is extracted to another file',
    { [PATH]: ORDERS, 'src/page.js': OTHER },
    { [PATH]: ORDERS.replace(FUNCTION, ''), 'src/page.js': `${OTHER}\n${FUNCTION}` },
    BOTH,
    UNKNOWN,
  ],
  [
    'a file is copied: the copy is new',
    { [PATH]: ORDERS },
    { [PATH]: ORDERS, 'src/copy.js': ORDERS.replace('¤1', '¤n').replace('¤2', '¤m') },
    { ...BOTH, n: 'new', m: 'new' },
    UNKNOWN,
  ],
  [
    'two files change their names with each other, which git knows',
    { 'a.js': ORDERS, 'b.js': OTHER },
    { 'b.js': ORDERS, 'a.js': OTHER },
    BOTH,
    new Map([
      ['a.js', 'b.js'],
      ['b.js', 'a.js'],
    ]),
  ],
  [
    'it is mended here, and the same words are written elsewhere among other lines: that is new',
    { [PATH]: ORDERS, 'src/page.js': OTHER },
    {
      [PATH]: ORDERS.replace(REMOVAL, '  lookUp.remove(id);'),
      'src/page.js': OTHER.replace('  return', `${REMOVAL.replace('¤2', '¤n')}\n  return`),
    },
    { 1: '1 strong', n: 'new' },
    UNKNOWN,
  ],
];

describe('a defect is followed across files when', () => {
  test.each(ACROSS)('%s', (_title, before, now, expected, renames) => {
    expect(outcome(marked(before), marked(now), renames)).toEqual(expected);
  });
});

describe('what cannot be told', () => {
  const copied = ORDERS.replace(REMOVAL, `${REMOVAL}\n${REMOVAL.replace('¤2', '¤n')}`);

  test('of a line and its copy next to it neither is surely the old one', () => {
    const { n, ...others } = outcome(marked({ [PATH]: ORDERS }), marked({ [PATH]: copied }));
    expect({ others, n }).toEqual({ others: { 1: '1 strong', 2: '2 weak' }, n: 'new' });
  });

  test('of a function and its copy in the same file neither is surely the old one', () => {
    const long = FUNCTION.replace(
      REMOVAL,
      `  const before = count(id);\n  const kept = keep(found);\n${REMOVAL}\n  const after = count(id);`,
    );
    const before = ORDERS.replace(FUNCTION, long);
    const now = before.replace(long, `${long.replace('¤2', '¤n').replace('removeOrder', 'dropOrder')}${long}`);
    const result = outcome(marked({ [PATH]: before }), marked({ [PATH]: now }));
    expect([result['n'], result['2']].filter((became) => became?.includes('strong'))).toEqual([]);
  });

  test('peers §0.4: the same rule in another file is another defect while the first one stands', () => {
    const before = marked({ 'a/main.js': ORDERS });
    const now = marked({ 'a/main.js': ORDERS, 'b/main.js': ORDERS.replace('¤1', '¤n').replace('¤2', '¤m') });
    expect(outcome(before, now)).toEqual({ ...BOTH, n: 'new', m: 'new' });
  });

  test('another rule, another tool: another defect', () => {
    const before = marked({ [PATH]: ORDERS });
    expect(outcome(before, marked({ [PATH]: ORDERS }, { rule: 'xss' }))).toEqual({ 1: 'new', 2: 'new' });
    expect(outcome(before, marked({ [PATH]: ORDERS }, { tool: 'Other' }))).toEqual({ 1: 'new', 2: 'new' });
    expect(outcome(before, marked({ [PATH]: ORDERS }, { tool: 'SCANNER' }))).toEqual(BOTH);
  });
});

const USERS = `// Who may log in while the service is set up.
export const USERS = [
  { user: 'ann', password: ¤1'hunter2' },
  { user: 'bob', password: ¤2'letmein' },
  { user: 'eve', password: ¤3'qwerty' },
];

export function known(user, password) {
  return USERS.some((one) => one.user === user && one.password === password);
}
`;
const ENTRY = (user: string, password: string): string => `  { user: '${user}', password: ¤n'${password}' },\n`;
const BOB = `${lineWith(USERS, '¤2')}\n`;

describe('a new defect is never surely an old one when', () => {
  test.each<[string, string]>([
    ['one of a list is removed and another one added at its end', USERS.replace(BOB, '').replace('];', `${ENTRY('zoe', 'dragon')}];`)],
    [
      'one of a list is removed and another one added at its beginning',
      USERS.replace(BOB, '').replace('[\n', `[\n${ENTRY('zoe', 'dragon')}`),
    ],
    ['one of a list is removed and another one added in its place', USERS.replace(BOB, ENTRY('zoe', 'dragon'))],
    ['one is added to a list next to its like', USERS.replace(BOB, `${BOB}${ENTRY('bob2', 'letmein')}`)],
  ])('%s', (_title, now) => {
    const result = outcome(marked({ [PATH]: USERS }), marked({ [PATH]: now }));
    expect(result['n']).not.toMatch(/strong/);
    expect(result).toMatchObject({ 1: '1 strong', 3: '3 strong' });
  });

  test.each<[string, string]>([
    [
      'one is mended and the same words are written in another function',
      ORDERS.replace(REMOVAL, '  lookUp.remove(id);').replace('  return sums', `${REMOVAL.replace('¤2', '¤n')}\n  return sums`),
    ],
  ])('%s', (_title, now) => {
    expect(outcome(marked({ [PATH]: ORDERS }), marked({ [PATH]: now }))).toMatchObject({
      1: '1 strong',
      n: expect.not.stringMatching(/strong/),
    });
  });
});
