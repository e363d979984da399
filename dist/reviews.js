const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_common = require("./common.js");
const require_fault = require("./fault.js");
const require_github = require("./github.js");
const require_git = require("./git.js");
const require_gate = require("./gate.js");
const require_yaml = require("./yaml.js");
let node_crypto = require("node:crypto");

// src/github/commits.ts
/** GitHub lists no more of them. */
const MOST_COMMITS = 250;
/** GitHub lists no more of a commit at once. */
const MOST_FILES = 300;
/** @returns in the order in which they follow each other; null where GitHub does not list all of them */
async function commitsOf(github, { base, number, count }) {
	const answer = await github.list(`/repos/${base.repository}/pulls/${number}/commits`);
	if (!answer.ok) return answer;
	const commits = (answer.value ?? []).flatMap((one) => {
		const sha = require_github.textAt(one, "sha");
		return sha === null ? [] : [{
			sha,
			names: namesAt(one)
		}];
	});
	return require_fault.ok(commits.length === 0 || commits.length < count || count > MOST_COMMITS ? null : commits);
}
function namesAt(commit) {
	const logins = [require_github.textAt(commit, "author", "login"), require_github.textAt(commit, "committer", "login")];
	const text = {
		author: require_github.textAt(commit, "commit", "author", "email") ?? "",
		committer: require_github.textAt(commit, "commit", "committer", "email") ?? "",
		message: require_github.textAt(commit, "commit", "message") ?? ""
	};
	return [.../* @__PURE__ */ new Set([...logins.filter((login) => login !== null), ...require_common.namesIn(text)])];
}
/** @returns null where GitHub has no such commit */
async function commitAt(github, repository, sha) {
	const answer = await github.get(`/repos/${repository}/commits/${encodeURIComponent(sha)}`);
	if (!answer.ok) return answer;
	if (answer.value === null) return require_fault.ok(null);
	const files = require_github.listAt(answer.value, "files");
	const paths = files.flatMap((file) => [require_github.textAt(file, "filename"), require_github.textAt(file, "previous_filename")].filter((path) => path !== null));
	return require_fault.ok({
		author: require_github.textAt(answer.value, "author", "login"),
		committer: require_github.textAt(answer.value, "committer", "login"),
		parents: require_github.listAt(answer.value, "parents").flatMap((parent) => require_github.textAt(parent, "sha") ?? []),
		paths: files.length === 0 || files.length >= MOST_FILES ? null : paths
	});
}

// src/github/pulls.ts
/** @returns numbers of those that brought the commit to a branch; GitHub also names open ones */
async function pullsWith(github, repository, commit) {
	const answer = await github.list(`/repos/${repository}/commits/${encodeURIComponent(commit)}/pulls`);
	if (!answer.ok) return answer;
	const merged = (answer.value ?? []).filter((one) => require_github.textAt(one, "merged_at") !== null);
	return require_fault.ok(merged.flatMap((one) => require_github.numberAt(one, "number") ?? []));
}
/** @returns null where there is none, or the token may not see it */
async function pullOf(github, repository, number) {
	const answer = await github.get(`/repos/${repository}/pulls/${number}`);
	if (!answer.ok) return answer;
	const one = answer.value;
	const head = require_github.textAt(one, "head", "sha");
	const base = branchAt(one, "base");
	if (head === null || base === null) return require_fault.ok(null);
	return require_fault.ok({
		number,
		author: require_github.textAt(one, "user", "login"),
		head,
		from: branchAt(one, "head"),
		base,
		merge: require_github.textAt(one, "merged_at") === null ? null : require_github.textAt(one, "merge_commit_sha"),
		mergedAt: require_github.instantAt(one, "merged_at"),
		count: require_github.numberAt(one, "commits") ?? 0
	});
}
function branchAt(pull, end) {
	const [repository, branch] = [require_github.textAt(pull, end, "repo", "full_name"), require_github.textAt(pull, end, "ref")];
	return repository === null || branch === null ? null : {
		repository,
		branch
	};
}
/** `owner/name#12`. */
function nameOfPull({ base, number }) {
	return `${base.repository}#${number}`;
}

// src/github/approvals.ts
const DECIDING = [
	"APPROVED",
	"CHANGES_REQUESTED",
	"DISMISSED"
];
async function approvalsOf(github, pull) {
	const answer = await github.list(`/repos/${pull.base.repository}/pulls/${pull.number}/reviews`);
	if (!answer.ok) return answer;
	const last = /* @__PURE__ */ new Map();
	for (const one of answer.value ?? []) {
		const [login, state] = [require_github.textAt(one, "user", "login"), require_github.textAt(one, "state")?.toUpperCase() ?? ""];
		if (login === null || !DECIDING.includes(state)) continue;
		const word = {
			login,
			state,
			kind: require_github.textAt(one, "user", "type"),
			commit: require_github.textAt(one, "commit_id"),
			at: require_github.textAt(one, "submitted_at")
		};
		last.set(login.toLowerCase(), word);
	}
	const judged = [...last.values()].map((word) => ({
		login: word.login,
		on: dayIn(word.at),
		why: objection(word, pull)
	}));
	return require_fault.ok({
		standing: judged.flatMap(({ login, on, why }) => why === "" && on !== null ? [{
			login,
			on
		}] : []),
		others: judged.flatMap(({ login, on, why }) => why === "" && on !== null ? [] : [why || `nobody knows when ${login} approved it`])
	});
}
function dayIn(instant) {
	const at = instant === null ? null : require_common.parseInstant(instant);
	return at === null ? null : require_common.dayOf(at);
}
function objection({ login, kind, state, commit }, { author, head }) {
	if (kind !== "User" || /\[bot\]$/i.test(login)) return `${login} is no person`;
	if (login.toLowerCase() === author?.toLowerCase()) return `${login} opened it`;
	if (state === "DISMISSED") return `the review of ${login} was dismissed`;
	if (state === "CHANGES_REQUESTED") return `${login} asks for changes`;
	return commit === head ? "" : `${login} approved another commit than its last one`;
}

