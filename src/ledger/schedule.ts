/**
 * Runs a task once, later; the returned function cancels it. Passed in so that tests decide what time it is.
 * @param delayMs milliseconds from now
 */
export type Schedule = (delayMs: number, task: () => void) => () => void;

/** The clock on the wall. A waiting task does not keep the process alive. */
export const systemSchedule: Schedule = (delayMs, task) => {
  const timer = setTimeout(task, delayMs);
  timer.unref();
  return () => clearTimeout(timer);
};
