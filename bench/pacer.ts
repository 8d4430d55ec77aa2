/** `npm run bench -- pacer --seeds 1000`: the pacer beside a fixed gap, in virtual time (src/core/provider/pacing/README.md). */
import "../tests/laws/pacing/run.ts";
