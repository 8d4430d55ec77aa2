import { DEVELOPMENT_AUTHOR_TOKEN } from "../cli/choose-author.ts";

/** What the mail emulator signs its events with. */
const DEVELOPMENT_WEBHOOK_SECRET = `whsec_${Buffer.from("for development only, everybody knows it").toString("base64")}`;

/** Where the emulator reports what becomes of its mails: to the Worker at that address. */
export const composeDevelopmentEvents = (publicUrl: string) => ({
  url: `${publicUrl}/webhooks/resend`,
  secret: DEVELOPMENT_WEBHOOK_SECRET,
});

/** Settings and secrets of a Worker on this machine; nothing here is secret. */
export function composeDevelopmentVars(places: { readonly publicUrl: string; readonly resendUrl: string }) {
  return {
    SECRET_KEY: "a key for development only that everybody knows",
    AUTHOR_TOKEN: DEVELOPMENT_AUTHOR_TOKEN,
    RESEND_API_KEY: "re_development",
    RESEND_WEBHOOK_SECRET: DEVELOPMENT_WEBHOOK_SECRET,
    RESEND_BASE_URL: places.resendUrl,
    PUBLIC_URL: places.publicUrl,
    LANGUAGES: '["en","es"]',
    POSTS_FOLDER: "posts",
  };
}
