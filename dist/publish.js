import { B as surfacesOf, I as clear, L as discardOld, R as discardOwnOnBug, V as withVexRemark, z as publish } from "./gate.js";

export { discardOld };