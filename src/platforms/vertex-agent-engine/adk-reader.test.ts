import { describe, expect, it } from 'vitest';
import type { JsonObject, UpstreamEvent } from '../../protocol/index.ts';
import { endsTurn, lines, said, streamed } from './vertex.fixtures.ts';

const piece = (text: string, more: object = {}) => said([{ text }], { partial: true, ...more });
const call = (name: string, id = `adk-${name}`, args: JsonObject = {}) => ({ function_call: { id, name, args } });
const result = (name: string, response: JsonObject, id = `adk-${name}`) => ({
  function_response: { id, name, response },
});
const told = async (...events: unknown[]): Promise<UpstreamEvent[]> =>
  (await streamed(lines(...events))).filter(({ type }) => type !== 'progress');
const answer = (artifact: string, parts: JsonObject[], more: object = {}) => ({
  type: 'artifact',
  artifact,
  parts,
  last: true,
  name: 'root_agent',
  ...more,
});
const DONE = { type: 'done' };

describe('answers', () => {
  it('are of their authors, also of those who speak at the same time', async () => {
    const one = { author: 'one', branch: 'p.one' };
    const two = { author: 'two', branch: 'p.two' };
    const events = await told(
      piece('a', one),
      piece('b', two),
      piece('A', one),
      said([{ text: 'aA' }], one),
      said([{ text: 'b!' }], two),
    );
    expect(events).toEqual([
      { type: 'delta', artifact: 'one-1', parts: [{ text: 'a' }], name: 'one' },
      { type: 'delta', artifact: 'two-2', parts: [{ text: 'b' }], name: 'two' },
      { type: 'delta', artifact: 'one-1', parts: [{ text: 'A' }], name: 'one' },
      answer('one-1', [{ text: 'aA' }], { name: 'one' }),
      answer('two-2', [{ text: 'b!' }], { name: 'two' }),
      DONE,
    ]);
  });

  it('have files, with bytes in the alphabet that A2A wants, and what goes along with them', async () => {
    const event = said(
      [
        { text: 'Hm.', thought: true },
        { text: 'Here: ' },
        { text: 'two.' },
        { inline_data: { mime_type: 'image/png', data: '-_-_AA', display_name: 'a.png' } },
        { file_data: { mime_type: 'text/csv', file_uri: 'gs://bucket/b.csv' } },
      ],
      { grounding_metadata: { queries: ['q'] }, custom_metadata: { a: 1 } },
    );
    expect(await told(event)).toEqual([
      answer(
        'root_agent-1',
        [
          { text: 'Here: two.' },
          { raw: '+/+/AA==', mediaType: 'image/png', filename: 'a.png' },
          { url: 'gs://bucket/b.csv', mediaType: 'text/csv' },
        ],
        { metadata: { grounding_metadata: { queries: ['q'] }, custom_metadata: { a: 1 } } },
      ),
      DONE,
    ]);
  });

  it('are none with calls of tools, with their results, or with code that ran', async () => {
    const events = await streamed(
      lines(
        said([{ text: 'Let me see.' }, call('look')]),
        said([result('look', { found: 7 })]),
        said([{ text: 'Running.' }, { code_execution_result: { outcome: 'OUTCOME_OK', output: '7' } }]),
        said([{ text: 'It is 7.' }]),
      ),
    );
    expect(events).toEqual([
      { type: 'progress' },
      { type: 'progress', text: 'Let me see.' },
      { type: 'progress', text: 'Running.' },
      answer('root_agent-1', [{ text: 'It is 7.' }]),
      DONE,
    ]);
  });

  it('are a tool’s result where no model is to put it into words', async () => {
    const skipped = { actions: { skip_summarization: true } };
    expect(
      await told(
        said([call('sum')]),
        said([result('sum', { sum: 4 })], skipped),
        said([result('exit', { result: null })], skipped),
      ),
    ).toEqual([answer('root_agent-1', [{ data: { sum: 4 } }]), DONE]);
  });

  it('end with their pieces when the whole has no text, and stay open for files that come between', async () => {
    const file = { inline_data: { mime_type: 'a/b', data: 'AAAA' } };
    expect(await told(piece('a'), said([file]), said([], { finish_reason: 'STOP' }))).toEqual([
      { type: 'delta', artifact: 'root_agent-1', parts: [{ text: 'a' }], name: 'root_agent' },
      answer('root_agent-2', [{ raw: 'AAAA', mediaType: 'a/b' }]),
      answer('root_agent-1', [{ text: 'a' }]),
      DONE,
    ]);
  });

  it('may be plain text', async () => {
    expect(await told('Hel', 'lo')).toEqual([
      { type: 'delta', artifact: 'text', parts: [{ text: 'Hel' }] },
      { type: 'delta', artifact: 'text', parts: [{ text: 'lo' }] },
      DONE,
    ]);
  });
});

