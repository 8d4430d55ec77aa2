import { join } from "node:path";

/** The system's fonts and their rules, and beneath them the fonts that come with the browser: text is visible anywhere. */
export function composeFontConfiguration(browserHome: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${escapeXml(join(browserHome, "fonts"))}</dir>
  <cachedir>${escapeXml(join(browserHome, "fonts-cache"))}</cachedir>
</fontconfig>
`;
}

const escapeXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
