import { isJsonObject, type Json, type JsonObject, type Part, type UpstreamEvent } from '../../../protocol/index.ts';
import type { UpstreamContext } from '../../adapter.ts';
import { memberOf } from '../../member-of.ts';
import { asText } from '../../text-of.ts';
import type { FoundrySettings } from '../settings.ts';
import { type FileReference, fetchFile } from './files.ts';

/** A piece of a message, as the stream tells it. */
export function deltaOf({ id, delta }: JsonObject): UpstreamEvent[] {
  const text = textOf(textsIn(memberOf(delta, 'content')));
  return text === '' ? [] : [{ type: 'delta', artifact: asText(id), parts: [{ text }] }];
}

/** A message of the agent, whole: its text, then its files, which the platform keeps. */
export async function messageOf(
  { id, role, content }: JsonObject,
  settings: FoundrySettings,
  context: UpstreamContext,
): Promise<UpstreamEvent[]> {
  if (role !== 'assistant') return [];
  const texts = textsIn(content);
  const text = textOf(texts);
  const citations = texts.flatMap(({ annotations }) => (Array.isArray(annotations) ? annotations : []));
  const wanted = [...imagesIn(content), ...citations.flatMap(fileOf)];
  const files = await Promise.all(wanted.map((file) => fetchFile(file, settings, context)));
  const parts: Part[] = [...(text === '' ? [] : [{ text }]), ...files.filter((file) => file !== undefined)];
  const missing = wanted.filter((_, index) => files[index] === undefined).map((file) => file.id);
  const metadata: JsonObject = {
    ...(citations.length > 0 && { citations }),
    ...(missing.length > 0 && { missing_files: missing }),
  };
  if (parts.length === 0 && missing.length === 0) return [];
  return [
    {
      type: 'artifact',
      artifact: asText(id),
      parts: parts.length > 0 ? parts : [{ text: '' }],
      last: true,
      ...(Object.keys(metadata).length > 0 && { metadata }),
    },
  ];
}

const blocksIn = (content: Json | undefined): JsonObject[] =>
  Array.isArray(content) ? content.filter(isJsonObject) : [];

const textsIn = (content: Json | undefined): JsonObject[] =>
  blocksIn(content).flatMap(({ type, text }) => (type === 'text' && isJsonObject(text) ? [text] : []));

const textOf = (texts: readonly JsonObject[]): string => texts.map(({ value }) => asText(value)).join('');

const imagesIn = (content: Json | undefined): FileReference[] =>
  blocksIn(content).flatMap(({ type, image_file: file }) => {
    const id = type === 'image_file' ? memberOf(file, 'file_id') : undefined;
    return typeof id === 'string' ? [{ id, mediaType: 'image/png', filename: undefined }] : [];
  });

/** A file that a tool has made: its place in the sandbox stands for it in the text. */
function fileOf(annotation: Json): FileReference[] {
  if (!isJsonObject(annotation) || annotation['type'] !== 'file_path') return [];
  const { file_path: file, text } = annotation;
  const id = memberOf(file, 'file_id');
  const filename = asText(text).split('/').at(-1) || undefined;
  return typeof id === 'string' ? [{ id, mediaType: undefined, filename }] : [];
}
