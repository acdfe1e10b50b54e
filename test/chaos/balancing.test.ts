import { expect, it, vi } from 'vitest';
import type { Mood } from '../peers/moody-agent.ts';
import { callable, recordsWhere } from '../process/calls.ts';
import { scratchDirectory, startSwitchboard } from '../process/switchboard.ts';
import { type AgentProcess, startAgentProcess } from './agent-process.ts';
import { AGENT, answersMore, failureOf, keepOn, newCaller } from './caller.ts';

// test/interop/load-balancing.test.ts has each fault for itself, with its record. Here processes are killed, stopped and started
// while the gateway is busy with them.

/** `npm run test:chaos` has more. */
const TURNS = Number(process.env['CHAOS_TURNS'] ?? 12);
const ANSWERS_A_TURN = 25;

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

it('agents that die, hang and fail under load: nothing is executed twice, and nobody sees a fault that another could have hidden', {
  timeout: 60_000 + TURNS * 10_000,
}, async () => {
  const agents = [await startAgentProcess('a'), await startAgentProcess('b'), await startAgentProcess('c')] as const;
  const deployments = agents.map(({ name, url }) => `{name: ${name}, url: "${url}"}`).join(', ');
  const rules =
    'timeouts: {connect_ms: 1000, first_byte_ms: 400, idle_ms: 400}, load_balancing: {cool_down_ms: 100, max_cool_down_ms: 300}';
  const cwd = await scratchDirectory({
    'config.yaml': `agents:\n  - {agent_name: ${AGENT}, deployments: [${deployments}], ${rules}}\n`,
  });
  const gateway = await startSwitchboard({ cwd, lifeMs: 60_000 + TURNS * 10_000 }, ['--no-sample']);
  const standings = async (): Promise<string[]> => {
    const health = await gateway.read<{ deployments: { standing: string; card_error?: unknown }[] }>(
      `/v1/agents/${AGENT}/health?check=true`,
    );
    return health.deployments.map(({ standing }) => standing);
  };
  await callable(gateway, AGENT);
  await vi.waitFor(async () => expect(await standings()).toEqual(['ready', 'ready', 'ready']), { timeout: 20_000 });
  const before = (await Promise.all(agents.map((agent) => agent.executed()))).flat();

  const sender = await newCaller(gateway);
  const streamer = await newCaller(gateway);
  const everyone = [sender, streamer];
  const endLoad = keepOn([sender.send, sender.send, sender.send, streamer.stream, streamer.stream]);

  // The third is never in trouble: what provably was not done elsewhere can be done there.
  const troubles = Object.values(TROUBLES);
  for (let turn = 0; turn < TURNS; turn += 1) {
    const agent = agents[turn % 2 === 0 ? 0 : 1];
    const trouble = troubles[turn % troubles.length];
    await trouble?.begin(agent);
    await answersMore(everyone, ANSWERS_A_TURN);
    await trouble?.end(agent);
    await answersMore(everyone, ANSWERS_A_TURN);
  }
  await vi.waitFor(async () => expect(await standings()).toEqual(['ready', 'ready', 'ready']), { timeout: 20_000 });
  await endLoad();

  const executed = (await Promise.all(agents.map((agent) => agent.executed()))).flat();
  const times = new Map<string, number>();
  for (const id of executed) times.set(id, (times.get(id) ?? 0) + 1);
  expect([...times.values()].filter((count) => count > 1)).toEqual([]);

  const all = everyone.flatMap(({ answered }) => answered);
  const failed = all.filter((call) => failureOf(call) !== undefined);
  for (const { messageId = '' } of all.filter((call) => !failed.includes(call))) expect(times.get(messageId)).toBe(1);
  await vi.waitFor(async () => expect(await lastFaults(failed.map(({ id }) => id))).toHaveLength(failed.length));
  expect((await lastFaults(failed.map(({ id }) => id))).filter((fault) => SAFE_TO_REPEAT.includes(fault))).toEqual([]);
  if (process.env['CHAOS_FIGURES'] !== undefined) {
    const figures = {
      turns: TURNS,
      answered: all.length,
      failed: failed.length,
      executed: executed.length - before.length,
      twice: 0,
    };
    console.log(`agents in trouble: ${JSON.stringify(figures)}`);
  }

  async function lastFaults(ids: string[]): Promise<string[]> {
    const records = (await Promise.all(everyone.map(({ keyId }) => recordsWhere(gateway, `key=${keyId}`)))).flat();
    return records
      .filter(({ id }) => ids.includes(id))
      .map(({ attempts, error_code: code }) => (attempts as { fault: string }[] | null)?.at(-1)?.fault ?? `${code}`);
  }
});
