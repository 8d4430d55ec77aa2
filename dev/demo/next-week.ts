import type { SamplePost } from "../sample-posts.ts";

/** A post in two languages for the week after: without anything new there would be no issue to stay out of. */
export function composeNextWeeksPosts(publishedAt: number): readonly Pick<SamplePost, "path" | "markdown">[] {
  const pubDate = new Date(publishedAt).toISOString();
  const write = (lang: string, title: string, description: string) => ({
    path: `${lang}/demo-next-week.md`,
    markdown: `---
title: ${title}
description: ${description}
pubDate: ${pubDate}
lang: ${lang}
translationKey: demo-next-week
tags: [newsletter]
---

${description}
`,
  });
  return [
    write("en", "A week later", "This post exists so that somebody who stayed has something to read."),
    write("es", "Una semana después", "Esta entrada existe para que quien se quedó tenga algo que leer."),
  ];
}
