// Files made to exhaust the gate, in pieces, so that none of them is ever in memory as a whole; and what must come of each.
// Most hold one blocking defect behind the flood, so that exit 1 shows that all of it was read.

import { aResult } from '../builders.ts';

export type Pieces = Iterable<string>;

/** Pieces of about a megabyte from pieces of any size. */
export function* gathered(pieces: Pieces): Pieces {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < 1 << 20) continue;
    yield text;
    text = '';
  }
  yield text;
}

function* concat(...parts: readonly (string | Pieces)[]): Pieces {
  for (const part of parts) {
    if (typeof part === 'string') yield part;
    else yield* part;
  }
}

/** This text, so many times. */
function* times(count: number, text: string): Pieces {
  const block = text.repeat(Math.min(count, Math.ceil((1 << 20) / text.length)));
  let left = count * text.length;
  for (; left > block.length; left -= block.length) yield block;
  yield block.slice(0, left);
}

/** A text for each number below `count`, with commas between. */
function* each(count: number, text: (index: number) => string): Pieces {
  for (let index = 0; index < count; index++) yield index === 0 ? text(0) : `,${text(index)}`;
}

const HIGH = JSON.stringify(aResult());
const DRIVER = '"tool":{"driver":{"name":"T"}}';

/** A log of one run, whose results are these and then a blocking one. */
function results(...parts: readonly (string | Pieces)[]): Pieces {
  return concat(`{"version":"2.1.0","runs":[{${DRIVER},"results":[`, ...parts, `${HIGH}]}]}`);
}

/** A log of one run with this member, and one blocking result. */
function run(...parts: readonly (string | Pieces)[]): Pieces {
  return concat('{"version":"2.1.0","runs":[{', ...parts, '}]}');
}

/** A log of one result that has this member, and of a blocking one. */
function result(...parts: readonly (string | Pieces)[]): Pieces {
  return results('{"ruleId":"R","level":"note",', ...parts, '},');
}

/** What must come of it: a fault, or a verdict over so many results, one of them blocking. */
export type Outcome = { readonly fault: string } | { readonly results: number };

export interface Hostile {
  readonly title: string;
  /** Size of a default run, and of a full one. */
  readonly sizes: readonly [number, number];
  readonly pieces: (size: number) => Pieces;
  readonly outcome: (size: number) => Outcome;
  /** What is right too: the limits are for the engineer to set. */
  readonly orFault?: string;
  readonly gzip?: boolean;
}

const fault = (code: string) => (): Outcome => ({ fault: code });
const judged = (count: number) => (): Outcome => ({ results: count });
const MB = 1_000_000;
const STRING = [30 * MB, 300 * MB] as const;
const MILLION = [100_000, 1_000_000] as const;
const RULE = (index: number): string => `{"id":"r${index}","defaultConfiguration":{"level":"error"}}`;
const LOCATION = (index: number): string => `{"physicalLocation":{"artifactLocation":{"uri":"src/${index}.ts"}}}`;

