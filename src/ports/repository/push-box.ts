import type { PendingPull, Pull } from "../../core/repository/pull.ts";
import type { PendingPush, Push } from "../../core/repository/push.ts";

/** What one repository is owed, in its object's storage. Synchronous and durable. */
export interface PushBox {
  read(): PendingPush | null;
  write(pending: PendingPush | null): void;
}

/** The same of its pull requests, each by its number. */
export interface PullBox {
  read(number: number): PendingPull | null;
  /** Null: nothing is owed. */
  write(number: number, pending: PendingPull | null): void;
  list(): readonly PendingPull[];
}

/** Hands what happened to the object of its repository: once it returns, the work is owed. */
export interface RepositoryTaker {
  takePush(push: Push): Promise<void>;
  takePull(pull: Pull): Promise<void>;
}
