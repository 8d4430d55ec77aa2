import { translate } from "../../../templates/words/translate.ts";
import type { World } from "../world/world.ts";
import type { ReputationPlan } from "./draw-reputation.ts";

const LEAST_BOUNCES = 10;
const BOUNCE_SHARE = 0.05;
const LEAST_COMPLAINTS = 3;
const COMPLAINT_SHARE = 0.001;

/** By what was reported and what the provider took alone: what is held, what goes by itself, and what its author is told, who lets go what is held at that moment. */
export async function judgeReputation(
  world: World,
  plan: ReputationPlan,
  letGoAt: number,
): Promise<readonly string[]> {
  const { readers, bounces, complaints } = plan;
  const isBad = bounces >= LEAST_BOUNCES && bounces >= readers * BOUNCE_SHARE;
  const isDisliked = complaints >= LEAST_COMPLAINTS && complaints >= readers * COMPLAINT_SHARE;
  const left = readers - bounces - complaints;
  const of = await listMails(world);
  const early = of("p1").filter(({ at }) => at < letGoAt).length;
  return [
    ...expect("the first issue", of("p0").length, readers),
    ...expect("the next issue, before its author's word", early, isBad ? 0 : left),
    ...expect("the next issue", of("p1").length, left),
    ...expect("the issue after its author's word", of("p2").length, left),
    ...expectTold(world, "bounces", isBad ? 1 : 0),
    ...expectTold(world, "complaints", isDisliked ? 1 : 0),
  ];
}

const expect = (what: string, mails: number, wanted: number) =>
  mails === wanted ? [] : [`${what}: ${mails} mails, and ${wanted} are right`];

/** The mails of the issue that brings a post. */
async function listMails({ db, provider }: World) {
  const { results } = await db
    .prepare("SELECT issue, post FROM issue_posts")
    .all<{ issue: string; post: string }>();
  return (post: string) => {
    const issues = new Set(results.filter((row) => row.post === post).map(({ issue }) => issue));
    return provider.deliveries.filter(({ issue }) => issue !== null && issues.has(issue));
  };
}

/** A mail whose key had expired may come again, as the same. */
function expectTold({ provider }: World, kind: "bounces" | "complaints", wanted: number) {
  const heading = translate("en")(`note.${kind}`);
  const notes = new Map(
    provider.deliveries.flatMap(({ key, text }) =>
      key.startsWith("note-") ? [[key.split("-").slice(0, 3).join("-"), text]] : [],
    ),
  );
  const told = [...notes.values()].reduce((sum, text) => sum + text.split(heading).length - 1, 0);
  return told === wanted ? [] : [`the author was told ${told} times of ${kind}, and ${wanted} is right`];
}
