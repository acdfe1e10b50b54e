import type { JsonObject, UpstreamEvent } from '../../protocol/index.ts';
import type { UpstreamTurn } from '../adapter.ts';
import { agentsWords, jsonEvents, readJson } from '../answers/index.ts';
import { needOf, refused } from '../responses/index.ts';
import { urlBelow } from '../url-below.ts';
import { callsIn, saidIn } from './chat-calls.ts';
import { historyIn, sessionOf } from './chat-history.ts';
import { ChatReader, type Completion } from './chat-reader.ts';
import type { OpenaiSettings } from './settings.ts';

/** Runs one turn by chat completions (agent platforms, section 6.4); what was said before, the gateway remembers. */
export async function* runChat(turn: UpstreamTurn, settings: OpenaiSettings): AsyncGenerator<UpstreamEvent> {
  const { http, upstream } = turn;
  const history = historyIn(turn.session);
  const messages = [...history, ...saidIn(turn, history)];
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
  const calls = callsIn(message);
  yield calls.length > 0 ? needOf(calls, {}) : { type: 'done' };
}
