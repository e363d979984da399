import { vt as accessIn, yt as hostedBy } from "./gate.js";

export { hostedBy };