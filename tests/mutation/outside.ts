import { createResendEmulator } from "../../dev/resend-emulator/emulator.ts";
import { answerSiteverify, isForTurnstile } from "../../dev/turnstile-stand-in.ts";

/** What workerd's `outboundService` is in `vitest.config.ts`: in Node, too, no request of a test leaves the machine. */
const emulator = createResendEmulator({});

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const answer = isForTurnstile(request) ? answerSiteverify(request) : emulator.handle(request);
  return await Promise.race([answer, rejectAtAbort(request.signal)]);
};

const rejectAtAbort = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
