import { findWeeklySlotAfter, sayInstant } from "../calendar.ts";

/** Every address of the running newsletter that is worth opening. */
export function describeAddresses(url: string, inboxUrl: string, authorToken: string): string {
  const slotAt = findWeeklySlotAfter(Date.now());
  const tick = `${url}/cdn-cgi/handler/scheduled?cron=*%2F15+*+*+*+*`;
  return `
Site         ${url}/
Mail inbox   ${inboxUrl}/
Archive      ${url}/issues
Feeds        ${url}/feed.xml  ${url}/atom.xml  ${url}/feed.json
Health       ${url}/health

Tick the cron trigger, with the clock at now, or at ${sayInstant(slotAt)}, when the weekly issue is due:
  curl "${tick}"
  curl "${tick}&time=${slotAt}"
Plan an issue at once, and look at it:
  curl -X POST -H "Authorization: Bearer ${authorToken}" "${url}/api/issues"
  curl -H "Authorization: Bearer ${authorToken}" "${url}/api/issues"
Or with the author's command line, from another terminal:
  GAZETTE_URL=${url} npm run gazette -- issues plan --dry-run

What becomes of mail is reported as the provider does: sign up bounced@resend.dev or complained@resend.dev (or
bounced+any@resend.dev), plan an issue, and look at what is known of them:
  curl -H "Authorization: Bearer ${authorToken}" "${url}/api/subscribers/bounced%40resend.dev"

Code and posts reload when they are saved. WRANGLER_LOG=log npm run dev also shows the Worker's log.
Ctrl-C stops everything; state stays in .wrangler/dev.
`;
}
