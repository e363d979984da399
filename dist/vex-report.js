const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_common = require("./common.js");
let node_crypto = require("node:crypto");

// src/report/vex.ts
var vex_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	renderVex: () => renderVex,
	whyNoVex: () => whyNoVex
});
const CONTEXT = "https://openvex.dev/ns/v0.2.0";
/** @returns the text of one document; null where there is nothing that may be said */
function renderVex(assessment, exceptions) {
	if (obstacle(assessment) !== "") return null;
	const { author } = assessment.policy.vex;
	const byId = new Map(exceptions.map((exception) => [exception.id, exception]));
	const statements = groupsOf(assessment.defects.filter(({ disposition }) => disposition !== "not-shipped")).toSorted((a, b) => require_common.byText(a.vulnerability.name, b.vulnerability.name)).flatMap((group) => statementOn(group, byId, assessment) ?? []);
	if (statements.length === 0) return null;
	const content = {
		author,
		timestamp: require_common.formatInstant(assessment.now),
		version: 1,
		tooling: "defect-gate",
		statements
	};
	return `${require_common.forJson({
		"@context": CONTEXT,
		"@id": nameOf(content),
		...content
	}, 2)}\n`;
}
/** Why there is no document; "" where there may be one. */
function whyNoVex(assessment, exceptions) {
	if (renderVex(assessment, exceptions) !== null) return "";
	return obstacle(assessment) || "no exception holds for all that was found of a vulnerability";
}
/** Why nothing may be said at all; "" where something may be. */
function obstacle({ verdict, policy: { vex, proof } }) {
	if (verdict === "error") return "what could not be judged is not told to others";
	if (vex.author === null || vex.product === null) return "the policy does not name the application (application.id)";
	if (proof.mode !== "declared") return "";
	return `sign-offs are declared, and what nobody proved is not told to others: let the policy ask for another proof (signOff.proof, ${proof.where})`;
}
/** The same content has the same name, and no other has it (RFC 9562, version 8, made of a hash). */
function nameOf(content) {
	const hex = (0, node_crypto.createHash)("sha256").update(require_common.forJson(content)).digest("hex");
	const variant = (Number.parseInt(hex.charAt(16), 16) & 3 | 8).toString(16);
	return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
/** Names that any finding gives for the same vulnerability belong together, whichever of them another finding gives. */
function groupsOf(defects) {
	const byName = /* @__PURE__ */ new Map();
	for (const defect of defects) {
		const names = defect.findings.flatMap(({ finding }) => namesOf(finding));
		if (names.length === 0) continue;
		const joined = {
			names: new Set(names),
			defects: /* @__PURE__ */ new Set([defect])
		};
		for (const heap of new Set(names.flatMap((name) => byName.get(name) ?? []))) {
			heap.names.forEach((name) => joined.names.add(name));
			heap.defects.forEach((one) => joined.defects.add(one));
		}
		joined.names.forEach((name) => byName.set(name, joined));
	}
	return [...new Set(byName.values())].flatMap(({ names, defects: all }) => {
		const [name = "", ...aliases] = [...names].toSorted((a, b) => Number(isCve(b)) - Number(isCve(a)) || require_common.byText(a, b));
		return partsOf([...all]).map(([part, own]) => ({
			vulnerability: {
				name,
				aliases
			},
			part,
			defects: own
		}));
	});
}
/** The name that most know it by. */
function isCve(name) {
	return name.startsWith("CVE-");
}
function namesOf({ vulnerability }) {
	return vulnerability === null ? [] : [vulnerability.id, ...vulnerability.aliases];
}
/** By package, where every finding names one. */
function partsOf(all) {
	const parts = /* @__PURE__ */ new Map();
	for (const defect of all) for (const purl of new Set(defect.findings.map(({ finding }) => finding.package?.purl ?? null))) {
		if (purl === null) return [[null, all]];
		parts.set(purl, [...parts.get(purl) ?? [], defect]);
	}
	return [...parts].toSorted(([a], [b]) => require_common.byText(a, b));
}
/** null where one of them is not accepted by an exception of our own: then nothing is decided about it. */
function statementOn({ vulnerability, part, defects }, byId, assessment) {
	const own = defects.map(({ exception }) => exception === null ? void 0 : byId.get(exception));
	const decided = [...new Set(own)].filter((exception) => exception !== void 0).toSorted((a, b) => require_common.byText(a.id, b.id));
	if (decided.length === 0 || own.includes(void 0) || decided.some(({ emergency }) => emergency)) return null;
	const worst = decided.find((exception) => statusOf(exception) === "affected") ?? decided[0];
	const product = {
		"@id": assessment.policy.vex.product,
		...part === null ? {} : { subcomponents: [{ "@id": part }] }
	};
	const { name, aliases } = vulnerability;
	return {
		vulnerability: {
			name,
			...aliases.length === 0 ? {} : { aliases }
		},
		products: [product],
		...worst === void 0 ? {} : sayingOf(worst),
		status_notes: decided.map((exception) => noteOn(exception, assessment)).join("; ")
	};
}
/** What only keeps the risk down where we run it helps nobody who runs it elsewhere. */
function statusOf({ decision, vex }) {
	return decision === "false-positive" || decision === "mitigated" && vex !== null ? "not_affected" : "affected";
}
function sayingOf(exception) {
	const { vex, impact, justification, plan, controls } = exception;
	if (statusOf(exception) === "not_affected") {
		const status = { status: "not_affected" };
		return vex === null ? {
			...status,
			impact_statement: impact ?? justification
		} : {
			...status,
			justification: vex,
			...impact === null ? {} : { impact_statement: impact }
		};
	}
	const held = controls.map(({ id }) => id).join(", ");
	const mitigation = exception.decision === "mitigated" ? `mitigated where we run it${held === "" ? "" : ` (${held})`}` : "risk accepted";
	return {
		status: "affected",
		action_statement: plan ?? `${mitigation}, through ${exception.validThrough}`
	};
}
function noteOn({ id, decision, validThrough }, { exceptions }) {
	const outcome = exceptions.used.find((used) => used.id === id);
	return `exception ${id}: ${decision} through ${validThrough}${outcome === void 0 ? "" : `, ${require_common.restsOn(outcome)}`}`;
}

Object.defineProperty(exports, "vex_exports", {
  enumerable: true,
  get: function () {
    return vex_exports;
  }
});