import { t as reviewsFor } from "./reviews.js";

export { reviewsFor };