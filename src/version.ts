import { version } from "../package.json";

/** Put in by a deployment (`define`): what its files and settings hash to. A Worker of development has none. */
declare const GAZETTE_BUILD: string;

/** Null: this code was not deployed. */
export const BUILD = typeof GAZETTE_BUILD === "string" ? GAZETTE_BUILD : null;

/** Which code this is, as semantic versioning spells it: `0.1.0`, deployed `0.1.0+3f6c…`. */
export const VERSION = BUILD === null ? version : `${version}+${BUILD}`;
