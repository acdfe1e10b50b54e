import { type Json, type JsonObject, type UpstreamEvent, UpstreamFailure } from '../../protocol/index.ts';
import type { UpstreamTurn } from '../adapter.ts';
import { jsonValues } from '../answers/index.ts';
import { refuseFiles } from '../refuse-files.ts';
import { urlBelow } from '../url-below.ts';
import { AdkReader } from './adk-reader.ts';
import { answersTo, askedConfig, askedIn } from './asked.ts';
import { partFor } from './content.ts';
import type { AdkPlan } from './plan.ts';
import { refused } from './refused.ts';
import { type AdkSession, callMethod, createSession, kept } from './session.ts';
import type { VertexSettings } from './settings.ts';

/** Who talks to the app, and how. */
interface AdkTurn {
  turn: UpstreamTurn;
  plan: AdkPlan;
  settings: VertexSettings;
  session: AdkSession;
}

/**
 * Runs one turn of an ADK app, in the session of its conversation. A session that the platform has forgotten is replaced, and the
 * answer says so: whatever was said before is lost (agent platforms, section 1.10).
 *
 * @param known the session of the turns before
 */
export async function* runAdk(
  turn: UpstreamTurn,
  { plan, settings, known }: { plan: AdkPlan; settings: VertexSettings; known: AdkSession | undefined },
): AsyncGenerator<UpstreamEvent> {
  if (turn.resume !== undefined) refuseFiles(turn.parts);
  if (known && !(yield* attempt({ turn, plan, settings, session: known }, {}))) return;
  if (turn.resume !== undefined) throw forgotten();
  const session = await createSession(plan, turn);
  yield kept({ plan, session });
  yield* attempt({ turn, plan, settings, session }, known ? { contextReset: true } : {});
}

/** @returns whether nothing was done because the session is gone */
async function* attempt(terms: AdkTurn, metadata: JsonObject): AsyncGenerator<UpstreamEvent, boolean> {
  const { turn, settings } = terms;
  const response = await ask(terms);
  if (response.status !== 200) {
    const failure = await refused(response);
    if (failure.terms.kind === 'session-gone') return true;
    throw failure;
  }
  const reader = new AdkReader({ tellsTools: settings.tool_events, metadata });
  let isFirst = true;
  for await (const value of jsonValues(response, turn.upstream.maxEventBytes)) {
    for (const told of reader.take(value)) {
      if (isFirst && told.type === 'fail' && told.kind === 'session-gone') return true;
      yield told;
      if (told.type === 'fail') return false;
    }
    isFirst = false;
  }
  yield* reader.end();
  return false;
}

async function ask({ turn, plan, settings, session }: AdkTurn) {
  const { http, upstream } = turn;
  return http.send({
    method: 'POST',
    url: urlBelow(upstream.url, ':streamQuery?alt=sse'),
    body: {
      class_method: plan.method,
      input: {
        user_id: session.user,
        session_id: session.id,
        message: { role: 'user', parts: await partsOfMessage(turn, plan, session) },
        // Without it there are no pieces: each answer comes as a whole.
        ...((plan.takesRunConfig || settings.run_config) && {
          run_config: { streaming_mode: 'sse', ...settings.run_config },
        }),
      },
    },
  });
}

async function partsOfMessage(turn: UpstreamTurn, { creator }: AdkPlan, { user, id }: AdkSession): Promise<Json[]> {
  const { parts, resume } = turn;
  if (resume === undefined) return parts.map(partFor);
  const getter = creator.replace('create', 'get');
  return answersTo(askedIn(resume), parts, async (call) => {
    const config = askedConfig(await callMethod(getter, { user_id: user, session_id: id }, turn), call);
    if (Object.keys(config).length === 0) throw forgotten();
    return config;
  });
}

const forgotten = (): UpstreamFailure =>
  new UpstreamFailure({
    kind: 'failed',
    message: 'The agent does not know any more what it asked for. Send the message again in a new task.',
  });
