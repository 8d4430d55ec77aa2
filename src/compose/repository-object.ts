import { consoleLog } from "../adapters/runtime/console-log.ts";
import { systemClock } from "../adapters/runtime/system-clock.ts";
import { createAlarms } from "../adapters/sqlite/alarms.ts";
import { createAskedBook } from "../adapters/sqlite/asked-book.ts";
import { createPullBox, createPushBox } from "../adapters/sqlite/push-box.ts";
import { requireSettings } from "../config.ts";
import type { Instant } from "../core/ids.ts";
import type { ShownPull } from "../core/previews/shown-pull.ts";
import type { Pull } from "../core/repository/pull.ts";
import { beginAttempts, joinPush, type Push } from "../core/repository/push.ts";
import type { Env } from "../env.ts";
import { endShown, previewShown } from "../usecases/previews/preview-shown.ts";
import { syncPulls } from "../usecases/previews/sync-pulls.ts";
import { syncRepository } from "../usecases/repository/sync-repository.ts";
import { bindPorts } from "./bindings.ts";
import { extend } from "./lazily.ts";
import { wirePorts } from "./wire.ts";

/** What one repository is owed, over its object's storage. Settings are read at each slice, so that a deploy takes effect. */
export function connectRepository(env: Env, storage: DurableObjectStorage) {
  const pushes = createPushBox(storage);
  const pulls = createPullBox(storage);
  const asked = createAskedBook(storage);
  const connect = () => wirePorts(bindPorts(env, requireSettings(env), () => {}));
  return {
    alarms: createAlarms(storage, consoleLog),
    /** When it is to be tried. */
    takePush(push: Push): Instant {
      const pending = joinPush(pushes.read(), push, systemClock.now());
      pushes.write(pending);
      return pending.nextAt;
    },
    takePull(pull: Pull): Instant {
      const attempts = beginAttempts(pulls.read(pull.number), systemClock.now());
      pulls.write(pull.number, { ...pull, ...attempts });
      return attempts.nextAt;
    },
    preview: (shown: ShownPull) => previewShown(extend(connect(), { asked }), shown),
    end: (ended: Pick<ShownPull, "repository" | "number" | "askedAt">) =>
      endShown(extend(connect(), { asked }), ended),
    /** One slice of either: each may make as many requests as an invocation has. Posts come first. */
    async sync(): Promise<Instant | null> {
      const ports = connect();
      const isPushDue = (pushes.read()?.nextAt ?? Number.POSITIVE_INFINITY) <= systemClock.now();
      if (isPushDue) await syncRepository(extend(ports, { pushes }));
      else await syncPulls(extend(ports, { pulls }));
      const owed = [...pulls.list(), pushes.read()].flatMap((one) => (one === null ? [] : [one.nextAt]));
      return owed.length === 0 ? null : Math.min(...owed);
    },
  };
}
