import { z } from 'zod';
import type { NetworkClass } from '../outbound/index.ts';
import { headerMap } from './header-fields.ts';

/** How much of what was said leaves: all, without what tells who somebody is, or nothing. Secrets never do. */
type Content = 'full' | 'redacted' | 'none';

interface AnyDestination {
  /** Unique. */
  name: string;
  url: URL;
  headers: Record<string, string>;
  content: Content;
  /** Patterns that are hidden, too, where the content is `redacted`. */
  redact: string[];
  /** The share of traces that it gets, from 0 to 1. */
  sampling: number;
  /** Ids or names of the agents whose traces it gets; null for all. */
  agents: string[] | null;
  /** The same of teams. */
  teams: string[] | null;
  /** The key of the file that names it; absent where the API did. */
  setBy?: string;
  /** It is told of nothing new; not when absent. */
  paused?: boolean;
  /** Where its address must lie; found out when it is first asked, when absent. */
  network?: NetworkClass;
}

/** Where traces are sent. */
export type TraceDestination =
  | (AnyDestination & { type: 'langfuse'; publicKey: string; secretKey: string; ingestionVersion: number | null })
  | (AnyDestination & {
      type: 'otlp';
      /** Whether it is told of tokens and durations as metrics, too; not when absent. */
      metrics?: boolean;
    });

const pattern = z.string().max(1000).refine(isPattern, 'not a regular expression');
const names = z.array(z.string().min(1).max(256)).max(1000).nullable();
const content = z.enum(['full', 'redacted', 'none']);

/** What can be said of a destination, without what holds where it is not said. */
const said = {
  url: z
    .url({ protocol: /^https?$/, error: 'not an http(s) URL' })
    .refine((text) => isPlain(new URL(text)), 'not a URL without user, query and fragment'),
  headers: headerMap,
  content,
  redact: z.array(pattern).max(100),
  sampling: z.number().min(0).max(1),
  agents: names,
  teams: names,
};
const saidOfLangfuse = {
  public_key: z.string().min(1),
  secret_key: z.string().min(1),
  ingestion_version: z.number().int().min(1).max(4).nullable(),
};
const saidOfOtlp = { metrics: z.boolean() };

const common = {
  ...said,
  name: z.string().min(1).max(64).optional().describe('Of its own; the type unless told.'),
  headers: said.headers.default({}),
  redact: said.redact.default([]),
  sampling: said.sampling.default(1),
  agents: said.agents.default(null),
  teams: said.teams.default(null),
};

/** An entry of `tracing.destinations`, as the API takes it, too. */
export const traceDestinationRegistration = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    ...saidOfLangfuse,
    type: z.literal('langfuse'),
    ingestion_version: saidOfLangfuse.ingestion_version.default(4),
    content: content.default('full'),
  }),
  z.strictObject({
    ...common,
    type: z.literal('otlp'),
    content: content.default('none'),
    metrics: saidOfOtlp.metrics.optional(),
  }),
]);

export type TraceDestinationRegistration = z.output<typeof traceDestinationRegistration>;

/** What of a destination is to be another: what is left out stays. Whether it is so as a whole, the registration tells. */
export const traceDestinationChanges = z.strictObject({ ...said, ...saidOfLangfuse, ...saidOfOtlp }).partial();

export type TraceDestinationChanges = z.output<typeof traceDestinationChanges>;

/** A destination as it is told of traces. */
export function traceDestinationOf(entry: TraceDestinationRegistration): TraceDestination {
  const { name = entry.type, headers, redact, sampling, agents, teams, content } = entry;
  const common = { name, url: new URL(entry.url), headers, redact, sampling, agents, teams, content };
  if (entry.type === 'otlp')
    return { ...common, type: 'otlp', ...(entry.metrics !== undefined && { metrics: entry.metrics }) };
  const { public_key: publicKey, secret_key: secretKey, ingestion_version: ingestionVersion } = entry;
  return { ...common, type: 'langfuse', publicKey, secretKey, ingestionVersion };
}

const isPlain = ({ username, password, search, hash }: URL): boolean => !username && !password && !search && !hash;

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'g').source !== '';
  } catch {
    return false;
  }
}
