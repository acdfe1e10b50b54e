import { type JsonObject, type Part, stringifyJson } from '../protocol/index.ts';
import type { UpstreamTurn } from './adapter.ts';
import { fillTemplate, hasPlaceFor } from './fill-template.ts';

/**
 * What a caller said, in an input that an administrator has drawn: `{{text}}`, `{{data}}` and `{{files}}` stand for what is said,
 * `{{session}}`, `{{user}}` and `{{task}}` for where and by whom. Data becomes text where the template has no place for it; files are
 * left out where it has none.
 */
export function templatedInput(
  template: JsonObject,
  { parts, sessionKey, userKey, taskId }: Pick<UpstreamTurn, 'parts' | 'sessionKey' | 'userKey' | 'taskId'>,
): JsonObject {
  const placesData = hasPlaceFor('data', template);
  const data = parts.map((part) => part['data']).filter((value) => value !== undefined);
  return fillTemplate(template, {
    text: parts.flatMap((part) => textIn(part, placesData) ?? []).join('\n'),
    data,
    files: parts.map(fileIn).filter((file) => file !== undefined),
    session: sessionKey,
    user: userKey,
    task: taskId,
  });
}

function textIn({ text, data }: Part, placesData: boolean): string | undefined {
  if (typeof text === 'string') return text;
  return data === undefined || placesData ? undefined : stringifyJson(data);
}

function fileIn({ raw, url, filename, mediaType }: Part): JsonObject | undefined {
  if (typeof raw !== 'string' && typeof url !== 'string') return undefined;
  return {
    ...(typeof filename === 'string' && { name: filename }),
    mimeType: typeof mediaType === 'string' ? mediaType : 'application/octet-stream',
    ...(typeof raw === 'string' ? { bytes: raw } : { uri: url ?? '' }),
  };
}
