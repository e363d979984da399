const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_thread = require("./thread.js");
const require_common = require("./common.js");
const require_fault = require("./fault.js");
const require_keys = require("./keys.js");
const require_scan = require("./scan.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");
let node_os = require("node:os");
let node_stream_promises = require("node:stream/promises");
let node_v8 = require("node:v8");

// src/hosted.ts
var hosted_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ hostedBy: () => hostedBy });
const LARGEST_EVENT = 64 * 2 ** 20;
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
/** @param token null for none @returns null outside of GitHub */
async function hostedBy(env, token) {
	const repository = env["GITHUB_REPOSITORY"] ?? "";
	if (!REPOSITORY.test(repository)) return null;
	const event = await eventIn(env["GITHUB_EVENT_PATH"] ?? "");
	const [number, head] = [memberOf$1(event, "pull_request", "number"), memberOf$1(event, "pull_request", "head", "sha")];
	const branch = memberOf$1(event, "repository", "default_branch");
	return {
		access: accessIn(env, token),
		repository,
		defaultBranch: typeof branch === "string" ? branch : null,
		pullRequest: typeof number === "number" && typeof head === "string" ? {
			number,
			head,
			people: peopleIn(event)
		} : null,
		event: env["GITHUB_EVENT_NAME"] ?? "",
		ref: env["GITHUB_REF"] ?? "",
		commit: env["GITHUB_SHA"] ?? ""
	};
}
/** The GitHub that the environment names, or the one that everybody knows. @param token null for none */
function accessIn(env, token) {
	return {
		apiUrl: env["GITHUB_API_URL"] || "https://api.github.com",
		token
	};
}
/** What cannot be read says nothing: whoever needs to know asks GitHub. */
async function eventIn(path) {
	const text = path === "" ? null : await require_common.readUtf8(path, LARGEST_EVENT);
	try {
		return text?.ok ? JSON.parse(text.value) : null;
	} catch {
		return null;
	}
}
/** Whoever labels or reviews a pull request sends an event, too, and brings nothing by that. */
const BRINGING = ["opened", "synchronize"];
function peopleIn(event) {
	const sender = BRINGING.includes(memberOf$1(event, "action")) ? memberOf$1(event, "sender", "login") : void 0;
	const logins = [memberOf$1(event, "pull_request", "user", "login"), sender].filter((login) => typeof login === "string");
	return [...new Set(logins)];
}
function memberOf$1(value, ...path) {
	return path.reduce((at, key) => typeof at === "object" && at !== null && Object.hasOwn(at, key) ? at[key] : void 0, value);
}

// src/files/find.ts
const SARIF = /\.sarif(?:\.json)?(?:\.gz)?$/i;
const JSON_FILE = /\.json(?:\.gz)?$/i;
/** Folders that hold other people's files. */
const PASSED_OVER = [".git", "node_modules"];
/** How reports name a file: relative to the source folder, `/` between parts. */
function nameOf$5(path, source) {
	return (0, node_path.relative)(source, path).split(node_path.sep).join("/") || ".";
}
/** @param source absolute path of the source folder @returns files in the order of their names, each once */
async function findSarif(args, source) {
	const found = await find(args, source, SARIF_FILES);
	if (args.length > 0) return found;
	const fix = "name SARIF files, a folder or a pattern";
	return {
		...found,
		faults: [require_fault.fault("E_NO_FILE", "arguments", "no SARIF file is named, so there is nothing to judge", fix)]
	};
}
/** As `findSarif`; a folder stands for every file below it: what is no evidence does not belong there. */
function findEvidence(args, source) {
	return find(args, source, EVIDENCE_FILES);
}
async function find(args, source, wanted) {
	const files = /* @__PURE__ */ new Map();
	const faults = [];
	const skipped = [];
	for (const arg of args) {
		const found = await expand(arg, source, wanted);
		for (const one of found.faults) faults.push(one);
		for (const one of found.skipped) skipped.push(one);
		for (const file of found.files) {
			const key = file.path === "-" ? "-" : await (0, node_fs_promises.realpath)(file.path).catch(() => file.path);
			if (!files.has(key) || file.named) files.set(key, file);
		}
	}
	return {
		files: [...files.values()].toSorted((a, b) => a.name < b.name ? -1 : 1),
		faults,
		skipped
	};
}
async function expand(arg, source, wanted) {
	if (arg === "-") return {
		files: [{
			path: "-",
			name: "-",
			named: true
		}],
		faults: [],
		skipped: []
	};
	if (arg === "") return refused(require_fault.fault("E_OPTION", "arguments", "an argument is empty", "name a file, a folder or a pattern"));
	const path = (0, node_path.resolve)(arg);
	const kind = await (0, node_fs_promises.stat)(path).catch(() => null);
	if (kind?.isDirectory()) return search(arg, path, source, wanted);
	const matched = await searchPattern(arg, source, wanted, kind?.isFile() ? path : null);
	if (matched !== null) return matched;
	if (kind === null) return refused(require_fault.fault("E_NO_FILE", arg, "the file does not exist", wanted.expected));
	return existing(arg, path, source, kind);
}
function existing(arg, path, source, kind) {
	if (kind.isFile()) return {
		files: [{
			path,
			name: nameOf$5(path, source),
			named: true
		}],
		faults: [],
		skipped: []
	};
	return refused(require_fault.fault("E_READ", arg, "it is neither a regular file nor a folder", "name a regular file; \"-\" is standard input"));
}
function refused(why) {
	return {
		files: [],
		faults: [why],
		skipped: []
	};
}
const SARIF_FILES = {
	noun: "SARIF",
	select: (path) => SARIF.test(path) ? "named" : JSON_FILE.test(path) ? "by content" : null,
	unlike: "not named .sarif, .sarif.json or .json",
	expected: "let the scanner step run first and look at its log, or correct the name"
};
const EVIDENCE_FILES = {
	noun: "evidence",
	select: () => "by content",
	unlike: "that are none",
	expected: "let the build write it first and look at its log, or correct the name"
};
/** What reads patterns is loaded for those who have some. @param literal a file of that very name @returns null for what is none */
async function searchPattern(arg, source, wanted, literal) {
	if (!/[*?[\]{}()!+@\\]/.test(arg)) return null;
	const { patternOf } = await Promise.resolve().then(() => require("./pattern.js")).then((n) => n.pattern_exports);
	const pattern = patternOf(arg);
	if (pattern === null) return null;
	const base = (0, node_path.resolve)(pattern.folder);
	const select = (path) => {
		if (path === literal) return "named";
		if (!pattern.matches((0, node_path.relative)(base, path).split(node_path.sep).join("/"))) return null;
		return wanted.select(path) ?? "named";
	};
	const found = await search(arg, base, source, {
		...wanted,
		select,
		unlike: `below ${nameOf$5(base, source)} that the pattern does not match`
	});
	return {
		...found,
		skipped: found.skipped.filter(({ path }) => path !== arg)
	};
}
async function search(arg, folder, source, wanted) {
	const files = [];
	const faults = [];
	const skipped = [];
	const others = [];
	const walk = async (at) => {
		for (const entry of await entriesOf$1(at, source, faults)) {
			const path = (0, node_path.join)(at, entry.name);
			const name = nameOf$5(path, source);
			const selected = entry.isDirectory() || entry.isSymbolicLink() ? null : wanted.select(path);
			if (entry.isSymbolicLink()) skipped.push({
				path: name,
				why: "a link"
			});
			else if (entry.isDirectory() && PASSED_OVER.includes(entry.name)) skipped.push({
				path: name,
				why: "other people's files"
			});
			else if (entry.isDirectory()) await walk(path);
			else if (selected === null) others.push(name);
			else if (entry.isFile()) files.push({
				path,
				name,
				named: selected === "named"
			});
			else faults.push(require_fault.fault("E_READ", name, `it is named like ${wanted.noun} and is not a regular file`, "remove it, or name the files one by one"));
		}
	};
	await walk(folder);
	if (others.length > 0) skipped.push({
		path: arg,
		why: `${others.length} ${others.length === 1 ? "file" : "files"} ${wanted.unlike}`
	});
	if (files.length === 0 && faults.length === 0) faults.push(nothingIn(arg, skipped, others, wanted));
	return {
		files,
		faults,
		skipped
	};
}
function nothingIn(arg, skipped, others, { noun, expected }) {
	const names = others.length === 0 ? "" : `, such as ${others.slice(0, 3).join(", ")}`;
	const shown = skipped.slice(0, 3).map(({ path, why }) => path === arg ? `${why}${names}` : `${path} (${why})`);
	return require_fault.fault("E_NO_FILE", arg, `no ${noun} file is there${shown.length === 0 ? "" : `, only ${shown.join("; ")}`}`, expected);
}
async function entriesOf$1(folder, source, faults) {
	try {
		return (await (0, node_fs_promises.readdir)(folder, { withFileTypes: true })).toSorted((a, b) => a.name < b.name ? -1 : 1);
	} catch (error) {
		faults.push(require_fault.fault("E_READ", nameOf$5(folder, source), `the folder cannot be read: ${require_fault.reasonOf(error)}`, "let the gate read it"));
		return [];
	}
}

// src/files/text.ts
const YAML = /\.ya?ml$/i;
async function readText(path, source) {
	const name = nameOf$5(path, source);
	try {
		return textFile({
			file: name,
			path: name
		}, await (0, node_fs_promises.readFile)(path));
	} catch (error) {
		const code = require_fault.reasonOf(error) === require_fault.reasonOf({ code: "ENOENT" }) ? "E_NO_FILE" : "E_READ";
		return require_fault.failed([require_fault.fault(code, name, `the file cannot be read: ${require_fault.reasonOf(error)}`, "correct the name, or add the file")]);
	}
}
/** A file, or every YAML file below a folder, in the order of their names. */
async function readTexts(path, source) {
	if (!(await (0, node_fs_promises.stat)(path).catch(() => null))?.isDirectory()) {
		const one = await readText(path, source);
		return one.ok ? require_fault.ok([one.value]) : one;
	}
	const files = (await (0, node_fs_promises.readdir)(path, {
		withFileTypes: true,
		recursive: true
	})).filter((entry) => entry.isFile() && YAML.test(entry.name)).map((entry) => (0, node_path.join)(entry.parentPath, entry.name));
	if (files.length === 0) return require_fault.failed([require_fault.fault("E_NO_FILE", nameOf$5(path, source), "the folder holds no .yml or .yaml file", "add one, such as \"version: 1\" with \"exceptions: []\"")]);
	const read = await Promise.all(files.toSorted().map((file) => readText(file, source)));
	const faults = read.flatMap((one) => one.ok ? [] : one.faults);
	return faults.length > 0 ? require_fault.failed(faults) : require_fault.ok(read.flatMap((one) => one.ok ? [one.value] : []));
}
/** The first bytes of a regular file as text; "" where there is none. */
async function headOf(path) {
	const file = await (0, node_fs_promises.open)(path, node_fs.constants.O_RDONLY | (node_fs.constants.O_NONBLOCK ?? 0)).catch(() => null);
	if (file === null) return "";
	try {
		if (!(await file.stat()).isFile()) return "";
		const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
		return buffer.toString("latin1", 0, bytesRead);
	} finally {
		await file.close();
	}
}
async function exists(path) {
	return await (0, node_fs_promises.lstat)(path).catch(() => null) !== null;
}
function textFile({ file, path }, bytes) {
	try {
		const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
		return require_fault.ok({
			file,
			path,
			text,
			digest: `sha256:${(0, node_crypto.createHash)("sha256").update(bytes).digest("hex")}`
		});
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		return require_fault.failed([require_fault.fault("E_ENCODING", file, "the file is not UTF-8", "save it as UTF-8")]);
	}
}

// src/files/write.ts
const BATCH = 1 << 19;
/** @returns null when the file is there, else why it is not */
async function writeWhole(path, pieces) {
	const beside = `${path}.${process.pid}.part`;
	try {
		await (0, node_fs_promises.mkdir)((0, node_path.dirname)(path), { recursive: true });
		await writeAll$1(beside, pieces);
		await (0, node_fs_promises.rename)(beside, path);
		return null;
	} catch (error) {
		await (0, node_fs_promises.rm)(beside, { force: true }).catch(() => void 0);
		return require_fault.fault("E_WRITE", path, `the file cannot be written: ${require_fault.reasonOf(error)}`, "name a file in a folder that the gate may write to");
	}
}
/** An older file must not be taken for this run's. @returns why it cannot be removed, or null */
async function removeOld(path) {
	const old = await (0, node_fs_promises.lstat)(path).catch(() => null);
	if (old && !old.isFile()) return require_fault.fault("E_WRITE", path, "it exists and is not a regular file", "name a regular file, or one that does not exist");
	try {
		await (0, node_fs_promises.unlink)(path);
		return null;
	} catch (error) {
		if (typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT") return null;
		return require_fault.fault("E_WRITE", path, `the old file cannot be removed: ${require_fault.reasonOf(error)}`, "name a file in a folder that the gate may write to");
	}
}
/** Through two buffers in turn, one filled while the other is written: pieces that were joined first would all live until the last. */
async function writeAll$1(path, pieces) {
	const file = await (0, node_fs_promises.open)(path, "w");
	try {
		let [buffer, other] = [Buffer.allocUnsafe(BATCH), Buffer.allocUnsafe(BATCH)];
		let filled = 0;
		let written = Promise.resolve();
		const flush = async () => {
			await written;
			written = file.writeFile(buffer.subarray(0, filled));
			[buffer, other, filled] = [
				other,
				buffer,
				0
			];
		};
		for (const piece of pieces) {
			const needed = piece.length * 3;
			if (filled + needed > BATCH) await flush();
			if (needed <= BATCH) filled += buffer.write(piece, filled);
			else {
				await written;
				await file.writeFile(piece);
			}
		}
		await flush();
		await written;
	} finally {
		await file.close();
	}
}

// src/publish.ts
var publish_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ discardOld: () => discardOld });
function surfacesOf({ output, summary, vexOutput, attestation, allDefects }) {
	const surface = (path, attests, render) => path === null ? [] : [{
		path: (0, node_path.resolve)(path),
		attests,
		render
	}];
	return [
		...surface(output, false, (assessment) => require_fault.ok(require_common.renderVerdict(assessment, allDefects))),
		...surface(summary, false, async (assessment) => require_fault.ok([(await Promise.resolve().then(() => require("./summary.js")).then((n) => n.summary_exports)).renderSummary(assessment)])),
		...surface(vexOutput, false, async (assessment, { exceptions }) => {
			const text = (await Promise.resolve().then(() => require("./vex-report.js")).then((n) => n.vex_exports)).renderVex(assessment, exceptions);
			return require_fault.ok(text === null ? null : [text]);
		}),
		...surface(attestation, true, (assessment, { attest }) => attest?.of(assessment) ?? require_fault.ok(null))
	];
}
/** A file that others wait for, and that does not come, is said. */
async function withVexRemark(assessment, { vexOutput }, exceptions) {
	if (vexOutput === null) return assessment;
	const { whyNoVex } = await Promise.resolve().then(() => require("./vex-report.js")).then((n) => n.vex_exports);
	const why = whyNoVex(assessment, exceptions);
	if (why === "") return assessment;
	return {
		...assessment,
		warnings: [...assessment.warnings, {
			what: `no VEX is written: ${why}`,
			where: vexOutput
		}]
	};
}
/** What is found to be of an earlier run goes even where this one ends before it has cleared its own way. */
async function discardOwnOnBug(surfaces, kept) {
	for (const { path } of surfaces) if (!kept.includes(path) && await isOwn(path)) require_common.discardOnBug(path);
}
/** Nothing of an earlier run is left where this one writes, whatever becomes of it. */
async function clear(surfaces, occupied) {
	const refused = await Promise.all(surfaces.map((surface) => unwritable(surface, surfaces, occupied)));
	const usable = surfaces.filter((_surface, index) => refused[index] === null);
	for (const { path } of usable) require_common.discardOnBug(path);
	const removed = await Promise.all(usable.map(({ path }) => removeOld(path)));
	return {
		surfaces: usable.filter((_surface, index) => removed[index] === null),
		paths: usable.map(({ path }) => path),
		faults: [...refused, ...removed].filter((one) => one !== null)
	};
}
/** An output is never written over what is read, nor over another one. */
async function unwritable(surface, all, { inputs, kept }) {
	const { path } = surface;
	const real = (one) => (0, node_fs_promises.realpath)(one).catch(() => one);
	const own = await real(path);
	const liesIn = async (files) => (await Promise.all(files.map(real))).some((file) => file === own || own.startsWith(`${file}/`));
	const refused = (what) => require_fault.fault("E_OPTION", path, what, "name another file for the output");
	if (await liesIn(all.slice(0, all.indexOf(surface)).map((other) => other.path))) return refused("two outputs are named alike");
	return await liesIn(kept) || await liesIn(inputs) && !await isOwn(path) ? refused("an output is named where an input lies") : null;
}
/** What an earlier run wrote must not be taken for that of a run which could not begin. @param paths of outputs */
async function discardOld(paths) {
	for (const path of paths) if (await isOwn(path)) await removeOld(path);
}
/** A verdict or an attestation of an earlier run, such as one that lies in the folder which is searched. */
async function isOwn(path) {
	const head = await headOf(path);
	if (!head.startsWith("{")) return false;
	if (head.startsWith("{\n  \"schema\": \"defect-gate/verdict/v1\"")) return true;
	const { looksAttested } = await Promise.resolve().then(() => require("./attesting.js")).then((n) => n.attest_exports);
	return looksAttested(head);
}
/** What is attested is written last, when everything else says the same; what cannot be attested is no pass, anywhere. */
async function publish(assessment, outlets) {
	const attesting = {
		...outlets,
		surfaces: outlets.surfaces.filter(({ attests }) => attests)
	};
	const others = {
		...outlets,
		surfaces: outlets.surfaces.filter(({ attests }) => !attests)
	};
	const left = present$1(await Promise.all(attesting.surfaces.map(({ path }) => removeOld(path))));
	const { attest } = outlets.sources;
	const [surface] = attesting.surfaces;
	const attested = attest !== null && surface !== void 0 && left.length === 0 ? {
		file: attest.file,
		signer: attest.signer
	} : null;
	const told = await tell({
		...require_common.withFaults(assessment, left),
		attested
	}, others);
	const failures = left.length > 0 ? [] : present$1(await writeAll(told, attesting));
	const final = failures.length === 0 ? told : await tell({
		...require_common.withFaults(told, failures),
		attested: null
	}, others);
	return {
		assessment: final,
		attestation: final.attested === null ? null : surface?.path ?? null,
		async correct(faults) {
			return faults.length === 0 ? this : publish(require_common.withFaults(final, faults), outlets);
		}
	};
}
/** Writes every file. When one fails all are taken away and written anew: none may say more than is true, or be left from before. */
async function tell(assessment, outlets) {
	const failures = present$1(await writeAll(assessment, outlets));
	if (failures.length === 0) return assessment;
	const corrected = require_common.withFaults(assessment, failures);
	await Promise.all(outlets.surfaces.map(({ path }) => removeOld(path)));
	await writeAll(corrected, outlets);
	return corrected;
}
function writeAll(assessment, { surfaces, sources }) {
	return Promise.all(surfaces.map(async ({ path, render }) => {
		const text = await render(assessment, sources);
		if (!text.ok) return text.faults[0] ?? null;
		return text.value === null ? removeOld(path) : writeWhole(path, text.value);
	}));
}
function present$1(faults) {
	return faults.filter((one) => one !== null);
}

// src/checkout.ts
/** Of more than that nobody asks whether they are at hand. */
const MOST_ASKED = 100;
/** @param source the source folder @returns null where no run names a commit, or none is checked out */
async function checkoutOf(source, runs, stage) {
	const named = [...new Set(runs.flatMap(({ revisions }) => revisions))].slice(0, MOST_ASKED);
	if (named.length === 0) return null;
	const { openRepository } = await Promise.resolve().then(() => require("./git.js")).then((n) => n.repository_exports);
	const opened = await openRepository(source);
	if (!opened.told) return null;
	const repository = opened.value;
	try {
		const head = await repository.resolve("HEAD");
		if (!head.told) return null;
		const branch = stage === "pull-request" ? await repository.resolve("HEAD^2") : null;
		const known = /* @__PURE__ */ new Set();
		for (const one of named) if (await repository.has(one)) known.add(one);
		return {
			head: head.value,
			merged: branch?.told ? [branch.value] : [],
			known
		};
	} finally {
		await repository.close();
	}
}

// src/files/spool.ts
/** @param most bytes that are read of an input: what goes on is cut after one more, which tells that it does */
async function spooled(files, stdin, most) {
	if (!files.some(({ path }) => path === "-")) return {
		files,
		faults: [],
		remove: async () => void 0
	};
	let folder = null;
	const remove = async () => folder === null ? void 0 : (0, node_fs_promises.rm)(folder, {
		recursive: true,
		force: true
	});
	try {
		folder = await (0, node_fs_promises.mkdtemp)((0, node_path.join)((0, node_os.tmpdir)(), "defect-gate-"));
		const copy = (0, node_path.join)(folder, "stdin");
		await (0, node_stream_promises.pipeline)(upTo(most + 1, stdin), (0, node_fs.createWriteStream)(copy, { mode: 384 }));
		return {
			files: files.map((file) => file.path === "-" ? {
				...file,
				path: copy
			} : file),
			faults: [],
			remove
		};
	} catch (error) {
		const what = `standard input cannot be put aside in a file: ${require_fault.reasonOf(error)}`;
		const faults = [require_fault.fault("E_WRITE", "-", what, "name the SARIF file itself, or give the folder for temporary files room")];
		return {
			files: files.filter(({ path }) => path !== "-"),
			faults,
			remove
		};
	}
}
async function* upTo(most, stream) {
	let left = most;
	for await (const chunk of stream) {
		yield chunk.subarray(0, left);
		left -= chunk.length;
		if (left <= 0) return;
	}
}

// src/heap.ts
/** From this size on it grows no further: less is cleared too often, more is memory for nothing. */
const ENOUGH = 8 * 2 ** 20;
/** From this size on, of all that lives, garbage of a quarter of it is collected; below it that costs more than it gives back. */
const LARGE = 32 * 2 ** 20;
/** Chunks after which a setting is made again that V8 forgets whenever another thread begins. */
const OFTEN = 16;
/**
* @returns what is to be called between chunks, and never before the first one: a flag that changes makes V8 refuse the compiled
* code that Node brings of its own modules, and a thread that begins takes twice as long
*/
function heapKeeper() {
	let chunks = 0;
	let isGrown = false;
	return () => {
		chunks += 1;
		if (isGrown && chunks % OFTEN !== 0) return;
		const spaces = (0, node_v8.getHeapSpaceStatistics)();
		isGrown = spaces.some(({ space_name: name, space_size: size }) => name === "new_space" && size >= ENOUGH);
		(0, node_v8.setFlagsFromString)(`--semi-space-growth-factor=${isGrown ? 1 : 2}`);
		(0, node_v8.setFlagsFromString)("--no-parallel-scavenge");
		if (spaces.reduce((sum, { space_used_size: used }) => sum + used, 0) >= LARGE) (0, node_v8.setFlagsFromString)("--heap-growing-percent=25");
	};
}

// src/match/name.ts
/** @param fold compare without case */
function nameTest(pattern, fold = false) {
	const holds = piecesTest((fold ? pattern.toLowerCase() : pattern).split("*"));
	return fold ? (text) => holds(text.toLowerCase()) : holds;
}
/**
* Greedy from the left: the earliest place of each piece leaves the most room for the next.
* @param pieces what stands before, between and behind stars; one piece where there is none
*/
function piecesTest(pieces) {
	const [head = "", ...others] = pieces;
	const tail = others.pop();
	if (tail === void 0) return (text) => text === head;
	const least = head.length + tail.length;
	return (text) => {
		if (text.length < least || !text.startsWith(head) || !text.endsWith(tail)) return false;
		const end = text.length - tail.length;
		let from = head.length;
		for (const piece of others) {
			const found = text.indexOf(piece, from);
			if (found === -1 || found + piece.length > end) return false;
			from = found + piece.length;
		}
		return true;
	};
}
/** @returns why the gate does not take the pattern, or null */
function nameProblem(pattern) {
	if (pattern.length > 256) return "is longer than 256 characters";
	if (pattern.trim() !== pattern) return "begins or ends with white space";
	return pattern.replaceAll("*", "") === "" ? "matches everything" : null;
}

// src/match/glob.ts
/** @returns true for the paths that the pattern reaches; `\` takes the next character as it is */
function globTest(pattern) {
	const tests = partsOf$1(pattern).map(testOf$1);
	return (path) => reaches(tests, path.split("/"));
}
function partsOf$1(pattern) {
	const parts = pattern.split("/").filter((part, index, all) => part !== "**" || all[index - 1] !== "**");
	if (parts.at(-1) === "**") parts.push("*");
	return parts.map((part) => part === "**" ? ANY_NUMBER : partOf(part));
}
const ANY_NUMBER = { kind: "any number" };
function partOf(text) {
	const tokens = tokensOf(text);
	const wild = tokens.findIndex(({ kind }) => kind !== "character");
	if (wild === -1 && text !== "") return {
		kind: "literal",
		text: textOf$3(tokens)
	};
	const last = tokens.findLastIndex(({ kind }) => kind !== "character");
	const [head, tail] = [textOf$3(tokens.slice(0, Math.max(wild, 0))), textOf$3(tokens.slice(last + 1))];
	return {
		kind: "wild",
		text,
		head,
		tail,
		holds: unlessEmpty(tokensTest(tokens))
	};
}
function textOf$3(tokens) {
	return tokens.map(({ text }) => text).join("");
}
/** Null for any number of parts. */
function testOf$1(part) {
	switch (part.kind) {
		case "any number": return null;
		case "literal": return (text) => text === part.text;
		case "wild": return part.holds;
	}
}
/** The earliest place for what stands between two `**` leaves the most room for the rest. */
function reaches(parts, path) {
	let [part, at] = [0, 0];
	let [behindStars, from] = [-1, 0];
	while (at < path.length) {
		const test = parts[part];
		if (test === null) {
			part += 1;
			[behindStars, from] = [part, at];
		} else if (test?.(path[at] ?? "")) {
			part += 1;
			at += 1;
		} else if (behindStars === -1) return false;
		else {
			from += 1;
			[part, at] = [behindStars, from];
		}
	}
	return part === parts.length;
}
/** A star stands for some part, if for none of its characters. */
function unlessEmpty(test) {
	return (text) => text !== "" && test(text);
}
function tokensTest(tokens) {
	return tokens.some(({ kind }) => kind === "?") ? (text) => matches(tokens, Array.from(text)) : piecesTest(piecesOf(tokens));
}
function tokensOf(part) {
	const tokens = [];
	const characters = Array.from(part);
	for (let index = 0; index < characters.length; index++) {
		const text = characters[index] ?? "";
		if (text === "\\") {
			index += 1;
			tokens.push({
				kind: "character",
				text: characters[index] ?? "\\"
			});
		} else tokens.push({
			kind: text === "*" || text === "?" ? text : "character",
			text
		});
	}
	return tokens;
}
/** What stands between the stars. */
function piecesOf(tokens) {
	const pieces = [""];
	for (const { kind, text } of tokens) if (kind === "*") pieces.push("");
	else pieces.push(`${pieces.pop() ?? ""}${text}`);
	return pieces;
}
function matches(tokens, text) {
	let [token, at] = [0, 0];
	let [behindStar, from] = [-1, 0];
	while (at < text.length) {
		const wanted = tokens[token];
		if (wanted?.kind === "*") {
			token += 1;
			[behindStar, from] = [token, at];
		} else if (wanted !== void 0 && (wanted.kind === "?" || wanted.text === text[at])) {
			token += 1;
			at += 1;
		} else if (behindStar === -1) return false;
		else {
			from += 1;
			[token, at] = [behindStar, from];
		}
	}
	return tokens.slice(token).every(({ kind }) => kind === "*");
}

// src/match/path.ts
const MAX_LENGTH = 256;
const MAX_STARS = 32;
/** A pattern without stars and question marks names one file. Of the others most paths are told by how they begin and end. */
function pathTest(pattern) {
	const composed = pattern.normalize("NFC");
	if (isLiteral(composed)) return (path) => path === composed;
	const reaches = globTest(composed);
	const head = /^[^*?\\]*/.exec(composed)?.[0] ?? "";
	const tail = /[^*?\\/]*$/.exec(composed)?.[0] ?? "";
	return (path) => path.startsWith(head) && path.endsWith(tail) && reaches(path);
}
/** True where the pattern is a path. */
function isLiteral(pattern) {
	return !/[*?\\]/.test(pattern);
}
/** @returns why the gate does not take the pattern, or null */
function pathProblem(pattern) {
	if (pattern.length > MAX_LENGTH) return {
		why: `is longer than ${MAX_LENGTH} characters`,
		fix: "name a folder with \"/**\" behind it"
	};
	if (stars(pattern) > MAX_STARS) return {
		why: `has more than ${MAX_STARS} stars`,
		fix: "name a folder with \"/**\" behind it"
	};
	return misplaced(pattern) ?? ambiguous$1(pattern);
}
/** Patterns that match everything, nothing, or outside the source folder. */
function misplaced(pattern) {
	if (pattern.trim() !== pattern) return {
		why: "begins or ends with white space",
		fix: "remove it"
	};
	if (/^\*+(?:\/\*+)*$/.test(pattern)) return {
		why: "matches every file",
		fix: "name a folder or a file; without \"path\" the rule is the same and says so"
	};
	if (/^\/|^[a-z]:|(?:^|\/)\.\.?(?:\/|$)|\/\//i.test(pattern)) return {
		why: "is not relative to the source folder",
		fix: "write it like \"src/legacy/report.ts\""
	};
	if (pattern.endsWith("/")) return {
		why: "ends with \"/\", as no file does",
		fix: `write "${pattern}**"`
	};
	return null;
}
/** Patterns that two readers would read differently. */
function ambiguous$1(pattern) {
	if (/\\(?![*?[\]{}()!#+@|])/.test(pattern)) return {
		why: "has a backslash before a character that needs none",
		fix: "write \"/\" between folders"
	};
	if (/^[!#]/.test(pattern)) return {
		why: `begins with "${pattern.charAt(0)}", which looks like a negation or a comment`,
		fix: `to mean the character itself write '\\${escaped(pattern)}', in single quotes`
	};
	if (/(?<!\\)\{[^}]*,[^}]*\}/.test(pattern)) return {
		why: "has alternatives in braces, which are not taken",
		fix: "write a list, of which any entry will do: [src/legacy/report.ts, src/new/report.ts]"
	};
	if (/(?<!\\)[[\]{}()]/.test(pattern)) return {
		why: "has brackets, braces or parentheses, which globs read in different ways",
		fix: `to mean the characters themselves write '${escaped(pattern)}', in single quotes`
	};
	return null;
}
function stars(pattern) {
	return pattern.split("*").length - 1;
}
function escaped(pattern) {
	return pattern.replaceAll(/(?<!\\)[[\]{}()]/g, String.raw`\$&`).replaceAll("'", "''");
}

// src/artifact/about.ts
/** @returns none where the tree does not say what its packages are called */
function otherPackages(evidence, { manifests }) {
	const names = new Set([...manifests.values()].filter((name) => name !== null));
	if (names.size === 0 || manifests.get("") === null) return [];
	return about(evidence).filter(({ name }) => !names.has(name));
}
function about({ format, subjects, packages }) {
	if (format === "npm pack") return subjects.map(({ name, where }) => ({
		name: (name ?? "").replace(/@[^@]*$/, ""),
		where
	}));
	const main = packages?.packages.find(({ where }) => where === "/metadata/component");
	return main?.type === "npm" ? [{
		name: main.name,
		where: main.where
	}] : [];
}

// src/artifact/path.ts
const LONGEST$8 = 4096;
/** What bundlers make up: their runtime, and modules that are no files. */
const MADE_UP = /^(?:<.*>|\0(?!\/|[a-z]:[\\/])|data:|https?:|\(disabled\):|webpack\/|external |ignored\|)/i;
const NAMESPACE = /^[a-z][\w+.-]+:(?:\/\/)?/i;
const PACKAGES = /(?:^|\/)(?:node_modules|bower_components|site-packages|dist-packages|vendor\/bundle|\.yarn\/cache)\//;
/** Languages, by the endings of their files: what covers one file of a language covers all. */
const FAMILIES = [
	["script", "js mjs cjs jsx ts mts cts tsx"],
	["style", "css scss sass less styl"],
	["c", "c h cc cpp cxx hpp hh hxx m mm"],
	["java", "java kt kts scala groovy clj"],
	["dotnet", "cs vb fs"],
	["python", "py pyw"],
	["perl", "pl pm"],
	["shell", "sh bash"],
	["elixir", "ex exs erl"],
	...[
		"vue",
		"svelte",
		"astro",
		"coffee",
		"rb",
		"php",
		"lua",
		"go",
		"rs",
		"swift",
		"dart",
		"hs"
	].map((name) => [name, name])
];
const FAMILY = new Map(FAMILIES.flatMap(([family, endings]) => endings.split(" ").map((ending) => [ending, family])));
/** Of TypeScript: types only, nothing of which runs. */
const DECLARATIONS = /\.d\.[cm]?ts$/i;
/** Languages whose files ship as they are written, or not at all. */
const INTERPRETED = /* @__PURE__ */ new Set([
	"script",
	"python",
	"perl",
	"shell",
	"rb",
	"php",
	"lua"
]);
/** Files that are made of others, by where they usually stand. */
const GENERATED = /(?:^|\/)(?:dist|build|out|bundles?|compiled|generated|esm|cjs|umd)[^/]*\/|\.(?:min|bundle|umd|prod)\.|[.-][0-9a-f]{8,}\./i;
/** Folders of an image that its operating system and runtimes fill. */
const SYSTEM = /^(?:(?:usr\/(?:local\/)?(?:lib|lib64|libexec|share|include|bin|sbin|games)|lib|lib64|etc|bin|sbin|boot|proc|sys|dev|run|var\/(?:lib|cache|log|spool|backups|mail)|opt\/yarn-[^/]+|tmp\/v8-compile-cache-\d+)\/|(?:root|home\/[^/]+)\/\.(?:bashrc|bash_logout|profile)$|\.dockerenv$)/;
const HARMLESS = /(?:\.(?:png|jpe?g|gif|webp|avif|ico|bmp|tiff?|woff2?|ttf|otf|eot|mp3|mp4|ogg|wav|webm|txt|md|markdown|rst|json|csv|tsv|po|mo)|\.d\.[cm]?ts)$|(?:^|\/)(?:licen[cs]e|copying|notice|readme|authors|contributors|changelog|changes|history|security)$/i;
/** @returns parts joined by `/`, without `.`, with `..` only in front, in NFC; null for what is no file */
function cleanPath(written) {
	if (written === "" || written.length > 4096 || MADE_UP.test(written)) return null;
	const parts = resolved$1(decoded$3(bareOf(written)).replaceAll("\\", "/"));
	return parts.length === 0 || parts.at(-1) === ".." ? null : parts.join("/").normalize("NFC");
}
/** A path that a list of files names: no tool decorates it, so that all of its letters are its own. @returns null for no file */
function listedPath(written) {
	if (written.length > 4096) return null;
	const parts = resolved$1(written);
	return parts.length === 0 || parts.at(-1) === ".." ? null : parts.join("/").normalize("NFC");
}
/** Without loaders in front, what was joined behind, query, and the scheme of a URL. A drive is no scheme. */
function bareOf(written) {
	const bare = written.replace(/^\0/, "").replace(/^.*!(?=[^!]+$)/s, "").replace(/ \+ \d+ modules?$/, "").replace(/[?#].*$/s, "");
	return /^[a-z]:[\\/]/i.test(bare) ? bare : bare.replace(NAMESPACE, "");
}
function resolved$1(path) {
	const parts = [];
	for (const part of path.split("/")) {
		if (part === "" || part === ".") continue;
		if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
		else parts.push(part);
	}
	return parts;
}
function decoded$3(path) {
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}
/** Two cleaned paths, one below the other as a source root is above its sources. */
function joinPaths(folder, path) {
	return /^(?:[a-z][\w+.-]*:|[\\/])/i.test(path) || folder === "" ? path : `${folder.replace(/\/$/, "")}/${path}`;
}
/** True for files of packages that others made. */
function isOfPackage(path) {
	return PACKAGES.test(path);
}
/** The language of a file; null for data, settings and whatever else is not code. */
function familyOf$1(path) {
	const name = nameOf$4(path);
	const dot = name.lastIndexOf(".");
	return dot < 0 || DECLARATIONS.test(name) ? null : FAMILY.get(name.slice(dot + 1).toLowerCase()) ?? null;
}
function isInterpreted(family) {
	return INTERPRETED.has(family);
}
/** True for what bundlers and compilers write. */
function canBeMade(path) {
	return /\.(?:[cm]?js|jsx|css)$/i.test(path);
}
/** True for a folder into which builds write, though its name may stand for sources as well. */
function isFolderOfMade(folder) {
	return looksGenerated(folder) || /(?:^|\/)(?:lib|public|static|assets|output|release|pkg|target)\/$/i.test(folder);
}
/** True for a file of a kind that holds no code that runs, whatever made it. */
function isHarmless(path) {
	return HARMLESS.test(path);
}
function looksGenerated(path) {
	return GENERATED.test(path);
}
/** True for a path that tools write in more than one way: whether it is listed, nobody can tell for sure. */
function isAmbiguous(path) {
	return /[?#%!\\\p{Cc}]/u.test(path) || cleanPath(path) !== path;
}
/** A file that holds others, which no list of files shows. */
function isArchive(path) {
	return /\.(?:asar|zip|jar|war|ear|whl|egg|pyz|phar|gem|tgz|tar|tar\.[a-z0-9]+|nupkg|7z)$/i.test(path);
}
/** The name of the source that a file of byte code was made of; null for others. */
function byteCodeOf(path) {
	return /([^/]+?)(?:\.cpython-\d+|\.pypy\d+)?(?:\.opt-\d)?\.(?:pyc|pyo|jsc|rbc|luac)$/i.exec(path)?.[1] ?? null;
}
function isOfSystem(path) {
	return SYSTEM.test(path);
}
function nameOf$4(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}
/** Equal for paths that differ in case or in how Unicode composes them. */
function folded$1(path) {
	return path.normalize("NFKC").toLowerCase().toUpperCase();
}
/** True where two paths, letter by letter, differ only where one has no ASCII: letters of other scripts look alike. */
function lookAlike(one, other) {
	return one.length === other.length && one.every((letter, index) => isAlike$1(letter, other[index] ?? ""));
}
function isAlike$1(letter, other) {
	return letter === other || letter > "" || other > "";
}
/** The package that a file below node_modules belongs to, and its folder there; null for other files. */
function npmPackageOf(path) {
	const found = /^(?:.*?\/)??(node_modules\/(?:.*\/node_modules\/)?((?:@[^/]+\/)?[^/@][^/]*))(?:\/|$)/.exec(path);
	return found === null ? null : {
		folder: found[1] ?? "",
		name: found[2] ?? ""
	};
}

// node_modules/packageurl-js/src/error.js
var require_error = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	function formatPurlErrorMessage(message = "") {
		const { length } = message;
		let formatted = "";
		if (length) {
			const code0 = message.charCodeAt(0);
			formatted = code0 >= 65 || code0 <= 90 ? `${message[0].toLowerCase()}${message.slice(1)}` : message;
			if (length > 1 && message.charCodeAt(length - 1) === 46 && message.charCodeAt(length - 2) !== 46) formatted = formatted.slice(0, -1);
		}
		return `Invalid purl: ${formatted}`;
	}
	var PurlError = class extends Error {
		constructor(message) {
			super(formatPurlErrorMessage(message));
		}
	};
	module.exports = {
		formatPurlErrorMessage,
		PurlError
	};
}));

// node_modules/packageurl-js/src/decode.js
var require_decode = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const { PurlError } = require_error();
	const { decodeURIComponent } = globalThis;
	function decodePurlComponent(comp, encodedURIComponent) {
		try {
			return decodeURIComponent(encodedURIComponent);
		} catch {}
		throw new PurlError(`unable to decode "${comp}" component`);
	}
	module.exports = { decodePurlComponent };
}));

// node_modules/packageurl-js/src/constants.js
var require_constants$1 = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const LOOP_SENTINEL = 1e6;
	const REUSED_SEARCH_PARAMS = new URLSearchParams();
	const REUSED_SEARCH_PARAMS_KEY = "_";
	const REUSED_SEARCH_PARAMS_OFFSET = 2;
	module.exports = {
		LOOP_SENTINEL,
		REUSED_SEARCH_PARAMS,
		REUSED_SEARCH_PARAMS_KEY,
		REUSED_SEARCH_PARAMS_OFFSET
	};
}));

// node_modules/packageurl-js/src/objects.js
var require_objects = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const { LOOP_SENTINEL } = require_constants$1();
	function isObject(value) {
		return value !== null && typeof value === "object";
	}
	function recursiveFreeze(value_) {
		if (value_ === null || !(typeof value_ === "object" || typeof value_ === "function") || Object.isFrozen(value_)) return value_;
		const queue = [value_];
		let { length: queueLength } = queue;
		let pos = 0;
		while (pos < queueLength) {
			if (pos === LOOP_SENTINEL) throw new Error("Detected infinite loop in object crawl of recursiveFreeze");
			const obj = queue[pos++];
			Object.freeze(obj);
			if (Array.isArray(obj)) for (let i = 0, { length } = obj; i < length; i += 1) {
				const item = obj[i];
				if (item !== null && (typeof item === "object" || typeof item === "function") && !Object.isFrozen(item)) queue[queueLength++] = item;
			}
			else {
				const keys = Reflect.ownKeys(obj);
				for (let i = 0, { length } = keys; i < length; i += 1) {
					const propValue = obj[keys[i]];
					if (propValue !== null && (typeof propValue === "object" || typeof propValue === "function") && !Object.isFrozen(propValue)) queue[queueLength++] = propValue;
				}
			}
		}
		return value_;
	}
	module.exports = {
		isObject,
		recursiveFreeze
	};
}));

// node_modules/packageurl-js/src/strings.js
var require_strings = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const localeCompare = (a, b) => a < b ? -1 : a > b ? 1 : 0;
	const regexSemverNumberedGroups = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-((?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*)(?:\.(?:0|[1-9]\d*|\d*[a-zA-Z-][0-9a-zA-Z-]*))*))?(?:\+([0-9a-zA-Z-]+(?:\.[0-9a-zA-Z-]+)*))?$/;
	function isBlank(str) {
		for (let i = 0, { length } = str; i < length; i += 1) {
			const code = str.charCodeAt(i);
			if (!(code === 32 || code === 9 || code === 10 || code === 11 || code === 12 || code === 13 || code === 160 || code === 5760 || code === 8192 || code === 8193 || code === 8194 || code === 8195 || code === 8196 || code === 8197 || code === 8198 || code === 8199 || code === 8200 || code === 8201 || code === 8202 || code === 8232 || code === 8233 || code === 8239 || code === 8287 || code === 12288 || code === 65279)) return false;
		}
		return true;
	}
	function isNonEmptyString(value) {
		return typeof value === "string" && value.length > 0;
	}
	function isSemverString(value) {
		return typeof value === "string" && regexSemverNumberedGroups.test(value);
	}
	function lowerName(purl) {
		purl.name = purl.name.toLowerCase();
	}
	function lowerNamespace(purl) {
		const { namespace } = purl;
		if (typeof namespace === "string") purl.namespace = namespace.toLowerCase();
	}
	function lowerVersion(purl) {
		const { version } = purl;
		if (typeof version === "string") purl.version = version.toLowerCase();
	}
	function replaceDashesWithUnderscores(str) {
		let result = "";
		let fromIndex = 0;
		let index = 0;
		while ((index = str.indexOf("-", fromIndex)) !== -1) {
			result = result + str.slice(fromIndex, index) + "_";
			fromIndex = index + 1;
		}
		return fromIndex ? result + str.slice(fromIndex) : str;
	}
	function replaceUnderscoresWithDashes(str) {
		let result = "";
		let fromIndex = 0;
		let index = 0;
		while ((index = str.indexOf("_", fromIndex)) !== -1) {
			result = result + str.slice(fromIndex, index) + "-";
			fromIndex = index + 1;
		}
		return fromIndex ? result + str.slice(fromIndex) : str;
	}
	function trimLeadingSlashes(str) {
		let start = 0;
		while (str.charCodeAt(start) === 47) start += 1;
		return start === 0 ? str : str.slice(start);
	}
	module.exports = {
		isBlank,
		isNonEmptyString,
		isSemverString,
		localeCompare,
		lowerName,
		lowerNamespace,
		lowerVersion,
		replaceDashesWithUnderscores,
		replaceUnderscoresWithDashes,
		trimLeadingSlashes
	};
}));

// node_modules/packageurl-js/src/encode.js
var require_encode = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const { REUSED_SEARCH_PARAMS, REUSED_SEARCH_PARAMS_KEY, REUSED_SEARCH_PARAMS_OFFSET } = require_constants$1();
	const { isObject } = require_objects();
	const { isNonEmptyString } = require_strings();
	const { encodeURIComponent } = globalThis;
	function encodeNamespace(namespace) {
		return isNonEmptyString(namespace) ? encodeURIComponent(namespace).replace(/%3A/g, ":").replace(/%2F/g, "/") : "";
	}
	function encodeQualifierParam(param) {
		if (isNonEmptyString(param)) {
			REUSED_SEARCH_PARAMS.set(REUSED_SEARCH_PARAMS_KEY, param);
			return replacePlusSignWithPercentEncodedSpace(REUSED_SEARCH_PARAMS.toString().slice(REUSED_SEARCH_PARAMS_OFFSET));
		}
		return "";
	}
	function encodeQualifiers(qualifiers) {
		if (isObject(qualifiers)) {
			const qualifiersKeys = Object.keys(qualifiers).sort();
			const searchParams = new URLSearchParams();
			for (let i = 0, { length } = qualifiersKeys; i < length; i += 1) {
				const key = qualifiersKeys[i];
				searchParams.set(key, qualifiers[key]);
			}
			return replacePlusSignWithPercentEncodedSpace(searchParams.toString());
		}
		return "";
	}
	function encodeSubpath(subpath) {
		return isNonEmptyString(subpath) ? encodeURIComponent(subpath).replace(/%2F/g, "/") : "";
	}
	function encodeVersion(version) {
		return isNonEmptyString(version) ? encodeURIComponent(version).replace(/%3A/g, ":").replace(/%2B/g, "+") : "";
	}
	function replacePlusSignWithPercentEncodedSpace(str) {
		return str.replace(/\+/g, "%20");
	}
	module.exports = {
		encodeNamespace,
		encodeVersion,
		encodeQualifiers,
		encodeQualifierParam,
		encodeSubpath,
		encodeURIComponent
	};
}));

// node_modules/packageurl-js/src/helpers.js
var require_helpers = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	function createHelpersNamespaceObject(helpers, options_ = {}) {
		const { comparator, ...defaults } = {
			__proto__: null,
			...options_
		};
		const helperNames = Object.keys(helpers).sort();
		const propNames = [...new Set([...Object.values(helpers)].map(Object.keys).flat())].sort(comparator);
		const nsObject = Object.create(null);
		for (let i = 0, { length } = propNames; i < length; i += 1) {
			const propName = propNames[i];
			const helpersForProp = Object.create(null);
			for (let j = 0, { length: length_j } = helperNames; j < length_j; j += 1) {
				const helperName = helperNames[j];
				const helperValue = helpers[helperName][propName] ?? defaults[helperName];
				if (helperValue !== void 0) helpersForProp[helperName] = helperValue;
			}
			nsObject[propName] = helpersForProp;
		}
		return nsObject;
	}
	module.exports = { createHelpersNamespaceObject };
}));

// node_modules/packageurl-js/src/normalize.js
var require_normalize = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const { isObject } = require_objects();
	const { isBlank } = require_strings();
	function normalizeName(rawName) {
		return typeof rawName === "string" ? rawName.trim() : void 0;
	}
	function normalizeNamespace(rawNamespace) {
		return typeof rawNamespace === "string" ? normalizePath(rawNamespace) : void 0;
	}
	function normalizePath(pathname, callback) {
		let collapsed = "";
		let start = 0;
		while (pathname.charCodeAt(start) === 47) start += 1;
		let nextIndex = pathname.indexOf("/", start);
		if (nextIndex === -1) return pathname.slice(start);
		while (nextIndex !== -1) {
			const segment = pathname.slice(start, nextIndex);
			if (callback === void 0 || callback(segment)) collapsed = collapsed + (collapsed.length === 0 ? "" : "/") + segment;
			start = nextIndex + 1;
			while (pathname.charCodeAt(start) === 47) start += 1;
			nextIndex = pathname.indexOf("/", start);
		}
		const lastSegment = pathname.slice(start);
		if (lastSegment.length !== 0 && (callback === void 0 || callback(lastSegment))) collapsed = collapsed + "/" + lastSegment;
		return collapsed;
	}
	function normalizeQualifiers(rawQualifiers) {
		let qualifiers;
		for (const { 0: key, 1: value } of qualifiersToEntries(rawQualifiers)) {
			const trimmed = (typeof value === "string" ? value : String(value)).trim();
			if (trimmed.length === 0) continue;
			if (qualifiers === void 0) qualifiers = { __proto__: null };
			qualifiers[key.toLowerCase()] = trimmed;
		}
		return qualifiers;
	}
	function normalizeSubpath(rawSubpath) {
		return typeof rawSubpath === "string" ? normalizePath(rawSubpath, subpathFilter) : void 0;
	}
	function normalizeType(rawType) {
		return typeof rawType === "string" ? rawType.trim().toLowerCase() : void 0;
	}
	function normalizeVersion(rawVersion) {
		return typeof rawVersion === "string" ? rawVersion.trim() : void 0;
	}
	function qualifiersToEntries(rawQualifiers) {
		if (isObject(rawQualifiers)) return rawQualifiers instanceof URLSearchParams ? rawQualifiers.entries() : Object.entries(rawQualifiers);
		return typeof rawQualifiers === "string" ? new URLSearchParams(rawQualifiers).entries() : Object.entries({});
	}
	function subpathFilter(segment) {
		const { length } = segment;
		if (length === 1 && segment.charCodeAt(0) === 46) return false;
		if (length === 2 && segment.charCodeAt(0) === 46 && segment.charCodeAt(1) === 46) return false;
		return !isBlank(segment);
	}
	module.exports = {
		normalizeName,
		normalizeNamespace,
		normalizePath,
		normalizeQualifiers,
		normalizeSubpath,
		normalizeType,
		normalizeVersion
	};
}));

// node_modules/packageurl-js/src/lang.js
var require_lang = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	function isNullishOrEmptyString(value) {
		return value === null || value === void 0 || typeof value === "string" && value.length === 0;
	}
	module.exports = { isNullishOrEmptyString };
}));

// node_modules/packageurl-js/src/validate.js
var require_validate = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const { PurlError } = require_error();
	const { isNullishOrEmptyString } = require_lang();
	const { isNonEmptyString } = require_strings();
	function validateEmptyByType(type, name, value, throws) {
		if (!isNullishOrEmptyString(value)) {
			if (throws) throw new PurlError(`${type} "${name}" component must be empty`);
			return false;
		}
		return true;
	}
	function validateName(name, throws) {
		return validateRequired("name", name, throws) && validateStrings("name", name, throws);
	}
	function validateNamespace(namespace, throws) {
		return validateStrings("namespace", namespace, throws);
	}
	function validateQualifiers(qualifiers, throws) {
		if (qualifiers === null || qualifiers === void 0) return true;
		if (typeof qualifiers !== "object") {
			if (throws) throw new PurlError("\"qualifiers\" must be an object");
			return false;
		}
		const keysIterable = typeof qualifiers.keys === "function" ? qualifiers.keys() : Object.keys(qualifiers);
		for (const key of keysIterable) if (!validateQualifierKey(key, throws)) return false;
		return true;
	}
	function validateQualifierKey(key, throws) {
		if (!validateStartsWithoutNumber("qualifier", key, throws)) return false;
		for (let i = 0, { length } = key; i < length; i += 1) {
			const code = key.charCodeAt(i);
			if (!(code >= 48 && code <= 57 || code >= 65 && code <= 90 || code >= 97 && code <= 122 || code === 46 || code === 45 || code === 95)) {
				if (throws) throw new PurlError(`qualifier "${key}" contains an illegal character`);
				return false;
			}
		}
		return true;
	}
	function validateRequired(name, value, throws) {
		if (isNullishOrEmptyString(value)) {
			if (throws) throw new PurlError(`"${name}" is a required component`);
			return false;
		}
		return true;
	}
	function validateRequiredByType(type, name, value, throws) {
		if (isNullishOrEmptyString(value)) {
			if (throws) throw new PurlError(`${type} requires a "${name}" component`);
			return false;
		}
		return true;
	}
	function validateStartsWithoutNumber(name, value, throws) {
		if (isNonEmptyString(value)) {
			const code = value.charCodeAt(0);
			if (code >= 48 && code <= 57) {
				if (throws) throw new PurlError(`${name} "${value}" cannot start with a number`);
				return false;
			}
		}
		return true;
	}
	function validateStrings(name, value, throws) {
		if (value === null || value === void 0 || typeof value === "string") return true;
		if (throws) throw new PurlError(`"'${name}" must be a string`);
		return false;
	}
	function validateSubpath(subpath, throws) {
		return validateStrings("subpath", subpath, throws);
	}
	function validateType(type, throws) {
		if (!validateRequired("type", type, throws) || !validateStrings("type", type, throws) || !validateStartsWithoutNumber("type", type, throws)) return false;
		for (let i = 0, { length } = type; i < length; i += 1) {
			const code = type.charCodeAt(i);
			if (!(code >= 48 && code <= 57 || code >= 65 && code <= 90 || code >= 97 && code <= 122 || code === 46 || code === 43 || code === 45)) {
				if (throws) throw new PurlError(`type "${type}" contains an illegal character`);
				return false;
			}
		}
		return true;
	}
	function validateVersion(version, throws) {
		return validateStrings("version", version, throws);
	}
	module.exports = {
		validateEmptyByType,
		validateName,
		validateNamespace,
		validateQualifiers,
		validateQualifierKey,
		validateRequired,
		validateRequiredByType,
		validateStartsWithoutNumber,
		validateStrings,
		validateSubpath,
		validateType,
		validateVersion
	};
}));

// node_modules/packageurl-js/src/purl-component.js
var require_purl_component = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const { encodeNamespace, encodeVersion, encodeQualifiers, encodeQualifierParam, encodeSubpath, encodeURIComponent } = require_encode();
	const { createHelpersNamespaceObject } = require_helpers();
	const { normalizeType, normalizeNamespace, normalizeName, normalizeVersion, normalizeQualifiers, normalizeSubpath } = require_normalize();
	const { localeCompare, isNonEmptyString } = require_strings();
	const { validateType, validateNamespace, validateName, validateVersion, validateQualifiers, validateQualifierKey, validateSubpath } = require_validate();
	const PurlComponentEncoder = (comp) => isNonEmptyString(comp) ? encodeURIComponent(comp) : "";
	const PurlComponentStringNormalizer = (comp) => typeof comp === "string" ? comp : void 0;
	const PurlComponentValidator = (_comp, _throws) => true;
	const componentSortOrderLookup = {
		__proto__: null,
		type: 0,
		namespace: 1,
		name: 2,
		version: 3,
		qualifiers: 4,
		qualifierKey: 5,
		qualifierValue: 6,
		subpath: 7
	};
	function componentSortOrder(comp) {
		return componentSortOrderLookup[comp] ?? comp;
	}
	function componentComparator(compA, compB) {
		return localeCompare(componentSortOrder(compA), componentSortOrder(compB));
	}
	module.exports = { PurlComponent: createHelpersNamespaceObject({
		encode: {
			namespace: encodeNamespace,
			version: encodeVersion,
			qualifiers: encodeQualifiers,
			qualifierKey: encodeQualifierParam,
			qualifierValue: encodeQualifierParam,
			subpath: encodeSubpath
		},
		normalize: {
			type: normalizeType,
			namespace: normalizeNamespace,
			name: normalizeName,
			version: normalizeVersion,
			qualifiers: normalizeQualifiers,
			subpath: normalizeSubpath
		},
		validate: {
			type: validateType,
			namespace: validateNamespace,
			name: validateName,
			version: validateVersion,
			qualifierKey: validateQualifierKey,
			qualifiers: validateQualifiers,
			subpath: validateSubpath
		}
	}, {
		comparator: componentComparator,
		encode: PurlComponentEncoder,
		normalize: PurlComponentStringNormalizer,
		validate: PurlComponentValidator
	}) };
}));

// node_modules/packageurl-js/src/purl-qualifier-names.js
var require_purl_qualifier_names = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	module.exports = { PurlQualifierNames: {
		__proto__: null,
		RepositoryUrl: "repository_url",
		DownloadUrl: "download_url",
		VcsUrl: "vcs_url",
		FileName: "file_name",
		Checksum: "checksum"
	} };
}));

// node_modules/packageurl-js/src/purl-type.js
var require_purl_type = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const { isNullishOrEmptyString } = require_lang();
	const { createHelpersNamespaceObject } = require_helpers();
	const { isSemverString, lowerName, lowerNamespace, lowerVersion, replaceDashesWithUnderscores, replaceUnderscoresWithDashes } = require_strings();
	const { validateEmptyByType, validateRequiredByType } = require_validate();
	const { PurlError } = require_error();
	const PurlTypNormalizer = (purl) => purl;
	const PurlTypeValidator = (_purl, _throws) => true;
	module.exports = { PurlType: createHelpersNamespaceObject({
		normalize: {
			alpm(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			apk(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			bitbucket(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			bitnami(purl) {
				lowerName(purl);
				return purl;
			},
			composer(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			deb(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			gitlab(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			github(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			hex(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			huggingface(purl) {
				lowerVersion(purl);
				return purl;
			},
			mlflow(purl) {
				if (purl.qualifiers?.repository_url?.includes("databricks")) lowerName(purl);
				return purl;
			},
			npm(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				return purl;
			},
			luarocks(purl) {
				lowerVersion(purl);
				return purl;
			},
			oci(purl) {
				lowerName(purl);
				return purl;
			},
			pub(purl) {
				lowerName(purl);
				purl.name = replaceDashesWithUnderscores(purl.name);
				return purl;
			},
			pypi(purl) {
				lowerNamespace(purl);
				lowerName(purl);
				purl.name = replaceUnderscoresWithDashes(purl.name);
				return purl;
			},
			qpkg(purl) {
				lowerNamespace(purl);
				return purl;
			},
			rpm(purl) {
				lowerNamespace(purl);
				return purl;
			}
		},
		validate: {
			conan(purl, throws) {
				if (isNullishOrEmptyString(purl.namespace)) {
					if (purl.qualifiers?.channel) {
						if (throws) throw new PurlError("conan requires a \"namespace\" component when a \"channel\" qualifier is present");
						return false;
					}
				} else if (isNullishOrEmptyString(purl.qualifiers)) {
					if (throws) throw new PurlError("conan requires a \"qualifiers\" component when a namespace is present");
					return false;
				}
				return true;
			},
			cran(purl, throws) {
				return validateRequiredByType("cran", "version", purl.version, throws);
			},
			golang(purl) {
				const { version } = purl;
				if ((typeof version === "string" ? version.length : 0) && version.charCodeAt(0) === 118 && !isSemverString(version.slice(1))) {
					if (throws) throw new PurlError("golang \"version\" component starting with a \"v\" must be followed by a valid semver version");
					return false;
				}
				return true;
			},
			maven(purl, throws) {
				return validateRequiredByType("maven", "namespace", purl.namespace, throws);
			},
			mlflow(purl, throws) {
				return validateEmptyByType("mlflow", "namespace", purl.namespace, throws);
			},
			oci(purl, throws) {
				return validateEmptyByType("oci", "namespace", purl.namespace, throws);
			},
			pub(purl, throws) {
				const { name } = purl;
				for (let i = 0, { length } = name; i < length; i += 1) {
					const code = name.charCodeAt(i);
					if (!(code >= 48 && code <= 57 || code >= 97 && code <= 122 || code === 95)) {
						if (throws) throw new PurlError("pub \"name\" component may only contain [a-z0-9_] characters");
						return false;
					}
				}
				return true;
			},
			swift(purl, throws) {
				return validateRequiredByType("swift", "namespace", purl.namespace, throws) && validateRequiredByType("swift", "version", purl.version, throws);
			}
		}
	}, {
		normalize: PurlTypNormalizer,
		validate: PurlTypeValidator
	}) };
}));

// node_modules/packageurl-js/src/package-url.js
/*!
Copyright (c) the purl authors

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
*/
var require_package_url = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const { decodePurlComponent } = require_decode();
	const { isObject, recursiveFreeze } = require_objects();
	const { isBlank, isNonEmptyString, trimLeadingSlashes } = require_strings();
	const { PurlComponent } = require_purl_component();
	const { PurlQualifierNames } = require_purl_qualifier_names();
	const { PurlType } = require_purl_type();
	const { PurlError } = require_error();
	var PackageURL = class PackageURL {
		static Component = recursiveFreeze(PurlComponent);
		static KnownQualifierNames = recursiveFreeze(PurlQualifierNames);
		static Type = recursiveFreeze(PurlType);
		constructor(rawType, rawNamespace, rawName, rawVersion, rawQualifiers, rawSubpath) {
			const type = isNonEmptyString(rawType) ? PurlComponent.type.normalize(rawType) : rawType;
			PurlComponent.type.validate(type, true);
			const namespace = isNonEmptyString(rawNamespace) ? PurlComponent.namespace.normalize(rawNamespace) : rawNamespace;
			PurlComponent.namespace.validate(namespace, true);
			const name = isNonEmptyString(rawName) ? PurlComponent.name.normalize(rawName) : rawName;
			PurlComponent.name.validate(name, true);
			const version = isNonEmptyString(rawVersion) ? PurlComponent.version.normalize(rawVersion) : rawVersion;
			PurlComponent.version.validate(version, true);
			const qualifiers = typeof rawQualifiers === "string" || isObject(rawQualifiers) ? PurlComponent.qualifiers.normalize(rawQualifiers) : rawQualifiers;
			PurlComponent.qualifiers.validate(qualifiers, true);
			const subpath = isNonEmptyString(rawSubpath) ? PurlComponent.subpath.normalize(rawSubpath) : rawSubpath;
			PurlComponent.subpath.validate(subpath, true);
			this.type = type;
			this.name = name;
			this.namespace = namespace ?? void 0;
			this.version = version ?? void 0;
			this.qualifiers = qualifiers ?? void 0;
			this.subpath = subpath ?? void 0;
			const typeHelpers = PurlType[type];
			if (typeHelpers) {
				typeHelpers.normalize(this);
				typeHelpers.validate(this, true);
			}
		}
		toString() {
			const { namespace, name, version, qualifiers, subpath, type } = this;
			let purlStr = `pkg:${PurlComponent.type.encode(type)}/`;
			if (namespace) purlStr = `${purlStr}${PurlComponent.namespace.encode(namespace)}/`;
			purlStr = `${purlStr}${PurlComponent.name.encode(name)}`;
			if (version) purlStr = `${purlStr}@${PurlComponent.version.encode(version)}`;
			if (qualifiers) purlStr = `${purlStr}?${PurlComponent.qualifiers.encode(qualifiers)}`;
			if (subpath) purlStr = `${purlStr}#${PurlComponent.subpath.encode(subpath)}`;
			return purlStr;
		}
		static fromString(purlStr) {
			return new PackageURL(...PackageURL.parseString(purlStr));
		}
		static parseString(purlStr) {
			if (typeof purlStr !== "string") throw new Error("A purl string argument is required.");
			if (isBlank(purlStr)) return [
				void 0,
				void 0,
				void 0,
				void 0,
				void 0,
				void 0
			];
			const colonIndex = purlStr.indexOf(":");
			let url;
			let maybeUrlWithAuth;
			if (colonIndex !== -1) try {
				const beforeColon = purlStr.slice(0, colonIndex);
				const afterColon = purlStr.slice(colonIndex + 1);
				const trimmedAfterColon = trimLeadingSlashes(afterColon);
				url = new URL(`${beforeColon}:${trimmedAfterColon}`);
				maybeUrlWithAuth = afterColon.length === trimmedAfterColon.length ? url : new URL(purlStr);
			} catch (e) {
				throw new PurlError("failed to parse as URL", { cause: e });
			}
			if (url?.protocol !== "pkg:") throw new PurlError("missing required \"pkg\" scheme component");
			if (maybeUrlWithAuth.username !== "" || maybeUrlWithAuth.password !== "") throw new PurlError("cannot contain a \"user:pass@host:port\"");
			const { pathname } = url;
			const firstSlashIndex = pathname.indexOf("/");
			const rawType = decodePurlComponent("type", firstSlashIndex === -1 ? pathname : pathname.slice(0, firstSlashIndex));
			if (firstSlashIndex < 1) return [
				rawType,
				void 0,
				void 0,
				void 0,
				void 0,
				void 0
			];
			let rawVersion;
			let atSignIndex = pathname.lastIndexOf("@");
			if (atSignIndex !== -1 && pathname.charCodeAt(atSignIndex - 1) === 47) atSignIndex = -1;
			const beforeVersion = pathname.slice(rawType.length + 1, atSignIndex === -1 ? pathname.length : atSignIndex);
			if (atSignIndex !== -1) rawVersion = decodePurlComponent("version", pathname.slice(atSignIndex + 1));
			let rawNamespace;
			let rawName;
			const lastSlashIndex = beforeVersion.lastIndexOf("/");
			if (lastSlashIndex === -1) rawName = decodePurlComponent("name", beforeVersion);
			else {
				rawName = decodePurlComponent("name", beforeVersion.slice(lastSlashIndex + 1));
				rawNamespace = decodePurlComponent("namespace", beforeVersion.slice(0, lastSlashIndex));
			}
			let rawQualifiers;
			const { searchParams } = url;
			if (searchParams.size !== 0) {
				searchParams.forEach((value) => decodePurlComponent("qualifiers", value));
				rawQualifiers = searchParams;
			}
			let rawSubpath;
			const { hash } = url;
			if (hash.length !== 0) rawSubpath = decodePurlComponent("subpath", hash.slice(1));
			return [
				rawType,
				rawNamespace,
				rawName,
				rawVersion,
				rawQualifiers,
				rawSubpath
			];
		}
	};
	for (const staticProp of [
		"Component",
		"KnownQualifierNames",
		"Type"
	]) Reflect.defineProperty(PackageURL, staticProp, {
		...Reflect.getOwnPropertyDescriptor(PackageURL, staticProp),
		writable: false
	});
	Reflect.setPrototypeOf(PackageURL.prototype, null);
	module.exports = {
		PackageURL,
		PurlComponent,
		PurlQualifierNames,
		PurlType
	};
}));

// node_modules/packageurl-js/index.js
/*!
Copyright (c) the purl authors

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
*/
var require_packageurl_js = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const { PackageURL, PurlComponent, PurlQualifierNames, PurlType } = require_package_url();
	module.exports = {
		PackageURL,
		PurlComponent,
		PurlQualifierNames,
		PurlType
	};
}));

// node_modules/semver/internal/debug.js
var require_debug = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const debug = typeof process === "object" && process.env && process.env.NODE_DEBUG && /\bsemver\b/i.test(process.env.NODE_DEBUG) ? (...args) => console.error("SEMVER", ...args) : () => {};
	module.exports = debug;
}));

// node_modules/semver/internal/constants.js
var require_constants = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const SEMVER_SPEC_VERSION = "2.0.0";
	const MAX_LENGTH = 256;
	const MAX_SAFE_INTEGER = Number.MAX_SAFE_INTEGER || 
	/* istanbul ignore next */ 9007199254740991;
	const MAX_SAFE_COMPONENT_LENGTH = 16;
	const MAX_SAFE_BUILD_LENGTH = 250;
	const WHITESPACE_CHARACTERS = [
		"	",
		"\n",
		"\v",
		"\f",
		"\r",
		" ",
		"\xA0",
		"\u1680",
		"\u2000",
		"\u2001",
		"\u2002",
		"\u2003",
		"\u2004",
		"\u2005",
		"\u2006",
		"\u2007",
		"\u2008",
		"\u2009",
		"\u200a",
		"\u2028",
		"\u2029",
		"\u202f",
		"\u205f",
		"\u3000",
		"\ufeff"
	];
	const RELEASE_TYPES = [
		"major",
		"premajor",
		"minor",
		"preminor",
		"patch",
		"prepatch",
		"prerelease"
	];
	module.exports = {
		MAX_LENGTH,
		MAX_SAFE_COMPONENT_LENGTH,
		MAX_SAFE_BUILD_LENGTH,
		MAX_SAFE_INTEGER,
		WHITESPACE_CHARACTERS,
		RELEASE_TYPES,
		SEMVER_SPEC_VERSION,
		FLAG_INCLUDE_PRERELEASE: 1,
		FLAG_LOOSE: 2
	};
}));

// node_modules/semver/internal/re.js
var require_re = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const { MAX_SAFE_COMPONENT_LENGTH, MAX_SAFE_BUILD_LENGTH, MAX_LENGTH } = require_constants();
	const debug = require_debug();
	exports = module.exports = {};
	const re = exports.re = [];
	const safeRe = exports.safeRe = [];
	const src = exports.src = [];
	const safeSrc = exports.safeSrc = [];
	const t = exports.t = {};
	let R = 0;
	const LETTERDASHNUMBER = "[a-zA-Z0-9-]";
	const safeRegexReplacements = [
		["\\s", 1],
		["\\d", MAX_LENGTH],
		[LETTERDASHNUMBER, MAX_SAFE_BUILD_LENGTH]
	];
	const makeSafeRegex = (value) => {
		for (const [token, max] of safeRegexReplacements) value = value.split(`${token}*`).join(`${token}{0,${max}}`).split(`${token}+`).join(`${token}{1,${max}}`);
		return value;
	};
	const createToken = (name, value, isGlobal) => {
		const safe = makeSafeRegex(value);
		const index = R++;
		debug(name, index, value);
		t[name] = index;
		src[index] = value;
		safeSrc[index] = safe;
		re[index] = new RegExp(value, isGlobal ? "g" : void 0);
		safeRe[index] = new RegExp(safe, isGlobal ? "g" : void 0);
	};
	createToken("NUMERICIDENTIFIER", "0|[1-9]\\d*");
	createToken("NUMERICIDENTIFIERLOOSE", "\\d+");
	createToken("NONNUMERICIDENTIFIER", `\\d*[a-zA-Z-]${LETTERDASHNUMBER}*`);
	createToken("MAINVERSION", `(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})\\.(${src[t.NUMERICIDENTIFIER]})`);
	createToken("MAINVERSIONLOOSE", `(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})\\.(${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASEIDENTIFIER", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIER]})`);
	createToken("PRERELEASEIDENTIFIERLOOSE", `(?:${src[t.NONNUMERICIDENTIFIER]}|${src[t.NUMERICIDENTIFIERLOOSE]})`);
	createToken("PRERELEASE", `(?:-(${src[t.PRERELEASEIDENTIFIER]}(?:\\.${src[t.PRERELEASEIDENTIFIER]})*))`);
	createToken("PRERELEASELOOSE", `(?:-?(${src[t.PRERELEASEIDENTIFIERLOOSE]}(?:\\.${src[t.PRERELEASEIDENTIFIERLOOSE]})*))`);
	createToken("BUILDIDENTIFIER", `${LETTERDASHNUMBER}+`);
	createToken("BUILD", `(?:\\+(${src[t.BUILDIDENTIFIER]}(?:\\.${src[t.BUILDIDENTIFIER]})*))`);
	createToken("FULLPLAIN", `v?${src[t.MAINVERSION]}${src[t.PRERELEASE]}?${src[t.BUILD]}?`);
	createToken("FULL", `^${src[t.FULLPLAIN]}$`);
	createToken("LOOSEPLAIN", `[v=\\s]*${src[t.MAINVERSIONLOOSE]}${src[t.PRERELEASELOOSE]}?${src[t.BUILD]}?`);
	createToken("LOOSE", `^${src[t.LOOSEPLAIN]}$`);
	createToken("GTLT", "((?:<|>)?=?)");
	createToken("XRANGEIDENTIFIERLOOSE", `${src[t.NUMERICIDENTIFIERLOOSE]}|x|X|\\*`);
	createToken("XRANGEIDENTIFIER", `${src[t.NUMERICIDENTIFIER]}|x|X|\\*`);
	createToken("XRANGEPLAIN", `[v=\\s]*(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:\\.(${src[t.XRANGEIDENTIFIER]})(?:${src[t.PRERELEASE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGEPLAINLOOSE", `[v=\\s]*(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:\\.(${src[t.XRANGEIDENTIFIERLOOSE]})(?:${src[t.PRERELEASELOOSE]})?${src[t.BUILD]}?)?)?`);
	createToken("XRANGE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAIN]}$`);
	createToken("XRANGELOOSE", `^${src[t.GTLT]}\\s*${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COERCEPLAIN", `(^|[^\\d])(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}})(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?(?:\\.(\\d{1,${MAX_SAFE_COMPONENT_LENGTH}}))?`);
	createToken("COERCE", `${src[t.COERCEPLAIN]}(?:$|[^\\d])`);
	createToken("COERCEFULL", src[t.COERCEPLAIN] + `(?:${src[t.PRERELEASE]})?(?:${src[t.BUILD]})?(?:$|[^\\d])`);
	createToken("COERCERTL", src[t.COERCE], true);
	createToken("COERCERTLFULL", src[t.COERCEFULL], true);
	createToken("LONETILDE", "(?:~>?)");
	createToken("TILDETRIM", `(\\s*)${src[t.LONETILDE]}\\s+`, true);
	exports.tildeTrimReplace = "$1~";
	createToken("TILDE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAIN]}$`);
	createToken("TILDELOOSE", `^${src[t.LONETILDE]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("LONECARET", "(?:\\^)");
	createToken("CARETTRIM", `(\\s*)${src[t.LONECARET]}\\s+`, true);
	exports.caretTrimReplace = "$1^";
	createToken("CARET", `^${src[t.LONECARET]}${src[t.XRANGEPLAIN]}$`);
	createToken("CARETLOOSE", `^${src[t.LONECARET]}${src[t.XRANGEPLAINLOOSE]}$`);
	createToken("COMPARATORLOOSE", `^${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]})$|^$`);
	createToken("COMPARATOR", `^${src[t.GTLT]}\\s*(${src[t.FULLPLAIN]})$|^$`);
	createToken("COMPARATORTRIM", `(\\s*)${src[t.GTLT]}\\s*(${src[t.LOOSEPLAIN]}|${src[t.XRANGEPLAIN]})`, true);
	exports.comparatorTrimReplace = "$1$2$3";
	createToken("HYPHENRANGE", `^\\s*(${src[t.XRANGEPLAIN]})\\s+-\\s+(${src[t.XRANGEPLAIN]})\\s*$`);
	createToken("HYPHENRANGELOOSE", `^\\s*(${src[t.XRANGEPLAINLOOSE]})\\s+-\\s+(${src[t.XRANGEPLAINLOOSE]})\\s*$`);
	createToken("STAR", "(<|>)?=?\\s*\\*");
	createToken("GTE0", "^\\s*>=\\s*0\\.0\\.0\\s*$");
	createToken("GTE0PRE", "^\\s*>=\\s*0\\.0\\.0-0\\s*$");
}));

// node_modules/semver/internal/parse-options.js
var require_parse_options = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const looseOption = Object.freeze({ loose: true });
	const emptyOpts = Object.freeze({});
	const parseOptions = (options) => {
		if (!options) return emptyOpts;
		if (typeof options !== "object") return looseOption;
		return options;
	};
	module.exports = parseOptions;
}));

// node_modules/semver/internal/identifiers.js
var require_identifiers = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const numeric = /^[0-9]+$/;
	const compareIdentifiers = (a, b) => {
		if (typeof a === "number" && typeof b === "number") return a === b ? 0 : a < b ? -1 : 1;
		const anum = numeric.test(a);
		const bnum = numeric.test(b);
		if (anum && bnum) {
			a = +a;
			b = +b;
		}
		return a === b ? 0 : anum && !bnum ? -1 : bnum && !anum ? 1 : a < b ? -1 : 1;
	};
	const rcompareIdentifiers = (a, b) => compareIdentifiers(b, a);
	module.exports = {
		compareIdentifiers,
		rcompareIdentifiers
	};
}));

// node_modules/semver/classes/semver.js
var require_semver = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const debug = require_debug();
	const { MAX_LENGTH, MAX_SAFE_INTEGER } = require_constants();
	const { safeRe: re, t } = require_re();
	const parseOptions = require_parse_options();
	const { compareIdentifiers } = require_identifiers();
	const isPrereleaseIdentifier = (prerelease, identifier) => {
		const identifiers = identifier.split(".");
		if (identifiers.length > prerelease.length) return false;
		for (let i = 0; i < identifiers.length; i++) if (compareIdentifiers(prerelease[i], identifiers[i]) !== 0) return false;
		return true;
	};
	var SemVer = class SemVer {
		constructor(version, options) {
			options = parseOptions(options);
			if (version instanceof SemVer) {
				if (version.loose === !!options.loose && version.includePrerelease === !!options.includePrerelease) return version;
				else version = version.version;
			} else if (typeof version !== "string") throw new TypeError(`Invalid version. Must be a string. Got type "${typeof version}".`);
			if (version.length > MAX_LENGTH) throw new TypeError(`version is longer than ${MAX_LENGTH} characters`);
			debug("SemVer", version, options);
			this.options = options;
			this.loose = !!options.loose;
			this.includePrerelease = !!options.includePrerelease;
			const m = version.trim().match(options.loose ? re[t.LOOSE] : re[t.FULL]);
			if (!m) throw new TypeError(`Invalid Version: ${version}`);
			this.raw = version;
			this.major = +m[1];
			this.minor = +m[2];
			this.patch = +m[3];
			if (this.major > MAX_SAFE_INTEGER || this.major < 0) throw new TypeError("Invalid major version");
			if (this.minor > MAX_SAFE_INTEGER || this.minor < 0) throw new TypeError("Invalid minor version");
			if (this.patch > MAX_SAFE_INTEGER || this.patch < 0) throw new TypeError("Invalid patch version");
			if (!m[4]) this.prerelease = [];
			else this.prerelease = m[4].split(".").map((id) => {
				if (/^[0-9]+$/.test(id)) {
					const num = +id;
					if (num >= 0 && num < MAX_SAFE_INTEGER) return num;
				}
				return id;
			});
			this.build = m[5] ? m[5].split(".") : [];
			this.format();
		}
		format() {
			this.version = `${this.major}.${this.minor}.${this.patch}`;
			if (this.prerelease.length) this.version += `-${this.prerelease.join(".")}`;
			return this.version;
		}
		toString() {
			return this.version;
		}
		compare(other) {
			debug("SemVer.compare", this.version, this.options, other);
			if (!(other instanceof SemVer)) {
				if (typeof other === "string" && other === this.version) return 0;
				other = new SemVer(other, this.options);
			}
			if (other.version === this.version) return 0;
			return this.compareMain(other) || this.comparePre(other);
		}
		compareMain(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.major < other.major) return -1;
			if (this.major > other.major) return 1;
			if (this.minor < other.minor) return -1;
			if (this.minor > other.minor) return 1;
			if (this.patch < other.patch) return -1;
			if (this.patch > other.patch) return 1;
			return 0;
		}
		comparePre(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			if (this.prerelease.length && !other.prerelease.length) return -1;
			else if (!this.prerelease.length && other.prerelease.length) return 1;
			else if (!this.prerelease.length && !other.prerelease.length) return 0;
			let i = 0;
			do {
				const a = this.prerelease[i];
				const b = other.prerelease[i];
				debug("prerelease compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		compareBuild(other) {
			if (!(other instanceof SemVer)) other = new SemVer(other, this.options);
			let i = 0;
			do {
				const a = this.build[i];
				const b = other.build[i];
				debug("build compare", i, a, b);
				if (a === void 0 && b === void 0) return 0;
				else if (b === void 0) return 1;
				else if (a === void 0) return -1;
				else if (a === b) continue;
				else return compareIdentifiers(a, b);
			} while (++i);
		}
		inc(release, identifier, identifierBase) {
			if (release.startsWith("pre")) {
				if (!identifier && identifierBase === false) throw new Error("invalid increment argument: identifier is empty");
				if (identifier) {
					const match = `-${identifier}`.match(this.options.loose ? re[t.PRERELEASELOOSE] : re[t.PRERELEASE]);
					if (!match || match[1] !== identifier) throw new Error(`invalid identifier: ${identifier}`);
				}
			}
			switch (release) {
				case "premajor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor = 0;
					this.major++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "preminor":
					this.prerelease.length = 0;
					this.patch = 0;
					this.minor++;
					this.inc("pre", identifier, identifierBase);
					break;
				case "prepatch":
					this.prerelease.length = 0;
					this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "prerelease":
					if (this.prerelease.length === 0) this.inc("patch", identifier, identifierBase);
					this.inc("pre", identifier, identifierBase);
					break;
				case "release":
					if (this.prerelease.length === 0) throw new Error(`version ${this.raw} is not a prerelease`);
					this.prerelease.length = 0;
					break;
				case "major":
					if (this.minor !== 0 || this.patch !== 0 || this.prerelease.length === 0) this.major++;
					this.minor = 0;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "minor":
					if (this.patch !== 0 || this.prerelease.length === 0) this.minor++;
					this.patch = 0;
					this.prerelease = [];
					break;
				case "patch":
					if (this.prerelease.length === 0) this.patch++;
					this.prerelease = [];
					break;
				case "pre": {
					const base = Number(identifierBase) ? 1 : 0;
					if (this.prerelease.length === 0) this.prerelease = [base];
					else {
						let i = this.prerelease.length;
						while (--i >= 0) if (typeof this.prerelease[i] === "number") {
							this.prerelease[i]++;
							i = -2;
						}
						if (i === -1) {
							if (identifier === this.prerelease.join(".") && identifierBase === false) throw new Error("invalid increment argument: identifier already exists");
							this.prerelease.push(base);
						}
					}
					if (identifier) {
						let prerelease = [identifier, base];
						if (identifierBase === false) prerelease = [identifier];
						if (isPrereleaseIdentifier(this.prerelease, identifier)) {
							const prereleaseBase = this.prerelease[identifier.split(".").length];
							if (isNaN(prereleaseBase)) this.prerelease = prerelease;
						} else this.prerelease = prerelease;
					}
					break;
				}
				default: throw new Error(`invalid increment argument: ${release}`);
			}
			this.raw = this.format();
			if (this.build.length) this.raw += `+${this.build.join(".")}`;
			return this;
		}
	};
	module.exports = SemVer;
}));

// node_modules/semver/functions/compare.js
var require_compare = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const SemVer = require_semver();
	const compare = (a, b, loose) => new SemVer(a, loose).compare(new SemVer(b, loose));
	module.exports = compare;
}));

// node_modules/semver/functions/eq.js
var require_eq = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const compare = require_compare();
	const eq = (a, b, loose) => compare(a, b, loose) === 0;
	module.exports = eq;
}));

// node_modules/semver/functions/parse.js
var require_parse = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const SemVer = require_semver();
	const parse = (version, options, throwErrors = false) => {
		if (version instanceof SemVer) return version;
		try {
			return new SemVer(version, options);
		} catch (er) {
			if (!throwErrors) return null;
			throw er;
		}
	};
	module.exports = parse;
}));

// node_modules/semver/functions/valid.js
var require_valid = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const parse = require_parse();
	const valid = (version, options) => {
		const v = parse(version, options);
		return v ? v.version : null;
	};
	module.exports = valid;
}));

// src/artifact/purl.ts
var import_packageurl_js = require_packageurl_js();
var import_eq = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_eq(), 1);
var import_valid = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_valid(), 1);
const LONGEST$7 = 2e3;
/** purl types whose versions are semantic versions. */
const SEMVER$2 = /* @__PURE__ */ new Set([
	"npm",
	"cargo",
	"golang",
	"hex",
	"pub",
	"swift"
]);
/** purl types under which a package has one name, in the list of a scanner and in an inventory. Go names modules and packages. */
const ONE_NAME = /* @__PURE__ */ new Set([
	"npm",
	"cargo",
	"hex",
	"pub",
	"pypi",
	"gem",
	"maven",
	"nuget",
	"composer",
	"cocoapods",
	"cran"
]);
/** null for what is no purl. */
function readPurl$1(text) {
	if (text === null || text.length > LONGEST$7 || !text.startsWith("pkg:")) return null;
	try {
		const { type, namespace, name, version } = import_packageurl_js.PackageURL.fromString(text);
		return {
			type,
			name: namespace ? `${namespace}/${name}` : name,
			version: version ?? null
		};
	} catch {
		return null;
	}
}
/** What a finding names, as a purl parts it; a type that is not known is "". */
function nameOfFinding({ name, version, ecosystem, purl }) {
	const own = readPurl$1(purl);
	if (own !== null) return {
		...own,
		version: own.version ?? version
	};
	const type = ecosystem ?? "";
	const full = type === "maven" ? name.replace(":", "/") : name;
	return {
		type,
		name: (type === "" ? null : readPurl$1(`pkg:${type}/${full.split("/").map(encodeURIComponent).join("/")}`))?.name ?? full,
		version
	};
}
/** `null`: nobody can tell. */
function isSameVersion$1(type, one, other) {
	if (one === other) return true;
	if (!SEMVER$2.has(type) || (0, import_valid.default)(one) === null || (0, import_valid.default)(other) === null) return null;
	return (0, import_eq.default)(one, other);
}
/** False where an inventory may know a package by another name: binary and source packages of a distribution, or no type at all. */
function hasOneName(type) {
	return ONE_NAME.has(type);
}
/** Equal for names that people and tools take for each other. */
function foldedName(name) {
	return name.normalize("NFKC").toLowerCase().replaceAll(/[-_.:/]+/g, "-");
}

// src/artifact/packages.ts
/** @param sources what the same evidence says of source files, for the packages whose files it lists */
function packageVoices(evidences, sources, tree) {
	const here = knownHere(tree);
	const untraced = sources.untraced === null ? null : `${sources.untraced.file} lists ${sources.untraced.path}, and no evidence says what that holds`;
	return evidences.flatMap((evidence) => {
		const claim = evidence.packages;
		const voice = sources.all.find((one) => one.evidence === evidence);
		const listed = [...claim?.packages ?? [], ...evidence.sources === null ? [] : ofFiles(evidence, here)];
		if (claim === null && listed.length === 0) return [];
		const silence = claim?.from === "list" ? silenceOfList(evidence, claim, here) : silenceOfBundle(evidence, voice, here);
		const silent = (wanted, lockfile) => untraced ?? aboutOther(evidence, tree) ?? silence(wanted, lockfile);
		const heard = {
			evidence,
			byName: grouped(listed, (name) => name),
			byEnd: grouped(listed, endOf$1),
			silent,
			tree
		};
		const known = listed.filter((one) => here.names.has(keyOf$1(one.type, one.name))).length;
		return [{
			evidence,
			named: listed.length,
			known,
			ask: (wanted, paths) => ask$2(heard, wanted, paths)
		}];
	});
}
/** Why an inventory of another project denies nothing, or null. */
function aboutOther(evidence, tree) {
	const [other] = otherPackages(evidence, tree);
	return other === void 0 ? null : `${evidence.file} is about "${other.name}", which is no package of the source tree`;
}
function keyOf$1(type, name, version) {
	return `${type ?? ""} ${name} ${version ?? ""}`;
}
function knownHere({ packages }) {
	const byFolder = /* @__PURE__ */ new Map();
	for (const one of packages) if (one.folder !== null) byFolder.set(one.folder, [...byFolder.get(one.folder) ?? [], one]);
	return {
		names: new Set(packages.map(({ type, name }) => keyOf$1(type, name))),
		locked: new Map([...new Set(packages.map(({ lockfile }) => lockfile))].map((lockfile) => [lockfile, lockedBy(lockfile, packages)])),
		byFolder
	};
}
function lockedBy(lockfile, packages) {
	const own = packages.filter((one) => one.lockfile === lockfile);
	return {
		names: new Set(own.filter(({ folder }) => folder !== null).map(({ name }) => name)),
		versions: new Set(own.map(({ type, name, version }) => keyOf$1(type, name, version))),
		folders: new Set(own.map(({ folder }) => folder))
	};
}
/** Packages of which the evidence lists files: with their versions where a lockfile knows the folder. */
function ofFiles({ sources }, { byFolder }) {
	const found = /* @__PURE__ */ new Map();
	const add = (path, standing, where) => {
		const at = npmPackageOf(path);
		if (at === null || at.name.startsWith(".") || found.has(at.folder)) return;
		const own = (byFolder.get(at.folder) ?? []).map(({ name, version }) => ({
			type: "npm",
			name,
			version,
			standing,
			where
		}));
		const named = {
			type: "npm",
			name: at.name,
			version: null,
			standing: own.length === 0 ? standing : "open",
			where
		};
		found.set(at.folder, own.some(({ name }) => name === at.name) ? own : [...own, named]);
	};
	for (const [path, where] of sources?.ships ?? []) add(path, "ships", where);
	for (const path of sources?.read ?? []) add(path, "open", "");
	return [...found.values()].flat();
}
function grouped(packages, by) {
	const byName = /* @__PURE__ */ new Map();
	for (const one of packages) {
		const key = foldedName(by(one.name));
		const known = byName.get(key);
		if (known) known.push(one);
		else byName.set(key, [one]);
	}
	return byName;
}
function endOf$1(name) {
	return name.slice(name.lastIndexOf("/") + 1);
}
/** An inventory denies packages of one lockfile if most of those that it lists are that lockfile's. */
function silenceOfList({ file }, { packages, gap }, { locked }) {
	return ({ type }, lockfile) => {
		if (gap !== null) return `${file} is not complete: ${gap}`;
		const own = packages.filter((one) => one.type === type && one.where !== "/metadata/component");
		if (own.length === 0) return `${file} lists no package of type "${type}"`;
		const versions = locked.get(lockfile)?.versions;
		return own.filter(({ name, version }) => versions?.has(keyOf$1(type, name, version))).length * 2 > own.length ? null : `${lockfile} does not name most of the packages that ${file} lists`;
	};
}
/** The files of a bundle deny packages of one lockfile if that says which folder is which package: an alias has another name. */
function silenceOfBundle({ packages: claim, sources }, voice, { locked }) {
	const listed = [...sources?.ships.keys() ?? [], ...sources?.read ?? []].flatMap((path) => npmPackageOf(path)?.folder ?? []);
	const folders = [...new Set(listed)];
	return ({ name }, lockfile) => {
		if (claim === null || voice === void 0) return "a list of files says nothing of packages that were bundled";
		if (claim.gap !== null) return claim.gap;
		if (voice.silent !== null) return voice.silent;
		const own = locked.get(lockfile);
		if (!own?.names.has(name)) return `${lockfile} does not know it`;
		const strange = folders.find((folder) => !own.folders.has(folder));
		return strange === void 0 ? null : `${lockfile} does not know "${strange}", which the bundle holds`;
	};
}
function nobody(why) {
	return {
		lockfile: null,
		why
	};
}
/** The one lockfile that locks a package at all places where it was found, if no other may bring it; else why nobody knows. */
function lockfileOf({ type, name }, paths, tree) {
	if (!hasOneName(type)) return nobody(`a package of type "${type}" can have more than one name`);
	if (type !== "npm") return nobody(`no lockfile of packages of type "${type}" is read`);
	if (tree.unlocked !== null) return nobody(`packages may be installed by ${tree.unlocked}, and no lockfile that is read says which`);
	const found = [...new Set(paths.map((path) => tree.projects.get(path ?? "") ?? null))];
	const [lockfile = null] = found;
	if (lockfile === null || found.length > 1) return nobody("no lockfile that is read locks it at all places where it was found");
	const alike = foldedName(name);
	const other = tree.packages.find((one) => one.lockfile !== lockfile && foldedName(one.name) === alike);
	return other === void 0 ? {
		lockfile,
		why: ""
	} : nobody(`${other.lockfile} names it, too`);
}
function ask$2(heard, wanted, paths) {
	const { evidence: { file }, byName } = heard;
	const { type, name, version } = wanted;
	const say = (word, why, at = "") => ({
		word,
		why,
		where: at === "" ? file : `${file}#${at}`
	});
	const alike = byName.get(foldedName(name)) ?? [];
	const same = alike.filter((one) => one.type === type && one.name === name);
	if (same.length === 0 && alike.length > 0) return say("maybe", `${file} lists a package of a name that looks like it`, alike[0]?.where);
	const meant = same.map((one) => ({
		one,
		fits: version === null || one.version === null ? true : isSameVersion$1(type, version, one.version)
	})).filter(({ fits }) => fits !== false);
	const shipped = meant.find(({ one, fits }) => one.standing === "ships" && fits === true);
	if (shipped) return say("yes", `${file} lists it`, shipped.one.where);
	const open = meant.find(({ one, fits }) => one.standing === "open" || fits === null);
	if (open) return say("maybe", `${file} lists it and leaves open whether this one ships`, open.one.where);
	const other = fromElsewhere(heard, wanted);
	if (other) return say("maybe", `${file} lists a package of its name that comes from elsewhere`, other.where);
	const { lockfile, why } = lockfileOf(wanted, paths, heard.tree);
	const quiet = lockfile === null ? why : heard.silent(wanted, lockfile);
	if (quiet !== null) return say("silent", quiet);
	const excluded = meant[0];
	if (excluded) return say("no", `${file} lists it as excluded`, excluded.one.where);
	return same[0] === void 0 ? say("no", `it is not among the packages that ${file} lists`) : say("no", `${file} lists only other versions of it`, same[0].where);
}
/** The same code may be had from a repository, by the name that it has there. */
function fromElsewhere({ byEnd }, { type, name, version }) {
	return byEnd.get(foldedName(endOf$1(name)))?.find((one) => {
		if (one.type === type || endOf$1(one.name).toLowerCase() !== endOf$1(name).toLowerCase()) return false;
		return version === null || one.version === null || isSameVersion$1("npm", version, one.version) !== false;
	});
}

// src/artifact/detour.ts
/** What rolldown adds to every bundle. */
const RUNTIME = /(?:^|\/)rolldown\/runtime\.js$/;
/** @returns why nobody knows which files of the tree are listed; null where that is known */
function detourOf({ paths, placement, reach, foreign }, { links, unclear }) {
	const names = new Set([...links].map(nameOf$4));
	const placed = new Set(placement.at.values());
	for (const path of paths) {
		const linked = npmPackageOf(path);
		if (linked !== null && (unclear.has(linked.folder) || unclear.has(`node_modules/${linked.name}`))) return `several folders of this source tree may be ${linked.folder}`;
		if (placed.has(path) || foreign(path)) continue;
		if (path.split("/").some((part) => names.has(part))) return `a link of this source tree may lead to ${path}`;
		if (reach === "modules" && familyOf$1(path) !== null && !RUNTIME.test(path)) return `what ${path} imports, which is no file of this source tree, is not known`;
	}
	return null;
}

// src/artifact/specifiers.ts
/** `require` may be written with escapes; `import` and `from` may not (ECMA-262, keywords and terminal symbols). */
const REQUIRE = Array.from("require", (letter) => `(?:${letter}|\\\\u(?:00|\\{0*)${letter.charCodeAt(0).toString(16)}\\}?)`).join("");
const WORDS$1 = new RegExp(`(?<![\\w$])(?:(from|import)|${REQUIRE})(?![\\w$])`, "g");
/** Up to the end of a text, or to what is escaped in it. */
const LITERALS = /* @__PURE__ */ new Map([
	["'", /'([^'\n\r\\]*)(['\\])/y],
	["\"", /"([^"\n\r\\]*)(["\\])/y],
	["`", /`([^`\\]*)([`\\])/y]
]);
/** `import.defer`, `require.resolve`; `require?.(`. */
const MEMBER = /\??\.\s{0,99}(\w*)/y;
/** Members that import what fits a pattern. */
const PATTERN = /\.\s{0,99}(?:context\b|meta\s{0,99}\.\s{0,99}(?:glob|globEager|webpackContext)\b)/y;
/** What stands behind the word where it is handed on, to be called by another name or in another type. */
const HANDED_ON = /[)!<[]|(?:as|satisfies)\s/y;
/** Of what tools read in more than one way: escapes, values that are put in, what is no name. */
const UNCLEAR = /[\\%]|\$\{|^data:/i;
const LONGEST$6 = 4096;
/** @returns null where it imports something whose name it does not write out */
function specifiersIn(text) {
	const found = /* @__PURE__ */ new Set();
	const skip = gapsIn(text);
	for (const { 0: word, 1: plain, index } of text.matchAll(WORDS$1)) {
		const at = skip(index + word.length);
		const specifier = plain === "from" ? literalAt(text, at) : calledAt({
			text,
			index,
			skip,
			isImport: plain === "import"
		}, at);
		if (specifier === null) continue;
		if (specifier === UNKNOWN || UNCLEAR.test(specifier) || specifier.length > LONGEST$6) return null;
		found.add(specifier);
	}
	return found;
}
const UNKNOWN = "\\";
/** @returns what is imported; null where nothing is, or where that stands behind `from` */
function calledAt(place, at) {
	const { text, index, skip, isImport } = place;
	if (matchAt(PATTERN, text, at) !== null) return UNKNOWN;
	const member = matchAt(MEMBER, text, at);
	const next = member === null ? at : skip(at + member[0].length);
	if (text[next] === "(") return argumentAt(place, skip(next + 1), member?.[1] ?? "");
	const literal = member === null ? literalAt(text, at) : null;
	if (literal !== null || isImport || member !== null) return literal;
	return text.slice(Math.max(0, index - 20), index).trimEnd().endsWith("=") || matchAt(HANDED_ON, text, at) !== null ? UNKNOWN : null;
}
/** Methods of other things are called so, too; of a method's own argument nothing is known, and nothing needs to be. */
function argumentAt({ text, index, skip, isImport }, at, member) {
	const literal = literalAt(text, at);
	const next = literal === null ? at : skip(at + literal.length + 2);
	if (literal !== null && (text[next] === ")" || text[next] === ",")) return literal;
	const isMethod = isImport && text[index - 1] === "." && text[index - 2] !== ".";
	const isOther = member !== "" && !/^(?:defer|source)$/.test(member);
	return text[next] === ")" || isMethod || isOther ? literal : UNKNOWN;
}
function literalAt(text, at) {
	const pattern = LITERALS.get(text[at] ?? "");
	const [, literal = null, end] = pattern === void 0 ? [] : matchAt(pattern, text, at) ?? [];
	return end === UNKNOWN ? UNKNOWN : literal;
}
function matchAt(pattern, text, at) {
	pattern.lastIndex = at;
	return pattern.exec(text);
}
/** @returns a way past white space and comments, that looks at no place of a text again and again */
function gapsIn(text) {
	const lineEnd = nextIn(text, /[\n\r\u2028\u2029]/g);
	const commentEnd = nextIn(text, /\*\//g);
	let walk = {
		marks: /* @__PURE__ */ new Set(),
		end: 0
	};
	return (from) => {
		const marks = /* @__PURE__ */ new Set();
		let at = pastSpace(text, from);
		while (text[at] === "/" && (text[at + 1] === "/" || text[at + 1] === "*")) {
			if (walk.marks.has(at)) return walk.end;
			marks.add(at);
			const end = text[at + 1] === "/" ? lineEnd(at + 2) : commentEnd(at + 2) + 2;
			at = pastSpace(text, Math.min(end, text.length));
		}
		if (marks.size > 0) walk = {
			marks,
			end: at
		};
		return at;
	};
}
const SPACE$1 = /\s*/y;
function pastSpace(text, from) {
	return from + (matchAt(SPACE$1, text, from)?.[0].length ?? 0);
}
/** @returns the next place of a pattern, remembered as long as it lies ahead; the end of the text where there is none */
function nextIn(text, pattern) {
	let known = {
		from: 0,
		at: -1
	};
	return (from) => {
		if (from < known.from || from > known.at) known = {
			from,
			at: matchAt(pattern, text, from)?.index ?? text.length
		};
		return known.at;
	};
}

// src/artifact/mentions.ts
/** `@import "x"`, `@use 'x' as y`, `@import url(x), "z"`, `@require x`: all of the statement, which may have no end of its own. */
const STYLE = /@(?:import|use|forward|require|reference|plugin)(?![\w-])[^;]*|\bload-css\([^)]*/g;
const STYLE_WORD = /[^\s"'(),]+/g;
/** `<script src="x">`, in a component that keeps its parts in files. */
const SOURCE$1 = /\bsrc\s*=\s*["']?([^"'\s>]+)/g;
/** Of other languages every word may be the name of a file. */
const WORD = /[\p{L}\p{N}_-]+/gu;
const ENDING = /\.[a-z]{1,6}$/;
/** Files that a folder stands for. */
const MAIN = /^(?:index|main|mod|lib|__init__)$/;
const MANIFEST$1 = "package.json";
/** @returns what the text may import, as it is written; null where it writes that in a way that is not read here */
function importsIn(text, path) {
	const family = familyOf$1(path);
	if (family === "script") return specifiersIn(text);
	if (family !== "style" && family !== "vue" && family !== "svelte" && family !== "astro") return new Set(text.match(WORD));
	const inScript = specifiersIn(text);
	const inStyle = (text.match(STYLE) ?? []).flatMap((statement) => statement.match(STYLE_WORD) ?? []);
	if (inScript === null || inStyle.some((word) => /[\\$]|[@#]\{/.test(word))) return null;
	return /* @__PURE__ */ new Set([
		...inScript,
		...inStyle,
		...[...text.matchAll(SOURCE$1)].map(([, source]) => source ?? "")
	]);
}
/** What bundlers and compilers leave in what they make. */
const MARKS = /__webpack_require__|webpackBootstrap|__commonJS|__toESM|__toCommonJS|__esModule|^\/\/#region |sourceMappingURL=|System\.register\(|_interopRequire|__vite|@generated/m;
const LONG_LINE = 2e3;
/** @returns true for a script that looks as if it had been made of others */
function looksMade(text) {
	return hasLongLine(text) || MARKS.test(text);
}
/** A pattern would begin anew at every character. */
function hasLongLine(text) {
	for (let from = 0; from < text.length;) {
		const end = text.indexOf("\n", from);
		const next = end === -1 ? text.length : end;
		if (next - from >= LONG_LINE) return true;
		from = next + 1;
	}
	return false;
}
/** @param from files that ship */
function mentioned(from, { paths, workspaces, unclear, imports, links }) {
	const directory = directoryOf(paths, links);
	const names = new Map([...workspaces].map(([link, folder]) => [nameIn(link), folder.replace(/^(?:\.\.\/)+/, "")]));
	const manifold = new Set([...unclear].map(nameIn));
	const found = new Set(from);
	for (const path of found) {
		const specifiers = imports.get(path);
		if (specifiers === void 0 && familyOf$1(path) === null) continue;
		if (specifiers === void 0) return {
			files: found,
			unread: path
		};
		for (const manifest of manifestsAbove(path, paths)) found.add(manifest);
		for (const specifier of specifiers) {
			if (/^(?:node|bun|deno):/.test(specifier)) continue;
			const folder = names.get(packageOf$1(specifier));
			const own = folder === void 0 ? [] : [...paths].filter((other) => `/${other}`.includes(`/${folder}/`));
			const meant = meantBy$1(specifier, path, directory);
			if (meant === null || manifold.has(packageOf$1(specifier))) return {
				files: found,
				unread: path
			};
			for (const other of [...meant, ...own]) found.add(other);
		}
	}
	return {
		files: found,
		unread: null
	};
}
function manifestsAbove(path, paths) {
	return path.split("/").map((_part, depth, parts) => parts.slice(0, depth).join("/")).map((folder) => folder === "" ? MANIFEST$1 : `${folder}/${MANIFEST$1}`).filter((manifest) => paths.has(manifest));
}
function directoryOf(paths, links) {
	const [byPath, byName, byFolder] = [
		/* @__PURE__ */ new Map(),
		/* @__PURE__ */ new Map(),
		/* @__PURE__ */ new Map()
	];
	for (const path of paths) {
		const isManifest = nameOf$4(path) === MANIFEST$1;
		if (familyOf$1(path) === null && !isManifest) continue;
		const key = keyOf(path);
		const bare = key.replace(ENDING, "");
		const folder = folderOf(key);
		for (const one of /* @__PURE__ */ new Set([key, bare])) {
			add$1(byPath, one, path);
			add$1(byName, nameOf$4(one), path);
		}
		if (isManifest || MAIN.test(nameOf$4(bare))) add$1(byName, nameOf$4(folder), path);
		add$1(byFolder, folder, path);
	}
	const linked = [...links].map(keyOf).flatMap((link) => {
		const bare = link.replace(ENDING, "");
		return MAIN.test(nameOf$4(bare)) ? [
			link,
			bare,
			folderOf(link)
		] : [link, bare];
	});
	return {
		byPath,
		byName,
		byFolder,
		links: new Set(linked.flatMap((link) => [link, nameOf$4(link)]))
	};
}
function add$1(map, key, path) {
	const known = map.get(key);
	if (known) known.push(path);
	else map.set(key, [path]);
}
function folderOf(path) {
	return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}
/** As a disk without case would find it; a partial of Sass is imported without its underscore. */
function keyOf(path) {
	return path.normalize("NFC").toLowerCase().replace(/(^|\/)_(?=[^/_][^/]*\.(?:sc|sa|le|c)ss$)/, "$1");
}
/**
* A relative path means one file; anything else may be an alias, or rest on a folder that the settings of a tool name: of it only the
* end is the name of a file, and the name of a package says nothing. @returns null where it may lead through a link
*/
function meantBy$1(specifier, path, directory) {
	const { byPath, byName, byFolder, links } = directory;
	const written = keyOf(specifier.replace(/(?<=.)[?#].*$/, "").replace(/\/$/, ""));
	const isRelative = /^\.{1,2}(?:\/|$)/.test(written);
	const target = resolved(isRelative ? `${folderOf(keyOf(path))}/${written}` : written);
	const passed = target.split("/").map((part, depth, parts) => isRelative ? parts.slice(0, depth + 1).join("/") : part);
	if ([...passed, (passed.at(-1) ?? "").replace(ENDING, "")].some((one) => links.has(one))) return null;
	const exact = [
		...byPath.get(target) ?? [],
		...byPath.get(target.replace(ENDING, "")) ?? [],
		...byFolder.get(target) ?? []
	];
	if (isRelative) return exact;
	const name = nameOf$4(written).replace(/^[@#~$]/, "");
	const named = [...byName.get(name) ?? [], ...byName.get(name.replace(ENDING, "")) ?? []];
	return written.startsWith("/") ? [...exact, ...named] : named;
}
function resolved(path) {
	const parts = [];
	for (const part of path.split("/")) if (part === "..") parts.pop();
	else if (part !== "" && part !== ".") parts.push(part);
	return parts.join("/");
}
/** @param link folder below node_modules */
function nameIn(link) {
	return link.replace(/^.*node_modules\//, "");
}
function packageOf$1(specifier) {
	return specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
}

// src/artifact/outputs.ts
/** @returns pairs of equal paths, and else the one pair of which one path ends with the other */
function samePaths(listed, made) {
	const byName = /* @__PURE__ */ new Map();
	for (const one of listed) {
		const known = byName.get(nameOf$4(one.path));
		if (known) known.push(one);
		else byName.set(nameOf$4(one.path), [one]);
	}
	return made.flatMap((output) => {
		const ends = (byName.get(nameOf$4(output.path)) ?? []).filter(({ path }) => endsAs(path, output.path));
		const exact = ends.filter(({ path }) => path === output.path);
		return (exact.length > 0 || ends.length > 1 ? exact : ends).map((one) => [one, output]);
	});
}
function endsAs(one, other) {
	return one === other || one.endsWith(`/${other}`) || other.endsWith(`/${one}`);
}

// src/artifact/stale.ts
/** Files that a reason names. */
const MOST_NAMED = 3;
/**
* @param at files of the tree, each with how the evidence writes it
* @param sizes by what the evidence writes
* @param own files of the tree
* @returns a clause, or null
*/
function otherSources(at, sizes, own) {
	const meant = /* @__PURE__ */ new Map();
	for (const [file, path] of at) meant.set(path, [...meant.get(path) ?? [], file]);
	const others = [...meant].flatMap(([path, files]) => {
		const bytes = sizes.get(path) ?? null;
		const known = files.map((file) => own.get(file));
		if (bytes === null || known.some((size) => size === void 0 || isOf(bytes, size))) return [];
		return [`${files[0] ?? ""} (${bytes} bytes, and ${known[0]?.bytes ?? 0} here)`];
	});
	if (others.length === 0) return null;
	const more = others.length - MOST_NAMED;
	return `the build read other sources than those judged: ${others.slice(0, MOST_NAMED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
/** Git may have written every line feed as two bytes. */
function isOf(bytes, size) {
	return bytes === size.bytes || bytes === size.bytes + size.lineFeeds;
}
/** @returns of each evidence that disagrees with others about a file of the artifact, a clause that says so */
function disputes(evidences) {
	const lists = evidences.filter(({ sources }) => sources?.reach === "listing").flatMap((one) => sized(one, one.sources?.ships));
	const bundles = evidences.filter(({ sources }) => sources?.reach === "graph").flatMap((one) => sized(one, one.sources?.made));
	const pairs = samePaths(lists, bundles);
	const agreed = new Set(pairs.filter(([listed, made]) => listed.bytes === made.bytes).flat());
	const found = /* @__PURE__ */ new Map();
	for (const [listed, made] of pairs) {
		if (!agreed.has(listed)) note$2(found, listed, made);
		if (!agreed.has(made)) note$2(found, made, listed);
	}
	return found;
}
function sized(evidence, files) {
	return [...files?.keys() ?? []].flatMap((path) => {
		const bytes = evidence.sources?.sizes.get(path) ?? null;
		return bytes === null ? [] : [{
			evidence,
			path,
			bytes
		}];
	});
}
function note$2(found, { evidence, path, bytes }, other) {
	if (found.has(evidence)) return;
	const what = `${path} has ${bytes} bytes by ${evidence.file} and ${other.bytes} by ${other.evidence.file}`;
	found.set(evidence, `they are not of one build: ${what}`);
}

// src/artifact/listing.ts
const MANIFEST = "package.json";
/** What git calls an empty file. */
const EMPTY = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";
/** Files of the tree that share a name: more of them say little about where folders stand. */
const COMMON$1 = 32;
function listingOf(listed, tree) {
	const { claim, own, isMade } = listed;
	const filesOf = claim.contents.size > 0 ? byContent(listed, tree) : byFolder(listed, tree);
	const [sources, expected] = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()];
	const folders = foldersOf(own);
	if (claim.contents.size > 0) for (const path of claim.ships.keys()) for (const file of filesOf(path).files) sources.set(file, path);
	const isLink = (path) => claim.contents.size > 0 && !claim.contents.has(path);
	return {
		code: own.filter((path) => {
			const { files, meant } = filesOf(path);
			for (const file of files) sources.set(file, path);
			for (const file of meant) if (!isMade(file)) expected.set(file, path);
			if (files.some((file) => !isMade(file) && !isArchive(file))) return false;
			return !(claim.contents.get(path) === EMPTY) && !isHarmless(path) && !isLink(path) && !folders.has(path) && !isOfAnother(path, claim);
		}),
		sources,
		expected
	};
}
/** Some lists name folders, too. */
function foldersOf(paths) {
	const folders = /* @__PURE__ */ new Set();
	for (const path of paths) for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1)) folders.add(path.slice(0, end));
	return folders;
}
/** A source map holds what the file beside it does, which is looked at; so does byte code of Python, which may be what any source was. */
function isOfAnother(path, { ships }) {
	return /\.map$/i.test(path) && ships.has(path.slice(0, -4)) || /\.py[co]$/i.test(path);
}
/** Equal bytes are the same file, whatever it is called. */
function byContent({ claim }, { blobs }) {
	const byBlob = /* @__PURE__ */ new Map();
	for (const [file, oid] of blobs) {
		const known = byBlob.get(oid);
		if (known) known.push(file);
		else if (oid !== EMPTY) byBlob.set(oid, [file]);
	}
	return (path) => ({
		files: byBlob.get(claim.contents.get(path) ?? "") ?? [],
		meant: []
	});
}
/** Where only paths are known, a file is that of the same path below the folder of its package. */
function byFolder(listed, tree) {
	const { claim } = listed;
	const isThere = (path, file) => {
		const [bytes, size] = [claim.sizes.get(path), tree.sizes.get(file)];
		if (!tree.paths.has(file) || bytes === null) return false;
		return bytes === void 0 || size === void 0 || isOf(bytes, size);
	};
	const inPackage = packageFolders(tree.manifests);
	const inList = listedFolders(listed, tree);
	return (path) => {
		const owners = claim.owners.get(path) ?? [];
		const known = owners.flatMap((name) => inPackage.get(name) ?? []);
		const [from, folders] = known.length === owners.length && owners.length > 0 ? ["", known] : inList(path);
		const meant = folders.map((folder) => folder + path.slice(from.length));
		return {
			files: meant.every((file) => isThere(path, file)) ? meant : [],
			meant
		};
	};
}
/** The folder of a package, the highest where several have its name. */
function packageFolders(manifests) {
	const folders = /* @__PURE__ */ new Map();
	for (const [folder, name] of [...manifests].toSorted(([a], [b]) => a.length - b.length)) if (name !== null && !folders.has(name)) folders.set(name, folder);
	return folders;
}
/** @returns for a listed file, the folder of the list that a package stands in, and all folders of the tree that this may be */
function listedFolders({ own, placement }, tree) {
	const manifests = own.filter((path) => nameOf$4(path) === MANIFEST).map((path) => path.slice(0, -12));
	const strict = new Set(manifests.length > 0 ? manifests : [""]);
	const loose = /* @__PURE__ */ new Set([...strict, ...placement.roots]);
	const rootOf = (path) => rootAmong(path, familyOf$1(path) === null || canBeMade(path) ? strict : loose);
	const meant = meantBy(own, rootOf, tree);
	return (path) => {
		const root = rootOf(path);
		return root === null ? ["", []] : [root, meant.get(root) ?? []];
	};
}
/** The deepest of the folders that the file stands in. */
function rootAmong(path, roots) {
	for (let end = path.lastIndexOf("/"); end !== -1; end = path.lastIndexOf("/", end - 1)) {
		const folder = path.slice(0, end + 1);
		if (roots.has(folder)) return isFolderOfMade(folder) ? null : folder;
		if (end === 0) break;
	}
	return roots.has("") ? "" : null;
}
/** Folders of packages, and the source folder, that hold at least half as many of the files below a root as the best of them. */
function meantBy(own, rootOf, tree) {
	const byName = namesOf$3(tree.paths);
	const votes = /* @__PURE__ */ new Map();
	for (const path of own) {
		const root = rootOf(path);
		if (root === null) continue;
		const rest = path.slice(root.length);
		const counts = votes.get(root) ?? /* @__PURE__ */ new Map();
		votes.set(root, counts);
		const folders = /* @__PURE__ */ new Set([
			"",
			root,
			...(byName.get(nameOf$4(path)) ?? []).map((file) => file.slice(0, -rest.length))
		]);
		for (const folder of folders) if (tree.paths.has(folder + rest) && (folder === "" || tree.manifests.has(folder))) counts.set(folder, (counts.get(folder) ?? 0) + 1);
	}
	const roots = [...votes.keys()];
	return new Map([...votes].map(([root, counts]) => [root, ownFolder(root, roots, tree) ?? best(root, counts, roots)]));
}
/** A package that stands below another one as it does in the tree is that one. */
function ownFolder(root, roots, { manifests }) {
	const above = roots.find((one) => one !== root && root.startsWith(one) && manifests.has(root.slice(one.length)));
	return above === void 0 ? null : [root.slice(above.length)];
}
/** But for folders that have one of their own in the list. */
function best(root, counts, roots) {
	const most = [...counts.values()].reduce((one, other) => Math.max(one, other), 0);
	return [...counts].flatMap(([folder, count]) => count * 2 >= most && (folder === "" || !roots.includes(root + folder)) ? [folder] : []);
}
function namesOf$3(paths) {
	const byName = /* @__PURE__ */ new Map();
	for (const path of paths) byName.set(nameOf$4(path), [...byName.get(nameOf$4(path)) ?? [], path].slice(0, 33));
	return new Map([...byName].filter(([, files]) => files.length <= COMMON$1));
}

// src/artifact/place.ts
/** Files of the tree that share a name: more of them say little about where folders stand. */
const COMMON = 32;
const MOST_VOTES = 5e5;
const MOST_ALIGNMENTS = 32;
const MOST_ODD = 1e3;
function indexOf$1(paths) {
	const byName = /* @__PURE__ */ new Map();
	const below = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const name = nameOf$4(path);
		const known = byName.get(name);
		if (known) known.push(path);
		else byName.set(name, [path]);
		for (let end = path.indexOf("/"); end !== -1; end = path.indexOf("/", end + 1)) {
			const folder = path.slice(0, end + 1);
			below.set(folder, (below.get(folder) ?? 0) + 1);
		}
	}
	return {
		paths,
		byName,
		below: below.set("", paths.size)
	};
}
/**
* @param listed cleaned paths; those of packages are passed over
* @param foreign files that others made: they may be files of the tree, and are not expected to be
*/
function place(listed, tree, foreign) {
	const own = [...listed].filter((path) => !isOfPackage(path));
	const alignments = alignmentsOf(own, tree);
	const solid = alignments.filter(isSolid);
	const at = /* @__PURE__ */ new Map();
	const near = nearMisses$1();
	let [code, placed] = [0, 0];
	for (const path of own) {
		const isCode = familyOf$1(path) !== null && !foreign(path);
		const found = filesOf(path, alignments, tree);
		code += isCode ? 1 : 0;
		placed += isCode && found.length > 0 ? 1 : 0;
		for (const file of found) if (!at.has(file)) at.set(file, path);
		if (found.length > 0 || !foreign(path)) note$1(near, path, found, solid);
	}
	const used = solid.filter(({ from, to }) => [...at].some(([file, path]) => path === from + file.slice(to.length) && file.startsWith(to)));
	return {
		at,
		code,
		placed,
		isSolid: used.length > 0,
		roots: [...new Set(used.map(({ from }) => from))],
		mayMean: (path) => !at.has(path) && isNear(near, path)
	};
}
function isSolid({ from, to, count, deep }) {
	return deep || count > 1 || from === "" && to === "";
}
/** The best ones, which hold the most files first. */
function alignmentsOf(own, tree) {
	const all = /* @__PURE__ */ new Map();
	let votes = vote(own, tree, {
		all,
		votes: 0,
		common: false
	});
	if (all.size === 0) votes = vote(own, tree, {
		all,
		votes,
		common: true
	});
	const best = [...all.values()].toSorted((a, b) => b.count - a.count || (a.from + a.to < b.from + b.to ? -1 : 1)).slice(0, MOST_ALIGNMENTS);
	for (const alignment of best) alignment.most = alignment.count * 2 >= (tree.below.get(alignment.to) ?? 0);
	return best;
}
function vote(own, tree, { all, votes, common }) {
	let cast = votes;
	for (const path of own) {
		const files = tree.byName.get(nameOf$4(path)) ?? [];
		if (!common && files.length > COMMON) continue;
		for (const file of files) {
			if (cast === MOST_VOTES) return cast;
			cast += 1;
			const { from, to, depth } = commonEnd(path, file);
			const key = `${from}\0${to}`;
			const known = all.get(key) ?? {
				from,
				to,
				count: 0,
				deep: false,
				most: false
			};
			known.count += 1;
			known.deep ||= depth > 1;
			all.set(key, known);
		}
	}
	return cast;
}
/** What stands before the parts that two paths have in common at their ends. */
function commonEnd(path, file) {
	let [left, right, depth] = [
		path.length,
		file.length,
		0
	];
	while (left > 0 && right > 0) {
		const [before, behind] = [path.lastIndexOf("/", left - 2) + 1, file.lastIndexOf("/", right - 2) + 1];
		if (path.slice(before, left) !== file.slice(behind, right)) break;
		[left, right, depth] = [
			before,
			behind,
			depth + 1
		];
	}
	return {
		from: path.slice(0, left),
		to: file.slice(0, right),
		depth
	};
}
/** By the best alignment that has it, by its equals, and by those that hold most of a folder of the tree. */
function filesOf(path, alignments, { paths }) {
	const found = [];
	let best = 0;
	for (const { from, to, count, most } of alignments) {
		if (!path.startsWith(from)) continue;
		const file = to + path.slice(from.length);
		if (!paths.has(file)) continue;
		if (found.length > 0 && count < best && !most) continue;
		best = Math.max(best, count);
		found.push(file);
	}
	return found;
}
function nearMisses$1() {
	return {
		loose: /* @__PURE__ */ new Set(),
		folded: /* @__PURE__ */ new Set(),
		odd: []
	};
}
function note$1(near, path, found, solid) {
	for (const file of found) near.folded.add(folded$1(file));
	if (found.length > 0) return;
	const within = solid.filter(({ from }) => path.startsWith(from));
	if (within.length === 0) near.loose.add(folded$1(nameOf$4(path)));
	for (const { from, to } of within) {
		const file = to + path.slice(from.length);
		near.folded.add(folded$1(file));
		if (/[^\0-\x7f]/.test(file) && near.odd.length <= MOST_ODD) near.odd.push(Array.from(folded$1(file)));
	}
}
function isNear({ loose, folded: all, odd }, path) {
	if (all.has(folded$1(path)) || loose.has(folded$1(nameOf$4(path))) || odd.length > MOST_ODD) return true;
	if (odd.length === 0) return false;
	const letters = Array.from(folded$1(path));
	return odd.some((file) => lookAlike(file, letters));
}

// src/artifact/sources.ts
const NO_LISTING = {
	code: [],
	sources: /* @__PURE__ */ new Map(),
	expected: /* @__PURE__ */ new Map()
};
function sourceVoices(evidences, tree) {
	const index = indexOf$1(tree.paths);
	const disputed = disputes(evidences);
	const prepared = evidences.flatMap((evidence) => {
		if (evidence.sources === null) return [];
		const one = prepare(evidence, evidence.sources, tree, index);
		return [{
			...one,
			stale: one.stale ?? disputed.get(evidence) ?? null
		}];
	});
	const imported = mentioned(prepared.flatMap(({ claim, files }) => claim.reach === "modules" ? files : []), tree);
	const made = prepared.filter(({ claim, stale }) => claim.reach !== "listing" && stale === null).flatMap(({ claim }) => [...claim.made.keys()].map((path) => ({ path })));
	const traces = prepared.map((one) => traceOf(one, made));
	const untraced = traces.find((trace) => trace.untraced !== null)?.untraced ?? null;
	const isAllTraced = untraced === null && traces.some(({ traced }) => traced > 0);
	return {
		all: prepared.map((one, at) => voiceOf(one, {
			untraced,
			isAllTraced,
			imported,
			traced: traces[at]?.traced ?? 0
		})),
		untraced
	};
}
function prepare(evidence, claim, tree, index) {
	const { workspaces } = tree;
	const ships = new Map([...claim.ships].map(([path, where]) => [inWorkspace(path, workspaces), where]));
	const read = [...claim.read].map((path) => inWorkspace(path, workspaces));
	const isImage = evidence.format === "image";
	const foreign = (path) => isOfPackage(path) || isImage && isOfSystem(path);
	const placement = place([...ships.keys(), ...read], index, foreign);
	const shipped = [...placement.at].filter(([, path]) => ships.has(path));
	const covers = new Set(shipped.flatMap(([file]) => coverOf(file, claim.reach)));
	const files = shipped.map(([file]) => file);
	const own = claim.reach === "listing" ? [...ships.keys()].filter((path) => !foreign(path)) : [];
	const madeSources = claim.reach === "listing" ? [] : files.filter((path) => tree.generated.has(path));
	const archive = own.find(isArchive) ?? null;
	const byteCode = new Set(own.flatMap((path) => byteCodeOf(path) ?? []));
	const isMade = (path) => canBeMade(path) && (looksGenerated(path) || tree.generated.has(path));
	const [sizes, contents] = [agreed(claim.sizes, workspaces), agreed(claim.contents, workspaces)];
	const owners = new Map([...claim.owners].map(([path, names]) => [inWorkspace(path, workspaces), names]));
	const listing = claim.reach === "listing" ? listingOf({
		claim: {
			...claim,
			ships,
			sizes,
			contents,
			owners
		},
		own,
		placement,
		isMade
	}, tree) : NO_LISTING;
	return {
		evidence,
		claim,
		isMade,
		ships,
		placement,
		foreign,
		covers,
		doubt: tree.doubt,
		stale: otherSources(claim.reach === "listing" ? listing.expected : placement.at, sizes, tree.sizes),
		detour: detourOf({
			paths: [...ships.keys(), ...read],
			placement,
			reach: claim.reach,
			foreign
		}, tree),
		listing,
		here: mostlyHere(own, placement),
		files,
		madeSources,
		archive,
		byteCode
	};
}
/** Bundlers take all endings of a language for the same; in an artifact each ending stands for itself. */
function coverOf(file, reach) {
	const family = familyOf$1(file);
	return family === null ? [] : [reach === "listing" ? endingOf(file) : family];
}
function endingOf(path) {
	const name = nameOf$4(path);
	return name.slice(name.lastIndexOf(".")).toLowerCase();
}
/** By paths of the tree; null where two files that are one there differ. */
function agreed(known, workspaces) {
	const all = /* @__PURE__ */ new Map();
	for (const [written, value] of known) {
		const path = inWorkspace(written, workspaces);
		all.set(path, all.has(path) && all.get(path) !== value ? null : value);
	}
	return all;
}
/** A workspace package stands below node_modules, and is a folder of this tree. */
function inWorkspace(path, workspaces) {
	const found = workspaces.size === 0 ? null : npmPackageOf(path);
	const target = found === null ? void 0 : workspaces.get(found.folder) ?? workspaces.get(`node_modules/${found.name}`);
	return found === null || target === void 0 ? path : cleanPath(path.replace(found.folder, () => target)) ?? path;
}
/** Of what is no file of the tree nobody knows what it was made of, unless a bundle's own evidence names it. */
function traceOf({ evidence, listing }, made) {
	const code = listing.code.map((one) => ({ path: one }));
	const traced = new Set(samePaths(code, made).map(([one]) => one.path));
	const path = listing.code.find((one) => !traced.has(one));
	return {
		traced: traced.size,
		untraced: path === void 0 ? null : {
			file: evidence.file,
			path
		}
	};
}
function voiceOf(prepared, { untraced, isAllTraced, imported, traced }) {
	const { evidence, placement } = prepared;
	const silent = whySilent(prepared, imported) ?? (isAllTraced ? null : whyAlone(prepared));
	const asked = {
		...prepared,
		silent,
		untraced,
		imported
	};
	return {
		evidence,
		traced,
		stale: prepared.stale,
		madeSources: prepared.madeSources,
		placement,
		silent,
		ask: (path) => ask$1(asked, path)
	};
}
/** Why it denies nothing at all, or null. */
function whySilent({ evidence: { file, format }, claim, placement, doubt, stale, detour }, { unread }) {
	if (doubt !== null) return doubt;
	if (claim.reach === "entries") return `${file} lists entries, and not what they import`;
	if (claim.gap !== null) return `${file} is not complete: ${claim.gap}`;
	if (placement.placed === 0) return `no source file that ${file} lists is in this source tree`;
	if (!placement.isSolid) return `${file} and this source tree have only a name in common`;
	if (stale !== null) return stale;
	if (claim.reach === "modules" && unread !== null) return `what ${unread} imports, which ships or may, is not known`;
	if ((claim.reach !== "listing" || format === "file list") && placement.placed * 2 <= placement.code) return `most of the source files that ${file} lists are not in this source tree`;
	return detour;
}
/** The map of one source file is that of a file compiled by itself: others are compiled beside it, and have maps of their own. */
function whyAlone({ evidence: { file, format }, placement }) {
	if (format !== "source map" || placement.code > 1) return null;
	return `${file} maps one source file, and no list of the artifact shows that there are no others`;
}
function ask$1(asked, path) {
	const { evidence, claim, ships, placement } = asked;
	const say = (word, why, at = "") => ({
		word,
		why,
		where: at === "" ? evidence.file : `${evidence.file}#${at}`
	});
	const listed = placement.at.get(path) ?? asked.listing.sources.get(path);
	const pointer = ships.get(listed ?? path) ?? (listed === void 0 ? claim.made.get(path) : void 0);
	if (pointer !== void 0) return say("yes", `${evidence.format} ${evidence.file} lists it`, pointer);
	if (listed !== void 0) return say("maybe", `${evidence.file} says that it was read, and values of it may have been copied`);
	if (claim.reach === "modules" && asked.imported.files.has(path)) return say("maybe", `a file that ${evidence.file} lists may import it, and values of it may have been copied`);
	if (placement.mayMean(path)) return say("maybe", `${evidence.file} lists a file whose path looks like this one`);
	const name = nameOf$4(path).replace(/\.[^.]*$/, "");
	if (asked.byteCode.has(name)) return say("maybe", `${evidence.file} lists byte code of that name`);
	const why = whyNot(asked, path);
	return why === null ? say("no", `it is not among the ${placement.placed} source files of this tree that ${evidence.file} lists`) : say("silent", why);
}
/** Why this evidence cannot deny this file, or null. */
function whyNot(asked, path) {
	const family = familyOf$1(path);
	if (asked.silent !== null) return asked.silent;
	if (family === null) return "it is no code, and may shape the artifact without being in it";
	if (asked.isMade(path)) return "it looks as if it was made of others";
	if (isOfPackage(path)) return "it stands where packages do";
	if (isAmbiguous(path)) return "tools write its path in more than one way";
	const { untraced, claim, covers } = asked;
	const { file } = asked.evidence;
	if (untraced !== null) return `${untraced.file} lists ${untraced.path}, and no evidence says which sources that was made of`;
	if (!covers.has(claim.reach === "listing" ? endingOf(path) : family)) return `${file} does not cover files of its language`;
	return claim.reach === "listing" ? whyNotListed(asked, family) : null;
}
/** Why a list of the artifact's files cannot deny a file of this language, or null. */
function whyNotListed({ evidence: { file, format }, placement, here, archive }, family) {
	if (archive !== null) return `${file} lists ${archive}, and not what that holds`;
	if (format === "file list" && placement.placed === placement.code) return null;
	if (!isInterpreted(family)) return "it is compiled into other files, and a list of the artifact does not show it";
	return here.has(family) ? null : `most files of its language in ${file} are not in this source tree`;
}
/** Languages of which at least half of the files that it lists, below the folders that correspond, are files of the tree. */
function mostlyHere(own, { at, roots }) {
	const listed = /* @__PURE__ */ new Map();
	for (const path of own) {
		const family = familyOf$1(path);
		if (family !== null && roots.some((root) => path.startsWith(root))) listed.set(family, (listed.get(family) ?? 0) + 1);
	}
	const here = /* @__PURE__ */ new Map();
	for (const path of new Set(at.values())) {
		const family = familyOf$1(path);
		if (family !== null) here.set(family, (here.get(family) ?? 0) + 1);
	}
	return new Set([...listed.keys()].filter((family) => (here.get(family) ?? 0) * 2 >= (listed.get(family) ?? 0)));
}

// src/artifact/weigh.ts
const SAME_BUILD = "give the evidence that the build of this artifact wrote, and judge the commit that it was built of";
function faultsIn({ evidences, required, judged, tree }) {
	return [...required.filter(({ name }) => !evidences.some(({ file }) => isNamed$1(file, name))).map((one) => missing(one, evidences)), ...evidences.flatMap((evidence) => [
		...otherArtifact(evidence, judged),
		...otherRevision(evidence, judged),
		...otherPacked(evidence, tree)
	])];
}
/** A name without a folder means the file wherever it stands. */
function isNamed$1(file, name) {
	return pathTest(name)(file.normalize("NFC")) || !name.includes("/") && pathTest(`**/${name}`)(file.normalize("NFC"));
}
function missing({ name, where }, evidences) {
	const given = evidences.map(({ file }) => file).slice(0, 5);
	const shown = given.length === 0 ? "none is given" : `given: ${given.join(", ")}`;
	return require_fault.fault("E_EVIDENCE_ABSENT", where, `the evidence "${name}" that the policy requires is missing`, `let the build write it, and pass it; ${shown}`);
}
/** Digests of different algorithms cannot contradict each other; of one that a subject is named by twice, either will do. */
function otherArtifact({ file, subjects }, { digests }) {
	const known = new Set(digests.map(algorithmOf));
	const comparable = subjects.filter((subject) => subject.digests.some((digest) => known.has(algorithmOf(digest))));
	const strangers = comparable.map((subject) => strangerIn(subject, digests));
	const [first] = strangers;
	if (first === void 0 || strangers.includes(null)) return [];
	const where = `${file}#${comparable[0]?.where ?? ""}`;
	const own = digests.find((digest) => algorithmOf(digest) === algorithmOf(first ?? "")) ?? "";
	const what = `it speaks of another artifact: of ${first?.slice(0, 80) ?? ""}${comparable.length > 1 ? " and others" : ""}`;
	return [require_fault.fault("E_EVIDENCE_OTHER", where, `${what}, and ${own.slice(0, 80)} is judged`, SAME_BUILD)];
}
/** @returns a digest of it by an algorithm by which it is none of those that are judged; null where it is one of them by all */
function strangerIn({ digests: named }, digests) {
	const algorithms = [...new Set(named.map(algorithmOf))].filter((algorithm) => digests.some((own) => algorithmOf(own) === algorithm));
	const isOther = (algorithm) => !named.some((digest) => algorithmOf(digest) === algorithm && digests.includes(digest));
	const odd = algorithms.find(isOther);
	return odd === void 0 ? null : named.find((digest) => algorithmOf(digest) === odd) ?? null;
}
function algorithmOf(digest) {
	return digest.slice(0, digest.indexOf(":"));
}
function otherRevision({ file, revisions }, { revision }) {
	const [first] = revisions;
	if (revision === null || first === void 0 || revisions.some((one) => one.revision === revision.toLowerCase())) return [];
	const what = `it speaks of an artifact that was built of revision ${first.revision.slice(0, 64)}, and ${revision} is judged`;
	return [require_fault.fault("E_EVIDENCE_OTHER", `${file}#${first.where}`, what, SAME_BUILD)];
}
const STRANGE = "no line names a file of this tree: was it made here? for npm pack use --json, for tar use -tf";
function otherPacked(evidence, tree) {
	if (evidence.format !== "npm pack") return [];
	return otherPackages(evidence, tree).map(({ name, where }) => {
		const what = `it lists the files of "${name.slice(0, 80)}", and no package.json of the source tree has that name`;
		return require_fault.fault("E_EVIDENCE_OTHER", `${evidence.file}#${where}`, what, SAME_BUILD);
	});
}
const KEEPS_NOTHING = "it keeps nothing from counting as shipped";
function warningsOn$1({ evidences, exclusions, tree, judged }, { all, untraced }, packages) {
	const loose = judged.digests.length > 0 || judged.revision !== null ? [] : evidences.filter(({ format }) => format === "provenance");
	return [
		...exclusions.filter(({ path }) => isIdle(path, tree.paths)).map(onExclusion),
		...evidences.flatMap(({ file, remarks }) => remarks.map((what) => ({
			what,
			where: file
		}))),
		...all.flatMap(onSources),
		...all.flatMap(onMade),
		...packages.flatMap((voice) => onPackages(voice, tree)),
		...untraced === null || all.some((voice) => voice.evidence.file === untraced.file && isStrangeList(voice)) ? [] : [onUntraced(untraced)],
		...loose.map(({ file }) => ({
			what: "no artifact and no revision is judged that its provenance could be held against",
			where: file
		}))
	];
}
function isIdle(pattern, paths) {
	return ![...paths].some(pathTest(pattern));
}
/** It may be misspelt. */
function onExclusion({ path, where }) {
	return {
		what: `the excluded path "${path}" is no file of the source tree`,
		where
	};
}
/** Its lines are no paths of this tree: what tools print for people looks like a list, too. */
function isStrangeList({ evidence: { format }, traced, placement }) {
	return format === "file list" && traced === 0 && placement.at.size === 0;
}
function onSources(voice) {
	const { evidence, traced, placement, stale, silent } = voice;
	const [{ file, sources }, { code, placed }] = [evidence, placement];
	if (isStrangeList(voice)) return [{
		what: `${STRANGE}: ${KEEPS_NOTHING}`,
		where: file
	}];
	if (silent !== null && silent === stale) return [{
		what: `${stale}: ${KEEPS_NOTHING}`,
		where: file
	}];
	if (silent !== null && traced === 0) return [{
		what: `${silent}: ${KEEPS_NOTHING}`,
		where: file
	}];
	if (silent !== null || placed === code || sources?.reach === "listing") return [];
	return [{
		what: `${code - placed} of the source files that it lists are not in this source tree`,
		where: file
	}];
}
function onMade({ evidence: { file }, madeSources: [first, ...more] }) {
	if (first === void 0) return [];
	return [{
		what: `${`${first}${more.length === 0 ? "" : ` and ${more.length} more`} ships and looks as if it was made of other files`}: those count as shipped only if evidence of that step lists them (its source map)`,
		where: file
	}];
}
function onPackages({ evidence, named, known }, tree) {
	const { file, packages } = evidence;
	const [other] = packages?.from === "list" ? otherPackages(evidence, tree) : [];
	if (other !== void 0) return [{
		what: `it is about "${other.name}", which is no package of the source tree: ${KEEPS_NOTHING}`,
		where: file
	}];
	if (packages?.from !== "list" || known > 0) return [];
	return [{
		what: `${named === 0 ? "it lists no package" : "no package that it lists is known here"}: ${KEEPS_NOTHING}`,
		where: file
	}];
}
function onUntraced({ file, path }) {
	return {
		what: `${`no evidence says which sources "${path}" was made of, so nothing counts as left out`}: give its source map, or the bundler's own evidence`,
		where: file
	};
}

// src/artifact/ships.ts
function shipping(grounds) {
	const { evidences, tree, exclusions } = grounds;
	const sources = sourceVoices(evidences, tree);
	const packages = packageVoices(evidences, sources, tree);
	const excluding = exclusions.map((exclusion) => ({
		exclusion,
		matches: pathTest(exclusion.path)
	}));
	const court = {
		silence: evidences.length === 0 ? require_common.NOT_ASKED.why : "no evidence speaks of things of its kind",
		tree,
		sources,
		packages,
		exclusions: excluding,
		known: /* @__PURE__ */ new Map()
	};
	return {
		ships: (questions) => together$2(questions.map((question) => answer(question, court))),
		faults: faultsIn(grounds),
		warnings: warningsOn$1(grounds, sources, packages)
	};
}
function answer({ paths, package: found }, court) {
	if (found !== null) return ofPackage(nameOfFinding(found), paths, court);
	if (paths.length === 0) return unlocated();
	return together$2(paths.map((path) => path ? knownOr(path.normalize("NFC"), court) : unlocated()));
}
function unlocated() {
	return {
		answer: "unknown",
		why: "it names no file of the source folder",
		where: "",
		exclusions: []
	};
}
function ofPackage(wanted, paths, { packages, silence }) {
	return decided(packages.map((voice) => voice.ask(wanted, paths)), silence);
}
function knownOr(path, court) {
	const known = court.known.get(path) ?? ofSource(path, court);
	court.known.set(path, known);
	return known;
}
function ofSource(path, { tree, sources, exclusions, silence }) {
	const voices = sources.all.map((voice) => voice.ask(path));
	const yes = voices.find(({ word }) => word === "yes");
	if (yes) return decided([yes], silence);
	if (!tree.paths.has(path)) return {
		...unlocated(),
		why: "its path is no file of the source tree"
	};
	const excluding = exclusions.find(({ matches }) => matches(path));
	if (excluding) {
		const { exclusion } = excluding;
		return {
			answer: "no",
			why: `the policy excludes "${exclusion.path}": ${exclusion.reason}`,
			where: exclusion.where,
			exclusions: [exclusion]
		};
	}
	return decided(voices, silence);
}
/** Evidence that may mean it keeps others from denying it. */
function decided(voices, silence) {
	const strongest = [
		"yes",
		"maybe",
		"no",
		"silent"
	].flatMap((word) => voices.filter((voice) => voice.word === word))[0];
	if (strongest === void 0) return {
		...require_common.NOT_ASKED,
		why: silence
	};
	const { word, why, where } = strongest;
	return {
		answer: word === "yes" || word === "no" ? word : "unknown",
		why,
		where,
		exclusions: []
	};
}
function together$2(all) {
	const found = all.find(({ answer: one }) => one === "yes") ?? all.find(({ answer: one }) => one === "unknown");
	if (found !== void 0 || all.length <= 1) return found ?? all[0] ?? unlocated();
	const exclusions = [...new Set(all.flatMap((one) => one.exclusions))];
	return {
		...all.find((one) => one.exclusions.length > 0) ?? all[0] ?? unlocated(),
		exclusions
	};
}

// src/artifact/delivery.ts
const NOTHING_KNOWN = {
	ofSighting: () => require_common.NOT_ASKED,
	ofDefect: () => require_common.NOT_ASKED,
	faults: [],
	warnings: []
};
/** @param grounds null where nothing is known of the artifact: then nobody asks, and everything ships */
function deliveryOf(grounds) {
	if (grounds === null) return NOTHING_KNOWN;
	const { ships, faults, warnings } = shipping(grounds);
	return {
		ofSighting: (sighting) => ships([questionOf(sighting)]),
		ofDefect: ({ findings }) => ships(findings.map(({ finding }) => questionOf(finding))),
		faults,
		warnings
	};
}
function questionOf({ location, otherPaths, package: found }) {
	return {
		paths: [location.path, ...otherPaths],
		package: found
	};
}

// src/coverage/revision.ts
/** @param checkout null where it is not known: then nothing is compared */
function weighRevisions(runs, checkout) {
	if (checkout === null) return {
		faults: [],
		warnings: []
	};
	const others = runs.filter(({ revisions }) => revisions.length > 0 && !revisions.some((one) => isJudged(one, checkout)));
	const contradicts = ({ revisions }) => revisions.some((one) => checkout.known.has(one));
	return {
		faults: others.filter(contradicts).map((run) => stale(run, checkout)),
		warnings: others.filter((run) => !contradicts(run)).map(strange)
	};
}
function isJudged(revision, { head, merged }) {
	return revision === head || merged.includes(revision);
}
function stale(run, { head, known }) {
	const scanned = run.revisions.find((one) => known.has(one)) ?? "";
	const what = `${run.tool.name}: the run says that it scanned commit ${scanned}, and ${head} is judged`;
	return require_fault.fault("E_REVISION", placeOf$7(run), what, "pass the SARIF of a scan of this commit, or name the checkout that was scanned with --source");
}
/** It may be of another repository, such as a submodule, or of a commit that a shallow clone lacks. */
function strange(run) {
	return {
		what: `${run.tool.name}: the run says that it scanned commit ${run.revisions[0] ?? ""}, which this clone does not hold`,
		where: placeOf$7(run)
	};
}
function placeOf$7({ input, run }) {
	return `${input}#/runs/${run}/versionControlProvenance`;
}

// src/coverage/weigh.ts
function weighRuns(runs, policy) {
	const faults = [];
	const reductions = /* @__PURE__ */ new Map();
	for (const run of runs) for (const shortcoming of shortcomings(run, policy)) {
		const toleration = policy.tolerate.find((entry) => entry.what.includes(shortcoming.what) && isTool(run.tool, entry.tool, entry.category));
		const text = `${run.tool.name}: ${shortcoming.text}`;
		if (toleration === void 0) faults.push(require_fault.fault(shortcoming.code, placeOf$6(run), text, shortcoming.fix));
		else reductions.set(`${toleration.where} ${text}`, {
			kind: "toleration",
			where: toleration.where,
			reason: `${text}; tolerated: ${toleration.reason}`,
			defects: null
		});
	}
	faults.push(...policy.requiredTools.flatMap((required) => absent(required, runs)));
	return {
		faults,
		warnings: runs.flatMap((run) => warningsOf(run, policy)),
		reductions: [...reductions.values()]
	};
}
function shortcomings(run, policy) {
	const found = [];
	if (run.outcome === "failed") found.push({
		what: "executionFailure",
		code: "E_EXECUTION_FAILED",
		text: `the scan did not finish: ${run.failure}`,
		fix: "run the scanner again and look at its log"
	});
	if (!run.hasResults) found.push({
		what: "missingResults",
		code: "E_NO_RESULTS",
		text: "the run has no results array, so the scan did not get as far as results",
		fix: "run the scanner again; a clean scan writes \"results\": []"
	});
	if (run.externalDecisive.length > 0) found.push({
		what: "externalProperties",
		code: "E_EXTERNAL",
		text: `${run.externalDecisive.join(", ")} stand in another file, which is not fetched`,
		fix: "let the scanner write one self-contained file"
	});
	if (run.errorNotifications.length > 0 && policy.errorNotifications === "fault") found.push({
		what: "errorNotifications",
		code: "E_ERROR_NOTIFICATION",
		text: errorsOf(run),
		fix: "mend what the scanner complains of"
	});
	return found;
}
function warningsOf(run, policy) {
	const where = placeOf$6(run);
	const { rule, level, kind } = run.contradictions;
	const warnings = [];
	const warn = (what) => void warnings.push({
		what: `${run.tool.name}: ${what}`,
		where
	});
	if (run.errorNotifications.length > 0 && policy.errorNotifications === "warn") warn(`${errorsOf(run)}; what it did not scan is not known`);
	if (run.externalOther.length > 0) warn(`${run.externalOther.join(", ")} stand in another file, which is not fetched`);
	if (rule > 0) warn(`${results(rule)} that can be read as following different rules: the more severe reading counts`);
	if (level > 0) warn(`${results(level)} with a level that SARIF does not know, read as if it were absent`);
	if (kind > 0) warn(`${results(kind)} whose kind and level contradict each other, or with an unknown kind: counted as a problem`);
	return warnings;
}
function results(count) {
	return count === 1 ? "1 result" : `${count} results`;
}
function errorsOf(run) {
	const [first = "", ...more] = run.errorNotifications;
	const shown = first.length > 200 ? `${first.slice(0, 200)}\u2026` : first;
	return `reported ${run.errorNotifications.length === 1 ? "an error" : `${run.errorNotifications.length} errors`} while it ran: "${shown}"${more.length > 0 ? ", \u2026" : ""}`;
}
function absent(required, runs) {
	if (runs.some((run) => isTool(run.tool, required.name, required.category))) return [];
	const name = required.category === null ? `"${required.name}"` : `"${required.name}" with category "${required.category}"`;
	const sameTool = runs.filter((run) => isTool(run.tool, required.name, null)).map((run) => run.tool.category ?? "(none)");
	const others = [...new Set(runs.map((run) => run.tool.name))].join(", ");
	const seen = sameTool.length > 0 ? `its categories here: ${sameTool.join(", ")}` : `tools here: ${others || "none"}`;
	return [require_fault.fault("E_TOOL_ABSENT", required.where, `required tool ${name} is in no run`, `run it in this build and pass its SARIF; ${seen}`)];
}
/** A category names the run's id, or the part of it before the run's own name (SARIF 2.1.0 \u00a73.17.3). */
function isTool(tool, name, category) {
	if (tool.name.toLowerCase() !== name.toLowerCase()) return false;
	return category === null || tool.category === category || (tool.category ?? "").startsWith(`${category}/`);
}
function placeOf$6(run) {
	return `${run.input}#/runs/${run.run}`;
}

// src/decision/manifests.ts
/** What an operating system or an image brings is defined where images are, and in what their builds run and read. */
const IMAGE = `Dockerfile Dockerfile.* *.Dockerfile Containerfile Containerfile.* *.Containerfile .dockerignore
  docker-compose*.yml docker-compose*.yaml compose*.yml compose*.yaml docker-bake.hcl docker-bake.json .env .env.* *.env *.sh *.bash
  Chart.yaml Chart.lock values*.yaml kustomization.yaml kustomization.yml apko.yaml devcontainer.json`;
const NAMES$2 = {
	npm: `package.json package-lock.json npm-shrinkwrap.json .npmrc yarn.lock .yarnrc .yarnrc.yml .pnp.cjs pnpm-lock.yaml
    pnpm-workspace.yaml .pnpmfile.cjs bun.lock bun.lockb deno.json deno.jsonc deno.lock lerna.json`,
	pypi: `*requirements*.txt *requirements*.in *constraints*.txt requirements/*.txt requirements/*.in requirements/*.lst
    deps/*.txt deps/*.in deps/*.lst pyproject.toml setup.py setup.cfg poetry.lock Pipfile Pipfile.lock pdm.lock uv.lock pylock*.toml environment*.yml environment*.yaml`,
	maven: `pom.xml *.pom *.gradle *.gradle.kts gradle.properties *.lockfile *.versions.toml gradle/** buildSrc/** .mvn/*
    build.sbt project/*.sbt project/*.scala ivy.xml deps.edn project.clj maven_install.json MODULE.bazel`,
	golang: "go.mod go.sum go.work go.work.sum vendor/modules.txt Gopkg.toml Gopkg.lock glide.yaml glide.lock",
	cargo: "Cargo.toml Cargo.lock .cargo/config.toml .cargo/config",
	gem: "Gemfile Gemfile.lock gems.rb gems.locked *.gemspec .bundle/config",
	composer: "composer.json composer.lock",
	nuget: `*.csproj *.fsproj *.vbproj *.nuspec *.props *.targets *.deps.json packages.config packages.lock.json project.json
    project.assets.json nuget.config global.json paket.dependencies paket.lock`,
	github: ".github/** action.yml action.yaml",
	hex: "mix.exs mix.lock rebar.config rebar.lock gleam.toml manifest.toml",
	pub: "pubspec.yaml pubspec.lock pubspec_overrides.yaml",
	swift: "Package.swift Package@swift-*.swift Package.resolved",
	cocoapods: "Podfile Podfile.lock *.podspec",
	conan: "conanfile.txt conanfile.py conan.lock conandata.yml",
	conda: "environment*.yml environment*.yaml meta.yaml conda-lock.yml pixi.toml pixi.lock",
	cran: "DESCRIPTION renv.lock packrat/packrat.lock",
	hackage: "*.cabal cabal.project cabal.project.* stack.yaml stack.yaml.lock package.yaml",
	deb: IMAGE,
	rpm: IMAGE,
	apk: IMAGE,
	alpm: IMAGE,
	oci: IMAGE,
	docker: IMAGE
};
const CACHE = /* @__PURE__ */ new Map();
/** @returns of a kind of package, or of any where it is unknown, a manifest that the change touched, moved or took away; else null */
function manifestsOf(change) {
	const paths = [...change.files].flatMap(([path, { from }]) => from === null ? [path] : [path, from]);
	const found = /* @__PURE__ */ new Map();
	return (ecosystem) => {
		const kind = ecosystem !== null && Object.hasOwn(NAMES$2, ecosystem) ? ecosystem : "";
		const known = found.get(kind);
		if (known !== void 0) return known;
		const isManifest = testOf(kind);
		const first = paths.find((path) => isManifest(path.toLowerCase())) ?? null;
		found.set(kind, first);
		return first;
	};
}
function testOf(kind) {
	const known = CACHE.get(kind);
	if (known !== void 0) return known;
	const names = (NAMES$2[kind] ?? Object.values(NAMES$2).join(" ")).toLowerCase().split(/\s+/);
	const whole = new Set(names.filter((name) => !/[*/]/.test(name)));
	const rest = [...new Set(names.filter((name) => /[*/]/.test(name)).map(sourceOf))];
	const pattern = rest.length === 0 ? null : new RegExp(`(?:^|/)(?:${rest.join("|")})$`, "s");
	const test = (path) => whole.has(path.slice(path.lastIndexOf("/") + 1)) || (pattern?.test(path) ?? false);
	CACHE.set(kind, test);
	return test;
}
/** `*` is any run of characters within a part, `**` any at all. */
function sourceOf(name) {
	return name.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(/\*+/g, (stars) => stars === "*" ? "[^/]*" : ".*");
}

// src/decision/introduced.ts
/**
* Name (in any case) and version are the same. A version that neither names may be the same, too. What a run calls its category has
* no say: whoever writes the configuration of a scan could name it anew, and have no tool that was there before.
*/
function isSameTool(a, b) {
	return nameOf$3(a) === nameOf$3(b) && versionOf(a) === versionOf(b);
}
function nameOf$3({ name }) {
	return name.trim().toLowerCase();
}
function versionOf({ version }) {
	return version?.trim() ?? "";
}
/** @param change what is judged, or why that cannot be told @returns the answer for one finding after the other */
function introducedBy(change) {
	const judge = change.told ? judgeOf(change.value) : untellable(change);
	return (facts) => facts.followed.strength === "strong" ? knownBefore(facts.finding, facts.followed, change) : judge(facts);
}
/** Introduced where any of its findings is; the first such speaks. */
function introducedDefect(findings) {
	return findings.find(({ answer }) => answer === "yes") ?? findings[0];
}
function knownBefore(finding, before, change) {
	if (hasOthers(finding.suppressions, before.suppressions)) return yes("it was known before, and its suppression was not");
	const { path, line, endLine } = finding.location;
	if (before.rewritten && (!change.told || path === null || require_common.touches(change.value, path, line, endLine))) return yes(`known before (${before.by}), and its line was rewritten`);
	if (before.rewritten === null && change.told && path !== null && require_common.touches(change.value, path, null, null)) return yes(`known before (${before.by}), and the change touches its file, whose text is not known`);
	return no(`known before: matched by ${before.by}`);
}
function untellable({ why, fix }) {
	return ({ followed }) => yes(withMatch(`what the change touches cannot be told: ${why}; ${fix}`, followed));
}
function judgeOf(change) {
	const manifests = manifestsOf(change);
	return ({ finding, followed, sameToolBefore }) => {
		const touched = touchedPlace(finding, change) ?? touchedManifest(finding, change, manifests);
		if (touched !== null) return yes(withMatch(touched, followed));
		const unknown = unknownPlace(finding, change) ?? (sameToolBefore ? null : unfollowed(finding, change));
		if (unknown !== null) return yes(withMatch(unknown, followed));
		const database = finding.vulnerability !== null && finding.package !== null && manifests(finding.package.ecosystem) === null;
		if (sameToolBefore && !database) return yes(withMatch("the same version of the tool did not find it on the base", followed));
		if (sameToolBefore) return no("new to the database of the tool: the change touches nothing that brings packages");
		return no(followed.strength === "no baseline" ? "it stands where the change did nothing" : "new, and it stands where the change did nothing");
	};
}
function touchedPlace({ location, otherPaths }, change) {
	const { path, line, endLine } = location;
	if (path !== null && require_common.touches(change, path, line, endLine)) return `the change touches ${placeOf$5(path, line, endLine)}`;
	const other = otherPaths.find((each) => require_common.touches(change, each, null, null));
	return other === void 0 ? null : `the change touches ${other}, another place of it`;
}
function placeOf$5(path, line, endLine) {
	if (line === null) return path;
	return endLine === null || endLine === line ? `${path}:${line}` : `${path}:${line}-${endLine}`;
}
function touchedManifest({ location: { path }, package: found }, change, manifests) {
	if (found === null) return null;
	if (path !== null && require_common.isTouched(change, path)) return `the change touches ${path}, which names the package`;
	const manifest = manifests(found.ecosystem);
	return manifest === null ? null : `the change touches ${manifest}, which can bring the package`;
}
function unknownPlace({ location, otherPaths }, change) {
	const { path, display } = location;
	if (path === null) return display === "" ? "it names no place" : `"${display}" is no file of the source folder`;
	if (!require_common.isInHead(change, path)) return `${path} is no file of the commit, exactly as written`;
	const other = otherPaths.find((each) => !require_common.isInHead(change, each));
	return other === void 0 ? null : `"${other}", another place of it, is no file of the commit`;
}
/** It may have stood where no tool looked. */
function unfollowed({ location: { path } }, change) {
	const from = path === null ? null : change.files.get(path)?.from ?? null;
	if (from === null) return null;
	return `the change moved ${from} to ${path}, and without a run of the same tool on the base nobody knows whether it was found there`;
}
/** A suppression that it did not have, or has lost, where it still has one. */
function hasOthers(now, before) {
	const [present, past] = [namesOf$2(now), namesOf$2(before)];
	return present.size > 0 && (present.size !== past.size || [...present].some((name) => !past.has(name)));
}
function namesOf$2(suppressions) {
	return new Set(suppressions.map(({ kind, status }) => `${kind} ${status}`));
}
function withMatch(why, followed) {
	return followed.strength === "weak" ? `${why} (like one that was known before, by ${followed.by}: too weak to count)` : why;
}
function yes(why) {
	return {
		answer: "yes",
		why
	};
}
function no(why) {
	return {
		answer: "no",
		why
	};
}

// src/decision/decide.ts
/** @returns the judgement of one defect after the other */
function decider(grounds) {
	const earlierOf = earlierIn(grounds.past);
	const court = {
		...grounds,
		earlierOf,
		introduced: introduction(grounds, earlierOf),
		reasons: /* @__PURE__ */ new Map()
	};
	return (defect) => {
		const ships = grounds.shipsOf(defect);
		const exception = ships.answer === "no" ? null : grounds.covered.get(defect.id) ?? null;
		return new Judged(defect, {
			ships,
			exception,
			disposition: dispositionOf(defect, {
				ships,
				exception
			}, court)
		}, court);
	};
}
function dispositionOf(defect, { ships, exception }, court) {
	const { policy, threshold, earlierOf } = court;
	if (ships.answer === "no") return "not-shipped";
	if (exception !== null) return "accepted";
	if (defect.findings.every(({ finding }) => isHonoured(finding, policy, earlierOf(finding)))) return "accepted";
	if (!require_common.isAtLeast(defect.severity, threshold.failOn)) return "below-threshold";
	return isInScope(defect, court) ? "blocking" : "not-introduced";
}
/** What the stage blocks, of what is at or above its threshold. */
function isInScope(defect, { policy, stage, introduced, earlierOf }) {
	const { scope } = policy.stages[stage];
	if (scope === "all") return true;
	return scope === "new" ? stateOf(defect, earlierOf) === "new" : introduced(defect).answer === "yes";
}
/** What is known only weakly is new. */
function stateOf({ findings }, earlierOf) {
	const before = findings.map(({ finding }) => earlierOf(finding));
	if (before.some((one) => one?.strength !== "strong")) return "new";
	return before.some((one) => one?.changed) ? "updated" : "unchanged";
}
function earlierIn({ baseline }) {
	return baseline === null ? () => null : (finding) => baseline.earlier.get(finding) ?? null;
}
function introduction(grounds, earlierOf) {
	const { baseline, change } = grounds.past;
	const answer = introducedBy(change);
	const of = ({ finding, rating: { severity } }) => risen(severity, finding, earlierOf(finding), grounds) ?? answer({
		finding,
		followed: baseline === null ? { strength: "no baseline" } : followedBy(earlierOf(finding)),
		sameToolBefore: baseline?.tools.some((tool) => isSameTool(tool, finding.tool)) ?? false
	});
	return ({ findings: [first, ...more] }) => introducedDefect([of(first), ...more.map(of)]);
}
/** A change that moves a finding to where it weighs more has brought what it weighs. */
function risen(severity, { location }, earlier, { severityOf, threshold }) {
	if (earlier === null || earlier.finding.location.path === location.path || !require_common.isAtLeast(severity, threshold.failOn)) return null;
	const before = severityOf(earlier.finding);
	if (require_common.isAtLeast(before, threshold.failOn)) return null;
	return {
		answer: "yes",
		why: `known before in ${earlier.finding.location.display}, where it was ${before}`
	};
}
function followedBy(earlier) {
	if (earlier === null) return { strength: "none" };
	const { strength, by, rewritten, finding } = earlier;
	return strength === "strong" ? {
		strength,
		by,
		rewritten,
		suppressions: finding.suppressions
	} : {
		strength,
		by
	};
}
/** What is said of a defect is put into words when a report asks: of a million defects most are only counted. */
var Judged = class {
	disposition;
	ships;
	defect;
	acceptance;
	#court;
	constructor(defect, { disposition, ships, exception }, court) {
		this.disposition = disposition;
		this.ships = ships;
		this.defect = defect;
		this.acceptance = exception;
		this.#court = court;
	}
	get id() {
		return this.defect.id;
	}
	get findings() {
		return this.defect.findings;
	}
	get severity() {
		return this.defect.severity;
	}
	get merged() {
		return this.defect.merged;
	}
	get hasTwin() {
		return this.defect.hasTwin;
	}
	get state() {
		return stateOf(this, this.#court.earlierOf);
	}
	get introduced() {
		return this.#court.introduced(this);
	}
	get earlier() {
		const { past, earlierOf } = this.#court;
		return past.baseline === null ? [] : this.findings.map(({ finding }) => earlierOf(finding));
	}
	get exception() {
		return this.acceptance?.id ?? null;
	}
	get nearMisses() {
		return this.disposition === "blocking" ? this.#court.nearMissesOf(this) : [];
	}
	get why() {
		const { reasons } = this.#court;
		if (this.disposition === "not-shipped") return [{
			what: `it does not ship: ${this.ships.why}`,
			where: this.ships.where
		}];
		const key = this.acceptance ?? `${this.disposition} ${this.severity}`;
		const known = reasons.get(key) ?? [reasonFor(this, this.acceptance, this.#court)];
		reasons.set(key, known);
		return known;
	}
};
function reasonFor({ disposition, severity }, exception, { policy, stage, threshold }) {
	const { failOn, where } = threshold;
	if (exception !== null) return {
		what: `exception ${exception.id}, through ${exception.validThrough}`,
		where: exception.where
	};
	if (disposition === "accepted") return {
		what: "suppressed where it was found, and the policy honours that",
		where: policy.suppressions.where
	};
	if (disposition === "not-introduced") {
		const { scope, where: place } = policy.stages[stage];
		return {
			what: `${stage} blocks what is ${scope}, and this is not`,
			where: place
		};
	}
	return {
		what: `${severity} is ${disposition === "blocking" ? "at or above" : "below"} ${failOn}, on which ${stage} fails`,
		where
	};
}
/**
* All suppressions stand, and the policy honours one of their kinds (SARIF 2.1.0 \u00a73.27.23, \u00a73.35.3); where it honours those that
* are known, the same finding had it before.
*/
function isHonoured(finding, policy, earlier) {
	const { suppressions } = finding;
	if (suppressions.length === 0) return false;
	if (suppressions.some(({ status }) => status !== "accepted")) return false;
	return suppressions.some(({ kind }) => {
		if (kind === "unknown" || policy.suppressions[kind] === "ignore") return false;
		return policy.suppressions[kind] === "accept" || isKnown(kind, earlier);
	});
}
function isKnown(kind, earlier) {
	if (earlier?.strength !== "strong" || earlier.rewritten !== false) return false;
	return earlier.finding.suppressions.some((before) => before.kind === kind && before.status === "accepted");
}
/** True where its suppressions would be honoured if all of them were known. */
function mayBeHonoured({ suppressions }, policy) {
	if (suppressions.some(({ status }) => status !== "accepted")) return false;
	return suppressions.some(({ kind }) => kind !== "unknown" && policy.suppressions[kind] !== "ignore");
}

// src/decision/remarks.ts
/** @param silentRules severity rules that matched no finding */
function remarksOn(all, silentRules, policy, past) {
	return [
		...suppressedInSource(all, policy),
		...silent(silentRules),
		...elsewhere(all),
		...onThePast(past)
	];
}
/** What makes it less sure which defects are new. */
function onThePast({ baseline, change }) {
	const unknown = change.told || change === require_common.NOTHING_TO_COMPARE ? [] : [`what the change touches cannot be told: ${change.why}; ${change.fix}`];
	const unmeasured = baseline === null || baseline.unmeasured === 0 ? [] : [`${ofTheBaseline(baseline.unmeasured)} come from tools that did not run now`];
	const unsourced = baseline === null || baseline.unsourced === 0 ? [] : [`${baseline.unsourced} findings, of before and of now, were followed without the text of their file: on weaker evidence`];
	return [...unknown.map((what) => ({
		what,
		where: "option base-ref"
	})), ...[...unmeasured, ...unsourced].map((what) => ({
		what,
		where: "option baseline"
	}))];
}
function ofTheBaseline(count) {
	return count === 1 ? "1 finding of the baseline" : `${count} findings of the baseline`;
}
/** A suppression is the author's word, not a sign-off: it is said, and changes nothing unless the policy honours it. */
function suppressedInSource({ judged, minor }, policy) {
	let count = countOf$1(minor.filter(({ suppressed }) => suppressed));
	for (const defect of judged) if (isSuppressed(defect) && !isEachHonoured(defect, policy)) count += 1;
	if (count === 0) return [];
	return [{
		what: `${count === 1 ? "1 defect is" : `${count} defects are`} suppressed in source by their author, which accepts nothing here`,
		where: policy.suppressions.where
	}];
}
function isSuppressed({ findings }) {
	for (const { finding } of findings) if (finding.suppressions.length > 0) return true;
	return false;
}
/** Of those findings that are suppressed. */
function isEachHonoured({ findings, earlier }, policy) {
	return findings.every(({ finding }, index) => finding.suppressions.length === 0 || isHonoured(finding, policy, earlier[index] ?? null));
}
function countOf$1(minor) {
	return minor.reduce((sum, { defects }) => sum + defects, 0);
}
/** A rule that speaks of nothing may be misspelt. */
function silent(rules) {
	const [first] = rules;
	if (first === void 0) return [];
	const named = rules.slice(0, 5).map(({ where, reason }) => `${where} "${reason}"`);
	return [{
		what: `${rules.length === 1 ? "a severity rule matches" : `${rules.length} severity rules match`} nothing here: ${named.join(", ")}`,
		where: first.where
	}];
}
/** Paths of another machine or folder: no rule and no exception can name them. */
function elsewhere({ judged, minor }) {
	const outside = judged.filter(({ findings }) => isOutside(findings[0].finding));
	const count = outside.length + countOf$1(minor.filter((alike) => alike.outside));
	if (count === 0) return [];
	const what = `${count === 1 ? "1 defect points" : `${count} defects point`} outside the source folder, so that no path pattern matches: name the checkout with the option source`;
	const [first] = outside;
	return [{
		what,
		where: first === void 0 ? "option source" : require_common.pointerOf(first.findings[0].finding)
	}];
}
/** True for a file that lies outside the source folder. */
function isOutside({ location: { path, display } }) {
	return path === null && /^(?:file:)?\/|^[a-z]:/i.test(display);
}
/** @param evidence how much of it was given about the artifact */
function notMeasured({ stage, policy }, past, evidence) {
	const counts = policy.artifact.exclusions.length > 0 ? "what the policy does not exclude counts as shipped" : "everything counts as shipped";
	const always = [...evidence > 0 ? [] : [`what ships not measured: no artifact evidence, so ${counts}`], ...policy.proof.mode === "declared" ? ["who signed not measured: sign-offs are declared, not proved"] : []];
	const introduced = `what this change introduced not measured: ${past.change.told || past.change === require_common.NOTHING_TO_COMPARE ? "nothing to compare with" : past.change.why}, so everything counts as introduced`;
	return stage === "pull-request" && !require_common.isCompared(past) ? [introduced, ...always] : always;
}

// src/decision/minor.ts
/** @param spokenOf true where an exception may speak of it, whether it holds or not @returns null for one that is not minor */
function minorKind(finding, { severity, lowered }, spokenOf, { policy, failOn, shipsOf }) {
	const suppressed = finding.suppressions.length > 0;
	if (spokenOf || require_common.isAtLeast(severity, failOn) || suppressed && mayBeHonoured(finding, policy)) return null;
	const { answer, exclusions } = shipsOf(finding);
	return {
		severity,
		lowered,
		suppressed,
		outside: isOutside(finding),
		unshipped: answer === "no" ? exclusions : null
	};
}

// src/decision/content.ts
/** Names listed in one sentence; the rest are counted. */
const LISTED$1 = 10;
/** What it says, wherever it says so. */
function contentOf$1(value) {
	return JSON.stringify(value, (key, member) => {
		if (key === "where" || key === "origin") return void 0;
		return member instanceof Map ? [...member] : member;
	});
}
function listed$1(names) {
	const more = names.length - LISTED$1;
	return `${names.slice(0, LISTED$1).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

// src/decision/exception-changes.ts
/** @param outcomes of those that would be @returns each in words behind `would` */
function exceptionChanges({ now, after }, outcomes) {
	const [was, is] = [now.filter(({ origin }) => origin === "trusted"), after].map((all) => new Map(all.map((exception) => [exception.id, contentOf$1(exception)])));
	const added = [...is?.keys() ?? []].filter((id) => !was?.has(id));
	const removed = [...was?.keys() ?? []].filter((id) => !is?.has(id));
	const changed = [...is ?? []].flatMap(([id, content]) => was?.has(id) && was.get(id) !== content ? [id] : []);
	const idle = idlersOf(outcomes);
	return [
		...said("add", added.filter((id) => !idle.has(id))),
		...said("change", changed.filter((id) => !idle.has(id))),
		...[...added.map((id) => ["add", id]), ...changed.map((id) => ["change", id])].flatMap(([verb, id]) => {
			const why = idle.get(id);
			return why === void 0 ? [] : [`${verb} the exception ${id}, which ${why}`];
		}),
		...said("remove", removed)
	];
}
function said(verb, ids) {
	return ids.length === 0 ? [] : [`${verb} ${ids.length === 1 ? "the exception" : `${ids.length} exceptions:`} ${listed$1(ids)}`];
}
/** By id, why it accepts nothing. */
function idlersOf({ refused, expired, unused }) {
	return new Map([...[...refused, ...expired].map(({ id, why }) => [id, `does not hold: ${why}`]), ...unused.map(({ id, why }) => [id, `accepts nothing here: ${why}`])]);
}

// src/decision/policy-changes.ts
/** Said one by one; or what a policy is called, and no rule of it. */
const SAID = [
	"stages",
	"observeUntil",
	"roles",
	"signOff",
	"proof",
	"lifecycle",
	"source",
	"standsIn"
];
/** @returns each in words behind `would`; none where both say the same */
function policyChanges({ now, after }) {
	const others = Object.keys(after).filter((key) => !SAID.includes(key) && contentOf$1(now[key]) !== contentOf$1(after[key]));
	return [
		...stages(now, after),
		...observation(now, after),
		...proof(now, after),
		...require_common.SEVERITIES.flatMap((severity) => signOffs(severity, {
			now: now.signOff[severity],
			after: after.signOff[severity]
		})),
		...[.../* @__PURE__ */ new Set([...now.roles.keys(), ...after.roles.keys()])].flatMap((role) => membership(role, now.roles.get(role), after.roles.get(role))),
		...lifecycle(now.lifecycle, after.lifecycle),
		...others.length === 0 ? [] : [`change the policy's ${listed$1(others)}`]
	];
}
function stages(now, after) {
	return require_common.STAGES.flatMap((stage) => {
		const [was, is] = [now.stages[stage], after.stages[stage]];
		return [was.failOn === is.failOn ? null : `fail on ${is.failOn} instead of ${was.failOn} (${stage})`, was.scope === is.scope ? null : `block what is ${is.scope} instead of ${was.scope} (${stage})`].filter((change) => change !== null);
	});
}
function observation({ observeUntil: was }, { observeUntil: is }) {
	if (was?.day === is?.day) return [];
	return [is === null ? `no longer only observe until ${was?.day}` : `only observe, and fail no build, until ${is.day}`];
}
function proof({ proof: was }, { proof: is }) {
	return was.mode === is.mode ? [] : [`take ${is.mode} for proof of a sign-off instead of ${was.mode}`];
}
function signOffs(severity, { now, after }) {
	const [was, is] = [askedBy(now), askedBy(after)];
	const terms = require_common.DECISIONS.filter((decision) => now.longest[decision] !== after.longest[decision]);
	const isOne = new Set(terms.map((decision) => `${now.longest[decision]} ${after.longest[decision]}`)).size === 1;
	const longest = (isOne ? terms.slice(0, 1) : terms).map((decision) => {
		return `let ${isOne && terms.length === require_common.DECISIONS.length ? "an exception" : isOne ? terms.join(" or ") : decision} for ${severity} last ${after.longest[decision]} days instead of ${now.longest[decision]}`;
	});
	return [...was === is ? [] : [`ask ${is} instead of ${was} for ${severity}`], ...longest];
}
function askedBy({ roles, people }) {
	const byRole = [...roles.values()].reduce((sum, count) => sum + count, 0);
	const named = [...roles].map(([role, count]) => `${count} of ${role}`);
	const all = people > byRole ? [`${people} ${people === 1 ? "person" : "people"}${byRole > 0 ? " in all" : ""}`] : [];
	return [...named, ...all].join(" and ");
}
function membership(role, now = [], after = []) {
	const [was, is] = [now, after].map((all) => new Map(all.map((one) => [one.login.toLowerCase(), one])));
	const added = after.filter(({ login }) => !was?.has(login.toLowerCase()));
	const removed = now.filter(({ login }) => !is?.has(login.toLowerCase()));
	const changed = after.filter((one) => {
		const before = was?.get(one.login.toLowerCase());
		return before !== void 0 && contentOf$1(before) !== contentOf$1(one);
	});
	const names = (all) => listed$1(all.map(({ login }) => login));
	return [
		...added.length === 0 ? [] : [`add ${names(added)} to ${role}`],
		...removed.length === 0 ? [] : [`remove ${names(removed)} from ${role}`],
		...changed.length === 0 ? [] : [`change the keys or days of ${names(changed)} in ${role}`]
	];
}
function lifecycle(now, after) {
	const [renewed, renewedThen] = [afterRenewals(now), afterRenewals(after)];
	const [most, mostThen] = [now, after].map(({ mostAlive }) => mostAlive === null ? "any number" : String(mostAlive.most));
	const [was, is] = [onCall(now), onCall(after)];
	return [
		...renewed === renewedThen ? [] : [`ask for one role more ${renewedThen} instead of ${renewed}`],
		...most === mostThen ? [] : [`let ${mostThen} of exceptions be alive at once instead of ${most}`],
		...was === is ? [] : [`let ${is} do in an emergency instead of ${was}`]
	];
}
function afterRenewals({ renewals }) {
	return renewals === null ? "never" : `after ${renewals.most === 1 ? "1 renewal" : `${renewals.most} renewals`}`;
}
function onCall({ emergency }) {
	return emergency === null ? "nobody alone" : `1 of ${emergency.role} for ${emergency.days === 1 ? "1 day" : `${emergency.days} days`}`;
}

// src/decision/preview.ts
/** @returns in words behind `would` */
function effectsOf(assessed, { now, after }) {
	const before = new Map(assessed.now.defects.map((defect) => [defect.id, defect]));
	return [
		...effectsOnDefects(assessed.after.defects.flatMap((defect) => {
			const earlier = before.get(defect.id);
			return earlier === void 0 ? [] : [{
				now: earlier,
				after: defect
			}];
		}), assessed.after),
		...policyChanges({
			now: now.policy,
			after: after.policy
		}),
		...exceptionChanges({
			now: now.exceptions,
			after: after.exceptions
		}, assessed.after.exceptions)
	];
}
function effectsOnDefects(pairs, after) {
	const isAccepted = ({ disposition }) => disposition === "accepted";
	const isFailing = ({ disposition }) => disposition === "blocking" || disposition === "overdue";
	const accepted = pairs.filter((pair) => !isAccepted(pair.now) && isAccepted(pair.after));
	const voided = pairs.filter((pair) => isAccepted(pair.now) && !isAccepted(pair.after));
	const lowered = pairs.filter((pair) => require_common.rank(pair.after.severity) > require_common.rank(pair.now.severity));
	const raised = pairs.filter((pair) => require_common.rank(pair.after.severity) < require_common.rank(pair.now.severity));
	const freed = pairs.filter((pair) => isFailing(pair.now) && !isFailing(pair.after) && !isAccepted(pair.after));
	const caught = pairs.filter((pair) => !isFailing(pair.now) && isFailing(pair.after));
	return [
		...acceptances(accepted, after),
		...counted("no longer accept", voided),
		...counted("lower", lowered, ({ now, after: then }) => `${now.id} from ${now.severity} to ${then.severity}`),
		...counted("raise", raised, ({ now, after: then }) => `${now.id} from ${now.severity} to ${then.severity}`),
		...counted("no longer block", freed),
		...counted("block", caught)
	];
}
/** By the exception that covers them, or by the suppression that would be honoured. */
function acceptances(accepted, { exceptions }) {
	const byException = /* @__PURE__ */ new Map();
	for (const { after } of accepted) byException.set(after.exception, (byException.get(after.exception) ?? 0) + 1);
	return [...byException].map(([id, count]) => {
		const used = exceptions.used.find((outcome) => outcome.id === id);
		if (used === void 0) return `accept ${defects(count)} that are suppressed where they were found`;
		const word = used.vex === void 0 ? `signed by ${used.signedBy.join(", ") || "nobody"}` : used.signedBy.join(", ");
		return `accept ${defects(count)} through ${used.validThrough}, ${word} (${used.id})`;
	});
}
function counted(verb, pairs, say = ({ now }) => now.id) {
	return pairs.length === 0 ? [] : [`${verb} ${defects(pairs.length)}: ${listed$1(pairs.map(say))}`];
}
function defects(count) {
	return count === 1 ? "1 defect" : `${count} defects`;
}

// src/decision/reductions.ts
/** @returns one entry for each rule, suppression kind and setting that touched a defect, in the order of their places */
function reductionsOf({ judged, minor }, policy) {
	const counted = /* @__PURE__ */ new Map();
	const touch = (kind, where, reason, defects) => {
		const key = `${where}\0${kind}\0${reason}`;
		counted.set(key, {
			kind,
			where,
			reason,
			defects: (counted.get(key)?.defects ?? 0) + defects
		});
	};
	const lowerings = /* @__PURE__ */ new Map();
	const lower = (lowering, defects) => {
		if (lowering !== null) lowerings.set(lowering, (lowerings.get(lowering) ?? 0) + defects);
	};
	const exclude = ({ where, path, reason }, defects) => touch("excluded path", where, `${path} does not ship: ${reason}`, defects);
	for (const { findings, disposition, exception, ships } of judged) {
		if (findings.length === 1) lower(findings[0].rating.lowered, 1);
		else for (const lowering of new Set(findings.map((one) => one.rating.lowered))) lower(lowering, 1);
		if (disposition === "accepted" && exception === null) touch("suppression", policy.suppressions.where, "suppressed where it was found, and the policy honours that", 1);
		for (const exclusion of ships.exclusions) exclude(exclusion, 1);
	}
	for (const { lowered, unshipped, defects } of minor) {
		lower(lowered, defects);
		for (const exclusion of unshipped ?? []) exclude(exclusion, defects);
	}
	for (const [{ kind, where, reason }, defects] of lowerings) touch(kind, where, reason, defects);
	return [...counted].toSorted(([a], [b]) => a < b ? -1 : 1).map(([, reduction]) => reduction);
}

// src/decision/scanner-configuration.ts
/** Names of files, in any folder and in any case, by which scanners are configured; of folders, all that lies in them. */
const FILES$1 = [
	/^\.trivyignore(?:\.ya?ml|\.rego)?$/,
	/^\.?trivy(?:-secret)?\.ya?ml$/,
	/^osv-scanner\.toml$/,
	/^\.?grype\.ya?ml$/,
	/^\.snyk$/,
	/^\.(?:gitleaksignore|gitleaks\.toml)$/,
	/^gitleaks\.toml$/,
	/^\.?(?:trufflehog|secretlint)(?:ignore|rc)?(?:\.(?:ya?ml|json|[cm]?js))?$/,
	/^\.(?:semgrepignore|semgrep\.ya?ml)$/,
	/^semgrep\.ya?ml$/,
	/^\.?(?:eslintrc|eslintignore|oxlintrc|oxlintignore)(?:\.(?:[cm]?[jt]s|json|ya?ml))?$/,
	/^(?:eslint|oxlint|biome|secretlint)\.(?:config\.)?(?:[cm]?[jt]s|jsonc?)$/,
	/^\.?(?:codeql-config|codeql)\.ya?ml$/,
	/^qlpack\.ya?ml$/,
	/^(?:\.bandit|bandit\.ya?ml|\.flake8|\.?ruff\.toml|\.pylintrc)$/,
	/^\.(?:checkov|kics|tfsec|hadolint|yamllint|nancy-ignore|brakeman\.ignore|golangci)(?:\.(?:ya?ml|toml|json|config))?$/,
	/^(?:checkov|kics\.config|tfsec|hadolint|golangci|detekt|dependency-check-suppressions?|suppressions?)\.(?:ya?ml|toml|json|xml)$/,
	/^(?:sonar-project\.properties|\.sonarcloud\.properties|spotbugs-exclude\.xml|findbugs-exclude\.xml)$/,
	/^(?:audit-ci|\.nsprc|\.auditrc|\.pip-audit)(?:\.jsonc?|\.toml)?$/,
	/^(?:deny|\.cargo-audit)\.toml$/
];
const FOLDERS = /(?:^|\/)(?:\.semgrep|\.codeql|\.github\/codeql|\.trivy|\.checkov|\.tfsec)\//;
/** Named in a report; the rest are counted. */
const LISTED = 5;
const WHERE = "evidence.scannerConfiguration";
/** @param change as far as it could be told: where nothing is compared, nothing is said, unless the policy insists */
function scannerConfiguration(change, stage, { scannerConfiguration: asked }) {
	if (!change.told) {
		if (asked === "notice" || stage === "release" && change === require_common.NOTHING_TO_COMPARE) return {
			faults: [],
			warnings: []
		};
		const what = `whether the change touches the configuration of a scanner cannot be told: ${change.why}`;
		return {
			faults: [require_fault.fault("E_SCANNER_CONFIGURATION", WHERE, what, change.fix)],
			warnings: []
		};
	}
	const files = [...new Set([...change.value.files].flatMap(([path, { from }]) => [path, from ?? path]))].filter(isConfiguration).toSorted(require_common.byText);
	if (files.length === 0) return {
		faults: [],
		warnings: []
	};
	const more = files.length > LISTED ? ` and ${files.length - LISTED} more` : "";
	const what = `this change touches the configuration of scanners: ${files.slice(0, LISTED).join(", ")}${more}`;
	const [where = ""] = files;
	if (asked === "notice") return {
		faults: [],
		warnings: [{
			what,
			where
		}]
	};
	return {
		faults: [require_fault.fault("E_SCANNER_CONFIGURATION", where, what, "bring it in a change of its own, which is reviewed as such")],
		warnings: []
	};
}
/** @param path relative to the source folder */
function isConfiguration(path) {
	const lower = path.toLowerCase();
	const name = lower.slice(lower.lastIndexOf("/") + 1);
	return FOLDERS.test(lower) || FILES$1.some((pattern) => pattern.test(name));
}

// src/decision/tally.ts
function tally(files, runs, { judged, minor }) {
	const bySeverity = zeros(require_common.SEVERITIES);
	const byDisposition = zeros(require_common.DISPOSITIONS);
	let [defects, findings] = [judged.length, 0];
	for (const defect of judged) {
		findings += defect.findings.length;
		bySeverity[defect.severity] += 1;
		byDisposition[defect.disposition] += 1;
	}
	for (const alike of minor) {
		findings += alike.findings;
		defects += alike.defects;
		bySeverity[alike.severity] += alike.defects;
		byDisposition[alike.unshipped === null ? "below-threshold" : "not-shipped"] += alike.defects;
	}
	const results = sumOf(runs.map((run) => run.counts));
	return {
		files,
		runs: runs.length,
		...results,
		merged: findings - defects,
		defects,
		bySeverity,
		byDisposition
	};
}
function zeros(names) {
	return Object.fromEntries(names.map((name) => [name, 0]));
}
function sumOf(all) {
	const sum = require_common.noResults();
	for (const one of all) {
		sum.results += one.results;
		sum.notDefects += one.notDefects;
		for (const level of require_common.LEVELS) sum.byLevel[level] += one.byLevel[level];
		for (const band of require_common.THRESHOLDS) sum.bySecuritySeverity[band] += one.bySecuritySeverity[band];
	}
	return sum;
}

// src/decision/urgency.ts
/** Worst first within a disposition; then by place. */
function byUrgency$1(defects) {
	const byPlace = [];
	for (const defect of defects) {
		const { display } = defect.findings[0].finding.location;
		const places = byPlace[urgencyOf(defect)] ??= /* @__PURE__ */ new Map();
		const there = places.get(display);
		if (there === void 0) places.set(display, [defect]);
		else there.push(defect);
	}
	const ordered = [];
	byPlace.forEach((places) => {
		for (const display of [...places.keys()].sort()) {
			const there = places.get(display) ?? [];
			if (there.length > 1) there.sort(byLine$1);
			for (const defect of there) ordered.push(defect);
		}
	});
	return ordered;
}
function byLine$1(a, b) {
	const one = a.findings[0].finding;
	const other = b.findings[0].finding;
	return (one.location.line ?? 0) - (other.location.line ?? 0) || require_common.byText(one.rule, other.rule) || require_common.byText(a.id, b.id);
}
function urgencyOf({ disposition, severity }) {
	return require_common.DISPOSITIONS.indexOf(disposition) * require_common.SEVERITIES.length + require_common.rank(severity);
}

// src/exceptions/hearing.ts
/** Takes `sign` for whom a signature is something. @param asked what is missing, in words */
function bySigning({ id }, asked, { policy, signOffs }) {
	if (!policy.proof.mode.startsWith("signature")) return asked;
	const tool = `defect-gate exceptions sign ${id} --key FILE`;
	const application = policy.application === null ? "" : ` for "${policy.application}"`;
	return signOffs().isChanged ? `undo the change, or sign again${application} (${tool}): ${asked}` : `${asked}: ${tool}`;
}
/** Why sign-offs do not count, behind what is missing; "" where all do. */
function because(uncounted) {
	return uncounted.length > 0 ? ` (${uncounted.join("; ")})` : "";
}

// node_modules/semver/functions/lte.js
var require_lte = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const compare = require_compare();
	const lte = (a, b, loose) => compare(a, b, loose) <= 0;
	module.exports = lte;
}));

// node_modules/semver/internal/lrucache.js
var require_lrucache = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	var LRUCache = class {
		constructor() {
			this.max = 1e3;
			this.map = /* @__PURE__ */ new Map();
		}
		get(key) {
			const value = this.map.get(key);
			if (value === void 0) return;
			else {
				this.map.delete(key);
				this.map.set(key, value);
				return value;
			}
		}
		delete(key) {
			return this.map.delete(key);
		}
		set(key, value) {
			if (!this.delete(key) && value !== void 0) {
				if (this.map.size >= this.max) {
					const firstKey = this.map.keys().next().value;
					this.delete(firstKey);
				}
				this.map.set(key, value);
			}
			return this;
		}
	};
	module.exports = LRUCache;
}));

// node_modules/semver/functions/neq.js
var require_neq = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const compare = require_compare();
	const neq = (a, b, loose) => compare(a, b, loose) !== 0;
	module.exports = neq;
}));

// node_modules/semver/functions/gt.js
var require_gt = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const compare = require_compare();
	const gt = (a, b, loose) => compare(a, b, loose) > 0;
	module.exports = gt;
}));

// node_modules/semver/functions/gte.js
var require_gte = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const compare = require_compare();
	const gte = (a, b, loose) => compare(a, b, loose) >= 0;
	module.exports = gte;
}));

// node_modules/semver/functions/lt.js
var require_lt = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const compare = require_compare();
	const lt = (a, b, loose) => compare(a, b, loose) < 0;
	module.exports = lt;
}));

// node_modules/semver/functions/cmp.js
var require_cmp = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const eq = require_eq();
	const neq = require_neq();
	const gt = require_gt();
	const gte = require_gte();
	const lt = require_lt();
	const lte = require_lte();
	const cmp = (a, op, b, loose) => {
		switch (op) {
			case "===":
				if (typeof a === "object") a = a.version;
				if (typeof b === "object") b = b.version;
				return a === b;
			case "!==":
				if (typeof a === "object") a = a.version;
				if (typeof b === "object") b = b.version;
				return a !== b;
			case "":
			case "=":
			case "==": return eq(a, b, loose);
			case "!=": return neq(a, b, loose);
			case ">": return gt(a, b, loose);
			case ">=": return gte(a, b, loose);
			case "<": return lt(a, b, loose);
			case "<=": return lte(a, b, loose);
			default: throw new TypeError(`Invalid operator: ${op}`);
		}
	};
	module.exports = cmp;
}));

// node_modules/semver/classes/comparator.js
var require_comparator = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const ANY = Symbol("SemVer ANY");
	var Comparator = class Comparator {
		static get ANY() {
			return ANY;
		}
		constructor(comp, options) {
			options = parseOptions(options);
			if (comp instanceof Comparator) {
				if (comp.loose === !!options.loose) return comp;
				else comp = comp.value;
			}
			comp = comp.trim().split(/\s+/).join(" ");
			debug("comparator", comp, options);
			this.options = options;
			this.loose = !!options.loose;
			this.parse(comp);
			if (this.semver === ANY) this.value = "";
			else this.value = this.operator + this.semver.version;
			debug("comp", this);
		}
		parse(comp) {
			const r = this.options.loose ? re[t.COMPARATORLOOSE] : re[t.COMPARATOR];
			const m = comp.match(r);
			if (!m) throw new TypeError(`Invalid comparator: ${comp}`);
			this.operator = m[1] !== void 0 ? m[1] : "";
			if (this.operator === "=") this.operator = "";
			if (!m[2]) this.semver = ANY;
			else this.semver = new SemVer(m[2], this.options.loose);
		}
		toString() {
			return this.value;
		}
		test(version) {
			debug("Comparator.test", version, this.options.loose);
			if (this.semver === ANY || version === ANY) return true;
			if (typeof version === "string") try {
				version = new SemVer(version, this.options);
			} catch (er) {
				return false;
			}
			return cmp(version, this.operator, this.semver, this.options);
		}
		intersects(comp, options) {
			if (!(comp instanceof Comparator)) throw new TypeError("a Comparator is required");
			if (this.operator === "") {
				if (this.value === "") return true;
				return new Range(comp.value, options).test(this.value);
			} else if (comp.operator === "") {
				if (comp.value === "") return true;
				return new Range(this.value, options).test(comp.semver);
			}
			options = parseOptions(options);
			if (options.includePrerelease && (this.value === "<0.0.0-0" || comp.value === "<0.0.0-0")) return false;
			if (!options.includePrerelease && (this.value.startsWith("<0.0.0") || comp.value.startsWith("<0.0.0"))) return false;
			if (this.operator.startsWith(">") && comp.operator.startsWith(">")) return true;
			if (this.operator.startsWith("<") && comp.operator.startsWith("<")) return true;
			if (this.semver.version === comp.semver.version && this.operator.includes("=") && comp.operator.includes("=")) return true;
			if (cmp(this.semver, "<", comp.semver, options) && this.operator.startsWith(">") && comp.operator.startsWith("<")) return true;
			if (cmp(this.semver, ">", comp.semver, options) && this.operator.startsWith("<") && comp.operator.startsWith(">")) return true;
			return false;
		}
	};
	module.exports = Comparator;
	const parseOptions = require_parse_options();
	const { safeRe: re, t } = require_re();
	const cmp = require_cmp();
	const debug = require_debug();
	const SemVer = require_semver();
	const Range = require_range();
}));

// node_modules/semver/internal/trim-comparator-whitespace.js
var require_trim_comparator_whitespace = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const { MAX_LENGTH, MAX_SAFE_BUILD_LENGTH, WHITESPACE_CHARACTERS } = require_constants();
	/**
	* Remembers the last two rows of digits so their characters need not be reread.
	* Positions start at -1 until a row has been found.
	*
	* @typedef {object} DigitRunCache
	* @property {number} start The first character of the most recently found row.
	* @property {number} end The position after that row's last character.
	* @property {number} previousStart The first character of the previous row.
	* @property {number} previousEnd The position after the previous row.
	*/
	const whitespace = /* @__PURE__ */ new Uint8Array(65536);
	for (const char of WHITESPACE_CHARACTERS) whitespace[char.charCodeAt(0)] = 1;
	/**
	* Checks whether a character is whitespace, like a space, tab, or newline.
	* Looking past the end of the string returns false.
	*
	* @param {string|undefined} char One character, or undefined past the string's end.
	* @returns {boolean} Whether the character is whitespace.
	* @example isWhitespace(' ') // true
	* @example isWhitespace('1') // false
	*/
	const isWhitespace = (char) => char !== void 0 && whitespace[char.charCodeAt(0)] === 1;
	/**
	* Checks for v, =, or whitespace before the version number.
	* These are historical version prefixes, not range operators:
	* < and > are handled separately, as are tilde and caret ranges.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether the character can belong to a version prefix.
	* @example isVersionPrefix('=') // true
	* @example isVersionPrefix('>') // false
	*/
	const isVersionPrefix = (char) => char === "v" || char === "=" || isWhitespace(char);
	/**
	* Checks whether a character is one of the digits 0 through 9.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether the character is an ASCII digit.
	* @example isDigit('7') // true
	* @example isDigit('.') // false
	*/
	const isDigit = (char) => char !== void 0 && char >= "0" && char <= "9";
	/**
	* Checks whether a character is an English letter, uppercase or lowercase.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether the character is an ASCII letter.
	* @example isLetter('b') // true
	* @example isLetter('7') // false
	*/
	const isLetter = (char) => char !== void 0 && (char >= "a" && char <= "z" || char >= "A" && char <= "Z");
	/**
	* Checks for a letter, digit, or hyphen: the characters allowed inside
	* prerelease and build names such as beta-1.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether the character can be part of an identifier.
	* @example isIdentifierCharacter('-') // true
	* @example isIdentifierCharacter('.') // false; dots separate identifiers
	*/
	const isIdentifierCharacter = (char) => isDigit(char) || isLetter(char) || char === "-";
	/**
	* Checks whether a version component can begin here: with a digit or
	* a wildcard such as x, X, or *.
	*
	* @param {string|undefined} char One character to check.
	* @returns {boolean} Whether a number or wildcard can start with this character.
	* @example isVersionStart('x') // true
	* @example isVersionStart('v') // false; v belongs to the prefix
	*/
	const isVersionStart = (char) => isDigit(char) || char === "x" || char === "X" || char === "*";
	/**
	* Finds the end of a row of digits, but returns no more than limit digits.
	* Remembers the last two rows so looking at them again does not reread them.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position of the first character to check.
	* @param {number} limit The most digit characters the returned match can include.
	* @param {DigitRunCache} digitRuns Shared cache of digit-run positions, updated in place.
	* @returns {number} The position after the matched digits, or start if none match.
	* @example findDigitsEndIndex('123abc', 0, 10, digitRuns) // 3, pointing at a
	* @example findDigitsEndIndex('123abc', 0, 2, digitRuns) // 2, pointing at the unread 3
	*/
	const findDigitsEndIndex = (range, start, limit, digitRuns) => {
		if (!isDigit(range[start])) return start;
		if (start >= digitRuns.start && start < digitRuns.end) return Math.min(start + limit, digitRuns.end);
		if (start >= digitRuns.previousStart && start < digitRuns.previousEnd) return Math.min(start + limit, digitRuns.previousEnd);
		let end = start + 1;
		while (isDigit(range[end])) end++;
		digitRuns.previousStart = digitRuns.start;
		digitRuns.previousEnd = digitRuns.end;
		digitRuns.start = start;
		digitRuns.end = end;
		return Math.min(start + limit, end);
	};
	/**
	* Reads a number using the old regex's length and leading-zero rules.
	* Strict mode reads just the first zero in 012; loose mode can read all three.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the number should begin.
	* @param {boolean} loose Whether to allow leading zeros.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the matched digits, not their numeric value.
	* @example findVersionNumberEndIndex('012', 0, false, digitRuns) // 1
	* @example findVersionNumberEndIndex('012', 0, true, digitRuns) // 3
	*/
	const findVersionNumberEndIndex = (range, start, loose, digitRuns) => {
		if (!loose && range[start] === "0") return start + 1;
		return findDigitsEndIndex(range, start, loose ? MAX_LENGTH : MAX_LENGTH + 1, digitRuns);
	};
	/**
	* Reads one piece of a prerelease name, such as beta or 1 in beta.1.
	* Tries the letter-or-hyphen form first, then the number-only form.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the identifier should begin.
	* @param {boolean} loose Whether numeric identifiers may have leading zeros.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the identifier, or start if none matches.
	* @example findPrereleaseIdentifierEndIndex('beta.1', 0, false, digitRuns) // 4, at the dot
	* @example findPrereleaseIdentifierEndIndex('001beta', 0, false, digitRuns) // 7
	*/
	const findPrereleaseIdentifierEndIndex = (range, start, loose, digitRuns) => {
		const digitsEnd = findDigitsEndIndex(range, start, MAX_LENGTH, digitRuns);
		if (isLetter(range[digitsEnd]) || range[digitsEnd] === "-") {
			let end = digitsEnd + 1;
			const limit = end + MAX_SAFE_BUILD_LENGTH;
			while (end < limit && isIdentifierCharacter(range[end])) end++;
			return end;
		}
		return findVersionNumberEndIndex(range, start, loose, digitRuns);
	};
	/**
	* Reads a prerelease suffix such as -beta.1, one dot-separated piece at a time.
	* Loose mode also allows the name without its opening hyphen.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the suffix should begin, including -.
	* @param {boolean} loose Whether the opening hyphen is optional and zeros allowed.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the matched suffix, or start if absent.
	* @example findPrereleaseEndIndex('-beta.1+sha', 0, false, digitRuns) // 7, at the plus
	* @example findPrereleaseEndIndex('beta', 0, false, digitRuns) // 0; no opening hyphen
	*/
	const findPrereleaseEndIndex = (range, start, loose, digitRuns) => {
		const hyphen = range[start] === "-";
		if (!loose && !hyphen) return start;
		const identifierStart = start + (hyphen ? 1 : 0);
		let end = findPrereleaseIdentifierEndIndex(range, identifierStart, loose, digitRuns);
		if (end === identifierStart) {
			if (!loose || !hyphen) return start;
			end = findPrereleaseIdentifierEndIndex(range, start, loose, digitRuns);
		}
		while (range[end] === ".") {
			const next = findPrereleaseIdentifierEndIndex(range, end + 1, loose, digitRuns);
			if (next === end + 1) break;
			end = next;
		}
		return end;
	};
	/**
	* Reads one build-name piece, such as sha or 123 in +sha.123.
	* Stops at a disallowed character or the old regex's length limit.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the identifier should begin.
	* @returns {number} The position after the identifier, or start if none matches.
	* @example findBuildIdentifierEndIndex('sha.123', 0) // 3, at the dot
	* @example findBuildIdentifierEndIndex('001', 0) // 3; leading zeros are allowed
	*/
	const findBuildIdentifierEndIndex = (range, start) => {
		let end = start;
		while (end - start < MAX_SAFE_BUILD_LENGTH && isIdentifierCharacter(range[end])) end++;
		return end;
	};
	/**
	* Reads optional build metadata such as +sha.123.
	* Leaves the position unchanged if there is no plus sign followed by a name.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the opening + should be.
	* @returns {number} The position after the matched metadata, or start if absent.
	* @example findBuildEndIndex('+sha.123 <2', 0) // 8, at the space
	* @example findBuildEndIndex('+', 0) // 0; a plus sign alone is not a match
	*/
	const findBuildEndIndex = (range, start) => {
		if (range[start] !== "+") return start;
		let end = findBuildIdentifierEndIndex(range, start + 1);
		if (end === start + 1) return start;
		while (range[end] === ".") {
			const next = findBuildIdentifierEndIndex(range, end + 1);
			if (next === end + 1) break;
			end = next;
		}
		return end;
	};
	/**
	* Reads three numbers separated by dots, then any prerelease and build suffixes.
	* Uses loose rules, so forms such as 01.02.03beta can match here.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position of the first number, after any prefix.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the version match, or start if none matches.
	* @example findLooseFullVersionEndIndex('1.2.3-beta+sha <2', 0, digitRuns) // 14
	* @example findLooseFullVersionEndIndex('1.2', 0, digitRuns) // 0; needs three numbers
	*/
	const findLooseFullVersionEndIndex = (range, start, digitRuns) => {
		let end = start;
		for (let component = 0; component < 3; component++) {
			const next = findVersionNumberEndIndex(range, end, true, digitRuns);
			if (next === end) return start;
			end = next;
			if (component < 2) {
				if (range[end] !== ".") return start;
				end++;
			}
		}
		const prereleaseEnd = findPrereleaseEndIndex(range, end, true, digitRuns);
		return findBuildEndIndex(range, prereleaseEnd);
	};
	/**
	* Reads one component of a partial or wildcard version, such as 2 or x in 2.x.
	* Numbers use strict leading-zero rules; wildcards take up one character.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position where the component should begin.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the component, or start if none matches.
	* @example findPartialVersionComponentEndIndex('2.x', 0, digitRuns) // 1, at the dot
	* @example findPartialVersionComponentEndIndex('2.x', 2, digitRuns) // 3, after x
	*/
	const findPartialVersionComponentEndIndex = (range, start, digitRuns) => {
		if (isDigit(range[start])) return findVersionNumberEndIndex(range, start, false, digitRuns);
		return isVersionStart(range[start]) ? start + 1 : start;
	};
	/**
	* Reads up to three components, allowing forms such as 1, 1.2, or 1.x.
	* After the third component, also reads any strict prerelease and build suffixes.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position of a number or wildcard, after any prefix.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position after the matched version text.
	* @example findPartialVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
	* @example findPartialVersionEndIndex('1.', 0, digitRuns) // 1; the trailing dot is unread
	*/
	const findPartialVersionEndIndex = (range, start, digitRuns) => {
		let end = findPartialVersionComponentEndIndex(range, start, digitRuns);
		for (let component = 0; component < 2; component++) {
			if (range[end] !== ".") return end;
			const next = findPartialVersionComponentEndIndex(range, end + 1, digitRuns);
			if (next === end + 1) return end;
			end = next;
		}
		const prereleaseEnd = findPrereleaseEndIndex(range, end, false, digitRuns);
		return findBuildEndIndex(range, prereleaseEnd);
	};
	/**
	* Finds where a version match ends, without deciding whether the range is valid.
	* Tries a loose full version first, then a partial or wildcard version, just
	* like the old regex's LOOSEPLAIN and XRANGEPLAIN alternatives.
	*
	* @param {string} range The text to read; it is not changed.
	* @param {number} start The position of a number or wildcard, after any prefix.
	* @param {DigitRunCache} digitRuns Shared digit-run cache, updated as needed.
	* @returns {number} The position where scanning the next candidate can resume.
	* @example findVersionEndIndex('1.2.3 <2', 0, digitRuns) // 5, at the space
	* @example findVersionEndIndex('1.x <2', 0, digitRuns) // 3, at the space
	*/
	const findVersionEndIndex = (range, start, digitRuns) => {
		const fullVersionEnd = findLooseFullVersionEndIndex(range, start, digitRuns);
		return fullVersionEnd !== start ? fullVersionEnd : findPartialVersionEndIndex(range, start, digitRuns);
	};
	/**
	* Finds the one whitespace character the old replacement would remove.
	* Keeps leading whitespace, skips an optional operator, and checks immediately
	* after it. Returns -1 if there is nothing to remove.
	*
	* @param {string} range The text containing a candidate already found by the caller.
	* @param {number} matchStart The candidate's position, including leading whitespace.
	* @returns {number} The position of the removable whitespace, or -1 if absent.
	* @example findRemovableWhitespaceIndex(' > 1', 0) // 2; keep the space at position 0
	* @example findRemovableWhitespaceIndex('>1', 0) // -1
	*/
	const findRemovableWhitespaceIndex = (range, matchStart) => {
		let position = matchStart;
		if (isWhitespace(range[position])) position++;
		if (range[position] === "<" || range[position] === ">") position++;
		if (range[position] === "=") position++;
		return isWhitespace(range[position]) ? position : -1;
	};
	/**
	* Joins an operator to its version, turning > 1.2.3 into >1.2.3.
	* Copies everything else according to the old regex's matching rules.
	* Moves forward through prefixes and whole versions to avoid repeatedly
	* searching the same characters on long inputs.
	*
	* @param {string} range The range text to process; the original string is unchanged.
	* @returns {string} The range with matched operator whitespace removed.
	* @example trimComparatorWhitespace('> 1.2.3 < 2') // '>1.2.3 <2'
	* @example trimComparatorWhitespace('> invalid') // '> invalid'
	*/
	const trimComparatorWhitespace = (range) => {
		let result = "";
		let copyFrom = 0;
		let cursor = 0;
		const digitRuns = {
			start: -1,
			end: -1,
			previousStart: -1,
			previousEnd: -1
		};
		while (cursor < range.length) {
			const matchStart = cursor;
			if (range[cursor] === "<" || range[cursor] === ">") cursor++;
			else if (!isVersionPrefix(range[cursor]) && !isVersionStart(range[cursor])) {
				cursor++;
				continue;
			}
			while (cursor < range.length && isVersionPrefix(range[cursor])) cursor++;
			if (!isVersionStart(range[cursor])) continue;
			const whitespacePosition = findRemovableWhitespaceIndex(range, matchStart);
			if (whitespacePosition !== -1) {
				result += range.slice(copyFrom, whitespacePosition);
				copyFrom = whitespacePosition + 1;
			}
			cursor = findVersionEndIndex(range, cursor, digitRuns);
		}
		return result + range.slice(copyFrom);
	};
	module.exports = trimComparatorWhitespace;
}));

// node_modules/semver/classes/range.js
var require_range = /* @__PURE__ */ require_rolldown_runtime.__commonJSMin(((exports, module) => {
	const SPACE_CHARACTERS = /\s+/g;
	var Range = class Range {
		constructor(range, options) {
			options = parseOptions(options);
			if (range instanceof Range) {
				if (range.loose === !!options.loose && range.includePrerelease === !!options.includePrerelease) return range;
				else return new Range(range.raw, options);
			}
			if (range instanceof Comparator) {
				this.raw = range.value;
				this.set = [[range]];
				this.formatted = void 0;
				return this;
			}
			this.options = options;
			this.loose = !!options.loose;
			this.includePrerelease = !!options.includePrerelease;
			this.raw = range.trim().replace(SPACE_CHARACTERS, " ");
			this.set = this.raw.split("||").map((r) => this.parseRange(r.trim())).filter((c) => c.length);
			if (!this.set.length) throw new TypeError(`Invalid SemVer Range: ${this.raw}`);
			if (this.set.length > 1) {
				const first = this.set[0];
				this.set = this.set.filter((c) => !isNullSet(c[0]));
				if (this.set.length === 0) this.set = [first];
				else if (this.set.length > 1) {
					for (const c of this.set) if (c.length === 1 && isAny(c[0])) {
						this.set = [c];
						break;
					}
				}
			}
			this.formatted = void 0;
		}
		get range() {
			if (this.formatted === void 0) {
				this.formatted = "";
				for (let i = 0; i < this.set.length; i++) {
					if (i > 0) this.formatted += "||";
					const comps = this.set[i];
					for (let k = 0; k < comps.length; k++) {
						if (k > 0) this.formatted += " ";
						this.formatted += comps[k].toString().trim();
					}
				}
			}
			return this.formatted;
		}
		format() {
			return this.range;
		}
		toString() {
			return this.range;
		}
		parseRange(range) {
			range = range.replace(BUILDSTRIPRE, "");
			const memoKey = ((this.options.includePrerelease && FLAG_INCLUDE_PRERELEASE) | (this.options.loose && FLAG_LOOSE)) + ":" + range;
			const cached = cache.get(memoKey);
			if (cached) return cached;
			const loose = this.options.loose;
			const hr = loose ? re[t.HYPHENRANGELOOSE] : re[t.HYPHENRANGE];
			range = range.replace(hr, hyphenReplace(this.options.includePrerelease));
			debug("hyphen replace", range);
			range = trimComparatorWhitespace(range);
			debug("comparator trim", range);
			range = range.replace(re[t.TILDETRIM], tildeTrimReplace);
			debug("tilde trim", range);
			range = range.replace(re[t.CARETTRIM], caretTrimReplace);
			debug("caret trim", range);
			let rangeList = range.split(" ").map((comp) => parseComparator(comp, this.options)).join(" ").split(/\s+/).map((comp) => replaceGTE0(comp, this.options));
			if (loose) rangeList = rangeList.filter((comp) => {
				debug("loose invalid filter", comp, this.options);
				return !!comp.match(re[t.COMPARATORLOOSE]);
			});
			debug("range list", rangeList);
			const rangeMap = /* @__PURE__ */ new Map();
			const comparators = rangeList.map((comp) => new Comparator(comp, this.options));
			for (const comp of comparators) {
				if (isNullSet(comp)) return [comp];
				rangeMap.set(comp.value, comp);
			}
			if (rangeMap.size > 1 && rangeMap.has("")) rangeMap.delete("");
			const result = [...rangeMap.values()];
			cache.set(memoKey, result);
			return result;
		}
		intersects(range, options) {
			if (!(range instanceof Range)) throw new TypeError("a Range is required");
			return this.set.some((thisComparators) => {
				return isSatisfiable(thisComparators, options) && range.set.some((rangeComparators) => {
					return isSatisfiable(rangeComparators, options) && thisComparators.every((thisComparator) => {
						return rangeComparators.every((rangeComparator) => {
							return thisComparator.intersects(rangeComparator, options);
						});
					});
				});
			});
		}
		test(version) {
			if (!version) return false;
			if (typeof version === "string") try {
				version = new SemVer(version, this.options);
			} catch (er) {
				return false;
			}
			for (let i = 0; i < this.set.length; i++) if (testSet(this.set[i], version, this.options)) return true;
			return false;
		}
	};
	module.exports = Range;
	const cache = new (require_lrucache())();
	const parseOptions = require_parse_options();
	const Comparator = require_comparator();
	const debug = require_debug();
	const SemVer = require_semver();
	const trimComparatorWhitespace = require_trim_comparator_whitespace();
	const { safeRe: re, src, t, tildeTrimReplace, caretTrimReplace } = require_re();
	const { FLAG_INCLUDE_PRERELEASE, FLAG_LOOSE } = require_constants();
	const BUILDSTRIPRE = new RegExp(src[t.BUILD], "g");
	const isNullSet = (c) => c.value === "<0.0.0-0";
	const isAny = (c) => c.value === "";
	const isSatisfiable = (comparators, options) => {
		let result = true;
		const remainingComparators = comparators.slice();
		let testComparator = remainingComparators.pop();
		while (result && remainingComparators.length) {
			result = remainingComparators.every((otherComparator) => {
				return testComparator.intersects(otherComparator, options);
			});
			testComparator = remainingComparators.pop();
		}
		return result;
	};
	const parseComparator = (comp, options) => {
		comp = comp.replace(re[t.BUILD], "");
		debug("comp", comp, options);
		comp = replaceCarets(comp, options);
		debug("caret", comp);
		comp = replaceTildes(comp, options);
		debug("tildes", comp);
		comp = replaceXRanges(comp, options);
		debug("xrange", comp);
		comp = replaceStars(comp, options);
		debug("stars", comp);
		return comp;
	};
	const isX = (id) => !id || id.toLowerCase() === "x" || id === "*";
	const invalidXRangeOrder = (M, m, p) => isX(M) && !isX(m) || isX(m) && p && !isX(p);
	const replaceTildes = (comp, options) => {
		return comp.trim().split(/\s+/).map((c) => replaceTilde(c, options)).join(" ");
	};
	const replaceTilde = (comp, options) => {
		const r = options.loose ? re[t.TILDELOOSE] : re[t.TILDE];
		const z = options.includePrerelease ? "-0" : "";
		return comp.replace(r, (_, M, m, p, pr) => {
			debug("tilde", comp, _, M, m, p, pr);
			let ret;
			if (isX(M)) ret = "";
			else if (isX(m)) ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`;
			else if (isX(p)) ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`;
			else if (pr) {
				debug("replaceTilde pr", pr);
				ret = `>=${M}.${m}.${p}-${pr} <${M}.${+m + 1}.0-0`;
			} else ret = `>=${M}.${m}.${p} <${M}.${+m + 1}.0-0`;
			debug("tilde return", ret);
			return ret;
		});
	};
	const replaceCarets = (comp, options) => {
		return comp.trim().split(/\s+/).map((c) => replaceCaret(c, options)).join(" ");
	};
	const replaceCaret = (comp, options) => {
		debug("caret", comp, options);
		const r = options.loose ? re[t.CARETLOOSE] : re[t.CARET];
		const z = options.includePrerelease ? "-0" : "";
		return comp.replace(r, (_, M, m, p, pr) => {
			debug("caret", comp, _, M, m, p, pr);
			let ret;
			if (isX(M)) ret = "";
			else if (isX(m)) ret = `>=${M}.0.0${z} <${+M + 1}.0.0-0`;
			else if (isX(p)) {
				if (M === "0") ret = `>=${M}.${m}.0${z} <${M}.${+m + 1}.0-0`;
				else ret = `>=${M}.${m}.0${z} <${+M + 1}.0.0-0`;
			} else if (pr) {
				debug("replaceCaret pr", pr);
				if (M === "0") {
					if (m === "0") ret = `>=${M}.${m}.${p}-${pr} <${M}.${m}.${+p + 1}-0`;
					else ret = `>=${M}.${m}.${p}-${pr} <${M}.${+m + 1}.0-0`;
				} else ret = `>=${M}.${m}.${p}-${pr} <${+M + 1}.0.0-0`;
			} else {
				debug("no pr");
				if (M === "0") {
					if (m === "0") ret = `>=${M}.${m}.${p} <${M}.${m}.${+p + 1}-0`;
					else ret = `>=${M}.${m}.${p} <${M}.${+m + 1}.0-0`;
				} else ret = `>=${M}.${m}.${p} <${+M + 1}.0.0-0`;
			}
			debug("caret return", ret);
			return ret;
		});
	};
	const replaceXRanges = (comp, options) => {
		debug("replaceXRanges", comp, options);
		return comp.split(/\s+/).map((c) => replaceXRange(c, options)).join(" ");
	};
	const replaceXRange = (comp, options) => {
		comp = comp.trim();
		const r = options.loose ? re[t.XRANGELOOSE] : re[t.XRANGE];
		return comp.replace(r, (ret, gtlt, M, m, p, pr) => {
			debug("xRange", comp, ret, gtlt, M, m, p, pr);
			if (invalidXRangeOrder(M, m, p)) return comp;
			const xM = isX(M);
			const xm = xM || isX(m);
			const xp = xm || isX(p);
			const anyX = xp;
			if (gtlt === "=" && anyX) gtlt = "";
			pr = options.includePrerelease ? "-0" : "";
			if (xM) {
				if (gtlt === ">" || gtlt === "<") ret = "<0.0.0-0";
				else ret = "*";
			} else if (gtlt && anyX) {
				if (xm) m = 0;
				p = 0;
				if (gtlt === ">") {
					gtlt = ">=";
					if (xm) {
						M = +M + 1;
						m = 0;
						p = 0;
					} else {
						m = +m + 1;
						p = 0;
					}
				} else if (gtlt === "<=") {
					gtlt = "<";
					if (xm) M = +M + 1;
					else m = +m + 1;
				}
				if (gtlt === "<") pr = "-0";
				ret = `${gtlt + M}.${m}.${p}${pr}`;
			} else if (xm) ret = `>=${M}.0.0${pr} <${+M + 1}.0.0-0`;
			else if (xp) ret = `>=${M}.${m}.0${pr} <${M}.${+m + 1}.0-0`;
			debug("xRange return", ret);
			return ret;
		});
	};
	const replaceStars = (comp, options) => {
		debug("replaceStars", comp, options);
		return comp.trim().replace(re[t.STAR], "");
	};
	const replaceGTE0 = (comp, options) => {
		debug("replaceGTE0", comp, options);
		return comp.trim().replace(re[options.includePrerelease ? t.GTE0PRE : t.GTE0], "");
	};
	const hyphenReplace = (incPr) => ($0, from, fM, fm, fp, fpr, fb, to, tM, tm, tp, tpr) => {
		if (isX(fM)) from = "";
		else if (isX(fm)) from = `>=${fM}.0.0${incPr ? "-0" : ""}`;
		else if (isX(fp)) from = `>=${fM}.${fm}.0${incPr ? "-0" : ""}`;
		else if (fpr) from = `>=${from}`;
		else from = `>=${from}${incPr ? "-0" : ""}`;
		if (isX(tM)) to = "";
		else if (isX(tm)) to = `<${+tM + 1}.0.0-0`;
		else if (isX(tp)) to = `<${tM}.${+tm + 1}.0-0`;
		else if (tpr) to = `<=${tM}.${tm}.${tp}-${tpr}`;
		else if (incPr) to = `<${tM}.${tm}.${+tp + 1}-0`;
		else to = `<=${to}`;
		return `${from} ${to}`.trim();
	};
	const testSet = (set, version, options) => {
		for (let i = 0; i < set.length; i++) if (!set[i].test(version)) return false;
		if (version.prerelease.length && !options.includePrerelease) {
			for (let i = 0; i < set.length; i++) {
				debug(set[i].semver);
				if (set[i].semver === Comparator.ANY) continue;
				if (set[i].semver.prerelease.length > 0) {
					const allowed = set[i].semver;
					if (allowed.major === version.major && allowed.minor === version.minor && allowed.patch === version.patch) return true;
				}
			}
			return false;
		}
		return true;
	};
}));

// src/match/package.ts
var import_lte = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_lte(), 1);
var import_parse = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_parse(), 1);
var import_range = /* @__PURE__ */ require_rolldown_runtime.__toESM(require_range(), 1);
/** purl types whose versions are semantic versions. */
const SEMVER$1 = /* @__PURE__ */ new Set([
	"npm",
	"cargo",
	"golang",
	"hex",
	"pub",
	"swift"
]);
/** @returns null when the text is no pattern: what it says beside name and range would go unheard, and widen it */
function parsePackagePattern(text) {
	const at = text.lastIndexOf("@");
	const isScope = at <= 0 || text.charAt(at - 1) === "/";
	const subject = isScope ? text : text.slice(0, at);
	const range = isScope ? null : text.slice(at + 1);
	if (/[\s*]/.test(subject) || text.length > 512) return null;
	const pattern = /^pkg:/i.test(subject) ? purlPattern(subject, range) : namePattern(subject, range);
	return pattern?.range?.split("||").some((part) => part.trim() === "") ? null : pattern;
}
function namePattern(name, range) {
	return /^(?:@[^@/]+\/)?[^@]+$/.test(name) ? {
		type: null,
		name,
		range: range?.trim() ?? null
	} : null;
}
function purlPattern(subject, range) {
	const purl = parsePurl$1(subject);
	if (purl === null || purl.version || purl.qualifiers || purl.subpath || /[?#]/.test(range ?? "")) return null;
	return {
		type: purl.type,
		name: fullName(purl),
		range: range === null ? null : decoded$2(range).trim()
	};
}
/** A purl copied from a report has `%2B` for `+`. */
function decoded$2(range) {
	try {
		return decodeURIComponent(range);
	} catch {
		return range;
	}
}
/** What stands under many patterns. @returns what stands under those that match the package */
function packageIndex(entries) {
	const byName = /* @__PURE__ */ new Map();
	for (const [text, value] of entries) {
		const pattern = parsePackagePattern(text);
		if (pattern === null) continue;
		const known = byName.get(pattern.name);
		if (known === void 0) byName.set(pattern.name, [{
			pattern,
			value
		}]);
		else known.push({
			pattern,
			value
		});
	}
	return (found) => {
		if (found === null) return [];
		const known = identified(found);
		return [...new Set(known.names)].flatMap((name) => byName.get(name) ?? []).filter(({ pattern }) => mismatch$1(pattern, known) === "").map(({ value }) => value);
	};
}
/** @returns "" when it matches, else why not */
function packageMismatch$1(pattern, found) {
	return found === null ? "the finding names no package" : mismatch$1(pattern, identified(found));
}
function identified(found) {
	const purl = found.purl === null ? null : parsePurl$1(found.purl);
	return {
		found,
		names: [found.name, purl === null ? ofMaven(found) : fullName(purl)],
		type: purl?.type ?? found.ecosystem
	};
}
function mismatch$1(pattern, { found, names, type }) {
	if (!names.includes(pattern.name)) return `the package is "${found.name}"`;
	if (pattern.type !== null && type === null) return "the finding does not say the ecosystem of its package";
	if (pattern.type !== null && pattern.type !== type) return `the package is of ecosystem "${type}"`;
	return pattern.range === null ? "" : versionMismatch(pattern.range, type, found.version);
}
function versionMismatch(range, type, version) {
	if (version === null) return "the finding does not say the version of its package";
	if (range === version) return "";
	if (type === null) return `the ecosystem is unknown, so version "${version}" can only be compared as a whole`;
	if (!SEMVER$1.has(type)) return `versions of ecosystem "${type}" can only be compared as a whole, and "${version}" is another`;
	const wanted = parseRange(range);
	if (wanted === null) return `"${range}" is no semver range`;
	const own = parseVersion(version);
	if (own === null) return `version "${version}" is no semantic version`;
	return wanted.test(own) ? "" : `version "${version}" is outside "${range}"`;
}
/** `group:artifact` as a purl has it. */
function ofMaven({ name, ecosystem }) {
	return ecosystem === "maven" ? name.replace(":", "/") : name;
}
/** Ten thousand exceptions ask the same of one finding. */
const MOST_PARSED = 1e4;
const parsePurl$1 = require_common.remembered(MOST_PARSED, (text) => {
	try {
		return import_packageurl_js.PackageURL.fromString(text);
	} catch {
		return null;
	}
});
const parseRange = require_common.remembered(MOST_PARSED, (text) => {
	try {
		return new import_range.default(text);
	} catch {
		return null;
	}
});
const parseVersion = require_common.remembered(MOST_PARSED, import_parse.default);
function fullName(purl) {
	return purl.namespace ? `${purl.namespace}/${purl.name}` : purl.name;
}

// src/match/fixed.ts
/** @returns null where none is listed that is newer; what cannot be compared counts as newer */
function mendedBy({ version, ecosystem, fixed }) {
	const isOlder = (one) => version !== null && ecosystem !== null && SEMVER$1.has(ecosystem) && (0, import_valid.default)(one) !== null && (0, import_valid.default)(version) !== null && (0, import_lte.default)(one, version);
	return fixed.find((one) => !isOlder(one)) ?? null;
}

// src/exceptions/own.ts
function ownOf(head, trusted) {
	const known = new Set(trusted.map(contentOf));
	return head.filter((exception) => !known.has(contentOf(exception)));
}
/** True where what is signed is one text: another sign-off, or being taken back, makes no other of it. */
function isOneText(a, b) {
	return textOf$2(a) === textOf$2(b);
}
function textOf$2(exception) {
	return contentOf({
		...exception,
		revoked: null,
		signOffs: []
	});
}
/** All that was parsed, but for where it stood. */
function contentOf(exception) {
	return JSON.stringify({
		...exception,
		where: "",
		origin: "",
		signOffs: exception.signOffs.map((signOff) => ({
			...signOff,
			where: ""
		}))
	});
}

// src/exceptions/lifecycle.ts
/** @param today `YYYY-MM-DD` in UTC @returns the course of each of them */
function coursesOf(exceptions, { lifecycle }, today) {
	const chain = chainsOf(exceptions);
	const rewritten = rewritingsOf(exceptions);
	const revoked = revocationsOf(exceptions);
	const surplus = surplusOf(exceptions, lifecycle.mostAlive?.most ?? Number.POSITIVE_INFINITY, today);
	return (exception) => {
		const renewal = chain(exception);
		const broken = typeof renewal === "number" ? null : renewal;
		const crowded = surplus.has(exception) ? tooMany(lifecycle.mostAlive) : null;
		return {
			halted: revoked(exception) ?? rewritten(exception) ?? broken ?? crowded,
			renewal: typeof renewal === "number" ? renewal : 0
		};
	};
}
/** Its own, or that of the trusted one of its id: what was signed once stays signed, and a change could bring it again without the word. */
function revocationsOf(exceptions) {
	const trusted = exceptions.filter(({ origin, revoked }) => origin === "trusted" && revoked !== null);
	const byId = new Map(trusted.map(({ id, revoked }) => [id.toLowerCase(), revoked]));
	return ({ id, revoked }) => {
		const by = revoked ?? byId.get(id.toLowerCase()) ?? null;
		return by === null ? null : {
			why: `revoked by ${by.by} on ${by.on}: ${by.why}`,
			fix: "ask for another one, with new sign-offs"
		};
	};
}
/** What was signed once stays signed: a change could bring the wider text from which the trusted one was narrowed. */
function rewritingsOf(exceptions) {
	const trusted = byIdOf(exceptions, "trusted");
	return (exception) => {
		const { id, origin } = exception;
		const standing = trusted.get(id.toLowerCase());
		if (origin === "trusted" || standing === void 0 || isOneText(exception, standing)) return null;
		return {
			why: `${id} stands in the trusted branch with another statement`,
			fix: "change it there, or give this one an id of its own"
		};
	};
}
function byIdOf(exceptions, origin) {
	return new Map(exceptions.filter((one) => one.origin === origin).map((one) => [one.id.toLowerCase(), one]));
}
/** Each place is worked out once, however long chains are. */
function chainsOf(exceptions) {
	const [trusted, head] = [byIdOf(exceptions, "trusted"), byIdOf(exceptions, "head")];
	const before = ({ renews }) => trusted.get(renews?.toLowerCase() ?? "");
	const known = /* @__PURE__ */ new Map();
	return (exception) => {
		const path = [];
		let at = exception;
		while (at !== void 0 && !known.has(at)) {
			path.push(at);
			known.set(at, circular(at));
			at = before(at);
		}
		settle(path, at === void 0 ? endOf(path.at(-1), head) : known.get(at) ?? -1, known);
		return known.get(exception) ?? 0;
	};
}
/** What stands before the end of a chain: nothing, or something that is not there. */
function endOf(last, head) {
	if (last === void 0 || last.renews === null) return -1;
	return last.origin === "head" && head.has(last.renews.toLowerCase()) ? unmerged(last.renews) : unknown(last.renews);
}
function settle(path, before, known) {
	let place = before;
	for (const one of path.toReversed()) {
		if (typeof place === "number") place += 1;
		known.set(one, place);
	}
}
function circular({ id }) {
	return {
		why: `renews itself, by way of ${id}`,
		fix: "let it renew an earlier one, or none"
	};
}
function unmerged(id) {
	return {
		why: `renews ${id}, which stands in this change only`,
		fix: `merge ${id} first`
	};
}
function unknown(id) {
	return {
		why: `renews ${id}, which stands in no file of exceptions`,
		fix: "keep ended exceptions where the others are"
	};
}
/**
* Those beyond the cap, the newest: so that asking for another one takes nothing away from what already holds. What a change
* brings comes last, and of one day the id decides. Whatever is alive counts, signed or not: no signature must be checked to know.
* So this alone lets an exception hold because another one was taken away.
*/
function surplusOf(exceptions, most, today) {
	const alive = exceptions.filter((one) => one.revoked === null && today <= one.validThrough);
	if (alive.length <= most) return /* @__PURE__ */ new Set();
	const late = ({ origin }) => origin === "head" ? 1 : 0;
	const byAge = alive.toSorted((a, b) => late(a) - late(b) || require_common.byText(a.requested.on, b.requested.on) || require_common.byText(a.id, b.id));
	return new Set(byAge.slice(most));
}
function tooMany(cap) {
	return {
		why: `more exceptions are alive at once than the ${cap?.most} that the policy allows (${cap?.where}), and it is one of the newest`,
		fix: "fix what another one covers, and revoke that"
	};
}
/** It ends for all that it speaks of as soon as one of them could be mended: of several the first by name is told. */
function mended({ until }, matched) {
	if (until === null) return null;
	return matched().flatMap(({ findings }) => findings.flatMap(({ finding }) => finding.package === null ? [] : taking(finding.package))).reduce((first, one) => first !== null && require_common.byText(first.why, one.why) <= 0 ? first : one, null);
}
/** @returns nothing where no newer version is listed */
function taking(found) {
	const version = mendedBy(found);
	if (version === null) return [];
	return [{
		why: `held until a fixed version is known: ${`${found.name} ${found.version ?? ""}`.trimEnd()} is fixed in ${version}`,
		fix: `take ${version}`
	}];
}
/**
* What a severity asks of an exception that was renewed so often. Each renewal past those that the policy allows needs one role
* more: one more person, who signs for a role that the severity does not ask for, and for each such renewal another one. A
* policy that has no roles, or no other ones, asks for one person more, or for a role that nobody can have.
*/
function quorumOf({ roles, people }, renewal, policy) {
	const more = Math.max(0, renewal - (policy.lifecycle.renewals?.most ?? renewal));
	const others = [...policy.roles.keys()].filter((role) => !roles.has(role));
	return {
		roles,
		people: people + more,
		others: more === 0 || policy.roles.size === 0 ? null : {
			needed: more,
			roles: others
		}
	};
}
/** The same in words, behind what the severity asks for; "" where nothing is added. */
function renewedTooOften(renewal, { lifecycle: { renewals } }) {
	if (renewals === null || renewal <= renewals.most) return "";
	const more = renewal - renewals.most;
	return `; renewed ${renewal} times, of ${renewals.most} that the policy allows (${renewals.where}), it needs ${more === 1 ? "one role" : `${more} roles`} more`;
}

// src/exceptions/quorum.ts
/** True where somebody of this role can fill a place, whoever else signs. */
function hasPlaceFor(role, { roles, people, others }) {
	if (roles.has(role) || others !== null && others.needed > 0 && others.roles.includes(role)) return true;
	return people > [...roles.values()].reduce((sum, needed) => sum + needed, others?.needed ?? 0);
}
/** @param signers each person once @returns "" when they suffice, else what is missing, such as `1 more of appsec` */
function missingSignOffs(signers, { roles, people, others }) {
	const filled = fill$1([...[...roles].flatMap(([role, needed]) => Array.from({ length: needed }, () => role)), ...others?.roles ?? []], signers);
	const short = [...roles].flatMap(([role, needed]) => {
		const lack = needed - filled.filter((place) => place === role).length;
		return lack > 0 ? [`${lack} more of ${role}`] : [];
	});
	const lackOfOthers = others === null ? 0 : others.needed - filled.filter((place) => others.roles.includes(place)).length;
	if (lackOfOthers > 0) short.push(`${lackOfOthers} more of another role (${others?.roles.join(", ") || "the policy has none"})`);
	const lack = people - signers.length;
	if (short.length === 0 && lack > 0) short.push(`${lack} more ${lack === 1 ? "person" : "people"}`);
	return short.join(" and ");
}
/** As many places as can be filled at once, earlier ones first (augmenting paths). @returns those that are */
function fill$1(places, signers) {
	/** By signer: its place. */
	const standing = /* @__PURE__ */ new Map();
	const seat = (place, asked) => signers.some((signer) => {
		const role = places[place];
		if (role === void 0 || asked.has(signer) || !signer.roles.includes(role)) return false;
		asked.add(signer);
		const other = standing.get(signer);
		if (other !== void 0 && !seat(other, asked)) return false;
		standing.set(signer, place);
		return true;
	});
	return places.filter((_role, place) => seat(place, /* @__PURE__ */ new Set()));
}

// src/exceptions/emergency.ts
/** The last day on which one sign-off is enough. Days are all that dates say: this one ends at most 72 hours after the request. */
function lastDay({ requested }, { days }) {
	return require_common.dayAfter(requested.on, days - 1);
}
/** Why an exception that says to be one does not hold for this severity. */
function inEmergency(exception, severity, hearing) {
	const { policy, today } = hearing;
	const { emergency } = policy.lifecycle;
	if (emergency === null) return {
		why: "is an emergency exception, and the policy knows none",
		fix: "ask for one that is none, with all sign-offs, or let the policy say who is on call (signOff.emergency)"
	};
	const missing = missingInTime(exception, severity, hearing, emergency);
	if (missing === "") return null;
	const { signers, uncounted } = hearing.signOffs();
	const all = `${severity} needs ${require_common.requirement(policy, severity, exception.decision)}`;
	const last = lastDay(exception, emergency);
	if (today > last) return {
		why: `its emergency ended ${last}, and by then sign-offs were missing: ${missing}${because(uncounted)}`,
		fix: `ask for one that is none: ${all}`
	};
	if (hearing.begun !== null) return {
		why: `an emergency for it was begun already: ${hearing.begun}; sign-offs missing: ${missing}${because(uncounted)}`,
		fix: all
	};
	if (exception.origin === "head") return {
		why: `its emergency begins once it is merged, unless all sign before: sign-offs missing: ${missing}${because(uncounted)}`,
		fix: `merge it, or let all sign: ${all}`
	};
	const onCall = missingSignOffs(signers, {
		roles: /* @__PURE__ */ new Map([[emergency.role, 1]]),
		people: 1,
		others: null
	});
	if (onCall === "") return null;
	return {
		why: `sign-offs missing: ${onCall}${because(uncounted)}`,
		fix: bySigning(exception, `an emergency needs 1 of ${emergency.role}, through ${last}`, hearing)
	};
}
/**
* One that follows another must not go on where that ended: of what is trusted the earliest is known, whatever became of it.
* @param matched by exception, the defects that it speaks of @returns the id of an earlier one that speaks of one of them; null for none
*/
function begunBefore(matched) {
	const first = /* @__PURE__ */ new Map();
	const begun = [...matched.keys()].filter(({ emergency, origin }) => emergency && origin === "trusted");
	for (const exception of begun.toSorted((a, b) => require_common.byText(a.requested.on, b.requested.on) || require_common.byText(a.id, b.id))) for (const defect of matched.get(exception) ?? []) if (!first.has(defect)) first.set(defect, exception);
	return (exception) => {
		return (matched.get(exception) ?? []).map((defect) => first.get(defect)).find((one) => one !== void 0 && one.requested.on < exception.requested.on)?.id ?? null;
	};
}
/** What is missing of the full quorum, of an exception that one sign-off carries for now; null of any other. */
function owedBy(exception, severity, hearing) {
	const { emergency } = hearing.policy.lifecycle;
	if (!exception.emergency || emergency === null) return null;
	const missing = missingInTime(exception, severity, hearing, emergency);
	return missing === "" ? null : {
		missing,
		by: lastDay(exception, emergency)
	};
}
function missingInTime(exception, severity, { policy, renewal, signOffs }, emergency) {
	const last = lastDay(exception, emergency);
	const inTime = signOffs().signers.filter(({ on }) => on <= last);
	return missingSignOffs(inTime, quorumOf(policy.signOff[severity], renewal, policy));
}

// src/match/criteria.ts
/** Criteria by what they cost, the cheapest first. */
const BY_COST = [
	"rule",
	"tool",
	"branches",
	"defect",
	"security",
	"vulnerability",
	"cwe",
	"path",
	"package"
];
function compile(criteria) {
	const checks = Object.keys(criteria).flatMap((key) => {
		const check = checkOf(key, criteria);
		return check ? [{
			key,
			check
		}] : [];
	});
	if (checks.length === 0) return {
		holds: () => false,
		mismatches: () => [{
			key: "rule",
			why: "it names nothing to match"
		}]
	};
	const inOrder = checks.toSorted((a, b) => BY_COST.indexOf(a.key) - BY_COST.indexOf(b.key)).map(({ check }) => check);
	return {
		holds: (subject) => inOrder.every((check) => check.holds(subject)),
		mismatches: (subject, unmet) => checks.filter(({ key, check }) => unmet === void 0 ? !check.holds(subject) : unmet.includes(key)).map(({ key, check }) => ({
			key,
			why: check.why(subject)
		}))
	};
}
function checkOf(key, criteria) {
	if (criteria[key] === void 0) return null;
	switch (key) {
		case "tool": return among(criteria.tool, (pattern) => nameTest(pattern, true), ({ finding }) => finding.tool.name, "tool");
		case "rule": return among(criteria.rule, (pattern) => nameTest(pattern), ({ finding }) => finding.rule, "rule");
		case "path": return paths(criteria.path);
		case "branches": return among(criteria.branches, (pattern) => nameTest(pattern), ({ branch }) => branch, "branch");
		case "defect": return among(criteria.defect, (id) => (text) => text === id, ({ defect }) => defect, "defect");
		case "cwe": return anyOf(criteria.cwe, ({ finding }) => finding.cwe, "CWE");
		case "vulnerability": return anyOf(criteria.vulnerability, namesOf$1, "vulnerability");
		case "package": return packages(criteria.package);
		case "security": return {
			holds: ({ finding }) => finding.security === criteria.security,
			why: ({ finding }) => `security is ${finding.security}`
		};
	}
}
function among(patterns, test, of, noun) {
	const tests = (patterns ?? []).map(test);
	return {
		holds(subject) {
			const text = of(subject);
			return text !== null && tests.some((holds) => holds(text));
		},
		why(subject) {
			const text = of(subject);
			return text === null ? `the ${noun} is not known` : `the ${noun} is "${text}"`;
		}
	};
}
/** A finding at several places is meant only where all of them are. */
function paths(patterns) {
	const tests = (patterns ?? []).map(pathTest);
	const isMeant = (path) => tests.some((holds) => holds(path));
	return {
		holds: ({ finding: { location, otherPaths } }) => location.path !== null && isMeant(location.path) && otherPaths.every(isMeant),
		why({ finding: { location, otherPaths } }) {
			if (location.path === null) return "the path is not known";
			const stray = [location.path, ...otherPaths].find((path) => !isMeant(path)) ?? "";
			return stray === "" ? "another of its places is no file" : `${stray === location.path ? "the path" : "another of its paths"} is "${stray}"`;
		}
	};
}
function anyOf(wanted, of, noun) {
	const names = new Set((wanted ?? []).map((name) => name.toUpperCase()));
	return {
		holds: (subject) => of(subject).some((name) => names.has(name.toUpperCase())),
		why(subject) {
			const found = of(subject);
			return found.length === 0 ? `the finding names no ${noun}` : `the ${noun} is ${found.join(", ")}`;
		}
	};
}
/** All names of the vulnerability of a finding. */
function namesOf$1({ finding }) {
	return finding.vulnerability ? [finding.vulnerability.id, ...finding.vulnerability.aliases] : NONE$7;
}
const NONE$7 = [];
function packages(texts) {
	const patterns = (texts ?? []).flatMap((text) => parsePackagePattern(text) ?? []);
	const reasons = (found) => patterns.map((pattern) => packageMismatch$1(pattern, found));
	return {
		holds: ({ finding }) => reasons(finding.package).includes(""),
		why: ({ finding }) => reasons(finding.package)[0] ?? "no package is named"
	};
}

// src/match/wilds.ts
function wilds() {
	const known = /* @__PURE__ */ new Map();
	const [heads, tails] = [affixes(), affixes()];
	const others = [];
	return {
		under(part, make) {
			const before = known.get(part.text);
			if (before !== void 0) return before;
			const wild = {
				part,
				value: make()
			};
			known.set(part.text, wild.value);
			const { head, tail } = part;
			if (head === "" && tail === "") others.push(wild);
			else if (head.length >= tail.length) heads.put(head, wild);
			else tails.put(tail, wild);
			return wild.value;
		},
		visit(text, take) {
			visitThose(others, text, take);
			for (const length of heads.lengths) visitThose(heads.at(text.slice(0, length)), text, take);
			for (const length of tails.lengths) visitThose(tails.at(text.slice(-length)), text, take);
		}
	};
}
function visitThose(all, text, take) {
	for (const { part, value } of all) if (part.holds(text)) take(value);
}
function affixes() {
	const known = /* @__PURE__ */ new Map();
	const lengths = [];
	return {
		lengths,
		put(affix, wild) {
			if (!lengths.includes(affix.length)) lengths.push(affix.length);
			const before = known.get(affix);
			if (before === void 0) known.set(affix, [wild]);
			else before.push(wild);
		},
		at: (affix) => known.get(affix) ?? []
	};
}

// src/match/globs.ts
/** Paths for which the answer is remembered. */
const MOST_PATHS = 5e4;
/** @returns what is made of what stands under each pattern that reaches the path; what stands under several may come as often */
function globIndex(entries, made) {
	const files = /* @__PURE__ */ new Map();
	const root = placeOf$4(false);
	for (const [pattern, value] of entries) {
		const composed = pattern.normalize("NFC");
		if (isLiteral(composed)) put$1(files, composed, value);
		else placeAt(root, partsOf$1(composed)).found.push(value);
	}
	const walk = walker(root);
	const find = (path) => {
		const [named, reached] = [files.get(path), walk(path)];
		return named === void 0 ? reached : reached.length === 0 ? named : [...named, ...reached];
	};
	return require_common.remembered(MOST_PATHS, (path) => made(find(path)), ({ all }) => require_common.lengthOf(all));
}
function put$1(under, name, value) {
	const known = under.get(name);
	if (known === void 0) under.set(name, [value]);
	else known.push(value);
}
function placeOf$4(stays) {
	return {
		named: null,
		wild: null,
		beyond: null,
		stays,
		found: [],
		step: 0
	};
}
function placeAt(root, parts) {
	let place = root;
	for (const part of parts) if (part.kind === "any number") place = place.beyond ??= placeOf$4(true);
	else if (part.kind === "wild") place = (place.wild ??= wilds()).under(part, () => placeOf$4(false));
	else place = placeNamed(place.named ??= /* @__PURE__ */ new Map(), part.text);
	return place;
}
function placeNamed(known, name) {
	const found = known.get(name) ?? placeOf$4(false);
	known.set(name, found);
	return found;
}
/** Of all places at once, since `**` can mean few parts or many. */
function walker(root) {
	let step = 0;
	let next = [];
	const enter = (place) => {
		if (place.step === step) return;
		place.step = step;
		next.push(place);
		if (place.beyond !== null) enter(place.beyond);
	};
	const begin = () => {
		step += 1;
		next = [];
	};
	return (path) => {
		begin();
		enter(root);
		for (let from = 0; next.length > 0 && from <= path.length;) {
			const slash = path.indexOf("/", from);
			const end = slash === -1 ? path.length : slash;
			const part = path.slice(from, end);
			const places = next;
			begin();
			for (const place of places) {
				if (place.stays) enter(place);
				const named = place.named?.get(part);
				if (named !== void 0) enter(named);
				place.wild?.visit(part, enter);
			}
			from = end + 1;
		}
		return foundAt(next);
	};
}
function foundAt(places) {
	const ends = places.filter(({ found }) => found.length > 0);
	return ends.length < 2 ? ends[0]?.found ?? [] : ends.flatMap(({ found }) => found);
}

// src/match/names.ts
/** Names for which the answer is remembered. */
const MOST_NAMES = 1e4;
/**
* @param made what is made of all that stands under patterns which hold for one name; of equal ones it may be one
* @param fold makes one of names that are compared as one
* @returns what is made of what stands under each pattern that holds for the name
*/
function nameIndex(entries, made, fold = (name) => name) {
	const named = /* @__PURE__ */ new Map();
	const wild = /* @__PURE__ */ new Map();
	for (const [pattern, value] of entries) {
		const under = pattern.includes("*") ? wild : named;
		const folded = fold(pattern);
		const known = under.get(folded);
		if (known === void 0) under.set(folded, [value]);
		else known.push(value);
	}
	const nothing = made([]);
	const exact = new Map(Array.from(named, ([name, found]) => [name, made(found)]));
	if (wild.size === 0) return (name) => exact.get(fold(name)) ?? nothing;
	const patterns = Array.from(wild, ([pattern, found]) => ({
		holds: nameTest(pattern),
		found
	}));
	const find = (name) => {
		const folded = fold(name);
		return made([...named.get(folded) ?? [], ...patterns.filter(({ holds }) => holds(folded)).flatMap(({ found }) => found)]);
	};
	return require_common.remembered(MOST_NAMES, find, ({ all }) => require_common.lengthOf(all));
}

// src/match/facets.ts
/** What tells fewest findings apart stands last. */
const FACETS = {
	defect: (entries, make) => {
		const [at, nothing] = [nameIndex(entries, make), make([])];
		return ({ defect }) => defect === null ? nothing : at(defect);
	},
	vulnerability: (entries, make) => eachOf(namesOf$1, nameIndex(entries, make, upper), make),
	package: (entries, make) => {
		const at = packageIndex(entries);
		return ({ finding }) => make(at(finding.package));
	},
	rule: (entries, make) => {
		const at = nameIndex(entries, make);
		return ({ finding }) => at(finding.rule);
	},
	path: (entries, make) => places(globIndex(entries, make), make),
	cwe: (entries, make) => eachOf(({ finding }) => finding.cwe, nameIndex(entries, make, upper), make),
	tool: (entries, make) => {
		const at = nameIndex(entries, make, (name) => name.toLowerCase());
		return ({ finding }) => at(finding.tool.name);
	},
	branches: (entries, make) => {
		const [at, nothing] = [nameIndex(entries, make), make([])];
		return ({ branch }) => branch === null ? nothing : at(branch);
	},
	security: (entries, make) => {
		const at = nameIndex(entries, make);
		return ({ finding }) => at(String(finding.security));
	}
};
/** In the order in which they had best be looked for. */
const KEYS$1 = Object.keys(FACETS);
/** @returns a facet for each thing that any of them asks */
function facetsOf(criteria, make) {
	return KEYS$1.flatMap((key) => {
		const entries = entriesOf(criteria, key);
		return entries.length === 0 ? [] : [FACETS[key](entries, make)];
	});
}
/** @returns the patterns of those that ask for this */
function entriesOf(criteria, key) {
	return criteria.flatMap((one) => one.key === key ? one.patterns.map((pattern) => [pattern, one]) : []);
}
/** As one would write them: true and false too. */
function criteriaIn(match) {
	return Object.keys(match).flatMap((key) => {
		const asked = match[key];
		if (asked === void 0) return [];
		return [{
			key,
			patterns: typeof asked === "boolean" ? [String(asked)] : asked
		}];
	});
}
/** A finding at several places is meant only where all of them are. */
function places(at, make) {
	const nothing = make([]);
	return ({ finding: { location, otherPaths } }) => {
		if (location.path === null) return nothing;
		const here = at(location.path);
		if (otherPaths.length === 0) return here;
		let meant = here.all;
		for (const path of otherPaths) {
			if (meant.length === 0) return nothing;
			const there = new Set(at(path).all);
			meant = meant.filter((one) => there.has(one));
		}
		return make(meant);
	};
}
function eachOf(namesIn, at, make) {
	const nothing = make([]);
	return (subject) => {
		const names = namesIn(subject);
		if (names.length < 2) return names[0] === void 0 ? nothing : at(names[0]);
		return make(names.flatMap((name) => at(name).all));
	};
}
function upper(name) {
	return name.toUpperCase();
}

// src/exceptions/shelves.ts
/** @param exceptions in the order in which they speak */
function shelved(exceptions) {
	const asked = /* @__PURE__ */ new Map();
	const matches = /* @__PURE__ */ new Map();
	const entries = exceptions.map((exception, order) => {
		const match = kept(matches, JSON.stringify(exception.match), () => matchOf(exception.match, matches.size, asked));
		const entry = {
			exception,
			match,
			order
		};
		match.entries.push(entry);
		for (const one of match.asked) one.entries.push(entry);
		return entry;
	});
	const crowdOf = crowds(matches.values());
	const others = Array.from(matches.values(), (match) => {
		const [leader, ...more] = byCrowd(match, crowdOf);
		leader?.led.push(match);
		for (const one of more) one.follows = true;
		return more;
	});
	const all = [...asked.values()];
	return {
		entries,
		matches: [...matches.values()],
		asked: all,
		led: runsOf(all.map(({ led }) => led)),
		others: runsOf(others)
	};
}
function matchOf(criteria, place, known) {
	let matcher = null;
	return {
		place,
		asked: criteriaIn(criteria).map((one) => kept(known, JSON.stringify(one), () => ({
			...one,
			place: known.size,
			entries: [],
			led: [],
			follows: false,
			wasMet: false
		}))),
		entries: [],
		matcher: () => matcher ??= compile(criteria)
	};
}
function kept(known, name, make) {
	const found = known.get(name) ?? make();
	known.set(name, found);
	return found;
}
/** First that by which fewest others would be looked at in vain. */
function byCrowd({ asked }, crowdOf) {
	return asked.toSorted((a, b) => crowdOf(a) - crowdOf(b) || KEYS$1.indexOf(a.key) - KEYS$1.indexOf(b.key));
}
/** @returns how many statements ask for what most of them ask for, of all that would meet the criterion */
function crowds(matches) {
	const counts = /* @__PURE__ */ new Map();
	const nameOf = (key, pattern) => `${key} ${pattern}`;
	for (const { asked, entries } of matches) for (const { key, patterns } of asked) for (const pattern of patterns) counts.set(nameOf(key, pattern), (counts.get(nameOf(key, pattern)) ?? 0) + entries.length);
	return ({ key, patterns }) => patterns.reduce((most, pattern) => Math.max(most, counts.get(nameOf(key, pattern)) ?? 0), 0);
}
function runsOf(lists) {
	const from = new Uint32Array(lists.length + 1);
	for (const [index, { length }] of lists.entries()) from[index + 1] = (from[index] ?? 0) + length;
	return {
		from,
		all: Uint32Array.from(lists.flat(), placeOf$3)
	};
}
function placeOf$3({ place }) {
	return place;
}

// src/exceptions/lookup.ts
/** Criteria that say what a finding is, not just where it is or who says so. */
const NAMES$1 = /* @__PURE__ */ new Set([
	"rule",
	"vulnerability",
	"defect"
]);
/** @param exceptions in the order in which they speak @param branch that is judged; null when it is not known */
function lookupOf(exceptions, branch) {
	const shelves = shelved(exceptions);
	const { entries, matches, asked } = shelves;
	const facets = facetsOf(asked, metBy);
	const marks = {
		last: new Float64Array(asked.length),
		subject: 0
	};
	const isMet = ({ place }) => marks.last[place] === marks.subject;
	for (const one of branchesAmong(asked, branch)) one.wasMet = true;
	const here = facets.map(() => NOTHING$4);
	const meet = (subject) => {
		marks.subject += 1;
		for (let index = 0; index < facets.length; index++) {
			const met = facets[index]?.(subject) ?? NOTHING$4;
			here[index] = met;
			if (!met.wasMet) noteAsMet(met);
		}
	};
	return {
		entries,
		matches,
		namesDefects: asked.some(({ key }) => key === "defect"),
		visit(subject, take) {
			meet(subject);
			if (here.every(({ leading }) => leading.length === 0)) return false;
			for (const { following } of here) for (const place of following) marks.last[place] = marks.subject;
			for (const { leading } of here) for (const leader of leading) if (someLed(leader, shelves, marks, take)) return true;
			return false;
		},
		telling(subject) {
			meet(subject);
			const met = [...new Set(here.flatMap(({ all }) => all))];
			for (const { place } of met) marks.last[place] = marks.subject;
			return [...met.flatMap(({ led }) => led.filter((match) => match.asked.every(isMet))).map((match) => match.entries), ...met.filter(({ key }) => NAMES$1.has(key)).map((one) => one.entries)];
		},
		unmet: ({ asked: all }) => all.filter((one) => !isMet(one)),
		neverMet: ({ asked: all }) => all.find(({ wasMet }) => !wasMet)?.key ?? null
	};
}
/** @param leader place of a criterion that is met @returns true as soon as one of its matches is taken */
function someLed(leader, { led, others }, { last, subject }, take) {
	const end = led.from[leader + 1] ?? 0;
	for (let at = led.from[leader] ?? 0; at < end; at++) {
		const match = led.all[at] ?? 0;
		if (areMet(match, others, last, subject) && take(match)) return true;
	}
	return false;
}
function areMet(match, others, last, subject) {
	const end = others.from[match + 1] ?? 0;
	for (let at = others.from[match] ?? 0; at < end; at++) if (last[others.all[at] ?? 0] !== subject) return false;
	return true;
}
const NOTHING$4 = {
	all: [],
	leading: [],
	following: [],
	wasMet: true
};
function metBy(all) {
	if (all.length === 0) return NOTHING$4;
	const [leading, following] = [all.filter(({ led }) => led.length > 0), all.filter(({ follows }) => follows)];
	return {
		all,
		leading: leading.map(placeOf$3),
		following: following.map(placeOf$3),
		wasMet: false
	};
}
function noteAsMet(met) {
	met.wasMet = true;
	for (const one of met.all) one.wasMet = true;
}
function branchesAmong(asked, branch) {
	return branch === null ? [] : nameIndex(entriesOf(asked, "branches"), (all) => ({ all }))(branch).all;
}

// src/exceptions/meant.ts
/** Whatever else a defect is merged with: what is merged must not make a match count for less. */
function gather({ matches, visit }, defects, branch) {
	const meant = matches.map((match) => ({
		count: 0,
		worst: "none",
		places: [],
		most: mostOf(match),
		last: -1
	}));
	defects.forEach((defect, place) => {
		const take = (match) => {
			const known = meant[match];
			if (known !== void 0 && known.last !== place) add(known, place, defect);
			return false;
		};
		for (const subject of subjectsOf$1(defect, branch)) visit(subject, take);
	});
	return ({ place }) => meant[place] ?? NOTHING$3;
}
const NOTHING$3 = {
	count: 0,
	worst: "none",
	places: []
};
function add(known, place, { severity }) {
	known.last = place;
	known.count += 1;
	known.worst = require_common.worse(known.worst, severity);
	if (known.count <= known.most) known.places.push(place);
}
/** Where there are more than each of its statements says, none holds, and nobody asks which they are. */
function mostOf({ entries }) {
	return entries.some(({ exception: { emergency, until } }) => emergency || until !== null) ? Number.POSITIVE_INFINITY : entries.reduce((most, { exception }) => Math.max(most, exception.maxMatches), 0);
}
/** One finding of each kind that no criterion tells apart. */
function subjectsOf$1({ id, findings }, branch) {
	if (findings.length === 1) return [{
		finding: findings[0].finding,
		defect: id,
		branch
	}];
	const kinds = /* @__PURE__ */ new Map();
	for (const { finding } of findings) {
		const { tool, rule, location, otherPaths, cwe, vulnerability, package: found, security } = finding;
		const kind = JSON.stringify([
			tool.name,
			rule,
			location.path,
			otherPaths,
			cwe,
			vulnerability,
			found,
			security
		]);
		if (!kinds.has(kind)) kinds.set(kind, finding);
	}
	return Array.from(kinds.values(), (finding) => ({
		finding,
		defect: id,
		branch
	}));
}

// src/exceptions/objection.ts
function ended({ validThrough }) {
	return {
		why: `ended ${validThrough}`,
		fix: "renew it, with new sign-offs"
	};
}
/** It holds for all that the statement speaks of, or for nothing. */
function tooWide({ maxMatches, maxSeverity }, { count, worst }) {
	if (count > maxMatches) return {
		why: `matches ${count} defects, more than its maxMatches ${maxMatches}`,
		fix: "narrow its match, or raise maxMatches with new sign-offs"
	};
	if (maxSeverity === null || require_common.rank(worst) >= require_common.rank(maxSeverity)) return null;
	return {
		why: `matches a ${worst} defect, above its maxSeverity ${maxSeverity}`,
		fix: "narrow its match, or raise maxSeverity with new sign-offs"
	};
}
/** Ids are cut short, and who writes both findings can make them equal: what covers one would cover the other. */
function ambiguous({ id }) {
	return {
		why: `another defect has the same id ${id}`,
		fix: "mend one of the two; no exception can tell them apart"
	};
}
/** Who adds one above it gives it another id, and his own that of the one that was signed off. */
function interchangeable() {
	return {
		why: "other defects say just the same, and only their order tells them apart",
		fix: "name rule and path instead, with maxMatches for all of them"
	};
}
/** What the severity of one defect asks of a statement: its term, and who signed. */
function forSeverity(exception, severity, hearing) {
	const { policy, renewal } = hearing;
	const rule = policy.signOff[severity];
	const longest = rule.longest[exception.decision];
	const term = require_common.daysBetween(exception.requested.on, exception.validThrough);
	if (term > longest) return {
		why: `its term of ${term} days is longer than the ${longest} that ${severity} allows (${rule.where})`,
		fix: `end it at most ${longest} days after ${exception.requested.on}`
	};
	if (exception.emergency) return inEmergency(exception, severity, hearing);
	const { signers, uncounted } = hearing.signOffs();
	const missing = missingSignOffs(signers, quorumOf(rule, renewal, policy));
	if (missing === "") return null;
	const asked = `${severity} needs ${require_common.requirement(policy, severity, exception.decision)}${renewedTooOften(renewal, policy)}`;
	return {
		why: `sign-offs missing: ${missing}${because(uncounted)}`,
		fix: bySigning(exception, asked, hearing)
	};
}
/**
* Where it holds for some findings of a defect of which it speaks, and not for all.
* @param mismatchesOf the finding
*/
function partly({ findings }, mismatchesOf) {
	if (findings.length === 1) return null;
	for (const { finding } of findings) {
		const [first] = mismatchesOf(finding);
		if (first !== void 0) return {
			why: `holds for some of the findings that are this defect, and not for that of ${finding.tool.name}: ${first.why}`,
			fix: "let it match every finding of the defect; that takes new sign-offs"
		};
	}
	return null;
}
/**
* Where one criterion alone does not hold, and what does hold names the thing itself, not just its tool or folder.
* @param mismatches of each finding of a defect
*/
function nearly({ match }, mismatches) {
	const mismatch = mismatches.find((all) => all.length > 0)?.[0];
	if (mismatch === void 0 || mismatches.some((all) => all.some(({ key }) => key !== mismatch.key))) return null;
	if (![
		"rule",
		"vulnerability",
		"defect"
	].filter((key) => key !== mismatch.key).some((key) => match[key] !== void 0)) return null;
	return {
		why: `nearly matches, but for its ${mismatch.key}: ${mismatch.why}`,
		fix: "correct the exception if it means this defect; that takes new sign-offs"
	};
}

// src/exceptions/near-miss.ts
/** Near misses that one defect lists: more would tell nobody anything. */
const MOST_NEAR_MISSES$1 = 5;
function nearMisses(defect, { lookup, branch, objection }) {
	const misses = [];
	const subjects = subjectsOf$1(defect, branch);
	for (const { exception, match } of inTurn(subjects.flatMap(lookup.telling))) {
		if (misses.length === MOST_NEAR_MISSES$1) break;
		const unmet = subjects.length === 1 ? lookup.unmet(match) : void 0;
		if (unmet !== void 0 && unmet.length > 1) continue;
		const keys = unmet?.map(({ key }) => key);
		const mismatches = subjects.map((subject) => match.matcher().mismatches(subject, keys));
		const speaks = mismatches.some((all) => all.length === 0);
		const found = nearly(exception, mismatches) ?? (speaks ? objection(exception, defect) : null);
		if (found) misses.push({
			exception: exception.id,
			where: exception.where,
			why: found.why,
			fix: found.fix
		});
	}
	return misses;
}
/** Each once, and none looked for that nobody asks for. @param lists each in the order in which they speak */
function* inTurn(lists) {
	const queues = lists.filter(({ length }) => length > 0).map((list) => ({
		list,
		at: 0
	}));
	queues.sort((a, b) => orderOf(a) - orderOf(b));
	let last;
	for (let [first] = queues; first !== void 0; [first] = queues) {
		const entry = first.list[first.at];
		if (entry !== void 0 && entry !== last) yield entry;
		last = entry;
		first.at += 1;
		if (first.at === first.list.length) queues[0] = queues.at(-1);
		if (first.at === first.list.length) queues.pop();
		sink(queues);
	}
}
function orderOf(queue) {
	return queue?.list[queue.at]?.order ?? Number.POSITIVE_INFINITY;
}
/** Puts the first one where it belongs. */
function sink(queues) {
	for (let place = 0;;) {
		const [left, right] = [2 * place + 1, 2 * place + 2];
		const lower = orderOf(queues[right]) < orderOf(queues[left]) ? right : left;
		const [above, below] = [queues[place], queues[lower]];
		if (above === void 0 || below === void 0 || orderOf(above) <= orderOf(below)) return;
		[queues[place], queues[lower]] = [below, above];
		place = lower;
	}
}

// src/exceptions/warnings.ts
/** Days before the end, each with what is said then. */
const NOTICE = [
	[1, "today or tomorrow"],
	[7, "within 7 days"],
	[14, "within 14 days"]
];
/** Of each notice so many are named. */
const NAMED$1 = 5;
/** @param today `YYYY-MM-DD` in UTC */
function warningsOn(holding, today) {
	const inOrder = holding.toSorted((a, b) => require_common.byText(a.exception.id, b.exception.id));
	return [...inOrder.flatMap(emergency), ...endings(inOrder, today)];
}
function emergency({ exception: { id, where }, owed }) {
	if (owed === null) return [];
	return [{
		what: `EMERGENCY: ${id} holds by one sign-off alone, through ${owed.by}; by then it needs the others, or what it covers blocks: ${owed.missing}`,
		where
	}];
}
function endings(holding, today) {
	const left = ({ exception: { validThrough } }) => require_common.daysBetween(today, validThrough);
	return NOTICE.flatMap(([days, when], tier) => {
		const earlier = NOTICE[tier - 1]?.[0] ?? -1;
		const ending = holding.filter((one) => left(one) <= days && left(one) > earlier);
		const [first] = ending;
		if (first === void 0) return [];
		const named = ending.slice(0, NAMED$1).map(({ exception: { id, validThrough } }) => `${id} (${validThrough})`);
		const more = ending.length > NAMED$1 ? `, and ${ending.length - NAMED$1} more` : "";
		return [{
			what: `${ending.length === 1 ? "an exception that covers something ends" : `${ending.length} exceptions that cover something end`} ${when}: ${named.join(", ")}${more}`,
			where: first.exception.where
		}];
	});
}

// src/exceptions/apply.ts
function statementsOf(exceptions, at, prove) {
	const { branch } = at;
	const lookup = lookupOf(inOrder$1(exceptions), branch);
	return {
		note(finding) {
			if (exceptions.length === 0) return false;
			return lookup.visit({
				finding,
				defect: null,
				branch
			}, () => true) || lookup.namesDefects;
		},
		apply(defects) {
			if (exceptions.length === 0) return NO_COVERAGE;
			const statements = examine(lookup, defects, {
				...at,
				prove,
				courseOf: coursesOf(exceptions, at.policy, at.today)
			});
			const covering = coveringOf(statements.values(), defects);
			const objection = (exception, defect) => statements.get(exception)?.objectionTo(defect) ?? null;
			return {
				covered: new Map(covering.flatMap(({ statement: { exception }, covers }) => covers.map(({ id }) => [id, exception]))),
				nearMissesOf: (defect) => nearMisses(defect, {
					lookup,
					branch,
					objection
				}),
				outcomes: outcomesOf$1(lookup, statements),
				warnings: warningsOn(covering.map(holding), at.today)
			};
		}
	};
}
const NO_COVERAGE = {
	covered: /* @__PURE__ */ new Map(),
	nearMissesOf: () => [],
	outcomes: {
		used: [],
		unused: [],
		expired: [],
		refused: []
	},
	warnings: []
};
/** Where several hold, the one that holds longest covers; then by id, and of one id what is trusted, so that no order of files matters. */
function inOrder$1(exceptions) {
	return exceptions.toSorted((a, b) => require_common.byText(b.validThrough, a.validThrough) || require_common.byText(a.id, b.id) || require_common.byText(b.origin, a.origin) || require_common.byText(a.where, b.where));
}
function examine(lookup, defects, at) {
	const { entries, matches } = lookup;
	const meantBy = gather(lookup, defects, at.branch);
	const emergencies = entries.filter(({ exception }) => exception.emergency);
	const context = {
		defects,
		shared: sharedIds(defects, matches.map(meantBy)),
		begunOf: begunBefore(new Map(emergencies.map((entry) => [entry.exception, defectsAt(meantBy(entry.match).places, defects)])))
	};
	return new Map(entries.map((entry) => [entry.exception, statementOn(entry, meantBy(entry.match), context, at)]));
}
function defectsAt(places, defects) {
	return places.flatMap((place) => defects[place] ?? []);
}
function statementOn({ exception, match }, meant, { defects, shared, begunOf }, at) {
	const course = at.courseOf(exception);
	const { policy, today } = at;
	const hearing = {
		policy,
		today,
		renewal: course.renewal,
		begun: begunOf(exception),
		signOffs: once(() => at.prove(exception))
	};
	const expired = today > exception.validThrough && exception.revoked === null;
	const halted = expired ? ended(exception) : course.halted ?? mended(exception, () => defectsAt(meant.places, defects)) ?? tooWide(exception, meant);
	const mismatchesOf = (finding, defect) => match.matcher().mismatches({
		finding,
		defect: defect.id,
		branch: at.branch
	});
	const ofSeverity = require_common.remembered(require_common.SEVERITIES.length, (severity) => forSeverity(exception, severity, hearing));
	const objectionTo = (defect) => {
		if (halted !== null) return halted;
		if (shared.has(defect.id)) return ambiguous(defect);
		if (exception.match.defect !== void 0 && defect.hasTwin) return interchangeable();
		return partly(defect, (finding) => mismatchesOf(finding, defect)) ?? ofSeverity(defect.severity);
	};
	return {
		exception,
		meant,
		hearing,
		expired,
		...halted === null ? hear(meant, defects, objectionTo) : {
			held: [],
			why: halted.why
		},
		objectionTo
	};
}
/** For which defects it holds, and why not for the worst of the others. */
function hear({ places }, defects, objectionTo) {
	const held = [];
	let worst = null;
	for (const place of places) {
		const defect = defects[place];
		const objection = objectionTo(defect);
		if (objection === null) held.push(place);
		else if (worst === null || byUrgency(defect, worst.defect) < 0) worst = {
			defect,
			why: objection.why
		};
	}
	return {
		held,
		why: worst?.why ?? ""
	};
}
function byUrgency(a, b) {
	return require_common.rank(a.severity) - require_common.rank(b.severity) || require_common.byText(a.id, b.id);
}
function once(work) {
	const done = [];
	return () => done[0] ??= work();
}
/** Only of what is meant: of anything else nobody asks. */
function sharedIds(defects, meant) {
	const isMeant = new Uint8Array(defects.length);
	for (const { places } of meant) for (const place of places) isMeant[place] = 1;
	const [known, shared] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
	defects.forEach((defect, place) => {
		if (isMeant[place] === 1 && known.size === known.add(defect.id).size) shared.add(defect.id);
	});
	if (known.size === 0) return shared;
	defects.forEach((defect, place) => {
		if (isMeant[place] === 0 && known.has(defect.id)) shared.add(defect.id);
	});
	return shared;
}
function coveringOf(statements, defects) {
	const isCovered = new Uint8Array(defects.length);
	return Array.from(statements).flatMap((statement) => {
		const own = statement.held.filter((place) => isCovered[place] === 0);
		for (const place of own) isCovered[place] = 1;
		const [first, ...others] = defectsAt(own, defects);
		return first === void 0 ? [] : [{
			statement,
			covers: [first, ...others]
		}];
	});
}
/** What it owes for the worst of what it covers. */
function holding({ statement: { exception, hearing }, covers }) {
	return {
		exception,
		owed: owedBy(exception, covers.map(({ severity }) => severity).reduce(require_common.worse), hearing)
	};
}
function outcomesOf$1({ entries, neverMet }, statements) {
	const outcomes = {
		used: [],
		unused: [],
		expired: [],
		refused: []
	};
	for (const { exception, match } of entries) {
		const statement = statements.get(exception);
		if (statement === void 0) continue;
		const standing = standingOf(statement);
		outcomes[standing].push(toOutcome(statement, standing === "unused" ? unmet(neverMet(match)) : statement.why));
	}
	return outcomes;
}
function unmet(key) {
	return key === null ? "no defect meets all of its match at once" : `nothing here meets its ${key}`;
}
function standingOf({ exception, meant, held, expired }) {
	if (held.length > 0) return "used";
	if (expired) return "expired";
	return meant.count > 0 || exception.revoked !== null ? "refused" : "unused";
}
function toOutcome({ exception, meant, hearing }, why) {
	const { id, where, decision, validThrough, emergency } = exception;
	const signers = meant.count === 0 ? [] : hearing.signOffs().signers;
	return {
		id,
		where,
		decision,
		validThrough,
		emergency,
		signers,
		signedBy: signers.map(require_common.nameOfSigner),
		matches: meant.count,
		why
	};
}

// src/identity/digests.ts
/** 32-bit words of a digest. */
const WORDS = 4;
const FREE = -(2 ** 31);
/** Whoever writes what is hashed can make digests crowd one slot: that must not cost the square of them. */
const MOST_PROBES$1 = 128;
function digestTable() {
	const table = {
		...roomFor(65536),
		size: 0,
		crowded: /* @__PURE__ */ new Map()
	};
	return { add(digest, number) {
		if (table.size * 5 >= table.slots * 4) grow(table);
		const slot = slotOf(table, digest);
		const known = slot === -1 ? FREE : table.numbers[slot] ?? FREE;
		if (known !== FREE) return known;
		const crowded = table.crowded.size === 0 ? void 0 : table.crowded.get(textOf$1(digest));
		if (crowded !== void 0) return crowded;
		put(table, slot, digest, number);
		return null;
	} };
}
/** The same for the same words. */
function textOf$1([a, b, c, d]) {
	return `${a | 0} ${b | 0} ${c | 0} ${d | 0}`;
}
function roomFor(slots) {
	return {
		slots,
		keys: new Int32Array(slots * WORDS),
		numbers: new Int32Array(slots).fill(FREE)
	};
}
/** Where the digest stands, or the free slot where it belongs; -1 where others crowd it. Its own bits say where to look first. */
function slotOf({ slots, keys, numbers }, digest) {
	const a = digest[0] | 0;
	const b = digest[1] | 0;
	const c = digest[2] | 0;
	const d = digest[3] | 0;
	let slot = a & slots - 1;
	for (let probe = 0; probe < MOST_PROBES$1; probe++) {
		const at = slot * WORDS;
		if (numbers[slot] === FREE || keys[at] === a && keys[at + 1] === b && keys[at + 2] === c && keys[at + 3] === d) return slot;
		slot = slot + probe + 1 & slots - 1;
	}
	return -1;
}
/** @param slot that is free; -1 for none */
function put(table, slot, digest, number) {
	if (slot === -1) return void table.crowded.set(textOf$1(digest), number);
	const { keys, numbers } = table;
	const at = slot * WORDS;
	keys[at] = digest[0];
	keys[at + 1] = digest[1];
	keys[at + 2] = digest[2];
	keys[at + 3] = digest[3];
	numbers[slot] = number;
	table.size += 1;
}
function grow(table) {
	const { slots, keys, numbers } = table;
	Object.assign(table, roomFor(slots * 2), { size: 0 });
	for (let slot = 0; slot < slots; slot++) {
		const number = numbers[slot] ?? FREE;
		if (number === FREE) continue;
		const at = slot * WORDS;
		const digest = [
			keys[at] ?? 0,
			keys[at + 1] ?? 0,
			keys[at + 2] ?? 0,
			keys[at + 3] ?? 0
		];
		put(table, slotOf(table, digest), digest, number);
	}
}

// src/identity/hash.ts
/** @param secret 32 bits */
function hasher(secret) {
	const mix = (a, b) => {
		let hash = Math.imul(a ^ secret, 2246822507);
		hash = Math.imul((hash << 15 | hash >>> 17) ^ b, 3266489909);
		hash ^= hash >>> 15;
		hash = Math.imul(hash + secret, 668265263);
		return hash ^ hash >>> 13;
	};
	return {
		mix,
		text(text) {
			let hash = secret;
			for (let index = 0; index < text.length; index++) {
				hash = Math.imul(hash ^ text.charCodeAt(index), 16777619);
				hash ^= hash >>> 15;
			}
			return mix(hash, text.length);
		}
	};
}

// src/identity/sets.ts
/** The value of a key; made, and kept, where there is none. */
function entry(map, key, make) {
	const known = map.get(key);
	if (known !== void 0) return known;
	const made = make();
	map.set(key, made);
	return made;
}
/** Things by path and line: a number beside a path costs less than a text of both. */
function shelves() {
	const paths = /* @__PURE__ */ new Map();
	return {
		put(path, line, value) {
			entry(entry(paths, path, () => /* @__PURE__ */ new Map()), line, () => []).push(value);
		},
		all() {
			const places = [];
			for (const lines of paths.values()) for (const values of lines.values()) places.push(values);
			return places;
		}
	};
}
/** Numbers from 0 below `size`, each alone at first. */
function disjointSets(size) {
	const parent = new Uint32Array(size);
	for (let index = 0; index < size; index++) parent[index] = index;
	const up = (index) => parent[index] ?? index;
	const find = (start) => {
		let index = start;
		while (up(index) !== index) {
			parent[index] = up(up(index));
			index = up(index);
		}
		return index;
	};
	return {
		find,
		join(a, b) {
			const [one, other] = [find(a), find(b)];
			parent[Math.max(one, other)] = Math.min(one, other);
		},
		all() {
			const sets = /* @__PURE__ */ new Map();
			for (let index = 0; index < size; index++) {
				const first = find(index);
				if (first === index) sets.set(index, [index]);
				else sets.get(first)?.push(index);
			}
			return [...sets.values()];
		}
	};
}

// src/identity/names.ts
/** Linear in the number of identifiers. @param reports of each, at least one identifier @returns in the same order */
function identitiesOf(reports) {
	const numbers = /* @__PURE__ */ new Map();
	const all = reports.map((ids) => ({
		cves: [...new Set(ids.filter(isCve))].sort(),
		others: ids.filter((id) => !isCve(id)).map((id) => entry(numbers, id, () => numbers.size))
	}));
	const linked = closure(all.filter(({ cves }) => cves.length < 2), numbers.size);
	const withoutCve = closure(all.filter(({ cves }) => cves.length === 0), numbers.size);
	const leads = /* @__PURE__ */ new Map();
	for (const { cves, others } of all) if (cves.length === 1) for (const other of others) entry(leads, linked(other), () => /* @__PURE__ */ new Set()).add(cves[0] ?? "");
	return all.map(({ cves, others }) => {
		const [first = 0] = others;
		const led = [...cves.length === 0 ? leads.get(linked(first)) ?? [] : cves];
		const meant = cves.length === 0 && led.length > 1 ? [] : led;
		return {
			key: meant.length === 0 ? `#${withoutCve(first)}` : meant.join(" "),
			cves: meant
		};
	});
}
function isCve(id) {
	return id.startsWith("CVE-");
}
function closure(reports, size) {
	const sets = disjointSets(size);
	for (const { others } of reports) for (const other of others) sets.join(others[0] ?? other, other);
	return sets.find;
}

// src/identity/same-vulnerability.ts
/** Linear in the number of identifiers that all units declare. @returns clusters that share no unit */
function sameVulnerability(units) {
	const places = /* @__PURE__ */ new Map();
	for (const unit of units) if (unit.isPlain && unit.finding.vulnerability !== null) entry(places, placeOf$2(unit.finding), () => []).push(unit);
	return [...places.values()].flatMap((here) => here.length < 2 ? [] : inOnePlace(here));
}
/** A place outside the source folder is never one within. */
function placeOf$2({ location: { path, display } }) {
	return path === null ? `outside ${display}` : `in ${path}`;
}
function inOnePlace(units) {
	const named = /* @__PURE__ */ new Map();
	const unnamed = /* @__PURE__ */ new Map();
	for (const unit of units) {
		const { package: found, location } = unit.finding;
		if (found !== null) entry(named, nameOf$2(found), () => []).push(unit);
		else if (location.path !== null && location.line !== null) entry(unnamed, location.line, () => []).push(unit);
	}
	return joined$1([...named.values()].filter((alike) => alike.length > 1 || unnamed.size > 0).flatMap(casesOf).flatMap(byComponent), [...unnamed].flatMap(([line, here]) => casesOf(here).flatMap((one) => isOnePerTool(one.units) ? [{
		...one,
		line
	}] : []))).flatMap((one) => one.units.length < 2 ? [] : [{
		units: one.units,
		why: [reason(one)]
	}]);
}
function casesOf(units) {
	const identities = identitiesOf(units.map((unit) => idsOf(unit)));
	const cases = /* @__PURE__ */ new Map();
	units.forEach((unit, index) => {
		const { key = "", cves = [] } = identities[index] ?? {};
		const one = entry(cases, key, () => ({
			units: [],
			cves,
			others: /* @__PURE__ */ new Set()
		}));
		one.units.push(unit);
		for (const id of idsOf(unit)) if (!isCve(id)) one.others.add(id);
	});
	return [...cases.values()];
}
/** A tool that reports one vulnerability twice means two packages, and nobody can say which of them another tool means. */
function isOnePerTool(units) {
	return new Set(units.map(({ tool }) => tool)).size === units.length;
}
/** Splits by ecosystem and version. One that leaves open either joins the only component that it fits. */
function byComponent(one) {
	if (one.units.length < 2) return [one];
	const known = knownOf(one.units);
	const parts = /* @__PURE__ */ new Map();
	for (const unit of one.units) {
		const { ecosystem, version } = completed(unit.finding, known);
		const lone = ecosystem === null && unit.finding.location.path === null ? parts.size : null;
		entry(parts, JSON.stringify([
			ecosystem,
			version,
			lone
		]), () => []).push(unit);
	}
	return [...parts.values()].map((units) => ({
		units,
		cves: one.cves,
		others: one.others
	}));
}
/** Versions by ecosystem and ecosystems by version, of those who say both. */
function knownOf(units) {
	const known = {
		versions: /* @__PURE__ */ new Map(),
		ecosystems: /* @__PURE__ */ new Map()
	};
	for (const { finding } of units) {
		const { ecosystem, version } = componentOf(finding);
		if (ecosystem === null || version === null) continue;
		entry(known.versions, ecosystem, () => /* @__PURE__ */ new Set()).add(version);
		entry(known.ecosystems, version, () => /* @__PURE__ */ new Set()).add(ecosystem);
	}
	return known;
}
function completed(finding, { versions, ecosystems }) {
	const { ecosystem, version } = componentOf(finding);
	if (ecosystem !== null) return {
		ecosystem,
		version: version ?? only(versions.get(ecosystem))
	};
	return {
		ecosystem: finding.location.path !== null && version !== null ? only(ecosystems.get(version)) : null,
		version
	};
}
function componentOf({ package: found }) {
	const { ecosystem = null, version = null } = found ?? {};
	return {
		ecosystem,
		version: ecosystem === "golang" ? version?.replace(/^v(?=\d)/, "") ?? null : version
	};
}
function only(values) {
	const [first = null, another] = values ?? [];
	return another === void 0 ? first : null;
}
/** Ecosystems whose names differ by more than case, or by more than `_`, `-` and `.`: https://peps.python.org/pep-0503 */
const CASELESS = [
	"composer",
	"github",
	"hex",
	"nuget",
	"pub",
	"pypi"
];
function nameOf$2({ name, ecosystem }) {
	if (ecosystem === "maven") return name.replace("/", ":");
	const plain = CASELESS.includes(ecosystem) ? name.toLowerCase() : name;
	return ecosystem === "pypi" ? plain.replaceAll(/[-_.]+/g, "-") : plain;
}
/** Those that name no package join the one case on their line that is theirs. */
function joined$1(cases, open) {
	if (open.length === 0) return cases;
	const index = indexOf(cases);
	const guests = /* @__PURE__ */ new Map();
	for (const one of open) {
		const host = onlyHost(one, index);
		if (host !== null) entry(guests, host, () => []).push(one);
	}
	const welcome = [...guests].filter(([host, all]) => isOneParty(host, all));
	const placed = new Set(welcome.flatMap(([, all]) => all));
	const hosts = new Map(welcome);
	return [...cases.map((one) => withGuests(one, hosts.get(one) ?? [])), ...open.filter((one) => !placed.has(one))];
}
function isOneParty(host, guests) {
	const hosted = new Set(host.units.map(({ tool }) => tool));
	const coming = guests.flatMap(({ units }) => units);
	return new Set([host, ...guests].flatMap((one) => one.cves.length > 0 ? [one.cves.join(" ")] : [])).size < 2 && isOnePerTool(coming) && !coming.some(({ tool }) => hosted.has(tool));
}
function withGuests(host, guests) {
	const cves = [host, ...guests].map((one) => one.cves).find((some) => some.length > 0) ?? [];
	return {
		...host,
		cves,
		units: [...host.units, ...guests.flatMap(({ units }) => units)]
	};
}
function indexOf(cases) {
	const index = /* @__PURE__ */ new Map();
	for (const one of cases) for (const unit of one.units) for (const name of namesOf(one, unit)) {
		const key = `${unit.finding.location.line} ${name}`;
		index.set(key, (index.get(key) ?? one) === one ? one : "several");
	}
	return index;
}
/** What a guest may ask for, of the names that this unit itself declares: `bare` where no CVE id would have to agree. */
function namesOf({ cves }, unit) {
	const [own, others] = [idsOf(unit).filter(isCve), idsOf(unit).filter((id) => !isCve(id))];
	const [cve, another] = cves;
	if (another !== void 0) return [cves.join(" ")];
	const withCve = others.map((id) => cve === void 0 ? `bare ${id}` : `${cve} ${id}`);
	return [
		...own,
		...withCve,
		...others.map((id) => `any ${id}`)
	];
}
function onlyHost({ cves, others, line }, index) {
	const cve = cves.join(" ");
	const names = [...others].flatMap((id) => cve === "" ? [`any ${id}`] : [`${cve} ${id}`, `bare ${id}`]);
	const [host = null, another] = new Set([cve, ...names].flatMap((name) => index.get(`${line} ${name}`) ?? []));
	return host === "several" || another !== void 0 ? null : host;
}
function idsOf({ finding: { vulnerability } }) {
	return vulnerability === null ? [] : [vulnerability.id, ...vulnerability.aliases];
}
function reason({ units, cves, others }) {
	const [first = "", ...more] = cves.length > 0 ? cves : [...others].sort().slice(0, 1);
	const what = more.length > 0 ? `${first} and ${more.length} more` : first;
	const packages = [...new Set(units.flatMap(({ finding }) => finding.package ?? []).map(wordsFor))].sort();
	const component = packages.find((words) => words.includes(" ")) ?? packages[0];
	const { display, line } = units[0]?.finding.location ?? {
		display: "",
		line: null
	};
	if (component === void 0) return `same ${what} at ${display}:${line}`;
	return `same ${what} in ${component}${display === "" ? "" : ` at ${display}`}`;
}
function wordsFor({ ecosystem, name }) {
	return ecosystem === null ? name : `${ecosystem} ${name}`;
}

// src/identity/cwe-parents.ts
const CWE_PARENTS = `
5:319 6:334 7:756 8:668 9:266 11:489 12:756 13:260 14:733 15:610,642 20:707 22:668,706 23:22 24:23 25:23 26:23 27:23
28:23 29:23 30:23 31:23 32:23 33:23 34:23 35:23 36:22 37:36,160 38:36 39:36 40:36 41:706 42:41,162 43:42,163 44:41
45:44,165 46:41,162 47:41 48:41 49:41,162 50:41,161 51:41 52:41,163 53:41,165 54:41,162 55:41 56:41,155 57:41 58:41
59:706 61:59 62:59 64:59 65:59 66:706 67:66 69:66 72:66 73:610,642 74:707 75:74 76:75 77:74 78:77 79:74 80:79 81:79
82:83 83:79 84:79 85:79 86:79,436 87:79 88:77 89:943 90:943 91:74 93:74 94:74,913 95:94 96:94 97:96 98:706,829 99:74
102:694,1173 103:573 104:573 105:1173 106:1173 107:1164 108:1173 109:1173 110:1164 111:695 112:1286 113:93,436 114:73
115:436 116:707 117:116 118:664 119:118 120:119 121:787,788 122:787,788 123:787 124:786,787 125:119 126:125,788
127:125,786 128:682 129:1285 130:240 131:682 134:668 135:682 138:707 140:138 141:140 142:140 143:140 144:140 145:140
146:140 147:138 148:138 149:138 150:138 151:138 152:138 153:138 154:138 155:138 156:138 157:138 158:138 159:138 160:138
161:160 162:138 163:162 164:138 165:164 166:159,228 167:159,228 168:159,228 170:707 172:707 173:172 174:172,675 175:172
176:172 177:172 178:706 179:20,696 180:179 181:179 182:693 183:697 184:693,1023 185:697 186:185 187:1023 188:435,1105
190:682 191:682 192:681 193:682 194:681 195:681 196:681 197:681 198:188 200:668 201:200 202:1230 203:200 204:203 205:203
206:205 207:205 208:203 209:200,755 210:209 211:209 212:669 213:200 214:497 215:200 219:552 220:552 221:664 222:221
223:221 224:221 226:212,459 228:703,707 229:228 230:229 231:229 232:229 233:228 234:233 235:233 236:233 237:228 238:237
239:237 240:237,707 241:228 242:1177 243:573,669 244:226 245:695 246:695 248:705,755 250:269,657 252:754 253:573,754
256:522 257:522 258:260,521 259:798 260:522 261:522 262:1390 263:1390 266:269 267:269 268:269 269:284 270:269 271:269
272:271 273:271,754 274:269,755 276:732 277:732 278:732 279:732 280:755 281:732 282:284 283:282 285:284 286:284 287:284
288:306 289:1390 290:1390 291:290,471,923 293:290 294:1390 295:287 296:295,573 297:295,923 298:295,672 299:295,404
300:923 301:1390 302:807,1390 303:1390 304:303,573 305:1390 306:287 307:799,1390 308:654,1390 309:654,1390 311:693
312:311,922 313:312 314:312 315:312 316:312 317:312 318:312 319:311 321:798 322:306 323:344 324:672 325:573 326:693
327:693 328:326,327 329:573,1204 330:693 331:330 332:331 333:331,755 334:330 335:330 336:335 337:335 338:330 339:335
340:330 341:340 342:340 343:340 344:330 345:693 346:284,345 347:345 348:345 349:345 350:290,807 351:345 352:345 353:345
354:345,754 356:221 357:693 358:573,693 359:200 360:345 362:691 363:367 364:362 366:362 367:362 368:362 369:682 370:299
372:664 374:668 375:668 377:668 378:377 379:377 382:705 383:695 384:610 385:514 386:706 390:755 391:754 392:684,755
393:684,703 394:754 395:705,755 396:221,705,755 397:221,703,705 400:664 401:772 402:668 403:402 404:664 405:400 406:405
407:405 408:405,696 409:405 410:664 412:667 413:667 414:667 415:666,825,1341 416:825 419:923 420:923 421:362,420
422:360,420 424:638,693 425:288,424,862 426:642,673 427:668 428:668 430:691 431:691 432:364 433:219 434:669 436:435
437:436 439:435 440:684 441:610 444:436 446:684 447:446,671 448:446 449:446 450:357 451:221,684 453:1188 454:1419
455:636,665,705 456:909 457:908 459:404 460:459,755 462:694 463:707 464:138 466:119 467:131 468:682 469:682 470:610,913
471:664 472:471,642 473:471 474:758 475:573 476:710,754 477:710 478:1023 479:663,828 480:670 481:480 482:480 483:670
484:670,710 486:1025 487:664 488:668 489:710 491:668 492:668 493:668 494:345,669 495:664 496:664 497:200 498:668 499:668
500:493 501:664 502:913 506:912 507:506 508:507 509:507 510:506 511:506 512:506 514:1229 515:514 520:266 521:1391
522:668,1390 523:522 524:668 525:524 526:312 527:552 528:552 529:552 530:552 531:540 532:538 535:211 536:211 537:211
538:200 539:552 540:538 541:540 543:820 544:755 546:1078 547:1078 548:497 549:522 550:209 551:696,863 552:285,668
553:552 554:1173 555:260 556:266 558:663 560:687 561:1164 562:758 563:1164 564:89 565:602,642 566:639 567:820
568:459,573 570:710 571:710 572:821 573:710 574:695,821 575:695 576:695 577:573 578:573 579:573 580:573,664 581:573,697
582:668 583:668 584:705 585:1071 586:1076 587:344,758 588:704,758 589:474 590:762 591:413 593:666,1390 594:1076 595:1025
597:480,595 598:201 599:295 600:248 601:610 602:693 603:602,1390 605:666,675 606:1284 607:471 608:668 609:667 610:664
611:610 612:1230 613:672 614:319 615:540 616:345 617:670 618:749 619:402 620:1390 621:914 622:20 623:267 624:77 625:185
626:147,436 627:914 628:573 636:657,755 637:657 638:657,862 639:863 640:1390 641:99 642:668 643:91,943 644:116 645:287
646:345 647:863 648:269 649:345 650:436 651:538 652:91,943 653:657,693 654:657,693 655:657,693 656:657,693 657:710
662:664,691 663:662 665:664 666:664 667:662 668:664 669:664 670:691 671:657 672:666 673:664 674:834 675:573 676:1177
680:190 681:704 683:628 684:710 685:628 686:628 687:628 688:628 689:362 690:252 692:184 694:99,573 695:573 696:691
698:670,705 704:664 705:691 706:664 708:282 732:285,668 733:1038 749:284 754:703 755:703 756:755 757:693 758:710 759:916
760:916 761:763 762:763 763:404 764:667,675 765:667,675 766:732,1061 767:668 768:691 770:400,665 771:400 772:404 773:771
774:770 775:772 776:405,674 777:625 778:223,693 779:400 780:327 781:1285 782:749 783:670 784:565,807 785:120,676 786:119
787:119 788:119 789:770 790:138 791:790 792:791 793:792 794:792 795:791 796:795 797:795 798:344,671,1391 799:691
804:863,1390 805:119 806:805 807:693 820:662 821:662 822:119 823:119 824:119 825:119,672 826:666 827:706,829 828:364
829:669 830:829 831:364 832:667 833:667 834:691 835:834 836:1390 837:799 838:116 839:1023 841:691 842:286 843:704
862:285 863:285 908:665 909:665 910:672 911:664 912:684 913:664 914:99,913 915:913 916:328 917:77 918:441 920:400
921:922 922:664 923:284 924:345 925:940 926:285 927:285,668 939:862 940:346,923 941:923 942:183,863,923 943:74 1004:732
1007:451 1021:441,451 1022:266 1023:697 1024:697 1025:697 1037:1038 1038:435,758 1039:693,697 1041:710 1042:1176
1043:1093 1044:710 1045:1076 1046:1176 1047:1120 1048:710 1049:1176 1050:405 1051:1419 1052:1419 1053:1059 1054:1061
1055:1093 1056:1120 1057:1061 1058:662 1059:710 1060:1120 1061:710 1062:1061 1063:1176 1064:1120 1065:710 1066:710
1067:1176 1068:710 1069:1071 1070:1076 1071:1164 1072:405 1073:405 1074:1093 1075:1120 1076:710 1077:697 1078:1076
1079:1076 1080:1120 1082:1076 1083:1061 1084:405 1085:1078 1086:1093 1087:1076 1088:821 1089:405 1090:1061 1091:772,1076
1092:710 1093:710 1094:405 1095:1120 1096:820 1097:1076 1098:1076 1099:1078 1100:1061 1101:710 1102:758 1103:758
1104:1357 1105:758,1061 1106:1078 1107:1078 1108:1076 1109:1078 1110:1059 1111:1059 1112:1059 1113:1078 1114:1078
1115:1078 1116:1078 1117:1078 1118:1059 1119:1120 1120:710 1121:1120 1122:1120 1123:1120 1124:1120 1125:1120 1126:710
1127:710 1164:710 1173:20 1174:1173 1176:405 1177:710 1188:1419 1189:653,668 1190:696 1191:284 1192:657 1193:696
1204:330 1209:710 1220:284 1221:1419 1222:1220 1223:362 1224:284 1229:664 1230:285 1231:284 1232:667 1233:284,667
1234:667 1235:400 1236:74 1239:226 1240:327 1241:330 1242:284 1243:1263 1244:863 1245:684 1246:400 1247:1384 1248:693
1249:1250 1250:664 1251:1250 1252:284 1253:693 1254:208,697 1255:1300 1256:285 1257:284 1258:200,212 1259:284 1260:284
1261:1384 1262:284 1263:284 1264:821 1265:691 1266:404 1267:284 1268:284 1269:693 1270:284 1271:909 1272:226 1273:200
1274:284 1275:923 1276:284 1277:1329 1278:693 1279:665,691 1280:284,696 1281:691 1282:668 1283:284 1284:20 1285:20
1286:20 1287:20 1288:20 1289:20 1290:284 1291:693 1292:284 1293:345 1294:284 1295:200 1296:284 1297:285 1298:362
1299:288,420 1300:203 1301:226 1302:1294 1303:203,1189 1304:284 1310:1329 1311:284 1312:284 1313:284 1314:862 1315:284
1316:284 1317:284 1318:693 1319:693 1320:284 1321:915 1322:834 1323:284 1325:770 1326:693 1327:668 1328:285
1329:664,1357 1330:1301 1331:653,668 1332:1384 1333:407 1334:284 1335:682 1336:94 1338:693 1339:682 1341:675 1342:226
1351:1384 1357:710 1384:703 1385:346 1386:59 1389:704 1390:287 1391:1390 1392:1391 1393:1392 1394:1392 1395:657 1419:665
1420:669 1421:1420 1422:1420 1423:1420 1426:707
`;

// src/identity/cwe.ts
const NONE$6 = [];
/** Direct ones in the research view, as `CWE-74`; none of a number that the list does not have. */
function parentsOf(cwe) {
	table ??= readTable();
	return table.get(cwe) ?? NONE$6;
}
/** Read when it is first asked for: a run of one tool never does. */
let table = null;
function readTable() {
	const rows = CWE_PARENTS.trim().split(/\s+/);
	return new Map(rows.map((row) => {
		const [child, parents = ""] = row.split(":");
		return [`CWE-${child}`, parents.split(",").map((parent) => `CWE-${parent}`)];
	}));
}
/** @param a of one finding @param b of another: `CWE-89` and the like */
function nearness(a, b) {
	if (a === b || shared(a, b).length > 0) return 2;
	return familyOf(a, b) === null && familyOf(b, a) === null ? 0 : 1;
}
/** Numbers that both have. */
function shared(a, b) {
	if (a === b) return a;
	const [few, many] = a.length < b.length ? [a, b] : [b, a];
	if (many.length < 8) return few.filter((cwe) => many.includes(cwe));
	const all = new Set(many);
	return few.filter((cwe) => all.has(cwe));
}
/** The first of `children` that is a direct child of one of `others`, and that parent; null where there is none. */
function familyOf(children, others) {
	const all = others.length < 8 ? null : new Set(others);
	for (const child of children) for (const parent of parentsOf(child)) if (all?.has(parent) ?? others.includes(parent)) return {
		child,
		parent
	};
	return null;
}

// src/identity/stances.ts
/** May be merged with whatever stands at the same place. */
const ANY$1 = 1;
const UNNAMED$1 = 3;
const MOST$4 = 2 ** 15;
/** Comparing longer lists over and over would cost too much. */
const MOST_NUMBERS = 16;
function stances() {
	const names = /* @__PURE__ */ new Map();
	const tools = /* @__PURE__ */ new Map();
	const byTool = /* @__PURE__ */ new Map();
	const all = [
		null,
		null,
		null,
		null
	];
	const toolNumber = ({ name }) => entry(names, name, () => entry(tools, name.toLowerCase(), () => tools.size));
	const made = (stance) => stance.cwe.length > MOST_NUMBERS || all.length === MOST$4 ? 1 : all.push(stance) - 1;
	return {
		toolNumber,
		of(tool, cwe) {
			const number = toolNumber(tool);
			const known = entry(byTool, number, () => /* @__PURE__ */ new Map());
			return entry(known, cwe.length === 1 ? cwe[0] ?? "" : cwe.join(" "), () => made({
				tool: number,
				cwe
			}));
		},
		mayMeet(one, other) {
			if (one === 1 || other === 1) return true;
			const [a, b] = [all[one] ?? null, all[other] ?? null];
			if (a === null || b === null) return one === 3 || other === 3;
			return a.tool !== b.tool && nearness(a.cwe, b.cwe) > 0;
		}
	};
}

// src/identity/unit.ts
/** Linear in the number of findings. @returns each group in exactly one unit, whatever the order of groups */
function unitsOf(groups) {
	const sets = disjointSets(groups.length);
	const crowd = /* @__PURE__ */ new Set();
	for (const indices of samePlace(groups)) {
		const firsts = /* @__PURE__ */ new Map();
		for (const index of indices) {
			crowd.add(index);
			for (const key of keysOf$1(groups[index])) sets.join(index, entry(firsts, key, () => index));
		}
	}
	return sets.all().map((indices) => unitOf(indices, groups, !crowd.has(indices[0] ?? 0)));
}
/** Only where at least two stand: most places have one finding, and need no key. */
function samePlace(groups) {
	const places = shelves();
	groups.forEach((members, index) => {
		for (const { location } of distinct(members)) if (location.line !== null) places.put(location.display, location.line, index);
	});
	return places.all().filter((indices) => indices.length > 1);
}
/** A place so exact that one tool and rule can mean but one thing there by the same message. */
function isExact({ display, line, column }, isSecret) {
	return display !== "" && line !== null && (!isSecret || column !== null);
}
/** Of each place, the tool with what it says there. */
function keysOf$1(members) {
	return (members === void 0 ? [] : distinct(members)).filter(({ location, secret }) => isExact(location, secret)).map((finding) => {
		const { tool, rule, location, otherPaths, message } = finding;
		const place = PLACE.map((name) => location[name]);
		return JSON.stringify([
			tool.name.toLowerCase(),
			rule,
			place,
			otherPaths,
			message,
			subjectOf(finding)
		]);
	});
}
/** Byte-identical findings of one checkout say the same, so that one of them will do. */
function distinct(members) {
	const first = members[0].finding;
	if (members.length === 1) return [first];
	return [first, ...members.slice(1).flatMap(({ finding }) => isAlike(first, finding) ? [] : [finding])];
}
function unitOf(indices, all, isAlone) {
	const [{ finding }, another] = all[indices[0] ?? 0];
	const tool = finding.tool.name.toLowerCase();
	if (indices.length === 1 && another === void 0) return {
		groups: indices,
		finding,
		tool,
		cwe: finding.cwe,
		isPlain: true,
		isAlone
	};
	const own = indices.flatMap((index) => all.slice(index, index + 1));
	const lists = new Set(own.flatMap((members) => members.map((rated) => rated.finding.cwe)));
	return {
		groups: indices,
		finding,
		tool,
		cwe: lists.size === 1 ? finding.cwe : finding.cwe.filter((one) => [...lists].every((list) => list.includes(one))),
		isPlain: own.flatMap(distinct).every((one) => isAlike(finding, one)),
		isAlone
	};
}
function isAlike(a, b) {
	return (a.location === b.location || PLACE.every((name) => a.location[name] === b.location[name])) && (isOfNone(a) ? isOfNone(b) : subjectOf(a) === subjectOf(b));
}
const PLACE = [
	"path",
	"display",
	"line",
	"column",
	"endLine"
];
function isOfNone({ vulnerability, package: found }) {
	return vulnerability === null && found === null;
}
/** Which vulnerability of which package it reports; not what mends it, which a newer database knows better. */
function subjectOf({ vulnerability, package: found }) {
	const ids = vulnerability && [vulnerability.id, ...vulnerability.aliases];
	return JSON.stringify([ids, found && [
		found.ecosystem,
		found.name,
		found.version
	]]);
}

// src/identity/meetings.ts
/**
* Ten bytes a slot, and two keys at most for a finding without a vulnerability: 27 MB for a million of them. A key has 64 bits: with
* 32 two of a hundred thousand findings would be taken for one another, and all would be read again for nothing.
* @param secret 32 random bits, the same for every reading: who does not know them cannot make keys crowd one place
* @param expected what earlier readings missed
*/
function meetings(secret, expected = /* @__PURE__ */ new Set()) {
	const known = stances();
	const { keys, checks, stanceAt, fill } = keysOf(secret, known);
	const whole = (index) => ((keys[index] ?? 0) >>> 0) * 2 ** 21 + ((checks[index] ?? 0) >>> 11);
	const table = meetingTable(known.mayMeet);
	const missed = /* @__PURE__ */ new Set();
	const isKnown = (place) => missed.has(place) || expected.has(place);
	let [count, own] = [0, 0];
	const encounter = {
		isExpected() {
			if (expected.size === 0) return false;
			for (let index = 0; index < count; index++) if (expected.has(whole(index))) return true;
			return false;
		},
		note({ isKept, isTwin }) {
			for (let index = isTwin ? own : 0; index < count; index++) {
				if (missed.size + expected.size > 0 && isKnown(whole(index))) continue;
				if (table.meets(keys[index] ?? 0, checks[index] ?? 0, stanceAt[index] ?? 0, isKept)) missed.add(whole(index));
			}
		}
	};
	return {
		of(finding) {
			count = fill(finding);
			own = isExact(finding.location, false) ? 1 : 0;
			return encounter;
		},
		missed: () => missed
	};
}
function keysOf(secret, { toolNumber, of }) {
	const { text, mix } = hasher(secret);
	const keys = [];
	const checks = [];
	const stanceAt = [];
	const kinOf = require_common.rememberedByKin(({ tool, rule, cwe }) => ({
		source: mix(toolNumber(tool), text(rule)),
		stance: cwe.length > 0 ? of(tool, cwe) : 0
	}));
	let count = 0;
	const add = (key, check, stance) => {
		keys[count] = key;
		checks[count] = check;
		stanceAt[count] = stance;
		count += 1;
	};
	const repeated = ({ location, vulnerability, package: found }, source, place) => {
		const lines = mix(location.line ?? 0, mix(location.column ?? 0, location.endLine ?? 0));
		const subject = vulnerability === null ? 0 : mix(text(vulnerability.id), text(found?.name ?? ""));
		add(mix(mix(1, source), mix(mix(place, lines), subject)), mix(mix(place, source), mix(subject, lines)), 1);
	};
	const vulnerable = (id, { location: { path, line }, package: found }, place) => {
		const name = text(id);
		const named = found === null ? 0 : text(nameOf$2(found));
		if (found !== null) add(mix(mix(2, name), mix(place, named)), mix(mix(named, name), place), 1);
		if (path !== null && line !== null) add(mix(mix(3, name), mix(place, line)), mix(mix(line, name), place), found === null ? 3 : 2);
	};
	return {
		keys,
		checks,
		stanceAt,
		fill(finding) {
			count = 0;
			const { location, vulnerability } = finding;
			const { path, display, line } = location;
			const { source, stance } = kinOf(finding);
			const place = mix(path === null ? 1 : 0, text(display));
			if (isExact(location, false)) repeated(finding, source, place);
			if (vulnerability !== null) for (const id of [vulnerability.id, ...vulnerability.aliases]) vulnerable(id, finding, place);
			else if (path !== null && line !== null && stance !== 0) add(mix(4, mix(place, line)), mix(line, place), stance);
			return count;
		}
	};
}
/** Times 1.5 whenever three of four are taken: 2.7 million of them, in 27 MB, hold two keys for each of a million findings. */
const FIRST_SLOTS = 1 << 17;
/** Slots that are looked at for one key. Whoever finds no room among them is taken to meet another. */
const MOST_PROBES = 512;
/** Beside a stance: of findings that are kept. */
const KEPT = 32768;
/** Keys with stances, each pair once for what is kept and once for what is not. A stance of 0 marks a free slot. */
function meetingTable(mayMeet) {
	let keys = new Int32Array(FIRST_SLOTS);
	let checks = new Int32Array(FIRST_SLOTS);
	let stanceAt = new Uint16Array(FIRST_SLOTS);
	let size = 0;
	const home = (key) => Math.floor((key >>> 0) / 2 ** 32 * keys.length);
	const after = (slot) => slot + 1 === keys.length ? 0 : slot + 1;
	const put = (slot, key, check, stance) => {
		keys[slot] = key;
		checks[slot] = check;
		stanceAt[slot] = stance;
		size += 1;
	};
	const stands = (slot, key, check) => keys[slot] === key && checks[slot] === check;
	const grow = () => {
		const [oldKeys, oldChecks, oldStances] = [
			keys,
			checks,
			stanceAt
		];
		const slots = Math.ceil(keys.length * 1.5);
		[keys, checks, stanceAt, size] = [
			new Int32Array(slots),
			new Int32Array(slots),
			new Uint16Array(slots),
			0
		];
		for (let old = 0; old < oldKeys.length; old++) {
			const stance = oldStances[old] ?? 0;
			if (stance === 0) continue;
			const key = oldKeys[old] ?? 0;
			let slot = home(key);
			while (stanceAt[slot] !== 0) slot = after(slot);
			put(slot, key, oldChecks[old] ?? 0, stance);
		}
	};
	return { meets(key, check, stance, isKept) {
		if (size * 4 >= keys.length * 3) grow();
		const own = isKept ? stance | KEPT : stance;
		for (let slot = home(key), probe = 0; probe < MOST_PROBES; slot = after(slot), probe++) {
			const found = stanceAt[slot] ?? 0;
			if (found === 0) {
				put(slot, key, check, own);
				return false;
			}
			if (!stands(slot, key, check)) continue;
			if (!((own & found & KEPT) !== 0) && mayMeet(stance, found & -32769)) return true;
			if (found === own) return false;
		}
		return true;
	} };
}

// src/identity/codes.ts
const ALPHABET$1 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** First characters of the SHA-256 in base64url, 6 bits each. @param kind keeps equal text of two kinds apart */
function digestOf$2(kind, text, characters) {
	return (0, node_crypto.hash)("sha256", `trace/1\0${kind}\0${text}`, "base64url").slice(0, characters);
}
/** 32 bits, for what is only counted as agreeing: FNV-1a over UTF-16 code units with the last step of MurmurHash3. */
function quickHash(text) {
	let state = SEED;
	for (let place = 0; place < text.length; place++) state = mix(state, text.charCodeAt(place));
	return finish(state);
}
/** FNV-1a's offset basis. */
const SEED = 2166136261;
function mix(state, code) {
	return Math.imul(state ^ code, 16777619);
}
/** Spreads what differs over all 32 bits. */
function finish(state) {
	let bits = Math.imul(state ^ state >>> 16, 2246822507);
	bits = Math.imul(bits ^ bits >>> 13, 3266489909);
	return (bits ^ bits >>> 16) >>> 0;
}
/** @param width characters for each number, 6 bits each */
function pack(numbers, width) {
	return numbers.map((number) => packOne(number, width)).join("");
}
function packOne(number, width) {
	let text = "";
	for (let shift = (width - 1) * 6; shift >= 0; shift -= 6) text += ALPHABET$1.charAt(number >>> shift & 63);
	return text;
}

// src/identity/neighbours.ts
/** A key and a number of a group in one exact number: 30 bits and 23. */
const GROUPS = 2 ** 23;
const KEYS = 2 ** 30;
/** Whoever is merged stands in the same file: on the same line, but for vulnerabilities, of which some name none. */
function neighbours(groups) {
	const standing = [];
	for (let index = 0; index < groups.length; index++) {
		let last = -1;
		for (const { finding } of groups[index] ?? []) {
			const { location, vulnerability } = finding;
			const key = ((vulnerability === null ? quickHash(location.display) ^ Math.imul(location.line ?? 0, 2654435761) : quickHash(location.path ?? "")) >>> 0) % KEYS;
			if (key !== last) standing.push(key * GROUPS + index);
			last = key;
		}
	}
	const inOrder = Float64Array.from(standing).sort();
	const met = /* @__PURE__ */ new Set();
	for (let at = 1; at < inOrder.length; at++) {
		const [one, other] = [inOrder[at - 1] ?? 0, inOrder[at] ?? 0];
		if (Math.floor(one / GROUPS) !== Math.floor(other / GROUPS)) continue;
		met.add(one % GROUPS).add(other % GROUPS);
	}
	return met;
}

// src/identity/same-weakness.ts
/** What is paired on one line. Nobody tells more of a kind apart by their line, and columns are asked at once. */
const MOST_ALIKE = 24;
const FITS = [false, true].map((isEqual) => [false, true].map((isThere) => ({
	isEqual,
	isThere
})));
/** Linear in the number of units. @returns clusters that share no unit */
function sameWeakness(units) {
	const lines = shelves();
	for (const unit of units) {
		const { location, vulnerability } = unit.finding;
		if (unit.isAlone) continue;
		if (unit.isPlain && location.path !== null && location.line !== null && vulnerability === null && unit.cwe.length > 0) lines.put(location.display, location.line, unit);
	}
	return lines.all().flatMap(kinds).flatMap(pair).map(clusterOf);
}
/** Units of one line by what they could have in common; only those that fit one of another tool. */
function kinds(units) {
	if (!areOfTwoTools(units)) return [];
	const fitting = fittingOf(units);
	const familyNumber = families(fitting);
	const alike = /* @__PURE__ */ new Map();
	for (const unit of fitting) entry(alike, familyNumber(unit.cwe[0] ?? ""), () => []).push(unit);
	return [...alike.values()];
}
/** Others must not count, as they are not always known: a finding that meets none need not be kept. */
function fittingOf(units) {
	const toolsBy = /* @__PURE__ */ new Map();
	const note = (name, tool) => entry(toolsBy, name, () => /* @__PURE__ */ new Set()).add(tool);
	for (const { tool, cwe } of units) for (const one of cwe) {
		note(one, tool);
		for (const parent of parentsOf(one)) note(`below ${parent}`, tool);
	}
	const hasOther = (name, tool) => {
		const tools = toolsBy.get(name);
		return tools !== void 0 && tools.size > (tools.has(tool) ? 1 : 0);
	};
	return units.filter(({ tool, cwe }) => cwe.some((one) => [
		one,
		`below ${one}`,
		...parentsOf(one)
	].some((name) => hasOther(name, tool))));
}
/** Numbers that a unit has together, or that are parent and child, are one family. */
function families(units) {
	const numbers = /* @__PURE__ */ new Map();
	for (const { cwe } of units) for (const one of cwe) entry(numbers, one, () => numbers.size);
	const numberOf = (cwe) => numbers.get(cwe) ?? 0;
	const sets = disjointSets(numbers.size);
	for (const { cwe } of units) for (const one of cwe) sets.join(numberOf(one), numberOf(cwe[0] ?? ""));
	for (const one of numbers.keys()) for (const parent of parentsOf(one)) if (numbers.has(parent)) sets.join(numberOf(one), numberOf(parent));
	return (cwe) => sets.find(numberOf(cwe));
}
function areOfTwoTools(units) {
	return units.some(({ tool }) => tool !== units[0]?.tool);
}
function pair(units) {
	if (units.length <= MOST_ALIKE) return paired(units);
	const columns = /* @__PURE__ */ new Map();
	for (const unit of units) {
		const { column } = unit.finding.location;
		if (column !== null) entry(columns, column, () => []).push(unit);
	}
	return [...columns.values()].filter((here) => here.length <= MOST_ALIKE).flatMap(paired);
}
/** Equal numbers first: a parent's number says less, and joins what they have made. */
function paired(units) {
	return unite(unite(units.map((unit) => ({
		units: [unit],
		tools: /* @__PURE__ */ new Set([unit.tool])
	})), ({ isEqual }) => isEqual), () => true).filter(({ tools }) => tools.size > 1);
}
/** Unites nodes that are each other's only choice, all of them with all others. */
function unite(nodes, counts) {
	if (nodes.length < 2) return nodes;
	const rivals = nodes.map((node) => nodes.flatMap((other, place) => other !== node && sharesTool(node, other) ? [place] : []));
	const fits = nodes.map((a) => nodes.map((b) => fitOf(a, b)));
	const at = (a, b) => fits[a]?.[b] ?? null;
	const isChoice = (a, b) => rivals[b]?.every((other) => isBetter(at(a, b), at(a, other))) ?? true;
	const isChosen = (a, b) => {
		const fit = at(a, b);
		return fit !== null && counts(fit) && isChoice(a, b) && isChoice(b, a);
	};
	const isThere = (a, b) => (at(a, b)?.isThere ?? false) && isChosen(a, b);
	return components([...nodes.keys()], isChosen).flatMap((one) => isWhole(one, isChosen) ? [one] : components(one, isThere).flatMap((some) => whole(some, isThere))).map((indices) => joined(indices.flatMap((index) => nodes[index] ?? [])));
}
function components(indices, related) {
	const sets = disjointSets(indices.length);
	indices.forEach((a, one) => indices.forEach((b, other) => other > one && related(a, b) && sets.join(one, other)));
	return sets.all().map((set) => set.flatMap((place) => indices[place] ?? []));
}
/** Each related to each: a parent between two of its children is no bridge. */
function isWhole(indices, related) {
	return indices.every((a) => indices.every((b) => a === b || related(a, b)));
}
function whole(indices, related) {
	return isWhole(indices, related) ? [indices] : indices.map((index) => [index]);
}
function joined(nodes) {
	const [first] = nodes;
	if (first !== void 0 && nodes.length === 1) return first;
	return {
		units: nodes.flatMap(({ units }) => units),
		tools: new Set(nodes.flatMap(({ tools }) => [...tools]))
	};
}
function sharesTool(a, b) {
	for (const tool of a.tools) if (b.tools.has(tool)) return true;
	return false;
}
function fitOf(a, b) {
	if (a === b || sharesTool(a, b)) return null;
	let [isEqual, isThere] = [true, true];
	for (const one of a.units) for (const other of b.units) {
		const near = nearness(one.cwe, other.cwe);
		if (near === 0 || areFarApart(one, other)) return null;
		isEqual &&= near === 2;
		isThere &&= isSameColumn(one, other);
	}
	return FITS[Number(isEqual)]?.[Number(isThere)] ?? null;
}
/** On one line of a minified file there is room for many. Tools differ in where a call begins, not by more than that. */
const FAR = 80;
function areFarApart({ finding: a }, { finding: b }) {
	return a.location.column !== null && b.location.column !== null && Math.abs(a.location.column - b.location.column) > FAR;
}
function isSameColumn({ finding: a }, { finding: b }) {
	return a.location.column !== null && a.location.column === b.location.column;
}
/** As good in both, and better in one. */
function isBetter(one, other) {
	if (one === null || other === null) return other === null;
	const [number, column] = [Number(one.isEqual) - Number(other.isEqual), Number(one.isThere) - Number(other.isThere)];
	return number >= 0 && column >= 0 && number + column > 0;
}
function clusterOf({ units }) {
	const { display, line } = units[0]?.finding.location ?? {
		display: "",
		line: null
	};
	const common = units.reduce((all, { cwe }) => shared(all, cwe), units[0]?.cwe ?? []);
	const where = `at ${display}:${line}`;
	if (common.length > 0) return {
		units,
		why: [`${[...common].sort(byNumber).join(", ")} ${where}`]
	};
	const words = units.flatMap((one) => units.flatMap((other) => familyOf(one.cwe, other.cwe) ?? [])).map(({ child, parent }) => `${child}, a kind of ${parent}, ${where}`);
	return {
		units,
		why: [...new Set(words)].sort()
	};
}
function byNumber(a, b) {
	return Number(a.slice(4)) - Number(b.slice(4));
}

// src/identity/merge.ts
/**
* Near-linear in the number of findings and of the identifiers that they declare.
* @param groups of byte-identical findings of one tool
* @returns every group in exactly one entry, each list in the order of its first groups
*/
function merge(groups) {
	const met = neighbours(groups);
	const near = groups.filter((_members, index) => met.has(index));
	const units = unitsOf(near);
	const clustered = /* @__PURE__ */ new Map();
	for (const cluster of [...sameVulnerability(units), ...sameWeakness(units)]) for (const unit of cluster.units) clustered.set(unit, cluster);
	const merged = [...new Set(units.flatMap((unit) => clustered.get(unit) ?? (isRepeated(unit) ? {
		units: [unit],
		why: []
	} : [])))].map((cluster) => mergedOf(cluster, near));
	const taken = new Set(merged.flatMap(({ members }) => members));
	return {
		alone: groups.filter((members) => !taken.has(members)),
		merged
	};
}
function mergedOf({ units, why }, all) {
	return {
		members: units.flatMap(({ groups }) => groups).sort((a, b) => a - b).flatMap((index) => all.slice(index, index + 1)),
		why: units.some(isRepeated) ? [...why, "same tool, rule, place and message"] : why
	};
}
function isRepeated({ groups }) {
	return groups.length > 1;
}

// src/identity/naming.ts
const NONE$5 = [];
/**
* @param alone groups that are defects of their own
* @param byPlace the order of findings in their files, which does not rest on the order of reading
* @returns the former, then the latter, in their orders
*/
function named$1(alone, merged, byPlace) {
	const names = alone.map((members) => idOf(members[0].finding, 0));
	const more = merged.map(({ groups }) => groups.map(([{ finding }]) => idOf(finding, 0)));
	const speakerOf = (place) => (alone[place] ?? merged[place - alone.length]?.findings ?? [])[0];
	const { rankOf, hasTwin } = ranksOf([names, more], speakerOf, byPlace);
	const idAt = (name, place, finding) => {
		const index = rankOf(name, place);
		return index === 0 ? name : idOf(finding, index);
	};
	return [...alone.map((findings, place) => {
		const name = names[place] ?? "";
		return defectOf(idAt(name, place, findings[0].finding), findings, {
			merged: NONE$5,
			hasTwin: hasTwin(name)
		});
	}), ...merged.map(({ findings, groups, why }, index) => {
		return defectOf(idOfAll(groups.map(([{ finding }], group) => idAt(more[index]?.[group] ?? "", alone.length + index, finding))), findings, {
			merged: why,
			hasTwin: groups.some((_group, group) => hasTwin(more[index]?.[group] ?? ""))
		});
	})];
}
function defectOf(id, findings, { merged, hasTwin }) {
	return {
		id,
		findings,
		severity: findings[0].rating.severity,
		merged,
		hasTwin
	};
}
/**
* @param names of defects with one name, then of those with several
* @returns which of the defects that would have the name this one is, from 0, and whether there are others
*/
function ranksOf([single, several], speakerOf, byPlace) {
	const firsts = /* @__PURE__ */ new Map();
	const shared = /* @__PURE__ */ new Map();
	const note = (name, place) => {
		const first = firsts.get(name);
		if (first === void 0) firsts.set(name, place);
		else if (first !== place) shared.set(name, (shared.get(name) ?? /* @__PURE__ */ new Set([first])).add(place));
	};
	single.forEach(note);
	several.forEach((own, index) => own.forEach((name) => note(name, single.length + index)));
	const byRank = (a, b) => {
		const [one, other] = [speakerOf(a), speakerOf(b)];
		return require_common.rank(one.rating.severity) - require_common.rank(other.rating.severity) || byLine(one.finding, other.finding, byPlace);
	};
	const ranks = new Map([...shared].map(([name, places]) => [name, new Map([...places].sort(byRank).map((place, index) => [place, index]))]));
	return {
		rankOf: (name, place) => ranks.get(name)?.get(place) ?? 0,
		hasTwin: (name) => ranks.has(name)
	};
}
function byLine(a, b, byPlace) {
	return (a.location.line ?? 0) - (b.location.line ?? 0) || (a.location.column ?? 0) - (b.location.column ?? 0) || byPlace(a, b);
}
const ALPHABET = Array.from("abcdefghijkmnpqrstuvwxyz23456789", codeOf);
/** `d-`, and room for the rest: a text that grew character by character would keep all its beginnings. */
const PREFIX = Array.from("d-", codeOf);
const letters = [...PREFIX, ...Array.from({ length: 24 }, () => 0)];
function codeOf(letter) {
	return letter.charCodeAt(0);
}
/**
* `d-` and 24 characters of 5 bits each, none of which is taken for another. An exception may name a defect by its id alone,
* and whoever writes the code writes part of what is hashed: fewer bits would let him make two defects of one id.
* @param index among findings of equal content
*/
function idOf({ tool, rule, location, vulnerability, package: found, message }, index) {
	const content = [
		tool.name.toLowerCase(),
		rule,
		location.display,
		vulnerability?.id ?? "",
		found?.purl ?? found?.name ?? "",
		message
	];
	return written(`defect/v1\0${index}\0${JSON.stringify(content)}`);
}
/** Who signs for one finding does not sign for what another tool adds to it: then the defect has another id. */
function idOfAll(ids) {
	const [first = "", ...more] = [...new Set(ids)].toSorted();
	return more.length === 0 ? first : written(`defect/v1\0merged\0${[first, ...more].join(" ")}`);
}
function written(content) {
	const digest = (0, node_crypto.hash)("sha256", content, "binary");
	for (let place = PREFIX.length; place < letters.length; place++) letters[place] = ALPHABET[digest.charCodeAt(place - PREFIX.length) % ALPHABET.length] ?? 0;
	return String.fromCharCode(...letters);
}

// src/identity/collect.ts
function collect({ keepAll, seed, missed: expected }) {
	let digests = digestTable();
	const kept = [];
	const tallies = talliesOf();
	const missed = /* @__PURE__ */ new Set();
	let meets = meetings(seed, expected.meetings);
	return {
		keep(rated, sighting) {
			const { digest } = sighting;
			const known = digests.add(digest, kept.length);
			if (known === null) kept.push([rated]);
			else if (known >= 0) kept[known]?.push(rated);
			else missed.add(textOf$1(digest));
			if (!keepAll) meets.of(sighting).note({
				isKept: true,
				isTwin: known !== null
			});
		},
		tally: tallies.of,
		pass(sighting, tally) {
			const { digest } = sighting;
			if (expected.digests.size > 0 && expected.digests.has(textOf$1(digest))) return false;
			const encounter = meets.of(sighting);
			if (encounter.isExpected()) return false;
			const number = -1 - tally.kind;
			const known = digests.add(digest, number);
			if (known !== null && known >= 0) return false;
			tally.findings += 1;
			if (known === null) tally.defects += 1;
			else if (known !== number) missed.add(textOf$1(digest));
			encounter.note({
				isKept: false,
				isTwin: known !== null
			});
			return true;
		},
		findings: () => kept.flatMap((members) => members.map(({ finding }) => finding)),
		sightings: () => kept.flatMap((members, group) => members.map(({ finding }) => require_common.sightingOf(finding, [
			group,
			0,
			0,
			0
		]))),
		close(order) {
			digests = digestTable();
			meets = meetings(seed);
			const worstFirst = worstFirstBy(order);
			for (const members of kept) if (members.length > 1) members.sort(worstFirst);
			const { alone, merged } = merge(kept);
			const unnamed = merged.map(({ members, why }) => ({
				findings: members.flat().sort(worstFirst),
				groups: members,
				why
			}));
			return named$1(alone, unnamed, (a, b) => byPlace(a, b, order));
		},
		minor: tallies.all,
		missed: () => missed.size + meets.missed().size === 0 ? null : {
			digests: missed,
			meetings: meets.missed()
		}
	};
}
/** Rules of one kind that are told apart: they serve advice only. */
const MOST_RULES = 1e4;
function talliesOf() {
	const all = [];
	const shipped = /* @__PURE__ */ new Map();
	const others = /* @__PURE__ */ new Map();
	const knownOf = (unshipped) => unshipped === null ? shipped : entry(others, unshipped.map(placeOf$1).toSorted().join("\n"), () => /* @__PURE__ */ new Map());
	const alike = (kind) => {
		const known = entry(knownOf(kind.unshipped), kind.lowered, () => []);
		const number = require_common.rank(kind.severity) * 4 + (kind.suppressed ? 2 : 0) + (kind.outside ? 1 : 0);
		const before = known[number];
		if (before !== void 0) return before;
		const made = {
			kind,
			byRule: /* @__PURE__ */ new Map(),
			others: empty(all.length)
		};
		known[number] = made;
		all.push(made);
		return made;
	};
	return {
		of(kind, rule) {
			const { byRule, others: rest } = alike(kind);
			return byRule.size < MOST_RULES ? entry(byRule, rule, () => empty(rest.kind)) : byRule.get(rule) ?? rest;
		},
		all: () => all.map(minorDefects).filter(({ findings }) => findings > 0)
	};
}
function empty(kind) {
	return {
		kind,
		defects: 0,
		findings: 0
	};
}
function minorDefects({ kind: { severity, lowered, suppressed, outside, unshipped }, byRule, others }) {
	const tallies = [...byRule.values(), others];
	const counted = [...byRule].filter(([, { findings }]) => findings > 0);
	return {
		severity,
		lowered,
		suppressed,
		outside,
		unshipped,
		defects: tallies.reduce((sum, { defects }) => sum + defects, 0),
		findings: tallies.reduce((sum, { findings }) => sum + findings, 0),
		rules: new Set(counted.map(([rule]) => rule))
	};
}
/** No two stand at one place with one path. */
function placeOf$1({ where, path }) {
	return `${where} ${path}`;
}
function worstFirstBy(order) {
	return (a, b) => require_common.rank(a.rating.severity) - require_common.rank(b.rating.severity) || require_common.byText(a.finding.tool.name, b.finding.tool.name) || require_common.byText(a.finding.rule, b.finding.rule) || byPlace(a.finding, b.finding, order);
}
function byPlace(a, b, order) {
	return order(a.at.input) - order(b.at.input) || a.at.run - b.at.run || a.at.result - b.at.result;
}

// src/proof/people.ts
/** @param roles each with its people @returns faults for what is no key, and for one key under two names, which would let one person sign as two */
function rosterOf(roles) {
	const faults = [];
	const owners = /* @__PURE__ */ new Map();
	const listed = [...roles].map(([role, members]) => [role, members.map((member) => ({
		...member,
		identities: enter$1(member, owners, faults)
	}))]);
	const keys = new Map([...owners.values()].flat().map(({ key }) => [key.fingerprint, key]));
	return faults.length > 0 ? require_fault.failed(faults) : require_fault.ok({
		roles: new Map(listed),
		owners,
		keys: [...keys.values()]
	});
}
function enter$1(member, owners, faults) {
	const identities = /* @__PURE__ */ new Set();
	for (const listed of member.keys) {
		const parsed = require_keys.parsePublicKey(listed.text);
		if (!parsed.ok) {
			faults.push(require_fault.fault("E_VALUE", listed.where, parsed.why, "copy the line from the .pub file of the key"));
			continue;
		}
		const { identity } = parsed.value;
		const known = owners.get(identity) ?? [];
		const other = known.find(({ login }) => require_common.personOf(login) !== require_common.personOf(member.login));
		if (other) faults.push(twoNames(listed, member, other));
		owners.set(identity, [...known, {
			...listed,
			login: member.login,
			key: parsed.value
		}]);
		identities.add(identity);
	}
	return identities;
}
function twoNames({ where }, { login }, other) {
	const what = `the key ${other.key.fingerprint} of "${login}" is that of "${other.login}" too (${other.where})`;
	return require_fault.fault("E_DUPLICATE", where, what, "give each person a key of their own");
}
/** @param signed in the order in which they are to count @returns each, with whether its person counts */
function judgeSigners(signed, roster, occasion) {
	return eachOnce(signed, (one) => untimely(one, occasion) || foreign(one, roster) || notInRole(one, roster, occasion));
}
/** @param whyNot "" for a claim that counts, were it alone */
function eachOnce(claims, whyNot) {
	const counted = /* @__PURE__ */ new Set();
	return claims.map((claim) => {
		const person = require_common.personOf(claim.by);
		const why = whyNot(claim) || (counted.has(person) ? `${claim.by} has signed already` : "");
		if (why === "") counted.add(person);
		return {
			claim,
			why
		};
	});
}
/** Why nobody of this name signs at this time. */
function untimely({ by, on }, { today, requestedOn, requesters }) {
	if (requesters.some((name) => require_common.personOf(name) === require_common.personOf(by))) return `${by} requested it, and cannot sign it off`;
	if (on < requestedOn) return `${by} signed on ${on}, before it was requested on ${requestedOn}`;
	return on > today ? `${by} signed on ${on}, which is in the future` : "";
}
/** Why the key does not speak for the person. One bad word about it, anywhere in the policy, is enough. */
function foreign({ by, key: { fingerprint, identity } }, { owners }) {
	const owned = owners.get(identity);
	if (owned === void 0) return `the key ${fingerprint} is in no role of the policy`;
	const owner = owned.find(({ login }) => require_common.personOf(login) !== require_common.personOf(by));
	if (owner) return `the key ${fingerprint} is that of ${owner.login}, not of ${by}`;
	const compromised = owned.find((one) => one.compromised !== null);
	if (compromised) return `the key ${fingerprint} of ${by} is compromised since ${compromised.compromised} (${compromised.where})`;
	const removed = owned.find((one) => one.removed !== null);
	return removed ? `the key ${fingerprint} of ${by} was removed on ${removed.removed} (${removed.where})` : "";
}
function notInRole(signed, { roles }, occasion) {
	const member = memberOf(signed, roles, occasion);
	if (typeof member === "string") return member;
	const { by, role, key } = signed;
	return member.identities.has(key.identity) ? "" : `the key ${key.fingerprint} of ${by} is not listed in role "${role}"`;
}
/**
* The day of signing is the word of who signs. Of what is trusted the history knows when it came; of what a change brings nobody
* does, so that whoever signs it must hold the role today, too.
* @returns the entry of the person in the role on that day, else why there is none
*/
function memberOf(claim, roles, { origin, today }) {
	const then = memberThen(claim, roles);
	const now = origin === "head" && typeof then !== "string" ? memberThen({
		...claim,
		on: today
	}, roles) : then;
	return typeof now === "string" ? now : then;
}
function memberThen({ by, role, on }, roles) {
	if (role === null) return `${by} names no role`;
	const members = roles.get(role);
	if (members === void 0) return `the policy has no role "${role}" (it has ${[...roles.keys()].join(", ")})`;
	const member = members.find(({ login }) => login.toLowerCase() === by.toLowerCase());
	if (member === void 0) return `${by} is not in role "${role}"`;
	if (member.from !== null && on < member.from) return `${by} is in role "${role}" from ${member.from} on only`;
	return member.until !== null && on > member.until ? `${by} was in role "${role}" until ${member.until} only` : member;
}

// src/proof/declared.ts
/** @param roles empty where any name counts */
function checkDeclared({ signOffs }, roles, occasion) {
	const judged = eachOnce(signOffs, (one) => untimely(one, occasion) || (roles.size === 0 ? "" : notMember(one, roles, occasion)));
	return {
		signers: judged.flatMap(({ claim: { by, role, on }, why }) => why === "" ? [{
			by,
			roles: role === null ? [] : [role],
			on,
			proof: "declared"
		}] : []),
		refused: judged.flatMap(({ claim: { by }, why }) => why === "" ? [] : [{
			by,
			why
		}])
	};
}
function notMember(claim, roles, occasion) {
	const member = memberOf(claim, roles, occasion);
	return typeof member === "string" ? member : "";
}

// src/proof/review.ts
/** @param review null where none was looked for */
function checkReview(exception, review, roles, occasion) {
	if (review === null) return {
		signers: [],
		refused: [{
			by: "",
			why: "no review of it is known here"
		}]
	};
	if (review.why !== "") return {
		signers: [],
		refused: [{
			by: "",
			why: review.why
		}]
	};
	const claims = review.approvals.map((approval) => ({
		by: approval.login,
		on: approval.on,
		roles: rolesHeld(approval, roles, occasion)
	}));
	const judged = eachOnce(claims, (one) => untimely(one, occasion) || (one.roles.length === 0 ? `${one.by} holds no role ${daysOf(one, occasion)}` : ""));
	const approvers = new Set(claims.map(({ by }) => require_common.personOf(by)));
	const where = review.where === "" ? "there is" : `${review.where} has`;
	return {
		signers: judged.flatMap(({ claim, why }) => why === "" ? [{
			...claim,
			proof: "review"
		}] : []),
		refused: [...judged.flatMap(({ claim: { by }, why }) => why === "" ? [] : [{
			by,
			why
		}]), ...exception.signOffs.filter(({ by }) => !approvers.has(require_common.personOf(by))).map(({ by }) => ({
			by,
			why: `${by} is named, and ${where} no approval by ${by}`
		}))]
	};
}
/** On which a role must be held, in words. */
function daysOf({ on }, { origin, today }) {
	return origin === "trusted" || on === today ? `on ${on}` : `both on ${on} and today`;
}
/** Every role that it holds on that day, in the policy's order: by name, or by a team. */
function rolesHeld({ login, teams, on }, roles, occasion) {
	const names = [login, ...teams.map((team) => `@${team}`)];
	return [...roles.keys()].filter((role) => names.some((by) => typeof memberOf({
		by,
		role,
		on
	}, roles, occasion) !== "string"));
}

// src/proof/shortage.ts
/** @param today `YYYY-MM-DD` in UTC @returns one for each role, at the rule that asks most of it */
function shortages({ roles, signOff, lifecycle, proof }, today) {
	const asked = require_common.SEVERITIES.flatMap((severity) => [...signOff[severity].roles].map(([role, count]) => ({
		role,
		count,
		by: `${severity} asks`,
		where: signOff[severity].where
	})));
	const { emergency } = lifecycle;
	if (emergency !== null) asked.push({
		role: emergency.role,
		count: 1,
		by: "an emergency asks",
		where: emergency.where
	});
	return [...new Set(asked.map(({ role }) => role))].flatMap((role) => {
		const able = CAN[proof.mode](roles.get(role) ?? [], today);
		const [most] = asked.filter((one) => one.role === role && one.count > able).toSorted((a, b) => b.count - a.count);
		if (most === void 0) return [];
		const who = `${able === 0 ? "nobody" : able === 1 ? "only 1 person" : `only ${able} people`} in it can ${MEANS[proof.mode]}`;
		return [{
			what: `no exception can hold where ${most.by} for ${most.count} of ${role}: ${who}`,
			where: most.where
		}];
	});
}
const MEANS = {
	declared: "sign off",
	review: "approve",
	signature: "sign, with a key that is neither compromised nor removed",
	"signature-or-review": "sign or approve"
};
/** How many people of a role could sign off today. */
const CAN = {
	declared: (members, today) => people(present(members, today).filter(({ login }) => !isTeam(login))),
	review: anyone,
	signature: (members, today) => people(present(members, today).filter(({ keys }) => keys.some(isUsable))),
	"signature-or-review": anyone
};
/** Nobody knows here how many are in a team. */
function anyone(members, today) {
	const now = present(members, today);
	return now.some(({ login }) => isTeam(login)) ? Number.POSITIVE_INFINITY : people(now);
}
function present(members, today) {
	return members.filter(({ until }) => until === null || until >= today);
}
function people(members) {
	return new Set(members.map(({ login }) => require_common.personOf(login))).size;
}
function isTeam(login) {
	return login.startsWith("@");
}
function isUsable({ text, compromised, removed }) {
	return compromised === null && removed === null && require_keys.parsePublicKey(text).ok;
}

// src/proof/signature.ts
/** The only algorithms of an rsa key: `ssh-rsa` would be SHA-1. */
const RSA_HASHES = /* @__PURE__ */ new Map([["rsa-sha2-256", "sha256"], ["rsa-sha2-512", "sha512"]]);
const USER_PRESENT = 1;
/** Why a signature by a known key does not count for a text that was changed since. */
const OTHER_TEXT = "the signature is not of this text by this key: one of them was changed";
/** @param data the bytes that were signed, not a digest of them */
function checkSignature(key, data, signature) {
	const algorithm = require_keys.leadingText(signature);
	if (!algorithm.ok) return require_keys.refuse(`the signature ${algorithm.why}`);
	const { material, kind } = key;
	if (material.type !== "rsa" && algorithm.value !== kind) return require_keys.refuse(`the signature is of the kind ${require_keys.quoted(algorithm.value)}, and its key "${kind}"`);
	return key.application === null ? checkPlain(key, algorithm.value, data, signature) : checkTouched(key, key.application, data, signature);
}
function checkPlain(key, algorithm, data, signature) {
	const fields = require_keys.readFields(signature, ["text", "bytes"]);
	if (!fields.ok) return require_keys.refuse(`the signature ${fields.why}`);
	return made(key, algorithm, data, fields.value[1]) ?? require_keys.hold(null);
}
/** A security key signs over the digest of its application, its flags and counter, and the digest of what it is asked to sign. */
function checkTouched(key, application, data, signature) {
	const fields = require_keys.readFields(signature, [
		"text",
		"bytes",
		"byte",
		"uint32"
	]);
	if (!fields.ok) return require_keys.refuse(`the signature ${fields.why}`);
	const [algorithm, blob, flags, counter] = fields.value;
	const state = Buffer.alloc(5);
	state.writeUInt8(flags);
	state.writeUInt32BE(counter, 1);
	const refusal = made(key, algorithm, Buffer.concat([
		sha256(application),
		state,
		sha256(data)
	]), blob);
	if (refusal) return refusal;
	return (flags & USER_PRESENT) === 0 ? require_keys.refuse("the security key signed without being touched") : require_keys.hold({ counter });
}
/** @returns null where the key made it */
function made(key, algorithm, data, blob) {
	switch (key.material.type) {
		case "ed25519":
			if (blob.length !== 64) return require_keys.refuse(`the signature has ${blob.length} bytes; ed25519 has 64`);
			return verdict((0, node_crypto.verify)(null, data, key.key, blob));
		case "ecdsa": return madeByCurve(key, key.material.curve, data, blob);
		case "rsa": return madeByRsa(key, algorithm, data, blob);
	}
}
function madeByCurve({ key }, curve, data, blob) {
	const numbers = require_keys.readFields(blob, ["mpint", "mpint"]);
	if (!numbers.ok) return require_keys.refuse(`the signature ${numbers.why}`);
	const { size, hash } = require_keys.CURVES[curve];
	const [r, s] = numbers.value;
	if (r.length > size || s.length > size) return require_keys.refuse("the signature holds a number that is too large for its curve");
	const wide = Buffer.concat([
		Buffer.alloc(size - r.length),
		r,
		Buffer.alloc(size - s.length),
		s
	]);
	return verdict((0, node_crypto.verify)(hash, data, {
		key,
		dsaEncoding: "ieee-p1363"
	}, wide));
}
function madeByRsa({ key }, algorithm, data, blob) {
	const hash = RSA_HASHES.get(algorithm);
	if (hash === void 0) {
		const because = algorithm === "ssh-rsa" ? ", which is SHA-1" : "";
		return require_keys.refuse(`the signature is of the kind ${require_keys.quoted(algorithm)}${because}; an rsa key signs with ${[...RSA_HASHES.keys()].join(" or ")}`);
	}
	const bytes = Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
	if (blob.length !== bytes) return require_keys.refuse(`the signature has ${blob.length} bytes; its key makes ${bytes}`);
	return verdict((0, node_crypto.verify)(hash, data, key, blob));
}
function verdict(holds) {
	return holds ? null : require_keys.refuse(OTHER_TEXT);
}
function sha256(data) {
	return (0, node_crypto.createHash)("sha256").update(data).digest();
}

// src/proof/sshsig.ts
const BEGIN = "-----BEGIN SSH SIGNATURE-----";
const END = "-----END SSH SIGNATURE-----";
const MAGIC = "SSHSIG";
const VERSION$2 = 1;
/** What the largest key taken makes is shorter. */
const MOST_CHARACTERS = 8192;
/**
* @param message the bytes that were signed
* @param signature armored, lines ended by LF
* @param keys those that may sign
* @param namespace what it must have been signed for, compared exactly
*/
function verify(message, signature, keys, namespace) {
	const blob = dearmored(signature);
	if (!blob.ok) return blob;
	const opened = open(blob.value);
	if (!opened.ok) return opened;
	const { publicKey, hash, ...envelope } = opened.value;
	if (envelope.namespace !== namespace) return require_keys.refuse(`the signature is for ${require_keys.quoted(envelope.namespace)}, not for "${namespace}"`);
	const fingerprint = require_keys.fingerprintOf(publicKey);
	const key = keys.find((one) => one.fingerprint === fingerprint);
	if (key === void 0) {
		const unlisted = require_keys.decodePublicKey(publicKey);
		return require_keys.refuse(unlisted.ok ? `the key ${fingerprint} that signed is none of those known` : unlisted.why);
	}
	const digest = (0, node_crypto.createHash)(hash).update(message).digest();
	const signed = Buffer.concat([Buffer.from(MAGIC), require_keys.toStrings(namespace, "", hash, digest)]);
	const checked = checkSignature(key, signed, envelope.signature);
	return checked.ok ? require_keys.hold({
		key,
		touch: checked.value
	}) : checked;
}
function dearmored(text) {
	if (text.length > MOST_CHARACTERS) return require_keys.refuse(`the signature is longer than ${MOST_CHARACTERS} characters`);
	if (text.includes("\r")) return require_keys.refuse("the signature has carriage returns; its lines end with LF");
	if (!text.startsWith(`${BEGIN}\n`)) return require_keys.refuse(`the signature does not begin with the line ${BEGIN}`);
	const body = text.endsWith("\n") ? text.slice(30, -1) : text.slice(30);
	if (!body.endsWith(`\n${END}`)) return require_keys.refuse(`the signature does not end with the line ${END}`);
	const lines = body.slice(0, -28).split("\n");
	const blob = lines.every((line) => /^[A-Za-z0-9+/=]+$/.test(line)) ? require_keys.fromBase64(lines.join("")) : null;
	return blob === null ? require_keys.refuse("the signature is not lines of base64") : require_keys.hold(blob);
}
function open(blob) {
	if (blob.toString("latin1", 0, 6) !== MAGIC) return require_keys.refuse(`the signature does not hold "${MAGIC}" at its beginning`);
	const fields = require_keys.readFields(blob.subarray(6), [
		"uint32",
		"bytes",
		"text",
		"bytes",
		"text",
		"bytes"
	]);
	if (!fields.ok) return require_keys.refuse(`the signature ${fields.why}`);
	const [version, publicKey, namespace, , hash, signature] = fields.value;
	if (version !== VERSION$2) return require_keys.refuse(`the signature is of version ${version}; version ${VERSION$2} is taken`);
	if (hash !== "sha256" && hash !== "sha512") return require_keys.refuse(`the signature is over ${require_keys.quoted(hash)}; sha256 and sha512 are taken`);
	return require_keys.hold({
		publicKey,
		namespace,
		hash,
		signature
	});
}

// node_modules/canonicalize/lib/canonicalize.js
function serializeString(value) {
	if (!value.isWellFormed()) throw new Error("Lone surrogate is not allowed");
	return JSON.stringify(value);
}
function serializePrimitive(value) {
	switch (typeof value) {
		case "number":
			if (isNaN(value)) throw new Error("NaN is not allowed");
			if (!isFinite(value)) throw new Error("Infinity is not allowed");
			return JSON.stringify(value);
		case "string": return serializeString(value);
		case "boolean": return value ? "true" : "false";
		default: return JSON.stringify(value);
	}
}
function enterValue(value, seen) {
	let wrappers = null;
	while (value !== null && typeof value === "object" && typeof value.toJSON === "function") {
		if (seen.has(value)) throw new Error("Circular reference detected");
		seen.add(value);
		(wrappers ??= []).push(value);
		value = value.toJSON();
	}
	if (value instanceof Number || value instanceof String || value instanceof Boolean) value = value.valueOf();
	if (value === null || typeof value !== "object") {
		if (wrappers !== null) for (const wrapper of wrappers) seen.delete(wrapper);
		return serializePrimitive(value);
	}
	if (seen.has(value)) throw new Error("Circular reference detected");
	seen.add(value);
	return {
		container: value,
		keys: Array.isArray(value) ? null : Object.keys(value).sort(),
		index: 0,
		first: true,
		wrappers
	};
}
function canonicalize(object) {
	if (object === null || typeof object !== "object") return serializePrimitive(object);
	const seen = /* @__PURE__ */ new Set();
	const root = enterValue(object, seen);
	if (typeof root !== "object") return root;
	let result = root.keys === null ? "[" : "{";
	const stack = [root];
	outer: while (stack.length > 0) {
		const frame = stack[stack.length - 1];
		const container = frame.container;
		if (frame.keys === null) {
			while (frame.index < container.length) {
				const i = frame.index++;
				if (i > 0) result += ",";
				const element = container[i];
				const value = element === void 0 || typeof element === "symbol" || typeof element === "function" ? null : element;
				if (value === null || typeof value !== "object") {
					result += serializePrimitive(value);
					continue;
				}
				const child = enterValue(value, seen);
				if (typeof child !== "object") {
					result += child === void 0 ? "null" : child;
					continue;
				}
				result += child.keys === null ? "[" : "{";
				stack.push(child);
				continue outer;
			}
			result += "]";
		} else {
			const keys = frame.keys;
			while (frame.index < keys.length) {
				const key = keys[frame.index++];
				const value = container[key];
				if (value === void 0 || typeof value === "symbol" || typeof value === "function") continue;
				if (value === null || typeof value !== "object") {
					if (frame.first) frame.first = false;
					else result += ",";
					result += serializeString(key) + ":" + serializePrimitive(value);
					continue;
				}
				const child = enterValue(value, seen);
				if (child === void 0) continue;
				if (frame.first) frame.first = false;
				else result += ",";
				result += serializeString(key) + ":";
				if (typeof child !== "object") {
					result += child;
					continue;
				}
				result += child.keys === null ? "[" : "{";
				stack.push(child);
				continue outer;
			}
			result += "}";
		}
		seen.delete(container);
		if (frame.wrappers !== null) for (const wrapper of frame.wrappers) seen.delete(wrapper);
		stack.pop();
	}
	return result;
}

// src/proof/canonical.ts
/** @returns UTF-8; refused are halves of surrogate pairs and numbers that are not finite (RFC 8785 \u00a73.2.2) */
function canonicalJson(value) {
	try {
		return require_keys.hold(new TextEncoder().encode(canonicalize(value)));
	} catch (error) {
		return require_keys.refuse(`it has no canonical form: ${error instanceof Error ? error.message : "unknown"}`);
	}
}

// src/proof/statement.ts
/** What the statement is, and the namespace that it is signed in: no signature for anything else can be taken for one. */
const STATEMENT_TYPE = "defect-gate.exception.v1";
/**
* Which application its signatures must be for: that of the policy which it came with. Signed for the organisation it holds for all
* that extend its policy, and what is signed for one of them for no other.
* @param own id from the judged policy; null where it has none
*/
function applicationOf({ cameWith }, own) {
	const application = cameWith === null ? own : cameWith.application;
	if (application !== null) return require_keys.hold(application);
	return require_keys.refuse(`the policy${cameWith === null ? "" : " that it came with"} has no application.id, which a signature is for`);
}
/** @param application as `applicationOf` has it: a statement for one application says nothing of another (threat F3) @returns UTF-8 JSON (RFC 8785) */
function statementOf(exception, application, signOff) {
	const signed = given({
		by: signOff.by,
		role: signOff.role,
		on: signOff.on
	});
	return canonicalJson(given({
		type: STATEMENT_TYPE,
		application,
		...membersOf$1(exception),
		signOff: signed
	}));
}
/** What all its signers sign alike, so that two that are equal say the same, however they are written; null where it has no canonical form. */
function entryText(exception) {
	const text = canonicalJson(given(membersOf$1(exception)));
	return text.ok ? new TextDecoder().decode(text.value) : null;
}
function membersOf$1(exception) {
	const { id, decision, vex, justification, impact, plan, controls, owner } = exception;
	const { maxSeverity, maxMatches, requested, validThrough, until, renews, emergency } = exception;
	const { branches, ...match } = exception.match;
	return {
		id,
		decision,
		vex,
		match: given(match),
		branches,
		justification,
		impact,
		plan,
		controls: controls.length === 0 ? null : controls.map((control) => given({ ...control })),
		owner,
		maxSeverity,
		maxMatches,
		requested: {
			by: requested.by,
			on: requested.on
		},
		validThrough,
		until,
		renews,
		emergency: emergency || null
	};
}
function given(members) {
	const present = Object.entries(members).filter((member) => member[1] !== null && member[1] !== void 0);
	return Object.fromEntries(present);
}

// src/proof/signed.ts
/** @param own application id from the judged policy; null where it has none, and no signature can be for it */
function checkSignatures(exception, own, roster, occasion) {
	const application = applicationOf(exception, own);
	const checked = exception.signOffs.map((signOff) => check(exception, application, signOff, roster));
	const good = checked.filter((one) => "key" in one);
	const judged = judgeSigners(good, roster, occasion);
	return {
		signers: judged.flatMap(({ claim: { by, role, on }, why }) => why === "" && role !== null ? [{
			by,
			roles: [role],
			on,
			proof: "signature"
		}] : []),
		refused: [...checked.filter((one) => "why" in one), ...judged.flatMap(({ claim: { by }, why }) => why === "" ? [] : [{
			by,
			why
		}])]
	};
}
function check(exception, application, signOff, roster) {
	const { by, role, on, signature } = signOff;
	if (signature === null) return {
		by,
		why: `${by} is named without a signature`
	};
	if (!application.ok) return {
		by,
		why: application.why
	};
	const statement = statementOf(exception, application.value, signOff);
	const signer = statement.ok ? verify(statement.value, signature, roster.keys, STATEMENT_TYPE) : statement;
	return signer.ok ? {
		by,
		role,
		on,
		key: signer.value.key
	} : {
		by,
		why: `${by}: ${signer.why}`
	};
}

// src/proof/checks.ts
function inWords({ signers, refused }) {
	return {
		signers,
		uncounted: [...new Set(refused.map(({ why }) => why))],
		isChanged: refused.some(({ why }) => why.endsWith(OTHER_TEXT))
	};
}
/** Whoever counts one way counts: what is missing for the other way is then nothing to speak of. */
function eitherOf(first, second) {
	const people = /* @__PURE__ */ new Map();
	for (const signer of [...first.signers, ...second.signers]) {
		const person = require_common.personOf(signer.by);
		const before = people.get(person);
		people.set(person, before === void 0 ? signer : {
			...before,
			roles: [.../* @__PURE__ */ new Set([...before.roles, ...signer.roles])]
		});
	}
	return {
		signers: [...people.values()],
		refused: [...first.refused, ...second.refused].filter(({ by }) => by === "" || !people.has(require_common.personOf(by)))
	};
}

// src/proof/sign-offs.ts
function proverOf(policy, { today, reviews }) {
	const roster = rosterOf(policy.roles);
	const court = {
		policy,
		roster: roster.ok ? roster.value : NOBODY$1
	};
	return {
		faults: [...roster.ok ? [] : roster.faults, ...unprovable(policy)],
		warnings: roster.ok ? shortages(policy, today) : [],
		signOffsOf(exception) {
			const review = reviews.get(exception) ?? null;
			const { origin, requested } = exception;
			const requesters = [requested.by, ...review?.requesters ?? []];
			const occasion = {
				today,
				requestedOn: requested.on,
				requesters,
				origin
			};
			return inWords(isBeyond(exception) ? NOT_MERGED : CHECKS[policy.proof.mode]({
				exception,
				review,
				occasion
			}, court));
		}
	};
}
const NOBODY$1 = {
	roles: /* @__PURE__ */ new Map(),
	owners: /* @__PURE__ */ new Map(),
	keys: []
};
const CHECKS = {
	declared: ({ exception, occasion }, { policy }) => exception.origin === "trusted" ? checkDeclared(exception, policy.roles, occasion) : NOT_YET,
	signature: ({ exception, occasion }, { policy, roster }) => checkSignatures(exception, policy.application, roster, occasion),
	review: ({ exception, review, occasion }, { policy }) => checkReview(exception, review, policy.roles, occasion),
	"signature-or-review": (one, court) => eitherOf(CHECKS.signature(one, court), CHECKS.review(one, court))
};
/** Who writes a change chooses what its policy extends: what was signed for some other application, or stands where nobody looked. */
function isBeyond({ origin, cameWith }) {
	return origin === "head" && cameWith !== null;
}
const NOT_MERGED = {
	signers: [],
	refused: [{
		by: "",
		why: "it comes with a policy that this change extends, and counts once that is merged"
	}]
};
const NOT_YET = {
	signers: [],
	refused: [{
		by: "",
		why: "this change brings it, and what is signed by the word of the file alone counts once it is merged"
	}]
};
/** Proof that nobody can give would refuse every exception, one by one. */
function unprovable({ proof: { mode, where }, application, source, roles }) {
	const faults = [];
	if (mode === "declared") return faults;
	if (application === null && mode !== "review") {
		const what = `proof is "${mode}" (${where}), and ${source} has no application.id: a signature is for one application alone`;
		faults.push(require_fault.fault("E_MISSING", where, what, "add application: {id: NAME} to the policy, or take another proof"));
	}
	if (roles.size === 0) {
		const what = `proof is "${mode}" (${where}), and ${source} has no signOff.roles: nobody is known who could give it`;
		faults.push(require_fault.fault("E_MISSING", where, what, "add signOff.roles with people to the policy"));
	}
	return faults;
}

// src/rating/rate.ts
function rater(policy) {
	const rules = policy.severityRules.map((rule, index) => ({
		rule,
		index,
		matcher: compile(rule.when),
		lowering: loweringBy(rule)
	}));
	const used = /* @__PURE__ */ new Set();
	const rated = remembered$1(policy);
	return {
		rate(finding) {
			if (rules.length === 0) return rated(finding, null);
			const subject = {
				finding,
				defect: null,
				branch: null
			};
			const applied = rules.find(({ matcher }) => matcher.holds(subject)) ?? null;
			if (applied !== null) used.add(applied.rule);
			return rated(finding, applied);
		},
		unused: () => policy.severityRules.filter((rule) => !used.has(rule))
	};
}
function loweringBy({ where, reason }) {
	return {
		kind: "severity rule",
		where,
		reason
	};
}
/** Ratings that are remembered: results of one rule tend to make the same claims. */
const MOST_REMEMBERED$2 = 5e4;
/** One rating for all findings that make the very same claims and are met by the same rule of the policy. */
function remembered$1(policy) {
	const unrated = {
		kind: "unrated",
		where: policy.unrated.where,
		reason: `an unrated finding counts as ${policy.unrated.to}`
	};
	/** By claims: ratings by the rule that is applied, of none first. */
	let known = /* @__PURE__ */ new Map();
	return ({ claims, kind }, applied) => {
		const found = known.get(claims);
		const entry = found?.kind === kind ? found : {
			kind,
			ratings: []
		};
		if (entry !== found) {
			if (known.size >= MOST_REMEMBERED$2) known = /* @__PURE__ */ new Map();
			known.set(claims, entry);
		}
		const place = applied === null ? 0 : applied.index + 1;
		const before = entry.ratings[place];
		if (before !== void 0) return before;
		const claimed = claimedBy(claims, kind, policy.unrated.to, unrated);
		const rating = applied === null ? claimed : withRule(claimed, applied);
		entry.ratings[place] = rating;
		return rating;
	};
}
function claimedBy(claims, kind, whenUnrated, unrated) {
	const readings = claims.map((claim) => readingOf(claim, kind, whenUnrated));
	const worst = readings.reduce((a, b) => require_common.rank(b.severity) < require_common.rank(a.severity) ? b : a);
	const because = [{
		what: worst.what,
		where: null
	}];
	if (readings.length > 1) {
		const names = [...new Set(claims.map(({ rule }) => rule || "none"))];
		const differ = names.length > 1 ? `it can be read as following different rules (${names.join(" or ")})` : "it is rated more than once";
		because.push({
			what: `${differ}: the more severe reading counts`,
			where: null
		});
	}
	const lowered = worst.severity !== "critical" && readings.some((reading) => reading.unrated);
	return {
		severity: worst.severity,
		because,
		lowered: lowered ? unrated : null
	};
}
function readingOf(claim, kind, whenUnrated) {
	const { securitySeverity: found } = claim;
	const of = claim.securitySeverityFrom === "rule" ? ` (rule ${claim.rule || "without id"})` : "";
	switch (found.kind) {
		case "score": return {
			severity: require_common.bandOf(found.score),
			what: `security-severity ${found.score}${of}`,
			unrated: false
		};
		case "word": return {
			severity: found.word,
			what: `security-severity "${found.word}"${of}`,
			unrated: false
		};
		case "unrated": return {
			severity: whenUnrated,
			what: `unrated (treated as ${whenUnrated}): security-severity "${found.text}" is not a number from 0 to 10${of}`,
			unrated: true
		};
		case "absent": return {
			severity: require_common.severityOfLevel(claim.level),
			what: `level ${claim.level}${levelSource(claim, kind)}`,
			unrated: false
		};
	}
}
function levelSource(claim, kind) {
	switch (claim.levelFrom) {
		case "result": return "";
		case "override": return `, as the run configures rule ${claim.rule}`;
		case "rule": return `, the default of rule ${claim.rule || "without id"}`;
		case "default": return kind === "fail" ? ", since neither result nor rule names one" : `, as kind ${kind} counts at least`;
	}
}
function withRule(claimed, { rule, lowering }) {
	const severity = changed(claimed.severity, rule.change);
	const lowers = require_common.rank(severity) > require_common.rank(claimed.severity);
	const what = severity === claimed.severity ? `rule "${rule.reason}" leaves it at ${severity}` : `rule "${rule.reason}" ${lowers ? "lowers" : "raises"} it to ${severity}`;
	return {
		severity,
		because: [...claimed.because, {
			what,
			where: rule.where
		}],
		lowered: lowers ? lowering : severity === "critical" ? null : claimed.lowered
	};
}
function changed(severity, change) {
	switch (change.kind) {
		case "set": return change.to;
		case "atLeast": return require_common.worse(severity, change.to);
		case "atMost": return require_common.isAtLeast(severity, change.to) ? change.to : severity;
	}
}

// src/match/purl.ts
const LONGEST$5 = 2e3;
/** purl types whose versions are semantic versions. */
const SEMVER = /* @__PURE__ */ new Set([
	"npm",
	"cargo",
	"golang",
	"hex",
	"pub",
	"swift"
]);
function isPurl(text) {
	return readPurl(text) !== null;
}
/** null for what is no purl. */
function readPurl(text) {
	if (text.length > LONGEST$5 || !/^pkg:/i.test(text)) return null;
	try {
		const { type, namespace, name, version, qualifiers, subpath } = import_packageurl_js.PackageURL.fromString(text);
		return {
			type,
			name: namespace ? `${namespace}/${name}` : name,
			version: version ?? null,
			qualifiers: new Map(Object.entries(qualifiers ?? {}).map(([key, value]) => [key, value])),
			subpath: subpath ?? null
		};
	} catch {
		return null;
	}
}
/** What a finding names, with a version wherever the finding has one; null where it gives too little to name a purl. */
function purlOf({ name, version, ecosystem, purl }) {
	const own = purl === null ? null : readPurl(purl);
	if (own !== null) return {
		...own,
		version: own.version ?? version
	};
	if (ecosystem === null) return null;
	const made = readPurl(`pkg:${ecosystem}/${(ecosystem === "maven" ? name.replace(":", "/") : name).split("/").map(encodeURIComponent).join("/")}`);
	return made === null ? null : {
		...made,
		version
	};
}
const OTHER_NAME = "another name";
/**
* Whether all that a name says is true of a thing: type, name, and whatever more it says. A name without a version means every one.
* @returns "" when it is, else why not
*/
function purlMismatch(said, thing) {
	if (said.type !== thing.type || said.name !== thing.name) return OTHER_NAME;
	const { version } = said;
	if (version !== null && thing.version === null) return `version "${version}", and no version is known here`;
	if (version !== null && thing.version !== null && !isSameVersion(said.type, version, thing.version)) return `version "${version}", not of "${thing.version}"`;
	const odd = [...said.qualifiers].find(([key, value]) => thing.qualifiers.get(key) !== value);
	if (odd !== void 0) return `${odd.join("=")}, which is not known to be so here`;
	return said.subpath !== null && said.subpath !== thing.subpath ? `"${said.subpath}" in it` : "";
}
function isSameVersion(type, one, other) {
	if (one === other) return true;
	return SEMVER.has(type) && (0, import_valid.default)(one) !== null && (0, import_valid.default)(other) !== null && (0, import_eq.default)(one, other);
}

// src/vex/reach.ts
/** @param application names under which statements may mean it, from the policy */
function reachOf(application) {
	const purlsOf = remembered((names) => names.flatMap((name) => readPurl(name) ?? []));
	const desk = {
		application,
		purls: purlsOf(application),
		purlsOf
	};
	return {
		mismatch(products, found, about) {
			let why = "it names no product";
			for (const product of products) {
				const whys = about.map((subject) => product.unread || SUBJECTS[subject](product, found, desk));
				if (whys.includes("")) return "";
				why = whys[0] ?? why;
			}
			return why;
		},
		mayMean: (products, found, about) => products.some((product) => about.some((subject) => NEARLY[subject](product, found, desk)))
	};
}
const SUBJECTS = {
	application(product, found, desk) {
		const why = applicationMismatch(product, desk);
		if (why !== "" || product.parts.length === 0) return why;
		return product.parts.map((part) => packageMismatch(part, found, desk)).includes("") ? "" : `it speaks of "${shown(product.parts[0] ?? [])}" in the product, not of this package`;
	},
	packages: ({ names, hashes, parts }, found, desk) => hashes.length > 0 || parts.length > 0 ? notThis(names) : packageMismatch(names, found, desk)
};
const NEARLY = {
	application({ names, parts }, found, desk) {
		if (!desk.purlsOf(names).some((purl) => desk.purls.some((own) => isSameName(purl, own))) && !names.some((name) => desk.application.includes(name))) return false;
		return parts.length === 0 || parts.some((part) => mayBePackage(part, found, desk));
	},
	packages: ({ names }, found, desk) => desk.purlsOf(names).length > 0 && mayBePackage(names, found, desk)
};
/** What has no purl may be any package. */
function mayBePackage(names, found, { purlsOf }) {
	const [thing, purls] = [found === null ? null : purlOf(found), purlsOf(names)];
	return thing === null || purls.length === 0 || purls.some((purl) => isSameName(purl, thing));
}
function isSameName(one, other) {
	return one.type === other.type && one.name === other.name;
}
function applicationMismatch({ names, hashes }, { application, purls: own, purlsOf }) {
	if (application.length === 0) return "the policy does not say which product is judged";
	if (hashes.length > 0) return hashes.some((hash) => application.includes(hash)) ? "" : "it speaks of certain bytes, whose hash the policy does not list";
	const purls = purlsOf(names);
	if (purls.length === 0) return names.some((name) => application.includes(name)) ? "" : notThis(names);
	for (const purl of purls) {
		const whys = own.map((one) => purlMismatch(purl, one));
		if (!whys.includes("")) return notThis(names, whys.findLast((why) => why !== OTHER_NAME));
	}
	return "";
}
function packageMismatch(names, found, { purlsOf }) {
	if (found === null) return "the finding names no package";
	const thing = purlOf(found);
	if (thing === null) return "the finding does not name its package by a purl";
	const purls = purlsOf(names);
	return (purls.length === 0 ? "another name" : purls.map((purl) => purlMismatch(purl, thing)).find((one) => one !== "")) === void 0 ? "" : `it speaks of "${shown(names)}", not of this package`;
}
function notThis(names, detail) {
	return `it speaks of "${shown(names)}", not of this application${detail === void 0 ? "" : ` (of ${detail})`}`;
}
function shown(names) {
	return (names[0] ?? "").slice(0, 120);
}
/** Documents live as long as the run: what is known of their parts may, too. */
function remembered(work) {
	const known = /* @__PURE__ */ new WeakMap();
	return (key) => {
		const found = known.get(key) ?? { value: work(key) };
		known.set(key, found);
		return found.value;
	};
}

// src/vex/latest.ts
/** Answers that are remembered: one package is found at many places. */
const MOST_REMEMBERED$1 = 1e4;
function benchOf(policy, speakers) {
	const reach = reachOf(policy.vex.products);
	const known = /* @__PURE__ */ new Map();
	const hear = (finding) => {
		if (finding.vulnerability === null) return NOBODY;
		const naming = speakers.trusted(namesOf$1({ finding }));
		if (naming.length === 0) return NOBODY;
		const key = JSON.stringify([finding.vulnerability, finding.package]);
		const heard = known.get(key) ?? {
			speaking: naming.filter(({ statement, about }) => reach.mismatch(statement.products, finding.package, about) === ""),
			accusing: naming.filter(({ statement, about }) => isGuilt(statement) && reach.mayMean(statement.products, finding.package, about))
		};
		if (known.size === MOST_REMEMBERED$1) known.clear();
		known.set(key, heard);
		return heard;
	};
	return {
		policy,
		speakers,
		reach,
		speakingOf: (finding) => hear(finding).speaking,
		accusing: (finding) => hear(finding).accusing
	};
}
const NOBODY = {
	speaking: [],
	accusing: []
};
function isGuilt({ status }) {
	return status === "affected" || status === "under_investigation";
}
/**
* The statement that decides about a finding: the latest one, and of equally late ones one that accepts nothing; null for none. What
* says that some version of the product is affected is heard here, too: a later word must not be passed over because it is narrower.
*/
function latestOn(finding, bench) {
	const moment = ({ statement }) => statement.moment ?? Number.POSITIVE_INFINITY;
	const own = bench.speakingOf(finding);
	const speaking = [...own.length === 0 ? own : /* @__PURE__ */ new Set([...own, ...bench.accusing(finding)])].filter(({ replacedBy }) => replacedBy === "");
	const last = speaking.reduce((latest, one) => Math.max(latest, moment(one)), Number.NEGATIVE_INFINITY);
	const latest = speaking.filter((one) => moment(one) === last);
	return latest.find((one) => one.void !== "") ?? latest[0] ?? null;
}

// src/vex/near-miss.ts
const OTHER = "ask its author for a statement that names this product and this package";
const UNNAMED = "say in the policy what is judged, as its author names it (application.purl, or vex.products)";
/** Where the policy has no purl of its own, nobody could name it by one. */
function bringTogether({ policy }) {
	return policy.vex.products.some((name) => name.startsWith("pkg:")) ? OTHER : `${UNNAMED}, or ${OTHER}`;
}
/** @returns with `isNear` false where it speaks of another product */
function nearMiss(speaker, defect, bench) {
	const { isNear, why, fix } = objection(speaker, defect, bench);
	const { author } = speaker.document;
	return {
		isNear,
		miss: {
			exception: speaker.id,
			where: speaker.where,
			why: `VEX by "${author}": ${why}`,
			fix
		}
	};
}
/** @returns "" where no bound of the policy stands against it */
function tooSevere(severity, { vex }) {
	if (vex.maxSeverity === null || require_common.rank(severity) >= require_common.rank(vex.maxSeverity)) return "";
	return `the defect is ${severity}, and the policy lets VEX accept ${vex.maxSeverity} at most (${vex.where})`;
}
function objection(speaker, defect, bench) {
	const mismatches = defect.findings.map(({ finding }) => mismatch(speaker, finding, bench));
	const near = (why, fix) => ({
		isNear: true,
		why,
		fix
	});
	const first = mismatches.find((why) => why !== "") ?? "";
	if (!mismatches.includes("")) return {
		isNear: false,
		why: first,
		fix: bringTogether(bench)
	};
	if (speaker.void !== "") return near(speaker.void, "fix the defect, or ask its author for a newer statement");
	if (speaker.untrusted !== "") return near(speaker.untrusted, speaker.remedy);
	if (first !== "") return near(`it speaks of some of the findings that are this defect, and not of all: ${first}`, bringTogether(bench));
	const later = laterThan(speaker, defect, bench);
	if (later !== null) return near(`a later statement stands against it (${later.where}): ${later.void}`, "look at what its authors say");
	return near(tooSevere(defect.severity, bench.policy) || "another statement on the same defect does not hold", "fix it, or have an exception signed");
}
function mismatch({ statement, about }, finding, { reach }) {
	const names = namesOf$1({ finding }).map((name) => name.toUpperCase());
	if (!statement.vulnerability.some((name) => names.includes(name.toUpperCase()))) return `${names[0] ?? "what has no such name"} is another vulnerability`;
	return reach.mismatch(statement.products, finding.package, about);
}
function laterThan(speaker, defect, bench) {
	return defect.findings.map(({ finding }) => latestOn(finding, bench)).find((one) => one !== null && one !== speaker && one.void !== "") ?? null;
}

// src/vex/trust.ts
/** @param given all documents of the run */
function trustOf(given, { trust }) {
	const all = new Set(given.map(({ sha256 }) => sha256));
	return ({ author, sha256 }) => {
		const list = `if it is true, let the policy trust it: vex.trust with author ${JSON.stringify(author)} and sha256 ${sha256}`;
		const refused = (why, fix = list) => ({
			line: null,
			why,
			fix
		});
		const known = trust.filter((line) => line.author === author);
		const line = known.find((one) => one.sha256.includes(sha256));
		const missing = line?.sha256.find((one) => !all.has(one));
		if (line !== void 0 && missing !== void 0) return refused(`the policy trusts it together with another document, which is not given: sha256 ${missing} (${line.where})`, "give that one, too, or take it out of the policy");
		if (line !== void 0) return { line };
		const other = trust.find((one) => one.sha256.includes(sha256));
		if (other !== void 0) return refused(`the policy trusts these bytes as the word of "${other.author}" (${other.where})`);
		if (known[0] !== void 0) return refused(`the policy trusts other documents of this author (${known[0].where})`);
		return refused("the policy does not trust this author");
	};
}

// src/vex/speakers.ts
const DAY_MS = 864e5;
/** Statements of one name that nobody trusts and that are looked at. */
const MOST_OTHERS = 100;
/** @param now milliseconds since 1970-01-01T00:00Z */
function speakersOf(documents, policy, now) {
	const trustIn = trustOf(documents, policy.vex);
	const newest = newestVersions(documents, trustIn);
	const all = documents.flatMap((document) => {
		const trusted = trustIn(document);
		const untrusted = trusted.line === null ? trusted.why : "";
		const newer = untrusted === "" ? newest.get(nameOf$1(document)) : void 0;
		const replaced = newer !== void 0 && newer.version > document.version ? `version ${newer.version} replaces it (${newer.file})` : "";
		const about = trusted.line?.about ?? ["application", "packages"];
		return document.statements.map((statement, index) => ({
			id: `VEX:${document.sha256.slice(0, 12)}:${index}`,
			where: `${document.file}#${statement.at}`,
			document,
			statement,
			untrusted,
			remedy: trusted.line === null ? trusted.fix : "",
			about,
			replacedBy: replaced,
			...standing(statement, policy, now, replaced)
		}));
	});
	return {
		trusted: shelfOf(all.filter(({ untrusted }) => untrusted === ""), Number.POSITIVE_INFINITY),
		others: shelfOf(all.filter(({ untrusted }) => untrusted !== ""), MOST_OTHERS)
	};
}
function standing(statement, { vex }, now, replaced) {
	const odd = unusable(statement, now);
	const validThrough = statement.moment === null ? "" : require_common.dayOf(statement.moment + vex.longest * DAY_MS);
	const hasEnded = odd === "" && require_common.dayOf(now) > validThrough;
	const end = hasEnded ? `ended ${validThrough}: it holds for ${vex.longest} days (${vex.where})` : "";
	return {
		clears: odd === "",
		validThrough,
		hasEnded,
		void: replaced || odd || end
	};
}
/** Why it could accept nothing whenever it was asked; "" where it could. */
function unusable({ status, why, moment }, now) {
	if (status === "affected" || status === "under_investigation") return `it says "${status}", which accepts nothing`;
	if (moment === null) return "it does not say since when";
	if (moment > now) return "it speaks from the future";
	return status === "not_affected" && why === "" ? "it says \"not_affected\", and not why" : "";
}
/** Of trusted documents that have the same name and author, the one of the highest version. */
function newestVersions(documents, trustIn) {
	const newest = /* @__PURE__ */ new Map();
	for (const document of documents) {
		const known = newest.get(nameOf$1(document));
		if (document.id === null || trustIn(document).line === null) continue;
		if (known === void 0 || document.version > known.version) newest.set(nameOf$1(document), document);
	}
	return newest;
}
function nameOf$1({ id, author }) {
	return JSON.stringify([id, author]);
}
/** @param most statements that are kept of one name */
function shelfOf(all, most) {
	const shelf = /* @__PURE__ */ new Map();
	for (const speaker of all) for (const name of new Set(speaker.statement.vulnerability.map(folded))) {
		const known = shelf.get(name);
		if (known === void 0) shelf.set(name, [speaker]);
		else if (known.length < most) known.push(speaker);
	}
	return (names) => [...new Set(names.flatMap((name) => shelf.get(folded(name)) ?? []))];
}
function folded(name) {
	return name.toUpperCase();
}

// src/vex/apply.ts
/** Near misses that one defect lists: more would tell nobody anything. */
const MOST_NEAR_MISSES = 5;
/** @param now milliseconds since 1970-01-01T00:00Z */
function vexStatementsOf(documents, policy, now) {
	if (documents.length === 0) return NONE$4;
	const bench = benchOf(policy, speakersOf(inOrder(documents), policy, now));
	return {
		speaksOf: (finding) => bench.speakingOf(finding).length > 0,
		apply(defects) {
			const covered = /* @__PURE__ */ new Map();
			const meant = /* @__PURE__ */ new Map();
			for (const defect of defects) {
				const all = unique(defect.findings.flatMap(({ finding }) => bench.speakingOf(finding))).filter(({ clears }) => clears);
				if (all.length === 0) continue;
				const winners = winnersOf(defect, bench);
				if (winners !== null && winners[0] !== void 0) covered.set(defect.id, winners[0]);
				for (const speaker of all) meant.set(speaker, [...meant.get(speaker) ?? [], {
					defect,
					held: winners?.includes(speaker) ?? false
				}]);
			}
			return {
				covered,
				nearMissesOf: (defect) => covered.has(defect.id) ? [] : nearMissesOf(defect, bench),
				outcomes: outcomesOf(meant, bench)
			};
		}
	};
}
const NONE$4 = {
	speaksOf: () => false,
	apply: () => ({
		covered: /* @__PURE__ */ new Map(),
		nearMissesOf: () => [],
		outcomes: {
			used: [],
			expired: [],
			refused: []
		}
	})
};
/** So that no order of arguments matters. */
function inOrder(documents) {
	return documents.toSorted((a, b) => a.sha256 < b.sha256 ? -1 : 1);
}
function unique(items) {
	return [...new Set(items)];
}
/** What accepts each of its findings; null where one of them is not accepted, or it is too severe. */
function winnersOf(defect, bench) {
	if (tooSevere(defect.severity, bench.policy) !== "") return null;
	const winners = defect.findings.flatMap(({ finding }) => {
		const latest = latestOn(finding, bench);
		return latest === null || latest.void !== "" ? [] : [latest];
	});
	return winners.length === defect.findings.length ? winners : null;
}
/** Those that mean this application first. */
function nearMissesOf(defect, bench) {
	const names = unique(defect.findings.flatMap(({ finding }) => namesOf$1({ finding })));
	const misses = [...bench.speakers.trusted(names), ...bench.speakers.others(names)].map((speaker) => nearMiss(speaker, defect, bench));
	const [near, far] = [misses.filter(({ isNear }) => isNear), misses.filter(({ isNear }) => !isNear)];
	return [...near, ...far].slice(0, MOST_NEAR_MISSES).map(({ miss }) => miss);
}
function outcomesOf(all, bench) {
	const outcomes = {
		used: [],
		expired: [],
		refused: []
	};
	const inTurn = [...all].toSorted(([a], [b]) => a.id < b.id ? -1 : 1);
	for (const [speaker, meant] of inTurn) {
		const [worst] = meant.filter(({ held }) => !held).map(({ defect }) => defect).toSorted((a, b) => require_common.rank(a.severity) - require_common.rank(b.severity) || (a.id < b.id ? -1 : 1));
		outcomes[meant.some(({ held }) => held) ? "used" : speaker.hasEnded ? "expired" : "refused"].push({
			id: speaker.id,
			where: speaker.where,
			decision: decisionOf(speaker),
			validThrough: speaker.validThrough,
			emergency: false,
			signers: [],
			signedBy: [`VEX by ${speaker.document.author}`],
			vex: speaker.document.author,
			matches: meant.length,
			why: worst === void 0 ? "" : nearMiss(speaker, worst, bench).miss.why
		});
	}
	return outcomes;
}
/** The word of ours that says the same. */
function decisionOf({ statement }) {
	return (statement.why === "inline_mitigations_already_exist" || statement.why.startsWith("protected_")) && statement.status === "not_affected" ? "mitigated" : "false-positive";
}

// src/gate.ts
const NO_LESSONS = {
	seed: 0,
	missed: {
		digests: /* @__PURE__ */ new Set(),
		meetings: /* @__PURE__ */ new Set()
	}
};
function openGate(rules, lessons) {
	const { policy, keepAll } = rules;
	const { rate, unused } = rater(policy);
	const collection = collect({
		...lessons,
		keepAll
	});
	const keptKin = [];
	const today = require_common.dayOf(rules.now);
	const prover = proverOf(policy, {
		today,
		reviews: rules.reviews
	});
	const statements = statementsOf(rules.exceptions, {
		policy,
		today,
		branch: rules.branch
	}, prover.signOffsOf);
	const vex = vexStatementsOf(rules.vex, policy, rules.now);
	const threshold = thresholdOf(rules);
	const delivery = deliveryOf(rules.artifact);
	const measure = {
		policy,
		failOn: threshold.failOn,
		shipsOf: delivery.ofSighting
	};
	const standingOf = onceForAKin(rules, (sighting) => {
		const rating = rate(sighting);
		const spokenOf = statements.note(sighting) || vex.speaksOf(sighting);
		const kind = minorKind(sighting, rating, spokenOf, measure);
		return {
			rating,
			counted: kind === null || keepAll ? null : collection.tally(kind, sighting.rule)
		};
	});
	let kept = 0;
	return {
		take(sighting) {
			const { rating, counted } = standingOf(sighting);
			if (counted !== null && collection.pass(sighting, counted)) return;
			const finding = sighting.whole();
			const { kin } = sighting;
			kept += require_common.sizeOf(finding, kin === null || keptKin[kin] !== true);
			if (kin !== null) keptKin[kin] = true;
			collection.keep({
				finding,
				rating
			}, sighting);
		},
		kept: () => kept,
		missed: collection.missed,
		findings: collection.findings,
		judge(evidence) {
			const places = new Map(evidence.inputs.map(({ path }, index) => [path, index]));
			const defects = collection.close((input) => places.get(input) ?? -1);
			const { covered, nearMissesOf, outcomes, warnings } = together$1(statements.apply(defects), vex.apply(defects));
			const grounds = {
				policy,
				stage: rules.stage,
				threshold,
				covered,
				nearMissesOf,
				past: evidence.past
			};
			const judged = defects.map(decider({
				...grounds,
				shipsOf: delivery.ofDefect,
				severityOf: (finding) => rate(finding).severity
			}));
			const faults = [...evidence.faults, ...prover.faults];
			const known = {
				...evidence,
				faults,
				warnings: [
					...evidence.warnings,
					...prover.warnings,
					...warnings
				]
			};
			const all = {
				judged: byUrgency$1(judged),
				minor: collection.minor()
			};
			const assessment = conclude(rules, known, {
				threshold,
				all,
				outcomes,
				unused,
				delivery
			});
			return rules.proposed === null ? assessment : withPreview(assessment, rules, rules.proposed, {
				...evidence,
				sightings: collection.sightings()
			});
		}
	};
}
/** Where no rule looks at the place of a finding, or at its package, all of a kin that point into the source folder stand alike. */
function onceForAKin(rules, work) {
	const { policy, exceptions, vex, artifact } = rules;
	if (policy.severityRules.length + exceptions.length + vex.length > 0 || artifact !== null) return work;
	const ofKin = require_common.rememberedByKin(work);
	return (sighting) => sighting.location.path === null ? work(sighting) : ofKin(sighting);
}
/** The findings that were kept, judged once more by the rules of the change. */
function withPreview(assessment, rules, { files, rules: own, faults, mended }, { sightings, ...evidence }) {
	const { exclusions, required } = own.policy.artifact;
	const artifact = rules.artifact === null ? null : {
		...rules.artifact,
		exclusions,
		required
	};
	const gate = openGate({
		...own,
		artifact,
		proposed: null,
		keepAll: true
	}, NO_LESSONS);
	for (const sighting of sightings) gate.take(sighting);
	const others = evidence.faults.filter((one) => !mended.includes(one));
	const after = gate.judge({
		...evidence,
		faults: [...others, ...faults]
	});
	const effects = effectsOf({
		now: assessment,
		after
	}, {
		now: rules,
		after: own
	});
	return {
		...assessment,
		preview: {
			files,
			verdict: after.verdict,
			effects
		}
	};
}
/** Our own word comes before that of others. */
function together$1(own, others) {
	return {
		covered: new Map([...others.covered, ...own.covered]),
		nearMissesOf: (defect) => [...own.nearMissesOf(defect), ...others.nearMissesOf(defect)],
		outcomes: {
			used: [...own.outcomes.used, ...others.outcomes.used],
			unused: own.outcomes.unused,
			expired: [...own.outcomes.expired, ...others.outcomes.expired],
			refused: [...own.outcomes.refused, ...others.outcomes.refused]
		},
		warnings: own.warnings
	};
}
function conclude(rules, evidence, { delivery, threshold, all, outcomes, unused }) {
	const { policy, stage, now } = rules;
	const weighed = weighRuns(evidence.runs, policy);
	const revisions = weighRevisions(evidence.runs, evidence.checkout);
	const configuration = scannerConfiguration(evidence.past.change, stage, policy);
	const faults = [
		...evidence.faults,
		...delivery.faults,
		...weighed.faults,
		...revisions.faults,
		...configuration.faults
	];
	return {
		verdict: verdictOf(faults, all.judged),
		stage,
		observed: policy.observeUntil !== null && require_common.dayOf(now) <= policy.observeUntil.day,
		now,
		policy,
		threshold: threshold.failOn,
		counts: tally(evidence.inputs.length, evidence.runs, all),
		defects: all.judged,
		minorRules: new Set(all.minor.flatMap(({ rules: followed }) => [...followed])),
		exceptions: outcomes,
		reductions: [...weighed.reductions, ...reductionsOf(all, policy)],
		faults,
		warnings: [
			...evidence.warnings,
			...delivery.warnings,
			...weighed.warnings,
			...revisions.warnings,
			...configuration.warnings,
			...remarksOn(all, unused(), policy, evidence.past)
		],
		notMeasured: notMeasured(rules, evidence.past, rules.artifact?.files.length ?? 0),
		inputs: evidence.inputs,
		evidence: rules.artifact?.files ?? [],
		runs: evidence.runs,
		skipped: evidence.skipped,
		vex: rules.vex,
		digests: evidence.digests,
		subjects: evidence.subjects,
		attested: null,
		past: evidence.past,
		preview: null
	};
}
/** Faults first: what could not be judged is never a pass, and never only a fail. */
function verdictOf(faults, defects) {
	if (faults.length > 0) return "error";
	return defects.some(({ disposition }) => disposition === "blocking" || disposition === "overdue") ? "fail" : "pass";
}
function thresholdOf({ policy, stage, failOn }) {
	const own = policy.stages[stage];
	return failOn !== null && require_common.rank(failOn) > require_common.rank(own.failOn) ? {
		failOn,
		where: "option fail-on"
	} : {
		failOn: own.failOn,
		where: own.where
	};
}

// src/past.ts
/** @param now gives every finding that is judged, where there is a baseline to compare them with @param tools of the runs that are judged @param before null where no baseline is named */
async function pastOf(now, tools, before, request) {
	const repository = request.baseRef === null ? null : await (await Promise.resolve().then(() => require("./git.js")).then((n) => n.repository_exports)).openRepository((0, node_path.resolve)(request.source));
	try {
		const change = repository === null ? require_common.NOTHING_TO_COMPARE : await changeSince(repository, request.baseRef ?? "");
		if (before === null) return {
			baseline: null,
			change
		};
		const { baselineOf } = await Promise.resolve().then(() => require("./baseline.js")).then((n) => n.baseline_exports);
		return {
			baseline: await baselineOf({
				now: now(),
				tools,
				before,
				change
			}, request, repository),
			change
		};
	} finally {
		if (repository?.told) await repository.value.close();
	}
}
function changeSince(repository, ref) {
	return repository.told ? repository.value.changeSince(ref) : repository;
}

// src/sarif/untrusted.ts
const NOTHING$2 = Object.freeze(Object.create(null));
/** The object, or an empty one. Arrays are not objects here. */
function asObject(value) {
	return isObject(value) ? value : NOTHING$2;
}
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** An own member: `constructor` and friends are absent unless the file has them. */
function member(value, name) {
	return isObject(value) && Object.hasOwn(value, name) ? value[name] : void 0;
}
function asArray(value) {
	return Array.isArray(value) ? value : [];
}
/** The string when it is not empty. */
function asText(value) {
	return typeof value === "string" && value !== "" ? value : null;
}
/** Non-empty strings of an array; everything else in it is passed over. */
function asTexts(value) {
	return asArray(value).filter((item) => typeof item === "string" && item !== "");
}
/** An array index: a whole number from 0 that JSON carries exactly; -1 is SARIF's spelling of "none". */
function asIndex(value) {
	return typeof value === "number" && Number.isSafeInteger(value) && value >= 0 ? value : null;
}

// src/sarif/artifact.ts
/** An entry that nobody has read so far. */
var UnreadArtifact = class {
	json;
	constructor(json) {
		this.json = json;
	}
	read() {
		return JSON.parse(this.json);
	}
	/** Most have none, and nothing that looks like it; a name may be written with escapes. */
	get properties() {
		return this.json.includes("\"properties\"") || this.json.includes("\\") ? member(this.read(), "properties") : void 0;
	}
};
/** @param artifacts `run.artifacts`: unread, or as found */
function artifactAt(artifacts, index) {
	const entry = asArray(artifacts)[index];
	return asObject(entry instanceof UnreadArtifact ? entry.read() : entry);
}
function artifactProperties(artifacts, index) {
	const entry = asArray(artifacts)[index];
	return entry instanceof UnreadArtifact ? entry.properties : member(entry, "properties");
}

// src/sarif/prefixes.ts
/** @param numbers what stands for each name, to be filled before the first question */
function prefixes(numbers) {
	let chain = null;
	function* beginnings(name) {
		const same = numbers.get(name);
		if (same !== void 0) yield same;
		if (name.includes("/")) yield* properOf(name, chain ??= chained(numbers), numbers);
	}
	return {
		longest: (name) => numbers.get(name) ?? beginnings(name).next().value,
		least(name) {
			let least;
			for (const number of beginnings(name)) if (least === void 0 || number < least) least = number;
			return least;
		}
	};
}
/** From the longest on. */
function* properOf(name, { names, above }, numbers) {
	let place = before(names, name);
	const shared = sharedLength(names[place] ?? "", name);
	for (; place >= 0; place = above[place] ?? -1) {
		const found = names[place] ?? "";
		if (found.length <= shared && name[found.length] === "/") yield numbers.get(found) ?? 0;
	}
}
function chained(numbers) {
	const names = [...numbers.keys()].sort();
	const above = new Int32Array(names.length);
	for (const [place, name] of names.entries()) {
		let one = place - 1;
		while (one >= 0 && !name.startsWith(names[one] ?? "")) one = above[one] ?? -1;
		above[place] = one;
	}
	return {
		names,
		above
	};
}
/** Place of the last name that is not behind this one; -1 where all are. */
function before(names, name) {
	let [low, high] = [0, names.length];
	while (low < high) {
		const middle = low + high >>> 1;
		if ((names[middle] ?? "") <= name) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
function sharedLength(a, b) {
	let length = 0;
	while (length < a.length && a.charCodeAt(length) === b.charCodeAt(length)) length++;
	return length;
}

// src/sarif/rules.ts
/** A table, or a list of extensions, that repeats an id more often than this says nothing more by it. */
const MOST_TWINS = 20;
/** @param tool the `tool` member of a run, as found */
function ruleTable(tool) {
	const all = componentsOf(tool);
	return { find(reference, ruleIndex, ruleId) {
		const ref = asObject(reference);
		const id = asText(ref.id) ?? asText(ruleId);
		const home = referenced(ref.toolComponent, all);
		if (home === null) return {
			rule: null,
			contradiction: null,
			twins: [],
			id: id ?? ""
		};
		const exact = [
			at(home, asIndex(ref.index)),
			at(home, asIndex(ruleIndex)),
			findByGuid(home, ref.guid)
		].filter((found) => found !== null);
		const byId = [findById(home, id), findById(home, asText(ruleId))].filter((found) => found !== null);
		const named = [...exact, ...byId];
		const [rule = null] = named;
		const elsewhere = namesComponent(ref.toolComponent) ? null : all;
		return {
			rule,
			contradiction: named.find((other) => contradicts(rule, other)) ?? (rule ? null : unreferenced(elsewhere, id)),
			twins: exact.length === 0 ? twinsOf(rule, home, elsewhere) : [],
			id: id ?? asText(rule?.rule.id) ?? ""
		};
	} };
}
/** What the shape of a tool hides must not go unheard: rules or extensions that are not a list. */
function hasOddRules(tool) {
	const { driver, extensions } = asObject(tool);
	if (Array.isArray(tool) || Array.isArray(driver)) return true;
	return [extensions, ...[driver, ...asArray(extensions)].map((one) => member(one, "rules"))].some((list) => list !== void 0 && list !== null && !Array.isArray(list));
}
function namesComponent(reference) {
	const ref = asObject(reference);
	return asIndex(ref.index) !== null || asText(ref.guid) !== null || asText(ref.name) !== null;
}
/** @param elsewhere where else the id may stand, when the result names no component */
function twinsOf(rule, home, elsewhere) {
	const id = asText(rule?.rule.id);
	if (id === null) return [];
	const here = (home.again.get(id) ?? []).map((index) => at(home, index));
	const there = elsewhere === null ? [] : placesOf$1(id, elsewhere.byRule, elsewhere.again).map((index) => inExtension(elsewhere, index, id));
	return [...here, ...there].filter((found) => found !== null);
}
/** Some tools keep their rules in an extension that their results do not name: what such a rule says must not go unheard. */
function unreferenced(elsewhere, id) {
	const first = elsewhere === null || id === null ? void 0 : elsewhere.within.least(id);
	const extension = first === void 0 ? void 0 : elsewhere?.extensions[first];
	return extension ? findById(extension, id) : null;
}
function inExtension({ extensions }, index, id) {
	const extension = extensions[index];
	return extension ? at(extension, extension.byId.get(id)) : null;
}
function findById(home, id) {
	return id === null ? null : at(home, home.within.longest(id));
}
function findByGuid(home, guid) {
	return typeof guid === "string" ? at(home, home.byGuid.get(guid.toLowerCase())) : null;
}
/** A duplicate of the same id elsewhere in the table is no contradiction. */
function contradicts(rule, other) {
	if (!rule || !other || other === rule) return false;
	return asText(rule.rule.id) === null || rule.rule.id !== other.rule.id;
}
function componentsOf(tool) {
	const { driver: main, extensions: others } = asObject(tool);
	const driver = component$1("driver", main);
	const extensions = asArray(others).map((extension, index) => component$1(String(index), extension));
	const byRule = /* @__PURE__ */ new Map();
	const again = /* @__PURE__ */ new Map();
	for (const [index, { byId }] of extensions.entries()) for (const id of byId.keys()) note(id, index, byRule, again);
	const [byName, byGuid] = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()];
	const all = [driver, ...extensions];
	for (const [index, value] of [main, ...asArray(others)].entries()) {
		const { name, guid } = asObject(value);
		const own = all[index];
		setFirst(byName, asText(name), own);
		setFirst(byGuid, asText(guid)?.toLowerCase() ?? null, own);
	}
	return {
		driver,
		extensions,
		byName,
		byGuid,
		byRule,
		again,
		within: prefixes(byRule)
	};
}
const NO_RULES = {
	rules: [],
	refs: [],
	byId: /* @__PURE__ */ new Map(),
	within: prefixes(/* @__PURE__ */ new Map()),
	again: /* @__PURE__ */ new Map(),
	byGuid: /* @__PURE__ */ new Map()
};
function component$1(key, value) {
	const rules = asArray(asObject(value).rules);
	if (rules.length === 0) return {
		...NO_RULES,
		key
	};
	const byId = /* @__PURE__ */ new Map();
	const byGuid = /* @__PURE__ */ new Map();
	const again = /* @__PURE__ */ new Map();
	for (const [index, entry] of rules.entries()) {
		const rule = asObject(entry);
		const id = asText(rule.id);
		if (id !== null) note(id, index, byId, again);
		setFirst(byGuid, asText(rule.guid)?.toLowerCase() ?? null, index);
	}
	return {
		key,
		rules,
		refs: [],
		byId,
		within: prefixes(byId),
		again,
		byGuid
	};
}
/** The first place of an id, and the next ones that are worth knowing. */
function note(id, place, first, again) {
	if (!first.has(id)) return void first.set(id, place);
	const more = again.get(id);
	if (more === void 0) again.set(id, [place]);
	else if (more.length < MOST_TWINS) more.push(place);
}
function placesOf$1(id, first, again) {
	const place = first.get(id);
	return place === void 0 ? [] : [place, ...again.get(id) ?? []];
}
function setFirst(map, key, value) {
	if (key !== null && !map.has(key)) map.set(key, value);
}
/** The component that a toolComponentReference names (\u00a73.54); the driver where there is none; null where it dangles. */
function referenced(reference, { driver, extensions, byName, byGuid }) {
	const ref = asObject(reference);
	const index = asIndex(ref.index);
	if (index !== null) return extensions[index] ?? null;
	const guid = asText(ref.guid)?.toLowerCase() ?? null;
	if (guid !== null) return byGuid.get(guid) ?? null;
	const name = asText(ref.name);
	if (name !== null) return byName.get(name) ?? null;
	return driver;
}
function at(home, index) {
	if (index === void 0 || index === null) return null;
	const known = home.refs[index];
	if (known !== void 0) return known;
	const rule = home.rules[index];
	return isObject(rule) ? home.refs[index] = {
		key: `${home.key}/${index}`,
		rule
	} : null;
}

// src/sarif/purl.ts
/** Their purls need the distribution too, which is no part of the package's name. */
const DISTRIBUTIONS = /* @__PURE__ */ new Set([
	"alpm",
	"apk",
	"deb",
	"rpm"
]);
/** null for anything that is no purl: a malformed one is passed over. */
function parsePurl(value) {
	if (typeof value !== "string" || !value.startsWith("pkg:") || value.length > 2e3) return null;
	return attempt(() => import_packageurl_js.PackageURL.fromString(value));
}
function attempt(make) {
	try {
		return make();
	} catch {
		return null;
	}
}
/** True where the name, with or without its namespace, is that of the purl. */
function isNamed(purl, name) {
	return [purl.name, nameOf(purl)].some((own) => plain(own) === plain(name));
}
function withVersion({ type, namespace, name, qualifiers }, version) {
	return attempt(() => new import_packageurl_js.PackageURL(type, namespace, name, version, qualifiers));
}
/** PyPI takes `_`, `.` and `-` for the same; no ecosystem has two packages that differ only in those or in case. */
function plain(name) {
	return name.toLowerCase().replaceAll(/[_.]/g, "-");
}
/** As its own ecosystem writes it: `group:artifact`, `@scope/name`, `vendor/name`. */
function nameOf({ type, namespace, name }) {
	if (!namespace || DISTRIBUTIONS.has(type)) return name;
	return `${namespace}${type === "maven" ? ":" : "/"}${name}`;
}
function builtPurl(type, name, version) {
	if (type === null || version === null || DISTRIBUTIONS.has(type)) return null;
	const cut = type === "maven" ? name.indexOf(":") : name.lastIndexOf("/");
	const namespace = cut < 0 ? null : name.slice(0, cut);
	return attempt(() => new import_packageurl_js.PackageURL(type, namespace, name.slice(cut + 1), version).toString());
}

// src/sarif/vulnerability.ts
/** Longer texts are cut before anything looks at them: hostile input stays linear. */
const LONGEST$4 = 8192;
/** No list of identifiers that a tool declares comes near this. */
const MOST$3 = 200;
/** As FIRST, GitHub, OSV (ossf.github.io/osv-schema) and the vendors spell them, in upper case. */
const CVE = "CVE-\\d{4}-\\d{4,19}";
const GHSA = "GHSA(?:-[0-9A-Za-z]{4}){3}";
const OTHERS = [
	`(?:UBUNTU|DEBIAN|ALPINE|CURL|EEF)-${CVE}`,
	"(?:GO|PYSEC|RUSTSEC|MAL|OSV|HSEC|RSEC|PSF|GSD|GMS|EUVD|PVE|WS|SONATYPE|CNVD|JVNDB|MGASA|OESA)-\\d{4}-\\d{1,12}",
	"(?:DSA|DLA|DTSA|USN|LSN)-\\d{1,5}-\\d{1,3}",
	"(?:AL|CE|EL|RH|RL|RX)(?:BA|EA|SA)-\\d{4}[:-]\\d{1,7}",
	"ALAS[0-9A-Z]{0,20}(?:-[0-9.]{1,8})?-\\d{4}-\\d{1,6}",
	"(?:OPEN)?SUSE-[A-Z]{2}-\\d{4}:\\d{1,6}-\\d{1,3}",
	"TEMP-\\d{7}-[0-9A-F]{6}",
	"CGA(?:-[0-9A-Za-z]{4}){3}",
	"BIT-[0-9A-Za-z.-]{1,64}-\\d{4}-\\d{1,12}",
	"XRAY-\\d{3,9}",
	"SNYK-(?!CC-)[0-9A-Z.]{1,40}-[0-9A-Z._]{1,120}-\\d{1,12}"
];
const ANY = [
	...OTHERS,
	CVE,
	GHSA
].join("|");
const EXACT = new RegExp(`^(?:${ANY})$`, "i");
/** Inside a rule id only CVE and GHSA are free in case: `weak-dsa-1024-1` is no Debian advisory. */
const INSIDE = `(?:${[
	...OTHERS,
	`[Cc][Vv][Ee]${CVE.slice(3)}`,
	`[Gg][Hh][Ss][Aa]${GHSA.slice(4)}`
].join("|")})`;
const EMBEDDED = new RegExp(`(?<![0-9A-Za-z])${INSIDE}(?![0-9A-Za-z])`, "g");
const LEADING = new RegExp(`^(?:${INSIDE}(?:_|, ?))+`);
const WITHIN_VENDOR = /^(?:UBUNTU|DEBIAN|ALPINE|CURL|EEF)-(CVE-.*)/;
/** What Snyk used before SNYK-: `npm:ms:20170412`. */
const OLD_SNYK = /^(?:composer|golang|maven|npm|nuget|pip|rubygems):[^\s:]{1,200}(?::[^\s:]{1,200})?:20\d{6}(?:-\d)?$/;
/** Snyk's full description: `(CVE-2024-1111,CVE-2024-2222) left-pad@1.0.0`. */
const SNYK_DESCRIPTION = /^\(([^()\n]{1,2000})\) \S{1,600}@\S{1,200}$/;
/** How Wiz, Docker Scout and others open a message: `Name: CVE-2024-1111`. */
const OPENING = /^\s{0,9}(?:Name|Vulnerability(?: ID)?|CVE) {0,20}: {0,20}(\S{1,100})[^\S\n]{0,200}(?:\n|$)/;
/** Families that are written in lower case after the prefix. */
const LOWER = /^(?:GHSA|CGA|BIT)(?=-)/;
const PROPERTIES$1 = new Set([
	"cve CVE cves CVEs cveId cveID cveIds cve_id cve_ids cve-id cveNumber ghsa GHSA ghsaId ghsa_id osvId osv_id",
	"snykId advisory advisoryId advisory_id vulnerability vulnerabilityId vulnerabilityID vulnerability_id vulnId",
	"vulnID vuln_id aliases identifiers deprecatedIds sca-vuln-database-identifier"
].flatMap((line) => line.split(" ")));
const MEMBERS = /* @__PURE__ */ new Set([
	"id",
	"value",
	"name",
	...PROPERTIES$1
]);
/** purl types, and what scanners and advisory databases call those ecosystems. */
const ECOSYSTEMS = keyByWord({
	alpm: "alpm arch archlinux",
	apk: "apk alpine wolfi chainguard",
	bitnami: "bitnami bit",
	cargo: "cargo rust crates.io rust-crate rustsec",
	cocoapods: "cocoapods pod",
	composer: "composer php packagist php-composer",
	conan: "conan conancenter",
	cran: "cran r-package rsec",
	deb: "deb dpkg debian ubuntu",
	gem: "gem ruby rubygems bundler",
	github: "github github-action github-actions",
	golang: "golang go gomod gomodules go-module golangdep govendor",
	hackage: "hackage haskell hsec",
	hex: "hex elixir erlang",
	maven: "maven java gradle sbt java-archive gav",
	npm: "npm js javascript node nodejs pnpm yarn",
	nuget: "nuget dotnet .net paket",
	pub: "pub dart dart-pub",
	pypi: "pypi pip pipenv poetry python pysec",
	rpm: "rpm almalinux amazon amzn centos fedora oracle redhat rhel rocky sles suse",
	swift: "swift swifturl"
});
/** Files that list packages of one ecosystem only. */
const FILES = keyByWord({
	cargo: "cargo.lock cargo.toml",
	composer: "composer.lock composer.json",
	gem: "gemfile gemfile.lock gems.locked",
	golang: "go.mod go.sum",
	hex: "mix.lock mix.exs rebar.lock",
	maven: "pom.xml build.gradle build.gradle.kts gradle.lockfile build.sbt",
	npm: "package.json package-lock.json npm-shrinkwrap.json yarn.lock pnpm-lock.yaml bun.lock",
	nuget: "packages.lock.json packages.config project.assets.json",
	pub: "pubspec.lock pubspec.yaml",
	pypi: "requirements.txt pipfile pipfile.lock poetry.lock uv.lock pdm.lock pyproject.toml",
	swift: "package.resolved package.swift"
});
const NONE$3 = [];
/** @param ofRule what `identifiersOf(rule)` gave, where the caller kept it */
function vulnerabilityOf(result, rule, ofRule = identifiersOf(rule)) {
	const own = identifiersOfResult(result, rule);
	if (own.length === 0 && ofRule.length === 0) return null;
	const ids = own.length > 0 && !speaksFor(rule, result) ? own : [...own, ...ofRule];
	const named = new Set(idsIn(ruleIdOf(result) ?? asText(rule?.id) ?? ""));
	const sorted = [...new Set(ids)].sort((a, b) => preference(a, named) - preference(b, named) || compare(a, b));
	const [id] = sorted;
	return id === void 0 ? null : {
		id,
		aliases: sorted.slice(1).sort(compare)
	};
}
/** All identifiers that the rule declares, in no particular order. */
function identifiersOf(rule) {
	if (rule === null) return NONE$3;
	const { deprecatedIds, fullDescription, name, shortDescription } = rule;
	const described = SNYK_DESCRIPTION.exec(opening$1(textOf(fullDescription)))?.[1] ?? "";
	const found = [
		...idsIn(asText(rule.id) ?? ""),
		...[
			name,
			textOf(shortDescription),
			...asTexts(deprecatedIds).slice(0, MOST$3)
		].flatMap(exactly),
		...listed(described),
		...declaredBy(rule.properties)
	];
	return [...new Set(found)];
}
/** True unless result and rule have different ids. A hierarchical id (SARIF 2.1.0 \u00a73.5.4) is its rule's. */
function speaksFor(rule, result) {
	const [own, id] = [ruleIdOf(result), asText(rule?.id)];
	return own === null || id === null || own === id || own.startsWith(`${id}/`);
}
function ruleIdOf(result) {
	return asText(result.ruleId) ?? asText(asObject(result.rule).id);
}
/** What follows the identifiers that open a rule id, as in `CVE-2024-1111_left-pad_1.0.0`; null where none do. */
function afterIdentifiers(ruleId) {
	const text = opening$1(ruleId);
	const ids = LEADING.exec(text);
	return ids === null ? null : text.slice(ids[0].length);
}
/** True when the text is nothing but identifiers, with commas, blanks or underscores between them. */
function isIdentifierList(text) {
	return listed(text.replaceAll("_", ",")).length > 0;
}
/** The purl type of an ecosystem's name: `deb` for `Debian:12` and `DEBIAN12`, `golang` for `go-module`. */
function ecosystemNamed(name) {
	const [word = ""] = opening$1(name).slice(0, 60).trim().toLowerCase().replaceAll(" ", "-").split(":", 1);
	return ECOSYSTEMS.get(word.replace(/[\d.]{1,9}$/, "")) ?? null;
}
/** The ecosystem of the manifest or lock file that a result points at. */
function ecosystemOfFile(result) {
	const { physicalLocation } = asObject(asArray(result.locations)[0]);
	const path = opening$1(member(member(physicalLocation, "artifactLocation"), "uri")).toLowerCase();
	return FILES.get(path.slice(path.lastIndexOf("/") + 1)) ?? null;
}
/** The ecosystem that a database of one ecosystem, or Snyk's id, stands for. */
function ecosystemOf(vulnerability) {
	return (vulnerability === null ? NONE$3 : [vulnerability.id, ...vulnerability.aliases]).map((id) => id.split("-")[id.startsWith("SNYK-") ? 1 : 0]).map(ecosystemNamed).find((type) => type !== null) ?? null;
}
/** From `{key: 'word word'}` a map of word to key. */
function keyByWord(words) {
	return new Map(Object.entries(words).flatMap(([key, list]) => list.split(" ").map((word) => [word, key])));
}
/** As much of a text as anything here looks at. */
function opening$1(value) {
	return typeof value === "string" ? value.slice(0, LONGEST$4) : "";
}
/** True where a message's text may declare an identifier. */
function opensWithIdentifier(text) {
	return typeof text === "string" && OPENING.test(text.slice(0, 400));
}
/** `text` of a message or of a multiformat message string. */
function textOf(message) {
	return member(message, "text");
}
function identifiersOfResult(result, rule) {
	const id = ruleIdOf(result);
	const inId = id === null || id === rule?.id ? NONE$3 : idsIn(id);
	const inProperties = declaredBy(result.properties);
	const text = textOf(result.message);
	const first = typeof text === "string" ? OPENING.exec(text.slice(0, 400))?.[1] : void 0;
	return first === void 0 && inProperties.length === 0 ? inId : [
		...inId,
		...inProperties,
		...exactly(first)
	];
}
function declaredBy(properties) {
	if (!isObject(properties)) return NONE$3;
	const tags = member(properties, "tags");
	const inTags = tags === void 0 ? NONE$3 : asTexts(tags).slice(0, MOST$3).flatMap(exactly);
	const named = membersOf(properties, PROPERTIES$1);
	return named.length === 0 ? inTags : [...inTags, ...named.flatMap((value) => declared(value, 0))];
}
/** A string, or lists and objects of them, as in `[{"type": "CVE", "value": "CVE-2024-1111"}]`; not what is "related". */
function declared(value, depth) {
	if (depth > 3) return NONE$3;
	if (typeof value === "string") return listed(value);
	return (isObject(value) ? membersOf(value, MEMBERS) : asArray(value).slice(0, MOST$3)).flatMap((part) => declared(part, depth + 1));
}
function membersOf(value, names) {
	return Object.keys(value).filter((name) => names.has(name)).map((name) => member(value, name));
}
/** Several in one string, only when it holds nothing else. */
function listed(text) {
	const parts = opening$1(text).split(/[\s,;|]+/, MOST$3).filter((part) => part !== "");
	const ids = parts.flatMap(exactly);
	return parts.every((part) => isIdentifier(part)) ? ids : NONE$3;
}
function exactly(value) {
	if (typeof value !== "string" || value.length > 300) return NONE$3;
	const text = value.trim();
	return isIdentifier(text) ? canonical(text) : NONE$3;
}
function isIdentifier(text) {
	return EXACT.test(text) || OLD_SNYK.test(text);
}
function idsIn(ruleId) {
	const exact = exactly(ruleId);
	return exact.length > 0 ? exact : (opening$1(ruleId).match(EMBEDDED) ?? []).flatMap(canonical);
}
/** In the spelling of its family; a distribution's record of a CVE also stands for that CVE. */
function canonical(id) {
	if (OLD_SNYK.test(id)) return [id];
	const upper = id.toUpperCase();
	const prefix = LOWER.exec(upper)?.[0];
	if (prefix !== void 0) return [prefix + upper.slice(prefix.length).toLowerCase()];
	const cve = WITHIN_VENDOR.exec(upper)?.[1];
	return cve === void 0 ? [upper] : [upper, cve];
}
/** CVE, then GHSA, then the rest; among equals the one that the rule id names. */
function preference(id, named) {
	return (id.startsWith("CVE-") ? 0 : id.startsWith("GHSA-") ? 2 : 4) + (named.has(id) ? 0 : 1);
}
function compare(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}

// src/sarif/package.ts
const MOST$2 = 50;
const NOTHING$1 = {
	purls: [],
	named: [],
	fixed: /* @__PURE__ */ new Map()
};
const VERSION$1 = /^[0-9A-Za-z][\w.+~:-]{0,127}$/;
const NO_VERSION = /^(?:unknown|none|null|undefined|n\/?a|unspecified|not[-_]fixed|wont[-_]fix)$/i;
const NAME_AT_VERSION = /^(?!pkg:)(?<name>\S{1,300})@(?<version>v?\d[\w.+~:-]{0,127})$/;
/** osv-scanner (its first releases name the fixed versions), Grype newer and older, Snyk, govulncheck of one package, CVE Lite CLI. */
const SENTENCES = [
	/^Package '(?<name>[^'\n]{1,300})@(?<version>[^'@\n]{1,200})' is vulnerable to '[^'\n]{1,200}'(?:, please upgrade to versions '(?<fixed>[^'\n]{0,500})')?/,
	/^An? [\w-]{1,20} vulnerability in (?<type>[\w-]{1,40}) package: (?<name>\S{1,300}), version (?<version>\S{0,200}) was found /,
	/^The path .{0,2000}? reports (?<name>\S{1,300}) at version (?<version>\S{0,200}) {1,4}which (?:is|would result in) a vulnerable \((?<type>[\w-]{1,40})\) package/s,
	/^This file introduces a vulnerable (?<name>\S{1,300}) (?:(?<type>[\w-]{1,20}) )?package with an? /,
	/^Your code (?:calls|imports|depends on) [^(]{1,80}\((?<name>[^()\s,]{1,300})\)/,
	/^(?<name>\S{1,300})@(?<version>[^\s@]{1,200}) is vulnerable \([a-z]{1,20}\)\./
];
/** A rule of JFrog: `[CVE-2024-1111] left-pad 1.0.0`. Its messages name the direct dependency instead. */
const HEADLINE = /^(?:\[?Security Violation\]? )?\[(?<ids>[^\]\n]{1,400})\] (?<name>\S{1,300}) (?<version>\S{1,200})/;
/** What follows the identifiers in rule ids of JFrog and roxctl. */
const UNDERSCORED = /^(?<name>\S{1,300}?)_(?<version>v?\d\S{0,200})$/;
/** Snyk's advisories, in the part on remediation. */
const REMEDIATION = /^Remediation\s{1,9}Upgrade (?:`[^`\n]{1,99}` )?`([^`\n]{1,300})` to version ([^\n]{1,300}?) or higher/;
const LABELS = keyByWord({
	name: "package component package_name",
	version: "version installed_version package_version",
	fixed: "fixed_version fix_version fixed_versions fixed_in",
	type: "type ecosystem"
});
const PURLS = [
	"purl",
	"purls",
	"packageUrl",
	"package_url"
];
const NAMES = "packageName package_name pkgName package componentName component dependencyName dependency".split(" ");
const VERSIONS = "packageVersion package_version installedVersion installed_version version".split(" ");
const FIXED = "fixedVersion fixedVersions fixed_version fixed_versions fixVersion fixVersions fixedIn fixed".split(" ");
const TYPES = "ecosystem packageEcosystem package_ecosystem packageManager package_manager packageType".split(" ");
function packageOf(result, rule, context = {}) {
	const vulnerability = context.vulnerability === void 0 ? vulnerabilityOf(result, rule) : context.vulnerability;
	const own = purlsOf(result, context.run);
	const ofRule = (vulnerability !== null || namesPurl(rule)) && speaksFor(rule, result) ? context.ofRule ?? packagesOfRule(rule) : NOTHING$1;
	const parts = vulnerability === null ? null : partsOf(result, ofRule);
	const purl = choose(own, parts, result) ?? own[0] ?? choose(ofRule.purls, parts, result);
	const meant = purl === null ? parts : ofPurl(purl, parts);
	return meant === null ? null : toPackage(meant, result, ofRule, vulnerability);
}
function toPackage(meant, result, ofRule, vulnerability) {
	const { name, version, purl } = meant;
	const ecosystem = purl?.type ?? ecosystemNamed(meant.ecosystem) ?? ecosystemOfFile(result) ?? ecosystemOf(vulnerability);
	const fixed = meant.fixed ?? fixedOf(result.properties) ?? ofRule.fixed.get(name) ?? [];
	return {
		name,
		version,
		ecosystem,
		purl: purl?.toString() ?? builtPurl(ecosystem, name, version),
		fixed
	};
}
function ofPurl(purl, parts) {
	const version = purl.version ?? parts?.version ?? null;
	return {
		name: nameOf(purl),
		version,
		ecosystem: purl.type,
		fixed: parts?.fixed ?? null,
		purl
	};
}
/** True where a result or rule lists purls. */
function namesPurl(holder) {
	return PURLS.some((name) => member(holder?.properties, name) !== void 0);
}
function packagesOfRule(rule) {
	if (rule === null) return NOTHING$1;
	const { fullDescription, help, properties, shortDescription } = rule;
	const markdown = asText(member(help, "markdown")) ?? asText(textOf(help)) ?? "";
	const described = opening$1(textOf(fullDescription)).replace(/^\([^()\n]{0,2000}\) /, "");
	const named = [
		headline(textOf(shortDescription)),
		labelled(textOf(help)),
		matched(NAME_AT_VERSION.exec(described)),
		ofProperties(properties)
	].filter((parts) => parts !== null);
	return {
		purls: purlsIn(properties),
		named,
		fixed: fixedIn(markdown)
	};
}
/** The first place that names a package; what it leaves open is taken from the rule where that means the same one. */
function partsOf(result, { named }) {
	const found = spoken(result) ?? named[0] ?? matched(UNDERSCORED.exec(afterIdentifiers(ruleIdOf(result) ?? "") ?? ""));
	const same = found === null ? void 0 : named.find((parts) => isSame(parts, found));
	if (found === null || same === void 0) return found;
	return {
		...found,
		version: found.version ?? same.version,
		fixed: found.fixed ?? same.fixed
	};
}
function spoken(result) {
	const message = textOf(result.message);
	return ofProperties(result.properties) ?? labelled(message) ?? nameAtVersion(result) ?? sentence(message);
}
/** Snyk's rules name a distribution's package as source/binary, its messages by the source. */
function isSame(ofRule, found) {
	if (found.version !== null) return ofRule.name === found.name && ofRule.version === found.version;
	return ofRule.name === found.name || ofRule.name.startsWith(`${found.name}/`);
}
function labelled(message) {
	const said = /* @__PURE__ */ new Map();
	for (const line of opening$1(message).split("\n", MOST$2)) {
		const colon = line.slice(0, 60).indexOf(":");
		const field = colon < 0 ? void 0 : LABELS.get(line.slice(0, colon).trim().toLowerCase().replaceAll(" ", "_"));
		if (field !== void 0 && !said.has(field)) said.set(field, line.slice(colon + 1).trim());
	}
	const name = said.get("name")?.slice(0, 300);
	if (!name) return null;
	const [version = null] = versionsIn(said.get("version"));
	const parts = {
		name,
		version,
		ecosystem: said.get("type") ?? null,
		fixed: offered(said.get("fixed"))
	};
	const purl = parsePurl(name);
	return purl === null ? parts : ofPurl(purl, parts);
}
function sentence(message) {
	const text = opening$1(message);
	return SENTENCES.map((pattern) => matched(pattern.exec(text))).find((parts) => parts !== null) ?? null;
}
function headline(text) {
	const match = HEADLINE.exec(opening$1(text));
	return isIdentifierList(match?.groups?.["ids"] ?? "") ? matched(match) : null;
}
/** `name@version` in a logical location (Snyk), behind a path in a location's message (Trivy), as a Go module. */
function nameAtVersion(result) {
	const location = asObject(asArray(result.locations)[0]);
	const logical = asArray(location.logicalLocations).slice(0, MOST$2);
	const frames = asArray(member(asArray(result.stacks)[0], "frames"));
	const message = opening$1(textOf(location.message));
	return [
		...logical.map((one) => opening$1(member(one, "fullyQualifiedName"))),
		message.slice(message.lastIndexOf(": ") + 2),
		opening$1(member(frames.at(-1), "module"))
	].map((text) => matched(NAME_AT_VERSION.exec(text))).find((parts) => parts !== null) ?? null;
}
function matched(match) {
	const { name, version, type, fixed } = match?.groups ?? {};
	if (name === void 0) return null;
	return {
		...component(name, versionsIn(version)[0] ?? null, type ?? null),
		fixed: offered(fixed)
	};
}
/** JFrog writes `debian:bookworm:openssl` and `debian/bookworm/openssl`, an epoch behind it. */
function component(name, version, type) {
	const [distribution, , own, epoch] = name.split(/[:/]/, 4);
	const ecosystem = ecosystemNamed(distribution) ?? "";
	if (own === void 0 || !DISTRIBUTIONS.has(ecosystem)) return {
		name,
		version,
		ecosystem: type
	};
	return {
		name: own,
		version: epoch === void 0 || version === null ? version : `${epoch}:${version}`,
		ecosystem
	};
}
function ofProperties(properties) {
	const nested = member(properties, "package");
	const bag = isObject(nested) ? nested : properties;
	const [name] = textsOf(bag, isObject(nested) || member(bag, "group") !== void 0 ? ["name", ...NAMES] : NAMES);
	if (name === void 0 || name.length > 300) return null;
	const [version] = textsOf(bag, VERSIONS).flatMap(versionsIn);
	return {
		name,
		version: version ?? null,
		ecosystem: textsOf(bag, TYPES)[0] ?? null,
		fixed: fixedOf(bag)
	};
}
function textsOf(bag, names) {
	return names.map((name) => asText(member(bag, name))).filter((text) => text !== null);
}
function fixedOf(properties) {
	return offered(FIXED.map((name) => member(properties, name)).find((value) => value !== void 0));
}
function offered(versions) {
	return versions === void 0 ? null : versionsIn(versions);
}
/** From rows of identifier, package, version (osv-scanner), else from Snyk's remediation, by package name. */
function fixedIn(markdown) {
	const fixed = /* @__PURE__ */ new Map();
	const table = markdown.lastIndexOf("### Fixed Versions");
	for (const row of table < 0 ? [] : opening$1(markdown.slice(table)).split("\n")) {
		const [, , name = "", cell] = row.split("|", 4).map((text) => text.trim());
		const versions = versionsIn(cell);
		if (versions.length > 0) fixed.set(name, [.../* @__PURE__ */ new Set([...fixed.get(name) ?? [], ...versions])]);
	}
	const [, name, versions] = REMEDIATION.exec(opening$1(markdown.slice(markdown.lastIndexOf("Remediation")))) ?? [];
	return name === void 0 ? fixed : fixed.set(name, versionsIn(versions));
}
/** "1.2.3, 2.0.1", "[1.2.3]", lists of those; words such as "No fix available" give none. */
function versionsIn(value) {
	if (value === void 0) return [];
	const bare = [value, ...asArray(value).slice(0, MOST$2)].filter((one) => typeof one === "string").flatMap((text) => text.slice(0, 2e3).split(/[,;|]/, MOST$2)).map((part) => part.slice(0, 200).replace(/^[\s[("'=>]{1,9}|[\s\])"']{1,9}$/g, ""));
	return [...new Set(bare.filter((part) => VERSION$1.test(part) && !NO_VERSION.test(part)))];
}
function purlsOf(result, run = {}) {
	const texts = [];
	for (const entry of asArray(result.locations).slice(0, MOST$2)) {
		const { logicalLocations, physicalLocation } = asObject(entry);
		for (const one of asArray(logicalLocations).slice(0, MOST$2)) {
			const at = asIndex(member(one, "index"));
			const listed = at === null ? void 0 : asArray(run.logicalLocations)[at];
			texts.push(member(one, "fullyQualifiedName") ?? member(listed, "fullyQualifiedName"));
		}
		const index = asIndex(member(member(physicalLocation, "artifactLocation"), "index"));
		const properties = index === null ? void 0 : artifactProperties(run.artifacts, index);
		if (isObject(properties)) texts.push(...Object.values(properties).slice(0, MOST$2));
	}
	return [...texts.map(parsePurl).filter((purl) => purl !== null), ...purlsIn(result.properties)];
}
function purlsIn(properties) {
	if (!isObject(properties)) return [];
	return PURLS.flatMap((name) => member(properties, name)).slice(0, 1e3).map(parsePurl).filter((purl) => purl !== null);
}
/** The purl that the result's text means; null where several stay possible. */
function choose(purls, parts, result) {
	if (parts !== null) {
		const named = purls.filter((purl) => isNamed(purl, parts.name));
		const [first = null] = named;
		const version = parts.version;
		if (first === null || version === null) return first;
		return named.find((purl) => purl.version === version || purl.version === version.replace(/^\d{1,9}:/, "")) ?? withVersion(first, version);
	}
	const said = `${ruleIdOf(result) ?? ""}\n${opening$1(textOf(result.message))}`;
	const [only = null, another] = purls.length < 2 ? purls : purls.filter((purl) => said.includes(purl.name) && said.includes(purl.version ?? ""));
	return another === void 0 ? only : null;
}

// src/sarif/secret.ts
const TOOL = /leaks|trufflehog|secret|ggshield|gitguardian|whispers|talisman|nosey\s?parker|kingfisher|cred-?(?:scan|sweep)|credential/i;
const RULE = /secret|credential|hard-?_?coded|passw(?:or)?d|(?:api|private|access)[-_ ]?key/i;
/** CWE-259, 321, 522, 540, 798: credentials where others can read them. */
const CWE = /* @__PURE__ */ new Set([
	"CWE-259",
	"CWE-321",
	"CWE-522",
	"CWE-540",
	"CWE-798"
]);
function isSecretTool(tool) {
	return TOOL.test(tool);
}
/** As far as id, name and tags say. */
function isSecretRule(rule) {
	return isSecretId(asText(rule?.id) ?? "") || isSecretId(asText(rule?.name) ?? "") || hasSecretTag(rule);
}
function isSecretId(ruleId) {
	return RULE.test(ruleId);
}
function isSecretWeakness(cwe) {
	return cwe.some((one) => CWE.has(one));
}
function hasSecretTag(holder) {
	return asTexts(asObject(holder?.properties).tags).some((tag) => RULE.test(tag));
}
const WITHHELD = "found a secret; the text of secret scanners is withheld";
/** What a claim quotes is the text that stands where a severity should. */
function withheld(claim) {
	const { securitySeverity } = claim;
	return securitySeverity.kind === "unrated" ? {
		...claim,
		securitySeverity: {
			kind: "unrated",
			text: "(withheld)"
		}
	} : claim;
}

// src/sarif/security-severity.ts
const NUMBER$1 = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const ABSENT = { kind: "absent" };
const MEANS_ABSENT = [
	void 0,
	null,
	"",
	"null",
	"undefined"
];
/** @param value the property as found: text, number or anything else */
function readSecuritySeverity(value) {
	const plain = typeof value === "string" ? value.trim().toLowerCase() : value;
	if (MEANS_ABSENT.includes(plain)) return ABSENT;
	const word = require_common.SEVERITIES.find((severity) => severity === plain);
	if (word !== void 0) return {
		kind: "word",
		word
	};
	const score = scoreOf(plain);
	if (score === 0) return ABSENT;
	if (score !== null && score > 0 && score <= 10) return {
		kind: "score",
		score
	};
	return {
		kind: "unrated",
		text: shorten(value)
	};
}
/** A number as the file gives it, in or out of range; null for everything else. */
function scoreOf(value) {
	if (typeof value === "number") return value;
	return typeof value === "string" && value.length < 40 && NUMBER$1.test(value.trim()) ? Number(value) : null;
}
/** The property of a result or rule, whatever it holds. */
function securitySeverityOf(holder) {
	return member(member(holder, "properties"), "security-severity");
}
function shorten(value) {
	const text = typeof value === "string" ? value : kindOf(value);
	return text.length > 40 ? `${text.slice(0, 40)}\u2026` : text;
}
function kindOf(value) {
	if (typeof value === "number" || typeof value === "boolean") return String(value);
	return Array.isArray(value) ? "an array" : "an object";
}

// src/sarif/weakness.ts
const MOST$1 = 1e3;
/** `CWE-79`, `CWE-79: Cross-site Scripting`, `CWE:79`, `external/cwe/cwe-079`. */
const TAG = /^\s{0,9}(?:[\w.-]{1,40}\/){0,9}cwe[-_: ]?0{0,9}(\d{1,4})(?!\d)/i;
const NUMBER = /^\s{0,9}0{0,9}(\d{1,4})\s{0,9}$/;
/** The first component of a hierarchical id counts too: `CWE-79/dom`. */
const RULE_ID = /^CWE-0{0,9}(\d{1,4})(?:\/|$)/i;
const PROPERTIES = new Set("cwe CWE cwes CWEs CWES cweId cweID cweIds cweIDs cwe_id cwe_ids cwe-id cweNumber cweid CweId CWEID".split(" "));
/** What an object in such a property keeps its number in: `{"cweId": "80", "name": "..."}`. */
const ID_OF_OBJECT = [
	"cweId",
	"cwe_id",
	"cwe",
	"CWE",
	"id",
	"value"
];
const NONE$2 = [];
/** @param ofRule what `weaknessesOfRule(rule, componentName)` gave, where the caller kept it */
function weaknessesOf(result, rule, componentName, ofRule = weaknessesOfRule(rule, componentName)) {
	const numbers = [
		...result.ruleId === rule?.id ? [] : ruleIdNumber(result.ruleId),
		...Array.isArray(result.taxa) ? taxaNumbers(result.taxa, componentName) : [],
		...isObject(result.properties) ? propertyNumbers(result.properties) : []
	];
	return numbers.length === 0 ? ofRule : spelled(numbers, ofRule);
}
/** `CWE-` and a number without leading zeros, sorted by number, each once. */
function weaknessesOfRule(rule, componentName) {
	if (rule === null) return NONE$2;
	const { defaultConfiguration, properties, relationships } = rule;
	const parameters = asObject(defaultConfiguration).parameters;
	const targets = asArray(relationships).slice(0, MOST$1).map((relationship) => member(relationship, "target"));
	return spelled([
		...ruleIdNumber(rule.id),
		...propertyNumbers(properties),
		...propertyNumbers(member(parameters, "properties")),
		...taxaNumbers(targets, componentName)
	]);
}
function ruleIdNumber(id) {
	return inRange(typeof id === "string" ? RULE_ID.exec(id.slice(0, 40))?.[1] : void 0);
}
function propertyNumbers(properties) {
	if (!isObject(properties)) return [];
	const tags = member(properties, "tags");
	const inTags = tags === void 0 ? [] : asTexts(tags).slice(0, MOST$1).flatMap(tagNumber);
	const named = Object.keys(properties).filter((name) => PROPERTIES.has(name));
	return [...inTags, ...named.flatMap((name) => declaredNumbers(member(properties, name), 0))];
}
/** `79`, `"79"`, `"CWE-79: Title"`, `"120, 787"`, and lists and objects of those. */
function declaredNumbers(value, depth) {
	if (value === void 0 || depth > 2) return [];
	if (typeof value === "number") return inRange(String(value));
	if (typeof value === "string") return value.slice(0, 2e3).split(/[,;|]/, MOST$1).flatMap(bareNumber);
	if (!isObject(value)) return asArray(value).slice(0, MOST$1).flatMap((one) => declaredNumbers(one, depth + 1));
	return ID_OF_OBJECT.flatMap((name) => declaredNumbers(member(value, name), depth + 1));
}
/** References to taxa (\u00a73.52): a bare number counts where the taxonomy is one of CWE. */
function taxaNumbers(references, componentName) {
	return references.slice(0, MOST$1).flatMap((reference) => {
		const { id, toolComponent } = asObject(reference);
		const text = asText(id);
		if (text === null) return [];
		const name = componentName(toolComponent);
		if (name !== null) return /cwe/i.test(name.slice(0, 200)) ? bareNumber(text) : [];
		return tagNumber(text);
	});
}
function bareNumber(text) {
	const bare = NUMBER.exec(text.slice(0, 40))?.[1];
	return bare === void 0 ? tagNumber(text) : inRange(bare);
}
function tagNumber(text) {
	return inRange(TAG.exec(text.slice(0, 500))?.[1]);
}
/** CWE numbers run from 1; 0 stands for none in some tools. */
function inRange(digits) {
	const number = Number(digits ?? 0);
	return Number.isInteger(number) && number >= 1 && number <= 9999 ? [number] : [];
}
function spelled(numbers, more = NONE$2) {
	if (numbers.length === 0) return more;
	return [.../* @__PURE__ */ new Set([...numbers, ...more.map((id) => Number(id.slice(4)))])].sort((a, b) => a - b).map((number) => `CWE-${number}`);
}

// src/sarif/context.ts
/** A tool with more rules than that pays for them in time, not in memory. */
const MOST_KNOWN = 1e4;
function traitsByRule(componentName) {
	const none = traitsOf(null, componentName);
	const ofRule = require_common.remembered(MOST_KNOWN, ({ rule }) => traitsOf(rule, componentName));
	return (ref) => ref === null ? none : ofRule(ref);
}
function traitsOf(rule, componentName) {
	let packages = null;
	return {
		identifiers: identifiersOf(rule),
		get packages() {
			return packages ??= packagesOfRule(rule);
		},
		weaknesses: weaknessesOfRule(rule, componentName),
		security: hasSecurityTag(rule),
		secret: isSecretRule(rule),
		purl: namesPurl(rule),
		severity: readSecuritySeverity(securitySeverityOf(rule)),
		score: scoreOf(securitySeverityOf(rule))
	};
}
function hasSecurityTag(holder) {
	const { tags } = asObject(holder?.properties);
	return asTexts(tags).some((tag) => /\b(?:security|vulnerability)\b/i.test(tag));
}

// src/sarif/level.ts
/** @param invocations the run's `invocations`, as found */
function readOverrides(invocations, rules) {
	return asArray(invocations).map((invocation) => {
		const levels = /* @__PURE__ */ new Map();
		const { ruleConfigurationOverrides } = asObject(invocation);
		for (const entry of asArray(ruleConfigurationOverrides)) {
			const override = asObject(entry);
			const { rule } = rules.find(override.descriptor);
			const { level } = asObject(override.configuration);
			if (rule && require_common.isLevel(level)) levels.set(rule.key, level);
		}
		return levels;
	});
}
/** @param result as found; a level that is none of the four counts as absent */
function effectiveLevel(result, rule, overrides) {
	if (require_common.isLevel(result.level)) return {
		level: result.level,
		levelFrom: "result"
	};
	const invocation = asIndex(asObject(result.provenance).invocationIndex);
	const override = rule && invocation !== null ? overrides()[invocation]?.get(rule.key) : void 0;
	if (override !== void 0) return {
		level: override,
		levelFrom: "override"
	};
	const { level } = asObject(rule?.rule.defaultConfiguration);
	return require_common.isLevel(level) ? {
		level,
		levelFrom: "rule"
	} : {
		level: "warning",
		levelFrom: "default"
	};
}

// src/sarif/common.ts
const NONE$1 = [];
const NO_PROBLEM = [
	"pass",
	"notApplicable",
	"informational"
];
/** @param result without message and places, or with them */
function readCommon(result, run) {
	const lookup = run.rules.find(result.rule, result.ruleIndex, result.ruleId);
	const { kind, isOdd } = problemKind(result);
	const isProblem = kind !== null && result.baselineState !== "absent";
	const oddities = {
		kind: isOdd,
		level: isUnknown(result.level),
		rule: isProblem && lookup.contradiction !== null
	};
	return {
		level: isFailing(result) ? effectiveLevel(result, lookup.rule, run.overrides).level : "none",
		band: bandOfScore(scoreOf(securitySeverityOf(result)) ?? run.traits(lookup.rule).score),
		contradictions: isOdd || oddities.level || oddities.rule ? [
			"kind",
			"level",
			"rule"
		].filter((name) => oddities[name]) : NONE$1,
		problem: isProblem ? problemOf(result, kind, lookup, run) : null
	};
}
function problemOf(result, kind, lookup, run) {
	const rules = lookup.contradiction === null && lookup.twins.length === 0 ? [lookup.rule] : [
		lookup.rule,
		...lookup.contradiction ? [lookup.contradiction] : [],
		...lookup.twins
	];
	const claims = rules.flatMap((rule) => claimsOf(result, rule, kind, run));
	return readProblem(result, {
		kind,
		rules,
		described: lookup.contradiction ?? lookup.rule,
		ruleId: lookup.id,
		claims
	}, run);
}
function isFailing({ kind }) {
	return kind === void 0 || kind === null || kind === "fail";
}
function isUnknown(level) {
	return level !== void 0 && level !== null && !require_common.isLevel(level);
}
function readProblem(result, { kind, rules, described, ruleId, claims }, run) {
	const rule = described?.rule ?? null;
	const traits = run.traits(described);
	const cwe = weaknessesOf(result, rule, run.componentName, traits.weaknesses);
	const vulnerability = vulnerabilityOf({
		...result,
		message: void 0
	}, rule, traits.identifiers);
	const ofRules = rules.some((one) => run.traits(one).secret);
	const secret = [
		run.secretTool,
		ofRules,
		isSecretId(ruleId),
		isSecretWeakness(cwe),
		hasSecretTag(result)
	].includes(true);
	const rated = claims.some(({ securitySeverity }) => securitySeverity.kind !== "absent");
	return {
		shared: {
			kind,
			ruleId,
			claims: secret ? claims.map(withheld) : claims,
			cwe,
			security: [
				secret,
				rated,
				cwe.length > 0,
				vulnerability !== null,
				traits.security,
				hasSecurityTag(result)
			].includes(true),
			secret,
			suppressions: asArray(result.suppressions).map(suppression)
		},
		rule,
		traits,
		vulnerability,
		packaged: vulnerability !== null || traits.purl || namesPurl(result),
		salt: run.saltOf(ruleId)
	};
}
/** Of the SHA-256 of a text. */
function digestOf$1(text) {
	const digest = (0, node_crypto.hash)("sha256", text, "buffer");
	return [
		digest.readInt32LE(0),
		digest.readInt32LE(4),
		digest.readInt32LE(8),
		digest.readInt32LE(12)
	];
}
/** Counts results. */
function count({ level, band, contradictions, problem }, results, run) {
	const { counts } = run;
	counts.results += results;
	counts.byLevel[level] += results;
	if (band !== null) counts.bySecuritySeverity[band] += results;
	if (problem === null) counts.notDefects += results;
	for (const name of contradictions) run.contradictions[name] += results;
}
function bandOfScore(score) {
	return score !== null && score > 0 && score <= 10 ? require_common.bandOf(score) : null;
}
/** Null for a result that reports no problem. Of an unknown kind, or with a level that says otherwise, it is a problem. */
function problemKind({ kind, level }) {
	if (kind === void 0 || kind === null || kind === "fail") return {
		kind: "fail",
		isOdd: false
	};
	if (kind === "open" || kind === "review") return {
		kind,
		isOdd: false
	};
	const claimsProblem = require_common.isLevel(level) && level !== "none" || alarming(level);
	return NO_PROBLEM.includes(kind) && !claimsProblem ? {
		kind: null,
		isOdd: false
	} : {
		kind: "fail",
		isOdd: true
	};
}
/** What the result says as a result of this rule: twice, where result and rule rate it differently (threat B10). */
function claimsOf(result, rule, kind, { overrides, traits }) {
	const level = kind === "fail" ? effectiveLevel(result, rule, overrides) : uncleared(result.level);
	const own = ownSeverity(result);
	const ofRule = traits(rule).severity;
	const { level: worst, levelFrom } = alarmed(level, result, rule);
	const base = {
		level: worst,
		levelFrom,
		rule: asText(rule?.rule.id) ?? ""
	};
	const claims = [];
	if (own.kind !== "absent") claims.push({
		...base,
		securitySeverity: own,
		securitySeverityFrom: "result"
	});
	if (ofRule.kind !== "absent") claims.push({
		...base,
		securitySeverity: ofRule,
		securitySeverityFrom: "rule"
	});
	return claims.length > 0 ? claims : [{
		...base,
		securitySeverity: own,
		securitySeverityFrom: null
	}];
}
/** A level that SARIF does not know and that alarms counts as an error, where nothing that it knows is said. */
function alarmed(level, result, rule) {
	if (alarming(result.level)) return {
		level: "error",
		levelFrom: "result"
	};
	return level.levelFrom === "default" && alarming(levelOf(rule)) ? {
		level: "error",
		levelFrom: "rule"
	} : level;
}
function ownSeverity(result) {
	const own = readSecuritySeverity(securitySeverityOf(result));
	return own.kind === "absent" && !namesRule(result) ? NAMELESS : own;
}
/** An id that is no text names a rule that nobody can look up: how bad it is cannot be known. */
function namesRule({ ruleId }) {
	return ruleId === void 0 || ruleId === null || typeof ruleId === "string";
}
const NAMELESS = {
	kind: "unrated",
	text: "ruleId is not text"
};
/** A level that SARIF does not know, and that means nothing good: "ERROR", "critical", "fatal". */
function alarming(level) {
	return typeof level === "string" && !require_common.isLevel(level) && /^\s*(?:error|critical|fatal|severe|high|blocker)\s*$/i.test(level);
}
function levelOf(rule) {
	return asObject(rule?.rule.defaultConfiguration).level;
}
/** Nobody has cleared an open or review result: it counts as a warning at least. */
function uncleared(level) {
	return level === "error" || level === "warning" ? {
		level,
		levelFrom: "result"
	} : {
		level: "warning",
		levelFrom: "default"
	};
}
/** A status that is absent means accepted (\u00a73.35.3). */
function suppression(value) {
	const { kind, status } = asObject(value);
	return {
		kind: kind === "inSource" || kind === "external" ? kind : "unknown",
		status: status === void 0 || status === null ? "accepted" : status === "accepted" || status === "underReview" || status === "rejected" ? status : "unknown"
	};
}

// src/sarif/execution.ts
/** External property files (SARIF 2.1.0 \u00a73.15) that would change what was found. */
const DECISIVE = [
	"results",
	"invocations",
	"driver",
	"extensions"
];
const MAX_ERRORS = 100;
function readExecution(invocations) {
	const all = asArray(invocations).map((entry) => asObject(entry));
	const failure = misshapen(invocations) ?? all.map(failureOf).find((why) => why !== null) ?? null;
	const errors = all.flatMap(errorNotifications).slice(0, MAX_ERRORS);
	if (failure !== null) return {
		outcome: "failed",
		failure,
		errors
	};
	return {
		outcome: all.length > 0 && all.every((invocation) => invocation.executionSuccessful === true) ? "succeeded" : "unproven",
		failure: null,
		errors
	};
}
/** Members that stand in external property files: those that decide, and the rest, which are only reported. */
function readExternal(run) {
	const references = run.externalPropertyFileReferences;
	if (asArray(references).length > 0) return {
		decisive: ["properties of an unknown kind"],
		other: []
	};
	const present = (isObject(references) ? Object.keys(references) : []).filter((name) => {
		const value = member(references, name);
		return Array.isArray(value) ? value.length > 0 : value !== void 0 && value !== null;
	});
	const isDecisive = (name) => DECISIVE.some((one) => one === name.toLowerCase());
	return {
		decisive: present.filter(isDecisive).toSorted(),
		other: present.filter((name) => !isDecisive(name)).toSorted()
	};
}
/** What is not a list of objects says nothing that could be trusted. */
function misshapen(invocations) {
	if (invocations === void 0 || invocations === null) return null;
	return Array.isArray(invocations) && invocations.every(isObject) ? null : "its invocations are not a list of objects, so that they say nothing of success";
}
/** A signal or a failed start beside `executionSuccessful: true` is a contradiction: the worse reading counts (threat B3). */
function failureOf(invocation) {
	const { executionSuccessful: said } = invocation;
	if (said !== void 0 && said !== null && typeof said !== "boolean") return "executionSuccessful is neither true nor false";
	if (said === false) return `executionSuccessful is false${reasonOf(invocation)}`;
	if (isSignal(invocation)) return "it was ended by a signal (exitSignalName)";
	if (asText(invocation.processStartFailureMessage) !== null) return "it did not start (processStartFailureMessage)";
	return null;
}
/** What the tool says of its exit: hostile text. */
function reasonOf({ exitCode, exitCodeDescription }) {
	const code = asIndex(exitCode);
	const said = [code === null ? "" : `exit code ${code}`, asText(exitCodeDescription)?.slice(0, 200) ?? ""].filter((text) => text !== "");
	return said.length === 0 ? "" : ` (${said.join(", ")})`;
}
/** SpotBugs up to 4.8 writes "SUCCESS" for the name of no signal. Numbers count from 1. */
function isSignal({ exitSignalName, exitSignalNumber, exitCode }) {
	const name = asText(exitSignalName);
	if (name === null) return (asIndex(exitSignalNumber) ?? 0) > 0;
	return !(name === "SUCCESS" && exitCode === 0);
}
function errorNotifications(invocation) {
	return [invocation.toolExecutionNotifications, invocation.toolConfigurationNotifications].flatMap(asArray).flatMap((entry) => {
		const { level, message } = asObject(entry);
		return level === "error" ? [asText(asObject(message).text) ?? "(no message)"] : [];
	});
}

// src/sarif/location.ts
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
const DRIVE = /^[a-z]:[\\/]/i;
/** What a path below a folder never begins with, once it is decoded. */
const ROOTED = /^(?:\/|[a-z]:)/i;
const SOURCE_ROOT = /^[%$({]*(?:SRC|SOURCE|PROJECT|REPO)_?(?:ROOT|DIR)[)}%]*$/i;
/** Bases of Go's own toolchain and module cache: never the source folder. */
const ELSEWHERE = /GOROOT|GOMODCACHE/i;
/** Backslashes, control characters, line separators, lone surrogates, marks that turn the direction of text. */
const UNUSABLE = /[\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}]/u;
/** What stands before the host of a URL, and the schemes of those that can carry a password. */
const CREDENTIALS = /^([a-z+]+:[\\/]{1,2}|\/\/)[^\\/]*@/i;
const REMOTE = /^\/\/|https?|ftp|ssh|git|file/i;
/** Most paths: relative, and the same however they are decoded, composed and parted. */
const PLAIN$1 = /^(?!(?:.*\/)?\.{1,2}(?:\/|$))[\w@+~.-]+(?:\/[\w@+~.-]+)*$/;
/** Of a longer one the scanner may have left out the end. */
const LONGEST$3 = 4096;
const MAX_LINE = 1e7;
const MAX_BASES = 10;
const NOWHERE = {
	path: null,
	display: "",
	line: null,
	column: null,
	endLine: null
};
/** The first location that names an artifact; else the first logical one, by name only. */
function locate(locations, places) {
	const all = asArray(locations);
	for (const entry of all) {
		const { physicalLocation } = asObject(entry);
		const physical = asObject(physicalLocation);
		const file = fileOf(physical.artifactLocation, places);
		if (file !== null) return {
			...file,
			...lines(physical.region)
		};
	}
	const name = all.map(logicalName$1).find((text) => text !== null);
	return name ? {
		...NOWHERE,
		display: name
	} : NOWHERE;
}
/** The file that an artifact location names; null where it names none. */
function fileOf(artifactLocation, places) {
	const artifact = artifactOf$1(artifactLocation, places);
	if (artifact === null) return null;
	const found = pathOf(artifact.uri, artifact.base, places);
	const path = found === null || ROOTED.test(found) ? null : found;
	return {
		path,
		display: path ?? withoutCredentials(artifact.uri)
	};
}
/** Paths of the other locations of a result, each once; "" where one names an artifact but no file of the source folder. */
function otherPaths(locations, first, places) {
	const all = asArray(locations);
	if (all.length < 2) return [];
	const paths = all.map((entry) => locate([entry], places)).filter(({ display }) => display !== "");
	return [...new Set(paths.map(({ path }) => path ?? ""))].filter((path) => path !== (first.path ?? ""));
}
function withoutCredentials(uri) {
	return uri.replace(CREDENTIALS, (all, before) => REMOTE.test(before) ? before : all);
}
/** Folders that a run declares to be its source folder: its source-root base ids, and `mappedTo` (SARIF \u00a73.23.6). */
function declaredRoots(run) {
	const bases = run.originalUriBaseIds;
	const uris = Object.keys(asObject(bases)).filter((id) => SOURCE_ROOT.test(id)).map((id) => asText(member(member(bases, id), "uri")));
	for (const entry of asArray(run.versionControlProvenance)) {
		const mapped = asObject(asObject(entry).mappedTo);
		uris.push(asText(mapped.uri));
	}
	return uris.flatMap((uri) => {
		const absolute = uri === null ? null : absolutePath(uri);
		return absolute === null || absolute === "" ? [] : [absolute];
	});
}
function artifactOf$1(value, places) {
	const own = asObject(value);
	const index = asIndex(own.index);
	const chosen = asText(own.uri) === null && index !== null ? asObject(artifactAt(places.artifacts, index).location) : own;
	const uri = asText(chosen.uri);
	return uri === null ? null : {
		uri,
		base: asText(chosen.uriBaseId)
	};
}
function pathOf(uri, base, places) {
	if (uri.length > LONGEST$3) return null;
	if (PLAIN$1.test(uri)) return base === null ? uri : throughBases(uri, base, places);
	const absolute = absolutePath(uri);
	if (absolute !== null) return places.roots(absolute);
	const relative = relativePath(uri);
	if (relative === null || relative === "") return null;
	return base === null ? relative : throughBases(relative, base, places);
}
/**
* Base ids are followed to the outermost (SARIF \u00a73.14.14). One that is declared as an absolute folder outside the source
* folder, or not declared at all, is taken for the source folder on the scanner's machine. Some tools write the folder itself
* where the id belongs.
*/
function throughBases(relative, base, places) {
	let path = relative;
	let id = base;
	for (let depth = 0; id !== null; depth++) {
		if (depth === MAX_BASES || ELSEWHERE.test(id)) return null;
		const declared = asObject(member(places.bases, id));
		const uri = asText(declared.uri) ?? (absolutePath(id) === null ? null : id);
		const absolute = uri === null ? null : absolutePath(uri);
		if (absolute !== null) return places.roots(`${absolute}/${path}`) ?? path;
		const folder = uri === null ? "" : relativePath(uri);
		if (folder === null) return null;
		path = folder === "" ? path : `${folder}/${path}`;
		id = asText(declared.uriBaseId);
	}
	return path;
}
/** @param folders absolute ones (`/a/b`), without a trailing slash: a run may declare as many as it has locations */
function rootsOf$1(folders) {
	const order = /* @__PURE__ */ new Map();
	for (const [index, folder] of folders.entries()) if (!order.has(folder)) order.set(folder, index);
	const { least } = prefixes(order);
	return (absolute) => {
		const first = least(absolute.slice(0, Math.max(absolute.lastIndexOf("/"), 0)));
		const root = first === void 0 ? void 0 : folders[first];
		return root === void 0 ? null : absolute.slice(root.length + 1) || null;
	};
}
/** `/a/b` for `file:///a/b`, `/a/b`, `C:\a\b` (as `/C:/a/b`); null for relative, foreign and unusable ones. */
function absolutePath(uri) {
	if (DRIVE.test(uri)) return parts(`/${uri.replaceAll("\\", "/")}`);
	const file = /^file:(?:\/\/(localhost)?(?=\/))?(?=\/)/i.exec(uri);
	if (file) return /^file:\/\/[^/]/i.test(uri) && file[1] === void 0 ? null : parts(decoded$1(uri.slice(file[0].length)));
	return uri.startsWith("/") && !uri.startsWith("//") ? parts(decoded$1(uri)) : null;
}
/** "" for the folder itself; null for absolute, foreign and unusable ones. */
function relativePath(uri) {
	const bare = uri.replace(/^file:(?!\/)/i, "");
	if (SCHEME.test(bare)) return null;
	const path = decoded$1(bare);
	return path === null || ROOTED.test(path) ? null : parts(path);
}
/** Decoded once; null where that is impossible, where `?` or `#` would end the path, or an escaped `/` is no separator. */
function decoded$1(uri) {
	if (/[?#]|%2f/i.test(uri)) return null;
	try {
		return decodeURIComponent(uri);
	} catch {
		return null;
	}
}
/** Without `.` and empty parts; null with `..` or an unusable character in it. Unicode in NFC. */
function parts(path) {
	if (path === null || UNUSABLE.test(path)) return null;
	const kept = path.split("/").filter((part) => part !== "" && part !== ".");
	if (kept.includes("..")) return null;
	return `${path.startsWith("/") && kept.length > 0 ? "/" : ""}${kept.join("/")}`.normalize("NFC");
}
function lines(region) {
	const { startLine, startColumn, endLine } = asObject(region);
	const line = lineNumber(startLine);
	return {
		line,
		column: line === null ? null : lineNumber(startColumn),
		endLine: line === null ? null : lineNumber(endLine)
	};
}
/** @returns null for a number that no line has */
function lineOf(number) {
	return number >= 1 && number <= MAX_LINE ? number : null;
}
function lineNumber(value) {
	return lineOf(asIndex(value) ?? 0);
}
function logicalName$1(location) {
	const [first] = asArray(asObject(location).logicalLocations);
	const { fullyQualifiedName, name } = asObject(first);
	return asText(fullyQualifiedName) ?? asText(name);
}

// src/sarif/clues.ts
/** Characters that are kept of one text: what a person would call a line or a few. */
const LONGEST$2 = 4e3;
/** Fingerprints of one result that are kept. */
const MOST = 20;
/** @param result with the members that `LOG_TO_FOLLOW` adds */
function readClues(result) {
	const places = asArray(result.locations).map((entry) => asObject(entry));
	const place = places.map(({ physicalLocation }) => asObject(physicalLocation)).find(({ artifactLocation }) => artifactLocation !== void 0);
	const line = asIndex(asObject(place?.contextRegion).startLine);
	const text = snippetOf(place?.contextRegion);
	return {
		snippet: snippetOf(place?.region),
		context: text === null || line === null || line === 0 ? null : {
			text,
			line
		},
		fingerprints: [...fingerprints(result.fingerprints), ...fingerprints(result.partialFingerprints)].toSorted().slice(0, MOST),
		logical: places.map(logicalName).find((name) => name !== null) ?? null
	};
}
function snippetOf(region) {
	const { text } = asObject(asObject(region).snippet);
	return asText(text)?.slice(0, LONGEST$2) ?? null;
}
function fingerprints(all) {
	return Object.entries(asObject(all)).flatMap(([name, value]) => {
		const text = asText(value);
		return text === null || text === "" || text.length > LONGEST$2 ? [] : [`${name}\0${text}`];
	});
}
function logicalName({ logicalLocations }) {
	const [first] = asArray(logicalLocations);
	const { fullyQualifiedName, name } = asObject(first);
	return (asText(fullyQualifiedName) ?? asText(name))?.slice(0, LONGEST$2) ?? null;
}

// src/sarif/finding.ts
const NONE = [];
/** Of one that says no more of itself. */
const NO_MORE = {
	otherPaths: NONE,
	vulnerability: null,
	package: null,
	clues: null
};
/** A finding that is kept. Hundreds of thousands may be: what it shares with others it holds once for all of them. */
var ReadFinding = class {
	message;
	location;
	shared;
	source;
	index;
	more;
	constructor({ shared }, source, { index, text, location, more }) {
		this.message = text;
		this.location = location;
		this.shared = shared;
		this.source = source;
		this.index = index;
		this.more = more;
	}
	get at() {
		return {
			input: this.source.input,
			run: this.source.run,
			result: this.index
		};
	}
	get tool() {
		return this.source.tool;
	}
	get rule() {
		return this.shared.ruleId;
	}
	get kind() {
		return this.shared.kind;
	}
	get claims() {
		return this.shared.claims;
	}
	get cwe() {
		return this.shared.cwe;
	}
	get secret() {
		return this.shared.secret;
	}
	get suppressions() {
		return this.shared.suppressions;
	}
	get security() {
		return this.shared.security || this.more.vulnerability !== null;
	}
	get otherPaths() {
		return this.more.otherPaths;
	}
	get vulnerability() {
		return this.more.vulnerability;
	}
	get package() {
		return this.more.package;
	}
	get clues() {
		return this.more.clues;
	}
};

// src/sarif/message.ts
/** Messages longer than this are cut, saying so. */
const LONGEST$1 = 16384;
const PLACEHOLDER = /\{\{|\}\}|\{(\d{1,4})\}/g;
/** @param json text of the message, "" where there is none; most are nothing but a plain text */
function messageIn(json, rule, shared) {
	const text = json.length < LONGEST$1 && json.startsWith(PLAIN) && !json.includes("\\") ? json.slice(PLAIN.length, -2) : "";
	if (text !== "" && !text.includes("\"")) return text;
	return messageOf(json === "" ? void 0 : JSON.parse(json), rule, shared);
}
/**
* False where a message cannot open with the identifier of a vulnerability: `Name:`, `Vulnerability ID:`, `CVE:`.
* @param letter first byte of a message that is written as nothing but a text; 0 for any other message
*/
function mayBeginWithIdentifier(letter) {
	return letter <= SPACE || letter === BACKSLASH || BEGINNINGS.includes(letter | LOWER_CASE);
}
const [SPACE, BACKSLASH, LOWER_CASE] = [
	32,
	92,
	32
];
/** In lower case; of bytes beyond ASCII the first ones of white space. */
const BEGINNINGS = [
	110,
	118,
	99,
	226,
	225,
	227,
	239
];
const PLAIN = "{\"text\":\"";
/** @param shared the driver's `globalMessageStrings`, as found */
function messageOf(message, rule, shared) {
	const own = asObject(message);
	const text = asText(own.text) ?? byId(asText(own.id), rule, shared) ?? asText(own.markdown) ?? described(rule);
	const filled = fill(text.slice(0, 16385), asArray(own.arguments));
	return Math.max(text.length, filled.length) > LONGEST$1 ? `${filled.slice(0, LONGEST$1)}\u2026 (cut at ${LONGEST$1} characters)` : filled;
}
function byId(id, rule, shared) {
	if (id === null) return null;
	const string = member(rule?.messageStrings, id) ?? member(shared, id);
	return asText(asObject(string).text);
}
function described(rule) {
	for (const text of [rule?.shortDescription, rule?.fullDescription]) {
		const found = asText(asObject(text).text);
		if (found !== null) return found;
	}
	return asText(rule?.name) ?? "";
}
/**
* `{0}` stands for the first argument, `{{` and `}}` for braces (\u00a73.11.5). Ends once the text is longer than any that is
* kept: a long argument that is named thousands of times would not fit into memory (threat D9).
*/
function fill(text, values) {
	if (values.length === 0) return text;
	let filled = "";
	let from = 0;
	for (const { 0: whole, 1: index, index: at } of text.matchAll(PLACEHOLDER)) {
		if (filled.length > LONGEST$1) return filled;
		const value = index === void 0 ? whole.charAt(0) : values[Number(index)];
		filled += text.slice(from, at) + (typeof value === "string" ? value : whole);
		from = at + whole.length;
	}
	return filled + text.slice(from);
}

// src/sarif/place.ts
function placeOf(record, run) {
	if (!record.hasPlace) return NO_PLACE;
	const { place: number } = record;
	const known = number === null ? void 0 : run.seen[number];
	if (known) return known;
	const artifactLocation = JSON.parse(record.placeText());
	const { path, display } = fileOf(artifactLocation, run.places) ?? NOWHERE;
	const { index, uri } = asObject(artifactLocation);
	const listed = asIndex(index);
	const properties = listed === null ? void 0 : artifactProperties(run.tables.artifacts, listed);
	const place = {
		path,
		display,
		named: asText(uri) !== null || display !== "",
		described: properties !== void 0,
		salt: display === uri ? NO_SALT : run.placeSaltOf(display)
	};
	if (number !== null) run.seen[number] = place;
	return place;
}
const NO_SALT = [
	0,
	0,
	0,
	0
];
const NO_PLACE = {
	path: null,
	display: "",
	named: false,
	described: false,
	salt: NO_SALT
};

// src/sarif/result.ts
/** @param value a result, as found @param content equal for byte-identical results */
function readResult(value, index, content, run) {
	const result = asObject(value);
	const common = readCommon(result, run);
	count(common, 1, run);
	const { problem } = common;
	if (problem === null) return null;
	const { finding, digest } = readWhole(result, problem, {
		index,
		content: `${run.source.tool.name}\0${problem.shared.ruleId}\0${content}`
	}, run);
	return require_common.sightingOf(finding, digest);
}
/** @param sighting of the run: it is made to stand for the result */
function readRecord(record, index, run, sighting) {
	const number = record.common;
	const numbered = number === null ? null : run.commons[number] ?? numberedOf(record, number, run);
	if (numbered !== null) numbered.results += 1;
	const { problem } = numbered === null ? countedOf(record, run) : numbered.common;
	if (problem === null) return null;
	sighting.moveTo(problem, numbered === null ? null : numbered.kin, record, index);
	return sighting;
}
/** A result that the scanner took apart: nothing is read of it that nobody asks for. */
var RecordSighting = class {
	digest = [
		0,
		0,
		0,
		0
	];
	kin = null;
	run;
	problem;
	record;
	index = 0;
	place;
	at = null;
	found = void 0;
	/** Read at once where the parts do not say everything. */
	finding = null;
	constructor(run) {
		this.run = run;
	}
	moveTo(problem, kin, record, index) {
		this.problem = problem;
		this.kin = kin;
		this.record = record;
		this.index = index;
		this.place = placeOf(record, this.run);
		record.digest(this.digest, problem.salt, this.place.salt);
		this.at = null;
		this.found = void 0;
		this.finding = null;
		const letter = record.messageLetter();
		const mayIdentify = letter === 0 ? record.messageText() !== "" : mayBeginWithIdentifier(letter);
		if (record.odd || mayIdentify) this.readAtOnce();
	}
	readAtOnce() {
		const { finding, digest } = this.parsed();
		this.finding = finding;
		for (const [word, value] of digest.entries()) this.digest[word] = value;
	}
	get tool() {
		return this.run.source.tool;
	}
	get rule() {
		return this.problem.shared.ruleId;
	}
	get kind() {
		return this.problem.shared.kind;
	}
	get claims() {
		return this.problem.shared.claims;
	}
	get cwe() {
		return this.problem.shared.cwe;
	}
	get suppressions() {
		return this.problem.shared.suppressions;
	}
	get vulnerability() {
		return this.finding === null ? this.problem.vulnerability : this.finding.vulnerability;
	}
	get security() {
		return this.finding === null ? this.problem.shared.security : this.finding.security;
	}
	get otherPaths() {
		return this.finding === null ? NONE : this.finding.otherPaths;
	}
	get clues() {
		return null;
	}
	get location() {
		if (this.finding !== null) return this.finding.location;
		this.at ??= locationOf(this.place, this.record);
		return this.at;
	}
	get package() {
		if (this.finding !== null) return this.finding.package;
		if (!this.problem.packaged && !this.place.described) return null;
		this.found ??= this.readPackage();
		return this.found;
	}
	whole() {
		if (this.finding !== null) return this.finding;
		const { problem, record, run, index, vulnerability, location } = this;
		const text = problem.shared.secret ? WITHHELD : messageIn(record.messageText(), problem.rule, run.sharedMessages);
		const found = this.package;
		const more = found === null && vulnerability === null ? NO_MORE : {
			...NO_MORE,
			vulnerability,
			package: found
		};
		return new ReadFinding(problem, run.source, {
			index,
			text,
			location,
			more
		});
	}
	/** As `parsed` would, and nothing else of it. */
	readPackage() {
		return packageIn(asObject(JSON.parse(this.record.text())), this.problem, this.problem.vulnerability, this.run);
	}
	parsed() {
		return readWhole(asObject(JSON.parse(this.record.text())), this.problem, {
			index: this.index,
			content: this.digest.join(" ")
		}, this.run);
	}
};
/** @param content stands for its bytes, tool and rule */
function readWhole(result, problem, { index, content }, run) {
	const { rule, traits } = problem;
	const vulnerability = opensWithIdentifier(textOf(result.message)) ? vulnerabilityOf(result, rule, traits.identifiers) : problem.vulnerability;
	const location = locate(result.locations, run.places);
	const message = messageOf(result.message, rule, run.sharedMessages);
	const others = otherPaths(result.locations, location, run.places);
	return {
		finding: new ReadFinding(problem, run.source, {
			index,
			text: problem.shared.secret ? WITHHELD : message,
			location,
			more: {
				otherPaths: others,
				vulnerability,
				package: packageIn(result, problem, vulnerability, run),
				clues: run.toFollow ? readClues(result) : null
			}
		}),
		digest: digestOf$1([
			content,
			message,
			location.display,
			...others
		].join("\0"))
	};
}
function packageIn(result, { rule, traits }, vulnerability, { tables }) {
	return packageOf(result, rule, {
		vulnerability,
		run: tables,
		ofRule: traits.packages
	});
}
function numberedOf(record, number, run) {
	const numbered = {
		common: commonOf(record, run),
		kin: run.nextKin(),
		results: 0
	};
	run.commons[number] = numbered;
	run.counted.push(numbered);
	return numbered;
}
/** What is read for one result alone is counted at once. */
function countedOf(record, run) {
	const common = commonOf(record, run);
	count(common, 1, run);
	return common;
}
function commonOf(record, run) {
	return readCommon(asObject(JSON.parse(record.commonText())), run);
}
function locationOf({ path, display, named }, record) {
	if (!named) return NOWHERE;
	const line = lineOf(record.line);
	if (line === null) return {
		path,
		display,
		line,
		column: null,
		endLine: null
	};
	return {
		path,
		display,
		line,
		column: lineOf(record.column),
		endLine: lineOf(record.endLine)
	};
}

// src/sarif/run.ts
/** Rules whose salt is remembered. */
const MOST_REMEMBERED = 1e4;
/** @param run members that stand before the results @param roots absolute paths of the source folder */
function openRun(run, at, roots) {
	const asked = /* @__PURE__ */ new Set();
	const context = contextOf(run, at, roots, asked);
	const sighting = new RecordSighting(context);
	return {
		read: (value, index, content) => readResult(value, index, content, context),
		readRecord: (record, index) => readRecord(record, index, context, sighting),
		close: (members) => factsOf(members, context),
		restsOn(name, value) {
			if (context.counts.results + context.counted.length === 0) return false;
			switch (name) {
				case "tool": return true;
				case "originalUriBaseIds": return asked.has("bases") || asked.has("roots");
				case "versionControlProvenance": return asked.has("roots");
				case "artifacts": return asked.has("artifacts");
				case "artifact properties":
				case "logicalLocations": return asked.has("tables");
				case "invocations": return asked.has("overrides");
				case "taxonomies": return asked.has("taxonomies") && value !== null;
				default: return false;
			}
		}
	};
}
function factsOf(run, context) {
	const { source, counts, contradictions, secretTool } = context;
	const { input, run: index, tool } = source;
	const { outcome, failure, errors } = readExecution(run.invocations);
	const external = readExternal(run);
	for (const { common, results } of context.counted) count(common, results, context);
	Object.assign(tool, { category: categoryOf(run) });
	return {
		input,
		run: index,
		tool,
		hasResults: Array.isArray(run.results),
		counts,
		contradictions,
		outcome,
		failure,
		errorNotifications: secretTool ? errors.map(() => WITHHELD) : errors,
		externalDecisive: external.decisive,
		externalOther: external.other,
		revisions: revisionsOf(run.versionControlProvenance)
	};
}
function revisionsOf(provenance) {
	const named = asArray(provenance).map((entry) => asText(member(entry, "revisionId"))?.toLowerCase() ?? "");
	return [...new Set(named.filter((id) => /^(?:[\da-f]{40}|[\da-f]{64})$/.test(id)))];
}
function contextOf(run, { toFollow, nextKin, secret, ...at }, roots, asked) {
	const { driver } = asObject(run.tool);
	const { name, version, semanticVersion, globalMessageStrings } = asObject(driver);
	const tool = {
		name: asText(name) ?? "(unnamed tool)",
		version: asText(semanticVersion) ?? asText(version),
		category: categoryOf(run)
	};
	const rules = ruleTable(run.tool);
	const componentName = taxonomyNames(run, asked);
	let overrides = null;
	return {
		source: {
			...at,
			tool
		},
		rules,
		overrides() {
			asked.add("overrides");
			return overrides ??= readOverrides(run.invocations, rules);
		},
		places: placesOf(run, roots, asked),
		tables: {
			get artifacts() {
				asked.add("tables");
				return run.artifacts;
			},
			get logicalLocations() {
				asked.add("tables");
				return run.logicalLocations;
			}
		},
		sharedMessages: globalMessageStrings,
		componentName,
		traits: traitsByRule(componentName),
		secretTool: isSecretTool(tool.name),
		toFollow,
		nextKin,
		counts: require_common.noResults(),
		contradictions: {
			rule: 0,
			level: 0,
			kind: 0
		},
		saltOf: require_common.remembered(MOST_REMEMBERED, (ruleId) => digestOf$1(`${secret.join()}\0rule\0${tool.name}\0${ruleId}`)),
		placeSaltOf: (display) => digestOf$1(`${secret.join()}\0place\0${display}`),
		commons: [],
		counted: [],
		seen: []
	};
}
function categoryOf(run) {
	const { id } = asObject(run.automationDetails);
	const text = asText(id);
	if (text === null) return null;
	let end = text.length;
	while (text[end - 1] === "/") end -= 1;
	return text.slice(0, end);
}
function placesOf(run, roots, asked) {
	const all = rootsOf$1([...roots.map(composed), ...declaredRoots(run)]);
	return {
		get artifacts() {
			asked.add("artifacts");
			return asArray(run.artifacts);
		},
		get bases() {
			asked.add("bases");
			return run.originalUriBaseIds;
		},
		get roots() {
			asked.add("roots");
			return all;
		}
	};
}
/** Paths of findings are in NFC. */
function composed(root) {
	return root.normalize("NFC");
}
/** Names of taxonomies, by name, index or guid (SARIF 2.1.0 \u00a73.54). */
function taxonomyNames(run, asked) {
	let known = null;
	const taxonomies = () => {
		asked.add("taxonomies");
		return known ??= taxonomiesOf(run);
	};
	return (reference) => {
		const ref = asObject(reference);
		const [index, guid] = [asIndex(ref.index), asText(ref.guid)];
		if (asText(ref.name) !== null || index === null && guid === null) return asText(ref.name);
		const { list, byGuid } = taxonomies();
		const found = (guid === null ? void 0 : byGuid.get(guid)) ?? (index === null ? void 0 : list[index]);
		return asText(member(found, "name"));
	};
}
function taxonomiesOf(run) {
	const list = asArray(run.taxonomies);
	const byGuid = /* @__PURE__ */ new Map();
	for (const entry of list) {
		const guid = asText(member(entry, "guid"));
		if (guid !== null && !byGuid.has(guid)) byGuid.set(guid, entry);
	}
	return {
		list,
		byGuid
	};
}

// src/sarif/size.ts
const SIZE_OF_FACTS = 1400;
/** An empty object, a number in a list, a short text: with the place that it takes in what holds it. */
const SIZE_OF_VALUE = 48;
/** @param json compact text of a value */
function sizeOf(json) {
	const inner = countOf(",", json) + countOf("[", json) + countOf("{", json);
	return sizeOfText(json) + inner * SIZE_OF_VALUE;
}
/** Looked for by Node itself: help texts are long, and hold few. */
function countOf(character, text) {
	let count = 0;
	for (let at = text.indexOf(character); at !== -1; at = text.indexOf(character, at + 1)) count += 1;
	return count;
}
/** A text that is kept as it is: two bytes for each character at most. */
function sizeOfText(text) {
	return SIZE_OF_VALUE + 2 * text.length;
}
/** What is left of a run once it was read. */
function sizeOfFacts({ tool, failure, errorNotifications, externalDecisive, externalOther }) {
	return [
		tool.name,
		tool.version,
		tool.category,
		failure,
		...errorNotifications,
		...externalDecisive,
		...externalOther
	].reduce((size, text) => size + 2 * (text?.length ?? 0), SIZE_OF_FACTS);
}

// src/sarif/log.ts
const REFUSED = {
	refused: true,
	runs: [],
	kept: 0
};
function readLog(options) {
	const state = {
		options,
		members: container(),
		stack: [],
		runs: [],
		strays: [],
		odd: [],
		preludes: [],
		run: null,
		kept: 0,
		mostKept: 0,
		late: false,
		results: 0,
		findings: 0,
		isObject: false
	};
	const { nodes } = options;
	return Object.assign(state, { events: {
		enter: (id) => enter(state, nodes[id]),
		leave: (id) => leave(state, nodes[id]),
		take: (id, json) => take(state, nodes[id], json),
		record: (_id, record) => takeRecord(state, record)
	} });
}
function container() {
	return Object.create(null);
}
function enter(state, node) {
	const opened = state.stack.length === 0 ? state.members : node.kind === require_scan.KIND.members ? container() : [];
	attach(state, node, opened);
	if (state.stack.length === 0) state.isObject = true;
	if (node.path === "runs[]") state.run = opening(state, opened);
	else if (!state.run?.known) keep(state, 200);
	state.stack.push(opened);
}
function opening({ options, members: ofLog, preludes, kept }, members) {
	return {
		members,
		known: options.prelude?.runs[preludes.length] ?? null,
		counts: !(options.prelude?.refused ?? false) && options.isReadable(ofLog),
		keptBefore: kept,
		reader: null,
		results: 0,
		stray: null,
		behind: false
	};
}
function leave(state, node) {
	state.stack.pop();
	if (node.path !== "runs[]" || state.run === null) return;
	const { run, preludes } = state;
	const members = run.known ?? run.members;
	if (run.stray !== null) state.strays.push({
		run: preludes.length,
		result: run.stray
	});
	if (hasOddRules(members.tool)) state.odd.push(preludes.length);
	const facts = readerOf(state, run).close(members);
	const isNeeded = state.late && run.behind;
	if (!isNeeded) state.kept = run.keptBefore;
	keep(state, sizeOfFacts(facts));
	state.runs.push(facts);
	preludes.push(isNeeded ? run.members : null);
	state.run = null;
}
function take(state, node, json) {
	if (node.path === "runs[].results[]" && state.run !== null) {
		const result = JSON.parse(json);
		if (!isObject(result)) state.run.stray ??= state.run.results;
		const run = runOfResult(state);
		return run === null ? void 0 : handOver(state, readerOf(state, run).read(result, run.results - 1, json));
	}
	if (state.run?.known) return;
	if (node.path === "runs[]") {
		state.strays.push({
			run: state.preludes.length,
			result: null
		});
		state.preludes.push(null);
		keep(state, 200);
		return attach(state, node, null);
	}
	if (node.path === "runs[].artifacts[]") return takeArtifact(state, node, json);
	keep(state, sizeOf(json));
	attach(state, node, JSON.parse(json));
}
function takeArtifact(state, node, json) {
	const artifact = new UnreadArtifact(json);
	const isDescribed = artifact.properties !== void 0;
	if (isDescribed) noteLate(state, "artifact properties", artifact);
	const isKept = isDescribed || state.late || !state.run?.reader;
	if (isKept) keep(state, sizeOfText(json));
	attach(state, node, isKept ? artifact : null);
}
function keep(state, bytes) {
	state.kept += bytes;
	state.mostKept = Math.max(state.mostKept, state.kept);
}
function takeRecord(state, record) {
	const run = runOfResult(state);
	if (run !== null) handOver(state, (run.reader ?? readerOf(state, run)).readRecord(record, run.results - 1));
}
/** The result counts, whatever becomes of it. @returns null where it is not to be read */
function runOfResult(state) {
	const { run } = state;
	if (run === null) return null;
	state.results += 1;
	run.results += 1;
	return run.counts && !state.late ? run : null;
}
function handOver(state, finding) {
	if (finding === null) return;
	state.findings += 1;
	state.options.onFinding(finding);
}
function attach(state, node, value) {
	if (state.run?.known) return;
	const above = state.stack.at(-1);
	if (state.run !== null && above === state.run.members && node.name !== null) {
		if (state.run.results > 0) state.run.behind = true;
		noteLate(state, node.name, value);
	}
	if (Array.isArray(above)) above.push(node.path === "runs[]" ? null : value);
	else if (above !== void 0 && node.name !== null) above[node.name] = value;
}
function noteLate(state, name, value) {
	if (state.options.prelude === null && state.run?.reader?.restsOn(name, value)) state.late = true;
}
function readerOf({ options, preludes }, run) {
	run.reader ??= openRun(run.known ?? run.members, {
		input: options.input,
		run: preludes.length,
		toFollow: options.toFollow ?? false,
		nextKin: options.nextKin,
		secret: options.secret
	}, options.roots);
	return run.reader;
}

// src/sarif/read.ts
const VERSION = "2.1.0";
function windowReader(options) {
	const { input, prelude } = options;
	const log = readLog({
		...options,
		nodes: require_scan.tableFor(options.toFollow ?? false).nodes,
		isReadable
	});
	return {
		take: (window) => require_scan.deliver(window, log.events),
		results: () => log.results,
		findings: () => log.findings,
		kept: () => log.kept,
		mostKept: () => log.mostKept,
		end({ broken, looksLikeSarif }) {
			const refused = broken ? scanFault(broken, input) : shapeFault(log, input);
			const isSarif = broken !== null && (broken.fault === "cut short" || looksLikeSarif) || claimsSarif(log.members);
			if (refused) return {
				runs: [],
				faults: [refused],
				isSarif,
				again: prelude === null && log.findings > 0 ? REFUSED : null
			};
			const again = log.late ? {
				refused: false,
				runs: log.preludes,
				kept: log.kept
			} : null;
			return {
				runs: log.runs,
				faults: [
					...strayResults(log.members, input),
					...strays(log, input),
					...unreadableRules(log, input)
				],
				isSarif: true,
				again
			};
		}
	};
}
/** @returns what gives one number after the other, from 0 on */
function counter() {
	let next = 0;
	return () => next++;
}
/** Whether results may be handed over yet: not when the version, which usually stands first, is another. */
function isReadable({ version }) {
	return version === void 0 || version === VERSION;
}
const AGAIN = "run the scanner again and look at its log: it crashed, was stopped, or wrote other output into the file";
const SCAN_FAULTS = {
	syntax: [
		"E_NOT_JSON",
		"the file is not JSON",
		AGAIN
	],
	encoding: [
		"E_ENCODING",
		"the file is not UTF-8, nor UTF-16 with a BOM",
		"write SARIF as UTF-8"
	],
	duplicate: [
		"E_DUPLICATE_KEY",
		"an object says one thing twice",
		"let the scanner write each member once"
	],
	deep: [
		"E_NOT_JSON",
		"the file nests deeper than 1,000 levels",
		AGAIN
	],
	"deep where read": [
		"E_NOT_JSON",
		"the file nests deeper than 64 levels in what the gate reads",
		AGAIN
	],
	members: [
		"E_TOO_LARGE",
		"one object has more than 10,000 members, or a name of more than 4,096 bytes",
		"let the scanner write less"
	],
	"value size": [
		"E_TOO_LARGE",
		"what the gate reads of one result is larger than 8 MiB",
		"let the scanner write less"
	],
	"cut short": [
		"E_CUT_SHORT",
		"the file ends before its JSON does",
		AGAIN
	]
};
function scanFault({ fault: why, offset }, input) {
	const [code, what, fix] = SCAN_FAULTS[why];
	if (offset === 0 && why === "cut short") return require_fault.fault(code, input, "the file is empty: nothing was written", fix);
	return require_fault.fault(code, input, why === "cut short" ? what : `${what} (at byte ${offset})`, fix);
}
function unreadableRules({ odd }, input) {
	const what = "a tool or driver that is a list, or rules or extensions that are not a list";
	return odd.map((index) => require_fault.fault("E_NOT_SARIF", `${input}#/runs/${index}/tool`, what, "let the scanner write SARIF 2.1.0"));
}
function strays({ strays: all }, input) {
	return all.map(({ run, result }) => {
		const where = `${input}#/runs/${run}${result === null ? "" : `/results/${result}`}`;
		return require_fault.fault("E_NOT_SARIF", where, `a ${result === null ? "run" : "result"} that is not an object`, "let the scanner write SARIF 2.1.0");
	});
}
/** @returns why the log cannot be read at all, or null */
function shapeFault({ isObject: isLog, members: log }, input) {
	if (!isLog) return require_fault.fault("E_NOT_SARIF", input, "the file is JSON, but not an object", "name a SARIF 2.1.0 file");
	const version = log.version;
	if (version === VERSION && log.runs === null) return require_fault.fault("E_NO_RUNS", input, "runs is null: nothing was scanned", "run the scanner again and look at its log");
	if (!Array.isArray(log.runs) && version !== VERSION && !claimsSarif(log)) return require_fault.fault("E_NOT_SARIF", input, "the file is JSON, but not SARIF: it has no runs", "name a SARIF 2.1.0 file");
	if (version !== VERSION) return versionFault(version, input);
	if (!Array.isArray(log.runs)) return require_fault.fault("E_NOT_SARIF", input, "the log has no runs array", "let the scanner write SARIF 2.1.0");
	return log.runs.length === 0 ? require_fault.fault("E_NO_RUNS", input, "the log has no run: nothing was scanned", "run the scanner again and look at its log") : null;
}
function versionFault(version, input) {
	const what = asText(version) === null ? "the log does not say its SARIF version" : `SARIF version "${asText(version)?.slice(0, 40)}" is not ${VERSION}`;
	return require_fault.fault("E_SARIF_VERSION", `${input}#/version`, what, `let the scanner write ${VERSION}, or convert: npx @microsoft/sarif-multitool transform OLD.sarif --sarif-output-version Current --output NEW.sarif`);
}
function claimsSarif(log) {
	return Array.isArray(log.runs) || log.version === VERSION && log.runs !== void 0 || /sarif/i.test(asText(log.$schema)?.slice(0, 500) ?? "");
}
/** Results, rules or invocations that stand beside the runs instead of in them (SARIF 2.1.0 \u00a73.13.5). */
function strayResults(log, input) {
	return asArray(log.inlineExternalProperties).flatMap((entry, index) => {
		const stray = [
			"results",
			"invocations",
			"driver",
			"extensions"
		].filter((name) => {
			const found = member(entry, name);
			return Array.isArray(found) ? found.length > 0 : isObject(found);
		});
		if (stray.length === 0) return [];
		return [require_fault.fault("E_EXTERNAL", `${input}#/inlineExternalProperties/${index}`, `${stray.join(", ")} stand outside the runs`, "let the scanner write them into its runs")];
	});
}

// src/evidence.ts
/** Findings are told apart by hashes that begin with it, so that no file can be made in which two have the same. */
const SECRET = [...(0, node_crypto.randomFillSync)(/* @__PURE__ */ new Uint32Array(4))];
async function judgeFiles(found, { request, baseline, rules, known, subjects, stdin, watch }) {
	const roots = await rootsOf((0, node_path.resolve)(request.source));
	const { limits } = rules.policy;
	const spool = await spooled(found.files, stdin, limits.inputSize.most);
	const desk = {
		roots,
		limits,
		watch,
		toFollow: baseline !== null
	};
	try {
		const before = baseline === null ? null : await readBaseline(baseline, request, desk);
		const held = before?.kept ?? 0;
		const { taker: gate, readings } = await readUntilItStands(spool.files, (lessons) => openGate(rules, lessons), {
			...desk,
			held
		});
		const evidence = evidenceOf(readings, {
			args: request.sarif,
			skipped: found.skipped,
			faults: [...found.faults, ...spool.faults]
		});
		const tools = evidence.runs.map(({ tool }) => tool);
		require_thread.endThread();
		return gate.judge({
			...evidence,
			faults: [
				...known.faults,
				...before?.faults ?? [],
				...evidence.faults
			],
			warnings: [...known.warnings, ...sameBytes(evidence.inputs, before)],
			digests: known.digests,
			subjects,
			past: await pastOf(gate.findings, tools, before, request),
			checkout: await checkoutOf((0, node_path.resolve)(request.source), evidence.runs, request.stage)
		});
	} finally {
		watch.close();
		await spool.remove();
	}
}
/** A scan of the base that ran in the wrong folder says just what is judged. */
function sameBytes(inputs, before) {
	const known = new Set(before?.inputs.map(({ sha256 }) => sha256));
	const what = "the baseline has a file of the same bytes: see to it that the base was scanned, and not the change";
	return inputs.filter(({ sha256 }) => known.has(sha256)).map(({ path }) => ({
		what,
		where: path
	}));
}
/** Findings of the baseline, all of them, and what is wrong with it: what is compared with a part of it is not judged. */
async function readBaseline(found, { baseline: args, baselineSource }, desk) {
	const own = baselineSource === null ? [] : await rootsOf((0, node_path.resolve)(baselineSource));
	const { taker, readings } = await readUntilItStands(found.files, heap, {
		...desk,
		roots: [...own, ...desk.roots],
		held: 0
	});
	const { inputs, runs, faults } = evidenceOf(readings, {
		args,
		skipped: [],
		faults: found.faults
	});
	const unfinished = runs.filter(({ outcome, hasResults }) => outcome === "failed" || !hasResults).map(unfinishedRun);
	return {
		findings: taker.findings,
		inputs,
		tools: runs.map(({ tool }) => tool),
		kept: taker.kept(),
		faults: [...faults, ...unfinished]
	};
}
/** What such a run lacks would count as new. */
function unfinishedRun({ input, run, tool }) {
	const what = `the baseline's run of ${tool.name} did not finish, or says nothing of results`;
	return require_fault.fault("E_EXECUTION_FAILED", `${input}#/runs/${run}`, what, "scan the base again, or leave it out of the baseline");
}
/** Keeps every finding, and asks for nothing again. */
function heap() {
	const findings = [];
	let kept = 0;
	return {
		findings,
		take(sighting) {
			const finding = sighting.whole();
			kept += require_common.sizeOf(finding, true);
			findings.push(finding);
		},
		kept: () => kept,
		missed: () => null
	};
}
/** Reads all files, and again until nothing has to be taken back. */
async function readUntilItStands(files, open, desk) {
	const earlier = /* @__PURE__ */ new Map();
	const [digests, meetings] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
	for (let first = true;; first = false) {
		const taker = open({
			seed: SECRET[0],
			missed: {
				digests,
				meetings
			}
		});
		const nextKin = counter();
		const heard = first ? desk.watch : {
			...desk.watch,
			end: require_common.UNWATCHED.end
		};
		const readings = await readAll(files, earlier, {
			...desk,
			taker,
			nextKin,
			watch: heard
		});
		const missed = taker.missed();
		if (readings.every(({ again }) => again === null) && missed === null) return {
			taker,
			readings
		};
		missed?.digests.forEach((digest) => digests.add(digest));
		missed?.meetings.forEach((place) => meetings.add(place));
	}
}
/** @param earlier by path, the last reading of each file that could not stand; those of this round are added */
async function readAll(files, earlier, desk) {
	const readings = [];
	let { taker } = desk;
	let before = {
		results: 0,
		kept: [...earlier.values()].reduce((sum, { again }) => sum + (again?.kept ?? 0), desk.held)
	};
	for (const file of files) {
		const last = earlier.get(file.path);
		const reading = (last?.again?.refused ? {
			...last,
			kept: 0,
			again: null
		} : null) ?? await read(file, last?.again ?? null, {
			...desk,
			taker,
			before
		});
		if (reading.again) earlier.set(file.path, reading);
		if (reading.again) taker = null;
		before = {
			results: before.results + reading.results,
			kept: before.kept + reading.kept
		};
		readings.push(reading);
	}
	return readings;
}
/** Findings that are taken before it is asked again how many there are. */
const FEW = 64;
async function read(file, prelude, { roots, limits, toFollow, taker, nextKin, watch, before }) {
	const kept = () => before.kept + reader.mostKept() + (taker?.kept() ?? 0);
	const results = () => before.results + reader.results();
	const isTooMuch = () => results() > limits.results.most || kept() > limits.memory.most;
	const flood = () => isTooMuch() ? floodFault(file, limits, results(), kept()) : null;
	let isFull = false;
	const reader = windowReader({
		input: file.name,
		roots,
		prelude,
		toFollow,
		nextKin,
		secret: SECRET,
		onFinding(finding) {
			if (reader.findings() % FEW === 0) isFull = isTooMuch();
			if (!isFull) taker?.take(finding);
		}
	});
	watch.begin(file.name);
	const keepHeapSmall = heapKeeper();
	const chunk = ({ bytes, size, inflated }) => {
		watch.reading({
			file: file.name,
			bytes,
			size,
			inflated,
			results: reader.results()
		});
		keepHeapSmall();
		return flood();
	};
	const done = await require_scan.scanFile({
		file,
		limits,
		secret: SECRET,
		toFollow
	}, {
		window: reader.take,
		chunk
	});
	const facts = reader.end(done.scanned);
	const unread = done.fault ?? flood();
	const input = {
		path: file.name,
		sha256: done.sha256,
		bytes: done.bytes
	};
	const passedOver = unread === null && !file.named && !facts.isSarif;
	const stands = unread === null && facts.runs.length > 0;
	if (!passedOver) watch.end({
		...done,
		file: file.name,
		results: stands ? reader.results() : null
	});
	if (stands) return {
		...facts,
		input,
		passedOver,
		results: reader.results(),
		kept: reader.kept()
	};
	const isOver = kept() > limits.memory.most;
	return {
		input,
		passedOver,
		results: 0,
		kept: isOver ? Infinity : 0,
		runs: [],
		faults: unread ? [unread] : facts.faults,
		again: reader.findings() > 0 || isOver ? REFUSED : null
	};
}
function floodFault({ name }, limits, results, kept) {
	if (results > limits.results.most) {
		const what = `it brings the results of all inputs to at least ${require_fault.formatCount(results)}`;
		return require_fault.exceeded("results", limits.results, name, {
			what,
			found: results
		});
	}
	if (!Number.isFinite(kept)) return require_fault.exceeded("memory", limits.memory, name, {
		what: "it is not judged: an input before it was too much",
		found: 0
	});
	return require_fault.exceeded("memory", limits.memory, name, {
		what: `it brings what is kept of all inputs to at least ${require_fault.formatSize(kept)}`,
		found: kept
	});
}
/** Everything in an order that rests on the bytes and names of the files alone. */
function evidenceOf(readings, { args, faults: unfound, skipped }) {
	const used = readings.filter(({ passedOver }) => !passedOver).toSorted((a, b) => require_common.byText(`${a.input.sha256} ${a.input.path}`, `${b.input.sha256} ${b.input.path}`));
	const passed = readings.filter(({ passedOver }) => passedOver).map(({ input }) => ({
		path: input.path,
		why: "JSON, but not SARIF"
	}));
	const nothing = unfound.length === 0 && used.length === 0 ? [require_fault.fault("E_NO_FILE", args.join(" "), "no file there is SARIF", "let the scanner step run first and look at its log, or correct the name")] : [];
	return {
		inputs: used.map(({ input }) => input),
		runs: used.flatMap(({ runs }) => runs),
		skipped: [...skipped, ...passed].toSorted((a, b) => require_common.byText(a.path, b.path)),
		faults: [
			...unfound,
			...used.flatMap(({ faults }) => faults),
			...nothing
		]
	};
}
/** The source folder as the caller names it, and as it is once links are followed; `/` between parts. */
async function rootsOf(source) {
	const real = await (0, node_fs_promises.realpath)(source).catch(() => source);
	return [.../* @__PURE__ */ new Set([source, real])].map((path) => path.replaceAll("\\", "/").replace(/^([a-z]:)/i, "/$1").replace(/\/$/, ""));
}

// src/policy/built-in.ts
const SOURCE = "built-in policy";
/** Longest term in days. */
const LONGEST = {
	"accepted-risk": 90,
	"false-positive": 365,
	mitigated: 90
};
/** Days for which a VEX statement holds. */
const LONGEST_VEX = 365;
/** Sign-offs by distinct people; the requester is never one of them. */
const PEOPLE = {
	critical: 2,
	high: 1,
	medium: 1,
	low: 1,
	none: 1
};
function signOffRule(severity) {
	return {
		roles: /* @__PURE__ */ new Map(),
		people: PEOPLE[severity],
		longest: LONGEST,
		where: SOURCE
	};
}
function everyDecision(days) {
	return Object.fromEntries(require_common.DECISIONS.map((decision) => [decision, days]));
}
function limits() {
	return Object.fromEntries(require_fault.LIMIT_NAMES.map((name) => [name, {
		most: require_fault.LIMITS[name].otherwise,
		where: SOURCE
	}]));
}
/** @param why such as `policy.yml is at fault` */
function standIn(why) {
	return {
		...builtInPolicy(),
		source: `${SOURCE}, since ${why}`,
		standsIn: true
	};
}
function builtInPolicy() {
	return {
		source: SOURCE,
		standsIn: false,
		application: null,
		contact: null,
		unrated: {
			to: "critical",
			where: SOURCE
		},
		severityRules: [],
		observeUntil: null,
		stages: {
			"pull-request": {
				failOn: "high",
				scope: "introduced",
				where: SOURCE
			},
			release: {
				failOn: "high",
				scope: "all",
				where: SOURCE
			}
		},
		requiredTools: [],
		tolerate: [],
		errorNotifications: "warn",
		scannerConfiguration: "notice",
		trustedRefs: [],
		limits: limits(),
		artifact: {
			exclusions: [],
			required: []
		},
		suppressions: {
			inSource: "ignore",
			external: "ignore",
			where: SOURCE
		},
		roles: /* @__PURE__ */ new Map(),
		signOff: Object.fromEntries(require_common.SEVERITIES.map((severity) => [severity, signOffRule(severity)])),
		proof: {
			mode: "declared",
			where: SOURCE
		},
		lifecycle: {
			renewals: null,
			mostAlive: null,
			emergency: null
		},
		vex: {
			trust: [],
			products: [],
			longest: LONGEST_VEX,
			maxSeverity: null,
			author: null,
			product: null,
			where: SOURCE
		},
		allow: {
			severityRules: false,
			tolerate: false,
			observe: false,
			artifactExclude: false,
			vexTrust: false,
			roles: []
		}
	};
}

// src/rulebook.ts
const HOME = ".github/defect-gate";
const CUSTOMARY_POLICY = [`${HOME}/policy.yml`, `${HOME}/policy.yaml`];
const DEFAULT_EXCEPTIONS = [
	`${HOME}/exceptions.yml`,
	`${HOME}/exceptions.yaml`,
	`${HOME}/exceptions`
];
/** Where policy and exceptions lie by custom. */
const CUSTOMARY = [...CUSTOMARY_POLICY, ...DEFAULT_EXCEPTIONS];
async function readRulebook(sought) {
	const { place, now, origin } = sought;
	const faults = [];
	const warnings = [];
	const collect = (result, otherwise) => {
		if (result.ok) return result.value;
		for (const one of result.faults) faults.push(one);
		return otherwise;
	};
	const read = {
		policy: async (path) => inList(await place.file(path)),
		exceptions: (path) => place.files(path)
	};
	const find = async (noun) => {
		const found = await (sought[noun] === null ? byCustom(noun, sought, read[noun]) : named(sought[noun], place, read[noun]));
		for (const one of found.faults) faults.push(one);
		for (const one of found.warnings) warnings.push(one);
		return found;
	};
	const own = await find("policy");
	const { files: exceptionFiles } = await find("exceptions");
	const [policyFile] = own.files;
	const otherwise = own.path === null ? builtInPolicy() : standIn(`${place.nameOf(own.path)} is at fault`);
	const { policy, ...extended } = own.path === null || policyFile === void 0 ? {
		policy: otherwise,
		...NOTHING_EXTENDED
	} : collect(await policyOf(policyFile, own.path, sought), {
		policy: otherwise,
		...NOTHING_EXTENDED,
		files: [policyFile]
	});
	const all = [...exceptionFiles, ...extended.exceptions];
	return {
		policy,
		exceptions: all.length === 0 ? [] : collect((await Promise.resolve().then(() => require("./yaml.js")).then((n) => n.parse_exports)).parseExceptions(all, require_common.dayOf(now), origin), []),
		faults,
		warnings,
		digests: {
			policy: digestOf(extended.files),
			exceptions: digestOf(all)
		},
		files: [
			...own.files,
			...exceptionFiles,
			...extended.beside
		],
		beside: extended.beside.map(({ path }) => path),
		asked: extended.asked
	};
}
const NOTHING_EXTENDED = {
	files: [],
	exceptions: [],
	beside: [],
	asked: []
};
/** What reads YAML is half of all code: it is loaded for those who have a policy or exceptions. */
async function policyOf(file, path, sought) {
	return (await Promise.resolve().then(() => require("./yaml.js")).then((n) => n.extends_exports)).resolveExtends(file, path, sought);
}
/** With its article. */
const NAMED = {
	policy: "a policy file",
	exceptions: "an exceptions file"
};
function inList(file) {
	return file.ok ? require_fault.ok(file.value === null ? null : [file.value]) : file;
}
async function named(path, place, read) {
	const files = await read(path);
	if (!files.ok) return {
		path,
		files: [],
		faults: files.faults,
		warnings: []
	};
	const missing = require_fault.fault("E_NO_FILE", place.nameOf(path), "the file cannot be read: it does not exist", "correct the name, or add the file");
	return {
		path,
		files: files.value ?? [],
		faults: files.value === null ? [missing] : [],
		warnings: []
	};
}
async function byCustom(noun, { custom, useDefaults }, read) {
	const usual = noun === "policy" ? CUSTOMARY_POLICY : DEFAULT_EXCEPTIONS;
	const [where = ""] = usual;
	const present = await presentOf(usual.map(custom), read);
	const [first] = present;
	const both = `both exist, and the ${noun} can only be one of them`;
	const faults = present.length > 1 ? [require_fault.fault("E_OPTION", usual.join(" and "), both, "keep one, or name one")] : [];
	if (first === void 0 || !useDefaults) {
		const none = `there is no ${noun} file at ${usual.join(" or ")}: ${noun === "policy" ? "the built-in policy judges" : "no exception is known"}`;
		const idle = `${NAMED[noun]} lies here and is not used, since no option names it`;
		return {
			path: null,
			files: [],
			faults,
			warnings: first === void 0 && !useDefaults ? [] : [{
				what: first === void 0 ? none : idle,
				where
			}]
		};
	}
	const { path, files } = first;
	return {
		path,
		files: files.ok ? files.value : [],
		faults: [...faults, ...files.ok ? [] : files.faults],
		warnings: []
	};
}
async function presentOf(paths, read) {
	const present = [];
	for (const path of paths) {
		const files = await read(path);
		if (!files.ok) present.push({
			path,
			files
		});
		else if (files.value !== null) present.push({
			path,
			files: require_fault.ok(files.value)
		});
	}
	return present;
}
/** Of one file its own digest; of several, of the list of their names and digests. */
function digestOf(files) {
	const [only] = files;
	if (only === void 0 || files.length === 1) return only?.digest ?? null;
	const list = files.map(({ path, digest }) => `${digest}  ${path}\n`).join("");
	return `sha256:${(0, node_crypto.createHash)("sha256").update(list).digest("hex")}`;
}

// src/place.ts
/** Paths are absolute. @param source that reports are relative to */
function folderPlace(source) {
	return {
		nameOf: (path) => nameOf$5(path, source),
		file: async (path) => await exists(path) ? readText(path, source) : require_fault.ok(null),
		files: async (path) => await exists(path) ? readTexts(path, source) : require_fault.ok(null)
	};
}
/** Paths are relative to the root of the repository. Nothing of the work tree is looked at. */
function commitPlace(tip, holders) {
	const name = (path) => `${path}@${tip.commit.slice(0, 7)}`;
	const files = async (path) => {
		const found = await bytesAt(tip, path, holders);
		if (!found.ok) return found;
		const texts = found.value.map((file) => textFile({
			file: name(file.path),
			path: file.path
		}, file.bytes));
		const faults = texts.flatMap((text) => text.ok ? [] : text.faults);
		if (faults.length > 0) return require_fault.failed(faults);
		return require_fault.ok(texts.length === 0 ? null : texts.flatMap((text) => text.ok ? [text.value] : []));
	};
	return {
		nameOf: name,
		files,
		async file(path) {
			const found = await files(path);
			const [only] = found.ok ? found.value ?? [] : [];
			if (!found.ok) return found;
			if (only === void 0 || only.path === path) return require_fault.ok(only ?? null);
			return require_fault.failed([require_fault.fault("E_READ", name(path), "it is a folder", "name the file")]);
		}
	};
}
async function bytesAt(tip, path, { repository, github }) {
	const local = repository === null ? null : await repository.files(tip.commit, path);
	if (local?.told) return require_fault.ok(local.value);
	if (github !== null) return (await Promise.resolve().then(() => require("./github.js")).then((n) => n.contents_exports)).filesAt(github, tip, path);
	const [why, fix] = local !== null && await repository?.has(tip.commit) === true ? [local.why, local.fix] : ["the commit is not in the checkout", "fetch it (actions/checkout: fetch-depth: 0)"];
	return require_fault.failed([require_fault.fault("E_GIT", `${path}@${tip.commit.slice(0, 7)}`, why, fix)]);
}

// src/books.ts
async function booksOf(request, surroundings, now) {
	const { hosted, trusted } = surroundings;
	const github = hosted === null ? null : (await Promise.resolve().then(() => require("./github.js")).then((n) => n.api_exports)).openGitHub(hosted.access);
	return trusted || request.trustedRef !== null ? booksOfCommits(request, surroundings, {
		github,
		now
	}) : bookOfFolder(request, surroundings, {
		github,
		now
	});
}
async function bookOfFolder(request, { useDefaults }, means) {
	const source = (0, node_path.resolve)(request.source);
	const [policy = null, exceptions = null] = [request.policy, request.exceptions].map((path) => path === null ? null : (0, node_path.resolve)(path));
	const custom = (path) => (0, node_path.join)(source, path);
	const place = folderPlace(source);
	return {
		trusted: await readRulebook({
			...means,
			place,
			policy,
			exceptions,
			custom,
			useDefaults,
			origin: "trusted",
			only: null
		}),
		head: null,
		shelf: null,
		warnings: useDefaults ? [UNTRUSTED] : []
	};
}
async function booksOfCommits(request, surroundings, means) {
	const paths = pathsIn(request);
	if (!paths.ok) return {
		trusted: emptyBook(paths.faults),
		head: null,
		shelf: null,
		warnings: []
	};
	const common = {
		...means,
		...paths.value,
		custom: (path) => path,
		useDefaults: true
	};
	const readTrusted = (place) => readRulebook({
		...common,
		place,
		origin: "trusted",
		only: null
	});
	const { openTrusted } = await Promise.resolve().then(() => require("./trusted.js")).then((n) => n.trusted_exports);
	const found = await openTrusted(request, surroundings, async (place) => (await readTrusted(place)).policy);
	if (!found.ok) return {
		trusted: emptyBook(found.faults),
		head: null,
		shelf: null,
		warnings: []
	};
	const { place, tip, head, warnings, close } = found.value;
	try {
		const trusted = await readTrusted(place);
		const only = new Set(trusted.asked);
		const own = head === null ? null : await ownBook(head, (at) => readRulebook({
			...common,
			place: at,
			origin: "head",
			only
		}));
		const named = paths.value.exceptions === null ? DEFAULT_EXCEPTIONS : [paths.value.exceptions];
		return {
			trusted,
			head: own,
			shelf: {
				tip,
				head: own === null ? null : head?.commit ?? null,
				paths: [...named, ...trusted.beside]
			},
			warnings
		};
	} finally {
		await close();
	}
}
const UNTRUSTED = {
	what: "no event of GitHub is known, so that policy and exceptions are read from the source folder, whoever wrote them there",
	where: "option trusted-ref"
};
/** Paths of a commit: from the root of the repository, and never out of it. */
function pathsIn({ policy, exceptions }) {
	const clean = (path) => path?.replace(/^(?:\.\/+)+/, "").replace(/\/+$/, "") ?? null;
	const paths = {
		policy: clean(policy),
		exceptions: clean(exceptions)
	};
	const faults = Object.entries(paths).flatMap(([name, path]) => {
		if (path === null || path.split("/").every((part) => part !== "" && part !== "." && part !== "..")) return [];
		const what = `"${path}" is no path within the repository, and is read from its trusted ref`;
		return [require_fault.fault("E_OPTION", name, what, "write it from the root of the repository, such as .github/defect-gate/policy.yml")];
	});
	return faults.length > 0 ? require_fault.failed(faults) : require_fault.ok(paths);
}
/** What cannot be read judges nothing better: no exception holds, and the verdict is an error. */
function emptyBook(faults) {
	return {
		policy: standIn("there is no trusted place to read one from"),
		exceptions: [],
		faults,
		warnings: [],
		digests: {
			policy: null,
			exceptions: null
		},
		files: [],
		beside: [],
		asked: []
	};
}
/** Files that stand as they did where the change left the trusted branch are not its own, whatever that branch did since. */
async function ownBook({ place, base }, read) {
	const own = await read(place);
	const before = base === null ? null : await read(base);
	return before !== null && own.faults.length === before.faults.length && changedFiles(before.files, own.files).length === 0 ? null : own;
}
function changedFiles(before, after) {
	const [was, is] = [before, after].map((files) => new Map(files.map(({ path, digest }) => [path, digest])));
	return [...new Set([...before, ...after].map(({ path }) => path))].flatMap((path) => {
		const [old, now] = [was?.get(path), is?.get(path)];
		if (old === now) return [];
		return [{
			path,
			change: old === void 0 ? "added" : now === void 0 ? "removed" : "changed"
		}];
	});
}

// src/files/branch.ts
async function branchOf(source) {
	const head = await (0, node_fs_promises.readFile)((0, node_path.join)(source, ".git", "HEAD"), "utf8").catch(() => "");
	return /^ref: refs\/heads\/(\S+)\n?$/.exec(head)?.[1] ?? null;
}

// src/vex-files.ts
/** Larger documents are refused. */
const MAX_VEX_BYTES = 67108864;
/** @param source absolute path of the source folder */
async function readVexFiles(paths, source, rules) {
	const read = [];
	for (const path of paths) read.push(await readOne((0, node_path.resolve)(path), source));
	const all = read.flatMap((one) => one.ok ? [one.value] : []);
	const bySha = /* @__PURE__ */ new Map();
	const again = [];
	for (const document of all) {
		const known = bySha.get(document.sha256);
		if (known === void 0) bySha.set(document.sha256, document);
		else again.push({
			what: `the file is the same as ${known.file}, and is read once`,
			where: document.file
		});
	}
	const documents = [...bySha.values()].toSorted((a, b) => a.sha256 < b.sha256 ? -1 : 1);
	return {
		documents,
		faults: read.flatMap((one) => one.ok ? [] : one.faults),
		warnings: [...again, ...untrusted(documents, rules)]
	};
}
async function readOne(path, source) {
	const name = nameOf$5(path, source);
	const bytes = await require_common.readBytes(path, MAX_VEX_BYTES);
	if (!bytes.ok) {
		const code = await exists(path) ? "E_READ" : "E_NO_FILE";
		return require_fault.failed([require_fault.fault(code, name, `the file ${bytes.why}`, "correct the name, or leave it out")]);
	}
	const text = decoded(bytes.value);
	if (text === null) return require_fault.failed([require_fault.fault("E_ENCODING", name, "the file is not UTF-8", "save it as UTF-8")]);
	const { readVex } = await Promise.resolve().then(() => require("./vex.js")).then((n) => n.read_exports);
	return readVex(text, name, (0, node_crypto.createHash)("sha256").update(bytes.value).digest("hex"));
}
function decoded(bytes) {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}
function untrusted(documents, rules) {
	const trustIn = trustOf(documents, rules);
	return documents.flatMap((document) => {
		const trusted = trustIn(document);
		if (trusted.line !== null) return [];
		const { author, statements, sha256 } = document;
		const number = `${statements.length} ${statements.length === 1 ? "statement accepts" : "statements accept"}`;
		return [{
			what: `VEX by "${author}": ${trusted.why}, and its ${number} nothing (sha256 ${sha256})`,
			where: document.file
		}];
	});
}

// src/vouched.ts
const NOTHING = {
	reviews: /* @__PURE__ */ new Map(),
	faults: [],
	warnings: []
};
async function vouchedFor(exceptions, bench) {
	const { policy, today, shelf } = bench;
	const alive = exceptions.filter(({ revoked, validThrough }) => revoked === null && validThrough >= today);
	return policy.proof.mode === "declared" || shelf === null || alive.length === 0 ? NOTHING : ask(alive, shelf, bench);
}
async function ask(exceptions, { tip, head, paths }, { policy, folder, hosted }) {
	const [{ reviewsFor }, { openGitHub }] = await Promise.all([Promise.resolve().then(() => require("./reviews.js")).then((n) => n.reviews_exports), Promise.resolve().then(() => require("./github.js")).then((n) => n.api_exports)]);
	const { mode } = policy.proof;
	const github = mode === "signature" || !hosted?.access.token ? null : openGitHub(hosted.access);
	const common = {
		folder,
		paths,
		repository: hosted?.repository ?? "",
		github,
		teams: teamsIn(policy)
	};
	const of = (origin) => exceptions.filter((exception) => exception.origin === origin);
	const trusted = await reviewsFor(of("trusted"), {
		...common,
		branch: tip.ref,
		tip: tip.commit,
		pullRequest: null
	});
	const pullRequest = hosted?.pullRequest ?? null;
	const own = head === null ? NOTHING : await reviewsFor(of("head"), {
		...common,
		branch: "HEAD",
		tip: head,
		pullRequest
	});
	const brought = github === null ? broughtBy(hosted, own) : own;
	return together(mode === "signature" ? asWarnings(trusted) : trusted, asWarnings(brought));
}
/** Commits carry the names that their authors chose; the event of a pull request has those of accounts. */
function broughtBy(hosted, own) {
	const people = hosted?.pullRequest?.people ?? [];
	const reviews = [...own.reviews].map(([exception, review]) => [exception, {
		...review,
		requesters: [...review.requesters, ...people]
	}]);
	return {
		...own,
		reviews: new Map(reviews)
	};
}
/** A signature proves itself. What a change brings and cannot be looked into does not count, and spoils no verdict. */
function asWarnings({ reviews, faults, warnings }) {
	const said = faults.map(({ what, where, fix }) => ({
		what: `who brought exceptions is not known: ${what}; ${fix}`,
		where
	}));
	return {
		reviews,
		faults: [],
		warnings: [...warnings, ...said]
	};
}
function together(a, b) {
	return {
		reviews: new Map([...a.reviews, ...b.reviews]),
		faults: [...a.faults, ...b.faults],
		warnings: [...a.warnings, ...b.warnings]
	};
}
function teamsIn({ roles }) {
	const logins = [...roles.values()].flat().map(({ login }) => login);
	return [...new Set(logins.filter((login) => login.startsWith("@")).map((login) => login.slice(1)))];
}

// src/rules.ts
/** @returns rules to judge by even where something is at fault: what is at fault makes the verdict an error, and the rest is judged all the same */
async function gatherRules(request, surroundings) {
	const source = (0, node_path.resolve)(request.source);
	const now = request.now ?? surroundings.clock();
	const books = await booksOf(request, surroundings, now);
	const { policy, digests, warnings: read } = books.trusted;
	const { stage, failOn } = request;
	const vex = await readVexFiles(request.vex, source, policy.vex);
	const faults = [
		...books.trusted.faults,
		...vex.faults,
		...laxerThan(policy, request)
	];
	const warnings = [
		...read,
		...vex.warnings,
		...books.warnings,
		...aboutHead(books.head),
		...aboutTime(policy, request, now, surroundings.clock())
	];
	const branch = surroundings.branch ?? await branchOf(source);
	const keepAll = request.allDefects || request.baseline.length > 0 || request.vexOutput !== null;
	const own = ownOf(books.head?.exceptions ?? [], books.trusted.exceptions);
	const bench = {
		policy,
		today: require_common.dayOf(now),
		shelf: books.shelf,
		folder: source,
		hosted: surroundings.hosted
	};
	const vouched = await vouchedFor([...books.trusted.exceptions, ...own], bench);
	const measure = {
		policy,
		exceptions: books.trusted.exceptions,
		vex: vex.documents,
		reviews: vouched.reviews,
		stage,
		failOn,
		now,
		branch,
		keepAll,
		artifact: null,
		proposed: null
	};
	return {
		rules: books.head === null ? measure : withHead(measure, books.trusted, {
			...books.head,
			own
		}, faults),
		known: {
			faults: [...faults, ...vouched.faults],
			warnings: [...warnings, ...vouched.warnings],
			digests: {
				...digests,
				ledger: null,
				artifact: null
			}
		}
	};
}
/** After the merge every run would end in error: loud, and still no part of this verdict, which it must neither mend nor spoil. */
function aboutHead(head) {
	const [first] = head?.faults ?? [];
	if (head === null || first === void 0) return [];
	return [{
		what: `after the merge nothing could be judged: this change breaks policy or exceptions, with ${head.faults.length === 1 ? "1 fault" : `${head.faults.length} faults`}: ${first.what}`,
		where: first.where
	}];
}
/** One door: a statement of the change counts where it proves itself. All else of the change is only shown. */
function withHead(rules, trusted, { own, ...head }, mended) {
	const files = changedFiles(trusted.files, head.files);
	if (files.length === 0 && head.faults.length === 0) return rules;
	const standing = new Map(trusted.exceptions.map((exception) => [contentOf(exception), exception]));
	const merged = head.exceptions.map((now) => ({
		now,
		after: standing.get(contentOf(now)) ?? asTrusted(now)
	}));
	const reviews = /* @__PURE__ */ new Map();
	for (const { now, after } of merged) {
		const review = rules.reviews.get(after) ?? rules.reviews.get(now);
		if (review !== void 0) reviews.set(after, review);
	}
	const exceptions = merged.map(({ after }) => after);
	const proposed = {
		files,
		faults: head.faults,
		mended,
		rules: {
			...rules,
			policy: head.policy,
			exceptions,
			reviews
		}
	};
	return {
		...rules,
		exceptions: [...rules.exceptions, ...own],
		proposed
	};
}
function asTrusted(exception) {
	return {
		...exception,
		origin: "trusted"
	};
}
/** A moment that is not the clock's, and an observation that has ended: both are easily forgotten. */
function aboutTime(policy, { now: chosen }, now, clock) {
	const until = policy.observeUntil;
	const ended = until !== null && require_common.dayOf(now) > until.day;
	return [...chosen !== null && require_common.dayOf(chosen) !== require_common.dayOf(clock) ? [{
		what: `judged as of ${require_common.formatInstant(now)}, not of today`,
		where: "option now"
	}] : [], ...ended ? [{
		what: `observation ended ${until.day}: what blocks fails the build`,
		where: until.where
	}] : []];
}
function laxerThan({ stages }, { failOn, stage }) {
	const own = stages[stage];
	if (failOn === null || require_common.rank(failOn) >= require_common.rank(own.failOn)) return [];
	return [require_fault.fault("E_OPTION", "fail-on", `"${failOn}" is laxer than "${own.failOn}", on which the policy fails (${own.where})`, "the option may only tighten; change the policy instead")];
}

// src/run.ts
var run_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ run: () => run });
async function run(request, surroundings) {
	const source = (0, node_path.resolve)(request.source);
	const surfaces = surfacesOf(request);
	const kept = pathsOf([...request.subjects, request.attestationKey]);
	await discardOwnOnBug(surfaces, kept);
	const found = await findAll(request, source);
	require_thread.prepareFor(found.sarif.files.map(({ path }) => path));
	const beside = surfaces.length === 0 ? [] : await besidePolicy(request, surroundings);
	const cleared = await clear(surfaces, {
		inputs: [...inputsOf(request, found), ...beside],
		kept
	});
	const { rules, known } = await gatherRules(request, surroundings);
	const named = await subjectsOf(request);
	const isRead = ({ path, named: isNamed }) => isNamed || !cleared.paths.includes(path);
	const readable = (all) => ({
		...all,
		files: all.files.filter(isRead)
	});
	const proposed = rules.proposed?.rules.policy ?? null;
	const evidence = readable(found.evidence);
	const { artifact, ...build } = await artifactOf({
		source,
		policy: rules.policy,
		proposed,
		found: evidence,
		digests: named.digests
	});
	const faults = [
		...known.faults,
		...cleared.faults,
		...named.faults,
		...await faultsOfFolders(request),
		...await sameFile(found.sarif, found.baseline),
		...build.faults
	];
	const skipped = [...found.sarif.skipped, ...found.evidence.skipped];
	const assessment = await judgeFiles(readable({
		...found.sarif,
		skipped
	}), {
		request,
		baseline: found.baseline,
		rules: {
			...rules,
			artifact
		},
		known: {
			faults,
			warnings: [...known.warnings, ...build.warnings],
			digests: {
				...known.digests,
				artifact: named.digest
			}
		},
		subjects: named.subjects,
		...surroundings
	});
	return publish(await withVexRemark(assessment, request, rules.exceptions), {
		surfaces: cleared.surfaces,
		sources: {
			attest: named.attest,
			exceptions: rules.exceptions
		}
	});
}
async function findAll({ sarif, baseline, artifact }, source) {
	return {
		sarif: await findSarif(sarif, source),
		baseline: baseline.length === 0 ? null : await findSarif(baseline, source),
		evidence: await findEvidence(artifact, source)
	};
}
/** Most know nothing of the artifact: what reads such evidence is loaded for those who do. */
async function artifactOf(delivery) {
	const { found, policy, proposed } = delivery;
	if ([policy, ...proposed === null ? [] : [proposed]].every(({ artifact: { exclusions, required } }) => exclusions.length + required.length === 0) && found.files.length + found.faults.length === 0) return {
		artifact: null,
		faults: [],
		warnings: []
	};
	const { gatherArtifact } = await Promise.resolve().then(() => require("./artifact.js")).then((n) => n.shipping_exports);
	return gatherArtifact(delivery);
}
/** What named artifacts take is loaded for those who name one. */
async function subjectsOf(request) {
	if (request.subjects.length === 0) return {
		subjects: [],
		digest: null,
		digests: [],
		attest: null,
		faults: []
	};
	const { namedSubjects } = await Promise.resolve().then(() => require("./attesting.js")).then((n) => n.attest_exports);
	return namedSubjects(request);
}
/** What is judged, and what it is judged by. */
function inputsOf({ policy, exceptions, vex, source }, { sarif, baseline, evidence }) {
	return [
		...[
			...sarif.files,
			...baseline?.files ?? [],
			...evidence.files
		].map(({ path }) => path),
		...pathsOf([
			policy,
			exceptions,
			...vex
		]),
		...CUSTOMARY.map((path) => (0, node_path.join)((0, node_path.resolve)(source), path))
	];
}
/** What the policy extends is known once that is read, which is too late for what lies there: so it is looked for before. */
async function besidePolicy({ policy, trustedRef, source }, surroundings) {
	if (surroundings.trusted || trustedRef !== null) return [];
	const custom = surroundings.useDefaults ? CUSTOMARY_POLICY.map((path) => (0, node_path.join)((0, node_path.resolve)(source), path)) : [];
	const present = (policy === null ? custom : [(0, node_path.resolve)(policy)]).filter((path) => (0, node_fs.existsSync)(path));
	if (present.length === 0) return [];
	const { filesBeside } = await Promise.resolve().then(() => require("./yaml.js")).then((n) => n.extends_exports);
	return (await Promise.all(present.map(filesBeside))).flat();
}
function pathsOf(given) {
	return given.flatMap((path) => path === null ? [] : [(0, node_path.resolve)(path)]);
}
/** What is compared with itself is never new. */
async function sameFile(found, baseline) {
	if (baseline === null) return [];
	const realOf = ({ files }) => Promise.all(files.map(({ path }) => (0, node_fs_promises.realpath)(path).catch(() => path)));
	const judged = new Set(await realOf(found));
	const before = await realOf(baseline);
	const same = baseline.files.find((_file, index) => judged.has(before[index] ?? ""));
	if (same === void 0) return [];
	return [require_fault.fault("E_OPTION", same.name, "the file is judged, and is the baseline too", "name SARIF of the state before as the baseline")];
}
/** The folders that options name must be there. */
async function faultsOfFolders({ source, baselineSource }) {
	return [await sourceFault("source", source), await sourceFault("baseline-source", baselineSource)].filter((one) => one !== null);
}
async function sourceFault(option, folder) {
	if (folder === null) return null;
	const source = (0, node_path.resolve)(folder);
	if ((await (0, node_fs_promises.stat)(source).catch(() => null))?.isDirectory()) return null;
	return require_fault.fault("E_NO_FILE", source, "the source folder does not exist", `name the checkout with the option ${option}`);
}

Object.defineProperty(exports, "LONGEST", {
  enumerable: true,
  get: function () {
    return LONGEST$8;
  }
});
Object.defineProperty(exports, "SEED", {
  enumerable: true,
  get: function () {
    return SEED;
  }
});
Object.defineProperty(exports, "STATEMENT_TYPE", {
  enumerable: true,
  get: function () {
    return STATEMENT_TYPE;
  }
});
Object.defineProperty(exports, "accessIn", {
  enumerable: true,
  get: function () {
    return accessIn;
  }
});
Object.defineProperty(exports, "builtInPolicy", {
  enumerable: true,
  get: function () {
    return builtInPolicy;
  }
});
Object.defineProperty(exports, "checkSignatures", {
  enumerable: true,
  get: function () {
    return checkSignatures;
  }
});
Object.defineProperty(exports, "cleanPath", {
  enumerable: true,
  get: function () {
    return cleanPath;
  }
});
Object.defineProperty(exports, "commitPlace", {
  enumerable: true,
  get: function () {
    return commitPlace;
  }
});
Object.defineProperty(exports, "compile", {
  enumerable: true,
  get: function () {
    return compile;
  }
});
Object.defineProperty(exports, "coursesOf", {
  enumerable: true,
  get: function () {
    return coursesOf;
  }
});
Object.defineProperty(exports, "digestOf", {
  enumerable: true,
  get: function () {
    return digestOf$2;
  }
});
Object.defineProperty(exports, "discardOld", {
  enumerable: true,
  get: function () {
    return discardOld;
  }
});
Object.defineProperty(exports, "ended", {
  enumerable: true,
  get: function () {
    return ended;
  }
});
Object.defineProperty(exports, "entry", {
  enumerable: true,
  get: function () {
    return entry;
  }
});
Object.defineProperty(exports, "entryText", {
  enumerable: true,
  get: function () {
    return entryText;
  }
});
Object.defineProperty(exports, "everyDecision", {
  enumerable: true,
  get: function () {
    return everyDecision;
  }
});
Object.defineProperty(exports, "exceptionChanges", {
  enumerable: true,
  get: function () {
    return exceptionChanges;
  }
});
Object.defineProperty(exports, "exists", {
  enumerable: true,
  get: function () {
    return exists;
  }
});
Object.defineProperty(exports, "familyOf", {
  enumerable: true,
  get: function () {
    return familyOf$1;
  }
});
Object.defineProperty(exports, "finish", {
  enumerable: true,
  get: function () {
    return finish;
  }
});
Object.defineProperty(exports, "folderPlace", {
  enumerable: true,
  get: function () {
    return folderPlace;
  }
});
Object.defineProperty(exports, "forSeverity", {
  enumerable: true,
  get: function () {
    return forSeverity;
  }
});
Object.defineProperty(exports, "hasPlaceFor", {
  enumerable: true,
  get: function () {
    return hasPlaceFor;
  }
});
Object.defineProperty(exports, "hostedBy", {
  enumerable: true,
  get: function () {
    return hostedBy;
  }
});
Object.defineProperty(exports, "hosted_exports", {
  enumerable: true,
  get: function () {
    return hosted_exports;
  }
});
Object.defineProperty(exports, "importsIn", {
  enumerable: true,
  get: function () {
    return importsIn;
  }
});
Object.defineProperty(exports, "isOfPackage", {
  enumerable: true,
  get: function () {
    return isOfPackage;
  }
});
Object.defineProperty(exports, "isPurl", {
  enumerable: true,
  get: function () {
    return isPurl;
  }
});
Object.defineProperty(exports, "joinPaths", {
  enumerable: true,
  get: function () {
    return joinPaths;
  }
});
Object.defineProperty(exports, "judgeSigners", {
  enumerable: true,
  get: function () {
    return judgeSigners;
  }
});
Object.defineProperty(exports, "listedPath", {
  enumerable: true,
  get: function () {
    return listedPath;
  }
});
Object.defineProperty(exports, "looksMade", {
  enumerable: true,
  get: function () {
    return looksMade;
  }
});
Object.defineProperty(exports, "mix", {
  enumerable: true,
  get: function () {
    return mix;
  }
});
Object.defineProperty(exports, "nameOf", {
  enumerable: true,
  get: function () {
    return nameOf$4;
  }
});
Object.defineProperty(exports, "nameOf$1", {
  enumerable: true,
  get: function () {
    return nameOf$5;
  }
});
Object.defineProperty(exports, "nameProblem", {
  enumerable: true,
  get: function () {
    return nameProblem;
  }
});
Object.defineProperty(exports, "nameTest", {
  enumerable: true,
  get: function () {
    return nameTest;
  }
});
Object.defineProperty(exports, "npmPackageOf", {
  enumerable: true,
  get: function () {
    return npmPackageOf;
  }
});
Object.defineProperty(exports, "owedBy", {
  enumerable: true,
  get: function () {
    return owedBy;
  }
});
Object.defineProperty(exports, "pack", {
  enumerable: true,
  get: function () {
    return pack;
  }
});
Object.defineProperty(exports, "parsePackagePattern", {
  enumerable: true,
  get: function () {
    return parsePackagePattern;
  }
});
Object.defineProperty(exports, "pathProblem", {
  enumerable: true,
  get: function () {
    return pathProblem;
  }
});
Object.defineProperty(exports, "policyChanges", {
  enumerable: true,
  get: function () {
    return policyChanges;
  }
});
Object.defineProperty(exports, "proverOf", {
  enumerable: true,
  get: function () {
    return proverOf;
  }
});
Object.defineProperty(exports, "publish_exports", {
  enumerable: true,
  get: function () {
    return publish_exports;
  }
});
Object.defineProperty(exports, "quickHash", {
  enumerable: true,
  get: function () {
    return quickHash;
  }
});
Object.defineProperty(exports, "quorumOf", {
  enumerable: true,
  get: function () {
    return quorumOf;
  }
});
Object.defineProperty(exports, "readPurl", {
  enumerable: true,
  get: function () {
    return readPurl$1;
  }
});
Object.defineProperty(exports, "readText", {
  enumerable: true,
  get: function () {
    return readText;
  }
});
Object.defineProperty(exports, "readTexts", {
  enumerable: true,
  get: function () {
    return readTexts;
  }
});
Object.defineProperty(exports, "rosterOf", {
  enumerable: true,
  get: function () {
    return rosterOf;
  }
});
Object.defineProperty(exports, "run", {
  enumerable: true,
  get: function () {
    return run;
  }
});
Object.defineProperty(exports, "run_exports", {
  enumerable: true,
  get: function () {
    return run_exports;
  }
});
Object.defineProperty(exports, "statementOf", {
  enumerable: true,
  get: function () {
    return statementOf;
  }
});
Object.defineProperty(exports, "statementsOf", {
  enumerable: true,
  get: function () {
    return statementsOf;
  }
});
Object.defineProperty(exports, "textFile", {
  enumerable: true,
  get: function () {
    return textFile;
  }
});
Object.defineProperty(exports, "writeWhole", {
  enumerable: true,
  get: function () {
    return writeWhole;
  }
});