import type { StandInRepository } from "./repository.ts";
import type { Answer } from "./routes.ts";

/** Pull requests, comments at them, and marks of commits; null: it is neither. */
export function answerTalk(repository: StandInRepository, call: string, sent: unknown): Answer | null {
  const { comments, statuses } = repository;
  const body = (sent ?? {}) as Readonly<Record<string, string>>; // of our own product, in tests
  const [, pull] = /^GET pulls\/(\d+)$/.exec(call) ?? [];
  const known = repository.pulls.get(Number(pull));
  if (known !== undefined) return { status: 200, body: { number: Number(pull), ...known } };
  const [, issue] = /^(?:GET|POST) issues\/(\d+)\/comments$/.exec(call) ?? [];
  if (issue !== undefined && call.startsWith("GET"))
    return { status: 200, body: comments.filter((comment) => comment.issue === Number(issue)) };
  if (issue === "0") return { status: 404, body: { message: "Not Found" } };
  if (issue !== undefined) {
    const comment = { id: 1000 + comments.length, issue: Number(issue), body: body.body ?? "" };
    comments.push(comment);
    return { status: 201, body: comment };
  }
  const [, id] = /^PATCH issues\/comments\/(\d+)$/.exec(call) ?? [];
  const edited = comments.find((comment) => comment.id === Number(id));
  if (edited !== undefined) {
    edited.body = body.body ?? "";
    return { status: 200, body: edited };
  }
  const [, listed] = /^GET commits\/([0-9a-f]+)\/statuses$/.exec(call) ?? [];
  if (listed !== undefined) return { status: 200, body: statuses.filter(({ sha }) => sha === listed) };
  const [, marked] = /^POST statuses\/([0-9a-f]+)$/.exec(call) ?? [];
  if (marked === undefined) return null;
  if (/^0+$/.test(marked)) return { status: 422, body: { message: `No commit found for SHA: ${marked}` } };
  const { state = "", context = "", target_url = "", description = "" } = body;
  statuses.unshift({ sha: marked, state, context, target_url, description });
  return { status: 201, body: statuses[0] };
}
