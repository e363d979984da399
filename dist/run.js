import { a as run } from "./gate.js";

export { run };