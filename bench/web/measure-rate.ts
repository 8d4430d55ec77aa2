import { Agent, request } from "node:http";

/** Connections that ask at once. */
const CONNECTIONS = 8;
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

export interface Question {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Another one is an error: what it would cost is not what is measured. */
  readonly status: number;
}

/** Answers a second, whole, to eight connections. */
export async function measureRate(question: Question, milliseconds: number): Promise<number> {
  const began = performance.now();
  let answered = 0;
  const work = async () => {
    while (performance.now() - began < milliseconds) {
      await ask(question);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, work));
  return (answered * 1000) / (performance.now() - began);
}

const ask = ({ url, headers, status }: Question): Promise<void> =>
  new Promise((resolve, reject) => {
    const asked = request(url.href, { agent, headers }, (answer) => {
      answer.resume();
      answer.on("error", reject);
      answer.on("end", () =>
        answer.statusCode === status ? resolve() : reject(new Error(`${url} answered ${answer.statusCode}`)),
      );
    });
    asked.on("error", reject);
    asked.end();
  });
