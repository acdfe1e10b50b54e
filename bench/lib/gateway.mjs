// The gateway as it is shipped: the built program in its own process, with a key check and the ledger.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Child } from './processes.mjs';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const MASTER_KEY = 'sk-bench-0123456789abcdefghijklmnopqrstuvwxyz';
/** Entries for the same agent: one whose content is not kept, one whose content is, and one with all that guards an agent. */
const AGENTS = { plain: 'mock', keeping: 'mock-keeping', guarded: 'mock-guarded' };
const GUARDS_GROUP = 'bench';
/** Every kind of limit, high enough to refuse nothing: what is measured is the counting. */
const LIMITS = {
  rpm_limit: 100_000_000,
  tpm_limit: 100_000_000,
  max_parallel_requests: 100_000,
  max_budget: 1_000_000,
  budget_duration: '1d',
};
/** Rarely: the gateway works for each answer, and that counts as its CPU time. */
const POLL_MS = 500;

/**
 * A directory for a gateway, with a configuration that names the mock agent.
 * @param settings further keys of it
 */
export async function createHome(agentUrl, settings) {
  const path = await mkdtemp(join(tmpdir(), 'switchboard-bench-'));
  const home = { path, agentUrl, remove: () => rm(path, { recursive: true, force: true }) };
  await configure(home, settings);
  return home;
}

/**
 * Writes the configuration of a home, for the next start.
 * @param settings further keys of it
 */
export function configure({ path, agentUrl }, settings = {}) {
  const agents = [
    { agent_name: AGENTS.plain, url: agentUrl, log_content: false },
    { agent_name: AGENTS.keeping, url: agentUrl, log_content: true },
    {
      agent_name: AGENTS.guarded,
      deployments: ['one', 'two'].map((name) => ({ name, url: agentUrl })),
      log_content: false,
      agent_access_groups: [GUARDS_GROUP],
      litellm_params: { cost_per_query: 0.000_001 },
      ...LIMITS,
    },
  ];
  return writeFile(join(path, 'config.yaml'), JSON.stringify({ log: { level: 'warn' }, agents, ...settings }));
}

/** Where the gateway of a home keeps its data. */
export const dataOf = (home) => join(home.path, 'data');

/** Starts the built gateway in its home. @returns it, and how long the start took, in milliseconds, until it was ready */
export async function startGateway(home, options = {}) {
  const startedAt = performance.now();
  const args = [MAIN, 'start', '--config', join(home.path, 'config.yaml'), '--port', '0', '--host', '127.0.0.1'];
  const env = { ...options.env, SWITCHBOARD_DATA_DIR: dataOf(home), SWITCHBOARD_MASTER_KEY: MASTER_KEY };
  const child = new Child('gateway', args, { ...options, env });
  const url = await child.output((text) => /ready at (http:\S+)/.exec(text)?.[1]);
  const readiness = await fetch(`${url}/health/readiness`);
  if (!readiness.ok) throw new Error(`The gateway is not ready: ${await readiness.text()}`);
  return { child, url, readyMs: performance.now() - startedAt };
}

/** Makes the agents callable, and keys for them. @returns where and how to call each */
export async function openAccess(url) {
  for (const name of Object.values(AGENTS)) await ask(url, 'POST', `/v1/agents/${name}/refresh_card`, {});
  const agents = [AGENTS.plain, AGENTS.keeping];
  const { key } = await ask(url, 'POST', '/key/generate', { object_permission: { agents } });
  const guardedKey = await openGuardedAccess(url);
  const access = (name, by = key) => ({ url: `${url}/a2a/${name}`, headers: { authorization: `Bearer ${by}` } });
  return {
    plain: access(AGENTS.plain),
    keeping: access(AGENTS.keeping),
    guarded: access(AGENTS.guarded, guardedKey),
  };
}

/** A key of a user in a team, each with limits and a budget, which reaches its agent through a group. */
async function openGuardedAccess(url) {
  const object_permission = { agent_access_groups: [GUARDS_GROUP] };
  const { team_id } = await ask(url, 'POST', '/team/new', { team_alias: 'bench', object_permission, ...LIMITS });
  const { user_id } = await ask(url, 'POST', '/user/new', {
    user_role: 'internal_user',
    auto_create_key: false,
    ...LIMITS,
  });
  await ask(url, 'POST', '/team/member_add', { team_id, member: { user_id, role: 'user' } });
  const { key } = await ask(url, 'POST', '/key/generate', { team_id, user_id, object_permission, ...LIMITS });
  return key;
}

/** Waits until the database has all calls, so that no run pays for the one before it. */
export async function caughtUp(url, limitMs = 60_000) {
  const deadline = performance.now() + limitMs;
  while (performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    const metrics = await ask(url, 'GET', '/metrics');
    if (/^switchboard_journal_bytes 0$/m.test(metrics)) return;
  }
  throw new Error(`The ledger did not catch up within ${limitMs} ms.`);
}

/** Begins to read a stream of the management API, as the administrator. */
export const follow = (url, path, signal) =>
  fetch(url + path, { headers: { authorization: `Bearer ${MASTER_KEY}` }, signal });

/**
 * Asks the management API.
 * @param key whose; the administrator's when it is left out
 * @throws Error when the answer is no success
 */
export async function ask(url, method, path, body, key = MASTER_KEY) {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return /json/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
}
