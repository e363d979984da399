// JSONTestSuite, which nobody here wrote: what it calls malformed is refused wherever it stands in a file, also where the gate
// only passes over it; what it calls well-formed is never refused as JSON; what it leaves free is read the same every time
// (threats B4, D1 to D4).

import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { readSarif } from '../builders.ts';
import { cli, folderWith, STACK_TRACE } from '../dist/processes.ts';

// Thousands of readings, and processes of a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const SUITE = resolve(import.meta.dirname, '../../../shared/suites/JSONTestSuite');
const here = existsSync(SUITE);
const CHUNKS = [1, 7, 1 << 16, 1 << 20];
/** Bytes that the scanner looks at together, and bytes of one step in it. */
const [WINDOW, BLOCK] = [1 << 18, 64];
const BLANKS = Buffer.alloc(WINDOW, ' ');
const NOT_JSON: readonly string[] = ['E_NOT_JSON', 'E_CUT_SHORT', 'E_ENCODING'];

interface Document {
  readonly name: string;
  readonly bytes: Uint8Array;
}

function documents(folder: string): readonly Document[] {
  const names = here ? readdirSync(join(SUITE, folder)).toSorted() : [];
  return names.map((name) => ({ name: basename(name, '.json'), bytes: readFileSync(join(SUITE, folder, name)) }));
}

const parsing = documents('test_parsing');
const wellFormed = parsing.filter(({ name }) => name.startsWith('y_'));
const malformed = parsing.filter(({ name }) => name.startsWith('n_'));
const free = parsing.filter(({ name }) => name.startsWith('i_'));
const transform = documents('test_transform');

/** What becomes of a file: the codes of its faults, or else how many findings it has. */
function outcomeOf(bytes: Uint8Array, chunk?: number): string {
  const { faults, findings, runs } = readSarif(bytes, ['/checkout'], chunk);
  if (faults.length === 0) return `${findings.length} findings`;
  // What is refused as JSON leaves nothing behind.
  return findings.length + runs.length === 0
    ? faults.map(({ code }) => code).join()
    : `${faults.map(({ code }) => code).join()} and findings`;
}

/** The outcome, where it is the same for chunks of every size. */
function settled(bytes: Uint8Array): string {
  const outcomes = CHUNKS.map((chunk) => outcomeOf(bytes, chunk));
  return new Set(outcomes).size === 1 ? (outcomes[0] ?? '') : `differs by chunks: ${outcomes.join('; ')}`;
}

type Groups = Readonly<Record<string, readonly string[]>>;

/** The names of documents by what `say` says of each. */
function grouped(all: readonly Document[], say: (document: Document) => string): Groups {
  const groups: Record<string, string[]> = {};
  for (const document of all) (groups[say(document)] ??= []).push(document.name);
  return groups;
}

/** The names of those that are taken, or refused for another reason than that they are not JSON. */
function notRefused(all: readonly Document[], say: (document: Document) => string): readonly string[] {
  return all.filter((document) => !NOT_JSON.includes(say(document))).map(({ name }) => name);
}

/** What another reader says: Node's, of bytes that must be UTF-8. */
function nodeTakes(bytes: Uint8Array): boolean {
  try {
    JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
    return true;
  } catch {
    return false;
  }
}

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Those that end in the middle of something. A tool that was killed leaves such a file, so it is told apart. */
const CUT_SHORT = words(`
  n_array_a_invalid_utf8 n_array_incomplete n_array_newlines_unclosed n_array_unclosed n_array_unclosed_trailing_comma
  n_array_unclosed_with_new_lines n_array_unclosed_with_object_inside n_number_invalid-utf-8-in-bigger-int
  n_number_invalid-utf-8-in-exponent n_number_real_with_invalid_utf8_after_e n_object_missing_value n_object_no-colon
  n_object_unterminated-value n_single_space n_string_1_surrogate_then_escape n_string_escaped_backslash_bad
  n_string_incomplete_escape n_string_single_doublequote n_string_start_escape_unclosed n_structure_UTF8_BOM_no_data
  n_structure_array_with_unclosed_string n_structure_comma_instead_of_closing_brace n_structure_lone-invalid-utf-8
  n_structure_lone-open-bracket n_structure_no_data n_structure_object_unclosed_no_value n_structure_open_array_open_object
  n_structure_open_array_open_string n_structure_open_array_string n_structure_open_object n_structure_open_object_open_string
  n_structure_single_eacute n_structure_unclosed_array n_structure_unclosed_array_partial_null
  n_structure_unclosed_array_unfinished_false n_structure_unclosed_array_unfinished_true n_structure_unclosed_object`);
