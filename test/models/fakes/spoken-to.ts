import type { ServerResponse } from 'node:http';
import { type Asked, sendEvents, sendJson } from '../upstream.ts';

/** What it answers, in these pieces when it streams. */
export const PIECES = ['One ', 'two ', 'three'];
/** What it calls the first tool with that it is offered. */
export const ARGUMENTS = { city: 'Rome' };

const REFUSAL = { message: 'Slow down', type: 'rate_limit_error', code: 'rate_limited' };
const HEAD = { id: 'chatcmpl-1', created: 1, model: 'llama' };
const USAGE = { prompt_tokens: 10, completion_tokens: 20, total_tokens: 30 };

/**
 * A provider of chat completions that does what it is told: "tool" has it call one, "fail" makes it refuse, "endless" has it
 * speak until nobody listens. To the result of a tool, and to all else, it says the same.
 */
export function answerAsTold({ url, body }: Asked, response: ServerResponse): void {
  if (!url.endsWith('/chat/completions')) sendJson(response, 404, { error: { message: `There is no ${url}` } });
  else answer(body, response);
}

function answer(body: Asked['body'], response: ServerResponse): void {
  const isStream = body['stream'] === true;
  const { said, role } = lastMessage(body['messages']);
  if (said === 'fail') sendJson(response, 429, { error: REFUSAL });
  else if (said === 'endless') speakOn(response);
  else if (said === 'tool' && role === 'user') callTool(firstTool(body['tools']), isStream, response);
  else speak(isStream, response);
}

function speak(isStream: boolean, response: ServerResponse): void {
  if (isStream) sendEvents(response, [chunk({ role: 'assistant', content: '' }), ...PIECES.map(spoken), ...end()]);
  else sendJson(response, 200, completion({ role: 'assistant', content: PIECES.join('') }, 'stop'));
}

function lastMessage(messages: unknown): { role: string; said: string } {
  const { role, content } = (messages as { role: string; content: unknown }[]).at(-1) ?? { role: '', content: '' };
  const parts = Array.isArray(content) ? (content as { text?: string }[]) : [{ text: String(content) }];
  return { role, said: parts.map(({ text = '' }) => text).join('') };
}

const firstTool = (tools: unknown): string => (tools as { function: { name: string } }[])[0]?.function.name ?? '';

function callTool(name: string, isStream: boolean, response: ServerResponse): void {
  const call = { id: 'call_1', type: 'function', function: { name, arguments: JSON.stringify(ARGUMENTS) } };
  const whole = completion({ role: 'assistant', content: null, tool_calls: [call] }, 'tool_calls');
  if (isStream) sendEvents(response, inPieces(call));
  else sendJson(response, 200, whole);
}

/** The arguments in two. */
function inPieces(call: { function: { name: string; arguments: string } }): (object | string)[] {
  const [beginning, rest] = [call.function.arguments.slice(0, 5), call.function.arguments.slice(5)];
  return [
    chunk({ role: 'assistant', tool_calls: [{ ...call, index: 0, function: { ...call.function, arguments: '' } }] }),
    ...[beginning, rest].map((text) => chunk({ tool_calls: [{ index: 0, function: { arguments: text } }] })),
    ...end('tool_calls'),
  ];
}

function speakOn(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write(`data: ${JSON.stringify(chunk({ role: 'assistant', content: '' }))}\n\n`);
  response.write(`data: ${JSON.stringify(spoken('One '))}\n\n`);
}

const completion = (message: object, finish_reason: string) => ({
  ...HEAD,
  object: 'chat.completion',
  choices: [{ index: 0, message, finish_reason }],
  usage: USAGE,
});

const chunk = (delta: object, finish_reason: string | null = null) => ({
  ...HEAD,
  object: 'chat.completion.chunk',
  choices: [{ index: 0, delta, finish_reason }],
});

const spoken = (content: string) => chunk({ content });

const end = (reason = 'stop') => [
  chunk({}, reason),
  { ...HEAD, object: 'chat.completion.chunk', choices: [], usage: USAGE },
  '[DONE]',
];
