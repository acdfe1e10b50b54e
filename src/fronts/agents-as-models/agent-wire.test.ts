import { describe, expect, it } from 'vitest';
import { type JsonObject, SwitchboardError } from '../../protocol/index.ts';
import { AgentWire } from './agent-wire.ts';
import type { Question } from './answer.ts';
import { originOf } from './answer-id.ts';
import { chatFormat } from './chat-format.ts';
import { responseFormat } from './response-format.ts';

const CALL = '01890a5d-ac96-774b-bcce-b302099a8057';
const HEX = CALL.replaceAll('-', '');
const TASK_ID = Buffer.from('t-1').toString('base64url');

const question = (changes: Partial<Question> = {}): Question => ({
  callId: CALL,
  createdAt: 1_700_000_000,
  model: 'a2a/echo',
  isStream: false,
  wantsUsage: false,
  isResuming: false,
  contextId: undefined,
  asked: { parts: [{ text: 'Hi' }], earlier: [], metadata: {}, previousId: null, conversation: null },
  askedBytes: 8,
  ...changes,
});

const chat = (changes?: Partial<Question>) => new AgentWire(question(changes), chatFormat);
const response = (changes?: Partial<Question>) => new AgentWire(question(changes), responseFormat());

const IMAGE = { raw: 'aGk=', mediaType: 'image/png' };
const FILE = { raw: 'eHg=', filename: 'a.bin' };
const task = (state: string, parts: JsonObject[] = [], metadata?: JsonObject): JsonObject => ({
  task: {
    id: 't-1',
    contextId: 'c-1',
    status: { state: `TASK_STATE_${state}` },
    ...(parts.length > 0 && { artifacts: [{ artifactId: 'a', parts }] }),
    ...(metadata && { metadata }),
  },
});
const failed: JsonObject = {
  statusUpdate: {
    taskId: 't-1',
    contextId: 'c-1',
    status: { state: 'TASK_STATE_FAILED', message: { parts: [{ text: 'no paper' }] } },
  },
};

const json = ({ body }: { body: Buffer }) => JSON.parse(body.toString()) as JsonObject;
/** The data of each event; what is no JSON, as it is. */
const dataOf = (bytes: Buffer): unknown[] =>
  [...bytes.toString().matchAll(/^data: (.*)$/gm)].map(([, data = '']) =>
    data.startsWith('{') ? (JSON.parse(data) as unknown) : data,
  );

describe('a chat completion', () => {
  it('is written to the byte', () => {
    expect(json(chat().answer(task('COMPLETED', [{ text: 'Hello' }])))).toEqual({
      id: `chatcmpl-${HEX}t${TASK_ID}`,
      object: 'chat.completion',
      created: 1_700_000_000,
      model: 'a2a/echo',
      choices: [
        {
          index: 0,
          message: { role: 'assistant', content: 'Hello', refusal: null },
          logprobs: null,
          finish_reason: 'stop',
        },
      ],
      usage: { prompt_tokens: 2, completion_tokens: 2, total_tokens: 4, estimated: true },
      metadata: { context_id: 'c-1', task_id: 't-1', task_state: 'completed' },
    });
  });

  it('tells the usage that the agent reported, and then does not call it estimated', () => {
    const usage = { input_tokens: 10, output_tokens: 5, total_tokens: 20 };
    expect(json(chat().answer(task('COMPLETED', [], { usage })))['usage']).toEqual({
      prompt_tokens: 10,
      completion_tokens: 5,
      total_tokens: 20,
    });
  });

  it('holds images and other files beside its text', () => {
    const { choices } = json(chat().answer(task('COMPLETED', [{ text: 'See' }, IMAGE, FILE])));
    expect(choices).toMatchObject([
      {
        message: {
          content: 'See',
          images: [{ type: 'image_url', image_url: { url: 'data:image/png;base64,aGk=' } }],
          a2a_parts: [FILE],
        },
      },
    ]);
  });

  it('of a message alone leads back to its context, by the name that its caller gave', () => {
    const message: JsonObject = { message: { contextId: 'c-1', parts: [{ text: 'Hello' }] } };
    const originOfAnswer = (changes?: Partial<Question>) => {
      const { id } = json(chat(changes).answer(message)) as { id: string };
      return originOf(id);
    };
    expect(originOfAnswer()).toEqual({ contextId: 'c-1' });
    expect(originOfAnswer({ contextId: 'my own' })).toEqual({ contextId: 'my own' });
  });

  it('is streamed without usage to whoever did not ask for it: naive programs stumble over an event without choices', () => {
    const answer = chat({ isStream: true }).answer(task('COMPLETED', [{ text: 'Hello' }]));
    const chunks = dataOf(answer.body).slice(0, -1) as { choices: unknown[]; usage?: unknown }[];
    expect(chunks.map(({ choices, usage }) => [choices.length, usage])).toEqual([1, 2, 3].map(() => [1, undefined]));
  });

  it('of an agent that does not stream is told as a stream all the same', () => {
    const answer = chat({ isStream: true, wantsUsage: true }).answer(task('COMPLETED', [{ text: 'Hello' }]));
    expect(answer.contentType).toBe('text/event-stream');
    // What is no JSON cannot be looked into for secrets and files.
    expect(JSON.parse(String(answer.kept))).toMatchObject({ choices: [{ message: { content: 'Hello' } }] });
    const head = { id: `chatcmpl-${HEX}t${TASK_ID}`, created: 1_700_000_000, model: 'a2a/echo' };
    const chunk = (delta: object, finish: string | null = null) => ({
      ...head,
      object: 'chat.completion.chunk',
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      usage: null,
    });
    expect(dataOf(answer.body)).toEqual([
      chunk({ role: 'assistant', content: '', refusal: null }),
      chunk({ content: 'Hello' }),
      { ...chunk({}, 'stop'), metadata: { context_id: 'c-1', task_id: 't-1', task_state: 'completed' } },
      {
        ...head,
        object: 'chat.completion.chunk',
        choices: [],
        usage: { prompt_tokens: 2, completion_tokens: 2, total_tokens: 4, estimated: true },
      },
      '[DONE]',
    ]);
  });
});

