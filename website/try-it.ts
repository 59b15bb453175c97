import { defineComponent, h, onMounted, ref } from 'vue'
import type { Snippets } from './panel.ts'

/** Name of the extension that a spec of the site has for each operation that can be run. */
const extension = 'x-try-it'

/** A plugin of the renderer: puts a panel between the sample of an operation and the examples of its answers. */
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
        // Before the examples of answers, the last in it.
        if (column) column.insertBefore(panel, column.lastElementChild)
        else anchor.value?.append(panel)
      })
      return () => h('div', { ref: anchor })
    },
  })
  return () => ({ name: 'try-it', extensions: [{ name: extension, component }] })
}
