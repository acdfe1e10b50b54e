/**
 * The pool alone: the package's entry loads four times as many modules (fetch, caches, mocks), which a start would pay for.
 * The package declares types for its entry only.
 */
declare module 'undici/lib/dispatcher/pool.js' {
  export { Pool as default } from 'undici';
}
