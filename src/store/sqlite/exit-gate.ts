/**
 * Keeps the process from ending inside libsql: a thread that is torn down there aborts the whole process, which loses
 * the exit code and writes a core file. A thread passes its gate for every piece of native work; when the process exits
 * the gates are shut, and what is inside is waited for.
 */
export type ExitGate = Int32Array<SharedArrayBuffer>;

const FREE = 0;
const INSIDE = 1;
const SHUT = 2;

/** The longest that an exit waits for one thread, in milliseconds; most statements take less than one. */
const LONGEST_WAIT_MS = 2000;

const gates = new Set<ExitGate>();

/** Makes the gate of one thread; it is shut when the process exits, until `forgetGate`. */
export function makeExitGate(): ExitGate {
  if (gates.size === 0) process.once('exit', shutGates);
  const gate = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  gates.add(gate);
  return gate;
}

/** The gate's thread has ended. */
export function forgetGate(gate: ExitGate): void {
  gates.delete(gate);
  if (gates.size === 0) process.off('exit', shutGates);
}

/** Does native work in a thread; never begins it, and never returns, once the process exits. */
export function passGate<T>(gate: ExitGate, work: () => T): T {
  if (Atomics.compareExchange(gate, 0, FREE, INSIDE) === SHUT) Atomics.wait(gate, 0, SHUT);
  try {
    return work();
  } finally {
    Atomics.store(gate, 0, FREE);
    Atomics.notify(gate, 0);
  }
}

function shutGates(): void {
  const deadline = Date.now() + LONGEST_WAIT_MS;
  for (const gate of gates) shut(gate, deadline);
}

function shut(gate: ExitGate, deadline: number): void {
  while (Atomics.compareExchange(gate, 0, FREE, SHUT) === INSIDE) {
    const remaining = deadline - Date.now();
    if (remaining <= 0) return;
    Atomics.wait(gate, 0, INSIDE, remaining);
  }
}
