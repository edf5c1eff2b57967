"""`python -m linter` is the same as the `copydesk` command."""

from linter.cli import entry

if __name__ == "__main__":
    entry()
