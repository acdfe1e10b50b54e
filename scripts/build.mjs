// Builds the server: src/ -> dist/, JavaScript with source maps; and the admin UI: ui/ -> dist/ui/, static files, when its
// sources have changed since the last time.
import { buildServer } from './lib/server.mjs';
import { isBuilt, markBuilt, SERVER, UI } from './lib/sources.mjs';
import { buildUi } from './lib/ui.mjs';

try {
  await buildServer();
  markBuilt(SERVER);
  if (!isBuilt(UI)) {
    buildUi();
    markBuilt(UI);
  }
} catch (error) {
  console.error(`The build failed: ${error.message}`);
  process.exit(1);
}
