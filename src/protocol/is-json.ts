import { compilePaths, scan } from './scan/index.ts';

const NO_PATHS = compilePaths({});

/**
 * Whether a body is a JSON text that nests no deeper than the gateway lets through. Names that an object has twice are no
 * matter here.
 * @param bytes UTF-8 without a byte order mark
 */
export function isJson(bytes: Buffer): boolean {
  try {
    scan(bytes, NO_PATHS);
    return true;
  } catch {
    return false;
  }
}
