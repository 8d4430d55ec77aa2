import type { PageFinding } from "../../core/pages/waiting-page.ts";

/** Asks the blog for pages: bounded in time, bytes and redirects, and of public hosts alone. Throws for nothing that a server does. */
export interface PageClient {
  /** Null: there were not so many requests left, so that nothing is known. */
  ask(url: string, mostRequests: number): Promise<PageFinding | null>;
}
