import { isJsonObject, type Json, type JsonObject, type ModelOperation } from '../../protocol/index.ts';

interface MockEvent {
  event?: string;
  data: string;
}

/** The same answer word by word, as the operation's streams tell it. */
export function mockEvents(operation: ModelOperation, answer: JsonObject, request: JsonObject): MockEvent[] {
  switch (operation) {
    case 'responses':
      return responseEvents(answer);
    case 'messages':
      return messageEvents(answer);
    default:
      return chunks(operation, answer, request);
  }
}

const memberOf = (value: Json | undefined, name: string | number): Json | undefined => {
  if (Array.isArray(value)) return value[Number(name)];
  return isJsonObject(value) ? value[name] : undefined;
};

const at = (value: Json | undefined, ...path: (string | number)[]): Json | undefined => path.reduce(memberOf, value);

/** Each word with the space before it. */
const words = (text: Json | undefined): string[] => (typeof text === 'string' ? (text.match(/\s*\S+/g) ?? []) : []);

function chunks(operation: ModelOperation, answer: JsonObject, request: JsonObject): MockEvent[] {
  const { usage, choices, ...head } = answer;
  const isChat = operation === 'chat.completions';
  const wantsUsage = at(request['stream_options'], 'include_usage') === true;
  const chunk = (parts: Json[], more: JsonObject = {}): MockEvent => ({
    data: JSON.stringify({
      ...head,
      object: isChat ? 'chat.completion.chunk' : 'text_completion',
      choices: parts,
      ...(wantsUsage && { usage: null }),
      ...more,
    }),
  });
  const part = (said: JsonObject, finish: Json = null): Json => ({
    index: 0,
    ...(isChat ? { delta: said } : { text: '', ...said }),
    finish_reason: finish,
  });
  const message = at(choices, 0, 'message');
  const calls = at(message, 'tool_calls');
  const text = isChat ? at(message, 'content') : at(choices, 0, 'text');
  return [
    ...(isChat ? [chunk([part({ role: 'assistant', content: '' })])] : []),
    ...words(text).map((word) => chunk([part(isChat ? { content: word } : { text: word })])),
    ...(Array.isArray(calls)
      ? [chunk([part({ tool_calls: calls.map((call, index) => ({ index, ...(call as JsonObject) })) })])]
      : []),
    chunk([part({}, at(choices, 0, 'finish_reason') ?? 'stop')]),
    ...(wantsUsage ? [chunk([], { usage: usage ?? null })] : []),
    { data: '[DONE]' },
  ];
}

function responseEvents(answer: JsonObject): MockEvent[] {
  const item = at(answer, 'output', 0);
  const text = at(item, 'content', 0, 'text') ?? '';
  const place = { item_id: at(item, 'id') ?? '', output_index: 0, content_index: 0 };
  const begun: JsonObject = { ...answer, status: 'in_progress', output: [], usage: null };
  const told: [type: string, members: JsonObject][] = [
    ['response.created', { response: begun }],
    ['response.in_progress', { response: begun }],
    [
      'response.output_item.added',
      { output_index: 0, item: { ...(item as JsonObject), status: 'in_progress', content: [] } },
    ],
    ['response.content_part.added', { ...place, part: { type: 'output_text', text: '', annotations: [] } }],
    ...words(text).map((delta): [string, JsonObject] => [
      'response.output_text.delta',
      { ...place, delta, logprobs: [] },
    ]),
    ['response.output_text.done', { ...place, text, logprobs: [] }],
    ['response.content_part.done', { ...place, part: at(item, 'content', 0) ?? null }],
    ['response.output_item.done', { output_index: 0, item: item ?? null }],
    ['response.completed', { response: answer }],
  ];
  return told.map(([type, members], index) => ({
    event: type,
    data: JSON.stringify({ type, sequence_number: index, ...members }),
  }));
}

function messageEvents(answer: JsonObject): MockEvent[] {
  const usage = answer['usage'] as JsonObject;
  const told: [type: string, members: JsonObject][] = [
    [
      'message_start',
      { message: { ...answer, content: [], stop_reason: null, usage: { ...usage, output_tokens: 1 } } },
    ],
    ['content_block_start', { index: 0, content_block: { type: 'text', text: '' } }],
    ...words(at(answer, 'content', 0, 'text')).map((text): [string, JsonObject] => [
      'content_block_delta',
      { index: 0, delta: { type: 'text_delta', text } },
    ]),
    ['content_block_stop', { index: 0 }],
    [
      'message_delta',
      {
        delta: { stop_reason: 'end_turn', stop_sequence: null },
        usage: { output_tokens: usage['output_tokens'] ?? 0 },
      },
    ],
    ['message_stop', {}],
  ];
  return told.map(([type, members]) => ({ event: type, data: JSON.stringify({ type, ...members }) }));
}
