const PICTURE = /<img\b[^>]*>/g;
const LINK = /<a\b[^>]*\bhref="(https?:[^"]*)"/g;

/** Of HTML that was sanitised: attributes are in double quotes, and no angle bracket is in them. */
const readAttribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? "";

const decode = (text: string) =>
  text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");

/** Addresses of pictures that have no words for whoever does not see them. */
export const listUnsaid = (html: string): readonly string[] =>
  [...html.matchAll(PICTURE)]
    .filter(([tag]) => readAttribute(tag, "alt").trim() === "")
    .map(([tag]) => decode(readAttribute(tag, "src")));

/** Addresses of the web that it links to, each once, without what follows a `#`. */
export const listLinks = (html: string): readonly string[] => [
  ...new Set([...html.matchAll(LINK)].map(([, url = ""]) => decode(url).replace(/#.*$/s, ""))),
];
