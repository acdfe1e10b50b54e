import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';

/** The cards of public agents; nobody has to be signed in. */
export const hubQuery = queryOptions({
  queryKey: ['hub'],
  queryFn: () => answerOf(api.GET('/public/agent_hub')),
});
