import { rawData } from "caniemail";

/** What caniemail.com has tested, by its name there. */
export const FEATURES = new Map(rawData.data.map((feature) => [feature.slug, feature]));
