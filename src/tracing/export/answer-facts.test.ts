import { expect, it } from 'vitest';
import { answerFacts } from './answer-facts.ts';

const whole = (response: unknown) =>
  answerFacts({ request: null, response: JSON.stringify(response), events: null, truncated: false });
const streamed = (...events: unknown[]) =>
  answerFacts({
    request: null,
    response: null,
    events: JSON.stringify(events.map((event, at_ms) => ({ at_ms, event }))),
    truncated: false,
  });

const facts = (finishReason: string | null) => ({ id: 'x', model: 'm', finishReason });
const HEAD = { id: 'x', model: 'm' };

it.each([
  ['a chat completion', whole({ ...HEAD, choices: [{ finish_reason: 'tool_calls' }] }), facts('tool_calls')],
  [
    'a stream of one',
    streamed(
      { ...HEAD, choices: [{ delta: {}, finish_reason: null }] },
      { ...HEAD, choices: [{ delta: {}, finish_reason: 'length' }] },
      { ...HEAD, choices: [] },
      '[DONE]',
    ),
    facts('length'),
  ],
  ['a message', whole({ ...HEAD, stop_reason: 'end_turn' }), facts('end_turn')],
  [
    'a stream of one',
    streamed(
      { type: 'message_start', message: { ...HEAD, stop_reason: null } },
      { type: 'message_delta', delta: { stop_reason: 'max_tokens' } },
      { type: 'message_stop' },
    ),
    facts('max_tokens'),
  ],
  ['a response', whole({ ...HEAD, object: 'response', status: 'completed' }), facts('completed')],
  [
    'a stream of one',
    streamed(
      { type: 'response.created', response: { ...HEAD, object: 'response', status: 'in_progress' } },
      {
        type: 'response.incomplete',
        response: {
          ...HEAD,
          object: 'response',
          status: 'incomplete',
          incomplete_details: { reason: 'max_output_tokens' },
        },
      },
    ),
    facts('max_output_tokens'),
  ],
  ['a stream that broke off', streamed({ ...HEAD, choices: [{ delta: { content: 'H' } }] }), facts(null)],
  ['nothing that is known', whole([1]), { id: null, model: null, finishReason: null }],
])('%s says what it is, by which model, and why it ended', (_, told, expected) => {
  expect(told).toEqual(expected);
});
