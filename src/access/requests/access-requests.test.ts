import { expect, it } from 'vitest';
import { keyRecord } from '../keys.fixtures.ts';
import type { AccessRequest } from './access-request.ts';
import { createAccessRequests } from './access-requests.ts';

const request = (id: string): AccessRequest => ({
  id,
  agentId: id,
  userId: 'anna',
  teamId: null,
  keyId: 'key-1',
  purpose: 'Quotes.',
  state: 'open',
  createdAt: 0,
  decidedAt: null,
  decidedBy: null,
  answer: null,
});

/** Requests named as their agents, for one key whose reading takes until the next turn of the event loop. */
function desk() {
  let key = keyRecord(1, { objectPermission: { agents: [] } });
  const unasked = () => Promise.reject(new Error('not asked for'));
  const requests = createAccessRequests({
    repository: {
      insert: unasked,
      list: unasked,
      claim: unasked,
      find: async (id) => request(id),
      decide: async (id, { state }) => ({ ...request(id), state }),
    },
    keys: {
      generate: unasked,
      delete: unasked,
      async info() {
        const read = key;
        await new Promise(setImmediate);
        return read;
      },
      async update(_id, fields) {
        key = { ...key, ...fields };
        return key;
      },
    },
    teams: { info: unasked, update: unasked },
    groups: { find: async () => [] },
    clock: () => 0,
    newId: () => 'unused',
  });
  const grant = (id: string) =>
    requests.grant(
      id,
      { id, name: id, public: false, cardAuth: 'key', accessGroups: [] },
      { by: 'root', answer: null, givesTeam: false },
    );
  return { grant, agentsOfKey: () => key.objectPermission?.['agents'] };
}

it('of two grants for one key at the same time none is lost', async () => {
  const { grant, agentsOfKey } = desk();
  await Promise.all([grant('rates'), grant('customs')]);
  expect(agentsOfKey()).toEqual(['rates', 'customs']);
});
