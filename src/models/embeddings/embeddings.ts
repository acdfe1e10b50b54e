import type { OutboundResponse } from '../../outbound/index.ts';
import { isJsonObject, type Json, type JsonObject, SwitchboardError } from '../../protocol/index.ts';
import type { ModelDeployment } from '../deployment.ts';
import { jsonIn, numberAt, refuse, textAt } from '../translate/fields.ts';
import { jsonResponse } from '../translate/made-response.ts';
import { bedrockEmbeddings } from './bedrock.ts';
import { vertexEmbeddings } from './vertex.ts';
import type { Embedded, EmbeddingsRequest, EmbeddingsWay } from './way.ts';

/** @returns how a cloud's model is asked for vectors; undefined where it makes none */
export function embeddingsWayOf({ dialect, upstreamModel }: ModelDeployment): EmbeddingsWay | undefined {
  if (dialect === 'vertex') return vertexEmbeddings(upstreamModel);
  return dialect === 'bedrock' ? bedrockEmbeddings(upstreamModel) : undefined;
}

export interface AskedEmbeddings {
  /** The request, as OpenAI's clients make it. */
  body: JsonObject;
  way: EmbeddingsWay;
  /** Asks the deployment at a path below its address. */
  post: (path: string, body: JsonObject) => Promise<OutboundResponse>;
  maxResponseBytes: number;
}

/**
 * Vectors of a model that does not speak OpenAI's protocol, in OpenAI's shape. What the provider refuses is answered as it is.
 *
 * @throws SwitchboardError INVALID_PARAMS; as `Outbound.send` does; INVALID_AGENT_RESPONSE
 */
export async function askEmbeddings({ body, way, post, maxResponseBytes }: AskedEmbeddings): Promise<OutboundResponse> {
  const { texts, ...terms } = requestOf(body);
  const asBase64 = body['encoding_format'] === 'base64';
  const embedded: Embedded[] = [];
  for (const group of groupsOf(groupsOf(texts, way.batch), AT_ONCE)) {
    const responses = await allOrNone(group.map((batch) => post(way.path, way.ask({ ...terms, texts: batch }))));
    const refused = responses.find(({ status }) => status !== 200);
    if (refused) {
      for (const other of responses) if (other !== refused) other.body.abort();
      return refused;
    }
    for (const { headers, body: answer } of responses)
      embedded.push(way.read(objectOf(await answer.buffer(maxResponseBytes)), headers));
  }
  const vectors = embedded.flatMap((one) => one.vectors).map(vectorOf);
  if (vectors.length !== texts.length) throw notUnderstood();
  const counts = embedded.map(({ tokens }) => tokens).filter((tokens) => tokens !== null);
  const total = counts.reduce((sum, tokens) => sum + tokens, 0);
  return jsonResponse({
    object: 'list',
    model: body['model'],
    data: vectors.map((vector, index) => ({
      object: 'embedding',
      index,
      embedding: asBase64 ? base64Of(vector) : vector,
    })),
    ...(counts.length === embedded.length && { usage: { prompt_tokens: total, total_tokens: total } }),
  });
}

/** Requests of one call that run at the same time. */
const AT_ONCE = 8;
/** OpenAI's own bound: some models take a request for each text. */
const MOST_TEXTS = 2048;

/** Where one is not answered, the answers of the others are left rather than held open. @throws what that one threw */
async function allOrNone(asked: Promise<OutboundResponse>[]): Promise<OutboundResponse[]> {
  const settled = await Promise.allSettled(asked);
  const answered = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = settled.find((one) => one.status === 'rejected');
  if (!failed) return answered;
  for (const { body } of answered) body.abort();
  throw failed.reason;
}

function requestOf(body: JsonObject): EmbeddingsRequest {
  const { input } = body;
  const texts = typeof input === 'string' ? [input] : input;
  if (!Array.isArray(texts) || texts.length === 0) return refuse('input', 'must be a text, or a list of texts');
  if (texts.length > MOST_TEXTS) return refuse('input', `must be ${MOST_TEXTS} texts at most`);
  return {
    texts: texts.map((one) => (typeof one === 'string' ? one : refuse('input', 'must be texts: tokens are OpenAI’s'))),
    dimensions: numberAt(body, 'dimensions'),
    purpose: textAt(body, 'input_type') ?? textAt(body, 'task_type'),
  };
}

const groupsOf = <Item>(items: Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

function objectOf(bytes: Buffer): JsonObject {
  const answer: Json | undefined = jsonIn(bytes.toString());
  if (isJsonObject(answer)) return answer;
  throw notUnderstood();
}

function vectorOf(vector: unknown): number[] {
  if (Array.isArray(vector) && vector.every((one) => typeof one === 'number')) return vector;
  throw notUnderstood();
}

/** As OpenAI writes them: 32 bits each, the lowest byte first. */
function base64Of(vector: number[]): string {
  const bytes = Buffer.alloc(vector.length * 4);
  for (const [index, value] of vector.entries()) bytes.writeFloatLE(value, index * 4);
  return bytes.toString('base64');
}

const notUnderstood = (): SwitchboardError =>
  new SwitchboardError('INVALID_AGENT_RESPONSE', 'The provider did not answer with vectors for the texts.');
