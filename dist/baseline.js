const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_source = require("./source.js");
const require_common = require("./common.js");
const require_gate = require("./gate.js");
let node_path = require("node:path");

// src/identity/columns.ts
/** Each column is made when it is first asked for, and those whose names begin alike share what they have in common. */
function columnsOf(items, says) {
	const made = /* @__PURE__ */ new Map();
	const places = allOf(items);
	const columns = (first, ...others) => {
		const key = [first, ...others].join();
		const known = made.get(key);
		if (known) return known;
		const last = others.at(-1);
		const column = last === void 0 ? columnOf(items, says[first]) : pair(places, columns(first, ...others.slice(0, -1)), columns(last));
		made.set(key, column);
		return column;
	};
	return columns;
}
function columnOf(items, say) {
	const known = /* @__PURE__ */ new Map([[null, 0], ["", 0]]);
	const numbers = new Int32Array(items.length);
	let end = 1;
	let [last, number] = [null, 0];
	for (const [place, item] of items.entries()) {
		const said = say(item);
		if (said !== last) {
			number = known.get(said) ?? end;
			if (number === end) {
				known.set(said, number);
				end += 1;
			}
			last = said;
		}
		numbers[place] = number;
	}
	return {
		numbers,
		end
	};
}
function pair(places, one, other) {
	const numbers = new Int32Array(places.length);
	if (isEmpty(one) || isEmpty(other)) return {
		numbers,
		end: 1
	};
	const metUnder = new Int32Array(other.end);
	const given = new Int32Array(other.end);
	let end = 1;
	for (const place of groupsOf(places, one).places) {
		const [first, second] = [one.numbers[place] ?? 0, other.numbers[place] ?? 0];
		if (first === 0 || second === 0) continue;
		if (metUnder[second] !== first) {
			metUnder[second] = first;
			given[second] = end;
			end += 1;
		}
		numbers[place] = given[second] ?? 0;
	}
	return {
		numbers,
		end
	};
}
/** Whether none of them says it. */
function isEmpty({ end }) {
	return end === 1;
}
/** The place of each. */
function allOf({ length }) {
	const places = new Int32Array(length);
	for (let place = 0; place < length; place++) places[place] = place;
	return places;
}
function groupsOf(places, { numbers, end }) {
	const starts = new Int32Array(end + 1);
	for (const place of places) bump(starts, (numbers[place] ?? 0) + 1);
	for (let number = 1; number < starts.length; number++) starts[number] = (starts[number] ?? 0) + (starts[number - 1] ?? 0);
	const next = starts.slice();
	const grouped = new Int32Array(places.length);
	for (const place of places) grouped[bump(next, numbers[place] ?? 0)] = place;
	return {
		places: grouped,
		starts
	};
}
/** Where those of a number are. */
function rangeOf({ starts }, number) {
	const start = starts[number] ?? 0;
	return {
		start,
		size: (starts[number + 1] ?? 0) - start
	};
}
/** Adds one. @returns what it was */
function bump(counts, index) {
	const count = counts[index] ?? 0;
	counts[index] = count + 1;
	return count;
}

