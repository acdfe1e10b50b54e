import { expect, it } from 'vitest';
import { facetCounts, hubAgents, isFound } from './hub-agent.ts';

const card = (name: string, more: object = {}) => ({
  name: `The ${name}`,
  description: 'Finds duties',
  supportedInterfaces: [{ url: `https://gateway.example/base/a2a/${name}`, protocolVersion: '1.0' }],
  capabilities: { streaming: true },
  defaultInputModes: ['text/plain', 'image/png'],
  provider: { organization: 'Fernholt' },
  skills: [{ id: 'hs', name: 'HS', description: 'Classifies', tags: ['duty', 'hs'], examples: ['Wall tile'] }],
  ...more,
});

it('agents are called by the name and at the address that their cards tell, and stand by name', () => {
  const agents = hubAgents([card('rates'), card('customs'), { name: 'nowhere' }, 'no card']);
  expect(agents.map(({ name, base }) => [name, base])).toEqual([
    ['customs', 'https://gateway.example/base'],
    ['rates', 'https://gateway.example/base'],
  ]);
});

it('an agent is found by words anywhere in its card, all of them, and by all that is ticked', () => {
  const [agent] = hubAgents([card('customs')]);
  if (!agent) throw new Error('no agent');
  const finds = (search: Parameters<typeof isFound>[1]) => isFound(agent, search);
  expect([finds({}), finds({ find: 'WALL duties' }), finds({ find: 'wall parcels' })]).toEqual([true, true, false]);
  expect([finds({ tag: ['duty', 'hs'] }), finds({ tag: ['duty', 'rates'] })]).toEqual([true, false]);
  expect([finds({ can: ['stream'] }), finds({ can: ['push'] }), finds({ takes: ['image'] })]).toEqual([
    true,
    false,
    true,
  ]);
  expect([finds({ by: ['Fernholt'] }), finds({ by: ['Halden'] })]).toEqual([true, false]);
});

it('facets count agents, not mentions, the most frequent first', () => {
  const twice = { skills: [{ tags: ['duty'] }, { tags: ['duty', 'papers'] }] };
  expect(facetCounts(hubAgents([card('customs'), card('clerk', twice)]), 'tag')).toEqual([
    ['duty', 2],
    ['hs', 1],
    ['papers', 1],
  ]);
});

it('a card leads nowhere but to web pages', () => {
  const documentationOf = (documentationUrl: string) =>
    hubAgents([card('customs', { documentationUrl })])[0]?.card.documentation;
  expect(documentationOf('javascript:alert(1)')).toBeNull();
  expect(documentationOf('https://docs.example/customs')).toBe('https://docs.example/customs');
});
