import * as z from "zod";
import { CADENCES } from "../core/cadence.ts";

/** ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime();

/** How many of something. */
export const countSchema = z.int().min(0);

export const cadenceSchema = z.enum(CADENCES);
