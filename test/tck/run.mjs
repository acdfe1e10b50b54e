// Runs the public TCK against the agents directly and through the gateway: see main.ts.
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');
