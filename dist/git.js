const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_common = require("./common.js");
const require_fault = require("./fault.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
let node_fs_promises = require("node:fs/promises");
let node_os = require("node:os");
let node_child_process = require("node:child_process");

// src/git/process.ts
const LONGEST$1 = 3e5;
/** Of the largest changes, as text; a repository may be made so that it says more. */
const LARGEST = 8 * 2 ** 30;
const COMPLAINT = 4096;
const OPTIONS = [
	"--no-pager",
	"--no-replace-objects",
	"--literal-pathspecs",
	...[
		`core.hooksPath=${node_os.devNull}`,
		"core.fsmonitor=false",
		"core.untrackedCache=false",
		`core.attributesFile=${node_os.devNull}`,
		`core.excludesFile=${node_os.devNull}`,
		"core.commitGraph=false",
		"core.bigFileThreshold=64m",
		"core.quotePath=true",
		"protocol.allow=never",
		"credential.helper="
	].flatMap((setting) => ["-c", setting])
];
const OWN = {
	LC_ALL: "C",
	HOME: node_os.devNull,
	GIT_CONFIG_NOSYSTEM: "1",
	GIT_CONFIG_SYSTEM: node_os.devNull,
	GIT_CONFIG_GLOBAL: node_os.devNull,
	GIT_ATTR_NOSYSTEM: "1",
	GIT_NO_REPLACE_OBJECTS: "1",
	GIT_NO_LAZY_FETCH: "1",
	GIT_ALLOW_PROTOCOL: "none",
	GIT_OPTIONAL_LOCKS: "0",
	GIT_TERMINAL_PROMPT: "0"
};
/** Nothing is inherited but where Windows keeps itself. */
function environmentOf({ program, place }) {
	const root = process.env["SYSTEMROOT"];
	return {
		...OWN,
		...root === void 0 ? {} : { SYSTEMROOT: root },
		PATH: (0, node_path.dirname)(program),
		...place
	};
}
/** @returns how it ended, whatever its exit code; untold where it did not end by itself */
function callGit(git, args, { input = "", take = () => void 0 } = {}) {
	return new Promise((resolve, reject) => {
		const child = (0, node_child_process.spawn)(git.program, [...OPTIONS, ...args], {
			cwd: git.cwd,
			env: environmentOf(git),
			shell: false,
			windowsHide: true,
			timeout: LONGEST$1,
			killSignal: "SIGKILL"
		});
		let size = 0;
		let complaint = "";
		child.stdout.on("data", (chunk) => {
			size += chunk.length;
			try {
				if (size <= LARGEST) take(chunk);
				else child.kill("SIGKILL");
			} catch (error) {
				child.kill("SIGKILL");
				reject(error);
			}
		});
		child.stderr.on("data", (chunk) => {
			complaint = (complaint + chunk.toString("utf8")).slice(0, COMPLAINT);
		});
		child.stdin.on("error", () => void 0);
		child.on("error", (error) => resolve(require_common.untold(`git cannot be run: ${error.message}`, "install git on the machine that runs the gate")));
		child.on("close", (code) => {
			if (code === null) resolve(require_common.untold(`git ${args[0]} did not come to its end (${sizeOrTime(size)})`, "judge a smaller change"));
			else resolve(require_common.told({
				code,
				complaint: complaint.split("\n")[0] ?? ""
			}));
		});
		child.stdin.end(input);
	});
}
function sizeOrTime(size) {
	return size > LARGEST ? `more than ${LARGEST} bytes` : `it was stopped, after ${LONGEST$1 / 1e3} seconds at most`;
}
/** Its whole output as text, in UTF-8. @returns untold also where it failed */
async function askGit(git, args) {
	const chunks = [];
	const ended = await streamGit(git, args, { take: (chunk) => void chunks.push(chunk) });
	return ended.told ? require_common.told(Buffer.concat(chunks).toString("utf8")) : ended;
}
/** @returns untold also where it failed */
async function streamGit(git, args, streams) {
	const ended = await callGit(git, args, streams);
	return ended.told && ended.value.code !== 0 ? refused(args, ended.value) : ended;
}
function refused(args, { code, complaint }) {
	return require_common.untold(`git ${args[0]} ended with ${code}: ${complaint || "it did not say why"}`, "check the whole repository out: no partial clone, and nothing taken away from .git");
}

// src/git/objects.ts
/** Larger ones are passed over. */
const LARGEST_BLOB = 10 * 2 ** 20;
const NEWLINE$1 = 10;
/** @param take gets each object once; those that are too large, are no blob, or are missing are never handed over */
async function readBlobs(open, oids, take) {
	const wanted = [];
	const sizes = new BatchReader("sizes", LARGEST_BLOB, (oid) => void wanted.push(oid));
	const sized = await batch(open, "--batch-check", [...new Set(oids)], sizes);
	if (!sized.told) return sized;
	return batch(open, "--batch", wanted, new BatchReader("contents", LARGEST_BLOB, take));
}
/** @param oids of blobs of which none is larger than `most` bytes @param take as above */
async function readSized(open, oids, most, take) {
	return batch(open, "--batch", [...new Set(oids)], new BatchReader("contents", most, take));
}
async function batch({ objects }, how, oids, reader) {
	if (oids.length === 0) return require_common.told(null);
	const input = `${oids.join("\n")}\n`;
	const ended = await streamGit(objects, [
		"cat-file",
		how,
		"--buffer"
	], {
		input,
		take: (chunk) => reader.take(chunk)
	});
	return ended.told ? require_common.told(null) : ended;
}
/** `OID blob SIZE`, and with contents these and a newline behind it; `OID missing` stands alone. */
var BatchReader = class {
	#what;
	#most;
	#take;
	#header = "";
	#oid = "";
	#content = null;
	#filled = 0;
	constructor(what, most, take) {
		this.#what = what;
		this.#most = most;
		this.#take = take;
	}
	take(chunk) {
		let at = 0;
		while (at < chunk.length) at = this.#content === null ? this.#readHeader(chunk, at) : this.#readContent(chunk, at, this.#content);
	}
	#readHeader(chunk, at) {
		const end = chunk.indexOf(NEWLINE$1, at);
		this.#header += chunk.toString("latin1", at, end === -1 ? chunk.length : end);
		if (end === -1) return chunk.length;
		const [oid = "", type, size] = this.#header.split(" ");
		this.#header = "";
		if (type === "blob" && Number(size) <= this.#most) this.#begin(oid, Number(size));
		return end + 1;
	}
	#begin(oid, size) {
		if (this.#what === "sizes") return this.#take(oid, Buffer.alloc(0));
		this.#oid = oid;
		this.#content = Buffer.allocUnsafe(size + 1);
		this.#filled = 0;
	}
	#readContent(chunk, at, content) {
		const copied = chunk.copy(content, this.#filled, at);
		this.#filled += copied;
		if (this.#filled === content.length) {
			this.#content = null;
			this.#take(this.#oid, content.subarray(0, -1));
		}
		return at + copied;
	}
};

// src/git/records.ts
var Records = class {
	#take;
	#begun = [];
	constructor(take) {
		this.#take = take;
	}
	take(chunk) {
		let at = 0;
		for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, at)) {
			const part = chunk.subarray(at, end);
			this.#take(this.#begun.length === 0 ? part : Buffer.concat([...this.#begun, part]));
			this.#begun = [];
			at = end + 1;
		}
		if (at < chunk.length) this.#begun.push(Buffer.from(chunk.subarray(at)));
	}
};

