const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_common = require("./common.js");
const require_fault = require("./fault.js");

// src/github/answer.ts
/** @param keys one below the other */
function valueAt(answer, ...keys) {
	return keys.reduce((value, key) => {
		return typeof value === "object" && value !== null && Object.hasOwn(value, key) ? value[key] : null;
	}, answer);
}
function textAt(answer, ...keys) {
	const value = valueAt(answer, ...keys);
	return typeof value === "string" && value !== "" ? value : null;
}
function numberAt(answer, ...keys) {
	const value = valueAt(answer, ...keys);
	return typeof value === "number" ? value : null;
}
function listAt(answer, ...keys) {
	const value = valueAt(answer, ...keys);
	return Array.isArray(value) ? value : [];
}
/** @returns milliseconds since 1970-01-01T00:00Z */
function instantAt(answer, ...keys) {
	const text = textAt(answer, ...keys);
	return text === null ? null : require_common.parseInstant(text);
}

// src/github/contents.ts
var contents_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ filesAt: () => filesAt });
/** Larger ones are a fault, and so are more of them: no rules of a gate need it. */
const LARGEST_FILE = 16 * 2 ** 20;
const MOST_FILES = 1e3;
const OID = /^(?:[\da-f]{40}|[\da-f]{64})$/;
/** What git takes for a branch, and a path of the API cannot be bent by. */
const REF = /^(?!.*\.\.)[^\0-\x20\x7f~^:?*[\\]{1,500}$/;
const FOLDER = "040000";
const REGULAR = ["100644", "100755"];
const YAML = /\.ya?ml$/i;
/**
* @param ref `heads/\u2026`, `tags/\u2026`, a commit, or the name of a branch or tag; null for the default branch. A name that both a branch
* and a tag have, of different commits, is a fault: whoever can push tags would choose
*/
async function tipOf(github, repository, ref) {
	const named = ref === null ? await defaultBranchOf(github, repository) : require_fault.ok(ref);
	if (!named.ok) return named;
	const name = ref === null ? `heads/${named.value}` : named.value;
	if (!REF.test(name)) return require_fault.failed([missing(repository, `"${name}" is no name of a branch`)]);
	const commit = await onlyCommit(github, repository, name);
	return commit.ok ? require_fault.ok({
		repository,
		ref: named.value,
		commit: commit.value
	}) : commit;
}
async function onlyCommit(github, repository, name) {
	const isWhole = OID.test(name) || /^(?:heads|tags)\//.test(name);
	const commits = /* @__PURE__ */ new Set();
	for (const place of isWhole ? [name] : [`heads/${name}`, `tags/${name}`]) {
		const found = await commitAt(github, repository, place);
		if (!found.ok) return found;
		if (found.value !== null) commits.add(found.value);
	}
	const [commit] = commits;
	if (commit === void 0) return require_fault.failed([missing(repository, `there is no "${name}"`)]);
	if (commits.size === 1) return require_fault.ok(commit);
	return require_fault.failed([missing(repository, `"${name}" is a branch, and a tag of another commit: say heads/${name} or tags/${name}`)]);
}
async function defaultBranchOf(github, repository) {
	const answer = await github.get(`/repos/${repository}`);
	if (!answer.ok) return answer;
	const branch = textAt(answer.value, "default_branch");
	return branch === null ? require_fault.failed([missing(repository, "the repository is not there, or the token may not see it")]) : require_fault.ok(branch);
}
/** @param place `heads/\u2026`, `tags/\u2026` or a commit @returns null where there is none */
async function commitAt(github, repository, place) {
	if (OID.test(place)) {
		const commit = await github.get(`/repos/${repository}/git/commits/${place}`);
		return commit.ok ? require_fault.ok(textAt(commit.value, "sha") === place ? place : null) : commit;
	}
	const answer = await github.get(`/repos/${repository}/git/ref/${encodeURIComponent(place)}`);
	if (!answer.ok) return answer;
	if (textAt(answer.value, "ref") !== `refs/${place}`) return require_fault.ok(null);
	const object = valueAt(answer.value, "object");
	return textAt(object, "type") === "tag" ? commitOfTag(github, repository, textAt(object, "sha")) : commitIn(repository, place, object);
}
/** A tag with a text of its own. */
async function commitOfTag(github, repository, tag) {
	const answer = await github.get(`/repos/${repository}/git/tags/${tag}`);
	return answer.ok ? commitIn(repository, `tag ${tag}`, valueAt(answer.value, "object")) : answer;
}
function commitIn(repository, place, object) {
	const [type, sha] = [textAt(object, "type"), textAt(object, "sha")];
	return type === "commit" && sha !== null && OID.test(sha) ? require_fault.ok(sha) : require_fault.failed([missing(repository, `"${place}" is no commit`)]);
}
/**
* @param path of a file or folder, from the root of the repository
* @returns the file, or the YAML files below a folder, by name; none where nothing stands. A link or submodule there is a fault
*/
async function filesAt(github, tip, path) {
	const parts = path.split("/");
	let sha = tip.commit;
	for (const [index, part] of parts.entries()) {
		const folder = await treeOf(github, tip, sha);
		if (!folder.ok) return folder;
		const entry = folder.value.find(({ name }) => name === part);
		if (entry === void 0) return require_fault.ok([]);
		const isLast = index === parts.length - 1;
		if (entry.mode !== FOLDER && (isLast || !REGULAR.includes(entry.mode))) return blobs(github, tip, [{
			...entry,
			name: path
		}]);
		if (entry.mode !== FOLDER) return require_fault.ok([]);
		sha = entry.sha;
	}
	const folder = await treeOf(github, tip, sha, "?recursive=1");
	if (!folder.ok) return folder;
	return blobs(github, tip, folder.value.filter(({ name, mode }) => mode !== FOLDER && (YAML.test(name) || !REGULAR.includes(mode))).map(({ name, mode, sha: at, size }) => ({
		name: `${path}/${name}`,
		mode,
		sha: at,
		size
	})));
}
/** @param sha of a tree, or of a commit */
async function treeOf(github, { repository }, sha, how = "") {
	const answer = await github.get(`/repos/${repository}/git/trees/${sha}${how}`);
	if (!answer.ok) return answer;
	const listed = valueAt(answer.value, "tree");
	if (!Array.isArray(listed) || valueAt(answer.value, "truncated") === true) return require_fault.failed([missing(repository, "its files cannot be listed whole")]);
	const entries = listed.map((one) => entryOf(one));
	if (entries.includes(null)) return require_fault.failed([missing(repository, "its list of files is not understood")]);
	return require_fault.ok(entries.filter((entry) => entry !== null));
}
function entryOf(one) {
	const [name, mode, sha, size] = [
		textAt(one, "path"),
		textAt(one, "mode"),
		textAt(one, "sha"),
		valueAt(one, "size")
	];
	return name === null || mode === null || sha === null || !OID.test(sha) ? null : {
		name,
		mode,
		sha,
		size: typeof size === "number" ? size : 0
	};
}
async function blobs(github, tip, entries) {
	if (entries.length > 1e3) return require_fault.failed([missing(tip.repository, `there are more than ${MOST_FILES} files`)]);
	const files = [];
	const faults = [];
	for (const entry of entries.toSorted((a, b) => require_common.byText(a.name, b.name))) {
		const blob = await blobOf(github, tip, entry);
		if (blob.ok) files.push({
			path: entry.name,
			bytes: blob.value
		});
		else faults.push(...blob.faults);
	}
	return faults.length > 0 ? require_fault.failed(faults) : require_fault.ok(files);
}
async function blobOf(github, { repository }, { name, mode, sha, size }) {
	const refuse = (what) => require_fault.failed([missing(repository, `${name} ${what}`)]);
	if (!REGULAR.includes(mode)) return refuse("is no regular file");
	if (size > LARGEST_FILE) return refuse(`is larger than ${require_fault.formatSize(LARGEST_FILE)}`);
	const answer = await github.get(`/repos/${repository}/git/blobs/${sha}`);
	if (!answer.ok) return answer;
	const content = valueAt(answer.value, "content");
	if (typeof content !== "string" || textAt(answer.value, "encoding") !== "base64") return refuse("cannot be read");
	const bytes = Buffer.from(content, "base64");
	return valueAt(answer.value, "size") === bytes.length ? require_fault.ok(bytes) : refuse("did not come whole");
}
function missing(repository, what) {
	return require_fault.fault("E_GITHUB", `GitHub ${repository}`, what, "look at the name, and at what the token may read");
}

// src/github/api.ts
var api_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ openGitHub: () => openGitHub });
const PATIENCE_MS = 2e4;
const TRIES = 3;
const PER_PAGE = 100;
/** More would be a list that nobody reads. */
const MOST_PAGES = 100;
/** A file of exceptions, in base64 and JSON, is smaller. */
const MOST_BYTES = 32 * 2 ** 20;
function openGitHub({ apiUrl, token }) {
	const root = apiUrl.replace(/\/+$/, "");
	const headers = {
		accept: "application/vnd.github+json",
		"x-github-api-version": "2022-11-28",
		"user-agent": "defect-gate",
		...token === null ? {} : { authorization: `Bearer ${token}` }
	};
	const page = async (path) => {
		for (let attempt = 1;; attempt++) {
			const answer = await ask(root, path, headers);
			if (answer.kind === "value") return require_fault.ok(answer.page);
			if (answer.kind === "refused" || attempt === TRIES) return require_fault.failed([answer.fault]);
			await new Promise((done) => setTimeout(done, attempt * 500));
		}
	};
	const get = async (path) => {
		const answer = await page(path);
		return answer.ok ? require_fault.ok(answer.value.value) : answer;
	};
	return {
		get,
		list: (path) => allPages(get, path),
		follow: (path, isEnough) => pagesUntil(page, path, isEnough)
	};
}
async function ask(root, path, headers) {
	try {
		const response = await fetch(root + path, {
			headers,
			redirect: "manual",
			signal: AbortSignal.timeout(PATIENCE_MS)
		});
		if (response.status === 404) return {
			kind: "value",
			page: {
				value: null,
				next: null
			}
		};
		if (!response.ok) return {
			kind: response.status >= 500 ? "failed" : "refused",
			fault: refusal(path, response)
		};
		const text = await textOf(response);
		if (text === null) return {
			kind: "refused",
			fault: problem(path, "the answer is larger than 32 MiB", "ask for less at once")
		};
		return {
			kind: "value",
			page: {
				value: JSON.parse(text),
				next: nextIn(response, root)
			}
		};
	} catch (error) {
		return {
			kind: "failed",
			fault: problem(path, error instanceof SyntaxError ? "the answer is no JSON" : `it cannot be reached (${nameOf(error)})`, "look at the network of the runner, and at the status of GitHub")
		};
	}
}
/** Bytes beyond the bound are not waited for. */
async function textOf(response) {
	const pieces = [];
	let bytes = 0;
	for await (const piece of response.body ?? []) {
		pieces.push(piece);
		bytes += piece.length;
		if (bytes > MOST_BYTES) return null;
	}
	return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(pieces));
}
/** What a server says lies elsewhere is not asked for: the token goes to one host only. */
function nextIn({ headers }, root) {
	const next = (headers.get("link") ?? "").split(",").map((link) => /^\s*<([^>]*)>.*;\s*rel="?next"?/.exec(link)?.[1] ?? "").find((link) => link.startsWith(`${root}/`));
	return next === void 0 ? null : next.slice(root.length);
}
async function pagesUntil(page, path, isEnough) {
	const all = [];
	let next = `${path}${path.includes("?") ? "&" : "?"}per_page=${PER_PAGE}`;
	for (let count = 0; count < MOST_PAGES; count++) {
		const answer = await page(next);
		if (!answer.ok) return answer;
		if (answer.value.value === null) return require_fault.ok(null);
		if (!Array.isArray(answer.value.value)) return require_fault.failed([problem(path, "the answer is no list", "look at the version of the server")]);
		for (const one of answer.value.value) all.push(one);
		next = answer.value.next;
		if (next === null || isEnough(all)) return require_fault.ok(all);
	}
	return require_fault.failed([tooLong(path)]);
}
async function allPages(get, path) {
	const all = [];
	for (let page = 1; page <= MOST_PAGES; page++) {
		const answer = await get(`${path}${path.includes("?") ? "&" : "?"}per_page=${PER_PAGE}&page=${page}`);
		if (!answer.ok) return answer;
		if (answer.value === null) return require_fault.ok(null);
		if (!Array.isArray(answer.value)) return require_fault.failed([problem(path, "the answer is no list", "look at the version of the server")]);
		for (const one of answer.value) all.push(one);
		if (answer.value.length < PER_PAGE) return require_fault.ok(all);
	}
	return require_fault.failed([tooLong(path)]);
}
function tooLong(path) {
	return problem(path, `the list has more than 10000 entries`, "ask for less at once");
}
function refusal(path, { status, headers }) {
	if (status === 401) return problem(path, "it does not accept the token (401)", "hand over a token that is valid");
	if (headers.get("x-ratelimit-remaining") === "0" || status === 429) return problem(path, `too much was asked of it (${status})`, "run again later, or use a token with a higher limit");
	if (status === 403) return problem(path, "the token may not read this (403)", "grant the permission that docs/exceptions.md names for it");
	if (status >= 300 && status < 400) return problem(path, `it points elsewhere (${status})`, "name the repository as it is called now");
	return problem(path, `it answers ${status}`, "look at the status of GitHub, and run again");
}
function problem(path, what, fix) {
	return require_fault.fault("E_GITHUB", `GitHub ${path.replace(/\?.*/, "")}`, what, fix);
}
/** Of an error of the network its code: its text may hold the address with all that is in it. */
function nameOf(error) {
	const cause = error instanceof Error ? error.cause : null;
	if (typeof cause === "object" && cause !== null && "code" in cause && typeof cause.code === "string") return cause.code;
	return error instanceof Error ? error.name : "unknown";
}

