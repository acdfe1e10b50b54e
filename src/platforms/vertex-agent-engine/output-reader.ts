import {
  isJsonObject,
  type Json,
  type JsonObject,
  type UpstreamEvent,
  type UpstreamUsage,
} from '../../protocol/index.ts';
import { type GraphMessage, messagesIn } from '../langgraph/message.ts';
import { sumOf } from '../sum-of.ts';
import { errorIn, termsOf } from './refused.ts';

const NO_WAY_BACK: UpstreamEvent = {
  type: 'fail',
  kind: 'failed',
  message: 'The graph stopped to ask, and Agent Engine has no way to hand an answer to it.',
};

/** Reads what the methods of other classes than ADK apps return or yield: LangChain's and LangGraph's forms, or anything. */
export class OutputReader {
  readonly #byNode: boolean;
  readonly #told = new Set<string>();
  readonly #usages: UpstreamUsage[] = [];
  #count = 0;

  /** @param terms `byNode`: objects hold what each node of a graph has written, by the node's name */
  constructor(terms: { byNode: boolean }) {
    this.#byNode = terms.byNode;
  }

  take(value: Json): UpstreamEvent[] {
    if (value === null || value === '') return [];
    if (typeof value === 'string') return [{ type: 'delta', artifact: 'text', parts: [{ text: value }] }];
    if (!isJsonObject(value)) return [this.#data(value)];
    const error = errorIn(value);
    if (error) return [{ type: 'fail', ...termsOf(error) }];
    if ('__interrupt__' in value) return [NO_WAY_BACK];
    if (!this.#byNode) return this.#object(value);
    return Object.entries(value).flatMap(([node, written]) =>
      isJsonObject(written) ? this.#object(written, node) : this.#data(written ?? null, node),
    );
  }

  end(): UpstreamEvent[] {
    const usage = sumOf(this.#usages);
    return usage ? [{ type: 'usage', ...usage }, { type: 'done' }] : [{ type: 'done' }];
  }

  #object(value: JsonObject, name?: string): UpstreamEvent[] {
    const { output, actions, steps } = value;
    if (typeof output === 'string')
      return [{ type: 'artifact', artifact: 'output', parts: [{ text: output }], last: true }];
    // On the way of a chain: tools that are called, and what they returned.
    if (actions !== undefined || steps !== undefined) return [];
    const messages = messagesOf(value);
    return messages ? sinceCaller(messages).flatMap((message) => this.#message(message)) : [this.#data(value, name)];
  }

  #message({ id, parts, usage }: GraphMessage): UpstreamEvent[] {
    this.#count += 1;
    const artifact = id ?? `message-${this.#count}`;
    if (this.#told.has(artifact)) return [];
    this.#told.add(artifact);
    if (usage) this.#usages.push(usage);
    return parts.length === 0 ? [] : [{ type: 'artifact', artifact, parts, last: true }];
  }

  #data(data: Json, name?: string): UpstreamEvent {
    this.#count += 1;
    const artifact = `output-${this.#count}`;
    return { type: 'artifact', artifact, parts: [{ data }], last: true, ...(name !== undefined && { name }) };
  }
}

/** The messages of a graph's state, or of what a node of it has written. */
function messagesOf(state: JsonObject): GraphMessage[] | undefined {
  if (!Array.isArray(state['messages'])) return undefined;
  return messagesIn({ messages: state['messages'].map(plain) }, 'messages');
}

/** LangChain's `dumpd` puts objects into an envelope that names their class. */
function plain(message: Json): Json {
  const { lc, kwargs, id } = isJsonObject(message) ? message : {};
  if (lc === undefined || !isJsonObject(kwargs)) return message;
  const name = Array.isArray(id) ? (id.at(-1) ?? null) : null;
  return { type: name, ...kwargs };
}

/** What the agent has said since its caller spoke: a state holds all that was said before, too. */
const sinceCaller = (messages: readonly GraphMessage[]): GraphMessage[] =>
  messages.slice(messages.findLastIndex(({ role }) => role === 'caller') + 1).filter(({ role }) => role === 'agent');
