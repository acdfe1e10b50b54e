import type { UpstreamEvent } from '../../protocol/index.ts';
import type { UpstreamTurn } from '../adapter.ts';
import { runAdk } from './adk-run.ts';
import { readEngine } from './engine.ts';
import { runMethod } from './method-run.ts';
import { choosePlan, isCurrent } from './plan.ts';
import { kept, readConversation } from './session.ts';
import { vertexSettings } from './settings.ts';

/** Runs one turn (agent platforms, section 1.3). The first one of a conversation asks the engine what it can do. */
export async function* run(turn: UpstreamTurn): AsyncGenerator<UpstreamEvent> {
  const settings = vertexSettings(turn.settings);
  const before = readConversation(turn.session);
  const known = before && isCurrent(before.plan, settings) ? before : undefined;
  const plan = known?.plan ?? choosePlan(await readEngine(turn), settings);
  if (plan.kind === 'adk') return yield* runAdk(turn, { plan, settings, known: known?.session });
  if (!known) yield kept({ plan, session: undefined });
  yield* runMethod(turn, plan, settings);
}
