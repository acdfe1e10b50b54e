import type { Part } from '../../../protocol/index.ts';
import type { UpstreamContext, UpstreamTurn } from '../../adapter.ts';
import { invalidAnswer, readObject } from '../../answers/index.ts';
import { projectUrl } from '../project.ts';
import type { FoundrySettings } from '../settings.ts';

/** A file that a message speaks of. */
export interface FileReference {
  id: string;
  /** When the platform does not say. */
  mediaType: string | undefined;
  filename: string | undefined;
}

const UNKNOWN = 'application/octet-stream';

/** @returns undefined when the platform does not give it: an answer is not lost for a file that is */
export async function fetchFile(
  { id, mediaType = UNKNOWN, filename }: FileReference,
  settings: FoundrySettings,
  context: UpstreamContext,
): Promise<Part | undefined> {
  const { http, upstream } = context;
  const url = projectUrl(context, `/files/${encodeURIComponent(id)}/content`, settings);
  const response = await http.send({ method: 'GET', url });
  if (response.status !== 200) {
    response.body.abort();
    return undefined;
  }
  const bytes = await response.body.buffer(upstream.maxResponseBytes);
  const [told = UNKNOWN] = (response.headers['content-type'] ?? '').split(';');
  return {
    raw: bytes.toString('base64'),
    mediaType: told === '' || told === UNKNOWN ? mediaType : told,
    ...(filename !== undefined && { filename }),
  };
}

/** Hands a file to the project, for the agent's tools. @returns its id there */
export async function uploadFile(part: Part, settings: FoundrySettings, turn: UpstreamTurn): Promise<string> {
  const { http, upstream } = turn;
  const boundary = `switchboard-${turn.taskId}`;
  const response = await http.send({
    method: 'POST',
    url: projectUrl(turn, '/files', settings),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: formOf(part, boundary),
  });
  const { id } = await readObject(response, upstream.maxResponseBytes);
  if (typeof id !== 'string') throw invalidAnswer('The agent took a file without saying as which.');
  return id;
}

/** A form as browsers send it (RFC 7578); what would end a quoted name is left out of it. */
function formOf({ raw, mediaType, filename }: Part, boundary: string): Buffer {
  const name = (typeof filename === 'string' ? filename : 'file').replace(/["\\\r\n]/g, '_');
  const type = typeof mediaType === 'string' ? mediaType.replace(/[\r\n]/g, '') : UNKNOWN;
  return Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="purpose"\r\n\r\nassistants\r\n`),
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n`),
    Buffer.from(`Content-Type: ${type}\r\n\r\n`),
    Buffer.from(typeof raw === 'string' ? raw : '', 'base64'),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
}
