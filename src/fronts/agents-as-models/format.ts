import type { JsonObject } from '../../protocol/index.ts';
import type { Answer } from './answer.ts';
import type { Piece } from './speech.ts';

/** How one of OpenAI's APIs tells an answer. Streams are told as `opened`, `said` for each piece, and `closed` or `failed`. */
export interface AnswerFormat {
  /** The whole answer. */
  body(answer: Answer): JsonObject;
  opened(answer: Answer): Buffer;
  said(answer: Answer, piece: Piece): Buffer;
  /** The agent has come to rest, and not failed. */
  closed(answer: Answer): Buffer;
  /** @param error the members of OpenAI's error object */
  failed(answer: Answer, error: JsonObject): Buffer;
}
