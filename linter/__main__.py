"""`python -m linter` is the same as the `copydesk` command."""

from linter.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
