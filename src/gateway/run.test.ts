import { describe, expect, test, vi } from 'vitest';
import { aDeployment } from '../agents/agent.fixtures.ts';
import { upstreamError } from '../outbound/index.ts';
import type { PlatformRequest, Reply } from '../platforms/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import { aClaim } from '../tasks/claim.fixtures.ts';
import { aTask } from '../tasks/tasks.fixtures.ts';
import { anAgent, aTrace, content, readAll, setUp, stream, textOf, unary } from './gateway.fixtures.ts';

const NAMES = ['a', 'b', 'c', 'd'];
const several = anAgent({
  deployments: NAMES.map((id, priority) =>
    aDeployment({ id, name: id, priority, interfaces: [{ url: `http://${id}/`, binding: 'JSONRPC', version: '1.0' }] }),
  ),
});

const refusal = () => upstreamError('UPSTREAM_UNREACHABLE', 'The agent could not be reached.', 'no');
const doubt = () => upstreamError('UPSTREAM_FAILED', 'The connection broke.', 'unknown');

type Answer = () => Reply;
const fails =
  (error: () => Error): Answer =>
  () => {
    throw error();
  };

/** A gateway whose agent answers on each deployment as it is told, and what was asked of whom. */
function balanced(answers: Record<string, Answer>, setup: Parameters<typeof setUp>[0] = {}) {
  const asked: string[] = [];
  const run = async ({ upstream }: PlatformRequest): Promise<Reply> => {
    const name = new URL(upstream.interfaces[0]?.url ?? '').hostname;
    asked.push(name);
    return (answers[name] ?? (() => unary(name)))();
  };
  const cardLooksStale = vi.fn();
  const parts = { platforms: { a2a: { run } }, cardLooksStale, ...setup.parts };
  return { asked, cardLooksStale, ...setUp({ agent: several, ...setup, parts }) };
}

describe('a call that provably did not arrive', () => {
  test('is repeated elsewhere, and every attempt is recorded', async () => {
    const { asked, invoke, recorded } = balanced({ a: fails(refusal), b: fails(refusal) });
    expect(textOf(await invoke())).toBe('c');
    expect(asked).toEqual(['a', 'b', 'c']);
    expect(recorded[0]?.call).toMatchObject({ outcome: 'ok', deploymentId: 'c', routing: 'only one that is open' });
    expect(JSON.parse(recorded[0]?.call.attempts ?? '')).toEqual([
      { deployment: 'a', ms: 0, fault: 'unreachable' },
      { deployment: 'b', ms: 0, fault: 'unreachable' },
      { deployment: 'c', ms: null, fault: null },
    ]);
  });

  test('is tried on as many deployments as the rules allow, and fails as the last one did', async () => {
    const { asked, invoke, recorded } = balanced({ a: fails(refusal), b: fails(refusal), c: fails(refusal) });
    expect(textOf(await invoke())).toBe('UPSTREAM_UNREACHABLE');
    expect(asked).toEqual(['a', 'b', 'c']);
    expect(recorded[0]?.call).toMatchObject({ outcome: 'upstream-error', deploymentId: 'c' });
  });

  test('because there is nothing at the address makes the card be fetched again', async () => {
    const moved = () =>
      upstreamError('UPSTREAM_FAILED', 'HTTP 404', 'yes', { staleCard: true, metadata: { upstreamStatus: '404' } });
    const { invoke, cardLooksStale } = balanced({ a: fails(moved) });
    expect(textOf(await invoke())).toBe('b');
    expect(cardLooksStale).toHaveBeenCalledWith('agent-1');
  });

  test('because nobody knows the method fails with the answer of the last one', async () => {
    const unknown = (name: string) => () => unary(`unknown to ${name}`, { errorCode: -32601 });
    const { asked, invoke } = balanced({ a: unknown('a'), b: unknown('b'), c: unknown('c') });
    expect(textOf(await invoke())).toBe('unknown to c');
    expect(asked).toEqual(['a', 'b', 'c']);
  });

  test('because a stream was refused for an unknown method is repeated; one that tells so in an event is not', async () => {
    const error = content('unknown', { errorCode: -32601 });
    const events = async function* () {
      yield error;
    };
    const refused = () => ({ ...stream(events), refusal: -32601 });
    const setup = { invocation: { operation: 'stream' as const } };
    const first = balanced({ a: refused, b: () => stream(events) }, setup);
    expect(await readAll(await first.invoke())).toEqual(['<unknown>']);
    expect(first.asked).toEqual(['a', 'b']);
  });
});

