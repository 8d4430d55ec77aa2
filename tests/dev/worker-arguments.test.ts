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
    expect(parseWorkerArguments(args)).toMatchObject({
      ip: "127.0.0.1",
      port: 9000,
      persistTo: "state",
      passedOn: args,
    });
  });

  it.each([[["--port", "0", "--ip", "127.0.0.1"]], [["--ip", "127.0.0.1", "--port=0"]]])(
    "ask for any free port with 0, which wrangler must not choose unheard: the address is printed: %j",
    (args) => {
      expect(parseWorkerArguments(args)).toMatchObject({ port: 0, passedOn: ["--ip", "127.0.0.1"] });
    },
  );

  it("leave open what is not asked for", () => {
    expect(parseWorkerArguments([])).toEqual({
      ip: "127.0.0.1",
      port: null,
      protocol: "http",
      persistTo: undefined,
      configuration: [],
      passedOn: [],
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
