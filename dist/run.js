import { n as run } from "./gate.js";

export { run };