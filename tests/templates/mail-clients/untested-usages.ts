/** What caniemail has no data for, and why we use it all the same: usages as `kind name`. */
export const UNTESTED: readonly { readonly usages: readonly string[]; readonly reason: string }[] = [
  {
    usages: [
      "element html",
      "element head",
      "element title",
      "element meta",
      "attribute charset",
      "attribute content",
    ],
    reason:
      "The frame of every HTML document since the nineties; clients that drop it lose nothing that is seen.",
  },
  {
    usages: [
      "element meta viewport",
      "element meta format-detection",
      "element meta supported-color-schemes",
    ],
    reason:
      "For Apple Mail alone: as wide as the screen, no dates turned into links, dark mode in its older name.",
  },
  {
    usages: ["element a", "element br", "element em", "element u", "element sub", "element sup"],
    reason: "HTML of 1995, known to every client; caniemail tests what is in doubt.",
  },
  {
    usages: ["attribute href", "attribute src", "attribute alt", "attribute name", "attribute class"],
    reason: "HTML of 1995; a client that drops `class` drops the style sheet, too.",
  },
  {
    usages: ["attribute border", "attribute bgcolor"],
    reason:
      "For Outlook on Windows, which knows colours of cells as attributes; others have them as a style, too.",
  },
  {
    usages: ["attribute colspan", "attribute rowspan", "attribute start"],
    reason: "HTML of 1995, in posts that join cells of a table or go on with a list.",
  },
  {
    usages: ["attribute scope"],
    reason:
      "Tells those who hear a table which cells a head is for; who does not know it hears the cells alone.",
  },
  { usages: ["link https:"], reason: "What a link is." },
  {
    usages: ["property color", "property font-family", "property font-style"],
    reason:
      "CSS of 1996; Microsoft's own list of 2006 has them for every element, and every list of fonts ends generic.",
  },
  {
    usages: ["property mso-hide", "property mso-padding-alt"],
    reason: "Word's own: it hides the preheader and pads the button; nobody else knows them.",
  },
  {
    usages: ["property -webkit-text-size-adjust"],
    reason: "For Apple Mail on iOS, which would enlarge text; others ignore it.",
  },
  {
    usages: ["property supported-color-schemes", "selector :root"],
    reason: "For Apple Mail, in a rule of its own: a client that does not know it drops that rule.",
  },
];
