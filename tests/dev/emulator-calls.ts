import { createResendEmulator, type ResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import type { EmulatorOptions } from "../../dev/resend-emulator/emulator-options.ts";

export const mailTo = (to: string, rest: Record<string, unknown> = {}) => ({
  from: "The Gazette <gazette@example.com>",
  to,
  subject: "Hello",
  html: `<p>For ${to}</p>`,
  text: `For ${to}`,
  ...rest,
});

export const HEADERS = {
  authorization: "Bearer re_test",
  "user-agent": "test",
  "content-type": "application/json",
};

export function post(path: string, body: unknown, headers: Record<string, string> = {}) {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return new Request(`https://api.resend.com${path}`, {
    method: "POST",
    headers: { ...HEADERS, ...headers },
    body: text,
  });
}

export const keyed = (key: string) => ({ "idempotency-key": key });
export const batchOf = (count: number) =>
  Array.from({ length: count }, (_, at) => mailTo(`reader${at}@example.com`));

/** Any of the answers that the tests look into. */
interface AnswerBody {
  readonly id: string;
  readonly data: readonly { readonly id: string }[];
  readonly errors: readonly unknown[];
  readonly statusCode: number;
  readonly name: string;
  readonly message: string;
  readonly error: string;
  readonly mails: readonly unknown[];
  readonly calls: readonly unknown[];
}

export const readBody = async (response: Response) => (await response.json()) as AnswerBody;

export async function send(
  emulator: ResendEmulator,
  path: string,
  body: unknown,
  headers?: Record<string, string>,
) {
  const response = await emulator.handle(post(path, body, headers));
  return { status: response.status, headers: response.headers, body: await readBody(response) };
}

function createClock(start = Date.UTC(2026, 10, 23, 9)) {
  let at = start;
  return {
    now: () => at,
    pass(ms: number) {
      at += ms;
    },
  };
}

export function withClock(options: EmulatorOptions) {
  const clock = createClock();
  return { clock, emulator: createResendEmulator({ ...options, now: clock.now }) };
}