// src/identity/likeness.ts
/** @param renamedTo hash of the path that the earlier one's file has now, where a rename is known */
function likenessOf(before, now, renamedTo) {
	const similarity = similarityOf(before, now);
	const around = neighboursOf(before, now);
	return {
		place: placeOf(before, now, renamedTo),
		text: textOf$1(before, now, similarity),
		similarity,
		size: Math.min(before.lead + before.trail, now.lead + now.trail),
		neighbours: around.neighbours,
		agreeing: around.agreeing,
		embraced: around.embraced,
		adjacent: around.adjacent,
		oneRenamed: isOneRenamed(before, now),
		window: windowOf(before, now),
		span: Math.min(before.words.length, now.words.length),
		message: before.message === now.message ? "equal" : before.bare === now.bare ? "but for what it quotes" : "differs",
		logical: before.logical !== "" && before.logical === now.logical,
		component: before.component !== "" && before.component === now.component,
		fingerprint: before.fingerprints.some((fingerprint) => now.fingerprints.includes(fingerprint)),
		line: before.line === now.line,
		column: before.column === now.column,
		ordinal: before.ordinal === now.ordinal
	};
}
/** Of twelve samples: files that share less than about half of their lines seldom agree in as many. */
const ALIKE = 8;
function placeOf(before, now, renamedTo) {
	if (renamedTo === now.path) return "renamed file";
	if (before.path === now.path) return "same file";
	if (before.file === "" || now.file === "") return "other file";
	return before.file === now.file || samplesShared(before.sketch, now.sketch) >= ALIKE ? "like file" : "other file";
}
function samplesShared(before, now) {
	let shared = 0;
	for (let place = 0; place < before.length; place++) if (before.charAt(place) !== "." && before.charAt(place) === now.charAt(place)) shared += 1;
	return shared;
}
function textOf$1(before, now, similarity) {
	if (before.exact === "" || now.exact === "") return "unknown";
	if (before.exact === now.exact) return "exact";
	if (before.loose === now.loose) return "loose";
	if (similarity === 1) return "words";
	return before.shape === now.shape && substituted(before, now) <= MOST_RENAMED ? "renamed" : "differs";
}
/** Words of one line that a rename may have changed. */
const MOST_RENAMED = 2;
/** How many different words of the line have another one in their place. */
function substituted(before, now) {
	const count = before.lead + before.trail;
	if (count !== now.lead + now.trail) return Infinity;
	const [from, to] = [before.anchor - before.lead, now.anchor - now.lead];
	let different = 0;
	for (let place = 0; place < count; place++) {
		const word = before.words[from + place];
		if (word === now.words[to + place]) continue;
		if (before.words.indexOf(word ?? 0, from) === from + place) different += 1;
	}
	return different;
}
/** Twice the words that both lines have, by the words of both (Dice); order does not count. */
function similarityOf(before, now) {
	const [count, others] = [before.lead + before.trail, now.lead + now.trail];
	if (count + others === 0) return before.loose === now.loose ? 1 : 0;
	const [from, to] = [before.anchor - before.lead, now.anchor - now.lead];
	let shared = 0;
	let taken = 0;
	for (let place = 0; place < count; place++) {
		const word = before.words[from + place];
		for (let other = 0; other < others; other++) {
			if (now.words[to + other] !== word || (taken & 1 << other) !== 0) continue;
			taken |= 1 << other;
			shared += 1;
			break;
		}
	}
	return 2 * shared / (count + others);
}
function windowOf(before, now) {
	const size = Math.max(before.words.length, now.words.length);
	if (size === 0) return 0;
	const shift = now.anchor - before.anchor;
	let shared = 0;
	for (let place = 0; place < before.words.length; place++) if (before.words[place] === now.words[place + shift]) shared += 1;
	return shared / size;
}
function isOneRenamed(before, now) {
	if (before.anchor !== now.anchor || before.words.length !== now.words.length || before.words.length < 10) return false;
	const place = before.words.findIndex((word, index) => word !== now.words[index]);
	const [from, to] = [before.words[place], now.words[place]];
	return place >= 0 && before.words.every((word, index) => (word === from ? to : word) === now.words[index]);
}
/** Words that a place is known by. */
const ENOUGH = 10;
function neighboursOf(before, now) {
	const possible = Math.max(before.above.length, now.above.length) + Math.max(before.below.length, now.below.length);
	const isBare = (trace) => trace.above.length + trace.below.length === 0;
	if (isBare(before) || isBare(now)) return {
		neighbours: before.basis === "source" && now.basis === "source" ? possible === 0 ? 1 : 0 : null,
		agreeing: 0,
		embraced: false,
		adjacent: false
	};
	const above = linesShared(before.above, now.above);
	const below = linesShared(before.below, now.below);
	return {
		neighbours: (above + below) / possible,
		agreeing: above + below,
		embraced: above > 0 && below > 0,
		adjacent: isSame(before.above, now.above) && isSame(before.below, now.below)
	};
}
/** Whether the nearest of the lines is the same. */
function isSame([before], [now]) {
	return before !== void 0 && now !== void 0 && before >>> 6 === now >>> 6;
}
const SHAPE = 64;
/** Lines that both have, wherever they stand, count one; lines of one shape in the same place count half. */
function linesShared(before, now) {
	let sum = 0;
	let taken = 0;
	let found = 0;
	for (let place = 0; place < before.length; place++) {
		const line = before[place] ?? 0;
		for (let other = 0; other < now.length; other++) {
			if ((taken & 1 << other) !== 0 || (line ^ (now[other] ?? 0)) >>> 6 !== 0) continue;
			taken |= 1 << other;
			found |= 1 << place;
			sum += 1;
			break;
		}
	}
	for (let place = 0; place < Math.min(before.length, now.length); place++) {
		const [line, other] = [before[place] ?? 0, now[place] ?? 0];
		if (((taken | found) & 1 << place) === 0 && line % SHAPE === other % SHAPE) sum += .5;
	}
	return sum;
}

