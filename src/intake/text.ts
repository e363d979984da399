// Chunks of a text of evidence in; what it says out. It is kept as a whole.

import { readText } from '../artifact/recognise.ts';
import { fault, type Fault } from '../model/fault.ts';
import { formatSize } from '../model/size.ts';
import { AGAIN, type Intake, type Task } from './task.ts';

const MOST = 256 * 2 ** 20;
const BOMS: readonly (readonly [string, number, number])[] = [
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];

export function textIntake({ name, limits }: Task): Intake {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let [text, size] = ['', 0];
  const take = (chunk: Uint8Array, last: boolean): Fault | null => {
    try {
      const [encoding] = BOMS.find(([, first, second]) => chunk[0] === first && chunk[1] === second) ?? ['utf-8'];
      decoder ??= new TextDecoder(encoding, { fatal: true });
      text += decoder.decode(chunk, { stream: !last });
      return null;
    } catch {
      return fault('E_ENCODING', name, 'it is neither a tar nor UTF-8 text, nor UTF-16 with a BOM', AGAIN);
    }
  };
  return {
    async write(chunk) {
      size += chunk.length;
      if (size <= MOST) return take(chunk, false);
      const what = `it is larger than the ${formatSize(MOST)} that are read of evidence other than a tar`;
      return fault('E_TOO_LARGE', name, what, 'let the tool leave out the texts of sources and modules');
    },
    end: async () => take(new Uint8Array(0), true),
    result: () => readText(text, name, limits.memory),
  };
}