// src/git/attributes.ts
/** The attributes by which git writes something else. Which bytes end a line makes no line another. */
const CONVERTING = [
	"working-tree-encoding",
	"filter",
	"ident"
];
const WORD = new RegExp(`(?:^|[\\s!-])(?:${CONVERTING.join("|")})(?=[\\s=]|$)`);
const ENTRY$2 = /^\d{6} blob ([\da-f]+)\t(?:.*\/)?\.gitattributes$/s;
const REGULAR$2 = /^100\d{3} blob [\da-f]+\t(.*)$/s;
const NAME$1 = Buffer.from(".gitattributes");
const CONVERTED = {
	status: "modified",
	from: null,
	lines: "all",
	modeChanged: false,
	uncommitted: false
};
/**
* Files that `to` checks out by other rules than `from` did, and those of the changed ones for which there is any rule.
* @param from @param to object ids of commits @param changed between these, by path in the repository
* @returns as touched as a whole, by path in the repository
*/
async function convertedIn(open, [from, to], changed) {
	const [before, after] = [await rulesOf(open, from), await rulesOf(open, to)];
	if (!before.told) return before;
	if (!after.told) return after;
	const converts = await anyConverts(open, [...before.value.oids, ...after.value.oids]);
	if (!converts.told) return converts;
	if (!converts.value) return require_common.told([]);
	const paths = await pathsIn(open, to);
	if (!paths.told) return paths;
	const origins = new Map(changed.map(([path, change]) => [path, change.from === null ? null : bytesOf(change.from)]));
	const asked = [.../* @__PURE__ */ new Set([...paths.value, ...[...origins.values()].filter((path) => path !== null)])];
	const [was, is] = [await settingsOf(open, before.value, asked), await settingsOf(open, after.value, asked)];
	if (!was.told) return was;
	if (!is.told) return is;
	const converted = paths.value.flatMap((bytes) => {
		const path = Buffer.from(bytes, "latin1").toString("utf8");
		const now = is.value.get(bytes);
		return now !== was.value.get(origins.get(path) ?? bytes) || now !== void 0 && origins.has(path) ? [[path, CONVERTED]] : [];
	});
	return require_common.told(converted);
}
/** Each byte as a character. */
function bytesOf(path) {
	return Buffer.from(path, "utf8").toString("latin1");
}
/** Of the whole repository. Most entries are passed over unread. */
async function rulesOf({ objects }, commit) {
	const [entries, oids] = [[], []];
	const ended = await listTree(objects, [commit], (record) => {
		const start = record.length - NAME$1.length;
		if (start < 0 || record.compare(NAME$1, 0, NAME$1.length, start) !== 0) return;
		const entry = record.toString("latin1");
		const [, oid] = ENTRY$2.exec(entry) ?? [];
		if (oid === void 0) return;
		entries.push(entry);
		oids.push(oid);
	});
	return ended.told ? require_common.told({
		commit,
		entries,
		oids
	}) : ended;
}
/** Regular files below the source folder; each byte is a character, so that two paths that are not UTF-8 stay two. */
async function pathsIn({ objects, prefix }, commit) {
	const paths = [];
	const ended = await listTree(objects, prefix === "" ? [commit] : [
		commit,
		"--",
		prefix
	], (record) => {
		const [, path] = REGULAR$2.exec(record.toString("latin1")) ?? [];
		if (path !== void 0) paths.push(path);
	});
	return ended.told ? require_common.told(paths) : ended;
}
function listTree(git, what, take) {
	const records = new Records(take);
	return streamGit(git, [
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		...what
	], { take: (chunk) => records.take(chunk) });
}
/** Most repositories have no such word, and nothing more is asked about them. */
async function anyConverts(open, oids) {
	const unread = new Set(oids);
	let found = false;
	const read = await readBlobs(open, oids, (oid, content) => {
		unread.delete(oid);
		found ||= WORD.test(content.toString("latin1"));
	});
	if (!read.told) return read;
	if (unread.size > 0) return require_common.untold("a .gitattributes is missing or too large", "check the whole repository out: no partial clone");
	return require_common.told(found);
}
/** git itself reads the rules, from an index that has nothing but these. On some disks they hold for names in any case. */
async function settingsOf({ objects }, { commit, entries }, paths) {
	const git = {
		...objects,
		place: {
			...objects.place,
			GIT_INDEX_FILE: (0, node_path.join)(objects.cwd, `attributes-${commit}`)
		}
	};
	const made = await streamGit(git, [
		"update-index",
		"-z",
		"--index-info"
	], { input: inputOf(entries) });
	if (!made.told) return made;
	const settings = /* @__PURE__ */ new Map();
	for (const ignoreCase of [false, true]) {
		const asked = await askSettings(git, {
			ignoreCase,
			paths
		}, (path, setting) => {
			settings.set(path, `${settings.get(path) ?? ""}${ignoreCase} ${setting}\n`);
		});
		if (!asked.told) return asked;
	}
	return require_common.told(settings);
}
/** For each path and attribute three records: the path, the name and the value. */
async function askSettings(git, { ignoreCase, paths }, take) {
	let before = [];
	const records = new Records((record) => {
		const [path, name] = before;
		if (path === void 0 || name === void 0) return void before.push(record.toString("latin1"));
		before = [];
		if (CONVERTING.includes(name)) take(path, `${name}=${record.toString("latin1")}`);
	});
	const args = [
		"-c",
		`core.ignoreCase=${ignoreCase}`,
		"check-attr",
		"--cached",
		"--stdin",
		"-z",
		"--all"
	];
	const ended = await streamGit(git, args, {
		input: inputOf(paths),
		take: (chunk) => records.take(chunk)
	});
	return ended.told ? require_common.told(null) : ended;
}
function inputOf(records) {
	return Buffer.from(records.map((record) => `${record}\0`).join(""), "latin1");
}

