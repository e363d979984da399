#!/usr/bin/env node
import "./rolldown-runtime.js";
import { C as PLAIN, E as renderReport, F as faultLines, Q as UNWATCHED, S as COLOURED, T as progressLog, Z as forTerminal, _ as VERSION, dt as OPTIONS, et as exitCodeOf, ft as SARIF_HELP, lt as toRequest, nt as optionLines, rt as readArguments, st as valueOf, v as print, w as progressLine, x as onBug, y as keepYoungGenerationSmall } from "./common.js";
import { E as fault, T as failed, x as prepareFor } from "./scan.js";

// src/cli.ts
const USAGE = "defect-gate check [SARIF\u2026] [options]";
const EXCEPTIONS = "defect-gate exceptions COMMAND [options]";
const EXPLAIN = "defect-gate explain ID [SARIF\u2026] [options]";
const VERIFY = "defect-gate verify --subject FILE --attestation FILE --key FILE [options]";
const EXPLAIN_ARTIFACT = "defect-gate explain --attestation FILE --verdict FILE [--subject FILE]";
async function main(argv) {
	const [command, ...rest] = argv;
	if (command === "verify") return verify(rest);
	if (command === "exceptions") return exceptions(rest);
	if (command === "--version") return say(`${VERSION}\n`);
	if (command === void 0 || command === "--help" || command === "help" || rest.length === 1 && rest[0] === "--help") return say(help(), command === void 0 ? 2 : 0);
	if (command === "check") return check(rest);
	if (command === "explain") return explain(rest);
	return refuse([fault("E_OPTION", command, `unknown command "${command}"`, `the commands are "check", "explain", "verify" and "exceptions": ${USAGE}`)]);
}
async function check(args) {
	const request = parse(args);
	if (!request.ok) {
		const { discardOld } = await import("./publish.js");
		await discardOld([valueOf("output", args), valueOf("attestation", args)]);
		return refuse(request.faults);
	}
	const published = await judged(request.value);
	const style = styleOf(process.env);
	if (await print(renderReport(published.assessment, request.value, style))) return exitCodeOf(published.assessment);
	const lost = fault("E_WRITE", "standard output", "the report cannot be written", "look at what reads it, and at the disk");
	return exitCodeOf((await published.correct([lost])).assessment);
}
/** Whether an artifact may be deployed. */
async function verify(args) {
	const command = await import("./verify.js");
	return args[0] === "--help" ? say(command.verifyHelp(VERIFY)) : answer(await command.verify(args, Date.now));
}
function answer(said) {
	return said.ok ? say(`${said.value.lines.join("\n")}\n`, said.value.exitCode) : refuse(said.faults);
}
/** Judges as `check` does, and says of one defect what it said of all: 0 when it is there, whatever the verdict. Without an id it is asked of an artifact that was judged. */
async function explain([id = "", ...args]) {
	if (id.startsWith("--")) return answer(await (await import("./explain.js")).explainArtifact([id, ...args]));
	const request = parse(args);
	if (!/^d-[a-z2-9]{24}$/.test(id)) return refuse([fault("E_OPTION", "explain", `"${id}" is no id of a defect`, `take it from a report: ${EXPLAIN}; of an artifact: ${EXPLAIN_ARTIFACT}`)]);
	if (!request.ok) return refuse(request.faults);
	const { output, summary, attestation, format } = request.value;
	if (output !== null || summary !== null || attestation !== null || format !== "text") return refuse([fault("E_OPTION", "explain", "it writes no file, and text only", "leave out --output, --summary, --attestation and --format")]);
	const { assessment } = await judged({
		...request.value,
		allDefects: true
	});
	const { renderExplanation } = await import("./explain2.js");
	const text = renderExplanation(id, assessment, styleOf(process.env));
	if (text !== null) return say(text);
	return refuse([...assessment.faults, fault("E_OPTION", "explain", `no defect here is ${id}`, "name the same SARIF and options as for the report that it stands in")]);
}
/** Tools for those who write and sign exceptions, loaded for them alone. */
async function exceptions(args) {
	const { exitCode, text, faults } = await (await import("./exceptions.js")).exceptions(args, {
		clock: Date.now(),
		env: process.env,
		folder: process.cwd()
	});
	refuse(faults);
	return await print(text) ? exitCode : 2;
}
/** The rest of the code is loaded for who asks for it. */
async function judged(request) {
	keepYoungGenerationSmall();
	prepareFor(request.sarif);
	const { run } = await import("./run.js");
	const { hostedBy } = await import("./hosted.js");
	const hosted = await hostedBy(process.env, process.env["GITHUB_TOKEN"] || null);
	return run(request, {
		stdin: process.stdin,
		clock: Date.now,
		branch: null,
		useDefaults: false,
		trusted: false,
		hosted,
		watch: watchOf(request)
	});
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
function parse(args) {
	const { words, given, faults } = readArguments(args, OPTIONS);
	const request = toRequest(words, given, (name) => `--${name}`);
	return faults.length > 0 ? failed([...faults, ...request.ok ? [] : request.faults]) : request;
}
function refuse(faults) {
	for (const one of faults) process.stderr.write(`${faultLines(one, null).map((line) => forTerminal(line, 1e3)).join("\n  ")}\n`);
	return 2;
}
function help() {
	return `usage: ${[
		USAGE,
		EXPLAIN,
		EXPLAIN_ARTIFACT,
		VERIFY,
		EXCEPTIONS
	].join("\n       ")}\n\n  SARIF\u2026${" ".repeat(15)}${SARIF_HELP}\n${optionLines(OPTIONS)}\nexit codes: 0 pass, 1 blocked, 2 could not judge, 3 a bug of ours\n`;
}
async function say(text, exitCode = 0) {
	return await print([text]) ? exitCode : 2;
}
process.stderr.on("error", () => void 0);
onBug((text) => process.stderr.write(text));
process.exitCode = await main(process.argv.slice(2));

export {  };