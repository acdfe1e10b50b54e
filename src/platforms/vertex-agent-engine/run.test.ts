import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { UpstreamEvent } from '../../protocol/index.ts';
import { byBytes, cuts } from '../adapter.fixtures.ts';
import {
  ADK_ENGINE,
  endsTurn,
  lines,
  SESSION,
  SESSION_ANSWER,
  said,
  streamed,
  turnWith,
  USER,
} from './vertex.fixtures.ts';

/** A turn with a tool, in the words of the platform's own documents (agent platforms, section 1.5). */
const STREAM = `{"model_version":"gemini-2.5-flash","content":{"parts":[{"text":"Paris is "}],"role":"model"},"partial":true,"usage_metadata":{"prompt_token_count":58,"candidates_token_count":3,"total_token_count":61},"invocation_id":"e-1f","author":"root_agent","actions":{"state_delta":{},"artifact_delta":{},"requested_auth_configs":{},"requested_tool_confirmations":{}},"id":"9b5c","timestamp":1795340001.5}
{"content":{"parts":[{"text":"Paris is "},{"function_call":{"id":"adk-1","name":"get_weather","args":{"city":"Paris"}}}],"role":"model"},"author":"root_agent","finish_reason":"STOP","usage_metadata":{"prompt_token_count":58,"candidates_token_count":7,"total_token_count":65},"invocation_id":"e-1f","id":"9b5d","timestamp":1795340001.7}
{"content":{"parts":[{"function_response":{"id":"adk-1","name":"get_weather","response":{"temp":21}}}],"role":"user"},"author":"root_agent","invocation_id":"e-1f","id":"9b5e","timestamp":1795340002}
{"content":{"parts":[{"text":"Paris is sunny, 21 degrees. ☀"}],"role":"model"},"finish_reason":"STOP","usage_metadata":{"prompt_token_count":80,"candidates_token_count":9,"thoughts_token_count":12,"total_token_count":101},"author":"root_agent","id":"9b5f","invocation_id":"e-1f","timestamp":1795340003.1}
`;
const AS_EVENTS = STREAM.split('\n')
  .filter((line) => line !== '')
  .map((line) => `data: ${line}\r\n\r\n`)
  .join('');

const TOLD: UpstreamEvent[] = [
  { type: 'progress' },
  { type: 'delta', artifact: 'root_agent-1', parts: [{ text: 'Paris is ' }], name: 'root_agent' },
  { type: 'artifact', artifact: 'root_agent-1', parts: [{ text: 'Paris is ' }], last: true, name: 'root_agent' },
  { type: 'usage', input: 58, output: 7, total: 65 },
  {
    type: 'artifact',
    artifact: 'root_agent-2',
    parts: [{ text: 'Paris is sunny, 21 degrees. ☀' }],
    last: true,
    name: 'root_agent',
  },
  { type: 'usage', input: 138, output: 28, total: 166, reasoning: 12 },
  { type: 'done' },
];

describe('what an ADK app streams', () => {
  it.each([
    ['line by line', STREAM],
    ['as events', AS_EVENTS],
    ['as one list', `[${STREAM.trim().replaceAll('\n', ',\n')}]`],
  ])('%s, is told piece by piece, then whole, with what the models took', async (_, stream) => {
    expect(await streamed(stream)).toEqual(TOLD);
    expect(await streamed(byBytes(stream))).toEqual(TOLD);
  });

  it('is told in the same way wherever it is cut', async () => {
    const differing: number[] = [];
    for (const pieces of cuts(STREAM))
      if (!isDeepStrictEqual(await streamed(pieces), TOLD)) differing.push(pieces[0]?.length ?? 0);
    expect(differing).toEqual([]);
  });

  it('is no success when it ends anywhere before its end', async () => {
    const ends = STREAM.split('\n').map((_, count, all) => all.slice(0, count).join('\n'));
    for (const stream of ends.slice(0, 3)) expect((await streamed(stream)).filter(endsTurn)).toEqual([]);
    await expect(streamed(STREAM.slice(0, 400))).rejects.toMatchObject({ terms: { kind: 'truncated' } });
    const broken = [Buffer.from(STREAM.slice(0, 300)), new Error('reset')];
    await expect(turnWith([{ body: broken }]).told()).rejects.toThrow('reset');
  });
});

