// Decoders for criteria, as policy rules (`when`) and exceptions (`match`) write them: every pattern that the gate would read
// otherwise than its writer is refused here, with its place and what to write instead.

import type { Criteria } from '../model/policy.ts';
import { atMost, boolean, complain, map, must, object, oneOrMore, optional, text, type Cursor, type Decoder } from '../syntax/decode.ts';
import { nameProblem } from './name.ts';
import { parsePackagePattern } from './package.ts';
import { pathProblem } from './path.ts';

/** A name, in which `*` stands for any run of characters. */
export const namePattern = must(text(512), (value) => {
  const why = nameProblem(value);
  return why === null ? null : { code: 'E_PATTERN', why, fix: 'write the exact name; "*" stands for any run of characters' };
});

export const pathPattern = must(text(512), (value) => {
  const problem = pathProblem(value);
  return problem === null ? null : { code: 'E_PATTERN', ...problem };
});

const cwe = map(
  must(text(16), (value) =>
    /^CWE-[1-9]\d{0,3}$/i.test(value) ? null : { code: 'E_PATTERN', why: 'is not a CWE', fix: 'write it like "CWE-89"' },
  ),
  (value) => value.toUpperCase(),
);

const vulnerability = must(text(128), (value) =>
  /^[A-Za-z]+-[A-Za-z0-9:._-]+$/.test(value)
    ? null
    : { code: 'E_PATTERN', why: 'is not a vulnerability id', fix: 'write it like "CVE-2021-23337" or "GHSA-35jh-r3h4-6jhm"' },
);

const packages = must(text(512), (value) =>
  parsePackagePattern(value) === null
    ? { code: 'E_PATTERN', why: 'is not a package', fix: 'write "name", "pkg:npm/name", or either with "@" and a version range behind it' }
    : null,
);

const defect = must(text(64), (value) =>
  /^d-[0-9a-z]+$/.test(value)
    ? null
    : {
        code: 'E_PATTERN',
        why: 'is not a defect id',
        fix: 'copy the id from a report; it looks like "d-7f3k2q9wxa…" (24 letters and digits)',
      },
);

/** Of one key: what needs more is no exception. */
const MOST_PATTERNS = 1000;

function patterns(pattern: Decoder<string>): Decoder<readonly string[]> {
  return atMost(MOST_PATTERNS, oneOrMore(pattern), 'let a "*" stand for many, or write several entries');
}

const shared = {
  tool: optional(patterns(namePattern)),
  rule: optional(patterns(namePattern)),
  path: optional(patterns(pathPattern)),
  cwe: optional(patterns(cwe)),
  vulnerability: optional(patterns(vulnerability)),
  package: optional(patterns(packages)),
};

/** What a severity rule may ask. */
export const ruleCriteria: Decoder<Criteria> = map(object({ ...shared, security: optional(boolean) }), atLeastOne);

/** What an exception may ask. */
export const exceptionCriteria: Decoder<Criteria> = map(
  object({ ...shared, defect: optional(patterns(defect)), branches: optional(patterns(namePattern)) }),
  atLeastOne,
);

/** Criteria that name nothing would match nothing; that is a slip of the pen, not a wish. */
function atLeastOne(value: Readonly<Record<string, unknown>>, at: Cursor): Criteria | undefined {
  const given = Object.entries(value).filter(([key, item]) => key !== 'where' && item !== undefined);
  const telling = given.filter(([key]) => key !== 'branches');
  if (telling.length === 0)
    return complain(at, 'E_MISSING', 'names nothing to match', 'name at least one of rule, tool, path, cwe, vulnerability, package');
  return Object.fromEntries(given);
}
