const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_common = require("./common.js");
const require_fault = require("./fault.js");
const require_github = require("./github.js");
const require_gate = require("./gate.js");
const require_yaml = require("./yaml.js");
const require_git = require("./git.js");
const require_json = require("./json.js");
const require_keys = require("./keys.js");
let node_path = require("node:path");
let node_fs_promises = require("node:fs/promises");
let node_os = require("node:os");
let node_child_process = require("node:child_process");

// src/upkeep/given.ts
function givenBy({ words, given, faults: found }, { clock, env, folder }) {
	const faults = [...found];
	const text = (name) => require_common.textIn(given, name);
	const token = env["GITHUB_TOKEN"] || null;
	return {
		words,
		folder,
		text,
		needed(name, fix) {
			const value = text(name);
			if (value === null) faults.push(require_fault.fault("E_OPTION", `--${name}`, "it is not given", fix));
			return value ?? "";
		},
		texts: (name) => require_common.textsIn(given, name),
		has: (flag) => given.get(flag) === true,
		among(name, allowed) {
			const value = text(name);
			const one = allowed.find((word) => word === value) ?? null;
			const list = allowed.join(", ");
			if (value !== null && one === null) faults.push(require_fault.fault("E_OPTION", `--${name}`, `"${value}" is not one of ${list}`, `write one of ${list}`));
			return one;
		},
		now: require_common.momentOf(text("now"), "--now", faults) ?? clock,
		github: token === null ? null : require_github.openGitHub(require_gate.accessIn(env, token)),
		faults
	};
}
/** Words where a command takes none. */
function stray({ words }, command) {
	return words.map((word) => require_fault.fault("E_OPTION", word, `${command} takes options only`, "leave it out, or write the option that it belongs to"));
}

// src/upkeep/rules.ts
/** @returns all faults of both */
async function understand({ policy: file, path, exceptions: texts }, sources) {
	const resolved = file === null ? require_fault.ok({
		policy: require_gate.builtInPolicy(),
		exceptions: []
	}) : await require_yaml.resolveExtends(file, path, sources);
	const parsed = require_yaml.parsePlaced([...texts, ...resolved.ok ? resolved.value.exceptions : []], require_common.dayOf(sources.now));
	if (!resolved.ok || !parsed.ok) return require_fault.failed([resolved, parsed].flatMap((one) => one.ok ? [] : one.faults));
	const isOwn = ({ exception }) => exception.cameWith === null;
	return require_fault.ok({
		policy: resolved.value.policy,
		exceptions: parsed.value.filter(isOwn),
		extended: parsed.value.filter((placed) => !isOwn(placed))
	});
}

// src/upkeep/ground.ts
const HOME = ".github/defect-gate";
const USUAL_POLICY = ["policy.yml", "policy.yaml"];
const USUAL_EXCEPTIONS = [
	"exceptions.yml",
	"exceptions.yaml",
	"exceptions"
];
async function groundOf(given, { paths = [], mayBeAbsent = false } = {}) {
	const { folder } = given;
	const today = require_common.dayOf(given.now);
	const place = await placeOf$1(folder, given.text("exceptions"), USUAL_EXCEPTIONS) ?? usualPlace(folder);
	const isAbsent = mayBeAbsent && !await require_gate.exists(place);
	const faults = [...given.faults];
	const collect = (result, otherwise) => {
		if (result.ok) return result.value;
		for (const one of result.faults) faults.push(one);
		return otherwise;
	};
	const policyPath = await placeOf$1(folder, given.text("policy"), USUAL_POLICY);
	const policyPlace = policyPath ?? (0, node_path.resolve)(folder, HOME, "policy.yml");
	const policy = policyPath === null ? null : collect(await require_gate.readText(policyPath, folder), null);
	const texts = isAbsent ? [] : collect(await textsAt(paths.length === 0 ? [place] : paths, folder), []);
	const sources = {
		place: require_gate.folderPlace(folder),
		github: given.github,
		only: null,
		now: given.now
	};
	const understood = await understand({
		policy,
		path: policyPlace,
		exceptions: texts
	}, sources);
	if (!understood.ok) return require_fault.failed([...faults, ...understood.faults]);
	const prover = require_gate.proverOf(understood.value.policy, {
		today,
		reviews: /* @__PURE__ */ new Map()
	});
	faults.push(...prover.faults);
	return faults.length > 0 ? require_fault.failed(faults) : require_fault.ok({
		...understood.value,
		folder,
		prover,
		now: given.now,
		today,
		place,
		policyPlace
	});
}
/** Where exceptions are looked for at last, and written first. */
function usualPlace(folder) {
	return (0, node_path.resolve)(folder, HOME, "exceptions.yml");
}
function noneYet(place, folder) {
	return require_fault.fault("E_NO_FILE", require_gate.nameOf$1(place, folder), "there is no exceptions file yet", "write the first one with defect-gate exceptions new, or name the file with --exceptions");
}
async function placeOf$1(folder, chosen, usual) {
	if (chosen !== null) return (0, node_path.resolve)(folder, chosen);
	for (const name of usual) {
		const path = (0, node_path.resolve)(folder, HOME, name);
		if (await require_gate.exists(path)) return path;
	}
	return null;
}
async function textsAt(paths, folder) {
	const files = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const at = (0, node_path.resolve)(folder, path);
		if (at === usualPlace(folder) && !await require_gate.exists(at)) return require_fault.failed([noneYet(at, folder)]);
		const read = await require_gate.readTexts(at, folder);
		if (!read.ok) return read;
		for (const one of read.value) files.set(one.file, one);
	}
	return require_fault.ok([...files.values()]);
}
/** Those of these ids, in their order. */
function named({ exceptions, extended }, ids) {
	const found = ids.map((id) => exceptions.find(({ exception }) => exception.id === id));
	const faults = ids.filter((_id, index) => found[index] === void 0).map((id) => {
		const beside = extended.find(({ exception }) => exception.id === id);
		return beside === void 0 ? require_fault.fault("E_OPTION", id, `no exception has the id "${id}"`, "take it from defect-gate exceptions list") : require_fault.fault("E_OPTION", id, `it stands beside a policy that is extended (${beside.idAt})`, "run the command where that policy is");
	});
	return faults.length > 0 ? require_fault.failed(faults) : require_fault.ok(found.filter((one) => one !== void 0));
}

// src/upkeep/outcome.ts
/** @param lines hostile until here: each is escaped, but for the blanks that it begins with */
function said(lines, exitCode = 0) {
	return {
		exitCode,
		text: lines.map((line) => `${line.slice(0, blanks(line))}${require_common.forTerminal(line, LONGEST)}\n`),
		faults: []
	};
}
function refused(faults) {
	return {
		exitCode: 2,
		text: [],
		faults
	};
}
/** What was found, or why nothing could be. */
async function orRefused(result, go) {
	return result.ok ? go(result.value) : refused(result.faults);
}
const LONGEST = 1e3;
function blanks(line) {
	return line.length - line.trimStart().length;
}

// src/upkeep/standing.ts
/** @returns the standing of each of the exceptions that there are */
function standingsIn(ground) {
	const { policy, today, exceptions, extended, prover } = ground;
	const courseOf = require_gate.coursesOf([...exceptions, ...extended].map(({ exception }) => exception), policy, today);
	return (exception) => {
		const known = [];
		const signOffs = () => known[0] ??= prover.signOffsOf(exception);
		const { halted, renewal } = courseOf(exception);
		const over = today > exception.validThrough ? require_gate.ended(exception) : halted;
		if (over !== null) return {
			severities: [],
			objection: over,
			owed: null,
			isOpen: false,
			signOffs
		};
		return {
			...weighed(exception, {
				policy,
				today,
				renewal,
				begun: null,
				signOffs
			}),
			signOffs
		};
	};
}
function weighed(exception, hearing) {
	const { policy } = hearing;
	const { maxSeverity, decision, requested, validThrough } = exception;
	const asked = maxSeverity === null ? require_common.THRESHOLDS : require_common.THRESHOLDS.slice(require_common.rank(maxSeverity));
	const objections = asked.map((severity) => require_gate.forSeverity(exception, severity, hearing));
	const severities = asked.filter((_severity, index) => objections[index] === null);
	const at = maxSeverity === null ? objections.findLastIndex((one) => one !== null) : 0;
	const objection = objections[at] ?? null;
	const inTime = require_common.daysBetween(requested.on, validThrough) <= policy.signOff[asked[at] ?? "critical"].longest[decision];
	const owed = require_gate.owedBy(exception, asked[at] ?? "critical", hearing);
	return {
		severities,
		objection,
		owed: objection === null ? owed : null,
		isOpen: objection !== null && inTime && policy.proof.mode.includes("review")
	};
}
/** A statement without `maxSeverity` holds as far as its sign-offs reach. */
function holds({ maxSeverity }, { severities, objection }) {
	return maxSeverity === null ? severities.length > 0 : objection === null;
}

