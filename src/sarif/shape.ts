// What the gate reads of a SARIF log, and how the scanner is told: as a table of shapes. Everything that is not named here is
// validated and passed over: code flows, graphs, fixes, web requests, related locations.

/**
 * `whole`: kept as it is. `object`: kept, of its members only these. `array`: kept, each element of one shape.
 * `members`, `elements`: entered; what is in it is handed over piece by piece, so that it may be of any size.
 */
export type Shape =
  | 'whole'
  | { readonly mark: keyof typeof MARK; readonly of: Shape }
  | { readonly object: Shapes }
  | { readonly array: Shape }
  | { readonly members: Shapes }
  | { readonly elements: Shape };

export interface Shapes {
  readonly [name: string]: Shape;
}

/** A node of the compiled table. */
export interface Node {
  readonly kind: number;
  /** Name in the object above; null for elements and the root. */
  readonly name: string | null;
  /** Such as `runs[].results[]`. */
  readonly path: string;
}

export interface Table {
  /** Made when a scanner asks for them: a thread that only reads what was found never does. */
  readonly bytes: Uint8Array;
  readonly nodes: readonly Node[];
}

/** What a value is to the record that it belongs to. See assembly/scan.ts. */
export const MARK = { none: 0, record: 1, aside: 2, message: 3, only: 4, place: 5, line: 6, column: 7, endLine: 8, odd: 9 } as const;

export const KIND = { skip: 0, whole: 1, object: 2, array: 3, members: 4, elements: 5 } as const;

const wholes = (...names: string[]): Shapes => Object.fromEntries(names.map((name) => [name, 'whole']));
const texts: Shape = { object: wholes('text', 'markdown') };

const RULE: Shape = {
  object: {
    ...wholes('id', 'guid', 'name', 'deprecatedIds', 'defaultConfiguration', 'messageStrings', 'properties'),
    shortDescription: texts,
    fullDescription: texts,
    help: texts,
    relationships: { array: { object: wholes('target') } },
  },
};

const COMPONENT: Shapes = {
  ...wholes('name', 'guid', 'version', 'semanticVersion', 'globalMessageStrings'),
  rules: { elements: RULE },
};

const marked = (mark: keyof typeof MARK, of: Shape): Shape => ({ mark, of });

const REGION: Shapes = {
  startLine: marked('line', 'whole'),
  startColumn: marked('column', 'whole'),
  endLine: marked('endLine', 'whole'),
};
const LINES: Shapes = { startLine: 'whole', snippet: texts };

/** @param region and what stands beside it */
function location(region: Shapes, beside: Shapes): Shape {
  return {
    object: {
      physicalLocation: {
        object: {
          artifactLocation: marked('place', { object: wholes('uri', 'uriBaseId', 'index') }),
          region: { object: region },
          ...beside,
        },
      },
      logicalLocations: marked('odd', { array: { object: wholes('fullyQualifiedName', 'name', 'index') } }),
      message: { object: wholes('text') },
    },
  };
}

/** What results of one rule tend to have in common stands first; what tells them apart is marked to go aside. */
function resultOf(where: Shape): Shapes {
  return {
    ...wholes('ruleId', 'ruleIndex', 'rule', 'kind', 'level', 'baselineState', 'taxa', 'properties'),
    suppressions: { array: { object: wholes('kind', 'status') } },
    provenance: { object: wholes('invocationIndex') },
    message: marked('message', { object: wholes('text', 'id', 'markdown', 'arguments') }),
    locations: marked('aside', { array: marked('only', where) }),
    stacks: marked('odd', { array: { object: { frames: { array: { object: wholes('module') } } } } }),
  };
}

const RESULT: Shape = marked('record', { object: resultOf(location(REGION, {})) });

/** With what it takes to know a result again; each is handed over whole. */
const FOLLOWED: Shape = {
  object: {
    ...resultOf(location({ ...REGION, snippet: texts }, { contextRegion: { object: LINES } })),
    ...wholes('fingerprints', 'partialFingerprints'),
  },
};

