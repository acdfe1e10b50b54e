import { SwitchboardError } from '../errors.ts';
import type { Json } from '../json.ts';
import type { ParsedCard } from './parsed-card.ts';

/** @throws SwitchboardError INVALID_AGENT_RESPONSE naming what is missing */
export function parseCard(_json: Json): ParsedCard {
  throw new SwitchboardError('INVALID_AGENT_RESPONSE', 'in the making');
}
