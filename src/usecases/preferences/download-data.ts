import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import {
  type FindSubscriberDependencies,
  type FoundSubscriber,
  findSubscriber,
} from "../subscribers/author/find-subscriber.ts";
import { type ManagementDependencies, verifyFresh } from "./verify-management.ts";

/** All that is kept about a reader, for whoever has a magic link (GDPR articles 15 and 20). Changes nothing. */
export async function downloadData(
  deps: FindSubscriberDependencies & ManagementDependencies,
  input: { readonly token: string },
): Promise<Result<FoundSubscriber, Problem>> {
  const id = await verifyFresh(deps, input);
  return id.ok ? findSubscriber(deps, { addressOrId: id.value }) : id;
}
