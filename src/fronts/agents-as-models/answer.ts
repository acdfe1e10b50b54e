import type { JsonObject, Usage } from '../../protocol/index.ts';
import { answerId, type Origin, plain } from './answer-id.ts';
import type { Asked } from './asked.ts';
import { Speech } from './speech.ts';
import { type TokenCount, tokenCount } from './token-count.ts';

/** The request that an answer answers. */
export interface Question {
  callId: string;
  /** Unix time in seconds. */
  createdAt: number;
  /** The model, as it was asked for. */
  model: string;
  isStream: boolean;
  /** The caller asked for the usage at the end of the stream. */
  wantsUsage: boolean;
  /** A task waited for this message. */
  isResuming: boolean;
  /** As the caller names it; absent where a new one begins. */
  contextId: string | undefined;
  asked: Asked;
  /** Bytes of what the agent was told. */
  askedBytes: number;
}

/** The agent's answer, as far as it is known. */
export class Answer {
  readonly question: Question;
  readonly speech: Speech;
  reported: Usage | undefined;

  constructor(question: Question) {
    this.question = question;
    this.speech = new Speech(question.isResuming);
  }

  /** The same from the first event on: where it stands must be known then. */
  id(prefix: 'resp_' | 'chatcmpl-'): string {
    return answerId(prefix, this.question.callId, this.#origin);
  }

  /** Of a part of the answer. */
  partId(prefix: string, number = 0): string {
    return `${prefix}_${plain(this.question.callId)}${number === 0 ? '' : number}`;
  }

  get #origin(): Origin | undefined {
    const { taskId, contextId } = this.speech;
    if (taskId !== undefined) return { taskId };
    // The agent may know the context by another name than its caller.
    const name = this.question.contextId ?? contextId;
    return name === undefined ? undefined : { contextId: name };
  }

  get tokens(): TokenCount {
    return tokenCount(this.reported, this.question.askedBytes, this.speech.text);
  }

  /** Where the conversation stands, in texts, as metadata of OpenAI are. */
  get metadata(): JsonObject {
    const { taskId, contextId, rest } = this.speech;
    return {
      ...(contextId !== undefined && { context_id: contextId }),
      ...(taskId !== undefined && { task_id: taskId }),
      ...(taskId !== undefined && rest && { task_state: rest.state }),
    };
  }
}