// src/git/quoted.ts
const LETTERS = {
	a: 7,
	b: 8,
	t: 9,
	n: 10,
	v: 11,
	f: 12,
	r: 13,
	"\"": 34,
	"\\": 92
};
/** @param printed ASCII, quoted or not */
function unquoted(printed) {
	if (!printed.startsWith("\"")) return Buffer.from(printed, "latin1");
	const bytes = [];
	const body = printed.slice(1, printed.endsWith("\"") ? -1 : void 0);
	for (const [all, octal, letter] of body.matchAll(/\\([0-3][0-7]{2})|\\(.)|[^\\]/gs)) if (octal !== void 0) bytes.push(Number.parseInt(octal, 8));
	else bytes.push((letter === void 0 ? void 0 : LETTERS[letter]) ?? (letter ?? all).charCodeAt(0));
	return Buffer.from(bytes);
}

// src/git/patch.ts
const NEWLINE = 10;
const BACKSLASH = 92;
/** No line that matters is longer: two paths, quoted. */
const LONGEST = 65536;
const RAW = /^:(\d{6}) (\d{6}) ([\da-f]+) ([\da-f]+) ([A-Z])\d*\t([^\t]+)(?:\t([^\t]+))?$/;
const HUNK = /^@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@/;
var PatchReader = class {
	/** By path, each byte as a character: two paths that are not UTF-8 stay two. */
	files = /* @__PURE__ */ new Map();
	#current = null;
	/** Lines of the hunk that are still to come: they are contents, whatever they look like. */
	#left = 0;
	#atStart = true;
	#line = [];
	#length = 0;
	take(chunk) {
		let at = 0;
		while (at < chunk.length) {
			const end = chunk.indexOf(NEWLINE, at);
			const stop = end === -1 ? chunk.length : end;
			if (this.#left > 0) this.#content(chunk, at, end !== -1);
			else this.#header(chunk.subarray(at, stop), end !== -1);
			at = stop + 1;
		}
	}
	#content(chunk, at, ends) {
		if (this.#atStart && chunk[at] !== BACKSLASH) this.#left -= 1;
		if (this.#left === 0 && !ends) this.#skip();
		this.#atStart = ends;
	}
	/** What remains of the line is longer than any header is read. */
	#skip() {
		this.#length = LONGEST;
	}
	#header(part, ends) {
		if (this.#length + part.length < LONGEST) this.#line.push(Buffer.from(part));
		this.#length += part.length;
		if (!ends) return;
		const line = this.#length < LONGEST ? Buffer.concat(this.#line).toString("latin1") : "";
		this.#line = [];
		this.#length = 0;
		this.#read(line);
	}
	#read(line) {
		if (line.startsWith(":")) this.#file(line);
		else if (line.startsWith("diff --git ")) this.#current = null;
		else if (line.startsWith("+++ ")) this.#current = this.files.get(newPath(line)) ?? null;
		else if (line.startsWith("@@ ")) this.#hunk(line);
	}
	#file(line) {
		const [, oldMode = "", newMode = "", oldOid = "", newOid = "", status = "", first = "", second] = RAW.exec(line) ?? [];
		if (status === "") throw new Error("git diff-tree --raw printed a line of another shape");
		const bytes = unquoted(second ?? first);
		const path = bytes.toString("utf8");
		const from = second === void 0 ? null : unquoted(first).toString("utf8");
		this.files.set(bytes.toString("latin1"), {
			status,
			oldMode,
			newMode,
			oldOid,
			newOid,
			path,
			from,
			spans: []
		});
	}
	#hunk(line) {
		const [, removed = "1", start = "0", written = "1"] = HUNK.exec(line) ?? [];
		this.#left = Number(removed) + Number(written);
		this.#atStart = true;
		this.#current?.spans.push(spanOf(Number(start), Number(written)));
	}
};
/** Where lines were only taken away, those before and after are touched: git names the one before, 0 at the beginning. */
function spanOf(start, written) {
	return written === 0 ? [Math.max(start, 1), start + 1] : [start, start + written - 1];
}
/** `+++ b/path`, with a tab behind a path with spaces. */
function newPath(line) {
	const path = unquoted(line.slice(4).replace(/\t$/, "")).toString("latin1");
	return path.startsWith("b/") ? path.slice(2) : "";
}

