import { type JsonObject, type Part, stringifyJson, UpstreamFailure } from '../../../protocol/index.ts';
import type { UpstreamTurn } from '../../adapter.ts';
import { answersTo, askedIn } from '../../responses/index.ts';
import type { FoundrySettings } from '../settings.ts';
import { uploadFile } from './files.ts';

/** What a caller said as a message of a thread; files other than images are handed to the project first. */
export async function saidBy(turn: UpstreamTurn, settings: FoundrySettings): Promise<JsonObject> {
  if (turn.parts.some(isFileElsewhere)) throw noFilesElsewhere();
  const content: JsonObject[] = [];
  const attachments: JsonObject[] = [];
  for (const part of turn.parts) {
    const block = blockOf(part);
    if (block) content.push(block);
    else attachments.push({ file_id: await uploadFile(part, settings, turn), tools: [{ type: settings.file_tool }] });
  }
  if (content.length === 0) content.push({ type: 'text', text: 'See the attached files.' });
  return { role: 'user', content, ...(attachments.length > 0 && { attachments }) };
}

/** @returns undefined for what is no content of a message but a file beside it */
function blockOf({ text, data, raw, url, mediaType }: Part): JsonObject | undefined {
  if (typeof text === 'string') return { type: 'text', text };
  if (data !== undefined) return { type: 'text', text: stringifyJson(data) };
  if (!isImage(mediaType)) return undefined;
  const address = typeof raw === 'string' ? `data:${mediaType};base64,${raw}` : (url ?? '');
  return { type: 'image_url', image_url: { url: address, detail: 'auto' } };
}

const isImage = (mediaType: Part[string]): mediaType is string =>
  typeof mediaType === 'string' && mediaType.startsWith('image/');

const isFileElsewhere = ({ url, mediaType }: Part): boolean => typeof url === 'string' && !isImage(mediaType);

const noFilesElsewhere = (): UpstreamFailure =>
  new UpstreamFailure({
    kind: 'unsupported-part',
    message: 'This agent fetches no files but images: send the file itself instead of its address.',
  });

/**
 * What a run waits for, as it takes it.
 *
 * @throws UpstreamFailure `unsupported-part`
 */
export function answersOf({ resume, parts }: UpstreamTurn): JsonObject {
  const answers = answersTo(askedIn(resume), parts);
  const outputs = answers.filter(({ type }) => type === 'function_call_output');
  const approvals = answers.filter(({ type }) => type === 'mcp_approval_response');
  return {
    ...(outputs.length > 0 && {
      tool_outputs: outputs.map(({ call_id = null, output = '' }) => ({ tool_call_id: call_id, output })),
    }),
    ...(approvals.length > 0 && {
      tool_approvals: approvals.map(({ approval_request_id = null, approve = false }) => ({
        tool_call_id: approval_request_id,
        approve,
      })),
    }),
  };
}