// src/identity/evidence.ts
const STRONG = [
	row("strong", "vulnerability and package", (one) => one.component && one.place !== "other file"),
	row("strong", "line text and neighbours", (one) => isHome(one) && sameText(one) && near(one) >= (one.size < 2 ? .5 : .25)),
	row("strong", "words around it", (one) => isHome(one) && one.window === 1 && one.span >= 10),
	row("strong", "line text in a like file", (one) => one.place === "like file" && sameText(one) && near(one) >= .5),
	row("strong", "snippet and message", (one) => isHome(one) && sameText(one) && one.neighbours === null && says(one) && one.size >= 2),
	row("strong", "punctuation changed", (one) => isHome(one) && one.text === "words" && one.size >= 3 && near(one) >= .5),
	row("strong", "word renamed", (one) => isHome(one) && one.text === "renamed" && one.oneRenamed),
	row("strong", "line edited", (one) => isHome(one) && one.similarity >= .7 && one.size >= 3 && one.adjacent && held(one, .6)),
	row("strong", "line moved with its neighbours", (one) => sameText(one) && one.size >= 2 && held(one, .6)),
	row("strong", "message and line", (one) => isHome(one) && one.text === "unknown" && says(one) && one.line && one.column),
	row("strong", "message and logical location", (one) => isHome(one) && one.text === "unknown" && says(one) && one.logical),
	row("strong", "message and the tool's fingerprint", (one) => isHome(one) && one.text === "unknown" && says(one) && one.fingerprint)
];
const WEAK = [
	row("weak", "line text", (one) => isKnown(one) && sameText(one) && (near(one) > 0 || one.window >= .5 || one.size >= 5)),
	row("weak", "word renamed", (one) => isKnown(one) && one.text === "renamed" && (near(one) >= .25 || one.window >= .5)),
	row("weak", "similar line", (one) => isKnown(one) && one.similarity >= .5 && near(one) >= .3),
	row("weak", "similar line", (one) => isHome(one) && one.similarity >= .75 && one.size >= 4 && one.message !== "differs"),
	row("weak", "similar line between the same neighbours", (one) => isKnown(one) && one.similarity >= .3 && held(one, .6)),
	row("weak", "line text in another file", (one) => sameText(one) && (one.size >= 4 ? one.agreeing >= 1 : held(one, .25))),
	row("weak", "word renamed in another file", (one) => one.text === "renamed" && one.similarity >= .3 && held(one, .5)),
	row("weak", "similar line in another file", (one) => one.similarity >= .6 && one.size >= 3 && held(one, .5)),
	row("weak", "message", (one) => isHome(one) && one.text === "unknown" && says(one))
];
const ROWS = [...STRONG, ...WEAK];
function row(strength, by, holds) {
	return {
		strength,
		by,
		holds
	};
}
const isHome = ({ place }) => place === "same file" || place === "renamed file";
const isKnown = ({ place }) => place !== "other file";
const sameText = ({ text }) => text === "exact" || text === "loose";
const near = ({ neighbours }) => neighbours ?? 0;
const held = ({ neighbours, embraced }, share) => embraced && (neighbours ?? 0) >= share;
const says = ({ message }) => message === "equal";
/** @returns null where two traces are not taken for one defect */
function evidenceOf(likeness) {
	return ROWS.find(({ holds }) => holds(likeness)) ?? null;
}
const TEXT = {
	exact: 10,
	loose: 9.6,
	words: 9,
	renamed: 5,
	differs: 0,
	unknown: 0
};
const PLACE = {
	"same file": 9,
	"renamed file": 9,
	"like file": 4,
	"other file": 0
};
const SAID = {
	equal: 2,
	"but for what it quotes": 1,
	differs: 0
};
/** What one piece of evidence is worth against another; of two matches for one finding the one with more points holds. */
function pointsOf(likeness) {
	const { text, similarity, neighbours, window, message, logical, component, fingerprint, line, column, ordinal, place } = likeness;
	const told = Math.max(TEXT[text], 8 * similarity);
	const said = (component ? 3 : 1) * SAID[message];
	return told + 8 * (neighbours ?? .5) + 2 * window + said + PLACE[place] + (logical ? 1 : 0) + (component ? 10 : 0) + (line && column ? LINE : 0) + (ordinal ? ORDINAL : 0) + (fingerprint ? FINGERPRINT : 0);
}
const LINE = .3;
const ORDINAL = .2;
const FINGERPRINT = .1;
/** What is decided by less than this is decided by the tool's word, and is in doubt. */
const FORGED = .15;

// src/identity/record.ts
const VERSION = "1";
/** Printable ASCII without spaces, 250 characters at most. */
function toRecord(trace) {
	const { scope, path, base, message, bare, exact, loose, shape, component, logical, file, sketch } = trace;
	const hashes = `${scope}${path}${base}${message}${bare}`;
	const text = `${exact}${loose}${shape}`;
	const numbers = [
		trace.line,
		trace.column,
		trace.endLine,
		trace.ordinal,
		trace.anchor,
		trace.lead,
		trace.trail
	];
	return [
		VERSION,
		`${require_common.BASES.indexOf(trace.basis)}${hashes}`,
		text,
		component,
		logical,
		`${file}${sketch}`,
		trace.fingerprints.join(""),
		require_gate.pack(trace.words, 2),
		require_gate.pack(trace.above, 4),
		require_gate.pack(trace.below, 4),
		numbers.map((number) => number === null ? "" : number.toString(36)).join(".")
	].join(":");
}
const HASH = "[\\w-]";
const FORM = new RegExp(`^1:([0-2])(${HASH}{10})(${HASH}{10})(${HASH}{4})(${HASH}{8})(${HASH}{6}):(?:(${HASH}{10})(${HASH}{10})(${HASH}{6}))?:(${HASH}{10})?:(${HASH}{6})?:(?:(${HASH}{8})([\\w.-]{12}))?:((?:${HASH}{6}){0,3}):([\\w-]{0,32}):([\\w-]{0,16}):([\\w-]{0,16}):([0-9a-z]{0,11})\\.([0-9a-z]{0,11})\\.([0-9a-z]{0,11})\\.([0-9a-z]{1,11})\\.([0-9a-z])\\.([0-9a-z])\\.([0-9a-z])$`);

