#!/usr/bin/env node
// The process of the command line: argv in, an exit code out. Where a large file is named the second thread begins before anything
// else, since that takes as long as loading the rest.

import { prepareFor } from './thread.ts';

const argv = process.argv.slice(2);
// Whatever ends without an answer has passed nothing.
process.exitCode = 3;
if (argv[0] === 'check' || argv[0] === 'explain') prepareFor(filesIn(argv));
void import('./command.ts').then(({ main }) => main(argv)).then((code) => (process.exitCode = code));

/** What follows the name of an option is most likely its value. Whatever is missed here is found once options are read. */
function filesIn(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => !word.startsWith('--') && !/^--[^=]*$/.test(words[index - 1] ?? ''));
}
