import type { Logger } from 'pino';
import { type Authenticator, type Concerned, decide, isConcerned, type Principal, refusalOf } from '../access/index.ts';
import type { AgentDirectory } from '../agents/index.ts';
import { SwitchboardError } from '../protocol/index.ts';
import { modelOf } from './models/limited-id.ts';
import type { OpenCall, OpenCalls } from './open-calls.ts';

/** Looks again at calls that run, when something was changed that may forbid them. Returns at once. */
export interface Recheck {
  /** Keys were changed, or their users, teams, groups or agents were. */
  keysChanged(concerned: Concerned): void;
  /** An agent was registered otherwise: its groups may be others. */
  agentChanged(agentId: string): void;
  stop(): void;
}

export interface RecheckParts {
  openCalls: Pick<OpenCalls, 'all'>;
  agents: Pick<AgentDirectory, 'find'>;
  /** Says why a model may not be called, if that is so. */
  models: { refusal(principal: Principal, name: string): SwitchboardError | null };
  authenticator: () => Pick<Authenticator, 'authenticate'>;
  log: Logger;
}

/** Many changes at once are looked at together, well within the second in which each has to take effect. */
const COLLECT_MS = 100;
/** While the database cannot tell. */
const RETRY_MS = 500;

type IsMeant = (call: OpenCall, agentId: string) => boolean;

/** Ends the calls whose callers may not make them any more; each tells its caller why. */
export function createRecheck({ openCalls, agents, models, authenticator, log }: RecheckParts): Recheck {
  let meant: IsMeant[] = [];
  let timer: NodeJS.Timeout | undefined;

  const soon = (isMeant: IsMeant, ms: number): void => {
    meant.push(isMeant);
    timer ??= setTimeout(look, ms).unref();
  };

  const look = (): void => {
    const rules = meant;
    meant = [];
    timer = undefined;
    for (const [agentId, call] of openCalls.all())
      if (rules.some((isMeant) => isMeant(call, agentId))) void recheck(call, agentId);
  };

  const recheck = async (call: OpenCall, agentId: string): Promise<void> => {
    try {
      const refusal = await refusalNow(call, agentId);
      if (refusal) call.invocation.signal.abort(refusal);
    } catch (err) {
      if (!(err instanceof SwitchboardError)) log.error({ err }, 'a call that runs could not be looked at again');
      soon((other) => other === call, RETRY_MS);
    }
  };

  /** @throws SwitchboardError UNAVAILABLE */
  const refusalNow = async ({ invocation }: OpenCall, agentId: string): Promise<SwitchboardError | null> => {
    const model = modelOf(agentId);
    const agent = agents.find(agentId);
    if (!agent && model === undefined) return null;
    try {
      const principal = await authenticator().authenticate(invocation.credential ?? undefined);
      if (!agent) return models.refusal(principal, invocation.agentRef);
      const decision = decide(principal, 'agent.call', agent);
      const visible = decide(principal, 'agent.see', agent).allowed || decision.allowed;
      return refusalOf(principal, { kind: 'agent', name: invocation.agentRef, visible, decision });
    } catch (error) {
      if (error instanceof SwitchboardError && error.code === 'UNAUTHENTICATED') return error;
      throw error;
    }
  };

  return {
    keysChanged: (concerned) =>
      soon(
        ({ invocation: { principal } }) => principal.kind === 'key' && isConcerned(principal, concerned),
        COLLECT_MS,
      ),
    agentChanged: (changed) => soon((_call, agentId) => agentId === changed, COLLECT_MS),
    stop() {
      clearTimeout(timer);
      meant = [];
    },
  };
}
