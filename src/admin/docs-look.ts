/** The brand, as the admin UI has it (ui/public/mark.svg). */
export const MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 -8 28 28" shape-rendering="crispEdges"><title>Switchboard</title><path fill="#B4470E" d="M0 1h28v1h-28zM9 0h10v3h-10z"/><path fill="#4A46C8" d="M0 4h8v8h-8zM20 4h8v8h-8z"/><path fill="#0B6E6E" d="M9 4h6v8h-6z"/><path fill="#A3A39B" d="M16 4h3v8h-3z"/></svg>';

/** The admin UI's ink and paper in place of a colour for each method; what deletes stays a warning. */
const STYLES = `
html { --paper: #f6f6f3; --surface: #fff; --line: #dcdcd6; --ink: #16181a; --ink-2: #4a4e52; --bad: #b3122b; }
html.dark-mode { --paper: #0f1112; --surface: #16191b; --line: #2a2f32; --ink: #eceeec; --ink-2: #b4babd; --bad: #ff6b7a; }
html:root:root body, #swagger-ui { background: var(--paper); }
#swagger-ui .swagger-ui, #swagger-ui .swagger-ui :is(.info .title, .opblock-tag, .opblock-summary-method, .btn, select, input, label, table, p, h4, h5) {
  font-family: "IBM Plex Sans", system-ui, sans-serif; }
#swagger-ui .swagger-ui :is(.info .title, .opblock-tag, .opblock-summary-path, .opblock-summary-path__deprecated) { color: var(--ink); }
#swagger-ui .swagger-ui :is(.info p, .opblock-tag small, .opblock-summary-description) { color: var(--ink-2); }
#swagger-ui .swagger-ui .info { margin: 24px 0; }
#swagger-ui .swagger-ui .info .title { font-size: 24px; font-weight: 600; }
#swagger-ui .swagger-ui .info .title small { background: var(--ink); border-radius: 2px; }
#swagger-ui .swagger-ui .info .title small pre { color: var(--paper); }
#swagger-ui .swagger-ui .topbar { background: none; border-bottom: 1px solid var(--line); padding: 4px 0; }
#swagger-ui .swagger-ui .topbar .link img { height: 40px; width: 40px; }
#swagger-ui .swagger-ui .topbar .download-url-wrapper { display: none; }
#swagger-ui .swagger-ui .topbar .dark-mode-toggle { margin-left: auto; }
#swagger-ui .swagger-ui .topbar .dark-mode-toggle button svg { fill: var(--ink-2); }
#swagger-ui .swagger-ui .scheme-container { background: none; box-shadow: none; padding: 0 0 16px; }
#swagger-ui .swagger-ui .btn.authorize { border: 1px solid var(--ink); border-radius: 4px; color: var(--ink); }
#swagger-ui .swagger-ui .btn.authorize svg { fill: var(--ink); }
#swagger-ui .swagger-ui .opblock-tag { border-bottom: 1px solid var(--line); font-size: 18px; font-weight: 600; }
#swagger-ui .swagger-ui .opblock { background: var(--surface); border: 1px solid var(--line); border-radius: 4px; box-shadow: none; margin: 0 0 4px; }
#swagger-ui .swagger-ui .opblock .opblock-summary { border-color: var(--line); padding: 2px 4px; }
#swagger-ui .swagger-ui .opblock .opblock-summary-method { background: var(--ink); border-radius: 2px; color: var(--paper); font-size: 12px; font-weight: 500; min-width: 64px; padding: 4px 0; text-shadow: none; }
#swagger-ui .swagger-ui .opblock.opblock-delete .opblock-summary-method { background: var(--bad); }
#swagger-ui .swagger-ui .opblock .opblock-summary-path { font-size: 13px; font-weight: 500; }
`;

/** How the documentation of the API is dressed: as part of the gateway, not of what draws it. */
export const DOCS_LOOK = {
  logo: { type: 'image/svg+xml', content: MARK },
  theme: {
    title: 'Switchboard API',
    css: [{ filename: 'switchboard.css', content: STYLES }],
    favicon: [{ filename: 'mark.svg', rel: 'icon', type: 'image/svg+xml', sizes: 'any', content: MARK }],
  },
};
