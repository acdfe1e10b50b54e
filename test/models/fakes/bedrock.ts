import type { ServerResponse } from 'node:http';
import { EventStreamCodec } from '@smithy/eventstream-codec';
import { signatureError } from '../../platforms/agentcore/verify-signature.ts';
import { type Asked, sendJson } from '../upstream.ts';

// Bedrock's Converse and ConverseStream (API reference), strict about signatures and about what the real one refuses.

export const REGION = 'eu-central-1';
export const KEYS = { aws_access_key_id: 'AKIDEXAMPLE', aws_secret_access_key: 'secret' };

type Block =
  | { text: string }
  | { toolUse: { toolUseId: string; name: string; input: object } }
  | { reasoningContent: { reasoningText: { text: string; signature: string } } };

export interface BedrockReply {
  content: Block[];
  stopReason: 'end_turn' | 'tool_use' | 'max_tokens';
  usage: Record<string, number>;
}

/** Answers as told, whole or streamed, if the request is right. */
export const bedrockAnswers =
  ({ content, stopReason, usage }: BedrockReply) =>
  (asked: Asked, response: ServerResponse): void => {
    const [, operation] = /^\/model\/[^/]+\/(converse|converse-stream)$/.exec(asked.url) ?? [];
    const wrong = operation ? wrongIn(asked) : 'ResourceNotFoundException';
    const metrics = { latencyMs: 5 };
    if (wrong) bedrockError(response, wrong.endsWith('NotFoundException') ? 404 : 403, wrong, 'Refused');
    else if (operation === 'converse')
      sendJson(response, 200, { output: { message: { role: 'assistant', content } }, stopReason, usage, metrics });
    else {
      response.writeHead(200, { 'content-type': 'application/vnd.amazon.eventstream' });
      for (const [type, data] of eventsOf(content, stopReason)) response.write(frame(type, data));
      response.end(frame('metadata', { usage, metrics }));
    }
  };

/** Vectors of Titan and Cohere (InvokeModel): a text's vector begins with its length; a character is a token. */
export function bedrockEmbeds(asked: Asked, response: ServerResponse): void {
  const [, model = ''] = /^\/model\/([^/]+)\/invoke$/.exec(asked.url) ?? [];
  const unsigned = unsignedIn(asked);
  const names = Object.keys(asked.body).join();
  const { inputText, texts, dimensions, output_dimension } = asked.body as Record<string, number> & {
    inputText?: string;
    texts?: string[];
  };
  const count = (told: number) => ({ 'x-amzn-bedrock-input-token-count': String(told) });
  if (unsigned) bedrockError(response, 403, unsigned, 'Refused');
  else if (model.includes('titan-embed') && /^inputText(,dimensions)?$/.test(names) && inputText) {
    const answer = { embedding: vector(inputText, dimensions), inputTextTokenCount: inputText.length };
    sendJson(response, 200, answer, count(inputText.length));
  } else if (model.includes('cohere.embed') && /^texts,input_type(,output_dimension)?$/.test(names) && texts) {
    const floats = texts.map((text) => vector(text, output_dimension));
    const isNew = model.includes('embed-v4');
    const answer = {
      id: '1',
      response_type: 'embeddings_floats',
      texts,
      embeddings: isNew ? { float: floats } : floats,
    };
    sendJson(response, 200, answer, count(texts.join('').length));
  } else bedrockError(response, 400, 'ValidationException', `Malformed input request: ${names}`);
}

const vector = ({ length }: string, dimensions = 2): number[] =>
  Array.from({ length: dimensions }, (_, index) => (index === 0 ? length : 0.5));

export function bedrockError(response: ServerResponse, status: number, type: string, message: string): void {
  sendJson(response, status, { message }, { 'x-amzn-errortype': type });
}

const codec = new EventStreamCodec(
  (bytes) => Buffer.from(bytes as Uint8Array).toString(),
  (text) => Buffer.from(text),
);

const frame = (type: string, data: object): Uint8Array =>
  codec.encode({
    headers: {
      ':event-type': { type: 'string', value: type },
      ':content-type': { type: 'string', value: 'application/json' },
      ':message-type': { type: 'string', value: 'event' },
    },
    body: Buffer.from(JSON.stringify(data)),
  });

function* eventsOf(content: Block[], stopReason: string): Generator<[type: string, data: object]> {
  yield ['messageStart', { role: 'assistant' }];
  for (const [contentBlockIndex, block] of content.entries()) {
    if ('toolUse' in block) {
      const { toolUseId, name } = block.toolUse;
      yield ['contentBlockStart', { contentBlockIndex, start: { toolUse: { toolUseId, name } } }];
    }
    for (const delta of deltasOf(block)) yield ['contentBlockDelta', { contentBlockIndex, delta }];
    yield ['contentBlockStop', { contentBlockIndex }];
  }
  yield ['messageStop', { stopReason }];
}

function deltasOf(block: Block): object[] {
  if ('text' in block) return halves(block.text).map((text) => ({ text }));
  if ('toolUse' in block) return halves(JSON.stringify(block.toolUse.input)).map((input) => ({ toolUse: { input } }));
  const { text, signature } = block.reasoningContent.reasoningText;
  return [...halves(text).map((part) => ({ text: part })), { signature }].map((part) => ({ reasoningContent: part }));
}

const halves = (text: string): string[] => {
  const middle = Math.ceil(text.length / 2);
  return [text.slice(0, middle), text.slice(middle)].filter((half) => half !== '');
};

function unsignedIn({ url, headers, raw }: Asked): string | undefined {
  const keysOf = (id: string) =>
    id === KEYS.aws_access_key_id ? { secretAccessKey: KEYS.aws_secret_access_key } : undefined;
  const request = { method: 'POST', url, headers, body: Buffer.from(raw) };
  return signatureError(request, { keysOf, region: REGION, service: 'bedrock' });
}

/** What the real one would refuse. */
function wrongIn(asked: Asked): string | undefined {
  const unsigned = unsignedIn(asked);
  if (unsigned) return unsigned;
  const messages = asked.body['messages'] as { role: string; content: object[] }[];
  let owed: unknown[] = [];
  for (const [index, { role, content }] of messages.entries()) {
    if (role !== (index % 2 === 0 ? 'user' : 'assistant') || content.length === 0) return 'ValidationException';
    const given = idsOf(content, 'toolResult');
    if (JSON.stringify(given) !== JSON.stringify(owed)) return 'ValidationException';
    owed = idsOf(content, 'toolUse');
  }
  return undefined;
}

const idsOf = (content: object[], name: string): unknown[] =>
  content.flatMap((block) => {
    const part = (block as Record<string, { toolUseId: string } | undefined>)[name];
    return part ? [part.toolUseId] : [];
  });
