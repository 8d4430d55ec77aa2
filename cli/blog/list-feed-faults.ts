import type { FeedView, ItemView } from "./read-feed.ts";

/** A whole post is longer than this, or does not end like one that was cut. */
const SHORT = 600;
const CUT_END =
  /(…|\.\.\.|\[\s*(…|\.\.\.|&#8230;|&hellip;)\s*\]|&hellip;|&#8230;|read more|continue reading)\W*$/i;

/** What would be missing in mails made of this feed, in plain words with the remedy; empty: nothing. */
export function listFeedFaults({ items }: FeedView): readonly string[] {
  if (items.length === 0) return ["It shows no post."];
  const count = (isFaulty: (item: ItemView) => boolean) => items.filter(isFaulty).length;
  const dateless = count(({ date }) => date === null);
  const nameless = count(({ guid }) => guid === null || guid.trim() === "");
  const homeless = count(({ url }) => url === null);
  const relative = count(({ url }) => url !== null && URL.parse(url) === null);
  const cut = count(isCut);
  return [
    ...say(dateless, items, "no date: they would count from when they are first seen"),
    ...say(
      nameless,
      items,
      "no guid (RSS) or id (Atom, JSON Feed): another address would make a new post of them",
    ),
    ...say(homeless, items, "no link: a mail could not lead to their page"),
    ...say(
      relative,
      items,
      "a link without a host: write it whole, for other readers take it for a dead one",
    ),
    ...(cut * 2 > items.length
      ? [
          `${cut} of ${items.length} posts are cut: let the feed have whole bodies, and mails will have them too.`,
        ]
      : []),
  ];
}

const isCut = ({ body }: ItemView) => {
  const plain = body.replace(/<[^>]*>/g, " ").trim();
  return plain === "" || (plain.length < SHORT && CUT_END.test(plain));
};

const say = (count: number, { length }: readonly ItemView[], words: string) =>
  count === 0 ? [] : [`${count} of ${length} posts have ${words}.`];