// src/identity/candidates.ts
/** What a trace says that another one of the same defect may say as well. */
const SAYS = {
	scope: ({ trace }) => trace.scope,
	path: ({ path }) => path,
	base: ({ trace }) => trace.base,
	file: ({ trace }) => trace.file,
	content: ({ trace }) => contentOf(trace),
	component: ({ trace }) => trace.component,
	/** Nothing for what is followed by its component. */
	code: ({ trace }) => trace.component === "" ? "code" : null,
	loose: ({ trace }) => trace.loose,
	shape: ({ trace }) => trace.shape,
	words: ({ trace }) => String.fromCharCode(...trace.words),
	above: ({ trace }) => nearest(trace.above),
	below: ({ trace }) => nearest(trace.below),
	logical: ({ trace }) => trace.logical,
	/** For what has no text, as the next one. */
	message: ({ trace }) => trace.exact === "" ? trace.message : null,
	spot: ({ trace }) => trace.exact === "" ? `${trace.line} ${trace.column}` : null
};
const nearest = (lines) => lines[0] === void 0 ? null : lines[0] >>> 6;
/** All that tells a finding from others in its file but where it stands. */
function contentOf({ component, exact, message, logical, line, column, words, above, below }) {
	if (component !== "") return `${component} ${message}`;
	if (exact === "") return `${message} ${logical} ${line} ${column}`;
	return `${exact} ${message} ${logical} ${String.fromCharCode(...words)}\uffff${asText(above)}\uffff${asText(below)}`;
}
/** Numbers of 24 bits, two characters each: made much faster than digits. */
function asText(numbers) {
	let text = "";
	for (const number of numbers) text += String.fromCharCode(number >>> 12, number & 4095);
	return text;
}
const saidOf = (traces) => columnsOf(traces, SAYS);
/** In the same file. */
const AT_HOME = {
	component: [
		"scope",
		"path",
		"component"
	],
	loose: [
		"scope",
		"path",
		"loose"
	],
	shape: [
		"scope",
		"path",
		"shape"
	],
	above: [
		"scope",
		"path",
		"above"
	],
	below: [
		"scope",
		"path",
		"below"
	],
	words: [
		"scope",
		"path",
		"words"
	],
	message: [
		"scope",
		"path",
		"message"
	],
	logical: [
		"scope",
		"path",
		"message",
		"logical"
	],
	saidOnLine: [
		"scope",
		"path",
		"message",
		"spot"
	],
	file: ["scope", "path"]
};
/** In any file. */
const ELSEWHERE = {
	textAbove: [
		"scope",
		"loose",
		"above"
	],
	textBelow: [
		"scope",
		"loose",
		"below"
	],
	textInFile: [
		"scope",
		"loose",
		"file"
	],
	textInName: [
		"scope",
		"loose",
		"base"
	],
	text: ["scope", "loose"],
	between: [
		"scope",
		"above",
		"below"
	],
	shapeInName: [
		"scope",
		"shape",
		"base"
	],
	shape: ["scope", "shape"],
	component: [
		"scope",
		"component",
		"file"
	],
	componentAnywhere: ["scope", "component"]
};
const HOME = AT_HOME.file;
const KEYS = [...Object.values(AT_HOME), ...Object.values(ELSEWHERE)];
/** What has its match for certain can be mistaken only for what says nearly the same. */
const RIVAL_KEYS = [
	AT_HOME.component,
	AT_HOME.loose,
	AT_HOME.message,
	ELSEWHERE.textAbove,
	ELSEWHERE.textBelow
];
const SETTLING = [
	{
		key: [
			"scope",
			"path",
			"content"
		],
		gone: false,
		allows: () => true,
		least: 0
	},
	{
		key: [
			"scope",
			"path",
			"loose",
			"code"
		],
		gone: false,
		allows: (before, now) => before + now === 2,
		least: 27
	},
	{
		key: [
			"scope",
			"base",
			"file",
			"content"
		],
		gone: true,
		allows: (before, now) => before === now,
		least: 0
	}
];
/**
* By what they say, so that nothing rests on the order in which they came.
* @param renamed hash of a path to the hash of the path where its file is looked for
*/
function inOrder(traces, renamed) {
	const records = [];
	const recordOf = ({ trace, place }) => records[place] ??= toRecord(trace);
	return traces.map((trace, place) => ({
		trace,
		path: renamed.get(trace.path) ?? trace.path,
		place
	})).toSorted((a, b) => compare(a.trace.path, b.trace.path) || (a.trace.line ?? 0) - (b.trace.line ?? 0) || (a.trace.column ?? 0) - (b.trace.column ?? 0) || compare(recordOf(a), recordOf(b)));
}
function compare(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
/** Of more, those so many places before and behind, counted from the first and from the last. */
const REACH = 2;
/** @returns to be asked once for each of the earlier ones, in their order */
function meetingsOf(earlier, later, column) {
	const { numbers } = column;
	const groups = groupsOf(later, column);
	const counts = new Int32Array(column.end);
	for (const place of earlier) bump(counts, numbers[place] ?? 0);
	const ranks = new Int32Array(column.end);
	return (item, take) => {
		const number = numbers[item] ?? 0;
		if (number === 0) return;
		const { start, size } = rangeOf(groups, number);
		const [count, rank] = [counts[number] ?? 0, bump(ranks, number)];
		const around = (from, to) => {
			for (let index = Math.max(start, from); index < Math.min(start + size, to); index++) take(groups.places[index] ?? 0);
		};
		if (size * count <= 576) return around(start, start + size);
		const [fromStart, fromEnd] = [start + rank, start + size - (count - rank)];
		around(fromStart - REACH, fromStart + REACH + 1);
		if (fromEnd !== fromStart) around(fromEnd - REACH, fromEnd + REACH + 1);
	};
}

// src/identity/words.ts
const TOKEN = /(?:[\w$]|[^\0-\x7f])+|[^\s,;]/g;
const WORD = /(?:[\w$]|[^\0-\x7f])+/g;
const IS_WORD = /^(?:[\w$]|[^\0-\x7f])/;
const QUOTE = /^['`]$/;
/** What a formatter may change is left out: white space, commas, semicolons, and which quotes there are. */
function tokensOf(text) {
	return (text.match(TOKEN) ?? []).map((token) => QUOTE.test(token) ? "\"" : token);
}
function wordsOf(text) {
	return text.match(WORD) ?? [];
}
/** Every word becomes its number in order of first appearance: `a = b(a)` and `x = y(x)` have one shape, `x = y(z)` another. */
function shapeOf(tokens) {
	const numbers = /* @__PURE__ */ new Map();
	return tokens.map((token) => {
		if (!IS_WORD.test(token)) return token;
		const number = numbers.get(token) ?? numbers.size;
		numbers.set(token, number);
		return `w${number}`;
	}).join(" ");
}
const TAB_TO_SPACE = [
	9,
	10,
	11,
	12,
	13,
	32,
	44,
	59,
	160,
	65279
];
const [NOTHING, SIGN, LETTER] = [
	0,
	1,
	2
];
/** Of each ASCII character: whether it counts for nothing, as a sign, or as part of a word. */
const KINDS = Uint8Array.from({ length: 128 }, (_none, code) => {
	if (TAB_TO_SPACE.includes(code)) return NOTHING;
	return /[\w$]/.test(String.fromCharCode(code)) ? LETTER : SIGN;
});
const QUOTES = [39, 96];
const GAP = 32;
/** 32 bits of a line's tokens; 0 for a line without a word of two characters, which tells nothing about its place. */
function lineHash(text) {
	let state = require_gate.SEED;
	let run = 0;
	let longest = 0;
	for (let place = 0; place < text.length; place++) {
		const code = text.charCodeAt(place);
		const kind = code < 128 ? KINDS[code] : LETTER;
		if (kind === LETTER) {
			if (run === 0) state = require_gate.mix(state, GAP);
			run += 1;
			if (run > longest) longest = run;
		} else run = 0;
		if (kind !== NOTHING) state = require_gate.mix(state, QUOTES.includes(code) ? 34 : code);
	}
	return longest < 2 ? 0 : require_gate.finish(state) || 1;
}

// src/identity/source.ts
const NEIGHBOURS = 4;
const WORDS_BEFORE = 6;
const WORDS_AFTER = 10;
/** Lines that are looked through for words around a place. */
const LINES_AROUND = 6;
/** A line longer than this is not written by hand: only what stands near the column is looked at. */
const LONGEST = 400;
const SAMPLES = 12;
/** @param text of a whole file */
function sourceOf(text) {
	const extract = extractOf(text, 1);
	return {
		...extract.source,
		file: require_gate.digestOf("file", extract.hashes.filter((hash) => hash !== 0).join(), 8),
		sketch: sketchOf(extract.hashes)
	};
}
/** @param first number of the extract's first line */
function extractOf(text, first) {
	const lines = text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/);
	const hashes = Uint32Array.from(lines, lineHash);
	const telling = tellingLines(hashes);
	const ordinals = ordinalsOf(hashes);
	const codes = /* @__PURE__ */ new Map();
	const codeOf = (index) => {
		const known = codes.get(index);
		if (known !== void 0) return known;
		const whole = (hashes[index] ?? 0) % 2 ** 18 * 64 + (require_gate.quickHash(shapeOf(tokensOf((lines[index] ?? "").slice(0, 400)))) & 63);
		codes.set(index, whole);
		return whole;
	};
	return {
		source: {
			file: "",
			sketch: "",
			line: (number) => lines[number - first] ?? null,
			neighbours: (number, step) => telling.near(number - first, step).map(codeOf),
			ordinal: (number) => ordinals[number - first] ?? 0,
			around: (number, column) => around(lines, number - first, column)
		},
		hashes
	};
}
/** The last lines before and the first after each line that hold words, found without looking through what lies between. */
function tellingLines(hashes) {
	const places = [];
	const counts = new Uint32Array(hashes.length + 1);
	hashes.forEach((hash, index) => {
		if (hash !== 0) places.push(index);
		counts[index + 1] = places.length;
	});
	return { near: (index, step) => step === 1 ? places.slice(counts[index + 1], (counts[index + 1] ?? 0) + NEIGHBOURS) : places.slice(Math.max(0, (counts[index] ?? 0) - NEIGHBOURS), counts[index]).toReversed() };
}
function ordinalsOf(hashes) {
	const seen = /* @__PURE__ */ new Map();
	return hashes.map((hash) => {
		const count = seen.get(hash) ?? 0;
		seen.set(hash, count + 1);
		return count;
	});
}
/** The least hash of each of twelve shares of the lines: two files agree in as large a part of them as they share lines. */
function sketchOf(hashes) {
	const least = new Float64Array(SAMPLES).fill(Infinity);
	for (const hash of hashes) {
		const share = hash % SAMPLES;
		if (hash !== 0 && hash < (least[share] ?? 0)) least[share] = hash;
	}
	return Array.from(least, (hash) => hash === Infinity ? "." : require_gate.digestOf("sample", `${hash}`, 1)).join("");
}
function around(lines, index, column) {
	const line = lines[index] ?? "";
	const at = column === null ? line.length - line.trimStart().length : Math.min(column - 1, line.length);
	const before = wordsOf(line.slice(Math.max(0, at - 400), at)).slice(-6);
	const after = wordsOf(line.slice(at, at + 400)).slice(0, WORDS_AFTER);
	const [lead, trail] = [before.length, after.length];
	for (let step = 1; step <= LINES_AROUND && before.length < WORDS_BEFORE; step++) before.unshift(...wordsOf((lines[index - step] ?? "").slice(-400)).slice(before.length - WORDS_BEFORE));
	for (let step = 1; step <= LINES_AROUND && after.length < WORDS_AFTER; step++) after.push(...wordsOf((lines[index + step] ?? "").slice(0, 400)).slice(0, WORDS_AFTER - after.length));
	return {
		words: [...before, ...after].map((word) => require_gate.quickHash(word) & 4095),
		anchor: before.length,
		lead,
		trail
	};
}

// src/identity/trace.ts
const NO_CLUES = {
	snippet: null,
	context: null,
	fingerprints: [],
	logical: null
};
/** @param source of the subject's file; null where it cannot be read */
function traceOf(subject, source) {
	const { tool, rule, path, line, column, endLine, message, vulnerability, package: found } = subject;
	const clues = subject.clues ?? NO_CLUES;
	const component = vulnerability === null || found === null ? null : JSON.stringify([vulnerability, found]);
	return {
		scope: require_gate.digestOf("scope", JSON.stringify([tool.toLowerCase(), component === null ? rule : null]), 10),
		path: pathHash(path),
		base: require_gate.digestOf("base", (path ?? "").split("/").at(-1) ?? "", 4),
		message: require_gate.digestOf("message", message, 8),
		bare: require_gate.digestOf("bare", bareOf(message), 6),
		logical: clues.logical === null ? "" : require_gate.digestOf("logical", clues.logical, 6),
		component: component === null ? "" : require_gate.digestOf("component", component, 10),
		...fileOf(source),
		fingerprints: fingerprintsOf(clues),
		...textOf(subject, clues, source),
		line,
		column,
		endLine
	};
}
function fileOf(source) {
	return source === null ? {
		file: "",
		sketch: ""
	} : {
		file: source.file,
		sketch: source.sketch
	};
}
/** What a trace says of a path: to be compared with `Trace.path`. */
function pathHash(path) {
	return require_gate.digestOf("path", path ?? "\0", 10);
}
const MOST_FINGERPRINTS = 3;
/** The same ones wherever there are more than are remembered. */
function fingerprintsOf({ fingerprints }) {
	const hashes = fingerprints.map((fingerprint) => require_gate.digestOf("fingerprint", fingerprint, 6));
	return [...new Set(hashes)].toSorted().slice(0, MOST_FINGERPRINTS);
}
const QUOTED = /'[^']*'|"[^"]*"|`[^`]*`|\u2018[^\u2019]*\u2019|\u201c[^\u201d]*\u201d|\d+/g;
/** What a tool says of a rule, without what it quotes of the code: names change, and numbers count lines and versions. */
function bareOf(message) {
	return message.replace(QUOTED, "_");
}
const NO_TEXT = {
	basis: "message",
	exact: "",
	loose: "",
	shape: "",
	above: [],
	below: [],
	ordinal: 0,
	words: [],
	anchor: 0,
	lead: 0,
	trail: 0
};
function textOf({ line, column }, { context, snippet }, source) {
	if (line !== null && holds(source, line)) return textIn(source, line, column, "source");
	const extract = context === null ? null : extractOf(context.text, context.line).source;
	if (line !== null && holds(extract, line)) return textIn(extract, line, column, "snippet");
	if (snippet !== null && snippet.trim() !== "") return textIn(extractOf(snippet.trimStart(), 1).source, 1, null, "snippet");
	return NO_TEXT;
}
function holds(source, line) {
	return source !== null && source.line(line) !== null;
}
function textIn(source, line, column, basis) {
	const whole = source.line(line) ?? "";
	const from = whole.length <= 400 ? 0 : Math.max(0, (column ?? 1) - 1);
	const text = whole.slice(from, from + 400).trim();
	const tokens = tokensOf(text);
	return {
		basis,
		exact: require_gate.digestOf("exact", text, 10),
		loose: require_gate.digestOf("loose", tokens.join(" "), 10),
		shape: require_gate.digestOf("shape", shapeOf(tokens), 6),
		above: source.neighbours(line, -1),
		below: source.neighbours(line, 1),
		ordinal: source.ordinal(line),
		...source.around(line, column)
	};
}

