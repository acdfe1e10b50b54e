import { expect, it, vi } from 'vitest';
import { anAgent } from '../../agents/agent.fixtures.ts';
import type { PushRelay } from '../../tasks/index.ts';
import type { Exchange } from '../exchange.ts';
import { isPushCallback, takePush } from './push-callback.ts';

const AGENT = anAgent();
const ADDRESS = { agentRef: AGENT.id, path: '/_push/r-1', search: '' };
const JSON_10 = { 'content-type': 'application/a2a+json' };

function pushing(headers: Record<string, string>, changes: { agent?: typeof AGENT; address?: typeof ADDRESS } = {}) {
  const { agent = AGENT, address = ADDRESS } = changes;
  const readBody = vi.fn(async (maxBytes: number) => Buffer.from(`${maxBytes}`));
  const exchange = { header: (name: string) => headers[name], readBody } as unknown as Exchange;
  const receive = vi.fn<PushRelay['receive']>(async ({ body }) => void (await body()));
  const agents = { find: (ref: string) => (ref === agent.id ? agent : undefined) };
  const answer = takePush(exchange, address, { agents, push: { receive }, maxRequestBytes: 1e9 });
  return { answer, receive, readBody };
}

it('is known by its path', () => {
  expect(isPushCallback('POST', ADDRESS)).toBe(true);
  expect(isPushCallback('GET', ADDRESS)).toBe(false);
  for (const path of ['/_push', '/_push/', '/_push/a/b', '/_push/a.b', '/x/_push/a'])
    expect(isPushCallback('POST', { ...ADDRESS, path })).toBe(false);
});

it.each([
  ['as a bearer', { authorization: 'Bearer tok' }],
  ['in the header of the SDKs', { 'x-a2a-notification-token': 'tok' }],
])('takes the token %s, and reads no more than an event of the agent may have', async (_, token) => {
  const { answer, receive, readBody } = pushing({ ...JSON_10, ...token, 'idempotency-key': 'n-1' });
  expect(await answer).toMatchObject({ status: 204 });
  expect(receive).toHaveBeenCalledWith(
    expect.objectContaining({ receiverId: 'r-1', agentId: AGENT.id, token: 'tok', name: 'n-1' }),
  );
  expect(readBody).toHaveBeenCalledExactlyOnceWith(AGENT.limits.eventBytes);
});

it('refuses alike whoever shows no token, and agents that there are not, are switched off or paused', async () => {
  const token = { 'x-a2a-notification-token': 'tok' };
  for (const refused of [
    pushing(JSON_10),
    pushing({ ...JSON_10, authorization: 'Basic dG9r' }),
    pushing({ ...JSON_10, ...token }, { address: { ...ADDRESS, agentRef: 'another' } }),
    pushing({ ...JSON_10, ...token }, { agent: anAgent({ enabled: false }) }),
    pushing({ ...JSON_10, ...token }, { agent: anAgent({ paused: { reason: '', at: 0, by: '' } }) }),
  ]) {
    await expect(refused.answer).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(refused.receive).not.toHaveBeenCalled();
  }
});

it('refuses what is not JSON', async () => {
  const { answer } = pushing({ 'content-type': 'text/plain', 'x-a2a-notification-token': 'tok' });
  await expect(answer).rejects.toMatchObject({ code: 'CONTENT_TYPE_NOT_SUPPORTED' });
});
