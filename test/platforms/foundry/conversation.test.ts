import { conversations } from '../support/conversation.ts';
import { classicFoundry, foundry } from './platforms.ts';

conversations([foundry, classicFoundry]);
