import { dt as discardOwnOnBug, ft as publish, lt as clear, mt as withVexRemark, pt as surfacesOf, ut as discardOld } from "./gate.js";

export { discardOld };