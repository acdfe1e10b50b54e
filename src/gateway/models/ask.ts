import { type Fallback, type Model, withMembers } from '../../models/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import { admitModel } from './admit.ts';
import { askDeployments } from './ask-deployments.ts';
import type { Asked } from './ask-one.ts';
import type { ModelCourse } from './course.ts';
import { fallbacksFor } from './fallbacks.ts';
import { failureOf } from './model-fault.ts';
import type { ModelGatewayParts } from './parts.ts';

/**
 * Asks a model, and those to turn to when it fails, each once and no more than are allowed: what stands in may have others
 * to stand in for it (model notes, A.13). The caller must be allowed to call them, too.
 *
 * @throws Refused, SwitchboardError of the last model that was asked
 */
export async function askModel(course: ModelCourse, model: Model, parts: ModelGatewayParts): Promise<Asked> {
  const { controls, signal, request } = course.invocation;
  const asked = new Set([request.model]);
  const waiting: Fallback[] = [];
  let current = model;
  for (;;) {
    try {
      if (controls.testsFallbacks && course.fallbacks === 0) throw askedToFail();
      return await askDeployments(course, current, parts);
    } catch (error) {
      const failure = failureOf(error);
      if (signal.aborted || !failure || course.fallbacks >= parts.fallbacks.max) throw error;
      // Those of the model that stood in come before the others.
      waiting.unshift(...fallbacksFor(current.name, failure.kind, course, parts));
      const next = nextOf(waiting, asked, course, parts);
      if (!next) throw error;
      current = next.model;
      course.fallBack(current.name, next.request);
    }
  }
}

function nextOf(waiting: Fallback[], asked: Set<string>, { invocation }: ModelCourse, { models }: ModelGatewayParts) {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    if (asked.has(next.model)) continue;
    asked.add(next.model);
    const { model, refusal } = admitModel(invocation.principal, next.model, models);
    if (!model || refusal) continue;
    return { model, request: next.body ? withMembers(invocation.request, next.body) : invocation.request };
  }
  return undefined;
}

const askedToFail = (): SwitchboardError =>
  new SwitchboardError(
    'MODEL_UNAVAILABLE',
    'The call asked for a failure of the model ("mock_testing_fallbacks"), and no other one could stand in.',
  );
