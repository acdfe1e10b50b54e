import { REDACTED } from '../../agents/index.ts';
import {
  type TraceDestinationChanges,
  type TraceDestinationRegistration,
  traceDestinationRegistration,
} from '../../config/index.ts';
import { invalidField, invalidInput } from '../http/failure.ts';

/**
 * A registration with changes in it, or in place of it: of changes what is left out stays. The marker keeps the secret that
 * is stored in its place, as long as it goes to where it went before.
 *
 * @param stored undefined for another one: then no secret is kept
 * @throws SwitchboardError INVALID_PARAMS
 */
export function changedRegistration(
  stored: TraceDestinationRegistration | undefined,
  given: TraceDestinationRegistration | TraceDestinationChanges,
): TraceDestinationRegistration {
  const isElsewhere = stored !== undefined && given.url !== undefined && originOf(given.url) !== originOf(stored.url);
  const secretOf = (field: string, given: string | undefined, kept: string | undefined): string | undefined => {
    if (given !== undefined && given !== REDACTED) return given;
    if (kept !== undefined && isElsewhere)
      throw invalidField(field, 'was stored for another address, and is not sent to this one: send it once more');
    if (kept === undefined && given === REDACTED)
      throw invalidField(field, `"${REDACTED}" keeps a stored secret, but none is stored here; send the secret itself`);
    return kept;
  };
  const kept = stored?.headers ?? {};
  const headers = Object.entries(given.headers ?? kept).map(([name, value]) => {
    return [name, secretOf(`headers.${name}`, given.headers ? value : undefined, kept[name])];
  });
  const secretKey = secretOf('secret_key', secretKeyIn(given), stored && secretKeyIn(stored));
  const parsed = traceDestinationRegistration.safeParse({
    ...('type' in given ? {} : stored),
    ...given,
    ...(secretKey !== undefined && { secret_key: secretKey }),
    headers: Object.fromEntries(headers),
  });
  if (!parsed.success) throw invalidInput(parsed.error);
  return parsed.data;
}

const originOf = (url: string): string => new URL(url).origin;

const secretKeyIn = (fields: TraceDestinationRegistration | TraceDestinationChanges): string | undefined =>
  'secret_key' in fields ? fields.secret_key : undefined;
