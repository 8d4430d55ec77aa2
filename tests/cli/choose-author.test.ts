import { describe, expect, it } from "vitest";
import { chooseAuthor, DEVELOPMENT_AUTHOR_TOKEN } from "../../cli/choose-author.ts";

describe("the command line speaks", () => {
  it("to `npm run dev` where nobody said anything else", () => {
    expect(chooseAuthor({}, {})).toEqual({ base: "http://localhost:8787", token: DEVELOPMENT_AUTHOR_TOKEN });
  });

  it("as the environment says, else as .dev.vars says", () => {
    const file = { GAZETTE_URL: "https://news.example.com", AUTHOR_TOKEN: "from-file" };
    expect(chooseAuthor({}, file)).toEqual({ base: "https://news.example.com", token: "from-file" });
    expect(chooseAuthor({ AUTHOR_TOKEN: "from-environment" }, file).token).toBe("from-environment");
  });

  it.each(["http://127.0.0.1:8800", "http://[::1]:8800/"])("as the local author at %s", (base) => {
    expect(chooseAuthor({ GAZETTE_URL: base }, {}).token).toBe(DEVELOPMENT_AUTHOR_TOKEN);
  });

  it.each(["https://news.example.com", "http://localhost.example.com", "news.example.com"])(
    "with no token that everybody knows at %s",
    (base) => {
      expect(chooseAuthor({ GAZETTE_URL: base }, {}).token).toBeNull();
    },
  );
});
