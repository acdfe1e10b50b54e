import type { Principal } from '../access/index.ts';
import type { Agent, Deployment } from '../agents/index.ts';
import { CONTEXT_HEADER, type TraceContext, traceHeaders } from '../tracing/index.ts';

/**
 * Names that no caller and no `static_headers` entry may set: they frame the message, speak for the gateway, or are
 * hop-by-hop (RFC 9110, section 7.6.1).
 */
const RESERVED = new Set([
  'accept',
  'accept-encoding',
  'a2a-version',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'expect',
  'forwarded',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'traceparent',
  'tracestate',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'via',
]);
const RESERVED_PREFIXES = ['x-litellm-', 'x-forwarded-', 'x-switchboard-'];

/** Headers of A2A itself that every caller may send. */
const PROTOCOL_HEADERS = ['a2a-extensions', 'x-a2a-extensions'];

type InboundHeaders = Record<string, string | string[] | undefined>;

interface Sender {
  agent: Agent;
  /** Those of the deployment. */
  staticHeaders: Record<string, string>;
  principal: Principal;
  /** The gateway key that the caller presented: it never leaves, in whatever header it stands. */
  credential: string | null;
  trace: TraceContext;
  /** The call, signed. */
  context: string;
  headers: InboundHeaders;
}

/**
 * What goes to the agent besides content type, accept and version. An allow-list: nothing of the caller's passes
 * unless a rule names it. Later rules win, in LiteLLM's order: forwarded (`extra_headers`), then the
 * `x-a2a-{agent}-{header}` convention, then the agent's `static_headers`, then the gateway's own identity headers.
 */
export function upstreamHeaders({
  agent,
  staticHeaders,
  principal,
  credential,
  trace,
  context,
  headers,
}: Sender): Record<string, string> {
  const sent = new SentHeaders(credential);
  for (const name of PROTOCOL_HEADERS) sent.pass(name, joined(headers[name]));
  for (const name of agent.extraHeaders) if (!isReserved(name)) sent.pass(name, joined(headers[name]));
  passConventional(headers, agent, sent);
  setStatic(staticHeaders, sent);
  identify(agent, principal, sent);
  sent.set(CONTEXT_HEADER, context);
  // The caller's own words may be among them.
  const traced = traceHeaders(trace);
  for (const name in traced) sent.pass(name, traced[name]);
  return sent.all;
}

/** What goes to the agent when nobody calls: the gateway looks after a task that somebody left behind. */
export function unattendedHeaders({ id }: Agent, { staticHeaders }: Deployment): Record<string, string> {
  const sent = new SentHeaders(null);
  setStatic(staticHeaders, sent);
  sent.set('x-litellm-agent-id', id);
  return sent.all;
}

function setStatic(staticHeaders: Record<string, string>, sent: SentHeaders): void {
  for (const name in staticHeaders) {
    const lower = name.toLowerCase();
    if (!isReserved(lower)) sent.set(lower, staticHeaders[name] ?? '');
  }
}

/** Headers on their way to an agent. */
class SentHeaders {
  readonly all: Record<string, string> = {};
  readonly #credential: string | null;

  constructor(credential: string | null) {
    this.#credential = credential;
  }

  /** What the gateway and its operator say. */
  set(name: string, value: string): void {
    this.all[name] = value;
  }

  /** What the caller says, unless it holds its key. */
  pass(name: string, value: string | undefined): void {
    if (value === undefined || name === '') return;
    if (this.#credential === null || !value.includes(this.#credential)) this.all[name] = value;
  }
}

const isReserved = (name: string): boolean =>
  RESERVED.has(name) || RESERVED_PREFIXES.some((prefix) => name.startsWith(prefix));

/** `x-a2a-{agent name or id}-{header}: value` sets `{header}` for that agent only. */
function passConventional(headers: InboundHeaders, agent: Agent, sent: SentHeaders): void {
  for (const written in headers) {
    if (!written.startsWith('x-a2a-')) continue;
    const target = [agent.name, agent.id].find((own) => written.startsWith(`x-a2a-${own.toLowerCase()}-`));
    if (target === undefined) continue;
    const name = written.slice(`x-a2a-${target}-`.length);
    if (!isReserved(name)) sent.pass(name, joined(headers[written]));
  }
}

/** Who calls, for the agent's eyes; inbound copies were never passed on. */
function identify(agent: Agent, principal: Principal, sent: SentHeaders): void {
  sent.set('x-litellm-agent-id', agent.id);
  if (principal.kind !== 'key') return;
  if (principal.userId !== null) sent.set('x-litellm-user-id', asHeaderValue(principal.userId));
  if (principal.teamId !== null) sent.set('x-litellm-team-id', asHeaderValue(principal.teamId));
}

/** Ids are any text, header values are not: what they cannot hold is percent-encoded as UTF-8, line breaks above all. */
const asHeaderValue = (id: string): string =>
  id.replace(/[^\x20-\x7e]+|^ | $/g, (text) => Buffer.from(text).toString('hex').replace(/../g, '%$&'));

/** Several copies are joined; control characters never come this far (Node refuses them), nor does what is no header. */
const joined = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? value.join(', ') : undefined;
};
