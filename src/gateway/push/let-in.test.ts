import { expect, it } from 'vitest';
import { keyPrincipal } from '../../access/principals.fixtures.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { aKey, aKeyFor, anAgent } from '../gateway.fixtures.ts';
import { createLetIn } from './let-in.ts';

const AGENT = anAgent();

/** @param holder whom the key stands for, or why it stands for nobody */
const asking = (holder: ReturnType<typeof aKey> | SwitchboardError, principal = 'key:anna', agentId = AGENT.id) =>
  createLetIn({
    keys: { find: async (id) => (id === 'anna' ? ({ hash: 'h' } as never) : undefined) },
    authenticator: {
      holderOf: () => {
        if (holder instanceof SwitchboardError) throw holder;
        return holder;
      },
    },
    agents: { find: (id) => (id === AGENT.id ? AGENT : undefined) },
  })({ principal, agentId });

it('tells those who may still call the agent, and nobody else', async () => {
  expect(await asking(aKey())).toBe(true);
  expect(await asking(keyPrincipal(), 'admin')).toBe(true);
  expect(await asking(aKeyFor('another'))).toBe(false);
  expect(await asking(aKey(), 'key:gone')).toBe(false);
  expect(await asking(aKey(), 'key:anna', 'no-such-agent')).toBe(false);
  expect(await asking(aKey(), 'anonymous')).toBe(false);
  expect(await asking(new SwitchboardError('UNAUTHENTICATED', 'blocked'))).toBe(false);
});

it('decides nothing while keys cannot be checked', async () => {
  await expect(asking(new SwitchboardError('UNAVAILABLE', 'away'))).rejects.toMatchObject({ code: 'UNAVAILABLE' });
});