describe('a call is asked of one deployment alone', () => {
  test.each<[string, () => Error, string]>([
    ['when the agent may have acted on it', doubt, 'broken'],
    ['when it failed on it', () => upstreamError('UPSTREAM_TIMEOUT', 'slow', 'unknown'), 'timeout'],
    ['when the call itself is wrong', () => new SwitchboardError('INVALID_PARAMS', 'no such id'), 'INVALID_PARAMS'],
    ['when the gateway has a bug', () => new TypeError('bug'), 'INTERNAL'],
  ])('%s', async (_, error, fault) => {
    const { asked, invoke, recorded } = balanced({ a: fails(error) });
    await invoke();
    expect(asked).toEqual(['a']);
    expect(JSON.parse(recorded[0]?.call.attempts ?? '')).toEqual([{ deployment: 'a', ms: 0, fault }]);
  });

  test('when that one began the task', async () => {
    const tasks = {
      claim: () => aClaim({ task: aTask({ deploymentId: 'b' }) }),
      observe: () => undefined,
      list: vi.fn(),
    };
    const { asked, invoke, recorded } = balanced({ b: fails(refusal) }, { parts: { tasks } });
    expect(textOf(await invoke())).toBe('UPSTREAM_UNREACHABLE');
    expect(asked).toEqual(['b']);
    expect(recorded[0]?.call).toMatchObject({ routing: 'began this task or context', deploymentId: 'b' });
  });

  test('when the caller has left meanwhile, which is no fault of the deployment', async () => {
    const setup = balanced({
      a: fails(() => {
        setup.abort.abort('left');
        return refusal();
      }),
    });
    await setup.invoke();
    expect(setup.asked).toEqual(['a']);
    expect(setup.recorded[0]?.call).toMatchObject({ outcome: 'caller-left' });
    expect(JSON.parse(setup.recorded[0]?.call.attempts ?? '')).toMatchObject([{ fault: 'given-up' }]);
  });
});

test('with one deployment nothing is repeated, and the record needs no list', async () => {
  const { asked, invoke, recorded } = balanced({ 'agent.internal': fails(refusal) }, { agent: anAgent() });
  expect(textOf(await invoke())).toBe('UPSTREAM_UNREACHABLE');
  expect(asked).toEqual(['agent.internal']);
  expect(recorded[0]?.call).toMatchObject({ attempts: null, deploymentId: 'deployment-1', routing: 'only deployment' });
});

test('an agent of which every deployment is drained takes nothing new', async () => {
  const deployments = several.deployments.map((deployment) => ({ ...deployment, weight: 0 }));
  const { asked, invoke } = balanced({}, { agent: anAgent({ deployments }) });
  expect(textOf(await invoke())).toBe('AGENT_DISABLED');
  expect(asked).toEqual([]);
});

test('tells the agent how many agents stand before it, so that circles are found', async () => {
  const cause = {
    traceId: aTrace.traceId,
    spanId: aTrace.spanId,
    agentId: 'a',
    keyId: null,
    userId: null,
    teamId: null,
    sessionId: null,
  };
  const contexts: (string | undefined)[] = [];
  const run = async ({ upstream }: PlatformRequest): Promise<Reply> => {
    contexts.push(upstream.headers['x-litellm-context']);
    return unary('hi');
  };
  for (const trace of [aTrace, { ...aTrace, cause: { ...cause, hops: 3 } }])
    await setUp({ parts: { platforms: { a2a: { run } }, beginTrace: () => trace } }).invoke();
  expect(contexts).toEqual(['signed for agent-1, hop 1', 'signed for agent-1, hop 4']);
});
