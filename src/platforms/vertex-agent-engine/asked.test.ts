import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../protocol/index.ts';
import type { ScriptedAnswer } from '../adapter.fixtures.ts';
import { lines, said, streamed, turnWith } from './vertex.fixtures.ts';

const asks = (name: string, args: JsonObject = {}, id = 'adk-1') =>
  said([{ function_call: { id, name, args } }], { long_running_tool_ids: [id] });
const needIn = async (...events: object[]) => (await streamed(lines(...events))).at(-1);

const AUTH_CONFIG = {
  authScheme: { type: 'oauth2', flows: {} },
  rawAuthCredential: { authType: 'oauth2', oauth2: { clientId: 'c', clientSecret: 'canary' } },
  exchangedAuthCredential: {
    authType: 'oauth2',
    oauth2: { clientSecret: 'canary', authUri: 'https://login.example/auth?state=s', state: 's' },
  },
};
const CREDENTIAL_CALL = asks('adk_request_credential', { functionCallId: 'adk-0', authConfig: AUTH_CONFIG });

describe('an app asks', () => {
  it('for the result of a long-running tool', async () => {
    expect(await needIn(asks('approve', { sum: 7 }))).toEqual({
      type: 'need',
      kind: 'input',
      parts: [
        { text: 'The agent asks for the result of "approve".' },
        { data: { id: 'adk-1', name: 'approve', args: { sum: 7 } } },
      ],
      resume: { calls: [{ id: 'adk-1', name: 'approve' }] },
    });
  });

  it('also when a model has put into words that it waits', async () => {
    const pending = said([{ function_response: { id: 'adk-1', name: 'approve', response: { status: 'pending' } } }]);
    expect(await needIn(asks('approve'), pending, said([{ text: 'I wait.' }]))).toMatchObject({ type: 'need' });
  });

  it('for leave to use a tool, in its own words', async () => {
    const args = { originalFunctionCall: { name: 'pay' }, toolConfirmation: { hint: 'Pay 7 €?' } };
    const standIn = said([{ function_response: { id: 'x', name: 'pay', response: { error: 'not confirmed' } } }], {
      actions: { skip_summarization: true },
    });
    const events = await streamed(lines(asks('adk_request_confirmation', args), standIn));
    expect(events.map(({ type }) => type)).toEqual(['progress', 'need']);
    expect(events.at(-1)).toMatchObject({ kind: 'input', parts: [{ text: 'Pay 7 €?' }, {}] });
    expect(await needIn(asks('adk_request_confirmation', { original_function_call: { name: 'pay' } }))).toMatchObject({
      parts: [{ text: 'The agent asks for leave to use "pay".' }, {}],
    });
  });

  it('for authorization, without the secrets of its client', async () => {
    const need = await needIn(CREDENTIAL_CALL);
    expect(need).toEqual({
      type: 'need',
      kind: 'auth',
      parts: [
        { text: 'The agent asks for authorization, given at https://login.example/auth?state=s' },
        {
          data: {
            id: 'adk-1',
            name: 'adk_request_credential',
            auth_scheme: { type: 'oauth2', flows: {} },
            auth_uri: 'https://login.example/auth?state=s',
          },
        },
      ],
      resume: { calls: [{ id: 'adk-1', name: 'adk_request_credential' }] },
    });
    expect(JSON.stringify(need)).not.toContain('canary');
  });
});

/** What is sent, as far as the tests look at it. */
interface Asked {
  input: { message: { parts: { function_response: JsonObject }[] } };
}

describe('the answer', () => {
  const REPLY = { body: [Buffer.from(lines(said([{ text: 'ok' }])))] };
  const answered = async (calls: JsonObject[], parts: JsonObject[], more: ScriptedAnswer[] = []): Promise<Json> => {
    const { told, sent } = turnWith([...more, REPLY], { resume: { calls }, parts });
    await told();
    const asked = sent.at(-1)?.body as Asked | undefined;
    return (asked?.input.message.parts ?? []).map(({ function_response }) => function_response);
  };
  const approve = { id: 'adk-1', name: 'approve' };

  it('is what is said, as the result of the call', async () => {
    expect(await answered([approve], [{ text: 'yes' }])).toEqual([{ ...approve, response: { result: 'yes' } }]);
    expect(await answered([approve], [{ text: 'see' }, { data: { ok: true } }])).toEqual([
      { ...approve, response: { ok: true } },
    ]);
    expect(await answered([approve], [{ data: [1, 2] }])).toEqual([{ ...approve, response: { result: [1, 2] } }]);
  });

  it('names its call where there are several', async () => {
    const other = { id: 'adk-2', name: 'look' };
    const parts = [{ text: 'whatever' }, { data: { id: 'adk-2', response: { found: 7 } } }];
    expect(await answered([approve, other], parts)).toEqual([
      { ...approve, response: { result: 'whatever' } },
      { ...other, response: { found: 7 } },
    ]);
  });

  it('to a tool that wants leave is yes or no', async () => {
    const confirm = { id: 'adk-1', name: 'adk_request_confirmation' };
    for (const [parts, confirmed] of [
      [[{ text: 'Yes, go on' }], true],
      [[{ data: true }], true],
      [[{ text: 'rather not' }], false],
    ] as const)
      expect(await answered([confirm], [...parts])).toEqual([{ ...confirm, response: { confirmed } }]);
    const payload = { confirmed: true, payload: { days: 3 } };
    expect(await answered([confirm], [{ data: payload }])).toEqual([{ ...confirm, response: payload }]);
  });

  const credential = { id: 'adk-1', name: 'adk_request_credential' };
  const session = { body: { output: { id: '4738290174', events: [said([]), CREDENTIAL_CALL] } } };

  it('to a question for authorization is put into what the platform has kept of the question', async () => {
    const uri = 'https://app.example/callback?code=1&state=s';
    const { exchangedAuthCredential: exchanged, ...others } = AUTH_CONFIG;
    const response = {
      ...others,
      exchangedAuthCredential: { ...exchanged, oauth2: { ...exchanged.oauth2, authResponseUri: uri } },
    };
    expect(await answered([credential], [{ text: ` ${uri}\n` }], [session])).toEqual([{ ...credential, response }]);
    const data = { id: 'adk-1', auth_response_uri: uri, redirect_uri: 'https://app.example/callback' };
    expect(await answered([credential], [{ data }], [session])).toMatchObject([
      { response: { exchangedAuthCredential: { oauth2: { redirectUri: data.redirect_uri, clientSecret: 'canary' } } } },
    ]);
  });

  it('is taken as it is when it is the whole configuration', async () => {
    const config = { auth_scheme: { type: 'apiKey' }, exchanged_auth_credential: { api_key: 'k' } };
    expect(await answered([credential], [{ data: config }])).toEqual([{ ...credential, response: config }]);
  });

  it('is of no use when nobody knows the question any more', () =>
    expect(answered([credential], [{ text: 'x' }], [{ body: { output: { events: [] } } }])).rejects.toMatchObject({
      terms: { kind: 'failed' },
    }));

  it('holds no files', () =>
    expect(answered([approve], [{ raw: 'AAAA', mediaType: 'image/png' }])).rejects.toMatchObject({
      terms: { kind: 'unsupported-part' },
    }));
});
