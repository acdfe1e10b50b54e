import { isJsonObject, type Json, type JsonObject, type UpstreamEvent } from '../../protocol/index.ts';
import type { UpstreamContext, UpstreamTurn } from '../adapter.ts';
import { invalidAnswer, readJson } from '../answers/index.ts';
import { urlBelow } from '../url-below.ts';
import { type AdkPlan, type Plan, planAsJson, readPlan } from './plan.ts';
import { refused } from './refused.ts';

/** What is kept of a conversation: how its engine is called and, of an ADK app, the session that the app has made. */
export interface Conversation {
  plan: Plan;
  session: AdkSession | undefined;
}

/** A session belongs to its user: with another one it is not found. */
export interface AdkSession {
  user: string;
  id: string;
}

export const kept = ({ plan, session }: Conversation): UpstreamEvent => ({
  type: 'session',
  handle: { plan: planAsJson(plan), ...(session && { session: { user: session.user, id: session.id } }) },
});

export function readConversation(handle: Json | undefined): Conversation | undefined {
  const { plan: planned, session } = isJsonObject(handle) ? handle : {};
  const plan = readPlan(planned);
  if (!plan) return undefined;
  const { user, id } = isJsonObject(session) ? session : {};
  return { plan, session: typeof user === 'string' && typeof id === 'string' ? { user, id } : undefined };
}

/**
 * Makes a session. It must be made before it is used: an app that is given none makes one of its own and never says which,
 * and sessions whose id a client chose are refused (agent platforms, section 1.3).
 */
export async function createSession({ creator }: AdkPlan, turn: UpstreamTurn): Promise<AdkSession> {
  const { userKey: user } = turn;
  const output = await callMethod(creator, { user_id: user }, turn);
  const id = isJsonObject(output) ? output['id'] : undefined;
  if (typeof id !== 'string' || id === '') throw invalidAnswer('The engine made a session without saying which.');
  return { user, id };
}

/** Calls a method that answers at once. @returns what it returned */
export async function callMethod(method: string, input: JsonObject, context: UpstreamContext): Promise<Json> {
  const { http, upstream } = context;
  const url = urlBelow(upstream.url, ':query');
  const response = await http.send({ method: 'POST', url, body: { class_method: method, input } });
  if (response.status !== 200) throw await refused(response);
  const answer = await readJson(response, upstream.maxResponseBytes);
  return isJsonObject(answer) ? (answer['output'] ?? null) : null;
}
