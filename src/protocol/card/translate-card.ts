import type { JsonObject } from '../json.ts';
import type { Dialect } from '../operation.ts';
import { parseCard } from './parse.ts';
import type { ParsedCard } from './parsed-card.ts';
import { writeCard03, writeCard10, writeCardRest } from './write.ts';

const WRITERS: Record<Dialect, (card: ParsedCard) => JsonObject> = {
  '1.0': writeCard10,
  '0.3': writeCard03,
  '0.3-rest': writeCardRest,
};

/**
 * A card of any version in the shape of another; addresses and security stay what they were. Signatures are dropped, as
 * they hold for the card's own bytes only.
 *
 * @throws SwitchboardError INVALID_AGENT_RESPONSE naming what is missing
 */
export const translateCard = (card: JsonObject, to: Dialect): JsonObject => WRITERS[to](parseCard(card));
