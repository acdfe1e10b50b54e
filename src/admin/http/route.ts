import type { z } from 'zod';
import type { Action, Principal, Session } from '../../access/index.ts';
import type { ErrorCode } from '../../protocol/index.ts';
import type { RouteContext } from '../dependencies.ts';

/**
 * Who may use a route: `open` to everyone; `any-key` to whoever has a valid key, the handler then decides agent by agent;
 * everything else is an action of the one decision function.
 */
export type Permission =
  | 'open'
  | 'any-key'
  | Exclude<Action, 'agent.call' | 'agent.see' | 'agent.card' | 'agent.act' | 'model.call'>;

/**
 * A route as data: what it takes, gives and refuses, who may use it, and what it does. The server, the checks, the OpenAPI
 * document and the table of `docs/api.md` all come from here.
 */
export interface Route<Params, Query, Body, Answer> {
  /** Unique: the OpenAPI operation id. */
  name: string;
  summary: string;
  tag:
    | 'agents'
    | 'hub'
    | 'keys'
    | 'users'
    | 'teams'
    | 'models'
    | 'limits'
    | 'calls'
    | 'traces'
    | 'tasks'
    | 'push'
    | 'audit'
    | 'personal'
    | 'operation';
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With parameters in braces, as OpenAPI writes them. */
  path: string;
  permission: Permission | ((dependencies: RouteContext) => Permission);
  params?: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: z.ZodType<Body>;
  /** Nothing leaves that is not declared here. */
  answer: z.ZodType<Answer>;
  /** For answers that are text, not JSON: a string, or its pieces as an async iterable. */
  contentType?: string;
  /** Statuses besides 200 that carry the same answer. */
  otherStatuses?: readonly number[];
  /** Codes it answers with, besides those that every route can: see `commonErrors`. */
  errors?: readonly ErrorCode[];
  /**
   * Refuses what the permission alone cannot decide, by throwing: whose key, whose team. It runs before anything is
   * written, the audit log included, so that strangers cannot fill it.
   */
  authorise?: (request: NoInfer<RouteRequest<Params, Query, Body>>, dependencies: RouteContext) => void | Promise<void>;
  /** It changes nothing but what its caller sees of the admin UI: the audit log keeps nothing of it. */
  isPersonal?: true;
  /** It changes nothing, and has a body for its question alone: the audit log keeps nothing of it. */
  isQuestion?: true;
  /** What of it the audit log keeps; every other route that changes something says so. */
  audit?: NoInfer<RouteAudit<Params, Query, Body, Answer>>;
  handle: (
    request: RouteRequest<Params, Query, Body>,
    dependencies: RouteContext,
  ) => Reply<Answer> | Promise<Reply<Answer>>;
}

/**
 * What the audit log keeps of a route. The mounted route looks at each target before and after; a handler does nothing
 * for it.
 */
export interface RouteAudit<Params, Query, Body, Answer> {
  /** What is done, in the log's words: `key.create`. */
  action: `${string}.${string}`;
  /**
   * Ids of what is changed. Asked before the change, without an answer: what is made anew has no id yet; and after it.
   * What is not there is left out; keys are never named by themselves.
   */
  targets: (
    request: RouteRequest<Params, Query, Body>,
    dependencies: RouteContext,
    answer?: Answer,
  ) => readonly string[] | Promise<readonly string[]>;
  /** It shows something and changes nothing: one entry for each target stands in the log before the answer leaves. */
  isView?: true;
  look?: AuditLook;
  /**
   * What of the target it changes and looks at, where that is told apart from the rest; the first word of the action unless
   * told. Changes of the same aspect of the same target wait for each other.
   */
  aspect?: string;
  /** What else it changes: the keys of a team. Each has its own entry; asked before and after, like `targets`. */
  alongside?: Alongside<Params, Query, Body, Answer> | readonly Alongside<Params, Query, Body, Answer>[];
}

/** Things of one aspect that change together with what a route is about. */
interface Alongside<Params, Query, Body, Answer> {
  aspect: string;
  targets: (
    request: RouteRequest<Params, Query, Body>,
    dependencies: RouteContext,
    answer?: Answer,
  ) => readonly string[] | Promise<readonly string[]>;
  look: AuditLook;
}

/** How a target looks, as administrators are shown it: without secrets. Null, or not found, when it is not there. */
export type AuditLook = (target: string, dependencies: RouteContext) => unknown;

export interface RouteRequest<Params, Query, Body> {
  principal: Principal;
  /** Of the admin UI; null for a key that was sent. */
  session: Session | null;
  /** The caller's network address, past trusted proxies. */
  address: string | null;
  /** The header `cookie`. */
  cookie: string | undefined;
  params: Params;
  query: Query;
  body: Body;
  /** `last-event-id`: where a stream of events broke off for its reader. */
  lastEventId: string | null;
  /**
   * Asks again who the caller is, for answers that take long.
   * @throws SwitchboardError UNAUTHENTICATED, PERMISSION_DENIED when it may not ask any more; UNAVAILABLE
   */
  askAgain: () => Promise<Principal>;
  /** Path and query as they were asked for. */
  url: string;
  /** The origin and path prefix under which the caller reaches the gateway, without a trailing slash. */
  baseUrl: string;
}

export interface Reply<Answer> {
  body: Answer;
  /** 200 unless told. */
  status?: number;
  headers?: Record<string, string | string[]>;
}

/** A route whose types have done their work: zod makes sure at run time that its handler gets what it declares. */
export type AnyRoute = Route<unknown, unknown, unknown, unknown>;

/** Declares a route; types of the handler's request and reply follow from the schemas. */
export const defineRoute = <Params, Query, Body, Answer>(route: Route<Params, Query, Body, Answer>): AnyRoute =>
  route as unknown as AnyRoute;

/** What any route can answer, by what it takes and who may use it. */
export function commonErrors(route: AnyRoute, permission: Permission): readonly ErrorCode[] {
  return [
    ...(route.params || route.query || route.body ? (['INVALID_PARAMS'] as const) : []),
    ...(route.body ? (['PARSE_ERROR', 'CONTENT_TYPE_NOT_SUPPORTED', 'PAYLOAD_TOO_LARGE'] as const) : []),
    ...(permission === 'open' ? [] : (['UNAUTHENTICATED', 'UNAVAILABLE'] as const)),
    ...(DECIDED_BY_THE_ROUTE.has(permission) && !route.authorise ? [] : (['PERMISSION_DENIED'] as const)),
    'INTERNAL',
  ];
}

/** Nobody who has what it takes to ask is refused. */
const DECIDED_BY_THE_ROUTE = new Set<Permission>(['open', 'any-key', 'calls.read']);

export const permissionOf = (route: AnyRoute, dependencies: RouteContext): Permission =>
  typeof route.permission === 'function' ? route.permission(dependencies) : route.permission;
