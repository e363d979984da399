// What one evidence says of one thing. `maybe` keeps any other evidence from denying it; `silent` does not.

export type Word = 'yes' | 'maybe' | 'no' | 'silent';

export interface Voice {
  readonly word: Word;
  readonly why: string;
  /** Evidence with a pointer behind `#`. */
  readonly where: string;
}
