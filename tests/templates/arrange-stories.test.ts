import { describe, expect, it } from "vitest";
import { arrangeStories, takeStories } from "../../templates/mail/digest/arrange-stories.ts";
import { presentStory } from "../../templates/present-story.ts";
import { SITE, sampleStory } from "./samples/samples.ts";

/** Stories 1, 2, …; each given by its tags. */
const storiesOf = (...tags: string[][]) =>
  tags.map((list, index) => presentStory(sampleStory(index + 1, { tags: list }), "en", SITE));

const shape = (sections: ReturnType<typeof arrangeStories>) =>
  sections.map(({ topic, stories }) => [topic, stories.map(({ title }) => Number(title.match(/\d+/)?.[0]))]);

describe("the stories after the first", () => {
  it("stand newest first without headings while they are few", () => {
    expect(shape(arrangeStories(storiesOf(["a"], ["b"], ["a"], ["b"], ["a"], ["b"])))).toEqual([
      [null, [1, 2, 3, 4, 5, 6]],
    ]);
    expect(arrangeStories([])).toEqual([]);
  });

  it("are grouped by topic where there are many, in the order of each topic's newest story", () => {
    expect(
      shape(arrangeStories(storiesOf(["b"], ["a"], ["c"], ["b", "a"], ["A"], ["c", "b"], ["d"]))),
    ).toEqual([
      ["b", [1, 4]],
      ["a", [2, 5]],
      ["c", [3, 6]],
      [null, [7]],
    ]);
  });

  it("stand under the first of their topics that another one has too", () => {
    expect(
      shape(arrangeStories(storiesOf(["alone", "a"], ["a"], ["b"], ["b"], ["b"], ["b"], ["b"]))),
    ).toEqual([
      ["a", [1, 2]],
      ["b", [3, 4, 5, 6, 7]],
    ]);
  });

  it("need no heading where all are of one topic or none shares one", () => {
    expect(shape(arrangeStories(storiesOf(...Array.from({ length: 7 }, () => ["a"]))))).toEqual([
      [null, [1, 2, 3, 4, 5, 6, 7]],
    ]);
    expect(shape(arrangeStories(storiesOf(...[1, 2, 3, 4, 5, 6, 7].map((n) => [`t${n}`]))))).toEqual([
      [null, [1, 2, 3, 4, 5, 6, 7]],
    ]);
  });

  it("do not repeat the topic that they stand under", () => {
    const [first] = arrangeStories(storiesOf(["a", "x"], ["a"], ["b"], ["b"], ["b"], ["b"], ["b"]));
    expect(first?.stories.map((story) => story.tags)).toEqual([["x"], []]);
  });

  it("are taken from the front, and a section without any is left out", () => {
    const sections = arrangeStories(storiesOf(["b"], ["a"], ["b"], ["a"], ["a"], ["b"], ["a"]));
    expect(shape(takeStories(sections, 4))).toEqual([
      ["b", [1, 3, 6]],
      ["a", [2]],
    ]);
    expect(shape(takeStories(sections, 3))).toEqual([["b", [1, 3, 6]]]);
    expect(takeStories(sections, 0)).toEqual([]);
  });
});
