// How far the reading of inputs has come, told to whoever watches: it changes nothing about the verdict.

export interface Progress {
  /** As reports name it. */
  readonly file: string;
  /** Read so far, as given. */
  readonly bytes: number;
  /** All that the file has. */
  readonly size: number;
  /** Read so far, inflated where the file is compressed. */
  readonly inflated: number;
  /** Results so far; null once the file turned out to be no evidence. */
  readonly results: number | null;
}

export interface Watch {
  begin(file: string): void;
  /** Between chunks. */
  reading(progress: Progress): void;
  /** Once for each input, however often it must be read. */
  end(progress: Progress): void;
  /** Nothing more comes: what is shown for the moment goes. */
  close(): void;
}

export const UNWATCHED: Watch = { begin: () => undefined, reading: () => undefined, end: () => undefined, close: () => undefined };
