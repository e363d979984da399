// Hostile text in, an assessment out that holds it wherever a scanner, a pull request, a file name or a policy can put text.
// Nothing here knows how a surface escapes.

import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { array, constantFrom, oneof, string, type Arbitrary } from 'fast-check';
import type { Assessment } from '../../src/model/assessment.ts';
import type { Exception } from '../../src/model/exception.ts';
import { fault } from '../../src/model/fault.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { Policy } from '../../src/model/policy.ts';
import type { VexDocument, VexStatement } from '../../src/model/vex.ts';
import { noResults } from '../../src/model/run.ts';
import { builtInPolicy } from '../../src/policy/built-in.ts';
import { aClaim, aFinding, aRun, exceptionsOf, anException, judge } from '../builders.ts';

const HEX = 'd'.repeat(64);

const BLNS = resolve(import.meta.dirname, '../../../shared/suites/blns/blns.json');

/** The big list of naughty strings; null where the suite does not lie beside the checkout. */
export const NAUGHTY: readonly string[] | null = existsSync(BLNS) ? (JSON.parse(readFileSync(BLNS, 'utf8')) as string[]) : null;

const PIECES = [
  '::',
  '::error::',
  '::add-mask::e',
  '::stop-commands::x',
  '::set-env name=NODE_OPTIONS::--require=/x',
  '##[',
  '##[error]',
  '##[add-mask]e',
  '##',
  '#',
  '[',
  ']',
  ':',
  ',',
  '=',
  '%',
  '%0A',
  '%0A::error::',
  '%25',
  '%3A',
  '\r',
  '\n',
  '\r\n',
  '\n::error::x\n',
  '\n\n# heading\n\n',
  '\n\n```\n',
  '\u2028',
  '\u2029',
  '\u0085',
  '\u0000',
  '\u001B',
  '\u001B[31m',
  '\u009B31m',
  '\b',
  '\u202E',
  '\u2066',
  '\u2069',
  '\u200B',
  '\u200D',
  '\uFEFF',
  '\u00AD',
  '\u3164',
  '\u{E0041}',
  '\uD800',
  '\uDC00',
  '\u0301',
  '\u{1F3FD}',
  '😀',
  '`',
  '``',
  '|',
  '\\|',
  '\\',
  '</details>',
  '<details>',
  '<!--',
  '-->',
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  '<script>alert(1)</script>',
  '</code></td></tr></table>',
  '<code>',
  '<',
  '>',
  '&',
  '&amp;',
  '&#64;user',
  '&commat;user',
  '&lt;img src=x&gt;',
  '@user',
  '@org/team',
  'mail@example.com',
  '#1',
  'GH-1',
  'gh-22',
  'owner/repo#3',
  'owner/repo@0123abc',
  '0123456789abcdef0123456789abcdef01234567',
  'deadbeef',
  'https://example.com/x?y=z',
  'HTTP://EXAMPLE.COM',
  'ftp://example.com',
  'mailto:a@b.co',
  'xmpp:a@b.co/c',
  'www.example.com',
  'WWW.EXAMPLE.COM',
  '![x](https://example.com/y.png)',
  '[x](javascript:alert(1))',
  '[x]: https://example.com',
  '[^1]',
  '[^1]: note',
  '<https://example.com>',
  '- [x] done',
  '* item',
  '1. one',
  '> [!WARNING]',
  '# heading',
  '---',
  '===',
  '| --- | --- |',
  '**b**',
  '_i_',
  '~~s~~',
  ':tada:',
  ':octocat:',
  '$x^2$',
  '$$',
  '$`a`$',
  'javascript:alert(1)',
  '    indented',
  '\t',
  ' ',
  'a',
  'Z',
  '9',
  'a.ts',
  '"',
  "'",
  '{',
  '}',
] as const;

const shortText = array(oneof({ weight: 5, arbitrary: constantFrom(...PIECES) }, string({ unit: 'binary', maxLength: 6 })), {
  maxLength: 10,
});
const fullText = array(constantFrom(...PIECES), { minLength: 20, maxLength: 400 });

/** Mostly short, so that whole commands and tags come to stand at the borders of what we write; now and then longer than any cap. */
export const hostileText: Arbitrary<string> = oneof(
  { weight: 12, arbitrary: shortText },
  { weight: 1, arbitrary: fullText },
  { weight: 2, arbitrary: shortText },
).map((pieces) => pieces.join(''));

/** How many texts one assessment takes. */
export const SLOTS = 12;

export const hostileTexts: Arbitrary<readonly string[]> = array(hostileText, { minLength: SLOTS, maxLength: SLOTS });

