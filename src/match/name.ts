// Patterns of names (rule, tool, branch): exact, but for `*`, which stands for any run of characters. Linear in time.

export type Test = (text: string) => boolean;

/** @param fold compare without case */
export function nameTest(pattern: string, fold = false): Test {
  const holds = piecesTest((fold ? pattern.toLowerCase() : pattern).split('*'));
  return fold ? (text) => holds(text.toLowerCase()) : holds;
}

/**
 * Greedy from the left: the earliest place of each piece leaves the most room for the next.
 * @param pieces what stands before, between and behind stars; one piece where there is none
 */
export function piecesTest(pieces: readonly string[]): Test {
  const [head = '', ...others] = pieces;
  const tail = others.pop();
  if (tail === undefined) return (text) => text === head;
  const least = head.length + tail.length;
  return (text) => {
    if (text.length < least || !text.startsWith(head) || !text.endsWith(tail)) return false;
    const end = text.length - tail.length;
    let from = head.length;
    for (const piece of others) {
      const found = text.indexOf(piece, from);
      if (found === -1 || found + piece.length > end) return false;
      from = found + piece.length;
    }
    return true;
  };
}

/** @returns why the gate does not take the pattern, or null */
export function nameProblem(pattern: string): string | null {
  if (pattern.length > 256) return 'is longer than 256 characters';
  if (pattern.trim() !== pattern) return 'begins or ends with white space';
  return pattern.replaceAll('*', '') === '' ? 'matches everything' : null;
}