// src/identity/follow.ts
/**
* A partial one-to-one map, independent of the order of both lists.
* @param renames path before to path now, as far as known (from git)
* @returns for each of `now` what it was before, or null
*/
function follow(before, now, renames = /* @__PURE__ */ new Map()) {
	const renamed = new Map([...renames].map(([from, to]) => [pathHash(from), pathHash(to)]));
	const traces = [...inOrder(before, renamed), ...inOrder(now, /* @__PURE__ */ new Map())];
	const sides = {
		traces,
		said: saidOf(traces),
		renamed
	};
	const places = allOf(traces);
	const all = {
		earlier: places.subarray(0, before.length),
		later: places.subarray(before.length)
	};
	const held = {
		pairs: [],
		of: traces.map(() => void 0)
	};
	for (const settling of SETTLING) settle(sides, openOf(all, held), held, settling);
	const left = openOf(all, held);
	const settled = {
		earlier: Int32Array.from(held.pairs, (pair) => pair.before),
		later: Int32Array.from(held.pairs, (pair) => pair.now)
	};
	const pairs = pairsOf(sides, left, KEYS);
	for (const pair of bestFirst(pairs)) hold(held, pair);
	const doubts = doubted(held, pairs.concat(pairsOf(sides, {
		earlier: settled.earlier,
		later: left.later
	}, RIVAL_KEYS), pairsOf(sides, {
		earlier: left.earlier,
		later: settled.later
	}, RIVAL_KEYS)));
	const matches = now.map(() => null);
	for (const pair of held.pairs) {
		const [one, other] = [traces[pair.before], traces[pair.now]];
		if (one && other) matches[other.place] = matchOf(pair, one, other, doubts.has(pair));
	}
	return matches;
}
function openOf({ earlier, later }, { of }) {
	const isOpen = (item) => of[item] === void 0;
	return {
		earlier: earlier.filter(isOpen),
		later: later.filter(isOpen)
	};
}
function hold({ pairs, of }, pair) {
	if (of[pair.before] !== void 0 || of[pair.now] !== void 0) return;
	pairs.push(pair);
	of[pair.before] = pair;
	of[pair.now] = pair;
}
/** What shares the key is one, in order, as far as the settling allows. */
function settle(sides, { earlier, later }, held, { key, gone, allows, least }) {
	const looked = gone ? goneFrom(sides, {
		earlier,
		later
	}) : earlier;
	if (looked.length === 0 || later.length === 0) return;
	const column = sides.said(...key);
	const [olds, news] = [groupsOf(looked, column), groupsOf(later, column)];
	const met = new Set(looked.map((item) => column.numbers[item] ?? 0));
	met.delete(0);
	for (const number of met) {
		const [own, others] = [rangeOf(olds, number), rangeOf(news, number)];
		const size = allows(own.size, others.size) ? Math.min(own.size, others.size) : 0;
		for (let rank = 0; rank < size; rank++) {
			const pair = pairOf(sides, olds.places[own.start + rank] ?? 0, news.places[others.start + rank] ?? 0);
			if (pair && pair.points >= least) hold(held, pair);
		}
	}
}
/** Earlier ones where nothing of their scope stands in the place of their file now. */
function goneFrom({ said }, { earlier, later }) {
	const { numbers } = said(...HOME);
	const homes = new Set(Array.from(later, (item) => numbers[item]));
	return earlier.filter((item) => !homes.has(numbers[item]));
}
function pairOf({ traces, renamed }, before, now) {
	const [one, other] = [traces[before]?.trace, traces[now]?.trace];
	if (one === void 0 || other === void 0 || one.scope !== other.scope || one.component !== other.component) return null;
	const likeness = likenessOf(one, other, renamed.get(one.path));
	const evidence = evidenceOf(likeness);
	return evidence === null ? null : {
		before,
		now,
		evidence,
		points: pointsOf(likeness)
	};
}
/** All that may be one defect, compared once, however many keys they share. */
function pairsOf(sides, { earlier, later }, keys) {
	if (earlier.length === 0 || later.length === 0) return [];
	const meetings = keys.map((key) => sides.said(...key)).filter((column) => !isEmpty(column)).map((column) => meetingsOf(earlier, later, column));
	const pairs = [];
	const compared = new Int32Array(sides.traces.length).fill(-1);
	for (const item of earlier) {
		const compare = (other) => {
			if (compared[other] === item) return;
			compared[other] = item;
			const pair = pairOf(sides, item, other);
			if (pair) pairs.push(pair);
		};
		for (const meet of meetings) meet(item, compare);
	}
	return pairs;
}
/** Of equal points those that come first in both lists: the pairs come in the order of the earlier ones. */
function bestFirst(pairs) {
	const order = new Float64Array(pairs.length);
	for (const [place, { points }] of pairs.entries()) order[place] = Math.round((64 - points) * 1e4) * 2 ** 32 + place;
	order.sort();
	const sorted = [];
	for (const key of order) sorted.push(pairs[key % 2 ** 32]);
	return sorted;
}
/** A doubt about one match makes those doubtful that it was the reason for: so far, and no further. */
const ROUNDS = 3;
/**
* Matches that are not the best for both of their sides, or hardly better than one with a finding that has no sure match itself:
* which of the two it is cannot be told.
*/
function doubted({ of }, rivals) {
	const doubts = /* @__PURE__ */ new Set();
	const weigh = (held, rival, taken) => {
		if (held === void 0 || held === rival) return;
		const isSure = taken?.evidence.strength === "strong" && !doubts.has(taken);
		if (isSure && rival.points === held.points) return;
		if (rival.points > held.points - (isSure ? .15 : 2)) doubts.add(held);
	};
	const isStrong = (pair) => pair?.evidence.strength === "strong";
	const counted = rivals.filter((rival) => isStrong(of[rival.before]) || isStrong(of[rival.now]));
	for (let round = 0, known = -1; round < ROUNDS && doubts.size > known; round++) {
		known = doubts.size;
		for (const rival of counted) {
			const [one, other] = [of[rival.before], of[rival.now]];
			weigh(one, rival, other);
			weigh(other, rival, one);
		}
	}
	return doubts;
}
function matchOf({ evidence }, { trace, place }, now, isDoubted) {
	const { by, strength } = evidence;
	const changed = trace.exact !== now.trace.exact || trace.message !== now.trace.message;
	return isDoubted ? {
		before: place,
		by: `${by}, but another one fits as well`,
		strength: "weak",
		changed
	} : {
		before: place,
		by,
		strength,
		changed
	};
}

