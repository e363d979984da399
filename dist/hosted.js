import { ft as accessIn, pt as hostedBy } from "./gate.js";

export { hostedBy };