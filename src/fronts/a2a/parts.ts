import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { Agent, AgentDirectory, CardRequest, ServedCard } from '../../agents/index.ts';
import type { Gateway } from '../../gateway/index.ts';
import type { SwitchboardError } from '../../protocol/index.ts';
import type { PushRelay } from '../../tasks/index.ts';
import type { CallerParts } from '../caller.ts';

/** What the A2A front is made of. */
export interface A2aFrontParts extends CallerParts {
  gateway: Gateway;
  agents: AgentDirectory;
  serveCard(agent: Agent, request: CardRequest): ServedCard;
  /** Takes what agents push about tasks. */
  push: Pick<PushRelay, 'receive'>;
  /** The largest body that is read for any agent. */
  maxRequestBytes: number;
  keepAliveMs: number;
  /** How long a caller may take nothing of what waits for it before it is given up, milliseconds; a minute unless told. */
  stuckAfterMs?: number;
  newId: () => string;
  /** `performance.now()` or its like. */
  monotonic: () => number;
  /** Why nobody is served over this connection now, if that is so. */
  refusal: (request: IncomingMessage) => SwitchboardError | undefined;
  log: Logger;
}
