import { element } from './element.ts'

for (const block of document.querySelectorAll<HTMLPreElement>('.page pre')) {
  const button = element('button', { type: 'button', className: 'copy', textContent: 'Copy' })
  button.onclick = async () => {
    const copied = await navigator.clipboard.writeText(`${block.textContent}`).then(
      () => true,
      () => false,
    )
    button.textContent = copied ? 'Copied' : 'Not copied'
    setTimeout(() => {
      button.textContent = 'Copy'
    }, 2000)
  }
  const frame = element('div', { className: 'block' })
  block.replaceWith(frame)
  frame.append(block, button)
}
