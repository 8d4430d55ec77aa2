import * as z from "zod";

export const MAX_PAGE = 1000;

/** Which part of a list is asked for. What is no such number counts as left out: a page changes nothing. */
export const PAGE_QUERY = {
  limit: z.int().min(1).max(MAX_PAGE).optional().describe("How many at most; 500 where it is left out."),
  offset: z.int().min(0).optional().describe("How many to pass over first."),
};
