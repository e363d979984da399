import { E as hostedBy } from "./gate.js";

export { hostedBy };