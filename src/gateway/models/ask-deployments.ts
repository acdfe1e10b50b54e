import { CONSEQUENCES, type Model, type ModelAttempt, type ModelFailure } from '../../models/index.ts';
import { type Asked, askOne } from './ask-one.ts';
import type { ModelCourse } from './course.ts';
import { failureOf, faultName } from './model-fault.ts';
import type { ModelGatewayParts } from './parts.ts';

/**
 * Asks the deployments of a model, order by order; each order has its own retries (model notes, A.13).
 *
 * @throws Refused, SwitchboardError of the last attempt; MODEL_UNAVAILABLE when there was none, CONTEXT_WINDOW_EXCEEDED
 *   when none could take so long a request
 */
export async function askDeployments(course: ModelCourse, asked: Model, parts: ModelGatewayParts): Promise<Asked> {
  const model = parts.fit ? await parts.fit(asked, course.request) : asked;
  let failed: Failed | undefined;
  const orders = new Set(model.deployments.map(({ order }) => order).toSorted((one, other) => one - other));
  for (const order of orders) {
    const answer = await askOrder(course, model, order, parts);
    if (answer && 'asked' in answer) return answer.asked;
    failed = answer ?? failed;
  }
  throw failed ? failed.error : parts.router.unavailable(model);
}

/**
 * @returns what was answered, or the error after which no deployment of this order is asked again; undefined when none was
 *   asked
 * @throws what no other deployment would answer better
 */
async function askOrder(course: ModelCourse, model: Model, order: number, parts: ModelGatewayParts) {
  const { router } = parts;
  const tried = new Set<string>();
  let failed: Failed | undefined;
  for (let retry = 0; ; retry++) {
    const attempt = await router.pick(model, order, tried);
    if (!attempt) return failed;
    const answer = await tryOnce(course, attempt, parts);
    if ('asked' in answer) return answer;
    tried.add(attempt.deployment.id);
    failed = answer;
    const { failure } = answer;
    const most = retriesAfter(failure, course, parts);
    if (most === null) throw answer.error;
    const hasAnother = router.hasAnother(model, order, tried);
    if (retry >= most || (!hasAnother && isOnlyElsewhere(failure, parts))) return failed;
    const waitMs = hasAnother ? 0 : waitBefore(failure, retry, parts);
    if (waitMs > LONGEST_WAIT_MS) return failed;
    if (waitMs > 0) await pause(waitMs, course, parts);
  }
}

/** What an attempt came to when it was not answered. */
interface Failed {
  error: unknown;
  failure: ModelFailure;
}

/** @throws what is no failure of the deployment */
async function tryOnce(
  course: ModelCourse,
  attempt: ModelAttempt,
  parts: ModelGatewayParts,
): Promise<{ asked: Asked } | Failed> {
  const begunAt = parts.monotonic();
  const elapsedMs = (): number => parts.monotonic() - begunAt;
  course.begin(attempt);
  try {
    const asked = await askOne(course, attempt, parts);
    course.upstreamMs += elapsedMs();
    return { asked };
  } catch (error) {
    course.upstreamMs += elapsedMs();
    // What failed before anything of it left costs nothing.
    course.usage = undefined;
    const failure = failureOf(error);
    if (!failure || course.invocation.signal.aborted) throw error;
    attempt.failed(failure);
    course.tried.push({ deployment: attempt.deployment.id, ms: elapsedMs(), fault: faultName(error) });
    return { error, failure };
  }
}

/** Longer waits are the caller's: it is told how long. */
const LONGEST_WAIT_MS = 10_000;
const FIRST_BACK_OFF_MS = 500;

/** How often a call is tried again after such a failure; null when nobody else is to be asked. */
function retriesAfter(
  { kind }: ModelFailure,
  { invocation }: ModelCourse,
  { retry }: ModelGatewayParts,
): number | null {
  const byPolicy = retry.retriesBy[kind];
  if (!byPolicy && CONSEQUENCES[kind].again === 'nobody') return null;
  return invocation.controls.retries ?? byPolicy ?? retry.retries;
}

/** Whether nothing is gained by asking the same deployment again, unless the operator says so. */
const isOnlyElsewhere = ({ kind }: ModelFailure, { retry }: ModelGatewayParts): boolean =>
  CONSEQUENCES[kind].again === 'another' && retry.retriesBy[kind] === undefined;

/** Only a limit of the rate passes by waiting; longer each time, and as long as the provider says. */
function waitBefore({ kind, restMs }: ModelFailure, retry: number, { retry: rules }: ModelGatewayParts): number {
  const backOffMs = kind === 'rate-limit' && restMs === 0 ? FIRST_BACK_OFF_MS * 2 ** retry : restMs;
  return Math.max(rules.leastWaitMs, backOffMs);
}

/** Ends at once when the caller leaves; whoever asks next sees that. */
function pause(ms: number, { invocation: { signal } }: ModelCourse, { schedule }: ModelGatewayParts): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      cancel();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const cancel = schedule(ms, done);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
