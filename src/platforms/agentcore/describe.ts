import { createHash } from 'node:crypto';
import type { OutboundResponse } from '../../outbound/index.ts';
import { isJsonObject, type Json, type JsonObject, UpstreamFailure } from '../../protocol/index.ts';
import type { UpstreamContext } from '../adapter.ts';
import { failedResponse, readJson, readRefusal } from '../answers/index.ts';
import { memberOf } from '../member-of.ts';
import { nativeCard } from '../native-card.ts';
import { asText } from '../text-of.ts';
import { placeOf, sessionHeader } from './runtime.ts';
import { type AgentCoreSettings, readSettings } from './settings.ts';

/**
 * What AgentCore knows of an agent: a runtime that speaks A2A shows its own card, and is called by A2A; of others there is
 * nothing but the name (agent platforms, section 4.1).
 *
 * @throws UpstreamFailure when it cannot be told which of the two it is
 */
export async function describe(context: UpstreamContext): Promise<JsonObject> {
  const settings = readSettings(context.settings);
  if (settings.protocol === 'http') return ofName(settings);
  const card = await askForCard(context, settings);
  if (!card) return ofName(settings);
  // AgentCore hands everything that is posted there to the one address of its container.
  return nativeCard(card, { url: placeOf('/invocations', context, settings), binding: 'JSONRPC' });
}

/** @returns undefined when the runtime has none, and may do without */
async function askForCard(context: UpstreamContext, settings: AgentCoreSettings): Promise<JsonObject | undefined> {
  const response = await context.http.send({
    method: 'GET',
    url: placeOf('/invocations/.well-known/agent-card.json', context, settings),
    headers: { accept: 'application/json', ...sessionHeader(sessionForCards(settings)) },
  });
  const card = response.status === 200 ? await readCard(response, context) : undefined;
  if (card) return card;
  if (settings.protocol !== 'a2a' && (response.status === 200 || (await lacksCard(response)))) return undefined;
  throw response.status === 200 ? notA2a() : undecided(response, settings);
}

/** Asking for a card begins a session, which costs: it is always the same one, and nobody's conversation. */
const sessionForCards = ({ agent_runtime_arn: arn }: AgentCoreSettings): string =>
  createHash('sha256').update(`card of ${arn}`).digest('hex');

async function readCard(response: OutboundResponse, { upstream }: UpstreamContext): Promise<JsonObject | undefined> {
  const card: Json = await readJson(response, upstream.maxResponseBytes).catch((error: unknown) => {
    if (error instanceof UpstreamFailure) return null;
    throw error;
  });
  return isJsonObject(card) && ('url' in card || 'supportedInterfaces' in card) ? card : undefined;
}

/** The runtime's server knows no such path; AgentCore hands its status on in words. */
const NO_SUCH_PATH = /\((404|405)\)/;

/** Other refusals leave it open: what is an A2A agent must not be taken for none because it is out of order. */
async function lacksCard(response: OutboundResponse): Promise<boolean> {
  const { status } = response;
  if (status === 404 || status === 405 || status === 400) return true;
  if (status !== 424) return false;
  const body = await readRefusal(response);
  return NO_SUCH_PATH.test(asText(memberOf(body, 'message') ?? memberOf(body, 'Message')));
}

function undecided(response: OutboundResponse, { protocol }: AgentCoreSettings): UpstreamFailure {
  const { terms } = failedResponse(response);
  if (protocol === 'a2a') return new UpstreamFailure(terms);
  const advice = 'To register it without asking for its card, say in litellm_params.protocol what it speaks.';
  return new UpstreamFailure({ ...terms, message: `${terms.message} ${advice}` });
}

const notA2a = (): UpstreamFailure =>
  new UpstreamFailure({
    kind: 'invalid-answer',
    message: 'The runtime shows no agent card, although it is to speak A2A.',
  });

/** The ARN ends with the name and ten characters that AgentCore has drawn. */
function ofName({ agent_runtime_arn: arn }: AgentCoreSettings): JsonObject {
  const name = arn.slice(arn.lastIndexOf('/') + 1).replace(/-[A-Za-z0-9]{10}$/, '');
  const description = `The agent runtime "${name}" of Amazon Bedrock AgentCore.`;
  return { name, skills: [{ id: 'invoke', name, description, tags: ['bedrock-agentcore'] }] };
}
