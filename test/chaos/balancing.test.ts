import { expect, it, vi } from 'vitest';
import type { Mood } from '../peers/moody-agent.ts';
import { type CallRecord, callable, caughtUp, recordsWhere } from '../process/calls.ts';
import { type RunningGateway, scratchDirectory, startSwitchboard } from '../process/switchboard.ts';
import { type AgentProcess, startAgentProcess } from './agent-process.ts';
import { AGENT, answersMore, type Caller, failureOf, keepOn, newCaller } from './caller.ts';
import { showFigures } from './proof.ts';

// test/interop/load-balancing.test.ts has each fault for itself, with its record. Here processes are killed, stopped and started
// while the gateway is busy with them.

/** Each trouble once; `npm run test:chaos` has more. */
const TURNS = Number(process.env['CHAOS_TURNS'] ?? 10);
const ANSWERS_A_TURN = 25;
const LIFE_MS = 60_000 + TURNS * 10_000;

interface Trouble {
  begin(agent: AgentProcess): Promise<void>;
  end(agent: AgentProcess): Promise<void>;
}

const mood = (trouble: Mood): Trouble => ({
  begin: (agent) => agent.behave(trouble),
  end: (agent) => agent.behave('answers'),
});

const TROUBLES: Record<string, Trouble> = {
  refused: { begin: (agent) => agent.kill(), end: (agent) => agent.restart() },
  reset: mood('resets'),
  frozen: { begin: async (agent) => agent.freeze(), end: async (agent) => agent.thaw() },
  'is not there': mood('is not there'),
  'answers 500': mood('fails'),
  hanging: mood('hangs'),
  slow: mood('is slow'),
  'lacks the method': mood('lacks the method'),
  'stream broken': mood('breaks the stream'),
  'stream stalled': mood('stalls the stream'),
};

/** Faults that prove that nothing was done. */
const SAFE_TO_REPEAT = ['unreachable', 'moved', 'method-not-found'];

/** A gateway before three agents, which are processes. */
async function setUp() {
  const agents = [await startAgentProcess('a'), await startAgentProcess('b'), await startAgentProcess('c')] as const;
  const deployments = agents.map(({ name, url }) => `{name: ${name}, url: "${url}"}`).join(', ');
  const rules =
    'timeouts: {connect_ms: 1000, first_byte_ms: 400, idle_ms: 400}, load_balancing: {cool_down_ms: 100, max_cool_down_ms: 300}';
  const cwd = await scratchDirectory({
    'config.yaml': `agents:\n  - {agent_name: ${AGENT}, deployments: [${deployments}], ${rules}}\n`,
  });
  const gateway = await startSwitchboard({ cwd, lifeMs: LIFE_MS }, ['--no-sample']);
  await callable(gateway, AGENT);
  await allReady(gateway);
  return { agents, gateway };
}

type Agents = Awaited<ReturnType<typeof setUp>>['agents'];

/** Waits until every deployment gets calls. */
const allReady = (gateway: RunningGateway): Promise<void> =>
  vi.waitFor(
    async () => {
      const health = await gateway.read<{ deployments: { standing: string }[] }>(
        `/v1/agents/${AGENT}/health?check=true`,
      );
      expect(health.deployments.map(({ standing }) => standing)).toEqual(['ready', 'ready', 'ready']);
    },
    { timeout: 20_000 },
  );

/** One trouble after the other, for two of the agents: what provably was not done there can be done by the third. */
async function haveTrouble([a, b]: Agents, callers: readonly Caller[]): Promise<void> {
  const troubles = Object.values(TROUBLES);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const agent = turn % 2 === 0 ? a : b;
    const trouble = troubles[turn % troubles.length];
    await trouble?.begin(agent);
    await answersMore(callers, ANSWERS_A_TURN);
    await trouble?.end(agent);
    await answersMore(callers, ANSWERS_A_TURN);
  }
}

/** How often each message was executed, whoever did it. */
async function executionsOf(agents: Agents): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (const agent of agents) for (const id of await agent.executed()) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}

/** Why the last attempt of a call failed, as its record tells; the error where there is no list of attempts. */
const lastFaultOf = ({ attempts, error_code: code }: CallRecord): string | null =>
  (attempts as { fault: string }[] | null)?.at(-1)?.fault ?? code;

it('agents that die, hang and fail under load: nothing is executed twice, and nobody sees a fault that another could have hidden', {
  timeout: LIFE_MS,
}, async () => {
  const { agents, gateway } = await setUp();
  const sender = await newCaller(gateway);
  const streamer = await newCaller(gateway);
  const callers = [sender, streamer];
  const endLoad = keepOn([sender.send, sender.send, sender.send, streamer.stream, streamer.stream]);
  await haveTrouble(agents, callers);
  await allReady(gateway);
  await endLoad();

  const executions = await executionsOf(agents);
  expect([...executions.values()].filter((times) => times > 1)).toEqual([]);
  const answered = callers.flatMap((caller) => caller.answered);
  const [failed, succeeded] = [true, false].map((isFailed) =>
    answered.filter((call) => (failureOf(call) !== undefined) === isFailed),
  );
  for (const { messageId = '' } of succeeded ?? []) expect(executions.get(messageId)).toBe(1);

  await caughtUp(gateway);
  const records = (await Promise.all(callers.map(({ keyId }) => recordsWhere(gateway, `key=${keyId}`)))).flat();
  const faults = records.filter(({ id }) => failed?.some((call) => call.id === id)).map(lastFaultOf);
  expect(faults).toHaveLength(failed?.length ?? 0);
  expect(faults.filter((fault) => SAFE_TO_REPEAT.includes(fault ?? ''))).toEqual([]);
  showFigures(`agents in trouble, ${TURNS} turns`, { answered: answered.length, failed: faults.length, twice: 0 });
});
