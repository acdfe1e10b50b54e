import { isJsonObject, type Json } from '../protocol/index.ts';

/** A member of what may be no object at all. */
export const memberOf = (json: Json | undefined, name: string): Json | undefined =>
  isJsonObject(json) ? json[name] : undefined;
