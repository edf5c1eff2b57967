"""What `copydesk rule` says of a rule that a grammar checker holds."""

from __future__ import annotations

from urllib.parse import quote

_ELSEWHERE = "https://community.languagetool.org/rule/show/"
_HARPER = "harper."


def page(name: str) -> list[tuple[str, str]]:
    """Titles and texts, for a name such as `grammar.EN_A_VS_AN`."""
    rule = name.split(".", 1)[1]
    if rule == "*":
        says = "LanguageTool's rules are grammar.<ITS_NAME>, Harper's are grammar.harper.<ItsName>. Each finding says which one made it."
        return [("What it is", says), *_common("grammar")]
    if rule.startswith(_HARPER):
        own = rule.removeprefix(_HARPER)
        return [("What it is", f"A rule of Harper's, '{own}'{_description(own)}."), *_common(name)]
    link = f"{_ELSEWHERE}{quote(rule)}?lang=en"
    return [("What it is", f"A rule of LanguageTool's, '{rule}'; copydesk passes on what the server says."), *_common(name), ("More", link)]


def _common(name: str) -> list[tuple[str, str]]:
    return [
        (
            "Level",
            f"That of its category, or what the configuration says: 'levels: {{{name}: suggestion}}' or 'grammar: {{categories: ...}}'.",
        ),
        ("Silent about", "Quotations, code, addresses and whatever stands beside them."),
        ("When it is wrong", f"'ignore: [{name}]' in .copydesk.yml, or <!-- copydesk: ignore-next-line {name} --> in the article."),
    ]


def _description(rule: str) -> str:
    """What Harper itself says of a rule, where Harper is installed and has it."""
    from importlib.util import find_spec

    if find_spec("harper") is None:
        return ""
    import harper

    found = {name.lower(): text for name, text in harper.Linter().get_lint_descriptions().items()}.get(rule.lower(), "")
    return f": {' '.join(found.split()).rstrip('.')}" if found else ""
