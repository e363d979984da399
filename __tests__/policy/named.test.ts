// Which files a policy names beside it, whatever else stands in it.

import { describe, expect, test } from 'vitest';
import { namedIn } from '../../src/policy/named.ts';

describe('files that a policy names', () => {
  test.each([
    ['none', 'version: 1\n', null, null],
    ['another policy', 'extends: {path: ../a.yml}\n', '../a.yml', null],
    ['exceptions too', 'extends:\n  path: a.yml\n  exceptions: b.yml\n', 'a.yml', 'b.yml'],
    ['in a policy of another version, with keys that nobody knows', 'version: 9\nx: {}\nextends: {path: a.yml, y: 1}\n', 'a.yml', null],
    ['in a repository, which are none of this place', 'extends: {repository: a/b, path: a.yml, exceptions: b.yml}\n', null, null],
    ['in what is no text', 'extends: {path: [a.yml], exceptions: 1}\n', null, null],
    ['in what is no map', 'extends: a.yml\n', null, null],
    ['in what is no YAML', 'extends: {path: a.yml\n', null, null],
    ['in nothing', '', null, null],
  ])('%s', (_title, text, policy, exceptions) => {
    expect(namedIn(text)).toEqual({ policy, exceptions });
  });
});
