import type { Instant, SubscriberId } from "../../core/ids.ts";
import type { ReportedSuppression, Suppression } from "../../core/subscribers/suppression.ts";

/** Who is never written to, whatever their status and however they come back. Read back at once (D1). */
export interface SuppressionList {
  /** Whether it is new. The first reason stays. Idempotent. */
  suppressReported(suppression: ReportedSuppression): Promise<boolean>;
  /** The author's word. The first reason stays. Idempotent. */
  suppress(id: SubscriberId, at: Instant): Promise<void>;
  /** The author's word, and nobody else's. Idempotent. */
  lift(id: SubscriberId, at: Instant): Promise<void>;
  find(id: SubscriberId): Promise<Suppression>;
}