// src/git/difference.ts
const STATUS = {
	A: "added",
	D: "deleted",
	R: "renamed"
};
/** How the two are compared: no program, no attribute and no setting of a submodule has a say. */
const HOW = [[
	"--raw",
	"-p",
	"-U0",
	"--no-abbrev",
	"--no-color",
	"--no-ext-diff",
	"--no-textconv",
	"--inter-hunk-context=0"
], [
	"--ignore-submodules=none",
	"--submodule=short",
	"--src-prefix=a/",
	"--dst-prefix=b/",
	"-M",
	"-l1000"
]].flat();
/** @param from @param to object ids of commits @returns by path in the repository, of which one may stand there twice */
async function differenceOf(open, from, to) {
	const reader = new PatchReader();
	const ended = await streamGit(open.objects, [
		"diff-tree",
		"-r",
		...HOW,
		from,
		to
	], { take: (chunk) => reader.take(chunk) });
	if (!ended.told) return ended;
	const files = [...reader.files.values()];
	const counted = await countedAlike(open, files.filter(({ spans }) => spans.length > 0).map(({ newOid }) => newOid));
	if (!counted.told) return counted;
	return require_common.told(files.map((file) => [file.path, changeOf(file, counted.value)]));
}
function changeOf(file, counted) {
	return {
		status: STATUS[file.status] ?? "modified",
		from: file.from,
		lines: linesOf(file, counted),
		modeChanged: file.status !== "A" && file.status !== "D" && file.oldMode !== file.newMode,
		uncommitted: false
	};
}
/** A file whose contents changed and that shows no lines is binary, or too large to be compared. */
function linesOf({ status, path, from, oldOid, newOid, spans }, counted) {
	if (status === "D") return [];
	if (status !== "M" && status !== "R") return "all";
	if (from !== null && kindOf(from) !== kindOf(path)) return "all";
	if (oldOid === newOid) return [];
	return spans.length > 0 && counted.has(newOid) ? require_common.joined(spans) : "all";
}
/** What scanners tell kinds of files by. */
function kindOf(path) {
	return (node_path.posix.extname(path) || node_path.posix.basename(path)).toLowerCase();
}
/** What some reader takes for the end of a line, and git does not: VT, FF, FS, GS, RS, NEL, and the separators of Unicode. */
const OTHER_ENDS = [
	"\v",
	"\f",
	"",
	"",
	"",
	"\u0085",
	"\u2028",
	"\u2029"
];
/**
* Of these blobs those whose lines everybody counts as git does. In any other a finding's line may be another than git's, so that
* a touched one could pass for an old one: so in UTF-16, where half of a character may be the byte that git ends lines at. One
* that is missing or large is not among them either.
*/
async function countedAlike(open, oids) {
	const alike = /* @__PURE__ */ new Set();
	const read = await readBlobs(open, oids, (oid, content) => {
		if (!isWide(content) && !hasLoneReturn(content) && !OTHER_ENDS.some((end) => content.includes(end))) alike.add(oid);
	});
	return read.told ? require_common.told(alike) : read;
}
/** UTF-16 or UTF-32: by its mark, or by a NUL anywhere, where git looks only at the beginning. */
function isWide(content) {
	const mark = content.toString("latin1", 0, 2);
	return mark === "\u00ff\u00fe" || mark === "\u00fe\u00ff" || content.includes(0);
}
function hasLoneReturn(content) {
	for (let at = content.indexOf("\r"); at !== -1; at = content.indexOf("\r", at + 1)) if (content[at + 1] !== 10) return true;
	return false;
}

