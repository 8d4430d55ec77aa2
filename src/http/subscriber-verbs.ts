import type { confirmInSameBrowser, confirmSignup } from "../usecases/subscribers/confirm-signup.ts";
import type { countSubscribers } from "../usecases/subscribers/count-subscribers.ts";
import type { eraseSubscriber } from "../usecases/subscribers/erase-subscriber.ts";
import type { exportSubscribers } from "../usecases/subscribers/export-subscribers.ts";
import type { findSubscriber } from "../usecases/subscribers/find-subscriber.ts";
import type { importSubscribers } from "../usecases/subscribers/import-subscribers.ts";
import type { leaveNewsletter } from "../usecases/subscribers/leave-newsletter.ts";
import type { listOfferedTopics } from "../usecases/subscribers/list-offered-topics.ts";
import type { offerFeed } from "../usecases/subscribers/offer-feed.ts";
import type { readLink } from "../usecases/subscribers/read-link.ts";
import type { subscribe } from "../usecases/subscribers/subscribe.ts";
import type { verifyLink } from "../usecases/subscribers/verify-link.ts";
import type { Bound } from "./bound.ts";

/** The verbs of subscribers that a request may ask for. */
export interface SubscriberVerbs {
  readonly subscribe: Bound<typeof subscribe>;
  readonly readLink: Bound<typeof readLink>;
  readonly verifyLink: Bound<typeof verifyLink>;
  readonly confirmSignup: Bound<typeof confirmSignup>;
  readonly confirmInSameBrowser: Bound<typeof confirmInSameBrowser>;
  readonly leaveNewsletter: Bound<typeof leaveNewsletter>;
  readonly offerFeed: Bound<typeof offerFeed>;
  readonly listOfferedTopics: Bound<typeof listOfferedTopics>;
  readonly findSubscriber: Bound<typeof findSubscriber>;
  readonly eraseSubscriber: Bound<typeof eraseSubscriber>;
  readonly countSubscribers: Bound<typeof countSubscribers>;
  readonly exportSubscribers: Bound<typeof exportSubscribers>;
  readonly importSubscribers: Bound<typeof importSubscribers>;
}
