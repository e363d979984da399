import { n as verify, r as verifyHelp, t as VERIFY_OPTIONS } from "./attestation.js";

export { verify, verifyHelp };