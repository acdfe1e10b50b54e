import { afterAll } from 'vitest';
import { closeSharedStores } from '../../src/store/stores.fixtures.ts';

afterAll(closeSharedStores);
