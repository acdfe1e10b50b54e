import type { CallerWire, Frame, ProviderRefusal, WireAnswer } from '../../gateway/index.ts';
import {
  type AgentError,
  type Json,
  parseJson,
  readRestError,
  type SwitchboardError,
  sight,
  stringifyJson,
} from '../../protocol/index.ts';
import { openAiError, openAiWire } from '../models/wire.ts';
import { brokenOff, mayHaveBegun, NOT_AGAIN, refusalOfAgent, refusalOfTask } from './agent-failure.ts';
import { Answer, type Question } from './answer.ts';
import type { AnswerFormat } from './format.ts';

const NOTHING = Buffer.alloc(0);

/**
 * Writes what an agent says in one of OpenAI's formats. One for each call: it remembers what was said. What the record
 * keeps of a stream are the agent's own events.
 */
export class AgentWire implements CallerWire {
  readonly #answer: Answer;
  readonly #format: AnswerFormat;
  #isOpen = false;
  /** A status has left, though nothing was said yet. */
  #isCommitted = false;
  #hasEnded = false;
  #refusal: WireAnswer | undefined;

  constructor(question: Question, format: AnswerFormat) {
    this.#answer = new Answer(question);
    this.#format = format;
  }

  /** What to answer instead of a stream that failed before it said anything. */
  get refusal(): WireAnswer | undefined {
    return this.#isOpen || this.#isCommitted ? undefined : this.#refusal;
  }

  /** The status of a stream leaves now: whatever fails from here on is told by an event. */
  commit(): void {
    this.#isCommitted = true;
  }

  answer(value: Json): WireAnswer {
    const bytes = this.#said(value, json(value));
    if (this.#refusal) return this.#refusal;
    const whole = json(this.#format.body(this.#answer));
    if (!this.#answer.question.isStream)
      return { status: 200, contentType: 'application/json', headers: {}, body: whole };
    const events = Buffer.concat([bytes, this.end()]);
    // Of an agent that does not stream the record keeps one answer: in events nothing of it could be hidden.
    return { status: 200, contentType: 'text/event-stream', headers: {}, body: events, kept: whole };
  }

  rawAnswer(status: number, body: Buffer): WireAnswer {
    const error = status < 400 ? undefined : readRestError(status, body);
    return error ? this.agentError(error) : this.answer(parseJson(body));
  }

  agentError(error: AgentError): WireAnswer {
    return this.#refuse(refusalOfAgent(error, this.#callId));
  }

  failure(error: SwitchboardError): WireAnswer {
    const { headers, ...answer } = openAiWire.failure(error, this.#callId);
    return { ...answer, headers: { ...headers, ...(mayHaveBegun(error) && NOT_AGAIN) } };
  }

  event(value: Json): Frame {
    return this.#frame(value, json(value));
  }

  rawEvent(data: Buffer): Frame {
    return this.#frame(parseJson(data), data);
  }

  #frame(value: Json, data: Buffer): Frame {
    return { bytes: this.#said(value, data), data };
  }

  agentErrorEvent(error: AgentError): Frame {
    const { code, message } = error;
    return { bytes: this.#fail(refusalOfAgent(error, this.#callId)), data: json({ error: { code, message } }) };
  }

  failureEvent(error: SwitchboardError): Frame {
    const body = openAiError(error, this.#callId);
    this.#refusal = this.failure(error);
    return { bytes: this.#failing(body), data: json({ error: body }) };
  }

  /** What ends a stream whose events have all been told; nothing when its end was told. */
  end(): Buffer {
    if (this.#hasEnded) return NOTHING;
    const { rest } = this.#answer.speech;
    const failed = rest ? refusalOfTask(rest, this.#callId) : brokenOff(this.#callId);
    if (failed) return this.#fail(failed);
    this.#hasEnded = true;
    return Buffer.concat([this.#opened(), this.#format.closed(this.#answer)]);
  }

  get #callId(): string {
    return this.#answer.question.callId;
  }

  /** @param data the same as JSON text */
  #said(value: Json, data: Buffer): Buffer {
    const { speech } = this.#answer;
    const pieces = speech.hear(value);
    this.#answer.reported = sight('stream', '1.0', data).usage ?? this.#answer.reported;
    const failed = speech.rest && refusalOfTask(speech.rest, this.#callId);
    if (failed) this.#refuse(failed);
    // What fails at once is told by its status.
    if (failed && pieces.length === 0) return NOTHING;
    const told = pieces.map((piece) => this.#format.said(this.#answer, piece));
    return Buffer.concat([this.#opened(), ...told]);
  }

  #opened(): Buffer {
    if (this.#isOpen) return NOTHING;
    this.#isOpen = true;
    return this.#format.opened(this.#answer);
  }

  #refuse(refusal: ProviderRefusal): WireAnswer {
    const { headers, ...answer } = openAiWire.refusal(refusal);
    this.#refusal = { ...answer, headers: { ...headers, ...NOT_AGAIN } };
    return this.#refusal;
  }

  #fail(refusal: ProviderRefusal): Buffer {
    this.#refuse(refusal);
    const { message, type, param, code } = refusal;
    return this.#failing({ message, type, param, code });
  }

  /** Before anything was said it is left to a status. */
  #failing(error: Parameters<AnswerFormat['failed']>[1]): Buffer {
    this.#hasEnded = true;
    if (!this.#isOpen && !this.#isCommitted) return NOTHING;
    return Buffer.concat([this.#opened(), this.#format.failed(this.#answer, error)]);
  }
}

const json = (value: Json): Buffer => Buffer.from(stringifyJson(value));
