import { expect, it } from 'vitest';
import { requestText } from './request-text.ts';

const asked = (shape: 'a2a-1.0' | 'a2a-0.3' | 'openai', isStreaming: boolean): unknown =>
  JSON.parse(requestText({ agent: 'desk', shape, isStreaming }, 'Say "hi"'));

it('is what a client of each protocol sends', () => {
  expect(asked('a2a-1.0', true)).toEqual({
    jsonrpc: '2.0',
    id: 1,
    method: 'SendStreamingMessage',
    params: { message: { messageId: '1', role: 'ROLE_USER', parts: [{ text: 'Say "hi"' }] } },
  });
  expect(asked('a2a-0.3', false)).toEqual({
    jsonrpc: '2.0',
    id: 1,
    method: 'message/send',
    params: {
      message: { kind: 'message', messageId: '1', role: 'user', parts: [{ kind: 'text', text: 'Say "hi"' }] },
    },
  });
  expect(asked('openai', true)).toEqual({
    model: 'a2a/desk',
    messages: [{ role: 'user', content: 'Say "hi"' }],
    stream: true,
  });
  expect(asked('openai', false)).not.toHaveProperty('stream');
});
