import { conversations } from '../support/conversation.ts';
import { adk, graph } from './platforms.ts';

conversations([adk, graph]);
