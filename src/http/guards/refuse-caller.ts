import type { Context } from "hono";
import { deriveNetwork } from "../../core/access/client-network.ts";
import type { Problem } from "../../core/problem.ts";
import { answerProblem } from "../shell/answer-problem.tsx";
import type { HttpEnv } from "../shell/context.ts";

/** The rate limit counts by the minute. */
const RETRY_AFTER_SECONDS = 60;

const PROOFS = ["authorization", "webhook-signature", "svix-signature", "x-hub-signature-256"];

/**
 * Answers whoever presented a wrong token or signature, and slows down one client that does so often. Only what is wrong is
 * counted, and whoever is right is let in whatever came before: an author may share an address with somebody who guesses,
 * and 32 random characters are not found by guessing. Who presented nothing is told how to ask.
 */
export async function refuseCaller(c: Context<HttpEnv>, problem: Problem): Promise<Response> {
  const presented = PROOFS.some((header) => c.req.header(header) !== undefined);
  const client = deriveNetwork(c.req.header("cf-connecting-ip") ?? "");
  if (!presented || (await c.var.gazette.admitWrongCaller(client))) return answerProblem(c, problem);
  c.header("Retry-After", String(RETRY_AFTER_SECONDS));
  return answerProblem(c, { kind: "too-many-requests" });
}
