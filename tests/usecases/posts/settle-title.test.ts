import { describe, expect, it } from "vitest";
import { createMarkdownRenderer } from "../../../src/adapters/markdown/markdown-renderer.ts";
import { settleTitle } from "../../../src/usecases/posts/settle-title.ts";

const markdown = createMarkdownRenderer();
const settle = (data: Record<string, unknown>, body: string, path = "posts/hello-world.md") => {
  const settled = settleTitle({ data, body }, path, markdown);
  return { title: settled.data.title, body: settled.body };
};

describe("the title of a post", () => {
  it("is its first heading where front matter gives none, and is not said again in the body", () => {
    expect(settle({}, "# The `x` of *y* \\_z\\_ &amp; [w](v)\n\nBody")).toEqual({
      title: "The x of y _z_ & w",
      body: "\nBody",
    });
    expect(settle({ title: "" }, "Title\n=====\n\nBody").title).toBe("Title");
  });

  it("is the name in the path where there is no heading either", () => {
    expect(settle({}, "Body", "_posts/2016-03-11-hello-world.md").title).toBe("Hello World");
    expect(settle({}, "Body", "blog/2016-03-11-my_trip/index.md").title).toBe("My Trip");
    expect(settle({}, "Body", "2016/03/11.md").title).toBe("11");
  });

  it("is not repeated by a heading that says the same", () => {
    expect(settle({ title: "Hello, World" }, "# Hello *World*\n\nBody")).toEqual({
      title: "Hello, World",
      body: "\nBody",
    });
    expect(settle({ title: "Hello" }, "# Another\n\nBody").body).toBe("# Another\n\nBody");
    expect(settle({ title: "Hello" }, "Words\n\n# Hello\n").body).toBe("Words\n\n# Hello\n");
  });
});

describe("a title in a mail", () => {
  it.each([
    ["Use `Vec<T>` and `*mut`", "Use Vec<T> and *mut"],
    ["**Bold** and *slanted* ~~struck~~", "Bold and slanted struck"],
    ["[A link](https://example.com/a_b) first", "A link first"],
    ["Released :tada:", "Released 🎉"],
    ["`:tada:` at 10:30:45", ":tada: at 10:30:45"],
    ["__init__ and *nix and *BSD, 2 * 3 * 4", "__init__ and *nix and *BSD, 2 * 3 * 4"],
    ["R&D &amp; <b> C:\\_x [draft]", "R&D &amp; <b> C:\\_x [draft]"],
    ["an odd ` mark", "an odd ` mark"],
  ])("shows %j as %j", (title, shown) => {
    expect(markdown.renderTitle(title)).toBe(shown);
  });
});