/** @param texts laid into the places in turn, so that two different ones come to stand beside each other */
export function hostileAssessment(texts: readonly string[], over: { observed?: boolean; faults?: boolean } = {}): Assessment {
  const at = (slot: number): string => texts[slot % texts.length] ?? '';
  const tool = { name: at(3), version: at(4), category: at(5) };
  const input = at(11);
  const judged = judge(hostileFindings(at, input), {
    rules: { policy: hostilePolicy(at, over.observed ?? false), exceptions: hostileExceptions(at), vex: [hostileVex(at)] },
    evidence: {
      inputs: [{ path: input, sha256: '0'.repeat(64), bytes: 1 }],
      runs: [
        aRun({ input, tool, counts: { ...noResults(), results: 5 }, errorNotifications: [at(0), at(1)], externalOther: [at(2)] }),
        aRun({ input, run: 1, tool: { ...tool, name: at(6) }, outcome: 'unproven' }),
      ],
      skipped: [{ path: at(7), why: at(8) }],
      faults: (over.faults ?? true) ? [fault('E_READ', at(7), at(8), at(9)), fault('E_SYNTAX', at(9), at(10), at(0))] : [],
      warnings: [{ what: at(10), where: at(1) }],
      digests: { policy: `sha256:${'a'.repeat(64)}`, exceptions: null, ledger: null, artifact: null },
      subjects: [4, 2, 9, 5].map((slot) => ({ name: at(slot), sha256: HEX })),
    },
  });
  return { ...judged, attested: { file: at(6), signer: null } };
}

function hostileFindings(at: (slot: number) => string, input: string): readonly Finding[] {
  const pointer = { input, run: 0, result: 0 };
  const tool = { name: at(3), version: at(4), category: at(5) };
  const place = { path: at(2), display: at(2), line: 7, column: 1, endLine: 7 };
  const base = { tool, at: pointer, location: place };
  return [
    aFinding({ ...base, message: at(0), rule: at(1), claims: [aClaim({ rule: at(1), levelFrom: 'rule' })] }),
    aFinding({
      ...base,
      message: at(6),
      rule: '',
      location: { ...place, path: null, display: at(4), line: null },
      claims: [aClaim({ securitySeverity: { kind: 'unrated', text: at(5) }, securitySeverityFrom: 'rule', rule: at(7) })],
      suppressions: [{ kind: 'inSource', status: 'accepted' }],
    }),
    aFinding({
      ...base,
      message: at(8),
      rule: at(9),
      location: { path: null, display: '', line: null, column: null, endLine: null },
      vulnerability: { id: at(10), aliases: [at(0)] },
      package: { name: at(1), version: at(2), ecosystem: at(3), purl: at(4), fixed: [at(5), at(6)] },
    }),
    aFinding({ ...base, message: at(7), rule: 'held' }),
    aFinding({ ...base, message: at(9), rule: 'low', claims: [aClaim({ level: 'note' })] }),
  ];
}

function hostilePolicy(at: (slot: number) => string, observed: boolean): Policy {
  const policy = builtInPolicy();
  const severityRule = { when: { rule: ['low'] }, change: { kind: 'atMost', to: 'none' }, reason: at(2), where: at(3) } as const;
  return {
    ...policy,
    source: at(4),
    contact: at(5),
    application: at(6),
    severityRules: [severityRule],
    observeUntil: observed ? { day: '2027-01-31', where: at(7) } : null,
    suppressions: { ...policy.suppressions, where: at(8) },
    vex: {
      ...policy.vex,
      trust: [{ author: at(2), sha256: [HEX], about: ['application'], where: at(3) }],
      products: [at(9)],
      where: at(4),
    },
  };
}

/** One that would accept what it speaks of and has ended, one of another product. */
function hostileVex(at: (slot: number) => string): VexDocument {
  const statement = { at: at(6), vulnerability: [at(10)], status: 'not_affected', why: at(5), moment: Date.UTC(2024, 1) } as const;
  const about = (name: string): Pick<VexStatement, 'products'> => ({ products: [{ names: [name], hashes: [], parts: [], unread: '' }] });
  const statements = [
    { ...statement, ...about(at(9)) },
    { ...statement, ...about(at(7)), vulnerability: [at(0)] },
  ] as const;
  return { file: at(1), sha256: HEX, format: 'OpenVEX', id: at(3), version: 1, author: at(2), statements };
}

/** One of each fate; ids, places and names as no schema would let them through. */
function hostileExceptions(at: (slot: number) => string): readonly Exception[] {
  const [plain] = exceptionsOf(anException());
  if (plain === undefined) throw new Error('the builder made no exception');
  const one = (id: string, rule: string, over: Partial<Exception>): Exception => ({
    ...plain,
    id: `${id}${at(0)}`,
    justification: at(1),
    owner: at(2),
    where: at(3),
    match: { rule: [rule] },
    requested: { by: at(4), on: '2026-11-01' },
    signOffs: [{ by: at(5), role: null, on: '2026-11-02', signature: null, where: at(6) }],
    ...over,
  });
  return [
    one('used', 'held', {}),
    one('unused', `no-${at(7)}-rule`, {}),
    one('expired', at(1), { validThrough: '2026-11-05' }),
    one('refused', at(9), { signOffs: [] }),
    one('near', at(1), { match: { rule: [at(1)], path: ['nowhere'] } }),
  ];
}
