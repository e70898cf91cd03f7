import '@fontsource-variable/inter/wght.css'
import './theme.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { isRetryable } from './api.ts'
import { App } from './app.tsx'
import { followChanges } from './live.ts'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Changes come over the stream of events; asking again on every focus would only repeat what is known.
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 2 && isRetryable(error),
      retryDelay: 500,
    },
  },
})
followChanges(client)

const root = document.getElementById('page')
if (!root) throw new Error('index.html has no element with the id "page".')
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <App />
    </QueryClientProvider>
  </StrictMode>,
)
