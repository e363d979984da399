// Work that is done once for what is alike, as long as there is not too much of it: memory does not grow with what is read.

/**
 * @param most keys that are remembered: with one more all are forgotten
 * @param keyOf equal where the answer is
 */
export function remembered<Subject, Answer>(
  most: number,
  keyOf: (subject: Subject) => unknown,
  work: (subject: Subject) => Answer,
): (subject: Subject) => Answer {
  const known = new Map<unknown, Answer>();
  return (subject) => {
    const key = keyOf(subject);
    const before = known.get(key);
    if (before !== undefined) return before;
    const answer = work(subject);
    if (known.size === most) known.clear();
    known.set(key, answer);
    return answer;
  };
}