// src/upkeep/lint.ts
async function lint(given) {
	return orRefused(await groundOf(given, { paths: given.words }), (ground) => {
		const standingOf = standingsIn(ground);
		const judged = ground.exceptions.map((placed) => judge(placed, standingOf(placed.exception)));
		const failing = judged.filter(({ word }) => word === "does not hold").length;
		const open = judged.filter(({ word }) => word === "rests on its review").length;
		const sums = [
			`${judged.length - failing - open} hold`,
			...failing > 0 ? [`${failing} do not`] : [],
			...open > 0 ? [`${open} rest on reviews, which are not looked for here`] : []
		];
		const head = `${require_common.plural(judged.length, "exception")}, judged by ${ground.policy.source}: ${sums.join(", ")}`;
		const short = ground.prover.warnings.map(({ what, where }) => `${where}: ${what}`);
		return said([
			...short,
			...judged.flatMap((one) => one.lines),
			head
		], failing + short.length > 0 ? 1 : 0);
	});
}
function judge({ exception, idAt }, standing) {
	const { objection, severities, owed } = standing;
	const isHolding = holds(exception, standing);
	const word = isHolding ? "holds" : standing.isOpen ? "rests on its review" : "does not hold";
	if (owed !== null) return {
		word,
		lines: [`${idAt}: ${exception.id} holds through ${owed.by} only, unless by then ${owed.missing} sign`]
	};
	if (objection === null) return {
		word,
		lines: []
	};
	const reach = isHolding ? `holds up to ${severities[0]} only` : word;
	return {
		word,
		lines: [`${idAt}: ${exception.id} ${reach}: ${objection.why}`, `  fix: ${objection.fix}`]
	};
}

// src/upkeep/list.ts
async function list(given) {
	const format = given.among("format", ["text", "json"]) ?? "text";
	const expiring = given.text("expiring");
	const within = expiring === null ? null : require_common.parseDays(expiring);
	const mistakes = [...stray(given, "list"), ...expiring !== null && within === null ? [require_fault.fault("E_OPTION", "--expiring", `"${expiring}" is not a term`, "write days, such as 14d")] : []];
	if (mistakes.length > 0) return refused([...given.faults, ...mistakes]);
	return orRefused(await groundOf(given), (ground) => {
		const standingOf = standingsIn(ground);
		const rows = [...ground.exceptions, ...ground.extended].map((placed) => rowOf(placed, standingOf(placed.exception), ground.today)).filter(({ daysLeft }) => within === null || daysLeft >= 0 && daysLeft <= within).toSorted((a, b) => a.validThrough === b.validThrough ? order(a.id, b.id) : order(a.validThrough, b.validThrough));
		if (format === "json") return {
			exitCode: 0,
			text: [`${require_common.forJson({
				today: ground.today,
				exceptions: rows
			}, 2)}\n`],
			faults: []
		};
		const head = `${require_common.plural(rows.length, "exception")}${within === null ? "" : ` ending within ${require_common.plural(within, "day")}`} as of ${ground.today}`;
		return said([...rows.flatMap(linesOf$1), head]);
	});
}
function rowOf({ exception, idAt }, standing, today) {
	const { id, decision, validThrough, maxSeverity, maxMatches, match, requested, owner } = exception;
	return {
		id,
		where: idAt,
		decision,
		validThrough,
		daysLeft: require_common.daysBetween(today, validThrough),
		maxSeverity,
		maxMatches,
		match,
		requestedBy: requested.by,
		owner,
		signedBy: standing.signOffs().signers.map(require_common.nameOfSigner),
		holds: holds(exception, standing),
		why: standing.objection?.why ?? ""
	};
}
function linesOf$1({ id, where, decision, validThrough, daysLeft, maxSeverity, signedBy, holds: isHolding, why }) {
	const left = daysLeft < 0 ? "ended" : daysLeft === 0 ? "ends today" : `${require_common.plural(daysLeft, "day")} left`;
	return [`${id}  ${decision}${maxSeverity === null ? "" : ` up to ${maxSeverity}`} through ${validThrough} (${left}), ${signedBy.length === 0 ? "signed by nobody who counts" : `signed by ${signedBy.join(", ")}`} (${where})`, ...why === "" || daysLeft < 0 ? [] : [`    ${isHolding ? "in part" : "does not hold"}: ${why}`]];
}
function order(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}

// src/syntax/lines.ts
var import_dist = require_yaml.require_dist();
/** The beginning of the line that holds this place. */
function lineStart(text, at) {
	return text.lastIndexOf("\n", at - 1) + 1;
}
/** The beginning of the next line, or the end of the text; a place that begins a line is one already. */
function nextLine(text, at) {
	if (at > 0 && text.charAt(at - 1) === "\n") return at;
	const end = text.indexOf("\n", at);
	return end === -1 ? text.length : end + 1;
}
function columnOf(text, at) {
	return at - lineStart(text, at);
}
/** The line break that the text has before this place, or else its first one, or else LF. */
function breakAt(text, at) {
	const before = text.lastIndexOf("\n", at - 1);
	const end = before === -1 ? text.indexOf("\n") : before;
	return end > 0 && text.charAt(end - 1) === "\r" ? "\r\n" : "\n";
}
/** Behind the line that something ends in, and behind the comments below it that are indented at least so far. */
function endWithComments(text, end, least) {
	let kept = nextLine(text, end);
	for (let at = kept; at < text.length;) {
		const line = lineAt(text, at);
		at += line.length;
		if (line.trim() === "") continue;
		if (!isComment(line) || indentOf(line) < least) break;
		kept = at;
	}
	return kept;
}
/** Behind the blank lines that follow. @param at the beginning of a line */
function skipBlank(text, at) {
	let end = at;
	for (let line = lineAt(text, end); line !== "" && line.trim() === ""; line = lineAt(text, end)) end += line.length;
	return end;
}
/** Where the comments begin that stand directly above this line, indented just so far. @param at the beginning of a line */
function startWithComments(text, at, column) {
	let start = at;
	while (start > 0) {
		const above = lineStart(text, start - 1);
		const line = text.slice(above, start);
		if (!isComment(line) || indentOf(line) !== column) break;
		start = above;
	}
	return start;
}
/** @param at the beginning of a line */
function isBlankAbove(text, at) {
	return at > 0 && text.slice(lineStart(text, at - 1), at).trim() === "";
}
function lineAt(text, at) {
	const end = text.indexOf("\n", at);
	return text.slice(at, end === -1 ? text.length : end + 1);
}
function isComment(line) {
	return line.trimStart().startsWith("#");
}
function indentOf(line) {
	return line.length - line.trimStart().length;
}

// src/syntax/render.ts
const STYLE = {
	lineWidth: 0,
	flowCollectionPadding: false,
	doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER
};
/** Maps and lists without line breaks and without maps in them stand on one line; text of several lines stands as it is. */
function blockLines(value) {
	const document = new import_dist.Document(value, {
		version: "1.2",
		schema: "core"
	});
	(0, import_dist.visit)(document, {
		Collection(_key, node) {
			if (node !== document.contents && isBrief(node)) node.flow = true;
		},
		Scalar(_key, node) {
			if (isLong(node)) node.type = "BLOCK_LITERAL";
		}
	});
	return document.toString(STYLE).trimEnd().split("\n");
}
/** JSON, which is YAML. */
function flowText(value) {
	return JSON.stringify(value);
}
/** True for scalars on one line, and for what holds nothing else, at most a list in a map. */
function isBrief(node) {
	if (!(0, import_dist.isCollection)(node)) return !isLong(node);
	if ((0, import_dist.isMap)(node)) return node.items.every(({ value }) => !(0, import_dist.isMap)(value) && isBrief(value));
	return node.items.every((item) => !(0, import_dist.isCollection)(item) && isBrief(item));
}
function isLong(node) {
	return (0, import_dist.isScalar)(node) && typeof node.value === "string" && node.value.includes("\n");
}