describe('a conversation', () => {
  it('begins by asking the engine what it can do, then with a session, then with the message', async () => {
    const { told, sent } = turnWith([{ body: ADK_ENGINE }, SESSION_ANSWER, { body: [Buffer.from(STREAM)] }], {
      session: null,
      settings: { run_config: { max_llm_calls: 5 } },
    });
    expect(await told()).toEqual([{ type: 'session', handle: SESSION }, ...TOLD]);
    const base = 'https://platform.example/base';
    expect(sent.map(({ method, url, body }) => [method, url.href, body])).toEqual([
      ['GET', `${base}/`, undefined],
      ['POST', `${base}:query`, { class_method: 'async_create_session', input: { user_id: USER } }],
      [
        'POST',
        `${base}:streamQuery?alt=sse`,
        {
          class_method: 'async_stream_query',
          input: {
            user_id: USER,
            session_id: '4738290174',
            message: { role: 'user', parts: [{ text: 'hello' }] },
            run_config: { streaming_mode: 'sse', max_llm_calls: 5 },
          },
        },
      ],
    ]);
  });

  it('goes on in its session without asking anything', async () => {
    const { told, sent } = turnWith([{ body: [Buffer.from(STREAM)] }]);
    expect(await told()).toEqual(TOLD);
    expect(sent).toHaveLength(1);
  });

  it('asks again when an administrator has chosen another method since', async () => {
    const settings = { class_method: 'stream_query' };
    const { told, sent } = turnWith([{ body: ADK_ENGINE }, SESSION_ANSWER, { body: [Buffer.from(STREAM)] }], {
      settings,
    });
    await told();
    expect(sent[2]?.body).toMatchObject({ class_method: 'stream_query' });
  });

  it.each([
    ['by its status', { status: 400, body: gone() }],
    ['in its stream', { body: [Buffer.from(lines(gone().error))] }],
  ])('that the platform has forgotten (%s) begins anew, and its answer says so', async (_, answer) => {
    const { told } = turnWith([answer, SESSION_ANSWER, { body: [Buffer.from(lines(said([{ text: 'Hi' }])))] }]);
    expect(await told()).toEqual([
      { type: 'session', handle: SESSION },
      { type: 'progress' },
      {
        type: 'artifact',
        artifact: 'root_agent-1',
        parts: [{ text: 'Hi' }],
        last: true,
        name: 'root_agent',
        metadata: { contextReset: true },
      },
      { type: 'done' },
    ]);
  });

  it('fails when its session is gone while it waited for an answer', () =>
    expect(
      turnWith([{ status: 400, body: gone() }], { resume: { calls: [{ id: 'adk-1', name: 'approve' }] } }).told(),
    ).rejects.toMatchObject({ terms: { kind: 'failed', message: expect.stringContaining('does not know any more') } }));

  it('is not asked for pieces where the app knows no such argument', async () => {
    const method = {
      name: 'async_stream_query',
      api_mode: 'async_stream',
      parameters: { properties: { message: {} } },
    };
    const old = { spec: { classMethods: [{ name: 'create_session', api_mode: '' }, method] } };
    const { told, sent } = turnWith([{ body: old }, SESSION_ANSWER, { body: [Buffer.from(STREAM)] }], {
      session: null,
    });
    await told();
    expect(sent[1]?.body).toMatchObject({ class_method: 'create_session' });
    expect(sent[2]?.body).not.toHaveProperty('input.run_config');
  });

  it('hands over files and data', async () => {
    const parts = [
      { text: 'look' },
      { raw: 'AAAA', mediaType: 'image/png', filename: 'a.png' },
      { url: 'gs://b/c.pdf', mediaType: 'application/pdf' },
      { url: 'https://x.example/y' },
      { data: { a: [1] } },
    ];
    const { told, sent } = turnWith([{ body: [Buffer.from(STREAM)] }], { parts });
    await told();
    expect(sent[0]?.body).toMatchObject({
      input: {
        message: {
          parts: [
            { text: 'look' },
            { inline_data: { mime_type: 'image/png', data: 'AAAA', display_name: 'a.png' } },
            { file_data: { mime_type: 'application/pdf', file_uri: 'gs://b/c.pdf' } },
            { file_data: { mime_type: 'application/octet-stream', file_uri: 'https://x.example/y' } },
            { text: '{"a":[1]}' },
          ],
        },
      },
    });
  });

  it('needs a session that has a name', () =>
    expect(
      turnWith([{ body: ADK_ENGINE }, { body: { output: null } }], { session: null }).told(),
    ).rejects.toMatchObject({
      terms: { kind: 'invalid-answer' },
    }));
});

/** What the service answers when a session is gone. */
function gone() {
  const detail =
    'Agent Engine Error: An error occurred during invocation. Exception: Session not found: 4738290174\nRequest Data: {}';
  const message = `Reasoning Engine Execution failed.\nError Details: ${JSON.stringify({ detail })}`;
  return { error: { code: 400, status: 'FAILED_PRECONDITION', message } };
}

describe('a refusal', () => {
  const body = (status: string, message = 'Permission denied on projects/secret-project.') => ({
    error: { code: 400, status, message },
  });
  it.each([
    [401, body('UNAUTHENTICATED'), 'unauthorized'],
    [403, body('PERMISSION_DENIED'), 'unauthorized'],
    [404, body('NOT_FOUND', 'The ReasoningEngine does not exist in secret-project.'), 'not-found'],
    [404, [body('NOT_FOUND')], 'not-found'],
    [400, body('INVALID_ARGUMENT'), 'failed'],
    [429, body('RESOURCE_EXHAUSTED'), 'rate-limited'],
    [503, body('UNAVAILABLE'), 'rate-limited'],
    [504, body('DEADLINE_EXCEEDED'), 'timeout'],
    [500, body('INTERNAL'), 'failed'],
  ])('with %i %j is %s, in words of our own', async (status, answer, kind) => {
    const failing = turnWith([{ status, body: answer }], { session: null }).told();
    await expect(failing).rejects.toMatchObject({ terms: { kind } });
    await expect(failing).rejects.not.toThrow('secret-project');
  });

  it('tells what the class itself has raised, and nothing of the request', async () => {
    const detail = 'Agent Engine Error: … Exception: no "luck" today\nRequest Data: {"message":"secret"}';
    const message = `Reasoning Engine Execution failed.\nError Details: ${JSON.stringify({ detail })}`;
    await expect(
      turnWith([{ status: 400, body: { error: { code: 400, status: 'FAILED_PRECONDITION', message } } }]).told(),
    ).rejects.toMatchObject({ terms: { kind: 'failed', message: 'no "luck" today' } });
  });
});
