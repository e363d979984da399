import { J as hostedBy } from "./gate.js";

export { hostedBy };