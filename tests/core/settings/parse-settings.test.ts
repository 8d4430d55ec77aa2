import { describe, expect, it } from "vitest";
import { parseSettings } from "../../../src/core/settings/parse-settings.ts";
import { parseTopics } from "../../../src/core/settings/setting-lists.ts";

const REQUIRED = {
  PUBLIC_URL: "https://news.example.com",
  SITE_URL: "https://blog.example.com",
  SITE_TITLE: "The Example Gazette",
  MAIL_FROM: "The Example Gazette <gazette@example.com>",
  POSTAL_ADDRESS: "1 Example Street\nExample City",
  SECRET_KEY: "0123456789abcdef0123456789abcdef",
  AUTHOR_TOKEN: "author-token-of-the-tests-for-settings",
  RESEND_API_KEY: "re_123",
};

const NEWER = "newer-newer-newer-newer-newer-newer";
const OLDER = "older-older-older-older-older-older";

function parse(changes: Record<string, unknown> = {}) {
  const settings = parseSettings({ ...REQUIRED, ...changes });
  if (!settings.ok) throw new Error(JSON.stringify(settings.problem));
  return settings.value;
}

function faultsOf(changes: Record<string, unknown>) {
  const settings = parseSettings({ ...REQUIRED, ...changes });
  return settings.ok ? [] : settings.problem;
}

