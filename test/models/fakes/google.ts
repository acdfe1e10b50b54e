import type { ServerResponse } from 'node:http';
import { type Asked, sendEvents, sendJson } from '../upstream.ts';

// Gemini's generateContent and streamGenerateContent (API reference, v1beta), strict about what the real one is strict about.

export interface GooglePart {
  text?: string;
  thought?: boolean;
  thoughtSignature?: string;
  functionCall?: { id?: string; name: string; args: object };
}

export interface GoogleReply {
  parts: GooglePart[];
  finishReason: 'STOP' | 'MAX_TOKENS' | 'SAFETY';
  usageMetadata: Record<string, number>;
}

export const KEY = 'AIza-upstream';

export interface GooglePlace {
  /** What the address begins with. */
  path: string;
  /** Whether the caller is known. */
  knows: (headers: Asked['headers']) => boolean;
}

const STUDIO: GooglePlace = { path: '/v1beta', knows: (headers) => headers['x-goog-api-key'] === KEY };

/** Answers as told, whole or streamed, if the request is right. */
export const googleAnswers =
  (reply: GoogleReply, place = STUDIO) =>
  (asked: Asked, response: ServerResponse): void => {
    const method = /^\/models\/gemini[\w.-]+:(generateContent|streamGenerateContent\?alt=sse)$/.exec(
      asked.url.replace(place.path, ''),
    )?.[1];
    const wrong = wrongIn(asked.body);
    if (!method) googleError(response, 404, 'NOT_FOUND', `Not found: ${asked.url}`);
    else if (!place.knows(asked.headers)) googleError(response, 403, 'PERMISSION_DENIED', 'No key');
    else if (wrong) googleError(response, 400, 'INVALID_ARGUMENT', wrong);
    else if (method === 'generateContent') sendJson(response, 200, whole(reply));
    else sendEvents(response, pieces(reply));
  };

/** Vectors by `predict` (Vertex AI, "Text embeddings API"): a text's vector begins with its length; a character is a token. */
export const vertexEmbeds =
  (place: GooglePlace) =>
  ({ url, headers, body }: Asked, response: ServerResponse): void => {
    const [, model = ''] = /^\/models\/([\w.-]*embedding[\w.-]*):predict$/.exec(url.replace(place.path, '')) ?? [];
    const {
      instances = [],
      parameters = {},
      ...rest
    } = body as {
      instances?: { content: string; task_type?: string }[];
      parameters?: { outputDimensionality?: number };
    };
    const { outputDimensionality = 2 } = parameters;
    if (model === '') googleError(response, 404, 'NOT_FOUND', `Not found: ${url}`);
    else if (!place.knows(headers)) googleError(response, 403, 'PERMISSION_DENIED', 'No key');
    else if (Object.keys(rest).length > 0 || (model.startsWith('gemini') && instances.length > 1))
      googleError(response, 400, 'INVALID_ARGUMENT', 'Unknown name, or too many instances');
    else {
      const predictions = instances.map(({ content: { length } }) => ({
        embeddings: {
          values: Array.from({ length: outputDimensionality }, (_, index) => (index === 0 ? length : 0.5)),
          statistics: { token_count: length, truncated: false },
        },
      }));
      sendJson(response, 200, { predictions, metadata: { billableCharacterCount: 1 } });
    }
  };

export function googleError(response: ServerResponse, code: number, status: string, message: string): void {
  const details = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '38.5s' }];
  sendJson(response, code, { error: { code, message, status, ...(code === 429 && { details }) } });
}

const HEAD = { modelVersion: 'gemini-2.5-flash', responseId: 'resp-1' };

const whole = ({ parts, finishReason, usageMetadata }: GoogleReply) => ({
  candidates: [{ content: { role: 'model', parts }, finishReason, index: 0 }],
  usageMetadata,
  ...HEAD,
});

/** Texts in halves; the signature comes with the last of a text. Each event counts what was said until then. */
function pieces({ parts, finishReason, usageMetadata }: GoogleReply): object[] {
  const split = parts.flatMap(({ text, thoughtSignature, ...part }): GooglePart[] => {
    if (text === undefined) return [{ ...part, ...(thoughtSignature && { thoughtSignature }) }];
    const middle = Math.ceil(text.length / 2);
    const last = { ...part, text: text.slice(middle), ...(thoughtSignature && { thoughtSignature }) };
    return [{ ...part, text: text.slice(0, middle) }, last];
  });
  return split.map((part, index) => ({
    candidates: [
      {
        content: { role: 'model', parts: [part] },
        index: 0,
        ...(index === split.length - 1 && { finishReason }),
      },
    ],
    usageMetadata: index === split.length - 1 ? usageMetadata : { ...usageMetadata, candidatesTokenCount: index },
    ...HEAD,
  }));
}

const FIELDS = ['contents', 'systemInstruction', 'generationConfig', 'tools', 'toolConfig', 'safetySettings'];
const GENERATION = [
  'maxOutputTokens',
  'temperature',
  'topK',
  'topP',
  'stopSequences',
  'seed',
  'frequencyPenalty',
  'presencePenalty',
  'responseMimeType',
  'responseSchema',
  'responseJsonSchema',
  'thinkingConfig',
];

interface Content {
  role: string;
  parts: Record<string, unknown>[];
}

/** What the real one would refuse. */
function wrongIn(body: Record<string, unknown>): string | undefined {
  const extra = Object.keys(body).find((name) => !FIELDS.includes(name));
  if (extra !== undefined) return `Unknown name "${extra}"`;
  const setting = Object.keys(body['generationConfig'] ?? {}).find((name) => !GENERATION.includes(name));
  if (setting !== undefined) return `Unknown name "${setting}" at 'generation_config'`;
  const contents = (body['contents'] ?? []) as Content[];
  if (contents.length === 0) return 'contents is not specified';
  let called = 0;
  for (const { role, parts } of contents) {
    if (role !== 'user' && role !== 'model') return `Please use a valid role: user, model.`;
    if (parts.length === 0) return 'contents.parts must not be empty.';
    const answered = parts.filter((part) => 'functionResponse' in part).length;
    if (answered !== called)
      return 'Please ensure that the number of function response parts is equal to the number of function call parts.';
    called = parts.filter((part) => 'functionCall' in part).length;
  }
  return undefined;
}
