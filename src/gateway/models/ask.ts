import type { Model, ModelDeployment } from '../../models/index.ts';
import { deliveryOf, type OutboundResponse } from '../../outbound/index.ts';
import { isJsonObject, type JsonObject, SwitchboardError } from '../../protocol/index.ts';
import { admitModel } from './admit.ts';
import type { ModelCourse } from './course.ts';
import type { ProviderRefusal } from './invocation.ts';
import type { ModelGatewayParts } from './parts.ts';

/** The provider said no, in its own words. */
export class Refused extends Error {
  readonly refusal: ProviderRefusal;

  constructor(refusal: ProviderRefusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** What may go better elsewhere, or a moment later (model notes, A.13). */
const RETRIED = new Set([401, 403, 404, 408, 409, 429, 500, 502, 503, 504, 529]);

/**
 * Asks a model, and those to turn to when it fails (model notes, A.13). The caller must be allowed to call them, too.
 *
 * @returns the response, of status 200
 * @throws Refused, SwitchboardError of the last model that was asked
 */
export async function askModel(course: ModelCourse, model: Model, parts: ModelGatewayParts): Promise<OutboundResponse> {
  const { principal, request, signal } = course.invocation;
  const { fallbacks } = parts;
  const names = Object.hasOwn(fallbacks, request.model) ? fallbacks[request.model] : fallbacks['*'];
  let current = model;
  const others = (names ?? []).filter(
    (name) => name !== request.model && admitModel(principal, name, parts.models).refusal === null,
  );
  for (;;) {
    try {
      return await askDeployments(course, current, parts);
    } catch (error) {
      if (signal.aborted || !mayFallBack(error)) throw error;
      const next = parts.models.find(others.shift() ?? '');
      if (!next) throw error;
      course.fallBack(next.name);
      current = next;
    }
  }
}

const mayFallBack = (error: unknown): boolean =>
  retryOf(error) !== null || (error instanceof SwitchboardError && error.code === 'MODEL_UNAVAILABLE');

/** Asks deployments until one answers: another one after each failure, as often as the configuration allows. */
async function askDeployments(course: ModelCourse, model: Model, parts: ModelGatewayParts): Promise<OutboundResponse> {
  const tried = new Set<string>();
  for (let left = parts.retries; ; left--) {
    const deployment = pick(course, model, tried, parts);
    const begunAt = parts.monotonic();
    try {
      return await askOne(course, deployment, parts);
    } catch (error) {
      const retryAfter = retryOf(error);
      if (retryAfter === null || course.invocation.signal.aborted) throw error;
      parts.router.failed(model, deployment, retryAfter);
      tried.add(deployment.id);
      course.tried.push({ deployment: deployment.id, ms: parts.monotonic() - begunAt, fault: faultOf(error) });
      if (left <= 0 || !model.deployments.some(({ id }) => !tried.has(id))) throw error;
    }
  }
}

function pick(
  course: ModelCourse,
  model: Model,
  tried: ReadonlySet<string>,
  { router }: ModelGatewayParts,
): ModelDeployment {
  course.deployment = router.pick(model, tried);
  return course.deployment;
}

async function askOne(
  { invocation }: ModelCourse,
  deployment: ModelDeployment,
  { ask, maxResponseBytes }: ModelGatewayParts,
): Promise<OutboundResponse> {
  const { request, signal, headers } = invocation;
  const response = await ask({ request, deployment, headers: passedOn(headers), signal });
  if (response.status === 200) return response;
  const body = await response.body.buffer(maxResponseBytes);
  throw new Refused(refusalOf(response, body));
}

/** @returns seconds to leave the deployment alone for; null when nothing is gained by asking again */
function retryOf(error: unknown): number | null {
  if (error instanceof Refused) {
    const { status, retryAfter } = error.refusal;
    return RETRIED.has(status) ? Number(retryAfter ?? 0) || 0 : null;
  }
  // What the provider may have begun to work on is not asked for twice, except where it refused itself.
  return error instanceof SwitchboardError && deliveryOf(error) === 'no' ? 0 : null;
}

const faultOf = (error: unknown): string => {
  if (error instanceof Refused) return String(error.refusal.status);
  return error instanceof SwitchboardError ? error.code : 'INTERNAL';
};

/** Headers of Anthropic's that choose what its API does (model notes, A.1). */
const PASSED_ON = ['anthropic-version', 'anthropic-beta'];

const passedOn = (headers: Record<string, string | string[] | undefined>): Record<string, string> =>
  Object.fromEntries(
    PASSED_ON.flatMap((name) => {
      const value = headers[name];
      return value === undefined ? [] : [[name, Array.isArray(value) ? value.join(', ') : value]];
    }),
  );

function refusalOf({ status, headers }: OutboundResponse, body: Buffer): ProviderRefusal {
  const told = errorIn(body);
  const text = (name: string): string | null => (typeof told[name] === 'string' ? told[name] : null);
  return {
    status,
    message: text('message') ?? `The provider answered with status ${status}.`,
    type: text('type') ?? (status >= 500 ? 'api_error' : 'invalid_request_error'),
    param: text('param'),
    code: text('code'),
    retryAfter: headers['retry-after'] ?? null,
  };
}

/** `{error: {…}}` of OpenAI and Anthropic, `{error: "…"}` and `{message}` of others. */
function errorIn(body: Buffer): JsonObject {
  try {
    const value = JSON.parse(body.toString()) as unknown as JsonObject;
    const error = isJsonObject(value) ? value['error'] : undefined;
    if (isJsonObject(error)) return error;
    return typeof error === 'string' ? { message: error } : isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}
