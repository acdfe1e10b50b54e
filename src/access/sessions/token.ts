import { hash } from 'node:crypto';
import type { RandomBytes } from '../../store/index.ts';

const TOKEN_BYTES = 32;

/** What a cookie or a link carries, and nobody can guess. */
export const newToken = (randomBytes: RandomBytes): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** What is kept of it. Tokens are random: their plain hash tells nothing, and a copy of the table opens nothing. */
export const tokenHash = (token: string): string => hash('sha256', token, 'hex');
