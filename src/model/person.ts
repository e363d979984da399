// Whose name is it? One person can go by a login and by an e-mail address, and must never count as two.

/** What GitHub writes into commits of who keeps the mail address private: a number, and the login. */
const PRIVATE = /^\d+\+(?=[^@+]+@users\.noreply\.github\.com$)/;

/** @param name a login or an e-mail address @returns equal for names that may be of one person: those without the part from `@` or `+` on, dots and case */
export function personOf(name: string): string {
  return name
    .toLowerCase()
    .replace(PRIVATE, '')
    .replace(/[@+].*/, '')
    .replaceAll('.', '');
}
