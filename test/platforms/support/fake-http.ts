import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** A JSON object, as fakes handle it: nothing is known of its members. */
export type Json = Record<string, unknown>;

export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(request, 'end');
  return Buffer.concat(chunks);
}

export const parsed = (bytes: Buffer): Json => (bytes.length === 0 ? {} : (JSON.parse(bytes.toString()) as Json));

export const answerJson = (
  response: ServerResponse,
  value: unknown,
  status = 200,
  headers: Record<string, string> = {},
): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
};

/** A refusal in OpenAI's envelope. @returns nothing, for those who have nothing else to return */
export function refuse(
  response: ServerResponse,
  status: number,
  code: string | null,
  { message = `Refused: ${code}.`, param = null }: { message?: string; param?: string | null } = {},
): undefined {
  answerJson(response, { error: { message, type: 'invalid_request_error', param, code } }, status);
}
