# What zsh offers for a command line: `zsh -f probe.zsh LINE`, in a folder of functions PROBE_FUNCTIONS, prints a match a line, with a tab and
# what is shown beside it. A second zsh in a terminal of its own completes the line; its `compadd` writes down what it is given.
if [[ -n $PROBE_INSIDE ]]; then
  PS1= fpath=($PROBE_FUNCTIONS $fpath)
  setopt extendedglob
  autoload -Uz compinit && compinit -u -D
  compadd() {
    local options="${@[1,(i)(-|--)]}" match named=${@[(i)-d]}
    local -a hits about
    if [[ " $options" != *\ -[^\ ]#[OAD]* ]]; then # those only ask
      (( named < $# )) && about=("${(@P)@[named+1]}")
      builtin compadd -A hits -D about "$@"
      for match in {1..$#hits}; do (( $#hits )) && print -r -- "$IPREFIX$hits[match]"$'\t'"$about[match]" >> $PROBE_OUT; done
    fi
    builtin compadd "$@"
  }
  probe() { _main_complete; print END >> $PROBE_OUT }
  zle -C probe complete-word probe
  bindkey '^I' probe
  print READY >> $PROBE_OUT
  return
fi
zmodload zsh/zpty
export PROBE_OUT=$(mktemp) PROBE_INSIDE=yes
await() {
  repeat 1000; do grep -qx $1 $PROBE_OUT && return; zpty -r -t inside said; sleep 0.01; done
  print -u2 "no $1: $said"; exit 1
}
zpty -b inside 'zsh -f -i'
zpty -w inside "stty cols 200 rows 200; source ${(q)0:A}"
await READY
zpty -w -n inside "$1"$'\t'
await END
grep -vx -e READY -e END $PROBE_OUT
rm -f $PROBE_OUT
exit 0
