import { escapeText, escapeValue } from "../../../core/text/escape-html.ts";

/** What is played or shown on another site: where it is, what it is called, and its picture where the address gives one. */
export interface Embed {
  readonly url: string;
  readonly label: string;
  readonly picture: string | null;
}

const YOUTUBE =
  /(?:youtube(?:-nocookie)?\.com\/(?:embed\/|v\/|shorts\/|live\/|watch\?(?:[^#]*&)?v=)|youtu\.be\/)([\w-]{1,20})/;
const YOUTUBE_LIST = /youtube(?:-nocookie)?\.com\/embed\/(?:videoseries)?\?[^#]*list=([\w-]+)/;
const VIMEO = /vimeo\.com\/(?:video\/)?(\d+)/;
const BILIBILI = /bilibili\.com\/[^#]*bvid=(\w+)/;
const MEDIA: readonly (readonly [shape: RegExp, label: string])[] = [
  [/\.(?:mp4|webm|ogv|mov|m4v)(?:[?#]|$)/i, "Video"],
  [/\.(?:mp3|ogg|oga|wav|m4a|flac)(?:[?#]|$)/i, "Audio"],
  [/\.pdf(?:[?#]|$)/i, "PDF"],
];
const SITES: readonly (readonly [host: RegExp, label: string])[] = [
  [/(?:^|\.)spotify\.com$/, "Spotify"],
  [/(?:^|\.)soundcloud\.com$/, "SoundCloud"],
  [/(?:^|\.)codepen\.io$/, "CodePen"],
  [/(?:^|\.)codesandbox\.io$/, "CodeSandbox"],
  [/(?:^|\.)stackblitz\.com$/, "StackBlitz"],
  [/(?:^|\.)(?:twitter|x)\.com$/, "Post on X"],
  [/(?:^|\.)twitch\.tv$/, "Twitch"],
  [/(?:^|\.)loom\.com$/, "Loom"],
  [/(?:^|\.)speakerdeck\.com$/, "Speaker Deck"],
  [/^gist\.github\.com$/, "Gist"],
  [/(?:^|\.)figma\.com$/, "Figma"],
  [/(?:^|\.)google\.[a-z.]+$/, "Google"],
];

export const youtube = (id: string): Embed => ({
  url: `https://www.youtube.com/watch?v=${encodeURIComponent(id)}`,
  label: "Video on YouTube",
  picture: `https://img.youtube.com/vi/${encodeURIComponent(id)}/hqdefault.jpg`,
});

export const vimeo = (id: string): Embed => ({
  url: `https://vimeo.com/${encodeURIComponent(id)}`,
  label: "Video on Vimeo",
  picture: null,
});

/** What an address of a frame or a player leads to. `kind`: what it is where the address does not tell. */
export function describeEmbed(address: string, kind: string): Embed {
  const url = address.trim().replace(/^\/\//, "https://");
  const [, clip] = YOUTUBE.exec(url) ?? [];
  const [, list] = YOUTUBE_LIST.exec(url) ?? [];
  if (list !== undefined)
    return {
      url: `https://www.youtube.com/playlist?list=${list}`,
      label: "Playlist on YouTube",
      picture: null,
    };
  if (clip !== undefined) return youtube(clip);
  const [, film] = VIMEO.exec(url) ?? [];
  if (film !== undefined) return vimeo(film);
  const [, show] = BILIBILI.exec(url) ?? [];
  if (show !== undefined)
    return { url: `https://www.bilibili.com/video/${show}`, label: "Video on Bilibili", picture: null };
  return { url, label: labelAddress(url, kind), picture: null };
}

function labelAddress(url: string, kind: string): string {
  const media = MEDIA.find(([shape]) => shape.test(url))?.[1];
  const host = URL.parse(url)?.hostname.replace(/^www\./, "") ?? "";
  const site = SITES.find(([shape]) => shape.test(host))?.[1];
  if (media !== undefined) return `${media}: ${nameFile(url)}`;
  return site ?? (host === "" ? kind : `${kind}: ${host}`);
}

function nameFile(url: string): string {
  const name =
    url
      .replace(/[?#].*$/, "")
      .split("/")
      .at(-1) ?? "";
  try {
    return decodeURIComponent(name);
  } catch {
    return name; // a bare "%" is a sign of the name
  }
}

/** A link that says what it is, below its picture: in HTML, which holds within blocks of HTML too. */
export function writeEmbed({ url, label, picture }: Embed): string {
  const shown = picture === null ? "" : `<img src="${escapeValue(picture)}" alt=""><br>`;
  return `<a href="${escapeValue(url)}">${shown}${escapeText(label)}</a>`;
}
