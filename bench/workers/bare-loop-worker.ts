/** Posts the body that it is given, again and again, several at a time: no store, no ledger, nothing personal. */
// biome-ignore lint/style/noDefaultExport: the runtime calls the handlers of a module by its default export.
export default {
  async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    const provider = searchParams.get("provider") ?? "";
    const body = await request.arrayBuffer();
    let left = Number(searchParams.get("times"));
    const work = async () => {
      while (left > 0) {
        left -= 1;
        await post(provider, body, `bare-loop/${left}`);
      }
    };
    await Promise.all(Array.from({ length: Number(searchParams.get("in-flight")) }, work));
    return new Response("done");
  },
};

async function post(provider: string, body: ArrayBuffer, idempotencyKey: string): Promise<void> {
  const answer = await fetch(`${provider}/emails/batch`, {
    method: "POST",
    body,
    headers: {
      Authorization: "Bearer re_local_bench",
      "User-Agent": "bare-loop",
      "Content-Type": "application/json",
      "Idempotency-Key": idempotencyKey,
    },
  });
  if (!answer.ok) throw new Error(`The provider answered ${answer.status}: ${await answer.text()}`);
  await answer.text();
}