// src/git/find.ts
/** The git on PATH. @param checkout real path of a folder */
function findGit(checkout) {
	return findProgram("git", checkout);
}
/**
* The first program of this name on PATH, as an absolute path with its links resolved, so that nothing can be put in its place later.
* @param checkout real path of a folder: neither a folder of PATH nor the program may lie in it
*/
async function findProgram(name, checkout) {
	const file = process.platform === "win32" ? `${name}.exe` : name;
	for (const folder of (process.env["PATH"] ?? "").split(node_path.delimiter)) {
		if (!(0, node_path.isAbsolute)(folder)) continue;
		const program = await programAt((0, node_path.join)(folder, file));
		const place = await (0, node_fs_promises.realpath)(folder).catch(() => folder);
		if (program !== null && !isWithin(program, checkout) && !isWithin(place, checkout)) return program;
	}
	return null;
}
async function programAt(path) {
	try {
		const real = await (0, node_fs_promises.realpath)(path);
		await (0, node_fs_promises.access)(real, node_fs.constants.X_OK);
		return (await (0, node_fs_promises.stat)(real)).isFile() ? real : null;
	} catch {
		return null;
	}
}
/** The nearest folder with a `.git`, from the given one upwards; null where there is none. @param folder real path */
async function findTop(folder) {
	if (await (0, node_fs_promises.lstat)((0, node_path.join)(folder, ".git")).catch(() => null) !== null) return folder;
	const above = (0, node_path.dirname)(folder);
	return above === folder ? null : findTop(above);
}
/** True for the folder itself, too. */
function isWithin(path, folder) {
	const way = (0, node_path.relative)(folder, path);
	return way !== ".." && !way.startsWith(`..${node_path.sep}`) && !(0, node_path.isAbsolute)(way);
}

// src/git/open.ts
/** Named so that `objects` does not find it: what an index says of a file would be believed, and the file read for the object. */
const INDEX = "index-of-work-tree";
async function openOn(folder) {
	const source = await (0, node_fs_promises.realpath)(folder).catch(() => null);
	const top = source === null ? null : await findTop(source);
	if (source === null || top === null) return require_common.untold("the source folder is in no git repository", "check the repository out with git");
	const program = await findGit(top);
	if (program === null) return require_common.untold("there is no git on PATH outside the checkout", "install git on the machine that runs the gate");
	const own = {
		program,
		cwd: top,
		place: {
			GIT_DIR: (0, node_path.join)(top, ".git"),
			GIT_WORK_TREE: top
		}
	};
	const layout = await layoutOf(own);
	if (!layout.told) return layout;
	const scratch = await furnished(layout.value).catch(() => null);
	if (scratch === null) return require_common.untold("no folder can be made for temporary files", `let the gate write to ${(0, node_os.tmpdir)()}`);
	const place = {
		GIT_DIR: scratch,
		GIT_OBJECT_DIRECTORY: (0, node_path.join)(layout.value.common, "objects")
	};
	const below = (0, node_path.relative)(top, source).split(node_path.sep).join("/");
	return require_common.told({
		own,
		objects: {
			program,
			cwd: scratch,
			place
		},
		workTree: {
			program,
			cwd: top,
			place: {
				...place,
				GIT_WORK_TREE: top,
				GIT_INDEX_FILE: (0, node_path.join)(scratch, INDEX)
			}
		},
		prefix: below === "" ? "" : `${below}/`,
		close: () => (0, node_fs_promises.rm)(scratch, {
			recursive: true,
			force: true
		})
	});
}
async function layoutOf(own) {
	const answer = await askGit(own, [
		"rev-parse",
		"--absolute-git-dir",
		"--git-common-dir",
		"--show-object-format"
	]);
	if (!answer.told) return answer;
	const [folder = "", common = "", format = "", ...more] = answer.value.split("\n");
	if (!/^sha\d+$/.test(format) || more.length !== 1) return require_common.untold("git does not say where the repository is kept", "use a newer git, or a path without line breaks");
	return require_common.told({
		folder,
		common: (0, node_path.resolve)(own.cwd, common),
		format
	});
}
/** What git wants of a repository, and no more. */
async function furnished({ folder, common, format }) {
	const scratch = await (0, node_fs_promises.mkdtemp)((0, node_path.join)(await (0, node_fs_promises.realpath)((0, node_os.tmpdir)()), "defect-gate-"));
	const version = format === "sha1" ? "0" : `1\n[extensions]\n\tobjectFormat = ${format}`;
	await (0, node_fs_promises.writeFile)((0, node_path.join)(scratch, "config"), `[core]\n\tfileMode = false\n\trepositoryFormatVersion = ${version}\n`);
	await (0, node_fs_promises.writeFile)((0, node_path.join)(scratch, "HEAD"), "ref: refs/heads/none\n");
	await (0, node_fs_promises.mkdir)((0, node_path.join)(scratch, "refs"));
	await copyIndex((0, node_path.join)(folder, "index"), (0, node_path.join)(scratch, INDEX)).catch(() => void 0);
	await (0, node_fs_promises.copyFile)((0, node_path.join)(common, "shallow"), (0, node_path.join)(scratch, "shallow")).catch(() => void 0);
	return scratch;
}
/**
* Of a file that is not older than the index git compares the contents: it may have been written once more within the same tick
* of the clock. So the copy must not look younger than what it is a copy of. Without an index, nothing counts as committed.
*/
async function copyIndex(from, to) {
	const { mtimeMs } = await (0, node_fs_promises.stat)(from);
	await (0, node_fs_promises.copyFile)(from, to);
	const second = Math.floor(mtimeMs / 1e3);
	await (0, node_fs_promises.utimes)(to, second, second);
}
/** A path of the repository, relative to the source folder, in NFC. */
function fromSource({ prefix }, path) {
	return (prefix === "" || path.startsWith(prefix) ? path.slice(prefix.length) : node_path.posix.relative(`/${prefix}`, `/${path}`)).normalize("NFC");
}

