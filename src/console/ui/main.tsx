import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import './base.css'
import './theme.css'
import './parts/parts.css'
import './parts/overlays.css'
import './parts/choices.css'
import './parts/table.css'
import './parts/fields.css'
import './console.css'
import './queue.css'
import './conversation.css'
import './transcript.css'
import './composer.css'
import './side.css'
import './telephone.css'
import './page/page.css'
import './account/account.css'
import { App } from './app.tsx'

const root = document.getElementById('app')
if (root !== null)
  createRoot(root).render(
    <I18nProvider locale="vi-VN">
      <App />
    </I18nProvider>,
  )
