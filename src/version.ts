import { version } from "../package.json";

/** Put in by a deployment (`define`): what its files and settings hash to. A Worker of development has none. */
declare const GAZETTE_BUILD: string;

/** Which code this is, as semantic versioning spells it: `0.1.0`, deployed `0.1.0+3f6c…`. */
export const VERSION = typeof GAZETTE_BUILD === "string" ? `${version}+${GAZETTE_BUILD}` : version;