Object.defineProperty(exports, "api_exports", {
  enumerable: true,
  get: function () {
    return api_exports;
  }
});
Object.defineProperty(exports, "contents_exports", {
  enumerable: true,
  get: function () {
    return contents_exports;
  }
});
Object.defineProperty(exports, "defaultBranchOf", {
  enumerable: true,
  get: function () {
    return defaultBranchOf;
  }
});
Object.defineProperty(exports, "filesAt", {
  enumerable: true,
  get: function () {
    return filesAt;
  }
});
Object.defineProperty(exports, "instantAt", {
  enumerable: true,
  get: function () {
    return instantAt;
  }
});
Object.defineProperty(exports, "listAt", {
  enumerable: true,
  get: function () {
    return listAt;
  }
});
Object.defineProperty(exports, "numberAt", {
  enumerable: true,
  get: function () {
    return numberAt;
  }
});
Object.defineProperty(exports, "openGitHub", {
  enumerable: true,
  get: function () {
    return openGitHub;
  }
});
Object.defineProperty(exports, "textAt", {
  enumerable: true,
  get: function () {
    return textAt;
  }
});
Object.defineProperty(exports, "tipOf", {
  enumerable: true,
  get: function () {
    return tipOf;
  }
});
Object.defineProperty(exports, "valueAt", {
  enumerable: true,
  get: function () {
    return valueAt;
  }
});