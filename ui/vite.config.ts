import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { licences } from './licences.ts';

/** Where a gateway runs while the UI is worked on: `npm run dev` beside `npm run dev --workspace ui`. */
const GATEWAY = 'http://localhost:4000';
const API_PATHS = ['/v1', '/key', '/user', '/team', '/public', '/a2a', '/health', '/agent', '/spend'];

export default defineConfig({
  // Every address is relative to <base href>, which the gateway writes: it may live under a path of another host.
  base: './',
  plugins: [react()],
  define: { LICENCES: JSON.stringify(licences()) },
  build: {
    outDir: '../dist/ui',
    emptyOutDir: true,
    target: 'es2023',
    // Fonts stay files: a strict content security policy allows no data addresses for them.
    assetsInlineLimit: 0,
  },
  server: { proxy: Object.fromEntries(API_PATHS.map((path) => [path, GATEWAY])) },
});
