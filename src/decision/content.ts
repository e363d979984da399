// What two values of policy or exceptions are compared by, and how names are listed.

/** Names listed in one sentence; the rest are counted. */
const LISTED = 10;

/** What it says, wherever it says so. */
export function contentOf(value: unknown): string {
  return JSON.stringify(value, (key, member: unknown) => {
    if (key === 'where' || key === 'origin') return undefined;
    return member instanceof Map ? [...member] : member;
  });
}

export function listed(names: readonly string[]): string {
  const more = names.length - LISTED;
  return `${names.slice(0, LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
