import type { IncomingMessage } from 'node:http';
import type { Logger } from 'pino';
import type { Authenticator, Sessions } from '../../access/index.ts';
import type { Agent, AgentDirectory, CardRequest, ServedCard } from '../../agents/index.ts';
import type { Gateway } from '../../gateway/index.ts';
import type { SwitchboardError } from '../../protocol/index.ts';
import type { PushRelay } from '../../tasks/index.ts';
import type { CallerAddress } from '../caller-address.ts';

/** What the A2A front is made of. */
export interface A2aFrontParts {
  gateway: Gateway;
  agents: AgentDirectory;
  authenticator: Authenticator;
  /** Of the admin UI, whose playground calls agents as whoever is signed in. */
  sessions?: Pick<Sessions, 'callerOf'>;
  serveCard(agent: Agent, request: CardRequest): ServedCard;
  /** Takes what agents push about tasks. */
  push: Pick<PushRelay, 'receive'>;
  callerAddress: CallerAddress;
  /** An additional header that may carry the caller's key. */
  keyHeader: string | null;
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
