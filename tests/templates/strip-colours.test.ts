import { describe, expect, it } from "vitest";
import { stripColours } from "../../templates/mail/strip-colours.ts";

describe("stripping colours", () => {
  it("takes the spans out of listings and leaves those that say a language", () => {
    expect(
      stripColours('<p><span lang="fr">a</span></p><pre><span class="hl-k">b</span>\nc</pre><pre>d</pre>'),
    ).toBe('<p><span lang="fr">a</span></p><pre>b\nc</pre><pre>d</pre>');
  });
});
