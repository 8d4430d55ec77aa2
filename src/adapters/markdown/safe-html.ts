import sanitizeHtml from "sanitize-html";
import { cleanText } from "../../core/clean-text.ts";

/**
 * What an article needs and every mail client and feed reader takes. No style, id or form; of classes only a code's
 * language and the footnotes.
 */
const ALLOWED_TAGS = [
  ..."h1 h2 h3 h4 h5 h6 p div span blockquote pre code hr br".split(" "),
  ..."ul ol li dl dt dd table caption thead tbody tfoot tr th td".split(" "),
  ..."a img figure figcaption details summary".split(" "),
  ..."strong b em i u s del ins mark small sub sup kbd samp var abbr cite q time".split(" "),
];

/** Their text goes with them: it is code, or what an old browser should show instead of the element. */
const TAGS_WITHOUT_TEXT = [
  "script",
  "style",
  "textarea",
  "option",
  "noscript",
  "iframe",
  "object",
  "template",
  "title",
];

/** Deeper elements lose their tags and keep their text; nobody can read more levels, and some clients break on them. */
const MAX_DEPTH = 60;

/** What addresses of the text lead to; null: to nothing. */
export interface AddressResolver {
  readonly link: (href: string) => string | null;
  readonly picture: (source: string) => string | null;
}

const AS_WRITTEN: AddressResolver = { link: (href) => href, picture: (source) => source };

/**
 * HTML with nothing in it that runs, calls home unasked, breaks a layout or is no character of XML; every address absolute.
 * Nothing may change it afterwards: to take characters out of HTML that is already safe can open it again, when a quote goes
 * with them. So texts and values are cleaned here, where they are still texts and values.
 */
export function selectSafeHtml(html: string, baseUrl: URL, resolve: AddressResolver = AS_WRITTEN): string {
  return sanitizeHtml(html, {
    allowedTags: ALLOWED_TAGS,
    nonTextTags: TAGS_WITHOUT_TEXT,
    nestingLimit: MAX_DEPTH,
    allowedAttributes: {
      a: ["href", "title"],
      img: ["src", "alt", "title", "width", "height"],
      abbr: ["title"],
      ol: ["start"],
      th: ["align", "colspan", "rowspan"],
      td: ["align", "colspan", "rowspan"],
      "*": ["lang", "dir"],
    },
    allowedClasses: { code: ["language-*"], div: ["footnotes"] },
    allowedSchemes: ["http", "https", "mailto"],
    textFilter: cleanText,
    exclusiveFilter: ({ tag, attribs }) => tag === "img" && !attribs.src,
    transformTags: {
      a: (tagName, attribs) => ({
        tagName,
        attribs: withAddress(
          attribs,
          "href",
          toLink(attribs.href === undefined ? null : resolve.link(attribs.href), baseUrl),
        ),
      }),
      img: (tagName, attribs) => {
        const source = attribs.src ? resolve.picture(attribs.src) : null;
        const address = source === null ? null : toPicture(source, baseUrl);
        return { tagName, attribs: withAddress(attribs, "src", address) };
      },
      th: withAlignment,
      td: withAlignment,
      "*": withCleanValues,
    },
  }).trim(); // blanks at the ends are all that may still go
}

/** Runs after the transformation of the element's own name. */
const withCleanValues = (tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag => ({
  tagName,
  attribs: Object.fromEntries(Object.entries(attribs).map(([name, value]) => [name, cleanText(value)])),
});

const toLink = (text: string | null, baseUrl: URL) =>
  toAbsolute(text, baseUrl, ["http:", "https:", "mailto:"]);
const toPicture = (text: string, baseUrl: URL) => toAbsolute(text, baseUrl, ["http:", "https:"]);

function toAbsolute(text: string | null, baseUrl: URL, protocols: readonly string[]): string | null {
  const url = text === null ? null : URL.parse(text, baseUrl.href);
  return url !== null && protocols.includes(url.protocol) ? url.href : null;
}

function withAddress(
  attribs: sanitizeHtml.Attributes,
  name: string,
  address: string | null,
): sanitizeHtml.Attributes {
  const { [name]: _given, ...others } = attribs;
  return address === null ? others : { ...others, [name]: address };
}

/** Markdown tables align cells by `style`, which is not let through; `align` is, and mail clients know it. */
function withAlignment(tagName: string, attribs: sanitizeHtml.Attributes): sanitizeHtml.Tag {
  const align = /^text-align:\s*(left|center|right)$/.exec(attribs.style ?? "")?.[1];
  return { tagName, attribs: align === undefined ? attribs : { ...attribs, align } };
}
