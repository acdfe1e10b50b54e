import type { AgentRegistration } from '../../config/index.ts';
import type { NetworkClass } from '../../outbound/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { HealthCheckRules } from '../agent.ts';
import { askForCard, type CardTools } from '../ask-for-card.ts';
import type { DeploymentTerms } from '../deployment-terms.ts';
import type { CheckResult } from './health.ts';

export interface Checked {
  terms: DeploymentTerms;
  registration: AgentRegistration;
  network: NetworkClass;
  rules: HealthCheckRules;
  /** Where its card was the last time. */
  cardUrl: string | null;
}

/**
 * Asks a deployment whether it works: for its card, or at the path that the rules name, with the headers that belong there.
 *
 * @returns also where its card was found
 * @throws the reason of the signal, when that aborts
 */
export async function checkDeployment(
  checked: Checked,
  tools: CardTools,
  signal: AbortSignal,
): Promise<CheckResult & { cardUrl: string | null }> {
  const at = tools.clock();
  const result = (reason: string | null, cardUrl = checked.cardUrl) => ({
    at,
    ms: tools.clock() - at,
    isHealthy: reason === null,
    reason,
    cardUrl,
  });
  try {
    if (checked.rules.path !== null) return result(await askPath(checked.rules.path, checked, tools, signal));
    return result(null, await askCard(checked, tools, signal));
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    // Where the card was is asked first; from the next time on the usual places are, too.
    return result(error instanceof SwitchboardError ? error.message : 'unexpected failure', null);
  }
}

/** @returns where the card is */
async function askCard(
  { terms, registration, network, rules, cardUrl }: Checked,
  tools: CardTools,
  signal: AbortSignal,
): Promise<string> {
  const question = { terms, registration, network, cardUrl, deadlineMs: rules.timeoutMs, signal };
  return (await askForCard(question, tools)).place;
}

/** @returns why the answer is not one of a deployment that works */
async function askPath(
  path: string,
  { terms, network, rules }: Checked,
  { outbound }: CardTools,
  signal: AbortSignal,
): Promise<string | null> {
  const { timeoutMs } = rules;
  const { status, body } = await outbound.send({
    method: 'GET',
    // The path begins with one slash, so that it stays at the origin, where the headers belong.
    url: new URL(path, terms.url),
    network,
    identity: terms.identity,
    headers: { accept: '*/*', ...terms.headers },
    timeouts: { connectMs: timeoutMs, firstByteMs: timeoutMs, idleMs: timeoutMs, totalMs: timeoutMs },
    signal,
  });
  body.abort();
  return status >= 200 && status < 300 ? null : `${path} answered HTTP ${status}.`;
}
