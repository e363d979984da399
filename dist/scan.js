import { closeSync, constants, fstatSync, openSync, readSync, statSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { createGunzip } from "node:zlib";
import { createHash } from "node:crypto";
import { lstat, open } from "node:fs/promises";

// src/model/fault.ts
/** Every code, with what it means: the README's error table is made from this. */
const FAULT_CODES = {
	E_OPTION: {
		who: "developer",
		means: "a command-line option or Action input is unknown, misspelt, repeated, or has a value it does not take"
	},
	E_NO_FILE: {
		who: "platform",
		means: "a named file, folder or pattern yields no file"
	},
	E_READ: {
		who: "platform",
		means: "a file exists and cannot be read"
	},
	E_WRITE: {
		who: "platform",
		means: "an output file cannot be written"
	},
	E_TOO_LARGE: {
		who: "platform",
		means: "an input is larger than its limit"
	},
	E_ENCODING: {
		who: "platform",
		means: "bytes are not the UTF-8 (or UTF-16 with a BOM) they must be"
	},
	E_NOT_JSON: {
		who: "platform",
		means: "a file that should be JSON is not"
	},
	E_CUT_SHORT: {
		who: "platform",
		means: "a file ends before its JSON, gzip data or tar does"
	},
	E_GZIP: {
		who: "platform",
		means: "gzip data is broken, or followed by bytes that are none"
	},
	E_DUPLICATE_KEY: {
		who: "platform",
		means: "an object of JSON says one thing twice, and readers differ in which they believe"
	},
	E_NOT_SARIF: {
		who: "platform",
		means: "JSON that has not the shape of a SARIF log"
	},
	E_SARIF_VERSION: {
		who: "platform",
		means: "SARIF of another version than 2.1.0"
	},
	E_NO_RUNS: {
		who: "platform",
		means: "a SARIF log without a run: nothing was scanned"
	},
	E_REVISION: {
		who: "platform",
		means: "a run says that it scanned another commit than the one that is checked out"
	},
	E_NO_RESULTS: {
		who: "platform",
		means: "a run without a results array: the scan did not get as far as results (SARIF 2.1.0 \u00a73.14.23)"
	},
	E_EXECUTION_FAILED: {
		who: "platform",
		means: "a run says that its tool did not finish (executionSuccessful: false, a signal, or a failed start)"
	},
	E_ERROR_NOTIFICATION: {
		who: "platform",
		means: "a tool reported an error while it ran, and the policy makes that a fault"
	},
	E_EXTERNAL: {
		who: "platform",
		means: "results, rules or invocations stand in another file, which the gate never fetches"
	},
	E_EVIDENCE: {
		who: "platform",
		means: "evidence of the artifact that is broken, hostile, or of no format that the gate reads"
	},
	E_EVIDENCE_ABSENT: {
		who: "platform",
		means: "evidence of the artifact that the policy requires is not given"
	},
	E_EVIDENCE_OTHER: {
		who: "platform",
		means: "evidence speaks of another artifact, or of another revision, than the one judged"
	},
	E_SCANNER_CONFIGURATION: {
		who: "security team",
		means: "a change touches the configuration of a scanner, and the policy makes that a fault"
	},
	E_VEX: {
		who: "platform",
		means: "a VEX document that is broken, or of no format that the gate reads"
	},
	E_TOOL_ABSENT: {
		who: "platform",
		means: "a tool or category that the policy requires is in no run"
	},
	E_GITHUB: {
		who: "platform",
		means: "GitHub was asked for something that the verdict rests on, and did not answer"
	},
	E_GIT: {
		who: "platform",
		means: "the git history at hand does not hold what the verdict rests on"
	},
	E_TIGHTEN: {
		who: "security team",
		means: "a policy is laxer than the one that it extends"
	},
	E_SYNTAX: {
		who: "security team",
		means: "a policy or exceptions file is not the plain YAML the gate takes"
	},
	E_KEY: {
		who: "security team",
		means: "an unknown key in a policy or exceptions file"
	},
	E_MISSING: {
		who: "security team",
		means: "a key that must be there is not"
	},
	E_VALUE: {
		who: "security team",
		means: "a value of the wrong type, or not one of those allowed"
	},
	E_DATE: {
		who: "security team",
		means: "not a date, or a date where it may not be"
	},
	E_PATTERN: {
		who: "security team",
		means: "a path, tool, rule or package pattern that the gate does not take"
	},
	E_DUPLICATE: {
		who: "security team",
		means: "two exceptions of one id, one person twice in a role, or one key of two people"
	},
	E_BUG: {
		who: "developer",
		means: "the gate itself failed (exit 3): please report it"
	}
};
/** @param where `file:line:column`, or a file with a JSON pointer behind `#` */
function fault(code, where, what, fix) {
	return {
		code,
		what,
		where,
		fix,
		who: FAULT_CODES[code].who
	};
}
function ok(value) {
	return {
		ok: true,
		value
	};
}
function failed(faults) {
	return {
		ok: false,
		faults
	};
}

// src/model/size.ts
const UNITS = [
	["TiB", 2 ** 40],
	["GiB", 2 ** 30],
	["MiB", 2 ** 20],
	["KiB", 1024]
];
/** `16 GiB`, `64.2 KiB`, `999 bytes`. */
function formatSize(bytes) {
	const [unit, factor] = UNITS.find(([, least]) => bytes >= least) ?? ["bytes", 1];
	return `${Number((bytes / factor).toFixed(1))} ${unit}`;
}
/** As much or a little more, as `parseSize` takes it. */
function wholeSize(bytes) {
	return bytes > 2 ** 30 ? `${Math.ceil(bytes / 2 ** 30)} GiB` : `${Math.ceil(bytes / 2 ** 20)} MiB`;
}
/** @param text such as `512 MiB` or `2GiB` @returns bytes, or null where it is none, or more than a number can count */
function parseSize(text) {
	const [, digits = "", unit = ""] = /^(\d{1,16}) ?(KiB|MiB|GiB|TiB)$/.exec(text) ?? [];
	const bytes = Number(digits) * (UNITS.find(([name]) => name === unit)?.[1] ?? NaN);
	return Number.isSafeInteger(bytes) ? bytes : null;
}
/** `1,000,000`. */
function formatCount(count) {
	return String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
}

// src/thread.ts
/** From this size on it is worth what it costs: 10 MB, and 30 ms of the other processor. */
const LARGE = 8 * 2 ** 20;
/** False for what is no file that can be looked at: that is told when it is read. */
function isLarge(path) {
	try {
		const stats = statSync(path);
		return stats.isFile() && stats.size >= LARGE;
	} catch {
		return false;
	}
}
/** Beside this file, as it is built or, in tests, as it is written. */
const CODE = new URL(`./scan-worker.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url);
let current = null;
/** It keeps no process alive but while it is told to (`ref`). */
function thread() {
	if (current !== null) return current;
	const worker = new Worker(CODE);
	worker.unref();
	const failure = new Promise((_resolve, reject) => {
		worker.on("error", reject);
		worker.on("messageerror", reject);
		worker.on("exit", () => reject(/* @__PURE__ */ new Error("the thread that scans has ended")));
	});
	failure.catch(() => void 0);
	current = {
		worker,
		failure
	};
	return current;
}
/** Begins it early where one of the files is large. Where that fails it is told once there is something to scan. */
function prepareFor(paths) {
	try {
		if (paths.some(isLarge)) thread();
	} catch {
		current = null;
	}
}
/** Gives back what it takes in memory; what is large after that gets another one. */
async function endThread() {
	const ended = current?.worker;
	current = null;
	await ended?.terminate();
}

// src/files/reason.ts
const REASONS = {
	ENOENT: "it does not exist",
	EACCES: "permission denied",
	EPERM: "permission denied",
	EISDIR: "it is a folder",
	ENOTDIR: "a part of its path is not a folder",
	ENOSPC: "the disk is full",
	EROFS: "the disk is read-only",
	ELOOP: "its links go in a circle"
};
/** @param error whatever was thrown */
function reasonOf(error) {
	const code = typeof error === "object" && error !== null && "code" in error ? String(error.code) : "";
	return REASONS[code] ?? (code || "unknown error");
}

// src/files/bounded.ts
const CHUNK$1 = 1 << 20;
/** @param most bytes */
async function readBytes(path, most) {
	const chunks = [];
	let length = 0;
	const failure = await eachChunk(path, (chunk) => {
		length += chunk.length;
		if (length > most) return `is larger than ${formatSize(most)}`;
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
	const hashes = algorithms.map((algorithm) => [algorithm, createHash(algorithm)]);
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
	return lstat(path).then(() => true, () => false);
}
/** What would be waited for, or never ends. Windows knows no such flag. */
const READING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
/** @param take gets the bytes in order, good until it returns @returns why it stopped before the end, or null */
async function eachChunk(path, take) {
	const file = await open(path, READING).catch(reasonNot);
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
	const buffer = Buffer.allocUnsafe(CHUNK$1);
	for (;;) {
		const { bytesRead } = await file.read(buffer, 0, CHUNK$1);
		const stop = bytesRead === 0 ? null : take(buffer.subarray(0, bytesRead));
		if (bytesRead === 0 || stop !== null) return stop;
	}
}
/** What the disk says; anything else that is thrown is our own bug. */
function reasonNot(error) {
	if (typeof error !== "object" || error === null || !("syscall" in error)) throw error;
	return `cannot be read: ${reasonOf(error)}`;
}

// src/model/limits.ts
const LIMITS = {
	inputSize: {
		kind: "size",
		otherwise: 16 * 2 ** 30,
		means: "bytes of one SARIF input, as given and once inflated"
	},
	compressionRatio: {
		kind: "count",
		otherwise: 200,
		means: "how many times the size of its gzip data an input may have, checked from 64 MiB on"
	},
	memory: {
		kind: "size",
		otherwise: 512 * 2 ** 20,
		means: "memory, by estimate, for what is kept of all inputs: what runs say beside their results, and findings that are listed"
	},
	results: {
		kind: "count",
		otherwise: 5e6,
		means: "SARIF results of all inputs together, whatever they report"
	}
};
const LIMIT_NAMES = Object.keys(LIMITS);
/** The number of a limit, as the policy may write it too. */
function formatLimit(name, number) {
	return LIMITS[name].kind === "size" ? formatSize(number) : formatCount(number);
}
/** @param what says what was found, completed by the limit: `\u2026, and at most 16 GiB are read` @param found at least so much */
function exceeded(name, { most, where }, input, { what, found }) {
	const enough = 2 * Math.max(most, found);
	const fix = `look at what wrote it; if it is right, let the policy allow more, such as limits: {${name}: ${LIMITS[name].kind === "size" ? wholeSize(enough) : String(Math.ceil(enough))}}`;
	return fault("E_TOO_LARGE", input, `${what}, and the limit is ${formatLimit(name, most)} (limits.${name}, ${where})`, fix);
}

// src/sarif/shape.ts
/** What a value is to the record that it belongs to. See assembly/scan.ts. */
const MARK = {
	none: 0,
	record: 1,
	aside: 2,
	message: 3,
	only: 4,
	place: 5,
	line: 6,
	column: 7,
	endLine: 8,
	odd: 9
};
const KIND = {
	skip: 0,
	whole: 1,
	object: 2,
	array: 3,
	members: 4,
	elements: 5
};
const wholes = (...names) => Object.fromEntries(names.map((name) => [name, "whole"]));
const texts = { object: wholes("text", "markdown") };
const RULE = { object: {
	...wholes("id", "guid", "name", "deprecatedIds", "defaultConfiguration", "messageStrings", "properties"),
	shortDescription: texts,
	fullDescription: texts,
	help: texts,
	relationships: { array: { object: wholes("target") } }
} };
const COMPONENT = {
	...wholes("name", "guid", "version", "semanticVersion", "globalMessageStrings"),
	rules: { elements: RULE }
};
const marked = (mark, of) => ({
	mark,
	of
});
const REGION = {
	startLine: marked("line", "whole"),
	startColumn: marked("column", "whole"),
	endLine: marked("endLine", "whole")
};
const LINES = {
	startLine: "whole",
	snippet: texts
};
/** @param region and what stands beside it */
function location(region, beside) {
	return { object: {
		physicalLocation: { object: {
			artifactLocation: marked("place", { object: wholes("uri", "uriBaseId", "index") }),
			region: { object: region },
			...beside
		} },
		logicalLocations: marked("odd", { array: { object: wholes("fullyQualifiedName", "name", "index") } }),
		message: { object: wholes("text") }
	} };
}
/** What results of one rule tend to have in common stands first; what tells them apart is marked to go aside. */
function resultOf(where) {
	return {
		...wholes("ruleId", "ruleIndex", "rule", "kind", "level", "baselineState", "taxa", "properties"),
		suppressions: { array: { object: wholes("kind", "status") } },
		provenance: { object: wholes("invocationIndex") },
		message: marked("message", { object: wholes("text", "id", "markdown", "arguments") }),
		locations: marked("aside", { array: marked("only", where) }),
		stacks: marked("odd", { array: { object: { frames: { array: { object: wholes("module") } } } } })
	};
}
const RESULT = marked("record", { object: resultOf(location(REGION, {})) });
/** With what it takes to know a result again; each is handed over whole. */
const FOLLOWED = { object: {
	...resultOf(location({
		...REGION,
		snippet: texts
	}, { contextRegion: { object: LINES } })),
	...wholes("fingerprints", "partialFingerprints")
} };
const runOf = (result) => ({
	tool: { members: {
		driver: { members: COMPONENT },
		extensions: { elements: { members: COMPONENT } }
	} },
	...wholes("automationDetails", "originalUriBaseIds", "versionControlProvenance"),
	invocations: { array: { object: {
		...wholes("executionSuccessful", "exitCode", "exitCodeDescription", "exitSignalName", "exitSignalNumber", "processStartFailureMessage"),
		ruleConfigurationOverrides: "whole",
		toolExecutionNotifications: { array: { object: {
			level: "whole",
			message: texts
		} } },
		toolConfigurationNotifications: { array: { object: {
			level: "whole",
			message: texts
		} } }
	} } },
	artifacts: { elements: { object: {
		location: { object: wholes("uri", "uriBaseId") },
		properties: "whole"
	} } },
	logicalLocations: { elements: { object: wholes("fullyQualifiedName") } },
	taxonomies: { array: { object: wholes("name", "guid") } },
	externalPropertyFileReferences: "whole",
	results: { elements: result }
});
const logOf = (result) => ({ members: {
	...wholes("version", "$schema"),
	runs: { elements: { members: runOf(result) } },
	inlineExternalProperties: { array: { object: {
		results: { array: "whole" },
		invocations: { array: "whole" },
		driver: { object: {} },
		extensions: { array: "whole" }
	} } }
} });
const LOG = logOf(RESULT);
/** The same where findings are followed. */
const LOG_TO_FOLLOW = logOf(FOLLOWED);
/** The table that the scanner reads: offsets of nodes, then each node with the names of its children. */
function compile(root) {
	const nodes = [];
	const add = (kind, name, path) => nodes.push({
		kind,
		mark: MARK.none,
		name,
		path,
		children: [],
		element: 0
	}) - 1;
	add(KIND.skip, null, "");
	add(KIND.whole, null, "");
	add(KIND.object, null, "");
	add(KIND.array, null, "");
	const walk = (shape, name, path) => {
		if (shape === "whole") return add(KIND.whole, name, path);
		if ("mark" in shape) {
			const node = walk(shape.of, name, path);
			Object.assign(nodes[node], { mark: MARK[shape.mark] });
			return node;
		}
		const [kind, inner] = Object.entries(shape)[0];
		const node = add(KIND[kind], name, path);
		const own = nodes[node];
		if (own === void 0) return node;
		if (kind === "array" || kind === "elements") own.element = walk(inner, null, `${path}[]`);
		else for (const [key, child] of Object.entries(inner)) own.children.push([key, walk(child, key, path === "" ? key : `${path}.${key}`)]);
		return node;
	};
	walk(root, null, "");
	return {
		bytes: encode(nodes),
		nodes
	};
}
function encode(nodes) {
	const encoder = new TextEncoder();
	const bodies = nodes.map(({ kind, mark, children, element }) => {
		if (kind === KIND.array || kind === KIND.elements) return [
			kind,
			mark,
			...u16(element)
		];
		const named = children.flatMap(([name, node]) => {
			const bytes = encoder.encode(name);
			return [
				bytes.length,
				...bytes,
				...u16(node)
			];
		});
		return [
			kind,
			mark,
			children.length,
			...named
		];
	});
	let at = nodes.length * 2;
	const offsets = bodies.flatMap((body) => {
		const offset = u16(at);
		at += body.length;
		return offset;
	});
	return Uint8Array.from([...offsets, ...bodies.flat()]);
}
function u16(value) {
	return [value & 255, value >> 8];
}

// src/sarif/decode.ts
const BOM = [
	["utf-8", [
		239,
		187,
		191
	]],
	["utf-16le", [255, 254]],
	["utf-16be", [254, 255]]
];
/** @param sink gets the text as UTF-8; that it is valid UTF-8 is for the sink to check, unless it was turned */
function decoder(sink) {
	let head = /* @__PURE__ */ new Uint8Array(0);
	let turn = null;
	let valid = true;
	const begin = (bytes) => {
		head = null;
		const [encoding = "utf-8", mark = []] = BOM.find(([, marks]) => marks.every((byte, index) => bytes[index] === byte)) ?? [];
		if (encoding !== "utf-8") turn = turner(encoding, sink);
		pass(bytes.subarray(mark.length));
	};
	const pass = (chunk, last = false) => {
		if (turn === null) return sink(chunk);
		try {
			if (valid) turn(chunk, last);
		} catch {
			valid = false;
		}
	};
	return {
		push(chunk) {
			if (head === null) return pass(chunk);
			const bytes = new Uint8Array(head.length + chunk.length);
			bytes.set(head);
			bytes.set(chunk, head.length);
			head = bytes;
			if (bytes.length >= 3) begin(bytes);
		},
		end() {
			if (head !== null) begin(head);
			if (turn !== null) pass(/* @__PURE__ */ new Uint8Array(0), true);
			return valid;
		}
	};
}
function turner(encoding, sink) {
	const from = new TextDecoder(encoding, { fatal: true });
	const to = new TextEncoder();
	return (chunk, last) => sink(to.encode(from.decode(chunk, { stream: !last })));
}

// src/sarif/scan.wasm.ts
const SCAN_WASM = "AGFzbQEAAAABNwpgAAF/YAJ/fwF/YAAAYAF/AX9gAn9/AGAFf39/f38Bf2ABfwBgA39/fwF/YAR/f39/AGAAAXwDHx4CAQIEBQEGAgEHAAgBAgAAAQAAAwAAAwMJAAABAAAFBAEAhAcG/AJAfwFBAAt/AUEAC38BQX8LfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC3sB/QwAAAAAAAAAAAAAAAAAAAAAC38BQQALfwFBAAt+AUIAC38BQQALfgFCAAt+AUIAC34BQgALfwFBBAt7Af0MAAAAAAAAAAAAAAAAAAAAAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBfwt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC38BQQALfwFBfwt/AUEAC38BQQALfwFBAAt+AUIAC34BQgALewH9DAAAAAAAAAAAAAAAAAAAAAALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC34BQgALfwFBAAt/AUEAC38BQQALfwFBAAt/AUEAC34BQgALfgFCAAt/AEGAgBALfwBBgICABAt/AEHoBwt/AEHAAAt/AEGQzgALfwBBgIABCwf3ARYGV0lORE9XAzoNTE9OR0VTVF9WQUxVRQM7B0RFRVBFU1QDPAxERUVQRVNUX0tFUFQDPQxNT1NUX01FTUJFUlMDPgtTSEFQRVNfU0laRQM/BWlucHV0ABUGZXZlbnRzABoHcmVjb3JkcwAPBnNoYXBlcwAKB21haW5PdXQAEghhc2lkZU91dAAdC2ZhdWx0T2Zmc2V0ABgEc2VlZAALC2V2ZW50c0NvdW50ABkMcmVjb3Jkc0NvdW50AA4IbWFpblNpemUAEQlhc2lkZVNpemUAHARmZWVkABcFcmVzZXQADQppc0NvbXBsZXRlABQGbWVtb3J5AgAIAQcKxVQe6AMCAn8CfiMkQQ9xIQADQCAAQRBJBEAgAEGQzt0OakEAOgAAIABBAWohAAwBCwsjEkGYzt0OKQMAhULP1tO+0ser2UJ+IgMjEEGQzt0OKQMAhUKV+Kn6l7fem55/fiICQhuJfCQQIAJCHYggA0IfiYUkEiMQIySthSQQIxAjEEIgiIVCz9bTvtLHq9lCfiQQIxIjEkIgiIVClfip+pe33puef34kEiMQIxJCH4iFJBAjEiMQQh2IhSQSIwdB0I+bCmskLSMbQdAAbEHAktACaiIAIwlB0I/7BWs2AgAgACMAQdCP+wVrNgIEIABB0M7dDkGAgAJBgICAAiMJIwAjCWsQBDYCCCAAIwhB0I+bCmsiATYCDCAAIy02AhAgACMjIyJLBH9B0M7xEEGAgBBBgICACCMIIyJqIyMjImsQBAVBfws2AhQgACABIyJqNgIYIAAgASMjajYCHCAAIzQ2AiAgACM1NgIkIAAjNjYCKCAAIAEjM2o2AiwgACABIxhqNgIwIAAjFkEARzYCNCAAIxA3AzggACMSNwNAIwRBBHRBwIrQAGoiACMVQYCADHI2AgAgACMJQdCP+wVrNgIEIwBB0I/7BWskCiAAIwo2AgggACMbNgIMIwRBAWokBCMbQQFqJBtBACQMC/MBAQJ/IyUhAwNAIAAgAUkEQCAAQYAIai0AACICQf0ARiACQSxGciACQd0ARnIgAkEgRnIgAkEKRnIgAkENRnIgAkEJRnIgAkE6RnIgAkH7AEZyIAJB2wBGciACQSJGckUEQCADIAIQDCIDQf8BRgRAQQEkBSMOIACtfCQRQQEPCyMcBEAjACACOgAAIwBBAWokAAsgAEEBaiEADAILCwsgAyQlIAAgAUYEQEEBJA1BAA8LQQAkDSADQQJGIANBAUZyIANBBUZyIANBCEZyIANBFEZyIANBHUZyIANBJEZyBH9BAAVBASQFIw4gAK18JBFBAQsLgwEBBH8jHUUjDEVyBEAPCyMdIQJBACQdIwAjCCM3aiIAa0EISwRAQQEkFg8LA0AgACMASQRAIAAtAAAiA0EwSSADQTlLcgRAQQEkFg8LIANBMGsgAUEKbGohASAAQQFqIQAMAQsLIAJBBkYEQCABJDQFIAJBB0YEQCABJDUFIAEkNgsLC5ECAQN/IAAhAyMfIQIDQCABIANLBEACQCADQYAIai0AACEEIAIEQEEAIQIFIARB3ABGBEBBASECBSAEQSJGDQILCyADQQFqIQMMAgsLCyACJB8jL0UEQCMAIABBgAhqIAMgAGsiAPwKAAAjACAAaiQAIwAjIGtBgIAISwRAQQEkLyMgQYCACGohBCMgQQFqIQADQCAAIARJBEAgAC0AACICQdwARgR/QQZBAiAALQABQfUARhsFIAJBwAFJBH9BAQUgAkHgAUkEf0ECBUEDQQQgAkHwAUkbCwsLIABqIgIgBE0EQCACIQAMAgsLCyAAJAALCyABIANGBEBBAiQNDwsjAEEiOgAAIwBBAWokAEEAJA0LhwQCDH8BfiMoIykgAEHQzt0ORiIKGyEHIzAjMSAKGyEJIAAgAUECdGoiCyABQQF2QQxsaiEMIAStQpX4qfqXt96bnn+FIREDQCAFQQhqIgYgBE0EQCARIAMgBWopAwCFQs/W077Sx6vZQn4iEUIgiCARhSERIAYhBQwBCwsDQCAEIAVLBEAgESADIAVqMQAAhULP1tO+0ser2UJ+IREgBUEBaiEFDAELCyARIBFCIIiFIhFCD4ggEYWnIg0gAUEBa3EhCANAIAAgCEECdGooAgAiDgRAIA9BIEYEQEF/DwsgCyAOQQFrQQxsaiIFKAIAIA1GBH8gBSgCCCAERgVBAAsEfyAMIAUoAgRqIRBBACEFAn8DQCAFQQhqIgYgBE0EQEEAIAUgEGopAwAgAyAFaikDAFINAhogBiEFDAELCwNAIAQgBUsEQEEAIAUgEGotAAAgAyAFai0AAEcNAhogBUEBaiEFDAELC0EBCwVBAAsEQCAOQQFrDwUgCEEBaiABQQFrcSEIIA9BAWohDwwCCwALCyAEIAlqIAJLIAcgAUEBdk9yBEBBfw8LIAsgB0EMbGoiASANNgIAIAEgCTYCBCABIAQ2AgggCSAMaiADIAT8CgAAIAAgCEECdGogB0EBajYCACAKBEAjKEEBaiQoIzAgBGokMAUjKUEBaiQpIzEgBGokMQsgBwuYAQECfyMfIQIDQCAAIAFJBEACQCAAQYAIai0AACEDIAIEQEEAIQIFIANB3ABGBEBBASECQQEkJwUgA0EiRg0CCwsjHkGAIE8EQEEGJAUjDiAArXwkEUEGDwsjHkHQjbwOaiADOgAAIx5BAWokHiAAQQFqIQAMAgsLCyACJB8gACABRgRAQQMkDUEADwtBACQNQQMkAyAAEBMLpQICA38CfiMuIQEjJEEPcSEDIyQgACMua2okJANAIAAgAUtBACADGwRAIANBkM7dDmogAUGACGotAAA6AAAgAUEBaiEBIANBAWpBD3EiA0UEQCMSQZjO3Q4pAwCFQs/W077Sx6vZQn4iBSMQQZDO3Q4pAwCFQpX4qfqXt96bnn9+IgRCG4l8JBAgBEIdiCAFQh+JhSQSCwwBCwsDQCABQRBqIgIgAE0EQCMQIAFBgAhqIgEpAwCFQpX4qfqXt96bnn9+IQUjEiABKQMIhULP1tO+0ser2UJ+IgQgBUIbiXwkECAFQh2IIARCH4mFJBIgAiEBDAELCwNAIAAgAUsEQCADQZDO3Q5qIAFBgAhqLQAAOgAAIAFBAWohASADQQFqIQMMAQsLC2YAQQAkBf0MAAAAAAAAAAAAAAAAAAAAACQU/QwAAAAAAAAAAAAAAAAAAAAAJAv9DAAAAAAAAAAAAAAAAAAAAAAkLEEAJANB0I/7BSQJQdCP+wUkAEHQj5sKJAdBACQNQdCPmwokCAvXDwEFfwJAAkAjDQR/An8jDUECRgRAQQAgABADIw1FBEBBBEEGIwEbJAMjBgR/IwEjAkEBakYFQQALBEAjDwRAIwAjCGskGAtBACQPIwcjACQHJAAjBkUkBgsjAiMBRgRAIwwEQBAABSMEQQR0QcCK0ABqIgMjFUGAgAxyNgIAIAMjCUHQj/sFazYCBCMAQdCP+wVrJAogAyMKNgIIIANBfzYCDCMEQQFqJAQLQX8kAgsLQQAMAQsjDUEDRgRAQQAgABAFDAELQQAgABABBEAjBQwBC0EAIxwjDRsEQBACQQRBBiMBGyQDIwYEfyMBIwJBAWpGBUEACwRAIw8EQCMAIwhrJBgLQQAkDyMHIwAkByQAIwZFJAYLIwIjAUYEQCMMBEAQAAUjBEEEdEHAitAAaiIDIxVBgIAMcjYCACADIwlB0I/7BWs2AgQjAEHQj/sFayQKIAMjCjYCCCADQX82AgwjBEEBaiQEC0F/JAILC0EACwVBAAsNAANAIAEgAksEQCMaQQBOBEAgAiABIAAQCSECIwUNAyMBRSMaQQBIcQRAQQYkAwsMAgsgAkECdEHAiBBqKAIAIgRBgAhqLQAAIQUgAkEBaiECAkACQAJAAkACQAJAIAVBIkcEQCAFQTpGDQEgBUEsRg0CIAVB+wBGDQMgBUHbAEYNAyAFQf0ARg0EIAVB3QBGDQQMBQsjA0ECRiMDQQFGcgRAQQAkHkEAJCdBACQfIARBAWogABAFDQkFIwNFIwNBBUZyBEAjE0UEQEEEQQYjARskAyMGBH8jASMCQQFqRgVBAAsEQCMPBEAjACMIayQYC0EAJA8jByMAJAckACMGRSQGCyMCIwFGBEAjDARAEAAFIwRBBHRBwIrQAGoiAyMVQYCADHI2AgAgAyMJQdCP+wVrNgIEIwBB0I/7BWskCiADIwo2AgggA0F/NgIMIwRBAWokBAtBfyQCCwwICyMTIQMCQCMCQQBIBEAjASQCIAMkFSMAJAkMAQsjAUEEdEHQj7sOaiIDLQAAQQFGDQAgAy0AAUEBRgRAIwBBLDoAACMAQQFqJAALIANBAToAAQsjDAR/An8jE0EBdEGQztwOai8BAEGQztwOai0AASIDQQRGBEAjGUEBaiQZQQEMAQtBASADQQVGDQAaIANBBk8LBUEACwRAQQEkFgsjACQgQQAkL0EAJB8jAEEiOgAAIwBBAWokACAEQQFqIAAQAyMNRQRAQQRBBiMBGyQDIwYEfyMBIwJBAWpGBUEACwRAIw8EQCMAIwhrJBgLQQAkDyMHIwAkByQAIwZFJAYLIwIjAUYEQCMMBEAQAAUjBEEEdEHAitAAaiIDIxVBgIAMcjYCACADIwlB0I/7BWs2AgQjAEHQj/sFayQKIAMjCjYCCCADQX82AgwjBEEBaiQEC0F/JAILCwUMCwsLDAULIwNBA0cNCEEAJAMMBAsjA0EERw0HIwFBBHRB0I+7DmoiAy0AAEEBRgRAQQIkAwVBACQDIAMvAQIiA0EBdEGQztwOai8BAEGQztwOaiIELQAAQQFHBH8gBC8BAgUgAwskEwsMAwsgBSAEEBANBQwCCwJ/IwFBBHRB0I+7DmoiAy0AAEEBRiIGIAVB/QBGR0EBIwEbBH9BAQUjA0EERwR/IwNBAUEFIAYbRwVBAAsLBEBBASQFIw4gBK18JBFBAQwBCyADKAIEJBcjAkEATgRAIwAgBToAACMAQQFqJAAFIwRBBHRBwIrQAGoiBSADLwECQYCACHI2AgAgBSMAQdCP+wVrIgM2AgQgAyQKIAUjCjYCCCAFQX82AgwjBEEBaiQECyMBQQFrJAEjASMmRgRAIwAjCGskI0F/JCYLIwIjAUZBACMMGwRAIARBAWoQBgtBBEEGIwEbJAMjBgR/IwEjAkEBakYFQQALBEAjDwRAIwAjCGskGAtBACQPIwcjACQHJAAjBkUkBgsjAiMBRgRAIwwEQBAABSMEQQR0QcCK0ABqIgMjFUGAgAxyNgIAIAMjCUHQj/sFazYCBCMAQdCP+wVrJAogAyMKNgIIIANBfzYCDCMEQQFqJAQLQX8kAgtBAAsNBAwBCyMDQQVHQQAjAxsNBEEAJCUjE0EARyQcIxwEQCMTIQMCQCMCQQBIBEAjASQCIAMkFSMAJAkMAQsjAUEEdEHQj7sOaiIDLQAAQQFGDQAgAy0AAUEBRgRAIwBBLDoAACMAQQFqJAALIANBAToAAQsjDARAIxMiA0EBdEGQztwOai8BAEGQztwOai0AASEFQQAkHSAFQQdGIAVBBkZyIAVBCEZyBEAgBSQdIwAjCGskNwUCfyADQQF0QZDO3A5qLwEAQZDO3A5qLQABIgNBBEYEQCMZQQFqJBlBAQwBC0EBIANBBUYNABogA0EGTwsEQEEBJBYLCwsFQQRBBiMBGyQDCyAEIAAQAQ0DQQAjHCMNGwRAEAJBBEEGIwEbJAMjBgR/IwEjAkEBakYFQQALBEAjDwRAIwAjCGskGAtBACQPIwcjACQHJAAjBkUkBgsjAiMBRgRAIwwEQBAABSMEQQR0QcCK0ABqIgMjFUGAgAxyNgIAIAMjCUHQj/sFazYCBCMAQdCP+wVrJAogAyMKNgIIIANBfzYCDCMEQQFqJAQLQX8kAgsLCwwBCwtBAA8LIwUPC0EBJAUjDiAErXwkEUEBC5sFAQh/IABBAnRBwIgQaiEDIAFBAnRBwIgQaiEIIwMhASMaIQkjASIEQQR0QdCPuw5qIQUCQAJAA0AgAyAISQRAAkAgAygCACIGQYAIai0AACEAIANBBGohAyABQQJGBH9BAQUgAUEBRiAAQf0AR3ELBEAgAEEiRw0EQQMhASADQQRqIAhPDQMgAygCACIGQYAIai0AAEE6Rw0EIAMoAgQiBkGACGotAAAhACADQQhqIQNBACEBCyAAQSxGBEAgAUEERw0EQQJBACAFLQAAQQFGGyEBBSAAQSJGBEAgAUEFR0EAIAEbDQVBBCEBBSAAQf0ARiIHIABB3QBGcgRAIAUtAABBAUYiACAHRwR/QQEFIAFBAUEFIAAbRyABQQRHcQsNBiAFQRBrIQVBBCEBIAkgBEEBayIERgRAQX8kGgwECwUgAEHbAEYgAEH7AEZyBEAgAUEFR0EAIAEbDQcgBEHoB08EQEEEJAUMCQsgBEEBaiEEIAVBEGoiBSAAQfsARiIAOgAAQQFBBSAAGyEBBSAAQTpGBEAgAUEDRw0IQQAhAQUgAUEFR0EAIAEbDQhBBCEBAn9BACAGQYAIaiIAQfaHEE8NABpBACAALQAAIgdBMUkgB0E5S3INABpBACEHA0AgB0EJSARAIABBAWoiAC0AACIKQTBJIApBOUtyBEAgCkH9AEYgCkEsRnIgCkHdAEZyIApBIEZyIApBCkZyIApBDUZyIApBCUZyIApBOkZyIApB+wBGciAKQdsARnIgCkEiRnIMAwsgB0EBaiEHDAELC0EACw0HQQAkHEEAJCUgBiACEAEEf0EBBSMNCw0FCwsLCwsMAgsLCyABJAMgBCQBIANBwIgQa0ECdg8LQQEkBQsjDiAGrXwkEUEACwcAQZDO3A4LGgAgAa0gAK1CIIaEJDggA60gAq1CIIaEJDkL2QMBAX8gAEUEQCABQTBGBEBBAQ8LIAFBOU0gAUExT3EEQEECDwsgAUEtRgRAQQMPCyABQfQARgRAQREPCyABQeYARgRAQRkPCyABQe4ARgRAQSEPC0H/AQ8LIAFBME8iAgRAIAFBOU0hAgsgAEEQSQRAAkACQAJAAkACQAJAAkAgAEEBaw4GAAECAwQFBgsgAUEuRgR/QQQFQQZB/wEgAUEgckHlAEYbCw8LIAIEf0ECBSABQS5GBH9BBAVBBkH/ASABQSByQeUARhsLCw8LQQFBAkH/ASACGyABQTBGGw8LQQVB/wEgAhsPCyACBH9BBQVBBkH/ASABQSByQeUARhsLDwsgAgR/QQgFQQdB/wEgAUEtRiABQStGchsLDwtBCEH/ASACGw8LIABBIE8EQCAAQQFqQf8BIABBIGsiAEEESQR/IAFB7uqx4wYgAEEDdHZB/wFxRgVBAAsbDwsgAEEYTwRAIABBAWpB/wEgAEEYayIAQQFGBH9B4QAFIABBAkYEf0HsAAUgAEEDRgR/QfMABUHlAEEAIABBBEYbCwsLIgAgAUZBACAAGxsPCyAAQQFqQf8BIABBEGsiAEEESQR/IAFB9OTVqwYgAEEDdHZB/wFxRgVBAAsbC4wCAEEAJAVCACQOQgAkEUIAJCpCACQrQgAkMkEAJCH9DAAAAAAAAAAAAAAAAAAAAAAkFP0MAAAAAAAAAAAAAAAAAAAAACQL/QwAAAAAAAAAAAAAAAAAAAAAJCxBACQDQQAkAUF/JBpBfyQCQQAkFUEAJARBACQbQdCP+wUkCUHQj/sFJABB0I+bCiQHQQAkBkHQj5sKJAhBACQNQQAkJUEAJBxBBCQTQQAkF0EAJB5BACQfQQAkJ0EAJC9B0I/7BSQgQQAkDEEAJBZBACQPQX8kJkEAJB0jKARAQdDO3Q5BAEGAgAj8CwALIykEQEHQzvEQQQBBgIDAAPwLAAtBACQoQQAkKUEAJDBBACQxCwQAIxsLBwBBwJLQAgveBQEDfwJAAkAjA0EFR0EAIwMbBEBBASEAQQEkBQwBCyAAQf8BcUH7AEYhAyMTIQIjAUHoB08EQEEEIQBBBCQFDAELIxpBAEgEQCACBEAjAUHAAE8EQEEFIQBBBSQFDAMLIAJBAXRBkM7cDmovAQBBkM7cDmotAAAiBEEEQQUgAxtGIwJBAEhxBEAjBEEEdEHAitAAaiIAIAJBgIAEcjYCACAAIwBB0I/7BWsiATYCBCABJAogACMKNgIIIABBfzYCDCMEQQFqJAQFIwJBAEggA3EEfyACQQF0QZDO3A5qLwEAQZDO3A5qLQABQQFGBUEACwRAQQEkDEEAJBYjByQIQQAkM0EAJBhBACQPQQAkGUEAJCJBACQjQX8kJkEAJDRBACQ1QQAkNkEAJB0jOCQQIzkkEkEAJCQgASQuCwJAIwJBAEgEQCMBJAIgAiQVIwAkCQwBCyMBQQR0QdCPuw5qIgEtAABBAUYNACABLQABQQFGBEAjAEEsOgAAIwBBAWokAAsgAUEBOgABCyMMBEACfyACQQF0QZDO3A5qLwEAQZDO3A5qLQABIgFBBEYEQCMZQQFqJBkgA0UjGUEBS3IMAQsgA0UjI0EAR3IgAUEFRg0AGiABQQZPCwRAQQEkFgUgAkEBdEGQztwOai8BAEGQztwOai0AAUEFRgRAIwAjCGskIiMBJCYLCwsjACAAOgAAIwBBAWokAEECQQMgAxsiACAERyAEQQFHcQRAQQEkFiAAIQILCyMBQQFqJAEjAUEEdEHQj7sOaiIAIAM6AAAgAEEAOgABIAAgAjsBAiAAIxc2AgQgAwR/QQAFIAJBAXRBkM7cDmovAQBBkM7cDmotAABBAUYEfyACBSACQQF0QZDO3A5qLwEAQZDO3A5qLwECCwskEwwDBSMBJBoLCyMBQQFqJAEjAUEEdEHQj7sOaiADOgAADAELIw4gAa18JBEgAA8LQQFBBSADGyQDQQALBAAjCgsHAEHQj/sFC8gGAgl/AX4jAUEEdEHQj7sOaiIHLwECIgVBAXRBkM7cDmovAQBBkM7cDmotAAAhCCMeIgRB0I28DmpB0I28DiMnGyEGIycEfyAEIAYQGwUgBAshAgJAIAVBAkcgCEECR3IEQCACrUKV+Kn6l7fem55/hSEKA0AgAUEIaiIDIAJNBEAgCiABIAZqKQMAhULP1tO+0ser2UJ+IgpCHYggCoUhCiADIQEMAQsLA0AgASACSQRAIAogASAGajEAAIVCz9bTvtLHq9lCfiIKQh2IIAqFIQogAUEBaiEBDAELCyAHKAIEIgMhAQNAIAEjF0kEQCABQQN0QZDOvA5qKQMAIApRBEBBAyEBQQMkBQwECyABQQFqIQEMAQsLIxdBgIAETyMXIANrQZDOAE9yBEBBBiEBQQYkBQwCCyMXQQN0QZDOvA5qIAo3AwAjF0EBaiQXCyAIQQFGBH8gBQUgAiEDIAVBAXRBkM7cDmovAQBBkM7cDmoiAC0AAiEBIABBA2ohBQJ/A0AgASIAQQFrIQEgAARAIAMgBS0AACIIRgR/IAUtAAEgBi0AAEYFQQALBH8gBUEBaiEJQQAhAAJ/A0AgAEEIaiICIAhNBEBBACAAIAlqKQMAIAAgBmopAwBSDQIaIAIhAAwBCwsDQCAAIAhJBEBBACAAIAlqLQAAIAAgBmotAABHDQIaIABBAWohAAwBCwtBAQsFQQALBEAgBUEBaiAIai8BAAwDCyAFIAhBA2pqIQUMAQsLQQALCyQTIxNFIwJBAEhyBEBBAA8LIwwEfyMBIwJBAWpGBUEACwR/IxNBAXRBkM7cDmovAQBBkM7cDmotAAEiAEEJRgRAQQEkFgsgAEEDRyAAQQJHcSAAQQlHcQR/QQAFIABBA0YkDyMHIwAkByQAIwZFJAZBAQsFQQALBEAjAEEsOgAAIwBBAWokAAUgBy0AAUEBRgRAIwBBLDoAACMAQQFqJAALIAdBAToAAQsjAEEiOgAAIwBBAWokACMAQdCNvA4gBPwKAAAjACAEaiQAIwBBIjoAACMAQQFqJAAjAEE6OgAAIwBBAWokACMPBH8jASMCQQFqRgVBAAsEQCMAIwhrJDMLQQAPCyMOIACtfCQRIAELEwAjKlAjDUUjBUUjA0EGRnFxcQsFAEGACAvsFAMFfwV+CHtBwIgQIQMCQANAIAAgAksEQCACQYAIaiIB/QAEACIMIAH9AAQQIg39UCAB/QAEICIOIAH9AAQwIgv9UP1Q/QyAgICAgICAgICAgICAgICA/U79UwRAIxQjCyAM/Q0ODxAREhMUFRYXGBkaGxwd/Qzf39/f39/f39/f39/f39/f/XMjCyAM/Q0NDg8QERITFBUWFxgZGhsc/Qzv7+/v7+/v7+/v7+/v7+/v/XP9UP0MAAAAAAAAAAAAAAAAAAAAAP0o/QyAgICAgICAgICAgICAgICA/U79DAICAgICAgICgICAgCEBFUkjCyAM/Q0PEBESExQVFhcYGRobHB0eIg9BBP1t/Q79DOejg4OLy8vLy8vLy8vby8sgD/0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79Tv0MAQEBAQEBAQHmrrq6AQEBASAMQQT9bf0O/U79Uf1QJBQgDCQLIxQjCyAN/Q0ODxAREhMUFRYXGBkaGxwd/Qzf39/f39/f39/f39/f39/f/XMjCyAN/Q0NDg8QERITFBUWFxgZGhsc/Qzv7+/v7+/v7+/v7+/v7+/v/XP9UP0MAAAAAAAAAAAAAAAAAAAAAP0o/QyAgICAgICAgICAgICAgICA/U79DAICAgICAgICgICAgCEBFUkjCyAN/Q0PEBESExQVFhcYGRobHB0eIg9BBP1t/Q79DOejg4OLy8vLy8vLy8vby8sgD/0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79Tv0MAQEBAQEBAQHmrrq6AQEBASANQQT9bf0O/U79Uf1QJBQgDSQLIxQjCyAO/Q0ODxAREhMUFRYXGBkaGxwd/Qzf39/f39/f39/f39/f39/f/XMjCyAO/Q0NDg8QERITFBUWFxgZGhsc/Qzv7+/v7+/v7+/v7+/v7+/v/XP9UP0MAAAAAAAAAAAAAAAAAAAAAP0o/QyAgICAgICAgICAgICAgICA/U79DAICAgICAgICgICAgCEBFUkjCyAO/Q0PEBESExQVFhcYGRobHB0eIg9BBP1t/Q79DOejg4OLy8vLy8vLy8vby8sgD/0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79Tv0MAQEBAQEBAQHmrrq6AQEBASAOQQT9bf0O/U79Uf1QJBQgDiQLIxQjCyAL/Q0ODxAREhMUFRYXGBkaGxwd/Qzf39/f39/f39/f39/f39/f/XMjCyAL/Q0NDg8QERITFBUWFxgZGhsc/Qzv7+/v7+/v7+/v7+/v7+/v/XP9UP0MAAAAAAAAAAAAAAAAAAAAAP0o/QyAgICAgICAgICAgICAgICA/U79DAICAgICAgICgICAgCEBFUkjCyAL/Q0PEBESExQVFhcYGRobHB0eIg9BBP1t/Q79DOejg4OLy8vLy8vLy8vby8sgD/0MDw8PDw8PDw8PDw8PDw8PD/1O/Q79Tv0MAQEBAQEBAQHmrrq6AQEBASALQQT9bf0O/U79Uf1QJBQgCyQLIAv9DP/////////////////v37/9cyQsIxT9Uw0DBSMs/VMEQAwEBSALJAsLCyMrIQdCACQrIAz9DFxcXFxcXFxcXFxcXFxcXFz9IyIPIA39DFxcXFxcXFxcXFxcXFxcXFz9IyIQ/VAgDv0MXFxcXFxcXFxcXFxcXFxcXP0jIhEgC/0MXFxcXFxcXFxcXFxcXFxcXP0jIhL9UP1Q/VMEQCAP/WStIBD9ZK1CEIaEIBH9ZK1CIIaEIBL9ZK1CMIaEIAdCf4WDIQYDQCAGQgBSBEACQCAGeiIIQj9RBEBCASQrDAELQgEgCEIBfIYiCCAHhCEHIAYgBkIBfYMgCEJ/hYMhBgwCCwsLCyMqIAz9DCIiIiIiIiIiIiIiIiIiIiL9I/1krSAN/QwiIiIiIiIiIiIiIiIiIiIi/SP9ZK1CEIaEIA79DCIiIiIiIiIiIiIiIiIiIiL9I/1krUIghoQgC/0MIiIiIiIiIiIiIiIiIiIiIv0j/WStQjCGhCAHQn+FgyIJQgGGIAmFIgZCAoYgBoUiBkIEhiAGhSIGQgiGIAaFIgZCEIYgBoUiBkIghiAGhYUiCEI/hyQqIAz9DCAgICAgICAgICAgICAgICD9JiIPIA39DCAgICAgICAgICAgICAgICD9JiIQ/VAgDv0MICAgICAgICAgICAgICAgIP0mIhEgC/0MICAgICAgICAgICAgICAgIP0mIhL9UP1Q/VMEQCAIIA/9ZK0gEP1krUIQhoQgEf1krUIghoQgEv1krUIwhoSDIgZCAFIEQEEBJAUjDiACIAZ6p2qtfCQRQQAPCwsjIUEASiAHIAiDIgZCAFJyBEAgAiEBAn8DQCABIAJBQGtJIyFBAEpxBEAgAUGACGotAAAiBEE5TSAEQTBPcQR/QQEFIARBIHIiBEHmAE0gBEHhAE9xC0UEQEEBJAUjDiABrXwkEUEADAMLIAFBAWohASMhQQFrJCEMAQsLAkADQCAGQgBSBEAgBnqnIQQgBiAGQgF9gyEGIAJBgAhqIARqLQAAIgFB9QBGBEBBASEBA0AgASAEakHAAEcgAUEETXEEQCACQYAIaiAEaiABai0AACIFQTlNIAVBME9xBH9BAQUgBUEgciIFQeYATSAFQeEAT3ELRQ0FIAFBAWohAQwBCwtBBSABayQhBSABQdwARyABQSJHcSABQS9HcSABQeIAR3EgAUHmAEdxIAFB7gBHcSABQfIAR3EgAUH0AEdxDQMLDAELC0EBDAELQQEkBSMOIAIgBGqtfCQRQQALRQRAQQAPCwsjMiAM/QwgICAgICAgICAgICAgICAg/VD9DAAAAAAAAAAAAAA6eyx9AAAgDP0MDw8PDw8PDw8PDw8PDw8PD/1OIg/9Dv0j/WStIA39DCAgICAgICAgICAgICAgICD9UP0MAAAAAAAAAAAAADp7LH0AACAN/QwPDw8PDw8PDw8PDw8PDw8P/U4iEP0O/SP9ZK1CEIaEIA79DCAgICAgICAgICAgICAgICD9UP0MAAAAAAAAAAAAADp7LH0AACAO/QwPDw8PDw8PDw8PDw8PDw8P/U4iEf0O/SP9ZK1CIIaEIAv9DCAgICAgICAgICAgICAgICD9UP0MAAAAAAAAAAAAADp7LH0AACAL/QwPDw8PDw8PDw8PDw8PDw8P/U4iEv0O/SP9ZK1CMIaEIAhCf4WDIgcgDP0MIP//////////CQr//w3//yAP/Q79I/1krSAN/Qwg//////////8JCv//Df//IBD9Dv0j/WStQhCGhCAO/Qwg//////////8JCv//Df//IBH9Dv0j/WStQiCGhCAL/Qwg//////////8JCv//Df//IBL9Dv0j/WStQjCGhIQgCIQgCYRCf4UiBkIBhoRCf4UgBoMhCiAGQj+IJDIgCCAJgyAHIAqEhCIGeyEHIAMhAQNAIAZCAFIEQCABIAIgBnqnajYCACABQQRqIQEgBiAGQgF9gyEGDAELCyADIAenQQJ0aiEDIAJBQGshAgwBCwsgA0HAiBBrQQJ2DwtBAiQFIw4gAq18JBFBAAurAgEDfyMFBEAjBQ8LQQAkBEEAJBtBACQKQQAkLSMGIgIEQCMHIwAkByQAIwZFJAYLIwcjCGtBACMMQQAjAkEATiIDGxshASMAIwlrQQAgAxsiAwRAQdCP+wUjCSAD/AoAAAsgAQRAQdCPmwojCCAB/AoAAAsjICMIQdCPmwprIwlB0I/7BWsgAhtrJCBB0I/7BSQJQdCPmwokCCADQdCP+wVqJAAgAUHQj5sKaiQHIAIEQCMHIwAkByQAIwZFJAYLIAAQFiEBIwUEQCMFDwsgACABEAgEQCMFDwsjAkEATgRAIwwEQCAAEAZBACQuCyMHIwAjBhsjCWsjACMHIwYbIwhrQQAjDBtqQYCAgARLBEBBByQFIw4gAK18JBFBBw8LCyMOIACtfCQOQQALBQAjEboLBAAjBAsHAEHAitAAC/8DAQV/IAEhAgNAIAAgBUsEQCAFQdCNvA5qLQAAIgRB3ABHBEAgAiIDQQFqIQIgAyAEOgAAIAVBAWohBUEAIQYMAgsgBUHRjbwOai0AACEEIAVBAmohBSAEQfUARwRAIAIiA0EBaiECIAMgBEHiAEYEf0EIBSAEQeYARgR/QQwFIARB7gBGBH9BCgVBDUEJIAQgBEH0AEYbIARB8gBGGwsLCzoAAEEAIQYMAgtBACEDQQAhBANAIARBBEkEQCADQQR0IAVB0I28DmogBGotAAAiA0EwayADQSByQdcAayADQTlNG3IhAyAEQQFqIQQMAQsLIAVBBGohBSADQf+/A01BACADQYC4A09BACAGGxsEQCACQQNrIgIgAyAGQQp0akGAuP8aayIDQRJ2QfABcjoAACACQQFqIgIgA0EMdkE/cUGAAXI6AAAgAkEBaiIEIANBBnZBP3FBgAFyOgAAIARBAmohAiAEIANBP3FBgAFyOgABQQAhBgwCCyADQQAgA0H/twNNIANBgLADT3EbIQYgA0GAAUkEfyACIAM6AAAgAkEBagUgA0GAEEkEQCACIANBBnZBwAFyOgAABSACIANBDHZB4AFyOgAAIAJBAWoiAiADQQZ2QT9xQYABcjoAAAsgAiADQT9xQYABcjoAASACQQJqCyECDAELCyACIAFrCwQAIy0LBwBB0I+bCgs=";

// src/sarif/window.ts
/** Numbers of 32 bits in one event: what, start, end, record; and in one record. See assembly/scan.ts. */
const EVENT = 4;
const RECORD = 20;
const [ENTER, LEAVE] = [1, 2];
const NONE = 4294967295;
const PLAIN = "{\"text\":\"";
/** The record that a cursor stands on. */
var Cursor = class {
	window;
	at = 0;
	constructor(window) {
		this.window = window;
	}
	/** @param at first word of the record */
	moveTo(at) {
		this.at = at;
		return this;
	}
	get common() {
		return numberOrNull(this.word(2));
	}
	get place() {
		return numberOrNull(this.word(5));
	}
	get hasPlace() {
		return this.word(7) > this.word(6);
	}
	get line() {
		return this.word(8);
	}
	get column() {
		return this.word(9);
	}
	get endLine() {
		return this.word(10);
	}
	get odd() {
		return this.word(13) === 1;
	}
	digest(digest, salt, other) {
		digest[0] = salt[0] ^ other[0] ^ this.word(14);
		digest[1] = salt[1] ^ other[1] ^ this.word(15);
		digest[2] = salt[2] ^ other[2] ^ this.word(16);
		digest[3] = salt[3] ^ other[3] ^ this.word(17);
	}
	commonText() {
		return this.mainText(this.word(0), this.word(1));
	}
	placeText() {
		return this.asideText(this.word(6), this.word(7));
	}
	messageText() {
		return this.asideText(this.word(11), this.word(12));
	}
	messageLetter() {
		const { aside } = this.window;
		const start = this.word(11);
		for (let index = 0; index < 9; index++) if (aside[start + index] !== PLAIN.charCodeAt(index)) return 0;
		return this.word(12) > start ? aside[start + 9] ?? 0 : 0;
	}
	text() {
		const common = this.commonText();
		const aside = this.asideText(this.word(3), this.word(4));
		return common === "{}" ? `{${aside.slice(1)}}` : `${common.slice(0, -1)}${aside}}`;
	}
	/** Valid UTF-8: the scanner has seen to that. */
	mainText(start, end) {
		return this.window.main.toString("utf8", start, end);
	}
	asideText(start, end) {
		return this.window.aside.toString("utf8", start, end);
	}
	word(index) {
		return this.window.records[this.at + index] ?? 0;
	}
};
function numberOrNull(word) {
	return word === NONE ? null : word;
}
/** Tells all that was found, in order. */
function deliver(window, events) {
	const { events: list } = window;
	const cursor = new Cursor(window);
	for (let at = 0; at < list.length; at += 4) {
		const what = list[at] ?? 0;
		const node = what & 65535;
		const record = list[at + 3] ?? NONE;
		if (record !== NONE) events.record(node, cursor.moveTo(record * 20));
		else if (what >>> 16 === ENTER) events.enter(node);
		else if (what >>> 16 === LEAVE) events.leave(node);
		else events.take(node, cursor.mainText(list[at + 1] ?? 0, list[at + 2] ?? 0));
	}
}
/** Memory that windows are copied into, to be read by another thread. It grows as needed. */
var Shelf = class {
	memory = new SharedArrayBuffer(1 << 19);
	parcels = [];
	filled = 0;
	/** What was put before is forgotten. */
	clear() {
		this.parcels = [];
		this.filled = 0;
	}
	put({ events, records, main, aside }) {
		const parts = [
			events,
			records,
			main,
			aside
		].map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength));
		const sizes = parts.map(({ length }) => length);
		const from = this.filled;
		const end = sizes.reduce((sum, size) => sum + size, from);
		if (end > this.memory.byteLength) this.grow(end);
		const bytes = new Uint8Array(this.memory);
		let at = from;
		for (const part of parts) {
			bytes.set(part, at);
			at += part.length;
		}
		this.parcels.push({
			from,
			sizes
		});
		this.filled = Math.ceil(end / 4) * 4;
	}
	grow(least) {
		const before = new Uint8Array(this.memory, 0, this.filled);
		this.memory = new SharedArrayBuffer(least + (least >>> 2));
		new Uint8Array(this.memory).set(before);
	}
};
function unpacked(memory, { from, sizes: [events, records, main, aside] }) {
	const texts = from + events + records;
	return {
		events: new Uint32Array(memory, from, events / 4),
		records: new Uint32Array(memory, from + events, records / 4),
		main: Buffer.from(memory, texts, main),
		aside: Buffer.from(memory, texts + main, aside)
	};
}

// src/sarif/scanner.ts
/** As numbered by the scanner. */
const FAULTS = [
	"syntax",
	"syntax",
	"encoding",
	"duplicate",
	"deep",
	"deep where read",
	"members",
	"value size"
];
/** Bytes that the scanner looks at together; a multiple of 64. */
const WINDOW = 1 << 18;
const BLOCK = 64;
const SPACE = 32;
let compiled = null;
/** Instances that have ended their document: large, so they are used again. */
const idle = [];
function instance() {
	const used = idle.pop();
	if (used) {
		used.reset();
		return used;
	}
	compiled ??= new WebAssembly.Module(Uint8Array.from(atob(SCAN_WASM), (char) => char.charCodeAt(0)));
	return new WebAssembly.Instance(compiled, { env: { abort: () => void 0 } }).exports;
}
/** What was found in the bytes that were fed last; null for nothing. */
function windowOf(wasm) {
	const { buffer } = wasm.memory;
	const count = wasm.eventsCount();
	if (count === 0) return null;
	return {
		events: new Uint32Array(buffer, wasm.events(), count * 4),
		records: new Uint32Array(buffer, wasm.records(), wasm.recordsCount() * 20),
		main: Buffer.from(buffer, wasm.mainOut(), wasm.mainSize()),
		aside: Buffer.from(buffer, wasm.asideOut(), wasm.asideSize())
	};
}
/** @param secret four words of 32 bits that the writer of the document cannot know; hashes of equal secrets can be compared */
function scanner(table, secret, onWindow) {
	const wasm = instance();
	wasm.seed(...secret);
	const memory = new Uint8Array(wasm.memory.buffer);
	const input = wasm.input();
	memory.set(table.bytes, wasm.shapes());
	const state = {
		waiting: 0,
		total: 0,
		code: 0
	};
	const feed = (length) => {
		if (state.code !== 0) return;
		state.code = wasm.feed(length);
		const window = state.code === 0 ? windowOf(wasm) : null;
		if (window !== null) onWindow(window);
		memory.copyWithin(input, input + length, input + state.waiting);
		state.waiting -= length;
	};
	return {
		push(chunk) {
			state.total += chunk.length;
			for (let from = 0; from < chunk.length && state.code === 0;) {
				const size = Math.min(chunk.length - from, WINDOW - state.waiting);
				memory.set(chunk.subarray(from, from + size), input + state.waiting);
				state.waiting += size;
				from += size;
				if (state.waiting === WINDOW) feed(WINDOW);
			}
		},
		end() {
			idle.push(wasm);
			const tail = memory.slice(input + Math.max(0, state.waiting - 3), input + state.waiting);
			const padded = Math.ceil((state.waiting + 1) / BLOCK) * BLOCK;
			memory.fill(SPACE, input + state.waiting, input + padded);
			state.waiting = padded;
			feed(padded);
			const { code, total } = state;
			if (code === 0 && wasm.isComplete() === 1) return null;
			const offset = code === 0 ? total : wasm.faultOffset();
			return {
				fault: code === 0 || offset >= total || FAULTS[code] === "encoding" && endsInside(tail) ? "cut short" : FAULTS[code] ?? "syntax",
				offset: Math.min(offset, total)
			};
		}
	};
}
/** True when the last bytes begin a character of UTF-8 that is not finished. */
function endsInside(tail) {
	const lead = tail.findLastIndex((byte) => byte >= 194 && byte <= 244);
	if (lead === -1) return false;
	const byte = tail[lead] ?? 0;
	return tail.length - lead < (byte >= 240 ? 4 : byte >= 224 ? 3 : 2);
}

// src/sarif/intake.ts
/** What is kept of the beginning, to tell a broken SARIF file from something else. */
const HEAD = 4096;
const TABLE = compile(LOG);
let followed = null;
/** @param toFollow true to read what it takes to know a finding again, too: few runs of the gate do */
function tableFor(toFollow) {
	return toFollow ? followed ??= compile(LOG_TO_FOLLOW) : TABLE;
}
/** @param secret see `scanner` @param toFollow see `tableFor` @param onWindow gets what was found; it is good until the call returns */
function intake(secret, toFollow, onWindow) {
	const scan = scanner(tableFor(toFollow), secret, onWindow);
	const text = decoder(scan.push);
	let head = "";
	return {
		push(chunk) {
			if (head.length < HEAD) head += new TextDecoder("latin1").decode(chunk.subarray(0, HEAD));
			text.push(chunk);
		},
		end() {
			return {
				broken: text.end() ? scan.end() : {
					fault: "encoding",
					offset: 0
				},
				looksLikeSarif: /"runs"|sarif/i.test(head)
			};
		}
	};
}

// src/files/inflate.ts
const PIECE = 1 << 18;
const AGAIN = "compress the file again, and look at what wrote or carried it";
/** Whether these first bytes of a file say gzip (RFC 1952 \u00a72.3.1). */
function isGzip(head) {
	return head[0] === 31 && head[1] === 139;
}
/** @param name of the file, for faults @param push gets the pieces: for equal chunks equal pieces @returns a fault where no more is wanted */
function inflater(name, push) {
	const gunzip = createGunzip({ chunkSize: PIECE });
	let given = 0;
	let stop = null;
	gunzip.on("data", (piece) => {
		try {
			stop ??= push(piece);
			if (stop !== null) gunzip.destroy();
		} catch (error) {
			gunzip.destroy(error);
		}
	});
	const closed = new Promise((resolve, reject) => void gunzip.on("close", resolve).on("error", reject));
	const until = async (done) => {
		try {
			await Promise.race([done, closed]);
			return stop;
		} catch (error) {
			return broken(error, name);
		}
	};
	return {
		async write(chunk) {
			given += chunk.length;
			return until(new Promise((resolve) => void gunzip.write(chunk, () => resolve())));
		},
		async end() {
			gunzip.end();
			return await until(closed) ?? (gunzip.bytesWritten === given ? null : leftOver(name, gunzip.bytesWritten));
		}
	};
}
function broken(error, name) {
	const { code, message } = error;
	if (code === "Z_BUF_ERROR") return fault("E_CUT_SHORT", name, "the gzip data is cut short", AGAIN);
	if (!String(code).startsWith("Z_")) throw error;
	return fault("E_GZIP", name, `the gzip data is broken, or something else follows it: ${String(message)}`, AGAIN);
}
function leftOver(name, at) {
	return fault("E_GZIP", name, `bytes that are no gzip data follow it (at byte ${at})`, AGAIN);
}

// src/files/read.ts
const CHUNK = 1 << 19;
/** Inflated bytes from which on the ratio counts: a short file may well repeat itself. */
const RATIO_FROM = 64 * 2 ** 20;
/** @param sink gets the (inflated) bytes in order */
async function readChunks({ path, name }, limits, sink) {
	const reading = {
		name,
		limits,
		sink,
		hash: createHash("sha256"),
		bytes: 0,
		size: 0,
		inflated: 0
	};
	const failure = await readAll(path, reading).catch((error) => unreadable(error, name));
	const { bytes, size, inflated, hash } = reading;
	return {
		sha256: hash.digest("hex"),
		bytes,
		size,
		inflated,
		fault: failure
	};
}
/** What the disk says; anything else that is thrown is our own bug. */
function unreadable(error, name) {
	if (typeof error !== "object" || error === null || !("syscall" in error)) throw error;
	return fault("E_READ", name, `the file cannot be read: ${reasonOf(error)}`, "let the gate read it");
}
/** Nothing else is to be done meanwhile, and waiting for each chunk costs more than reading it. */
async function readAll(path, reading) {
	const file = openSync(path, "r");
	try {
		reading.size = fstatSync(file).size;
		const large = tooLarge(reading.size, reading);
		if (large) return large;
		const buffer = Buffer.allocUnsafe(Math.min(CHUNK, reading.size + 1));
		const first = next(file, buffer, reading);
		const push = (chunk) => give(chunk, reading);
		const { write, end } = isGzip(first) ? inflater(reading.name, push) : {
			write: push,
			end: () => null
		};
		let stop = null;
		for (let chunk = first; chunk.length > 0; chunk = next(file, buffer, reading)) stop ??= tooLarge(reading.bytes, reading) ?? await write(chunk);
		return stop ?? await end();
	} finally {
		closeSync(file);
	}
}
/** What comes next of the file, good until the next call; empty at its end. A file may grow faster than it is read. */
function next(file, buffer, reading) {
	const isOver = reading.bytes > reading.limits.inputSize.most;
	const chunk = buffer.subarray(0, isOver ? 0 : readSync(file, buffer, 0, buffer.length, null));
	reading.bytes += chunk.length;
	reading.hash.update(chunk);
	return chunk;
}
function give(chunk, reading) {
	reading.inflated += chunk.length;
	return tooLarge(reading.inflated, reading) ?? tooDense(reading) ?? reading.sink(chunk, reading);
}
function tooLarge(found, { name, size, limits: { inputSize } }) {
	if (found <= inputSize.most) return null;
	const what = `it is at least ${formatSize(found) === formatSize(inputSize.most) ? `${formatCount(found)} bytes` : formatSize(found)}`;
	return exceeded("inputSize", inputSize, name, {
		what,
		found: Math.max(found, size)
	});
}
function tooDense({ name, bytes, inflated, limits: { compressionRatio } }) {
	if (inflated < RATIO_FROM || inflated <= bytes * compressionRatio.most) return null;
	const what = `its first ${formatSize(bytes)} of gzip data inflate to at least ${formatSize(inflated)}, over ${formatCount(Math.floor(inflated / bytes))} times as much`;
	return exceeded("compressionRatio", compressionRatio, name, {
		what,
		found: inflated / bytes
	});
}

// src/scan.ts
/** What both threads see: chunks that were taken, and whether no more is wanted. */
const [TAKEN, STOP] = [0, 1];
async function scanFile(order, sink) {
	return isLarge(order.file.path) ? scanElsewhere(order, sink) : scanHere(order, sink);
}
async function scanHere({ file, limits, secret, toFollow }, sink) {
	const { push, end } = intake(secret, toFollow, sink.window);
	return {
		...await readChunks(file, limits, (chunk, at) => {
			push(chunk);
			return sink.chunk(at);
		}),
		scanned: end()
	};
}
/** Whatever goes wrong over there and is no fault of the file is thrown here: a file is never taken for one that has ended. */
async function scanElsewhere(order, sink) {
	const { worker, failure } = thread();
	const shared = new Int32Array(new SharedArrayBuffer(8));
	let stop = null;
	const take = ({ memory, parcels, at }) => {
		if (stop === null) for (const parcel of parcels) sink.window(unpacked(memory, parcel));
		if ("scanned" in at) return {
			...at,
			fault: stop ?? at.fault
		};
		stop ??= sink.chunk(at);
		if (stop !== null) Atomics.store(shared, STOP, 1);
		Atomics.add(shared, TAKEN, 1);
		Atomics.notify(shared, TAKEN);
		return null;
	};
	const answer = new Promise((resolve, reject) => {
		worker.removeAllListeners("message").on("message", (message) => {
			try {
				const done = take(message);
				if (done !== null) resolve(done);
			} catch (error) {
				reject(error);
			}
		});
	});
	worker.ref();
	worker.postMessage({
		order,
		shared
	});
	try {
		return await Promise.race([answer, failure]);
	} finally {
		worker.unref();
	}
}

export { formatSize as C, ok as D, fault as E, formatCount as S, failed as T, readUtf8 as _, inflater as a, endThread as b, Shelf as c, LIMITS as d, LIMIT_NAMES as f, readBytes as g, isThere as h, scanHere as i, deliver as l, digestsOf as m, TAKEN as n, isGzip as o, exceeded as p, scanFile as r, tableFor as s, STOP as t, KIND as u, sha256Of as v, parseSize as w, prepareFor as x, reasonOf as y };