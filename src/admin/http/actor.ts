/** Who did it, for `created_by` and `updated_by`. */
export { actorName as actorOf } from '../../access/index.ts';
