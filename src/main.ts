#!/usr/bin/env node
import { runCommandLine } from './cli/command-line.ts';
import { switchboard } from './cli/program.ts';

const program = switchboard({ env: process.env, cwd: process.cwd() });
const exitCode = await runCommandLine(program, process.argv.slice(2));
// A start that failed half-way leaves threads and timers behind.
if (exitCode !== 0) process.exit(exitCode);
