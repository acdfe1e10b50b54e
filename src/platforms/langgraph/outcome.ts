import { isJsonObject, type Json, type JsonObject, parseJson, type UpstreamEvent } from '../../protocol/index.ts';
import { agentsWords } from '../answers/index.ts';
import { type GraphMessage, messagesIn } from './message.ts';
import type { LanggraphSettings } from './settings.ts';
import type { Told } from './told.ts';

/** What is known of a run besides its final state. */
export interface OutcomeTerms {
  told: Told;
  /** Whether a message stood in the thread when the run began; unknown for all before the state was first told. */
  isEarlier: ((id: string) => boolean) | undefined;
  /** Members of the state that this run has written; undefined when that is not known. */
  written?: ReadonlySet<string>;
}

/**
 * The content of a run's final state: its messages, and the members of the state that the settings name. A state without
 * messages is the answer as a whole.
 */
export function contentOfState(state: JsonObject, settings: LanggraphSettings, terms: OutcomeTerms): UpstreamEvent[] {
  const { __interrupt__: _interrupt, ...values } = state;
  const messages = messagesIn(values, settings.input_key);
  const keys = settings.output_keys.filter((key) => values[key] !== undefined && values[key] !== null);
  const outputs = keys
    .filter((key) => terms.written?.has(key) ?? true)
    .map((key) => dataArtifact(key, values[key] ?? null));
  if (messages) return [...terms.told.whole(ownOf(messages, terms.isEarlier)), ...outputs];
  if (keys.length > 0) return outputs;
  return Object.keys(values).length === 0 ? [] : [dataArtifact('state', values)];
}

/** The agent's messages of one run: those since it began or, when that is not known, since the caller last spoke. */
function ownOf(messages: readonly GraphMessage[], isEarlier: OutcomeTerms['isEarlier']): GraphMessage[] {
  const lastSaid = messages.findLastIndex(({ role }) => role === 'caller');
  const since = isEarlier
    ? messages.filter(({ id }) => id === undefined || !isEarlier(id))
    : messages.slice(lastSaid + 1);
  return since.filter(({ role }) => role === 'agent');
}

const dataArtifact = (name: string, data: Json): UpstreamEvent => ({
  type: 'artifact',
  artifact: name,
  name,
  parts: [{ data }],
  last: true,
});

/** What a run that was cancelled ends with: names of errors in Python, messages in JavaScript. */
const CANCELLATIONS = new Set([
  'UserInterrupt',
  'UserRollback',
  'CancelledError',
  'AbortError',
  'interrupt',
  'rollback',
]);

const FAILED = 'The agent failed on the message, and did not say why.';

/** A run's error, wherever it stands: `{error, message}`, of which the message may be such an object once more as text. */
export function failureIn(error: Json): UpstreamEvent {
  if (typeof error === 'string') return { type: 'fail', kind: 'failed', message: agentsWords(error, FAILED) };
  const { error: name = null, message } = isJsonObject(error) ? error : {};
  const inner = typeof message === 'string' ? innerError(message) : undefined;
  if (inner) return failureIn(inner);
  const words = agentsWords(message, agentsWords(name, FAILED));
  const isCanceled = [name, message].some((said) => typeof said === 'string' && CANCELLATIONS.has(said));
  return { type: 'fail', kind: isCanceled ? 'canceled' : 'failed', message: words };
}

function innerError(message: string): JsonObject | undefined {
  if (!message.startsWith('{')) return undefined;
  try {
    const value = parseJson(message);
    return isJsonObject(value) && 'error' in value && 'message' in value ? value : undefined;
  } catch {
    return undefined;
  }
}
