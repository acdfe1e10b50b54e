import type { Environment } from './environment.ts';

/** LiteLLM's form; it is the whole value. */
const LITELLM_REFERENCE = /^os\.environ\/(.+)$/;

/** `${NAME}` and `${NAME:-default}` anywhere in a value; `$${` stands for `${` itself. */
const REFERENCE = /\$\$\{|\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g;

/** A text with its variables filled in, or the names of those that are not set. */
export type Expansion = { text: string } | { missing: string[] };

/** Fills in the variables that a text names. */
export function expandText(text: string, environment: Environment): Expansion {
  const whole = LITELLM_REFERENCE.exec(text)?.[1];
  if (whole !== undefined) {
    const value = environment.get(whole);
    return value === undefined ? { missing: [whole] } : { text: value };
  }

  const missing: string[] = [];
  const expanded = text.replace(REFERENCE, (match, name: string | undefined, fallback: string | undefined) => {
    if (name === undefined) return match.slice(1);
    const value = environment.get(name) ?? fallback;
    if (value === undefined) missing.push(name);
    return value ?? '';
  });
  return missing.length > 0 ? { missing } : { text: expanded };
}
