import type { Preview, PreviewedPost } from "./preview.ts";

/** In UTF-16 code units. A title or an address of this length is nobody's who means well. */
const MAX_NAME = 300;
const MAX_ADDRESS = 500;
const MAX_SENTENCE = 1_000;
const MAX_LISTED = 20;

const cut = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`;

const cutOrNull = (text: string | null, most: number) => (text === null ? null : cut(text, most));

/**
 * What a preview tells of foreign files, cut to what a person can read: it is one row of the database, a comment and a page,
 * and a single picture's address may be half a megabyte.
 */
export const boundPreview = (preview: Preview): Preview => ({
  ...preview,
  title: cut(preview.title, MAX_NAME),
  posts: preview.posts.map(boundPost),
  removed: preview.removed.map((path) => cut(path, MAX_NAME)),
  mails: preview.mails.map((mail) => ({ ...mail, subject: cut(mail.subject, MAX_NAME) })),
});

const boundPost = ({ path, title, url, faults, reason, unsaid, deadLinks, ...post }: PreviewedPost) => ({
  ...post,
  ...{ path: cut(path, MAX_NAME), title: cutOrNull(title, MAX_NAME), url: cutOrNull(url, MAX_ADDRESS) },
  ...{ reason: cutOrNull(reason, MAX_SENTENCE), faults: faults.map((fault) => cut(fault, MAX_SENTENCE)) },
  unsaid: unsaid.slice(0, MAX_LISTED).map((address) => cut(address, MAX_ADDRESS)),
  deadLinks: deadLinks.map((link) => ({
    ...{ url: cut(link.url, MAX_ADDRESS), problem: cut(link.problem, MAX_SENTENCE) },
  })),
});
