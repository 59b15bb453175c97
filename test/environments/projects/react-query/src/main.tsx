import { QueryClientProvider } from '@tanstack/react-query'
import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './query-client'
import { QueryRetries } from './query-retries'
import { Sandboxes } from './sandboxes'

function App() {
  const [isOpen, setOpen] = useState(true)
  return (
    <QueryClientProvider client={queryClient}>
      <button type="button" id="close" onClick={() => setOpen(false)}>
        Close
      </button>
      {isOpen && (location.pathname === '/query-retries' ? <QueryRetries /> : <Sandboxes />)}
    </QueryClientProvider>
  )
}

if (location.pathname === '/cases') await import('./cases.js')
else createRoot(document.getElementById('root') as HTMLElement).render(<App />)
