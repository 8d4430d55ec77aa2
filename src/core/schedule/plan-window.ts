import type { Cadence } from "../cadence.ts";
import type { Instant, PostId } from "../ids.ts";
import type { Post } from "../posts/post.ts";
import { isPublicPost } from "../posts/public-post.ts";
import { compareText, groupStories } from "../posts/story.ts";
import type { Newsletter } from "../settings/settings.ts";
import { deriveShortHash } from "../short-hash.ts";
import { deriveLocalDate } from "../time-zone.ts";
import type { ClaimName, NameParts } from "./issue-name.ts";
import type { CadenceCursor, PlannedIssue, ReaderHours } from "./schedule.ts";
import type { Slot } from "./slot.ts";

/** One cadence, and all that its next window is made of. */
export interface WindowInput {
  readonly cadence: Cadence;
  readonly cursor: CadenceCursor | null;
  readonly posts: readonly Post[];
  readonly reopened: ReadonlySet<PostId>;
  readonly t: Instant;
  readonly plannedAt: Instant;
  readonly holdUntil: Instant | null;
  readonly claimName: ClaimName;
  /** Names of slots up to this date may be those of issues that were lost, and whose objects may still be there; null: none. */
  readonly namedUntil: string | null;
  readonly rules: Pick<Newsletter, "timeZone" | "sendAt" | "deliverIn" | "languages" | "shards">;
}

export interface WindowPlan {
  readonly issues: readonly PlannedIssue[];
  readonly cursor: CadenceCursor | null;
}

/** The issues of the window that ends at a slot; null: no slot is due, and the cadence only begins. */
export function planWindow(input: WindowInput, slot: Slot | null): WindowPlan {
  const begun = input.cursor ?? { cadence: input.cadence, beganAt: input.t, slotDate: null, through: null };
  const unchanged = { issues: [], cursor: input.cursor === null ? begun : null };
  if (slot === null) return unchanged;
  const posts = selectWindow(input);
  if (input.cadence === "instant") {
    if (posts.length === 0) return unchanged;
    const issues = groupStories(posts).map((story) =>
      buildIssue(
        input,
        { parts: nameInstant(story.key, story.posts), slotAt: slot.at, readerHours: null },
        story.posts,
      ),
    );
    return { issues, cursor: { ...begun, through: input.t } };
  }
  const cursor = { ...begun, slotDate: slot.date, through: input.t };
  if (posts.length === 0) return { issues: [], cursor };
  const name = {
    parts: {
      stem: `${input.cadence}-${slot.date}`,
      hashed: [hashPosts(posts)],
      plain: input.namedUntil === null || slot.date > input.namedUntil,
    },
    slotAt: slot.at,
    readerHours: deriveHours(input.rules, slot.date),
  };
  return { issues: [buildIssue(input, name, posts)], cursor };
}

/** The issue of the window that ends now because somebody asked for it; the slot is left alone. */
export function planByHand(input: WindowInput): WindowPlan {
  if (input.cadence === "instant") return planWindow(input, { date: "", at: input.t });
  const posts = selectWindow(input);
  if (posts.length === 0) return { issues: [], cursor: null };
  const begun = input.cursor ?? { cadence: input.cadence, beganAt: input.t, slotDate: null, through: null };
  const stem = `${input.cadence}-${deriveLocalDate(input.t, input.rules.timeZone)}`;
  const name = {
    parts: { stem, hashed: listIds(posts) },
    slotAt: input.t,
    readerHours: deriveHours(input.rules, null),
  };
  return { issues: [buildIssue(input, name, posts)], cursor: { ...begun, through: input.t } };
}

/** A story that goes out as it appears waits for nobody's hour; only what has a rhythm has one. */
const deriveHours = (rules: WindowInput["rules"], date: string | null): ReaderHours | null =>
  rules.deliverIn === "reader" ? { date, time: rules.sendAt } : null;

/** What was released in (through, t], and what a cancelled issue gave back, in the order of the issue. */
function selectWindow(input: WindowInput): readonly Post[] {
  const from = input.cursor?.through ?? Number.NEGATIVE_INFINITY;
  const inside = input.posts.filter(
    (post) =>
      post.releasedAt !== null &&
      (post.releasedAt > from || input.reopened.has(post.id)) &&
      post.special === null &&
      isPublicPost(post, { at: input.t, languages: input.rules.languages, requirePage: false }) && // it was released
      post.newsletter,
  );
  return groupStories(inside).flatMap((story) => story.posts);
}

function buildIssue(
  input: WindowInput,
  { parts, ...times }: Pick<PlannedIssue, "slotAt" | "readerHours"> & { readonly parts: NameParts },
  posts: readonly Post[],
): PlannedIssue {
  return {
    ...times,
    id: input.claimName(parts, input.t),
    cadence: input.cadence,
    windowFrom: input.cursor?.through ?? null,
    windowThrough: input.t,
    posts: posts.map((post) => post.id),
    shards: input.rules.shards,
    plannedAt: input.plannedAt,
    holdUntil: input.holdUntil,
  };
}

/** A later translation makes another issue of the same story, so the posts are part of the name. */
const nameInstant = (story: string, posts: readonly Post[]): NameParts => ({
  stem: "instant",
  hashed: [story, hashPosts(posts)],
});

const hashPosts = (posts: readonly { readonly id: PostId }[]) => deriveShortHash(listIds(posts));

/** In an order of their own: the same posts make the same name. */
export const listIds = (posts: readonly { readonly id: PostId }[]) =>
  posts.map((post) => post.id).sort(compareText);
