// Run as a child by unpack-chromium.ts: the package unpacks into TMPDIR and decides by the environment what.
import chromium from "@sparticuz/chromium";

await chromium.executablePath();
