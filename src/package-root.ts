/** The folder of the package, with a slash at its end: the same way from `src/` and from the files that are built of it. */
export const packageRoot = new URL('../', import.meta.url);
