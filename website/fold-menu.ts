const menu = document.querySelector<HTMLDetailsElement>('.guides details')
const narrow = matchMedia('(max-width: 52rem)')

/** Folded on a narrow page, where it would stand before the guide. A wide page has no way to unfold it. */
function fold(): void {
  if (menu) menu.open = !narrow.matches
}

fold()
narrow.addEventListener('change', fold)
const current = menu?.querySelector('[aria-current]')
if (!narrow.matches) current?.scrollIntoView({ block: 'nearest' })
