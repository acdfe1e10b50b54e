export { type Family, familyOf } from './family.ts';
export { loadLanguageModel } from './language-model.ts';
export { createOutboundFetch } from './outbound-fetch.ts';
export { askTranslated } from './translate.ts';
