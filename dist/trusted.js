const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_git = require("./git.js");
const require_github = require("./github.js");
const require_gate = require("./gate.js");
const require_fault = require("./fault.js");
let node_path = require("node:path");

// src/trusted.ts
var trusted_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ openTrusted: () => openTrusted });
const TOKEN = "hand over the input token, or name trusted-ref with the branch fetched (actions/checkout: fetch-depth: 0)";
/** Events that are about what a branch already holds: any other may be about what somebody wants to put there. */
const SETTLED = [
	"push",
	"schedule",
	"workflow_dispatch",
	"repository_dispatch"
];
async function openTrusted(request, surroundings, policyAt) {
	const opened = await require_git.openRepository((0, node_path.resolve)(request.source));
	const repository = opened.told ? opened.value : null;
	const close = async () => repository?.close();
	const found = surroundings.trusted ? await hostedTip(request.trustedRef, {
		hosted: surroundings.hosted,
		repository
	}, policyAt) : await localTip(request.trustedRef ?? "HEAD", repository, opened.told ? "" : opened.why);
	if (!found.ok) {
		await close();
		return found;
	}
	const { tip, holders, warnings, isSettled } = found.value;
	const merge = surroundings.hosted?.event === "pull_request" ? surroundings.hosted.commit : null;
	const head = isSettled || repository === null ? null : await headOf(repository, tip, merge);
	return require_fault.ok({
		place: require_gate.commitPlace(tip, holders),
		tip,
		head,
		warnings,
		close
	});
}
/** Whoever writes the command line chooses, and nobody else is asked. */
async function localTip(ref, repository, why) {
	if (repository === null) return require_fault.failed([noRef(ref, why, "check the repository out with git")]);
	const commit = await repository.resolve(ref);
	if (!commit.told) return require_fault.failed([noRef(ref, commit.why, commit.fix)]);
	const tip = {
		repository: "",
		ref,
		commit: commit.value
	};
	return require_fault.ok({
		tip,
		holders: {
			repository,
			github: null
		},
		warnings: [],
		isSettled: false
	});
}
/** The default branch, or one that its policy lists. */
async function hostedTip(ref, { hosted, repository }, policyAt) {
	if (hosted === null) return require_fault.failed([untrusted("the repository is not known: GITHUB_REPOSITORY is not set", TOKEN)]);
	const github = hosted.access.token === null ? null : require_github.openGitHub(hosted.access);
	const main = await mainBranch(hosted, github);
	if (!main.ok) return main;
	const branch = ref === null ? main.value : branchIn(ref);
	if (branch === null) return require_fault.failed([noRef(ref ?? "", "it is no branch", "write the name of a protected branch")]);
	const desk = {
		hosted,
		repository,
		github,
		isNamed: ref !== null
	};
	const trusted = await tipOfBranch(main.value, desk);
	if (!trusted.ok || branch === main.value) return trusted;
	const { trustedRefs, source } = await policyAt(require_gate.commitPlace(trusted.value.tip, trusted.value.holders));
	if (trustedRefs.some((pattern) => require_gate.nameTest(pattern)(branch))) return tipOfBranch(branch, desk);
	const why = `the policy of the default branch does not trust "${branch}": it ${trustedRefs.length === 0 ? "lists none" : `lists ${trustedRefs.join(", ")}`} (${source})`;
	return require_fault.failed([noRef(ref ?? "", why, `name ${main.value}, or let its policy list the branch below trustedRefs`)]);
}
async function mainBranch({ defaultBranch, repository }, github) {
	if (defaultBranch !== null) return require_fault.ok(defaultBranch);
	if (github !== null) return require_github.defaultBranchOf(github, repository);
	return require_fault.failed([untrusted("the event does not say which branch is the default one, and GitHub cannot be asked without a token", TOKEN)]);
}
/**
* As GitHub has it now. Without a token the commit of an event that is about that very branch; or, where the workflow names a ref
* and so says that it was fetched, what the checkout knows of the remote.
*/
async function tipOfBranch(branch, { hosted, repository, github, isNamed }) {
	const name = hosted.repository;
	const isSettled = SETTLED.includes(hosted.event) && hosted.ref === `refs/heads/${branch}`;
	const located = (commit, warnings = []) => require_fault.ok({
		tip: {
			repository: name,
			ref: branch,
			commit
		},
		holders: {
			repository,
			github
		},
		warnings,
		isSettled
	});
	if (github !== null) {
		const tip = await require_github.tipOf(github, name, `heads/${branch}`);
		return tip.ok ? located(tip.value.commit) : tip;
	}
	if (isSettled && hosted.commit !== "") return located(hosted.commit);
	if (!isNamed) return require_fault.failed([untrusted(`the tip of "${branch}" is not known: GitHub cannot be asked without a token`, TOKEN)]);
	const ref = `refs/remotes/origin/${branch}`;
	const commit = await repository?.resolve(ref);
	if (commit?.told !== true) return require_fault.failed([noRef(ref, commit?.why ?? "the source folder is in no git repository", TOKEN)]);
	const what = `policy and exceptions are read from ${ref} as the checkout has it, which may be older than the branch`;
	return located(commit.value, [{
		what,
		where: "option trusted-ref"
	}]);
}
/** Only branches can be protected well: no tag, no commit, and nothing that counts back from one. */
function branchIn(ref) {
	const name = ref.replace(/^refs\/(?:heads|remotes\/origin)\//, "");
	return /^(?:refs\/|-)|\.\.|[\0-\x20\x7f~^:?*[\\]|@\{|^(?:HEAD|@)$/.test(name) || name === "" ? null : name;
}
/** @param merge what GitHub made of the pull request and the branch that it goes to; null for none */
async function headOf(repository, tip, merge) {
	const head = await repository.resolve("HEAD");
	if (!head.told || head.value === tip.commit) return null;
	const common = await repository.mergeBase(tip.commit, head.value);
	if (common.told && common.value === head.value) return null;
	const base = head.value === merge ? await parentOf(repository, merge) : await forkOf(repository, common.told ? common.value : null);
	const place = (commit) => require_gate.commitPlace({
		repository: "",
		ref: "HEAD",
		commit
	}, {
		repository,
		github: null
	});
	return {
		place: place(head.value),
		commit: head.value,
		base: base === null ? null : place(base)
	};
}
/** The branch that the pull request goes to, which need not be the trusted one. */
async function parentOf(repository, merge) {
	const parent = await repository.resolve(`${merge}^1`);
	return parent.told ? parent.value : null;
}
/** Of a shallow clone the last common commit may be missing, and another one found. */
async function forkOf(repository, common) {
	const shallow = await repository.isShallow();
	return shallow.told && !shallow.value ? common : null;
}
function noRef(ref, why, fix) {
	return require_fault.fault("E_GIT", `trusted-ref ${ref}`, `policy and exceptions cannot be read there: ${why}`, fix);
}
function untrusted(why, fix) {
	return require_fault.fault("E_GIT", "option trusted-ref", `there is no trusted place for policy and exceptions: ${why}`, fix);
}

Object.defineProperty(exports, "trusted_exports", {
  enumerable: true,
  get: function () {
    return trusted_exports;
  }
});