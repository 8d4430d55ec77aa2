import { DurableObject } from "cloudflare:workers";
import { connectIssue } from "../compose/issue-object.ts";
import type { IssueId, SubscriberId } from "../core/ids.ts";
import type { CommandState } from "../core/issues/command-state.ts";
import type { Env } from "../env.ts";

/** One issue, or one shard of it. Dull on purpose: its alarm asks the rule book, does one slice, and sets itself. */
export class IssueObject extends DurableObject<Env> {
  #connected: ReturnType<typeof connectIssue> | null = null;

  /** Connected on first need, so that whoever only empties the object makes no tables in it. */
  get #issue() {
    this.#connected ??= connectIssue(this.env, this.ctx.storage);
    return this.#connected;
  }

  /** There may be something to do. Records whose object this is and sets the alarm. Idempotent. */
  async wake(id: IssueId, shard: number): Promise<void> {
    this.#issue.identify(id, shard);
    await this.#issue.alarms.wake();
  }

  /** What the author wants: recorded before the answer, so that it holds for whatever starts from now on. */
  async command(id: IssueId, shard: number, commands: CommandState): Promise<void> {
    this.#issue.identify(id, shard);
    this.#issue.recordCommands(commands);
    await this.#issue.alarms.wake();
  }

  /** A reader was erased. */
  forget(id: SubscriberId): void {
    this.#issue.forget(id);
  }

  /** The issue is retired: all that is stored goes, the alarm too. Idempotent. */
  async empty(): Promise<void> {
    await this.ctx.storage.deleteAlarm();
    await this.ctx.storage.deleteAll();
    this.#connected = null;
  }

  override async alarm(): Promise<void> {
    await this.#issue.alarms.run(() => this.#issue.advance());
  }

  /** The author's word about a batch of unknown outcome. */
  async resolve(batch: number, as: "submitted" | "not-submitted") {
    const resolved = this.#issue.resolve(batch, as);
    await this.#issue.alarms.wake();
    return resolved;
  }

  /** What the ledger knows of one reader; null: in no frozen batch here. */
  findRecipient(id: SubscriberId) {
    return this.#issue.findRecipient(id);
  }

  listUnknown() {
    return this.#issue.unknown.list();
  }

  findUnknown(batch: number) {
    return this.#issue.unknown.find(batch);
  }
}
