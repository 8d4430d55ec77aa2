import { describe, expect, it } from "vitest";
import { createSubscriberApp } from "../../builders/subscriber-app.ts";

type App = ReturnType<typeof createSubscriberApp>;

async function signUp(app: App, email: string) {
  const answer = await app.fetch("/subscribe", app.form({ email }));
  const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  return { cookie, token: await app.token(email), headers: { cookie, "sec-fetch-mode": "navigate" } };
}

async function join(app: App, email: string) {
  const { token } = await signUp(app, email);
  expect((await app.fetch("/confirm", app.form({ token }))).status).toBe(200);
}

describe("the confirmation link", () => {
  it("shows a button and changes nothing when it is opened, by GET or HEAD", async () => {
    const app = createSubscriberApp();
    const { token } = await signUp(app, "open@example.com");
    const page = await app.fetch(`/confirm?token=${token}`);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain(`value="${token}"`);
    expect((await app.fetch(`/confirm?token=${token}`, { method: "HEAD" })).status).toBe(200);
    expect(await app.stored("open@example.com")).toBeNull();
  });

  it.each([
    ["urlencoded", (token: string) => new URLSearchParams({ token })],
    [
      "multipart",
      (token: string) => {
        const form = new FormData();
        form.set("token", token);
        return form;
      },
    ],
  ])("activates when the button is pressed (%s), and says so twice", async (type, body) => {
    const app = createSubscriberApp();
    const email = `${type}@example.com`;
    const { token } = await signUp(app, email);
    for (let press = 0; press < 2; press += 1) {
      expect((await app.fetch("/confirm", { method: "POST", body: body(token) })).status).toBe(200);
    }
    expect(await app.stored(email)).toMatchObject({ status: "active" });
  });

  it("takes the token in a JSON body, too", async () => {
    const app = createSubscriberApp();
    const { token } = await signUp(app, "json-body@example.com");
    const answer = await app.fetch("/confirm", app.json({ token }));
    expect([answer.status, await answer.json()]).toEqual([200, { status: "active" }]);
    for (const body of [{}, { token: 7 }, [], null])
      expect((await app.fetch("/confirm", app.json(body))).status).toBe(400);
  });

  it("answers a program in JSON", async () => {
    const app = createSubscriberApp();
    const { token } = await signUp(app, "program@example.com");
    const answer = await app.fetch(`/confirm?token=${token}`, {
      method: "POST",
      headers: { accept: "application/json" },
    });
    expect(await answer.json()).toEqual({ status: "active" });
  });

  it("confirms at once in the browser that signed up", async () => {
    const app = createSubscriberApp();
    const { token, headers } = await signUp(app, "same@example.com");
    expect((await app.fetch(`/confirm?token=${token}`, { headers })).status).toBe(200);
    expect(await app.stored("same@example.com")).toMatchObject({ status: "active" });
  });

  it.each([
    ["HEAD", { method: "HEAD" }, {}],
    ["a prefetch", {}, { "sec-purpose": "prefetch" }],
    ["an old prefetch", {}, { purpose: "prefetch" }],
    ["a fetch by script", {}, { "sec-fetch-mode": "cors" }],
    ["a client without Fetch Metadata", {}, { "sec-fetch-mode": "" }],
    ["a browser without the cookie", {}, { cookie: "" }],
    ["a browser with a forged cookie", {}, { cookie: "__Host-gazette-signup=forged" }],
  ])("waits for the button with %s", async (_, init, changed) => {
    const app = createSubscriberApp();
    const { token, headers } = await signUp(app, "waits@example.com");
    const answer = await app.fetch(
      `/confirm?token=${token || (await app.sign("waits@example.com", "confirm"))}`,
      { ...init, headers: { ...headers, ...changed } },
    );
    expect(answer.status).toBe(200);
    expect(await app.stored("waits@example.com")).toBeNull();
  });

  it("waits for the button in the browser of another signup", async () => {
    const app = createSubscriberApp();
    const mine = await signUp(app, "mine@example.com");
    const theirs = await signUp(app, "theirs@example.com");
    await app.fetch(`/confirm?token=${theirs.token}`, { headers: mine.headers });
    expect(await app.stored("theirs@example.com")).toBeNull();
  });

  it("refuses what is no link of ours", async () => {
    const app = createSubscriberApp();
    expect((await app.fetch("/confirm")).headers.get("location")).toBe("/?lang=en");
    for (const path of [
      "/confirm?token=",
      "/confirm?token=x",
      `/confirm?token=${await app.sign("a@example.com", "leave")}`,
    ]) {
      expect((await app.fetch(path)).status).toBe(400);
      expect((await app.fetch(path, { method: "POST" })).status).toBe(400);
    }
  });
});

