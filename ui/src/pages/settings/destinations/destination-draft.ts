import type { DestinationChanges, DestinationFields, TraceDestination } from '../../../api/settings.ts';
import { type JsonChange, jsonDiff } from '../../../format/json-diff.ts';
import { REDACTED } from '../../agent/registration/registration.ts';

/** What has been typed of a destination so far; secrets that are stored stand as the marker. */
export interface DestinationDraft {
  type: 'langfuse' | 'otlp';
  name: string;
  url: string;
  publicKey: string;
  secretKey: string;
  ingestionVersion: number | null;
  metrics: boolean;
  headers: Readonly<Record<string, string>>;
  content: 'full' | 'redacted' | 'none';
  /** One pattern a line. */
  redact: string;
  /** Percent of traces. */
  share: string;
  agents: string[] | null;
  teams: string[] | null;
}

const LANGFUSE_CLOUD = 'https://cloud.langfuse.com';

export const EMPTY_DESTINATION: DestinationDraft = {
  type: 'langfuse',
  name: '',
  url: LANGFUSE_CLOUD,
  publicKey: '',
  secretKey: '',
  ingestionVersion: 4,
  metrics: false,
  headers: {},
  content: 'full',
  redact: '',
  share: '100',
  agents: null,
  teams: null,
};

export const draftOf = (one: TraceDestination): DestinationDraft => ({
  type: one.type,
  name: one.name,
  url: one.url,
  publicKey: one.public_key ?? '',
  secretKey: one.secret_key ?? '',
  ingestionVersion: one.ingestion_version,
  metrics: one.metrics,
  headers: one.headers,
  content: one.content,
  redact: one.redact.join('\n'),
  share: String(Number((one.sampling * 100).toPrecision(12))),
  agents: one.agents,
  teams: one.teams,
});

/** Of another kind: with what is usual there, where nothing else was typed. */
export const ofType = (draft: DestinationDraft, type: DestinationDraft['type']): DestinationDraft => ({
  ...draft,
  type,
  url: type === 'langfuse' ? draft.url || LANGFUSE_CLOUD : draft.url === LANGFUSE_CLOUD ? '' : draft.url,
  content: type === 'langfuse' ? 'full' : 'none',
});

/** As the API takes it. */
export function fieldsOf(draft: DestinationDraft): DestinationFields {
  const common = {
    ...(draft.name.trim() !== '' && { name: draft.name.trim() }),
    url: draft.url.trim(),
    headers: { ...draft.headers },
    content: draft.content,
    redact: draft.redact.split('\n').filter((line) => line.trim() !== ''),
    sampling: Number((Number(draft.share) / 100).toPrecision(12)),
    agents: draft.agents,
    teams: draft.teams,
  };
  if (draft.type === 'otlp') return { ...common, type: 'otlp', metrics: draft.metrics };
  const { publicKey, secretKey, ingestionVersion } = draft;
  const keys = { public_key: publicKey.trim(), secret_key: secretKey.trim(), ingestion_version: ingestionVersion };
  return { ...common, ...keys, type: 'langfuse' };
}

/** What is another than before, by its name: what is the same is not sent. */
export function changesOf(before: DestinationFields, after: DestinationFields): DestinationChanges {
  const told: Record<string, unknown> = { ...before };
  const changed = Object.entries(after).filter(([name, value]) => JSON.stringify(told[name]) !== JSON.stringify(value));
  return Object.fromEntries(changed) as DestinationChanges;
}

/** What a change does, for people who look before they save: what was typed as a secret is not shown again. */
export const differencesOf = (before: DestinationFields, after: DestinationFields): JsonChange[] =>
  jsonDiff(before, after).map((change) =>
    /^\/(?:secret_key$|headers\/)/.test(change.path) && change.after !== undefined
      ? { ...change, after: change.before === undefined ? 'set' : 'set anew' }
      : change,
  );

/** Secrets that are kept for an address do not follow to another one. */
export function isElsewhere(before: string, url: string): boolean {
  try {
    return new URL(before).origin !== new URL(url).origin;
  } catch {
    return false;
  }
}

/** The draft with its kept secrets asked for once more. */
export const withoutKept = (draft: DestinationDraft): DestinationDraft => ({
  ...draft,
  secretKey: draft.secretKey === REDACTED ? '' : draft.secretKey,
  headers: Object.fromEntries(
    Object.entries(draft.headers).map(([name, value]) => [name, value === REDACTED ? '' : value]),
  ),
});
