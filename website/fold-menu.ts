const menu = document.querySelector<HTMLDetailsElement>('.guides details')
const narrow = matchMedia('(max-width: 52rem)')

/** Folds the menu on narrow pages, where it comes before the guide. Wide pages have no control to unfold it. */
function fold(): void {
  if (menu) menu.open = !narrow.matches
}

fold()
narrow.addEventListener('change', fold)
const current = menu?.querySelector('[aria-current]')
if (!narrow.matches) current?.scrollIntoView({ block: 'nearest' })
