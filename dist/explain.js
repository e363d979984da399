const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_common = require("./common.js");

// src/report/explain.ts
var explain_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ renderExplanation: () => renderExplanation });
const LABEL = 17;
/** @returns null where no defect of the assessment has this id */
function renderExplanation(id, assessment, style) {
	const defect = assessment.defects.find((one) => one.id === id);
	if (defect === void 0) return null;
	return `${[
		[`${style.bold(defect.id)}   ${style.red(defect.severity)}   ${require_common.forTerminal(require_common.placeOf(defect), 200)}   ${require_common.forTerminal(require_common.titleOf(defect), 300)}`],
		found(defect, style),
		rated(defect, style),
		before(defect, require_common.isCompared(assessment.past) || assessment.stage === "pull-request", style),
		excepted(defect, assessment, style),
		decided(defect, assessment, style)
	].filter((lines) => lines.length > 0).map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
function found({ findings, merged }, style) {
	return [...findings.map(({ finding }) => finding).flatMap((finding) => lead(finding, style).concat(facts(finding, style))), ...merged.map((why) => row("merged", why, style))];
}
function lead(finding, style) {
	const rule = finding.rule === "" ? "(no rule)" : finding.rule;
	return [row("found by", `${toolOf(finding)}   ${rule}   ${require_common.pointerOf(finding)}`, style)];
}
function toolOf({ tool }) {
	return [
		tool.name,
		tool.version,
		tool.category === null ? null : `(${tool.category})`
	].filter((part) => part !== null).join(" ");
}
/** What the gate knows of it beside its message. */
function facts(finding, style) {
	const { cwe, vulnerability, package: dependency, suppressions, location, otherPaths } = finding;
	return [
		...location.path === null && location.display !== "" ? [`${location.display} is no file of the source folder: no path pattern matches`] : [],
		...otherPaths.length > 0 ? [`also at ${otherPaths.map((path) => path || "a place that is no file").join(", ")}`] : [],
		...cwe.length > 0 ? [cwe.join(", ")] : [],
		...vulnerability === null ? [] : [[vulnerability.id, ...vulnerability.aliases].join(", ")],
		...dependency === null ? [] : [dependency.purl ?? `${dependency.name} ${dependency.version ?? ""}`.trimEnd()],
		...suppressions.map(({ kind, status }) => `suppressed by its author (${kind}, ${status})`)
	].map((fact) => row("", fact, style));
}
function rated({ findings, severity }, style) {
	const lines = findings.flatMap(({ finding, rating }) => rating.because.map(({ what, where }) => `${rating.severity}: ${what} (${where ?? require_common.pointerOf(finding)})`));
	return [...[...new Set(lines)].map((line, index) => row(index === 0 ? "severity" : "", line, style)), ...findings.length > 1 ? [row("", `${severity}: the worst of ${findings.length} findings`, style)] : []];
}
/** @param isMeasured true where there was something to compare with */
function before({ state, introduced, earlier, findings, ships }, isMeasured, style) {
	const matches = earlier.flatMap((one, index) => {
		const own = findings[index]?.finding;
		if (own === void 0) return [];
		const after = findings.length > 1 ? `${require_common.pointerOf(own)} ` : "";
		return one === null ? [`${after}has nothing before it`] : [`${after}was ${require_common.pointerOf(one.finding)}, by ${one.by} (${one.strength})`];
	});
	return [
		row("state", state, style),
		...state === "new" && earlier.every((one) => one === null) ? [] : matches.map((match) => row("", match, style)),
		...isMeasured ? [row("introduced", `${introduced.answer}: ${introduced.why}`, style)] : [],
		row("ships", require_common.shipping(ships), style)
	];
}
function excepted({ exception, nearMisses }, { exceptions }, style) {
	const used = exceptions.used.find(({ id }) => id === exception);
	const covering = used === void 0 ? [] : [row("accepted by", `${used.id} (${used.where}), ${require_common.termOf(used)}, ${require_common.restsOn(used)}`, style)];
	const misses = nearMisses.map((miss) => row("near miss", `${miss.exception} (${miss.where}) ${miss.why}; ${miss.fix}`, style));
	return covering.length + misses.length > 0 ? [...covering, ...misses] : [row("exceptions", "none speaks of it", style)];
}
function decided(defect, assessment, style) {
	const lines = require_common.reasonsFor(defect).slice(-defect.why.length).map(({ what, where }) => row(defect.disposition, `${what} (${where})`, style));
	const unblock = require_common.isFailing(defect) ? [row("unblock", require_common.adviser(assessment).unblock(defect), style), ...require_common.whoSigns(assessment.policy, defect.severity).map((line) => row("", line, style))] : [];
	return [
		...lines,
		...unblock,
		row("verdict", require_common.headline(assessment), style)
	];
}
function row(label, text, style) {
	return `  ${style.dim(label.padEnd(LABEL))}${require_common.forTerminal(text, 500)}`;
}

Object.defineProperty(exports, "explain_exports", {
  enumerable: true,
  get: function () {
    return explain_exports;
  }
});