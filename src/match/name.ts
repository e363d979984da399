// Patterns of names (rule, tool, branch): exact, but for `*`, which stands for any run of characters. Linear in time.

export type Test = (text: string) => boolean;

/** @param fold compare without case */
export function nameTest(pattern: string, fold = false): Test {
  const wanted = fold ? pattern.toLowerCase() : pattern;
  const [head = '', ...rest] = wanted.split('*');
  if (rest.length === 0) return fold ? (text) => text.toLowerCase() === wanted : (text) => text === wanted;
  return (text) => matches(fold ? text.toLowerCase() : text, head, rest);
}

/** @param pieces what stands before, between and behind stars; one piece where there is none */
export function piecesTest(pieces: readonly string[]): Test {
  const [head = '', ...rest] = pieces;
  return rest.length === 0 ? (text) => text === head : (text) => matches(text, head, rest);
}

/** Greedy from the left: the earliest place of each part leaves the most room for the next. */
function matches(text: string, head: string, rest: readonly string[]): boolean {
  const tail = rest.at(-1) ?? '';
  if (!text.startsWith(head) || text.length < head.length + tail.length || !text.endsWith(tail)) return false;
  const end = text.length - tail.length;
  let from = head.length;
  for (const part of rest.slice(0, -1)) {
    const found = text.indexOf(part, from);
    if (found === -1 || found + part.length > end) return false;
    from = found + part.length;
  }
  return true;
}

/** @returns why the gate does not take the pattern, or null */
export function nameProblem(pattern: string): string | null {
  if (pattern.length > 256) return 'is longer than 256 characters';
  if (pattern.trim() !== pattern) return 'begins or ends with white space';
  return pattern.replaceAll('*', '') === '' ? 'matches everything' : null;
}
