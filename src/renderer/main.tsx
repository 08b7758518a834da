import './styles/index.css';
import { BlueprintProvider } from '@blueprintjs/core';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { connect } from './state/connect.ts';
import { returnFocus } from './state/focus-return.ts';
import { reportEnabled } from './state/perform.ts';
import { saveDrafts } from './state/recipe-draft.ts';
import { listenToKeys } from './state/shortcuts.ts';
import { followTheme } from './state/theme.ts';

followTheme();
returnFocus();
listenToKeys();
window.addEventListener('pagehide', saveDrafts);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <BlueprintProvider>
      <App />
    </BlueprintProvider>
  </StrictMode>,
);

void connect().then(reportEnabled);
