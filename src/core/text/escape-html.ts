/** Text between tags. */
export const escapeText = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Text inside double quotes. */
export const escapeValue = (text: string) => escapeText(text).replaceAll('"', "&quot;");

const CHARACTERS: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
  "&amp;": "&",
};

/** What the highlighter escapes, taken back; nothing else is named there. */
export const unescapeText = (text: string) =>
  text.replace(/&(?:lt|gt|quot|amp|#x27);/g, (name) => CHARACTERS[name] ?? name);
