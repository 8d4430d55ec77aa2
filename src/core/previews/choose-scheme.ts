const DARK = /@media\s*\(prefers-color-scheme:\s*dark\)/g;

/** A mail as a program in this scheme shows it, whatever the browser that shows it here is set to. */
export const chooseScheme = (html: string, scheme: "light" | "dark"): string =>
  html
    .replace(DARK, scheme === "dark" ? "@media all" : "@media not all")
    .replace(/(<meta name="(?:supported-)?color-schemes?" content=")light dark"/g, `$1${scheme}"`)
    .replace(/color-scheme:\s*light dark/g, `color-scheme:${scheme}`);