// src/github/pushes.ts
/** @param pull what was pushed to its branch after it was merged says nothing of it */
async function pushersOf(github, pull, { commits, idle }) {
	const entries = await activityOf(github, pull, commits);
	if (!entries.ok) return unknown$1(entries.faults[0]?.what ?? "", entries.faults[0]?.fix ?? "");
	if (entries.value === null) return unknown$1("GitHub does not show the pushes", "let the token read that repository");
	const pushes = entries.value.flatMap((entry) => pushAt(entry, pull, commits) ?? []);
	const brought = commits.flatMap((sha, place) => idle.has(sha) ? [] : [{
		sha,
		by: loginsAt(place, pushes)
	}]);
	const logins = [...new Set(brought.flatMap(({ by }) => by))];
	const missing = brought.find(({ by }) => by.length === 0);
	if (missing === void 0) return {
		logins,
		why: ""
	};
	return {
		...unknown$1(`GitHub tells of no push of commit ${missing.sha.slice(0, 7)}`, "bring it with another pull request, from a branch in the repository"),
		logins
	};
}
function loginsAt(place, pushes) {
	return pushes.flatMap(({ login, first, last }) => login !== null && first <= place && place <= last ? [login] : []);
}
function unknown$1(what, fix) {
	return {
		logins: [],
		why: `${what}; ${fix}`
	};
}
/** Of a merged one from the oldest on: there is no end to what may be pushed to its branch later. */
async function activityOf(github, pull, commits) {
	if (pull.from === null) return require_fault.ok(null);
	const { repository, branch } = pull.from;
	const order = pull.mergedAt === null ? "desc" : "asc";
	const path = `/repos/${repository}/activity?ref=${encodeURIComponent(`refs/heads/${branch}`)}&direction=${order}`;
	const reachesBack = (entry) => {
		const push = pushAt(entry, pull, commits);
		return push !== null && push.first === 0 && push.isOnTop;
	};
	return github.follow(path, (page) => pull.mergedAt === null ? page.some(reachesBack) : page.some((one) => isLater(one, pull)));
}
function isLater(entry, { mergedAt }) {
	const at = require_github.instantAt(entry, "timestamp");
	return mergedAt !== null && at !== null && at > mergedAt;
}
/** @returns null where it did not bring the branch to one of the commits, or came too late for that */
function pushAt(entry, pull, commits) {
	const last = commits.indexOf(require_github.textAt(entry, "after") ?? "");
	if (last === -1 || isLater(entry, pull)) return null;
	const before = commits.indexOf(require_github.textAt(entry, "before") ?? "");
	const first = Math.min(before + 1, last);
	return {
		login: require_github.textAt(entry, "actor", "login"),
		first,
		last,
		isOnTop: require_github.valueAt(entry, "activity_type") === "push"
	};
}

// src/github/teams.ts
/** @returns of the named teams those that the token may see @param teams `org/team` */
async function visibleTeams(github, teams) {
	const [visible, warnings] = [[], []];
	for (const team of new Set(teams)) {
		const answer = await github.get(pathOf(team));
		if (answer.ok && answer.value !== null) visible.push(team);
		else {
			const why = answer.ok ? "404: no such team, or the token may not see it" : answer.faults[0]?.what ?? "";
			warnings.push({
				what: `nobody counts as a member of @${team}: ${why}`,
				where: `GitHub ${pathOf(team)}`
			});
		}
	}
	return {
		visible,
		warnings
	};
}
/** @param visible teams that the token may see @returns those that the account is an active member of, also through a team below */
async function teamsOf(github, visible, login) {
	const [teams, warnings] = [[], []];
	for (const team of visible) {
		const path = `${pathOf(team)}/memberships/${encodeURIComponent(login)}`;
		const answer = await github.get(path);
		if (!answer.ok) warnings.push({
			what: `${login} does not count as a member of @${team}: ${answer.faults[0]?.what ?? ""}`,
			where: `GitHub ${path}`
		});
		else if (require_github.textAt(answer.value, "state") === "active") teams.push(team);
	}
	return {
		teams,
		warnings
	};
}
function pathOf(team) {
	const [org = "", name = ""] = team.split("/");
	return `/orgs/${encodeURIComponent(org)}/teams/${encodeURIComponent(name)}`;
}

