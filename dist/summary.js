const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_common = require("./common.js");

// src/report/summary.ts
var summary_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ renderSummary: () => renderSummary });
/** Bytes of rows that each table may have: in all well below GitHub's limit of 1,048,576 for a step, and no table eats another's. */
const BUDGET = {
	failing: 45e4,
	faults: 15e4,
	accepted: 15e4,
	notes: 15e4
};
/** Rows of one table: more is no help to a reader. */
const ROWS = 200;
const MARK = {
	pass: "\u2705",
	fail: "\u26d4",
	error: "\u26a0\ufe0f"
};
function renderSummary(assessment) {
	return `${[
		[
			`## ${MARK[assessment.verdict]} ${require_common.forMarkdown(require_common.headline(assessment))}`,
			`<sub>policy ${require_common.forMarkdownCode(assessment.policy.source)}, stage ${assessment.stage}</sub>`,
			...judged(assessment),
			`**${require_common.forMarkdown(require_common.sums(assessment.counts), 600)}**`
		],
		failing(assessment),
		faults(assessment),
		accepted(assessment),
		notes(assessment)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n\n")).join("\n\n")}\n`;
}
function judged(assessment) {
	const { attested, subjects } = assessment;
	const { length } = subjects;
	const named = require_common.artifacts(assessment, ({ name, sha256 }) => `${require_common.forMarkdownCode(name, 120)} ${require_common.forMarkdownCode(`sha256:${sha256}`)}`);
	return [...length === 0 ? [] : [`<sub>${length === 1 ? "artifact" : `${length} artifacts:`} ${named}</sub>`], ...attested === null ? [] : [`<sub>attested ${require_common.attestedIn(attested, (file) => require_common.forMarkdownCode(file, 160))}</sub>`]];
}
/** A heading and a table; rows while the budget lasts. @param budget bytes */
function table(heading, columns, rows, budget) {
	if (rows.length === 0) return [];
	let spent = 0;
	const lines = [`| ${columns.join(" | ")} |`, `|${" --- |".repeat(columns.length)}`];
	for (const row of rows.slice(0, ROWS)) {
		const line = `| ${row().join(" | ")} |`;
		spent += new TextEncoder().encode(line).length + 1;
		if (spent > budget) break;
		lines.push(line);
	}
	const left = rows.length - (lines.length - 2);
	return [
		`### ${heading}`,
		lines.join("\n"),
		...left > 0 ? [`\u2026 and ${left} more, less urgent: the verdict file lists all of them.`] : []
	];
}
function failing(assessment) {
	const defects = assessment.defects.filter(require_common.isFailing);
	const advice = require_common.adviser(assessment);
	const heading = `${assessment.observed ? "Would block" : "Blocking"}: ${require_common.plural(defects.length, "defect")}`;
	const measured = {
		introduced: require_common.isCompared(assessment.past),
		ships: require_common.isShippingMeasured(assessment)
	};
	const rows = defects.map((defect) => () => defectRow(defect, advice, measured));
	const who = [...new Set(defects.map(({ severity }) => severity))].flatMap((severity) => require_common.whoSigns(assessment.policy, severity).map((line) => `- ${require_common.forMarkdown(line, 500)}`));
	return [
		...table(heading, [
			"severity",
			"where",
			"what",
			"because",
			"what unblocks it"
		], rows, BUDGET.failing),
		...who.length > 0 ? [who.join("\n")] : [],
		...defects.slice(0, 1).flatMap((worst) => entryToCopy(worst, advice))
	];
}
/** As text that a browser copies as it is, and that no Markdown can begin in. */
function entryToCopy(worst, advice) {
	const lines = advice.template(worst).map((line) => `${/^ */.exec(line)?.[0]}${require_common.forMarkdownCode(line, 500)}`);
	if (lines.length === 0) return [];
	return [...advice.asking(worst).map((line) => require_common.forMarkdown(line, 500)), `<pre>\n${lines.join("\n")}\n</pre>`];
}
function defectRow(defect, advice, measured) {
	const [{ finding, rating }] = defect.findings;
	const ships = measured.ships ? [`ships: ${require_common.shipping(defect.ships)}`] : [];
	const introduced = measured.introduced ? [`introduced: ${defect.introduced.answer}, ${defect.introduced.why}`] : [];
	const merged = defect.merged.map((why) => `merged: ${why}`);
	const because = [
		...rating.because.map(({ what }) => what),
		...ships,
		...introduced,
		...merged
	].map((what) => require_common.forMarkdown(what)).join("<br>");
	const misses = defect.nearMisses.slice(0, 3).map((miss) => `<br>near miss ${require_common.forMarkdownCode(miss.exception)}: ${require_common.forMarkdown(`${miss.why}; ${miss.fix}`)}`).join("");
	const source = [finding.rule, ...require_common.toolsOf(defect)].filter((text) => text !== "").map((text) => require_common.forMarkdown(text, 120)).join(" \u00b7 ");
	return [
		defect.severity,
		require_common.forMarkdownCode(require_common.placeOf(defect)),
		`${require_common.forMarkdown(require_common.titleOf(defect))}<br><sub>${source} \u00b7 ${require_common.forMarkdownCode(defect.id)}</sub>`,
		because,
		`${require_common.forMarkdownCode(advice.unblock(defect), 500)}${misses}`
	];
}
function faults({ faults: all, policy }) {
	return table("Why it could not be judged", ["fault", "what mends it"], all.map((fault) => () => {
		const [what, fix] = require_common.faultLines(fault, policy.contact);
		return [require_common.forMarkdown(what, 500), require_common.forMarkdown(fix, 500)];
	}), BUDGET.faults);
}
function accepted({ exceptions }) {
	const rows = exceptions.used.map((used) => () => [
		require_common.forMarkdownCode(used.id),
		`${used.emergency ? "**EMERGENCY** " : ""}${used.decision}`,
		used.validThrough,
		require_common.forMarkdown(used.vex === void 0 ? used.signedBy.join(", ") : require_common.restsOn(used)),
		String(used.matches)
	]);
	return table(`Accepted${exceptions.used.some(({ signers }) => signers.some(require_common.isDeclared)) ? " (sign-offs declared, not proved)" : ""}`, [
		"exception",
		"decision",
		"through",
		"signed by",
		"defects"
	], rows, BUDGET.accepted);
}
function notes(assessment) {
	const { exceptions, reductions, warnings, notMeasured } = assessment;
	return table("Beside the verdict", ["", ""], [
		...(assessment.preview === null ? [] : require_common.previewLines(assessment.preview)).map((line) => ["preview", line]),
		...require_common.comparedTo(assessment).map(([kind, count, what]) => [kind, `${require_common.plural(count, "defect")}: ${what}`]),
		...warnings.map(({ what, where }) => ["warning", `${what} (${where})`]),
		...reductions.map(({ reason, where, defects }) => ["reduced", `${defects === null ? "" : `${require_common.plural(defects, "defect")}: `}${reason} (${where})`]),
		...exceptions.refused.map(({ id, where, why }) => ["refused", `${id} (${where}): ${why}`]),
		...exceptions.expired.map(({ id, where, validThrough }) => ["expired", `${id} (${where}): ended ${validThrough}`]),
		...exceptions.unused.map(({ id, where, why }) => ["unused", `${id} (${where}) matches nothing: ${why}`]),
		...notMeasured.map((what) => ["limits", what])
	].map(([kind = "", text = ""]) => () => [kind, require_common.forMarkdown(text, 400)]), BUDGET.notes);
}

Object.defineProperty(exports, "renderSummary", {
  enumerable: true,
  get: function () {
    return renderSummary;
  }
});
Object.defineProperty(exports, "summary_exports", {
  enumerable: true,
  get: function () {
    return summary_exports;
  }
});