import { a as subjectOf, i as signingKeyIn, n as looksAttested, r as namedSubjects, t as attest } from "./attesting.js";

export { looksAttested, namedSubjects };