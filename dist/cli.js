#!/usr/bin/env node
import "./rolldown-runtime.js";
import { H as forTerminal, U as OPTIONS, W as SARIF_HELP, _ as PLAIN, at as exitCodeOf, b as renderReport, c as VERSION, f as onBug, g as COLOURED, it as UNWATCHED, k as faultLines, l as print, m as unknownOption, p as toRequest, u as keepYoungGenerationSmall, v as progressLine, y as progressLog } from "./common.js";
import { m as prepareFor, v as failed, y as fault } from "./scan.js";
import { parseArgs } from "node:util";

// src/cli.ts
const USAGE = "defect-gate check [SARIF\u2026] [options]";
const EXPLAIN = "defect-gate explain ID [SARIF\u2026] [options]";
async function main(argv) {
	const [command, ...rest] = argv;
	if (command === "--version") return say(`${VERSION}\n`);
	if (command === void 0 || command === "--help" || command === "help" || rest.length === 1 && rest[0] === "--help") return say(help(), command === void 0 ? 2 : 0);
	if (command === "check") return check(rest);
	if (command === "explain") return explain(rest);
	return refuse([fault("E_OPTION", command, `unknown command "${command}"`, `the commands are "check" and "explain": ${USAGE}`)]);
}
async function check(args) {
	const request = parse(args);
	if (!request.ok) {
		const { discardVerdict } = await import("./run.js");
		await discardVerdict(outputIn(args));
		return refuse(request.faults);
	}
	const assessment = await judged(request.value);
	const style = styleOf(process.env);
	return await print(renderReport(assessment, request.value, style)) ? exitCodeOf(assessment) : 2;
}
/** Judges as `check` does, and says of one defect what it said of all: 0 when it is there, whatever the verdict. */
async function explain([id = "", ...args]) {
	const request = parse(args);
	if (!/^d-[a-z2-9]{24}$/.test(id)) return refuse([fault("E_OPTION", "explain", `"${id}" is no id of a defect`, `take it from a report: ${EXPLAIN}`)]);
	if (!request.ok) return refuse(request.faults);
	const { output, summary, format } = request.value;
	if (output !== null || summary !== null || format !== "text") return refuse([fault("E_OPTION", "explain", "it writes no file, and text only", "leave out --output, --summary and --format")]);
	const assessment = await judged({
		...request.value,
		allDefects: true
	});
	const { renderExplanation } = await import("./explain.js");
	const text = renderExplanation(id, assessment, styleOf(process.env));
	if (text !== null) return say(text);
	return refuse([...assessment.faults, fault("E_OPTION", "explain", `no defect here is ${id}`, "name the same SARIF and options as for the report that it stands in")]);
}
/** The rest of the code is loaded for who asks for it. */
async function judged(request) {
	prepareFor(request.sarif);
	const { run } = await import("./run.js");
	const { hostedBy } = await import("./hosted.js");
	const hosted = await hostedBy(process.env, process.env["GITHUB_TOKEN"] || null);
	return (await run(request, {
		stdin: process.stdin,
		clock: Date.now,
		branch: null,
		useDefaults: false,
		trusted: false,
		hosted,
		watch: watchOf(request)
	})).assessment;
}
function styleOf(env) {
	return process.stdout.isTTY && (env["NO_COLOR"] ?? "") === "" ? COLOURED : PLAIN;
}
/** On a terminal a line that goes away, in a log one for each input. */
function watchOf({ quiet }) {
	const wall = {
		write: (text) => void process.stderr.write(text),
		clock: () => performance.now()
	};
	if (quiet) return UNWATCHED;
	return process.stderr.isTTY && process.env["TERM"] !== "dumb" ? progressLine(wall, () => process.stderr.columns || 80) : progressLog(wall);
}
/** Every mistake at once: unknown and repeated options, missing and superfluous values. */
function parse(args) {
	const options = {};
	for (const [name, option] of Object.entries(OPTIONS)) options[name] = {
		type: option.value === null ? "boolean" : "string",
		multiple: true
	};
	const { tokens } = parseArgs({
		args: [...args],
		options,
		strict: false,
		allowPositionals: true,
		tokens: true
	});
	const faults = [];
	const given = /* @__PURE__ */ new Map();
	const sarif = [];
	for (const token of tokens) {
		if (token.kind === "positional") sarif.push(token.value);
		if (token.kind !== "option") continue;
		const problem = optionProblem(token.rawName, token.name, token.value, given.has(token.name));
		if (problem) faults.push(problem);
		else given.set(token.name, withValue(token.name, token.value, given.get(token.name)));
	}
	const request = toRequest(sarif, given, (name) => `--${name}`);
	return faults.length > 0 ? failed([...faults, ...request.ok ? [] : request.faults]) : request;
}
function optionProblem(written, name, value, repeated) {
	const option = optionOf(name);
	if (option === void 0 || !written.startsWith("--")) return unknownOption(name, written);
	if (repeated && !option.many) return fault("E_OPTION", written, "the option is given twice", "keep one of them");
	if (option.value === null && value !== void 0) return fault("E_OPTION", written, "the option takes no value", `write ${written} alone`);
	if (option.value !== null && (value === void 0 || value === "")) return fault("E_OPTION", written, "the option has no value", `write ${written} ${option.value}`);
	return null;
}
function optionOf(name) {
	return Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : void 0;
}
/** A flag, a value, or one value more. */
function withValue(name, value, before) {
	if (!optionOf(name)?.many) return value ?? true;
	return [...Array.isArray(before) ? before : [], value ?? ""];
}
/** What stands behind `--output`, however wrong the rest is. */
function outputIn(args) {
	const at = args.findIndex((arg) => arg === "--output" || arg.startsWith("--output="));
	return args[at]?.split("=")[1] ?? (at === -1 ? "" : args[at + 1] ?? "");
}
function refuse(faults) {
	for (const one of faults) process.stderr.write(`${faultLines(one, null).map((line) => forTerminal(line, 1e3)).join("\n  ")}\n`);
	return 2;
}
function help() {
	const rows = Object.entries(OPTIONS).map(([name, option]) => {
		const flag = `--${name}${option.value === null ? "" : ` ${option.value}`}`;
		const allowed = option.allowed ? ` (${option.allowed.join(", ")})` : "";
		return `  ${flag.padEnd(20)} ${option.help}${allowed}; otherwise ${option.otherwise}`;
	});
	return `usage: ${USAGE}\n       ${EXPLAIN}\n\n  SARIF\u2026${" ".repeat(15)}${SARIF_HELP}\n${rows.join("\n")}\n\nexit codes: 0 pass, 1 blocked, 2 could not judge, 3 a bug of ours\n`;
}
async function say(text, exitCode = 0) {
	return await print([text]) ? exitCode : 2;
}
process.stderr.on("error", () => void 0);
keepYoungGenerationSmall();
onBug((text) => process.stderr.write(text));
process.exitCode = await main(process.argv.slice(2));

export {  };