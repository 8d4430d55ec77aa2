import type { Instant } from "../ids.ts";
import type { FailingRepository } from "../repository/repository-state.ts";
import { type Occasion, REPOSITORY_PATIENCE_MS } from "./occasion.ts";

/** What the author should know of repositories at that moment; the same outage makes the same occasion each time. */
export const deriveRepositoryOccasions = (
  failing: readonly FailingRepository[],
  now: Instant,
): readonly Occasion[] =>
  failing
    .filter(({ failingSince }) => now - failingSince >= REPOSITORY_PATIENCE_MS)
    .map(({ name, problem, failingSince }) => ({
      ...{ kind: "repository-failing", repository: name, because: problem, since: failingSince },
    }));
