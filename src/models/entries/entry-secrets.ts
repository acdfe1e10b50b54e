import { isCredentialName, REDACTED } from '../../agents/index.ts';
import { type ModelChanges, type ModelRegistration, placesOf } from '../../config/index.ts';
import { isJsonObject, type Json, type JsonObject, SwitchboardError } from '../../protocol/index.ts';

/** Names of other things, though they sound like secrets. */
const HARMLESS = new Set(['litellm_credential_name']);
/** Maps in which every value is a secret, whatever its name. */
const OPAQUE = /headers$/;

/** Parameters as they may be shown: the marker stands wherever a secret does. */
export const withoutSecrets = (params: ModelRegistration['litellm_params']): JsonObject =>
  masked(params as JsonObject, false);

function masked(object: JsonObject, allAreSecret: boolean): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => {
      const isSecret = allAreSecret || (isCredentialName(name) && !HARMLESS.has(name));
      return [name, maskedValue(value ?? null, { isSecret, isOpaque: OPAQUE.test(name) })];
    }),
  );
}

/** Numbers, switches and gaps are no secrets. */
function maskedValue(value: Json, { isSecret, isOpaque }: { isSecret: boolean; isOpaque: boolean }): Json {
  if (isSecret && (typeof value === 'string' || isJsonObject(value))) return REDACTED;
  if (Array.isArray(value)) return value.map((item) => maskedValue(item, { isSecret, isOpaque }));
  return isJsonObject(value) ? masked(value, isOpaque) : value;
}

/**
 * Parameters with changes in them: what is left out stays, null and a cleared secret (`""`) are gone, and the marker keeps
 * what is stored in its place. Secrets are kept for the addresses that they were sent with.
 *
 * @throws SwitchboardError INVALID_PARAMS for a marker where nothing is kept, and for a secret kept for another address
 */
export function changedParams(
  stored: Partial<ModelRegistration['litellm_params']>,
  changes: NonNullable<ModelChanges['litellm_params']>,
): Record<string, unknown> {
  const given = Object.entries(changes as JsonObject).map(
    ([name, value]) => [name, restored(value ?? null, (stored as JsonObject)[name], name)] as const,
  );
  const changed = Object.fromEntries(
    Object.entries({ ...stored, ...Object.fromEntries(given) }).filter(([, value]) => value !== null && value !== ''),
  );
  if (placesOf(stored).join() !== placesOf(changed).join()) refuseKeptSecrets(stored, changes as JsonObject);
  return changed;
}

/** Whoever may change an address need not know the secret, and must not come to know it by that. */
function refuseKeptSecrets(stored: object, changes: JsonObject): void {
  const shown = withoutSecrets(stored as ModelRegistration['litellm_params']);
  const kept = Object.keys(shown).find(
    (name) => holdsMarker(shown[name]) && (changes[name] === undefined || holdsMarker(changes[name])),
  );
  if (kept !== undefined)
    throw wrong(kept, 'was stored for another address, and is not sent to this one: send it once more');
}

const holdsMarker = (value: Json | undefined): boolean => JSON.stringify(value ?? null).includes(REDACTED);

function restored(given: Json, stored: Json | undefined, field: string): Json {
  if (given === REDACTED) return stored ?? nothingKept(field);
  if (!isJsonObject(given)) return given;
  const kept = isJsonObject(stored) ? stored : {};
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name, restored(value ?? null, kept[name], `${field}.${name}`)]),
  );
}

function nothingKept(name: string): never {
  throw wrong(name, `"${REDACTED}" keeps a stored secret, but none is stored here; send the secret itself`);
}

function wrong(name: string, description: string): SwitchboardError {
  const field = `litellm_params.${name}`;
  return new SwitchboardError('INVALID_PARAMS', `${field}: ${description}.`, { violations: [{ field, description }] });
}
