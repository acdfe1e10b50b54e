import { expect, it } from 'vitest';
import type { Principal } from '../../access/index.ts';
import { aKey, anAgent, aTrace } from '../gateway.fixtures.ts';
import { attributionOf } from './attribution.ts';

const OWN = anAgent({ id: 'agent-1', name: 'own' });
const OTHER = anAgent({ id: 'agent-2', name: 'other' });
const agents = { find: (ref: string) => [OWN, OTHER].find(({ id, name }) => ref === id || ref === name) };

const nobody = { keyId: null, userId: null, teamId: null, sessionId: null };
const proof = { traceId: aTrace.traceId, spanId: aTrace.spanId, agentId: OTHER.id, hops: 1, ...nobody };

const keyOfOwn = aKey({ agentId: OWN.id });
const admin: Principal = { kind: 'admin' };
const claim = (...names: string[]) => ({ 'x-litellm-agent-id': names.length > 1 ? names : names[0] });
const refused = (agentId: string | null, refusedAgent: string) => ({ agentId, refusedAgent });
const bookedFor = (agentId: string | null) => ({ agentId, refusedAgent: null });

it.each([
  ['of nobody’s key is nobody’s', attributionOf(aKey(), {}, undefined, agents), bookedFor(null)],
  ['of an agent’s key is the agent’s', attributionOf(keyOfOwn, {}, undefined, agents), bookedFor(OWN.id)],
  ['that the signature proves is that agent’s', attributionOf(aKey(), {}, proof, agents), bookedFor(OTHER.id)],
  [
    'of an agent’s key stays its own, whatever is proved',
    attributionOf(keyOfOwn, {}, proof, agents),
    bookedFor(OWN.id),
  ],
  [
    'of an agent’s key stays its own, and a claim for another is refused',
    attributionOf(keyOfOwn, claim(OTHER.id), undefined, agents),
    refused(OWN.id, OTHER.id),
  ],
  ['may name the agent of its key', attributionOf(keyOfOwn, claim(OWN.name), undefined, agents), bookedFor(OWN.id)],
  [
    'of a key that may not act for the agent is nobody’s',
    attributionOf(aKey(), claim(OTHER.id), undefined, agents),
    refused(null, OTHER.id),
  ],
  [
    'of the administrator may be anybody’s',
    attributionOf(admin, claim(OTHER.id), undefined, agents),
    bookedFor(OTHER.id),
  ],
  [
    'for an agent that is not there is nobody’s',
    attributionOf(admin, claim('gone'), undefined, agents),
    refused(null, 'gone'),
  ],
  [
    'with two claims is judged by the last',
    attributionOf(admin, claim(OWN.id, OTHER.id), undefined, agents),
    bookedFor(OTHER.id),
  ],
  [
    'that names the agent it is proved to be of',
    attributionOf(aKey(), claim(OTHER.id), proof, agents),
    bookedFor(OTHER.id),
  ],
  [
    'that names another than it is proved to be of',
    attributionOf(aKey(), claim(OWN.id), proof, agents),
    refused(OTHER.id, OWN.id),
  ],
  [
    'with an endless claim keeps a part of it',
    attributionOf(aKey(), claim('x'.repeat(5000)), undefined, agents),
    refused(null, 'x'.repeat(128)),
  ],
  ['with an empty claim has none', attributionOf(aKey(), claim(' '), undefined, agents), bookedFor(null)],
])('a call %s', (_, attribution, expected) => {
  expect(attribution).toEqual(expected);
});
