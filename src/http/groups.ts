import { createBackupRoutes, createRestoreRoutes } from "./api/backup-routes.ts";
import { createDocumentRoutes } from "./api/document-routes.ts";
import { createFeedApiRoutes } from "./api/feed-api-routes.ts";
import { createIssueApiRoutes } from "./api/issue-api-routes.ts";
import { createNewsletterRoutes } from "./api/newsletter-routes.ts";
import { createPostRoutes } from "./api/post-routes.ts";
import { createPreviewApiRoutes } from "./api/preview-api-routes.ts";
import { createRepositoryRoutes } from "./api/repository-routes.ts";
import { createSubscriberApiRoutes } from "./api/subscriber-api-routes.ts";
import { createFeedRoutes } from "./feeds/feed-routes.ts";
import { authorGate } from "./guards/author-gate.ts";
import { createFormOrigins } from "./guards/form-origins.ts";
import { createFormRateLimit } from "./guards/form-rate-limit.ts";
import { previewGate } from "./guards/preview-gate.ts";
import { signatureGate } from "./guards/signature-gate.ts";
import { createLinkRoutes } from "./preferences/link-routes.tsx";
import { createPreferenceRoutes } from "./preferences/preference-routes.tsx";
import { createUnsubscribeRoutes } from "./preferences/unsubscribe-routes.tsx";
import { createPreviewMailRoutes, createPreviewRoutes } from "./previews/preview-routes.tsx";
import type { Group } from "./shell/group.ts";
import { createConfirmRoutes } from "./signup/confirm-routes.tsx";
import { createEmbedRoutes } from "./signup/embed-routes.tsx";
import { createInboxRoutes } from "./signup/inbox-routes.tsx";
import { createSubscribeRoutes } from "./signup/subscribe-routes.tsx";
import { createArchiveRoutes } from "./site/archive-routes.tsx";
import { answerUnhealthy, createHealthRoutes } from "./site/health-routes.ts";
import { createHomeRoutes } from "./site/home-routes.ts";
import { createGithubWebhookRoutes } from "./webhooks/github-webhook-routes.ts";
import { createResendWebhookRoutes } from "./webhooks/resend-webhook-routes.ts";
import { createSendWebhookRoutes } from "./webhooks/send-webhook-routes.ts";

const KIB = 1024;
const MIB = 1024 * KIB;

/** What is usual for addresses that people open. */
const PEOPLE = {
  readBy: "people",
  bodyBytes: 256 * KIB,
  gate: null,
  guards: [],
  framedBy: "nobody",
  asksForPerson: false,
  stored: "as-answered",
} as const satisfies Partial<Group>;

/** What is usual for the pages of one reader, behind links of mails. */
const ONE_READER = { ...PEOPLE, stored: "never" } as const satisfies Partial<Group>;

/** What is usual for addresses that programs call. */
const PROGRAMS = { ...PEOPLE, readBy: "programs", stored: "never" } as const satisfies Partial<Group>;

/**
 * Every address of the Worker, and what holds there. Of the rows that fit an address the last one counts, so the first is
 * for whatever is in no other, unknown addresses included.
 */
export const GROUPS: readonly Group[] = [
  { ...PEOPLE, at: ["*"], routes: [createArchiveRoutes] },
  { ...PEOPLE, at: ["/"], asksForPerson: true, routes: [createHomeRoutes] },
  { ...PEOPLE, at: ["/health"], answerFaulty: answerUnhealthy, routes: [createHealthRoutes] },
  { ...PEOPLE, at: ["/feed.xml", "/atom.xml", "/feed.json", "/feeds/*"], routes: [createFeedRoutes] },

  {
    ...PEOPLE,
    at: ["/subscribe"],
    guards: [createFormOrigins("POST"), createFormRateLimit()],
    asksForPerson: true,
    stored: "never",
    routes: [createSubscribeRoutes],
  },
  {
    ...PEOPLE,
    at: ["/embed/*"],
    guards: [createFormRateLimit()],
    asksForPerson: true,
    framedBy: "allowed-origins",
    routes: [createEmbedRoutes],
  },
  { ...PEOPLE, at: ["/check-inbox"], guards: [createFormOrigins("GET")], routes: [createInboxRoutes] },
  { ...ONE_READER, at: ["/confirm"], routes: [createConfirmRoutes] },

  { ...ONE_READER, at: ["/previews/*"], mails: "framed", routes: [createPreviewRoutes] },
  { ...ONE_READER, at: ["/previews/:id/mails/*"], mails: "alone", routes: [createPreviewMailRoutes] },

  { ...ONE_READER, at: ["/unsubscribe"], routes: [createUnsubscribeRoutes] },
  { ...ONE_READER, at: ["/preferences/*"], routes: [createPreferenceRoutes] },
  {
    ...ONE_READER,
    at: ["/preferences/link"],
    guards: [createFormRateLimit()],
    asksForPerson: true,
    routes: [createLinkRoutes],
  },

  {
    ...PROGRAMS,
    at: ["/api/*"],
    bodyBytes: 8 * MIB, // an import of subscribers is the largest thing that an author sends
    gate: authorGate,
    routes: [
      createBackupRoutes,
      createDocumentRoutes,
      createIssueApiRoutes,
      createNewsletterRoutes,
      createPostRoutes,
      createFeedApiRoutes,
      createRepositoryRoutes,
      createSubscriberApiRoutes,
    ],
  },

  {
    ...PROGRAMS,
    at: ["/api/previews", "/api/previews/*"],
    bodyBytes: 8 * MIB, // the posts of a pull request, whole
    gate: previewGate,
    routes: [createPreviewApiRoutes],
  },

  {
    ...PROGRAMS,
    at: ["/api/restore"],
    bodyBytes: 100 * MIB, // as much as the platform takes; more comes in parts
    gate: authorGate,
    routes: [createRestoreRoutes],
  },

  { ...PROGRAMS, at: ["/webhooks/*"], routes: [] },
  { ...PROGRAMS, at: ["/webhooks/resend"], routes: [createResendWebhookRoutes] }, // its use case proves what it reads
  {
    ...PROGRAMS,
    at: ["/webhooks/github"],
    bodyBytes: 26 * MIB, // GitHub caps its payloads at 25 MB
    routes: [createGithubWebhookRoutes],
  },
  { ...PROGRAMS, at: ["/webhooks/send"], gate: signatureGate, routes: [createSendWebhookRoutes] },
];
