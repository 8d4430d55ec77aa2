import { selectCommands } from "../../src/core/issues/command-state.ts";
import { applyCommand, type CommandDependencies } from "../../src/usecases/issues/apply-command.ts";
import { nothingReported } from "../fakes/nothing-reported.ts";
import type { IssueWorld } from "./issue-world.ts";

type Wish = Parameters<typeof applyCommand>[2];

/** An author who tells the issue and its one object; `isReached` false: the object does not answer. */
export function createAuthor(
  world: IssueWorld,
  {
    isReached = true,
    pacer = { forgetLearnt: async () => {} },
  }: { readonly isReached?: boolean; readonly pacer?: CommandDependencies["pacer"] } = {},
) {
  const { issues, clock, log, ledger } = world.deps;
  const deps: CommandDependencies = {
    ...{ issues, clock, log, ...nothingReported },
    commander: {
      async command(issue) {
        if (isReached) ledger.recordCommands(selectCommands(issue));
        return isReached ? 0 : 1;
      },
    },
    pacer,
  };
  return (wish: Wish) => applyCommand(deps, world.deps.id, wish);
}
