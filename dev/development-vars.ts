import { DEVELOPMENT_AUTHOR_TOKEN } from "../cli/choose-author.ts";

/** Settings and secrets of a Worker on this machine; nothing here is secret. */
export function composeDevelopmentVars(places: { readonly publicUrl: string; readonly resendUrl: string }) {
  return {
    SECRET_KEY: "a key for development only that everybody knows",
    AUTHOR_TOKEN: DEVELOPMENT_AUTHOR_TOKEN,
    RESEND_API_KEY: "re_development",
    RESEND_BASE_URL: places.resendUrl,
    PUBLIC_URL: places.publicUrl,
    LANGUAGES: '["en","es"]',
    POSTS_FOLDER: "posts",
  };
}
