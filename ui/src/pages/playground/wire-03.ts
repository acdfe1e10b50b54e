import type { Part } from './turn.ts';

/** A part as A2A 0.3 has it. */
interface Part03 {
  kind?: string;
  text?: string;
  data?: unknown;
  file?: { bytes?: string; uri?: string; name?: string; mimeType?: string };
  metadata?: Record<string, unknown>;
}

/** As both SDKs flag data that is no object, which alone is data in 0.3. */
const DATA_FLAG = 'data_part_compat';

export function partTo03({ text, data, raw, url, filename, mediaType }: Part): Part03 {
  if (text !== undefined) return { kind: 'text', text };
  if (data !== undefined)
    return isObject(data)
      ? { kind: 'data', data }
      : { kind: 'data', data: { value: data }, metadata: { [DATA_FLAG]: true } };
  const content = raw === undefined ? { uri: url ?? '' } : { bytes: raw };
  const named = {
    ...(filename !== undefined && { name: filename }),
    ...(mediaType !== undefined && { mimeType: mediaType }),
  };
  return { kind: 'file', file: { ...content, ...named } };
}

function partTo10({ kind, text = '', data, file = {}, metadata }: Part03): Part {
  if (kind === 'text') return { text };
  if (kind === 'data') return { data: metadata?.[DATA_FLAG] === true ? (data as { value?: unknown }).value : data };
  const { bytes, uri, name, mimeType } = file;
  return {
    ...(bytes === undefined ? { url: uri ?? '' } : { raw: bytes }),
    ...(name !== undefined && { filename: name }),
    ...(mimeType !== undefined && { mediaType: mimeType }),
  };
}

/** What an answer or event says of itself in 0.3, and what holds it in 1.0. */
const WRAPPERS: Readonly<Record<string, string>> = {
  task: 'task',
  message: 'message',
  'status-update': 'statusUpdate',
  'artifact-update': 'artifactUpdate',
};

/** An answer or event of 0.3 as one of 1.0; what is none stays as it is. */
export function to10(body: unknown): unknown {
  if (!isObject(body) || !isObject(body['result'])) return body;
  const { result } = body;
  const wrapper = WRAPPERS[String(result['kind'])];
  return wrapper === undefined ? body : { ...body, result: { [wrapper]: withParts(result) } };
}

/** The same with its parts, wherever they stand, as 1.0 has them. */
function withParts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withParts);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      if (name === 'metadata') return [name, inner];
      if (name === 'parts' && Array.isArray(inner)) return [name, inner.filter(isObject).map(partTo10)];
      return [name, withParts(inner)];
    }),
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
