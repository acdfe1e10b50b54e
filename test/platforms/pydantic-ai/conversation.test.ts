import { describe } from 'vitest';
import { hasPython } from '../../peers/python.ts';
import { conversations } from '../support/conversation.ts';
import { fasta2a0, fasta2a2 } from './platforms.ts';

// Real agents of either generation: there is nothing to fake.
describe.runIf(hasPython('fasta2a-0'))('FastA2A before 2.0', () => conversations([fasta2a0]));
describe.runIf(hasPython('fasta2a-2'))('FastA2A from 2.0 on', () => conversations([fasta2a2]));
