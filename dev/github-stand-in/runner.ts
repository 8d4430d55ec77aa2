import type { Claims, StandInIssuer } from "./issuer.ts";

/** What a job with `id-token: write` may show to get a token. */
const REQUEST_TOKEN = "a-request-token-of-a-job";

/** The address that a job asks for its token, and what GitHub knows of its run. */
export interface StandInRunner {
  /** Variables of a job, as GitHub's runner sets them; `url`: where GitHub is played. */
  environment(url: string): Readonly<Record<string, string>>;
  /** What the tokens of the next run say, beside what all do. */
  begin(claims: Claims): void;
  handle(request: Request): Response | null;
}

export function createStandInRunner(issuer: Pick<StandInIssuer, "sign">): StandInRunner {
  let claims: Claims = {};
  return {
    environment: (url) => ({
      ACTIONS_ID_TOKEN_REQUEST_URL: `${url}/_runner/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: REQUEST_TOKEN,
      GITHUB_API_URL: url,
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_ACTIONS: "true",
    }),
    begin(own) {
      claims = own;
    },
    handle({ url, headers }) {
      const { pathname, searchParams } = new URL(url);
      if (pathname !== "/_runner/token") return null;
      if (headers.get("authorization")?.toLowerCase() !== `bearer ${REQUEST_TOKEN}`)
        return Response.json({ message: "Unauthorized" }, { status: 401 });
      const aud = searchParams.get("audience") ?? "https://github.com/Ada";
      return Response.json({ value: issuer.sign({ aud, ...claims }) });
    },
  };
}
