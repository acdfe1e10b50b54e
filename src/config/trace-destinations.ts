import { z } from 'zod';
import { headerMap } from './header-fields.ts';
import type { Values } from './keys.ts';
import { readList } from './read-list.ts';
import type { KeyReport } from './report.ts';
import type { Resolved } from './resolve-keys.ts';
import { problemAt, type Sources } from './sources.ts';

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
}

/** Where traces are sent. */
export type TraceDestination =
  | (AnyDestination & { type: 'langfuse'; publicKey: string; secretKey: string; ingestionVersion: number | null })
  | (AnyDestination & { type: 'otlp' });

const pattern = z.string().refine(isPattern, 'not a regular expression');

const common = {
  name: z.string().min(1).max(64).optional(),
  url: z
    .url({ protocol: /^https?$/, error: 'not an http(s) URL' })
    .refine((text) => isPlain(new URL(text)), 'not a URL without user, query and fragment'),
  headers: headerMap.default({}),
  redact: z.array(pattern).max(100).default([]),
  sampling: z.number().min(0).max(1).default(1),
  agents: z.array(z.string()).nullable().default(null),
  teams: z.array(z.string()).nullable().default(null),
};
const content = z.enum(['full', 'redacted', 'none']);

const destination = z.discriminatedUnion('type', [
  z.strictObject({
    ...common,
    type: z.literal('langfuse'),
    public_key: z.string().min(1),
    secret_key: z.string().min(1),
    ingestion_version: z.number().int().min(1).max(4).nullable().default(4),
    content: content.default('full'),
  }),
  z.strictObject({ ...common, type: z.literal('otlp'), content: content.default('none') }),
]);

/** Reads `tracing.destinations:`, and what LiteLLM's callbacks name with their variables. */
export function readDestinations(sources: Sources, values: Values): Resolved<TraceDestination[]> {
  const result: Resolved<TraceDestination[]> = { values: [], report: [], problems: [] };
  const names = new Set<string>();
  for (const named of ofCallbacks(sources, values, result.report)) {
    names.add(named.name);
    result.values.push(named);
  }
  readList(sources, ['tracing', 'destinations'], destination, result, (entry, path) => {
    const { name = entry.type } = entry;
    if (names.has(name)) {
      const message = `there is another destination of the name "${name}", expected one of its own`;
      result.problems.push(problemAt(sources, [...path, 'name'], message));
      return null;
    }
    names.add(name);
    result.values.push(destinationOf(entry, name));
    return name;
  });
  const silent = result.values.map((one): TraceDestination => ({ ...one, content: 'none' }));
  return values.turnOffMessageLogging ? { ...result, values: silent } : result;
}

function destinationOf(entry: z.output<typeof destination>, name: string): TraceDestination {
  const { headers, redact, sampling, agents, teams, content } = entry;
  const common = { name, url: new URL(entry.url), headers, redact, sampling, agents, teams, content };
  if (entry.type === 'otlp') return { ...common, type: 'otlp' };
  const { public_key: publicKey, secret_key: secretKey, ingestion_version: ingestionVersion } = entry;
  return { ...common, type: 'langfuse', publicKey, secretKey, ingestionVersion };
}

const LANGFUSE = ['langfuse', 'langfuse_otel'];
const OTLP = ['otel'];
const EVERYTHING = { redact: [], sampling: 1, agents: null, teams: null };

/** The file must work for LiteLLM, too: what cannot be used is reported, and stops nothing. */
function ofCallbacks({ document }: Sources, values: Values, report: KeyReport[]): TraceDestination[] {
  const named = new Map(
    (['callbacks', 'successCallbacks', 'failureCallbacks'] as const).flatMap((list) =>
      values[list].map((name) => [name, PATHS[list]] as const),
    ),
  );
  const found: TraceDestination[] = [];
  const ignore = (name: string, note: string): void => {
    const path = named.get(name) ?? '';
    const line = document.placeOf(path.split('.'))?.line ?? null;
    report.push({ key: `${path}[${name}]`, line, status: 'ignored', value: '', note });
  };
  const take = (names: readonly string[], destination: TraceDestination | string): void => {
    const name = names.find((one) => named.has(one));
    if (name === undefined) return;
    if (typeof destination === 'string') ignore(name, destination);
    else found.push(destination);
  };
  take(LANGFUSE, langfuseOf(values));
  take(OTLP, otlpOf(values));
  for (const name of named.keys()) if (![...LANGFUSE, ...OTLP].includes(name)) ignore(name, 'there is no such export');
  return found;
}

const PATHS = {
  callbacks: 'litellm_settings.callbacks',
  successCallbacks: 'litellm_settings.success_callback',
  failureCallbacks: 'litellm_settings.failure_callback',
} as const;

/** @returns why it cannot be used, in words */
function langfuseOf({
  langfuseUrl,
  langfusePublicKey,
  langfuseSecretKey,
  langfuseContent,
}: Values): TraceDestination | string {
  if (langfusePublicKey === null || langfuseSecretKey === null)
    return 'NOT EXPORTED: LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY are not both set';
  return {
    ...EVERYTHING,
    type: 'langfuse',
    name: 'langfuse',
    url: langfuseUrl,
    headers: {},
    content: langfuseContent,
    publicKey: langfusePublicKey,
    secretKey: langfuseSecretKey,
    ingestionVersion: 4,
  };
}

function otlpOf({ otlpUrl, otlpHeaders, otlpContent }: Values): TraceDestination | string {
  if (otlpUrl === null) return 'NOT EXPORTED: OTEL_EXPORTER_OTLP_ENDPOINT is not set';
  return { ...EVERYTHING, type: 'otlp', name: 'otel', url: otlpUrl, headers: otlpHeaders ?? {}, content: otlpContent };
}

const isPlain = ({ username, password, search, hash }: URL): boolean => !username && !password && !search && !hash;

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'g').source !== '';
  } catch {
    return false;
  }
}
