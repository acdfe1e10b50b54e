import type { JsonObject } from '../protocol/index.ts';

/** The same object with its own names in camelCase: A2A's readers take either spelling (A2A wire notes, 2.1). */
export const inCamelCase = (object: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(object).map(([name, value]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  );