describe("the link to leave", () => {
  it("shows a button and changes nothing when it is opened, by GET or HEAD", async () => {
    const app = createSubscriberApp();
    await join(app, "stays@example.com");
    const token = await app.sign("stays@example.com", "leave");
    const page = await app.fetch(`/unsubscribe?token=${token}`);
    expect(await page.text()).toContain(token);
    await app.fetch(`/unsubscribe?token=${token}`, { method: "HEAD" });
    expect(await app.stored("stays@example.com")).toMatchObject({ status: "active" });
  });

  it.each([
    [
      "urlencoded",
      {
        body: "List-Unsubscribe=One-Click",
        headers: { "content-type": "application/x-www-form-urlencoded" },
      },
    ],
    [
      "multipart",
      {
        body: '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
        headers: { "content-type": "multipart/form-data; boundary=x" },
      },
    ],
    ["broken", { body: "--y", headers: { "content-type": "multipart/form-data; boundary=x" } }],
    ["empty", {}],
  ])("acts at once on one click (%s), without cookie or redirect, twice", async (name, init) => {
    const app = createSubscriberApp();
    const email = `leave-${name}@example.com`;
    await join(app, email);
    const token = await app.sign(email, "leave");
    for (let click = 0; click < 2; click += 1) {
      const answer = await app.fetch(`/unsubscribe?token=${token}`, { method: "POST", ...init });
      expect([answer.status, answer.headers.get("set-cookie"), answer.headers.get("location")]).toEqual([
        200,
        null,
        null,
      ]);
    }
    await app.tend();
    await expect.poll(() => app.stored(email)).toMatchObject({ status: "unsubscribed" });
  });

  it("takes the token from the form too, and answers a program in JSON", async () => {
    const app = createSubscriberApp();
    await join(app, "body@example.com");
    const token = await app.sign("body@example.com", "leave");
    const answer = await app.fetch("/unsubscribe", {
      ...app.form({ token }),
      headers: { accept: "application/json" },
    });
    expect(await answer.json()).toEqual({ status: "unsubscribed" });
  });

  it("refuses what is no link to leave", async () => {
    const app = createSubscriberApp();
    for (const token of ["", "x", await app.sign("a@example.com", "confirm")]) {
      expect((await app.fetch(`/unsubscribe?token=${token}`)).status).toBe(400);
      expect((await app.fetch(`/unsubscribe?token=${token}`, { method: "POST" })).status).toBe(400);
    }
  });
});

