"""The configuration that `copydesk init` starts a repository with: only what differs from the defaults, and why."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from linter.report import one_line
from linter.survey import Survey

SCHEMA = ".copydesk.schema.json"
_MANY = 20  # findings in a sample from which a baseline is the better start
_MOST = 0.8  # share of the articles that lack something, from which that is the custom of the house
_FEW = 5  # articles from which a share says something

_HEAD = """\
# Configuration of copydesk, begun by `copydesk init`. Everything that is not said here is as docs/configuration.md has it.
# `copydesk config --show FILE` says what holds for a file and why; `copydesk rules` lists the rules.
"""


def text(seen: Survey, schema: bool = False, styles: str = "") -> str:
    """The file; with `schema` it names the schema beside it, and `styles` is why a Vale configuration cannot be used, "" where it can."""
    head = f"# yaml-language-server: $schema={SCHEMA}\n" if schema else ""
    parts = [*_exclude(seen), *_lang(seen), *_parameters(seen), *_styles(seen, styles), *_overrides(seen)]
    return "\n".join([head + _HEAD, *(parts or ["# Nothing that was seen here asks for more than the defaults.\n"]), _MORE])


def _exclude(seen: Survey) -> Iterator[str]:
    named = {name: found for name, found in seen.unwanted.items() if _writable(name)}
    if named:
        lines = [f"  - {_quoted(_pattern(name, why))}  # {_count(n)}: {why}" for name, (n, why) in sorted(named.items())]
        yield "# Found by searching, but not articles of yours.\nexclude:\n" + "\n".join(lines) + "\n"


def _pattern(name: str, why: str) -> str:
    return f"/{_glob(name)}" if why == "for developers" else f"/{_glob(name)}/"


def _lang(seen: Survey) -> Iterator[str]:
    """A language for copy that does not name its own, where nearly all of it reads as one other than English."""
    top = max(seen.languages, key=lambda lang: seen.languages[lang], default="en")
    share = seen.languages.get(top, 0) / max(1, seen.sampled)
    if top != "en" and share >= _MOST and seen.undeclared and seen.sampled >= _FEW:
        said = f"{seen.languages[top]} of {seen.sampled} sampled articles read as this language; short ones cannot tell."
        yield f"# {said}\nlang: {top}\n"


def _parameters(seen: Survey) -> Iterator[str]:
    rules = (("provenance.author-missing", "author", seen.author_keys), ("provenance.date-missing", "date", seen.date_keys))
    said = [
        f"  {rule}:\n    aliases: [{', '.join(map(_quoted, keys))}]  # front matter keys here that look like the {what}"
        for rule, what, keys in rules
        if keys
    ]
    if said:
        yield "# Names of your own for what the rules look for.\nparameters:\n" + "\n".join(said) + "\n"


def _styles(seen: Survey, problem: str) -> Iterator[str]:
    if seen.vale and problem:
        why = f"# There is a configuration of Vale, but its rules cannot be read yet: {' '.join(problem.split())}"
        yield f"{why}\n# styles: [{_quoted(seen.vale)}]\n"
    elif seen.vale:
        why = "# The rules that Vale runs here, run with the others. `copydesk import` would copy them instead."
        yield f"{why}\nstyles: [{_quoted(seen.vale)}]\n"


def _overrides(seen: Survey) -> Iterator[str]:
    said = [lines for folder in sorted(filter(_writable, seen.missing)) for lines in _customs(seen, folder)]
    if said:
        yield "# What nearly no article in a folder has is the custom there, not a mistake.\noverrides:\n" + "".join(said)


def _customs(seen: Survey, folder: str) -> Iterator[str]:
    total = seen.sample_of.get(folder, 0)
    rules = sorted(rule for rule, n in seen.missing[folder].items() if total >= _FEW and n >= _MOST * total)
    known = [rule for rule in rules if not _has_alias(seen, rule)]
    if known:
        lines = "".join(f"      - {rule}  # {seen.missing[folder][rule]} of {total} sampled\n" for rule in known)
        yield f"  - paths: [{_quoted(f'/{_glob(folder)}/**' if folder else '/*')}]\n    ignore:\n{lines}"


def _has_alias(seen: Survey, rule: str) -> bool:
    """Whether the aliases above already answer a rule."""
    return bool({"provenance.author-missing": seen.author_keys, "provenance.date-missing": seen.date_keys}.get(rule))


def _quoted(text: str) -> str:
    """A text as YAML takes it, in quotes where it might be read as something else."""
    plain = text[:1].isalpha() and all(c.isascii() and (c.isalnum() or c in "-_./") for c in text)
    return text if plain else json.dumps(text)


def _glob(name: str) -> str:
    """A name as a pattern that matches nothing else."""
    return re.sub(r"[\\*?\[\]]", r"\\\g<0>", name)


def _writable(name: str) -> bool:
    """Whether a name can stand in a UTF-8 file."""
    return not any("\ud800" <= c <= "\udfff" for c in name)


def _count(number: int, what: str = "file") -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


_MORE = """\
# More keys: profile, select, ignore, levels, accept, fail-level, max-score, baseline, include, rules, grammar, extends.
"""


def told(seen: Survey, paths: Sequence[str], wrote: bool) -> Iterator[str]:
    """What was found and what to do next; `paths` are the files that are written."""
    total = sum(seen.articles.values())
    places = sorted(seen.articles.items(), key=lambda item: -item[1])[:4]
    where = ", ".join(f"{one_line(folder) or 'at the top'} {n}" for folder, n in places)
    more = "" if seen.whole else " (the first that were found; there are more)"
    yield f"Found: {seen.generator or 'no site generator'}; {_count(total, 'article')}{f' ({where})' if where else ''}{more}."
    counts = f"{_count(seen.errors, 'error')}, {_count(seen.warnings, 'warning')}"
    yield f"Sampled {_count(seen.sampled, 'article')}: {_matter(seen)}; {_languages(seen)}; {counts}."
    others = [*([f"Vale ({seen.vale})"] if seen.vale else []), *seen.others]
    if others:
        yield f"Also configured here: {', '.join(others)}{'' if seen.vale else '; nothing is taken over from them'}."
    yield f"{'Wrote' if wrote else 'Would write'} {' and '.join(map(one_line, paths))}. Next: `copydesk check`{_baseline(seen)}."
    yield _hook(seen)


def _matter(seen: Survey) -> str:
    keys = sorted(seen.keys, key=lambda key: (-seen.keys[key], key))[:6]
    return f"front matter in {seen.matter} ({one_line(', '.join(keys))})" if keys else "no front matter"


def _languages(seen: Survey) -> str:
    return ", ".join(f"{lang} {n}" for lang, n in sorted(seen.languages.items(), key=lambda item: -item[1])[:4]) or "no language"


def _baseline(seen: Survey) -> str:
    if seen.errors + seen.warnings < _MANY:
        return ""
    return "; with so many findings, `copydesk baseline` writes them down so that only new ones stop anybody"


def _hook(seen: Survey) -> str:
    if not seen.pre_commit:
        return "To check every commit: `pip install pre-commit`, and the hook `copydesk` as the README shows it."
    return f"To check every commit, add to {seen.pre_commit} (the address and version are those you installed from):\n" + _HOOK


_HOOK = """\
  - repo: <address of copydesk's repository>
    rev: v0.1.0
    hooks:
      - id: copydesk"""
