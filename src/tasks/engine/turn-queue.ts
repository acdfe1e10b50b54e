import { SwitchboardError } from '../../protocol/index.ts';

/** More than these are no conversation. */
const MAX_WAITING = 16;

/** A place in the line of a context's turns. */
export interface Place {
  /** Resolves when it is this turn's turn. */
  ready: Promise<void>;
  /** Lets the next one in; to be called once, whether or not this one was in. */
  leave: () => void;
}

/** Lets the turns of a context run one after the other, in the order in which they came. */
export class TurnQueue {
  readonly #lines = new Map<string, (() => void)[]>();

  /** @throws SwitchboardError OVERLOADED when as many wait as may */
  enter(context: string): Place {
    const line = this.#lines.get(context) ?? [];
    if (line.length > MAX_WAITING) throw tooMany();
    this.#lines.set(context, line);
    let enter = (): void => undefined;
    const ready = new Promise<void>((resolve) => {
      enter = resolve;
    });
    line.push(enter);
    if (line.length === 1) enter();
    return { ready, leave: () => this.#leave(context, line, enter) };
  }

  #leave(context: string, line: (() => void)[], enter: () => void): void {
    const place = line.indexOf(enter);
    if (place === -1) return;
    line.splice(place, 1);
    if (line.length === 0) this.#lines.delete(context);
    else if (place === 0) line[0]?.();
  }
}

const tooMany = (): SwitchboardError =>
  new SwitchboardError(
    'OVERLOADED',
    `As many messages wait in this context as may (${MAX_WAITING}): its agent takes them one at a time. ` +
      'Send again when some are answered.',
    { retryAfterSeconds: 5 },
  );
