import { isFree, type Model } from '../../models/index.ts';
import { contentFate } from '../content-fate.ts';
import { KeptHeaders } from '../kept-headers.ts';
import { guardCaller } from '../trace-guards.ts';
import { admitModel } from './admit.ts';
import { answeredByModel } from './answered.ts';
import { askModel } from './ask.ts';
import { attributionOf } from './attribution.ts';
import { langfusePlace } from './claims.ts';
import { ModelCourse } from './course.ts';
import { failedModelCall } from './failed.ts';
import type { ModelGateway, ModelInvocation } from './invocation.ts';
import { limitedId } from './limited-id.ts';
import type { ModelGatewayParts } from './parts.ts';
import { streamedByModel } from './streamed.ts';

/** Builds the way through for calls of models, with the same permissions, limits and records as for agents. */
export function createModelGateway(parts: ModelGatewayParts): ModelGateway {
  return {
    async invoke(invocation) {
      const session = sessionRefOf(invocation, parts);
      const course = begin(invocation, session instanceof Promise ? await session : session, parts);
      try {
        const model = admitted(course, parts);
        guardAgent(course, parts);
        course.hold(await reserve(course, model, parts));
        const asked = await askModel(course, model, parts);
        return asked.kind === 'stream'
          ? streamedByModel(course, asked, parts)
          : await answeredByModel(course, asked.bytes, parts);
      } catch (error) {
        return await failedModelCall(course, error, parts);
      }
    },
  };
}

/** Where its caller says it belongs, else where that belongs which it goes on from. */
const sessionRefOf = ({ request, headers }: ModelInvocation, { responseSessions }: ModelGatewayParts) =>
  langfusePlace(headers).sessionRef ?? request.sessionRef ?? responseSessions.of(request.previousResponse);

function begin(invocation: ModelInvocation, sessionRef: string | null, parts: ModelGatewayParts): ModelCourse {
  const { request, headers, principal } = invocation;
  const traceRef = langfusePlace(headers).traceRef ?? request.traceRef;
  const trace = parts.beginTrace(headers, { traceRef, sessionRef });
  return new ModelCourse(invocation, trace, attributionOf(principal, headers, trace.cause, parts.agents), {
    startedAt: parts.clock(),
    monotonic: parts.monotonic,
    contentLimit: parts.maxContentBytes,
    userHeaders: parts.userHeaders,
  });
}

/** @throws SwitchboardError when the caller may not call the model, there is none, or the call cannot be recorded */
function admitted(course: ModelCourse, parts: ModelGatewayParts): Model {
  const { principal, request } = course.invocation;
  const { model, reason, refusal } = admitModel(principal, request.model, parts.models);
  course.decision = reason;
  const ofKey = principal.kind === 'key' ? principal.logContent : null;
  const fate = contentFate(course.claims.isRedacted ? false : ofKey, parts);
  course.departures.fate = fate;
  if (fate === 'kept') course.headers = new KeptHeaders(course.invocation);
  if (refusal) throw refusal;
  if (!model) throw new Error('an admitted call has a model');
  const unrecordable = parts.unrecordable();
  if (unrecordable) throw unrecordable;
  // By the name that is configured: callers may make up any number of those that a pattern fits.
  const openAs = limitedId(model.deployments[0]?.name ?? model.name);
  parts.openCalls.add(openAs, course.open);
  course.openAs = openAs;
  return model;
}

/**
 * An agent may be held to what it may ask of models in one trace.
 * @throws SwitchboardError INVALID_PARAMS, BUDGET_EXCEEDED
 */
function guardAgent({ attribution, trace }: ModelCourse, { agents, traceCounts }: ModelGatewayParts): void {
  const agent = attribution.agentId === null ? undefined : agents.find(attribution.agentId);
  if (!agent) return;
  guardCaller(agent, trace);
  traceCounts.admit(agent, trace);
}

/** Limits know models by a name that no agent can have; what a call costs is judged by the calls before it. */
async function reserve({ invocation, startedAt }: ModelCourse, model: Model, { limits, pricer }: ModelGatewayParts) {
  const [first] = model.deployments;
  const prices = first && (await pricer.pricesOf(first, startedAt));
  const pricing = isFree(prices) ? { perCallNano: 0 } : {};
  return limits.reserve({
    principal: invocation.principal,
    agent: { id: limitedId(model.name), name: model.name, callLimits: null, pricing },
    operation: invocation.request.isStream ? 'stream' : 'send',
    at: startedAt,
  });
}