// src/github/reviews.ts
/** @param pull merged, or open @returns approvals that stand on its last commit, those of its requesters among them, whom nobody counts */
async function reviewOf(github, pull, asked) {
	const where = nameOfPull(pull);
	const commits = await commitsOf(github, pull);
	if (!commits.ok) return commits;
	if (commits.value === null) return require_fault.ok(unreviewed(where, authorOf(pull), "GitHub does not list all commits of it"));
	const idle = await idleIn(commits.value, asked);
	const { names, bystanders } = peopleOf(commits.value, idle);
	const approvals = await approvalsOf(github, pull);
	if (!approvals.ok) return approvals;
	const order = commits.value.map(({ sha }) => sha);
	const pushers = await pushersOf(github, pull, {
		commits: order,
		idle
	});
	const requesters = /* @__PURE__ */ new Set([
		...authorOf(pull),
		...names,
		...pushers.logins
	]);
	const standing = await withTeams(github, asked.teams, approvals.value);
	const isApproved = standing.approvals.length > 0;
	const unknown = pushers.why === "" ? "" : `who pushed to it is not known: ${pushers.why}`;
	return require_fault.ok({
		review: {
			requesters: [...requesters],
			approvals: unknown === "" ? standing.approvals : [],
			where,
			why: isApproved ? unknown : noneStands(pull, approvals.value)
		},
		commits: order,
		bystanders: bystanders.filter((name) => !requesters.has(name)),
		warnings: isApproved ? standing.warnings : []
	});
}
/** @param head the commit that is judged: a review of any other says nothing of it */
async function reviewOfHead(github, { repository, number, head }, asked) {
	const pull = await pullOf(github, repository, number);
	if (!pull.ok) return pull;
	const where = `${repository}#${number}`;
	if (pull.value === null) return require_fault.ok(unreviewed(where, [], "GitHub does not show it"));
	if (pull.value.head !== head) return require_fault.ok(unreviewed(where, authorOf(pull.value), `its last commit is ${short(pull.value.head)}, not ${short(head)}`));
	return reviewOf(github, pull.value, asked);
}
function unreviewed(where, requesters, why) {
	return {
		review: {
			requesters,
			approvals: [],
			where,
			why
		},
		commits: [],
		bystanders: [],
		warnings: []
	};
}
/** As commits are named in a message. */
function short(commit) {
	return commit.slice(0, 7);
}
function authorOf({ author }) {
	return author === null ? [] : [author];
}
async function idleIn(commits, { bringsNothing }) {
	const idle = /* @__PURE__ */ new Set();
	for (const { sha } of commits) if (await bringsNothing(sha)) idle.add(sha);
	return idle;
}
function peopleOf(commits, idle) {
	const namesWhere = (isIdle) => commits.filter(({ sha }) => idle.has(sha) === isIdle).flatMap(({ names }) => names);
	return {
		names: namesWhere(false),
		bystanders: [...new Set(namesWhere(true))]
	};
}
async function withTeams(github, visible, { standing }) {
	const [approvals, warnings] = [[], []];
	for (const { login, on } of standing) {
		const held = await teamsOf(github, visible, login);
		approvals.push({
			login,
			teams: held.teams,
			on
		});
		warnings.push(...held.warnings);
	}
	return {
		approvals,
		warnings
	};
}
function noneStands({ head }, { others }) {
	const detail = others.length > 0 ? others.join(", ") : "nobody reviewed it";
	return `no approval stands on its last commit ${short(head)}: ${detail}`;
}

// src/bringers.ts
/** @param text the statement, as `entryText` has it @returns one part for each commit and pull request that has to answer for it */
async function partsOf({ arrival, commits }, text, target, inquiry) {
	const parts = [];
	for (const commit of commits) {
		const bringer = {
			commit,
			arrival,
			text
		};
		const pulls = await pullsThatBrought(bringer, target, inquiry);
		if (!pulls.ok) return pulls;
		if (pulls.value.length === 0) {
			const part = await unpulled(bringer, target, inquiry);
			if (!part.ok) return part;
			parts.push(part.value);
		}
		for (const pull of pulls.value) {
			const part = await pulled(bringer, pull, inquiry);
			if (!part.ok) return part;
			parts.push(part.value);
		}
	}
	return require_fault.ok(parts);
}
/** By the commit itself, or else by the merge with which it came. */
async function pullsThatBrought({ commit, arrival }, target, inquiry) {
	for (const sha of /* @__PURE__ */ new Set([commit, arrival])) {
		const numbers = await pullsWith(inquiry.github, target.repository, sha);
		if (!numbers.ok) return numbers;
		const found = [];
		for (const number of numbers.value) {
			const pull = await pullOf(inquiry.github, target.repository, number);
			if (!pull.ok) return pull;
			const brought = pull.value === null ? require_common.told(false) : await isBringer(pull.value, commit, target, inquiry);
			if (!brought.told) return require_fault.failed([gitFault(commit, brought)]);
			if (pull.value !== null && brought.value) found.push(pull.value);
		}
		if (found.length > 0) return require_fault.ok(found);
	}
	return require_fault.ok([]);
}
/** True where the pull request was merged to this very branch, and the commit came with that. */
async function isBringer({ base, merge, count }, commit, { repository, branch, tip }, { history }) {
	return base.branch === branch && base.repository.toLowerCase() === repository.toLowerCase() && merge !== null ? history.merged({
		tip,
		commit: merge,
		count
	}, commit) : require_common.told(false);
}
async function unpulled({ commit }, { repository, branch }, inquiry) {
	const written = await inquiry.history.textOf(commit);
	if (!written.told) return require_fault.failed([gitFault(commit, written)]);
	const accounts = await commitAt(inquiry.github, repository, commit);
	if (!accounts.ok) return accounts;
	const logins = [accounts.value?.author ?? "", accounts.value?.committer ?? ""].filter(Boolean);
	const why = `commit ${short(commit)}, which brought it, came to ${branch} without a pull request`;
	return require_fault.ok({
		requesters: [...logins, ...require_common.namesIn(written.value)],
		approvals: [],
		where: "",
		why
	});
}
async function pulled(bringer, pull, inquiry) {
	const { github, versions, teams, known, warnings } = inquiry;
	const earlier = known.get(pull.number);
	const found = earlier ?? await reviewOf(github, pull, {
		teams,
		bringsNothing: versions.bringsNothing
	});
	known.set(pull.number, found);
	if (!found.ok) return found;
	if (earlier === void 0) warnings.push(...found.value.warnings);
	const names = await namesBeside(bringer, pull, found.value, inquiry);
	if (!names.ok) return names;
	const unseen = await whyUnseen(bringer, pull, inquiry);
	if (!unseen.ok) return unseen;
	const { requesters, approvals, where, why } = found.value.review;
	const reason = unseen.value || why;
	return require_fault.ok({
		requesters: [...requesters, ...names.value],
		approvals: reason === "" ? approvals : [],
		where,
		why: reason
	});
}
/**
* Who else had a hand in the commit, where the pull request was squashed or rebased and has others itself. Who put such a commit to
* the branch is who merged it; and GitHub names everybody as a co-author of it, also those who only signed off.
*/
async function namesBeside({ commit }, pull, { commits, bystanders }, { history, github }) {
	if (commits.includes(commit)) return require_fault.ok([]);
	const written = await history.textOf(commit);
	if (!written.told) return require_fault.failed([gitFault(commit, written)]);
	const account = await commitAt(github, pull.base.repository, commit);
	if (!account.ok) return account;
	const names = [account.value?.author ?? "", ...require_common.namesIn({
		...written.value,
		committer: ""
	})].filter(Boolean);
	return require_fault.ok(names.filter((name) => !bystanders.includes(name)));
}
/** Why a reviewer of the pull request cannot have seen the statement; "" where it was there to be seen. */
async function whyUnseen({ commit, arrival, text }, pull, { history, versions }) {
	const name = nameOfPull(pull);
	const change = await history.changeOf(commit);
	if (!change.told) return require_fault.failed([gitFault(commit, change)]);
	if (commit === arrival && (change.value?.parents.length ?? 0) > 1) return require_fault.ok(`the merge ${short(commit)} brought it, and none of the commits of ${name} that were reviewed`);
	const statements = await versions.statementsAt(pull.head);
	if (!statements.ok) return statements;
	return require_fault.ok(statements.value?.has(text) === true ? "" : `it does not stand in the last commit of ${name}, ${short(pull.head)}, as it does now`);
}
function gitFault(where, { why, fix }) {
	return require_fault.fault("E_GIT", where, why, fix);
}