export const FLOODS: readonly Hostile[] = [
  // D8. What is inflated is read in pieces, so that it costs time only.
  {
    title: 'gzip of zeros',
    sizes: [20 << 20, 200 << 20],
    pieces: (size) => times(size, '\0'),
    outcome: fault('E_NOT_JSON'),
    orFault: 'E_TOO_LARGE',
    gzip: true,
  },
  {
    title: 'gzip of valid SARIF with white space',
    sizes: [20 << 20, 200 << 20],
    pieces: (size) => results(times(size, ' ')),
    outcome: judged(1),
    orFault: 'E_TOO_LARGE',
    gzip: true,
  },
  // D3. 64 levels are kept at most, and 1,000 passed over.
  {
    title: 'lists nested in properties, levels',
    sizes: MILLION,
    pieces: (size) => result('"properties":', times(size, '['), times(size, ']')),
    outcome: fault('E_NOT_JSON'),
  },
  {
    title: 'lists nested in code flows, levels',
    sizes: MILLION,
    pieces: (size) => result('"codeFlows":', times(size, '['), times(size, ']')),
    outcome: fault('E_NOT_JSON'),
  },
  {
    title: 'objects nested in code flows, levels',
    sizes: MILLION,
    pieces: (size) => result('"codeFlows":', times(size, '{"a":'), '1', times(size, '}')),
    outcome: fault('E_NOT_JSON'),
  },
  // A text is cut where it is kept: nobody reads it to its end.
  {
    title: 'one string as message, bytes',
    sizes: STRING,
    pieces: (size) => result('"message":{"text":"', times(size, 'a'), '"}'),
    outcome: judged(2),
  },
  {
    title: 'one string of escapes as message, bytes',
    sizes: STRING,
    pieces: (size) => result('"message":{"text":"', times(size / 6, String.raw`\u00e9`), '"}'),
    outcome: judged(2),
  },
  {
    title: 'one string in a member passed over, bytes',
    sizes: STRING,
    pieces: (size) => result('"hostedViewerUri":"', times(size, 'a'), '"'),
    outcome: judged(2),
  },
  {
    title: 'one string as name in what is passed over, bytes',
    sizes: STRING,
    pieces: (size) => result('"webRequest":{"', times(size, 'a'), '":1}'),
    outcome: judged(2),
  },
  {
    title: 'one string as name in what is kept, bytes',
    sizes: STRING,
    pieces: (size) => result('"properties":{"', times(size, 'a'), '":1}'),
    outcome: fault('E_TOO_LARGE'),
  },
  {
    title: 'one number in what is passed over, bytes',
    sizes: STRING,
    pieces: (size) => result('"rank":', times(size, '1')),
    outcome: judged(2),
  },
  {
    title: 'one number in what is kept, bytes',
    sizes: STRING,
    pieces: (size) => result('"properties":{"x":', times(size, '1'), '}'),
    outcome: fault('E_TOO_LARGE'),
  },
  // B12. Everything is counted; results that are equal byte for byte are one defect.
  {
    title: 'empty results',
    sizes: [200_000, 10_000_000],
    pieces: (size) => results(times(size, '{},')),
    outcome: (size) => ({ results: size + 1 }),
    orFault: 'E_TOO_LARGE',
  },
  {
    title: 'different results',
    sizes: [30_000, 4_999_999],
    pieces: (size) =>
      results(
        each(size, (index) => `{"ruleId":"r${index}","level":"note"}`),
        ',',
      ),
    outcome: (size) => ({ results: size + 1 }),
  },
  {
    title: 'different blocking results',
    sizes: [30_000, 1_000_000],
    pieces: (size) =>
      results(
        each(size, (index) => `{"ruleId":"r${index}","level":"error"}`),
        ',',
      ),
    outcome: (size) => ({ results: size + 1 }),
    orFault: 'E_TOO_LARGE',
  },
  {
    title: 'rules, the last of which rates the result',
    sizes: MILLION,
    pieces: (size) => run('"tool":{"driver":{"name":"T","rules":[', each(size, RULE), `]}},"results":[{"ruleId":"r${size - 1}"}]`),
    outcome: judged(1),
  },
  {
    title: 'rules behind the result that they rate',
    sizes: MILLION,
    pieces: (size) => run(`"results":[{"ruleId":"r${size - 1}"}],"tool":{"driver":{"name":"T","rules":[`, each(size, RULE), ']}}'),
    outcome: judged(1),
  },
  {
    title: 'runs',
    sizes: [30_000, 1_000_000],
    pieces: (size) => concat('{"version":"2.1.0","runs":[', times(size, `{${DRIVER},"results":[]},`), `{${DRIVER},"results":[${HIGH}]}]}`),
    outcome: judged(1),
    orFault: 'E_TOO_LARGE',
  },
  {
    title: 'artifacts',
    sizes: MILLION,
    pieces: (size) =>
      run(
        `${DRIVER},"artifacts":[`,
        each(size, (index) => `{"location":{"uri":"src/${index}.ts"}}`),
        `],"results":[${HIGH}]`,
      ),
    outcome: judged(1),
  },
  // A value takes many times the memory of its text.
  {
    title: 'rules that hold a list of empty objects',
    sizes: [2, 300],
    pieces: (size) =>
      run(
        '"tool":{"driver":{"name":"T","rules":[',
        each(size, () => `{"properties":{"x":[${'{},'.repeat(1_000_000)}{}]}}`),
        `]}},"results":[${HIGH}]`,
      ),
    outcome: judged(1),
    orFault: 'E_TOO_LARGE',
  },
  {
    title: 'rules of long text, with one letter that is not Latin',
    sizes: [100, 10_000],
    pieces: (size) =>
      run(
        '"tool":{"driver":{"name":"T","rules":[',
        each(size, () => `{"help":{"text":"${'a'.repeat(100_000)}€"}}`),
        `]}},"results":[${HIGH}]`,
      ),
    outcome: judged(1),
    orFault: 'E_TOO_LARGE',
  },
  {
    title: 'extensions',
    sizes: MILLION,
    pieces: (size) =>
      run(
        '"tool":{"driver":{"name":"T"},"extensions":[',
        each(size * 3, () => '{}'),
        `]},"results":[${HIGH}]`,
      ),
    outcome: judged(1),
    orFault: 'E_TOO_LARGE',
  },
  {
    title: 'runs whose errors are long',
    sizes: [10, 1000],
    pieces: (size) => {
      const error = `{"level":"error","message":{"text":"${'a'.repeat(70_000)}"}}`;
      const member = `"invocations":[{"toolExecutionNotifications":[${Array.from({ length: 100 }, () => error).join(',')}]}]`;
      return concat('{"version":"2.1.0","runs":[', times(size, `{${DRIVER},${member},"results":[]},`), `{${DRIVER},"results":[${HIGH}]}]}`);
    },
    outcome: judged(1),
    orFault: 'E_TOO_LARGE',
  },
  {
    title: 'blocking results that fill in one long text',
    sizes: [2000, 100_000],
    pieces: (size) =>
      run(
        `"tool":{"driver":{"name":"T","rules":[{"id":"R","messageStrings":{"m":{"text":"{0}${'a'.repeat(16_000)}"}}}]}},"results":[`,
        each(size, (index) => `{"ruleId":"R","level":"error","message":{"id":"m","arguments":["${index}"]}}`),
        ']',
      ),
    outcome: judged(2000),
    orFault: 'E_TOO_LARGE',
  },
  // 8 MiB are kept of one result.
  {
    title: 'locations of one result, more than it may have',
    sizes: [200_000, 1_000_000],
    pieces: (size) => result('"locations":[', each(size, LOCATION), ']'),
    outcome: fault('E_TOO_LARGE'),
  },
  {
    title: 'locations of one result',
    sizes: [10_000, 100_000],
    pieces: (size) => result('"locations":[', each(size, LOCATION), ']'),
    outcome: judged(2),
  },
  {
    title: 'suppressions of one result, more than it may have',
    sizes: [500_000, 1_000_000],
    pieces: (size) =>
      result(
        '"suppressions":[',
        each(size, () => '{"kind":"inSource"}'),
        ']',
      ),
    outcome: fault('E_TOO_LARGE'),
  },
  {
    title: 'suppressions of one result',
    sizes: [40_000, 400_000],
    pieces: (size) =>
      result(
        '"suppressions":[',
        each(size, () => '{"kind":"inSource"}'),
        ']',
      ),
    outcome: judged(2),
  },
  {
    title: 'tags of one result',
    sizes: MILLION,
    pieces: (size) =>
      result(
        '"properties":{"tags":[',
        each(size, (index) => `"${index.toString(36)}"`),
        ']}',
      ),
    outcome: judged(2),
  },
  {
    title: 'members of an object that is passed over',
    sizes: MILLION,
    pieces: (size) =>
      result(
        '"webRequest":{',
        each(size, (index) => `"${index}":1`),
        '}',
      ),
    outcome: judged(2),
  },
  {
    title: 'members of an object that is kept',
    sizes: MILLION,
    pieces: (size) =>
      result(
        '"properties":{',
        each(size, (index) => `"${index}":1`),
        '}',
      ),
    outcome: fault('E_TOO_LARGE'),
  },
  { title: 'white space alone, bytes', sizes: STRING, pieces: (size) => times(size, ' '), outcome: fault('E_CUT_SHORT') },
  { title: 'white space in a log, bytes', sizes: STRING, pieces: (size) => results(times(size, '\n')), outcome: judged(1) },
];

