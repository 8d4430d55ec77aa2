/**
 * `feed` escapes only part of what it writes: `<` in attributes not at all, `]]>` in CDATA once. Neither can be told
 * to it from outside, so we put a place where the escape belongs and fill it in afterwards. The places are
 * noncharacters, which XML forbids: `cleanText` has taken them out of every text before, so none is an author's.
 */
const LESS_THAN_PLACE = "\ufffe";
const CDATA_SPLIT_PLACE = "\uffff";

/** For a text that becomes an attribute. */
export const toAttributeText = (text: string) => text.replaceAll("<", LESS_THAN_PLACE);

/** For a text that becomes a CDATA section. */
export const toCdataText = (text: string) => text.replaceAll("]]>", `]]${CDATA_SPLIT_PLACE}>`);

export const fillPlaces = (xml: string) =>
  xml.replaceAll(LESS_THAN_PLACE, "&lt;").replaceAll(CDATA_SPLIT_PLACE, "]]><![CDATA[");
