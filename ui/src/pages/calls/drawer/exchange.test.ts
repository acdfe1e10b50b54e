import { expect, test } from 'vitest';
import { exchangeIn } from './exchange.ts';

const message = (role: string, text: string) => ({ kind: 'message', role, text, others: [] });

test('messages of A2A and artifacts are told once each, without the history, and parts that are not text as they are', () => {
  const task = {
    status: { message: { messageId: 'm2', role: 'ROLE_AGENT', parts: [{ text: 'Done.' }] } },
    history: [{ messageId: 'm1', role: 'ROLE_USER', parts: [{ text: 'Hello' }] }],
    artifacts: [{ artifactId: 'a', name: 'quote', parts: [{ text: 'Four' }, { data: { eur: 4 } }] }],
  };
  const asked = { params: { message: { messageId: 'm1', role: 'ROLE_USER', parts: [{ text: 'Hello' }] } } };
  const again = { message: { messageId: 'm2', role: 'agent', parts: [{ text: 'Done.' }] } };
  expect(exchangeIn([asked, { result: { task } }, again])).toEqual([
    message('user', 'Hello'),
    message('agent', 'Done.'),
    { kind: 'artifact', name: 'quote', text: 'Four', others: [{ data: { eur: 4 } }] },
  ]);
});

test('pieces of a streamed artifact, of a chat and of its tool calls are joined', () => {
  const piece = (text: string) => ({ artifactUpdate: { artifact: { artifactId: 'a', parts: [{ text }] } } });
  expect(exchangeIn([piece('Your '), piece('parcel')])).toEqual([
    { kind: 'artifact', name: 'artifact', text: 'Your parcel', others: [] },
  ]);
  const delta = (inner: object) => ({ choices: [{ index: 0, delta: inner }] });
  const call = (name: string | undefined, input: string) =>
    delta({ tool_calls: [{ index: 0, function: { name, arguments: input } }] });
  expect(
    exchangeIn([
      delta({ role: 'assistant', content: '' }),
      delta({ content: 'O' }),
      delta({ content: 'k' }),
      call('rates', '{"a"'),
      call(undefined, ':1}'),
    ]),
  ).toEqual([message('assistant', 'Ok'), { kind: 'tool-call', name: 'rates', input: '{"a":1}' }]);
});

test('chats, responses and messages are told with what their tools were asked and answered', () => {
  const chat = {
    messages: [
      { role: 'system', content: 'Be brief.' },
      { role: 'assistant', content: null, tool_calls: [{ id: 'c1', function: { name: 'rates', arguments: '{}' } }] },
      { role: 'tool', tool_call_id: 'c1', content: '3' },
    ],
  };
  const called = { kind: 'tool-call', name: 'rates', input: '{}' };
  expect(exchangeIn(chat)).toEqual([message('system', 'Be brief.'), called, message('tool', '3')]);
  const response = [
    { type: 'function_call', call_id: 'c1', name: 'rates', arguments: '{}' },
    { type: 'function_call_output', call_id: 'c1', output: '3' },
    { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Three.' }] },
  ];
  expect(exchangeIn({ output: response })).toEqual([called, message('tool', '3'), message('assistant', 'Three.')]);
  const used = { role: 'assistant', content: [{ type: 'tool_use', id: 'c1', name: 'rates', input: {} }] };
  expect(exchangeIn(used)).toEqual([called]);
});

test.each([[null], ['text'], [{ role: 5 }], [[[[]]]], [{ delta: null }]])('of %j nothing is said', (body) =>
  expect(exchangeIn(body)).toEqual([]),
);
