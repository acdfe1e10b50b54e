import { describe, expect, it } from 'vitest';
import { searchAgents } from './agent-search.ts';
import type { AgentView } from './agent-view.ts';

const view = (agent_name: string, card: AgentView['card'] = null) => ({ agent_name, card }) as AgentView;

const AGENTS = [
  view('weather', { name: 'Weather', description: 'Tells the weather of tomorrow.', skills: [] }),
  view('travel', {
    name: 'Travel desk',
    description: 'Books trips.',
    skills: [
      { name: 'Flights', description: 'Finds flights.', tags: ['booking'], examples: ['Which weather in Rome?'] },
      'no skill',
    ],
  }),
  view('translator', { name: 'Übersetzer', description: 'Translates texts.', skills: [{ name: 'Deutsch' }] }),
  view('bare'),
];

const names = (query: string) => searchAgents(AGENTS, query).map(({ view: found }) => found.agent_name);

describe('a search for agents', () => {
  it.each([
    ['weather', ['weather', 'travel']],
    ['BOOKING', ['travel']],
    ['übersetzer', ['translator']],
    ['trans', ['translator']],
    ['weather booking', ['travel', 'weather']],
    ['bare', ['bare']],
    ['nothing-like-that', []],
    ['...', []],
  ])('for %s finds %j, the best first', (query, expected) => expect(names(query)).toEqual(expected));

  it('scores from 0 to 1: whole names most', () => {
    expect(searchAgents(AGENTS, 'weather')[0]?.score).toBe(1);
    for (const { score } of searchAgents(AGENTS, 'weather booking trans')) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThan(1);
    }
  });

  it('finds nothing in no agents', () => expect(searchAgents([], 'x')).toEqual([]));
});