// src/git/refs.ts
const FETCH_ALL = "fetch the whole history and all branches (actions/checkout: fetch-depth: 0)";
/** Not looked for among branches and tags: HEAD and what counts back from it, whole names, and object ids. */
const WHOLE = /^(?:(?:HEAD|@)(?=$|[~^@])|refs\/|(?:[\da-f]{40}|[\da-f]{64})$)/;
const OID = /^(?:[\da-f]{40}|[\da-f]{64})$/;
/** Control characters and spaces stand in no name. */
const NAME = /^[^\0-\x20\x7f]{1,1000}$/;
/** @param ref a branch, also of the remote "origin", a tag, an object id, or anything that git takes for a commit */
async function resolveRef(open, ref) {
	if (!NAME.test(ref)) return require_common.untold(`"${ref}" is no name of a commit`, "name a branch, a tag or a commit");
	const named = WHOLE.test(ref) ? require_common.told(/* @__PURE__ */ new Set()) : await commitsNamed(open, ref);
	if (!named.told) return named;
	if (named.value.size > 1) return require_common.untold(`"${ref}" names several commits`, `write the whole name, such as refs/heads/${ref} or refs/remotes/${ref}`);
	const [only] = named.value;
	if (only !== void 0) return require_common.told(only);
	const found = await commitOf(open, ref);
	if (!found.told) return found;
	if (found.value !== null) return require_common.told(found.value);
	const head = await commitOf(open, "HEAD");
	const fix = head.told && head.value !== null ? `correct the name, or ${FETCH_ALL}` : FETCH_ALL;
	return require_common.untold(`the repository has no commit "${ref}"`, fix);
}
/** What a short name stands for. git would take the tag: whoever can push one would choose what is compared. */
async function commitsNamed(open, ref) {
	const branches = await commitsIn(open, ref, ["refs/heads/", "refs/remotes/"]);
	if (!branches.told) return branches;
	const others = await commitsIn(open, ref, branches.value.length > 0 ? ["refs/tags/"] : ["refs/tags/", "refs/remotes/origin/"]);
	return others.told ? require_common.told(/* @__PURE__ */ new Set([...branches.value, ...others.value])) : others;
}
async function commitsIn(open, ref, places) {
	const commits = [];
	for (const place of places) {
		const found = await commitOf(open, place + ref);
		if (!found.told) return found;
		if (found.value !== null) commits.push(found.value);
	}
	return require_common.told(commits);
}
/** Names are read where they stand: in the repository itself. */
async function commitOf({ own }, text) {
	const chunks = [];
	const args = [
		"rev-parse",
		"--verify",
		"--quiet",
		"--end-of-options",
		`${text}^{commit}`
	];
	const ended = await callGit(own, args, { take: (chunk) => void chunks.push(chunk) });
	if (!ended.told) return ended;
	const oid = Buffer.concat(chunks).toString("latin1").trim();
	return require_common.told(ended.value.code === 0 && OID.test(oid) ? oid : null);
}
/** @param oid anything else is not at hand */
async function hasCommit({ objects }, oid) {
	const ended = OID.test(oid) ? await callGit(objects, [
		"cat-file",
		"-e",
		`${oid}^{commit}`
	]) : null;
	return ended !== null && ended.told && ended.value.code === 0;
}
/** The latest commits that both descend from: none, one, or several where the histories crossed. @param a @param b object ids */
async function mergeBases({ objects }, a, b) {
	const chunks = [];
	const args = [
		"merge-base",
		"--all",
		a,
		b
	];
	const ended = await callGit(objects, args, { take: (chunk) => void chunks.push(chunk) });
	if (!ended.told) return ended;
	if (ended.value.code > 1) return refused(args, ended.value);
	return require_common.told(Buffer.concat(chunks).toString("latin1").split("\n").filter(Boolean));
}
/** True where commits are missing behind some that are here. */
async function isShallow({ own }) {
	const answer = await askGit(own, ["rev-parse", "--is-shallow-repository"]);
	return answer.told ? require_common.told(answer.value.trim() !== "false") : answer;
}

// src/git/tree.ts
const ENTRY$1 = /^(\d+) \w+ ([\da-f]+)\t(.*)$/s;
const REGULAR$1 = /^100(?:644|664|755)$/;
/** @param commit an object id */
async function treeOf({ objects, prefix }, commit) {
	const files = /* @__PURE__ */ new Map();
	const records = new Records((record) => {
		const [, mode, oid, path] = ENTRY$1.exec(record.toString("utf8")) ?? [];
		if (mode === void 0 || oid === void 0 || path === void 0) return;
		const key = path.slice(prefix.length).normalize("NFC");
		files.set(key, files.has(key) || !REGULAR$1.test(mode) ? null : oid);
	});
	const ended = await streamGit(objects, [
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		commit,
		...prefix === "" ? [] : ["--", prefix]
	], { take: (chunk) => records.take(chunk) });
	return ended.told ? require_common.told(files) : ended;
}