const BROKEN_ENCODING = words(`
  n_array_invalid_utf8 n_number_invalid-utf-8-in-int n_object_lone_continuation_byte_in_key_and_trailing_comma
  n_string_invalid-utf-8-in-escape n_string_invalid_utf8_after_escape n_structure_incomplete_UTF8_BOM`);
const FREE_BROKEN_ENCODING = words(`
  i_string_UTF-8_invalid_sequence i_string_UTF8_surrogate_U+D800 i_string_invalid_utf-8 i_string_iso_latin_1
  i_string_lone_utf8_continuation_byte i_string_not_in_unicode_range i_string_overlong_sequence_2_bytes
  i_string_overlong_sequence_6_bytes i_string_overlong_sequence_6_bytes_null i_string_truncated-utf-8 i_string_utf16BE_no_BOM
  i_string_utf16LE_no_BOM`);
const TWICE = ['y_object_duplicated_key', 'y_object_duplicated_key_and_value'];

const inLog = (members: string): string => `{"version":"2.1.0",${members}}`;
const inRun = (members: string): string => inLog(`"runs":[{${members}}]`);
const inResult = (members: string): string => inRun(`"results":[{"ruleId":"a"},{${members}},{"ruleId":"c"}]`);
const RESULTS = '"results":[{"ruleId":"a"},{"ruleId":"b"},{"ruleId":"c"}]';

/** Logs of three results; DOC stands for the document. */
const PASSED_OVER: readonly (readonly [string, string])[] = [
  ['the first member of a result', inResult('"codeFlows":DOC,"ruleId":"b"')],
  ['the last member of a result', inResult('"ruleId":"b","codeFlows":DOC')],
  ['something deep in a result', inResult('"ruleId":"b","fixes":[{"x":[1,DOC,{}]}]')],
  ['a member of the message', inResult('"ruleId":"b","message":{"x":DOC,"text":"t"}')],
  ['a member of the run before its results', inRun(`"graphs":DOC,${RESULTS}`)],
  ['a member of the run behind its results', inRun(`${RESULTS},"graphs":DOC`)],
  ['a member of the log', inLog(`"runs":[{${RESULTS}}],"properties":DOC`)],
];
const KEPT: readonly (readonly [string, string])[] = [
  ['the properties of a result', inResult('"ruleId":"b","properties":DOC')],
  ['a property', inResult('"properties":{"x":DOC},"ruleId":"b"')],
  ['an element of a property', inResult('"ruleId":"b","properties":{"x":[1,DOC,2]}')],
  ['a property of a rule', inRun(`"tool":{"driver":{"rules":[{"id":"a","properties":{"x":DOC}}]}},${RESULTS}`)],
  ['an argument of the message', inResult('"ruleId":"b","message":{"text":"t","arguments":["x",DOC]}')],
];
/** Where not every value is SARIF. */
const STRUCTURE: readonly (readonly [string, string])[] = [
  ['a result', inRun('"results":[{"ruleId":"a"},DOC,{"ruleId":"c"}]')],
  ['the results', inRun('"results":DOC')],
  ['a run', inLog(`"runs":[{${RESULTS}},DOC]`)],
  ['the runs', inLog('"runs":DOC')],
  ['the version', `{"version":DOC,"runs":[{${RESULTS}}]}`],
  ['what follows the log', `${inRun(RESULTS)}DOC`],
];

function wrapped(template: string, { bytes }: Document): Uint8Array {
  const [before = '', after = ''] = template.split('DOC');
  return Buffer.concat([Buffer.from(before), bytes, Buffer.from(after)]);
}