// src/git/standing.ts
/** More is not read: nobody would wait for it. */
const MOST_BYTES = 256 * 2 ** 20;
/** A version that is larger than so many times all that stands at the tip is no version of it. */
const TIMES = 4;
/** However little stands at the tip. */
const LEAST_BYTES = 524288;
/** What is known of files by the objects that hold them: which wanted statements they have, or null where they cannot be read. */
var Texts = class {
	#open;
	#search;
	#known = /* @__PURE__ */ new Map();
	#bytes = 0;
	#largest = Number.POSITIVE_INFINITY;
	constructor(open, search) {
		this.#open = open;
		this.#search = search;
	}
	/** As `load`, of what stands at the tip; anything much larger cannot be read from then on. */
	async loadTip(oids) {
		const ended = await this.load(oids);
		this.#largest = Math.max(LEAST_BYTES, TIMES * this.#bytes);
		return ended;
	}
	/** Each object is read once. One that is missing, or too large, cannot be read. */
	async load(oids) {
		const unread = [...new Set(oids)].filter((oid) => !this.#known.has(oid));
		for (const oid of unread) this.#known.set(oid, null);
		const ended = await require_git.readBlobs(this.#open, unread, (oid, content) => {
			if (content.length > this.#largest) return;
			this.#bytes += content.length;
			if (this.#bytes > MOST_BYTES) return;
			const found = this.#search.read(content.toString("utf8"));
			this.#known.set(oid, found === null ? null : new Set([...found].filter((statement) => this.#search.wanted.has(statement))));
		});
		if (this.#bytes <= MOST_BYTES) return ended;
		return require_common.untold("the versions of the exceptions that have to be compared are larger than 256 MiB together", "spread the exceptions over several files, or prove sign-offs by signature");
	}
	of(oid) {
		return this.#known.get(oid) ?? null;
	}
};
/** One version of all files, which can be moved to the one before it. */
var Standing = class {
	#texts;
	#counts = /* @__PURE__ */ new Map();
	#unread = 0;
	constructor(texts) {
		this.#texts = texts;
	}
	/** True where some file cannot be read: a statement may stand in it. */
	get isUnclear() {
		return this.#unread > 0;
	}
	stands(statement) {
		return (this.#counts.get(statement) ?? 0) > 0;
	}
	/** @returns the statements that it may have touched */
	add(oid) {
		return this.#count(oid, 1);
	}
	remove(oid) {
		return this.#count(oid, -1);
	}
	#count(oid, by) {
		const statements = this.#texts.of(oid);
		if (statements === null) this.#unread += by;
		for (const one of statements ?? []) this.#counts.set(one, (this.#counts.get(one) ?? 0) + by);
		return statements ?? [];
	}
};

// src/git/trunk.ts
/** A history that is longer is not read. */
const MOST_VERSIONS = 5e3;
const REGULAR = /^100(?:644|755|664)$/;
const META = /^\n?:(\d{6}) (\d{6}) ([\da-f]+) ([\da-f]+) [A-Z]\d*$/;
const ENTRY = /^(\d{6}) blob ([\da-f]+)\t(.*)$/s;
const YAML = /\.ya?ml$/i;
/** True for a named path, and for YAML below a named folder. @param paths from the root of the repository */
function isNamed(path, paths) {
	return paths.some((named) => path === named || YAML.test(path) && path.startsWith(`${named}/`));
}
/** Regular files that stand at the paths. @param commit an object id */
async function filesOf({ objects }, commit, paths) {
	const files = /* @__PURE__ */ new Map();
	const records = new require_git.Records((record) => {
		const [, mode = "", oid = "", path = ""] = ENTRY.exec(record.toString("utf8")) ?? [];
		if (REGULAR.test(mode) && isNamed(path, paths)) files.set(path, oid);
	});
	const args = [
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		commit,
		"--",
		...paths
	];
	const ended = await require_git.streamGit(objects, args, { take: (chunk) => records.take(chunk) });
	return ended.told ? require_common.told(files) : ended;
}
/** @param tip an object id @returns the commits that changed anything at the paths, the latest first */
async function trunkOf({ objects }, tip, paths) {
	const reader = new LogReader(paths);
	const records = new require_git.Records((record) => reader.take(record.toString("utf8")));
	const how = [
		"-z",
		"-m",
		"--first-parent",
		"--raw",
		"--root",
		"--no-abbrev",
		"--no-renames",
		"--no-ext-diff",
		"--no-textconv"
	];
	const what = [
		`--max-count=5001`,
		"--pretty=tformat:%H%x00%P",
		tip,
		"--",
		...paths
	];
	const ended = await require_git.streamGit(objects, [
		"log",
		...how,
		...what
	], { take: (chunk) => records.take(chunk) });
	if (!ended.told) return ended;
	return reader.steps.length > 5e3 ? tooLong() : require_common.told(reader.steps);
}
function tooLong() {
	return require_common.untold(`the exceptions have more than ${MOST_VERSIONS} versions`, "begin a new file for exceptions, or prove sign-offs by signature");
}
/** A commit, its parents, and for each changed file what changed and its path: five or more records. */
var LogReader = class {
	steps = [];
	#paths;
	#commit = null;
	#meta = null;
	constructor(paths) {
		this.#paths = paths;
	}
	take(record) {
		if (this.#meta !== null) return this.#takePath(record, this.#meta);
		if (this.#commit !== null) return this.#takeParents(record, this.#commit);
		this.#meta = META.exec(record);
		if (this.#meta === null) this.#commit = record;
	}
	#takeParents(record, commit) {
		this.steps.push({
			commit,
			parents: record.split(" ").filter(Boolean),
			changes: []
		});
		this.#commit = null;
	}
	#takePath(path, [, modeBefore = "", modeNow = "", before = "", now = ""]) {
		this.#meta = null;
		if (!isNamed(path, this.#paths)) return;
		const change = {
			path,
			now: REGULAR.test(modeNow) ? now : null,
			before: REGULAR.test(modeBefore) ? before : null
		};
		this.steps.at(-1)?.changes.push(change);
	}
};

// src/git/side.ts
/** @returns nothing for a statement that no merged commit wrote: the merge itself did, or brought back what had been taken out */
async function writersIn(open, { parents: [first, ...merged] }, search) {
	const writers = /* @__PURE__ */ new Map();
	for (const parent of first === void 0 ? [] : merged) {
		const graph = await graphOf(open, [parent, `^${first}`], search.paths);
		if (!graph.told) return graph;
		const versions = await versionsOf(open, graph.value, search);
		if (!versions.told) return versions;
		for (const statement of search.wanted) {
			const found = walk(graph.value, versions.value, statement);
			if (found.size > 0) writers.set(statement, [.../* @__PURE__ */ new Set([...writers.get(statement) ?? [], ...found])]);
		}
	}
	return require_common.told(writers);
}
async function graphOf({ objects }, range, paths) {
	const how = [
		"--topo-order",
		"--full-history",
		"--parents",
		`--max-count=${MOST_VERSIONS + 1}`
	];
	const answer = await require_git.askGit(objects, [
		"rev-list",
		...how,
		...range,
		"--",
		...paths
	]);
	if (!answer.told) return answer;
	const rows = answer.value.split("\n").filter(Boolean);
	if (rows.length > 5e3) return tooLong();
	return require_common.told(new Map(rows.map((row) => {
		const [commit = "", ...parents] = row.split(" ");
		return [commit, parents];
	})));
}
/** What stands in each commit of the graph, and in those that it grew from. */
async function versionsOf(open, graph, search) {
	const texts = new Texts(open, search);
	const versions = /* @__PURE__ */ new Map();
	for (const commit of /* @__PURE__ */ new Set([...graph.keys(), ...[...graph.values()].flat()])) {
		const files = await filesOf(open, commit, search.paths);
		if (!files.told) return files;
		const read = await (versions.size === 0 ? texts.loadTip(files.value.values()) : texts.load(files.value.values()));
		if (!read.told) return read;
		const standing = new Standing(texts);
		for (const oid of files.value.values()) standing.add(oid);
		versions.set(commit, standing);
	}
	return require_common.told(versions);
}
/** Back from the top, as long as the statement stands or may stand. */
function walk(graph, versions, statement) {
	const mayStand = (commit) => {
		const version = versions.get(commit);
		return version !== void 0 && (version.stands(statement) || version.isUnclear);
	};
	const [top] = graph.keys();
	const open = top !== void 0 && mayStand(top) ? [top] : [];
	const [seen, writers] = [/* @__PURE__ */ new Set(), /* @__PURE__ */ new Set()];
	for (let commit = open.pop(); commit !== void 0; commit = open.pop()) {
		if (seen.has(commit)) continue;
		seen.add(commit);
		const parents = graph.get(commit);
		if (parents === void 0) continue;
		if (!parents.some((parent) => versions.get(parent)?.stands(statement))) writers.add(commit);
		open.push(...parents.filter(mayStand));
	}
	return writers;
}

// src/git/brought.ts
/** So many steps are read at once. */
const STRIDE = 64;
/** @returns for each wanted statement that stands at the tip, at least one; more where several have to answer for it */
async function broughtBy(open, search) {
	const steps = await trunkOf(open, search.tip, search.paths);
	const files = await filesOf(open, search.tip, search.paths);
	if (!steps.told) return steps;
	if (!files.told) return files;
	const texts = new Texts(open, search);
	const read = await texts.loadTip(files.value.values());
	if (!read.told) return read;
	const walk = new Walk(search.wanted, texts, files.value.values());
	for (let at = 0; at < steps.value.length && !walk.isDone; at += STRIDE) {
		const stride = steps.value.slice(at, at + STRIDE);
		const loaded = await texts.load(stride.flatMap(({ changes }) => changes.flatMap(({ before }) => before ?? [])));
		if (!loaded.told) return loaded;
		for (const step of stride) walk.takeBack(step);
	}
	return writersOf(open, search, walk.end());
}
/** Moves back along the line, and keeps for each statement the steps that may have brought it. */
var Walk = class {
	#standing;
	#sought;
	/** Statements that stand no longer, or stand perhaps in what cannot be read: the steps since they surely stood. */
	#loose = /* @__PURE__ */ new Map();
	#arrivals = /* @__PURE__ */ new Map();
	constructor(wanted, texts, oids) {
		this.#standing = new Standing(texts);
		for (const oid of oids) this.#standing.add(oid);
		this.#sought = new Set([...wanted].filter((statement) => this.#standing.stands(statement)));
	}
	get isDone() {
		return this.#sought.size === 0;
	}
	takeBack(step) {
		for (const steps of this.#loose.values()) steps.push(step);
		const touched = /* @__PURE__ */ new Set();
		for (const { now, before } of step.changes) {
			if (now !== null) for (const one of this.#standing.remove(now)) touched.add(one);
			if (before !== null) for (const one of this.#standing.add(before)) touched.add(one);
		}
		for (const one of touched) this.#note(one, step);
		if (!this.#standing.isUnclear) this.#settle();
	}
	#note(statement, step) {
		if (!this.#sought.has(statement)) return;
		if (this.#standing.stands(statement)) this.#loose.delete(statement);
		else if (!this.#loose.has(statement)) this.#loose.set(statement, [step]);
	}
	/** Before what was taken back last, all is clear. */
	#settle() {
		for (const [statement, steps] of this.#loose) {
			this.#arrivals.set(statement, steps);
			this.#sought.delete(statement);
		}
		this.#loose.clear();
	}
	end() {
		this.#settle();
		return this.#arrivals;
	}
};
/** What came with a merge was written in what was merged. */
async function writersOf(open, search, arrivals) {
	const byStep = /* @__PURE__ */ new Map();
	for (const [statement, steps] of arrivals) for (const step of steps) byStep.set(step, (byStep.get(step) ?? /* @__PURE__ */ new Set()).add(statement));
	const brought = /* @__PURE__ */ new Map();
	for (const [step, statements] of byStep) {
		const writers = await writersIn(open, step, {
			...search,
			wanted: statements
		});
		if (!writers.told) return writers;
		for (const statement of statements) {
			const commits = writers.value.get(statement) ?? [step.commit];
			brought.set(statement, [...brought.get(statement) ?? [], {
				arrival: step.commit,
				commits
			}]);
		}
	}
	return require_common.told(brought);
}

// src/git/history.ts
const OID = /^(?:[\da-f]{40}|[\da-f]{64})$/;
/** @param folder in a work tree of the repository */
async function openHistory(folder) {
	const opened = await require_git.openOn(folder);
	if (!opened.told) return opened;
	const open = opened.value;
	return require_common.told({
		broughtBy: async (search) => {
			const [shallow, has] = [await require_git.isShallow(open), await hasCommit(open, search.tip)];
			if (!shallow.told) return shallow;
			if (!has.told) return has;
			if (shallow.value) return require_common.untold("the clone is shallow: who brought an exception is not in it", require_git.FETCH_ALL);
			return has.value ? broughtBy(open, search) : require_common.untold(`the repository has no commit "${search.tip}"`, require_git.FETCH_ALL);
		},
		textOf: (commit) => textOf(open, commit),
		changeOf: (commit) => changeOf(open, commit),
		textsAt: (commit, paths) => textsAt(open, commit, paths),
		merged: (merge, commit) => merged(open, merge, commit),
		close: open.close
	});
}
async function textOf({ objects }, commit) {
	const answer = await require_git.askGit(objects, [
		"log",
		"-1",
		"--pretty=tformat:%ae%x00%ce%x00%B",
		commit,
		"--"
	]);
	if (!answer.told) return answer;
	const [author = "", committer = "", message = ""] = answer.value.split("\0");
	return require_common.told({
		author,
		committer,
		message
	});
}
async function changeOf(open, commit) {
	const has = await hasCommit(open, commit);
	if (!has.told) return has;
	if (!has.value) return require_common.told(null);
	const listed = await require_git.askGit(open.objects, [
		"rev-list",
		"-1",
		"--parents",
		commit,
		"--"
	]);
	if (!listed.told) return listed;
	const [, ...parents] = listed.value.trim().split(" ");
	const [first] = parents;
	if (first === void 0) return require_common.told({
		parents,
		paths: []
	});
	const names = await require_git.askGit(open.objects, [
		"diff-tree",
		"-r",
		"-z",
		"--name-only",
		"--no-renames",
		"--no-ext-diff",
		first,
		commit
	]);
	return names.told ? require_common.told({
		parents,
		paths: names.value.split("\0").filter(Boolean)
	}) : names;
}
async function textsAt(open, commit, paths) {
	const has = await hasCommit(open, commit);
	if (!has.told) return has;
	if (!has.value) return require_common.told(null);
	const files = await filesOf(open, commit, paths);
	if (!files.told) return files;
	const oids = new Set(files.value.values());
	const texts = [];
	const read = await require_git.readBlobs(open, oids, (_oid, content) => void texts.push(content.toString("utf8")));
	if (!read.told) return read;
	return require_common.told(texts.length === oids.size ? texts : null);
}
async function merged(open, { tip, commit: last, count }, commit) {
	const has = await hasCommit(open, last);
	if (!has.told || !has.value) return has;
	const isIn = await isAncestor(open, last, tip);
	if (!isIn.told || !isIn.value || last === commit) return isIn;
	const listed = await require_git.askGit(open.objects, [
		"rev-list",
		"-1",
		"--parents",
		last,
		"--"
	]);
	if (!listed.told) return listed;
	const [, first, ...others] = listed.value.trim().split(" ");
	const range = others.length > 0 ? [last, `^${first}`] : [
		"--first-parent",
		`--max-count=${count}`,
		last
	];
	const brought = await require_git.askGit(open.objects, [
		"rev-list",
		...range,
		"--"
	]);
	return brought.told ? require_common.told(brought.value.split("\n").includes(commit)) : brought;
}
async function hasCommit({ objects }, commit) {
	if (!OID.test(commit)) return require_common.told(false);
	const ended = await require_git.callGit(objects, [
		"cat-file",
		"-e",
		`${commit}^{commit}`
	]);
	return ended.told ? require_common.told(ended.value.code === 0) : ended;
}
async function isAncestor({ objects }, commit, of) {
	const args = [
		"merge-base",
		"--is-ancestor",
		commit,
		of
	];
	const ended = await require_git.callGit(objects, args);
	if (!ended.told) return ended;
	return ended.value.code > 1 ? require_git.refused(args, ended.value) : require_common.told(ended.value.code === 0);
}

// src/exceptions/entries.ts
/** @returns null where it is no YAML that the gate takes: nobody knows then what stood in it */
function versionIn(text) {
	if (text.split("\n").every((line) => BLANK.test(line))) return {
		entries: [],
		said: ""
	};
	const yaml = require_yaml.parseYaml(text, "", require_yaml.MAX_EXCEPTIONS_BYTES);
	if (!yaml.ok) return null;
	const { value } = yaml.value;
	const listed = isMap(value) ? value["exceptions"] : null;
	if (!isMap(value) || !Array.isArray(listed)) return {
		entries: [],
		said: plainly(value)
	};
	return {
		entries: listed.flatMap((entry) => {
			const decoded = require_yaml.decodeFile(require_yaml.exception, {
				file: "",
				value: entry,
				where: () => ""
			});
			return decoded.ok ? [require_yaml.toException(decoded.value, {
				origin: "trusted",
				cameWith: null
			})] : [];
		}),
		said: plainly({
			...value,
			exceptions: listed.map(unsigned)
		})
	};
}
const BLANK = /^\s*(?:#|$)/;
function isMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function unsigned(entry) {
	return isMap(entry) ? {
		...entry,
		signOffs: null
	} : entry;
}
/** The order of keys says nothing. */
function plainly(value) {
	const sorted = (_key, one) => isMap(one) ? Object.entries(one).toSorted(([a], [b]) => require_common.byText(a, b)) : one;
	return JSON.stringify(value, sorted);
}

// src/versions.ts
/** Each answer costs several requests: a pull request that is longer than this has its people count as they are. */
const MOST_ASKED = 50;
/** @returns null where the text is no YAML that the gate takes */
function statementsIn(text) {
	const version = versionIn(text);
	return version === null ? null : new Set(statementsOf(version));
}
function statementsOf({ entries }) {
	return entries.flatMap((entry) => entry.revoked === null ? require_gate.entryText(entry) ?? [] : []);
}
function versionsFrom(sources) {
	const known = /* @__PURE__ */ new Map();
	const standingAt = (commit) => {
		const found = known.get(commit) ?? readAt(sources, commit);
		known.set(commit, found);
		return found;
	};
	let asked = 0;
	const bringsNothing = async (commit) => {
		const change = await sources.history?.changeOf(commit) ?? null;
		const local = change?.told === true ? change.value : null;
		if (local === null && asked++ >= MOST_ASKED) return false;
		const { parents, paths } = local ?? await remoteChange(sources, commit);
		const [parent, ...others] = parents;
		if (parent === void 0 || others.length > 0 || paths.length === 0) return false;
		if (!paths.every((path) => isNamed(path, sources.paths))) return false;
		return areEqual(await standingAt(parent), await standingAt(commit));
	};
	const statementsAt = async (commit) => {
		const standing = await standingAt(commit);
		return standing.ok ? require_fault.ok(standing.value?.statements ?? null) : standing;
	};
	return {
		statementsAt,
		bringsNothing
	};
}
async function readAt(sources, commit) {
	const local = await sources.history?.textsAt(commit, sources.paths) ?? null;
	if (local?.told === false) return require_fault.failed([require_fault.fault("E_GIT", `commit ${commit}`, local.why, local.fix)]);
	const texts = local?.value ? require_fault.ok(local.value) : await remoteTexts(sources, commit);
	if (!texts.ok) return texts;
	const statements = /* @__PURE__ */ new Set();
	const said = (0, node_crypto.createHash)("sha256");
	for (const text of texts.value) {
		const version = versionIn(text);
		if (version === null) return require_fault.ok(null);
		for (const one of statementsOf(version)) statements.add(one);
		said.update(`${version.said}\n`);
	}
	return require_fault.ok({
		statements,
		said: said.digest("hex")
	});
}
async function remoteTexts({ github, repository, paths }, commit) {
	const texts = [];
	for (const path of paths) {
		const files = await require_github.filesAt(github, {
			repository,
			ref: commit,
			commit
		}, path);
		if (!files.ok) return files;
		const named = files.value.filter((file) => isNamed(file.path, paths));
		for (const { bytes } of named) texts.push(new TextDecoder().decode(bytes));
	}
	return require_fault.ok(texts);
}
async function remoteChange({ github, repository }, commit) {
	const answer = await commitAt(github, repository, commit);
	return answer.ok && answer.value?.paths ? {
		parents: answer.value.parents,
		paths: answer.value.paths
	} : {
		parents: [],
		paths: []
	};
}
function areEqual(before, after) {
	if (!before.ok || !after.ok || before.value === null || after.value === null) return false;
	return before.value.said === after.value.said;
}

// src/reviews.ts
var reviews_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ reviewsFor: () => reviewsFor });
/** @param exceptions only those that may matter: each has the history walked, and each of their pull requests costs some requests */
async function reviewsFor(exceptions, grounds) {
	if (exceptions.length === 0) return {
		reviews: /* @__PURE__ */ new Map(),
		faults: [],
		warnings: []
	};
	const opened = await openHistory(grounds.folder);
	if (!opened.told) return unknown(exceptions, [gitFault(grounds.branch, opened)]);
	const history = opened.value;
	try {
		const inquiry = grounds.github === null ? null : await inquiryOf(grounds.github, history, grounds);
		return inquiry !== null && grounds.pullRequest !== null ? await headReviews(exceptions, {
			repository: grounds.repository,
			...grounds.pullRequest
		}, inquiry) : await trustedReviews(exceptions, grounds, {
			history,
			inquiry
		});
	} finally {
		await history.close();
	}
}
async function inquiryOf(github, history, { repository, paths, teams }) {
	const { visible, warnings } = await visibleTeams(github, teams);
	return {
		github,
		history,
		versions: versionsFrom({
			history,
			github,
			repository,
			paths
		}),
		teams: visible,
		known: /* @__PURE__ */ new Map(),
		warnings: [...warnings]
	};
}
/** All came with the same pull request. */
async function headReviews(exceptions, pullRequest, { github, versions, teams, warnings }) {
	const found = await reviewOfHead(github, pullRequest, {
		teams,
		bringsNothing: versions.bringsNothing
	});
	if (!found.ok) return unknown(exceptions, found.faults);
	const { review } = found.value;
	const standing = review.why === "" ? await versions.statementsAt(pullRequest.head) : require_fault.ok(null);
	if (!standing.ok) return unknown(exceptions, standing.faults);
	const stands = (exception) => standing.value?.has(require_gate.entryText(exception) ?? "") === true;
	const other = {
		...review,
		approvals: [],
		why: review.why || `it does not stand in ${short(pullRequest.head)}, the last commit of ${review.where}`
	};
	return {
		reviews: new Map(exceptions.map((exception) => [exception, stands(exception) ? review : other])),
		faults: [],
		warnings: [...warnings, ...found.value.warnings]
	};
}
async function trustedReviews(exceptions, grounds, means) {
	const texts = new Map(exceptions.map((exception) => [exception, require_gate.entryText(exception) ?? ""]));
	const search = {
		tip: grounds.tip,
		paths: grounds.paths,
		wanted: new Set(texts.values()),
		read: statementsIn
	};
	const brought = await means.history.broughtBy(search);
	if (!brought.told) return unknown(exceptions, [gitFault(grounds.branch, brought)]);
	const reviews = /* @__PURE__ */ new Map();
	const faults = /* @__PURE__ */ new Map();
	for (const [exception, text] of texts) {
		const found = await reviewBy(brought.value.get(text) ?? [], text, grounds, means);
		for (const trouble of found.ok ? [] : found.faults) faults.set(`${trouble.where} ${trouble.what}`, trouble);
		reviews.set(exception, found.ok ? found.value : unknownReview(found.faults));
	}
	return {
		reviews,
		faults: [...faults.values()],
		warnings: means.inquiry?.warnings ?? []
	};
}
/** Of several commits that have to answer for it each has to. */
async function reviewBy(all, text, grounds, { history, inquiry }) {
	const parts = [];
	for (const brought of all) {
		const found = inquiry === null ? await partsOfHistory(brought, history) : await partsOf(brought, text, grounds, inquiry);
		if (!found.ok) return found;
		parts.push(...found.value);
	}
	const [first] = parts;
	return require_fault.ok(first === void 0 ? notFound(grounds.branch) : parts.reduce(both, first));
}
async function partsOfHistory({ commits }, history) {
	const requesters = [];
	for (const commit of commits) {
		const written = await history.textOf(commit);
		if (!written.told) return require_fault.failed([gitFault(commit, written)]);
		requesters.push(...require_common.namesIn(written.value));
	}
	return require_fault.ok([{
		requesters,
		approvals: [],
		where: "",
		why: "GitHub was not asked who approved it"
	}]);
}
/** Who has to be asked twice has to have approved twice; it counts from the later one on. */
function both(a, b) {
	const approvals = a.approvals.flatMap((one) => {
		const again = b.approvals.find(({ login }) => login.toLowerCase() === one.login.toLowerCase());
		return again === void 0 ? [] : [one.on >= again.on ? one : again];
	});
	const where = [.../* @__PURE__ */ new Set([a.where, b.where])].filter(Boolean).join(" and ");
	const why = a.why || b.why || (approvals.length === 0 ? `nobody approved all of ${where}` : "");
	return {
		requesters: [.../* @__PURE__ */ new Set([...a.requesters, ...b.requesters])],
		approvals: why === "" ? approvals : [],
		where,
		why
	};
}
function notFound(branch) {
	return {
		requesters: [],
		approvals: [],
		where: "",
		why: `it does not stand in what can be read of the history of ${branch}`
	};
}
function unknown(exceptions, faults) {
	return {
		reviews: new Map(exceptions.map((exception) => [exception, unknownReview(faults)])),
		faults,
		warnings: []
	};
}
function unknownReview(faults) {
	return {
		requesters: [],
		approvals: [],
		where: "",
		why: faults[0]?.what ?? ""
	};
}

Object.defineProperty(exports, "reviews_exports", {
  enumerable: true,
  get: function () {
    return reviews_exports;
  }
});