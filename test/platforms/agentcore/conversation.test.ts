import {
  BedrockAgentCoreClient,
  type BedrockAgentCoreClientConfig,
  GetAgentCardCommand,
  InvokeAgentRuntimeCommand,
  type InvokeAgentRuntimeCommandInput,
  StopRuntimeSessionCommand,
} from '@aws-sdk/client-bedrock-agentcore';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { conversations } from '../support/conversation.ts';
import { httpContainer } from './containers.ts';
import { ARN, type FakeAgentCore, startFakeAgentCore } from './fake-server.ts';
import { KEYS, REGION } from './fake-sts.ts';
import { agentcoreStreamed, agentcoreWhole } from './platforms.ts';

conversations([agentcoreStreamed, agentcoreWhole]);

describe('the fake, for the official SDK', () => {
  let server: FakeAgentCore;
  const clients: BedrockAgentCoreClient[] = [];
  const clientWith = (credentials: BedrockAgentCoreClientConfig['credentials'] = KEYS): BedrockAgentCoreClient => {
    const client = new BedrockAgentCoreClient({
      region: REGION,
      endpoint: server.url,
      credentials: credentials ?? KEYS,
      maxAttempts: 1,
    });
    clients.push(client);
    return client;
  };
  beforeAll(async () => {
    server = await startFakeAgentCore({ container: () => httpContainer('strings') });
  });
  afterAll(async () => {
    for (const client of clients) client.destroy();
    await server?.close();
  });

  const runtimeSessionId = 's'.repeat(33);
  const invoke = (prompt: unknown, changes: Partial<InvokeAgentRuntimeCommandInput> = {}) =>
    new InvokeAgentRuntimeCommand({
      agentRuntimeArn: ARN,
      runtimeSessionId,
      qualifier: 'DEFAULT',
      contentType: 'application/json',
      accept: 'application/json, text/event-stream',
      payload: Buffer.from(JSON.stringify({ prompt })),
      ...changes,
    });

  it('answers what is signed, in a session that it names', async () => {
    const client = clientWith();
    const first = await client.send(invoke('one'));
    expect(await first.response?.transformToString()).toContain('data: "one"');
    expect(first).toMatchObject({ contentType: 'text/event-stream', runtimeSessionId });
    const second = await client.send(invoke('two', { runtimeUserId: 'u 1' }));
    expect(await second.response?.transformToString()).toContain('(2 turns)');
    expect(server.users).toEqual(['u 1']);
    const alone = await client.send(invoke('one', { runtimeSessionId: undefined }));
    expect(alone.runtimeSessionId).toHaveLength(36);
  });

  it('stops a session, once', async () => {
    const client = clientWith();
    const stop = new StopRuntimeSessionCommand({ agentRuntimeArn: ARN, runtimeSessionId, qualifier: 'DEFAULT' });
    expect(await client.send(stop)).toMatchObject({ runtimeSessionId });
    await expect(client.send(stop)).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });

  it.each([
    ['ValidationException', 400, invoke('x', { runtimeSessionId: 'short' })],
    ['ResourceNotFoundException', 404, invoke('x', { qualifier: 'NONE' })],
    ['ResourceNotFoundException', 404, invoke('x', { agentRuntimeArn: `${ARN}x` })],
    ['RuntimeClientError', 424, invoke(7)],
  ])('refuses with %s', async (name, httpStatusCode, command) => {
    await expect(clientWith().send(command)).rejects.toMatchObject({ name, $metadata: { httpStatusCode } });
  });

  it('refuses what is not signed by keys that it knows', async () => {
    const unknown = clientWith({ ...KEYS, accessKeyId: 'AKIAOTHER' });
    await expect(unknown.send(invoke('x'))).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    const wrong = clientWith({ ...KEYS, secretAccessKey: 'wrong' });
    await expect(wrong.send(invoke('x'))).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  });

  it('refuses as it is told, and shows no card where the runtime has none', async () => {
    server.refuseNext('ThrottlingException', 'RetryableConflictException');
    for (const name of ['ThrottlingException', 'RetryableConflictException'])
      await expect(clientWith().send(invoke('x'))).rejects.toMatchObject({ name });
    const card = new GetAgentCardCommand({ agentRuntimeArn: ARN });
    await expect(clientWith().send(card)).rejects.toMatchObject({ name: 'RuntimeClientError' });
  });
});
