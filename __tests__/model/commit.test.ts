// Who had a hand in a commit, by what it says of itself.

import { expect, test } from 'vitest';
import { namesIn } from '../../src/model/commit.ts';

const BY_ANA = { author: 'ana@example.org', committer: 'ana@example.org', message: 'work' };

test.each([
  ['its author, once', BY_ANA, ['ana@example.org']],
  ['its committer', { ...BY_ANA, committer: 'lee@example.org' }, ['ana@example.org', 'lee@example.org']],
  ['a login, where GitHub hides the address', { ...BY_ANA, author: '7+kim@users.noreply.github.com' }, ['kim', 'ana@example.org']],
  ['a login, as older addresses have it', { ...BY_ANA, author: 'kim@users.noreply.github.com' }, ['kim', 'ana@example.org']],
  ['a login, of a server of its own', { ...BY_ANA, author: '7+kim@users.noreply.github.corp.example' }, ['kim', 'ana@example.org']],
  ['nobody, where there is no address', { ...BY_ANA, author: '', committer: ' ' }, []],
])('%s', (_title, commit, expected) => {
  expect(namesIn(commit)).toEqual(expected);
});

test.each([
  ['at the end', 'work\n\nCo-authored-by: Kim <kim@example.org>', ['kim@example.org']],
  ['in any case', 'work\n\nCO-AUTHORED-BY: Kim <kim@example.org>', ['kim@example.org']],
  ['in the middle, where git sees no trailer', 'work\nCo-authored-by: Kim <kim@example.org>\nand more\n', ['kim@example.org']],
  ['indented, and with spaces around', 'work\n\n  Co-authored-by : Kim < kim@example.org > \r\n', ['kim@example.org']],
  [
    'several',
    'work\n\nCo-authored-by: Kim <kim@example.org>\nCo-authored-by: Sam <sam@example.org>',
    ['kim@example.org', 'sam@example.org'],
  ],
  ['several on one line', 'work\n\nCo-authored-by: Kim <kim@example.org>, Sam <sam@example.org>', ['kim@example.org', 'sam@example.org']],
  ['by a hidden address', 'work\n\nCo-authored-by: Kim <7+kim@users.noreply.github.com>', ['kim']],
  ['without an address', 'work\n\nCo-authored-by: kim', ['kim']],
  ['none', 'work, co-authored-by: nobody <nobody@example.org>', []],
])('co-authors %s', (_title, message, expected) => {
  expect(namesIn({ ...BY_ANA, message })).toEqual(['ana@example.org', ...expected]);
});
