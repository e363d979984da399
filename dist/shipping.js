import { t as gatherArtifact } from "./artifact.js";

export { gatherArtifact };