import type { countSubscribers } from "../../usecases/subscribers/author/count-subscribers.ts";
import type { eraseSubscriber } from "../../usecases/subscribers/author/erase-subscriber.ts";
import type { exportSubscribers } from "../../usecases/subscribers/author/export-subscribers.ts";
import type { findSubscriber } from "../../usecases/subscribers/author/find-subscriber.ts";
import type { importSubscribers } from "../../usecases/subscribers/author/import-subscribers.ts";
import type { listOfferedTopics } from "../../usecases/subscribers/list-offered-topics.ts";
import type { offerFeed } from "../../usecases/subscribers/offer-feed.ts";
import type { readLink } from "../../usecases/subscribers/read-link.ts";
import type {
  confirmInSameBrowser,
  confirmSignup,
} from "../../usecases/subscribers/signup/confirm-signup.ts";
import type { subscribe } from "../../usecases/subscribers/signup/subscribe.ts";
import type { verifyLink } from "../../usecases/subscribers/signup/verify-link.ts";
import type { unsubscribe } from "../../usecases/subscribers/unsubscribe.ts";
import type { Bound } from "./bound.ts";

/** The verbs of subscribers that a request may ask for. */
export interface SubscriberVerbs {
  readonly subscribe: Bound<typeof subscribe>;
  readonly readLink: Bound<typeof readLink>;
  readonly verifyLink: Bound<typeof verifyLink>;
  readonly confirmSignup: Bound<typeof confirmSignup>;
  readonly confirmInSameBrowser: Bound<typeof confirmInSameBrowser>;
  readonly unsubscribe: Bound<typeof unsubscribe>;
  readonly offerFeed: Bound<typeof offerFeed>;
  readonly listOfferedTopics: Bound<typeof listOfferedTopics>;
  readonly findSubscriber: Bound<typeof findSubscriber>;
  readonly eraseSubscriber: Bound<typeof eraseSubscriber>;
  readonly countSubscribers: Bound<typeof countSubscribers>;
  readonly exportSubscribers: Bound<typeof exportSubscribers>;
  readonly importSubscribers: Bound<typeof importSubscribers>;
}
