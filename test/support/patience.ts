import { vi } from 'vitest';

/**
 * What a test waits for comes when the machine has time for it: whoever waits in vain fails a little before the test's own
 * timeout, and nobody because others work beside him. Vitest's own patience of a second would be a race with a busy machine.
 */
const PATIENCE_MS = 15_000;

type WaitFor = typeof vi.waitFor;

const impatient: WaitFor & { isPatient?: boolean } = vi.waitFor;

/** Files that share a worker share `vi`. */
if (!impatient.isPatient) {
  const patient: WaitFor = (callback, options) =>
    impatient(callback, { timeout: PATIENCE_MS, ...(typeof options === 'number' ? { timeout: options } : options) });
  vi.waitFor = Object.assign(patient, { isPatient: true });
}
