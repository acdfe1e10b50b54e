import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from './client.ts';
import type { components, operations } from './schema.ts';

export type ModelPrice = components['schemas']['ModelPrice'];
export type PriceFields = operations['setPrice']['requestBody']['content']['application/json'];
export type Calculation = operations['calculatePrice']['requestBody']['content']['application/json'];
export type Calculated = operations['calculatePrice']['responses'][200]['content']['application/json'];

/** What models cost, deployment by deployment. */
export const pricesQuery = queryOptions({
  queryKey: ['prices'],
  queryFn: async () => (await answerOf(api.GET('/v1/prices'))).prices,
});

const at = (model: string) => ({ params: { path: { model } } });

export const setPrice = (model: string, body: PriceFields) =>
  answerOf(api.PUT('/v1/prices/{model}', { ...at(model), body }));

export const removePrice = (model: string) => answerOf(api.DELETE('/v1/prices/{model}', at(model)));

export const calculatePrice = (body: Calculation) => answerOf(api.POST('/v1/prices/calculate', { body }));