const runOf = (result: Shape): Shapes => ({
  tool: { members: { driver: { members: COMPONENT }, extensions: { elements: { members: COMPONENT } } } },
  ...wholes('automationDetails', 'originalUriBaseIds', 'versionControlProvenance'),
  invocations: {
    array: {
      object: {
        ...wholes(
          'executionSuccessful',
          'exitCode',
          'exitCodeDescription',
          'exitSignalName',
          'exitSignalNumber',
          'processStartFailureMessage',
        ),
        ruleConfigurationOverrides: 'whole',
        toolExecutionNotifications: { array: { object: { level: 'whole', message: texts } } },
        toolConfigurationNotifications: { array: { object: { level: 'whole', message: texts } } },
      },
    },
  },
  artifacts: { elements: { object: { location: { object: wholes('uri', 'uriBaseId') }, properties: 'whole' } } },
  logicalLocations: { elements: { object: wholes('fullyQualifiedName') } },
  taxonomies: { array: { object: wholes('name', 'guid') } },
  externalPropertyFileReferences: 'whole',
  results: { elements: result },
});

const logOf = (result: Shape): Shape => ({
  members: {
    ...wholes('version', '$schema'),
    runs: { elements: { members: runOf(result) } },
    inlineExternalProperties: {
      array: {
        object: { results: { array: 'whole' }, invocations: { array: 'whole' }, driver: { object: {} }, extensions: { array: 'whole' } },
      },
    },
  },
});

export const LOG = logOf(RESULT);
/** The same where findings are followed. */
export const LOG_TO_FOLLOW = logOf(FOLLOWED);

/** The table that the scanner reads: offsets of nodes, then each node with the names of its children. */
export function compile(root: Shape): Table {
  const nodes: Draft[] = [];
  const add = (kind: number, name: string | null, path: string): number =>
    nodes.push({ kind, mark: MARK.none, name, path, children: [], element: 0 }) - 1;
  // The scanner's own: what is skipped, what is kept whole, and containers of another type than their shape says.
  add(KIND.skip, null, '');
  add(KIND.whole, null, '');
  add(KIND.object, null, '');
  add(KIND.array, null, '');
  const walk = (shape: Shape, name: string | null, path: string): number => {
    if (shape === 'whole') return add(KIND.whole, name, path);
    if ('mark' in shape) {
      const node = walk(shape.of, name, path);
      Object.assign(nodes[node] as Draft, { mark: MARK[shape.mark] });
      return node;
    }
    const [kind, inner] = Object.entries(shape)[0] as [keyof typeof KIND, Shapes & Shape];
    const node = add(KIND[kind], name, path);
    const own = nodes[node];
    if (own === undefined) return node;
    if (kind === 'array' || kind === 'elements') own.element = walk(inner, null, `${path}[]`);
    else
      for (const [key, child] of Object.entries(inner as Shapes))
        own.children.push([key, walk(child, key, path === '' ? key : `${path}.${key}`)]);
    return node;
  };
  walk(root, null, '');
  let bytes: Uint8Array | null = null;
  return {
    nodes,
    get bytes() {
      return (bytes ??= encode(nodes));
    },
  };
}

interface Draft extends Node {
  mark: number;
  children: [string, number][];
  element: number;
}

function encode(nodes: readonly Draft[]): Uint8Array {
  const encoder = new TextEncoder();
  const bodies = nodes.map(({ kind, mark, children, element }) => {
    if (kind === KIND.array || kind === KIND.elements) return [kind, mark, ...u16(element)];
    const named = children.flatMap(([name, node]) => {
      const bytes = encoder.encode(name);
      return [bytes.length, ...bytes, ...u16(node)];
    });
    return [kind, mark, children.length, ...named];
  });
  let at = nodes.length * 2;
  const offsets = bodies.flatMap((body) => {
    const offset = u16(at);
    at += body.length;
    return offset;
  });
  return Uint8Array.from([...offsets, ...bodies.flat()]);
}

function u16(value: number): [number, number] {
  return [value & 255, value >> 8];
}
