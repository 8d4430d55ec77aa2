/** Requests that are open at once: a crowd, and still no more connections than a machine opens. */
const AT_ONCE = 40;

export const crowdAddress = (person: number) => `crowd-${person}@example.com`;

/** Signs people up, each from an address of the net of their own, as fast as they are answered. Answers each status. */
export async function signUpAll(url: URL, from: number, to: number): Promise<readonly number[]> {
  const statuses: number[] = [];
  let next = from;
  const work = async () => {
    while (next < to) {
      const person = next;
      next += 1;
      statuses.push(await signUp(url, person));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return statuses;
}

async function signUp(url: URL, person: number): Promise<number> {
  const answer = await fetch(new URL("/subscribe", url), {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      Accept: "application/json",
      "CF-Connecting-IP": `10.0.${person >> 8}.${person & 255}`,
    },
    body: JSON.stringify({ email: crowdAddress(person) }),
  });
  await answer.arrayBuffer();
  return answer.status;
}
