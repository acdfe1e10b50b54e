import { gauge } from './gauge.ts';

/** What a gateway may have only so much of (`server.max_connections`, `server.max_streams`). */
export type Load = 'connections' | 'streams';

/** How much is open to callers, and how often something was refused because it would have been too much. */
export class LoadFigures {
  connections = 0;
  streams = 0;
  readonly #refused: Record<Load, number> = { connections: 0, streams: 0 };

  overloaded(load: Load): void {
    this.#refused[load]++;
  }

  /** Each metric whole, in Prometheus' text format, without a line break at its end. */
  expose(): string[] {
    const name = 'switchboard_overload_refusals_total';
    return [
      gauge('switchboard_open_connections', 'Connections that are open to callers now.', this.connections),
      gauge('switchboard_open_streams', 'Streams that are open to callers now.', this.streams),
      [
        `# HELP ${name} What was refused because as many connections or streams were open as may be.`,
        `# TYPE ${name} counter`,
        ...Object.entries(this.#refused).map(([load, count]) => `${name}{of="${load}"} ${count}`),
      ].join('\n'),
    ];
  }
}
