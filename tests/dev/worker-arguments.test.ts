import { describe, expect, it } from "vitest";
import { composeDefaultArguments } from "../../dev/worker/compose-default-arguments.ts";
import { parseWorkerArguments } from "../../dev/worker/parse-worker-arguments.ts";

describe("the arguments of npm run worker", () => {
  it.each([
    [["--port", "9000", "--persist-to", "state"]],
    [["--port=9000", "--persist-to=state"]],
    [
      [
        "--var",
        'LANGUAGES:["en"]',
        "SITE_TITLE:My --ip",
        "--port",
        "9000",
        "--test-scheduled",
        "--persist-to",
        "state",
      ],
    ],
  ])("are read whatever stands beside them: %j", (args) => {
    expect(parseWorkerArguments(args)).toMatchObject({ ip: "127.0.0.1", port: 9000, persistTo: "state" });
  });

  it("leave open what is not asked for", () => {
    expect(parseWorkerArguments([])).toEqual({
      ip: "127.0.0.1",
      port: null,
      protocol: "http",
      persistTo: undefined,
      configuration: [],
    });
  });

  it("hand the choice of a configuration on to the migrations", () => {
    const { configuration } = parseWorkerArguments(["-c", "other.toml", "--env=staging"]);
    expect(configuration).toEqual(["--config", "other.toml", "--env", "staging"]);
  });

  it("are never repeated by a default of ours", () => {
    const places = { ip: "0.0.0.0", port: 9000 };
    const added = composeDefaultArguments(["--ip=0.0.0.0", "--port", "9000", "--var", "A:b"], places);
    expect(added).toEqual(["--local", "--inspector-port", "0", "--show-interactive-dev-session=false"]);
    expect(composeDefaultArguments([], places)).toEqual(
      expect.arrayContaining(["--ip", "0.0.0.0", "--port", "9000"]),
    );
  });
});
