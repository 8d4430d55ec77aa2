import type { Problem } from "../../core/problem.ts";
import type { Result } from "../../core/result.ts";
import { type EraseDependencies, eraseSubscriber } from "../subscribers/author/erase-subscriber.ts";
import { type ManagementDependencies, verifyFresh } from "./verify-management.ts";

/** Erases the reader behind a magic link (GDPR article 17). Idempotent. */
export async function eraseMyself(
  deps: EraseDependencies & ManagementDependencies,
  input: { readonly token: string },
): Promise<Result<"erased", Problem>> {
  const id = await verifyFresh(deps, input);
  return id.ok ? eraseSubscriber(deps, { addressOrId: id.value }) : id;
}
