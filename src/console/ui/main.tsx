import { render } from 'preact'
import './base.css'
import './console.css'
import './transcript.css'
import './composer.css'
import './telephone.css'
import { App } from './app.tsx'

const root = document.getElementById('app')
if (root !== null) render(<App />, root)
