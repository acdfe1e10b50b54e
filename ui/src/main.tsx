import './styles/index.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError } from './api/client.ts';
import { Hatch } from './kit/mark.tsx';
import { Toasts } from './kit/toast.tsx';
import { createQueries } from './queries.ts';
import { createAppRouter } from './router.tsx';

const queries = createQueries(() => router);
const router = createAppRouter(queries);

const root = document.getElementById('root');
if (root)
  createRoot(root, {
    // What the gateway refused stands on the page, in its own words.
    onCaughtError: (error) => void (error instanceof ApiError || console.error(error)),
  }).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <Hatch />
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </StrictMode>,
  );
