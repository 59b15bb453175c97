/**
 * What each shell runs at startup. The scripts pass the line up to the cursor to `sdk complete`, which prints one
 * suggestion per line, then a tab and its description. No space follows a suggestion that ends in `=` or `/`.
 */
export const scripts: Readonly<Record<string, string>> = {
  // bash also splits words at `=`, `:` and `@`, so it gets only what follows the last of them.
  bash: `_sdk_completion() {
  local line=\${COMP_LINE:0:COMP_POINT} word head reply
  word=\${line##*[[:space:]]}
  head=\${word%"\${word##*[$COMP_WORDBREAKS]}"}
  COMPREPLY=()
  while IFS=$'\\t' read -r reply _; do
    COMPREPLY+=("\${reply#"$head"}")
  done < <("\${COMP_WORDS[0]}" complete -- "$line" 2>/dev/null)
  [[ \${COMPREPLY[0]} == *[=/] ]] && compopt -o nospace 2>/dev/null
}
complete -F _sdk_completion sdk`,

  zsh: `#compdef sdk
_sdk() {
  local value description
  local -a open closed
  while IFS=$'\\t' read -r value description; do
    if [[ $value == *[=/] ]]; then
      open+=("\${value//:/\\\\:}:$description")
    else
      closed+=("\${value//:/\\\\:}:$description")
    fi
  done < <("$words[1]" complete -- "\${(j: :)words[1,CURRENT]}" 2>/dev/null)
  _describe sdk closed -- open -S ''
}
if [ "$funcstack[1]" = _sdk ]; then _sdk "$@"; else compdef _sdk sdk; fi`,

  fish: "complete -c sdk -f -a '(sdk complete -- (commandline -cp | string collect) 2>/dev/null)'",
}
