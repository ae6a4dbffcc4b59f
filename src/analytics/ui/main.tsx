import { render } from 'preact'
import '../../console/ui/base.css'
import './dashboard.css'
import { App } from './app.tsx'

const root = document.getElementById('app')
if (root !== null) render(<App />, root)
