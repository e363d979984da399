const require_fault = require("./fault.js");
const require_scan = require("./scan.js");
let node_worker_threads = require("node:worker_threads");

// src/scan-worker.ts
/** Chunks that were found and are not taken yet, at most; and bytes of them, beyond which not one more is begun. */
const MOST_AHEAD = 16;
const MOST_BYTES = 2 * 2 ** 20;
/** Why no more is wanted is known over there. */
const STOPPED = require_fault.fault("E_TOO_LARGE", "", "no more is wanted", "");
async function scan(order, shared) {
	const busy = [];
	const free = [];
	let seen = 0;
	const isFarAhead = () => busy.length >= MOST_AHEAD || busy.reduce((bytes, { filled }) => bytes + filled, 0) > MOST_BYTES;
	const empty = () => {
		for (;;) {
			const taken = Atomics.load(shared, require_scan.TAKEN);
			free.push(...busy.splice(0, taken - seen));
			seen = taken;
			if (!isFarAhead()) break;
			Atomics.store(shared, require_scan.WAKE, taken + Math.ceil(busy.length / 2));
			Atomics.wait(shared, require_scan.TAKEN, taken);
		}
		const next = free.pop() ?? new require_scan.Shelf();
		next.clear();
		return next;
	};
	let shelf = empty();
	const done = await require_scan.scanHere(order, {
		window: (window) => shelf.put(window),
		chunk({ bytes, size, inflated }) {
			send(shelf, {
				bytes,
				size,
				inflated
			});
			busy.push(shelf);
			shelf = empty();
			return Atomics.load(shared, require_scan.STOP) === 1 ? STOPPED : null;
		}
	});
	send(shelf, done);
}
function send({ memory, parcels }, at) {
	node_worker_threads.parentPort?.postMessage({
		memory,
		parcels,
		at
	});
}
require_scan.intake([
	0,
	0,
	0,
	0
], false, () => void 0).end();
node_worker_threads.parentPort?.on("message", ({ order, shared }) => void scan(order, shared));
