/** Protocol versions are `Major.Minor`; patch numbers are never considered (A2A 1.0, section 3.6). */
export type Version = '0.3' | '1.0';

/** The bindings the gateway serves and calls, under the names that agent cards use. */
export type Binding = 'JSONRPC' | 'HTTP+JSON';

/**
 * The shape of the JSON inside a call. The two bindings of 1.0 share one shape; 0.3 has two: the `kind` shape of
 * JSON-RPC, and the ProtoJSON of its REST binding, which differs from both (`content` for `parts`, enum names).
 */
export type Dialect = '1.0' | '0.3' | '0.3-rest';

/** The dialect that a version speaks over a binding. */
export const dialectOf = (version: Version, binding: Binding): Dialect =>
  version === '0.3' && binding === 'HTTP+JSON' ? '0.3-rest' : version;

/** The eleven operations of A2A, named as users say them. */
export const OPERATIONS = [
  'send',
  'stream',
  'get',
  'list',
  'cancel',
  'subscribe',
  'push-create',
  'push-get',
  'push-list',
  'push-delete',
  'extended-card',
] as const;

export type Operation = (typeof OPERATIONS)[number];

/** Operations whose answer is a stream of events. */
export const isStreaming = (operation: Operation): boolean => operation === 'stream' || operation === 'subscribe';

/** What models are asked for, named as OpenAI and Anthropic name their routes. */
export const MODEL_OPERATIONS = [
  'chat.completions',
  'completions',
  'embeddings',
  'responses',
  'messages',
  'messages.count_tokens',
] as const;

export type ModelOperation = (typeof MODEL_OPERATIONS)[number];