// src/baseline.ts
var baseline_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ baselineOf: () => baselineOf });
/** @param repository null where no base is named */
async function baselineOf({ before, now, tools, change }, request, repository) {
	const sides = {
		now: repeated(now),
		before: repeated(before.findings)
	};
	const earlier = await tracesOf(firstsOf(sides.before), await oldText(request, repository));
	const later = await tracesOf(firstsOf(sides.now), await require_source.openSource((0, node_path.resolve)(request.source)).then(({ read }) => oneByOne(read)));
	return followed({
		...sides,
		baseline: before,
		tools
	}, {
		earlier,
		later
	}, renamesOf(change));
}
function oneByOne(read) {
	return async (paths, take) => {
		for (const path of paths) {
			const text = await read(path);
			if (text !== null) take(path, text);
		}
	};
}
async function oldText({ baselineSource, baseRef }, repository) {
	if (baselineSource !== null) return oneByOne((await require_source.openSource((0, node_path.resolve)(baselineSource))).read);
	const commit = repository?.told ? await repository.value.resolve(baseRef ?? "") : require_common.untold("", "");
	return async (paths, take) => {
		if (repository?.told && commit.told) await repository.value.blobs(commit.value, paths, take);
	};
}
/** What says the same of the same place is followed once: else what was said twice would be known twice. */
function repeated(findings) {
	const alike = /* @__PURE__ */ new Map();
	for (const finding of findings) {
		const { tool, ...subject } = subjectOf(finding);
		const key = JSON.stringify([
			tool.toLowerCase(),
			{
				...subject,
				clues: null
			},
			finding.location.display
		]);
		const known = alike.get(key);
		if (known) known.push(finding);
		else alike.set(key, [finding]);
	}
	return [...alike.values()];
}
function firstsOf(all) {
	return all.map(([first]) => first);
}
/** @returns for each finding, in their order */
async function tracesOf(findings, readText) {
	const byPath = /* @__PURE__ */ new Map();
	for (const [index, { location }] of findings.entries()) if (location.path !== null) require_gate.entry(byPath, location.path, () => []).push(index);
	const traces = /* @__PURE__ */ new Map();
	await readText(new Set(byPath.keys()), (path, text) => {
		const source = sourceOf(text);
		const lines = text.split(/\r\n?|\n/);
		for (const index of byPath.get(path) ?? []) {
			const finding = findings[index];
			const subject = subjectOf(finding);
			const isContradicted = !agrees(finding, lines);
			const trace = isContradicted ? traceOf({
				...subject,
				clues: null
			}, null) : traceOf(subject, source);
			traces.set(index, {
				trace,
				isContradicted
			});
		}
	});
	return findings.map((finding, index) => traces.get(index) ?? {
		trace: traceOf(subjectOf(finding), null),
		isContradicted: false
	});
}
/** False where the file is not the one that was scanned: its line is not what the result shows of it. */
function agrees({ location: { line }, clues }, lines) {
	const [shown = ""] = (clues?.snippet ?? "").split(/\r\n?|\n/);
	return line === null || (lines[line - 1] ?? "").includes(shown.trim());
}
function subjectOf({ tool, rule, location, message, vulnerability, package: found, clues }) {
	const { path, line, column, endLine } = location;
	return {
		tool: tool.name,
		rule,
		path,
		line,
		column,
		endLine,
		message,
		vulnerability: vulnerability?.id ?? null,
		package: found === null ? null : found.purl?.replace(/@[^@/]*$/, "") ?? found.name,
		clues
	};
}
function renamesOf(change) {
	if (!change.told) return /* @__PURE__ */ new Map();
	return new Map([...change.value.files].flatMap(([path, { from }]) => from === null ? [] : [[from, path]]));
}
/** Null where the text of one of them is not known. Not for packages: what is said of one stands in a lock file, or nowhere. */
function isRewritten({ trace: before }, { trace: now, isContradicted }) {
	if (before.component !== "") return false;
	if (isContradicted) return true;
	return before.loose === "" || now.loose === "" ? null : before.loose !== now.loose;
}
function followed({ now, before, baseline, tools }, { earlier: old, later }, renames) {
	const earlier = /* @__PURE__ */ new Map();
	const continued = /* @__PURE__ */ new Set();
	const matches = follow(old.map(({ trace }) => trace), later.map(({ trace }) => trace), renames);
	for (const [index, match] of matches.entries()) {
		const finding = match === null ? void 0 : before[match.before]?.[0];
		const [from, to] = [match === null ? void 0 : old[match.before], later[index]];
		if (match === null || finding === void 0 || from === void 0 || to === void 0) continue;
		continued.add(match.before);
		for (const own of now[index] ?? []) earlier.set(own, {
			...match,
			finding,
			rewritten: isRewritten(from, to)
		});
	}
	const running = new Set(tools.map(({ name }) => name.toLowerCase()));
	const gone = before.flatMap(([first], index) => continued.has(index) ? [] : [first]);
	return {
		inputs: baseline.inputs,
		tools: baseline.tools,
		earlier,
		absent: gone.filter(({ tool }) => running.has(tool.name.toLowerCase())),
		unmeasured: gone.filter(({ tool }) => !running.has(tool.name.toLowerCase())).length,
		unsourced: [...old, ...later].filter(({ trace }) => trace.basis !== "source").length
	};
}

Object.defineProperty(exports, "baseline_exports", {
  enumerable: true,
  get: function () {
    return baseline_exports;
  }
});