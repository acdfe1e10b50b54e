import type { Agent, Deployment } from '../agents/index.ts';
import type { Content, Reply, Via } from '../platforms/index.ts';
import { dialectOf, SwitchboardError, translateParams, validateParams } from '../protocol/index.ts';
import type { EngineContent, TaskEngine } from '../tasks/index.ts';
import type { Course } from './course.ts';
import type { MakeNativeWay } from './native.ts';
import type { MakeRunner } from './runners.ts';

/** What agents need on platforms that do not speak A2A. */
export interface AdaptedParts {
  engine: Pick<TaskEngine, 'run'>;
  runnerOf: MakeRunner;
  /** For those that do speak it, on platforms that ask for more. */
  nativeWayOf: MakeNativeWay;
}

/**
 * Asks an agent that does not speak A2A: the task engine answers for it, in the 1.0 dialect.
 *
 * @param headers everything to send besides content type, accept and the platform's own
 * @throws SwitchboardError as `TaskEngine.run` does; AGENT_DISABLED when there is no adapter for the agent's platform
 */
export async function askAdapted(
  course: Course,
  { agent, deployment, headers }: { agent: Agent; deployment: Deployment; headers: Record<string, string> },
  { engine, runnerOf }: Pick<AdaptedParts, 'engine' | 'runnerOf'>,
): Promise<Reply> {
  const { invocation, message, claim } = course;
  const runner = runnerOf(agent, deployment, headers, course.headers ?? undefined);
  if (!runner) throw noAdapter(agent);
  if (!claim) throw new Error('a call to an agent has its claim');
  const { operation, version, binding, signal } = invocation;
  const dialect = dialectOf(version, binding);
  const given = message.params();
  validateParams(operation, dialect, given);
  const reply = await engine.run({
    operation,
    params: translateParams(operation, given, dialect, '1.0'),
    version,
    agentId: agent.id,
    deploymentId: deployment.id,
    owners: claim.owners,
    runner,
    signal,
    onNewTask: async (taskId) => course.push?.bind(taskId),
  });
  course.turn = reply.turn ?? null;
  return reply.kind === 'stream'
    ? { kind: 'stream', via: VIA, events: contentsOf(reply.events) }
    : { kind: 'unary', via: VIA, content: contentOf(reply) };
}

const VIA: Via = { version: null, binding: null, headers: {} };

const contentOf = ({ value, sighting }: EngineContent): Content => ({
  kind: 'result',
  dialect: '1.0',
  value,
  sighting,
});

async function* contentsOf(events: AsyncIterable<EngineContent>): AsyncGenerator<Content> {
  for await (const event of events) yield contentOf(event);
}

const noAdapter = ({ name, platform }: Agent): SwitchboardError =>
  new SwitchboardError(
    'AGENT_DISABLED',
    `Agent "${name}" runs on "${platform}", which this gateway has no adapter for. Ask an administrator to check it.`,
  );
