import { ct as hostedBy } from "./gate.js";

export { hostedBy };