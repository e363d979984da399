import { i as explainArtifact } from "./attestation.js";

export { explainArtifact };