describe("a damaged link", () => {
  it.each([".", ">", ")", "%22", ";", "&gt;", "&amp;utm_source=mail", "%20", "=%0D%0A"])(
    "leaves at once with %s stuck to it, by one click of either kind and by the page's own button",
    async (stuck) => {
      const app = createSubscriberApp();
      const token = await app.sign("stuck@example.com", "leave");
      const path = `/unsubscribe?token=${token}${stuck}`;
      const form = new FormData();
      form.set("List-Unsubscribe", "One-Click");
      for (const body of [new URLSearchParams({ "List-Unsubscribe": "One-Click" }), form, undefined]) {
        const answer = await app.fetch(path, { method: "POST", ...(body === undefined ? {} : { body }) });
        expect([answer.status, answer.headers.get("location")]).toEqual([200, null]);
      }
      const page = await (await app.fetch(path)).text();
      expect(page).toContain(`action="/unsubscribe?token=${token}&amp;lang=en"`);
    },
  );

  it("confirms, opens the preferences and saves them, downloads and pauses", async () => {
    const app = createSubscriberApp();
    const { token } = await signUp(app, "repaired@example.com");
    expect(await (await app.fetch(`/confirm?token=3D${token}.`)).text()).toContain(`value="${token}"`);
    expect((await app.fetch("/confirm", app.form({ token: `${token}.` }))).status).toBe(200);
    const manage = await app.sign("repaired@example.com", "manage");
    const fresh = await app.sign("repaired@example.com", "fresh");
    expect(await (await app.fetch(`/preferences?lang=es&amp;token=${manage}`)).text()).toContain(
      `value="${manage}"`,
    );
    const form = app.form({ token: `${manage}>`, cadence: "daily" });
    expect((await app.fetch("/preferences", form)).status).toBe(200);
    expect((await app.fetch(`/preferences/pause?token=${manage},`, { method: "POST" })).status).toBe(200);
    expect((await app.fetch(`/preferences/data?TOKEN=${fresh}`)).status).toBe(200);
    expect(await app.stored("repaired@example.com")).toMatchObject({
      cadence: "daily",
      pause: { from: expect.any(Number) },
    });
  });

  it("that nobody can read offers a way by address, in the reader's language, and stays a 400", async () => {
    const app = createSubscriberApp();
    for (const path of [
      "/unsubscribe?token=cut",
      "/preferences?token=cut",
      "/preferences/monthly?token=cut",
    ]) {
      const page = await app.fetch(path, { headers: { "accept-language": "es" } });
      const html = await page.text();
      expect([page.status, html]).toEqual([
        400,
        expect.stringContaining('action="/preferences/link?lang=es"'),
      ]);
      expect(html).toContain("Otra manera");
    }
    expect(await (await app.fetch("/confirm?token=cut")).text()).toContain("on the front page");
    const program = await app.fetch("/unsubscribe?token=cut", {
      method: "POST",
      headers: { accept: "application/json" },
    });
    expect([program.status, await program.json()]).toMatchObject([
      400,
      { type: "urn:gazette:problem:link-malformed" },
    ]);
  });
});

describe("a link asked for by address", () => {
  it("answers the same for every address, by form and JSON, and mails it to whoever is subscribed", async () => {
    const app = createSubscriberApp();
    await join(app, "asks@example.com");
    const pages: string[] = [];
    for (const email of ["asks@example.com", "stranger@example.com"]) {
      const page = await app.fetch("/preferences/link", app.form({ email }));
      expect(page.status).toBe(200);
      pages.push(await page.text());
      const answer = await app.fetch("/preferences/link", app.json({ email }));
      expect([answer.status, await answer.json()]).toEqual([202, { status: "link-sent" }]);
    }
    expect(pages[0]).toBe(pages[1]);
    const token = await app.token("asks@example.com");
    expect(await (await app.fetch(`/preferences?token=${token}`)).text()).toContain("asks@example.com");
    expect(await app.token("stranger@example.com")).toBe("");
  });

  it("shows its form, and again with what is wrong, in the reader's language", async () => {
    const app = createSubscriberApp();
    expect(await (await app.fetch("/preferences/link")).text()).toContain('name="email"');
    const page = await app.fetch("/preferences/link?lang=es", app.form({ email: "ada" }));
    expect([page.status, await page.text()]).toEqual([422, expect.stringContaining("Revisa la dirección")]);
  });
});

describe("who leaves", () => {
  const leave = async (app: App, email: string) => {
    const token = await app.sign(email, "leave");
    return (await app.fetch(`/unsubscribe?token=${token}`, { method: "POST" })).text();
  };

  it("is offered the feed of what they chose, also the second time", async () => {
    const app = createSubscriberApp();
    const choices = { email: "feeds@example.com", languages: "es,en", topics: "rust" };
    await app.fetch("/subscribe", app.form(choices));
    await app.fetch("/confirm", app.form({ token: await app.token("feeds@example.com") }));
    for (let press = 0; press < 2; press += 1) {
      const page = await leave(app, "feeds@example.com");
      for (const kind of ["xml", "atom", "json"]) expect(page).toContain(`href="/feeds/es,en/rust.${kind}"`);
    }
  });

  it("is offered all posts where no choice is known", async () => {
    const app = createSubscriberApp();
    const page = await leave(app, "nobody-knows@example.com");
    expect(page).toContain("The posts remain open to everybody");
    expect(page.match(/href="\/feeds\/en,/g)).toBeNull();
  });

  it("tells a program no more than that it is done", async () => {
    const app = createSubscriberApp();
    const token = await app.sign("feeds@example.com", "leave");
    const answer = await app.fetch(`/unsubscribe?token=${token}`, {
      method: "POST",
      headers: { accept: "application/json" },
    });
    expect(await answer.json()).toEqual({ status: "unsubscribed" });
  });
});
