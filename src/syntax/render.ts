// A plain value in, YAML that says it out: in block style, as a person would write it, or on one line.

import { Document, isCollection, isMap, isScalar, visit } from 'yaml';

/** What a file can say. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

const STYLE = { lineWidth: 0, flowCollectionPadding: false, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER } as const;

/** Maps and lists without line breaks and without maps in them stand on one line; text of several lines stands as it is. */
export function blockLines(value: Value): readonly string[] {
  const document = new Document(value, { version: '1.2', schema: 'core' });
  visit(document, {
    Collection(_key, node) {
      if (node !== document.contents && isBrief(node)) node.flow = true;
    },
    Scalar(_key, node) {
      if (isLong(node)) node.type = 'BLOCK_LITERAL';
    },
  });
  return document.toString(STYLE).trimEnd().split('\n');
}

/** JSON, which is YAML. */
export function flowText(value: Value): string {
  return JSON.stringify(value);
}

/** True for scalars on one line, and for what holds nothing else, at most a list in a map. */
function isBrief(node: unknown): boolean {
  if (!isCollection(node)) return !isLong(node);
  if (isMap(node)) return node.items.every(({ value }) => !isMap(value) && isBrief(value));
  return node.items.every((item) => !isCollection(item) && isBrief(item));
}

function isLong(node: unknown): boolean {
  return isScalar(node) && typeof node.value === 'string' && node.value.includes('\n');
}
