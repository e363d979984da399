import { dt as discardOld, ft as discardOwnOnBug, ht as withVexRemark, mt as surfacesOf, pt as publish, ut as clear } from "./gate.js";

export { discardOld };