#!/usr/bin/env bash
# The hook as a newsroom runs it: tests/hook.sh COPYDESK_REPOSITORY PRE_COMMIT SCRATCH
set -euo pipefail
repository=$(cd "$1" && pwd) pre_commit=$(cd "$(dirname "$2")" && pwd)/$(basename "$2") scratch=$3
articles=$repository/tests/articles
fail() { printf 'hook: %s\n' "$*" >&2; exit 1; }

newsroom() { # a repository that holds the named articles
  rm -rf "$scratch" && mkdir -p "$scratch" && cd "$scratch"
  git init --quiet . && git config user.email desk@newsroom.example && git config user.name Desk
  for name in "$@"; do cp "$articles/$name" .; done
  printf 'MIT\n' > LICENSE
  git add . && git commit --quiet --message "Copy"
}

newsroom lighthouse-keeper.md market-interview.txt cable-car.html
"$pre_commit" try-repo "$repository" copydesk --all-files --verbose > ../hook.out 2>&1 || { cat ../hook.out; fail "the hook stopped clean copy"; }

newsroom harbour-wall.txt kettle-guide.md lighthouse-keeper.md
if "$pre_commit" try-repo "$repository" copydesk --all-files --verbose > ../hook.out 2>&1; then cat ../hook.out; fail "the hook let damaged copy pass"; fi
grep -q 'harbour-wall.txt:19:' ../hook.out || { cat ../hook.out; fail "the hook did not name the damaged line"; }
printf 'hook: all well\n'
