import type { ModelOperation } from '../../protocol/index.ts';

/** A way in of the models. */
export type ModelRoute =
  | { kind: 'call'; operation: ModelOperation }
  /** `id` is null for the whole list. */
  | { kind: 'list'; id: string | null };

/** Each with and without `/v1` before it: SDKs are given either as their base (model notes, A.7). */
const CALLS: Record<string, ModelOperation> = {
  '/chat/completions': 'chat.completions',
  '/completions': 'completions',
  '/embeddings': 'embeddings',
  '/responses': 'responses',
  '/messages': 'messages',
  '/messages/count_tokens': 'messages.count_tokens',
};

/** @param url path and query as they were asked for @returns undefined for what is not the models' */
export function modelRouteOf(method: string, url: string): ModelRoute | undefined {
  const end = url.indexOf('?');
  const asked = end === -1 ? url : url.slice(0, end);
  const path = asked.startsWith('/v1/') ? asked.slice('/v1'.length) : asked;
  if (method === 'POST') {
    const operation = Object.hasOwn(CALLS, path) ? CALLS[path] : undefined;
    return operation && { kind: 'call', operation };
  }
  if (method !== 'GET') return undefined;
  if (path === '/models') return { kind: 'list', id: null };
  return path.startsWith('/models/') ? { kind: 'list', id: decoded(path.slice('/models/'.length)) } : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