it('tells which tools are called where that is wanted, but not what holds secrets', async () => {
  const settings = { tool_events: true };
  const asks = call('adk_request_credential', 'adk-9', { secret: 1 });
  const events = await streamed(
    lines(said([call('look'), asks]), said([result('look', {})], { actions: { artifact_delta: { 'a.csv': 0 } } }), 'x'),
    { settings },
  );
  expect(events.filter(({ type }) => type === 'progress').slice(1)).toEqual([
    { type: 'progress', data: { function_call: { id: 'adk-look', name: 'look', args: {} } } },
    { type: 'progress', data: { function_response: { id: 'adk-look', name: 'look', response: {} } } },
    { type: 'progress', data: { artifact_delta: { 'a.csv': 0 } } },
  ]);
});

describe('tokens', () => {
  const counted = (prompt_token_count: number, candidates_token_count: number) => ({
    usage_metadata: {
      prompt_token_count,
      candidates_token_count,
      total_token_count: prompt_token_count + candidates_token_count,
    },
  });

  it('of one call to a model count once, however often they are told', async () => {
    const events = await told(
      piece('a', counted(10, 1)),
      said([{ text: 'a' }], counted(10, 2)),
      said([call('look')], counted(10, 5)),
      said([result('look', {})]),
      said([{ text: 'b' }], {
        ...counted(30, 1),
        usage_metadata: { ...counted(30, 1).usage_metadata, cached_content_token_count: 8 },
      }),
    );
    expect(events.filter(({ type }) => type === 'usage').at(-1)).toEqual({
      type: 'usage',
      input: 40,
      output: 6,
      total: 46,
      cached: 8,
    });
  });
});

describe('a failure that comes with status 200', () => {
  it.each([
    [{ error_code: 'INTERNAL', error_message: 'model exploded' }, 'failed', 'model exploded'],
    [{ error_code: 'SAFETY' }, 'rejected', 'The agent failed on the message (SAFETY).'],
    [{ error_code: '429', error_message: 'Slow down.' }, 'rate-limited', 'Slow down.'],
    [{ error_code: 'MAX_TOKENS' }, 'failed', 'The answer is incomplete: MAX_TOKENS.'],
    [{ code: 500, message: 'at 10.0.0.7: boom' }, 'failed', 'The agent failed on the message, and did not say why.'],
    [
      { error: { code: 503, status: 'UNAVAILABLE', message: 'x' } },
      'rate-limited',
      expect.stringContaining('no more requests'),
    ],
    [[{ error: { code: 404, message: 'x' } }], 'not-found', expect.stringContaining('not where it is registered')],
    [{ error: 'no luck' }, 'failed', 'no luck'],
  ])('%j is one', async (event, kind, message) => {
    expect((await streamed(lines(event))).at(-1)).toEqual({ type: 'fail', kind, message });
  });

  it('keeps what was said before, and is no rejection any more', async () => {
    expect(await told(said([{ text: 'half' }], { error_code: 'SAFETY', error_message: 'Blocked.' }))).toEqual([
      answer('root_agent-1', [{ text: 'half' }]),
      { type: 'fail', kind: 'failed', message: 'Blocked.' },
    ]);
  });

  it('is an answer that was cut off by its length', async () => {
    expect((await told(said([{ text: 'half' }], { finish_reason: 'MAX_TOKENS' }))).at(-1)).toEqual({
      type: 'fail',
      kind: 'failed',
      message: 'The answer is incomplete: MAX_TOKENS.',
    });
  });

  it('is one that says nothing at all, or ends within an answer or while a tool works: nothing says that it is complete', async () => {
    for (const stream of ['', lines(said([call('look')])), lines(piece('a'))])
      expect((await streamed(stream)).filter(endsTurn)).toEqual([]);
  });
});
