import { type AuditNote, auditActor, type BegunChange, decide, type Principal } from '../../access/index.ts';
import { SwitchboardError } from '../../protocol/index.ts';
import type { RouteContext } from '../dependencies.ts';
import type { InTurn } from './in-turn.ts';
import type { AnyRoute, AuditLook, Reply, RouteAudit, RouteRequest } from './route.ts';

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

/** Something that a change concerns. */
interface Subject {
  id: string;
  aspect: string;
  look: AuditLook | undefined;
}

async function change(
  request: AnyRequest,
  audit: AnyAudit,
  asked: Asked,
  dependencies: AuditedContext,
): Promise<Reply<unknown>> {
  const subjects = await subjectsOf(request, audit, dependencies);
  const names = subjects.filter(({ look }) => look).map(({ aspect, id }) => `${aspect}:${id}`);
  return dependencies.inTurn(names, () => changeNow(request, subjects, audit, asked, dependencies));
}

/** What the route is about, and what goes along with it. */
async function subjectsOf(
  request: AnyRequest,
  audit: AnyAudit,
  dependencies: RouteContext,
  answer?: unknown,
): Promise<Subject[]> {
  const aspect = audit.aspect ?? audit.action.replace(/\..*/, '');
  const own = await targetsOf(request, audit, dependencies, answer);
  const others = await Promise.all(
    [audit.alongside ?? []].flat().map(async ({ aspect: other, look, targets }) => {
      const ids = await targets(request, dependencies, answer);
      return ids.map((id) => ({ id, aspect: other, look }));
    }),
  );
  return [...own.map((id) => ({ id, aspect, look: audit.look })), ...others.flat()];
}

async function changeNow(
  request: AnyRequest,
  subjects: readonly Subject[],
  audit: AnyAudit,
  asked: Asked,
  dependencies: RouteContext,
): Promise<Reply<unknown>> {
  const before = await looksOf(subjects, dependencies);
  const [only, second] = subjects.filter(({ look }) => look === audit.look);
  const begun = await dependencies.audit.begin({ ...noteOf(asked), target: second ? null : (only?.id ?? null) });
  try {
    const reply = await asked.route.handle(request, dependencies);
    const made = await subjectsOf(request, audit, dependencies, reply.body);
    await tellDone(begun, [...subjects, ...made], before, dependencies);
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
  subjects: readonly Subject[],
  before: ReadonlyMap<string, unknown>,
  dependencies: RouteContext,
): Promise<void> {
  const after = await looksOf(subjects, dependencies);
  const changes = [...after].map(([target, look]) => ({ target, before: before.get(target), after: look }));
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

async function looksOf(subjects: readonly Subject[], dependencies: RouteContext): Promise<Map<string, unknown>> {
  const looks = new Map<string, unknown>();
  for (const { id, look } of subjects)
    if (!looks.has(id)) looks.set(id, look ? await lookAt(id, look, dependencies) : null);
  return looks;
}

async function lookAt(id: string, look: AuditLook, dependencies: RouteContext): Promise<unknown> {
  try {
    return await look(id, dependencies);
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
