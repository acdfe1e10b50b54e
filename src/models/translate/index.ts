export { asCompletions, chatOfCompletions } from './completions.ts';
export { type Family, familyOf } from './family.ts';
export { loadLanguageModel } from './language-model.ts';
export { jsonResponse } from './made-response.ts';
export { asMessages, chatOfMessages } from './messages/index.ts';
export { createOutboundFetch } from './outbound-fetch.ts';
export { asResponses, chatOfResponses } from './responses/index.ts';
export { adding, splitTier } from './service-tier.ts';
export { askTranslated } from './translate.ts';
