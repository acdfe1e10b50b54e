import {
  type FailureKind,
  isJsonObject,
  type Json,
  type JsonObject,
  type Part,
  type UpstreamEvent,
  type UpstreamUsage,
} from '../../protocol/index.ts';
import { agentsWords, type JsonEvent } from '../answers/index.ts';
import { asText, textOf } from '../text-of.ts';
import { askedBy, needOf } from './asked.ts';

/** What a response's id becomes, once the response has begun, and once it is complete. */
export interface ResponseHandles {
  begun(id: string): UpstreamEvent[];
  complete(id: string): UpstreamEvent[];
}

/** Reads one response of the Responses API: the events of its stream, or all of it (agent platforms, section 3.2). */
export class ResponseReader {
  readonly #handles: ResponseHandles;
  /** Items whose end was told. */
  readonly #told = new Set<string>();
  readonly #asking: JsonObject[] = [];
  #refusal = '';

  constructor(handles: ResponseHandles) {
    this.#handles = handles;
  }

  /** @returns what it tells; the last one of a response is `done`, `need` or `fail` */
  take({ name, data }: JsonEvent): UpstreamEvent[] {
    if (!isJsonObject(data)) return [];
    const { type = name, response, item, item_id, delta } = data;
    switch (type) {
      case 'response.created':
        return isJsonObject(response) && typeof response['id'] === 'string' ? this.#handles.begun(response['id']) : [];
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
  whole({ id, status, output, usage, error, incomplete_details }: JsonObject): UpstreamEvent[] {
    const items = Array.isArray(output) ? output.filter(isJsonObject) : [];
    const events = items.flatMap((item) => this.#item(item));
    const counted = isJsonObject(usage) ? readUsage(usage) : undefined;
    if (counted) events.push({ type: 'usage', ...counted });
    switch (status) {
      case 'queued':
      case 'in_progress':
        return events;
      case 'completed':
        return [...events, ...(typeof id === 'string' ? this.#handles.complete(id) : []), this.#end(id)];
      case 'cancelled':
        return [...events, { type: 'fail', kind: 'canceled', message: 'The answer was canceled on its platform.' }];
      case 'incomplete':
        return [...events, incomplete(incomplete_details, events)];
      default:
        return [...events, failed(isJsonObject(error) ? error : {})];
    }
  }

  #end(id: Json | undefined): UpstreamEvent {
    if (this.#asking.length > 0) return needOf(this.#asking, { response: id ?? null });
    if (this.#refusal !== '') return { type: 'fail', kind: 'rejected', message: agentsWords(this.#refusal, REFUSED) };
    return { type: 'done' };
  }

  #item(item: JsonObject): UpstreamEvent[] {
    const { type, id, call_id = id } = item;
    const name = asText(call_id);
    if (this.#told.has(name)) return [];
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
const FAILED = 'The agent failed on the message, and did not say why.';

const KINDS: Readonly<Record<string, FailureKind>> = {
  content_filter: 'rejected',
  rate_limit_exceeded: 'rate-limited',
};

function failed({ code, message }: JsonObject): UpstreamEvent {
  const kind = typeof code === 'string' && Object.hasOwn(KINDS, code) ? KINDS[code] : undefined;
  return { type: 'fail', kind: kind ?? 'failed', message: agentsWords(message, FAILED) };
}

/** What was said before stays. */
function incomplete(details: Json | undefined, told: readonly UpstreamEvent[]): UpstreamEvent {
  const reason = isJsonObject(details) && typeof details['reason'] === 'string' ? details['reason'] : 'unknown';
  const isFiltered = reason === 'content_filter' && !told.some(({ type }) => type === 'artifact');
  return { type: 'fail', kind: isFiltered ? 'rejected' : 'failed', message: `The answer is incomplete: ${reason}.` };
}

function readUsage(usage: JsonObject): UpstreamUsage {
  const { input_tokens: input, output_tokens: output, total_tokens: total, ...details } = usage;
  const { input_tokens_details: ofInput, output_tokens_details: ofOutput } = details;
  const cached = isJsonObject(ofInput) ? ofInput['cached_tokens'] : undefined;
  const reasoning = isJsonObject(ofOutput) ? ofOutput['reasoning_tokens'] : undefined;
  return {
    ...(typeof input === 'number' && { input }),
    ...(typeof output === 'number' && { output }),
    ...(typeof total === 'number' && { total }),
    ...(typeof cached === 'number' && { cached }),
    ...(typeof reasoning === 'number' && { reasoning }),
  };
}
