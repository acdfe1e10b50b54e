import { type AuditNote, auditActor, type BegunChange, decide, type Principal } from '../../access/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { RouteContext } from '../dependencies.ts';
import type { InTurn } from './in-turn.ts';
import type { AnyRoute, Reply, RouteAudit, RouteRequest } from './route.ts';

type AnyRequest = RouteRequest<unknown, unknown, unknown>;
type AnyAudit = RouteAudit<unknown, unknown, unknown, unknown>;

/** What the audit log wants to know of a request besides what it is about. */
export interface Asked {
  route: AnyRoute;
  principal: Principal;
  requestId: string;
  address: string | null;
}

/** What routes are mounted with. */
export interface AuditedContext extends RouteContext {
  inTurn: InTurn;
}

/**
 * Answers a request, and writes down what the route declares: what is about to be changed before it is, and what came of
 * it afterwards. Changes of the same thing are made one after the other, so that each finds what the one before has left.
 *
 * @throws SwitchboardError UNAVAILABLE, and nothing is changed, when the audit log cannot be written; what the route throws
 */
export async function answerAudited(
  request: AnyRequest,
  asked: Asked,
  dependencies: AuditedContext,
): Promise<Reply<unknown>> {
  const { route } = asked;
  const authorise = async () => route.authorise?.(request, dependencies);
  if (route.audit && !route.audit.isView) {
    await notingDenials(authorise, asked, dependencies);
    return change(request, route.audit, asked, dependencies);
  }
  const answer = async () => {
    await authorise();
    const reply = await route.handle(request, dependencies);
    if (route.audit) await recordView(request, reply, route.audit, asked, dependencies);
    return reply;
  };
  return notingDenials(answer, asked, dependencies);
}

/** Runs a step and takes note of a refusal in it. What is hidden is refused as well, though it does not look so. */
export async function notingDenials<Result>(
  step: () => Promise<Result>,
  asked: Asked,
  { audit }: Pick<RouteContext, 'audit'>,
): Promise<Result> {
  try {
    return await step();
  } catch (error) {
    if (isDenial(error, asked.principal)) audit.denied(noteOf(asked), error.code);
    throw error;
  }
}

async function change(
  request: AnyRequest,
  audit: AnyAudit,
  asked: Asked,
  dependencies: AuditedContext,
): Promise<Reply<unknown>> {
  const targets = await targetsOf(request, audit, dependencies);
  const names = audit.look ? targets.map((target) => `${aspectOf(audit)}:${target}`) : [];
  return dependencies.inTurn(names, () => changeNow(request, targets, audit, asked, dependencies));
}

/** What of a target is changed: of a `key.update`, the key. */
const aspectOf = ({ aspect, action }: AnyAudit): string => aspect ?? (action.split('.', 1)[0] as string);

async function changeNow(
  request: AnyRequest,
  targets: readonly string[],
  audit: AnyAudit,
  asked: Asked,
  dependencies: RouteContext,
): Promise<Reply<unknown>> {
  const before = await looksOf(targets, audit, dependencies);
  const [only, ...others] = before.keys();
  const note = { ...noteOf(asked), target: others.length === 0 ? (only ?? null) : null };
  const begun = await dependencies.audit.begin(note);
  try {
    const reply = await asked.route.handle(request, dependencies);
    await tellDone(begun, request, reply, before, audit, dependencies);
    return reply;
  } catch (error) {
    const code = error instanceof SwitchboardError ? error.code : 'INTERNAL';
    await begun.ended(isDenial(error, asked.principal) ? 'denied' : 'failed', code);
    throw error;
  }
}

/** Everything that was or is there now; a change that concerns nothing in particular still has its entry. */
async function tellDone(
  begun: BegunChange,
  request: AnyRequest,
  reply: Reply<unknown>,
  before: ReadonlyMap<string, unknown>,
  audit: AnyAudit,
  dependencies: RouteContext,
): Promise<void> {
  const targets = new Set([...before.keys(), ...(await targetsOf(request, audit, dependencies, reply.body))]);
  const after = await looksOf([...targets], audit, dependencies);
  const changes = [...targets].map((target) => ({ target, before: before.get(target), after: after.get(target) }));
  await begun.done(changes.length > 0 ? changes : [{ target: null, before: null, after: null }]);
}

async function recordView(
  request: AnyRequest,
  reply: Reply<unknown>,
  audit: AnyAudit,
  asked: Asked,
  dependencies: RouteContext,
): Promise<void> {
  for (const target of await targetsOf(request, audit, dependencies, reply.body))
    await dependencies.audit.record({ ...noteOf(asked), target });
}

/** What cannot be found is no target; the handler says so in its own words. */
async function targetsOf(
  request: AnyRequest,
  audit: AnyAudit,
  dependencies: RouteContext,
  answer?: unknown,
): Promise<readonly string[]> {
  try {
    return await audit.targets(request, dependencies, answer);
  } catch (error) {
    return nothingIfNotFound(error, []);
  }
}

async function looksOf(
  targets: readonly string[],
  { look }: AnyAudit,
  dependencies: RouteContext,
): Promise<Map<string, unknown>> {
  const looks = new Map<string, unknown>();
  for (const target of targets) looks.set(target, look ? await lookAt(target, look, dependencies) : null);
  return looks;
}

async function lookAt(
  target: string,
  look: NonNullable<AnyAudit['look']>,
  dependencies: RouteContext,
): Promise<unknown> {
  try {
    return await look(target, dependencies);
  } catch (error) {
    return nothingIfNotFound(error, null);
  }
}

function nothingIfNotFound<Nothing>(error: unknown, nothing: Nothing): Nothing {
  if (error instanceof SwitchboardError && HIDING.has(error.code)) return nothing;
  throw error;
}

const HIDING = new Set<string>(['NOT_FOUND', 'AGENT_NOT_FOUND']);
const REFUSING = new Set<string>(['UNAUTHENTICATED', 'PERMISSION_DENIED']);

/** To whoever may see everything, what is not found is not there; to all others it may be hidden. */
function isDenial(error: unknown, principal: Principal): error is SwitchboardError {
  if (!(error instanceof SwitchboardError)) return false;
  return REFUSING.has(error.code) || (HIDING.has(error.code) && !decide(principal, 'inspect').allowed);
}

const noteOf = ({ route, principal, requestId, address }: Asked): AuditNote => ({
  actor: auditActor(principal),
  action: route.audit?.action ?? route.name,
  requestId,
  address,
});
