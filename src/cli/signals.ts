import type { Logger } from 'pino';

/** Exit codes of a process that a signal ended (POSIX: 128 + the signal's number). */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** The first signal stops in good order; the second exits at once. */
export function stopOnSignals(stop: () => Promise<void>, log: Logger): void {
  let stopping = false;
  const onSignal = (signal: keyof typeof EXIT_CODES): void => {
    if (stopping) process.exit(EXIT_CODES[signal]);
    stopping = true;
    log.info({ signal }, 'stopping; a second signal exits at once');
    stop().then(
      () => process.exit(0),
      (err: unknown) => {
        log.fatal({ err }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', () => onSignal('SIGINT'));
  process.on('SIGTERM', () => onSignal('SIGTERM'));
}

/** After a fault that nobody caught nothing is certain any more: it is logged, and the supervisor starts a new process. */
export function exitOnFault(log: Logger): void {
  process.on('uncaughtException', (err) => {
    log.fatal({ err }, 'an unexpected fault ends the process; what was answered is in the journal');
    process.exit(1);
  });
}
