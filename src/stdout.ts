// Pieces of text in, standard output out: of any length, and with a word on whether it came through.

const BATCH = 1 << 16;

// A failure is heard of where it is written.
process.stdout.on('error', () => undefined);

/** @returns false where the text is lost; a reader that went away (`| head`) has seen what it wanted */
export async function print(pieces: Iterable<string>): Promise<boolean> {
  for (const batch of batched(pieces)) {
    const failure = await write(batch);
    if (failure) return 'code' in failure && failure.code === 'EPIPE';
  }
  return true;
}

function write(text: string): Promise<Error | null> {
  return new Promise((resolve) => void process.stdout.write(text, (error) => resolve(error ?? null)));
}

function* batched(pieces: Iterable<string>): Generator<string> {
  let batch = '';
  for (const piece of pieces) {
    batch += piece;
    if (batch.length < BATCH) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
}
