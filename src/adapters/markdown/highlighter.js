// JavaScript, so that TypeScript reads highlighter.d.ts instead of the package's own declarations: those bring along
// `lib="dom"`, and then `document` would be a known name in every file of a program that runs in workerd and Node.
import core from "highlight.js/lib/core";

export const highlighter = core;
