import type { Instant } from "../ids.ts";
import { hasFaults, type Preview, type PreviewedPost } from "./preview.ts";

export interface CommentFacts {
  readonly url: string;
  readonly timeZone: string;
  readonly clipBytes: number;
}

/** What is said at the pull request, in Markdown. All that its author wrote is shown as it is, and means nothing. */
export function composeComment(preview: Preview, { url, timeZone, clipBytes }: CommentFacts): string {
  const { posts, mails, audiences, leftOut, removed, head } = preview;
  if (posts.length === 0 && removed.length === 0)
    return `**No post of the newsletter changes with this.** (${head.slice(0, 7)})`;
  const size = Math.max(0, ...mails.map(({ bytes }) => bytes));
  const lines = [
    `### [See the mails as readers would get them](${url})`,
    "",
    "| Post | What becomes of it |",
    "| --- | --- |",
    ...posts.map((post) => `| ${quote(post.title ?? post.path)} | ${describePost(post)} |`),
    ...removed.map((path) => `| ${quote(path)} | is taken away |`),
    "",
    ...(leftOut === 0 ? [] : [`${leftOut} more are not shown.`, ""]),
    ...(mails.length === 0
      ? []
      : [
          `**Who would get it:** ${audiences.map((one) => describeAudience(one, timeZone)).join(", ")}.`,
          `**The largest mail** has ${formatKilobytes(size)}${size > clipBytes ? ": Gmail would cut it off" : ""}.`,
        ]),
    "",
    `<sub>${head.slice(0, 7)}; kept up to date with each commit, and gone when this is closed.</sub>`,
  ];
  return lines.join("\n");
}

/** What a comment of ours is found again by: it holds the preview's own id, so that nobody else's is taken for ours. */
export const deriveMark = ({ id }: Pick<Preview, "id">): string => `gazette-preview ${id}`;

/** In one line of at most 140 characters, for the status of the commit. */
export function composeDescription(preview: Preview): string {
  const faulty = preview.posts.filter(({ faults }) => faults.length > 0).length;
  if (hasFaults(preview))
    return `${faulty} of ${countOf(preview.posts.length, "post", "posts")} cannot be read`;
  const { length } = preview.mails;
  if (length === 0) return "No mail would go out";
  return length === 1 ? "One mail, as readers would get it" : `${length} mails, as readers would get them`;
}

export const formatKilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`;

/** Text as code: neither a mention nor a link nor HTML works in it, and it stays in its cell. */
const quote = (text: string) =>
  `\`${
    text
      .replace(/[`|\r\n]/g, " ")
      .slice(0, 120)
      .trim() || " "
  }\``;

function describePost({ faults, reason, unsaid, deadLinks }: PreviewedPost): string {
  const said = [
    ...faults.map((fault) => `cannot be read: ${quote(fault)}`),
    ...(reason === null ? [] : [`nobody is mailed: ${quote(reason)}`]),
    ...(unsaid.length === 0
      ? []
      : [countOf(unsaid.length, "picture without a text", "pictures without a text")]),
    ...deadLinks.map(({ url, problem }) => `dead link ${quote(url)} (${quote(problem)})`),
  ];
  return said.length === 0 ? "is mailed" : said.join("<br>");
}

const countOf = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

const describeAudience = (
  { cadence, readers, nextAt }: Preview["audiences"][number],
  timeZone: string,
): string => `${readers} ${cadence} (${nextAt === null ? "at once" : formatMoment(nextAt, timeZone)})`;

export const formatMoment = (at: Instant, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone }).format(at);