describe("settings", () => {
  it("take the blog's own way with addresses, and name a token of it that there is none of", () => {
    expect(parse().newsletter.postUrl).toBeNull();
    expect(parse({ POST_URL: " " }).newsletter.postUrl).toBeNull();
    expect(parse({ POST_URL: "/:year/:slug/" }).newsletter.postUrl?.parts).toHaveLength(5);
    expect(faultsOf({ POST_URL: "/:yeer/:slug/" })).toEqual([
      {
        setting: "POST_URL",
        fault: expect.stringMatching(/There is no token :yeer\. Tokens: :year :month /),
      },
    ]);
  });

  it("take GitHub's number of a repository however it is written, and nothing else for one", () => {
    expect(parse().github.repositoryId).toBeNull();
    for (const number of ["1296269", " 1296269 ", 1296269])
      expect(parse({ GITHUB_REPOSITORY_ID: number }).github.repositoryId).toBe("1296269");
    for (const number of ["ada/blog", "0", "01", "-1", "1.5", "1e6", "1296269x", 1.5, 1e21, "9".repeat(20)])
      expect(faultsOf({ GITHUB_REPOSITORY_ID: number })).toMatchObject([{ setting: "GITHUB_REPOSITORY_ID" }]);
  });

  it("leave it to nobody who issues GitHub's tokens, unless GitHub is played on this machine", () => {
    const issuer = (own: Record<string, unknown>) => parse(own).github.tokenIssuer;
    expect(issuer({})).toBe("https://token.actions.githubusercontent.com");
    expect(issuer({ GITHUB_API_BASE_URL: "https://api.github.com" })).toBe(issuer({}));
    expect(issuer({ GITHUB_API_BASE_URL: "http://127.0.0.1:8080/" })).toBe("http://127.0.0.1:8080");
    expect(faultsOf({ GITHUB_API_BASE_URL: "https://github.evil.example" })).toHaveLength(1);
  });

  it("have a default for everything that only the operator knows", () => {
    const { newsletter, provider, secrets } = parse();
    expect(newsletter).toMatchObject({
      description: "",
      languages: ["en"],
      topics: [],
      mailReplyTo: null,
      authorEmail: null,
      cadences: ["weekly", "daily", "monthly", "instant"],
      timeZone: "UTC",
      sendAt: "09:00",
      weeklyOn: 1,
      deliverIn: "newsletter",
      holdMinutes: 0,
      maximumAgeDays: 30,
      requirePage: false,
      allowedOrigins: ["https://blog.example.com"],
      confirmationsPerHour: 1000,
      welcomeMail: false,
      shards: 1,
    });
    expect(provider.baseUrl.href).toBe("https://api.resend.com/");
    expect(provider).toMatchObject({ ratePerSecond: 5, dailyQuota: 0, monthlyQuota: 0 });
    expect(secrets).toEqual({
      secretKeys: [REQUIRED.SECRET_KEY],
      retiredKeys: [],
      authorToken: REQUIRED.AUTHOR_TOKEN,
      providerKey: "re_123",
      webhookSecret: null,
      providerWebhookSecret: null,
      githubWebhookSecret: null,
      githubToken: null,
    });
  });

  it.each([
    ["SITE_TITLE", "News\r\nBcc: x@example.com"],
    ["SITE_TITLE", "News \u202egnp.exe"],
    ["MAIL_FROM", "News\u0000 <news@example.com>"],
    ["MAIL_FROM", "News\nBcc: x@example.com <news@example.com>"],
    ["MAIL_FROM", "\u2066News <news@example.com>"],
    ["MAIL_REPLY_TO", "a@example.com\r\nBcc: x@example.com"],
  ])("refuse what would break out of a header (%s %j)", (setting, value) => {
    expect(faultsOf({ [setting]: value }).map((fault) => fault.setting)).toEqual([setting]);
  });

  it("let each reader have the newsletter at their own hour", () => {
    expect(parse({ DELIVER_IN: "reader" }).newsletter.deliverIn).toBe("reader");
  });

  it("switch the welcome mail on and off by value or by word, and by nothing else", () => {
    for (const on of [true, "true", " TRUE "])
      expect(parse({ WELCOME_MAIL: on }).newsletter.welcomeMail).toBe(true);
    for (const off of [false, "false", ""])
      expect(parse({ WELCOME_MAIL: off }).newsletter.welcomeMail).toBe(false);
    for (const bad of ["yes", "1", 1, 0, ["true"], {}])
      expect(faultsOf({ WELCOME_MAIL: bad })).toEqual([
        { setting: "WELCOME_MAIL", fault: "It is not usable. Give true or false." },
      ]);
  });

  it("say by position which topics fall together, or are none, and name none of them", () => {
    const faultOf = (topics: unknown) => faultsOf({ TOPICS: topics })[0]?.fault;
    expect(faultOf(["go", "Soft Skills", "rust", "C", "soft-skills"])).toMatch(
      / Entries 2 and 5 are one topic\.$/,
    );
    expect(faultOf('["go", "GO", "go"]')).toMatch(
      / Entries 1 and 2 are one topic\. Entries 1 and 3 are one topic\.$/,
    );
    expect(faultOf(["go", "\u200b", 7])).toMatch(/ Entry 2 is no topic\. Entry 3 is no topic\.$/);
    expect(faultOf("go")).toMatch(/alone\.$/);
    expect(faultOf(["secret", "Secret"])).not.toMatch(/secret/i);
  });

  it("have Turnstile with both of its keys, or none of it", () => {
    const keys = {
      TURNSTILE_SITE_KEY: "1x00000000000000000000AA",
      TURNSTILE_SECRET_KEY: "a-secret-key-of-it",
    };
    expect(parse().turnstile).toBeNull();
    expect(parse(keys).turnstile).toEqual({
      siteKey: "1x00000000000000000000AA",
      secretKey: "a-secret-key-of-it",
    });
    expect(faultsOf({ ...keys, TURNSTILE_SECRET_KEY: "" })).toMatchObject([
      { setting: "TURNSTILE_SECRET_KEY" },
    ]);
    expect(faultsOf({ ...keys, TURNSTILE_SITE_KEY: undefined })).toMatchObject([
      { setting: "TURNSTILE_SITE_KEY" },
    ]);
    const both = faultsOf({ ...keys, TURNSTILE_SITE_KEY: "two words", SITE_TITLE: "" });
    expect(both.map(({ setting }) => setting)).toEqual(["SITE_TITLE", "TURNSTILE_SITE_KEY"]);
  });

  it("tell every missing setting at once", () => {
    const settings = parseSettings({});
    expect(settings.ok ? [] : settings.problem.map((fault) => fault.setting)).toEqual(Object.keys(REQUIRED));
    expect(
      settings.ok ? [] : settings.problem.every((fault) => fault.fault.startsWith("It is missing. ")),
    ).toBe(true);
  });

  it("take an empty or blank text for unset", () => {
    for (const blank of ["  ", "\u200b", "\ufeff\u3164", "\u2800"])
      expect(faultsOf({ SITE_TITLE: blank }).map((fault) => fault.setting)).toEqual(["SITE_TITLE"]);
    expect(parse({ TIME_ZONE: "", LANGUAGES: "", WEBHOOK_SECRET: "" }).newsletter.timeZone).toBe("UTC");
  });

  it("take lists as arrays and as the text of JSON arrays", () => {
    expect(parse({ LANGUAGES: ["en", "pt_br"] }).newsletter.languages).toEqual(["en", "pt-BR"]);
    expect(parse({ LANGUAGES: '["en","es"]' }).newsletter.languages).toEqual(["en", "es"]);
    expect(parse({ TOPICS: ["Soft Skills", "C", "C++", "दिन", "दान"] }).newsletter.topics).toEqual([
      { slug: "soft-skills", name: "Soft Skills" },
      { slug: "c", name: "C" },
      { slug: "c++", name: "C++" },
      { slug: "दिन", name: "दिन" },
      { slug: "दान", name: "दान" },
    ]);
    expect(parse({ ALLOWED_ORIGINS: '["https://a.example/"]' }).newsletter.allowedOrigins).toEqual([
      "https://a.example",
    ]);
    expect(parse({ CADENCES: ["daily", "daily"] }).newsletter.cadences).toEqual(["daily"]);
  });

  it("refuse what is well-formed as a tag and names no language", () => {
    expect(faultsOf({ LANGUAGES: ["en", "english"] })).toEqual([
      { setting: "LANGUAGES", fault: expect.stringContaining('language tags, such as ["en","es"]') },
    ]);
  });

  it("take numbers as text", () => {
    const { newsletter, provider } = parse({
      HOLD_MINUTES: "15",
      MAXIMUM_AGE_DAYS: "0",
      RESEND_RATE: "2.5",
      SHARDS: "16",
    });
    expect(newsletter).toMatchObject({ holdMinutes: 15, maximumAgeDays: 0, shards: 16 });
    expect(provider.ratePerSecond).toBe(2.5);
  });

  it("keep links under a sub-path", () => {
    expect(
      new URL("issues", parse({ PUBLIC_URL: "https://example.com/news" }).newsletter.publicUrl).href,
    ).toBe("https://example.com/news/issues");
    expect(new URL("issues", parse({ PUBLIC_URL: "http://localhost:8787" }).newsletter.publicUrl).href).toBe(
      "http://localhost:8787/issues",
    );
  });

  it("cut an issue into sixteen when the rate is beyond one object", () => {
    expect(parse({ RESEND_RATE: 15 }).newsletter.shards).toBe(1);
    expect(parse({ RESEND_RATE: 16 }).newsletter.shards).toBe(16);
    expect(parse({ RESEND_RATE: 100, SHARDS: 1 }).newsletter.shards).toBe(1);
  });

  it("send notes to the reply address unless the author has another", () => {
    expect(parse({ MAIL_REPLY_TO: "hello@example.com" }).newsletter.authorEmail).toBe("hello@example.com");
    expect(
      parse({ MAIL_REPLY_TO: "hello@example.com", AUTHOR_EMAIL: "ada@example.com" }).newsletter.authorEmail,
    ).toBe("ada@example.com");
  });

  it.each([
    ["one key of 32 characters", "0123456789abcdef0123456789abcdef", ["0123456789abcdef0123456789abcdef"]],
    ["keys separated by commas", `${NEWER}, ${OLDER}`, [NEWER, OLDER]],
    ["a JSON list", JSON.stringify([NEWER, OLDER]), [NEWER, OLDER]],
    ["an array", [NEWER, OLDER], [NEWER, OLDER]],
    ["a retired key, however short", `${NEWER}, retired: password`, [NEWER, "password"]],
  ])("take %s for SECRET_KEY", (_, value, keys) => {
    expect(parse({ SECRET_KEY: value }).secrets.secretKeys).toEqual(keys);
  });

  it("know which keys are retired, and keep their places", () => {
    const { secrets } = parse({ SECRET_KEY: [NEWER, `retired:${OLDER}`, "retired:oldest"] });
    expect(secrets).toMatchObject({ secretKeys: [NEWER, OLDER, "oldest"], retiredKeys: [OLDER, "oldest"] });
    expect(parse({ SECRET_KEY: NEWER }).secrets.retiredKeys).toEqual([]);
  });

  it.each([
    ["gazette@example.com", "gazette@example.com"],
    ["Ada <ada@example.com>", "Ada <ada@example.com>"],
    ['"Lovelace, Ada" <ada@bücher.example>', '"Lovelace, Ada" <ada@xn--bcher-kva.example>'],
  ])("take the sender %s", (value, mailFrom) => {
    expect(parse({ MAIL_FROM: value }).newsletter.mailFrom).toBe(mailFrom);
  });

  it.each([
    ["PUBLIC_URL", "my.example"],
    ["PUBLIC_URL", "ftp://news.example.com"],
    ["PUBLIC_URL", "https://news.example.com/?a=b"],
    ["PUBLIC_URL", "https://user:secret@news.example.com"],
    ["SITE_URL", 7],
    ["SITE_TITLE", "Two\nlines"],
    ["LANGUAGES", "en"],
    ["LANGUAGES", []],
    ["LANGUAGES", '["en", 3]'],
    ["LANGUAGES", ["not a tag"]],
    ["TOPICS", ["Soft Skills", "soft-skills"]],
    ["TOPICS", ["code", "code"]],
    ["TOPICS", ["code", "\u200b"]],
    ["TOPICS", Array.from({ length: 21 }, (_, index) => `topic ${index}`)],
    ["MAIL_FROM", "Gazette <gazette@example.com>\r\nBcc: eve@example.com"],
    ["MAIL_FROM", "Gazette <gazette>"],
    ["MAIL_FROM", "a@example.com, b@example.com"],
    ["MAIL_REPLY_TO", "nobody"],
    ["CADENCES", ["hourly"]],
    ["CADENCES", []],
    ["TIME_ZONE", "Mars/Olympus"],
    ["SEND_AT", "9:00"],
    ["SEND_AT", "24:00"],
    ["WEEKLY_ON", "someday"],
    ["DELIVER_IN", "later"],
    ["HOLD_MINUTES", "-1"],
    ["HOLD_MINUTES", 1.5],
    ["HOLD_MINUTES", 525_601],
    ["HOLD_MINUTES", 999_999_999_999],
    ["MAXIMUM_AGE_DAYS", "thirty"],
    ["MAXIMUM_AGE_DAYS", true],
    ["RESEND_RATE", 0],
    ["RESEND_DAILY_QUOTA", "1e3"],
    ["CONFIRMATIONS_PER_HOUR", 0],
    ["FEED_URLS", ["a.example/feed.xml"]],
    ["FEED_URLS", "https://a.example/feed.xml"],
    ["FEED_URLS", ["file:///etc/passwd"]],
    ["FEED_URLS", ["https://ada:secret@blog.example.com/feed.xml"]],
    ["ALLOWED_ORIGINS", ["*"]],
    ["ALLOWED_ORIGINS", ["https://a.example/path"]],
    ["SHARDS", 4],
    ["SECRET_KEY", "password"],
    ["SECRET_KEY", "one character less than enough!"],
    ["SECRET_KEY", `password${" ".repeat(40)}`],
    ["SECRET_KEY", "🔑".repeat(16)],
    ["SECRET_KEY", `${NEWER},password`],
    ["SECRET_KEY", `password,${OLDER}`],
    ["SECRET_KEY", [NEWER, "password"]],
    ["SECRET_KEY", JSON.stringify([NEWER, ""])],
    ["SECRET_KEY", `retired:${NEWER}`],
    ["SECRET_KEY", `retired:${OLDER},${NEWER}`],
    ["SECRET_KEY", `${NEWER},retired:`],
    ["SECRET_KEY", `${NEWER},retired:${NEWER}`],
    ["AUTHOR_TOKEN", "123456"],
    ["AUTHOR_TOKEN", "one-character-less-than-enough!"],
    ["AUTHOR_TOKEN", `123456${" ".repeat(40)}`],
    ["AUTHOR_TOKEN", "long enough, and with a blank in it"],
    ["WEBHOOK_SECRET", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
    ["WEBHOOK_SECRET", "whsec_c2hvcnQ="],
    ["RESEND_BASE_URL", "localhost:1234"],
  ])("refuse %s %j, say what to do, and do not quote it", (setting, value) => {
    const faults = faultsOf({ [setting]: value });
    expect(faults.map((fault) => fault.setting)).toEqual([setting]);
    expect(faults[0]?.fault).toMatch(/^It is not usable\. (Give|Set) /);
    if (typeof value === "string" && value.length > 5) expect(faults[0]?.fault).not.toContain(value);
  });
});

it("topics of the settings are twenty at most", () => {
  const topics = (count: number) => Array.from({ length: count }, (_, index) => `t${index}`);
  expect(parseTopics(topics(20))).toHaveLength(20);
  expect(parseTopics(topics(21))).toBeNull();
});
