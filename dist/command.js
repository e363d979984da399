const require_common = require("./common.js");
const require_fault = require("./fault.js");
let node_stream = require("node:stream");

// src/command.ts
const USAGE = "defect-gate check [SARIF\u2026] [options]";
const EXCEPTIONS = "defect-gate exceptions COMMAND [options]";
const EXPLAIN = "defect-gate explain ID [SARIF\u2026] [options]";
const VERIFY = "defect-gate verify --subject FILE --attestation FILE --key FILE [options]";
const EXPLAIN_ARTIFACT = "defect-gate explain --attestation FILE --verdict FILE [--subject FILE]";
async function main(argv) {
	process.stderr.on("error", () => void 0);
	require_common.onBug((text) => process.stderr.write(text));
	return answerTo(argv);
}
async function answerTo(argv) {
	const [command, ...rest] = argv;
	if (command === "verify") return verify(rest);
	if (command === "exceptions") return exceptions(rest);
	if (command === "--version") return say(`${require_common.VERSION}\n`);
	if (command === void 0 || command === "--help" || command === "help" || rest.length === 1 && rest[0] === "--help") return say(help(), command === void 0 ? 2 : 0);
	if (command === "check") return check(rest);
	if (command === "explain") return explain(rest);
	return refuse([require_fault.fault("E_OPTION", command, `unknown command "${command}"`, `the commands are "check", "explain", "verify" and "exceptions": ${USAGE}`)]);
}
async function check(args) {
	const request = parse(args);
	if (!request.ok) {
		const { discardOld } = await Promise.resolve().then(() => require("./gate.js")).then((n) => n.publish_exports);
		await discardOld([require_common.valueOf("output", args), require_common.valueOf("attestation", args)]);
		return refuse(request.faults);
	}
	const published = await judged(request.value);
	const style = styleOf(process.env);
	if (await require_common.print(require_common.renderReport(published.assessment, request.value, style))) return require_common.exitCodeOf(published.assessment);
	const lost = require_fault.fault("E_WRITE", "standard output", "the report cannot be written", "look at what reads it, and at the disk");
	return require_common.exitCodeOf((await published.correct([lost])).assessment);
}
/** Whether an artifact may be deployed. */
async function verify(args) {
	const command = await Promise.resolve().then(() => require("./attestation.js")).then((n) => n.verify_exports);
	return args[0] === "--help" ? say(command.verifyHelp(VERIFY)) : answer(await command.verify(args, Date.now));
}
function answer(said) {
	return said.ok ? say(`${said.value.lines.join("\n")}\n`, said.value.exitCode) : refuse(said.faults);
}
/** Judges as `check` does, and says of one defect what it said of all: 0 when it is there, whatever the verdict. Without an id it is asked of an artifact that was judged. */
async function explain([id = "", ...args]) {
	if (id.startsWith("--")) return answer(await (await Promise.resolve().then(() => require("./attestation.js")).then((n) => n.explain_exports)).explainArtifact([id, ...args]));
	const request = parse(args);
	if (!/^d-[a-z2-9]{24}$/.test(id)) return refuse([require_fault.fault("E_OPTION", "explain", `"${id}" is no id of a defect`, `take it from a report: ${EXPLAIN}; of an artifact: ${EXPLAIN_ARTIFACT}`)]);
	if (!request.ok) return refuse(request.faults);
	const { output, summary, attestation, format } = request.value;
	if (output !== null || summary !== null || attestation !== null || format !== "text") return refuse([require_fault.fault("E_OPTION", "explain", "it writes no file, and text only", "leave out --output, --summary, --attestation and --format")]);
	const { assessment } = await judged({
		...request.value,
		allDefects: true
	});
	const { renderExplanation } = await Promise.resolve().then(() => require("./explain.js")).then((n) => n.explain_exports);
	const text = renderExplanation(id, assessment, styleOf(process.env));
	if (text !== null) return say(text);
	return refuse([...assessment.faults, require_fault.fault("E_OPTION", "explain", `no defect here is ${id}`, "name the same SARIF and options as for the report that it stands in")]);
}
/** Tools for those who write and sign exceptions, loaded for them alone. */
async function exceptions(args) {
	const { exitCode, text, faults } = await (await Promise.resolve().then(() => require("./upkeep.js")).then((n) => n.exceptions_exports)).exceptions(args, {
		clock: Date.now(),
		env: process.env,
		folder: process.cwd()
	});
	refuse(faults);
	return await require_common.print(text) ? exitCode : 2;
}
/** The rest of the code is loaded for who asks for it. */
async function judged(request) {
	const { run } = await Promise.resolve().then(() => require("./gate.js")).then((n) => n.run_exports);
	const { hostedBy } = await Promise.resolve().then(() => require("./gate.js")).then((n) => n.hosted_exports);
	const hosted = await hostedBy(process.env, process.env["GITHUB_TOKEN"] || null);
	return run(request, {
		stdin: node_stream.Readable.from(standardInput()),
		clock: Date.now,
		branch: null,
		useDefaults: false,
		trusted: false,
		hosted,
		watch: watchOf(request)
	});
}
/** Opened when it is read: most runs never do. */
async function* standardInput() {
	yield* process.stdin;
}
function styleOf(env) {
	return process.stdout.isTTY && (env["NO_COLOR"] ?? "") === "" ? require_common.COLOURED : require_common.PLAIN;
}
/** On a terminal a line that goes away, in a log one for each input. */
function watchOf({ quiet }) {
	const wall = {
		write: (text) => void process.stderr.write(text),
		clock: () => performance.now()
	};
	if (quiet) return require_common.UNWATCHED;
	return process.stderr.isTTY && process.env["TERM"] !== "dumb" ? require_common.progressLine(wall, () => process.stderr.columns || 80) : require_common.progressLog(wall);
}
function parse(args) {
	const { words, given, faults } = require_common.readArguments(args, require_common.OPTIONS);
	const request = require_common.toRequest(words, given, (name) => `--${name}`);
	return faults.length > 0 ? require_fault.failed([...faults, ...request.ok ? [] : request.faults]) : request;
}
function refuse(faults) {
	for (const one of faults) process.stderr.write(`${require_common.faultLines(one, null).map((line) => require_common.forTerminal(line, 1e3)).join("\n  ")}\n`);
	return 2;
}
function help() {
	return `usage: ${[
		USAGE,
		EXPLAIN,
		EXPLAIN_ARTIFACT,
		VERIFY,
		EXCEPTIONS
	].join("\n       ")}\n\n  SARIF\u2026${" ".repeat(15)}${require_common.SARIF_HELP}\n${require_common.optionLines(require_common.OPTIONS)}\nexit codes: 0 pass, 1 blocked, 2 could not judge, 3 a bug of ours\n`;
}
async function say(text, exitCode = 0) {
	return await require_common.print([text]) ? exitCode : 2;
}

exports.main = main;