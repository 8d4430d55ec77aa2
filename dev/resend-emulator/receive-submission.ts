import { createHash } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { type Answer, accept, nameOfStatus, refuse, refuseWith } from "./answer.ts";
import { createBrokenConnection, neverAnswer } from "./broken-connection.ts";
import type { CallEntry } from "./call-log.ts";
import { checkCredentials } from "./credentials.ts";
import type { StatusFault } from "./faults.ts";
import {
  bareAddress,
  type Endpoint,
  type ParsedSubmission,
  type PlacedMail,
  parseSubmission,
  type SubmissionRules,
} from "./parse-submission.ts";
import type { Provider } from "./provider.ts";

/**
 * Answers POST /emails and POST /emails/batch in the order in which the real API decides: edge, key, rate,
 * idempotency, body, quota. Throws a broken connection where a fault says so.
 */
export async function receiveSubmission(
  provider: Provider,
  request: Request,
  endpoint: Endpoint,
): Promise<Answer> {
  const entry = provider.calls.open(endpoint, request.headers.get("idempotency-key"));
  const refusal = checkCredentials(request.headers, provider.apiKey);
  const answer = refusal ?? (await answerInTurn(provider, request, endpoint, entry));
  entry.settle(answer);
  if (entry.call.dropped) throw createBrokenConnection();
  return answer;
}

async function answerInTurn(
  provider: Provider,
  request: Request,
  endpoint: Endpoint,
  entry: CallEntry,
): Promise<Answer> {
  const standing = provider.rate.take();
  const answer = standing.allowed
    ? await answerAdmitted(provider, request, endpoint, entry)
    : refuse("rate_limit_exceeded");
  return { ...answer, headers: { ...standing.headers, ...provider.quota.headers(), ...answer.headers } };
}

/** Reading and checking are done while the caller waits anyway: the latency runs from the request's arrival. */
async function answerAdmitted(provider: Provider, request: Request, endpoint: Endpoint, entry: CallEntry) {
  const answerAt = performance.now() + (provider.faults.current().latencyMs ?? 0);
  const latency = () => delay(Math.max(0, answerAt - performance.now()));
  if (provider.faults.strikes("hang")) await neverAnswer(request.signal);
  const bytes = Buffer.from(await request.arrayBuffer());
  await provider.turn();
  const bodyHash = createHash("sha256").update(bytes).digest("hex");
  entry.note({ bodyHash });

  const claim = provider.keys.claim(endpoint, entry.call.idempotencyKey, bodyHash);
  if (claim.state === "refused") return claim.answer;
  if (claim.state === "replayed") {
    await latency();
    entry.note({ replayed: true });
    return claim.answer;
  }
  const rules = readRules(provider, request, endpoint);
  const parsed = parseSubmission(bytes.toString(), rules);
  await latency();
  const fault = provider.faults.strikes("failStatus");
  const answer = fault ? failAsAsked(fault) : takeMails(provider, bytes, { parsed, rules }, entry);
  claim.settle(answer);
  const lie = entry.call.accepted > 0 ? provider.faults.strikes("acceptThenFail") : null;
  return lie ? failAsAsked(lie) : answer;
}

function readRules(provider: Provider, request: Request, endpoint: Endpoint): SubmissionRules {
  const refusedAddresses = [provider.faults.current().refuseAddress ?? []].flat().map(bareAddress);
  const permissive = request.headers.get("x-batch-validation") === "permissive";
  return { endpoint, permissive, refusedAddresses };
}

function takeMails(
  provider: Provider,
  body: Buffer,
  { parsed, rules }: { readonly parsed: ParsedSubmission; readonly rules: SubmissionRules },
  entry: CallEntry,
): Answer {
  if (!parsed.ok) return parsed.answer;
  const overQuota = provider.quota.take(countRecipients(parsed.mails));
  if (overQuota) return overQuota;

  const { index: callIndex, idempotencyKey, receivedAt } = entry.call;
  const ids = provider.mailbox.add(parsed.mails, body, { callIndex, idempotencyKey, receivedAt });
  provider.events.reportOf(
    parsed.mails.flatMap(({ mail }, index) => {
      const id = ids[index];
      return id === undefined ? [] : [{ id, mail }];
    }),
  );
  entry.note({ accepted: ids.length, dropped: provider.faults.strikes("acceptThenDrop") !== null });
  const data = ids.map((id) => ({ id }));
  if (rules.endpoint === "/emails") return accept(data[0]);
  return accept(rules.permissive ? { data, errors: parsed.faults } : { data });
}

const countRecipients = (mails: readonly PlacedMail[]) =>
  mails.reduce((sum, { mail }) => sum + mail.to.length + mail.cc.length + mail.bcc.length, 0);

function failAsAsked(fault: StatusFault): Answer {
  const { status, name = nameOfStatus(status), retryAfterSeconds } = fault;
  const headers: Answer["headers"] =
    retryAfterSeconds === undefined ? {} : { "retry-after": String(retryAfterSeconds) };
  return refuseWith(status, name, "The emulator's faults ask for this answer.", headers);
}
