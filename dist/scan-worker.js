import "./rolldown-runtime.js";
import { E as fault, c as Shelf, i as scanHere, n as TAKEN, t as STOP } from "./scan.js";
import { parentPort } from "node:worker_threads";

// src/scan-worker.ts
/** Chunks that were found and are not taken yet, at most. */
const MOST_AHEAD = 3;
const shelves = Array.from({ length: MOST_AHEAD }, () => new Shelf());
/** Why no more is wanted is known over there. */
const STOPPED = fault("E_TOO_LARGE", "", "no more is wanted", "");
async function scan(order, shared) {
	let sent = 0;
	const empty = () => {
		for (let taken = 0; (taken = Atomics.load(shared, TAKEN)) <= sent - MOST_AHEAD;) Atomics.wait(shared, TAKEN, taken);
		const next = shelves[sent % MOST_AHEAD];
		next.clear();
		return next;
	};
	let shelf = empty();
	const at = await scanHere(order, {
		window: (window) => shelf.put(window),
		chunk({ bytes, size, inflated }) {
			send(shelf, {
				bytes,
				size,
				inflated
			});
			sent += 1;
			shelf = empty();
			return Atomics.load(shared, STOP) === 1 ? STOPPED : null;
		}
	});
	send(shelf, at);
}
function send({ memory, parcels }, at) {
	parentPort?.postMessage({
		memory,
		parcels,
		at
	});
}
parentPort?.on("message", ({ order, shared }) => void scan(order, shared));

export {  };