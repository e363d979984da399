import { Q as hostedBy } from "./gate.js";

export { hostedBy };