import type { ChatHistory } from '../../agents/index.ts';
import type { Part } from '../../protocol/index.ts';
import type { Asked, Turn } from './asked.ts';
import { wordsFor } from './words.ts';

/**
 * What the agent is told when it does not know the conversation yet, in the way that was configured for it.
 *
 * `transcript` is one text with everything, as many agents read no other part; `data` a list of turns after the message's
 * own parts; `none` the message alone.
 */
export function withHistory({ parts, earlier }: Pick<Asked, 'parts' | 'earlier'>, history: ChatHistory): Part[] {
  if (earlier.length === 0 || history === 'none') return parts;
  if (history === 'data') return [...parts, { data: { messages: earlier.map(asData) } }];
  const now = parts.filter(isSpoken);
  const others = parts.filter((part) => !isSpoken(part));
  const said = now.length > 0 ? [{ role: 'user', parts: now }] : [];
  return [{ text: [...earlier, ...said].map(asText).join('\n\n') }, ...others];
}

const isSpoken = (part: Part): boolean => part['text'] !== undefined;

const asText = (turn: Turn): string => `${turn.role}: ${contentOf(turn)}`;

const asData = (turn: Turn) => ({ role: turn.role, content: contentOf(turn) });

const contentOf = ({ parts }: Turn): string => parts.map((part) => wordsFor(part) ?? fileName(part)).join('\n');

/** Files of earlier turns are not sent again. */
const fileName = ({ filename, mediaType }: Part): string =>
  `[${typeof filename === 'string' ? filename : typeof mediaType === 'string' ? mediaType : 'file'}]`;
