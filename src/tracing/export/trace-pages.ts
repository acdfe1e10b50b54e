import type { Delivery } from './delivery.ts';
import { projectIn } from './destination-kinds.ts';
import type { DestinationTest } from './exporter-contract.ts';
import { failureWords } from './failure-words.ts';

/** So long is it left alone after it did not say which project its keys belong to. */
const ASK_AGAIN_MS = 60_000;

/** Whose keys they are, or why that is not known. */
type ProjectAnswer = Omit<DestinationTest, 'traceId'>;

export interface TracePagesParts {
  /** Of the destination. */
  url: URL;
  /** Where it tells which project its keys belong to; null when it has no pages. */
  identityUrl: URL | null;
  delivery: Pick<Delivery, 'get'>;
  /** Epoch milliseconds. */
  clock: () => number;
}

/** Where a destination shows traces to people: Langfuse does, below the project that its keys belong to (tracing notes, B.3). */
export class TracePages {
  readonly #parts: TracePagesParts;
  #traceUrl: string | null = null;
  #askedAt: number | null = null;

  constructor(parts: TracePagesParts) {
    this.#parts = parts;
  }

  /** The address of a trace, with `{trace_id}` in place of its id. Null while that is not known: then it is being found out. */
  get traceUrl(): string | null {
    const { identityUrl, clock } = this.#parts;
    const isDue = this.#askedAt === null || clock() - this.#askedAt >= ASK_AGAIN_MS;
    if (this.#traceUrl === null && identityUrl && isDue) void this.ask(identityUrl);
    return this.#traceUrl;
  }

  /** Asks which project the keys belong to. Never throws. */
  async ask(identityUrl: URL): Promise<ProjectAnswer> {
    const { url, delivery, clock } = this.#parts;
    this.#askedAt = clock();
    const refused = (detail: string): ProjectAnswer => ({ ok: false, detail, traceUrl: null });
    try {
      const { status, text } = await delivery.get(identityUrl);
      const project = projectIn(text);
      if (status !== 200 || !project) return refused(`It answered ${status}.`);
      this.#traceUrl = `${url.href.replace(/\/$/, '')}/project/${encodeURIComponent(project.id)}/traces/{trace_id}`;
      return { ok: true, detail: `The keys are those of the project "${project.name}".`, traceUrl: this.#traceUrl };
    } catch (error) {
      return refused(failureWords(error));
    }
  }
}
