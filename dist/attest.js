import { a as signingKeyIn, i as namedSubjects, n as attest, r as looksAttested, t as artifactOf } from "./attesting.js";

export { looksAttested, namedSubjects };