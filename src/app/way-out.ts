import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { createIdentifiedOutbound, createOutbound, type Outbound, type OutboundOptions } from '../outbound/index.ts';

/** Where clouds and their tools leave credentials for programs. */
const surroundings = {
  env: process.env,
  homeDir: homedir(),
  readFile: (path: string) => readFile(path, 'utf8'),
};

/** Builds the only way to the world, on which the gateway shows who it is. @param clock epoch milliseconds */
export function wayOut({ clock, ...options }: OutboundOptions & { clock: () => number }): Outbound {
  return createIdentifiedOutbound(createOutbound(options), { surroundings, clock, log: options.log });
}