// src/syntax/edit.ts
const STEP = 2;
function itemOf(value) {
	return {
		value,
		lines: blockLines(value).map((line, index) => index === 0 ? `- ${line}` : line === "" ? "" : `  ${line}`)
	};
}
/**
* Adds entries at the end of a list; the list too, where its key is missing.
* @param text as YAML that `parseYaml` takes
* @param path of the list: its last step is a key
*/
function appendTo(text, file, path, items) {
	const before = require_yaml.parseYaml(text, file, Number.MAX_SAFE_INTEGER);
	if (!before.ok) return before;
	const unreadable = items.flatMap(({ lines }) => faultsIn(lines.join("\n"), file));
	if (unreadable.length > 0) return require_fault.failed(unreadable);
	const place = placeOf(text, path);
	if (place === null) return require_fault.failed([unfit(before.value, path, "the list cannot be found")]);
	const edited = spliced(text, splicesFor(text, place, items));
	const values = items.map(({ value }) => value);
	return checked(edited, changed$1(before.value.value, path, (list) => [...list, ...values]), before.value, path);
}
/**
* Takes entries out of a list in block style, with the comments within them, directly above them and indented below them, and the
* blank lines that follow.
* @param indexes of the entries, ascending
*/
function cutFrom(text, file, path, indexes) {
	const before = require_yaml.parseYaml(text, file, Number.MAX_SAFE_INTEGER);
	if (!before.ok) return before;
	const place = placeOf(text, path);
	const list = place?.list ?? null;
	if (place === null || list === null || list.flow === true) return require_fault.failed([unfit(before.value, path, "entries inside [ ] cannot be taken out with their comments")]);
	const spans = indexes.map((index) => spanOf(text, list, index));
	const splices = [...indexes.length === list.items.length ? [emptied(text, place)] : [], ...spans.map(({ from, to }) => ({
		from,
		to,
		text: ""
	}))];
	const cut = new Set(indexes);
	const expected = changed$1(before.value.value, path, (all) => all.filter((_one, index) => !cut.has(index)));
	const edited = checked(spliced(text, splices), expected, before.value, path);
	if (!edited.ok) return edited;
	const values = entriesAt(before.value.value, path);
	const items = spans.map((span, index) => ({
		value: values[indexes[index] ?? -1] ?? null,
		lines: linesOf(text, span)
	}));
	return require_fault.ok({
		text: edited.value,
		items
	});
}
function placeOf(text, path) {
	const { contents } = (0, import_dist.parseDocument)(text, {
		version: "1.2",
		schema: "core",
		uniqueKeys: false,
		merge: false,
		keepSourceTokens: true
	});
	const holder = path.slice(0, -1).reduce((node, step) => below(node, step), contents);
	const key = path.at(-1);
	if (!(0, import_dist.isMap)(holder) || typeof key !== "string") return null;
	const list = below(holder, key);
	if (list !== void 0 && !(0, import_dist.isSeq)(list)) return null;
	return {
		holder,
		key,
		list: list ?? null
	};
}
function below(node, step) {
	if ((0, import_dist.isSeq)(node)) return node.items[Number(step)];
	return (0, import_dist.isMap)(node) ? node.items.find(({ key }) => (0, import_dist.isScalar)(key) && key.value === step)?.value : void 0;
}
function splicesFor(text, place, items) {
	const { holder, key, list } = place;
	const flow = items.map(({ value }) => flowText(value)).join(", ");
	const indent = columnOf(text, startOf(holder));
	if (list === null) {
		if (holder.flow === true) return [put(lastIn(holder), `, ${key}: [${flow}]`)];
		return [putLines(text, endWithComments(text, endOf(holder), indent), [`${pad(indent)}${key}:`, ...indented(items, indent + STEP)])];
	}
	if (list.flow !== true) return [afterLast(text, list, items)];
	if (list.items.length > 0) return [put(endOf(list.items.at(-1)), `, ${flow}`)];
	const [from, to] = [startOf(list), list.range?.[1] ?? 0];
	if (holder.flow === true || !/^\[ *\]$/.test(text.slice(from, to))) return [put(from + 1, flow)];
	return [{
		from: from - (/ *$/.exec(text.slice(0, from))?.[0].length ?? 0),
		to,
		text: ""
	}, putLines(text, nextLine(text, to), indented(items, indent + STEP))];
}
/** Apart by a blank line where the last two are. */
function afterLast(text, list, items) {
	const column = columnOf(text, startOf(list));
	const end = endWithComments(text, endOf(list), column + 1);
	const apart = list.items.length > 1 && isBlankAbove(text, startWithComments(text, lineStart(text, dashOf(list, -1)), column));
	return putLines(text, end, items.flatMap((item) => [...apart ? [""] : [], ...indented([item], column)]));
}
function indented(items, column) {
	return items.flatMap(({ lines }) => lines.map((line) => line === "" ? "" : pad(column) + line));
}
function pad(column) {
	return " ".repeat(column);
}
function put(place, text) {
	return {
		from: place,
		to: place,
		text
	};
}
/** @param place the beginning of a line, or the end of a text without a last line break */
function putLines(text, place, lines) {
	const end = breakAt(text, place);
	return put(place, `${place > 0 && text.charAt(place - 1) !== "\n" ? end : ""}${lines.map((line) => line + end).join("")}`);
}
function spanOf(text, list, index) {
	const dash = dashOf(list, index);
	const column = columnOf(text, dash);
	const from = startWithComments(text, lineStart(text, dash), column);
	const end = endWithComments(text, Math.max(endOf(list.items[index]), dash + 1), column + 1);
	return {
		from,
		end,
		to: skipBlank(text, end),
		column
	};
}
function linesOf(text, { from, end, column }) {
	return text.slice(from, end).replace(/\r?\n$/, "").split(/\r?\n/).map((line) => line.replace(new RegExp(`^ {0,${column}}`), ""));
}
/** What a list says in which nothing is left. */
function emptied(text, { holder, key }) {
	const pair = holder.items.find((item) => (0, import_dist.isScalar)(item.key) && item.key.value === key);
	return put(text.indexOf(":", endOf(pair?.key)) + 1, " []");
}
/** @param index from the end where it is negative */
function dashOf(list, index) {
	return (list.srcToken?.type === "block-seq" ? list.srcToken.items.filter(({ start }) => start.some(isDash)).at(index) : void 0)?.start.find(isDash)?.offset ?? startOf(list);
}
function isDash({ type }) {
	return type === "seq-item-ind";
}
function startOf(node) {
	return node?.range?.[0] ?? 0;
}
/** Where a value ends, without what stands behind it: a block ends where its last value does. */
function endOf(node) {
	if ((0, import_dist.isSeq)(node) && node.flow !== true && node.items.length > 0) return endOf(node.items.at(-1));
	if ((0, import_dist.isMap)(node) && node.flow !== true && node.items.length > 0) return lastIn(node);
	return node?.range?.[1] ?? 0;
}
function lastIn({ items }) {
	const last = items.at(-1);
	return Math.max(endOf(last?.key), endOf(last?.value));
}
function spliced(text, splices) {
	return splices.toSorted((a, b) => b.from - a.from).reduce((all, one) => all.slice(0, one.from) + one.text + all.slice(one.to), text);
}
/** The value with another list at the path. */
function changed$1(value, path, to) {
	const [step, ...rest] = path;
	if (step === void 0) return to(Array.isArray(value) ? value : []);
	if (Array.isArray(value)) return value.map((one, index) => index === step ? changed$1(one, rest, to) : one);
	const map = value;
	return {
		...map,
		[step]: changed$1(Object.hasOwn(map, step) ? map[step] ?? null : null, rest, to)
	};
}
function entriesAt(value, path) {
	let found = [];
	changed$1(value, path, (list) => found = list);
	return found;
}
function checked(text, expected, before, path) {
	const after = require_yaml.parseYaml(text, before.file, Number.MAX_SAFE_INTEGER);
	if (after.ok && JSON.stringify(after.value.value) === JSON.stringify(expected)) return require_fault.ok(text);
	return require_fault.failed([unfit(before, path, "the file is written in a way that cannot be edited without changing more")]);
}
/** Of text that no YAML file may hold: it stands nowhere yet. */
function faultsIn(text, file) {
	const parsed = require_yaml.parseYaml(text, file, Number.MAX_SAFE_INTEGER);
	return parsed.ok ? [] : parsed.faults.map(({ code, what, fix }) => require_fault.fault(code, file, `in what is to be written, ${what}`, fix));
}
function unfit({ where }, path, what) {
	return require_fault.fault("E_SYNTAX", where(path, "key"), what, "write each entry on lines of its own, after \"- \", and end the file with a line break");
}

