import { lookup } from 'node:dns/promises';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { AgentRegistration } from '../../src/config/index.ts';
import type { Peer } from '../peers/listen.ts';
import { tck03, tck10 } from '../peers/tck-scripts.ts';
import { startV1Agent } from '../peers/v1-agent.ts';
import { startV03Agent } from '../peers/v03-agent.ts';
import { type PlatformUnderTest, paramsOf } from '../platforms/support/platform.ts';
import { startGateway } from '../support/gateway.ts';
import { peerTarget } from '../support/target.ts';
import { whyKnown } from './known.ts';
import { formatRow, judge, type Outcomes, type Row } from './outcomes.ts';
import { SCRIPTED_PLATFORMS, WORDS } from './platforms.ts';
import { findSuites, runSuite, type Suite } from './suite.ts';

// For each version of the TCK: the failures of an agent called directly, of both agents called through the gateway, and of
// agents on platforms that do not speak A2A, as far as these can play what the TCK asks for.
// No test that an agent of the TCK's own version passes directly may fail through the gateway.

const { values } = parseArgs({
  options: {
    suite: { type: 'string', multiple: true, default: ['1.0', '0.3'] },
    direct: { type: 'boolean', default: false },
    // Of the platforms, those whose name holds this; the others and the agents are left out.
    platform: { type: 'string' },
  },
});
const reports = join(import.meta.dirname, '..', '..', 'reports', 'tck');
mkdirSync(reports, { recursive: true });

const directory = process.env['SWITCHBOARD_TCK_DIR'];
if (!directory) {
  console.log('SWITCHBOARD_TCK_DIR is not set: point it at checkouts of the A2A TCK (branches 1.0-dev and 0.3.x).');
  process.exit(2);
}

const rows: Row[] = [];
for (const suite of findSuites(directory).filter(({ version }) => values.suite.includes(version))) {
  const direct = await runDirect(suite);
  rows.push({
    name: `TCK ${suite.version} -> ${suite.version} agent`,
    outcomes: direct,
    failures: judge(direct, direct),
  });
  if (values.direct) continue;
  if (values.platform === undefined) {
    rows.push(await runThrough(suite, suite.version, direct));
    rows.push(await runThrough(suite, suite.version === '1.0' ? '0.3' : '1.0', direct));
  }
  for (const platform of SCRIPTED_PLATFORMS)
    if (platform.name.includes(values.platform ?? '')) rows.push(await runBehind(suite, platform, direct));
}
for (const row of rows) console.log(formatRow(row));
process.exit(rows.some(({ failures }) => failures.some(({ kind }) => kind === 'new')) ? 1 : 0);

function startAgent(suite: Suite, version: '1.0' | '0.3'): Promise<Peer> {
  const script = suite.version === '1.0' ? tck10 : tck03;
  return version === '1.0' ? startV1Agent({ script }) : startV03Agent({ script });
}

async function runDirect(suite: Suite): Promise<Outcomes> {
  const agent = await startAgent(suite, suite.version);
  try {
    const address = suite.version === '1.0' ? agent.url : peerTarget(agent.url).rpcUrl;
    return save(`${suite.version}-direct`, await runSuite(suite, { address, headers: {}, reports }));
  } finally {
    await agent.close();
  }
}

async function runThrough(suite: Suite, version: '1.0' | '0.3', direct: Outcomes): Promise<Row> {
  const agent = await startAgent(suite, version);
  try {
    const registration = { url: agent.url, push_notifications: 'validate' as const };
    const outcomes = await runAtGateway(suite, registration, version);
    const failures = judge(outcomes, direct, (test) => whyKnown(suite.version, version, test));
    return { name: `TCK ${suite.version} -> gateway -> ${version} agent`, outcomes, failures };
  } finally {
    await agent.close();
  }
}

async function runBehind(suite: Suite, platform: PlatformUnderTest, direct: Outcomes): Promise<Row> {
  const running = await platform.start();
  try {
    const at = { agent: running.url, platform: running.url };
    const registration = {
      url: running.url + (platform.path ?? ''),
      litellm_params: paramsOf(platform, at),
      push_notifications: 'relay' as const,
    };
    const outcomes = await runAtGateway(suite, registration, platform.name, WORDS[suite.version]);
    const behind = platform.can.ask.isThere ? 'platform' : 'silent platform';
    const failures = judge(outcomes, direct, (test) => whyKnown(suite.version, behind, test));
    return { name: `TCK ${suite.version} -> gateway -> ${platform.name}`, outcomes, failures };
  } finally {
    await running.close();
  }
}

async function runAtGateway(
  suite: Suite,
  registration: Partial<AgentRegistration>,
  name: string,
  words: Record<string, string> = {},
): Promise<Outcomes> {
  const gateway = await startGateway({
    configure: (config) => {
      // The TCK for 0.3 looks for the card at the origin's root only.
      config.defaultAgent = 'tck';
      // The TCK for 1.0 listens for webhooks on loopback.
      config.pushNotifications.allowedRanges = ['127.0.0.0/8'];
    },
    // The TCK for 0.3 names webhooks at example.com.
    lookup: async (hostname) =>
      hostname === 'example.com'
        ? ['93.184.216.34']
        : (await lookup(hostname, { all: true })).map(({ address }) => address),
  });
  try {
    await gateway.register({ agent_name: 'tck', card_mode: suite.version, ...registration });
    const headers = { authorization: `Bearer ${gateway.adminKey}` };
    const address = `${gateway.url}/a2a/tck`;
    const outcomes = await runSuite(suite, { address, headers, words, reports });
    return save(`${suite.version}-gateway-${name.replaceAll(/\W+/g, '-').toLowerCase()}`, outcomes);
  } finally {
    await gateway.close();
  }
}

function save(name: string, outcomes: Outcomes): Outcomes {
  writeFileSync(join(reports, `${name}.json`), `${JSON.stringify(outcomes, null, 2)}\n`);
  return outcomes;
}
