// Processes of the bench: each its own, told apart by what it uses, gone when the bench is.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const CHILD = new URL('./child.mjs', import.meta.url).href;
const START_LIMIT_MS = 30_000;
const running = new Set();

export class Child {
  #process;
  #name;

  /**
   * Starts a Node program.
   * @param options.cores a list for `taskset`, to keep the program to some cores; null for any
   */
  constructor(name, args, { env = {}, cores = null, nodeArgs = [] } = {}) {
    const [program, ...before] = cores === null ? [process.execPath] : ['taskset', '-c', cores, process.execPath];
    this.#name = name;
    this.#process = spawn(program, [...before, ...nodeArgs, '--import', CHILD, ...args], {
      env: { ...process.env, NODE_ENV: 'production', ...env },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    running.add(this);
  }

  /** Resolves with what `pick` finds in a message of the process. */
  async message(pick) {
    return this.#wait(this.#process, 'message', pick);
  }

  /** Resolves with what `pick` finds in the process's output. */
  async output(pick) {
    let text = '';
    return this.#wait(this.#process.stdout, 'data', (chunk) => {
      text += chunk;
      return pick(text);
    });
  }

  #wait(emitter, event, pick) {
    return new Promise((resolve, reject) => {
      const settle = (end, value) => {
        clearTimeout(timer);
        emitter.off(event, look);
        this.#process.off('exit', died);
        end(value);
      };
      const look = (value) => {
        const found = pick(value);
        if (found !== undefined && found !== null) settle(resolve, found);
      };
      const died = (code) => settle(reject, new Error(`The ${this.#name} ended early (exit code ${code}).`));
      const timer = setTimeout(
        () => settle(reject, new Error(`The ${this.#name} said nothing for ${START_LIMIT_MS} ms.`)),
        START_LIMIT_MS,
      );
      emitter.on(event, look);
      this.#process.on('exit', died);
    });
  }

  /**
   * @returns CPU time so far in microseconds, all threads together, and memory in bytes: resident, of the main thread's
   *   heap in use, and of buffers outside of it
   */
  async usage() {
    const asked = this.message(({ usage }) => usage);
    this.#process.send('usage');
    const { cpu, memory } = await asked;
    return { cpuUs: cpu.user + cpu.system, rss: memory.rss, heap: memory.heapUsed, external: memory.external };
  }

  async stop() {
    running.delete(this);
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGTERM');
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(timer);
  }
}

export const stopAll = () => Promise.all([...running].map((child) => child.stop()));

/** Starts one of the bench's own programs, which tell their URL. */
export async function startOwn(name, options) {
  const child = new Child(name, [fileURLToPath(new URL(`../${name}.mjs`, import.meta.url))], options);
  return { child, url: await child.message(({ url }) => url) };
}
