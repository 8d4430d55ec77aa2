import assert from "node:assert/strict";
import { isTo } from "../resend-emulator/control-routes.ts";
import type { Stage } from "./stage.ts";
import { waitFor } from "./wait-for.ts";

export interface DemoReader {
  readonly address: string;
  readonly language: string;
}

/** Fills in the form as a program would. */
export async function subscribe(stage: Stage, { address, language }: DemoReader): Promise<void> {
  const response = await fetch(`${stage.url}/subscribe`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": language },
    body: JSON.stringify({ email: address, languages: [language] }),
  });
  assert.equal(response.status, 202, `POST /subscribe answered ${response.status}: ${await response.text()}`);
}

/** The link in the confirmation mail, as it stands in the text part. */
export async function readConfirmationLink(stage: Stage, { address }: DemoReader): Promise<string> {
  const mail = await waitFor(`the confirmation mail to ${address}`, () =>
    stage.emulator.mails().find(({ to }) => isTo(to, address)),
  );
  const link = mail.text?.match(/https?:\/\/\S+\/confirm\?token=\S+/)?.[0];
  assert.ok(link, `the confirmation mail to ${address} holds no link:\n${mail.text}`);
  assert.ok(link.startsWith(`${stage.url}/`), `the link does not start with PUBLIC_URL: ${link}`);
  return link;
}

/** Opens the link as a scanner does, and shows that the reader is as pending as before. */
export async function openWithoutConfirming(stage: Stage, reader: DemoReader, link: string): Promise<void> {
  const page = await fetch(link);
  assert.equal(page.status, 200, `GET ${link} answered ${page.status}`);
  assert.match(await page.text(), /<form/, "the page of the confirmation link has no button");
  assert.equal(await stage.author.findStatus(reader.address), "pending");
}

/** Presses the button. */
export async function confirm(stage: Stage, reader: DemoReader, link: string): Promise<void> {
  const token = new URL(link).searchParams.get("token") ?? "";
  const response = await fetch(`${stage.url}/confirm`, {
    method: "POST",
    body: new URLSearchParams({ token }),
  });
  assert.equal(response.status, 200, `POST /confirm answered ${response.status}: ${await response.text()}`);
  assert.equal(await stage.author.findStatus(reader.address), "active");
}