// src/git/whole.ts
/** Larger ones are told, and so are more of them: who makes a commit must not fill the memory of who reads it. */
const LARGEST_WHOLE = 16 * 2 ** 20;
const LARGEST_TOGETHER = 64 * 2 ** 20;
const MOST_FILES = 1e3;
const ENTRY = /^(\d{6}) \w+ ([\da-f]+) +(\S+)\t(.*)$/s;
const FOLDER = "040000";
const REGULAR = [
	"100644",
	"100664",
	"100755"
];
const YAML = /\.ya?ml$/i;
const CLONE = "check the whole repository out: no partial clone";
/** @param commit an object id @param path from the root of the repository @returns by name; none where nothing stands */
async function wholeFiles(open, shelf, commit, path) {
	const parts = path.split("/");
	const listed = await listingOf(open, shelf, commit, parts[0] ?? "");
	if (!listed.told) return listed;
	const end = parts.map((_part, index) => parts.slice(0, index + 1).join("/")).map((prefix) => listed.value.get(prefix)).find((entry) => entry?.mode !== FOLDER);
	if (end !== void 0) return end.name === path || !REGULAR.includes(end.mode) ? contentsOf(open, shelf, [end]) : require_common.told([]);
	if (!listed.value.has(path)) return require_common.told([]);
	return contentsOf(open, shelf, [...listed.value.values()].filter(({ name, mode }) => mode !== FOLDER && name.startsWith(`${path}/`)).filter(({ name, mode }) => YAML.test(name) || !REGULAR.includes(mode)));
}
/** All below the first folder of a path, and that itself: one call for all that lies by custom. */
async function listingOf({ objects }, { listings }, commit, top) {
	const key = `${commit} ${top}`;
	const known = listings.get(key);
	if (known !== void 0) return require_common.told(known);
	const entries = /* @__PURE__ */ new Map();
	const records = new Records((record) => {
		const [, mode = "", oid = "", size = "", name = ""] = ENTRY.exec(record.toString("utf8")) ?? [];
		entries.set(name, {
			mode,
			oid,
			size: /^\d+$/.test(size) ? Number(size) : null,
			name
		});
	});
	const ended = await streamGit(objects, [
		"ls-tree",
		"-r",
		"-t",
		"-l",
		"-z",
		"--full-tree",
		commit,
		"--",
		top
	], { take: (chunk) => records.take(chunk) });
	if (!ended.told) return ended;
	listings.set(key, entries);
	return require_common.told(entries);
}
async function contentsOf(open, { contents }, entries) {
	const refused = refusalOf(entries);
	if (refused !== null) return refused;
	const unread = entries.map(({ oid }) => oid).filter((oid) => !contents.has(oid));
	const read = await readSized(open, unread, LARGEST_WHOLE, (oid, content) => void contents.set(oid, content));
	if (!read.told) return read;
	const files = entries.flatMap(({ oid, name, size }) => {
		const bytes = contents.get(oid);
		return bytes === void 0 || bytes.length !== size ? [] : [{
			path: name,
			bytes
		}];
	});
	return files.length === entries.length ? require_common.told(files) : require_common.untold("a file did not come whole", CLONE);
}
function refusalOf(entries) {
	if (entries.length > MOST_FILES) return require_common.untold(`there are more than ${MOST_FILES} files`, "write fewer, larger ones");
	const odd = entries.find(({ mode }) => !REGULAR.includes(mode));
	if (odd !== void 0) return require_common.untold(`${odd.name} is no regular file`, "put the file itself there: no link, no submodule");
	const missing = entries.find(({ size }) => size === null);
	if (missing !== void 0) return require_common.untold(`${missing.name} is not in the clone`, CLONE);
	const large = entries.find(({ size }) => (size ?? 0) > LARGEST_WHOLE);
	if (large !== void 0) return require_common.untold(`${large.name} is larger than ${require_fault.formatSize(LARGEST_WHOLE)}`, "split it, or remove what has ended");
	return entries.reduce((sum, { size }) => sum + (size ?? 0), 0) > LARGEST_TOGETHER ? require_common.untold(`they are larger than ${require_fault.formatSize(LARGEST_TOGETHER)} together`, "remove what has ended") : null;
}

// src/git/work-tree.ts
const CHANGED = {
	status: "modified",
	from: null,
	lines: "all",
	modeChanged: false,
	uncommitted: true
};
/** @param commit an object id @returns by path in the repository */
async function uncommitted(open, commit) {
	const refresh = [
		"update-index",
		"-q",
		"--ignore-submodules",
		"--really-refresh"
	];
	const refreshed = await callGit(open.workTree, refresh);
	if (!refreshed.told) return refreshed;
	if (refreshed.value.code > 1) return refused(refresh, refreshed.value);
	const tracked = await pathsOf(open, [
		"diff-index",
		"--name-only",
		"-z",
		"--no-renames",
		"--ignore-submodules=all",
		commit
	]);
	if (!tracked.told) return tracked;
	const others = await pathsOf(open, [
		"ls-files",
		"--others",
		"--exclude-standard",
		"-z",
		...open.prefix === "" ? [] : ["--", open.prefix]
	]);
	if (!others.told) return others;
	return require_common.told([...tracked.value.map((path) => [path, CHANGED]), ...others.value.map((path) => [path, {
		...CHANGED,
		status: "untracked"
	}])]);
}
async function pathsOf({ workTree }, args) {
	const paths = [];
	const records = new Records((record) => void paths.push(record.toString("utf8")));
	const ended = await streamGit(workTree, args, { take: (chunk) => records.take(chunk) });
	return ended.told ? require_common.told(paths) : ended;
}

