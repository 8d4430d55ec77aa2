import { expect, it } from "vitest";
import { findFreePort } from "../../dev/free-port.ts";
import { createResendEmulator } from "../../dev/resend-emulator/emulator.ts";

it("takes the wanted port if it is free, else the next one above", async () => {
  const wanted = await findFreePort();
  expect(await findFreePort(wanted)).toBe(wanted);

  const server = await createResendEmulator().listen(wanted);
  expect(await findFreePort(wanted)).toBeGreaterThan(wanted);
  await expect(createResendEmulator().listen(wanted)).rejects.toThrow("EADDRINUSE");
  await server.close();
});
