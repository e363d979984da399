const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_fault = require("./fault.js");
let node_fs = require("node:fs");
let node_util = require("node:util");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");

// src/report/escape.ts
/**
* Controls (C0, C1), format characters (bidirectional, zero-width, tags), lone surrogates, line and paragraph separators,
* and everything else that Unicode says to show as nothing: what hides, moves or ends text.
*/
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** A character that joins nothing and shows nothing: it parts what a renderer would take for a mention or a link. */
const WORD_JOINER = "\u2060";
/** One visible line: white space runs become one blank, what cannot be seen is dropped, "\u2026" says that it was cut. @param longest in characters */
function oneLine(text, longest) {
	const head = text.slice(0, longest * 8);
	const visible = head.replaceAll(/[\s\u0085]+/g, " ").replaceAll(UNSEEN, "").trim();
	const characters = Array.from(visible);
	return characters.length > longest || head.length < text.length ? `${characters.slice(0, longest - 1).join("")}\u2026` : visible;
}
/**
* For a terminal, and for the log of a workflow: the runner obeys `::command::` at the beginning of a line and
* `##[command]` anywhere in it.
*/
function forTerminal(text, longest = 300) {
	return oneLine(text, longest).replaceAll("##[", "# #[").replace(/^(\s*):(?=:)/, "$1: ");
}
/** The runner looks for `::` by the rules of a culture, and finds none that a mark behind it makes one grapheme with. */
const JOINS = /^(?=[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}])/u;
/** For the text of a workflow command (`::error::TEXT`). */
function forCommand(text, longest = 2e3) {
	return percented(text, longest).replace(JOINS, " ");
}
/** For a property of a workflow command (`::error file=VALUE,\u2026`). */
function forCommandProperty(text, longest = 500) {
	return percented(text, longest).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
/** False for text that the runner would read back as another text: fit for prose, not for the name of a file. */
function isExactInCommand(text) {
	return text !== "" && !text.startsWith("=") && forTerminal(text, 500) === text;
}
function percented(text, longest) {
	return forTerminal(text, longest).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
/** Before these places a link, an e-mail address or a mention would begin to be one (cmark-gfm's autolink, on finished text). */
const LINKS = /(?<=@)|(?<=:)(?=\/\/)|(?<=www)(?=\.)/gi;
/** And here an issue or an emoji; GitHub looks for none of these in code. */
const REFERENCES = /(?<=#)|(?<=gh-)(?=\d)|(?<=:)(?=[\w+-]+:)/gi;
/** What GitHub takes for a commit: 7 hexadecimal digits and more. */
const COMMIT = /(?<![0-9a-z_])[0-9a-f]{7,}(?![0-9a-z_])/gi;
/**
* For GitHub's Markdown and for HTML alike: every ASCII character but letters, digits and blanks becomes a character
* reference, which no Markdown construct can begin with (CommonMark 0.31 \u00a72.5). What a renderer would link, mention or
* reference after that is parted; a dollar in an element of its own begins no formula.
*/
function forMarkdown(text, longest = 300) {
	return referenced(oneLine(text, longest).replaceAll(COMMIT, (digits) => digits.replaceAll(/.{6}(?=.)/g, `$&${WORD_JOINER}`)).replaceAll(LINKS, WORD_JOINER).replaceAll(REFERENCES, WORD_JOINER)).replaceAll("&#36;", "<span>&#36;</span>");
}
/** As code: what is copied from it is what was put in, so the places of links are parted by an element, not by a character. */
function forMarkdownCode(text, longest = 200) {
	return `<code>${referenced(oneLine(text, longest).replaceAll(LINKS, WORD_JOINER)).replaceAll(WORD_JOINER, "<wbr>")}</code>`;
}
function referenced(text) {
	return text.replaceAll(/[!-/:-@[-`{-~]/g, (char) => `&#${char.charCodeAt(0)};`);
}
/** Nothing but what a keyboard of 1963 has. */
const PLAIN$1 = /^[\x20-\x7e]*$/;
/** JSON whose every line is safe in a terminal and in a workflow log; the same value when parsed. */
function forJson(value, indent) {
	const json = JSON.stringify(value, null, indent);
	const seen = PLAIN$1.test(json) ? json : json.replaceAll(UNSEEN, escapeUnits);
	return seen.includes("##[") ? seen.replaceAll("##[", String.raw`\u0023#[`) : seen;
}
function escapeUnits(text) {
	let escaped = "";
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		escaped += code === 10 ? "\n" : `\\u${code.toString(16).padStart(4, "0")}`;
	}
	return escaped;
}

// src/bug.ts
const verdictFiles = [];
/** A file that must not outlive a bug: no verdict is left behind. */
function discardOnBug(path) {
	verdictFiles.push(path);
}
/** @param say gets the line that reports the bug */
function onBug(say) {
	const report = (thrown) => {
		for (const path of verdictFiles) (0, node_fs.rmSync)(path, { force: true });
		say(`${bugLine(thrown)}\n`);
		process.exit(3);
	};
	process.on("uncaughtException", report);
	process.on("unhandledRejection", report);
}
function bugLine(thrown) {
	const name = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : typeof thrown === "string" ? thrown : "an unknown thing was thrown";
	return `defect-gate: bug: ${forTerminal(name, 500)} [E_BUG]; no verdict was reached: please report it`;
}

// src/files/bounded.ts
const CHUNK = 1 << 20;
/** @param most bytes */
async function readBytes(path, most) {
	const chunks = [];
	let length = 0;
	const failure = await eachChunk(path, (chunk) => {
		length += chunk.length;
		if (length > most) return `is larger than ${require_fault.formatSize(most)}`;
		chunks.push(Buffer.from(chunk));
		return null;
	});
	return failure === null ? {
		ok: true,
		value: Buffer.concat(chunks)
	} : {
		ok: false,
		why: failure
	};
}
/** As `readBytes`; strictly UTF-8, and a byte order mark is a character like any other. */
async function readUtf8(path, most) {
	const bytes = await readBytes(path, most);
	if (!bytes.ok) return bytes;
	try {
		return {
			ok: true,
			value: new TextDecoder("utf-8", {
				fatal: true,
				ignoreBOM: true
			}).decode(bytes.value)
		};
	} catch {
		return {
			ok: false,
			why: "is not UTF-8"
		};
	}
}
/** Of a file of any size. @returns hex digits */
async function sha256Of(path) {
	const digests = await digestsOf(path, ["sha256"]);
	return digests.ok ? {
		ok: true,
		value: digests.value.sha256
	} : digests;
}
/** Of a file of any size, in one pass. @param algorithms as OpenSSL names them @returns hex digits of each */
async function digestsOf(path, algorithms) {
	const hashes = algorithms.map((algorithm) => [algorithm, (0, node_crypto.createHash)(algorithm)]);
	const failure = await eachChunk(path, (chunk) => {
		for (const [, hash] of hashes) hash.update(chunk);
		return null;
	});
	if (failure !== null) return {
		ok: false,
		why: failure
	};
	return {
		ok: true,
		value: Object.fromEntries(hashes.map(([name, hash]) => [name, hash.digest("hex")]))
	};
}
/** @returns true where something has this name, were it a link that leads nowhere */
async function isThere(path) {
	return (0, node_fs_promises.lstat)(path).then(() => true, () => false);
}
/** What would be waited for, or never ends. Windows knows no such flag. */
const READING = node_fs.constants.O_RDONLY | (node_fs.constants.O_NONBLOCK ?? 0);
/** @param take gets the bytes in order, good until it returns @returns why it stopped before the end, or null */
async function eachChunk(path, take) {
	const file = await (0, node_fs_promises.open)(path, READING).catch(reasonNot);
	if (typeof file === "string") return file;
	try {
		const stat = await file.stat();
		if (!stat.isFile() && !stat.isDirectory()) return "is no regular file: write what it holds to one, and name that";
		return await handOn(file, take);
	} catch (error) {
		return reasonNot(error);
	} finally {
		await file.close();
	}
}
async function handOn(file, take) {
	const buffer = Buffer.allocUnsafe(CHUNK);
	for (;;) {
		const { bytesRead } = await file.read(buffer, 0, CHUNK);
		const stop = bytesRead === 0 ? null : take(buffer.subarray(0, bytesRead));
		if (bytesRead === 0 || stop !== null) return stop;
	}
}
/** What the disk says; anything else that is thrown is our own bug. */
function reasonNot(error) {
	if (typeof error !== "object" || error === null || !("syscall" in error)) throw error;
	return `cannot be read: ${require_fault.reasonOf(error)}`;
}

// src/stdout.ts
const BATCH = 65536;
process.stdout.on("error", () => void 0);
/** @returns false where the text is lost; a reader that went away (`| head`) has seen what it wanted */
async function print(pieces) {
	for (const batch of batched(pieces)) {
		const failure = await write(batch);
		if (failure) return "code" in failure && failure.code === "EPIPE";
	}
	return true;
}
function write(text) {
	return new Promise((resolve) => void process.stdout.write(text, (error) => resolve(error ?? null)));
}
function* batched(pieces) {
	let batch = "";
	for (const piece of pieces) {
		batch += piece;
		if (batch.length < BATCH) continue;
		yield batch;
		batch = "";
	}
	if (batch !== "") yield batch;
}

// src/model/assessment.ts
const VERDICTS = [
	"pass",
	"fail",
	"error"
];
/** True where something was given that can keep a defect from counting as shipped. */
function isShippingMeasured({ evidence, policy }) {
	return evidence.length > 0 || policy.artifact.exclusions.length > 0;
}
/** 0 pass, 1 blocked, 2 could not judge. (3, our own bug, never has an assessment.) */
function exitCodeOf(assessment) {
	if (assessment.verdict === "error") return 2;
	return assessment.verdict === "fail" && !assessment.observed ? 1 : 0;
}
/** The same assessment with more faults: a pass or a fail becomes "could not judge", never the other way. */
function withFaults(assessment, faults) {
	return faults.length === 0 ? assessment : {
		...assessment,
		verdict: "error",
		faults: [...assessment.faults, ...faults]
	};
}

// src/model/progress.ts
const UNWATCHED = {
	begin: () => void 0,
	reading: () => void 0,
	end: () => void 0,
	close: () => void 0
};

// src/model/policy.ts
const STAGES = ["pull-request", "release"];
const SCOPES = [
	"introduced",
	"new",
	"all"
];
const DECISIONS = [
	"accepted-risk",
	"false-positive",
	"mitigated"
];
const TOLERABLE = [
	"executionFailure",
	"missingResults",
	"externalProperties",
	"errorNotifications"
];
/** What a suppression is worth: nothing, something where the state before had it already, or everything. */
const HONOURS = [
	"ignore",
	"accept-known",
	"accept"
];

// src/model/severity.ts
/** Worst first; the order is the scale. */
const SEVERITIES = [
	"critical",
	"high",
	"medium",
	"low",
	"none"
];
/** Severities a threshold may name: `none` would read as both "everything" and "never". */
const THRESHOLDS = [
	"critical",
	"high",
	"medium",
	"low"
];
/** 0 is the worst. */
function rank(severity) {
	return SEVERITIES.indexOf(severity);
}
/** True when `severity` is as bad as `floor`, or worse. */
function isAtLeast(severity, floor) {
	return rank(severity) <= rank(floor);
}
function worse(a, b) {
	return rank(a) <= rank(b) ? a : b;
}
/**
* The qualitative band of a CVSS base score (CVSS v3.1 \u00a75, v4.0 \u00a76).
* @param score more than 0, at most 10
*/
function bandOf(score) {
	if (score >= 9) return "critical";
	if (score >= 7) return "high";
	if (score >= 4) return "medium";
	return "low";
}
/** SARIF 2.1.0 \u00a73.27.10, worst first. */
const LEVELS = [
	"error",
	"warning",
	"note",
	"none"
];
const SEVERITY_OF_LEVEL = {
	error: "high",
	warning: "medium",
	note: "low",
	none: "none"
};
function severityOfLevel(level) {
	return SEVERITY_OF_LEVEL[level];
}
function isLevel(value) {
	return LEVELS.some((level) => level === value);
}

// src/options.ts
const FORMATS = [
	"text",
	"json",
	"github"
];
const OPTIONS = {
	policy: {
		value: "FILE",
		help: "the policy",
		otherwise: "the built-in policy; the Action looks for .github/defect-gate/policy.yml first"
	},
	exceptions: {
		value: "PATH",
		help: "the exceptions file, or a folder of them",
		otherwise: "none; the Action looks for .github/defect-gate/exceptions.yml or exceptions/ first"
	},
	"trusted-ref": {
		value: "REF",
		help: "read policy and exceptions from this commit, branch or tag and never from the work tree; their paths are those in the repository",
		otherwise: "the files as they lie; in the Action the tip of the default branch, or of another one that the default branch's policy lists"
	},
	stage: {
		value: "STAGE",
		help: "which rule of the policy judges",
		allowed: STAGES,
		otherwise: "release"
	},
	artifact: {
		value: "FILE",
		help: "what the build says of the artifact: a file, a pattern, or a folder of nothing else; give it once for each",
		many: true,
		otherwise: "nothing is known of the artifact: every defect counts as shipped"
	},
	"fail-on": {
		value: "SEVERITY",
		help: "a stricter threshold than the policy names; a laxer one is refused",
		allowed: THRESHOLDS,
		otherwise: "the policy's"
	},
	source: {
		value: "DIR",
		help: "the checkout that paths in SARIF refer to",
		otherwise: "the current folder"
	},
	baseline: {
		value: "SARIF",
		help: "SARIF of the state to compare with: a file, pattern or folder; give it once for each",
		many: true,
		otherwise: "nothing to compare with: every defect counts as new"
	},
	"baseline-source": {
		value: "DIR",
		help: "the source that the baseline speaks of",
		otherwise: "with base-ref that commit's files; else none, and defects are followed on weaker evidence"
	},
	"base-ref": {
		value: "REF",
		help: "in a git checkout, the commit, branch or tag that the change is against",
		otherwise: "not known: what is new counts as introduced; in the Action the base of the pull request"
	},
	subject: {
		value: "FILE",
		help: "the artifact that is released: a file, or name@sha256:\u2026 such as of an image; give it once for each",
		many: true,
		otherwise: "the verdict speaks of no artifact"
	},
	attestation: {
		value: "FILE",
		help: "write what is attested of the artifact, for defect-gate verify where it is deployed (docs/attestation.md)",
		otherwise: "not written"
	},
	"attestation-key": {
		value: "FILE",
		help: "a file with the private key that signs the attestation: ed25519 or ECDSA on P-256, as OpenSSH or PKCS #8, without a passphrase",
		otherwise: "it stands bare, for a signer of your own"
	},
	vex: {
		value: "FILE",
		help: "what a supplier says of vulnerabilities (OpenVEX or CycloneDX); it counts where the policy trusts it; give it once for each",
		many: true,
		otherwise: "none"
	},
	now: {
		value: "TIME",
		help: "judge as of this moment, such as 2026-11-21T12:00:00Z",
		otherwise: "the clock"
	},
	output: {
		value: "FILE",
		help: "write the verdict as JSON",
		otherwise: "not written; the Action writes it below RUNNER_TEMP"
	},
	"vex-output": {
		value: "FILE",
		help: "write what holds of the exceptions on vulnerabilities, and is proved, as OpenVEX for those who use the artifact",
		otherwise: "not written"
	},
	summary: {
		value: "FILE",
		help: "write a summary as Markdown",
		otherwise: "not written; the Action appends it to the job summary"
	},
	format: {
		value: "FORMAT",
		help: "what stdout gets: text, the verdict as JSON, or text with workflow commands",
		allowed: FORMATS,
		otherwise: "text; github in the Action"
	},
	"all-defects": {
		value: null,
		help: "list in the verdict the defects below the threshold and those not introduced, too",
		otherwise: "counted only"
	},
	quiet: {
		value: null,
		help: "print the verdict and faults only, and no progress",
		otherwise: "the whole report"
	}
};
const SARIF_HELP = "SARIF files, globs, folders, or - for standard input";

// src/model/defect.ts
/** In the order in which reports list them. */
const DISPOSITIONS = [
	"blocking",
	"overdue",
	"accepted",
	"not-shipped",
	"not-introduced",
	"within-sla",
	"below-threshold"
];
/** Every fact that spoke, in order: of its severity, then of its disposition. */
function reasonsFor({ findings: [{ finding, rating }], why }) {
	return [...rating.because.map(({ what, where }) => ({
		what,
		where: where ?? pointerOf(finding)
	})), ...why];
}
/** `file#/runs/0/results/12`: RFC 6901 behind the name of the file. */
function pointerOf({ at: { input, run, result } }) {
	return `${pointerIn(input)}${run}/results/${result}`;
}
/** How pointers into an input begin: the number of a run comes next. */
function pointerIn(input) {
	return `${input}#/runs/`;
}

// src/model/change.ts
function told(value) {
	return {
		told: true,
		value
	};
}
function untold(why, fix) {
	return {
		told: false,
		why,
		fix
	};
}
/** True where the change touches one of the lines, or, without a line, any part of the file. @param endLine null: the line alone */
function touches(change, path, line, endLine) {
	const file = change.files.get(path.normalize("NFC"));
	if (file === void 0) return false;
	if (file.lines === "all") return true;
	if (line === null) return file.modeChanged || file.lines.length > 0;
	const [first, last] = [Math.min(line, endLine ?? line), Math.max(line, endLine ?? line)];
	const near = file.lines[indexAtOrAfter(file.lines, first)];
	return near !== void 0 && near[0] <= last;
}
/** True where the change did anything at all to the file, or to one that stood there before: also a rename, or its mode alone. */
function isTouched(change, path) {
	return change.files.has(path.normalize("NFC"));
}
/** True for a regular file that the head has exactly as written, whatever the work tree holds. */
function isInHead(change, path) {
	return change.regular.has(path.normalize("NFC"));
}
/** The same file changed twice, or two that readers take for one: what either says is touched. */
function bothOf(a, b) {
	return {
		status: a.status === "deleted" ? b.status : a.status,
		from: a.from ?? b.from,
		lines: a.lines === "all" || b.lines === "all" ? "all" : joined([...a.lines, ...b.lines]),
		modeChanged: a.modeChanged || b.modeChanged,
		uncommitted: a.uncommitted || b.uncommitted
	};
}
/** Ascending, and apart. */
function joined(spans) {
	const out = [];
	for (const [first, last] of spans.toSorted((a, b) => a[0] - b[0])) {
		const before = out.at(-1);
		if (before !== void 0 && first <= before[1] + 1) before[1] = Math.max(before[1], last);
		else out.push([first, last]);
	}
	return out;
}
/** Index of the first span that does not end before the line. */
function indexAtOrAfter(spans, line) {
	let [low, high] = [0, spans.length];
	while (low < high) {
		const middle = low + high >> 1;
		if ((spans[middle]?.[1] ?? 0) < line) low = middle + 1;
		else high = middle;
	}
	return low;
}

// src/model/past.ts
/** True where something was named to compare with, and could be. */
function isCompared({ baseline, change }) {
	return baseline !== null || change.told;
}
const NOTHING_TO_COMPARE = untold("no commit is named that the change is against", "name it with the option base-ref");

// src/report/words.ts
function plural(count, noun) {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
/** What keeps the build from passing. */
function isFailing({ disposition }) {
	return disposition === "blocking" || disposition === "overdue";
}
/** The verdict in one line. What could not be judged is never worded as a vulnerability. */
function headline(assessment) {
	const { verdict, stage, counts, faults, observed, policy } = assessment;
	const failing = counts.byDisposition.blocking + counts.byDisposition.overdue;
	if (verdict === "error") {
		const blocking = failing > 0 ? `; of what was read, ${plural(failing, "defect")} would block` : "";
		return `could not judge: ${plural(faults.length, "fault")}${blocking}`;
	}
	if (verdict === "pass") return `passed: ${passed(assessment)}`;
	const goal = isShippingMeasured(assessment) ? "artifact" : "release";
	const release = `${failing === 1 ? "1 defect reaches" : `${failing} defects reach`} the ${goal}`;
	const what = stage === "release" ? release : ofChange(failing, assessment);
	return observed ? `WOULD BLOCK: ${what} (observed only, until ${policy.observeUntil?.day})` : `blocked: ${what}`;
}
function passed(assessment) {
	const { stage, counts, warnings, policy, threshold } = assessment;
	const warned = warnings.length === 0 ? "" : `, with ${plural(warnings.length, "warning")}`;
	if (counts.results === 0) return `scanned, nothing found${warned}`;
	const elsewhere = counts.byDisposition["not-introduced"];
	return `${elsewhere === 0 ? "no" : `${plural(elsewhere, "defect")} not ${policy.stages[stage].scope} here, and no other`} unaccepted defect at or above ${threshold}${isShippingMeasured(assessment) ? " reaches the artifact" : ""}${warned}`;
}
function ofChange(failing, { policy, stage, past }) {
	const { scope } = policy.stages[stage];
	const defects = plural(failing, "defect");
	if (scope === "all") return `${defects}, old and new`;
	if (!isCompared(past)) return `${defects}, old and new: what this change introduced was not measured`;
	return scope === "new" ? `${failing === 1 ? "1 defect is" : `${defects} are`} new` : `this change introduced ${defects}`;
}
/** What does not ship, what was there before and is not blocked for it, and what is gone: a word, how many, and what they are. */
function comparedTo({ counts, past, policy, stage }) {
	const { scope, where } = policy.stages[stage];
	const gone = past.baseline?.absent.length ?? 0;
	return [
		[
			"elsewhere",
			counts.byDisposition["not-introduced"],
			`not ${scope}, and ${stage === "release" ? "judged by no gate" : "left to the release gate"} (${where}); --all-defects lists them in the verdict file`
		],
		[
			"unshipped",
			counts.byDisposition["not-shipped"],
			"kept out of the artifact, by what the build or the policy says; the verdict file says why"
		],
		[
			"gone",
			gone,
			"in the baseline, and not found any more"
		]
	].filter(([, count]) => count > 0);
}
/** Artifacts named at the head of a surface; the verdict file names all. */
const MOST_SUBJECTS = 3;
/**
* The artifacts that the verdict speaks of: the first ones, and how many more there are.
* @param show one of them, its name fit for the surface: names are hostile, digests are not
*/
function artifacts({ subjects }, show) {
	const more = subjects.length - MOST_SUBJECTS;
	return `${subjects.slice(0, MOST_SUBJECTS).map(show).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
/** `in FILE, signed by SHA256:\u2026`. @param show the name of a file, fit for the surface */
function attestedIn({ file, signer }, show) {
	const by = signer === null ? "unsigned: verify will refuse it unless something else signs it" : `signed by ${signer}`;
	return `in ${show(file)}, ${by}`;
}
/** `yes: dist/meta.json#/outputs/\u2026`, or why not. */
function shipping({ answer, why, where }) {
	if (answer === "unknown") return `unknown: ${why}, so it counts as shipped`;
	return answer === "yes" ? `yes: ${where}` : `no: ${why} (${where})`;
}
/** `41 results \u2212 1 not defects \u2212 2 merged = 38 defects = 2 blocking + 1 accepted + 35 below threshold`. */
function sums(counts) {
	const parts = DISPOSITIONS.filter((name) => counts.byDisposition[name] > 0).map((name) => `${counts.byDisposition[name]} ${name.replaceAll("-", " ")}`);
	const notDefects = counts.notDefects > 0 ? ` \u2212 ${counts.notDefects} not defects` : "";
	const merged = counts.merged > 0 ? ` \u2212 ${counts.merged} merged` : "";
	return `${plural(counts.results, "result")}${notDefects}${merged} = ${plural(counts.defects, "defect")}${parts.length > 0 ? ` = ${parts.join(" + ")}` : ""}`;
}
/** The two lines of a fault: `where: error: what [CODE]`, and what mends it. */
function faultLines(fault, contact) {
	const who = fault.who === "security team" && contact !== null ? `${fault.who}, ${contact}` : fault.who;
	return [`${fault.where}: error: ${fault.what} [${fault.code}]`, `fix: ${fault.fix} (${who})`];
}
/** What an exception rests on: who signed it, or whose VEX it is. */
function restsOn(outcome) {
	return outcome.vex === void 0 ? `signed by ${signedBy(outcome)}` : `VEX by ${outcome.vex}`;
}
/** `kim (appsec, signature), lee (appsec, review)`; what rests on the word of the file alone is said to. */
function signedBy({ signers, signedBy: names }) {
	return names.length === 0 ? "nobody" : `${names.join(", ")}${signers.some(isDeclared) ? " (declared, not proved)" : ""}`;
}
/** `accepted-risk through 2027-01-31`, and loudly what holds by one sign-off. */
function termOf({ decision, validThrough, emergency }) {
	return `${emergency ? "EMERGENCY, " : ""}${decision} through ${validThrough}`;
}
function isDeclared({ proof }) {
	return proof === "declared";
}
/** `src/a.ts:41`, `lodash 4.17.20`, or what else says where it is. */
function placeOf(defect) {
	const { location, package: found } = defect.findings[0].finding;
	const line = location.line === null || location.path === null ? "" : `:${location.line}`;
	if (location.display !== "") return `${location.display}${line}`;
	return found === null ? "(no location)" : packageName(defect);
}
/** `lodash 4.17.20`, or "". */
function packageName(defect) {
	const found = defect.findings[0].finding.package;
	return found === null ? "" : `${found.name}${found.version === null ? "" : ` ${found.version}`}`;
}
/** Names of the tools that found it, sorted, each once. */
function toolsOf(defect) {
	if (defect.findings.length === 1) return [defect.findings[0].finding.tool.name];
	return [...new Set(defect.findings.map(({ finding }) => finding.tool.name))].toSorted((a, b) => a < b ? -1 : 1);
}
/** What the defect is: the vulnerability and its package where it has them, else the scanner's message. */
function titleOf(defect) {
	const { finding } = defect.findings[0];
	const subject = [packageName(defect), finding.vulnerability?.id ?? ""].filter((text) => text !== "").join(", ");
	return subject === "" ? finding.message : `${subject}: ${finding.message}`;
}

// src/report/annotations.ts
/** Annotations of one level that GitHub keeps for a step. */
const MOST = 10;
/** @returns worst first, at most ten of each level */
function annotationsOf({ defects, faults, warnings, observed, policy }) {
	const ofFaults = faults.map((fault) => () => ofFault(fault, policy.contact));
	const ofDefects = defects.filter(isFailing).map((defect) => () => ofDefect(defect, observed));
	const ofWarnings = warnings.map((warning) => () => ofWarning(warning));
	const kept = 9 - Math.min(3, ofFaults.length);
	return [...capped(observed ? ofFaults : [
		...ofDefects.slice(0, kept),
		...ofFaults.slice(0, 3),
		...ofDefects.slice(kept),
		...ofFaults.slice(3)
	], "error"), ...capped(observed ? [...ofDefects, ...ofWarnings] : ofWarnings, "warning")];
}
function ofFault(fault, contact) {
	const [what, fix] = faultLines(fault, contact);
	const [, file = null, line = null] = /^(.+\.ya?ml):(\d+)(?::\d+)?$/.exec(fault.where) ?? [];
	const isExact = file !== null && isExactInCommand(file);
	return {
		level: "error",
		title: "could not judge",
		text: `${what}; ${fix}`,
		file: isExact ? file : null,
		line: isExact ? Number(line) : null
	};
}
function ofWarning({ what, where }) {
	return {
		level: "warning",
		title: "defect-gate",
		text: `${what} (${where})`,
		file: null,
		line: null
	};
}
function ofDefect(defect, observed) {
	const { location, rule } = defect.findings[0].finding;
	const title = `${observed ? "would block" : "blocks"}: ${defect.severity} ${rule || toolsOf(defect).join(", ")}`;
	const file = location.path !== null && isExactInCommand(location.path) ? location.path : null;
	const place = file === null && location.display !== "" ? `${placeOf(defect)}: ` : "";
	return {
		level: observed ? "warning" : "error",
		title,
		text: `${place}${titleOf(defect)} [${defect.id}]`,
		file,
		line: file === null ? null : location.line
	};
}
/** Only what is shown is made. */
function capped(all, level) {
	const shown = all.length > 10 ? 9 : all.length;
	const annotations = all.slice(0, shown).map((make) => make());
	if (shown === all.length) return annotations;
	const text = `${plural(all.length - shown, "more annotation")}: a job summary (--summary) or the verdict file (--output) list them`;
	return [...annotations, {
		level,
		title: "defect-gate",
		text,
		file: null,
		line: null
	}];
}
/** One workflow command a line. */
function renderAnnotations(annotations) {
	return annotations.map((annotation) => `${command(annotation)}\n`).join("");
}
function command({ level, title, text, file, line }) {
	const properties = [`title=${forCommandProperty(title)}`];
	if (file !== null) properties.unshift(`file=${forCommandProperty(file)}`, ...line === null ? [] : [`line=${line}`]);
	return `::${level} ${properties.join(",")}::${forCommand(text)}`;
}

// src/model/date.ts
const DAY_MS = 864e5;
/** A day of the Gregorian calendar from 0100 to 9999; 2026-02-30 is none (threat D7). */
function isDay(text) {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && dayOf(startOf(text)) === text;
}
/** @param now milliseconds since 1970-01-01T00:00Z @returns the day in UTC */
function dayOf(now) {
	const date = new Date(now);
	return Number.isNaN(date.getTime()) ? "not a day" : date.toISOString().slice(0, 10);
}
/** Whole days from one day to another; negative when `to` comes first. */
function daysBetween(from, to) {
	return Math.round((startOf(to) - startOf(from)) / DAY_MS);
}
/** @param days how many days later */
function dayAfter(day, days) {
	return dayOf(startOf(day) + days * DAY_MS);
}
/** Reads a term such as `30d` (1d = 24 h); null when it is none. From 1 to 36525 days. */
function parseDays(text) {
	const days = /^(\d{1,5})d$/.exec(text)?.[1];
	const count = Number(days);
	return days !== void 0 && count >= 1 && count <= 36525 ? count : null;
}
/**
* An instant such as `2026-11-21T12:00:00Z`: with seconds and a zone, so that it means one moment everywhere.
* @returns milliseconds since 1970-01-01T00:00Z, or null
*/
function parseInstant(text) {
	const form = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,3})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/.exec(text);
	if (!form?.[1] || !isDay(form[1])) return null;
	const instant = Date.parse(text);
	return Number.isNaN(instant) ? null : instant;
}
/** `2026-11-21T12:00:00Z`, to the second, in UTC. */
function formatInstant(now) {
	return `${new Date(now).toISOString().slice(0, 19)}Z`;
}
function startOf(day) {
	const [year = NaN, month = NaN, date = NaN] = day.split("-").map(Number);
	return Date.UTC(year, month - 1, date);
}

// src/model/requirement.ts
const PROVED = {
	declared: "",
	signature: ", each by an SSH signature",
	review: ", each by approving the pull request that brings it",
	"signature-or-review": ", each by an SSH signature or by approving the pull request that brings it"
};
/** What a sign-off of this severity needs, in words: `2 of appsec and 1 of product, at most 30 days`. */
function requirement(policy, severity, decision) {
	const rule = policy.signOff[severity];
	const roles = [...rule.roles].map(([role, number]) => `${number} of ${role}`);
	const people = `${rule.people} ${rule.people === 1 ? "person" : "people"} other than the requester`;
	const byRole = [...rule.roles.values()].reduce((sum, number) => sum + number, 0);
	return `${roles.length === 0 ? people : `${roles.join(" and ")}${rule.people > byRole ? `, ${rule.people} people in all` : ""}`}${PROVED[policy.proof.mode]}, at most ${rule.longest[decision]} days`;
}

// src/report/advice.ts
function adviser({ defects, minorRules, policy, now }) {
	const alike = /* @__PURE__ */ new Map();
	for (const defect of defects) {
		const match = matchOf(defect);
		const others = alike.get(match) ?? {
			count: 0,
			isSettled: false
		};
		others.count += 1;
		others.isSettled ||= SETTLED.includes(defect.disposition);
		alike.set(match, others);
	}
	const mayBeMore = (defect) => minorRules.has(defect.findings[0].finding.rule);
	const scopeOf = (defect) => {
		const match = matchOf(defect);
		const others = alike.get(match);
		if (!defect.hasTwin && others?.isSettled === true) return {
			...ALONE,
			match: `{defect: ${defect.id}}`
		};
		return match.startsWith("{defect:") ? {
			...ALONE,
			match
		} : {
			match,
			count: others?.count ?? 1,
			mayBeMore: mayBeMore(defect)
		};
	};
	return {
		unblock(defect) {
			const { match, count, mayBeMore: more } = scopeOf(defect);
			const known = `fix it${fixOf(defect)}`;
			if (policy.standsIn) return `${known}; what an exception needs is known once the policy can be read`;
			const lesser = more ? " (maxMatches counts those below the threshold, too)" : "";
			return `${known}, or an exception with match: ${match}${count > 1 ? ` and maxMatches: ${count}` : ""}${lesser}`;
		},
		asking: ({ id }) => policy.standsIn ? [] : [`to ask for one: defect-gate exceptions new --verdict FILE --defect ${id} --justification "\u2026" (FILE is what check --output wrote)`, `or copy this into the exceptions file, such as .github/defect-gate/exceptions.yml (here for ${id}):`],
		template: (defect) => policy.standsIn ? [] : entryFor(scopeOf(defect), defect.severity, policy, now)
	};
}
/** Accepted already, or nothing that this change is asked for. */
const SETTLED = ["accepted", "not-introduced"];
const ALONE = {
	count: 1,
	mayBeMore: false
};
function entryFor({ match, count, mayBeMore }, severity, policy, now) {
	const today = dayOf(now);
	const lastDay = dayOf(now + policy.signOff[severity].longest["accepted-risk"] * 864e5);
	return [
		"- id: EX-NAME",
		"  decision: accepted-risk   # or false-positive, mitigated",
		`  match: ${match}`,
		...count > 1 || mayBeMore ? [`  maxMatches: ${count}${mayBeMore ? LESSER : ""}`] : [],
		"  justification: why the risk may stand",
		`  requested: {by: LOGIN, on: ${today}}`,
		`  validThrough: ${lastDay}   # the last day that this may be`,
		...SIGN_OFFS[policy.proof.mode](policy, severity, today).map((line) => `  ${line}`)
	];
}
const SIGN = "each signs with: defect-gate exceptions sign EX-NAME --key FILE";
const APPROVE = "who approves the pull request signs it off";
/** What stands below an entry for those who sign it off. */
const SIGN_OFFS = {
	declared: (policy, severity, today) => ["signOffs:   # LOGIN is never who requested it", ...placesIn(policy, severity).map((role) => `  - {by: LOGIN${role === null ? "" : `, role: ${role}`}, on: ${today}}`)],
	review: () => [`signOffs: []   # ${APPROVE}`],
	signature: () => [`signOffs: []   # ${SIGN}`],
	"signature-or-review": () => [`signOffs: []   # ${SIGN}; or ${APPROVE}`]
};
/** The role of each who must sign; null for anybody. */
function placesIn({ signOff, roles }, severity) {
	const { roles: asked, people } = signOff[severity];
	const places = [...asked].flatMap(([role, count]) => Array.from({ length: count }, () => role));
	const anybody = [...asked.keys(), ...roles.keys()][0] ?? null;
	return [...places, ...Array.from({ length: Math.max(0, people - places.length) }, () => anybody)];
}
const LESSER = "   # and as many more as it matches below the threshold";
/** `an exception for high: signed by 1 of appsec (kim, lee), at most 90 days after the request`; nothing where the policy cannot be read. */
function whoSigns(policy, severity) {
	if (policy.standsIn) return [];
	const { roles } = policy.signOff[severity];
	const names = [...roles.keys()].map((role) => `${role}: ${(policy.roles.get(role) ?? []).map(({ login }) => login).join(", ")}`);
	return [`an exception for ${severity} is signed by ${requirement(policy, severity, "accepted-risk")} from the request on${names.length === 0 ? "" : ` (${names.join("; ")})`}`];
}
function fixOf(defect) {
	const fixed = defect.findings[0].finding.package?.fixed ?? [];
	return fixed.length === 0 ? "" : ` (${packageName(defect)} is fixed in ${fixed.slice(0, 3).join(", ")})`;
}
/** The narrowest criteria that name the thing itself, as YAML on one line. */
function matchOf(defect) {
	if (new Set(defect.findings.map(({ finding }) => `${finding.tool.name}\0${finding.rule}`)).size > 1) return `{defect: ${defect.id}}`;
	const { rule, location, vulnerability, package: found } = defect.findings[0].finding;
	const path = location.path === null || location.path.length > 200 ? [] : [`path: ${pathPattern(location.path)}`];
	const named = found === null || found.name.lastIndexOf("@") > 0 ? path : [`package: ${plain(found.name)}`];
	const parts = vulnerability ? [`vulnerability: ${plain(vulnerability.id)}`, ...named] : rule === "" || rule.includes("*") ? [] : [`rule: ${plain(rule)}`, ...path];
	return parts.length === 0 ? `{defect: ${defect.id}}` : `{${parts.join(", ")}}`;
}
/** What a glob would read as more than itself is escaped, in quotes that keep the backslash. */
function pathPattern(path) {
	const escaped = path.replaceAll(/[*?[\]{}()!#]/g, String.raw`\$&`);
	return escaped === path ? plain(path) : `'${escaped.replaceAll("'", "''")}'`;
}
/** As it is where YAML reads it as text inside braces; else in quotes. */
function plain(text) {
	return /^(?!(?:null|true|false)$)[A-Za-z_][\w./-]*$/i.test(text) ? text : JSON.stringify(text);
}

// src/report/preview.ts
/** Files and effects that are listed; the verdict file has all of them. */
const LISTED = 20;
function previewLines({ files, effects, verdict }) {
	const named = files.slice(0, LISTED).map(({ path, change }) => `${path} (${change})`);
	const moreFiles = files.length > LISTED ? ` and ${files.length - LISTED} more` : "";
	const shown = effects.slice(0, LISTED).map((effect) => `after the merge: would ${effect}`);
	const moreEffects = effects.length > LISTED ? [`and ${effects.length - LISTED} more: the verdict file lists all of them`] : [];
	return [
		`this change brings ${files.length === 0 ? "policy or exceptions that cannot be read" : `${named.join(", ")}${moreFiles}`}: part of no verdict until it is merged, but for exceptions whose proof is complete`,
		...shown,
		...moreEffects,
		`after the merge: the verdict on these findings would be "${verdict}"`
	];
}

// src/report/text.ts
/** Defects listed one by one in each section; the rest are counted. */
const SHOWN = 50;
const LABEL = 11;
function renderText(assessment, style) {
	return `${[
		[title(assessment, style), ...judged(assessment)],
		failing(assessment, style),
		faults(assessment, style),
		accepted(assessment),
		exceptionNotes(assessment, style),
		compared(assessment),
		(assessment.preview === null ? [] : previewLines(assessment.preview)).map((line) => row("preview", null, line)),
		remarks(assessment, style),
		[sums(assessment.counts)]
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
/** The verdict alone, and what is at fault: what `--quiet` leaves. */
function renderQuiet(assessment, style) {
	return `${[title(assessment, style), ...faults(assessment, style)].join("\n")}\n`;
}
function title(assessment, style) {
	const colour = assessment.verdict === "pass" ? style.green : style.red;
	const digest = assessment.digests.policy?.slice(0, 14);
	const policy = `policy ${forTerminal(assessment.policy.source)}${digest === void 0 ? "" : ` ${digest}`}`;
	return `${style.bold(colour(headline(assessment)))}   ${style.dim(policy)}`;
}
function judged(assessment) {
	const { attested, subjects } = assessment;
	const named = artifacts(assessment, ({ name, sha256 }) => `${forTerminal(name, 120)} sha256:${sha256}`);
	return [...subjects.length === 0 ? [] : [`  ${"artifact".padEnd(LABEL)}${subjects.length === 1 ? "" : `${subjects.length}   `}${named}`], ...attested === null ? [] : [`  ${"attested".padEnd(LABEL)}${attestedIn(attested, (file) => forTerminal(file, 160))}`]];
}
function failing(assessment, style) {
	const defects = assessment.defects.filter(isFailing);
	const [worst] = defects;
	if (worst === void 0) return [];
	const advice = adviser(assessment);
	const measured = {
		introduced: isCompared(assessment.past),
		ships: isShippingMeasured(assessment)
	};
	const lines = listed(defects, "defects, less urgent", (defect) => defectLines(defect, advice, measured, style).join("\n"));
	const severities = [...new Set(defects.map(({ severity }) => severity))];
	return [
		...lines,
		...assessment.policy.standsIn ? [] : [""],
		...severities.flatMap((severity) => whoSigns(assessment.policy, severity).map((line) => `  ${forTerminal(line, 500)}`)),
		...advice.asking(worst).map((line) => `  ${line}`),
		...advice.template(worst).map((line) => `    ${/^ */.exec(line)?.[0]}${forTerminal(line, 500)}`)
	];
}
function defectLines(defect, advice, measured, style) {
	const [{ finding, rating }] = defect.findings;
	const source = [
		...finding.rule === "" ? [] : [forTerminal(finding.rule, 120)],
		...toolsOf(defect).map((tool) => forTerminal(tool, 60)),
		defect.id
	].join(" \u00b7 ");
	return [
		`  ${style.red(defect.severity.padEnd(9))} ${style.bold(forTerminal(placeOf(defect), 160))}   ${forTerminal(titleOf(defect), 160)}   ${style.dim(source)}`,
		...rating.because.map((fact) => labelled("because", forTerminal(fact.what), style)),
		...defect.merged.map((why) => labelled("merged", forTerminal(why, 300), style)),
		...measured.ships ? [labelled("ships", forTerminal(shipping(defect.ships), 300), style)] : [],
		...measured.introduced ? [labelled("introduced", forTerminal(`${defect.introduced.answer}: ${defect.introduced.why}`, 300), style)] : [],
		labelled("unblock", forTerminal(advice.unblock(defect), 500), style),
		...defect.nearMisses.slice(0, 3).map((miss) => labelled("near miss", forTerminal(`${miss.exception} (${miss.where}) ${miss.why}; ${miss.fix}`, 500), style))
	];
}
function labelled(label, text, style) {
	return `            ${style.dim(label.padEnd(10))} ${text}`;
}
function faults(assessment, style) {
	return listed(assessment.faults, "faults", (fault) => {
		const [what, fix] = faultLines(fault, assessment.policy.contact);
		return `  ${style.red(forTerminal(what, 500))}\n    ${forTerminal(fix, 500)}`;
	});
}
/** The first ones, and how many more there are. */
function listed(all, noun, line) {
	const more = all.length - SHOWN;
	return [...all.slice(0, SHOWN).map(line), ...more > 0 ? [`  \u2026 and ${more} more ${noun}: the verdict file (--output) lists all of them`] : []];
}
function accepted(assessment) {
	const { defects, exceptions } = assessment;
	const bySuppression = defects.filter(({ disposition, exception }) => disposition === "accepted" && exception === null).length;
	const lines = listed(exceptions.used, "exceptions", (used) => {
		const covered = defects.filter(({ exception }) => exception === used.id).length;
		return row("accepted", covered, `${used.id}, ${termOf(used)}, ${restsOn(used)}`);
	});
	if (bySuppression > 0) lines.push(row("accepted", bySuppression, "suppressed where they were found, which the policy honours"));
	return lines;
}
function exceptionNotes({ exceptions }, style) {
	const note = (label, list, why) => listed(list, label, (outcome) => `  ${style.yellow(label.padEnd(LABEL))}${forTerminal(`${outcome.id} (${outcome.where}): ${why(outcome)}`, 400)}`);
	const partly = exceptions.used.filter(({ why }) => why !== "");
	return [
		...note("refused", exceptions.refused, ({ why }) => why),
		...note("partly", partly, ({ why }) => `holds for some of what it matches: ${why}`),
		...note("expired", exceptions.expired, ({ validThrough, matches }) => `ended ${validThrough}${matches === 0 ? "; matches nothing: remove it" : `, still matches ${plural(matches, "defect")}`}`),
		...note("unused", exceptions.unused, ({ why }) => `matches nothing: ${why}; remove it, or correct its match`)
	];
}
function compared(assessment) {
	return comparedTo(assessment).map(([kind, count, what]) => row(kind, count, what));
}
function remarks({ reductions, warnings, runs, skipped, notMeasured }, style) {
	const clean = [...new Set(runs.filter(({ hasResults, counts }) => hasResults && counts.results === 0).map(({ tool }) => tool.name))];
	const unproven = runs.filter(({ outcome }) => outcome === "unproven").length;
	const passedOver = skipped.slice(0, 3).map(({ path, why }) => `${path} (${why})`);
	return [
		...listed(reductions, "reductions", ({ defects, reason, where }) => row("reduced", defects, `${reason} (${where})`)),
		...listed(warnings, "warnings", ({ what, where }) => `  ${style.yellow("warning".padEnd(LABEL))}${forTerminal(`${what} (${where})`, 400)}`),
		...listed(clean, "clean scans", (tool) => row("scanned", null, `${tool}: nothing found`)),
		...skipped.length > 0 ? [row("skipped", skipped.length, passedOver.join(", "))] : [],
		...unproven > 0 ? [row("unproven", unproven, `${unproven === 1 ? "run does" : "runs do"} not say whether the scan finished`)] : [],
		...notMeasured.length > 0 ? [row("limits", null, notMeasured.join("; "))] : []
	];
}
function row(label, count, text) {
	return `  ${label.padEnd(LABEL)}${count === null ? "" : `${count}   `}${forTerminal(text, 400)}`;
}

// src/model/artifact.ts
const SHIPS_ANSWERS = [
	"yes",
	"no",
	"unknown"
];
/** Where nobody gave anything that could answer. */
const NOT_ASKED = {
	answer: "unknown",
	why: "there is no artifact evidence",
	where: "",
	exclusions: []
};

// src/model/remembered.ts
/** @param most answers that are remembered @param weigh for how many of them one counts */
function remembered(most, answer, weigh = () => 1) {
	const known = /* @__PURE__ */ new Map();
	let held = 0;
	return (key) => {
		const before = known.get(key);
		if (before !== void 0) return before;
		const found = answer(key);
		const weight = weigh(found);
		if (held + weight > most) {
			known.clear();
			held = 0;
		}
		held += weight;
		known.set(key, found);
		return found;
	};
}
/** For lists that are remembered: a long one counts for several. */
function lengthOf(list) {
	return 1 + list.length / 8;
}
/** The same for what is asked of a finding, and is equal for all of its kin. */
function rememberedByKin(work) {
	const known = [];
	return (sighting) => {
		const { kin } = sighting;
		return kin === null ? work(sighting) : known[kin] ??= work(sighting);
	};
}

// src/report/verdict.ts
const VERDICT_SCHEMA = "defect-gate/verdict/v1";
/** How every verdict file begins. */
const VERDICT_HEAD = `{\n  "schema": "${VERDICT_SCHEMA}"`;
/** Dispositions that are left out unless all defects are asked for: nothing is to be done about them now. */
const BRIEF = ["below-threshold", "not-introduced"];
/** @param allDefects list the ones below the threshold too @returns the text of one JSON document, in order */
function* renderVerdict(assessment, allDefects) {
	const { head, tail } = frame(assessment);
	const isBrief = ({ disposition, severity }) => BRIEF.includes(disposition) || disposition === "not-shipped" && !isAtLeast(severity, assessment.threshold);
	const textOf = defectText(assessment);
	yield `${open(head)},\n  "defects": [`;
	let first = true;
	for (const defect of assessment.defects) {
		if (!allDefects && isBrief(defect)) continue;
		yield `${first ? "" : ","}\n    ${textOf(defect)}`;
		first = false;
	}
	yield `${first ? "" : "\n  "}],\n${members(tail)}\n}\n`;
}
function open(head) {
	return `{\n${members(head)}`;
}
function members(object) {
	return Object.entries(object).map(([name, value]) => `  ${forJson(name)}: ${forJson(value)}`).join(",\n");
}
function frame(assessment) {
	const { counts, exceptions, reductions, faults, warnings, skipped, notMeasured, subjects, digests } = assessment;
	return {
		head: {
			schema: VERDICT_SCHEMA,
			verdict: assessment.verdict,
			exitCode: exitCodeOf(assessment),
			stage: assessment.stage,
			observed: assessment.observed,
			at: formatInstant(assessment.now),
			application: assessment.policy.application,
			policy: assessment.policy.source,
			failOn: assessment.threshold,
			counts
		},
		tail: {
			absent: absent(assessment),
			exceptions,
			vex: vexOf(assessment),
			reductions,
			faults,
			warnings,
			inputs: inputs(assessment),
			evidence: assessment.evidence,
			baseline: assessment.past.baseline?.inputs ?? [],
			change: changed(assessment),
			preview: assessment.preview,
			skipped,
			notMeasured,
			subjects,
			digests
		}
	};
}
/** Findings of the baseline that are gone. */
function absent({ past: { baseline } }) {
	if (baseline === null) return [];
	const places = placesOf(baseline.inputs);
	return baseline.absent.map(({ rule, tool, message, location: { path, line, column, endLine, display }, at }) => ({
		rule,
		tool: tool.name,
		message,
		location: {
			path,
			line,
			column,
			endLine,
			display
		},
		result: {
			input: places.get(at.input) ?? -1,
			run: at.run,
			result: at.result
		}
	}));
}
function changed({ past: { change } }) {
	return change.told ? {
		base: change.value.base,
		head: change.value.head
	} : null;
}
/** What was read, so that it can be known again; whether it counted stands beside each exception and in the warnings. */
function vexOf({ vex }) {
	return vex.map(({ file, sha256, format, author, statements }) => ({
		path: file,
		sha256,
		format,
		author,
		statements: statements.length
	}));
}
function placesOf(all) {
	return new Map(all.map(({ path }, index) => [path, index]));
}
function inputs({ inputs: all, runs }) {
	return all.map(({ path, sha256, bytes }) => {
		const own = runs.filter(({ input }) => input === path);
		const results = own.reduce((sum, { counts }) => sum + counts.results, 0);
		return {
			path,
			sha256,
			bytes,
			runs: own.length,
			results,
			tools: own.map(({ tool }) => tool.name)
		};
	});
}
/** What is not measured is the same for all. */
const UNMEASURED = forJson({
	firstSeen: null,
	due: null
}).slice(1, -1);
const UNASKED = forJson(shipsOf(NOT_ASKED));
function shipsOf({ answer, why, where }) {
	return {
		answer,
		why,
		where
	};
}
/** Puts the text together piece by piece: of hundreds of thousands of defects most say the same but for place and message. */
function defectText(assessment) {
	const { inputs: all, past } = assessment;
	const ships = isShippingMeasured(assessment) ? ({ ships: own }) => forJson(shipsOf(own)) : () => UNASKED;
	const places = placesOf(all);
	const placesBefore = placesOf(past.baseline?.inputs ?? []);
	const shared = remembered(MOST_REMEMBERED, (value) => forJson(value));
	const judgement = judgementText();
	const pointer = remembered(MOST_REMEMBERED, (input) => forJson(pointerIn(input)).slice(0, -1));
	const matched = ({ finding: { at }, by, strength }) => forJson({
		input: placesBefore.get(at.input) ?? -1,
		run: at.run,
		result: at.result,
		by,
		strength
	});
	const result = ({ at }, earlier) => `{"input":${places.get(at.input) ?? -1},"run":${at.run},"result":${at.result},"matched":${earlier && matched(earlier)}}`;
	const results = ({ findings, earlier }) => findings.length === 1 ? result(findings[0].finding, earlier[0] ?? null) : findings.map(({ finding }, index) => result(finding, earlier[index] ?? null)).join(",");
	const reason = past.change.told || past.change === NOTHING_TO_COMPARE ? "there is nothing to compare with" : past.change.why;
	const nothingBefore = forJson({
		state: "new",
		introduced: {
			answer: "yes",
			why: reason
		}
	}).slice(1, -1);
	const before = isCompared(past) ? ({ state, introduced }) => `"state":"${state}","introduced":${forJson(introduced)}` : () => nothingBefore;
	return (defect) => {
		const { findings, exception, nearMisses, merged } = defect;
		const { at, location, vulnerability, package: found, message, cwe } = findings[0].finding;
		const { path, display, line, column, endLine } = location;
		const tools = findings.length === 1 ? shared(findings[0].finding.tool.name) : toolsOf(defect).map(shared).join(",");
		return `{"id":"${defect.id}",${judgement(defect).join(`${pointer(at.input)}${at.run}/results/${at.result}"`)},"tools":[${tools}],"message":${forJson(message)},"location":{"path":${path === null ? null : shared(path)},"line":${line},"column":${column},"endLine":${endLine},"display":${shared(display)}},"results":[${results(defect)}],"merged":${merged.length === 0 ? "[]" : forJson(merged)},"cwe":${shared(cwe)},"vulnerability":${vulnerability && forJson(vulnerability)},"package":${found && forJson(found)},"suppressed":${findings.some(isSuppressed)},${before(defect)},${UNMEASURED},"ships":${ships(defect)},"exception":${exception === null ? null : shared(exception)},"nearMisses":${nearMisses.length === 0 ? "[]" : forJson(nearMisses)}}`;
	};
}
/** Stands where a fact points at the result itself: no text of JSON holds it. */
const HERE = "\0";
function judgementText() {
	const known = /* @__PURE__ */ new Map();
	return ({ disposition, severity, why, findings }) => {
		const { finding, rating } = findings[0];
		const { rule } = finding;
		const last = known.get(rating);
		if (last?.why === why && last.disposition === disposition && last.severity === severity && last.rule === rule) return last.parts;
		const parts = `"disposition":"${disposition}","severity":"${severity}","because":[${[...rating.because.map(factText), ...why.map((fact) => forJson(fact))].join(",")}],"rule":${forJson(rule)}`.split(HERE);
		if (known.size === MOST_REMEMBERED) known.clear();
		known.set(rating, {
			disposition,
			severity,
			why,
			rule,
			parts
		});
		return parts;
	};
}
function factText({ what, where }) {
	return `{"what":${forJson(what)},"where":${where === null ? HERE : forJson(where)}}`;
}
function isSuppressed({ finding }) {
	return finding.suppressions.length > 0;
}
/** Answers that are remembered: memory does not grow with the verdict. */
const MOST_REMEMBERED = 2e4;

// src/report/format.ts
/** @returns the report in pieces, since a verdict may be longer than any one text can be */
function renderReport(assessment, { format, quiet, allDefects }, style) {
	if (format === "json") return renderVerdict(assessment, allDefects);
	return [quiet ? renderQuiet(assessment, style) : renderText(assessment, style), format === "github" ? renderAnnotations(annotationsOf(assessment)) : ""];
}

// src/report/progress.ts
/** Shorter work says nothing. */
const PATIENCE = 1e3;
/** Between two lines on a terminal. */
const PAUSE = 200;
const NAME = 10;
/** ECMA-48: erase to the end of the line. */
const ERASE = "\x1B[K";
/** For a log: one line for each input, once it is read. */
function progressLog({ write, clock }) {
	let begun = 0;
	return {
		begin: () => begun = clock(),
		reading: () => void 0,
		end: (progress) => write(`${logLine(progress, clock() - begun)}\n`),
		close: () => void 0
	};
}
/** For a terminal: after a second of work a line, written over at most five times a second. @param columns of the terminal, as it is now */
function progressLine({ write, clock }, columns) {
	const start = clock();
	let begun = start;
	let last = Number.NEGATIVE_INFINITY;
	return {
		begin: () => begun = clock(),
		reading(progress) {
			const now = clock();
			if (now - start < PATIENCE || now - last < PAUSE) return;
			last = now;
			write(`\r${terminalLine(progress, now - begun, columns() - 1)}${ERASE}`);
		},
		end: () => void 0,
		close() {
			if (last > start) write(`\r${ERASE}`);
		}
	};
}
/** `read sarif/codeql.sarif: 99.6 MB, 29,000 results, 0.41 s`. */
function logLine({ file, bytes, inflated, results }, milliseconds) {
	const whole = inflated <= bytes ? "" : ` (${amount(inflated)} inflated)`;
	const seconds = milliseconds / 1e3;
	return `read ${forTerminal(file)}: ${amount(bytes)}${whole}, ${found(results)}, ${seconds.toFixed(seconds < 10 ? 2 : 1)} s`;
}
/** `reading sarif/codeql.sarif: 1.2 GB of 4 GB (30 %), 350,000 results, 240 MB/s`, with a name that lets the rest stand. */
function terminalLine({ file, bytes, size, results }, milliseconds, width) {
	const part = size >= bytes && size > 0 ? ` of ${amount(size)} (${Math.floor(100 * bytes / size)} %)` : "";
	const figures = `: ${amount(bytes)}${part}, ${found(results)}, ${amount(1e3 * bytes / Math.max(milliseconds, 1))}/s`;
	const room = Math.max(NAME, width - 8 - figures.length);
	return fit(`reading ${fit(forTerminal(file), room)}${figures}`, width);
}
function found(results) {
	return results === null ? "at fault" : `${require_fault.formatCount(results)} result${results === 1 ? "" : "s"}`;
}
/** In units of a thousand, as the rates of disks and networks are: `99.6 MB`. */
function amount(bytes) {
	const step = bytes < 1e3 ? 0 : Math.min(4, Math.floor(Math.log10(bytes) / 3));
	return `${Number((bytes / 1e3 ** step).toFixed(1))} ${[
		"bytes",
		"kB",
		"MB",
		"GB",
		"TB"
	][step]}`;
}
/** No wider than the terminal, since a line that wraps cannot be written over. Whatever may be two columns wide is. */
function fit(text, width) {
	const characters = Array.from(text);
	let used = 0;
	const cut = characters.findIndex((char) => (used += char < "\u0300" ? 1 : 2) > width);
	return cut === -1 ? text : `${characters.slice(0, Math.max(0, cut - 1)).join("")}\u2026`;
}

// src/report/style.ts
const same = (text) => text;
const PLAIN = {
	bold: same,
	dim: same,
	red: same,
	green: same,
	yellow: same
};
/** ECMA-48 select graphic rendition. @returns the text between on and off */
function sgr(on, off) {
	return (text) => `\u001b[${on}m${text}\u001b[${off}m`;
}
const COLOURED = {
	bold: sgr(1, 22),
	dim: sgr(2, 22),
	red: sgr(31, 39),
	green: sgr(32, 39),
	yellow: sgr(33, 39)
};

// node_modules/fastest-levenshtein/mod.js
var require_fastest_levenshtein = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports) => {
	exports.__esModule = true;
	exports.distance = exports.closest = void 0;
	var peq = /* @__PURE__ */ new Uint32Array(65536);
	var myers_32 = function(a, b) {
		var n = a.length;
		var m = b.length;
		var lst = 1 << n - 1;
		var pv = -1;
		var mv = 0;
		var sc = n;
		var i = n;
		while (i--) peq[a.charCodeAt(i)] |= 1 << i;
		for (i = 0; i < m; i++) {
			var eq = peq[b.charCodeAt(i)];
			var xv = eq | mv;
			eq |= (eq & pv) + pv ^ pv;
			mv |= ~(eq | pv);
			pv &= eq;
			if (mv & lst) sc++;
			if (pv & lst) sc--;
			mv = mv << 1 | 1;
			pv = pv << 1 | ~(xv | mv);
			mv &= xv;
		}
		i = n;
		while (i--) peq[a.charCodeAt(i)] = 0;
		return sc;
	};
	var myers_x = function(b, a) {
		var n = a.length;
		var m = b.length;
		var mhc = [];
		var phc = [];
		var hsize = Math.ceil(n / 32);
		var vsize = Math.ceil(m / 32);
		for (var i = 0; i < hsize; i++) {
			phc[i] = -1;
			mhc[i] = 0;
		}
		var j = 0;
		for (; j < vsize - 1; j++) {
			var mv_1 = 0;
			var pv_1 = -1;
			var start_1 = j * 32;
			var vlen_1 = Math.min(32, m) + start_1;
			for (var k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] |= 1 << k;
			for (var i = 0; i < n; i++) {
				var eq = peq[a.charCodeAt(i)];
				var pb = phc[i / 32 | 0] >>> i & 1;
				var mb = mhc[i / 32 | 0] >>> i & 1;
				var xv = eq | mv_1;
				var xh = ((eq | mb) & pv_1) + pv_1 ^ pv_1 | eq | mb;
				var ph = mv_1 | ~(xh | pv_1);
				var mh = pv_1 & xh;
				if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
				if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
				ph = ph << 1 | pb;
				mh = mh << 1 | mb;
				pv_1 = mh | ~(xv | ph);
				mv_1 = ph & xv;
			}
			for (var k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] = 0;
		}
		var mv = 0;
		var pv = -1;
		var start = j * 32;
		var vlen = Math.min(32, m - start) + start;
		for (var k = start; k < vlen; k++) peq[b.charCodeAt(k)] |= 1 << k;
		var score = m;
		for (var i = 0; i < n; i++) {
			var eq = peq[a.charCodeAt(i)];
			var pb = phc[i / 32 | 0] >>> i & 1;
			var mb = mhc[i / 32 | 0] >>> i & 1;
			var xv = eq | mv;
			var xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
			var ph = mv | ~(xh | pv);
			var mh = pv & xh;
			score += ph >>> m - 1 & 1;
			score -= mh >>> m - 1 & 1;
			if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
			if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
			ph = ph << 1 | pb;
			mh = mh << 1 | mb;
			pv = mh | ~(xv | ph);
			mv = ph & xv;
		}
		for (var k = start; k < vlen; k++) peq[b.charCodeAt(k)] = 0;
		return score;
	};
	var distance = function(a, b) {
		if (a.length < b.length) {
			var tmp = b;
			b = a;
			a = tmp;
		}
		if (b.length === 0) return a.length;
		if (a.length <= 32) return myers_32(a, b);
		return myers_x(a, b);
	};
	exports.distance = distance;
	var closest = function(str, arr) {
		var min_distance = Infinity;
		var min_index = 0;
		for (var i = 0; i < arr.length; i++) {
			var dist = distance(str, arr[i]);
			if (dist < min_distance) {
				min_distance = dist;
				min_index = i;
			}
		}
		return arr[min_index];
	};
	exports.closest = closest;
}));

// src/request.ts
var import_fastest_levenshtein = require_fastest_levenshtein();
/** @param label how the caller names an option, such as `--stage` */
function toRequest(sarif, given, label) {
	const faults = [];
	const text = (name) => {
		const value = given.get(name);
		return typeof value === "string" ? value : null;
	};
	const texts = (name) => {
		const value = given.get(name);
		return Array.isArray(value) ? value : [];
	};
	const among = (name, allowed) => {
		const value = text(name);
		const found = allowed.find((one) => one === value);
		if (value !== null && found === void 0) faults.push(require_fault.fault("E_OPTION", label(name), `"${value}" is not one of ${allowed.join(", ")}`, `write one of ${allowed.join(", ")}`));
		return found ?? null;
	};
	const request = {
		sarif,
		policy: text("policy"),
		exceptions: text("exceptions"),
		trustedRef: text("trusted-ref"),
		stage: among("stage", STAGES) ?? "release",
		failOn: among("fail-on", THRESHOLDS),
		artifact: texts("artifact"),
		source: text("source") ?? ".",
		baseline: texts("baseline"),
		baselineSource: text("baseline-source"),
		baseRef: text("base-ref"),
		subjects: texts("subject"),
		attestation: text("attestation"),
		attestationKey: text("attestation-key"),
		vex: texts("vex"),
		now: momentOf(text("now"), label("now"), faults),
		output: text("output"),
		vexOutput: text("vex-output"),
		summary: text("summary"),
		format: among("format", FORMATS) ?? "text",
		allDefects: given.get("all-defects") === true,
		quiet: given.get("quiet") === true
	};
	faults.push(...aboutBaseline(request, label), ...aboutInput(request, label), ...aboutAttestation(request, label));
	return faults.length > 0 ? require_fault.failed(faults) : require_fault.ok(request);
}
function aboutBaseline({ baseline, baselineSource }, label) {
	if (baselineSource === null || baseline.length > 0) return [];
	const fix = `name its SARIF with ${label("baseline")}, or leave it out`;
	return [require_fault.fault("E_OPTION", label("baseline-source"), "it is the source of a baseline, and none is named", fix)];
}
/** What is judged may be piped in, and nothing else. */
function aboutInput(request, label) {
	return ["baseline", "artifact"].filter((name) => request[name].includes("-")).map((name) => require_fault.fault("E_OPTION", label(name), "it is not read from standard input", "name a file"));
}
/** An attestation is of an artifact, and a key is for an attestation. */
function aboutAttestation({ subjects, attestation, attestationKey }, label) {
	const [of, by] = [label("attestation"), label("attestation-key")];
	const refused = (where, what, fix) => require_fault.fault("E_OPTION", where, what, fix);
	return [
		...attestation !== null && subjects.length === 0 ? [refused(of, "it says what was judged of an artifact, and none is named", `name the artifact with ${label("subject")}`)] : [],
		...attestationKey !== null && attestation === null ? [refused(by, "it signs an attestation, and none is written", `name its file with ${of}, or leave the key out`)] : [],
		...attestationKey !== null && /[\r\n]|-----BEGIN/.test(attestationKey) ? [refused(by, "it is a key itself, not the name of a file with one", "write the secret into a file, and name that")] : []
	];
}
/** @returns milliseconds since 1970-01-01T00:00Z; null for no text, or for a fault */
function momentOf(text, where, faults) {
	const now = text === null ? null : parseInstant(text);
	if (text !== null && now === null) faults.push(require_fault.fault("E_OPTION", where, `"${text}" is not a moment`, "write it like 2026-11-21T12:00:00Z"));
	return now;
}
/** @param names of the options that do exist @returns the fault of one that does not, naming the nearest that does */
function unknownOption(name, where, names = Object.keys(OPTIONS)) {
	const known = `Known options: ${names.join(", ")}`;
	const begun = name.length === 1 ? names.filter((one) => one.startsWith(name)).map((one) => `--${one}`) : [];
	if (begun.length > 0) return require_fault.fault("E_OPTION", where, `unknown option "${name}"`, `write ${begun.join(" or ")}. ${known}`);
	const near = name.length > 1 && name.length < 40 ? (0, import_fastest_levenshtein.closest)(name, names) : "";
	const typo = near !== "" && (0, import_fastest_levenshtein.distance)(name, near) <= 3;
	return require_fault.fault("E_OPTION", where, `unknown option "${name}"`, `${typo ? `did you mean "${near}"? ` : ""}${known}`);
}

// src/model/finding.ts
/** All that is made of one finding until the verdict is written; as much again for the first one of its kin. */
const SIZE = 700;
/** Bytes that a finding takes in memory, by estimate. @param isFirst true for the first one of its kin */
function sizeOf({ message, location, otherPaths, vulnerability, package: found, clues }, isFirst) {
	const paths = otherPaths.reduce((size, path) => size + 50 + 2 * path.length, location.display.length);
	const named = vulnerability === null && found === null ? 0 : 400;
	return SIZE * (isFirst ? 2 : 1) + message.length * (LATIN.test(message) ? 1 : 2) + paths + named + sizeOfClues(clues);
}
function sizeOfClues(clues) {
	if (clues === null) return 0;
	return [
		clues.snippet,
		clues.context?.text ?? null,
		clues.logical,
		...clues.fingerprints
	].reduce((size, text) => size + 50 + 2 * (text?.length ?? 0), 200);
}
/** V8 keeps such text in one byte for each character. */
const LATIN = /^[\0-\xff]*$/;

// src/model/order.ts
function byText(a, b) {
	return a === b ? 0 : a < b ? -1 : 1;
}

// src/model/run.ts
function noResults() {
	return {
		results: 0,
		byLevel: {
			error: 0,
			warning: 0,
			note: 0,
			none: 0
		},
		bySecuritySeverity: {
			critical: 0,
			high: 0,
			medium: 0,
			low: 0
		},
		notDefects: 0
	};
}

// src/model/sign-off.ts
/** What the policy takes for a sign-off: the word of the file, an approved pull request, an SSH signature. */
const PROOF_MODES = [
	"declared",
	"review",
	"signature",
	"signature-or-review"
];
/** How one sign-off is known. */
const PROOFS = [
	"declared",
	"review",
	"signature"
];
/** `kim (appsec, signature)`; of what is declared only who, and for which role. */
function nameOfSigner({ by, roles, proof }) {
	const said = [...roles.length === 0 ? [] : [roles.join(" or ")], ...proof === "declared" ? [] : [proof]];
	return said.length === 0 ? by : `${by} (${said.join(", ")})`;
}

// src/model/whole-sighting.ts
/** Asks the finding: nothing of it is held twice. */
var WholeSighting = class {
	digest;
	kin = null;
	finding;
	constructor(finding, digest) {
		this.finding = finding;
		this.digest = digest;
	}
	whole() {
		return this.finding;
	}
	get tool() {
		return this.finding.tool;
	}
	get rule() {
		return this.finding.rule;
	}
	get kind() {
		return this.finding.kind;
	}
	get claims() {
		return this.finding.claims;
	}
	get location() {
		return this.finding.location;
	}
	get otherPaths() {
		return this.finding.otherPaths;
	}
	get cwe() {
		return this.finding.cwe;
	}
	get vulnerability() {
		return this.finding.vulnerability;
	}
	get package() {
		return this.finding.package;
	}
	get security() {
		return this.finding.security;
	}
	get suppressions() {
		return this.finding.suppressions;
	}
	get clues() {
		return this.finding.clues;
	}
};
function sightingOf(finding, digest) {
	return new WholeSighting(finding, digest);
}

// src/model/person.ts
/** What GitHub writes into commits of who keeps the mail address private: a number, and the login. */
const PRIVATE$1 = /^\d+\+(?=[^@+]+@users\.noreply\.github\.com$)/;
/** @param name a login or an e-mail address @returns equal for names that may be of one person: those without the part from `@` or `+` on, dots and case */
function personOf(name) {
	return name.toLowerCase().replace(PRIVATE$1, "").replace(/[@+].*/, "").replaceAll(".", "");
}

// src/version.ts
const VERSION = "0.1.0";

// src/model/trace.ts
/** What the text of a trace was read from; identity is weaker the later it stands here. */
const BASES = [
	"source",
	"snippet",
	"message"
];

// src/arguments.ts
function readArguments(args, known) {
	const options = {};
	for (const [name, option] of Object.entries(known)) options[name] = {
		type: option.value === null ? "boolean" : "string",
		multiple: true
	};
	const { tokens } = (0, node_util.parseArgs)({
		args: [...args],
		options,
		strict: false,
		allowPositionals: true,
		tokens: true
	});
	const faults = [];
	const given = /* @__PURE__ */ new Map();
	const words = [];
	for (const token of tokens) {
		if (token.kind === "positional") words.push(token.value);
		if (token.kind !== "option") continue;
		const option = Object.hasOwn(known, token.name) ? known[token.name] : void 0;
		if (option === void 0 || !token.rawName.startsWith("--")) {
			faults.push(unknownOption(token.name, token.rawName, Object.keys(known)));
			continue;
		}
		const problem = problemWith(option, token.rawName, token.value, given.has(token.name));
		if (problem) faults.push(problem);
		else given.set(token.name, withValue(option, token.value, given.get(token.name)));
	}
	return {
		words,
		given,
		faults
	};
}
function problemWith(option, written, value, repeated) {
	if (repeated && !option.many) return require_fault.fault("E_OPTION", written, "the option is given twice", "keep one of them");
	if (option.value === null && value !== void 0) return require_fault.fault("E_OPTION", written, "the option takes no value", `write ${written} alone`);
	if (option.value !== null && (value === void 0 || value === "")) return require_fault.fault("E_OPTION", written, "the option has no value", `write ${written} ${option.value}`);
	return null;
}
/** A flag, a value, or one value more. */
function withValue({ many }, value, before) {
	if (!many) return value ?? true;
	return [...Array.isArray(before) ? before : [], value ?? ""];
}
/** @returns faults where a command lacks what it needs, or is told what it does not take @param needed names of options */
function unmet({ words, given, faults }, needed) {
	return [...needed.filter((name) => !given.has(name) && !faults.some(({ where }) => where === `--${name}`)).map((name) => require_fault.fault("E_OPTION", `--${name}`, "the option is missing", `write --${name} and a value`)), ...words.map((word) => require_fault.fault("E_OPTION", "arguments", `"${word}" stands without an option`, "name it with the option that it is for"))];
}
/** @returns what stands behind an option that is given once; null for nothing */
function textIn(given, name) {
	const value = given.get(name);
	return typeof value === "string" ? value : null;
}
/** @returns what stands behind an option that may be given more than once */
function textsIn(given, name) {
	const value = given.get(name);
	return Array.isArray(value) ? value : [];
}
/** One line of help for each option. */
function optionLines(known) {
	return Object.entries(known).map(([name, option]) => {
		const flag = `--${name}${option.value === null ? "" : ` ${option.value}`}`;
		const allowed = option.allowed ? ` (${option.allowed.join(", ")})` : "";
		return `  ${flag.padEnd(20)} ${option.help}${allowed}; otherwise ${option.otherwise}\n`;
	}).join("");
}
/** What stands behind an option, however wrong the rest is; "" for nothing. @param name such as `output` */
function valueOf(name, args) {
	const written = `--${name}`;
	const at = args.findIndex((arg) => arg === written || arg.startsWith(`${written}=`));
	if (at === -1) return "";
	return args[at] === written ? args[at + 1] ?? "" : (args[at] ?? "").slice(written.length + 1);
}

// src/model/vex.ts
/** As OpenVEX 0.2.0 names them; the states of CycloneDX are read as these. */
const VEX_STATUSES = [
	"not_affected",
	"affected",
	"fixed",
	"under_investigation"
];
/** What a trusted statement may speak of: the application that is judged, or the vulnerable package itself. */
const VEX_SUBJECTS = ["application", "packages"];

// src/model/commit.ts
const CO_AUTHOR = /^[ \t]*co-authored-by[ \t]*:(.*)$/gim;
/** What GitHub writes for who keeps a mail address private: the login, and in front of it mostly a number. */
const PRIVATE = /^(?:\d+\+)?([^@+]+)@users\.noreply\.[^@]+$/i;
/** @returns mail addresses, and logins where an address tells one; a co-author without an address goes by the text that names it */
function namesIn({ author, committer, message }) {
	const helped = [...message.matchAll(CO_AUTHOR)].flatMap(([, text = ""]) => {
		const addresses = [...text.matchAll(/<([^<>]*)>/g)].map(([, address = ""]) => address);
		return addresses.length > 0 ? addresses : [text];
	});
	return [...new Set([
		author,
		committer,
		...helped
	].map((name) => loginIn(name.trim())))].filter(Boolean);
}
function loginIn(address) {
	return PRIVATE.exec(address)?.[1] ?? address;
}

Object.defineProperty(exports, "BASES", {
  enumerable: true,
  get: function () {
    return BASES;
  }
});
Object.defineProperty(exports, "COLOURED", {
  enumerable: true,
  get: function () {
    return COLOURED;
  }
});
Object.defineProperty(exports, "DECISIONS", {
  enumerable: true,
  get: function () {
    return DECISIONS;
  }
});
Object.defineProperty(exports, "DISPOSITIONS", {
  enumerable: true,
  get: function () {
    return DISPOSITIONS;
  }
});
Object.defineProperty(exports, "HONOURS", {
  enumerable: true,
  get: function () {
    return HONOURS;
  }
});
Object.defineProperty(exports, "LEVELS", {
  enumerable: true,
  get: function () {
    return LEVELS;
  }
});
Object.defineProperty(exports, "NOTHING_TO_COMPARE", {
  enumerable: true,
  get: function () {
    return NOTHING_TO_COMPARE;
  }
});
Object.defineProperty(exports, "NOT_ASKED", {
  enumerable: true,
  get: function () {
    return NOT_ASKED;
  }
});
Object.defineProperty(exports, "OPTIONS", {
  enumerable: true,
  get: function () {
    return OPTIONS;
  }
});
Object.defineProperty(exports, "PLAIN", {
  enumerable: true,
  get: function () {
    return PLAIN;
  }
});
Object.defineProperty(exports, "PROOFS", {
  enumerable: true,
  get: function () {
    return PROOFS;
  }
});
Object.defineProperty(exports, "PROOF_MODES", {
  enumerable: true,
  get: function () {
    return PROOF_MODES;
  }
});
Object.defineProperty(exports, "SARIF_HELP", {
  enumerable: true,
  get: function () {
    return SARIF_HELP;
  }
});
Object.defineProperty(exports, "SCOPES", {
  enumerable: true,
  get: function () {
    return SCOPES;
  }
});
Object.defineProperty(exports, "SEVERITIES", {
  enumerable: true,
  get: function () {
    return SEVERITIES;
  }
});
Object.defineProperty(exports, "SHIPS_ANSWERS", {
  enumerable: true,
  get: function () {
    return SHIPS_ANSWERS;
  }
});
Object.defineProperty(exports, "STAGES", {
  enumerable: true,
  get: function () {
    return STAGES;
  }
});
Object.defineProperty(exports, "THRESHOLDS", {
  enumerable: true,
  get: function () {
    return THRESHOLDS;
  }
});
Object.defineProperty(exports, "TOLERABLE", {
  enumerable: true,
  get: function () {
    return TOLERABLE;
  }
});
Object.defineProperty(exports, "UNWATCHED", {
  enumerable: true,
  get: function () {
    return UNWATCHED;
  }
});
Object.defineProperty(exports, "VERDICTS", {
  enumerable: true,
  get: function () {
    return VERDICTS;
  }
});
Object.defineProperty(exports, "VERDICT_HEAD", {
  enumerable: true,
  get: function () {
    return VERDICT_HEAD;
  }
});
Object.defineProperty(exports, "VERDICT_SCHEMA", {
  enumerable: true,
  get: function () {
    return VERDICT_SCHEMA;
  }
});
Object.defineProperty(exports, "VERSION", {
  enumerable: true,
  get: function () {
    return VERSION;
  }
});
Object.defineProperty(exports, "VEX_STATUSES", {
  enumerable: true,
  get: function () {
    return VEX_STATUSES;
  }
});
Object.defineProperty(exports, "VEX_SUBJECTS", {
  enumerable: true,
  get: function () {
    return VEX_SUBJECTS;
  }
});
Object.defineProperty(exports, "adviser", {
  enumerable: true,
  get: function () {
    return adviser;
  }
});
Object.defineProperty(exports, "artifacts", {
  enumerable: true,
  get: function () {
    return artifacts;
  }
});
Object.defineProperty(exports, "attestedIn", {
  enumerable: true,
  get: function () {
    return attestedIn;
  }
});
Object.defineProperty(exports, "bandOf", {
  enumerable: true,
  get: function () {
    return bandOf;
  }
});
Object.defineProperty(exports, "bothOf", {
  enumerable: true,
  get: function () {
    return bothOf;
  }
});
Object.defineProperty(exports, "byText", {
  enumerable: true,
  get: function () {
    return byText;
  }
});
Object.defineProperty(exports, "comparedTo", {
  enumerable: true,
  get: function () {
    return comparedTo;
  }
});
Object.defineProperty(exports, "dayAfter", {
  enumerable: true,
  get: function () {
    return dayAfter;
  }
});
Object.defineProperty(exports, "dayOf", {
  enumerable: true,
  get: function () {
    return dayOf;
  }
});
Object.defineProperty(exports, "daysBetween", {
  enumerable: true,
  get: function () {
    return daysBetween;
  }
});
Object.defineProperty(exports, "digestsOf", {
  enumerable: true,
  get: function () {
    return digestsOf;
  }
});
Object.defineProperty(exports, "discardOnBug", {
  enumerable: true,
  get: function () {
    return discardOnBug;
  }
});
Object.defineProperty(exports, "exitCodeOf", {
  enumerable: true,
  get: function () {
    return exitCodeOf;
  }
});
Object.defineProperty(exports, "faultLines", {
  enumerable: true,
  get: function () {
    return faultLines;
  }
});
Object.defineProperty(exports, "forCommand", {
  enumerable: true,
  get: function () {
    return forCommand;
  }
});
Object.defineProperty(exports, "forJson", {
  enumerable: true,
  get: function () {
    return forJson;
  }
});
Object.defineProperty(exports, "forMarkdown", {
  enumerable: true,
  get: function () {
    return forMarkdown;
  }
});
Object.defineProperty(exports, "forMarkdownCode", {
  enumerable: true,
  get: function () {
    return forMarkdownCode;
  }
});
Object.defineProperty(exports, "forTerminal", {
  enumerable: true,
  get: function () {
    return forTerminal;
  }
});
Object.defineProperty(exports, "formatInstant", {
  enumerable: true,
  get: function () {
    return formatInstant;
  }
});
Object.defineProperty(exports, "headline", {
  enumerable: true,
  get: function () {
    return headline;
  }
});
Object.defineProperty(exports, "isAtLeast", {
  enumerable: true,
  get: function () {
    return isAtLeast;
  }
});
Object.defineProperty(exports, "isCompared", {
  enumerable: true,
  get: function () {
    return isCompared;
  }
});
Object.defineProperty(exports, "isDay", {
  enumerable: true,
  get: function () {
    return isDay;
  }
});
Object.defineProperty(exports, "isDeclared", {
  enumerable: true,
  get: function () {
    return isDeclared;
  }
});
Object.defineProperty(exports, "isFailing", {
  enumerable: true,
  get: function () {
    return isFailing;
  }
});
Object.defineProperty(exports, "isInHead", {
  enumerable: true,
  get: function () {
    return isInHead;
  }
});
Object.defineProperty(exports, "isLevel", {
  enumerable: true,
  get: function () {
    return isLevel;
  }
});
Object.defineProperty(exports, "isShippingMeasured", {
  enumerable: true,
  get: function () {
    return isShippingMeasured;
  }
});
Object.defineProperty(exports, "isThere", {
  enumerable: true,
  get: function () {
    return isThere;
  }
});
Object.defineProperty(exports, "isTouched", {
  enumerable: true,
  get: function () {
    return isTouched;
  }
});
Object.defineProperty(exports, "joined", {
  enumerable: true,
  get: function () {
    return joined;
  }
});
Object.defineProperty(exports, "lengthOf", {
  enumerable: true,
  get: function () {
    return lengthOf;
  }
});
Object.defineProperty(exports, "momentOf", {
  enumerable: true,
  get: function () {
    return momentOf;
  }
});
Object.defineProperty(exports, "nameOfSigner", {
  enumerable: true,
  get: function () {
    return nameOfSigner;
  }
});
Object.defineProperty(exports, "namesIn", {
  enumerable: true,
  get: function () {
    return namesIn;
  }
});
Object.defineProperty(exports, "noResults", {
  enumerable: true,
  get: function () {
    return noResults;
  }
});
Object.defineProperty(exports, "onBug", {
  enumerable: true,
  get: function () {
    return onBug;
  }
});
Object.defineProperty(exports, "optionLines", {
  enumerable: true,
  get: function () {
    return optionLines;
  }
});
Object.defineProperty(exports, "parseDays", {
  enumerable: true,
  get: function () {
    return parseDays;
  }
});
Object.defineProperty(exports, "parseInstant", {
  enumerable: true,
  get: function () {
    return parseInstant;
  }
});
Object.defineProperty(exports, "personOf", {
  enumerable: true,
  get: function () {
    return personOf;
  }
});
Object.defineProperty(exports, "placeOf", {
  enumerable: true,
  get: function () {
    return placeOf;
  }
});
Object.defineProperty(exports, "plural", {
  enumerable: true,
  get: function () {
    return plural;
  }
});
Object.defineProperty(exports, "pointerOf", {
  enumerable: true,
  get: function () {
    return pointerOf;
  }
});
Object.defineProperty(exports, "previewLines", {
  enumerable: true,
  get: function () {
    return previewLines;
  }
});
Object.defineProperty(exports, "print", {
  enumerable: true,
  get: function () {
    return print;
  }
});
Object.defineProperty(exports, "progressLine", {
  enumerable: true,
  get: function () {
    return progressLine;
  }
});
Object.defineProperty(exports, "progressLog", {
  enumerable: true,
  get: function () {
    return progressLog;
  }
});
Object.defineProperty(exports, "rank", {
  enumerable: true,
  get: function () {
    return rank;
  }
});
Object.defineProperty(exports, "readArguments", {
  enumerable: true,
  get: function () {
    return readArguments;
  }
});
Object.defineProperty(exports, "readBytes", {
  enumerable: true,
  get: function () {
    return readBytes;
  }
});
Object.defineProperty(exports, "readUtf8", {
  enumerable: true,
  get: function () {
    return readUtf8;
  }
});
Object.defineProperty(exports, "reasonsFor", {
  enumerable: true,
  get: function () {
    return reasonsFor;
  }
});
Object.defineProperty(exports, "remembered", {
  enumerable: true,
  get: function () {
    return remembered;
  }
});
Object.defineProperty(exports, "rememberedByKin", {
  enumerable: true,
  get: function () {
    return rememberedByKin;
  }
});
Object.defineProperty(exports, "renderReport", {
  enumerable: true,
  get: function () {
    return renderReport;
  }
});
Object.defineProperty(exports, "renderVerdict", {
  enumerable: true,
  get: function () {
    return renderVerdict;
  }
});
Object.defineProperty(exports, "require_fastest_levenshtein", {
  enumerable: true,
  get: function () {
    return require_fastest_levenshtein;
  }
});
Object.defineProperty(exports, "requirement", {
  enumerable: true,
  get: function () {
    return requirement;
  }
});
Object.defineProperty(exports, "restsOn", {
  enumerable: true,
  get: function () {
    return restsOn;
  }
});
Object.defineProperty(exports, "severityOfLevel", {
  enumerable: true,
  get: function () {
    return severityOfLevel;
  }
});
Object.defineProperty(exports, "sha256Of", {
  enumerable: true,
  get: function () {
    return sha256Of;
  }
});
Object.defineProperty(exports, "shipping", {
  enumerable: true,
  get: function () {
    return shipping;
  }
});
Object.defineProperty(exports, "sightingOf", {
  enumerable: true,
  get: function () {
    return sightingOf;
  }
});
Object.defineProperty(exports, "sizeOf", {
  enumerable: true,
  get: function () {
    return sizeOf;
  }
});
Object.defineProperty(exports, "sums", {
  enumerable: true,
  get: function () {
    return sums;
  }
});
Object.defineProperty(exports, "termOf", {
  enumerable: true,
  get: function () {
    return termOf;
  }
});
Object.defineProperty(exports, "textIn", {
  enumerable: true,
  get: function () {
    return textIn;
  }
});
Object.defineProperty(exports, "textsIn", {
  enumerable: true,
  get: function () {
    return textsIn;
  }
});
Object.defineProperty(exports, "titleOf", {
  enumerable: true,
  get: function () {
    return titleOf;
  }
});
Object.defineProperty(exports, "toRequest", {
  enumerable: true,
  get: function () {
    return toRequest;
  }
});
Object.defineProperty(exports, "told", {
  enumerable: true,
  get: function () {
    return told;
  }
});
Object.defineProperty(exports, "toolsOf", {
  enumerable: true,
  get: function () {
    return toolsOf;
  }
});
Object.defineProperty(exports, "touches", {
  enumerable: true,
  get: function () {
    return touches;
  }
});
Object.defineProperty(exports, "unknownOption", {
  enumerable: true,
  get: function () {
    return unknownOption;
  }
});
Object.defineProperty(exports, "unmet", {
  enumerable: true,
  get: function () {
    return unmet;
  }
});
Object.defineProperty(exports, "untold", {
  enumerable: true,
  get: function () {
    return untold;
  }
});
Object.defineProperty(exports, "valueOf", {
  enumerable: true,
  get: function () {
    return valueOf;
  }
});
Object.defineProperty(exports, "whoSigns", {
  enumerable: true,
  get: function () {
    return whoSigns;
  }
});
Object.defineProperty(exports, "withFaults", {
  enumerable: true,
  get: function () {
    return withFaults;
  }
});
Object.defineProperty(exports, "worse", {
  enumerable: true,
  get: function () {
    return worse;
  }
});