// src/git/repository.ts
var repository_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ openRepository: () => openRepository });
const NAME_TARGET = "name the branch that the change is to be merged into, as it was before";
/** Histories that cross each other more often are not looked at. */
const MOST_BASES = 8;
/** @param folder the source folder, in a work tree of the repository */
async function openRepository(folder) {
	const opened = await openOn(folder);
	if (!opened.told) return opened;
	const open = opened.value;
	const shelf = {
		listings: /* @__PURE__ */ new Map(),
		contents: /* @__PURE__ */ new Map()
	};
	return require_common.told({
		resolve: (ref) => resolveRef(open, ref),
		mergeBase: async (a, b) => {
			const bases = await mergeBases(open, a, b);
			return bases.told ? require_common.told(bases.value[0] ?? null) : bases;
		},
		objectsOf: async (commit) => {
			const tree = await treeOf(open, commit);
			return tree.told ? require_common.told(objectsOf(tree.value)) : tree;
		},
		linksOf: async (commit) => {
			const tree = await treeOf(open, commit);
			return tree.told ? require_common.told(new Set([...tree.value].flatMap(([path, oid]) => oid === null ? [path] : []))) : tree;
		},
		isShallow: () => isShallow(open),
		changeSince: (base) => changeSince(open, base),
		blobs: (commit, paths, take) => blobs(open, commit, paths, take),
		has: (commit) => hasCommit(open, commit),
		files: (commit, path) => wholeFiles(open, shelf, commit, path),
		close: open.close
	});
}
async function changeSince(open, ref) {
	const [tip, head] = [await resolveRef(open, ref), await resolveRef(open, "HEAD")];
	if (!tip.told) return tip;
	if (!head.told) return head;
	const bases = await basesOf(open, tip.value, head.value);
	if (!bases.told) return bases;
	const [base = ""] = bases.value;
	const tree = await treeOf(open, head.value);
	if (!tree.told) return tree;
	const changed = await allChanged(open, bases.value, head.value);
	if (!changed.told) return changed;
	return require_common.told({
		base,
		head: head.value,
		files: changed.value,
		regular: regularOf(tree.value)
	});
}
/** Where histories crossed there are several bases: what any of them lacks is touched. */
async function allChanged(open, bases, head) {
	const files = /* @__PURE__ */ new Map();
	for (const base of bases) {
		const found = await differenceOf(open, base, head);
		if (!found.told) return found;
		addTo(files, found.value, open);
		const converted = await convertedIn(open, [base, head], found.value);
		if (!converted.told) return converted;
		addTo(files, converted.value, open);
	}
	const found = await uncommitted(open, head);
	if (!found.told) return found;
	addTo(files, found.value, open);
	return require_common.told(files);
}
/** @returns at least one */
async function basesOf(open, tip, head) {
	const bases = await mergeBases(open, tip, head);
	const shallow = await isShallow(open);
	if (!bases.told) return bases;
	if (!shallow.told) return shallow;
	const isAncestor = bases.value.length === 1 && bases.value[0] === tip;
	if (shallow.value && !isAncestor) return require_common.untold("the clone is shallow: where HEAD left the base is not in it", FETCH_ALL);
	if (bases.value.length === 0) return require_common.untold("HEAD and the base have no commit in common", "name the branch that HEAD was made from");
	if (bases.value.includes(head)) return require_common.untold("the base already holds HEAD, so that there is no change to see", NAME_TARGET);
	if (bases.value.length > MOST_BASES) return require_common.untold(`HEAD left the base in ${bases.value.length} places`, "merge the base into HEAD");
	return bases;
}
function addTo(files, found, open) {
	for (const [path, change] of found) {
		const key = fromSource(open, path);
		const from = change.from === null ? null : fromSource(open, change.from);
		const before = files.get(key);
		files.set(key, before === void 0 ? {
			...change,
			from
		} : require_common.bothOf(before, {
			...change,
			from
		}));
	}
}
function regularOf(tree) {
	return new Set([...tree].flatMap(([path, oid]) => oid === null ? [] : [path]));
}
function objectsOf(tree) {
	return new Map([...tree].flatMap(([path, oid]) => oid === null ? [] : [[path, oid]]));
}
async function blobs(open, commit, paths, take) {
	const tree = await treeOf(open, commit);
	if (!tree.told) return tree;
	const wanted = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const oid = tree.value.get(path.normalize("NFC")) ?? null;
		if (oid !== null) wanted.set(oid, [...wanted.get(oid) ?? [], path]);
	}
	return readBlobs(open, wanted.keys(), (oid, content) => {
		const text = content.toString("utf8");
		for (const path of wanted.get(oid) ?? []) take(path, text, content.length);
	});
}

Object.defineProperty(exports, "FETCH_ALL", {
  enumerable: true,
  get: function () {
    return FETCH_ALL;
  }
});
Object.defineProperty(exports, "Records", {
  enumerable: true,
  get: function () {
    return Records;
  }
});
Object.defineProperty(exports, "askGit", {
  enumerable: true,
  get: function () {
    return askGit;
  }
});
Object.defineProperty(exports, "callGit", {
  enumerable: true,
  get: function () {
    return callGit;
  }
});
Object.defineProperty(exports, "findProgram", {
  enumerable: true,
  get: function () {
    return findProgram;
  }
});
Object.defineProperty(exports, "findTop", {
  enumerable: true,
  get: function () {
    return findTop;
  }
});
Object.defineProperty(exports, "isShallow", {
  enumerable: true,
  get: function () {
    return isShallow;
  }
});
Object.defineProperty(exports, "isWithin", {
  enumerable: true,
  get: function () {
    return isWithin;
  }
});
Object.defineProperty(exports, "openOn", {
  enumerable: true,
  get: function () {
    return openOn;
  }
});
Object.defineProperty(exports, "openRepository", {
  enumerable: true,
  get: function () {
    return openRepository;
  }
});
Object.defineProperty(exports, "readBlobs", {
  enumerable: true,
  get: function () {
    return readBlobs;
  }
});
Object.defineProperty(exports, "refused", {
  enumerable: true,
  get: function () {
    return refused;
  }
});
Object.defineProperty(exports, "repository_exports", {
  enumerable: true,
  get: function () {
    return repository_exports;
  }
});
Object.defineProperty(exports, "streamGit", {
  enumerable: true,
  get: function () {
    return streamGit;
  }
});