/** Any JSON value, as the translators and encoders handle it. */
export type Json = null | boolean | number | string | RawNumber | Json[] | JsonObject;

export interface JsonObject {
  [key: string]: Json | undefined;
}

/**
 * A number kept as the text it was written in, because a double would not be written the same way
 * (`12345678901234567890`, `1.50`). `parseJson` produces it and `stringifyJson` writes it back unchanged.
 */
export class RawNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Narrows to a JSON object: not null, not an array, not a raw number. */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof RawNumber);
