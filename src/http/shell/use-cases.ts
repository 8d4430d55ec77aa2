import type { WorkflowRun } from "../../core/repository/decide-workflow.ts";
import type { checkAuthor } from "../../usecases/access/check-author.ts";
import type { checkCaller } from "../../usecases/access/check-caller.ts";
import type { checkHealth } from "../../usecases/access/check-health.ts";
import type { checkWorkflow } from "../../usecases/access/check-workflow.ts";
import type { restoreBackup } from "../../usecases/backup/restore-backup.ts";
import type { writeBackup } from "../../usecases/backup/write-backup.ts";
import type { recordDelivery } from "../../usecases/deliveries/record-delivery.ts";
import type { applyCommand } from "../../usecases/issues/apply-command.ts";
import type { findRecipient } from "../../usecases/issues/find-recipient.ts";
import type { findUnknownBatch } from "../../usecases/issues/find-unknown-batch.ts";
import type { resolveBatch } from "../../usecases/issues/resolve-batch.ts";
import type { findArchived, listArchive, readFrontPage } from "../../usecases/issues/show-archive.ts";
import type { findIssue, listIssues } from "../../usecases/issues/show-issues.ts";
import type { releasePost } from "../../usecases/pages/release-post.ts";
import type { acceptItems, listPolledFeeds, pollFeedsNow } from "../../usecases/polling/show-feeds.ts";
import type { listChanged } from "../../usecases/posts/list-changed.ts";
import type { listPosts } from "../../usecases/posts/list-posts.ts";
import type { publishPost } from "../../usecases/posts/publish-post.ts";
import type { removePost } from "../../usecases/posts/remove-post.ts";
import type { showFeed } from "../../usecases/posts/show-feed.ts";
import type { recallFeed, writeFeed } from "../../usecases/posts/write-feed.ts";
import type { askMagicLink } from "../../usecases/preferences/ask-magic-link.ts";
import type { changePreferences } from "../../usecases/preferences/change-preferences.ts";
import type { downloadData } from "../../usecases/preferences/download-data.ts";
import type { eraseMyself } from "../../usecases/preferences/erase-myself.ts";
import type { findPreferences } from "../../usecases/preferences/find-preferences.ts";
import type { mailLink } from "../../usecases/preferences/mail-link.ts";
import type { endPreview, previewPull } from "../../usecases/previews/preview-pull.ts";
import type { findPreview, findPreviewMail, listPreviews } from "../../usecases/previews/show-previews.ts";
import type { listRepositories } from "../../usecases/repository/list-repositories.ts";
import type { receiveEvent } from "../../usecases/repository/receive-event.ts";
import type { pauseNewsletter, resumeNewsletter } from "../../usecases/schedule/pause-newsletter.ts";
import type { requestIssue } from "../../usecases/schedule/request-issue.ts";
import type { doubtAnswers, makeAnswer, recallAnswer } from "../../usecases/site/make-answer.ts";
import type { countSubscribers } from "../../usecases/subscribers/author/count-subscribers.ts";
import type { eraseSubscriber } from "../../usecases/subscribers/author/erase-subscriber.ts";
import type { exportSubscribers } from "../../usecases/subscribers/author/export-subscribers.ts";
import type { findSubscriber } from "../../usecases/subscribers/author/find-subscriber.ts";
import type { importSubscribers } from "../../usecases/subscribers/author/import-subscribers.ts";
import type {
  suppressSubscriber,
  unsuppressSubscriber,
} from "../../usecases/subscribers/author/suppress-subscriber.ts";
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
import type { runTick } from "../../usecases/tick/run-tick.ts";

/** Use cases with their dependencies handed in: what remains is the input. */
type Bound<Verbs> = {
  readonly [Name in keyof Verbs]: Verbs[Name] extends (deps: never, ...input: infer Input) => infer Output
    ? (...input: Input) => Output
    : never;
};

/** What a request may ask for, bound to its adapters by `compose.ts`. */
export interface UseCases
  extends Bound<{
    // Subscribers, as far as a request may ask.
    subscribe: typeof subscribe;
    readLink: typeof readLink;
    verifyLink: typeof verifyLink;
    confirmSignup: typeof confirmSignup;
    confirmInSameBrowser: typeof confirmInSameBrowser;
    unsubscribe: typeof unsubscribe;
    offerFeed: typeof offerFeed;
    listOfferedTopics: typeof listOfferedTopics;
    findSubscriber: typeof findSubscriber;
    eraseSubscriber: typeof eraseSubscriber;
    countSubscribers: typeof countSubscribers;
    exportSubscribers: typeof exportSubscribers;
    importSubscribers: typeof importSubscribers;
    suppressSubscriber: typeof suppressSubscriber;
    unsuppressSubscriber: typeof unsuppressSubscriber;
    // What becomes of mail.
    recordDelivery: typeof recordDelivery;
    // A reader's own page.
    findPreferences: typeof findPreferences;
    changePreferences: typeof changePreferences;
    askMagicLink: typeof askMagicLink;
    mailLink: typeof mailLink;
    downloadData: typeof downloadData;
    eraseMyself: typeof eraseMyself;
    // Posts.
    publishPost: typeof publishPost;
    listChanged: typeof listChanged;
    listPosts: typeof listPosts;
    removePost: typeof removePost;
    releasePost: typeof releasePost;
    showFeed: typeof showFeed;
    writeFeed: typeof writeFeed;
    recallFeed: typeof recallFeed;
    // Feeds of the blog.
    listPolledFeeds: typeof listPolledFeeds;
    pollFeedsNow: typeof pollFeedsNow;
    acceptItems: typeof acceptItems;
    // The blog's repository.
    receiveEvent: typeof receiveEvent;
    listRepositories: typeof listRepositories;
    listPreviews: typeof listPreviews;
    findPreview: typeof findPreview;
    findPreviewMail: typeof findPreviewMail;
    previewPull: typeof previewPull;
    endPreview: typeof endPreview;
    // The whole newsletter.
    pauseNewsletter: typeof pauseNewsletter;
    resumeNewsletter: typeof resumeNewsletter;
    writeBackup: typeof writeBackup;
    restoreBackup: typeof restoreBackup;
    // Issues.
    requestIssue: typeof requestIssue;
    runTick: typeof runTick;
    listIssues: typeof listIssues;
    findIssue: typeof findIssue;
    applyCommand: typeof applyCommand;
    resolveBatch: typeof resolveBatch;
    findUnknownBatch: typeof findUnknownBatch;
    findRecipient: typeof findRecipient;
    // Pages that are the same for everybody.
    readFrontPage: typeof readFrontPage;
    listArchive: typeof listArchive;
    findArchived: typeof findArchived;
    makeAnswer: typeof makeAnswer;
    recallAnswer: typeof recallAnswer;
    doubtAnswers: typeof doubtAnswers;
    // Who may call, how often, and whether the deployment is well.
    checkAuthor: typeof checkAuthor;
    checkCaller: typeof checkCaller;
    checkWorkflow: typeof checkWorkflow;
    checkHealth: typeof checkHealth;
  }> {
  /** May this client send another form now? */
  readonly admitForm: (client: string) => Promise<boolean>;
  /** May this client present one more wrong token or signature now? */
  readonly admitWrongCaller: (client: string) => Promise<boolean>;
  /** May the workflow of this pull request ask once more now? */
  readonly admitWorkflow: (run: WorkflowRun) => Promise<boolean>;
}
