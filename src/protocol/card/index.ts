export { type CardChange, diffCards } from './diff.ts';
export { parseCard } from './parse.ts';
export type {
  CardCapabilities,
  CardExtension,
  CardInterface,
  CardProvider,
  CardSecurityRequirement,
  CardSecurityScheme,
  CardSkill,
  ParsedCard,
} from './parsed-card.ts';
export { type RenderOptions, renderCard } from './render.ts';
