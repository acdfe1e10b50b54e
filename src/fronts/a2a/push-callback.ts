import type { AgentDirectory } from '../../agents/index.ts';
import type { WireAnswer } from '../../gateway/index.ts';
import { noSuchReceiver, type PushRelay } from '../../tasks/index.ts';
import { checkContentType } from '../content-type.ts';
import type { Exchange } from '../exchange.ts';
import type { A2aAddress } from './address.ts';

/** What agents are told to push to: `/a2a/{agent id}/_push/{receiver}`. */
const CALLBACK = /^\/_push\/([\w-]{1,64})$/;

export const isPushCallback = (method: string, { path }: A2aAddress): boolean =>
  method === 'POST' && CALLBACK.test(path);

interface PushCallbackParts {
  agents: Pick<AgentDirectory, 'find'>;
  push: Pick<PushRelay, 'receive'>;
  maxRequestBytes: number;
}

/**
 * Takes what an agent pushes about a task: who has the address's token may speak of its task, and of nothing else.
 *
 * @returns the answer once no crash can lose what was pushed
 * @throws SwitchboardError UNAUTHENTICATED, PAYLOAD_TOO_LARGE, CONTENT_TYPE_NOT_SUPPORTED and what `PushRelay.receive` does
 */
export async function takePush(
  exchange: Exchange,
  { agentRef, path }: A2aAddress,
  { agents, push, maxRequestBytes }: PushCallbackParts,
): Promise<WireAnswer> {
  const agent = agents.find(agentRef ?? '');
  const token = tokenOf(exchange);
  if (!agent?.enabled || agent.paused || token === undefined) throw noSuchReceiver();
  checkContentType(exchange);
  const body = () => exchange.readBody(Math.min(maxRequestBytes, agent.limits.eventBytes));
  const [, receiverId = ''] = CALLBACK.exec(path) ?? [];
  await push.receive({ receiverId, agentId: agent.id, token, body, name: nameOf(exchange) });
  return { status: 204, contentType: 'application/json', headers: { 'cache-control': 'no-store' }, body: NOTHING };
}

const NOTHING = Buffer.alloc(0);

/** Of a config's two, SDKs send the one or the other. */
function tokenOf(exchange: Exchange): string | undefined {
  const [, bearer] = /^bearer +(\S+)$/i.exec(exchange.header('authorization') ?? '') ?? [];
  return exchange.header('x-a2a-notification-token') ?? bearer;
}

/** What senders that repeat themselves call the one thing they say. */
const nameOf = (exchange: Exchange): string | undefined =>
  exchange.header('x-switchboard-delivery') ?? exchange.header('idempotency-key') ?? exchange.header('webhook-id');
