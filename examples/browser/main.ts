import { setupWorker } from 'msw/browser'
import { isSdkError } from 'sdk'
import { createClient } from 'sdk/sandbox'
import { createMock, type FaultName } from 'sdk/sandbox/mocks'

const mock = createMock({ seed: { sandboxes: [{ sandbox_name: 'dev' }, { sandbox_name: 'staging' }] } })
await setupWorker(...mock.handlers).start({ quiet: true, onUnhandledRequest: 'bypass' })

const client = createClient({ token: 'any', timeoutMs: 1000, retry: { retries: 1, baseDelayMs: 50 } })
const [form, list, alert, fault] = ['form', 'ul', '[role=alert]', '[name=fault]'].map((each) =>
  document.querySelector(each),
) as [HTMLFormElement, HTMLElement, HTMLElement, HTMLSelectElement]

/** Runs an action, shows its error, if any, and then the current rows. */
async function act(work: () => Promise<unknown>): Promise<void> {
  alert.textContent = ''
  try {
    await work()
    const { data } = await client.listSandboxes()
    list.replaceChildren(...data.map(({ sandbox_name = '', id = '' }) => row(sandbox_name, id)))
  } catch (error) {
    if (!isSdkError(error)) throw error
    alert.textContent = error.message
  }
}

function row(name: string, id: string): HTMLElement {
  const item = document.createElement('li')
  const button = document.createElement('button')
  button.textContent = 'Delete'
  button.onclick = () => act(() => client.deleteSandbox({ name }))
  item.append(
    Object.assign(document.createElement('strong'), { textContent: name }),
    Object.assign(document.createElement('code'), { textContent: id }),
    button,
  )
  return item
}

form.onsubmit = (event) => {
  event.preventDefault()
  const name = `${new FormData(form).get('name')}`
  form.reset()
  void act(() => client.createSandbox(null, { name }))
}

let repair = () => {}
fault.onchange = () => {
  repair()
  const { value } = fault
  repair = value ? mock.fail('*', value === '503' ? 503 : (value as FaultName)) : () => {}
}

await act(async () => {})
