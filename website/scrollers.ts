/** Code and tables can be focused with Tab only while they scroll. */
const observer = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0')
    else target.removeAttribute('tabindex')
  }
})
for (const scroller of document.querySelectorAll('.page :is(pre, .table)')) observer.observe(scroller)
