#!/usr/bin/env node
const require_thread = require("./thread.js");

// src/cli.ts
const argv = process.argv.slice(2);
process.exitCode = 3;
if (argv[0] === "check" || argv[0] === "explain") require_thread.prepareFor(filesIn(argv));
Promise.resolve().then(() => require("./command.js")).then(({ main }) => main(argv)).then((code) => process.exitCode = code);
/** What follows the name of an option is most likely its value. Whatever is missed here is found once options are read. */
function filesIn(words) {
	return words.filter((word, index) => !word.startsWith("--") && !/^--[^=]*$/.test(words[index - 1] ?? ""));
}
