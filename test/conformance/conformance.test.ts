import { afterAll, beforeAll, describe } from 'vitest';
import { startSampleAgent } from '../../src/sample/index.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startV03Agent } from '../peers/v03-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { gatewayTarget, peerTarget, plainTarget, type Target } from '../support/target.ts';
import { showsCard, speaksHttpJson03, speaksHttpJson10, speaksJsonRpc } from './bindings.ts';
import { restDriver10, rpcDriver03, rpcDriver10 } from './driver.ts';
import { conformsTo03 } from './version-03.ts';
import { type Abilities, conformsTo10 } from './version-10.ts';

// The requirements of both specifications, proven without the TCK: first against agents called directly, which proves
// the requirements as written here, then against each agent through the gateway, in both versions.

interface RunningAgent {
  url: string;
  close(): Promise<void>;
}

interface Subject {
  name: string;
  start(): Promise<RunningAgent>;
  direct(agent: RunningAgent): Target;
  /** Versions it speaks without the gateway's help. */
  speaks: ('1.0' | '0.3')[];
  abilities: Abilities;
}

const SUBJECTS: Subject[] = [
  {
    name: 'an agent on the SDK 1.x',
    start: () => startV1Agent(),
    direct: ({ url }) => peerTarget(url),
    speaks: ['1.0'],
    abilities: { list: true, refusesEndedTasks: true, limitsSentHistory: true },
  },
  {
    name: 'an agent on the SDK 0.3',
    start: () => startV03Agent(),
    direct: ({ url }) => peerTarget(url),
    speaks: ['0.3'],
    abilities: { list: false, refusesEndedTasks: false, limitsSentHistory: false },
  },
  {
    name: 'the bundled sample agent',
    start: () => startSampleAgent(),
    direct: ({ url }) => plainTarget(url),
    speaks: ['1.0', '0.3'],
    abilities: { list: true, refusesEndedTasks: true, limitsSentHistory: true },
  },
];

describe.each(SUBJECTS)('$name', (subject) => {
  const { speaks, abilities } = subject;
  let agent: RunningAgent;
  let gateway: TestGateway;

  beforeAll(async () => {
    [agent, gateway] = await Promise.all([subject.start(), startGateway()]);
    await gateway.register({ agent_name: 'subject', url: agent.url });
  });
  afterAll(async () => {
    await gateway?.close();
    await agent?.close();
  });

  for (const version of ['1.0', '0.3'] as const) {
    if (speaks.includes(version)) {
      describe(`directly, in ${version}`, () => conforms(version, () => subject.direct(agent), abilities));
    }
    describe(`through the gateway, in ${version}`, () =>
      conforms(version, () => gatewayTarget(gateway, 'subject'), abilities));
  }
});

function conforms(version: '1.0' | '0.3', target: () => Target, abilities: Abilities): void {
  showsCard(target, version);
  speaksJsonRpc(target, version);
  if (version === '0.3') {
    conformsTo03(rpcDriver03(target));
    speaksHttpJson03(target);
    return;
  }
  describe('over JSON-RPC', () => conformsTo10(rpcDriver10(target), abilities));
  describe('over HTTP+JSON', () => conformsTo10(restDriver10(target), abilities));
  speaksHttpJson10(target);
}
