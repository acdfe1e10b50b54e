import {
  isJsonObject,
  type Json,
  type JsonObject,
  type Part,
  type UpstreamEvent,
  type UpstreamUsage,
} from '../../protocol/index.ts';
import { agentsWords, type JsonEvent } from '../answers/index.ts';
import { memberOf } from '../member-of.ts';
import { asText, textOf } from '../text-of.ts';
import { usageOf } from '../usage-of.ts';
import { type Asked, askedBy, needOf } from './asked.ts';
import { failed } from './failed.ts';
import { asJson } from './response-run.ts';

export interface ReaderOptions {
  /** @returns what the conversation goes on with; undefined when all stays as it is */
  sessionAfter: (response: JsonObject, asked: readonly Asked[]) => Json | undefined;
  /** It goes on without us: how far it was told is told as its run. */
  background: boolean;
  /** Of a response whose beginning was told before. */
  id?: string;
}

/** Reads one response of the Responses API: the events of its stream, or all of it (agent platforms, section 3.2). */
export class ResponseReader {
  readonly #options: ReaderOptions;
  /** Items whose end was told. */
  readonly #told = new Set<string>();
  readonly #asking: JsonObject[] = [];
  #id: string | undefined;
  #isOver = false;
  #refusal = '';

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.#id = options.id;
  }

  /** @returns what it tells; the last one of a response is `done`, `need` or `fail` */
  take(event: JsonEvent): UpstreamEvent[] {
    const { data } = event;
    if (!isJsonObject(data)) return [];
    const before = this.#id;
    const told = this.#read(event.name, data);
    const isNews = this.#id !== before || told.some(({ type }) => type === 'delta' || type === 'artifact');
    return isNews ? [...told, ...this.#runAfter(data)] : told;
  }

  /** Behind everything that it covers: what is told twice is put right in the end, what is left out is not. */
  #runAfter({ sequence_number: after }: JsonObject): UpstreamEvent[] {
    if (!this.#options.background || this.#id === undefined || this.#isOver) return [];
    const run = { response: this.#id, ...(typeof after === 'number' && { after }) };
    return [{ type: 'run', handle: asJson(run) }];
  }

  #read(name: string | undefined, { type = name ?? null, ...data }: JsonObject): UpstreamEvent[] {
    const { response, item, item_id, delta } = data;
    switch (type) {
      case 'response.created':
        return isJsonObject(response) ? this.#begun(response) : [];
      case 'response.output_item.added':
        // A response that waits for consent may end without a word of it.
        return isJsonObject(item) && item['type'] === 'oauth_consent_request' ? this.#item(item) : [];
      case 'response.output_text.delta':
        return [{ type: 'delta', artifact: asText(item_id), parts: [{ text: asText(delta) }] }];
      case 'response.output_item.done':
        return isJsonObject(item) ? this.#item(item) : [];
      case 'response.completed':
      case 'response.failed':
      case 'response.incomplete':
      case 'response.cancelled':
        return isJsonObject(response) ? this.whole(response) : [];
      case 'error':
        return [failed(isJsonObject(data['error']) ? data['error'] : data)];
      default:
        return [];
    }
  }

  /** A response as it stands; nothing ends it while it is under way. */
  whole(response: JsonObject): UpstreamEvent[] {
    const { id, status, output, usage, error, incomplete_details } = response;
    if (typeof id === 'string') this.#id = id;
    const items = Array.isArray(output) ? output.filter(isJsonObject) : [];
    const events = items.flatMap((item) => this.#item(item));
    const counted = isJsonObject(usage) ? readUsage(usage) : undefined;
    if (counted) events.push({ type: 'usage', ...counted });
    if (status === 'queued' || status === 'in_progress') return [...events, ...this.#runAfter({})];
    this.#isOver = true;
    switch (status) {
      case 'completed':
        return [...events, ...this.#complete(response)];
      case 'cancelled':
        return [...events, { type: 'fail', kind: 'canceled', message: 'The answer was canceled on its platform.' }];
      case 'incomplete':
        if (this.#asking.length > 0) return [...events, ...this.#complete(response)];
        return [...events, incomplete(incomplete_details, events)];
      default:
        return [...events, failed(isJsonObject(error) ? error : {})];
    }
  }

  #begun({ id }: JsonObject): UpstreamEvent[] {
    if (typeof id === 'string') this.#id = id;
    return this.#options.background ? [] : [{ type: 'progress' }];
  }

  #complete(response: JsonObject): UpstreamEvent[] {
    const asked = this.#asking.map(askedBy).filter((one) => one !== undefined);
    const handle = this.#options.sessionAfter(response, asked);
    return [...(handle === undefined ? [] : [{ type: 'session' as const, handle }]), this.#end(response)];
  }

  #end({ id = null }: JsonObject): UpstreamEvent {
    if (this.#asking.length > 0) return needOf(this.#asking, { response: id });
    if (this.#refusal !== '') return { type: 'fail', kind: 'rejected', message: agentsWords(this.#refusal, REFUSED) };
    return { type: 'done' };
  }

  #item(item: JsonObject): UpstreamEvent[] {
    const { type, id, call_id = id, status } = item;
    const name = asText(call_id);
    if (status === 'in_progress' || this.#told.has(name)) return [];
    this.#told.add(name);
    if (askedBy(item)) this.#asking.push(item);
    if (type === 'image_generation_call') return image(name, item);
    return type === 'message' ? this.#message(name, item) : [];
  }

  #message(artifact: string, { content }: JsonObject): UpstreamEvent[] {
    const blocks = Array.isArray(content) ? content.filter(isJsonObject) : [];
    const texts = blocks.filter(({ type, text }) => type === 'output_text' && typeof text === 'string');
    const parts: Part[] = texts.length === 0 ? [] : [{ text: textOf(texts) }];
    const citations = texts.flatMap(({ annotations }) => (Array.isArray(annotations) ? annotations : []));
    this.#refusal += blocks.map(({ refusal }) => (typeof refusal === 'string' ? refusal : '')).join('');
    if (parts.length === 0) return [];
    return [
      { type: 'artifact', artifact, parts, last: true, ...(citations.length > 0 && { metadata: { citations } }) },
    ];
  }
}

function image(artifact: string, { result, output_format: format = 'png' }: JsonObject): UpstreamEvent[] {
  if (typeof result !== 'string' || result === '') return [];
  return [{ type: 'artifact', artifact, parts: [{ raw: result, mediaType: `image/${asText(format)}` }], last: true }];
}

const REFUSED = 'The agent refused to answer.';
/** What was said before stays. */
function incomplete(details: Json | undefined, told: readonly UpstreamEvent[]): UpstreamEvent {
  const reason = isJsonObject(details) && typeof details['reason'] === 'string' ? details['reason'] : 'unknown';
  const isFiltered = reason === 'content_filter' && !told.some(({ type }) => type === 'artifact');
  return { type: 'fail', kind: isFiltered ? 'rejected' : 'failed', message: `The answer is incomplete: ${reason}.` };
}

const readUsage = (usage: JsonObject): UpstreamUsage =>
  usageOf({
    input: usage['input_tokens'],
    output: usage['output_tokens'],
    total: usage['total_tokens'],
    cached: memberOf(usage['input_tokens_details'], 'cached_tokens'),
    reasoning: memberOf(usage['output_tokens_details'], 'reasoning_tokens'),
  });
