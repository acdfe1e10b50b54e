import { type TraceDestination, traceDestinationOf, traceDestinationRegistration } from './destination-registration.ts';
import { standsAt } from './files/document.ts';
import type { Values } from './keys.ts';
import { readList } from './read-list.ts';
import type { KeyReport } from './report.ts';
import type { Resolved } from './resolve-keys.ts';
import { problemAt, type Sources } from './sources.ts';

const LIST = ['tracing', 'destinations'] as const;

/** Reads `tracing.destinations:`, and what LiteLLM's callbacks name with their variables. */
export function readDestinations(sources: Sources, values: Values): Resolved<TraceDestination[]> {
  const result: Resolved<TraceDestination[]> = { values: [], report: [], problems: [] };
  const names = new Set<string>();
  for (const named of ofCallbacks(sources, values, result.report)) {
    names.add(named.name);
    result.values.push(named);
  }
  readList(sources, [...LIST], traceDestinationRegistration, result, (entry, path) => {
    const { name = entry.type } = entry;
    if (names.has(name)) {
      const message = `there is another destination of the name "${name}", expected one of its own`;
      result.problems.push(problemAt(sources, [...path, 'name'], message));
      return null;
    }
    names.add(name);
    result.values.push({ ...traceDestinationOf({ ...entry, name }), setBy: LIST.join('.') });
    return name;
  });
  const silent = result.values.map((one): TraceDestination => ({ ...one, content: 'none' }));
  return values.turnOffMessageLogging ? { ...result, values: silent } : result;
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
    const at = standsAt(document, path.split('.'));
    report.push({ key: `${path}[${name}]`, ...at, status: 'ignored', value: '', note });
  };
  const take = (names: readonly string[], destination: TraceDestination | string): void => {
    const name = names.find((one) => named.has(one));
    if (name === undefined) return;
    if (typeof destination === 'string') ignore(name, destination);
    else found.push({ ...destination, setBy: named.get(name) ?? '' });
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

function otlpOf({ otlpUrl, otlpHeaders, otlpContent, otlpMetrics }: Values): TraceDestination | string {
  if (otlpUrl === null) return 'NOT EXPORTED: OTEL_EXPORTER_OTLP_ENDPOINT is not set';
  return {
    ...EVERYTHING,
    type: 'otlp',
    name: 'otel',
    url: otlpUrl,
    headers: otlpHeaders ?? {},
    content: otlpContent,
    ...(otlpMetrics && { metrics: true }),
  };
}
