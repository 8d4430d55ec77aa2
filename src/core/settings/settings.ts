import type { Cadence } from "../cadence.ts";
import type { Language } from "../language.ts";
import type { LinkPattern } from "../posts/links/link-pattern.ts";
import type { PostsFolder } from "../posts/posts-folder.ts";
import type { RepositoryName } from "../repository/repository.ts";
import type { TimeZone } from "../time-zone.ts";
import type { Topic } from "../topic.ts";

/** Everything that an operator sets, parsed and trusted. `parseSettings` is the only maker. */
export interface Settings {
  readonly newsletter: Newsletter;
  readonly provider: ProviderSettings;
  readonly polling: PollingSettings;
  readonly github: GithubSettings;
  readonly secrets: Secrets;
  /** Cloudflare Turnstile in the form; null: no check. */
  readonly turnstile: TurnstileKeys | null;
}

/**
 * What is public about the newsletter, and how it goes out. Names follow those of the settings (README, "Settings").
 */
export interface Newsletter {
  readonly publicUrl: URL;
  readonly siteUrl: URL;
  readonly title: string;
  readonly description: string;
  /** Offered languages, the first is the default; never empty. */
  readonly languages: readonly Language[];
  /** Where posts lie in the author's repository: with and without it, a path is the same post. Empty: as given. */
  readonly postsFolder: PostsFolder;
  /** How the blog builds the addresses of posts; null: as its generator does by itself. */
  readonly postUrl: LinkPattern | null;
  /** Topics offered; empty: the tags in use. */
  readonly topics: readonly Topic[];
  readonly mailFrom: string;
  readonly mailReplyTo: string | null;
  readonly postalAddress: string;
  readonly authorEmail: string | null;
  /** Offered cadences, the first is the default; never empty. */
  readonly cadences: readonly Cadence[];
  readonly timeZone: TimeZone;
  /** Local wall-clock time `HH:MM`. */
  readonly sendAt: string;
  /** ISO weekday, 1 = Monday. */
  readonly weeklyOn: number;
  readonly deliverIn: "newsletter" | "reader";
  readonly holdMinutes: number;
  /** 0 = no limit. */
  readonly maximumAgeDays: number;
  /** A post is released once its page on the blog answers. */
  readonly requirePage: boolean;
  readonly allowedOrigins: readonly string[];
  readonly confirmationsPerHour: number;
  /** Whoever has confirmed gets one mail more: welcome, and the latest issue. */
  readonly welcomeMail: boolean;
  readonly shards: 1 | 16;
}

export interface ProviderSettings {
  readonly baseUrl: URL;
  /** Requests a second for the whole account. */
  readonly ratePerSecond: number;
  /** 0 = none. */
  readonly dailyQuota: number;
  readonly monthlyQuota: number;
}

/** Feeds of the blog that are asked for new posts. */
export interface PollingSettings {
  readonly feedUrls: readonly string[];
  /** Of this machine too: local development, or the author's word. */
  readonly allowLocalFeeds: boolean;
}

/** The blog's repository. */
export interface GithubSettings {
  /** Null: any whose pushes are signed with the secret. */
  readonly repository: RepositoryName | null;
  /** Null: its default branch. */
  readonly branch: string | null;
  /** The one whose workflows may ask for previews; null: none. */
  readonly repositoryId: string | null;
  readonly apiBaseUrl: URL;
  /** Who issues the tokens of its workflows, as they name it. */
  readonly tokenIssuer: string;
}

export interface Secrets {
  /** The first signs, all that are not retired verify, ids use the last, retired or not. Never empty. */
  readonly secretKeys: readonly string[];
  /** Those of them that somebody else may know: what they signed may only leave. */
  readonly retiredKeys: readonly string[];
  readonly authorToken: string;
  readonly providerKey: string;
  readonly webhookSecret: string | null;
  /** What the provider signs its reports with. */
  readonly providerWebhookSecret: string | null;
  /** What GitHub signs the events of a repository with. */
  readonly githubWebhookSecret: string | null;
  /** Null: public repositories alone. */
  readonly githubToken: string | null;
}

export interface TurnstileKeys {
  /** Public: the page names it. */
  readonly siteKey: string;
  readonly secretKey: string;
}

/** One fault of the set-up, in words that say what to do; never quotes a value. */
export interface SettingFault {
  readonly setting: string;
  readonly fault: string;
}
