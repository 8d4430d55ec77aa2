import { describeEmbed, writeEmbed } from "./dialects/embeds.ts";
import { createFinder } from "./dialects/finder.ts";
import { readAttribute } from "./read-attribute.ts";

const PLAYER = /<(iframe|video|audio|embed|object)\b([^<>]*)>/gi;
const SOURCE = /<source\b([^<>]*)>/i;
const KINDS: Readonly<Record<string, string>> = { video: "Video", audio: "Audio" };
/** What stands in a player besides is for browsers that cannot play it. */
const MAX_CONTENT = 20_000;

/**
 * What is played or framed from elsewhere as a link that says what it is, with its picture where there is one: no mail can
 * play it. What has no address goes.
 */
export function linkEmbeds(html: string): string {
  const find = createFinder(html);
  let end = 0;
  const parts: string[] = [];
  PLAYER.lastIndex = 0;
  for (let match = PLAYER.exec(html); match !== null; match = PLAYER.exec(html)) {
    const [whole, name = "", attributes = ""] = match;
    const from = match.index + whole.length;
    const close = /^embed$/i.test(name) ? null : find.startOf(`</${name.toLowerCase()}`, from);
    const content = close === null || close - from > MAX_CONTENT ? "" : html.slice(from, close);
    parts.push(html.slice(end, match.index), writePlayer(name.toLowerCase(), attributes, content));
    end = content === "" && close !== from ? from : findTagEnd(html, close ?? from);
    PLAYER.lastIndex = end;
  }
  return end === 0 && parts.length === 0 ? html : parts.join("") + html.slice(end);
}

const findTagEnd = (html: string, from: number) => {
  const end = html.indexOf(">", from);
  return end === -1 ? html.length : end + 1;
};

function writePlayer(name: string, attributes: string, content: string): string {
  const source = [attributes, SOURCE.exec(content)?.[1] ?? ""]
    .map((text) => readAttribute(text, "src|data-src|data"))
    .find(Boolean);
  if (source === undefined || /^(?:javascript|data|about):/i.test(source.trim())) return "";
  const embed = describeEmbed(source, KINDS[name] ?? "Embedded page");
  const poster = readAttribute(attributes, "poster");
  const title = readAttribute(attributes, "title");
  const label = title && !/^youtube video player$/i.test(title) ? `${embed.label}: ${title}` : embed.label;
  return writeEmbed({ ...embed, label, picture: embed.picture ?? (poster || null) });
}
