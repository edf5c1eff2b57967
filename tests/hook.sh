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

# Only what a commit changes: an old fault on an untouched line lets it pass, a new one does not
newsroom harbour-wall.txt lighthouse-keeper.md
"$pre_commit" try-repo "$repository" copydesk-staged --verbose > ../hook.out 2>&1 || { cat ../hook.out; fail "the hook stopped where nothing is staged"; }
cat > .pre-commit-config.yaml <<END
repos:
  - repo: $repository
    rev: $(git -C "$repository" rev-parse HEAD)
    hooks: [{id: copydesk-staged}]
END
git add .pre-commit-config.yaml && git commit --quiet --message "Hooks" && "$pre_commit" install > ../hook.out
sed -i '1s/^/A line of its own, which nobody has any reason to mend.\n\n/' harbour-wall.txt && git add harbour-wall.txt
git commit --quiet --message "An addition" > ../hook.out 2>&1 || { cat ../hook.out; fail "an old fault on a line that did not change stopped a commit"; }
printf '\nThe ferry sails at noon . . It is back by six.\n' >> lighthouse-keeper.md && git add lighthouse-keeper.md
printf '\nThis is not staged . . And it is wrong.\n' >> harbour-wall.txt
if git commit --quiet --message "A fault" > ../hook.out 2>&1; then cat ../hook.out; fail "a new fault did not stop the commit"; fi
grep -q 'lighthouse-keeper.md:' ../hook.out || { cat ../hook.out; fail "the hook did not name the new fault"; }
if grep -q 'harbour-wall.txt:' ../hook.out; then cat ../hook.out; fail "the hook spoke of what is not staged"; fi

# The whole tree in one process, whichever file a commit touches
newsroom harbour-wall.txt lighthouse-keeper.md
printf '\nA line more for the keeper of the light.\n' >> lighthouse-keeper.md && git add .
if "$pre_commit" try-repo "$repository" copydesk-docs --verbose > ../hook.out 2>&1; then cat ../hook.out; fail "the hook for the whole tree let damaged copy pass"; fi
grep -q 'harbour-wall.txt:19:' ../hook.out || { cat ../hook.out; fail "the hook for the whole tree did not name the damaged line"; }
printf 'hook: all well\n'
