import { afterAll, beforeAll, expect, it } from 'vitest';
import { answers } from '../peers/faults.ts';
import { type RecordingAgent, startRecordingAgent } from '../peers/recording-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { say10 } from '../support/messages.ts';
import { gatewayTarget, type Target } from '../support/target.ts';
import { at, rpc } from '../support/wire.ts';

// Security promise 18 for tasks: the time of a refusal tells no more than its words.

const PAIRS = 400;
const WARM_UP = 50;
/** Of two times that differ by chance alone, one is as often the longer: the count leaves this range once in 15,000 runs. */
const FOUR_SIGMA = 2 * Math.sqrt(PAIRS);

let agent: RecordingAgent;
let gateway: TestGateway;
let owner: Target;
let stranger: Target;

beforeAll(async () => {
  [agent, gateway] = await Promise.all([startRecordingAgent(), startGateway()]);
  await gateway.register({ agent_name: 'agent', url: agent.url });
  owner = gatewayTarget(gateway, 'agent', await gateway.createKey(['agent']));
  stranger = gatewayTarget(gateway, 'agent', await gateway.createKey(['agent']));
});
afterAll(async () => {
  await gateway?.close();
  await agent?.close();
});

/** Makes the owner's tasks `task-0`, `task-1`, … */
async function makeTasks(count: number): Promise<void> {
  for (let number = 0; number < count; number++) {
    agent.behave(answers(`{"task":{"id":"task-${number}","contextId":"c","status":{"state":"TASK_STATE_WORKING"}}}`));
    const { json } = await rpc(owner, 'SendMessage', say10('hello'), { version: '1.0' });
    expect(at(json, 'result', 'task', 'id')).toBe(`task-${number}`);
  }
}

async function timeOf(taskId: string): Promise<number> {
  const startedAt = performance.now();
  const { json } = await rpc(stranger, 'GetTask', { id: taskId }, { version: '1.0' });
  const ms = performance.now() - startedAt;
  expect(at(json, 'error', 'code')).toBe(-32001);
  return ms;
}

it('promise 18: a foreign task takes as long to be refused as an unknown one', async () => {
  await makeTasks(10);
  for (let number = 0; number < WARM_UP; number++) await timeOf(`task-${number % 20}`);

  let foreignTookLonger = 0;
  for (let pair = 0; pair < PAIRS; pair++) {
    const foreign = `task-${pair % 10}`;
    const unknown = `task-${10 + (pair % 10)}`;
    // Whichever comes second may profit from the first.
    const [first, second] = pair % 2 === 0 ? [foreign, unknown] : [unknown, foreign];
    const [firstMs, secondMs] = [await timeOf(first), await timeOf(second)];
    if (firstMs > secondMs === (first === foreign)) foreignTookLonger += 1;
  }
  expect(Math.abs(foreignTookLonger - PAIRS / 2)).toBeLessThan(FOUR_SIGMA);
});
