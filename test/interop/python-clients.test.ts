import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPython, PYTHON_TIMEOUT_MS, runPythonClient, startPythonAgent } from '../peers/python.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startV03Agent } from '../peers/v03-agent.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

// Row 7 of the interop matrix: the official Python clients parse strictly, so a field too many would fail them.

const AGENTS = {
  'JavaScript 1.x agent': { start: () => startV1Agent(), versions: ['1.0'] },
  'JavaScript 0.3 agent': { start: () => startV03Agent(), versions: ['0.3'] },
  'Python 1.x agent': { start: startPythonAgent, versions: ['1.0', '0.3'] },
};
const CLIENTS = [
  { sdk: '1', version: '1.0', environment: 'a2a-1' },
  { sdk: '03', version: '0.3', environment: 'a2a-03' },
] as const;

/** What each client must see of `slow 2 20`, states spelled as its version does. */
const expected = (state: (name: string) => string, statusUpdate: string, artifactUpdate: string) => [
  { how: 'stream', kind: 'task', state: state('submitted'), texts: [] },
  { how: 'stream', kind: statusUpdate, state: state('working'), texts: [] },
  { how: 'stream', kind: artifactUpdate, state: null, texts: ['chunk 1/2 '] },
  { how: 'stream', kind: artifactUpdate, state: null, texts: ['chunk 2/2 '] },
  { how: 'stream', kind: statusUpdate, state: state('completed'), texts: [] },
  { how: 'get', kind: 'task', state: state('completed'), texts: [] },
  { how: 'send', kind: 'task', state: state('completed'), texts: [] },
];
const EXPECTED = {
  '1.0': expected((name) => `TASK_STATE_${name.toUpperCase()}`, 'status_update', 'artifact_update'),
  '0.3': expected((name) => name, 'status-update', 'artifact-update'),
};

const isReady = hasPython('a2a-1') && hasPython('a2a-03');

// Skipped where Python's SDKs could not be installed; `scripts/prepare.mjs test` says so aloud.
describe.runIf(isReady).each(Object.entries(AGENTS))('%s', (name, { start, versions }) => {
  const agentName = name.replaceAll(' ', '-');
  let agent: { url: string; close(): Promise<void> };
  let gateway: TestGateway;
  let key: string;

  beforeAll(async () => {
    [agent, gateway] = await Promise.all([start(), startGateway()]);
    await gateway.register({ agent_name: agentName, url: agent.url });
    key = await gateway.createKey([agentName]);
  });
  afterAll(async () => {
    await gateway?.close();
    await agent?.close();
  });

  describe.each(CLIENTS)('Python client $version', { timeout: PYTHON_TIMEOUT_MS }, ({ sdk, version }) => {
    it.each(['JSONRPC', 'HTTP+JSON'] as const)('streams, gets and sends over %s', async (binding) => {
      const options = { binding, text: 'slow 2 20' };
      if (versions.includes(version)) {
        const direct = await runPythonClient(sdk, { ...options, base: agent.url, key: '' });
        expect(direct, 'directly').toEqual(EXPECTED[version]);
      }
      const base = `${gateway.url}/a2a/${agentName}`;
      expect(await runPythonClient(sdk, { ...options, base, key }), 'through the gateway').toEqual(EXPECTED[version]);
    });
  });
});
