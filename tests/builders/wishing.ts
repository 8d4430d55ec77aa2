import { selectCommands } from "../../src/core/issue-commands.ts";
import { grantWish, type WishDependencies } from "../../src/usecases/issues/grant-wish.ts";
import type { IssueWorld } from "./issue-world.ts";

type Wish = Parameters<typeof grantWish>[2];

/** An author who tells the issue and its one object; `isReached` false: the object does not answer. */
export function createAuthor(world: IssueWorld, { isReached = true } = {}) {
  const { issues, clock, log, ledger } = world.deps;
  const deps: WishDependencies = {
    ...{ issues, clock, log },
    commander: {
      async command(issue) {
        if (isReached) ledger.recordCommands(selectCommands(issue));
        return isReached ? 0 : 1;
      },
    },
    pacer: { forgetLearnt: async () => {} },
  };
  return (wish: Wish) => grantWish(deps, world.deps.id, wish);
}
