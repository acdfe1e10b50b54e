import { describe, expect, it } from 'vitest';
import type { Agent, Call } from '../api/types.ts';
import { type Findable, findTargets, idIn } from './find-targets.ts';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALL = {
  id: '01990000-0000-7000-8000-0000000000aa',
  trace_id: TRACE,
  task_id: 't-1234567',
  context_id: 'c-1234567',
  agent_id: 'a1',
  agent_name: 'helpdesk',
  model: null,
} as Call;
const NOTHING: Findable = { pages: [], agents: [], keys: [], found: {} };

describe('what is pasted', () => {
  it.each([CALL.id, TRACE, ' 0AF76519-16cd-43dd-8448-eb211c80319c ', 'task:2026.11'])('is an id: "%s"', (text) => {
    expect(idIn(text)).toBe(text.trim());
  });

  it.each([
    [`"${CALL.id}",`, CALL.id],
    [`00-${TRACE}-00f067aa0ba902b7-01`, TRACE],
  ])('tells of an id: %s', (text, id) => {
    expect(idIn(text)).toBe(id);
  });

  it.each(['', 'helpdesk', 'two words 2', '1234567', `${'x'.repeat(128)}1`])('is no id: "%s"', (text) => {
    expect(idIn(text)).toBe('');
  });

  it('leads to the call itself, also by the id of its request', () => {
    for (const kind of ['id', 'request_id'] as const)
      expect(findTargets(CALL.id, { ...NOTHING, found: { [kind]: CALL } })).toMatchObject([
        { to: '/calls', search: { call: CALL.id, range: 'all' }, label: 'Call of helpdesk' },
      ]);
    expect(findTargets(CALL.id, { ...NOTHING, found: { id: CALL, request_id: CALL } })).toHaveLength(1);
  });

  it('leads to a trace in the spelling of the gateway', () => {
    const spelled = '0AF76519-16CD-43DD-8448-EB211C80319C';
    expect(findTargets(spelled, { ...NOTHING, found: { trace: CALL } })).toMatchObject([
      { to: '/traces/$trace', params: { trace: TRACE } },
    ]);
  });

  it('leads to what a task and a context held', () => {
    expect(findTargets('T-1234567', { ...NOTHING, found: { task: CALL } })).toMatchObject([
      { to: '/tasks', search: { task: 't-1234567', of: 'a1', range: 'all' } },
      { to: '/calls', search: { task: 't-1234567', range: 'all' } },
    ]);
    expect(findTargets('c-1234567', { ...NOTHING, found: { context: CALL } }).map(({ to }) => to)).toEqual([
      '/tasks',
      '/calls',
    ]);
  });
});

describe('a name', () => {
  const agents = [{ agent_id: 'a1', agent_name: 'helpdesk' }] as Agent[];
  const keys = [
    { key_id: 'k1', key_alias: 'Help-line' },
    { key_id: 'k2', key_alias: null },
  ];

  it('is found in agents and keys in either case, and a key without a name by its id alone', () => {
    expect(findTargets('HELP', { ...NOTHING, agents, keys }).map(({ id }) => id)).toEqual(['a1', 'k1']);
    expect(findTargets('k2', { ...NOTHING, agents, keys })).toMatchObject([{ to: '/keys', search: { key: 'k2' } }]);
  });

  it('is not needed for agents and keys whose id is pasted, in any spelling', () => {
    const id = '01a20865-77be-76b8-b352-013129347507';
    const known = {
      ...NOTHING,
      agents: [{ agent_id: id, agent_name: 'helpdesk' }] as Agent[],
      keys: [{ key_id: id, key_alias: null }],
    };
    for (const text of [id, id.toUpperCase(), id.replaceAll('-', ''), `"${id}"`])
      expect(findTargets(text, known).map(({ to }) => to)).toEqual(['/agents/$agent', '/keys']);
  });

  it('is not needed for pages and agents, which are listed before anything is written', () => {
    expect(findTargets('', { ...NOTHING, agents, keys }).map(({ id }) => id)).toEqual(['a1']);
  });
});
