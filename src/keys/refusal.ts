// What every check of a key, a signature or an encoding answers: a value, or the reason why not.

export interface Refusal {
  readonly ok: false;
  /** A clause in lower case, without a final period; what it quotes is hostile until escaped. */
  readonly why: string;
}

export type Checked<T> = { readonly ok: true; readonly value: T } | Refusal;

export function refuse(why: string): Refusal {
  return { ok: false, why };
}

export function hold<T>(value: T): Checked<T> {
  return { ok: true, value };
}

/** Text of unknown length, as a reason quotes it. */
export function quoted(text: string): string {
  return `"${text.length > 80 ? `${text.slice(0, 80)}…` : text}"`;
}
