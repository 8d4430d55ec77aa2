import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { composeFontConfiguration } from "./font-configuration.ts";

/** Where the parts of the unpacked browser lie. */
export interface UnpackedChromium {
  readonly executablePath: string;
  /** Shared libraries that a bare system may lack. */
  readonly libraryPath: string;
  readonly fontConfigurationPath: string;
}

const modules = join(import.meta.dirname, "../../node_modules");

/**
 * Unpacks the browser of `@sparticuz/chromium` once per installed version, 200 MB, about three seconds. Safe to
 * run several times at once: each unpacks aside, and the first to finish puts it in place.
 */
export async function unpackChromium(): Promise<UnpackedChromium> {
  const cache = join(modules, ".cache");
  const home = join(cache, `chromium-${await readInstalledVersion()}`);
  if (!existsSync(home)) await unpackInto(cache, home);
  return {
    executablePath: join(home, "chromium"),
    libraryPath: join(home, "al2023", "lib"),
    fontConfigurationPath: join(home, "fonts.conf"),
  };
}

async function readInstalledVersion(): Promise<string> {
  const manifest: { version: string } = JSON.parse(
    await readFile(join(modules, "@sparticuz/chromium/package.json"), "utf8"),
  );
  return manifest.version;
}

async function unpackInto(cache: string, home: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const aside = await mkdtemp(join(cache, "chromium-unpacking-"));
  try {
    // The runtime's name makes the package add the shared libraries, which it keeps for bare systems.
    const env = { ...process.env, TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: "nodejs24.x" };
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, "extract-chromium.ts")], { env });
    await writeFile(join(aside, "fonts.conf"), composeFontConfiguration(home));
    await rename(aside, home);
  } catch (error) {
    await rm(aside, { recursive: true });
    if (!existsSync(home)) throw error; // else another process was first
  }
}
