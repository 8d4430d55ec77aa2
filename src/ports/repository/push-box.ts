import type { PendingPush, Push } from "../../core/repository/push.ts";

/** What one repository is owed, in its object's storage. Synchronous and durable. */
export interface PushBox {
  read(): PendingPush | null;
  write(pending: PendingPush | null): void;
}

/** Hands a push to the object of its repository: once it returns, the work is owed. */
export interface PushTaker {
  take(push: Push): Promise<void>;
}
