import { t as resolveExtends } from "./yaml.js";

export { resolveExtends };