describe('a response', () => {
  it('holds a message, an item for each image, and what has no place there', () => {
    const body = json(response().answer(task('COMPLETED', [{ text: 'See' }, IMAGE, FILE])));
    expect(body).toMatchObject({
      id: `resp_${HEX}t${TASK_ID}`,
      status: 'completed',
      output: [
        { id: `msg_${HEX}`, type: 'message', content: [{ type: 'output_text', text: 'See' }] },
        { id: `ig_${HEX}1`, type: 'image_generation_call', result: 'aGk=' },
      ],
      usage: { input_tokens: 2, output_tokens: 1, total_tokens: 3, estimated: true },
      metadata: { context_id: 'c-1', task_id: 't-1', task_state: 'completed' },
      a2a_parts: [FILE],
    });
  });

  it('that breaks off says so in an event of its own, and in one by which the SDKs throw', () => {
    const wire = response({ isStream: true });
    wire.event(task('WORKING'));
    wire.event({ artifactUpdate: { taskId: 't-1', artifact: { artifactId: 'a', parts: [{ text: 'One' }] } } });
    wire.event(failed);
    expect(dataOf(wire.end())).toMatchObject([
      { type: 'response.failed', sequence_number: 5, response: { status: 'failed', output: [] } },
      { type: 'error', sequence_number: 6, code: 'task_failed', error: { code: 'task_failed', type: 'api_error' } },
    ]);
    expect(wire.end()).toHaveLength(0);
    expect(wire.refusal).toBeUndefined();
  });
});

describe('what fails before anything was said', () => {
  it('is told by a status, even where a stream was asked for', () => {
    const wire = chat({ isStream: true });
    expect(wire.event(failed).bytes).toHaveLength(0);
    expect(wire.end()).toHaveLength(0);
    const refusal = wire.refusal;
    expect(refusal).toMatchObject({ status: 500, headers: { 'x-should-retry': 'false' } });
    expect(refusal && json(refusal)).toEqual({
      error: {
        message: `The agent failed: no paper. Call id ${CALL}.`,
        type: 'api_error',
        param: null,
        code: 'task_failed',
      },
    });
  });

  it('is told by an event when a status has left already', () => {
    const wire = chat({ isStream: true });
    wire.commit();
    expect(wire.event(failed).bytes).toHaveLength(0);
    expect(dataOf(wire.end())).toMatchObject([
      { choices: [{ delta: { role: 'assistant' } }] },
      { error: { code: 'task_failed', type: 'api_error' } },
      '[DONE]',
    ]);
    expect(wire.refusal).toBeUndefined();
  });

  it.each([
    ['a task that is rejected', task('REJECTED'), 400],
    ['a task that was canceled', task('CANCELED'), 409],
  ])('is %s', (_, value, status) => {
    expect(chat().answer(value)).toMatchObject({ status, headers: { 'x-should-retry': 'false' } });
  });

  it('is the agent’s own error, by its code', () => {
    const answer = chat().agentError({ code: -32005, message: 'no files' });
    expect(answer.status).toBe(400);
    expect(json(answer)['error']).toMatchObject({ code: '-32005', message: `no files. Call id ${CALL}.` });
    const body = Buffer.from(JSON.stringify({ error: { code: 404, message: 'gone' } }));
    expect(chat().rawAnswer(404, body).status).toBe(404);
  });

  it('is not repeated by the SDKs where the agent may have begun', () => {
    const retried = (code: ConstructorParameters<typeof SwitchboardError>[0]) =>
      chat().failure(new SwitchboardError(code, 'x')).headers['x-should-retry'];
    expect(retried('UPSTREAM_TIMEOUT')).toBe('false');
    expect(retried('AGENT_NOT_FOUND')).toBe('false');
    expect(retried('UPSTREAM_UNREACHABLE')).toBeUndefined();
    expect(retried('RATE_LIMITED')).toBeUndefined();
  });
});

it('a stream whose agent has not come to rest has not ended well', () => {
  const wire = chat({ isStream: true });
  wire.event(task('WORKING'));
  expect(dataOf(wire.end())).toMatchObject([{ error: { code: '502' } }, '[DONE]']);
});

it('what a record keeps of a stream is what the agent said', () => {
  const value = task('COMPLETED', [{ text: 'Hello' }]);
  expect(JSON.parse(chat({ isStream: true }).event(value).data.toString())).toEqual(value);
});
