/** The shells that can complete our words. */
export type Shell = keyof typeof completionScripts;

// Each script asks `proto-compat complete -- WORD...` what may stand in the place of the last word.
// The answer begins with "files" (the shell knows better), "words", or "open" (more may follow
// without a space); then come the candidates, each with a tab and what it is about. Names of branches
// are a stranger's: no script expands or evaluates them, and each quotes what it puts into the line.

/**
 * Bash breaks words at = and : and replaces only what follows; so the pieces are put together again
 * for the question, and what stands before the last break is cut off the answers. Runs in bash 3.2.
 */
const bash = `_proto_compat() {
  local rest=$COMP_LINE word trimmed current prefix= breaks= kind value about i
  local words=() last=-1
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=\${COMP_WORDS[i]}
    trimmed=\${rest#"\${rest%%[![:space:]]*}"}
    if ((i == 0)) || [[ $trimmed != "$rest" ]]; then
      last=$((last + 1))
      words[last]=$word
    else
      words[last]=\${words[last]}$word
    fi
    rest=\${trimmed#"$word"}
  done
  current=\${words[last]}
  [[ $COMP_WORDBREAKS == *=* ]] && breaks+==
  [[ $COMP_WORDBREAKS == *:* ]] && breaks+=:
  [[ -n $breaks ]] && prefix=\${current%"\${current##*[$breaks]}"}
  COMPREPLY=()
  {
    IFS= read -r kind
    while IFS=$'\\t' read -r value about; do
      value=\${value#"$prefix"}
      [[ $value == *[!A-Za-z0-9_./,:@%+=-]* ]] && printf -v value %q "$value"
      COMPREPLY+=("$value")
    done
  } < <(command proto-compat complete -- "\${words[@]:1}" 2>/dev/null)
  [[ $kind == open ]] && compopt -o nospace 2>/dev/null
  [[ $kind != files ]] && compopt +o default 2>/dev/null
  return 0
}
complete -o default -F _proto_compat proto-compat
`;

const zsh = `#compdef proto-compat
_proto_compat() {
  local -a lines values shown
  local line value
  lines=("\${(@f)$(command proto-compat complete -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ $lines[1] == files ]]; then
    compset -P '*='
    _files
    return
  fi
  for line in "\${(@)lines[2,-1]}"; do
    value=\${line%%$'\\t'*}
    [[ -n $value ]] || continue
    values+=("$value")
    shown+=("$value  -- \${line#*$'\\t'}")
  done
  if [[ $lines[1] == open ]]; then
    compadd -S '' -l -d shown -a values
  else
    compadd -l -d shown -a values
  fi
}
if [[ $funcstack[1] == _proto_compat ]]; then
  _proto_compat "$@"
else
  compdef _proto_compat proto-compat
fi
`;

const fish = `function __proto_compat_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l lines (command proto-compat complete -- $words[2..-1] $current 2>/dev/null)
    if test "$lines[1]" = files
        set -l prefix (string match -r '^--[^=]*=(?:[^=]*=)?' -- $current)
        for path in (__fish_complete_path (string sub -s (math 1 + (string length -- "$prefix")) -- $current))
            printf '%s\\n' "$prefix$path"
        end
    else if set -q lines[2]
        printf '%s\\n' $lines[2..-1]
    end
end
complete -c proto-compat -f -a '(__proto_compat_complete)'
`;

export const completionScripts = { bash, zsh, fish } as const;
