import { describe, expect, it } from "vitest";
import { createSubscriberApp } from "../../builders/subscriber-app.ts";

describe("POST /subscribe", () => {
  it("sends a form on to a page that says to look in the inbox, in the form's language", async () => {
    const app = createSubscriberApp();
    const answer = await app.fetch(
      "/subscribe?lang=es",
      app.form({ email: "form@example.com", languages: "es", website: "" }),
    );
    expect(answer.status).toBe(303);
    const page = await app.fetch(answer.headers.get("location") ?? "");
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('lang="es"');
    expect(await app.token("form@example.com")).not.toBe("");
  });

  it("answers JSON with the same 202 for a known and an unknown address", async () => {
    const app = createSubscriberApp();
    const answers = [];
    for (const email of ["json@example.com", "json@example.com", "other@example.com"]) {
      const answer = await app.fetch("/subscribe", app.json({ email }));
      answers.push([answer.status, await answer.text(), [...answer.headers.keys()]]);
    }
    expect(answers[0]?.slice(0, 2)).toEqual([202, '{"status":"confirmation-sent"}']);
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toHaveLength(1);
  });

  it("marks every browser that sends the form, whatever the address", async () => {
    const app = createSubscriberApp();
    for (const email of ["cookie@example.com", "cookie@example.com"]) {
      const cookie = (await app.fetch("/subscribe", app.form({ email }))).headers.get("set-cookie") ?? "";
      expect(cookie).toMatch(/^__Host-gazette-signup=[\w-]+;/);
      for (const part of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"]) expect(cookie).toContain(part);
    }
  });

  it("shows the form again with what was typed and every fault", async () => {
    const app = createSubscriberApp();
    const answer = await app.fetch("/subscribe", app.form({ email: "<b>ada", cadence: "hourly" }));
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain("&lt;b&gt;ada");
    expect(page).not.toContain("<b>ada");
  });

  it("names every fault to a program", async () => {
    const app = createSubscriberApp();
    const answer = await app.fetch(
      "/subscribe",
      app.json({ email: "ada", topics: ["go"], cadence: "hourly" }),
    );
    expect(answer.status).toBe(422);
    expect(answer.headers.get("content-type")).toContain("application/problem+json");
    const { faults } = await answer.json<{ faults: { field: string }[] }>();
    expect(faults.map(({ field }) => field)).toEqual(["email", "topics", "cadence"]);
  });

  it("tells what is wrong with an address in the form's language, to people and to a form's own script", async () => {
    const app = createSubscriberApp();
    const words = "Revisa la dirección: debería parecerse a ada@example.com.";
    const page = await app.fetch("/subscribe?lang=es", app.form({ email: "ada" }));
    expect(await page.text()).toContain(`<a href="#email">${words}</a>`);
    const answer = await app.fetch("/subscribe?lang=es", app.json({ email: "ada" }));
    expect(await answer.json()).toMatchObject({
      faults: [{ field: "email", reason: words, kind: "email-malformed" }],
    });
  });

  it.each(["{", "[]", "null", '"ada@example.com"'])("refuses %s as JSON", async (body) => {
    const app = createSubscriberApp();
    const answer = await app.fetch("/subscribe", {
      method: "POST",
      body,
      headers: { "content-type": "application/json" },
    });
    expect(answer.status).toBe(422);
  });

  it("refuses a broken multipart body and a body of another type", async () => {
    const app = createSubscriberApp();
    for (const type of ["multipart/form-data; boundary=x", "multipart/form-data", "text/plain"]) {
      const answer = await app.fetch("/subscribe", {
        method: "POST",
        body: "--y\r\nbroken",
        headers: { "content-type": type },
      });
      expect(answer.status).toBe(422);
    }
  });
});
