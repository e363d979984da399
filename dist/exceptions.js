import { t as exceptions } from "./upkeep.js";

export { exceptions };