/** Small files that make the work grow with the square of their size. */
export const SQUARES: readonly Hostile[] = [
  {
    title: 'results whose rule id is 16,000 slashes',
    sizes: [2, 1000],
    pieces: (size) => results(times(size, `{"ruleId":"${'/'.repeat(16_000)}"},`)),
    outcome: (size) => ({ results: size + 1 }),
  },
  {
    title: 'results of an unknown rule, beside as many extensions',
    sizes: [2000, 100_000],
    pieces: (size) =>
      run(
        '"tool":{"driver":{"name":"T"},"extensions":[',
        each(size, () => '{}'),
        ']},"results":[',
        times(size, '{"ruleId":"x"},'),
        HIGH,
        ']',
      ),
    outcome: (size) => ({ results: size + 1 }),
  },
  {
    title: 'results that name an extension, beside as many extensions',
    sizes: [2000, 100_000],
    pieces: (size) =>
      run(
        '"tool":{"driver":{"name":"T"},"extensions":[',
        each(size, () => '{}'),
        ']},"results":[',
        times(size, '{"rule":{"toolComponent":{"name":"x"}}},'),
        HIGH,
        ']',
      ),
    outcome: (size) => ({ results: size + 1 }),
  },
  {
    title: 'taxa by index, beside ten times as many taxonomies',
    sizes: [1000, 100_000],
    pieces: (size) =>
      run(
        DRIVER,
        ',"taxonomies":[',
        each(size * 10, () => '{}'),
        '],"results":[',
        times(size / 1000, `{"taxa":[${[...each(1000, () => '{"id":"1","toolComponent":{"index":0}}')].join('')}]},`),
        HIGH,
        ']',
      ),
    outcome: (size) => ({ results: size / 1000 + 1 }),
  },
  {
    title: 'absolute locations, beside as many source folders',
    sizes: [2000, 100_000],
    pieces: (size) =>
      run(
        DRIVER,
        ',"versionControlProvenance":[',
        each(size, (index) => `{"mappedTo":{"uri":"/a${index}"}}`),
        '],"results":[{"locations":[',
        each(size, () => '{"physicalLocation":{"artifactLocation":{"uri":"/x"}}}'),
        ']},',
        HIGH,
        ']',
      ),
    outcome: judged(2),
  },
  {
    title: 'locations that look like the beginning of a URL for 63,000 bytes',
    sizes: [1, 1000],
    pieces: (size) => results(times(size, `{"locations":[{"physicalLocation":{"artifactLocation":{"uri":"${'git'.repeat(21_000)}?"}}}]},`)),
    outcome: (size) => ({ results: size + 1 }),
  },
];
