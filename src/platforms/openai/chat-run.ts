import {
  isJsonObject,
  type Json,
  type JsonObject,
  type Part,
  stringifyJson,
  type UpstreamEvent,
} from '../../protocol/index.ts';
import type { UpstreamTurn } from '../adapter.ts';
import { agentsWords, jsonEvents, readJson } from '../answers/index.ts';
import { asText, textOf } from '../text-of.ts';
import { urlBelow } from '../url-below.ts';
import { contentOf } from './chat-content.ts';
import { historyIn, sessionOf } from './chat-history.ts';
import { ChatReader, type Completion } from './chat-reader.ts';
import { refused } from './refused.ts';
import type { OpenaiSettings } from './settings.ts';

/** Runs one turn by chat completions (agent platforms, section 6.4); what was said before, the gateway remembers. */
export async function* runChat(turn: UpstreamTurn, settings: OpenaiSettings): AsyncGenerator<UpstreamEvent> {
  const { http, upstream, session, resume, parts } = turn;
  const messages = [...historyIn(session), ...saidIn(resume, parts)];
  const response = await http.send({
    method: 'POST',
    url: urlBelow(upstream.url, '/chat/completions'),
    headers: { accept: 'text/event-stream' },
    body: requestOf(messages, settings),
  });
  if (response.status !== 200) throw await refused(response);
  yield { type: 'progress' };
  const reader = new ChatReader();
  const chunks = response.headers['content-type']?.startsWith('text/event-stream')
    ? jsonEvents(response, upstream.maxEventBytes)
    : [{ data: await readJson(response, upstream.maxResponseBytes) }];
  for await (const { data } of chunks) {
    for (const event of reader.take(data)) {
      yield event;
      if (event.type === 'fail') return;
    }
  }
  yield* endOf(reader.completion, messages);
}

function requestOf(messages: readonly JsonObject[], settings: OpenaiSettings): JsonObject {
  const { model, instructions, extra_body } = settings;
  return {
    ...extra_body,
    model,
    messages: [...(instructions === undefined ? [] : [{ role: 'system', content: instructions }]), ...messages],
    stream: true,
    stream_options: { include_usage: true },
  };
}

/** A message, or what the model's calls came to. */
function saidIn(resume: Json | undefined, parts: readonly Part[]): JsonObject[] {
  const calls = isJsonObject(resume) && Array.isArray(resume['calls']) ? resume['calls'] : [];
  if (calls.length === 0) return [{ role: 'user', content: contentOf(parts) }];
  const data = parts.map((part) => part['data']).filter((value) => value !== undefined);
  const text = textOf(parts);
  return calls.map((id) => {
    const named = data.filter(isJsonObject).find(({ call_id }) => call_id === id);
    const said = named ? (named['output'] ?? named) : (data[0] ?? text);
    return { role: 'tool', tool_call_id: id, content: typeof said === 'string' ? said : stringifyJson(said) };
  });
}

function* endOf({ message, finish, refusal }: Completion, messages: readonly JsonObject[]): Generator<UpstreamEvent> {
  switch (finish) {
    case undefined:
      // The answer broke off: the engine says so.
      return;
    case 'length':
      yield { type: 'fail', kind: 'failed', message: 'The answer is incomplete: it reached the limit of its length.' };
      return;
    case 'content_filter':
      yield { type: 'fail', kind: 'rejected', message: 'The answer was withheld by a content filter.' };
      return;
  }
  if (refusal !== '') {
    yield { type: 'fail', kind: 'rejected', message: agentsWords(refusal, 'The model refused to answer.') };
    return;
  }
  yield { type: 'session', handle: sessionOf([...messages, message]) };
  const calls = message['tool_calls'];
  yield Array.isArray(calls) ? needOf(calls) : { type: 'done' };
}

const needOf = (calls: readonly Json[]): UpstreamEvent => ({
  type: 'need',
  kind: 'input',
  parts: calls.filter(isJsonObject).flatMap(({ id, function: called }): Part[] => {
    const { name, arguments: given } = isJsonObject(called) ? called : {};
    return [
      { text: `The agent asks for the result of "${asText(name)}".` },
      { data: { type: 'function_call', call_id: id ?? null, name: name ?? null, arguments: given ?? '' } },
    ];
  }),
  resume: { calls: calls.filter(isJsonObject).map(({ id }) => id ?? null) },
});
