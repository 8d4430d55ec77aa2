import { createFakeD1Database } from "../fakes/d1-database.ts";
import { describePublicPost } from "./public-post-suite.ts";

describePublicPost(createFakeD1Database());
