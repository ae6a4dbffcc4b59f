import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import '../../console/ui/base.css'
import '../../console/ui/theme.css'
import '../../console/ui/parts/parts.css'
import '../../console/ui/parts/overlays.css'
import '../../console/ui/parts/choices.css'
import '../../console/ui/parts/table.css'
import '../../console/ui/parts/fields.css'
import './styles/colours.css'
import './styles/layout.css'
import './styles/filters.css'
import './styles/panel.css'
import './styles/charts.css'
import './styles/map.css'
import './styles/intervals.css'
import './styles/work.css'
import './styles/print.css'
import { App } from './app.tsx'

const root = document.getElementById('app')
if (root !== null)
  createRoot(root).render(
    <I18nProvider locale="vi-VN">
      <App />
    </I18nProvider>,
  )