describe.skipIf(!here)(`JSONTestSuite${here ? '' : ' (skipped: ../shared/suites is not on this machine)'}`, () => {
  test('it is there, all of it', () => {
    expect([wellFormed.length, malformed.length, free.length, transform.length]).toEqual([95, 188, 35, 22]);
  });

  describe('a document as the whole file, whatever the chunks', () => {
    test('D1: well-formed is not refused as JSON; it is not SARIF, and two say one thing twice', () => {
      const groups = grouped(wellFormed, ({ bytes }) => settled(bytes));
      expect(groups).toEqual({
        E_DUPLICATE_KEY: TWICE,
        E_NOT_SARIF: wellFormed.map(({ name }) => name).filter((name) => !TWICE.includes(name)),
      });
    });

    test('B4: malformed is refused, without exception, and said to be cut short or not UTF-8 where it is', () => {
      const groups = grouped(malformed, ({ bytes }) => settled(bytes));
      const others = malformed.map(({ name }) => name).filter((name) => !CUT_SHORT.includes(name) && !BROKEN_ENCODING.includes(name));
      expect(groups).toEqual({ E_CUT_SHORT: CUT_SHORT, E_ENCODING: BROKEN_ENCODING, E_NOT_JSON: others });
    });

    test('D2, D3, D4: where the suite leaves it free, broken encoding is refused and nothing else, twice the same', () => {
      const groups = grouped(free, ({ bytes }) => settled(bytes));
      const others = free.map(({ name }) => name).filter((name) => !FREE_BROKEN_ENCODING.includes(name));
      expect(groups).toEqual({ E_ENCODING: FREE_BROKEN_ENCODING, E_NOT_SARIF: others });
      expect(grouped(free, ({ bytes }) => settled(bytes))).toEqual(groups);
    });

    test('D1: of the documents that readers turn into different things, those that say one thing twice are refused', () => {
      const groups = grouped(transform, ({ bytes }) => settled(bytes));
      expect(groups['E_DUPLICATE_KEY']).toEqual(
        words('object_same_key_different_values object_same_key_same_value object_same_key_unclear_values'),
      );
      expect(groups['E_ENCODING']).toEqual(words('string_1_invalid_codepoint string_2_invalid_codepoints string_3_invalid_codepoints'));
      expect(groups['E_NOT_SARIF']).toHaveLength(16);
    });

    test(`reads the same at each place of a step of ${BLOCK} bytes`, () => {
      for (let shift = 1; shift < BLOCK; shift++) {
        const shifted = ({ bytes }: Document): string =>
          outcomeOf(Buffer.concat([BLANKS.subarray(0, shift), bytes, BLANKS.subarray(0, 1)]));
        expect(notRefused(malformed, shifted), `behind ${shift} blanks`).toEqual([]);
        expect(notRefused(wellFormed, shifted), `behind ${shift} blanks`).toHaveLength(wellFormed.length);
      }
    });

    test(`reads the same wherever a window of ${WINDOW} bytes ends in it`, () => {
      for (const document of [...wellFormed, ...malformed].filter(({ bytes }) => bytes.length < BLOCK)) {
        for (let inside = 1; inside < document.bytes.length; inside++) {
          const cut = outcomeOf(Buffer.concat([BLANKS.subarray(inside), document.bytes]));
          expect(NOT_JSON.includes(cut), `${document.name}, ${inside} bytes before the edge: ${cut}`).toBe(malformed.includes(document));
        }
      }
    });

    test.each([BLOCK, WINDOW])('reads the same where its last byte is the last of %i', (size) => {
      const filling = ({ bytes }: Document): string => outcomeOf(Buffer.concat([BLANKS.subarray(0, size - (bytes.length % size)), bytes]));
      expect(wellFormed.filter((document) => NOT_JSON.includes(filling(document))).map(({ name }) => name)).toEqual([]);
      expect(notRefused(malformed, filling)).toEqual([]);
    });

    test('reads the same in UTF-16 with a BOM', () => {
      const turned = ({ bytes }: Document): string => settled(Buffer.from(`\ufeff${Buffer.from(bytes).toString()}`, 'utf16le'));
      // Broken UTF-8 cannot be turned.
      const text = malformed.filter(({ bytes }) => isUtf8(bytes));
      expect(text.length).toBeGreaterThan(170);
      expect(notRefused(text, turned)).toEqual([]);
      expect(notRefused(wellFormed, turned)).toHaveLength(wellFormed.length);
    });
  });

  describe('a malformed document in a SARIF file', () => {
    test.each([...PASSED_OVER, ...KEPT, ...STRUCTURE])('makes the file no JSON, and leaves no finding, as %s', (place, template) => {
      const taken = notRefused(malformed, (document) => settled(wrapped(template, document)));
      // White space is malformed as a document, and nothing behind one.
      expect(taken).toEqual(place === 'what follows the log' ? ['n_single_space', 'n_structure_no_data'] : []);
      expect(malformed.filter((document) => nodeTakes(wrapped(template, document))).map(({ name }) => name)).toEqual(taken);
    });
  });

  describe('a well-formed document in a SARIF file', () => {
    const names = wellFormed.map(({ name }) => name);

    test.each(PASSED_OVER)('that is passed over takes no finding away, and adds none, as %s', (_place, template) => {
      expect(grouped(wellFormed, (document) => settled(wrapped(template, document)))).toEqual({ '3 findings': names });
    });

    test.each(KEPT)('that is kept takes no finding away, unless it says one thing twice, as %s', (_place, template) => {
      const groups = grouped(wellFormed, (document) => settled(wrapped(template, document)));
      expect(groups).toEqual({ E_DUPLICATE_KEY: TWICE, '3 findings': names.filter((name) => !TWICE.includes(name)) });
    });
  });

  describe('a document that the suite leaves free, in a SARIF file', () => {
    /** What has a BOM is not UTF-8, or not JSON, behind other bytes. */
    const BOMS: Groups = { E_ENCODING: ['i_string_UTF-16LE_with_BOM'], E_NOT_JSON: ['i_structure_UTF-8_BOM_empty_object'] };

    test.each([...PASSED_OVER, ...KEPT])('is refused for its encoding, or for its depth where it is kept, as %s', (place, template) => {
      const groups = grouped(free, (document) => settled(wrapped(template, document)));
      const isKept = KEPT.some(([kept]) => kept === place);
      expect(groups['E_ENCODING']).toEqual([...FREE_BROKEN_ENCODING, ...(BOMS['E_ENCODING'] ?? [])].toSorted());
      expect(groups['E_NOT_JSON']).toEqual([...(isKept ? ['i_structure_500_nested_arrays'] : []), ...(BOMS['E_NOT_JSON'] ?? [])]);
      expect(groups['3 findings']).toHaveLength(isKept ? 20 : 21);
    });
  });

  test.each([
    ['y_object_duplicated_key', 'E_DUPLICATE_KEY'],
    ['y_string_unicode_U+10FFFE_nonchar', 'E_NOT_SARIF'],
    ['y_structure_lonely_null', 'E_NOT_SARIF'],
    ['n_structure_100000_opening_arrays', 'E_NOT_JSON'],
    ['n_structure_open_array_object', 'E_NOT_JSON'],
    ['n_structure_null-byte-outside-string', 'E_NOT_JSON'],
    ['n_structure_no_data', 'E_CUT_SHORT'],
    ['n_string_unescaped_ctrl_char', 'E_NOT_JSON'],
    ['i_structure_500_nested_arrays', 'E_NOT_SARIF'],
    ['i_string_utf16LE_no_BOM', 'E_ENCODING'],
  ])('%s ends the process with exit 2 and says %s', (name, code) => {
    const bytes = parsing.find((document) => document.name === name)?.bytes;
    const { exit, stdout, stderr } = cli(['check', 'scan.sarif'], { cwd: folderWith({ 'scan.sarif': bytes }) });
    expect({ exit, stderr: stderr.replace(/^read scan\.sarif: [^\n]*\n$/, '') }).toEqual({ exit: 2, stderr: '' });
    expect(stdout).toContain(`[${code}]`);
    expect(stdout).not.toMatch(STACK_TRACE);
  });
});
