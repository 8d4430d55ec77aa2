import type { Child } from "hono/jsx";

interface PageLink {
  readonly href: string;
  readonly text: Child;
}

interface PageLinksProps {
  readonly label: string;
  readonly newer: PageLink | null;
  readonly older: PageLink | null;
}

/** Back and forth in the archive. In time, the older one is the previous one. */
export function PageLinks({ label, newer, older }: PageLinksProps) {
  if (newer === null && older === null) return null;
  return (
    <nav class="back-and-forth" aria-label={label}>
      {older === null ? null : (
        <a rel="prev" href={older.href}>
          {older.text}
        </a>
      )}
      {newer === null ? null : (
        <a rel="next" href={newer.href}>
          {newer.text}
        </a>
      )}
    </nav>
  );
}
