import { SwitchboardError } from '../../protocol/index.ts';
import { asFailure, outcomeOfFailure } from '../failure.ts';
import type { Outcome } from '../invocation.ts';
import type { ModelCourse, ModelEnding } from './course.ts';
import type { ModelGatewayParts } from './parts.ts';
import { Refused } from './refusal.ts';
import { modelCallHeaders, settleModelCall } from './settle.ts';

/** A failed call, told on the caller's wire and in the ledger. Never throws. */
export async function failedModelCall(course: ModelCourse, error: unknown, parts: ModelGatewayParts): Promise<Outcome> {
  const { invocation } = course;
  const { signal, wire, id } = invocation;
  const told = signal.aborted && signal.reason instanceof SwitchboardError ? signal.reason : ofProvider(error);
  const isRefusal = told instanceof Refused;
  const failure = isRefusal ? null : asFailure(told);
  const answer = isRefusal ? wire.refusal(told.refusal) : wire.failure(asFailure(told), id);
  course.answering(answer.body);
  const left = signal.aborted && told !== signal.reason;
  const ending: ModelEnding = {
    outcome: left ? 'caller-left' : failure ? outcomeOfFailure(failure) : 'upstream-error',
    httpStatus: answer.status,
    ...(failure && { error: failure }),
    ...(isRefusal && { refusal: told.refusal }),
  };
  if (!left) report(course, ending, parts);
  try {
    await settleModelCall(course, ending, parts, answer);
  } catch (err) {
    parts.log.error({ err, requestId: invocation.requestId }, 'a failed call of a model could not be recorded');
  }
  return { kind: 'answer', answer: { ...answer, headers: { ...answer.headers, ...modelCallHeaders(course, parts) } } };
}

/** That the provider does not take the gateway's key is not the caller's fault, and what it says shows part of the key. */
function ofProvider(error: unknown): unknown {
  if (!(error instanceof Refused) || (error.refusal.status !== 401 && error.refusal.status !== 403)) return error;
  return new SwitchboardError(
    'UPSTREAM_FAILED',
    "The provider of the model refused the gateway's credentials. Ask an administrator to check them.",
    { cause: new Error(error.refusal.message), headers: { 'x-should-retry': 'false' } },
  );
}

function report(
  { invocation, deployment }: ModelCourse,
  { outcome, error }: ModelEnding,
  { log }: ModelGatewayParts,
): void {
  if (outcome === 'refused' || !error) return;
  const { requestId, request } = invocation;
  log[outcome === 'gateway-error' ? 'error' : 'warn'](
    { requestId, model: request.model, deployment: deployment?.id, code: error.code, err: error.cause ?? error },
    error.message,
  );
}
