import { defineComponent, h, onMounted, ref } from 'vue'
import type { Snippets } from './panel.ts'

/** The extension that marks runnable operations in the site's specs. */
const extension = 'x-try-it'

/** A plugin for the renderer: adds a panel between an operation's code sample and the examples of its responses. */
export function tryIt(panelOf: (snippets: Snippets) => HTMLElement) {
  const component = defineComponent({
    props: ['xTryIt'],
    setup(props) {
      const anchor = ref<HTMLElement>()
      onMounted(() => {
        const column = anchor.value
          ?.closest('section')
          ?.querySelectorAll('.section-column')[1]?.firstElementChild
        const panel = panelOf(props.xTryIt as Snippets)
        // Before the examples of responses, which come last.
        if (column) column.insertBefore(panel, column.lastElementChild)
        else anchor.value?.append(panel)
      })
      return () => h('div', { ref: anchor })
    },
  })
  return () => ({ name: 'try-it', extensions: [{ name: extension, component }] })
}
