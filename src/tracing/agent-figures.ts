import { escaped } from './label.ts';

/**
 * Figures per agent, or per model, shown in Prometheus' text format. Every call adds to several of them, and adding is all it does: two
 * look-ups and an addition. A client library makes objects of labels and texts of those each time, which costs a call
 * more than the decision whether it may be made; here labels are put together when somebody reads them.
 */
export class AgentFigures<Figure> {
  readonly #description: FigureDescription<Figure>;
  readonly #byAgent = new Map<string, Map<string, Figure>>();

  constructor(description: FigureDescription<Figure>) {
    this.#description = description;
  }

  /** @param values those of the other labels, joined by spaces; none of them may hold one */
  of(agent: string, values = ''): Figure {
    return this.#byAgent.get(agent)?.get(values) ?? this.#start(agent, values);
  }

  #start(agent: string, values: string): Figure {
    const figure = this.#description.start();
    const known = this.#byAgent.get(agent);
    if (known) known.set(values, figure);
    else this.#byAgent.set(agent, new Map([[values, figure]]));
    return figure;
  }

  /** Drops all others. @param isPresent is asked with the values of the other labels, as `of` takes them */
  keepOnly(isPresent: (agent: string, values: string) => boolean): void {
    for (const [agent, figures] of this.#byAgent) {
      for (const values of figures.keys()) if (!isPresent(agent, values)) figures.delete(values);
      if (figures.size === 0) this.#byAgent.delete(agent);
    }
  }

  /** The whole metric, without a line break at its end. */
  expose(): string {
    const { name, help, type, write } = this.#description;
    const lines = [`# HELP ${name} ${help}`, `# TYPE ${name} ${type}`];
    for (const [agent, figures] of this.#byAgent) {
      for (const [values, figure] of figures) lines.push(...write(name, this.#labels(agent, values), figure));
    }
    return lines.join('\n');
  }

  #labels(agent: string, values: string): string {
    const others = this.#description.labels.map((label, index) => `${label}="${values.split(' ')[index] ?? ''}"`);
    return [`${this.#description.subject ?? 'agent'}="${escaped(agent)}"`, ...others].join(',');
  }
}

interface FigureDescription<Figure> {
  name: string;
  help: string;
  type: 'counter' | 'histogram';
  /** What the figures are of, where these are no agents: the name of the first label. */
  subject?: string;
  /** Names of the labels besides that. */
  labels: readonly string[];
  start: () => Figure;
  /** @param labels as they stand between braces */
  write: (name: string, labels: string, figure: Figure) => string[];
}

type Description = Pick<FigureDescription<unknown>, 'name' | 'help' | 'subject'> & { labels?: readonly string[] };

/** A sum that only grows. */
export interface Sum {
  value: number;
}

/** @param perUnit how many of what is added make one of what is shown: whole numbers add up exactly, fractions do not */
export const sums = ({ labels = [], ...description }: Description, perUnit = 1): AgentFigures<Sum> =>
  new AgentFigures({
    ...description,
    labels,
    type: 'counter',
    start: () => ({ value: 0 }),
    write: (name, shown, { value }) => [`${name}{${shown}} ${value / perUnit}`],
  });

/** Seconds, from a cached answer to an agent that works for ten minutes. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 600];
const BUCKETS_MS = BUCKETS.map((seconds) => seconds * 1000);

/** How durations are spread. */
export class Durations {
  /** How many lie in each bucket alone; the last one has those beyond all bounds. */
  readonly #counts = Array.from({ length: BUCKETS.length + 1 }, () => 0);
  #sumMs = 0;

  add(milliseconds: number): void {
    let bucket = 0;
    while (bucket < BUCKETS_MS.length && milliseconds > (BUCKETS_MS[bucket] as number)) bucket++;
    this.#counts[bucket] = (this.#counts[bucket] as number) + 1;
    this.#sumMs += milliseconds;
  }

  /** In seconds; each bucket counts those below it, too. */
  write(name: string, labels: string): string[] {
    let count = 0;
    const buckets = this.#counts.map((own, bucket) => {
      count += own;
      return `${name}_bucket{le="${BUCKETS[bucket] ?? '+Inf'}",${labels}} ${count}`;
    });
    return [...buckets, `${name}_sum{${labels}} ${this.#sumMs / 1000}`, `${name}_count{${labels}} ${count}`];
  }
}

export const durations = ({ labels = [], ...description }: Description): AgentFigures<Durations> =>
  new AgentFigures({
    ...description,
    labels,
    type: 'histogram',
    start: () => new Durations(),
    write: (name, shown, figure) => figure.write(name, shown),
  });
