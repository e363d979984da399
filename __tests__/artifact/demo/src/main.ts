// The entry. `shaken.ts` is imported and leaves nothing in the bundle; of `levels.ts` only a value is left, without its file.
import './shaken.ts';
import { Level } from './levels.ts';
import { used } from './used.ts';

console.log(used(process.argv[2] ?? '1d'), Level.High);
