/**
 * What a shell runs at start. Each asks `sdk complete` with the line up to the cursor and is given one suggestion a
 * line, a tab and a description behind it; one that ends in `=` or `/` goes on without a blank.
 */
export const scripts: Readonly<Record<string, string>> = {
  // bash takes `=`, `:` and `@` for ends of words: it is given what follows the last of them alone.
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
