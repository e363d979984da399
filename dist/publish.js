import { $ as publish, Q as discardOwnOnBug, X as clear, Z as discardOld, et as surfacesOf, tt as withVexRemark } from "./gate.js";

export { discardOld };