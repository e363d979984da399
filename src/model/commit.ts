// What a commit says of itself in; the names of all who had a hand in it out.

export interface CommitText {
  /** Mail address of who wrote it. */
  readonly author: string;
  /** Mail address of who put it there. */
  readonly committer: string;
  readonly message: string;
}

/** What is checked out where the sources are. Object ids, in lower case. */
export interface Checkout {
  readonly head: string;
  /** What it merges, where that may have been scanned in its place. */
  readonly merged: readonly string[];
  /** Of the commits that runs name, those that the repository holds. */
  readonly known: ReadonlySet<string>;
}

const CO_AUTHOR = /^[ \t]*co-authored-by[ \t]*:(.*)$/gim;
/** What GitHub writes for who keeps a mail address private: the login, and in front of it mostly a number. */
const PRIVATE = /^(?:\d+\+)?([^@+]+)@users\.noreply\.[^@]+$/i;

/** @returns mail addresses, and logins where an address tells one; a co-author without an address goes by the text that names it */
export function namesIn({ author, committer, message }: CommitText): readonly string[] {
  const helped = [...message.matchAll(CO_AUTHOR)].flatMap(([, text = '']) => {
    const addresses = [...text.matchAll(/<([^<>]*)>/g)].map(([, address = '']) => address);
    return addresses.length > 0 ? addresses : [text];
  });
  return [...new Set([author, committer, ...helped].map((name) => loginIn(name.trim())))].filter(Boolean);
}

function loginIn(address: string): string {
  return PRIVATE.exec(address)?.[1] ?? address;
}
