import { describeEmbed, type Embed, vimeo, writeEmbed, youtube } from "../embeds.ts";
import type { TagArguments } from "./tag-arguments.ts";
import { findArgument } from "./tag-arguments.ts";

/** By the name of a tag: what an argument without an address stands for. */
const BY_ID: Readonly<Record<string, (id: string, other: string) => Embed>> = {
  youtube,
  youtubeembed: youtube,
  liteyoutube: youtube,
  youtubelite: youtube,
  ytembed: youtube,
  vimeo,
  gist: (id, other) =>
    describeEmbed(`https://gist.github.com/${other === "" ? id : `${id}/${other}`}`, "Gist"),
  tweet: (id, other) => toTweet(id, other),
  twitter: (id, other) => toTweet(id, other),
  twittersimple: (id, other) => toTweet(id, other),
  x: (id, other) => toTweet(id, other),
  xsimple: (id, other) => toTweet(id, other),
  instagram: (id) => ({
    url: `https://www.instagram.com/p/${id}/`,
    label: "Post on Instagram",
    picture: null,
  }),
  codepen: (id, other) =>
    describeEmbed(`https://codepen.io/${other === "" ? id : `${id}/pen/${other}`}`, "CodePen"),
  jsfiddle: (id) => ({ url: `https://jsfiddle.net/${id}/`, label: "JSFiddle", picture: null }),
  bilibili: (id) => ({
    url: `https://www.bilibili.com/video/${id}`,
    label: "Video on Bilibili",
    picture: null,
  }),
  asciinema: (id) => ({
    url: `https://asciinema.org/a/${id}`,
    label: "Recording on asciinema",
    picture: null,
  }),
  spotify: (id) => describeEmbed(`https://open.spotify.com/${id}`, "Spotify"),
  github: (id) => ({ url: `https://github.com/${id}`, label: `GitHub: ${id}`, picture: null }),
};
const BY_ADDRESS = new Set(
  "video audio iframe embed pdf oembed frame player mp4 videoplayer audioplayer soundcloud codesandbox stackblitz link-card linkcard".split(
    " ",
  ),
);

const toTweet = (id: string, other: string): Embed => {
  const number = other === "" ? id : other;
  const author = other === "" ? "i" : id;
  return {
    url: `https://x.com/${author}/status/${encodeURIComponent(number)}`,
    label: "Post on X",
    picture: null,
  };
};

/** What a tag of this name shows from elsewhere, as a link; null: it shows nothing of the kind. */
export function writeEmbedTag(name: string, given: TagArguments): string | null {
  const kind = name.toLowerCase().replace(/[-_.]|html$|md$/g, "");
  const first =
    findArgument(given, "id videoid video_id tweetid user src url file link href path repo mp4") ??
    given.plain[0] ??
    "";
  if (first === "") return null;
  if (/^(?:https?:)?\/\//.test(first) && (Object.hasOwn(BY_ID, kind) || BY_ADDRESS.has(kind)))
    return writeEmbed(
      describeEmbed(
        first,
        kind.replace(/^./, (letter) => letter.toUpperCase()),
      ),
    );
  if (BY_ADDRESS.has(kind)) return writeEmbed(describeEmbed(first, kind === "audio" ? "Audio" : "Video"));
  const user = findArgument(given, "user");
  if (!Object.hasOwn(BY_ID, kind)) return null;
  const [id, other] =
    user === undefined ? [first, given.plain[1] ?? ""] : [user, findArgument(given, "id") ?? ""];
  return writeEmbed(
    BY_ID[kind]?.(id, /^\d|^[0-9a-f]{6,}$/i.test(other) || kind === "codepen" ? other : "") ?? youtube(id),
  );
}
