/** What the author or the first poll said of an item: it is announced, or only kept. Null: the author is asked. */
export type ItemDecision = "new" | "known" | null;

/** At least so many items at once, and over half of those that a feed shows, look like a move of the blog. */
const FEW = 3;

export interface ItemsSeen {
  /** Nothing of this feed was ever stored. */
  readonly isFirst: boolean;
  /** Items of it wait for the author's word. */
  readonly isHeld: boolean;
  /** How many the feed shows. */
  readonly shown: number;
  /** How many of them nobody has seen before. */
  readonly unseen: number;
}

/**
 * What becomes of items that were never seen before. Those of the first poll were on the blog already. Where most of a feed
 * looks new at once, its addresses were changed, or it was filled from elsewhere: the author says which it is, and until
 * then nothing of it goes out.
 */
export function decideUnseen({ isFirst, isHeld, shown, unseen }: ItemsSeen): ItemDecision {
  if (isFirst) return "known";
  return isHeld || (unseen >= FEW && unseen * 2 > shown) ? null : "new";
}
