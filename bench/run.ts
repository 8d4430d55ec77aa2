// One after the other: none disturbs another.
await import("./bodies.ts");
await import("./submission.ts");
await import("./pacing.ts");
await import("./cost.ts");
await import("./kills.ts");

export {};
