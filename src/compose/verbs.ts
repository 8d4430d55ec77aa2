import { checkAuthor } from "../usecases/access/check-author.ts";
import { checkCaller } from "../usecases/access/check-caller.ts";
import { checkHealth } from "../usecases/access/check-health.ts";
import { checkWorkflow } from "../usecases/access/check-workflow.ts";
import { restoreBackup } from "../usecases/backup/restore-backup.ts";
import { writeBackup } from "../usecases/backup/write-backup.ts";
import { recordDelivery } from "../usecases/deliveries/record-delivery.ts";
import { applyCommand } from "../usecases/issues/apply-command.ts";
import { findRecipient } from "../usecases/issues/find-recipient.ts";
import { findUnknownBatch } from "../usecases/issues/find-unknown-batch.ts";
import { resolveBatch } from "../usecases/issues/resolve-batch.ts";
import { findArchived, listArchive, readFrontPage } from "../usecases/issues/show-archive.ts";
import { findIssue, listIssues } from "../usecases/issues/show-issues.ts";
import { releasePost } from "../usecases/pages/release-post.ts";
import { acceptItems, listPolledFeeds, pollFeedsNow } from "../usecases/polling/show-feeds.ts";
import { listChanged } from "../usecases/posts/list-changed.ts";
import { listPosts } from "../usecases/posts/list-posts.ts";
import { publishPost } from "../usecases/posts/publish-post.ts";
import { removePost } from "../usecases/posts/remove-post.ts";
import { showFeed } from "../usecases/posts/show-feed.ts";
import { recallFeed, writeFeed } from "../usecases/posts/write-feed.ts";
import { askMagicLink } from "../usecases/preferences/ask-magic-link.ts";
import { changePreferences } from "../usecases/preferences/change-preferences.ts";
import { downloadData } from "../usecases/preferences/download-data.ts";
import { eraseMyself } from "../usecases/preferences/erase-myself.ts";
import { findPreferences } from "../usecases/preferences/find-preferences.ts";
import { mailLink } from "../usecases/preferences/mail-link.ts";
import { endPreview, previewPull } from "../usecases/previews/preview-pull.ts";
import { findPreview, findPreviewMail, listPreviews } from "../usecases/previews/show-previews.ts";
import { listRepositories } from "../usecases/repository/list-repositories.ts";
import { receiveEvent } from "../usecases/repository/receive-event.ts";
import { pauseNewsletter, resumeNewsletter } from "../usecases/schedule/pause-newsletter.ts";
import { requestIssue } from "../usecases/schedule/request-issue.ts";
import { doubtAnswers, makeAnswer, recallAnswer } from "../usecases/site/make-answer.ts";
import { countSubscribers } from "../usecases/subscribers/author/count-subscribers.ts";
import { eraseSubscriber } from "../usecases/subscribers/author/erase-subscriber.ts";
import { exportSubscribers } from "../usecases/subscribers/author/export-subscribers.ts";
import { findSubscriber } from "../usecases/subscribers/author/find-subscriber.ts";
import { importSubscribers } from "../usecases/subscribers/author/import-subscribers.ts";
import {
  suppressSubscriber,
  unsuppressSubscriber,
} from "../usecases/subscribers/author/suppress-subscriber.ts";
import { listOfferedTopics } from "../usecases/subscribers/list-offered-topics.ts";
import { offerFeed } from "../usecases/subscribers/offer-feed.ts";
import { readLink } from "../usecases/subscribers/read-link.ts";
import { confirmInSameBrowser, confirmSignup } from "../usecases/subscribers/signup/confirm-signup.ts";
import { subscribe } from "../usecases/subscribers/signup/subscribe.ts";
import { verifyLink } from "../usecases/subscribers/signup/verify-link.ts";
import { unsubscribe } from "../usecases/subscribers/unsubscribe.ts";

/** What readers ask for, and what the author asks about them. */
export const SUBSCRIBER_VERBS = {
  ...{ subscribe, confirmSignup, confirmInSameBrowser, unsubscribe },
  ...{ readLink, verifyLink, offerFeed, listOfferedTopics },
  ...{ findPreferences, changePreferences, askMagicLink, mailLink, downloadData, eraseMyself },
  ...{ suppressSubscriber, unsuppressSubscriber },
  ...{ findSubscriber, eraseSubscriber, countSubscribers, exportSubscribers, importSubscribers },
};

/** Every use case that a request may ask for; a new one is one more name. */
export const VERBS = {
  ...SUBSCRIBER_VERBS,
  ...{ recordDelivery },
  ...{ checkAuthor, checkCaller, checkWorkflow, checkHealth },
  ...{ listPolledFeeds, pollFeedsNow, acceptItems },
  ...{ receiveEvent, listRepositories, listPreviews, findPreview, findPreviewMail },
  ...{ previewPull, endPreview },
  ...{ publishPost, listChanged, listPosts, removePost, releasePost, showFeed, writeFeed, recallFeed },
  ...{ pauseNewsletter, resumeNewsletter, writeBackup, restoreBackup },
  ...{ requestIssue, listIssues, findIssue, applyCommand, resolveBatch },
  ...{ findUnknownBatch, findRecipient },
  ...{ readFrontPage, listArchive, findArchived },
  ...{ makeAnswer, recallAnswer, doubtAnswers },
};

type Verb = (dependencies: never, ...input: never[]) => unknown;
type Intersection<Union> = (Union extends unknown ? (member: Union) => void : never) extends (
  all: infer All,
) => void
  ? All
  : never;

/** All that these verbs depend on, together. */
export type DependenciesOf<Verbs extends Readonly<Record<string, Verb>>> = Intersection<
  Parameters<Verbs[keyof Verbs]>[0]
>;

/** A use case with its dependencies handed in: what remains is its input. */
type Bound<UseCase> = UseCase extends (dependencies: never, ...input: infer Input) => infer Output
  ? (...input: Input) => Output
  : never;

/** The verbs with their dependencies handed in. Nothing is read of these before a verb is called. */
export const bindVerbs = <Verbs extends Readonly<Record<string, Verb>>>(
  dependencies: DependenciesOf<Verbs>,
  verbs: Verbs,
) => {
  const bound: Record<string, (...input: never[]) => unknown> = {};
  for (const name in verbs) bound[name] = (...input) => verbs[name]?.(dependencies as never, ...input);
  return bound as { readonly [Name in keyof Verbs]: Bound<Verbs[Name]> }; // one for each name, without its first parameter
};
