import { n as resolveExtends, t as filesBeside } from "./yaml.js";

export { filesBeside, resolveExtends };