import pc from 'picocolors';
import { dead } from '../src/dead.ts';
import { used } from '../src/used.ts';

console.log(pc.green(`${dead()} ${used('1s')}`));
