export { askEmbeddings, embeddingsWayOf } from './embeddings.ts';
