import { element } from './element.ts'
import { faults } from './faults.ts'
import { showOutcome } from './outcome.ts'
import type { Session } from './session.ts'

/** The calls that a panel starts with, from the site's spec. */
export interface Snippets {
  readonly operation: string
  readonly snippets: readonly { readonly title: string; readonly code: string }[]
}

/** Event for all panels: a run or a reset may have changed the mock's rows. */
const changed = 'rows-changed'

/** The panel of an operation: its call, which can be edited and run, and the outcome. */
export function createPanel({ operation, snippets }: Snippets, session: Session): HTMLElement {
  const rows = Math.max(...snippets.map(({ code }) => code.split('\n').length))
  const editor = element('textarea', {
    spellcheck: false,
    rows: Math.min(rows + 1, 16),
    value: snippets[0]?.code ?? '',
    ariaLabel: `Call of ${operation}`,
  })
  const run = element('button', { type: 'button', className: 'run', textContent: 'Run' })
  const reset = element('button', { type: 'button', textContent: 'Reset', title: 'Restore the initial data' })
  const fault = select(
    'Server',
    faults.map(({ title }) => title),
  )
  const times = select('How often', ['once', 'always'])
  const strict = element('input', { type: 'checkbox' })
  const output = element('div', { className: 'output', ariaLive: 'polite' })
  const state = element('pre', {})
  const store = element('details', {}, element('summary', { textContent: 'Mock data' }), state)
  const showRows = () => {
    if (store.open) state.textContent = JSON.stringify(session.rows(), null, 2)
  }

  const perform = async () => {
    run.disabled = true
    const outcome = await session.run(editor.value, {
      fault: faults[fault.selectedIndex]?.fault,
      times: times.selectedIndex ? Number.POSITIVE_INFINITY : 1,
      strict: strict.checked,
    })
    run.disabled = false
    output.replaceChildren(...showOutcome(outcome))
    document.dispatchEvent(new Event(changed))
  }
  run.onclick = () => void perform()
  editor.onkeydown = (event) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void perform()
    event.stopPropagation()
  }
  reset.onclick = () => {
    session.reset()
    output.replaceChildren()
    document.dispatchEvent(new Event(changed))
  }
  store.ontoggle = showRows
  document.addEventListener(changed, showRows)

  const tabs = snippets.map(({ title, code }) => {
    const tab = element('button', { type: 'button', textContent: title })
    tab.onclick = () => {
      editor.value = code
      for (const each of tabs) each.ariaPressed = String(each === tab)
    }
    return tab
  })
  if (tabs[0]) tabs[0].ariaPressed = 'true'
  const panel = element(
    'div',
    { className: 'try-it', role: 'group', ariaLabel: `Try ${operation}` },
    element(
      'header',
      {},
      element('strong', { textContent: 'Try it' }),
      element('span', { textContent: 'runs the SDK against a mock in this page' }),
    ),
    ...(tabs.length > 1 ? [element('nav', {}, ...tabs)] : []),
    editor,
    element(
      'div',
      { className: 'controls' },
      run,
      fault,
      times,
      element('label', { title: 'Check requests and responses against the schemas' }, strict, ' strict'),
      reset,
    ),
    output,
    store,
  )
  panel.dataset.operation = operation
  return panel
}

function select(label: string, titles: readonly string[]): HTMLSelectElement {
  return element(
    'select',
    { ariaLabel: label },
    ...titles.map((title) => element('option', { textContent: title })),
  )
}
