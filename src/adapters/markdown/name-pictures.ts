import { escapeText } from "../../core/text/escape-html.ts";
import { readAttribute } from "./read-attribute.ts";

const PICTURE = /<img\b([^<>]*)>/gi;

/** Where nobody can tell the address of a picture, its words stand in its place. */
export const namePictures = (html: string, resolve: (source: string) => string | null): string =>
  html.replace(PICTURE, (whole, attributes: string) => {
    const source = readAttribute(attributes, "src");
    const isKnown = source !== "" && resolve(source) !== null;
    return isKnown ? whole : escapeText(readAttribute(attributes, "alt"));
  });