// src/upkeep/narrow.ts
const VULNERABILITY = /^[A-Za-z]+-[A-Za-z0-9:._-]+$/;
/** A longer pattern of a path is refused, and a longer name by its decoder. */
const LONGEST_PATH = 200;
const LONGEST_NAME$1 = 512;
/** @param all defects of the verdict */
function scopeOf({ defect, isMerged }, all) {
	const named = isMerged ? {} : namesOf(defect);
	const match = named.rule === void 0 ? { defect: defect.id } : named;
	const seen = seenBy(match, all);
	if (!seen.some((one) => require_common.rank(one.defect.severity) < require_common.rank(defect.severity)) && seen.length > 0) return {
		match,
		seen
	};
	const exact = {
		...match,
		defect: defect.id
	};
	return {
		match: exact,
		seen: seenBy(exact, all)
	};
}
/** True where it speaks of all findings of the defect. */
function speaksOf(matcher, { id, findings }) {
	return findings.every(({ finding }) => matcher.holds({
		finding,
		defect: id,
		branch: null
	}));
}
function namesOf({ id, findings: [{ finding }] }) {
	const { tool, rule, location, vulnerability, package: found } = finding;
	const names = {
		tool: isPlain(tool.name) ? tool.name : void 0,
		rule: isPlain(rule) ? rule : void 0,
		path: location.path !== null ? pathPattern(location.path) : found === null ? void 0 : null,
		vulnerability: vulnerability === null ? null : VULNERABILITY.test(vulnerability.id) ? vulnerability.id : void 0,
		package: found === null ? null : patternOf(found, finding)
	};
	const written = Object.entries(names).filter(([, name]) => typeof name === "string");
	const isWhole = Object.values(names).every((name) => name !== void 0);
	return {
		...Object.fromEntries(written),
		...isWhole ? {} : { defect: id }
	};
}
function seenBy(match, all) {
	const matcher = require_gate.compile(toCriteria(match));
	return all.filter(({ defect }) => speaksOf(matcher, defect));
}
function toCriteria(match) {
	return Object.fromEntries(Object.entries(match).map(([key, value]) => [key, [value]]));
}
/** A star in a name would stand for more than itself. */
function isPlain(name) {
	return name.trim() !== "" && name.length <= LONGEST_NAME$1 && !name.includes("*");
}
/** What a glob would read as more than itself is escaped. */
function pathPattern(path) {
	const escaped = path.replaceAll(/[*?[\]{}()!#]/g, String.raw`\$&`);
	return path.length <= LONGEST_PATH && require_gate.pathProblem(escaped) === null ? escaped : void 0;
}
/** The first that is taken and holds: ecosystem and version where they are known. */
function patternOf({ name, version, ecosystem }, finding) {
	const names = [...ecosystem === null ? [] : [`pkg:${ecosystem}/${name}`], name];
	return [...version === null ? [] : names.map((one) => `${one}@${version}`), ...names].find((text) => require_gate.parsePackagePattern(text) !== null && require_gate.compile({ package: [text] }).holds({
		finding,
		defect: null,
		branch: null
	}));
}

// src/upkeep/save.ts
/** A file of exceptions without any. */
const EMPTY = "version: 1\nexceptions: []\n";
/** @param folder names in faults are relative to it */
function deskAt(folder) {
	const texts = /* @__PURE__ */ new Map();
	const changed = /* @__PURE__ */ new Set();
	return {
		async open(path, absent) {
			const known = texts.get(path);
			if (known !== void 0) return require_fault.ok(known);
			if (absent !== void 0 && !await require_gate.exists(path)) return require_fault.ok(absent);
			const read = await require_common.readUtf8(path, require_yaml.MAX_EXCEPTIONS_BYTES);
			if (!read.ok) return require_fault.failed([require_fault.fault("E_READ", require_gate.nameOf$1(path, folder), `the file ${read.why}`, "correct the name, or let the gate read it")]);
			texts.set(path, read.value);
			return require_fault.ok(read.value);
		},
		put(path, text) {
			texts.set(path, text);
			changed.delete(path);
			changed.add(path);
		},
		async save() {
			const faults = (await Promise.all([...changed].map((path) => irregularity(path, folder)))).filter((one) => one !== null);
			if (faults.length > 0) return faults;
			for (const path of changed) {
				const problem = await require_gate.writeWhole(path, [texts.get(path) ?? ""]);
				if (problem !== null) return [problem];
			}
			return [];
		}
	};
}
function pathOf(file, folder) {
	return (0, node_path.resolve)(folder, file);
}
/**
* A link would be replaced by a file, and what it leads to would stay as it was. And a checkout, whoever made it, must not lead
* elsewhere what is written below it; whoever names a file elsewhere means that.
*/
async function irregularity(path, folder) {
	const found = await (0, node_fs_promises.lstat)(path).catch(() => null);
	if (found !== null && !found.isFile()) return require_fault.fault("E_WRITE", require_gate.nameOf$1(path, folder), "it exists and is not a regular file", "name the file itself");
	if (!require_git.isWithin(path, folder)) return null;
	const here = await (0, node_fs_promises.realpath)(folder);
	const home = await require_git.findTop(here) ?? here;
	const real = await realFolder((0, node_path.dirname)(path));
	if (require_git.isWithin(real, home)) return null;
	return require_fault.fault("E_WRITE", require_gate.nameOf$1(path, folder), `a link on its way leads out of ${home}`, "name the file where it is");
}
/** Of a folder that is yet to be made, that of the nearest one above it. */
async function realFolder(path) {
	return (0, node_fs_promises.realpath)(path).catch(() => realFolder((0, node_path.dirname)(path)));
}

// src/upkeep/verdict.ts
/** Held in memory whole: with all its defects it is smaller than this but for the largest reports. */
const MOST_BYTES = 64 * 2 ** 20;
const UNREAD = /* @__PURE__ */ new Set([
	"because",
	"nearMisses",
	"inputs",
	"skipped",
	"baseline",
	"absent",
	"faults",
	"warnings",
	"reductions"
]);
const ID = /^d-[a-kmnp-z2-9]{24}$/;
/** @param folder what the name is relative to */
async function readVerdict(file, folder) {
	const read = await require_common.readUtf8((0, node_path.resolve)(folder, file), MOST_BYTES);
	if (!read.ok) return require_fault.failed([require_fault.fault("E_READ", file, `the file ${read.why}`, "name the verdict that check --output wrote")]);
	const json = require_json.parseJson(read.value, file, { unread: UNREAD });
	return json.ok ? toVerdict(json.value, file) : json;
}
function toVerdict(json, file) {
	const all = member(json, "defects");
	const total = member(member(json, "counts"), "defects");
	if (member(json, "runs") !== void 0) return require_fault.failed([ofScanner(file)]);
	if (member(json, "schema") !== "defect-gate/verdict/v1") return misshapen(file, "/schema", `is not "${require_common.VERDICT_SCHEMA}"`);
	if (typeof total !== "number") return misshapen(file, "/counts/defects", "is no number");
	if (!Array.isArray(all)) return misshapen(file, "/defects", "is no list");
	const defects = [];
	for (const [index, one] of all.entries()) {
		const defect = toDefect(one, index);
		if (typeof defect === "string") return misshapen(file, `/defects/${index}`, defect);
		defects.push(defect);
	}
	return require_fault.ok({
		defects,
		isComplete: defects.length === total
	});
}
function misshapen(file, pointer, why) {
	return require_fault.failed([require_fault.fault("E_OPTION", `${file}#${pointer}`, `it ${why}, so that the file is no verdict`, "name the verdict that check --output wrote")]);
}
function ofScanner(file) {
	const fix = `let check judge it first: defect-gate check ${file} --output verdict.json; and name that`;
	return require_fault.fault("E_OPTION", file, "this is what a scanner found, and no verdict on it", fix);
}
/** @returns why it is none where it is none */
function toDefect(json, index) {
	const [id, severity, exception] = [
		"id",
		"severity",
		"exception"
	].map((name) => member(json, name));
	const [tools, merged] = ["tools", "merged"].map((name) => texts(member(json, name)));
	const says = toSays(json);
	if (typeof id !== "string" || !ID.test(id)) return "has no id";
	if (!isSeverity(severity)) return "has no severity";
	if (!tools || tools.length === 0 || !merged) return "names no tools";
	if (!isTextOrNull(exception)) return "does not say whether it is accepted";
	if (says === null) return "has no rule, location, CWE, vulnerability or package of the known shape";
	const [first = "", ...others] = tools;
	const rated = (tool) => ({
		finding: findingOf(tool, index, says),
		rating: {
			severity,
			because: [],
			lowered: null
		}
	});
	return {
		defect: {
			id,
			findings: [rated(first), ...others.map(rated)],
			severity,
			merged,
			hasTwin: false
		},
		isMerged: tools.length > 1 || merged.length > 0,
		exception
	};
}
function toSays(json) {
	const [rule, path, cwe] = [
		member(json, "rule"),
		member(member(json, "location"), "path"),
		texts(member(json, "cwe"))
	];
	const [vulnerability, found] = [toVulnerability(member(json, "vulnerability")), toPackage(member(json, "package"))];
	if (typeof rule !== "string" || !isTextOrNull(path) || cwe === null || vulnerability === void 0 || found === void 0) return null;
	return {
		rule,
		path,
		cwe,
		vulnerability,
		package: found
	};
}
/** What the file does not say is as if there were none of it. */
function findingOf(tool, index, { rule, path, cwe, vulnerability, package: found }) {
	return {
		at: {
			input: "",
			run: 0,
			result: index
		},
		tool: {
			name: tool,
			version: null,
			category: null
		},
		rule,
		kind: "fail",
		claims: [{
			level: "none",
			levelFrom: "default",
			securitySeverity: { kind: "absent" },
			securitySeverityFrom: null,
			rule
		}],
		message: "",
		location: {
			path,
			display: path ?? "",
			line: null,
			column: null,
			endLine: null
		},
		otherPaths: [],
		cwe,
		vulnerability,
		package: found,
		security: cwe.length > 0 || vulnerability !== null,
		secret: false,
		suppressions: [],
		clues: null
	};
}
/** @returns undefined for what is none */
function toVulnerability(json) {
	if (json === null) return null;
	const [id, aliases] = [member(json, "id"), texts(member(json, "aliases"))];
	return typeof id === "string" && aliases !== null ? {
		id,
		aliases
	} : void 0;
}
function toPackage(json) {
	if (json === null) return null;
	const [name, fixed] = [member(json, "name"), texts(member(json, "fixed"))];
	const [version, ecosystem, purl] = [
		"version",
		"ecosystem",
		"purl"
	].map((one) => member(json, one));
	if (typeof name !== "string" || fixed === null || !isTextOrNull(version) || !isTextOrNull(ecosystem) || !isTextOrNull(purl)) return void 0;
	return {
		name,
		version,
		ecosystem,
		purl,
		fixed
	};
}
function isTextOrNull(json) {
	return typeof json === "string" || json === null;
}
function isSeverity(json) {
	return require_common.SEVERITIES.some((one) => one === json);
}
function member(json, name) {
	return json instanceof Map ? json.get(name) : void 0;
}
function texts(json) {
	if (!Array.isArray(json)) return null;
	const all = json;
	return all.every((one) => typeof one === "string") ? all : null;
}

// src/upkeep/new.ts
const DAY_MS = 864e5;
/** Of a rule, in an id. */
const LONGEST_NAME = 40;
/** @param login of whoever runs this; "" where it is not known */
async function add(given, login) {
	const file = given.needed("verdict", "name the verdict that check --output wrote");
	const justification = given.needed("justification", "say in a sentence why the risk may stand");
	const decision = given.among("decision", require_common.DECISIONS) ?? "accepted-risk";
	const by = given.text("by") ?? login;
	const ids = [...new Set(given.texts("defect"))];
	const mistakes = [...stray(given, "new"), ...unsaid(by, ids, given.text("id"))];
	if (given.faults.length > 0 || mistakes.length > 0) return refused([...given.faults, ...mistakes]);
	const verdict = await readVerdict(file, given.folder);
	if (!verdict.ok) return refused(verdict.faults);
	const wish = {
		by,
		decision,
		justification,
		id: given.text("id"),
		renews: given.text("renews"),
		isEmergency: given.has("emergency")
	};
	return orRefused(await groundOf(given, { mayBeAbsent: true }), (ground) => {
		const renewed = named(ground, wish.renews === null ? [] : [wish.renews]);
		return orRefused(renewed, () => write(ground, verdict.value, {
			ids,
			file
		}, wish));
	});
}
function unsaid(by, ids, id) {
	const faults = [];
	if (by === "") faults.push(require_fault.fault("E_OPTION", "--by", "it is not known who asks for the exception", "name yourself with --by LOGIN"));
	if (ids.length === 0) faults.push(require_fault.fault("E_OPTION", "--defect", "no defect is named", "take its id from a report: --defect d-\u2026"));
	if (ids.length > 1 && id !== null) faults.push(require_fault.fault("E_OPTION", "--id", "one id cannot be that of several exceptions", "leave it out"));
	return faults;
}
async function write(ground, verdict, asked, wish) {
	const chosen = choose$1(verdict, asked);
	if (wish.isEmergency && ground.policy.lifecycle.emergency === null) return refused([require_fault.fault("E_OPTION", "--emergency", "the policy does not say who is on call", "leave it out, or let the policy say it (signOff.emergency)")]);
	if (!chosen.ok) return refused(chosen.faults);
	const desk = deskAt(ground.folder);
	const isFolder = (await (0, node_fs_promises.stat)(ground.place).catch(() => null))?.isDirectory() === true;
	const taken = new Set([...ground.exceptions, ...ground.extended].map(({ exception }) => exception.id.toLowerCase()));
	const written = [];
	for (const { scope, defects } of chosen.value) {
		const id = wish.id ?? freeId(defects, taken);
		taken.add(id.toLowerCase());
		const entry = await append(desk, isFolder ? (0, node_path.join)(ground.place, `${id}.yml`) : ground.place, entryOf(id, scope, wish, ground), ground);
		if (!entry.ok) return refused(entry.faults);
		const problem = wrongWith(entry.value, defects, ground, wish);
		if (problem !== null) return refused([problem]);
		written.push(entry.value);
	}
	const faults = await desk.save();
	return faults.length > 0 ? refused(faults) : said([...written.flatMap((one) => report$1(one, ground)), ...unlisted(verdict)]);
}
/** Defects that the same criteria mean share an entry. */
function choose$1({ defects }, { ids, file }) {
	const faults = [];
	const chosen = /* @__PURE__ */ new Map();
	for (const id of ids) {
		const found = defects.find(({ defect }) => defect.id === id);
		if (found === void 0) {
			faults.push(require_fault.fault("E_OPTION", "--defect", `${file} lists no defect "${id}"`, "take the id from its report; a defect below the threshold is in it only with check --all-defects"));
			continue;
		}
		const scope = scopeOf(found, defects);
		const key = JSON.stringify(scope.match);
		const known = chosen.get(key) ?? {
			scope,
			defects: []
		};
		known.defects.push(found);
		chosen.set(key, known);
	}
	return faults.length > 0 ? require_fault.failed(faults) : require_fault.ok([...chosen.values()]);
}
function entryOf(id, { match, seen }, { by, decision, justification, renews, isEmergency }, { policy, now, today }) {
	const severity = worstOf(seen);
	return {
		id,
		decision,
		match,
		justification,
		maxSeverity: severity === "none" ? "low" : severity,
		maxMatches: Math.max(seen.length, 1),
		...renews === null ? {} : { renews },
		...isEmergency ? { emergency: true } : {},
		requested: {
			by,
			on: today
		},
		validThrough: require_common.dayOf(now + policy.signOff[severity].longest[decision] * DAY_MS)
	};
}
function worstOf(defects) {
	return defects.reduce((worst, { defect }) => require_common.worse(worst, defect.severity), "none");
}
/** Speaks of what it is about, and ends like the id of the defect. */
function freeId(defects, taken) {
	const [{ defect }] = defects;
	const { rule, vulnerability } = defect.findings[0].finding;
	const name = (vulnerability?.id ?? rule).replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-|-$/g, "");
	const words = name.length <= LONGEST_NAME ? name : name.slice(-40).replace(/^[^-]*-/, "");
	const id = [
		"EX",
		...words === "" ? [] : [words],
		defect.id.slice(2, 8)
	].join("-");
	for (let number = 1;; number++) {
		const free = number === 1 ? id : `${id}-${number}`;
		if (!taken.has(free.toLowerCase())) return free;
	}
}
async function append(desk, path, entry, { folder, today }) {
	const before = await desk.open(path, EMPTY);
	if (!before.ok) return before;
	const file = require_gate.nameOf$1(path, folder);
	const text = appendTo(before.value, file, ["exceptions"], [itemOf(entry)]);
	if (!text.ok) return text;
	const parsed = require_yaml.parsePlaced([{
		file,
		text: text.value
	}], today);
	if (!parsed.ok) return parsed;
	desk.put(path, text.value);
	const last = parsed.value.at(-1);
	return last === void 0 ? require_fault.failed([require_fault.fault("E_SYNTAX", file, "the entry did not come through", "please report it")]) : require_fault.ok(last);
}
/** What is written must mean the defects that were named, and be the only one that says so. */
function wrongWith({ exception, idAt }, defects, ground, wish) {
	const matcher = require_gate.compile(exception.match);
	const missed = defects.find(({ defect }) => !speaksOf(matcher, defect));
	if (missed !== void 0) return require_fault.fault("E_PATTERN", idAt, `nothing that can be written here means ${missed.defect.id}`, "write the exception by hand");
	const match = JSON.stringify(exception.match);
	const twin = [...ground.exceptions, ...ground.extended].find(({ exception: one }) => JSON.stringify(one.match) === match && one.validThrough >= ground.today);
	if (twin === void 0 || wish.id !== null || wish.renews !== null) return null;
	const what = `${twin.exception.id} means the same, through ${twin.exception.validThrough}`;
	return require_fault.fault("E_DUPLICATE", twin.idAt, what, "sign that one, let the new one go on from it with --renews, or give it an id of your own with --id");
}
function report$1({ exception, idAt }, { policy }) {
	const { id, maxMatches, maxSeverity, validThrough, decision, emergency } = exception;
	const signers = require_common.requirement(policy, maxSeverity ?? "critical", decision);
	const onCall = emergency ? policy.lifecycle.emergency : null;
	const needed = onCall === null ? signers : `1 of ${onCall.role}, and goes on if within ${require_common.plural(onCall.days, "day")} it is by ${signers}`;
	return [`${id} is written at ${idAt}: ${require_common.plural(maxMatches, "defect")} up to ${maxSeverity}, through ${validThrough}`, `  it holds once signed by ${needed}: defect-gate exceptions sign ${id} --key FILE`];
}
function unlisted({ isComplete }) {
	if (isComplete) return [];
	return ["note: the verdict does not list all defects; maxMatches counts those below the threshold, too, which check --all-defects lists"];
}

// src/upkeep/options.ts
const SHARED = {
	policy: {
		value: "FILE",
		help: "the policy",
		otherwise: ".github/defect-gate/policy.yml, or the built-in policy"
	},
	exceptions: {
		value: "PATH",
		help: "the exceptions file, or a folder of them",
		otherwise: ".github/defect-gate/exceptions.yml, or the folder exceptions/ there"
	},
	now: {
		value: "TIME",
		help: "as of this moment, such as 2026-11-21T12:00:00Z",
		otherwise: "the clock"
	}
};
const BY = {
	value: "LOGIN",
	help: "who asks for it",
	otherwise: "GITHUB_ACTOR or GIT_AUTHOR_EMAIL of the environment"
};
const VERDICT = {
	value: "FILE",
	help: "a verdict file, as check --output writes it",
	otherwise: "none: it must be named"
};
const COMMANDS = {
	lint: {
		words: "[PATH\u2026]",
		does: "says which exceptions hold, as far as that can be told without defects: 0 all, 1 not all, 2 unreadable",
		options: SHARED
	},
	new: {
		words: "--verdict FILE --defect ID --justification TEXT",
		does: "appends an exception for a defect of a verdict file, as narrow as it can be",
		options: {
			...SHARED,
			verdict: VERDICT,
			defect: {
				value: "ID",
				help: "a defect of that verdict; give it once for each",
				many: true,
				otherwise: "none: one must be named"
			},
			justification: {
				value: "TEXT",
				help: "why the risk may stand",
				otherwise: "none: it must be given"
			},
			decision: {
				value: "DECISION",
				help: "what is decided",
				allowed: require_common.DECISIONS,
				otherwise: "accepted-risk"
			},
			by: BY,
			renews: {
				value: "ID",
				help: "the exception that this one goes on from",
				otherwise: "none"
			},
			emergency: {
				value: null,
				help: "it begins with one sign-off of those on call; the others are due in time",
				otherwise: "all sign first"
			},
			id: {
				value: "ID",
				help: "the id of the exception",
				otherwise: "made of the rule or the vulnerability"
			}
		}
	},
	sign: {
		words: "ID\u2026 --key FILE",
		does: "signs exceptions off, with ssh-keygen, and writes the signatures into them",
		options: {
			...SHARED,
			key: {
				value: "FILE",
				help: "a key of ssh: the private one, or the public one of a key that an agent holds",
				otherwise: "none: it must be named"
			},
			role: {
				value: "ROLE",
				help: "the role in which to sign",
				otherwise: "the one that the policy lists the key in"
			},
			by: {
				value: "LOGIN",
				help: "who signs",
				otherwise: "whom the policy gives the key to"
			}
		}
	},
	list: {
		words: "",
		does: "lists the exceptions, the first to end first",
		options: {
			...SHARED,
			expiring: {
				value: "TERM",
				help: "only those that end within a term such as 14d",
				otherwise: "all"
			},
			format: {
				value: "FORMAT",
				help: "text or json",
				allowed: ["text", "json"],
				otherwise: "text"
			}
		}
	},
	prune: {
		words: "",
		does: "says which exceptions have ended, and moves them to an archive on request; nothing is ever deleted",
		options: {
			...SHARED,
			archive: {
				value: "FILE",
				help: "move what has ended to the end of this file",
				otherwise: "nothing is changed"
			}
		}
	},
	preview: {
		words: "--base REF --verdict FILE",
		does: "says what policy and exceptions as they are here would change for the defects of a verdict, against those at a commit",
		options: {
			...SHARED,
			base: {
				value: "REF",
				help: "the commit, branch or tag to compare with",
				otherwise: "none: it must be named"
			},
			verdict: VERDICT
		}
	}
};

// src/upkeep/compare.ts
/** @returns a line for each change, and below it the defects that it touches; none where nothing changes */
function changesBetween(before, after, defects, moment) {
	const [was, is] = [coverageOf(before, defects, moment), coverageOf(after, defects, moment)];
	return [
		...accepted(was, is, after, defects),
		...noMore(was, is, defects),
		...rerated(before.policy, after.policy, defects),
		...require_gate.policyChanges({
			now: before.policy,
			after: after.policy
		}).map((change) => `would ${change}`),
		...require_gate.exceptionChanges({
			now: before.exceptions,
			after: after.exceptions
		}, is.outcomes).map((change) => `would ${change}`)
	];
}
function coverageOf({ policy, exceptions, prover }, defects, moment) {
	return require_gate.statementsOf(exceptions, {
		policy,
		...moment
	}, prover.signOffsOf).apply(defects);
}
function accepted(was, is, { prover }, defects) {
	const added = /* @__PURE__ */ new Map();
	for (const defect of defects) {
		const exception = was.covered.has(defect.id) ? void 0 : is.covered.get(defect.id);
		if (exception !== void 0) added.set(exception, [...added.get(exception) ?? [], defect]);
	}
	return [...added].flatMap(([exception, all]) => {
		const { id, where, validThrough } = exception;
		const by = prover.signOffsOf(exception).signers.map(require_common.nameOfSigner).join(", ");
		return [`would accept ${require_common.plural(all.length, "defect")} through ${validThrough}, signed by ${by}: ${id} (${where})`].concat(all.map(lineOf$1));
	});
}
function noMore(was, is, defects) {
	const lost = defects.filter(({ id }) => was.covered.has(id) && !is.covered.has(id));
	if (lost.length === 0) return [];
	const reason = (defect) => {
		const exception = was.covered.get(defect.id)?.id ?? "";
		const miss = is.nearMissesOf(defect).find((one) => one.exception === exception);
		return `${lineOf$1(defect)}: ${exception} ${miss === void 0 ? "is gone, or means it no more" : miss.why}`;
	};
	return [`would accept no more ${require_common.plural(lost.length, "defect")}`, ...lost.map(reason)];
}
function lineOf$1({ id, severity, findings: [{ finding }] }) {
	return `    ${severity} ${id} ${finding.vulnerability?.id ?? finding.rule} ${finding.location.display}`;
}
function rerated(before, after, defects) {
	const [was, is] = [ruleIn(before), ruleIn(after)];
	return defects.flatMap((defect) => {
		const [old, now] = [was(defect), is(defect)];
		if (saidBy(old) === saidBy(now)) return [];
		if (now === null) return [`would no more be set by the rule "${old?.reason}" (${old?.where})`, lineOf$1(defect)];
		const to = changed(defect.severity, now);
		const word = require_common.rank(to) > require_common.rank(defect.severity) ? "lower" : "raise";
		return to === defect.severity ? [] : [`would ${word} ${defect.severity} to ${to}: ${now.reason} (${now.where})`, lineOf$1(defect)];
	});
}
function ruleIn({ severityRules }) {
	const rules = severityRules.map((rule) => ({
		rule,
		matcher: require_gate.compile(rule.when)
	}));
	return ({ id, findings: [{ finding }] }) => rules.find(({ matcher }) => matcher.holds({
		finding,
		defect: id,
		branch: null
	}))?.rule ?? null;
}
function saidBy(rule) {
	return JSON.stringify([rule?.when, rule?.change]);
}
function changed(severity, { change: { kind, to } }) {
	if (kind === "set") return to;
	const isWorse = require_common.rank(severity) < require_common.rank(to);
	return kind === "atMost" === isWorse ? to : severity;
}

// src/upkeep/preview.ts
async function preview(given) {
	const base = given.needed("base", "name the branch that the change is to be merged into");
	const file = given.needed("verdict", "name the verdict that check --output wrote");
	const mistakes = stray(given, "preview");
	if (given.faults.length > 0 || mistakes.length > 0) return refused([...given.faults, ...mistakes]);
	const verdict = await readVerdict(file, given.folder);
	if (!verdict.ok) return refused(verdict.faults);
	return orRefused(await groundOf(given, { mayBeAbsent: true }), async (ground) => {
		const before = await sideAt(base, ground, given.github);
		if (!before.ok) return refused(before.faults);
		const after = sideOf(ground, ground.prover);
		const defects = verdict.value.defects.map(({ defect }) => defect);
		const changes = changesBetween(before.value, after, defects, {
			today: ground.today,
			branch: branchIn(base)
		});
		const head = `of the ${require_common.plural(defects.length, "defect")} that ${file} lists, against ${base}${changes.length === 0 ? ": nothing would change" : ""}`;
		return said([head, ...changes]);
	});
}
/** Exceptions that name branches speak of the one that is merged into. */
function branchIn(base) {
	return base.replace(/^(?:refs\/heads\/|refs\/remotes\/origin\/|origin\/)/, "");
}
async function sideAt(base, ground, github) {
	const opened = await require_git.openRepository(ground.folder);
	if (!opened.told) return untold(opened);
	const repository = opened.value;
	try {
		const commit = await repository.resolve(base);
		if (!commit.told) return untold(commit);
		const tip = {
			repository: "",
			ref: base,
			commit: commit.value
		};
		return await sideIn(require_gate.commitPlace(tip, {
			repository,
			github: null
		}), ground, github);
	} finally {
		await repository.close();
	}
}
/** What the base extends is read as it is now, as it would be without the change. */
async function sideIn(place, ground, github) {
	const { now, today } = ground;
	const pathOf = await pathsIn(ground.folder);
	const path = pathOf(ground.policyPlace);
	const [policy, texts] = [await place.file(path), await place.files(pathOf(ground.place))];
	if (!policy.ok) return policy;
	if (!texts.ok) return texts;
	const understood = await understand({
		policy: policy.value,
		path,
		exceptions: texts.value ?? []
	}, {
		place,
		github,
		only: null,
		now
	});
	return understood.ok ? require_fault.ok(sideOf(understood.value, require_gate.proverOf(understood.value.policy, {
		today,
		reviews: /* @__PURE__ */ new Map()
	}))) : understood;
}
function sideOf({ policy, exceptions, extended }, prover) {
	return {
		policy,
		exceptions: [...exceptions, ...extended].map(({ exception }) => exception),
		prover
	};
}
/** @returns turns the name of a file into its path from the root of the repository, wherever the folder lies in that */
async function pathsIn(folder) {
	const real = await (0, node_fs_promises.realpath)(folder);
	const top = await require_git.findTop(real) ?? real;
	return (file) => (0, node_path.relative)(top, (0, node_path.resolve)(real, (0, node_path.relative)(folder, file))).split(node_path.sep).join("/");
}
function untold(answer) {
	return answer.told ? require_fault.failed([]) : require_fault.failed([require_fault.fault("E_GIT", "--base", answer.why, answer.fix)]);
}

// src/upkeep/prune.ts
async function prune(given) {
	const archive = given.text("archive");
	const mistakes = stray(given, "prune");
	if (mistakes.length > 0) return refused([...given.faults, ...mistakes]);
	return orRefused(await groundOf(given), async (ground) => {
		const over = ground.exceptions.filter(({ exception }) => isOver(exception, ground.today));
		const needed = renewedBy(ground);
		const ended = over.filter(({ exception }) => !needed.has(exception.id.toLowerCase()));
		const lines = over.map(({ exception, idAt }) => {
			const by = needed.get(exception.id.toLowerCase());
			return `${exception.id} ${howEnded(exception)} (${idAt})${by === void 0 ? "" : `; it stays, since ${by} renews it`}`;
		});
		const kept = ground.exceptions.filter(({ exception }) => exception.revoked !== null && !isOver(exception, ground.today));
		lines.push(...kept.map(({ exception, idAt }) => `${exception.id} ${howEnded(exception)} (${idAt}); it stays through ${exception.validThrough}`));
		if (archive === null || ended.length === 0) return said([...lines, sums(over, ended, ground)]);
		const path = (0, node_path.resolve)(given.folder, archive);
		const desk = deskAt(ground.folder);
		const unfit = await isTaken(path, ground) ?? await isOther(path, ground, desk);
		if (unfit !== null) return refused([unfit]);
		const moved = await move(ended, path, ground, desk);
		const faults = moved.ok ? await desk.save() : moved.faults;
		return faults.length > 0 ? refused(faults) : said([...lines, `${require_common.plural(ended.length, "exception")} moved to ${require_gate.nameOf$1(path, ground.folder)}`]);
	});
}
function sums(over, ended, { exceptions, today }) {
	const head = `${over.length} of ${require_common.plural(exceptions.length, "exception")} over on ${today}`;
	return ended.length === 0 ? head : `${head}; --archive FILE moves them there`;
}
function isOver({ validThrough }, today) {
	return today > validThrough;
}
function howEnded({ validThrough, revoked }) {
	return revoked === null ? `ended ${validThrough}` : `was revoked ${revoked.on}`;
}
/** What is renewed must stand beside its renewals, which count from it. @returns by id in lower case, who needs it */
function renewedBy({ exceptions, extended, today }) {
	const all = [...exceptions, ...extended];
	const byId = new Map(all.map(({ exception }) => [exception.id.toLowerCase(), exception]));
	const needed = /* @__PURE__ */ new Map();
	for (const { exception } of all) {
		if (isOver(exception, today) || exception.revoked !== null) continue;
		for (let id = exception.renews?.toLowerCase(); id !== void 0 && !needed.has(id); id = byId.get(id)?.renews?.toLowerCase()) needed.set(id, exception.id);
	}
	return needed;
}
/** What is read as exceptions again was not put away, and the policy is no place for it. */
async function isTaken(path, { place, policyPlace, folder }) {
	const real = async (one) => (0, node_fs_promises.realpath)(one).catch(async () => (0, node_path.join)(await (0, node_fs_promises.realpath)((0, node_path.dirname)(one)).catch(() => (0, node_path.dirname)(one)), (0, node_path.basename)(one)));
	const [archive, home, policy] = [
		await real(path),
		await real(place),
		await real(policyPlace)
	];
	const taken = (what) => require_fault.fault("E_OPTION", "--archive", `${require_gate.nameOf$1(path, folder)} is ${what}`, "name a file elsewhere");
	if (archive === policy) return taken("the policy");
	return archive === home || archive.startsWith(`${home}/`) ? taken("among the exceptions that are read") : null;
}
/** Whatever else stands in a file, entries behind it would spoil it. */
async function isOther(path, { folder }, desk) {
	const file = require_gate.nameOf$1(path, folder);
	const text = await desk.open(path, EMPTY);
	const shape = text.ok ? require_yaml.shapeOf(text.value, file) : text;
	const [first] = shape.ok ? [] : shape.faults;
	if (first === void 0) return null;
	const what = `${file} is there, and is no exceptions file (${first.where}: ${first.what})`;
	return require_fault.fault("E_OPTION", "--archive", what, "name a file that is not there yet, or an archive that prune wrote");
}
async function move(ended, archive, { folder }, desk) {
	const cut = [];
	const items = [];
	for (const file of new Set(ended.map((one) => one.file))) {
		const path = pathOf(file, folder);
		const before = await desk.open(path);
		if (!before.ok) return before;
		const indexes = ended.filter((one) => one.file === file).map(({ index }) => index);
		const edited = cutFrom(before.value, file, ["exceptions"], indexes);
		if (!edited.ok) return edited;
		cut.push({
			path,
			text: edited.value.text
		});
		items.push(...edited.value.items);
	}
	const before = await desk.open(archive, EMPTY);
	if (!before.ok) return before;
	const after = appendTo(before.value, require_gate.nameOf$1(archive, folder), ["exceptions"], items);
	if (!after.ok) return require_fault.failed(after.faults);
	desk.put(archive, after.value);
	for (const { path, text } of cut) desk.put(path, text);
	return require_fault.ok(null);
}

// src/ssh-keygen.ts
/** A private key of rsa with 16,384 bits is shorter. */
const MOST_CHARACTERS = 65536;
const PUBLIC = /^(?:ssh|ecdsa|sk)-[a-z0-9@.-]+[ \t]+[A-Za-z0-9+/]+={0,2}(?:[ \t][^\r\n]*)?\r?\n?$/;
const LOOK = "look at what ssh-keygen says; the key must be one that it can sign with";
/** @param file a private key, or the public one of a key that an agent holds @param folder where it is called */
async function openKey(file, folder) {
	const path = (0, node_path.resolve)(folder, file);
	const program = await require_git.findProgram("ssh-keygen", await checkout(folder));
	if (program === null) return require_fault.failed([require_fault.fault("E_OPTION", "--key", "there is no ssh-keygen on PATH outside the checkout", "install OpenSSH, 8.2 or newer")]);
	const line = await lineOf(path, file, program);
	if (!line.ok) return line;
	return require_fault.ok({
		line: line.value,
		sign: (message, namespace) => signed(program, path, message, namespace)
	});
}
/** Nothing of a checkout is run. */
async function checkout(folder) {
	const here = await (0, node_fs_promises.realpath)(folder);
	return await require_git.findTop(here) ?? here;
}
/** Beside a private key its public one mostly lies; else ssh-keygen works it out. */
async function lineOf(path, file, program) {
	const own = await require_common.readUtf8(path, MOST_CHARACTERS);
	if (!own.ok) return require_fault.failed([require_fault.fault("E_READ", file, `the file ${own.why}`, "name a key of ssh")]);
	if (PUBLIC.test(own.value)) return require_fault.ok(own.value.trim());
	const beside = await require_common.readUtf8(`${path}.pub`, MOST_CHARACTERS);
	if (beside.ok && PUBLIC.test(beside.value)) return require_fault.ok(beside.value.trim());
	const asked = await run(program, [
		"-y",
		"-f",
		path
	], [
		"inherit",
		"pipe",
		"inherit"
	]);
	return asked.code === 0 && PUBLIC.test(asked.stdout) ? require_fault.ok(asked.stdout.trim()) : require_fault.failed([require_fault.fault("E_READ", file, "ssh-keygen cannot read the key", LOOK)]);
}
/** The message goes through a folder that is ours alone: standard input stays with whoever is asked for a passphrase. */
async function signed(program, key, message, namespace) {
	const folder = await (0, node_fs_promises.mkdtemp)((0, node_path.join)(await (0, node_fs_promises.realpath)((0, node_os.tmpdir)()), "defect-gate-"));
	try {
		const file = (0, node_path.join)(folder, "statement");
		await (0, node_fs_promises.writeFile)(file, message, { mode: 384 });
		const { code } = await run(program, [
			"-Y",
			"sign",
			"-q",
			"-n",
			namespace,
			"-f",
			key,
			file
		], [
			"inherit",
			"ignore",
			"inherit"
		]);
		const signature = code === 0 ? await (0, node_fs_promises.readFile)(`${file}.sig`, "latin1").catch(() => null) : null;
		return signature === null ? require_fault.failed([require_fault.fault("E_OPTION", "--key", `ssh-keygen did not sign${code === 0 ? "" : ` (exit ${code})`}`, LOOK)]) : require_fault.ok(signature.replaceAll("\r\n", "\n"));
	} finally {
		await (0, node_fs_promises.rm)(folder, {
			recursive: true,
			force: true
		});
	}
}
/** Without a shell; the environment goes along, since it names the agent. */
function run(program, args, stdio) {
	return new Promise((settle) => {
		const child = (0, node_child_process.spawn)(program, args, {
			stdio,
			shell: false
		});
		const chunks = [];
		child.stdout?.on("data", (chunk) => void chunks.push(chunk));
		child.on("error", () => settle({
			code: null,
			stdout: ""
		}));
		child.on("close", (code) => settle({
			code,
			stdout: Buffer.concat(chunks).toString("latin1")
		}));
	});
}

// src/upkeep/signer.ts
function signerOf(key, given, { policy, today }) {
	const publicKey = require_keys.parsePublicKey(key.line);
	if (!publicKey.ok) return require_fault.failed([require_fault.fault("E_OPTION", "--key", publicKey.why, "sign with a key of a kind that is taken")]);
	const roster = require_gate.rosterOf(policy.roles);
	if (!roster.ok) return roster;
	const { application, source } = policy;
	if (application === null) return require_fault.failed([require_fault.fault("E_MISSING", source, "the policy has no application.id: a signature is for one application alone", "add application: {id: NAME} to the policy")]);
	const held = heldWith(publicKey.value, roster.value);
	if (held.length === 0) return require_fault.failed([require_fault.fault("E_OPTION", "--key", `the key ${publicKey.value.fingerprint} is in no role of ${source}`, "let the security team add its public line to the keys of a person in signOff.roles")]);
	const chosen = choose(held, given);
	if (!chosen.ok) return chosen;
	const { by, role } = chosen.value;
	const occasion = {
		today,
		requestedOn: today,
		requesters: [],
		origin: "trusted"
	};
	const [judged] = require_gate.judgeSigners([{
		by,
		role,
		on: today,
		key: publicKey.value
	}], roster.value, occasion);
	if (judged?.why !== "") return require_fault.failed([wouldNotCount("--key", judged?.why ?? "nobody signs")]);
	return require_fault.ok({
		by,
		role,
		key,
		publicKey: publicKey.value,
		roster: roster.value,
		application
	});
}
function wouldNotCount(where, why) {
	return require_fault.fault("E_VALUE", where, `a signature would not count: ${why}`, "let somebody sign who may; nothing was written");
}
function heldWith({ identity }, { roles }) {
	return [...roles].flatMap(([role, people]) => people.filter(({ identities }) => identities.has(identity)).map(({ login }) => ({
		by: login,
		role
	})));
}
function choose(held, given) {
	const [by, role] = [given.text("by"), given.text("role")];
	const fitting = held.filter((one) => (by === null || require_common.personOf(one.by) === require_common.personOf(by)) && (role === null || one.role === role));
	const [only] = fitting;
	if (only !== void 0 && fitting.length === 1) return require_fault.ok(only);
	const all = held.map((one) => `${one.by} (${one.role})`).join(", ");
	return require_fault.failed([require_fault.fault("E_OPTION", only === void 0 ? "--key" : "--role", `the key is that of ${all}`, "name one of these with --role and --by")]);
}

// src/upkeep/worth.ts
/** @returns "" where it may count */
function addsNothing(exception, role, ground) {
	const { policy, exceptions, today } = ground;
	const { proof, signOff, lifecycle } = policy;
	if (proof.mode === "review") return `adds nothing: the policy takes reviews for proof, and no signature (${proof.where})`;
	const all = exceptions.map((one) => one.exception);
	const { renewal } = require_gate.coursesOf(all, policy, today)(exception);
	const { maxSeverity, decision, requested, validThrough } = exception;
	const spokenOf = maxSeverity === null ? require_common.THRESHOLDS : require_common.THRESHOLDS.slice(require_common.rank(maxSeverity));
	const term = require_common.daysBetween(requested.on, validThrough);
	const inTime = spokenOf.filter((severity) => term <= signOff[severity].longest[decision]);
	if (inTime.length === 0) return `adds nothing: a term of ${term} days is longer than the policy allows for ${spokenOf.join(", ")}`;
	if (exception.emergency && lifecycle.emergency?.role === role) return "";
	if (inTime.some((severity) => require_gate.hasPlaceFor(role, require_gate.quorumOf(signOff[severity], renewal, policy)))) return "";
	return `adds nothing: "${role}" is asked for by none of what it may cover (${inTime.map((severity) => `${severity} needs ${require_common.requirement(policy, severity, decision)}`).join("; ")})`;
}

// src/upkeep/sign.ts
async function sign(given) {
	const file = given.needed("key", "name a key of ssh: --key FILE");
	const ids = [...new Set(given.words)];
	const mistakes = ids.length === 0 ? [require_fault.fault("E_OPTION", "sign", "no exception is named", "take its id from defect-gate exceptions list")] : [];
	if (given.faults.length > 0 || mistakes.length > 0) return refused([...given.faults, ...mistakes]);
	return orRefused(await groundOf(given), async (ground) => {
		const placed = named(ground, ids);
		if (!placed.ok) return refused(placed.faults);
		const key = await openKey(file, given.folder);
		if (!key.ok) return refused(key.faults);
		const signer = signerOf(key.value, given, ground);
		return signer.ok ? signAll(placed.value, signer.value, ground) : refused(signer.faults);
	});
}
/** All of them, or none. */
async function signAll(placed, signer, ground) {
	const refusals = placed.flatMap(({ exception, idAt }) => {
		const why = objectionTo(exception, signer, ground);
		return why === "" ? [] : [wouldNotCount(idAt, why)];
	});
	if (refusals.length > 0) return refused(refusals);
	const desk = deskAt(ground.folder);
	const signed = [];
	for (const one of placed) {
		const after = await signOne(one, signer, ground, desk);
		if (!after.ok) return refused(after.faults);
		signed.push(after.value);
	}
	const faults = await desk.save();
	return faults.length > 0 ? refused(faults) : said(signed.flatMap((one) => report(one, signer, ground)));
}
/** Before anybody is asked for a passphrase or a touch. */
function objectionTo(exception, { by, role, publicKey, roster, application }, ground) {
	const { today } = ground;
	if (today > exception.validThrough) return `it ended ${exception.validThrough}`;
	if (exception.revoked !== null) return `it was revoked on ${exception.revoked.on}`;
	const occasion = occasionOf(exception, today);
	if (require_gate.checkSignatures(exception, application, roster, occasion).signers.some((one) => require_common.personOf(one.by) === require_common.personOf(by))) return `${by} has signed already`;
	return (require_gate.judgeSigners([{
		by,
		role,
		on: today,
		key: publicKey
	}], roster, occasion)[0]?.why ?? "") || addsNothing(exception, role, ground);
}
function occasionOf({ requested, origin }, today) {
	return {
		today,
		requestedOn: requested.on,
		requesters: [requested.by],
		origin
	};
}
async function signOne({ exception, file, index, idAt }, signer, ground, desk) {
	const { by, role, key, roster, application } = signer;
	const { today, folder } = ground;
	const path = pathOf(file, folder);
	const statement = require_gate.statementOf(exception, application, {
		by,
		role,
		on: today,
		signature: null,
		where: idAt
	});
	if (!statement.ok) return require_fault.failed([wouldNotCount(idAt, statement.why)]);
	const signature = await key.sign(statement.value, require_gate.STATEMENT_TYPE);
	if (!signature.ok) return signature;
	const before = await desk.open(path);
	if (!before.ok) return before;
	const list = [
		"exceptions",
		index,
		"signOffs"
	];
	const item = itemOf({
		by,
		role,
		on: today,
		signature: signature.value
	});
	const text = appendTo(withoutVoid(before.value, exception, by, {
		file,
		list
	}), file, list, [item]);
	if (!text.ok) return text;
	const parsed = require_yaml.parsePlaced([{
		file,
		text: text.value
	}], today);
	if (!parsed.ok) return parsed;
	const after = parsed.value[index];
	if (after === void 0 || after.exception.id !== exception.id) return require_fault.failed([wouldNotCount(idAt, "the file changed meanwhile")]);
	const checks = require_gate.checkSignatures(after.exception, application, roster, occasionOf(after.exception, today));
	if (!checks.signers.some((one) => one.by === by && one.on === today && one.roles.includes(role))) return require_fault.failed([wouldNotCount(idAt, checks.refused.find((one) => one.by === by)?.why ?? "it does not come through")]);
	desk.put(path, text.value);
	return require_fault.ok(after);
}
/** Whoever signs again had signed what does not count any more: it would only be refused beside the new one. */
function withoutVoid(text, { signOffs }, by, { file, list }) {
	const indexes = signOffs.flatMap((one, index) => require_common.personOf(one.by) === require_common.personOf(by) ? [index] : []);
	const cut = indexes.length === 0 ? null : cutFrom(text, file, list, indexes);
	return cut?.ok === true ? cut.value.text : text;
}
function report(placed, { by, role, publicKey }, ground) {
	const { exception, idAt } = placed;
	const others = ground.exceptions.filter((one) => one.exception.id !== exception.id);
	const standing = standingsIn({
		...ground,
		exceptions: [...others, placed]
	})(exception);
	const upTo = exception.maxSeverity ?? standing.severities[0] ?? "critical";
	const { owed } = standing;
	const through = owed === null ? exception.validThrough : `${owed.by} only, unless by then ${owed.missing} sign`;
	const next = holds(exception, standing) ? `it holds up to ${upTo}, through ${through}` : `it does not hold yet: ${standing.objection?.why ?? ""}; ${upTo} needs ${require_common.requirement(ground.policy, upTo, exception.decision)}`;
	return [`${exception.id} (${idAt}) is signed by ${by} for ${role} with ${publicKey.fingerprint}`, `  ${next}`];
}

// src/upkeep/exceptions.ts
var exceptions_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ exceptions: () => exceptions });
const RUNS = {
	lint,
	list,
	new: (given, { env }) => add(given, loginIn(env)),
	sign,
	prune,
	preview
};
async function exceptions(args, caller) {
	const [name = "", ...rest] = args;
	if (name === "--help" || name === "help") return help(Object.keys(COMMANDS));
	if (!isCommand(name)) {
		const names = Object.keys(COMMANDS).join(", ");
		return refused([require_fault.fault("E_OPTION", "exceptions", `"${name}" is none of its commands`, `write one of ${names}, or --help`)]);
	}
	if (rest.includes("--help")) return help([name]);
	const given = givenBy(require_common.readArguments(rest, COMMANDS[name].options), caller);
	return given.faults.length > 0 ? refused(given.faults) : RUNS[name](given, caller);
}
function isCommand(name) {
	return Object.hasOwn(COMMANDS, name);
}
function loginIn(env) {
	return env["GITHUB_ACTOR"] ?? env["GIT_AUTHOR_EMAIL"] ?? "";
}
function help(names) {
	return {
		exitCode: 0,
		text: [names.map((name) => {
			const { words, does, options } = COMMANDS[name];
			return `defect-gate exceptions ${name}${words === "" ? "" : ` ${words}`} [options]\n  ${does}\n${require_common.optionLines(options)}`;
		}).join("\n")],
		faults: []
	};
}

Object.defineProperty(exports, "exceptions_exports", {
  enumerable: true,
  get: function () {
    return exceptions_exports;
  }
});