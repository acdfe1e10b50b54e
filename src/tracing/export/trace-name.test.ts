import { expect, it } from 'vitest';
import { agentCall, modelCall } from './export.fixtures.ts';
import { observationName } from './langfuse-spans.ts';
import { startersOf, traceNameOf } from './trace-name.ts';

const agentName = (id: string): string | null => (id === 'agent-1' ? 'planner' : null);
const saying = (names: object) => JSON.stringify({ ...JSON.parse(modelCall().modelFacts ?? '{}'), ...names });
const named = saying({ traceName: 'Weekly report', generationName: 'summary' });

it('a model’s caller names its call and the trace that begins with it', () => {
  const call = modelCall({ modelFacts: named });
  expect([traceNameOf(call, agentName), observationName(call)]).toEqual(['Weekly report', 'summary']);
});

it('where it says nothing, the trace is named by the agent, else by the model', () => {
  const call = modelCall({ callerAgentId: 'agent-1', model: 'gpt' });
  expect(traceNameOf(call, agentName)).toBe('planner');
  expect(traceNameOf({ ...call, callerAgentId: null }, agentName)).toBe('chat gpt');
  expect(traceNameOf(agentCall({ agentName: 'helper' }), agentName)).toBe('helper');
});

it('no name that a caller gives itself chooses the destination of its trace', () => {
  const call = modelCall({ callerAgentId: null, teamId: null, teamAlias: null, modelFacts: named });
  expect(startersOf(call, agentName)).toEqual({ agents: [], teams: [] });
});
