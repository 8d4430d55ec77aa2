import {
  listMaintenance,
  type MaintenanceDependencies,
} from "../usecases/subscribers/records/list-maintenance.ts";
import { listTickParts } from "../usecases/tick/list-tick-parts.ts";

type TickDependencies = Parameters<typeof listTickParts>[0];

/** All that a tick does: for issues, and for subscribers. */
export const wireTickParts = (issues: TickDependencies, subscribers: MaintenanceDependencies) =>
  listTickParts(issues, listMaintenance(subscribers));
