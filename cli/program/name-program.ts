/** How a reader of our words calls the command line: from the project's folder, or as the one file that stands alone. */
export const PROGRAM = import.meta.filename.endsWith(".ts") ? "npm run gazette --" : "gazette";
