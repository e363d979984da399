import { i as run } from "./gate.js";

export { run };